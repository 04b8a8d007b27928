//! How much is owed: lines counted by target group and by requirement.

use crate::compare::{COMPARISON_SCHEMA, Comparison, NamedRule, more};
use hjemmel::{Rulebook, Status};
use hjemmel_engine::findings::Findings;
use hjemmel_engine::ids::{GroupId, RequirementId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many lines of each sort.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Obligations, whatever their status.
    pub obligations: u64,
    /// Those of them that are overdue or broken.
    pub overdue: u64,
    /// Lines lifted whole.
    pub lifted: u64,
    /// Lines that hang on something not known.
    pub undetermined: u64,
}

/// The lines of one target group or requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// What people read.
    pub title: String,
    /// Citizens in the group, or with a line of the requirement.
    pub citizens: u64,
    /// Their lines.
    pub lines: Count,
}

/// The lines of many situations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// How many situations.
    pub citizens: u64,
    /// All lines.
    pub lines: Count,
    /// By target group, by qualified name. A citizen in two groups counts in both.
    pub target_groups: BTreeMap<String, Counts>,
    /// Citizens in no target group.
    pub in_no_group: Counts,
    /// By requirement, by qualified name.
    pub requirements: BTreeMap<String, Counts>,
}

/// The lines of one situation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    groups: Vec<GroupId>,
    lines: BTreeMap<RequirementId, Count>,
}

impl Standings {
    pub(super) fn of(findings: &Findings) -> Self {
        let mut lines: BTreeMap<RequirementId, Count> = BTreeMap::new();
        for duty in &findings.duties {
            let count = lines.entry(duty.requirement).or_default();
            more(&mut count.obligations, 1);
            more(&mut count.overdue, u64::from(matches!(duty.status, Status::Overdue | Status::Broken)));
        }
        for line in &findings.lifted {
            more(&mut lines.entry(line.requirement).or_default().lifted, 1);
        }
        for line in &findings.undetermined {
            more(&mut lines.entry(line.requirement).or_default().undetermined, 1);
        }
        Self { groups: findings.groups.iter().map(|found| found.group).collect(), lines }
    }
}

impl Census {
    /// Adds one citizen's lines, by the target groups that the citizen is in here or on the other side.
    pub(super) fn add(&mut self, rulebook: &Rulebook, standings: &Standings, other: &Standings) {
        more(&mut self.citizens, 1);
        let mut all = Count::default();
        for (requirement, count) in &standings.lines {
            all.add(*count);
            let Some(named) = requirement_named(rulebook, *requirement) else { continue };
            let counts = self.requirements.entry(named.id).or_default();
            counts.add(named.title, *count);
        }
        self.lines.add(all);
        let groups: BTreeSet<GroupId> = standings.groups.iter().chain(&other.groups).copied().collect();
        for group in &groups {
            let Some(named) = group_named(rulebook, *group) else { continue };
            self.target_groups.entry(named.id).or_default().add(named.title, all);
        }
        if groups.is_empty() {
            self.in_no_group.add(String::new(), all);
        }
    }
}

impl Counts {
    fn add(&mut self, title: String, lines: Count) {
        self.title = title;
        more(&mut self.citizens, 1);
        self.lines.add(lines);
    }
}

impl Count {
    fn add(&mut self, other: Count) {
        more(&mut self.obligations, other.obligations);
        more(&mut self.overdue, other.overdue);
        more(&mut self.lifted, other.lifted);
        more(&mut self.undetermined, other.undetermined);
    }
}

/// The comparison of findings with themselves.
pub(super) fn unchanged(rulebook: &Rulebook, findings: &Findings) -> Comparison {
    let mut groups: Vec<NamedRule> =
        findings.groups.iter().filter_map(|found| group_named(rulebook, found.group)).collect();
    groups.sort();
    Comparison { schema: COMPARISON_SCHEMA.to_owned(), changes: Vec::new(), target_groups: groups }
}

fn group_named(rulebook: &Rulebook, id: GroupId) -> Option<NamedRule> {
    let plan = rulebook.plan();
    let group = plan.groups.get(id.index())?;
    Some(NamedRule { id: plan.qualified(group.rulebook, &group.named), title: group.named.title() })
}

fn requirement_named(rulebook: &Rulebook, id: RequirementId) -> Option<NamedRule> {
    let plan = rulebook.plan();
    let requirement = plan.requirements.get(id.index())?;
    let (id, title) = (plan.qualified(requirement.rulebook, &requirement.named), requirement.named.title());
    Some(NamedRule { id, title })
}
