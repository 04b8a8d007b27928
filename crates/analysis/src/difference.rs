//! What changed between two rulebook sets: plain data, in the words of one language.

use crate::kind::Kind;
use crate::part::Part;
use serde::Serialize;
use std::collections::BTreeSet;

/// The changes from an old set to a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Every item that changed, by rulebook, then by kind and name.
    pub items: Vec<ItemChange>,
}

/// What happened to an item, a version or a statement.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It has another name now.
    Renamed,
    /// It says something else.
    Changed,
}

/// What changed in one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// What kind of item it is.
    pub kind: Kind,
    /// Its name, with that of its rulebook: the new one, or the old one if it is gone.
    pub name: String,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What happened to it. An item that is renamed may have changed besides: then it has `versions`.
    pub change: Change,
    /// Its old name, if it is renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_name: Option<String>,
    /// Its legal basis: that of the versions that changed; of an exemption without one, that of its trial.
    pub citations: Vec<String>,
    /// Its versions that changed.
    pub versions: Vec<VersionChange>,
    /// The requirements, exemptions and quotas that rest on it, directly or by way of other items.
    pub touches: Vec<Touched>,
}

/// What changed in one version of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionChange {
    /// When it is in force (`from 2020-01-01`), if it says so: the new version, or the old one if it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Whether it is law only once a proposal is switched on.
    pub proposed: bool,
    /// What happened to it.
    pub change: Change,
    /// Its own legal basis.
    pub citations: Vec<String>,
    /// Of a version that came to others: the version before it, which `parts` compares it with. Of one that is alone `parts`
    /// is all that it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<String>,
    /// The statements that changed.
    pub parts: Vec<PartChange>,
}

/// What changed in one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartChange {
    /// Which part of the item it is.
    pub part: Part,
    /// What it is said of, where an item says the same of several things: a field, or what an exemption changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What happened to it.
    pub change: Change,
    /// As it was, in rulebook text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// A rule that rests on something that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Touched {
    /// What kind of rule.
    pub kind: Kind,
    /// Its name, with that of its rulebook.
    pub name: String,
    /// Its legal basis.
    pub citations: Vec<String>,
}

/// How many items changed, and how.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Not there before.
    pub added: usize,
    /// Not there any more.
    pub removed: usize,
    /// Under another name, whatever else changed in them.
    pub renamed: usize,
    /// Saying something else.
    pub changed: usize,
}

impl Difference {
    /// Whether the two sets say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Every item that changed, under its new name and its old one, and every rule that rests on one of them.
    #[must_use]
    pub fn names(&self) -> BTreeSet<&str> {
        let changed = self.items.iter().flat_map(|item| std::iter::once(&item.name).chain(&item.old_name));
        let touched = self.items.iter().flat_map(|item| &item.touches).map(|touched| &touched.name);
        changed.chain(touched).map(String::as_str).collect()
    }

    /// How many items changed, and how.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in &self.items {
            let count = match item.change {
                Change::Added => &mut counts.added,
                Change::Removed => &mut counts.removed,
                Change::Renamed => &mut counts.renamed,
                Change::Changed => &mut counts.changed,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}
