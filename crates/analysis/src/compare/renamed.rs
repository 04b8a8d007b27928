//! What is called otherwise than before, and says the same.

use super::pair::version_likeness;
use crate::kind::Kind;
use crate::part::Part;
use crate::set::{Id, Item, Names, Renames, Set, Version};
use std::collections::BTreeSet;

/// A rulebook is the same if this much of what it declares is, in per mille.
const SAME_RULEBOOK: usize = 500;

/// Rulebooks of another name that declare much the same.
pub(super) fn rulebooks(old: &Names, new: &Names) -> Renames {
    let mut renames = Renames::default();
    let gone = old.rulebooks().filter(|(name, _)| !new.has_rulebook(name));
    for (name, declared) in gone {
        let come = new.rulebooks().filter(|(other, _)| !old.has_rulebook(other));
        let likeness = |other: &BTreeSet<String>| {
            let common = declared.intersection(other).count().saturating_mul(2000);
            common.checked_div(declared.len().saturating_add(other.len())).unwrap_or(0)
        };
        let mut all: Vec<(usize, String)> =
            come.map(|(other, items)| (likeness(&items), other)).filter(|(share, _)| *share >= SAME_RULEBOOK).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let free = all.into_iter().find(|(_, other)| !renames.rulebooks.values().any(|taken| taken == other));
        if let Some((_, other)) = free {
            renames.rulebooks.insert(name, other);
        }
    }
    renames
}

/// Adds the items and facts that are gone under one name and have come under another, the same in everything else.
pub(super) fn items(old: &Set, new: &Set, renames: &mut Renames) -> bool {
    let gone: Vec<(&Id, &Item)> = old.items.iter().filter(|(id, _)| !new.items.contains_key(*id)).collect();
    let come: Vec<(&Id, &Item)> = new.items.iter().filter(|(id, _)| !old.items.contains_key(*id)).collect();
    let mut found = false;
    let mut taken: BTreeSet<&Id> = BTreeSet::new();
    // Alike in every word first, then alike but for the label.
    for without_label in [false, true] {
        for (id, item) in &gone {
            if !can_be_renamed(id.0) || taken.contains(id) || (without_label && !has_body(id.0)) {
                continue;
            }
            let same = |(other, candidate): &&(&Id, &Item)| {
                other.0 == id.0 && !taken.contains(other) && alike(item, candidate, without_label)
            };
            let mut all = come.iter().filter(same);
            let Some((other, candidate)) = all.next() else { continue };
            // Where several are alike it cannot be told which it is.
            let several = all.next().is_some()
                || gone.iter().filter(|(one, it)| one.0 == id.0 && alike(it, candidate, without_label)).count() > 1;
            if several || too_little(item) {
                continue;
            }
            taken.insert(id);
            taken.insert(other);
            let names = if id.0 == Kind::Fact { &mut renames.facts } else { &mut renames.items };
            names.insert(id.1.clone(), other.1.clone());
            found = true;
        }
    }
    found
}

fn can_be_renamed(kind: Kind) -> bool {
    // A law is its title, a setting is its parameter's, and what has no name is told apart by what it says.
    !kind.is_unnamed() && !matches!(kind, Kind::Rulebook | Kind::Law | Kind::Setting)
}

/// Whether items of this kind say so much that they are known without their label.
fn has_body(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Requirement
            | Kind::Exemption
            | Kind::Trial
            | Kind::Guardrail
            | Kind::Quota
            | Kind::TargetGroup
            | Kind::Definition
            | Kind::Table
            | Kind::Example
    )
}

/// An item that says nothing is like any other.
fn too_little(item: &Item) -> bool {
    item.versions.iter().all(|version| version.said.is_empty())
}

fn alike(one: &Item, other: &Item, without_label: bool) -> bool {
    if without_label {
        let bare = |version: &Version| {
            let said = version.said.iter().filter(|said| said.part != Part::Label).cloned().collect();
            Version { said, ..version.clone() }
        };
        let (one, other): (Vec<_>, Vec<_>) =
            (one.versions.iter().map(bare).collect(), other.versions.iter().map(bare).collect());
        return same(&one, &other) && one.iter().any(|version| !version.said.is_empty());
    }
    same(&one.versions, &other.versions)
}

fn same(one: &[Version], other: &[Version]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.identity() == b.identity())
}

/// How alike two items without a name are, in per mille.
pub(super) fn likeness(one: &Item, other: &Item) -> usize {
    match (one.versions.as_slice(), other.versions.as_slice()) {
        ([one], [other]) => version_likeness(one, other),
        _ => 0,
    }
}
