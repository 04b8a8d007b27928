//! What rules refer to.

use crate::model::{
    Definition, EffectKind, Except, Exemption, Expression, ExpressionKind, ForEach, Group, Model, Query, Quota,
    Requirement, Rest, Trial,
};
use crate::walk::{self, read};
use hjemmel_diagnostic::Span;
use hjemmel_engine::ids::{DefinitionId, ExemptionId, FactId, GroupId, RequirementId};
use hjemmel_value::Value;
use std::collections::BTreeSet;

/// What something refers to, without what that refers to in turn.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    pub(super) facts: BTreeSet<FactId>,
    pub(super) definitions: BTreeSet<DefinitionId>,
    pub(super) groups: BTreeSet<GroupId>,
    /// Requirements of which a condition asks how they stand.
    pub(super) statuses: BTreeSet<RequirementId>,
    /// Which exemption is asked about of which requirement, and where.
    pub(super) lifted_by: BTreeSet<(RequirementId, ExemptionId, Span)>,
    /// Actors that something is compared with.
    pub(super) actors: BTreeSet<u32>,
}

impl Uses {
    pub(super) fn of_definition(definition: &Definition) -> Self {
        let mut uses = Self::default();
        for version in &definition.versions {
            uses.expressions(read::definition(version));
        }
        uses
    }

    pub(super) fn of_group(group: &Group) -> Self {
        let mut uses = Self::default();
        for version in &group.versions {
            uses.expressions(read::group(version));
        }
        uses
    }

    pub(super) fn of_requirement(requirement: &Requirement) -> Self {
        let mut uses = Self::default();
        match &requirement.for_each {
            None | Some(ForEach::Decision { .. }) => {}
            Some(ForEach::Event(query)) => {
                uses.events(query);
                uses.expressions(read::query(query));
            }
            Some(ForEach::Day { when, .. }) => uses.expressions(vec![when]),
            Some(ForEach::Period { same, .. }) => uses.expressions(same.iter().collect()),
        }
        for version in &requirement.versions {
            uses.groups.extend(&version.groups);
            uses.expressions(read::requirement(version));
            for met in version.met_by.iter().chain(&version.broken_by) {
                uses.events(&met.query);
            }
        }
        uses
    }

    pub(super) fn of_trial(trial: &Trial) -> Self {
        let mut uses = Self::default();
        for version in &trial.versions {
            uses.expressions(read::trial(version));
        }
        uses
    }

    pub(super) fn of_exemption(exemption: &Exemption) -> Self {
        let mut uses = Self::default();
        for version in &exemption.versions {
            uses.groups.extend(&version.groups);
            uses.expressions(read::exemption(version));
            for effect in &version.effects {
                if let EffectKind::Suspend(suspension) = &effect.kind
                    && let Rest::Periods(periods) = &suspension.during
                {
                    uses.events(&periods.0);
                }
            }
        }
        uses
    }

    pub(super) fn of_quota(quota: &Quota) -> Self {
        let mut uses = Self::default();
        for version in &quota.versions {
            uses.groups.extend(&version.groups);
            uses.expressions(read::quota(version));
        }
        uses
    }

    /// Everything that any rule refers to.
    pub(super) fn of_model(model: &Model) -> Self {
        let mut all = Self::default();
        all.extend(model.definitions.iter().map(Self::of_definition));
        all.extend(model.groups.iter().map(Self::of_group));
        all.extend(model.requirements.iter().map(Self::of_requirement));
        all.extend(model.trials.iter().map(Self::of_trial));
        all.extend(model.exemptions.iter().map(Self::of_exemption));
        all.extend(model.quotas.iter().map(Self::of_quota));
        for set in model.at_most_one.iter().flat_map(|set| &set.versions) {
            all.groups.extend(&set.groups);
        }
        for item in &model.not_encoded {
            all.groups.extend(&item.groups);
            all.expressions(walk::not_encoded(item).collect());
        }
        all
    }

    pub(super) fn expressions(&mut self, roots: Vec<&Expression>) {
        walk::each(roots, |expression| self.note(expression));
    }

    fn note(&mut self, expression: &Expression) {
        match &*expression.kind {
            ExpressionKind::Fact(fact) | ExpressionKind::FactOn { fact, .. } => _ = self.facts.insert(*fact),
            ExpressionKind::Definition(definition) | ExpressionKind::Accumulated { definition, .. } => {
                self.definitions.insert(*definition);
            }
            ExpressionKind::InGroup(group) => _ = self.groups.insert(*group),
            ExpressionKind::LiftedBy { requirement, exemption, .. } => {
                self.statuses.insert(*requirement);
                self.lifted_by.insert((*requirement, *exemption, expression.span));
            }
            ExpressionKind::StatusOf { requirement, .. }
            | ExpressionKind::StartOf(requirement)
            | ExpressionKind::BreachOf(requirement) => {
                self.statuses.insert(*requirement);
            }
            ExpressionKind::Constant(Value::Actor(actor)) => _ = self.actors.insert(*actor),
            ExpressionKind::Aggregate { query, .. }
            | ExpressionKind::Covered { query, .. }
            | ExpressionKind::During(query) => self.events(query),
            _ => {}
        }
    }

    fn events(&mut self, query: &Query) {
        self.facts.insert(query.events);
        if let Some(Except::Periods { events, .. }) = &query.except {
            self.facts.insert(*events);
        }
    }
}

impl Extend<Uses> for Uses {
    fn extend<T: IntoIterator<Item = Uses>>(&mut self, more: T) {
        for one in more {
            self.facts.extend(one.facts);
            self.definitions.extend(one.definitions);
            self.groups.extend(one.groups);
            self.statuses.extend(one.statuses);
            self.lifted_by.extend(one.lifted_by);
            self.actors.extend(one.actors);
        }
    }
}
