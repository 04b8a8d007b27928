//! The JSON Schema of a rulebook set's situation: one property for each fact, none required.

use hjemmel_engine::plan::{Fact, Field, Plan, Type};
use serde_json::{Map, Value as Json, json};

/// The schema of the situation that a plan asks for (JSON Schema, draft 2020-12).
///
/// No fact is required: what is not given is unknown. `null` is allowed only for optional facts.
#[must_use]
pub fn situation_schema(plan: &Plan) -> Json {
    let names: Vec<&str> = plan.rulebooks.iter().map(|rulebook| &*rulebook.name).collect();
    let properties: Map<String, Json> =
        plan.facts.iter().map(|fact| (fact.named.name.to_string(), fact_schema(plan, fact))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Situation for {}", names.join(", ")),
        "description": "What is known of a citizen. A fact that is left out is unknown; null is known to be absent.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": { "judgement": judgement_fields() }
    })
}

/// Beside the value, null says as little as what is left out.
fn judgement_fields() -> Json {
    json!({
        "type": "object",
        "description": "Who assessed, chose or requested it, when, and on which main considerations.",
        "properties": {
            "value": true,
            "by": nullable(json!({ "type": "string" })),
            "on": nullable(date_schema()),
            "from": nullable(date_schema()),
            "considerations": nullable(json!({ "type": "string" }))
        },
        "required": ["value"],
        "additionalProperties": false
    })
}

fn fact_schema(plan: &Plan, fact: &Fact) -> Json {
    let mut schema = match fact.ty {
        Type::Events(kind) => events_schema(plan, kind),
        ty => value_schema(plan, ty),
    };
    if fact.over_time {
        schema = over_time_schema(fact, schema);
    } else if fact.judgement.is_some() && !matches!(fact.ty, Type::Events(_)) {
        let mut judged = judgement_fields();
        if let Some(properties) = judged.get_mut("properties").and_then(Json::as_object_mut) {
            properties
                .insert("value".to_owned(), if fact.optional { nullable(schema.clone()) } else { schema.clone() });
        }
        schema = json!({ "anyOf": [schema, judged] });
    }
    if fact.optional && !fact.over_time {
        schema = nullable(schema);
    }
    if let (Some(label), Some(object)) = (&fact.named.label, schema.as_object_mut()) {
        object.insert("description".to_owned(), Json::String(label.to_string()));
    }
    schema
}

/// Values, each with its first day; of a judgement its own day will do.
fn over_time_schema(fact: &Fact, value: Json) -> Json {
    let value = if fact.optional { nullable(value) } else { value };
    let mut item = judgement_fields();
    if let Some(item) = item.as_object_mut() {
        item.insert("description".to_owned(), json!("A value that holds from a day on, until the next."));
        if fact.judgement.is_some() {
            let day = |name: &str| json!({ "required": [name], "properties": { name: { "type": "string" } } });
            item.insert("anyOf".to_owned(), json!([day("from"), day("on")]));
        } else {
            item.insert("required".to_owned(), json!(["from", "value"]));
        }
        if let Some(properties) = item.get_mut("properties").and_then(Json::as_object_mut) {
            if fact.judgement.is_none() {
                properties.retain(|name, _| name == "value");
                properties.insert("from".to_owned(), date_schema());
            }
            properties.insert("value".to_owned(), value);
        }
    }
    json!({ "type": "array", "items": item })
}

fn nullable(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn events_schema(plan: &Plan, kind: hjemmel_engine::ids::EventTypeId) -> Json {
    let Some(event_type) = plan.event_types.get(kind.index()) else { return Json::Bool(true) };
    let properties: Map<String, Json> =
        event_type.fields.iter().map(|field| (field.named.name.to_string(), field_schema(plan, field))).collect();
    let required: Vec<&str> =
        event_type.fields.get(event_type.date.index()).map(|field| &*field.named.name).into_iter().collect();
    let list = json!({
        "type": "array",
        "items": {
            "type": "object",
            "title": event_type.named.title(),
            "properties": properties,
            "required": required,
            "additionalProperties": false
        }
    });
    json!({
        "anyOf": [
            list,
            {
                "type": "object",
                "description": "A list that may miss events.",
                "properties": { "events": list, "incomplete": { "type": "boolean" } },
                "required": ["events"],
                "additionalProperties": false
            }
        ]
    })
}

fn field_schema(plan: &Plan, field: &Field) -> Json {
    let schema = value_schema(plan, field.ty);
    let mut schema = if field.optional { nullable(schema) } else { schema };
    if let (Some(label), Some(object)) = (&field.named.label, schema.as_object_mut()) {
        object.insert("description".to_owned(), Json::String(label.to_string()));
    }
    schema
}

fn value_schema(plan: &Plan, ty: Type) -> Json {
    let number = json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }] });
    match ty {
        Type::YesNo => json!({ "type": "boolean" }),
        Type::Date => date_schema(),
        Type::Number | Type::Hours | Type::Percent => number,
        Type::Money => json!({ "anyOf": [number, {
            "type": "object",
            "properties": { "amount": number, "currency": { "const": "DKK" } },
            "required": ["amount", "currency"],
            "additionalProperties": false
        }] }),
        // No shorter than `P1D`: at least one of the units is there.
        Type::Duration => json!({
            "type": "string",
            "pattern": "^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$",
            "minLength": 3
        }),
        Type::Text => json!({ "type": "string" }),
        Type::Choice(category) => choice_schema(plan, category),
        Type::Actor => {
            let names: Vec<&str> = plan.actors.iter().map(|actor| &*actor.named.name).collect();
            json!({ "enum": names })
        }
        Type::Events(_) => json!({ "type": "array" }),
    }
}

/// The form of a date is said twice, since many validators take `format` for a remark.
fn date_schema() -> Json {
    json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn choice_schema(plan: &Plan, category: hjemmel_engine::ids::CategoryId) -> Json {
    let values = plan.categories.get(category.index()).map_or(&[][..], |category| &category.values);
    let choices: Vec<Json> =
        values.iter().map(|value| json!({ "const": value.named.name, "title": value.named.title() })).collect();
    json!({ "type": "string", "oneOf": choices })
}
