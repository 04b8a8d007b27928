//! What is compared: sums, products, rounding, and the operands themselves.

use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::keywords::one_word_form;
use crate::tree::{Expression, ExpressionKind, Extreme, Operator, StatusName, Unit};
use hjemmel_diagnostic::{At, Message};
use hjemmel_grammar::Rule;
use hjemmel_value::{Boundary, Duration, Rounding};

/// How many operators one sum may have. Sums are trees that lean to the left, as deep as they are long, and whoever walks
/// them does so by calling itself.
const MOST_TERMS: usize = 200;

impl Builder<'_> {
    pub(super) fn sum(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let mut operands = vec![self.primary(need(&mut parts, Rule::primary)?)?];
        let mut operators = Vec::new();
        while let Some(part) = parts.advance() {
            let operator = match part.as_rule() {
                Rule::plus => Operator::Plus,
                Rule::minus => Operator::Minus,
                Rule::times => Operator::Times,
                Rule::divided => Operator::Divided,
                Rule::rounded => {
                    let value = self.combined(operands, &operators)?;
                    let (rounding, to) = self.rounding(part)?;
                    return Ok(self.expression(&whole, ExpressionKind::Rounded { value, rounding, to }));
                }
                _ => return Err(Complained),
            };
            self.wants_blanks(&part)?;
            if operators.len() >= MOST_TERMS {
                return self.complain(Message::TooManyTerms { limit: MOST_TERMS }, &Self::range(&part));
            }
            operators.push(operator);
            operands.push(self.primary(need(&mut parts, Rule::primary)?)?);
        }
        self.combined(operands, &operators)
    }

    /// A minus stands between blanks: without them it is the sign of a number, or a hyphen in what was meant as a name.
    fn wants_blanks(&mut self, operator: &Node<'_>) -> Built<()> {
        let range = Self::range(operator);
        let blank = |text: Option<&str>, at_end: bool| {
            let edge = text.and_then(|text| if at_end { text.chars().next_back() } else { text.chars().next() });
            edge.is_none_or(char::is_whitespace)
        };
        let before = blank(self.line.text.get(..range.start), true);
        let after = blank(self.line.text.get(range.end..), false);
        if before && after || operator.as_rule() != Rule::minus {
            return Ok(());
        }
        self.complain(Message::MinusNeedsBlanks, &range)
    }

    /// `*` and `/` first, then `+` and `-`, each from the left.
    fn combined(&self, operands: Vec<Expression>, operators: &[Operator]) -> Built<Expression> {
        let mut rest = operands.into_iter();
        let mut products = vec![rest.next().ok_or(Complained)?];
        let mut sums = Vec::new();
        for (operator, operand) in operators.iter().zip(rest) {
            if matches!(operator, Operator::Times | Operator::Divided) {
                let left = products.pop().ok_or(Complained)?;
                products.push(arithmetic(left, *operator, operand));
            } else {
                sums.push(*operator);
                products.push(operand);
            }
        }
        let mut products = products.into_iter();
        let first = products.next().ok_or(Complained)?;
        Ok(sums.into_iter().zip(products).fold(first, |left, (operator, right)| arithmetic(left, operator, right)))
    }

    fn rounding(&mut self, node: Node<'_>) -> Built<(Rounding, Option<hjemmel_value::Decimal>)> {
        let mut parts = Cursor::of(node);
        next(&mut parts)?;
        let rounding = match parts.peek() {
            Some(Rule::word_down) => Rounding::Down,
            Some(Rule::word_up) => Rounding::Up,
            _ => Rounding::Nearest,
        };
        let to = match parts.find(Rule::number) {
            Some(number) => Some(self.number(&number)?),
            None => None,
        };
        Ok((rounding, to))
    }

    fn primary(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let inside = only(node)?;
        let kind = match inside.as_rule() {
            Rule::bracket => return self.bracket(inside),
            Rule::amount => return self.amount(inside),
            Rule::label => ExpressionKind::Text(self.label(&inside)),
            Rule::today => ExpressionKind::Today,
            Rule::yes => ExpressionKind::YesNo(true),
            Rule::no => ExpressionKind::YesNo(false),
            Rule::path => {
                self.refuse_joined(&inside)?;
                ExpressionKind::Path(self.path(inside)?)
            }
            Rule::whole_units => {
                let mut parts = Cursor::of(inside);
                let unit = unit(&need(&mut parts, Rule::unit_of_time)?)?;
                let (from, to) = (need(&mut parts, Rule::sum)?, need(&mut parts, Rule::sum)?);
                let from = self.deeper(&whole, |builder| builder.sum(from))?;
                let to = self.deeper(&whole, |builder| builder.sum(to))?;
                ExpressionKind::WholeUnits { unit, from, to }
            }
            Rule::extreme => {
                let mut parts = Cursor::of(inside);
                let extreme = match next(&mut parts)?.as_rule() {
                    Rule::word_larger_of => Extreme::Larger,
                    Rule::word_smaller_of => Extreme::Smaller,
                    Rule::word_earliest_of => Extreme::Earliest,
                    _ => Extreme::Latest,
                };
                let sums = parts.all(Rule::sum);
                let of = self.deeper(&whole, |builder| sums.map(|sum| builder.sum(sum)).collect())?;
                ExpressionKind::Extreme { extreme, of }
            }
            Rule::start_of => {
                let name = need(&mut Cursor::of(inside), Rule::name)?;
                ExpressionKind::StartOf(self.name(&name))
            }
            Rule::end_of => {
                let name = need(&mut Cursor::of(inside), Rule::name)?;
                ExpressionKind::EndOf(self.name(&name))
            }
            Rule::field_of => {
                let mut names = Cursor::of(inside).all(Rule::name);
                let (field, of) = (names.next().ok_or(Complained)?, names.next().ok_or(Complained)?);
                ExpressionKind::FieldOf { field: self.name(&field), of: self.name(&of) }
            }
            Rule::on_day => {
                let mut parts = Cursor::of(inside);
                let fact = self.path(need(&mut parts, Rule::path)?)?;
                let on = need(&mut parts, Rule::primary)?;
                let on = self.deeper(&whole, |builder| builder.primary(on))?;
                ExpressionKind::OnDay { fact, on }
            }
            Rule::covered => self.deeper(&whole, |builder| builder.covered(inside))?,
            Rule::accumulated => self.deeper(&whole, |builder| builder.accumulated(inside))?,
            Rule::during => self.deeper(&whole, |builder| builder.during(inside))?,
            Rule::first_day => self.deeper(&whole, |builder| builder.first_day(inside))?,
            Rule::day_on_which => self.deeper(&whole, |builder| builder.day_on_which(inside))?,
            Rule::aggregate | Rule::sum_of => self.deeper(&whole, |builder| builder.aggregate(inside))?,
            Rule::status_of => {
                let mut parts = Cursor::of(inside);
                let requirement = self.path(need(&mut parts, Rule::path)?)?;
                let negated = next(&mut parts)?.as_rule() == Rule::word_is_not;
                ExpressionKind::StatusOf { requirement, negated, status: status(need(&mut parts, Rule::status)?)? }
            }
            Rule::boundary => {
                let mut parts = Cursor::of(inside);
                let boundary = match next(&mut parts)?.as_rule() {
                    Rule::word_end_of_month => Boundary::EndOfMonth,
                    Rule::word_start_of_next_month => Boundary::StartOfNextMonth,
                    _ => Boundary::EndOfWeek(self.which_week(need(&mut parts, Rule::which_week)?)?),
                };
                let of = need(&mut parts, Rule::sum)?;
                ExpressionKind::Boundary { boundary, of: self.deeper(&whole, |builder| builder.sum(of))? }
            }
            Rule::breach_of => {
                let mut parts = Cursor::of(inside);
                ExpressionKind::BreachOf(self.path(need(&mut parts, Rule::path)?)?)
            }
            _ => return Err(Complained),
        };
        Ok(self.expression(&whole, kind))
    }

    /// What stands in a bracket.
    pub(super) fn bracket(&mut self, node: Node<'_>) -> Built<Expression> {
        let condition = need(&mut Cursor::of(node.clone()), Rule::condition)?;
        self.deeper(&node, |builder| builder.condition(condition))
    }

    /// `idag` and `i_dag` are names to the grammar, and never meant so.
    fn refuse_joined(&mut self, node: &Node<'_>) -> Built<()> {
        let word = node.as_str();
        if !one_word_form(word, "i dag") {
            return Ok(());
        }
        let right = "i dag".to_owned();
        let message = Message::KeywordInOneWord { word: word.to_owned(), right: right.clone() };
        self.complain_with_fix(message, &Self::range(node), right)
    }
}

/// A sum of two, or one length of time from two: `1 year + 2 weeks`, written from the larger unit to the smaller.
pub(super) fn arithmetic(left: Expression, operator: Operator, right: Expression) -> Expression {
    let at = At(left.at.0.cover(right.at.0));
    if operator == Operator::Plus
        && let (ExpressionKind::Duration(first), ExpressionKind::Duration(second)) = (&*left.kind, &*right.kind)
        && smallest(first) > largest(second)
        && let Some(sum) = first.checked_add(second)
    {
        return Expression { at, kind: Box::new(ExpressionKind::Duration(sum)) };
    }
    Expression { at, kind: Box::new(ExpressionKind::Arithmetic { left, operator, right }) }
}

fn sizes(duration: &Duration) -> impl Iterator<Item = u8> + use<> {
    let parts = [
        (duration.working_days, 1),
        (duration.days, 2),
        (duration.weeks, 3),
        (duration.calendar_months, 4),
        (duration.months, 5),
        (duration.years, 6),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, size)| size)
}

/// The smallest unit; of no time at all none, so that nothing is added to it unseen.
fn smallest(duration: &Duration) -> u8 {
    sizes(duration).min().unwrap_or(0)
}

fn largest(duration: &Duration) -> u8 {
    sizes(duration).max().unwrap_or(u8::MAX)
}

/// A unit of time.
pub(super) fn unit(node: &Node<'_>) -> Built<Unit> {
    Ok(match only(node.clone())?.as_rule() {
        Rule::unit_years => Unit::Years,
        Rule::unit_months => Unit::Months,
        Rule::unit_weeks => Unit::Weeks,
        Rule::unit_days => Unit::Days,
        _ => return Err(Complained),
    })
}

/// How a requirement stands.
pub(super) fn status(node: Node<'_>) -> Built<StatusName> {
    Ok(match only(node)?.as_rule() {
        Rule::status_upcoming => StatusName::Upcoming,
        Rule::status_open => StatusName::Open,
        Rule::status_met => StatusName::Met,
        Rule::status_late => StatusName::Late,
        Rule::status_overdue => StatusName::Overdue,
        Rule::status_suspended => StatusName::Suspended,
        Rule::status_standing => StatusName::Standing,
        Rule::status_broken => StatusName::Broken,
        Rule::status_unknown => StatusName::Unknown,
        _ => return Err(Complained),
    })
}
