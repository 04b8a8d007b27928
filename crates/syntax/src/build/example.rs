//! The lines of examples.

use super::expression::ordered;
use super::operand::status;
use super::requirement::aspect;
use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::tree::{ClauseKind, ExpectLine, FieldValue, GivenLine, JudgementClause, JudgementKind, Label, Name, Path};
use hjemmel_grammar::Rule;
use hjemmel_value::Date;

impl Builder<'_> {
    pub(super) fn example_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::as_of => ClauseKind::AsOf { date: self.date(&need(&mut parts, Rule::date)?)? },
            Rule::with => ClauseKind::With(self.paths(need(&mut parts, Rule::paths)?)?),
            _ => return Err(Complained),
        })
    }

    pub(super) fn given(&mut self, clause: Node<'_>) -> Built<GivenLine> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        let fact = self.name(&need(&mut parts, Rule::name)?);
        Ok(match rule {
            Rule::given_none => GivenLine::No { fact, from: self.first_day_given(&mut parts)? },
            Rule::given_incomplete => GivenLine::Incomplete(fact),
            Rule::given_fact => {
                let value = self.value(need(&mut parts, Rule::value)?)?;
                let from = self.first_day_given(&mut parts)?;
                let judgement = match parts.find(Rule::judgement) {
                    Some(node) => Some(self.judgement(node)?),
                    None => None,
                };
                GivenLine::Fact { fact, value, from, judgement }
            }
            _ => {
                let fields = parts.all(Rule::given_field).map(|field| self.given_field(field));
                GivenLine::Event { fact, fields: fields.collect::<Built<Vec<_>>>()? }
            }
        })
    }

    /// `from DATE`
    fn first_day_given(&mut self, parts: &mut Cursor<'_>) -> Built<Option<Date>> {
        if !parts.skip(Rule::word_from) {
            return Ok(None);
        }
        self.date(&need(parts, Rule::date)?).map(Some)
    }

    fn given_field(&mut self, node: Node<'_>) -> Built<(Name, FieldValue)> {
        let mut parts = Cursor::of(node);
        let absent = parts.skip(Rule::word_none);
        let name = self.name(&need(&mut parts, Rule::name)?);
        if absent {
            return Ok((name, FieldValue::Absent));
        }
        Ok((name, FieldValue::Value(self.value(need(&mut parts, Rule::value)?)?)))
    }

    fn judgement(&mut self, node: Node<'_>) -> Built<JudgementClause> {
        let at = self.at(&node);
        let mut parts = Cursor::of(node);
        let kind = match next(&mut parts)?.as_rule() {
            Rule::word_assessed_by => JudgementKind::Assessed,
            Rule::word_chosen_by => JudgementKind::Chosen,
            Rule::word_requested_by => JudgementKind::Requested,
            _ => return Err(Complained),
        };
        let who = next(&mut parts)?;
        let by = match who.as_rule() {
            Rule::label => self.label(&who),
            _ => Label { at: self.at(&who), text: who.as_str().into() },
        };
        let mut judgement = JudgementClause { at, kind, by, on: None, considerations: None };
        while let Some(part) = parts.advance() {
            match part.as_rule() {
                Rule::date => judgement.on = Some(self.date(&part)?),
                Rule::label => judgement.considerations = Some(self.label(&part)),
                _ => {}
            }
        }
        Ok(judgement)
    }

    pub(super) fn expect(&mut self, clause: Node<'_>) -> Built<ExpectLine> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::expect_question => ExpectLine::Asks(self.name(&need(&mut parts, Rule::name)?)),
            Rule::expect_conflict => ExpectLine::Conflict(self.path(need(&mut parts, Rule::path)?)?),
            Rule::expect_because => ExpectLine::Because(self.label(&need(&mut parts, Rule::label)?)),
            Rule::expect_aspect => {
                let aspect = aspect(only(need(&mut parts, Rule::aspect)?)?.as_rule())?;
                let requirement = self.path(need(&mut parts, Rule::path)?)?;
                let lifted = next(&mut parts)?.as_rule() == Rule::word_lifted_by;
                let by = self.paths(need(&mut parts, Rule::paths)?)?;
                if lifted {
                    ExpectLine::LiftedBy { aspect: Some(aspect), requirement, by }
                } else {
                    ExpectLine::ChangedBy { aspect, requirement, by }
                }
            }
            _ => {
                let path = self.path(need(&mut parts, Rule::path)?)?;
                self.expect_of(path, parts)?
            }
        })
    }

    fn expect_of(&mut self, path: Path, mut parts: Cursor<'_>) -> Built<ExpectLine> {
        let node = next(&mut parts)?;
        Ok(match node.as_rule() {
            Rule::word_lifted_by => {
                let by = self.paths(need(&mut parts, Rule::paths)?)?;
                ExpectLine::LiftedBy { aspect: None, requirement: path, by }
            }
            Rule::word_does_not_apply => ExpectLine::DoesNotApply(path),
            Rule::word_applies => ExpectLine::Applies(path),
            Rule::word_undetermined => ExpectLine::Undetermined(path),
            Rule::status => ExpectLine::Duty { requirement: path, due: None, status: Some(status(node)?) },
            Rule::expect_due => {
                let mut inside = Cursor::of(node);
                let due = Some(self.date(&need(&mut inside, Rule::date)?)?);
                let status = match inside.find(Rule::status) {
                    Some(node) => Some(status(node)?),
                    None => None,
                };
                ExpectLine::Duty { requirement: path, due, status }
            }
            Rule::expect_value => {
                let mut inside = Cursor::of(node);
                let mut word = next(&mut inside)?.as_rule();
                if word == Rule::word_is && inside.peek() != Some(Rule::value) {
                    word = next(&mut inside)?.as_rule();
                }
                let value = self.value(need(&mut inside, Rule::value)?)?;
                ExpectLine::Is { name: path, comparison: ordered(word)?, value }
            }
            _ => return Err(Complained),
        })
    }
}
