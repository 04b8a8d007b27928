//! Comparisons of many situations, folded into counts and a few samples: memory grows with the rulebook, not with the citizens.

use super::{Change, ChangeKind, Comparison};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name and version of a tally's JSON form.
const SCHEMA: &str = "hjemmel.tally/1";

/// What changed for many situations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Always `hjemmel.tally/1`.
    pub schema: String,
    /// How many situations were compared.
    pub situations: u64,
    /// How many of them have at least one change.
    pub changed: u64,
    /// How many could not be compared; not among the others.
    pub unread: u64,
    /// How many samples are kept of each kind of change of a rule.
    pub sample: usize,
    /// By the requirement that changed (or the target group that was entered or left), by qualified name.
    pub requirements: BTreeMap<String, RequirementTally>,
    /// By target group, by qualified name: citizens in it before or after.
    pub target_groups: BTreeMap<String, GroupTally>,
    /// Citizens in no target group at all.
    pub in_no_group: GroupTally,
}

/// What changed of one requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementTally {
    /// What people read.
    pub title: String,
    /// How many situations it changed for.
    pub situations: u64,
    /// By kind of change.
    pub changes: BTreeMap<ChangeKind, Counted>,
}

/// Changes of one kind of one requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many lines changed so.
    pub lines: u64,
    /// For how many situations.
    pub situations: u64,
    /// The first of them, one a situation.
    pub sample: Vec<Sampled>,
}

/// A change with the situation that it was seen in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// The situation's name: a file, a line of a file.
    pub situation: String,
    /// The change.
    pub change: Change,
}

/// What changed for the citizens of one target group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupTally {
    /// What people read.
    pub title: String,
    /// How many citizens are in it.
    pub situations: u64,
    /// How many of them have at least one change.
    pub changed: u64,
    /// Lines changed, by kind.
    pub changes: BTreeMap<ChangeKind, u64>,
}

impl Tally {
    /// Begins to count; of each kind of change of a rule the first few situations are kept as a sample.
    #[must_use]
    pub fn new(sample: usize) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            situations: 0,
            changed: 0,
            unread: 0,
            sample,
            requirements: BTreeMap::new(),
            target_groups: BTreeMap::new(),
            in_no_group: GroupTally::default(),
        }
    }

    /// Whether nothing changed, and everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed == 0 && self.unread == 0
    }

    /// Adds one situation.
    pub fn add(&mut self, situation: &str, comparison: &Comparison) {
        more(&mut self.situations, 1);
        if !comparison.is_empty() {
            more(&mut self.changed, 1);
        }
        for group in &comparison.target_groups {
            let tally = self.target_groups.entry(group.id.clone()).or_default();
            group.title.clone_into(&mut tally.title);
            tally.add(&comparison.changes);
        }
        if comparison.target_groups.is_empty() {
            self.in_no_group.add(&comparison.changes);
        }
        let mut last = None;
        for change in &comparison.changes {
            // Changes are sorted by rule, so a rule's changes stand together.
            let again = last.replace(change.id.as_str()) == Some(change.id.as_str());
            let tally = self.requirements.entry(change.id.clone()).or_default();
            change.title.clone_into(&mut tally.title);
            more(&mut tally.situations, u64::from(!again));
            let counted = tally.changes.entry(change.what.kind()).or_default();
            let first = comparison.changes.iter().find(|it| it.id == change.id && it.what.kind() == change.what.kind());
            more(&mut counted.lines, 1);
            if first.is_some_and(|first| std::ptr::eq(first, change)) {
                more(&mut counted.situations, 1);
                if counted.sample.len() < self.sample {
                    counted.sample.push(Sampled { situation: situation.to_owned(), change: change.clone() });
                }
            }
        }
    }

    /// Adds a situation that could not be read or evaluated.
    pub fn add_unread(&mut self) {
        more(&mut self.unread, 1);
    }

    /// Adds what was counted elsewhere of later situations: the same as if they had been added here.
    pub fn append(&mut self, later: Tally) {
        more(&mut self.situations, later.situations);
        more(&mut self.changed, later.changed);
        more(&mut self.unread, later.unread);
        for (id, requirement) in later.requirements {
            let tally = self.requirements.entry(id).or_default();
            tally.title = requirement.title;
            more(&mut tally.situations, requirement.situations);
            for (kind, counted) in requirement.changes {
                let into = tally.changes.entry(kind).or_default();
                more(&mut into.lines, counted.lines);
                more(&mut into.situations, counted.situations);
                let room = self.sample.saturating_sub(into.sample.len());
                into.sample.extend(counted.sample.into_iter().take(room));
            }
        }
        for (id, group) in later.target_groups {
            self.target_groups.entry(id).or_default().append(group);
        }
        self.in_no_group.append(later.in_no_group);
    }

    /// How many lines changed in this way.
    #[must_use]
    pub fn lines(&self, kind: ChangeKind) -> u64 {
        let counted = self.requirements.values().filter_map(|tally| tally.changes.get(&kind));
        counted.fold(0, |sum, counted| sum.saturating_add(counted.lines))
    }
}

impl GroupTally {
    fn add(&mut self, changes: &[Change]) {
        more(&mut self.situations, 1);
        more(&mut self.changed, u64::from(!changes.is_empty()));
        for change in changes {
            more(self.changes.entry(change.what.kind()).or_default(), 1);
        }
    }

    fn append(&mut self, later: GroupTally) {
        self.title = later.title;
        more(&mut self.situations, later.situations);
        more(&mut self.changed, later.changed);
        for (kind, lines) in later.changes {
            more(self.changes.entry(kind).or_default(), lines);
        }
    }
}

/// Counts so many more.
pub(crate) fn more(count: &mut u64, by: u64) {
    *count = count.saturating_add(by);
}
