//! Numbers with their units, lengths of time, and the values of examples and assumptions.

use super::operand::{arithmetic, unit};
use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::numbers::{self, Digits};
use crate::tree::{Expression, ExpressionKind, Operator, Unit};
use hjemmel_diagnostic::{Message, TypeWord};
use hjemmel_grammar::Rule;
use hjemmel_value::{Decimal, Duration, Money};

impl Builder<'_> {
    /// `160.33`, `2020-01-31`, `6 months`, `37 hours`, `75 percent`, `1000 DKK`
    pub(super) fn amount(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let number = need(&mut parts, Rule::number)?;
        let Some(unit_node) = parts.advance() else {
            let kind = match numbers::judge(number.as_str()) {
                Ok(Digits::Number(number)) => ExpressionKind::Number(number),
                Ok(Digits::Date(date)) => ExpressionKind::Date(date),
                Err(refused) => return self.refuse(*refused, &number),
            };
            return Ok(self.expression(&whole, kind));
        };
        let kind = match unit_node.as_rule() {
            Rule::unit_of_time | Rule::unit_working_days | Rule::unit_calendar_months => {
                let count = self.whole_number(&number)?;
                ExpressionKind::Duration(duration(count, &unit_node)?)
            }
            Rule::unit_hours => ExpressionKind::Hours(self.number(&number)?),
            Rule::unit_percent => ExpressionKind::Percent(self.number(&number)?),
            Rule::unit_kroner => ExpressionKind::Money(Money::dkk(self.number(&number)?)),
            _ => return Err(Complained),
        };
        Ok(self.expression(&whole, kind))
    }

    /// `1 year + 2 weeks`, or the name of a length of time.
    pub(super) fn length(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let first = only(node)?;
        if first.as_rule() == Rule::path {
            let path = self.path(first)?;
            return Ok(self.expression(&whole, ExpressionKind::Path(path)));
        }
        self.added_up(whole.into_inner(), Rule::counted)
    }

    /// `every 3 months`, `hver 3. måned`, `every week`
    pub(super) fn every_length(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let first = next(&mut parts)?;
        let (count, unit_node) = match first.as_rule() {
            Rule::length => return self.length(first),
            Rule::ordinal => (self.ordinal(&first)?, next(&mut parts)?),
            _ => (1, first),
        };
        Ok(self.expression(&whole, ExpressionKind::Duration(duration(count, &unit_node)?)))
    }

    /// `8.`
    pub(super) fn ordinal(&mut self, node: &Node<'_>) -> Built<u32> {
        let digits = node.as_str().trim_end_matches('.');
        let Ok(count) = digits.parse() else {
            return self.complain(Message::NumberTooLong, &Self::range(node));
        };
        Ok(count)
    }

    /// `week 8`, `8. uge`: the first is week 1.
    pub(super) fn which_week(&mut self, node: Node<'_>) -> Built<u32> {
        let first = next(&mut Cursor::of(node))?;
        let week = if first.as_rule() == Rule::ordinal { self.ordinal(&first)? } else { self.whole_number(&first)? };
        if week == 0 {
            return self.complain(Message::NoWeekZero, &Self::range(&first));
        }
        Ok(week)
    }

    /// `the last month`, `the last 6 months`
    pub(super) fn last(&mut self, node: Node<'_>) -> Built<Expression> {
        if node.as_rule() == Rule::length {
            return self.length(node);
        }
        Ok(self.expression(&node, ExpressionKind::Duration(duration(1, &node)?)))
    }

    /// A value in an example, or one that is assumed.
    pub(super) fn value(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let first = only(node)?;
        let kind = match first.as_rule() {
            Rule::amount => return self.added_up(whole.into_inner(), Rule::amount),
            Rule::label => ExpressionKind::Text(self.label(&first)),
            Rule::yes => ExpressionKind::YesNo(true),
            Rule::no => ExpressionKind::YesNo(false),
            Rule::path => ExpressionKind::Path(self.path(first)?),
            _ => return Err(Complained),
        };
        Ok(self.expression(&whole, kind))
    }

    /// A first part of this rule and counted ones after it.
    fn added_up(&mut self, parts: pest::iterators::Pairs<'_, Rule>, first: Rule) -> Built<Expression> {
        let mut sum: Option<Expression> = None;
        for part in parts.filter(|part| part.as_rule() == first || part.as_rule() == Rule::counted) {
            let one = self.amount(part)?;
            sum = Some(match sum {
                Some(left) => arithmetic(left, Operator::Plus, one),
                None => one,
            });
        }
        sum.ok_or(Complained)
    }

    /// A number that counts something: whole, and not below nought.
    pub(super) fn whole_number(&mut self, node: &Node<'_>) -> Built<u32> {
        let number = self.number(node)?;
        let count = number.to_i64().filter(|_| number.is_whole()).and_then(|count| u32::try_from(count).ok());
        match count {
            Some(count) => Ok(count),
            None if number.is_whole() && number > Decimal::ZERO => {
                self.complain(Message::NumberTooLong, &Self::range(node))
            }
            None => {
                let message =
                    Message::TypeMismatch { expected: TypeWord::WholeNumber, found: TypeWord::Number, hint: None };
                self.complain(message, &Self::range(node))
            }
        }
    }
}

fn duration(count: u32, node: &Node<'_>) -> Built<Duration> {
    match node.as_rule() {
        Rule::unit_working_days => return Ok(Duration::working_days(count)),
        Rule::unit_calendar_months => return Ok(Duration::calendar_months(count)),
        _ => {}
    }
    Ok(match unit(node)? {
        Unit::Years => Duration::years(count),
        Unit::Months => Duration::months(count),
        Unit::Weeks => Duration::weeks(count),
        Unit::Days => Duration::days(count),
    })
}
