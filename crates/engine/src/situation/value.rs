//! Reading one value of a situation.

use super::error::{Expected, SituationProblem};
use super::json::Json;
use super::read::kind;
use crate::plan::{Plan, Type};
use hjemmel_value::{Date, DateError, Decimal, Duration, Money, NumberError, Value};

/// What is asked for at a place.
#[derive(Copy, Clone, Debug)]
pub(super) struct Slot {
    pub(super) ty: Type,
}

/// Reads a value of a type; of money, a number of kroner.
pub(super) fn read(plan: &Plan, slot: Slot, json: &Json) -> Result<Value, SituationProblem> {
    let wrong = || SituationProblem::WrongType { expected: Expected::Kind(kind(slot.ty)), found: json.kind() };
    match (slot.ty, json) {
        (Type::YesNo, Json::Bool(answer)) => Ok(Value::YesNo(*answer)),
        (Type::Text, Json::Text(text)) => Ok(Value::Text(text.as_str().into())),
        (Type::Date, Json::Text(text)) => date(text).map(Value::Date),
        (Type::Duration, Json::Text(text)) => Duration::parse_iso(text)
            .ok()
            .filter(Duration::is_plain)
            .map(Value::Duration)
            .ok_or_else(|| SituationProblem::NoDuration { text: text.clone() }),
        (Type::Number, json) => number(json).unwrap_or_else(|| Err(wrong())).map(Value::Number),
        (Type::Hours, json) => number(json).unwrap_or_else(|| Err(wrong())).map(Value::Hours),
        (Type::Percent, json) => number(json).unwrap_or_else(|| Err(wrong())).map(Value::Percent),
        (Type::Money, json) => {
            number(json).unwrap_or_else(|| Err(wrong())).map(|kroner| Value::Money(Money::dkk(kroner)))
        }
        (Type::Choice(category), Json::Text(text)) => {
            let values = plan.categories.get(category.index()).map_or(&[][..], |category| &category.values);
            let names: Vec<&str> = values.iter().map(|value| &*value.named.name).collect();
            named(text, &names).map(Value::Choice)
        }
        (Type::Actor, Json::Text(text)) => {
            let names: Vec<&str> = plan.actors.iter().map(|actor| &*actor.named.name).collect();
            named(text, &names).map(Value::Actor)
        }
        _ => Err(wrong()),
    }
}

/// A number, or text that holds one; `None` if it is neither.
fn number(json: &Json) -> Option<Result<Decimal, SituationProblem>> {
    match json {
        Json::Number(Ok(number), _) => Some(Ok(*number)),
        Json::Number(Err(_), text) => Some(Err(SituationProblem::InexactNumber { text: text.clone() })),
        Json::Text(text) => Some(Decimal::parse(text).map_err(|error| match error {
            NumberError::Malformed { .. } => SituationProblem::NoNumber { text: text.clone() },
            _ => SituationProblem::InexactNumber { text: text.clone() },
        })),
        _ => None,
    }
}

fn date(text: &str) -> Result<Date, SituationProblem> {
    let text = || text.to_owned();
    Date::parse(&text()).map_err(|error| match error {
        DateError::NoSuchDay { .. } => SituationProblem::NoSuchDay { text: text() },
        DateError::OutOfRange { .. } => SituationProblem::DateOutOfRange { text: text() },
        _ => SituationProblem::NoDate { text: text() },
    })
}

/// The place of a name in a list.
fn named(text: &str, names: &[&str]) -> Result<u32, SituationProblem> {
    let place = names.iter().position(|name| *name == text).and_then(|place| u32::try_from(place).ok());
    place.ok_or_else(|| SituationProblem::UnknownValue {
        text: text.to_owned(),
        allowed: names.iter().map(|name| (*name).to_owned()).collect(),
        suggestion: nearest(text, names.iter().copied()),
    })
}

/// The name that was probably meant: the one with the fewest letters to change, if a third of them will do. Capitals do not
/// count. Of one or two letters none can be changed: nearly every short name is near another.
#[must_use]
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = name.to_lowercase();
    let allowed = wanted.chars().count() / 3;
    names
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
