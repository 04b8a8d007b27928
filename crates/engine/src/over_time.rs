//! Facts over time, and judgements: what holds of a fact on a day.

use crate::answer::Answer;
use crate::error::at;
use crate::expression::malformed;
use crate::ids::FactId;
use crate::machine::{Machine, Result};
use crate::plan::{Fact, Plan};
use crate::reads::Read;
use crate::situation::{Given, JudgementGiven, Situation, ValueFrom};
use crate::turning::{Turn, earlier};
use hjemmel_value::{Date, Value};

impl<'a> Machine<'a> {
    /// What holds of a fact on a day, as it is seen on the reading day.
    pub(crate) fn fact_on(&mut self, id: FactId, day: Date, today: Date) -> Result<Answer> {
        let fact = at(&self.plan.facts, id.index(), "a fact is missing")?;
        let held = |value: &Option<Value>| value.clone().map_or(Answer::Absent, Answer::Value);
        let given = match self.situation.facts.get(id.index()).and_then(Option::as_ref) {
            Some(Given::Value(value, judgement)) if self.counts(fact, judgement.as_ref(), day, today) => {
                Some(Answer::Value(value.clone()))
            }
            Some(Given::Absent(judgement)) if self.counts(fact, judgement.as_ref(), day, today) => Some(Answer::Absent),
            Some(Given::Events(_)) => return Err(malformed("a list of events is read as a value")),
            Some(Given::OverTime(values)) => {
                let begun = values.get(..values.partition_point(|value| value.from <= day)).unwrap_or_default();
                let last = begun.iter().rposition(|value| self.is_seen(fact, value, today));
                last.and_then(|place| {
                    self.reads.value(self.values.number(id, place));
                    begun.get(place).map(|value| held(&value.value))
                })
            }
            _ => None,
        };
        if let Some(answer) = given {
            self.reads.fact(id, Read::Given);
            return Ok(answer);
        }
        if let Some(assumed) = &fact.assumed {
            self.reads.fact(id, Read::Assumed);
            return Ok(Answer::Value(assumed.clone()));
        }
        self.reads.fact(id, Read::Unknown);
        // Over time it may be one thing on one day and another on the next: it is tried on the reading day alone.
        let tried = self.tried.iter().find(|(tried, on, _)| *tried == id && (!fact.over_time || *on == day));
        Ok(tried.map_or(Answer::UNKNOWN, |(_, _, answer)| answer.clone()))
    }

    /// Whether what is given once counts on a day.
    fn counts(&self, fact: &Fact, judgement: Option<&JudgementGiven>, day: Date, today: Date) -> bool {
        let Some(judgement) = judgement.filter(|_| fact.judgement.is_some()) else { return true };
        let from = judgement.counts_from();
        from.is_none_or(|from| from <= day.min(today)) && self.is_made(judgement, today)
    }

    /// Whether a value over time is seen on the reading day: a judgement is once it counts.
    fn is_seen(&self, fact: &Fact, value: &ValueFrom, today: Date) -> bool {
        let Some(judgement) = value.judgement.as_ref().filter(|_| fact.judgement.is_some()) else { return true };
        value.from <= today && self.is_made(judgement, today)
    }

    /// Whether a judgement is made by the evaluation date, or by a later day that is tried.
    fn is_made(&self, judgement: &JudgementGiven, today: Date) -> bool {
        judgement.on.is_none_or(|on| on <= today.max(self.as_of()))
    }

    /// The first day after today on which a fact can be another one.
    pub(crate) fn fact_changes(&self, id: FactId, today: Date) -> Turn {
        // What is tried on this day is not known again on the next.
        let over_time = self.plan.facts.get(id.index()).is_some_and(|fact| fact.over_time);
        if over_time && self.tried.iter().any(|(tried, on, _)| (*tried, *on) == (id, today)) {
            return today.next().ok();
        }
        let judged = self.plan.facts.get(id.index()).is_some_and(|fact| fact.judgement.is_some());
        let later = |day: Option<Date>| day.filter(|day| today < *day);
        let turn = |judgement: Option<&JudgementGiven>| {
            let judgement = judgement.filter(|_| judged)?;
            earlier(later(judgement.counts_from()), later(judgement.on))
        };
        match self.situation.facts.get(id.index()).and_then(Option::as_ref) {
            Some(Given::Value(_, judgement) | Given::Absent(judgement)) => turn(judgement.as_ref()),
            Some(Given::OverTime(values)) => {
                let begun = values.partition_point(|value| value.from <= today);
                let next = values.get(begun).map(|value| value.from);
                let made = values.iter().filter_map(|value| turn(value.judgement.as_ref()));
                earlier(next, if judged { made.min() } else { None })
            }
            _ => None,
        }
    }

    /// The first day after today on which a fact on a day that stays can be another one: a judgement is seen later.
    pub(crate) fn judgement_changes(&self, id: FactId, today: Date) -> Turn {
        let judged = self.plan.facts.get(id.index()).is_some_and(|fact| fact.judgement.is_some());
        if judged { self.fact_changes(id, today) } else { None }
    }
}

/// The values over time of all facts, numbered one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    /// By fact: the number of its first value. One more at the end.
    first: Vec<usize>,
}

impl Values {
    pub(crate) fn of(plan: &Plan, situation: &Situation) -> Values {
        let mut first = vec![0_usize];
        let mut next = 0_usize;
        for place in 0..plan.facts.len() {
            if let Some(Some(Given::OverTime(values))) = situation.facts.get(place) {
                next = next.saturating_add(values.len());
            }
            first.push(next);
        }
        Values { first }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.first.last().copied().unwrap_or_default()
    }

    /// The number of a value of a fact.
    fn number(&self, fact: FactId, place: usize) -> usize {
        self.first.get(fact.index()).copied().unwrap_or_default().saturating_add(place)
    }

    /// The fact of a value, and its place there.
    pub(crate) fn place(&self, number: usize) -> (FactId, u32) {
        // Facts without values begin where the next one does.
        let fact = self.first.partition_point(|first| *first <= number).saturating_sub(1);
        let place = number.saturating_sub(self.first.get(fact).copied().unwrap_or_default());
        (FactId::at(fact), u32::try_from(place).unwrap_or(u32::MAX))
    }
}
