//! Events that met a requirement which spends them: they meet nothing else.

use crate::each::Which;
use crate::ids::{FactId, RequirementId};
use crate::plan::RequirementVersion;
use crate::stand::Law;
use hjemmel_value::Truth;
use std::collections::BTreeMap;

/// The duty that needed an event.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Spender<'a> {
    pub(crate) id: RequirementId,
    pub(crate) version: &'a RequirementVersion,
    /// Its law.
    pub(crate) law: Law,
    /// What it is for, of one that is owed for each.
    pub(crate) which: Which<'a>,
}

/// Which events are spent, by list and place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spent<'a>(BTreeMap<(FactId, usize), (Truth, Spender<'a>)>);

impl<'a> Spent<'a> {
    /// An event was needed, or possibly needed.
    pub(crate) fn spend(&mut self, list: FactId, place: usize, truth: Truth, by: Spender<'a>) {
        let entry = self.0.entry((list, place)).or_insert((truth, by));
        if truth > entry.0 {
            *entry = (truth, by);
        }
    }

    /// Whether another requirement needed the event, or the same one for something else.
    pub(crate) fn by_another(
        &self,
        list: FactId,
        place: usize,
        than: RequirementId,
        which: &Which<'a>,
    ) -> Option<(Truth, Spender<'a>)> {
        let other = |by: &Spender<'a>| by.id != than || !by.which.is_same(which);
        self.0.get(&(list, place)).copied().filter(|(_, by)| other(by))
    }
}
