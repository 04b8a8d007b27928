//! A situation under construction: facts are set until conditions hold, one of them at its boundary.

use super::chance::Chance;
use super::probe::{Change, Probe};
use super::version::{group_version, version_on};
use hjemmel_engine::findings::Statement;
use hjemmel_engine::ids::{DefinitionId, FactId, GroupId, NodeId, ProposalId};
use hjemmel_engine::plan::{Condition, Node, Plan, Type, children};
use hjemmel_engine::situation::{Events, Given, JudgementGiven, Situation, ValueFrom};
use hjemmel_engine::{Options, expression_value};
use hjemmel_value::{Date, Value};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// How deep conditions are followed.
const DEEPEST: u32 = 40;

/// How many conditions and values are looked at for one case.
const MOST_EFFORT: u32 = 3000;

/// How often an expression is read for one case, and how many steps one reading may take: a search for a day takes tens of
/// thousands, a search within a search does not end soon enough.
const MOST_READINGS: u32 = 2000;
const MOST_STEPS: u64 = 200_000;

/// How long before the reading day a value over time began.
const LONG_BEFORE: i64 = -3650;

/// A situation under construction, for one law day and one reading day.
#[derive(Clone, Debug)]
pub(super) struct Aim<'a> {
    pub(super) plan: &'a Plan,
    pub(super) proposals: &'a [ProposalId],
    pub(super) situation: Situation,
    /// Facts that the probe set: nothing else changes them.
    fixed: BTreeSet<FactId>,
    /// The reading day.
    pub(super) today: Date,
    /// The day whose law picks versions.
    pub(super) law: Date,
    pub(super) probe: Option<&'a Probe>,
    /// Whether the probe lies below a node.
    below: BTreeMap<NodeId, bool>,
    /// Whether what is set now is the probe's.
    probing: bool,
    /// The fields of the event at hand.
    pub(super) event: Option<super::events::Draft>,
    /// The fields of the event that the requirement is for.
    pub(super) instance: Option<super::events::Draft>,
    pub(super) chance: Chance,
    depth: u32,
    effort: u32,
    /// How often an expression was read.
    readings: Cell<u32>,
}

impl<'a> Aim<'a> {
    pub(super) fn new(plan: &'a Plan, proposals: &'a [ProposalId], day: Date, chance: Chance) -> Self {
        Self {
            plan,
            proposals,
            situation: Situation { facts: vec![None; plan.facts.len()] },
            fixed: BTreeSet::new(),
            today: day,
            law: day,
            probe: None,
            below: BTreeMap::new(),
            probing: false,
            event: None,
            instance: None,
            chance,
            depth: 0,
            effort: 0,
            readings: Cell::new(0),
        }
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&'a Node> {
        self.plan.nodes.get(id.index())
    }

    /// What an expression comes to so far; `None` where it cannot be read by itself.
    pub(super) fn now(&self, node: NodeId) -> Option<Statement> {
        if self.event.is_some() {
            return None;
        }
        let readings = self.readings.get();
        if readings >= MOST_READINGS {
            return None;
        }
        self.readings.set(readings.saturating_add(1));
        let mut options = Options::new(self.today);
        options.limits.steps = Some(MOST_STEPS);
        options.law_of = Some(self.law);
        options.proposals = self.proposals.to_vec();
        expression_value(self.plan, &self.situation, &options, node).ok()
    }

    /// Its value so far, if it has one.
    pub(super) fn value_now(&self, node: NodeId) -> Option<Value> {
        match (self.node(node)?, self.now(node)) {
            (Node::Constant(value), _) => Some(value.clone()),
            (_, Some(Statement::Value(value))) => Some(value),
            _ => None,
        }
    }

    pub(super) fn date_now(&self, node: NodeId) -> Option<Date> {
        match self.value_now(node)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// Whether a condition is already as wanted; an absent yes/no does not hold.
    fn is_already(&self, node: NodeId, want: bool) -> bool {
        match self.now(node) {
            Some(Statement::Value(Value::YesNo(answer))) => answer == want,
            Some(Statement::Absent) => !want,
            _ => false,
        }
    }

    /// Runs one step deeper; false if that is too deep or too much.
    pub(super) fn deeper(&mut self, act: impl FnOnce(&mut Self) -> bool) -> bool {
        self.effort = self.effort.saturating_add(1);
        if self.depth >= DEEPEST || self.effort > MOST_EFFORT {
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        let done = act(self);
        self.depth = self.depth.saturating_sub(1);
        done
    }

    /// Tries something, and takes it back if it does not succeed.
    pub(super) fn attempt(&mut self, act: impl FnOnce(&mut Self) -> bool) -> bool {
        let situation = self.situation.clone();
        let fixed = self.fixed.clone();
        let (event, instance) = (self.event.clone(), self.instance.clone());
        if act(self) {
            return true;
        }
        self.situation = situation;
        self.fixed = fixed;
        (self.event, self.instance) = (event, instance);
        false
    }

    pub(super) fn fact(&self, fact: FactId) -> Option<&Given> {
        self.situation.facts.get(fact.index()).and_then(Option::as_ref)
    }

    /// Gives a fact this value, or says that it is absent; false if the probe set it to something else.
    pub(super) fn set(&mut self, fact: FactId, value: Option<Value>) -> bool {
        let Some(declared) = self.plan.facts.get(fact.index()) else { return false };
        if value.is_none() && !declared.optional {
            return false;
        }
        let given = if declared.over_time {
            let from = self.today.plus_days(LONG_BEFORE).unwrap_or(self.today);
            let judgement =
                declared.judgement.map(|_| JudgementGiven { from: Some(from), ..JudgementGiven::default() });
            Given::OverTime(vec![ValueFrom { from, value, judgement }])
        } else {
            match value {
                Some(value) => Given::Value(value, None),
                None => Given::Absent(None),
            }
        };
        self.give(fact, given)
    }

    /// Gives a fact; false if the probe gave it otherwise.
    pub(super) fn give(&mut self, fact: FactId, given: Given) -> bool {
        let Some(slot) = self.situation.facts.get_mut(fact.index()) else { return false };
        if self.fixed.contains(&fact) && !self.probing {
            return slot.as_ref() == Some(&given);
        }
        *slot = Some(given);
        if self.probing {
            self.fixed.insert(fact);
        }
        true
    }

    /// Says that a list holds nothing else than what is told of it.
    pub(super) fn complete(&mut self, fact: FactId) -> bool {
        if self.fact(fact).is_none() { self.give(fact, Given::Events(Events::default())) } else { true }
    }

    /// Makes every `when` hold and no `unless`; the probe's first, so that nothing stands in its way.
    pub(super) fn conditions(&mut self, when: &'a [Condition], unless: &'a [Condition]) -> bool {
        let mut all: Vec<(NodeId, bool)> = when.iter().map(|condition| (condition.node, true)).collect();
        all.extend(unless.iter().map(|condition| (condition.node, false)));
        self.all_of(&all)
    }

    fn all_of(&mut self, parts: &[(NodeId, bool)]) -> bool {
        let mut parts = parts.to_vec();
        parts.sort_by_key(|(node, _)| !self.is_below(*node));
        let mut done = true;
        for (node, want) in parts {
            done &= self.truth(node, want);
        }
        done
    }

    /// Makes one of these hold, the others not: so the one decides. The probe's, else one by chance, else any that will do.
    fn one_of(&mut self, parts: &[(NodeId, bool)]) -> bool {
        let first = self.chance.of(parts.len());
        let mut order: Vec<(NodeId, bool)> = parts.iter().cycle().skip(first).take(parts.len()).copied().collect();
        order.sort_by_key(|(node, _)| !self.is_below(*node));
        for (place, (node, want)) in order.iter().enumerate() {
            let done = self.attempt(|aim| {
                for (other, (node, want)) in order.iter().enumerate() {
                    if other != place {
                        aim.attempt(|aim| aim.truth(*node, !*want));
                    }
                }
                aim.truth(*node, *want)
            });
            if done {
                return true;
            }
        }
        false
    }

    /// Makes a condition hold, or not hold.
    pub(super) fn truth(&mut self, id: NodeId, want: bool) -> bool {
        let below = self.is_below(id);
        if !below && self.is_already(id, want) {
            return true;
        }
        self.deeper(|aim| {
            let Some(node) = aim.node(id) else { return false };
            match aim.probe {
                Some(probe) if probe.node == id && !aim.probing && !matches!(probe.change, Change::EventAt(_)) => {
                    aim.probing = true;
                    let done = aim.probed(node, probe.change, want);
                    aim.probing = false;
                    done
                }
                _ => aim.plain_truth(id, node, want),
            }
        })
    }

    /// Sets what the probe asks for in place of what is wanted. It has been done as well as it can be.
    fn probed(&mut self, node: &'a Node, change: Change, want: bool) -> bool {
        let Some(id) = self.probe.map(|probe| probe.node) else { return false };
        match (node, change) {
            (Node::Compare { left, right, .. }, Change::By(by)) => self.apart(*left, *right, by),
            (Node::Compare { left, .. }, Change::Is(place)) => self.value(*left, &Value::Choice(place)),
            (Node::Between { value, low, high }, Change::By(by)) => {
                let (bound, by) = if by < 1 { (*low, by) } else { (*high, by.saturating_sub(1)) };
                self.apart(*value, bound, by)
            }
            (Node::In { value, list }, Change::Is(place)) => {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                let item = list.get(place).and_then(|item| self.value_now(*item));
                item.is_some_and(|item| self.value(*value, &item))
            }
            (_, Change::Holds(holds)) => self.plain_truth(id, node, holds),
            _ => self.plain_truth(id, node, want),
        }
    }

    fn plain_truth(&mut self, id: NodeId, node: &'a Node, want: bool) -> bool {
        match node {
            Node::Constant(value) => *value == Value::YesNo(want),
            Node::Fact(fact) | Node::FactOn { fact, .. } => self.set(*fact, Some(Value::YesNo(want))),
            Node::Field(field) => self.set_field(*field, &Value::YesNo(want)),
            Node::InstanceField(field) => self.set_instance_field(*field, &Value::YesNo(want)),
            Node::And(parts) | Node::Or(parts) => {
                let all = matches!(node, Node::And(_)) == want;
                let parts: Vec<(NodeId, bool)> = parts.iter().map(|part| (*part, want)).collect();
                if all { self.all_of(&parts) } else { self.one_of(&parts) }
            }
            Node::Not(part) => self.truth(*part, !want),
            Node::Compare { left, comparison, right } => self.compare(*left, *comparison, *right, want),
            Node::Between { value, low, high } => self.between(*value, *low, *high, want),
            Node::In { value, list } => self.is_in(*value, list, want),
            Node::Known(part) => {
                if want {
                    self.ground(*part)
                } else {
                    self.absent(*part)
                }
            }
            Node::InGroup(group) => self.group(*group, want),
            Node::Definition(definition) => match self.definition(*definition) {
                Some(value) => self.truth(value, want),
                None => !want,
            },
            Node::StatusOf { requirement, status } => !want || self.standing(*requirement, *status),
            Node::LiftedBy { requirement, exemption } => !want || self.lifted(*requirement, *exemption),
            Node::During(query) => self.during(id, query, want),
            Node::Aggregate { aggregate, query, .. } => self.there_are(id, *aggregate, query, want),
            _ => self.value(id, &Value::YesNo(want)),
        }
    }

    /// The expression that a definition stands for on the law day.
    pub(super) fn definition(&self, id: DefinitionId) -> Option<NodeId> {
        let definition = self.plan.definitions.get(id.index())?;
        let versions = definition.versions.iter().map(|version| &version.in_force);
        let place = version_on(self.plan, definition.rulebook, versions, self.law, self.proposals)?;
        Some(definition.versions.get(place)?.value)
    }

    /// Puts the citizen into a group, or keeps them out of it.
    pub(super) fn group(&mut self, id: GroupId, want: bool) -> bool {
        let Some(version) = group_version(self.plan, id, self.law, self.proposals) else { return !want };
        if want {
            return self.conditions(&version.when, &version.unless);
        }
        let mut parts: Vec<(NodeId, bool)> = version.when.iter().map(|condition| (condition.node, false)).collect();
        parts.extend(version.unless.iter().map(|condition| (condition.node, true)));
        self.one_of(&parts)
    }

    /// Puts the citizen into one of the groups: the one in which the probe lies, else one by chance, else any that will do.
    pub(super) fn in_groups(&mut self, groups: &'a [GroupId]) -> bool {
        let first = self.chance.of(groups.len());
        let mut order: Vec<GroupId> = groups.iter().cycle().skip(first).take(groups.len()).copied().collect();
        order.sort_by_key(|group| !self.group_is_below(*group));
        groups.is_empty() || order.into_iter().any(|group| self.attempt(|aim| aim.group(group, true)))
    }

    fn group_is_below(&mut self, id: GroupId) -> bool {
        let version = group_version(self.plan, id, self.law, self.proposals);
        version.is_some_and(|version| {
            version.when.iter().chain(&version.unless).any(|condition| self.is_below(condition.node))
        })
    }

    /// Whether the probe lies at or below a node.
    pub(super) fn is_below(&mut self, id: NodeId) -> bool {
        let Some(probe) = self.probe else { return false };
        if matches!(probe.change, Change::Unknown(_) | Change::Judged(..)) {
            return false;
        }
        if let Some(found) = self.below.get(&id) {
            return *found;
        }
        // What is being walked does not lie below itself.
        self.below.insert(id, false);
        let found = probe.node == id
            || match self.node(id) {
                Some(Node::Definition(definition)) => {
                    self.definition(*definition).is_some_and(|value| self.is_below(value))
                }
                Some(Node::InGroup(group)) => self.group_is_below(*group),
                Some(node) => children(node).into_iter().any(|child| self.is_below(child)),
                None => false,
            };
        self.below.insert(id, found);
        found
    }

    /// Reads by the law of another day.
    pub(super) fn read_on(&mut self, today: Date, law: Date) {
        if law != self.law {
            self.below.clear();
        }
        (self.today, self.law) = (today, law);
    }

    /// The type of a fact.
    pub(super) fn type_of(&self, fact: FactId) -> Option<Type> {
        self.plan.facts.get(fact.index()).map(|fact| fact.ty)
    }
}
