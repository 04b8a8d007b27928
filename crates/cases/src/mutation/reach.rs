//! Which rules what an example expects hangs on: a change of any other rule it cannot notice.

use hjemmel_engine::ids::{DefinitionId, ExemptionId, GroupId, NodeId, RequirementId, TransitionId, TrialId};
use hjemmel_engine::plan::{
    Condition, EffectKind, ForEach, Node, Plan, Rest, Timing, children, query_nodes, timing_nodes,
};
use hjemmel_model::model::ExpectationKind;
use std::collections::BTreeMap;

/// A rule of a plan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Definition(DefinitionId),
    Group(GroupId),
    Requirement(RequirementId),
    Trial(TrialId),
    Exemption(ExemptionId),
    Transition(TransitionId),
}

/// What each rule stands on.
#[derive(Debug)]
pub(super) struct Reach<'a> {
    plan: &'a Plan,
    below: BTreeMap<Rule, Vec<Rule>>,
}

impl<'a> Reach<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut reach = Self { plan, below: BTreeMap::new() };
        for (place, it) in plan.definitions.iter().enumerate() {
            let roots = it.versions.iter().map(|version| version.value).collect();
            let below = reach.named_by(roots);
            reach.below.insert(Rule::Definition(DefinitionId::at(place)), below);
        }
        for (place, it) in plan.groups.iter().enumerate() {
            let roots = it.versions.iter().flat_map(|it| nodes(&it.when, &it.unless)).collect();
            let below = reach.named_by(roots);
            reach.below.insert(Rule::Group(GroupId::at(place)), below);
        }
        for (place, it) in plan.trials.iter().enumerate() {
            let roots = it.versions.iter().flat_map(|it| nodes(&it.when, &it.unless)).collect();
            let below = reach.named_by(roots);
            reach.below.insert(Rule::Trial(TrialId::at(place)), below);
        }
        for place in 0..plan.exemptions.len() {
            let below = reach.exemption(place);
            reach.below.insert(Rule::Exemption(ExemptionId::at(place)), below);
        }
        for place in 0..plan.requirements.len() {
            let below = reach.requirement(place);
            reach.below.insert(Rule::Requirement(RequirementId::at(place)), below);
        }
        reach
    }

    /// The rules that something hangs on, each with the number of steps to it.
    pub(super) fn from(&self, starts: &[Rule]) -> BTreeMap<Rule, usize> {
        let mut found: BTreeMap<Rule, usize> = BTreeMap::new();
        let mut next: Vec<Rule> = starts.to_vec();
        let mut depth = 0_usize;
        while !next.is_empty() {
            let mut after = Vec::new();
            for rule in next {
                if let std::collections::btree_map::Entry::Vacant(slot) = found.entry(rule) {
                    slot.insert(depth);
                    after.extend(self.below.get(&rule).into_iter().flatten().copied());
                }
            }
            next = after;
            depth = depth.saturating_add(1);
        }
        found
    }

    /// What a line of an example speaks of; `None` if it hangs on everything.
    pub(super) fn expected(kind: &ExpectationKind) -> Option<Vec<Rule>> {
        Some(match kind {
            ExpectationKind::Duty { requirement, .. }
            | ExpectationKind::DoesNotApply(requirement)
            | ExpectationKind::Undetermined(requirement)
            | ExpectationKind::Conflict(requirement) => vec![Rule::Requirement(*requirement)],
            ExpectationKind::LiftedBy { requirement, by, .. } | ExpectationKind::ChangedBy { requirement, by, .. } => {
                let by = by.iter().map(|id| Rule::Exemption(*id));
                std::iter::once(Rule::Requirement(*requirement)).chain(by).collect()
            }
            ExpectationKind::Applies(group) | ExpectationKind::GroupIs { group, .. } => vec![Rule::Group(*group)],
            ExpectationKind::DefinitionIs { definition, .. } => vec![Rule::Definition(*definition)],
            ExpectationKind::Asks(_) | ExpectationKind::MoreThanOne(_) => return None,
            ExpectationKind::Because => Vec::new(),
        })
    }

    /// Every rule.
    pub(super) fn everything(&self) -> BTreeMap<Rule, usize> {
        let transitions = (0..self.plan.transitions.len()).map(|at| Rule::Transition(TransitionId::at(at)));
        self.below.keys().copied().chain(transitions).map(|rule| (rule, usize::MAX)).collect()
    }

    fn exemption(&self, place: usize) -> Vec<Rule> {
        let Some(it) = self.plan.exemptions.get(place) else { return Vec::new() };
        let mut rules = Vec::new();
        let mut roots = Vec::new();
        for version in &it.versions {
            rules.extend(version.trial.map(Rule::Trial));
            rules.extend(version.groups.iter().copied().map(Rule::Group));
            roots.extend(nodes(&version.when, &version.unless));
            for effect in &version.effects {
                match &effect.kind {
                    EffectKind::ChangeDeadline(timing, _) => roots.extend(timing_nodes(timing)),
                    EffectKind::ExtendDeadline(length, _) => roots.push(*length),
                    EffectKind::Suspend(rest) => {
                        roots.push(rest.then);
                        rules.extend(rest.transition.map(Rule::Transition));
                        match &rest.during {
                            Rest::Periods(query) => roots.extend(query_nodes(query)),
                            Rest::Trial(trial) => rules.push(Rule::Trial(*trial)),
                        }
                    }
                    _ => {}
                }
            }
        }
        rules.extend(self.named_by(roots));
        rules
    }

    fn requirement(&self, place: usize) -> Vec<Rule> {
        let Some(it) = self.plan.requirements.get(place) else { return Vec::new() };
        let mut rules: Vec<Rule> = it.exemptions.iter().copied().map(Rule::Exemption).collect();
        rules.extend(it.displaced_by.iter().copied().map(Rule::Requirement));
        rules.extend(it.transitions.iter().copied().map(Rule::Transition));
        let mut roots = Vec::new();
        match &it.for_each {
            Some(ForEach::Event(query)) => roots.extend(query_nodes(query)),
            Some(ForEach::Day { when, .. }) => roots.push(*when),
            Some(ForEach::Period { same, .. }) => roots.extend(same),
            Some(ForEach::Decision { of, .. }) => rules.extend(of.iter().copied().map(Rule::Requirement)),
            None => {}
        }
        for version in &it.versions {
            rules.extend(version.groups.iter().copied().map(Rule::Group));
            roots.extend(nodes(&version.when, &version.unless));
            roots.extend(timing_nodes(&version.timing));
            if let Timing::Together { with, .. } = version.timing {
                rules.push(Rule::Requirement(with));
            }
            let events = version.met_by.iter().chain(&version.broken_by);
            roots.extend(events.flat_map(|event| query_nodes(&event.query)));
            roots.extend(version.states.iter().map(|stated| stated.value));
        }
        rules.extend(self.spenders(place));
        rules.extend(self.named_by(roots));
        rules
    }

    /// The other requirements that use up events by which this one may be met.
    fn spenders(&self, place: usize) -> Vec<Rule> {
        let lists = |place: usize| {
            let versions = self.plan.requirements.get(place).into_iter().flat_map(|it| &it.versions);
            versions.flat_map(|version| &version.met_by).map(|event| event.query.events)
        };
        let own: Vec<_> = lists(place).collect();
        let spends = |it: &hjemmel_engine::plan::Requirement| it.versions.iter().any(|it| it.spends_its_events);
        let others = self.plan.requirements.iter().enumerate().filter(|(other, it)| *other != place && spends(it));
        others
            .filter(|(other, _)| lists(*other).any(|list| own.contains(&list)))
            .map(|(other, _)| Rule::Requirement(RequirementId::at(other)))
            .collect()
    }

    /// The rules that expressions name.
    fn named_by(&self, mut roots: Vec<NodeId>) -> Vec<Rule> {
        let mut seen = vec![false; self.plan.nodes.len()];
        let mut found = Vec::new();
        while let Some(id) = roots.pop() {
            let Some(slot) = seen.get_mut(id.index()).filter(|seen| !**seen) else { continue };
            *slot = true;
            let Some(node) = self.plan.nodes.get(id.index()) else { continue };
            match node {
                Node::Definition(id) => found.push(Rule::Definition(*id)),
                Node::InGroup(id) => found.push(Rule::Group(*id)),
                Node::StatusOf { requirement, .. } => found.push(Rule::Requirement(*requirement)),
                Node::LiftedBy { requirement, exemption } => {
                    found.extend([Rule::Requirement(*requirement), Rule::Exemption(*exemption)]);
                }
                Node::BreachOf(id) | Node::StartOf(id) => found.push(Rule::Requirement(*id)),
                _ => {}
            }
            roots.extend(children(node));
        }
        found
    }
}

fn nodes(when: &[Condition], unless: &[Condition]) -> Vec<NodeId> {
    when.iter().chain(unless).map(|condition| condition.node).collect()
}
