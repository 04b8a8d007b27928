//! Duties that rest: period after period that covers the day on which they would fall due.

use super::Oracle;
use super::answer::{Answer, needs};
use super::deadline::{Due, Reading, Term};
use super::frame::{Frame, Standing};
use hjemmel_engine::findings::Need;
use hjemmel_model::model::{Rest, Suspension, Timing};
use hjemmel_value::{Date, Stretch, Stretches};
use std::collections::BTreeSet;

/// The days of rest: sure ones, those that may be (`None`: any), and what that hangs on.
struct Resting {
    sure: Stretches,
    possible: Option<Stretches>,
    needs: BTreeSet<Need>,
}

impl Oracle<'_> {
    /// What a suspension makes of a term; nothing if no period covers the due date.
    pub(crate) fn suspended(
        &self,
        base: &Term,
        timing: &Timing,
        suspension: &Suspension,
        reading: &Reading,
        exemption_law: Date,
    ) -> Option<Term> {
        let mut term = base.clone();
        let mut day = match &base.due {
            Due::Never => return None,
            Due::Unknown(_) => return Some(term),
            Due::On(due) => *due,
        };
        let resting = self.resting(&suspension.during, &Frame::on(self.as_of(), exemption_law));
        let unknown =
            |needs: &BTreeSet<Need>| Term { due: Due::Unknown(needs.clone()), rests: Vec::new(), ..base.clone() };
        loop {
            let around = |days: &Stretches| days.stretches().iter().copied().find(|it| it.holds(day));
            let Some(period) = around(&resting.sure) else {
                if resting.possible.as_ref().is_none_or(|possible| possible.holds(day)) {
                    return Some(unknown(&resting.needs));
                }
                break;
            };
            if resting.possible.as_ref().and_then(around).map(Stretch::last) != Some(period.last()) {
                return Some(unknown(&resting.needs));
            }
            term.rests.push((period.first(), period.last()));
            if period.last() == Date::MAX {
                term.due = Due::Never;
                break;
            }
            let got = self.value(&suspension.then, &Frame::on(reading.length_on, exemption_law));
            term.due = match &got.answer {
                Answer::Value(length) => {
                    self.shifted(period.last(), length, false, reading.conventions).map_or(Due::Never, Due::On)
                }
                Answer::Absent => Due::Never,
                Answer::Unknown { .. } => Due::Unknown(needs(&got.leaves)),
            };
            term = self.moved(term, timing, reading);
            match term.due {
                Due::On(next) if next > period.last() => day = next,
                _ => break,
            }
        }
        (!term.rests.is_empty()).then_some(term)
    }

    fn resting(&self, rest: &Rest, frame: &Frame<'_>) -> Resting {
        match rest {
            Rest::Trial(id) => {
                let trial = &self.model.trials[id.index()];
                let runs =
                    trial.versions.iter().filter(|it| self.standing(trial.rulebook, &it.in_force) != Standing::Off);
                let runs = runs.filter_map(|it| {
                    Stretch::new(it.in_force.from.unwrap_or(Date::MIN), it.in_force.until.unwrap_or(Date::MAX))
                });
                let days = Stretches::union(runs.collect());
                Resting { sure: days.clone(), possible: Some(days), needs: BTreeSet::new() }
            }
            Rest::Periods(periods) => {
                let query = &periods.0;
                let (sure, possible, complete, leaves) = self.periods_for_ever(query, frame);
                let possible = complete.then(|| Stretches::union(possible));
                let mut needs = needs(&leaves);
                if !complete {
                    needs.insert(Need::Fact(query.events));
                }
                Resting { sure: Stretches::union(sure), possible, needs }
            }
        }
    }
}
