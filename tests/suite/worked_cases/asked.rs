//! Asking the shipped Danish rulebooks about a situation.

use hjemmel::outcome::QuotaOutcome;
use hjemmel::{Date, Language, Outcome, Rulebook, Situation};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static DANISH: LazyLock<Rulebook> = LazyLock::new(load);

fn load() -> Rulebook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rulebook"));
    paths.sort();
    let mut builder = Rulebook::builder();
    for path in paths {
        builder = builder.source(path.display().to_string(), fs::read(&path).unwrap());
    }
    builder.compile().unwrap()
}

/// A date, from text.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What the rulebooks say on a day, by the law in force.
pub fn ask(situation: &Value, as_of: &str) -> Outcome {
    ask_with(situation, as_of, &[])
}

/// The same with proposals switched on.
pub fn ask_with(situation: &Value, as_of: &str, proposals: &[&str]) -> Outcome {
    ask_in(Language::English, situation, as_of, proposals)
}

/// The same with reasons in a language of choice.
pub fn ask_in(language: Language, situation: &Value, as_of: &str, proposals: &[&str]) -> Outcome {
    let situation = DANISH.situation_from_json(&situation.to_string()).unwrap();
    let mut evaluation = DANISH.evaluation(&situation).as_of(day(as_of)).language(language);
    for proposal in proposals {
        evaluation = evaluation.with(*proposal);
    }
    evaluation.run().unwrap()
}

/// What the quotas come to over several citizens.
pub fn quotas(situations: &[Value], as_of: &str) -> QuotaOutcome {
    let read = |it: &Value| DANISH.situation_from_json(&it.to_string()).unwrap();
    let situations: Vec<Situation> = situations.iter().map(read).collect();
    DANISH.quotas(day(as_of)).over(&situations).unwrap()
}

/// A situation in which some facts are given anew.
pub fn with(situation: &Value, facts: Value) -> Value {
    let mut all: Map<String, Value> = situation.as_object().unwrap().clone();
    all.extend(facts.as_object().unwrap().clone());
    Value::Object(all)
}

/// A situation in which a fact is not given.
pub fn without(situation: &Value, fact: &str) -> Value {
    let all = situation.as_object().unwrap();
    assert!(all.contains_key(fact), "{fact} was not given anyway");
    Value::Object(
        all.iter().filter(|(name, _)| *name != fact).map(|(name, value)| (name.clone(), value.clone())).collect(),
    )
}
