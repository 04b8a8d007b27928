//! Which of the old belongs to which of the new: versions of an item, and statements of a version.

use super::Told;
use crate::difference::{Change, PartChange, VersionChange};
use crate::part::Part;
use crate::set::{Said, Version, Words};
use std::collections::BTreeSet;

/// How much two things share before they are one thing that changed: this much of the whole, in per mille.
const ENOUGH: usize = 400;

/// What is left of two lists once equal things are taken out, as places.
fn unequal<T>(old: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> (Vec<usize>, Vec<usize>) {
    let mut left: Vec<usize> = (0..new.len()).collect();
    let mut gone = Vec::new();
    for (place, one) in old.iter().enumerate() {
        match left.iter().position(|other| new.get(*other).is_some_and(|other| same(one, other))) {
            Some(found) => {
                left.remove(found);
            }
            None => gone.push(place),
        }
    }
    (gone, left)
}

/// Pairs by likeness, the likest first, if they share enough.
pub(super) fn likest(
    old: &mut Vec<usize>,
    new: &mut Vec<usize>,
    likeness: impl Fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for &one in old.iter() {
        for &other in new.iter() {
            let share = likeness(one, other);
            if share >= ENOUGH {
                all.push((share, one, other));
            }
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs = Vec::new();
    for (_, one, other) in all {
        if old.contains(&one) && new.contains(&other) {
            old.retain(|place| *place != one);
            new.retain(|place| *place != other);
            pairs.push((one, other));
        }
    }
    pairs
}

/// How much two sets share, in per mille of both.
fn share<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> usize {
    let all = one.len().saturating_add(other.len());
    if all == 0 { 1000 } else { one.intersection(other).count().saturating_mul(2000).checked_div(all).unwrap_or(0) }
}

pub(super) fn version_likeness(one: &Version, other: &Version) -> usize {
    let of = |version: &Version| -> BTreeSet<(Part, String, String)> {
        let all = version.said.iter().filter(|said| said.part != Part::Validity);
        all.map(|said| (said.part, said.group.clone(), said.key.clone())).collect()
    };
    share(&of(one), &of(other))
}

fn statement_likeness(one: &Said, other: &Said) -> usize {
    let words = |said: &Said| -> BTreeSet<String> {
        let apart = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '§'));
        said.key.split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    share(&words(one), &words(other))
}

/// What changed in the versions of an item.
pub(super) fn versions(old: &[Version], new: &[Version], told: Told) -> Vec<VersionChange> {
    let (mut gone, mut come) = unequal(old, new, |one, other| one.identity() == other.identity());
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // A version of the same day is the same version.
    let day = |version: Option<&Version>| version.map(|version| (version.from, version.proposed));
    for place in gone.clone() {
        let same = |other: &&usize| day(new.get(**other)) == day(old.get(place));
        let mut all = come.iter().filter(same);
        if let (Some(&other), None) = (all.next(), all.next())
            && gone.iter().filter(|one| day(old.get(**one)) == day(old.get(place))).count() == 1
        {
            pairs.push((place, other));
        }
    }
    gone.retain(|place| !pairs.iter().any(|(one, _)| one == place));
    come.retain(|place| !pairs.iter().any(|(_, other)| other == place));
    let likeness = |one: usize, other: usize| match (old.get(one), new.get(other)) {
        (Some(one), Some(other)) => version_likeness(one, other),
        _ => 0,
    };
    pairs.extend(likest(&mut gone, &mut come, likeness));
    // One left on either side is the same one, however much it changed.
    if let ([one], [other]) = (gone.as_slice(), come.as_slice()) {
        pairs.push((*one, *other));
        gone.clear();
        come.clear();
    }
    let mut changes: Vec<(usize, VersionChange)> = Vec::new();
    for (one, other) in pairs {
        if let (Some(one), Some(version)) = (old.get(one), new.get(other)) {
            changes.push((
                other,
                version_change(version, Change::Changed, None, parts(&one.said, &version.said, told), told),
            ));
        }
    }
    for place in come {
        let Some(version) = new.get(place) else { continue };
        changes.push((place, added_version(version, before(new, place), told)));
    }
    for place in gone {
        let Some(version) = old.get(place) else { continue };
        let parts = parts(&version.said, &[], told);
        changes.push((place, version_change(version, Change::Removed, None, parts, told)));
    }
    changes.sort_by_key(|(place, _)| *place);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// The version that a version takes over from: the last that is law before it.
fn before(versions: &[Version], place: usize) -> Option<&Version> {
    let version = versions.get(place)?;
    let earlier = versions
        .iter()
        .enumerate()
        .filter(|(other, one)| *other != place && !one.proposed && (one.from < version.from || version.from.is_none()));
    earlier.map(|(_, one)| one).max_by_key(|one| one.from)
}

/// A version that is new: what it says otherwise than the one before it, or all that it says.
pub(super) fn added_version(version: &Version, before: Option<&Version>, told: Told) -> VersionChange {
    let Some(before) = before else {
        return version_change(version, Change::Added, None, parts(&[], &version.said, told), told);
    };
    let mut parts = parts(&before.said, &version.said, told);
    parts.retain(|change| !matches!(change.part, Part::Validity | Part::Effect | Part::Proposed));
    let compared = before.validity.as_ref().map_or_else(
        || told.language.pick(("the version before it", "den tidligere version")).to_owned(),
        |validity| validity.in_language(told.language).to_owned(),
    );
    version_change(version, Change::Added, Some(compared), parts, told)
}

pub(super) fn version_change(
    version: &Version,
    change: Change,
    compared_with: Option<String>,
    parts: Vec<PartChange>,
    told: Told,
) -> VersionChange {
    let validity = version.validity.as_ref().map(|validity| validity.in_language(told.language).to_owned());
    VersionChange {
        version: validity,
        proposed: version.proposed,
        change,
        citations: version.citations.clone(),
        compared_with,
        parts,
    }
}

/// What changed in the statements of a version.
pub(super) fn parts(old: &[Said], new: &[Said], told: Told) -> Vec<PartChange> {
    let groups: BTreeSet<(Part, &str)> = old.iter().chain(new).map(|said| (said.part, said.group.as_str())).collect();
    let mut changes = Vec::new();
    for group in groups {
        let of_group = |said: &&Said| (said.part, said.group.as_str()) == group;
        let before: Vec<&Said> = old.iter().filter(of_group).collect();
        let after: Vec<&Said> = new.iter().filter(of_group).collect();
        let (mut gone, mut come) = unequal(&before, &after, |one, other| one.key == other.key);
        let likeness = |one: usize, other: usize| match (before.get(one), after.get(other)) {
            (Some(one), Some(other)) => statement_likeness(one, other),
            _ => 0,
        };
        let mut pairs = likest(&mut gone, &mut come, likeness);
        // What stands once is one thing that changed, however little is left of it.
        if let ([one], [other]) = (gone.as_slice(), come.as_slice())
            && stands_once(group.0)
        {
            pairs.push((*one, *other));
            gone.clear();
            come.clear();
        }
        for (one, other) in pairs {
            if let (Some(one), Some(other)) = (before.get(one), after.get(other)) {
                changes.push(part_change(Change::Changed, Some(one), Some(other), told));
            }
        }
        let gone = gone.into_iter().filter_map(|place| before.get(place));
        changes.extend(gone.map(|one| part_change(Change::Removed, Some(one), None, told)));
        let come = come.into_iter().filter_map(|place| after.get(place));
        changes.extend(come.map(|one| part_change(Change::Added, None, Some(one), told)));
    }
    changes
}

fn part_change(change: Change, old: Option<&Said>, new: Option<&Said>, told: Told) -> PartChange {
    let words = |words: &Words| words.in_language(told.language).to_owned();
    let either = new.or(old);
    PartChange {
        part: either.map_or(Part::Unread, |said| said.part),
        of: either.and_then(|said| said.of.as_ref()).map(words),
        change,
        old: old.map(|said| words(&said.words)),
        new: new.map(|said| words(&said.words)),
    }
}

/// Whether an item says this of one thing once: lists of things are never two that changed into each other, unless they are alike.
fn stands_once(part: Part) -> bool {
    !matches!(
        part,
        Part::Citation
            | Part::TargetGroup
            | Part::Tag
            | Part::InsteadOf
            | Part::Lifts
            | Part::PrevailsOver
            | Part::Concerns
            | Part::Protects
            | Part::QuotaOf
            | Part::Member
            | Part::Uses
            | Part::Attribute
            | Part::With
            | Part::Expect
            | Part::Row
            | Part::Days
            | Part::Unread
    )
}
