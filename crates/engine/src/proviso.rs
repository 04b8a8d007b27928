//! Whether a version may apply on one day and not on another: told from its expressions, without reading facts.

use crate::error::at;
use crate::ids::{DefinitionId, GroupId, NodeId, RulebookId};
use crate::machine::{Machine, Result};
use crate::plan::{Condition, Node, RequirementVersion};
use crate::situation::Given;
use crate::version::{Standing, Versioned};

/// What a walk has seen.
#[derive(Debug, Default)]
struct Seen {
    definitions: Vec<DefinitionId>,
    groups: Vec<GroupId>,
}

impl<'a> Machine<'a> {
    /// Whether groups or conditions of a version name `today`, events, a definition or group with several versions,
    /// or a judgement with a day.
    pub(crate) fn hangs_on_the_day(&mut self, version: &'a RequirementVersion) -> Result<bool> {
        let mut seen = Seen::default();
        for group in &version.groups {
            if self.group_hangs(*group, &mut seen)? {
                return Ok(true);
            }
        }
        Ok(self.conditions_hang(&version.when, &mut seen)? || self.conditions_hang(&version.unless, &mut seen)?)
    }

    fn conditions_hang(&mut self, conditions: &'a [Condition], seen: &mut Seen) -> Result<bool> {
        for condition in conditions {
            if self.hangs(condition.node, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn any_hangs(&mut self, nodes: &[NodeId], seen: &mut Seen) -> Result<bool> {
        for node in nodes {
            if self.hangs(*node, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hangs(&mut self, node: NodeId, seen: &mut Seen) -> Result<bool> {
        self.deeper()?;
        let hangs = match self.node(node)? {
            Node::Constant(_) | Node::StatusOf { .. } | Node::Field(_) => false,
            Node::Today | Node::Aggregate { .. } => true,
            Node::Fact(fact) => {
                let judged = self.plan.facts.get(fact.index()).is_some_and(|fact| fact.judgement.is_some());
                match self.situation.facts.get(fact.index()) {
                    Some(Some(Given::Value(_, Some(given)) | Given::Absent(Some(given)))) => {
                        judged && given.on.is_some()
                    }
                    _ => false,
                }
            }
            Node::Definition(id) => self.definition_hangs(*id, seen)?,
            Node::InGroup(id) => self.group_hangs(*id, seen)?,
            Node::Not(part) | Node::Known(part) | Node::Round { value: part, .. } => self.hangs(*part, seen)?,
            Node::And(parts) | Node::Or(parts) | Node::Extreme { of: parts, .. } => self.any_hangs(parts, seen)?,
            Node::In { value, list } => self.hangs(*value, seen)? || self.any_hangs(list, seen)?,
            Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => {
                self.any_hangs(&[*left, *right], seen)?
            }
            Node::Between { value, low, high } => self.any_hangs(&[*value, *low, *high], seen)?,
            Node::Shift { date, length, .. } => self.any_hangs(&[*date, *length], seen)?,
            Node::Whole { from, to, .. } => self.any_hangs(&[*from, *to], seen)?,
        };
        self.back();
        Ok(hangs)
    }

    fn definition_hangs(&mut self, id: DefinitionId, seen: &mut Seen) -> Result<bool> {
        if seen.definitions.contains(&id) {
            return Ok(false);
        }
        seen.definitions.push(id);
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        if self.has_several(definition.rulebook, &definition.versions) {
            return Ok(true);
        }
        let versions: Vec<NodeId> = definition.versions.iter().map(|version| version.value).collect();
        self.any_hangs(&versions, seen)
    }

    fn group_hangs(&mut self, id: GroupId, seen: &mut Seen) -> Result<bool> {
        if seen.groups.contains(&id) {
            return Ok(false);
        }
        seen.groups.push(id);
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        if self.has_several(group.rulebook, &group.versions) {
            return Ok(true);
        }
        for version in &group.versions {
            if self.standing(group.rulebook, &version.in_force) != Standing::Off
                && (self.conditions_hang(&version.when, seen)? || self.conditions_hang(&version.unless, seen)?)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the day decides between versions; the law of a fixed day does not ask it.
    fn has_several<V: Versioned>(&self, rulebook: RulebookId, versions: &'a [V]) -> bool {
        let standing = |version: &&'a V| self.standing(rulebook, version.in_force()) != Standing::Off;
        self.options.law_of.is_none() && versions.iter().filter(standing).count() > 1
    }
}
