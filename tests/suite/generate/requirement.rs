//! Requirements of all timings, each with its versions.

use super::condition::{Scope, condition, date, length, of_note, of_visit};
use super::rules::{Counts, some};
use super::tape::{Tape, versions_with_effect};

/// A requirement, as far as others care.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) kind: Kind,
    /// The forms that all its versions ask for.
    pub(crate) form: Option<String>,
    pub(crate) spends: bool,
    /// Another may be due together with it.
    pub(crate) once: bool,
    /// What its names of what it is for can say, if it is owed for each of several things.
    pub(crate) each: Option<Each>,
}

/// What a requirement is owed for each of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Each {
    Stay,
    Day,
    Period,
    Decision,
}

/// What kind of requirement it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One deadline.
    Deadline,
    Rolling,
    /// In each window of a fixed grid.
    Grid,
    /// No date.
    Dateless,
    MustNot,
    May,
}

pub(super) fn requirement(place: usize, counts: &Counts, mut tape: Tape, before: &[Shape]) -> (Shape, Vec<String>) {
    let tape = &mut tape;
    let kind = tape.pick(&[
        Kind::Deadline,
        Kind::Deadline,
        Kind::Deadline,
        Kind::Rolling,
        Kind::MustNot,
        Kind::Deadline,
        Kind::Dateless,
        Kind::Rolling,
        Kind::May,
        Kind::Grid,
        Kind::Grid,
    ]);
    let side = tape.roll(8);
    let from = date(tape);
    let citation = tape.text(&["one", "two"]);
    let each = match tape.roll(12) {
        7 => "  for each day when (days covered by stays) is at least 3 weeks as full, counting anew\n",
        8 => "  for each day when (number of visits in the last 1 month) is at least 2 as full\n",
        5 => "  for each stays as stay\n",
        6 => "  for each stays where (warm or a) as stay\n",
        9 => "  for each period of the same z as spell\n",
        10 => "  for each period of the same z, o as spell\n",
        11 => tape.pick(&[
            "  for each period of the same q as spell\n",
            "  for each period of the same o, z as spell\n",
            "  for each period of the same either as spell\n",
            "  for each period of the same grown, v as spell\n",
        ]),
        _ => "",
    };
    // What is owed for each decision comes last, and asks about what is decided; nothing asks about it.
    let guard = place + 1 == counts.requirements && place > 0 && tape.once_in(3)
        || before.last().is_some_and(|it| it.each == Some(Each::Decision))
        || place + 2 == counts.requirements && place > 0 && tape.once_in(6);
    let each = if guard { "  for every decision by office as taken\n" } else { each };
    let day = each.contains("day when");
    let period = each.contains("period of the same");
    let from = if each.is_empty() {
        from
    } else if period {
        tape.text(&["start of spell", "start of spell", "end of spell", "start of spell + 1 week", "start"])
    } else if guard {
        tape.text(&["taken", "taken + 1 week", "taken", "start"])
    } else if day {
        tape.text(&["full", "start of full", "full + 1 week", "start"])
    } else {
        tape.text(&["begun", "left of stay", "begun + 1 week", "start"])
    };
    let displaced = (place > 0 && !guard && tape.once_in(7)).then(|| tape.roll(place)).filter(|it| !before[*it].spends);
    let instead = displaced.map_or(String::new(), |it| format!("  instead of r{it}\n"));
    let owed = matches!(kind, Kind::Deadline | Kind::Rolling | Kind::Grid | Kind::Dateless);
    let form = (owed && tape.once_in(2)).then(|| tape.text(&["paper", "phone, video", "paper, phone"]));
    let spends = owed && !guard && tape.once_in(7);
    // What is settled before others asks for no status.
    let statuses = if displaced.is_none() && !spends { before.len() } else { 0 };
    let scope = Scope { statuses, groups: counts.groups, definitions: true };
    let mut items = Vec::new();
    let mut clocks: Vec<String> = Vec::new();
    for (number, days) in versions_with_effect(tape, 2).into_iter().enumerate() {
        let mut text = format!("requirement r{place}\n  {citation} § {}\n{each}", 10 + place);
        if guard && tape.once_in(3) {
            text += &format!(
                "  when {}\n",
                tape.text(&["taken is after 2020-03-10", "taken is known", "taken is before today"])
            );
        }
        if !each.is_empty() && !day && !period && !guard && tape.once_in(3) {
            text += &format!(
                "  when {}\n",
                tape.text(&["warm", "load of stay is at least 10 hours", "left is known or b"])
            );
        }
        if tape.roll(3) > 0 {
            text += &format!("  for {}\n", some(tape, 'g', counts.groups, 1));
        }
        if tape.roll(2) > 0 {
            text += &format!("  when {}\n", condition(tape, scope));
        }
        if tape.once_in(4) {
            text += &format!("  unless {}\n", condition(tape, scope));
        }
        let word = match kind {
            Kind::MustNot => "must not",
            Kind::May => "may",
            _ => "must",
        };
        text += &format!("  office {word} \"do it\"\n");
        let from = if number > 0 && tape.once_in(6) { date(tape) } else { from.clone() };
        let partners: Vec<usize> = (0..statuses).filter(|it| before[*it].once).collect();
        let from = if statuses > 0 && tape.once_in(6) { format!("breach of r{}", tape.roll(statuses)) } else { from };
        clocks.push(from.clone());
        match kind {
            Kind::Deadline if !partners.is_empty() && tape.once_in(4) => {
                text += &format!("  together with r{}\n", tape.pick(&partners));
            }
            Kind::Deadline => {
                let moved = tape.text(&["", "", "", ", moved to the next working day"]);
                text += &format!("  {}{moved}\n", timing(tape, side, &from));
            }
            Kind::Rolling if tape.once_in(3) => {
                let (first, every) = (length(tape), length(tape));
                text += &format!("  within {first} after {from}, then at least every {every}\n");
            }
            Kind::Rolling => text += &format!("  at least every {} from {from}\n", length(tape)),
            Kind::Grid => {
                let moved = tape.text(&["", "", ", moved to the next working day"]);
                text += &format!("  every {} from {from}{moved}\n", length(tape));
            }
            Kind::Dateless => {
                text += tape.pick(&[
                    "",
                    "  at all times\n",
                    "  within not encoded \"unread\"\n",
                    "  within not encoded \"unread\"\n",
                ])
            }
            Kind::May if tape.once_in(2) => text += &format!("  {}\n", timing(tape, side, &from)),
            Kind::MustNot | Kind::May => {}
        }
        let meeting = meeting(tape, kind);
        text += &if guard { meeting.replace("  decided by office\n", "") } else { meeting };
        text += &form.as_ref().map_or(String::new(), |it| format!("  form {it}\n"));
        text += if spends { "  spends its events\n" } else { "" };
        text += &instead;
        if tape.once_in(5) {
            text += &format!(
                "  states told is {}\n",
                tape.text(&["n", "m + 1", "number of visits", "start + 1 week", "today", "amount"])
            );
        }
        items.push(text + &days);
    }
    items.extend(transition(tape, place, &items, &clocks, kind));
    let once = each.is_empty() && matches!(kind, Kind::Deadline | Kind::Dateless);
    let each = (!each.is_empty()).then_some(match (guard, day, period) {
        (true, ..) => Each::Decision,
        (_, true, _) => Each::Day,
        (.., true) => Each::Period,
        _ => Each::Stay,
    });
    (Shape { kind, form, spends, once, each }, items)
}

/// The first day of the last version that has one.
fn first_day_of_last(items: &[String], law: &[usize]) -> Option<String> {
    let first_day = |item: &String| item.split_once("\n  from ")?.1.get(..10).map(str::to_owned);
    law.iter().rev().find_map(|it| first_day(&items[*it]))
}

/// How its duties pass from one version to the next: said where they count from different dates, and at times elsewhere.
fn transition(tape: &mut Tape, place: usize, items: &[String], clocks: &[String], kind: Kind) -> Vec<String> {
    let law: Vec<usize> = (0..items.len()).filter(|it| !items[*it].contains("  proposed")).collect();
    let differ = law.windows(2).any(|pair| clocks[pair[0]] != clocks[pair[1]]);
    let on = first_day_of_last(items, &law);
    let chosen = tape.roll(6);
    let says = match (chosen, on) {
        (1 | 2, Some(on)) if kind != Kind::Grid => format!("  new rule takes over on {on}\n"),
        (3, Some(on)) if kind != Kind::Grid => {
            let length = tape.text(&["2 weeks", "5 working days", "1 week + 2 working days"]);
            format!("  new rule takes over on {on}, due no earlier than {on} + {length}\n")
        }
        (4 | 5, _) => "  old duties run on\n".to_owned(),
        _ if differ => "  old duties run on\n".to_owned(),
        _ => return Vec::new(),
    };
    // A law that has effect from another day need not hold on its first.
    let plain = !items.iter().any(|item| item.contains("with effect from"));
    let other = match first_day_of_last(items, &law).filter(|_| plain) {
        Some(on) if kind != Kind::Grid && says.contains("run on") => format!("  new rule takes over on {on}\n"),
        _ => "  old duties run on\n".to_owned(),
    };
    let law = format!("transition p{place}\n  two § 30\n  concerns r{place}\n{says}");
    let proposed = format!("transition p{place}\n  two § 31\n  concerns r{place}\n{other}  proposed \"lacks a law\"\n");
    if tape.once_in(3) { vec![law, proposed] } else { vec![law] }
}

/// A timing with one due date.
pub(super) fn timing(tape: &mut Tape, side: usize, from: &str) -> String {
    match side {
        0 | 1 => format!("within {} after {from}", length(tape)),
        2 => format!("at least {} times within {} after {from}", tape.roll(2) + 2, length(tape)),
        3 => format!("within {} before {from}", length(tape)),
        4 => format!("by {from}"),
        5 => format!("before {from}"),
        7 => format!(
            "{}{} {from} and by {}",
            tape.text(&["", "at least 2 times "]),
            tape.text(&["after", "no earlier than"]),
            date(tape)
        ),
        _ => format!("at least once within {} after {from}", length(tape)),
    }
}

fn meeting(tape: &mut Tape, kind: Kind) -> String {
    let word = match kind {
        Kind::May => return String::new(),
        Kind::MustNot => "broken by",
        _ => "met by",
    };
    let mut text = match tape.roll(8) {
        0 => format!("  {word} visits\n"),
        1..=3 => format!("  {word} visits where {}\n", of_visit(tape)),
        4 => format!("  {word} notes where {}\n", of_note(tape)),
        5 => format!("  {word} visits where {}\n  {word} notes\n", of_visit(tape)),
        6 => format!("  {word} visits where {}\n  {word} visits where {}\n", of_visit(tape), of_visit(tape)),
        _ => String::new(),
    };
    if kind != Kind::MustNot {
        if tape.once_in(6) {
            text += "  counts earlier events\n";
        }
        if tape.once_in(5) {
            text += "  decided by office\n";
        }
    }
    text
}
