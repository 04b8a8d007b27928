//! In which order requirements are settled: as the plan says, and those that spend events before their neighbours.

use crate::error::at;
use crate::expression::malformed;
use crate::ids::{DefinitionId, ExemptionId, FactId, GroupId, NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::plan::{Condition, EffectKind, ForEach, Node, Plan, Query, Requirement, RequirementVersion, Rest};

impl Machine<'_> {
    /// The requirements in the order in which they are settled.
    pub(crate) fn turns(&self) -> Result<Vec<RequirementId>> {
        let plan = self.plan;
        if plan.order.len() != plan.requirements.len() {
            return Err(malformed("the order does not hold every requirement once"));
        }
        if !plan.requirements.iter().any(spends) {
            return Ok(plan.order.clone());
        }
        let waits = plan.requirements.iter().map(|requirement| waits_for(plan, requirement)).collect::<Result<_>>()?;
        let mut turns = Turns { plan, waits, states: vec![State::Waiting; plan.requirements.len()], order: Vec::new() };
        let whole = plan.order.iter().all(|requirement| turns.visit(*requirement));
        // Where spending and asking run in a circle, the order of asking is kept.
        Ok(if whole { turns.order } else { plan.order.clone() })
    }
}

fn spends(requirement: &Requirement) -> bool {
    requirement.versions.iter().any(|version| version.spends_its_events)
}

fn lists(requirement: &Requirement) -> impl Iterator<Item = FactId> + '_ {
    requirement.versions.iter().flat_map(|version| &version.met_by).map(|clause| clause.query.events)
}

/// What must be settled before a requirement: those it asks about, and those that displace it.
fn waits_for(plan: &Plan, requirement: &Requirement) -> Result<Vec<RequirementId>> {
    let mut asks = Asks::new(plan);
    asks.requirement(requirement)?;
    asks.requirements.extend(&requirement.displaced_by);
    Ok(asks.requirements)
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Entered,
    Done,
}

struct Turns<'a> {
    plan: &'a Plan,
    /// By requirement: what must be settled before it.
    waits: Vec<Vec<RequirementId>>,
    states: Vec<State>,
    order: Vec<RequirementId>,
}

impl Turns<'_> {
    /// Puts a requirement into the order, after all it waits for; tells whether that goes without a circle.
    fn visit(&mut self, id: RequirementId) -> bool {
        match self.states.get_mut(id.index()) {
            None | Some(State::Entered) => return false,
            Some(State::Done) => return true,
            Some(state) => *state = State::Entered,
        }
        let mut first = self.waits.get(id.index()).cloned().unwrap_or_default();
        first.extend(self.spenders_before(id));
        if !first.into_iter().all(|other| self.visit(other)) {
            return false;
        }
        if let Some(state) = self.states.get_mut(id.index()) {
            *state = State::Done;
        }
        self.order.push(id);
        true
    }

    /// Those that spend events of a list that a requirement reads and does not spend, unless they wait for it.
    fn spenders_before(&self, id: RequirementId) -> Vec<RequirementId> {
        let row = |id: &RequirementId| self.plan.requirements.get(id.index());
        let Some(requirement) = row(&id).filter(|requirement| !spends(requirement)) else { return Vec::new() };
        let read: Vec<FactId> = lists(requirement).collect();
        let before = |other: &&RequirementId| {
            row(other).is_some_and(|row| spends(row) && lists(row).any(|list| read.contains(&list)))
                && !self.waits_at_last(**other, id)
        };
        self.plan.order.iter().filter(before).copied().collect()
    }

    /// Whether one requirement waits for another, by whatever way.
    fn waits_at_last(&self, one: RequirementId, other: RequirementId) -> bool {
        let mut reached = vec![one];
        let mut next = 0;
        while let Some(id) = reached.get(next).copied() {
            if id == other {
                return true;
            }
            for waited in self.waits.get(id.index()).into_iter().flatten() {
                if !reached.contains(waited) {
                    reached.push(*waited);
                }
            }
            next = next.saturating_add(1);
        }
        false
    }
}

/// The requirements whose status a requirement asks for, by whatever way.
struct Asks<'a> {
    plan: &'a Plan,
    nodes: Vec<NodeId>,
    definitions: Vec<DefinitionId>,
    groups: Vec<GroupId>,
    requirements: Vec<RequirementId>,
}

impl<'a> Asks<'a> {
    fn new(plan: &'a Plan) -> Asks<'a> {
        Asks { plan, nodes: Vec::new(), definitions: Vec::new(), groups: Vec::new(), requirements: Vec::new() }
    }

    fn requirement(&mut self, requirement: &Requirement) -> Result<()> {
        match &requirement.for_each {
            None => {}
            Some(ForEach::Event(query)) => self.query(query),
            Some(ForEach::Day { when, .. }) => self.nodes.push(*when),
            Some(ForEach::Period { same, .. }) => self.nodes.extend(same),
            Some(ForEach::Decision { of, .. }) => self.requirements.extend(of),
        }
        for version in &requirement.versions {
            self.version(version);
        }
        for id in &requirement.exemptions {
            self.exemption(*id)?;
        }
        self.walk()
    }

    fn version(&mut self, version: &RequirementVersion) {
        self.conditions(&version.when, &version.unless);
        self.groups_named(&version.groups);
        for clause in version.met_by.iter().chain(&version.broken_by) {
            self.query(&clause.query);
        }
        self.nodes.extend(crate::plan::timing_nodes(&version.timing));
        self.nodes.extend(version.states.iter().map(|stated| stated.value));
    }

    fn exemption(&mut self, id: ExemptionId) -> Result<()> {
        for version in &at(&self.plan.exemptions, id.index(), "an exemption is missing")?.versions {
            self.conditions(&version.when, &version.unless);
            self.groups_named(&version.groups);
            for effect in &version.effects {
                match &effect.kind {
                    EffectKind::ChangeDeadline(timing, _) => self.nodes.extend(crate::plan::timing_nodes(timing)),
                    EffectKind::ExtendDeadline(length, _) => self.nodes.push(*length),
                    EffectKind::Suspend(suspension) => {
                        self.nodes.push(suspension.then);
                        if let Rest::Periods(query) = &suspension.during {
                            self.query(query);
                        }
                    }
                    _ => {}
                }
            }
            if let Some(trial) = version.trial {
                for version in &at(&self.plan.trials, trial.index(), "a trial is missing")?.versions {
                    self.conditions(&version.when, &version.unless);
                }
            }
        }
        Ok(())
    }

    fn conditions(&mut self, when: &[Condition], unless: &[Condition]) {
        self.nodes.extend(when.iter().chain(unless).map(|condition| condition.node));
    }

    fn groups_named(&mut self, groups: &[GroupId]) {
        for group in groups {
            if !self.groups.contains(group) {
                self.groups.push(*group);
                let versions = self.plan.groups.get(group.index()).map_or(&[][..], |row| &row.versions);
                for version in versions {
                    self.conditions(&version.when, &version.unless);
                }
            }
        }
    }

    fn query(&mut self, query: &Query) {
        self.nodes.extend(crate::plan::query_nodes(query));
    }

    fn walk(&mut self) -> Result<()> {
        while let Some(id) = self.nodes.pop() {
            let node = at(&self.plan.nodes, id.index(), "a node is missing")?;
            match node {
                Node::StatusOf { requirement, .. }
                | Node::LiftedBy { requirement, .. }
                | Node::BreachOf(requirement)
                | Node::StartOf(requirement) => {
                    self.requirements.push(*requirement);
                }
                Node::InGroup(group) => self.groups_named(&[*group]),
                Node::Definition(definition) => {
                    if !self.definitions.contains(definition) {
                        self.definitions.push(*definition);
                        let row = at(&self.plan.definitions, definition.index(), "a definition is missing")?;
                        self.nodes.extend(row.versions.iter().map(|version| version.value));
                    }
                }
                other => self.nodes.extend(crate::plan::children(other)),
            }
        }
        Ok(())
    }
}
