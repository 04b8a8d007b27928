//! Exemptions: what they lift and change, in trials or for everybody, and over which they prevail.

use super::condition::{Scope, condition, date, length};
use super::requirement::{Each, Kind, Shape, timing};
use super::rules::{Counts, some};
use super::tape::{Tape, versions_with_effect};

pub(super) fn exemption(place: usize, counts: &Counts, shapes: &[Shape], mut tape: Tape) -> Vec<String> {
    let tape = &mut tape;
    let first = tape.roll(counts.requirements);
    let second = tape.once_in(4).then(|| tape.roll(counts.requirements));
    let statuses = second.map_or(first, |second| first.min(second));
    let spends = |it: usize| shapes[it].spends;
    let statuses = if spends(first) || second.is_some_and(spends) { 0 } else { statuses };
    let scope = Scope { statuses, groups: counts.groups, definitions: true };
    let trial = counts.trials > 0 && tape.roll(2) > 0;
    let mut items = Vec::new();
    let guard = |it: usize| shapes[it].each == Some(Each::Decision);
    let guarded = guard(first) || second.is_some_and(guard);
    let decided = if !guarded && tape.once_in(4) { "  decided by office\n" } else { "" };
    for days in versions_with_effect(tape, 2) {
        let mut text = format!("exemption e{place}\n{decided}");
        text += if trial { "  in trial t0\n" } else { "  two § 20\n" };
        if tape.once_in(3) {
            text += &format!("  for {}\n", some(tape, 'g', counts.groups, 1));
        }
        if tape.roll(2) > 0 {
            text += &format!("  when {}\n", condition(tape, scope));
        }
        if tape.once_in(3) {
            text += &format!("  unless {}\n", condition(tape, scope));
        }
        if let (Some(each), None, true) = (shapes[first].each, second, tape.roll(2) > 0) {
            let word = tape.text(&["when", "unless"]);
            let names: &[&str] = match each {
                Each::Stay => {
                    &["warm", "load of stay is at least 10 hours", "left is known or b", "begun of stay is after start"]
                }
                Each::Period => &[
                    "start of spell is after 2020-03-20",
                    "end of spell is before stop",
                    "end of spell is not known",
                    "start of spell + 2 weeks is before today",
                ],
                Each::Decision => &["taken is after 2020-03-20", "taken is known", "taken is before today"],
                Each::Day => &["full is after 2020-03-20", "start of full is before stop", "full is before today"],
            };
            text += &format!("  {word} {}\n", tape.text(names));
        }
        for target in [Some(first), second].into_iter().flatten() {
            text += &effect(tape, target, &shapes[target], trial);
        }
        if tape.once_in(4) {
            text += "  reaches duties arising\n";
        }
        if place > 0 && tape.once_in(3) {
            text += &format!("  prevails over {}\n", some(tape, 'e', place, 1));
        }
        items.push(text + &days);
    }
    items
}

fn effect(tape: &mut Tape, target: usize, shape: &Shape, trial: bool) -> String {
    let (kind, form) = (shape.kind, shape.form.as_deref());
    let whole = format!("  lifts r{target}\n");
    let deadline = matches!(kind, Kind::Deadline | Kind::Rolling | Kind::Grid);
    match tape.roll(13) {
        10 | 11 if deadline => {
            let during = tape.text(&["stays", "stays where warm", "stays", "stays where (a or warm)", "t0"]);
            let during = if trial || during != "t0" { during } else { "stays".to_owned() };
            format!("  suspends r{target} during {during}, then within {}\n", length(tape))
        }
        12 => {
            // The law of one day for each requirement.
            let day = ["2020-02-29", "2020-03-15", "2020-06-30"][target % 3];
            format!("  keeps r{target} as of {day}\n")
        }
        3 if deadline => format!("  lifts deadline of r{target}\n"),
        4 | 5 if matches!(kind, Kind::Rolling | Kind::Grid) => {
            let every = tape.text(&["at least every", "every"]);
            format!("  changes deadline of r{target} to {every} {} from {}\n", length(tape), date(tape))
        }
        4 | 5 if kind == Kind::Deadline => {
            let (side, from) = (tape.roll(7), date(tape));
            format!("  changes deadline of r{target} to {}\n", timing(tape, side, &from))
        }
        6 if deadline && tape.roll(2) > 0 => format!("  extends deadline of r{target} by {}\n", length(tape)),
        6 if form.is_some() => format!("  lifts form of r{target}\n"),
        7 if form.is_some() => {
            let forms: Vec<&str> = form.unwrap_or_default().split(", ").collect();
            format!("  lifts form {} of r{target}\n", tape.text(&forms))
        }
        8 | 3 if form.is_some() => {
            format!("  changes form of r{target} to {}\n", tape.text(&["paper", "phone", "video, paper"]))
        }
        9 if kind != Kind::MustNot && shape.each != Some(Each::Decision) => {
            format!("  changes decision of r{target} to {}\n", tape.text(&["board", "office"]))
        }
        _ => whole,
    }
}
