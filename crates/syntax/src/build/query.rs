//! Events: which of them, in which window, under which condition.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{Aggregate, Except, Expression, ExpressionKind, Query, SearchStep, Window};
use hjemmel_diagnostic::Message;
use hjemmel_grammar::Rule;
use hjemmel_value::Duration;

impl Builder<'_> {
    /// `days covered by E …`
    pub(super) fn covered(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let unit = super::operand::unit(&need(&mut parts, Rule::unit_of_time)?)?;
        let query = self.query(need(&mut parts, Rule::query)?, &whole)?;
        Ok(ExpressionKind::Covered { unit, query })
    }

    /// `leave_days in the last 18 months`
    pub(super) fn accumulated(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let mut parts = Cursor::of(node);
        let definition = self.path(need(&mut parts, Rule::path)?)?;
        let window = self.take_window(&mut parts)?.ok_or(Complained)?;
        Ok(ExpressionKind::Accumulated { definition, window })
    }

    /// `during E …`
    pub(super) fn during(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let query = need(&mut Cursor::of(node.clone()), Rule::query)?;
        Ok(ExpressionKind::During(self.query(query, &node)?))
    }

    /// `first day from X when C`
    pub(super) fn first_day(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let step = match next(&mut parts)?.as_rule() {
            Rule::word_first_day_from => SearchStep::Day,
            _ => SearchStep::MonthEnd,
        };
        let from = self.sum(need(&mut parts, Rule::sum)?)?;
        parts.skip(Rule::word_when);
        let when = self.one_test(next(&mut parts)?, &whole)?;
        Ok(ExpressionKind::FirstDay { step, from, when })
    }

    /// `day on which S reaches N`
    pub(super) fn day_on_which(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let mut parts = Cursor::of(node);
        parts.skip(Rule::word_day_on_which);
        let summed = next(&mut parts)?;
        let kind = match summed.as_rule() {
            Rule::covered => self.covered(summed.clone())?,
            Rule::accumulated => self.accumulated(summed.clone())?,
            _ => self.aggregate(summed.clone())?,
        };
        let sum = self.expression(&summed, kind);
        let reaches = self.sum(need(&mut parts, Rule::sum)?)?;
        Ok(ExpressionKind::DayOnWhich { sum, reaches })
    }

    /// One test, or what stands in a bracket: arithmetic in a test without one could belong to what follows.
    fn one_test(&mut self, node: Node<'_>, whole: &Node<'_>) -> Built<Expression> {
        if node.as_rule() != Rule::test {
            return self.bracket(node);
        }
        self.refuse_arithmetic(&node, whole)?;
        self.test(node)
    }

    /// `number of E …`, `sum of F of E …`
    pub(super) fn aggregate(&mut self, node: Node<'_>) -> Built<ExpressionKind> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let aggregate = match next(&mut parts)?.as_rule() {
            Rule::word_number_of => Aggregate::NumberOf,
            Rule::word_there_are => Aggregate::ThereAre,
            Rule::word_no_events => Aggregate::No,
            Rule::word_date_of_first => Aggregate::DateOfFirst,
            Rule::word_date_of_latest => Aggregate::DateOfLatest,
            Rule::word_sum_of => Aggregate::SumOf(self.name(&need(&mut parts, Rule::name)?)),
            Rule::word_average_of => Aggregate::AverageOf(self.name(&need(&mut parts, Rule::name)?)),
            _ => return Err(Complained),
        };
        let query = self.query(need(&mut parts, Rule::query)?, &whole)?;
        Ok(ExpressionKind::Aggregate { aggregate, query })
    }

    /// Events inside an expression, where `where` takes one test.
    pub(super) fn query(&mut self, node: Node<'_>, whole: &Node<'_>) -> Built<Query> {
        let at = self.at(&node);
        let mut parts = Cursor::of(node);
        let events = self.path(need(&mut parts, Rule::path)?)?;
        let except = self.take_except(&mut parts)?;
        let window = self.take_window(&mut parts)?;
        parts.skip(Rule::word_where);
        let condition = match parts.advance() {
            Some(test) => Some(self.one_test(test, whole)?),
            None => None,
        };
        Ok(Query { at, events, except, window, condition })
    }

    /// Events at the level of a clause, where `where` runs to the end.
    pub(super) fn clause_query(&mut self, node: Node<'_>) -> Built<Query> {
        let at = self.at(&node);
        let mut parts = Cursor::of(node);
        let events = self.path(need(&mut parts, Rule::path)?)?;
        let window = self.take_window(&mut parts)?;
        let condition = match parts.find(Rule::condition) {
            Some(condition) => Some(self.condition(condition)?),
            None => None,
        };
        Ok(Query { at, events, except: None, window, condition })
    }

    fn take_except(&mut self, parts: &mut Cursor<'_>) -> Built<Option<Except>> {
        let Some(node) = parts.take(Rule::except) else { return Ok(None) };
        let mut inside = Cursor::of(node);
        inside.skip(Rule::word_except_during);
        inside.skip(Rule::open_bracket);
        let events = self.path(need(&mut inside, Rule::path)?)?;
        let condition = match inside.find(Rule::condition) {
            Some(condition) => Some(self.condition(condition)?),
            None => None,
        };
        Ok(Some(Except { events, condition }))
    }

    fn calendar_months(&mut self, number: &Node<'_>) -> Built<u32> {
        match self.whole_number(number)? {
            0 => self.complain(Message::NoMonthsInWindow, &Self::range(number)),
            count => Ok(count),
        }
    }

    /// `in the 4 months before X`, `in the month before X`
    fn before_date(&mut self, node: Node<'_>) -> Built<Window> {
        let mut parts = Cursor::of(node);
        let first = next(&mut parts)?;
        let one = |length| ExpressionKind::Duration(length);
        let length = match first.as_rule() {
            Rule::word_in_the_day => self.expression(&first, one(Duration::days(1))),
            Rule::word_in_the_week => self.expression(&first, one(Duration::weeks(1))),
            Rule::word_in_the_month => self.expression(&first, one(Duration::months(1))),
            Rule::word_in_the_year => self.expression(&first, one(Duration::years(1))),
            _ => self.length(need(&mut parts, Rule::length)?)?,
        };
        Ok(Window::Before { length, date: self.sum(need(&mut parts, Rule::sum)?)? })
    }

    fn take_window(&mut self, parts: &mut Cursor<'_>) -> Built<Option<Window>> {
        let Some(node) = parts.take(Rule::window) else { return Ok(None) };
        let mut inside = Cursor::of(node);
        let first = next(&mut inside)?;
        Ok(Some(match first.as_rule() {
            Rule::word_in_the_last => Window::InTheLast(self.last(next(&mut inside)?)?),
            Rule::before_date => self.before_date(first)?,
            Rule::word_in_the => Window::CalendarMonths(self.calendar_months(&need(&mut inside, Rule::number)?)?),
            Rule::word_since => Window::Since(self.sum(need(&mut inside, Rule::sum)?)?),
            Rule::word_between => {
                let first = self.sum(need(&mut inside, Rule::sum)?)?;
                Window::Between(first, self.sum(need(&mut inside, Rule::sum)?)?)
            }
            _ => return Err(Complained),
        }))
    }
}
