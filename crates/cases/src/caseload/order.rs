//! The order in which the facts of a stratum are drawn: what a date is counted from comes first.

use super::{Distribution, ProfileError, ProfileProblem, Range, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// The facts in order.
pub(super) fn ordered(
    stratum: &str,
    facts: BTreeMap<String, Distribution>,
    faults: &mut Vec<ProfileError>,
) -> Vec<(String, Distribution)> {
    let mut rest = facts;
    let mut ordered: Vec<(String, Distribution)> = Vec::new();
    let names: BTreeSet<String> = rest.keys().cloned().collect();
    for (name, distribution) in &rest {
        for anchor in anchors(distribution) {
            if !names.contains(anchor) {
                let path = format!("{stratum}.facts.{name}");
                faults.push(ProfileError { path, problem: ProfileProblem::UnknownAnchor(anchor.to_owned()) });
            }
        }
    }
    while !rest.is_empty() {
        let waits = |distribution: &Distribution| anchors(distribution).iter().any(|it| rest.contains_key(*it));
        let ready: Vec<String> = rest.iter().filter(|(_, it)| !waits(it)).map(|(name, _)| name.clone()).collect();
        if ready.is_empty() {
            let facts = rest.keys().cloned().collect();
            faults.push(ProfileError { path: stratum.to_owned(), problem: ProfileProblem::Circle(facts) });
            break;
        }
        for name in ready {
            if let Some(distribution) = rest.remove(&name) {
                ordered.push((name, distribution));
            }
        }
    }
    ordered
}

/// The facts that dates of a distribution are counted from.
fn anchors(distribution: &Distribution) -> BTreeSet<&str> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    collect(distribution, None, &mut found);
    found
}

fn collect<'a>(distribution: &'a Distribution, own: Option<&str>, found: &mut BTreeSet<&'a str>) {
    let mut add = |range: &'a Range| found.extend(range.relative_to.as_deref().filter(|name| Some(*name) != own));
    if let Some(on) = distribution.judged.as_ref().and_then(|judged| judged.on.as_ref()) {
        add(on);
    }
    match &distribution.shape {
        Shape::Value(_) | Shape::Number { .. } => {}
        Shape::Date(range) => add(range),
        Shape::Choices(choices) => choices.iter().for_each(|(_, choice)| collect(choice, own, found)),
        Shape::Events(events) => {
            add(&events.first);
            // Within an event its own date can be counted from.
            events.fields.iter().for_each(|(_, field)| collect(field, Some(&events.date_field), found));
        }
    }
}
