//! Which requirements a requirement depends on.

use super::uses::Uses;
use crate::model::Model;
use hjemmel_engine::ids::{DefinitionId, ExemptionId, GroupId, RequirementId, TrialId};
use std::collections::BTreeSet;

/// The references of everything in a model, gathered once.
pub(super) struct References {
    pub(super) definitions: Vec<Uses>,
    pub(super) groups: Vec<Uses>,
    pub(super) requirements: Vec<Uses>,
    pub(super) trials: Vec<Uses>,
    pub(super) exemptions: Vec<Uses>,
}

/// What is reached from something through definitions and groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    pub(super) definitions: BTreeSet<DefinitionId>,
    pub(super) groups: BTreeSet<GroupId>,
    /// Requirements of which it is asked how they stand.
    pub(super) statuses: BTreeSet<RequirementId>,
}

impl References {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            definitions: model.definitions.iter().map(Uses::of_definition).collect(),
            groups: model.groups.iter().map(Uses::of_group).collect(),
            requirements: model.requirements.iter().map(Uses::of_requirement).collect(),
            trials: model.trials.iter().map(Uses::of_trial).collect(),
            exemptions: model.exemptions.iter().map(Uses::of_exemption).collect(),
        }
    }

    /// Everything reached from these, circles or not.
    pub(super) fn reached<'u>(&'u self, from: impl IntoIterator<Item = &'u Uses>) -> Reached {
        let mut reached = Reached::default();
        let mut open: Vec<&Uses> = from.into_iter().collect();
        while let Some(uses) = open.pop() {
            reached.statuses.extend(&uses.statuses);
            for definition in &uses.definitions {
                if reached.definitions.insert(*definition) {
                    open.extend(self.definitions.get(definition.index()));
                }
            }
            for group in &uses.groups {
                if reached.groups.insert(*group) {
                    open.extend(self.groups.get(group.index()));
                }
            }
        }
        reached
    }

    /// What a requirement's own clauses reach.
    pub(super) fn of_requirement(&self, requirement: RequirementId) -> Reached {
        self.reached(self.requirements.get(requirement.index()))
    }

    /// What a requirement reaches together with the exemptions that touch it, and their trials.
    pub(super) fn with_exemptions(&self, requirement: RequirementId, touching: &Touching) -> Reached {
        let exemptions = touching.exemptions.iter().filter_map(|id| self.exemptions.get(id.index()));
        let trials = touching.trials.iter().filter_map(|id| self.trials.get(id.index()));
        self.reached(self.requirements.get(requirement.index()).into_iter().chain(exemptions).chain(trials))
    }
}

/// The exemptions that touch a requirement, and the trials that frame them.
#[derive(Clone, Debug, Default)]
pub(super) struct Touching {
    pub(super) exemptions: BTreeSet<ExemptionId>,
    pub(super) trials: BTreeSet<TrialId>,
}

impl Touching {
    /// For each requirement.
    pub(super) fn all(model: &Model) -> Vec<Self> {
        let mut all = vec![Self::default(); model.requirements.len()];
        for (place, exemption) in model.exemptions.iter().enumerate() {
            for version in &exemption.versions {
                for effect in &version.effects {
                    if let Some(touching) = all.get_mut(effect.requirement.index()) {
                        touching.exemptions.insert(ExemptionId::at(place));
                        touching.trials.extend(version.trial);
                    }
                }
            }
        }
        all
    }
}

/// For each requirement those that stand in its place where they apply.
pub(super) fn displacers(model: &Model) -> Vec<BTreeSet<RequirementId>> {
    let mut all = vec![BTreeSet::new(); model.requirements.len()];
    for (place, requirement) in model.requirements.iter().enumerate() {
        for displaced in requirement.versions.iter().flat_map(|version| &version.instead_of) {
            if let Some(displacers) = all.get_mut(displaced.index()) {
                displacers.insert(RequirementId::at(place));
            }
        }
    }
    all
}
