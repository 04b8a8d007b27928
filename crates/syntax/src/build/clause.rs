//! Clauses: one match over what a line can be, and the clauses that many items share.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{Basis, ClauseKind, Validity};
use hjemmel_grammar::Rule;
use hjemmel_value::MonthConvention;

impl Builder<'_> {
    /// The clause that a line of any entry rule but `header` holds.
    pub(crate) fn clause(&mut self, node: Node<'_>) -> Built<ClauseKind> {
        let clause = next(&mut Cursor::of(node))?;
        let rule = clause.as_rule();
        match rule {
            Rule::citation_clause
            | Rule::validity
            | Rule::effect
            | Rule::proposed
            | Rule::basis
            | Rule::interpretation
            | Rule::tag
            | Rule::when
            | Rule::unless
            | Rule::for_groups => self.shared_clause(clause),
            Rule::law
            | Rule::chapter
            | Rule::source
            | Rule::uses
            | Rule::months
            | Rule::holidays
            | Rule::working_days => self.rulebook_clause(clause),
            Rule::columns => self.columns(clause),
            Rule::row => self.row(clause),
            Rule::calendar_days => self.calendar_days(clause),
            Rule::delegated | Rule::parameter_value | Rule::decision_taken => self.parameter_clause(clause),
            Rule::category_value | Rule::field => self.field_clause(clause),
            Rule::no_overlap => Ok(ClauseKind::NoOverlap),
            Rule::in_trial
            | Rule::lifts
            | Rule::changes
            | Rule::extends
            | Rule::suspends
            | Rule::keeps
            | Rule::reaches_arising
            | Rule::prevails_over
            | Rule::protects
            | Rule::bylaw => self.exemption_clause(clause),
            Rule::concerns | Rule::old_run_on | Rule::takes_over | Rule::when_it_ends => self.transition_clause(clause),
            Rule::quota_duty | Rule::quota_of | Rule::share => self.quota_clause(clause),
            Rule::as_of | Rule::with => self.example_clause(clause),
            Rule::given_none | Rule::given_incomplete | Rule::given_fact | Rule::given_event => {
                Ok(ClauseKind::Given(self.given(clause)?))
            }
            Rule::expect_question
            | Rule::expect_conflict
            | Rule::expect_because
            | Rule::expect_aspect
            | Rule::expect_rule => Ok(ClauseKind::Expect(self.expect(clause)?)),
            _ => self.requirement_clause(clause),
        }
    }

    fn shared_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        if rule == Rule::citation_clause {
            return Ok(ClauseKind::Citation(self.citation_to_end(clause)?));
        }
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::validity => ClauseKind::Validity(self.validity(&mut parts)?),
            Rule::effect => ClauseKind::Effect { from: self.date(&need(&mut parts, Rule::date)?)? },
            Rule::proposed => ClauseKind::Proposed(parts.find(Rule::label).map(|label| self.label(&label))),
            Rule::basis => {
                next(&mut parts)?;
                ClauseKind::Basis(match next(&mut parts)?.as_rule() {
                    Rule::word_statute => Basis::Statute,
                    Rule::word_guidance => Basis::Guidance,
                    Rule::word_secondary => Basis::Secondary,
                    _ => return Err(Complained),
                })
            }
            Rule::interpretation => ClauseKind::Interpretation(self.label(&need(&mut parts, Rule::label)?)),
            Rule::tag => ClauseKind::Tag(self.names(need(&mut parts, Rule::names)?)),
            Rule::when => ClauseKind::When(self.condition(need(&mut parts, Rule::condition)?)?),
            Rule::unless => ClauseKind::Unless(self.condition(need(&mut parts, Rule::condition)?)?),
            Rule::for_groups => ClauseKind::For(self.paths(need(&mut parts, Rule::paths)?)?),
            _ => return Err(Complained),
        })
    }

    fn parameter_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::delegated => {
                let to = self.path(need(&mut parts, Rule::path)?)?;
                let bounds = match parts.find(Rule::value) {
                    Some(low) => Some((self.value(low)?, self.value(need(&mut parts, Rule::value)?)?)),
                    None => None,
                };
                ClauseKind::Delegated { to, bounds }
            }
            Rule::parameter_value => {
                let value = self.value(need(&mut parts, Rule::value)?)?;
                let validity = self.take_validity(&mut parts)?;
                ClauseKind::ParameterValue { value, validity }
            }
            Rule::decision_taken => ClauseKind::Decision(self.label(&need(&mut parts, Rule::label)?)),
            _ => return Err(Complained),
        })
    }

    /// The days behind something on its line; without any, it always holds.
    pub(super) fn take_validity(&mut self, parts: &mut Cursor<'_>) -> Built<Validity> {
        let validity = parts.take(Rule::validity);
        validity.map_or(Ok(Validity::default()), |validity| self.validity(&mut Cursor::of(validity)))
    }

    fn validity(&mut self, parts: &mut Cursor<'_>) -> Built<Validity> {
        let mut validity = Validity::default();
        while let Some(word) = parts.advance() {
            let date = self.date(&need(parts, Rule::date)?)?;
            match word.as_rule() {
                Rule::word_from => validity.from = Some(date),
                _ => validity.until = Some(date),
            }
        }
        Ok(validity)
    }

    fn rulebook_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::law => {
                let title = self.label(&need(&mut parts, Rule::label)?);
                let alias = self.name(&need(&mut parts, Rule::name)?);
                parts.skip(Rule::comma);
                let never_enacted = parts.skip(Rule::word_never_enacted);
                let until = match parts.find(Rule::date) {
                    Some(date) => Some(self.date(&date)?),
                    None => None,
                };
                ClauseKind::Law { title, alias, never_enacted, until }
            }
            Rule::chapter => {
                let chapter = self.citation(need(&mut parts, Rule::citation)?)?;
                let sections = self.sections_of(&chapter, &need(&mut parts, Rule::sections)?)?;
                ClauseKind::Chapter { chapter, sections }
            }
            Rule::source => ClauseKind::Source(self.label(&need(&mut parts, Rule::label)?)),
            Rule::uses => ClauseKind::Uses(self.paths(need(&mut parts, Rule::paths)?)?),
            Rule::months => {
                next(&mut parts)?;
                ClauseKind::Months(match next(&mut parts)?.as_rule() {
                    Rule::word_last_day => MonthConvention::LastDay,
                    Rule::word_same_day => MonthConvention::SameDay,
                    _ => return Err(Complained),
                })
            }
            Rule::holidays => match parts.find(Rule::path) {
                Some(calendar) => ClauseKind::HolidaysMove(self.path(calendar)?),
                None => ClauseKind::HolidaysStay,
            },
            Rule::working_days => ClauseKind::WorkingDays(self.path(need(&mut parts, Rule::path)?)?),
            _ => return Err(Complained),
        })
    }
}
