//! Rolling duties: a row of steps, each measured from the act or the date before it.

use crate::findings::{NotApplicableReason, Reason, ReasonKind, Status};
use crate::governs::Start;
use crate::ids::{ProposalId, RequirementId};
use crate::line::Acts;
use crate::machine::{Machine, Result};
use crate::meets::{Fit, Fits};
use crate::passing::{Later, Passing};
use crate::plan::{Modality, RequirementVersion, Timing};
use crate::sharpen::Asked;
use crate::stand::{Doubt, Occasion, Owed, Stand};
use crate::tally::{Counting, Tally};
use crate::timing::Due;
use hjemmel_value::{Date, Truth};

/// A row of steps while it is walked.
#[derive(Debug)]
struct Row<'a> {
    id: RequirementId,
    place: usize,
    version: &'a RequirementVersion,
    /// The version of the first step, and what it departs from the law of its day by.
    first: (usize, &'a RequirementVersion),
    passing: Passing,
    number: u32,
    from: Date,
    /// What its clock read, for the first and all others.
    proposals: Vec<ProposalId>,
    /// Whether a line was written.
    listed: bool,
    /// The last step that was passed over, and why.
    last: Option<PassedOver<'a>>,
    /// Dates of steps that were lifted or passed over since the last line.
    passed: Option<Date>,
}

/// A step that was passed over.
#[derive(Debug)]
pub(crate) enum PassedOver<'a> {
    /// It did not apply.
    Not(Box<Occasion<'a>>, Asked),
    /// Special rules stood in its place.
    Displaced(Vec<RequirementId>, Vec<Reason>),
}

/// Where a row goes on.
enum Next {
    /// At a step measured from a day.
    From(Date),
    /// Nowhere.
    End,
}

/// The acts that matter to a step: the first sure one after the day it is measured from.
struct Step {
    sure: Option<Fit>,
    /// An act that may have happened in time.
    maybe_in_time: bool,
    /// An act that may have happened at all.
    maybe: bool,
}

impl<'a> Machine<'a> {
    pub(crate) fn settle_rolling(
        &mut self,
        id: RequirementId,
        place: usize,
        version: &'a RequirementVersion,
        clock: Date,
    ) -> Result<()> {
        let proposals = self.reads.proposals();
        let (first, passing) = ((place, version), self.passing);
        let (number, from, listed, last, passed) = (1, clock, false, None, None);
        let mut row = Row { id, place, version, first, passing, number, from, proposals, listed, last, passed };
        while let Next::From(day) = self.step_of(&mut row)? {
            self.later_steps.push((id, self.which(), day));
            let Some((place, version)) = self.version_of_step(&mut row, day)? else { break };
            if !matches!(version.timing, Timing::AtLeastEvery { .. }) || version.modality != Modality::Must {
                break;
            }
            (row.place, row.version, row.from) = (place, version, day);
            row.number = row.number.saturating_add(1);
        }
        match row.last {
            Some(last) if !row.listed => self.write_passed(id, last),
            _ => Ok(()),
        }
    }

    /// Nothing of a row was listed: why not, by the last that was passed over.
    pub(crate) fn write_passed(&mut self, id: RequirementId, last: PassedOver<'a>) -> Result<()> {
        match last {
            PassedOver::Not(occasion, asked) => self.write_not_applicable(&occasion, &asked),
            PassedOver::Displaced(by, because) => {
                self.write_not(id, NotApplicableReason::Displaced, by, because);
                Ok(())
            }
        }
    }

    /// The version that governs the step after the one at hand, measured from a day; `None` if the row ends.
    fn version_of_step(&mut self, row: &mut Row<'a>, day: Date) -> Result<Option<(usize, &'a RequirementVersion)>> {
        match self.version_later(row.id, (row.first, row.passing), day, row.number.saturating_add(1))? {
            Later::Version(version) => Ok(Some(version)),
            Later::None => Ok(None),
            Later::Perhaps(doubt) => self.end_row(row, doubt),
        }
    }

    /// Which version governs the next step is not known, so nothing follows for certain.
    fn end_row(&mut self, row: &mut Row<'a>, doubt: Doubt) -> Result<Option<(usize, &'a RequirementVersion)>> {
        row.listed = true;
        self.write_undetermined_whole(row.id, doubt.needs, doubt.because);
        Ok(None)
    }

    /// Settles one step, and tells where the row goes on.
    fn step_of(&mut self, row: &mut Row<'a>) -> Result<Next> {
        self.step()?;
        self.reads.begin();
        let mut occasion = self.occasion_of_step(row.id, row.place, row.version, Start::On(row.from), row.number)?;
        self.reads.end();
        occasion.occurrence = Some(row.number);
        occasion.proposals.extend(&row.proposals);
        let after = occasion.deadline.date().filter(|due| *due > row.from && *due <= self.as_of());
        let stand = match occasion.deadline.due {
            Due::Unknown => self.stand_without_due(&occasion)?,
            Due::On(_) | Due::Without => self.stand(&occasion)?,
        };
        match stand {
            Stand::Not(asked) => {
                row.passed = occasion.deadline.date();
                row.last = Some(PassedOver::Not(Box::new(occasion), asked));
                Ok(after.map_or(Next::End, Next::From))
            }
            Stand::Displaced(by, because) => {
                row.passed = occasion.deadline.date();
                row.last = Some(PassedOver::Displaced(by, because));
                Ok(after.map_or(Next::End, Next::From))
            }
            Stand::Undetermined(mut doubt) => {
                row.listed = true;
                doubt.needs.extend(occasion.deadline.needs.iter().copied());
                self.write_undetermined(&occasion, doubt)?;
                Ok(Next::End)
            }
            Stand::Lifted(by, owed) => {
                row.listed = true;
                let fits = self.fits(row.id, row.version, occasion.judged_by(), Some(row.from))?;
                let in_time = acts_of(&fits, None).sure.is_some_and(|sure| match occasion.deadline.due {
                    Due::On(due) => sure.date <= due,
                    Due::Without => true,
                    Due::Unknown => false,
                });
                if in_time {
                    return self.owe_step(row, &occasion, owed, fits);
                }
                let mut because = owed.because;
                self.because_passed(row, &mut because)?;
                self.write_lifted(&occasion, by, owed.perhaps_lifted, because)?;
                row.passed = occasion.deadline.date();
                Ok(after.map_or(Next::End, Next::From))
            }
            Stand::Owed(owed) => {
                row.listed = true;
                let fits = self.fits(row.id, row.version, occasion.judged_by(), Some(row.from))?;
                self.owe_step(row, &occasion, owed, fits)
            }
        }
    }

    /// Writes a step that is owed.
    fn owe_step(&mut self, row: &mut Row<'a>, occasion: &Occasion<'a>, mut owed: Owed, fits: Fits) -> Result<Next> {
        self.because_passed(row, &mut owed.because)?;
        owed.deadline.times = 1;
        let step = acts_of(&fits, owed.deadline.date());
        let counting = Counting::After(row.from);
        let as_of = self.as_of();
        // A changed deadline may have a clock of its own, that is not known or not there.
        let upcoming = as_of < row.from && !matches!(owed.deadline.start, Start::Unknown | Start::Absent);
        let (status, act) = match (owed.deadline.due, step.sure) {
            _ if upcoming => (Status::Upcoming, None),
            (Due::Unknown, _) => (Status::Unknown, None),
            _ if owed.deadline.rests_on(as_of) => {
                let tally = Tally::of(&fits, counting, &owed.deadline);
                let (status, _) = tally.status(fits.any, Modality::Must, &owed.deadline, as_of);
                (status, step.sure.filter(|_| status == Status::Met))
            }
            (Due::On(due), Some(sure)) if sure.date <= due => (Status::Met, Some(sure)),
            (Due::On(_), Some(sure)) if !step.maybe_in_time => (Status::Late, Some(sure)),
            (Due::On(_), Some(_)) => (Status::Unknown, None),
            (Due::On(due), None) if !fits.any && as_of <= due => (Status::Open, None),
            (Due::On(_), None) if !fits.any || step.maybe => (Status::Unknown, None),
            (Due::On(due), None) if as_of <= due => (Status::Open, None),
            (Due::On(_), None) => (Status::Overdue, None),
            (Due::Without, _) => {
                let tally = Tally::of(&fits, counting, &owed.deadline);
                let (status, _) = tally.status(fits.any, Modality::Must, &owed.deadline, as_of);
                (status, step.sure.filter(|_| status == Status::Met))
            }
        };
        if row.version.spends_its_events {
            let possible = fits.fits.iter().filter(|fit| fit.truth.is_unknown());
            for fit in possible.chain(act.as_ref()) {
                self.spent.spend(fit.list, fit.place, fit.truth, occasion.spender(self.which()));
            }
            if status == Status::Unknown {
                // Which acts the row would go on to need is not known.
                let all = self.fits(row.id, row.version, occasion.judged_by(), None)?;
                self.spend(occasion.spender(self.which()), &all, counting, u32::MAX, false);
            }
        }
        let met_on = act.map(|act| act.date);
        let sure = u32::from(step.sure.is_some());
        let acts = Acts { fits, counting, sure, status, met_on, broken_on: None, needs: Vec::new() };
        self.write_duty(occasion, owed, acts)?;
        Ok(met_on.map_or(Next::End, Next::From))
    }

    /// The step before was lifted or did not apply: this one is measured from its date.
    fn because_passed(&mut self, row: &mut Row<'a>, because: &mut Vec<Reason>) -> Result<()> {
        if let Some(due) = row.passed.take() {
            let reason = self.reason(ReasonKind::Passed { due })?;
            because.push(reason);
        }
        Ok(())
    }
}

fn acts_of(fits: &Fits, due: Option<Date>) -> Step {
    let open_ended = !fits.incomplete.is_empty();
    let mut step = Step { sure: None, maybe_in_time: open_ended, maybe: open_ended };
    for fit in &fits.fits {
        match fit.truth {
            Truth::False => {}
            Truth::Unknown => {
                step.maybe = true;
                step.maybe_in_time |= due.is_none_or(|due| fit.date <= due);
            }
            Truth::True => {
                step.sure = Some(*fit);
                break;
            }
        }
    }
    step
}
