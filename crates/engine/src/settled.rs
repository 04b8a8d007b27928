//! How requirements came out, as later ones ask about them.

use crate::expression::malformed;
use crate::findings::{Need, Status};
use crate::ids::RequirementId;
use crate::machine::{Machine, Result};
use hjemmel_value::Truth;

/// How a requirement came out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// The status of each of its duties.
    pub(crate) statuses: Vec<Status>,
    /// Whether an occurrence was lifted.
    pub(crate) lifted: bool,
    /// Whether an occurrence hangs on something not known.
    pub(crate) undetermined: bool,
    /// What its undetermined and unknown lines need.
    pub(crate) needs: Vec<Need>,
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
}

impl Machine<'_> {
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
