//! Counting the acts that meet a duty, and what status that gives it.

use crate::findings::{DueBetween, EventRole, Reason, Status, WindowOfDays};
use crate::governs::Start;
use crate::machine::{Machine, Result};
use crate::meets::{Fit, Fits};
use crate::plan::{Modality, RequirementVersion, Timing};
use crate::timing::{Deadline, Due};
use hjemmel_value::{Date, Truth};

/// Which acts count at all for a duty.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counting {
    /// All of them.
    All,
    /// Those on a day or later.
    From(Date),
    /// Those after a day.
    After(Date),
    /// Those from a day on, up to a day: a window of a fixed grid.
    Window(Option<Date>, Date),
    /// None: what they are to be together with is not done yet.
    Nothing,
    /// It is not known from when.
    Unknown,
}

impl Counting {
    /// Which acts count for a deadline; for a step of a rolling duty, those after the day it is measured from.
    pub(crate) fn of(deadline: &Deadline, version: &RequirementVersion, step: Option<Date>) -> Counting {
        let rolls = matches!(version.timing, Timing::AtLeastEvery { .. } | Timing::Every { .. });
        match (step, deadline.start) {
            (Some(after), _) => Counting::After(after),
            (None, _) if version.counts_earlier_events && !rolls => Counting::All,
            (None, _) if deadline.waits => Counting::Nothing,
            (None, _) if !deadline.starts => Counting::All,
            (None, Start::On(from)) if deadline.from_start => Counting::From(from),
            (None, Start::On(from)) => Counting::After(from),
            (None, Start::Unknown) => Counting::Unknown,
            (None, Start::Absent | Start::None) => Counting::All,
        }
    }

    /// Which acts count in a window of a fixed grid: none after its last day, which is for the next window.
    pub(crate) fn in_window(deadline: &Deadline, version: &RequirementVersion, first: Date) -> Counting {
        match (deadline.due, Counting::of(deadline, version, None)) {
            (Due::Without, _) => Counting::From(first),
            (Due::Unknown, counting) => counting,
            (Due::On(due), Counting::From(from)) => Counting::Window(Some(from), due),
            (Due::On(due), Counting::After(after)) => Counting::Window(after.next().ok(), due),
            (Due::On(due), _) => Counting::Window(None, due),
        }
    }

    pub(crate) fn counts(self, day: Date) -> Truth {
        match self {
            Counting::All => Truth::True,
            Counting::From(from) => Truth::from(from <= day),
            Counting::After(after) => Truth::from(after < day),
            Counting::Window(from, until) => Truth::from(from.is_none_or(|from| from <= day) && day <= until),
            Counting::Nothing => Truth::False,
            Counting::Unknown => Truth::Unknown,
        }
    }

    /// The days on which an act is in time.
    pub(crate) fn window(self, deadline: &Deadline) -> WindowOfDays {
        let from = match self {
            Counting::From(from) => Some(from),
            Counting::Window(from, _) => from,
            Counting::After(after) => after.next().ok(),
            Counting::All | Counting::Nothing | Counting::Unknown => None,
        };
        WindowOfDays { from, until: deadline.date() }
    }
}

/// How many acts met a duty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) sure: u32,
    sure_in_time: u32,
    possible: u32,
    possible_in_time: u32,
    /// There may be further acts that nobody told of.
    pub(crate) open_ended: bool,
    /// The day on which the number was surely reached.
    pub(crate) reached: Option<Date>,
}

impl Tally {
    pub(crate) fn of(fits: &Fits, counting: Counting, deadline: &Deadline) -> Tally {
        let mut tally = Tally { open_ended: !fits.incomplete.is_empty(), ..Tally::default() };
        for fit in &fits.fits {
            let truth = fit.truth.and(counting.counts(fit.date));
            if truth.is_false() {
                continue;
            }
            let in_time = deadline.date().is_none_or(|due| fit.date <= due);
            tally.possible = tally.possible.saturating_add(1);
            tally.possible_in_time = tally.possible_in_time.saturating_add(u32::from(in_time));
            if truth.is_true() {
                tally.sure = tally.sure.saturating_add(1);
                tally.sure_in_time = tally.sure_in_time.saturating_add(u32::from(in_time));
                if tally.sure == deadline.times {
                    tally.reached = Some(fit.date);
                }
            }
        }
        tally
    }

    /// How the duty stands, and the day on which it was met.
    pub(crate) fn status(
        &self,
        any: bool,
        modality: Modality,
        deadline: &Deadline,
        as_of: Date,
    ) -> (Status, Option<Date>) {
        let times = deadline.times;
        let possibly_in_time = self.open_ended || self.possible_in_time >= times;
        let possibly = self.open_ended || self.possible >= times;
        if modality == Modality::May || deadline.standing {
            return (Status::Standing, None);
        }
        if deadline.is_upcoming(as_of) {
            return (Status::Upcoming, None);
        }
        if deadline.rests_on(as_of) {
            return match deadline.due {
                Due::Unknown => (Status::Unknown, None),
                _ if any && self.sure_in_time >= times => (Status::Met, self.reached),
                _ if any && possibly_in_time => (Status::Unknown, None),
                _ => (Status::Suspended, None),
            };
        }
        match deadline.due {
            Due::Unknown => (Status::Unknown, None),
            Due::Without if !any => (Status::Standing, None),
            Due::Without if self.sure >= times => (Status::Met, self.reached),
            Due::Without if possibly => (Status::Unknown, None),
            Due::Without => (Status::Standing, None),
            Due::On(due) if !any && as_of <= due => (Status::Open, None),
            Due::On(_) if !any => (Status::Unknown, None),
            Due::On(_) if self.sure_in_time >= times => (Status::Met, self.reached),
            Due::On(due) if as_of <= due && !possibly_in_time => (Status::Open, None),
            Due::On(due) if as_of <= due || possibly_in_time => (Status::Unknown, None),
            Due::On(_) if self.sure >= times => (Status::Late, self.reached),
            Due::On(_) if !possibly => (Status::Overdue, None),
            Due::On(_) => (Status::Unknown, None),
        }
    }
}

/// How a duty stands of which it is not known when it is due, only between which days: as it does whichever of them it is.
/// The more days are in time, the more acts are, so what holds for the first and for the last holds for all.
pub(crate) fn status_between(
    fits: &Fits,
    counting: Counting,
    deadline: &Deadline,
    as_of: Date,
) -> (Status, Option<Date>) {
    let unknown = (Status::Unknown, None);
    let Some(DueBetween { earliest, latest }) = deadline.between else { return unknown };
    if deadline.start == Start::Unknown && deadline.starts {
        match deadline.start_between {
            Some(DueBetween { earliest: Some(earliest), .. }) if as_of < earliest => return (Status::Upcoming, None),
            Some(DueBetween { latest, .. }) if latest < as_of => {}
            _ => return unknown,
        }
    }
    let due_on = |day| {
        let deadline = Deadline { due: Due::On(day), ..deadline.clone() };
        Tally::of(fits, counting, &deadline).status(fits.any, Modality::Must, &deadline, as_of)
    };
    let at_last = due_on(latest);
    match earliest {
        Some(earliest) if due_on(earliest) == at_last => at_last,
        // However early it was due, what is too late or missing on the last day is so all the same.
        None if matches!(at_last.0, Status::Late | Status::Overdue) => at_last,
        _ => unknown,
    }
}

impl Machine<'_> {
    /// The events that count, or would, each with its role.
    pub(crate) fn because_fits(
        &mut self,
        fits: &Fits,
        counting: Counting,
        due: Option<Date>,
        reasons: &mut Vec<Reason>,
    ) -> Result<()> {
        for fit in &fits.fits {
            let counts = counting.counts(fit.date);
            if !counts.is_false()
                && let Some(role) = role(fit, counts, due)
            {
                let reason = self.because_event(fit, role)?;
                reasons.push(reason);
            }
        }
        for list in &fits.incomplete {
            let reason = self.may_miss(*list)?;
            reasons.push(reason);
        }
        Ok(())
    }
}

/// What an event does to a duty that is due on a day.
pub(crate) fn role(fit: &Fit, counts: Truth, due: Option<Date>) -> Option<EventRole> {
    match fit.truth.and(counts) {
        Truth::False => fit.wrong,
        Truth::Unknown => Some(EventRole::NotKnown),
        Truth::True if due.is_some_and(|due| due < fit.date) => Some(EventRole::MeetsLate),
        Truth::True => Some(fit.by.map_or(EventRole::Meets, EventRole::MeetsByExemption)),
    }
}
