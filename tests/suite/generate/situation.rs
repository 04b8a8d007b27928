//! Situations for the vocabulary of `head`: with facts missing or absent, and lists incomplete or not given.

use super::Tape;
use serde_json::{Map, Value, json};

pub(super) fn situation(tape: &mut Tape) -> Value {
    let mut facts = Map::new();
    for name in ["a", "b", "c", "j", "k", "w", "col", "n", "m", "start", "stop", "birth", "gap", "visits", "notes"] {
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
        _ => {}
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
    Some(if judged && tape.roll(2) > 0 { json!({"value": value, "on": tape.day().to_string()}) } else { value })
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
