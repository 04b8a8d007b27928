//! Events: which of them, in which window, under which condition.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{Aggregate, ExpressionKind, Query, Window};
use hjemmel_grammar::Rule;

impl Builder<'_> {
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
    fn query(&mut self, node: Node<'_>, whole: &Node<'_>) -> Built<Query> {
        let at = self.at(&node);
        let mut parts = Cursor::of(node);
        let events = self.path(need(&mut parts, Rule::path)?)?;
        let window = self.take_window(&mut parts)?;
        parts.skip(Rule::word_where);
        let condition = match parts.advance() {
            Some(test) if test.as_rule() == Rule::test => {
                self.refuse_arithmetic(&test, whole)?;
                Some(self.test(test)?)
            }
            Some(bracket) => Some(self.bracket(bracket)?),
            None => None,
        };
        Ok(Query { at, events, window, condition })
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
        Ok(Query { at, events, window, condition })
    }

    fn take_window(&mut self, parts: &mut Cursor<'_>) -> Built<Option<Window>> {
        let Some(node) = parts.take(Rule::window) else { return Ok(None) };
        let mut inside = Cursor::of(node);
        Ok(Some(match next(&mut inside)?.as_rule() {
            Rule::word_in_the_last => Window::InTheLast(self.last(next(&mut inside)?)?),
            Rule::word_in_the => Window::CalendarMonths(self.whole_number(&need(&mut inside, Rule::number)?)?),
            Rule::word_since => Window::Since(self.sum(need(&mut inside, Rule::sum)?)?),
            Rule::word_between => {
                let first = self.sum(need(&mut inside, Rule::sum)?)?;
                Window::Between(first, self.sum(need(&mut inside, Rule::sum)?)?)
            }
            _ => return Err(Complained),
        }))
    }
}
