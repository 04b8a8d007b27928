//! The places in a rule's conditions where its answer can turn, and what is tried at each.

use super::version::{group_version, version_on};
use hjemmel_engine::ids::{ClauseId, DefinitionId, FactId, GroupId, NodeId, ProposalId};
use hjemmel_engine::plan::{Aggregate, Condition, Node, Plan, Type, children};
use hjemmel_value::Date;
use std::collections::BTreeSet;

/// One thing that is tried at one place, while all else holds as the rule wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Probe {
    /// The expression.
    pub(super) node: NodeId,
    /// What is tried there.
    pub(super) change: Change,
    /// The clause that it was found in.
    pub(super) clause: ClauseId,
}

/// What is tried.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// So many units from what it is compared with; of a span −1 and 0 at its first value, 1 and 2 at its last.
    By(i8),
    /// The value at this place of a list.
    Is(u32),
    /// A yes or a no.
    Holds(bool),
    /// The day of an event, at an edge of the window in which events are counted.
    EventAt(Edge),
    /// A fact that is not known; of a list, one that may miss events.
    Unknown(FactId),
    /// A judgement made so many days after the reading day.
    Judged(FactId, i8),
}

/// An edge of a window.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// The day before its first.
    BeforeFirst,
    /// Its first day.
    First,
    /// Its last day.
    Last,
    /// The day after its last.
    AfterLast,
}

/// How many values of a list are tried at most.
const MOST_VALUES: usize = 12;

/// Walks everything that a rule's conditions stand on.
pub(super) struct Probes<'a> {
    plan: &'a Plan,
    law: Date,
    proposals: &'a [ProposalId],
    clause: ClauseId,
    nodes: BTreeSet<NodeId>,
    groups: BTreeSet<GroupId>,
    definitions: BTreeSet<DefinitionId>,
    facts: BTreeSet<FactId>,
    found: Vec<Probe>,
}

impl<'a> Probes<'a> {
    pub(super) fn new(plan: &'a Plan, law: Date, proposals: &'a [ProposalId]) -> Self {
        Self {
            plan,
            law,
            proposals,
            clause: ClauseId(0),
            nodes: BTreeSet::new(),
            groups: BTreeSet::new(),
            definitions: BTreeSet::new(),
            facts: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    pub(super) fn into_found(mut self) -> Vec<Probe> {
        for fact in std::mem::take(&mut self.facts) {
            let Some(declared) = self.plan.facts.get(fact.index()) else { continue };
            self.add(NodeId(0), Change::Unknown(fact));
            if declared.judgement.is_some() {
                self.add(NodeId(0), Change::Judged(fact, 0));
                self.add(NodeId(0), Change::Judged(fact, 1));
            }
        }
        self.found
    }

    fn add(&mut self, node: NodeId, change: Change) {
        self.found.push(Probe { node, change, clause: self.clause });
    }

    pub(super) fn conditions(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            let outer = std::mem::replace(&mut self.clause, condition.clause);
            self.node(condition.node);
            self.clause = outer;
        }
    }

    pub(super) fn groups(&mut self, groups: &[GroupId]) {
        for group in groups {
            self.group(*group);
        }
    }

    fn group(&mut self, id: GroupId) {
        if self.groups.insert(id)
            && let Some(version) = group_version(self.plan, id, self.law, self.proposals)
        {
            self.conditions(&version.when);
            self.conditions(&version.unless);
        }
    }

    fn definition(&mut self, id: DefinitionId) {
        if !self.definitions.insert(id) {
            return;
        }
        let Some(definition) = self.plan.definitions.get(id.index()) else { return };
        let versions = definition.versions.iter().map(|version| &version.in_force);
        if let Some(version) = version_on(self.plan, definition.rulebook, versions, self.law, self.proposals)
            && let Some(version) = definition.versions.get(version)
        {
            let outer = std::mem::replace(&mut self.clause, version.clause);
            self.node(version.value);
            self.clause = outer;
        }
    }

    /// The probes at a node, and at all that it stands on.
    pub(super) fn node(&mut self, id: NodeId) {
        if !self.nodes.insert(id) {
            return;
        }
        let plan = self.plan;
        let Some(node) = plan.nodes.get(id.index()) else { return };
        match node {
            Node::Compare { left, right, .. } => match self.choices(*left).or_else(|| self.choices(*right)) {
                Some(choices) => self.each_of(id, choices),
                None => [-1, 0, 1].into_iter().for_each(|by| self.add(id, Change::By(by))),
            },
            Node::Between { .. } => [-1, 0, 1, 2].into_iter().for_each(|by| self.add(id, Change::By(by))),
            Node::In { list, .. } => {
                self.each_of(id, list.len());
                self.add(id, Change::Holds(false));
            }
            Node::Fact(fact) => {
                self.facts.insert(*fact);
                if self.is_yes_no(*fact) {
                    self.either(id);
                }
            }
            Node::FactOn { fact, .. } => {
                self.facts.insert(*fact);
            }
            Node::Known(_) => self.either(id),
            Node::StatusOf { .. } | Node::LiftedBy { .. } => self.either(id),
            Node::Definition(definition) => self.definition(*definition),
            Node::InGroup(group) => self.group(*group),
            Node::Aggregate { aggregate, query, .. } => {
                self.facts.insert(query.events);
                if matches!(aggregate, Aggregate::ThereAre | Aggregate::No) {
                    self.either(id);
                }
                self.edges(id);
            }
            Node::During(query) | Node::Covered { query, .. } => {
                self.facts.insert(query.events);
                self.edges(id);
            }
            _ => {}
        }
        for child in children(node) {
            self.node(child);
        }
    }

    fn either(&mut self, node: NodeId) {
        self.add(node, Change::Holds(true));
        self.add(node, Change::Holds(false));
    }

    fn edges(&mut self, node: NodeId) {
        for edge in [Edge::BeforeFirst, Edge::First, Edge::Last, Edge::AfterLast] {
            self.add(node, Change::EventAt(edge));
        }
    }

    fn each_of(&mut self, node: NodeId, count: usize) {
        for place in 0..count.min(MOST_VALUES) {
            self.add(node, Change::Is(u32::try_from(place).unwrap_or(0)));
        }
    }

    fn is_yes_no(&self, fact: FactId) -> bool {
        self.plan.facts.get(fact.index()).is_some_and(|fact| fact.ty == Type::YesNo)
    }

    /// How many values there are, of a fact that holds one of a category.
    fn choices(&self, node: NodeId) -> Option<usize> {
        match self.plan.nodes.get(node.index())? {
            Node::Fact(fact) => match self.plan.facts.get(fact.index())?.ty {
                Type::Choice(category) => Some(self.plan.categories.get(category.index())?.values.len()),
                _ => None,
            },
            _ => None,
        }
    }
}
