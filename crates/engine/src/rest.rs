//! Duties that rest while a period covers the day on which they would fall due, and are due some time after it.

use crate::answer::Answer;
use crate::covered::{Covered, Looked};
use crate::error::at;
use crate::findings::Need;
use crate::frame::Frame;
use crate::governs::Start;
use crate::machine::{Machine, Result, tidy};
use crate::needs::Missing;
use crate::plan::{Rest, Suspension};
use crate::stand::Occasion;
use crate::timing::{Counting, Deadline, Due};
use crate::version::Standing;
use hjemmel_value::{Date, Stretch, Stretches};

impl<'a> Machine<'a> {
    /// The deadline of a duty that rests; `None` if nothing covers the day on which it would fall due.
    pub(crate) fn rested(&mut self, occasion: &Occasion<'a>, suspension: &'a Suspension) -> Result<Option<Deadline>> {
        let mut rested = occasion.deadline.clone();
        rested.clause = Some(suspension.clause);
        rested.count = None;
        let mut day = match occasion.deadline.due {
            Due::On(due) => due,
            Due::Without => return Ok(None),
            Due::Unknown => return Ok(Some(rested)),
        };
        let as_of = self.as_of();
        let frame = self.frame(as_of, occasion.read_on);
        let covered = self.days_of_rest(&suspension.during, frame)?;
        // Each turn goes on after the end of the period before, so there are no more turns than periods.
        loop {
            self.step()?;
            let Some(period) = covered.sure.around(day) else {
                if covered.holds(day).is_false() {
                    break;
                }
                return Ok(Some(self.rests_perhaps(rested, suspension, frame)?));
            };
            rested.rests.push((day, period));
            let may_last = covered.possible.as_ref().and_then(|possible| possible.around(day)).map(Stretch::last);
            if may_last != Some(period.last()) {
                return Ok(Some(self.rests_perhaps(rested, suspension, frame)?));
            }
            if period.last() == Date::MAX {
                (rested.due, rested.count) = (Due::Without, None);
                break;
            }
            self.due_after(&mut rested, occasion, suspension, period.last())?;
            match rested.due {
                Due::On(next) if next > period.last() => day = next,
                _ => break,
            }
        }
        Ok((!rested.rests.is_empty()).then_some(rested))
    }

    /// Due so long after the last day of a period.
    fn due_after(
        &mut self,
        rested: &mut Deadline,
        occasion: &Occasion<'a>,
        suspension: &'a Suspension,
        last: Date,
    ) -> Result<()> {
        let counting = Counting::of(occasion.version, occasion.occurrence.unwrap_or(1));
        let frame = self.frame(occasion.clock.unwrap_or(self.as_of()), occasion.read_on);
        rested.count = None;
        if self.answer(suspension.then, frame)? == Answer::Absent {
            rested.due = Due::Without;
            return Ok(());
        }
        self.count_length(rested, last, suspension.then, false, counting.conventions, frame)?;
        self.move_off_holidays(rested, &occasion.version.timing, counting)
    }

    /// Whether it rests, or how long, is not known.
    fn rests_perhaps(
        &mut self,
        mut rested: Deadline,
        suspension: &'a Suspension,
        frame: Frame<'a>,
    ) -> Result<Deadline> {
        (rested.due, rested.count) = (Due::Unknown, None);
        rested.rests.clear();
        rested.needs = self.needs_of_rest(&suspension.during, frame)?;
        Ok(rested)
    }

    fn needs_of_rest(&mut self, rest: &'a Rest, frame: Frame<'a>) -> Result<Vec<Need>> {
        let Rest::Periods(query) = rest else { return Ok(Vec::new()) };
        let mut missing = Missing::default();
        let looked = Looked::up_to(Date::MAX);
        self.quietly(|machine| {
            machine.missing_in_list(query.events, query.condition, None, looked, frame, &mut missing)
        })?;
        Ok(tidy(missing.all()))
    }

    /// The days on which duties rest; a period without a last day goes on for ever, and one that begins after the
    /// evaluation date is not seen.
    fn days_of_rest(&mut self, rest: &'a Rest, frame: Frame<'a>) -> Result<Covered> {
        match rest {
            Rest::Periods(query) => {
                let as_of = self.as_of();
                let (mut sure, mut possible) = (Vec::new(), Vec::new());
                let looked = Looked::up_to(Date::MAX);
                let complete = self.each_period(query.events, query.condition, looked, frame, |_, period| {
                    if period.here.event.date <= as_of {
                        sure.extend(period.surely());
                        possible.extend(period.possible);
                    }
                    Ok(())
                })?;
                let possible = complete.then(|| Stretches::union(possible));
                Ok(Covered { sure: Stretches::union(sure), possible })
            }
            Rest::Trial(id) => {
                let trial = at(&self.plan.trials, id.index(), "a trial is missing")?;
                let mut runs = Vec::new();
                for version in &trial.versions {
                    if self.standing(trial.rulebook, &version.in_force) != Standing::Off {
                        let (from, until) = (version.in_force.from, version.in_force.until);
                        runs.extend(Stretch::new(from.unwrap_or(Date::MIN), until.unwrap_or(Date::MAX)));
                    }
                }
                let days = Stretches::union(runs);
                Ok(Covered { sure: days.clone(), possible: Some(days) })
            }
        }
    }
}

impl Deadline {
    /// Whether it rests on a day: a period of rest holds it.
    pub(crate) fn rests_on(&self, day: Date) -> bool {
        self.rests.iter().any(|(_, period)| period.holds(day))
    }

    /// Whether its clock has not started by a day.
    pub(crate) fn is_upcoming(&self, day: Date) -> bool {
        self.starts && matches!(self.start, Start::On(clock) if day < clock)
    }
}
