//! Clauses of requirements: duties, timings, aspects, what meets them.

use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::tree::{AsideValue, AspectName, ClauseKind, DutyClause, Modality, Named, Query, Side, Timing};
use hjemmel_diagnostic::Message;
use hjemmel_grammar::Rule;

impl Builder<'_> {
    pub(super) fn requirement_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let parts_at = self.at(&clause);
        let mut parts = Cursor::of(clause);
        if rule == Rule::timing_clause {
            let timing = self.timing(need(&mut parts, Rule::timing)?)?;
            parts.skip(Rule::comma);
            return Ok(ClauseKind::Timing(match parts.advance().map(|word| word.as_rule()) {
                Some(Rule::word_moved) => Timing::Moved(Box::new(timing)),
                Some(Rule::word_not_moved) => Timing::Stays(Box::new(timing)),
                _ => timing,
            }));
        }
        Ok(match rule {
            Rule::for_each_day => {
                let when = self.condition(need(&mut parts, Rule::condition)?)?;
                let name = self.name(&need(&mut parts, Rule::name)?);
                ClauseKind::ForEachDay { when, name, anew: parts.find(Rule::word_counting_anew).is_some() }
            }
            Rule::for_each_period => {
                let same = self.paths(need(&mut parts, Rule::paths)?)?;
                ClauseKind::ForEachPeriod { same, name: self.name(&need(&mut parts, Rule::name)?) }
            }
            Rule::for_each_decision => ClauseKind::ForEachDecision {
                by: self.path(need(&mut parts, Rule::path)?)?,
                name: parts.find(Rule::name).map(|name| self.name(&name)),
            },
            Rule::for_each => {
                let at = parts_at;
                let events = self.path(need(&mut parts, Rule::path)?)?;
                let condition = match parts.take(Rule::condition).or_else(|| {
                    parts.skip(Rule::word_where);
                    parts.take(Rule::condition)
                }) {
                    Some(condition) => Some(self.condition(condition)?),
                    None => None,
                };
                let query = Query { at, events, except: None, window: None, condition };
                ClauseKind::ForEach { query, name: self.name(&need(&mut parts, Rule::name)?) }
            }
            Rule::duty => ClauseKind::Duty(self.duty(parts)?),
            Rule::aspect_clause => {
                let aspect = aspect(next(&mut parts)?.as_rule())?;
                let value = self.aspect_value(need(&mut parts, Rule::aspect_value)?)?;
                ClauseKind::Aspect { aspect, value }
            }
            Rule::decided_by => ClauseKind::DecidedBy(self.path(need(&mut parts, Rule::path)?)?),
            Rule::met_by => ClauseKind::MetBy(self.clause_query(need(&mut parts, Rule::clause_query)?)?),
            Rule::broken_by => ClauseKind::BrokenBy(self.clause_query(need(&mut parts, Rule::clause_query)?)?),
            Rule::counts_earlier_events => ClauseKind::CountsEarlierEvents,
            Rule::spends_its_events => ClauseKind::SpendsItsEvents,
            Rule::states => {
                let name = self.name(&need(&mut parts, Rule::name)?);
                let label = parts.take(Rule::label).map(|label| self.label(&label));
                let value = self.condition(need(&mut parts, Rule::condition)?)?;
                ClauseKind::States { named: Named { name, label }, value }
            }
            Rule::instead_of => ClauseKind::InsteadOf(self.paths(need(&mut parts, Rule::paths)?)?),
            _ => return Err(Complained),
        })
    }

    fn duty(&mut self, mut parts: Cursor<'_>) -> Built<DutyClause> {
        let actor = self.path(need(&mut parts, Rule::path)?)?;
        let modality = match next(&mut parts)?.as_rule() {
            Rule::word_must_not => Modality::MustNot,
            Rule::word_must => Modality::Must,
            Rule::word_may => Modality::May,
            _ => return Err(Complained),
        };
        Ok(DutyClause { actor, modality, action: self.label(&need(&mut parts, Rule::label)?) })
    }

    pub(super) fn timing(&mut self, node: Node<'_>) -> Built<Timing> {
        let timing = only(node)?;
        let rule = timing.as_rule();
        let mut parts = Cursor::of(timing);
        Ok(match rule {
            Rule::timing_within | Rule::timing_latest => {
                next(&mut parts)?;
                let first = next(&mut parts)?;
                if first.as_rule() == Rule::not_encoded {
                    return Ok(Timing::NotEncoded(self.label(&need(&mut Cursor::of(first), Rule::label)?)));
                }
                let length = self.length(first)?;
                let side = side(&next(&mut parts)?)?;
                let from = self.sum(need(&mut parts, Rule::sum)?)?;
                match parts.take(Rule::then_rolling) {
                    None => Timing::Within { length, side, from },
                    Some(then) => {
                        let every = need(&mut Cursor::of(then), Rule::every_length)?;
                        Timing::AtLeastEvery { first: Some(length), length: self.every_length(every)?, from }
                    }
                }
            }
            Rule::timing_by => Timing::By(self.sum(need(&mut parts, Rule::sum)?)?),
            Rule::timing_before => Timing::Before(self.sum(need(&mut parts, Rule::sum)?)?),
            Rule::timing_between => self.between_dates(1, need(&mut parts, Rule::between_dates)?)?,
            Rule::timing_at_all_times => Timing::AtAllTimes,
            Rule::timing_together => Timing::Together(self.path(need(&mut parts, Rule::path)?)?),
            Rule::timing_every => {
                let mut inside = Cursor::of(need(&mut parts, Rule::rolling)?);
                let length = self.every_length(need(&mut inside, Rule::every_length)?)?;
                Timing::Every { length, from: self.sum(need(&mut inside, Rule::sum)?)? }
            }
            Rule::timing_at_least => {
                next(&mut parts)?;
                let kind = next(&mut parts)?;
                let rule = kind.as_rule();
                let mut inside = Cursor::of(kind);
                if rule == Rule::rolling {
                    let length = self.every_length(need(&mut inside, Rule::every_length)?)?;
                    return Ok(Timing::AtLeastEvery {
                        first: None,
                        length,
                        from: self.sum(need(&mut inside, Rule::sum)?)?,
                    });
                }
                let times = self.count(need(&mut inside, Rule::count)?)?;
                if inside.peek() == Some(Rule::between_dates) {
                    return self.between_dates(times, need(&mut inside, Rule::between_dates)?);
                }
                let length = self.length(need(&mut inside, Rule::length)?)?;
                let side = side(&only(need(&mut inside, Rule::side)?)?)?;
                Timing::Times { times, length, side, from: self.sum(need(&mut inside, Rule::sum)?)? }
            }
            _ => return Err(Complained),
        })
    }

    /// `after A and by B`
    fn between_dates(&mut self, times: u32, node: Node<'_>) -> Built<Timing> {
        let mut parts = Cursor::of(node);
        let included = next(&mut parts)?.as_rule() == Rule::word_no_earlier_than;
        let from = self.sum(need(&mut parts, Rule::sum)?)?;
        Ok(Timing::Between { times, from, included, by: self.sum(need(&mut parts, Rule::sum)?)? })
    }

    fn count(&mut self, node: Node<'_>) -> Built<u32> {
        let first = only(node)?;
        if first.as_rule() == Rule::word_once {
            return Ok(1);
        }
        match self.whole_number(&first)? {
            0 => self.complain(Message::NoTimes, &Self::range(&first)),
            times => Ok(times),
        }
    }

    pub(super) fn aspect_value(&mut self, node: Node<'_>) -> Built<AsideValue> {
        let inside = only(node)?;
        Ok(match inside.as_rule() {
            Rule::not_encoded => AsideValue::NotEncoded(self.label(&need(&mut Cursor::of(inside), Rule::label)?)),
            Rule::label => AsideValue::Text(self.label(&inside)),
            Rule::names => AsideValue::Names(self.names(inside)),
            _ => return Err(Complained),
        })
    }
}

fn side(word: &Node<'_>) -> Built<Side> {
    Ok(match word.as_rule() {
        Rule::word_after => Side::After,
        Rule::word_before => Side::Before,
        _ => return Err(Complained),
    })
}

/// An aspect by its word.
pub(super) fn aspect(rule: Rule) -> Built<AspectName> {
    Ok(match rule {
        Rule::word_deadline => AspectName::Deadline,
        Rule::word_form => AspectName::Form,
        Rule::word_content => AspectName::Content,
        Rule::word_documents => AspectName::Documents,
        Rule::word_decision => AspectName::Decision,
        _ => return Err(Complained),
    })
}
