//! Events that met a requirement which spends them: they meet nothing else.

use crate::ids::{FactId, RequirementId};
use hjemmel_value::Truth;
use std::collections::BTreeMap;

/// Which events are spent, by list and place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spent(BTreeMap<(FactId, usize), (Truth, RequirementId)>);

impl Spent {
    /// An event was needed, or possibly needed.
    pub(crate) fn spend(&mut self, list: FactId, place: usize, truth: Truth, by: RequirementId) {
        let entry = self.0.entry((list, place)).or_insert((truth, by));
        if truth > entry.0 {
            *entry = (truth, by);
        }
    }

    /// Whether another requirement needed the event.
    pub(crate) fn by_another(&self, list: FactId, place: usize, than: RequirementId) -> Option<(Truth, RequirementId)> {
        self.0.get(&(list, place)).copied().filter(|(_, by)| *by != than)
    }
}
