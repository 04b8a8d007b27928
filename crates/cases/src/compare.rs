//! Two outcomes of one situation, compared line by line: what came, went, moved, is lifted, is not known any more.
//!
//! The outcomes may come of two rulebook sets, of two days, or of one set with and without a proposal. Lines belong together if
//! they have the same requirement, event and occurrence. What is compared is what holds; reasons, questions and the titles of
//! rules are not, so that rewording a rulebook without changing it is no change.

mod change;
mod detail;
mod tally;
mod text;

#[cfg(test)]
mod tests;

pub use change::{Change, ChangeKind, Met, Part, Standing, What};
pub(crate) use tally::more;
pub use tally::{Counted, GroupTally, RequirementTally, Sampled, Tally};
pub use text::{change_words, kind_word};

use hjemmel::Outcome;
use hjemmel::outcome::{ConflictOutcome, InstanceOutcome, LiftedOutcome, Obligation, TargetGroup, UndeterminedOutcome};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The name and version of a comparison's JSON form.
pub const COMPARISON_SCHEMA: &str = "hjemmel.comparison/1";

/// A rule with what people read in place of its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NamedRule {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
}

/// What differs between two outcomes of one situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Always [`COMPARISON_SCHEMA`].
    pub schema: String,
    /// The changes, by requirement, event, occurrence, and the order of [`ChangeKind`].
    pub changes: Vec<Change>,
    /// Target groups that the citizen is in before or after, by name.
    pub target_groups: Vec<NamedRule>,
}

impl Comparison {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What tells one of the things that a requirement is owed for from the others.
type InstanceKey = (String, Option<u32>, Option<hjemmel::Date>, Option<u32>);

/// What ties two lines together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    requirement: String,
    /// What it is for: the list, the event's place and date there; or the decision, and what that is for.
    instance: Option<InstanceKey>,
    occurrence: Option<u32>,
    /// Tells lines apart that share all of the above, in the order in which the outcome has them.
    again: u32,
}

/// A line of an outcome.
#[derive(Copy, Clone, Debug)]
enum Line<'a> {
    Owed(&'a Obligation),
    Lifted(&'a LiftedOutcome),
    Undetermined(&'a UndeterminedOutcome),
}

impl Line<'_> {
    fn standing(&self) -> Standing {
        match self {
            Line::Owed(_) => Standing::Owed,
            Line::Lifted(_) => Standing::Lifted,
            Line::Undetermined(_) => Standing::Undetermined,
        }
    }

    fn title(&self) -> &str {
        match self {
            Line::Owed(line) => &line.title,
            Line::Lifted(line) => &line.title,
            Line::Undetermined(line) => &line.title,
        }
    }

    fn instance(&self) -> Option<&InstanceOutcome> {
        match self {
            Line::Owed(line) => line.instance.as_ref(),
            Line::Lifted(line) => line.instance.as_ref(),
            Line::Undetermined(line) => line.instance.as_ref(),
        }
    }
}

/// Compares two outcomes of one situation. The same input gives the same changes in the same order.
///
/// ```
/// # use hjemmel::{Date, Rulebook};
/// # let text = |weeks| format!("rulebook a\n  law \"a law\" as act\n\nactor centre\n\nsituation\n  begun date\n\nrequirement talk \"Talk\"\n  act § 1\n  centre must \"talk\"\n  within {weeks} weeks after begun\n");
/// # let rulebook = |weeks| Rulebook::builder().source("a", text(weeks)).compile().unwrap();
/// let (old, new) = (rulebook(2), rulebook(3));
/// let begun = serde_json::json!({ "begun": "2026-03-02" });
/// let day = Date::parse("2026-03-10")?;
/// let before = old.evaluate(&old.situation(&begun)?, day)?;
/// let after = new.evaluate(&new.situation(&begun)?, day)?;
/// let comparison = hjemmel_cases::compare(&before, &after);
/// assert_eq!(comparison.changes[0].id, "a.talk");
/// assert_eq!(comparison.changes[0].what.kind(), hjemmel_cases::ChangeKind::Moved);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compare(before: &Outcome, after: &Outcome) -> Comparison {
    let mut changes = groups(&before.target_groups, &after.target_groups);
    let (old, new) = (lines(before), lines(after));
    let keys: BTreeSet<&Key> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let (old, new) = (old.get(key), new.get(key));
        let Some(line) = new.or(old) else { continue };
        let say = |what| Change {
            id: key.requirement.clone(),
            title: line.title().to_owned(),
            instance: line.instance().cloned(),
            occurrence: key.occurrence,
            what,
        };
        changes.extend(detail::between(old, new).into_iter().map(say));
    }
    changes.extend(conflicts(before, after));
    changes.sort_by(|left, right| left.place().cmp(&right.place()));
    Comparison { schema: COMPARISON_SCHEMA.to_owned(), changes, target_groups: groups_of(before, after) }
}

fn lines(outcome: &Outcome) -> BTreeMap<Key, Line<'_>> {
    let owed = outcome.obligations.iter().map(|line| (&line.id, line.occurrence, Line::Owed(line)));
    let lifted = outcome.lifted.iter().map(|line| (&line.id, line.occurrence, Line::Lifted(line)));
    let unknown = outcome.undetermined.iter().map(|line| (&line.id, line.occurrence, Line::Undetermined(line)));
    let mut found = BTreeMap::new();
    for (requirement, occurrence, line) in owed.chain(lifted).chain(unknown) {
        let instance = line.instance().map(|instance| {
            let (what, number, date, occurrence) = instance.key();
            (what.to_owned(), number, date, occurrence)
        });
        let mut key = Key { requirement: requirement.clone(), instance, occurrence, again: 0 };
        while found.contains_key(&key) {
            key.again = key.again.saturating_add(1);
        }
        found.insert(key, line);
    }
    found
}

/// Target groups entered and left.
fn groups(before: &[TargetGroup], after: &[TargetGroup]) -> Vec<Change> {
    let missing = |from: &[TargetGroup], group: &TargetGroup| from.iter().all(|other| other.id != group.id);
    let change = |group: &TargetGroup, what| Change {
        id: group.id.clone(),
        title: group.title.clone(),
        instance: None,
        occurrence: None,
        what,
    };
    let entered = after.iter().filter(|group| missing(before, group)).map(|group| change(group, What::Entered {}));
    let left = before.iter().filter(|group| missing(after, group)).map(|group| change(group, What::Left {}));
    entered.chain(left).collect()
}

fn groups_of(before: &Outcome, after: &Outcome) -> Vec<NamedRule> {
    let all = after.target_groups.iter().chain(&before.target_groups);
    let named: BTreeMap<&str, &str> = all.rev().map(|group| (group.id.as_str(), group.title.as_str())).collect();
    named.into_iter().map(|(id, title)| NamedRule { id: id.to_owned(), title: title.to_owned() }).collect()
}

/// Contradictions between exemptions that are there on one side only.
fn conflicts(before: &Outcome, after: &Outcome) -> Vec<Change> {
    let title = |id: &str| {
        let owed = after.obligations.iter().chain(&before.obligations).find(|line| line.id == id);
        owed.map_or_else(|| id.to_owned(), |line| line.title.clone())
    };
    let change = |conflict: &ConflictOutcome, ends| {
        let (aspect, between) = (conflict.aspect, conflict.between.clone());
        let what = if ends { What::ConflictEnds { aspect, between } } else { What::Conflict { aspect, between } };
        Change { id: conflict.id.clone(), title: title(&conflict.id), instance: None, occurrence: None, what }
    };
    let new = after.conflicts.iter().filter(|it| !before.conflicts.contains(it)).map(|it| change(it, false));
    let old = before.conflicts.iter().filter(|it| !after.conflicts.contains(it)).map(|it| change(it, true));
    new.chain(old).collect()
}
