//! How requirements came out, as later ones ask about them.

use crate::answer::Answer;
use crate::expression::malformed;
use crate::findings::{Duty, Need, Status, Undetermined};
use crate::governs::Start;
use crate::ids::RequirementId;
use crate::machine::{Machine, Result};
use crate::plan::Timing;
use crate::timing::Due;
use hjemmel_value::{Date, Truth, Value};

/// How a requirement came out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// The status of each of its duties.
    pub(crate) statuses: Vec<Status>,
    /// Whether an occurrence was lifted.
    pub(crate) lifted: bool,
    /// Whether an occurrence hangs on something not known.
    pub(crate) undetermined: bool,
    /// Its duties, as far as what is due together with one of them cares.
    pub(crate) duties: Vec<Partner>,
    /// The first day on which it was surely overdue, or broken.
    pub(crate) breach: Option<Date>,
    /// Whether there may have been a breach before that.
    pub(crate) breach_in_doubt: bool,
    /// What its undetermined and unknown lines need.
    pub(crate) needs: Vec<Need>,
}

/// A duty, as far as what is due together with it cares.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Partner {
    pub(crate) start: Start,
    pub(crate) due: Due,
    pub(crate) status: Status,
    pub(crate) met_on: Option<Date>,
}

impl Settled {
    /// Whether it stands in the place of a general rule: it is owed, lifted, or may be.
    pub(crate) fn displaces(&self) -> Truth {
        if self.lifted || !self.statuses.is_empty() {
            Truth::True
        } else if self.undetermined {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// When its duties were first breached, as of a day.
    pub(crate) fn note_breaches(&mut self, duties: &[Duty], undetermined: &[Undetermined], as_of: Date) {
        let overdue_from = |duty: &Duty| duty.due.and_then(|due| due.next().ok());
        let breach = |duty: &Duty| match duty.status {
            Status::Overdue | Status::Late => overdue_from(duty),
            Status::Broken => duty.broken_on,
            _ => None,
        };
        self.breach = duties.iter().filter_map(breach).min();
        // What falls due later than today, or than a sure breach, cannot have been breached before it.
        let first = self.breach;
        let earlier = |from: Date| from <= as_of && first.is_none_or(|first| from < first);
        let in_doubt = |duty: &Duty| duty.status == Status::Unknown && overdue_from(duty).is_none_or(earlier);
        self.breach_in_doubt = !undetermined.is_empty() || duties.iter().any(in_doubt);
    }
}

impl Machine<'_> {
    /// The first day on which a requirement is overdue or broken.
    pub(crate) fn breach_of(&self, requirement: RequirementId) -> Result<Answer> {
        let settled = self.settled(requirement)?;
        Ok(match settled.breach {
            _ if settled.breach_in_doubt => Answer::UNKNOWN,
            Some(day) => Answer::Value(Value::Date(day)),
            None => Answer::Absent,
        })
    }

    /// The day on which the clock of a requirement's duty starts.
    pub(crate) fn start_of(&self, requirement: RequirementId) -> Result<Answer> {
        let settled = self.settled(requirement)?;
        Ok(match settled.duties.last().map(|duty| duty.start) {
            Some(Start::On(day)) => Answer::Value(Value::Date(day)),
            Some(Start::Unknown) => Answer::UNKNOWN,
            Some(Start::None | Start::Absent) => Answer::Absent,
            None if settled.undetermined => Answer::UNKNOWN,
            None => Answer::Absent,
        })
    }

    /// Whether a deadline is together with a duty that has no clock.
    pub(crate) fn is_with_one_without_a_clock(&self, timing: &Timing) -> Result<bool> {
        let Timing::Together { with, .. } = timing else { return Ok(false) };
        Ok(self.settled(*with)?.duties.last().is_some_and(|duty| duty.start == Start::None))
    }

    /// How a requirement came out that was settled before.
    pub(crate) fn settled(&self, requirement: RequirementId) -> Result<&Settled> {
        let settled = self.settled.get(requirement.index()).and_then(Option::as_ref);
        settled.ok_or(malformed("a requirement is asked about before its turn"))
    }

    /// Whether a requirement has a duty of this status, on the evaluation date.
    pub(crate) fn status_of(&self, requirement: RequirementId, status: Status) -> Result<Truth> {
        let settled = self.settled(requirement)?;
        let open_question = matches!(status, Status::Open | Status::Met | Status::Late | Status::Overdue);
        Ok(if settled.statuses.contains(&status) {
            Truth::True
        } else if settled.undetermined || (open_question && settled.statuses.contains(&Status::Unknown)) {
            Truth::Unknown
        } else {
            Truth::False
        })
    }
}
