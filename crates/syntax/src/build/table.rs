//! The head and the rows of a table.

use super::expression::{flat, ordered};
use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::tree::{Cell, CellKind, CellTest, ClauseKind, Expression, ExpressionKind, Named};
use hjemmel_diagnostic::{Expected, Message};
use hjemmel_grammar::Rule;

impl Builder<'_> {
    /// `columns age | job_ready -> interval`
    pub(super) fn columns(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let end = Self::range(&clause).end;
        let mut tests = Vec::new();
        let mut results = Vec::new();
        for part in clause.into_inner() {
            match part.as_rule() {
                Rule::sum => tests.push(self.sum(part)?),
                Rule::named => results.push(self.named(part)?),
                _ => {}
            }
        }
        if results.is_empty() {
            match tests.pop().filter(|_| !tests.is_empty()) {
                Some(last) => results.push(self.result_column(last)?),
                None => {
                    let message =
                        Message::Expected { found: String::new(), expected: vec![Expected::Bar, Expected::Arrow] };
                    return self.complain(message, &(end..end));
                }
            }
        }
        Ok(ClauseKind::Columns { tests, results })
    }

    /// The last column of a head without an arrow: a name, since it says what a row gives.
    fn result_column(&mut self, last: Expression) -> Built<Named> {
        let at = last.at;
        if let ExpressionKind::Path(path) = *last.kind
            && let [name] = path.parts.as_slice()
        {
            return Ok(Named { name: name.clone(), label: None });
        }
        let start = usize::try_from(at.0.start).unwrap_or(usize::MAX).saturating_sub(self.line.start);
        let end = usize::try_from(at.0.end).unwrap_or(usize::MAX).saturating_sub(self.line.start);
        let found = self.line.text.get(start..end).unwrap_or_default().to_owned();
        self.complain(Message::Expected { found, expected: vec![Expected::Name] }, &(start..end))
    }

    /// `under 30 | yes | 1 month`
    pub(super) fn row(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let cells = Cursor::of(clause).all(Rule::cell).map(|cell| self.cell(cell)).collect::<Built<Vec<Cell>>>()?;
        Ok(ClauseKind::Row(cells))
    }

    fn cell(&mut self, node: Node<'_>) -> Built<Cell> {
        let at = self.at(&node);
        let inside = only(node)?;
        let kind = match inside.as_rule() {
            Rule::word_any => CellKind::Any,
            Rule::cell_tests => {
                let tests = Cursor::of(inside).all(Rule::cell_test).map(|test| self.cell_test(only(test)?));
                CellKind::Tests(tests.collect::<Built<Vec<CellTest>>>()?)
            }
            Rule::condition => {
                let text = flat(inside.as_str());
                let any = match text.as_str() {
                    "yes or no" | "no or yes" => Some("any"),
                    "ja eller nej" | "nej eller ja" => Some("uanset"),
                    _ => None,
                };
                if let Some(right) = any {
                    let message = Message::OtherWording { found: text, right: right.to_owned() };
                    return self.complain_with_fix(message, &Self::range(&inside), right.to_owned());
                }
                CellKind::Value(self.condition(inside)?)
            }
            _ => return Err(Complained),
        };
        Ok(Cell { at, kind })
    }

    fn cell_test(&mut self, node: Node<'_>) -> Built<CellTest> {
        let rule = node.as_rule();
        let mut parts = Cursor::of(node);
        let negated = parts.skip(Rule::word_not);
        Ok(match rule {
            Rule::cell_known => CellTest::Known { negated },
            Rule::cell_membership => {
                let list = parts.all(Rule::value).map(|value| self.value(value));
                CellTest::In { negated, list: list.collect::<Built<Vec<Expression>>>()? }
            }
            Rule::cell_between => {
                let low = self.value(need(&mut parts, Rule::value)?)?;
                CellTest::Between(low, self.value(need(&mut parts, Rule::value)?)?)
            }
            Rule::cell_ordered => {
                let comparison = ordered(next(&mut parts)?.as_rule())?;
                CellTest::Ordered(comparison, self.value(need(&mut parts, Rule::value)?)?)
            }
            _ => return Err(Complained),
        })
    }
}
