//! Events that a requirement needed, or may have needed, and spent.

use super::meeting::Fits;
use super::{Oracle, Spent};
use hjemmel_engine::ids::RequirementId;

impl Oracle<'_> {
    /// The events that a requirement needed meet nothing else; those before the last of them that may fit may be needed.
    pub(crate) fn spend(&self, by: RequirementId, fits: &Fits, times: usize) {
        let mut sure = 0;
        for fit in &fits.events {
            if sure >= times {
                break;
            }
            sure += usize::from(fit.held.is_true());
            let needs = super::answer::needs(&fit.held.leaves);
            self.spent.borrow_mut().insert((fit.list, fit.place), Spent { sure: fit.held.is_true(), by, needs });
        }
    }

    /// Whatever fits or may fit a duty that is undetermined may be needed.
    pub(crate) fn spend_perhaps(&self, by: RequirementId, fits: &Fits) {
        for fit in &fits.events {
            let needs = super::answer::needs(&fit.held.leaves);
            self.spent.borrow_mut().entry((fit.list, fit.place)).or_insert(Spent { sure: false, by, needs });
        }
    }
}
