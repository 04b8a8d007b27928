//! Lays two sets beside each other, item by item.

mod pair;
mod reach;
mod renamed;

use crate::difference::{Change, Difference, ItemChange, VersionChange};
use crate::kind::Kind;
use crate::set::{Id, Item, Laws, Names, Renames, Set};
use hjemmel_syntax::tree::File;
use hjemmel_value::Language;
use reach::Reach;
use std::collections::BTreeSet;

/// One name leads to the next: what names a renamed thing is known again once that is known. So often at most.
const ROUNDS: usize = 16;

/// How changes are told.
#[derive(Copy, Clone, Debug)]
struct Told {
    language: Language,
}

/// What changed from an old rulebook set to a new one, in the words of one keyword language.
///
/// Layout, comments, retellings, the order of items, clauses, rows and lists, the language of the keywords, the file that something stands in
/// and the short names of laws are nothing. Trees that were read only in part are compared as far as they were read.
///
/// ```
/// use hjemmel_analysis::difference;
/// use hjemmel_diagnostic::{Source, SourceId, SourceLimits};
/// use hjemmel_syntax::{SyntaxLimits, parse, tree::File};
/// use hjemmel_value::Language;
///
/// fn tree(text: &str) -> File {
///     let (source, _) = Source::admit(SourceId(0), "a", text.as_bytes(), &SourceLimits::default());
///     parse(&source.expect("plain text"), &SyntaxLimits::default()).0
/// }
///
/// let old = tree("requirement call\n  jobcenter must \"call\"\n  within 1 week after first_contact\n");
/// let new = tree("requirement call\n  jobcenter must \"call\"\n  within 2 weeks after first_contact\n");
/// let difference = difference(&[old], &[new], Language::English);
/// let change = &difference.items[0].versions[0].parts[0];
/// assert_eq!(change.old.as_deref(), Some("within 1 week after first_contact"));
/// assert_eq!(change.new.as_deref(), Some("within 2 weeks after first_contact"));
/// ```
#[must_use]
pub fn difference(old: &[File], new: &[File], language: Language) -> Difference {
    let told = Told { language };
    let none = Renames::default();
    let old_laws = Laws::of(old);
    let new_laws = Laws::of(new).taken_for(&old_laws);
    let mut renames = renamed::rulebooks(&Names::of(old, &none), &Names::of(new, &none));
    let after = Set::of(new, &new_laws, &none);
    let mut before = Set::of(old, &old_laws, &renames);
    for _ in 0..ROUNDS {
        if !renamed::items(&before, &after, &mut renames) {
            break;
        }
        before = Set::of(old, &old_laws, &renames);
    }
    let reach = Reach::of(&before, &after);
    let ids: BTreeSet<&Id> = before.items.keys().chain(after.items.keys()).collect();
    let (mut changes, mut gone, mut come) = (Vec::new(), Vec::new(), Vec::new());
    for id in ids {
        match (before.items.get(id), after.items.get(id)) {
            (Some(one), Some(other)) => changes.extend(changed(id, one, other, &reach, told)),
            (Some(one), None) => gone.push((id, one)),
            (None, Some(other)) => come.push((id, other)),
            (None, None) => {}
        }
    }
    changes.extend(unnamed(&mut gone, &mut come, &reach, told));
    changes.extend(
        gone.into_iter().map(|(id, item)| (sort_key(id, item), alone(id, item, Change::Removed, &reach, told))),
    );
    changes
        .extend(come.into_iter().map(|(id, item)| (sort_key(id, item), alone(id, item, Change::Added, &reach, told))));
    changes.sort_by(|(a, _), (b, _)| a.cmp(b));
    Difference { items: changes.into_iter().map(|(_, change)| change).collect() }
}

/// By rulebook, then by kind and name.
type Order = (String, Kind, String);

fn sort_key(id: &Id, item: &Item) -> Order {
    (item.rulebook.clone(), id.0, item.shown.clone())
}

/// What changed in an item that is there before and after.
fn changed(id: &Id, old: &Item, new: &Item, reach: &Reach<'_>, told: Told) -> Option<(Order, ItemChange)> {
    let versions = pair::versions(&old.versions, &new.versions, told);
    let renamed = old.shown != new.shown && !id.0.is_unnamed() && id.0 != Kind::Law;
    // An item of a renamed rulebook has not been renamed itself.
    let renamed =
        renamed && (id.0 == Kind::Rulebook || own_name(id, &old.shown) != own_name(id, &new.shown) || moved(old, new));
    if versions.is_empty() && !renamed {
        return None;
    }
    let rules_the_rulebook = versions.iter().flat_map(|version| &version.parts).any(|it| it.part.rules_the_rulebook());
    let touches = if versions.is_empty() || (id.0 == Kind::Rulebook && !rules_the_rulebook) {
        Vec::new()
    } else {
        reach.touches(id)
    };
    let change = ItemChange {
        kind: id.0,
        name: new.shown.clone(),
        label: new.label.clone(),
        change: if renamed { Change::Renamed } else { Change::Changed },
        old_name: renamed.then(|| old.shown.clone()),
        citations: basis(&versions).unwrap_or_else(|| reach.citations_of(id, new)),
        versions,
        touches,
    };
    Some((sort_key(id, new), change))
}

/// The legal basis of the versions that changed, each citation once; `None` if they have none of their own.
fn basis(versions: &[VersionChange]) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for citation in versions.iter().flat_map(|version| &version.citations) {
        if !all.contains(citation) {
            all.push(citation.clone());
        }
    }
    (!all.is_empty()).then_some(all)
}

/// The name of an item without that of its rulebook.
fn own_name<'n>(id: &Id, shown: &'n str) -> &'n str {
    let separator = if id.0 == Kind::Example { ": " } else { "." };
    shown.split_once(separator).map_or(shown, |(_, name)| name)
}

/// Whether an item stands in another rulebook now.
fn moved(old: &Item, new: &Item) -> bool {
    old.rulebook != new.rulebook
}

/// An item that is there on one side alone.
fn alone(id: &Id, item: &Item, change: Change, reach: &Reach<'_>, told: Told) -> ItemChange {
    let versions = item.versions.iter().map(|version| {
        let parts = if change == Change::Added {
            pair::parts(&[], &version.said, told)
        } else {
            pair::parts(&version.said, &[], told)
        };
        pair::version_change(version, change, None, parts, told)
    });
    ItemChange {
        kind: id.0,
        name: item.shown.clone(),
        label: item.label.clone(),
        change,
        old_name: None,
        citations: reach.citations_of(id, item),
        versions: versions.collect(),
        touches: reach.touches(id),
    }
}

/// Items without a name that are gone and have come, and are like enough to be one that changed.
fn unnamed(
    gone: &mut Vec<(&Id, &Item)>,
    come: &mut Vec<(&Id, &Item)>,
    reach: &Reach<'_>,
    told: Told,
) -> Vec<(Order, ItemChange)> {
    let places = |items: &[(&Id, &Item)]| -> Vec<usize> {
        items.iter().enumerate().filter(|(_, (id, _))| id.0.is_unnamed()).map(|(place, _)| place).collect()
    };
    let (mut old, mut new) = (places(gone), places(come));
    let likeness = |one: usize, other: usize| match (gone.get(one), come.get(other)) {
        (Some((id, one)), Some((other_id, other))) if id.0 == other_id.0 && one.rulebook == other.rulebook => {
            renamed::likeness(one, other)
        }
        _ => 0,
    };
    let pairs = pair::likest(&mut old, &mut new, likeness);
    let mut changes = Vec::new();
    for (one, other) in &pairs {
        if let (Some((_, one)), Some((id, other))) = (gone.get(*one), come.get(*other)) {
            changes.extend(changed(id, one, other, reach, told));
        }
    }
    let keep = |items: &[(&Id, &Item)], taken: Vec<usize>| -> Vec<usize> {
        (0..items.len()).filter(|place| !taken.contains(place)).collect()
    };
    let left = keep(gone, pairs.iter().map(|(one, _)| *one).collect());
    let right = keep(come, pairs.iter().map(|(_, other)| *other).collect());
    *gone = left.into_iter().filter_map(|place| gone.get(place).copied()).collect();
    *come = right.into_iter().filter_map(|place| come.get(place).copied()).collect();
    changes
}
