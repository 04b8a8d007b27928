//! Situations for the vocabulary of `head`: with facts missing or absent, and lists incomplete or not given.

use super::Tape;
use serde_json::{Map, Value, json};

pub(super) fn situation(tape: &mut Tape) -> Value {
    let mut facts = Map::new();
    let simple = ["a", "b", "c", "j", "k", "w", "col", "n", "m", "start", "stop", "birth", "gap", "o", "q", "z", "v"];
    for name in simple.into_iter().chain(["visits", "notes", "stays", "trips"]) {
        if let Some(value) = fact(tape, name) {
            facts.insert(name.to_owned(), value);
        }
    }
    Value::Object(facts)
}

/// What is given about a fact, if anything.
pub(crate) fn fact(tape: &mut Tape, name: &str) -> Option<Value> {
    match name {
        "visits" => return list(tape, visit),
        "notes" => return list(tape, note),
        "stays" | "trips" => return list(tape, stay),
        _ => {}
    }
    if matches!(name, "o" | "q" | "z" | "v") {
        return over_time(tape, name);
    }
    let given = tape.roll(4);
    if given == 3 {
        return None;
    }
    let absent = tape.once_in(4);
    let value = if absent && matches!(name, "b" | "w" | "m" | "stop") {
        Value::Null
    } else {
        match name {
            "w" | "col" => json!(tape.text(&["red", "green", "blue"])),
            "n" | "m" => json!(tape.roll(5)),
            "start" | "stop" => json!(tape.day().to_string()),
            "gap" => json!(tape.text(&["P2W", "P1M", "P10D"])),
            "birth" => json!(tape.text(&["2019-12-31", "2020-02-29", "2019-06-30"])),
            _ => json!(tape.roll(2) == 0),
        }
    };
    let judged = matches!(name, "j" | "k" | "w");
    Some(if judged && tape.roll(2) > 0 { judgement(tape, value) } else { value })
}

/// A judgement of a day, and perhaps for an earlier one.
fn judgement(tape: &mut Tape, value: Value) -> Value {
    let (one, other) = (tape.day(), tape.day());
    match tape.roll(3) {
        2 => json!({"value": value, "on": one.max(other).to_string(), "from": one.min(other).to_string()}),
        _ => json!({"value": value, "on": one.to_string()}),
    }
}

/// Values, of which no two begin on one day.
fn over_time(tape: &mut Tape, name: &str) -> Option<Value> {
    if tape.roll(4) == 3 {
        return None;
    }
    let mut values = std::collections::BTreeMap::new();
    for _ in 0..=tape.roll(3) {
        let value = match name {
            "z" if tape.once_in(4) => Value::Null,
            "z" => json!(tape.text(&["red", "green", "blue"])),
            "v" => json!(tape.roll(5)),
            _ => json!(tape.roll(2) == 0),
        };
        let from = tape.day();
        let mut one = json!({"value": value, "from": from.to_string()});
        if name == "q" && tape.roll(2) > 0 {
            one["on"] = json!(tape.day().max(from).to_string());
        }
        values.insert(from, one);
    }
    // In no order of days.
    Some(values.into_values().rev().collect())
}

fn list(tape: &mut Tape, one: impl Fn(&mut Tape) -> Value) -> Option<Value> {
    match tape.roll(8) {
        7 => None,
        6 => Some(json!({"events": (0..tape.roll(4)).map(|_| one(tape)).collect::<Vec<_>>(), "incomplete": true})),
        _ => Some((0..tape.roll(6)).map(|_| one(tape)).collect()),
    }
}

fn visit(tape: &mut Tape) -> Value {
    let mut visit = Map::new();
    visit.insert("held".to_owned(), json!(tape.day().to_string()));
    if !tape.once_in(5) {
        visit.insert("form".to_owned(), json!(tape.text(&["paper", "phone", "video"])));
    }
    match tape.roll(5) {
        0..=2 => drop(visit.insert("size".to_owned(), json!(tape.roll(4)))),
        3 => drop(visit.insert("size".to_owned(), Value::Null)),
        _ => {}
    }
    if !tape.once_in(5) {
        visit.insert("good".to_owned(), json!(tape.roll(3) < 2));
    }
    if tape.once_in(3) {
        visit.insert("fine".to_owned(), json!(false));
    }
    Value::Object(visit)
}

fn stay(tape: &mut Tape) -> Value {
    let mut stay = Map::new();
    let begun = tape.day();
    stay.insert("begun".to_owned(), json!(begun.to_string()));
    let left = begun.plus_days(tape.pick(&[0, 3, 20, 45, 31])).expect("in range").to_string();
    match tape.roll(6) {
        4 => {}
        5 => drop(stay.insert("left".to_owned(), Value::Null)),
        _ => drop(stay.insert("left".to_owned(), json!(left))),
    }
    if !tape.once_in(5) {
        stay.insert("warm".to_owned(), json!(tape.roll(3) < 2));
    }
    match tape.roll(6) {
        4 => {}
        5 => drop(stay.insert("load".to_owned(), Value::Null)),
        _ => drop(stay.insert("load".to_owned(), json!(tape.pick(&[37, 20, 5, 4])))),
    }
    Value::Object(stay)
}

fn note(tape: &mut Tape) -> Value {
    let mut note = Map::new();
    note.insert("dated".to_owned(), json!(tape.day().to_string()));
    match tape.roll(5) {
        0..=2 => drop(note.insert("kind".to_owned(), json!(tape.text(&["red", "green", "blue"])))),
        3 => drop(note.insert("kind".to_owned(), Value::Null)),
        _ => {}
    }
    Value::Object(note)
}
