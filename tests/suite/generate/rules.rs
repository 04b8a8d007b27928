//! Definitions, groups, trials, and what stands beside the rules.

use super::condition::{Scope, condition};
use super::tape::{Tape, versions, versions_with_effect};

/// How many of each there are.
pub(crate) struct Counts {
    pub(crate) groups: usize,
    pub(crate) requirements: usize,
    pub(crate) trials: usize,
}

/// `ready`, `begins`, `amount` and `span`.
pub(super) fn definitions(tapes: Vec<Vec<u16>>) -> Vec<String> {
    let mut tapes = tapes.into_iter().map(Tape::new);
    let mut next = || tapes.next().expect("four tapes");
    let mut items = Vec::new();
    let mut ready = next();
    for days in versions_with_effect(&mut ready, 2) {
        items.push(format!("definition ready is {}\n{days}", condition(&mut ready, Scope::FACTS)));
    }
    let mut begins = next();
    let date = begins.text(&[
        "start",
        "start + 1 month",
        "stop",
        "latest of (start, stop)",
        "date of first visits where good",
        "earliest of (stop, start + 2 weeks)",
    ]);
    items.push(format!("definition begins is {date}\n"));
    let mut amount = next();
    for days in versions_with_effect(&mut amount, 2) {
        let number = amount.text(&[
            "n",
            "larger of (number of visits, 0)",
            "whole months from birth to today",
            "n + m",
            "0 + sum of size of visits",
            "sum of size of visits since birth",
        ]);
        items.push(format!("definition amount is {number}\n{days}"));
    }
    let mut span = next();
    for days in versions(&mut span, 2) {
        items.push(format!("definition span is {}\n{days}", span.text(&["3 weeks", "2 months", "5 days"])));
    }
    items
}

pub(super) fn groups(tapes: Vec<Vec<u16>>) -> Vec<String> {
    let mut items = Vec::new();
    for (place, tape) in tapes.into_iter().enumerate() {
        let mut tape = Tape::new(tape);
        let scope = Scope { statuses: 0, groups: place, definitions: true };
        for days in versions_with_effect(&mut tape, 2) {
            let when = format!("  when {}\n", condition(&mut tape, scope));
            let unless =
                if tape.once_in(4) { format!("  unless {}\n", condition(&mut tape, scope)) } else { String::new() };
            items.push(format!("target group g{place}\n  one § {}\n{when}{unless}{days}", place + 1));
        }
    }
    items
}

pub(super) fn trials(tapes: Vec<Vec<u16>>) -> Vec<String> {
    let mut items = Vec::new();
    for (place, tape) in tapes.into_iter().enumerate() {
        let mut tape = Tape::new(tape);
        let scope = Scope { statuses: 0, groups: 1, definitions: true };
        for days in versions_with_effect(&mut tape, 2) {
            let when =
                if tape.roll(3) > 0 { format!("  when {}\n", condition(&mut tape, scope)) } else { String::new() };
            let unless =
                if tape.once_in(5) { format!("  unless {}\n", condition(&mut tape, scope)) } else { String::new() };
            items.push(format!("trial t{place}\n  two § 9\n  bylaw \"of 2020\"\n{when}{unless}{days}"));
        }
        if tape.once_in(3) {
            let then = tape.text(&["2 weeks", "1 month", "span"]);
            items.push(format!(
                "transition after_t{place}\n  two § 31\n  concerns t{place}\n  when it ends, then within {then}\n"
            ));
        }
    }
    items
}

/// Up to how many of a kind, chosen one after the other.
pub(super) fn some(tape: &mut Tape, name: char, of: usize, least: usize) -> String {
    let first = tape.roll(of);
    let many = least + usize::from(tape.once_in(3));
    let all: Vec<String> = (0..many.min(of)).map(|it| format!("{name}{}", (first + it) % of)).collect();
    all.join(", ")
}

/// A quota, in up to two versions.
pub(super) fn quotas(counts: &Counts, lifted: &[(usize, usize)], tape: Vec<u16>) -> Vec<String> {
    let tape = &mut Tape::new(tape);
    let scope = Scope { statuses: counts.requirements, groups: counts.groups, definitions: true };
    let mut items = Vec::new();
    for days in versions(tape, 2) {
        let when = if tape.once_in(3) { format!("  when {}\n", condition(tape, scope)) } else { String::new() };
        let unless = if tape.once_in(4) { format!("  unless {}\n", condition(tape, scope)) } else { String::new() };
        let fits = match lifted.get(tape.roll(lifted.len().max(1))) {
            Some((requirement, exemption)) if tape.roll(2) == 0 => {
                let is = tape.text(&["is", "is not"]);
                let of_it = lifted.iter().filter(|(other, by)| other == requirement && by != exemption);
                let others: Vec<String> = of_it.take(tape.roll(3)).map(|(_, by)| format!("e{by}")).collect();
                if others.is_empty() {
                    format!("r{requirement} {is} lifted by e{exemption} {}", tape.text(&["", "and a", "or j"]))
                } else {
                    let list = format!("e{exemption}, {}", others.join(", "));
                    let open = format!("r{requirement} {is} lifted by {list}");
                    let closed = format!("r{requirement} {is} lifted by ({list})");
                    tape.pick(&[open.clone(), format!("{closed} and a"), format!("j or {open}")])
                }
            }
            _ => condition(tape, scope),
        };
        let of = some(tape, 'g', counts.groups, 1);
        let share = tape.text(&["at least 75", "at most 25.5"]);
        items.push(format!(
            "quota q\n  two § 70\n  of {of}\n{when}{unless}  {share} percent where {}\n{days}",
            fits.trim()
        ));
    }
    items
}

/// Provisions left out, and sets of which at most one may hold.
pub(super) fn others(counts: &Counts, tapes: Vec<Vec<u16>>) -> Vec<String> {
    let mut items = Vec::new();
    for (place, tape) in tapes.into_iter().enumerate() {
        let mut tape = Tape::new(tape);
        match tape.roll(4) {
            0 | 1 => {
                let law = tape.text(&["one", "two"]);
                let days = super::tape::days_of_versions(&mut tape, 1).remove(0);
                let groups = match tape.once_in(3) {
                    true => format!("  for {}\n", some(&mut tape, 'g', counts.groups, 1)),
                    false => String::new(),
                };
                let scope = Scope { statuses: 0, groups: counts.groups, definitions: true };
                let when = match tape.once_in(3) {
                    true => format!("  when {}\n", condition(&mut tape, scope)),
                    false => String::new(),
                };
                let proposed = if tape.once_in(6) { "  proposed\n" } else { "" };
                items.push(format!(
                    "not encoded \"left out {place}\"\n  {law} § {}\n{groups}{when}{days}{proposed}",
                    50 + place
                ));
            }
            kind => {
                let (name, of) =
                    if kind == 2 && counts.groups > 1 { ('g', counts.groups) } else { ('r', counts.requirements) };
                if tape.once_in(3) {
                    items.push(format!("at most one of {}\n", some(&mut tape, name, of, 2)));
                    continue;
                }
                for days in versions_with_effect(&mut tape, 2) {
                    items.push(format!("at most one of {} as one{place}\n{days}", some(&mut tape, name, of, 2)));
                }
            }
        }
    }
    items
}
