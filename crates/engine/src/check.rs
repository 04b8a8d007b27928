//! Whether a situation fits the plan, checked once before anything is read.

use crate::error::EvaluationError;
use crate::ids::FactId;
use crate::plan::{Plan, Type};
use crate::situation::{Given, Situation, overlap};
use hjemmel_value::Value;

/// The facts of a situation fit the plan: as many, of the right types, events in order.
pub(crate) fn check_situation(plan: &Plan, situation: &Situation) -> Result<(), EvaluationError> {
    if situation.facts.len() > plan.facts.len() {
        let fact = FactId::at(plan.facts.len());
        return Err(EvaluationError::MalformedSituation { fact, what: "there are more facts than the plan has" });
    }
    for (place, (fact, given)) in plan.facts.iter().zip(&situation.facts).enumerate() {
        let wrong = |what| Err(EvaluationError::MalformedSituation { fact: FactId::at(place), what });
        match (given, fact.ty) {
            (Some(Given::Value(value, _)), ty) if !fits(value, ty) => return wrong("a value is of another type"),
            (Some(Given::Events(_)), ty) if !matches!(ty, Type::Events(_)) => return wrong("it is no list of events"),
            (Some(Given::Events(list)), _) if !list.events.is_sorted_by_key(|event| event.date) => {
                return wrong("the events are not sorted by date");
            }
            (Some(Given::Events(list)), Type::Events(kind))
                if plan.event_types.get(kind.index()).is_some_and(|kind| overlap(kind, &list.events).is_some()) =>
            {
                return wrong("periods overlap that must not");
            }
            (Some(Given::OverTime(values)), ty) => {
                if !fact.over_time {
                    return wrong("it has the same value on every day");
                }
                if !values.iter().filter_map(|from| from.value.as_ref()).all(|value| fits(value, ty)) {
                    return wrong("a value is of another type");
                }
                if !values.is_sorted_by(|one, next| one.from < next.from) {
                    return wrong("the values are not sorted by their first days");
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn fits(value: &Value, ty: Type) -> bool {
    if let (Value::Duration(length), Type::Duration) = (value, ty) {
        return length.is_plain();
    }
    matches!(
        (value, ty),
        (Value::YesNo(_), Type::YesNo)
            | (Value::Date(_), Type::Date)
            | (Value::Number(_), Type::Number)
            | (Value::Money(_), Type::Money)
            | (Value::Hours(_), Type::Hours)
            | (Value::Percent(_), Type::Percent)
            | (Value::Text(_), Type::Text)
            | (Value::Choice(_), Type::Choice(_))
            | (Value::Actor(_), Type::Actor)
    )
}
