//! JSON Schemas of the documents that are made of cases: tests, coverage, mutation and impact, and of complaints
//! (draft 2020-12).

use hjemmel::outcome::outcome_schema;
use serde_json::{Map, Value as Json, json};

/// Where a schema keeps what it refers to.
const DEFINITIONS: &str = "$defs";

/// The schema of `hjemmel.test/1`: what came of examples and cases.
#[must_use]
pub fn test_schema() -> Json {
    read(include_str!("schema/test.schema.json"))
}

/// The schema of what `hjemmel check` prints: a list of complaints, each as in the schema of `hjemmel.test/1`.
#[must_use]
pub fn complaints_schema() -> Json {
    let definitions = test_schema().get(DEFINITIONS).cloned().unwrap_or_default();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hjemmel:complaints:1",
        "title": "Complaints about rulebooks",
        "type": "array",
        "items": { "$ref": "#/$defs/complaint" },
        "$defs": definitions,
    })
}

/// The schema of `hjemmel.coverage/1`.
#[must_use]
pub fn coverage_schema() -> Json {
    read(include_str!("schema/coverage.schema.json"))
}

/// The schema of `hjemmel.mutation/1`.
#[must_use]
pub fn mutation_schema() -> Json {
    read(include_str!("schema/mutation.schema.json"))
}

/// The schema of `hjemmel.impact/1`. What a change takes from an outcome is described as in the schema of the outcome.
#[must_use]
pub fn impact_schema() -> Json {
    let mut schema = read(include_str!("schema/impact.schema.json"));
    let outcome = outcome_schema();
    let Some(known) = outcome.get(DEFINITIONS).and_then(Json::as_object) else { return schema };
    let mut wanted = Vec::new();
    named_in(&schema, &mut wanted);
    if let Some(definitions) = schema.get_mut(DEFINITIONS).and_then(Json::as_object_mut) {
        add(definitions, known, wanted);
    }
    schema
}

fn read(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or(Json::Null)
}

/// Adds the definitions that are wanted and not there, and what they refer to. Each is added once.
fn add(definitions: &mut Map<String, Json>, known: &Map<String, Json>, mut wanted: Vec<String>) {
    while let Some(name) = wanted.pop() {
        if let Some(found) = known.get(&name).filter(|_| !definitions.contains_key(&name)) {
            named_in(found, &mut wanted);
            definitions.insert(name, found.clone());
        }
    }
}

/// The definitions that a schema refers to.
fn named_in(schema: &Json, found: &mut Vec<String>) {
    match schema {
        Json::Object(object) => {
            let name = object.get("$ref").and_then(Json::as_str).and_then(|name| name.strip_prefix("#/$defs/"));
            found.extend(name.map(str::to_owned));
            object.values().for_each(|value| named_in(value, found));
        }
        Json::Array(list) => list.iter().for_each(|value| named_in(value, found)),
        _ => {}
    }
}
