//! The trees of a set with some proposals switched on and the others off: what is law then, and nothing else.

use crate::set::book_of;
use hjemmel_diagnostic::suggest::closest;
use hjemmel_syntax::tree::{Clause, ClauseKind, File, Header, Item};
use std::collections::{BTreeMap, BTreeSet};

/// The names by which the proposals of a set are switched on, sorted.
#[must_use]
pub fn proposals(files: &[File]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let book = book_of(file);
        for item in &file.items {
            if is_proposed(&item.clauses) {
                found.extend(name(&book, item));
            }
        }
    }
    found.into_iter().collect()
}

/// The proposal of this name, or the only one whose last part it is.
///
/// # Errors
///
/// The name that was probably meant, if one is near.
pub fn proposal<'p>(proposals: &'p [String], name: &str) -> Result<&'p str, Option<String>> {
    if let Some(found) = proposals.iter().find(|proposal| *proposal == name) {
        return Ok(found);
    }
    let last = |proposal: &'p String| proposal.rsplit('.').next().unwrap_or(proposal);
    let mut ending = proposals.iter().filter(|proposal| last(proposal) == name);
    if let (Some(found), None) = (ending.next(), ending.next()) {
        return Ok(found);
    }
    Err(closest(name, proposals.iter().flat_map(|proposal| [proposal.as_str(), last(proposal)])).map(str::to_owned))
}

/// The trees as they are law once these proposals are. What is proposed and not among them is left out; what is among them is law.
/// An exemption in a trial that is left out goes with it, and a transition in whose place another one stands.
#[must_use]
pub fn as_law(files: &[File], on: &[String]) -> Vec<File> {
    let trials = trials_left_out(files, on);
    let transitions = transitions_stood_in_for(files, on);
    let mut law = Vec::new();
    for file in files {
        let book = book_of(file);
        let head = file.items.iter().find(|item| matches!(item.header, Header::Rulebook(_)));
        if head.is_some_and(|head| is_proposed(&head.clauses)) && !on.iter().any(|one| **one == *book) {
            continue;
        }
        let mut file = file.clone();
        file.items.retain(|item| {
            let off = is_proposed(&item.clauses) && name(&book, item).is_none_or(|name| !on.contains(&name));
            let displaced = matches!(item.header, Header::Transition(_))
                && !is_proposed(&item.clauses)
                && name(&book, item).is_some_and(|name| transitions.contains(&name));
            !off && !displaced && !in_one_of(&trials, &book, item)
        });
        for item in &mut file.items {
            item.clauses.retain(|clause| !matches!(clause.kind, ClauseKind::Proposed(_)));
        }
        law.push(file);
    }
    law
}

/// Transitions in whose place a proposed one stands that is on, by qualified name.
fn transitions_stood_in_for(files: &[File], on: &[String]) -> BTreeSet<String> {
    let names = files.iter().flat_map(|file| {
        let book = book_of(file);
        let proposed = |item: &&Item| matches!(item.header, Header::Transition(_)) && is_proposed(&item.clauses);
        let items = file.items.iter().filter(proposed);
        items.filter_map(|item| name(&book, item)).filter(|name| on.contains(name)).collect::<Vec<_>>()
    });
    names.collect()
}

/// Trials of which no version is law, by qualified name.
fn trials_left_out(files: &[File], on: &[String]) -> BTreeSet<String> {
    let mut law: BTreeMap<String, bool> = BTreeMap::new();
    for file in files {
        let book = book_of(file);
        for item in file.items.iter().filter(|item| matches!(item.header, Header::Trial(_))) {
            let Some(name) = name(&book, item) else { continue };
            let is_law = !is_proposed(&item.clauses) || on.contains(&name);
            let entry = law.entry(name).or_default();
            *entry = *entry || is_law;
        }
    }
    law.into_iter().filter(|(_, is_law)| !is_law).map(|(name, _)| name).collect()
}

fn in_one_of(trials: &BTreeSet<String>, book: &str, item: &Item) -> bool {
    item.clauses.iter().any(|clause| match &clause.kind {
        ClauseKind::InTrial(trial) => {
            let parts: Vec<&str> = trial.parts.iter().map(|part| &*part.text).collect();
            match parts.as_slice() {
                // The rulebook's own comes first, then whichever one it uses has.
                [own] => {
                    let ends = format!(".{own}");
                    trials.contains(&format!("{book}.{own}")) || trials.iter().any(|trial| trial.ends_with(&ends))
                }
                _ => trials.contains(&parts.join(".")),
            }
        }
        _ => false,
    })
}

fn is_proposed(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Proposed(_)))
}

/// By which name an item is switched on.
fn name(book: &str, item: &Item) -> Option<String> {
    match &item.header {
        Header::Rulebook(named) => Some(named.name.text.to_string()),
        Header::NotEncoded(_) => {
            let cited = item.clauses.iter().find_map(|clause| match &clause.kind {
                ClauseKind::Citation(cited) => Some(cited.citation.to_string()),
                _ => None,
            });
            Some(format!("{book}.{}", cited.unwrap_or_default()))
        }
        // A setting is called by its rulebook and the last word of its parameter.
        Header::Setting { of, .. } => of.parts.last().map(|parameter| format!("{book}.{}", parameter.text)),
        header => header.name().map(|name| format!("{book}.{}", name.text)),
    }
}
