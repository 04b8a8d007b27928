//! A situation as the JSON that it could have been read from.

use hjemmel_engine::plan::{EventType, Fact, Plan, Type};
use hjemmel_engine::situation::{Event, FieldGiven, Given, JudgementGiven, Situation};
use hjemmel_value::{Decimal, Value};
use serde_json::{Map, Value as Json, json};

/// The object of facts; what is not given is left out.
pub(super) fn situation_json(plan: &Plan, situation: &Situation) -> Json {
    let mut object = Map::new();
    for (fact, given) in plan.facts.iter().zip(&situation.facts) {
        if let Some(given) = given {
            object.insert(fact.named.name.to_string(), given_json(plan, fact, given));
        }
    }
    Json::Object(object)
}

fn given_json(plan: &Plan, fact: &Fact, given: &Given) -> Json {
    match given {
        Given::Absent(judgement) => judged(Json::Null, judgement.as_ref()),
        Given::Value(value, judgement) => judged(value_json(plan, fact.ty, value), judgement.as_ref()),
        Given::Events(list) => {
            let kind = match fact.ty {
                Type::Events(kind) => plan.event_types.get(kind.index()),
                _ => None,
            };
            let events = list.events.iter().filter_map(|event| Some(event_json(plan, kind?, event))).collect();
            if list.incomplete {
                json!({ "events": Json::Array(events), "incomplete": true })
            } else {
                Json::Array(events)
            }
        }
        Given::OverTime(values) => {
            let item = |value: &hjemmel_engine::situation::ValueFrom| {
                let mut object = Map::new();
                object.insert("from".to_owned(), json!(value.from));
                let written = value.value.as_ref().map_or(Json::Null, |value| value_json(plan, fact.ty, value));
                object.insert("value".to_owned(), written);
                Json::Object(object)
            };
            Json::Array(values.iter().map(item).collect())
        }
    }
}

/// With whose judgement it is, if that says anything.
fn judged(value: Json, judgement: Option<&JudgementGiven>) -> Json {
    let Some(on) = judgement.and_then(|judgement| judgement.on) else { return value };
    json!({ "value": value, "on": on })
}

fn event_json(plan: &Plan, kind: &EventType, event: &Event) -> Json {
    let mut object = Map::new();
    for (place, (field, given)) in kind.fields.iter().zip(&event.fields).enumerate() {
        let value = match given {
            _ if place == kind.date.index() => json!(event.date),
            FieldGiven::Unknown => continue,
            FieldGiven::Absent => Json::Null,
            FieldGiven::Value(value) => value_json(plan, field.ty, value),
        };
        object.insert(field.named.name.to_string(), value);
    }
    Json::Object(object)
}

/// Whole numbers as numbers, others as their digits.
fn number(value: Decimal) -> Json {
    match value.to_i64() {
        Some(whole) if value.is_whole() => json!(whole),
        _ => json!(value.to_string()),
    }
}

fn value_json(plan: &Plan, ty: Type, value: &Value) -> Json {
    match value {
        Value::YesNo(answer) => json!(answer),
        Value::Date(date) => json!(date),
        Value::Number(value) | Value::Hours(value) | Value::Percent(value) => number(*value),
        Value::Money(money) => number(money.amount),
        Value::Duration(length) => json!(length.iso()),
        Value::Text(text) => json!(&**text),
        Value::Choice(place) => {
            let category = match ty {
                Type::Choice(category) => plan.categories.get(category.index()),
                _ => None,
            };
            let place = usize::try_from(*place).unwrap_or(usize::MAX);
            category
                .and_then(|category| category.values.get(place))
                .map_or(Json::Null, |value| json!(&*value.named.name))
        }
        Value::Actor(place) => {
            let place = usize::try_from(*place).unwrap_or(usize::MAX);
            plan.actors.get(place).map_or(Json::Null, |actor| json!(&*actor.named.name))
        }
    }
}
