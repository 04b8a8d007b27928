//! What differs between two lines that belong together.

use super::{Line, Met, NamedRule, Part, Standing, What};
use hjemmel::outcome::{AspectName, AspectOutcome, ExemptionNamed, Obligation, StatedValue};
use hjemmel::{Citation, Date};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The changes from one line to the other, at least one of which is there.
pub(super) fn between(old: Option<&Line<'_>>, new: Option<&Line<'_>>) -> Vec<What> {
    match (old, new) {
        (Some(Line::Owed(old)), Some(Line::Owed(new))) => owed(old, new),
        (Some(Line::Lifted(old)), Some(Line::Lifted(new))) => {
            let mut found = moved(old.due, new.due);
            let (from, to) = (named(&old.by), named(&new.by));
            if ids(&from) != ids(&to) {
                found.push(What::LiftedBy { from, to });
            }
            found.extend(cited(&old.citations, &new.citations));
            found
        }
        (Some(Line::Undetermined(old)), Some(Line::Undetermined(new))) => {
            let mut found = moved(old.due, new.due);
            found.extend(needs(&old.needs, &new.needs));
            found.extend(cited(&old.citations, &new.citations));
            found
        }
        _ => crossed(old, new).into_iter().collect(),
    }
}

/// A line that stands elsewhere in the outcome than before.
fn crossed(old: Option<&Line<'_>>, new: Option<&Line<'_>>) -> Option<What> {
    let standing = |line: Option<&Line<'_>>| line.map_or(Standing::Absent, Line::standing);
    let (before, after) = (standing(old), standing(new));
    let (due, status) = match new {
        Some(Line::Owed(new)) => (new.due, Some(new.status)),
        _ => (None, None),
    };
    Some(match (old, new) {
        (_, Some(Line::Lifted(new))) => What::Lifted { before, by: named(&new.by), due: new.due },
        (_, Some(Line::Undetermined(new))) => What::Unknown { before, needs: new.needs.clone() },
        (Some(Line::Lifted(old)), _) => What::NoLongerLifted { after, by: named(&old.by), due: due.or(old.due) },
        (Some(Line::Undetermined(_)), _) => What::Known { after, due, status },
        (_, Some(Line::Owed(new))) => What::Gained { due: new.due, status: new.status },
        (Some(Line::Owed(old)), None) => What::Lost { due: old.due, status: old.status },
        (None, None) => return None,
    })
}

fn owed(old: &Obligation, new: &Obligation) -> Vec<What> {
    let mut found = moved(old.due, new.due);
    if old.status != new.status {
        found.push(What::Stands { from: old.status, to: new.status });
    }
    if old.required != new.required {
        found.push(What::Count { from: old.required, to: new.required });
    }
    let (from, to) = (met(old), met(new));
    if from != to {
        found.push(What::Met { from, to });
    }
    aspects(old, new, &mut found);
    stated(old, new, &mut found);
    worded(old, new, &mut found);
    let (from, to) = (named(&old.kept_despite), named(&new.kept_despite));
    if ids(&from) != ids(&to) {
        found.push(What::KeptDespite { from, to });
    }
    found.extend(needs(&old.needs, &new.needs));
    found.extend(cited(&old.citations, &new.citations));
    found
}

fn moved(from: Option<Date>, to: Option<Date>) -> Vec<What> {
    if from == to { Vec::new() } else { vec![What::Moved { from, to }] }
}

fn met(line: &Obligation) -> Met {
    Met { count: line.met, on: line.met_on, broken_on: line.broken_on }
}

fn aspects(old: &Obligation, new: &Obligation, found: &mut Vec<What>) {
    let names: BTreeSet<AspectName> = old.aspects.keys().chain(new.aspects.keys()).copied().collect();
    for aspect in names {
        let plain = |line: &Obligation| {
            let mut asked = line.aspects.get(&aspect).cloned().unwrap_or_default();
            asked.exemptions = Vec::new();
            asked
        };
        let (from, to): (AspectOutcome, AspectOutcome) = (plain(old), plain(new));
        if from != to {
            found.push(What::Aspect { aspect, from: Box::new(from), to: Box::new(to) });
        }
    }
}

fn stated(old: &Obligation, new: &Obligation, found: &mut Vec<What>) {
    let by_name = |line: &'_ Obligation| -> BTreeMap<String, StatedValue> {
        line.states.iter().map(|stated| (stated.name.clone(), stated.clone())).collect()
    };
    let (old, new) = (by_name(old), by_name(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let (from, to) = (old.get(name), new.get(name));
        // A label that reads otherwise is no other value.
        let told = |stated: Option<&StatedValue>| stated.map(|it| (it.value.clone(), it.unknown));
        if told(from) != told(to) {
            let value = |stated: Option<&StatedValue>| stated.map_or(serde_json::Value::Null, |it| it.value.clone());
            let said = |stated: Option<&StatedValue>| stated.and_then(|it| it.said.clone());
            found.push(What::Stated {
                name: name.clone(),
                title: to.or(from).map_or_else(|| name.clone(), |it| it.title.clone()),
                from: value(from),
                to: value(to),
                from_said: said(from),
                to_said: said(to),
            });
        }
    }
}

fn worded(old: &Obligation, new: &Obligation, found: &mut Vec<What>) {
    let day = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let from = |line: &Obligation| day(line.window.and_then(|window| window.from));
    // Where the window ends with the due date, the move of that date says it.
    let until = |line: &Obligation| day(line.window.and_then(|window| window.until).filter(|_| old.due == new.due));
    let parts = [
        (Part::Actor, old.actor_title.clone(), new.actor_title.clone(), old.actor != new.actor),
        (Part::Modality, word(&old.modality), word(&new.modality), old.modality != new.modality),
        (Part::Action, old.action.clone(), new.action.clone(), old.action != new.action),
        (Part::Basis, word(&old.basis), word(&new.basis), old.basis != new.basis),
        (Part::WindowFrom, from(old), from(new), from(old) != from(new)),
        (Part::WindowUntil, until(old), until(new), until(old) != until(new)),
    ];
    let changed = parts.into_iter().filter(|(.., changed)| *changed);
    found.extend(changed.map(|(part, from, to, _)| What::Worded { part, from, to }));
}

/// The name that a value has in JSON.
fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether two lists name other things: in which order a rule names them is no change.
fn differ<T: Ord>(from: &[T], to: &[T]) -> bool {
    let (mut old, mut new): (Vec<&T>, Vec<&T>) = (from.iter().collect(), to.iter().collect());
    old.sort();
    new.sort();
    old != new
}

fn needs(from: &[String], to: &[String]) -> Option<What> {
    differ(from, to).then(|| What::Needs { from: from.to_vec(), to: to.to_vec() })
}

fn cited(from: &[Citation], to: &[Citation]) -> Option<What> {
    differ(from, to).then(|| What::Cited { from: from.to_vec(), to: to.to_vec() })
}

fn named(exemptions: &[ExemptionNamed]) -> Vec<NamedRule> {
    exemptions.iter().map(|it| NamedRule { id: it.id.clone(), title: it.title.clone() }).collect()
}

fn ids(rules: &[NamedRule]) -> Vec<&str> {
    rules.iter().map(|rule| rule.id.as_str()).collect()
}
