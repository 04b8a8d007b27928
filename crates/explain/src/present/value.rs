//! Values: as JSON, and as people read them.

use super::Presenter;
use crate::words::amount;
use hjemmel_engine::ids::ActorId;
use hjemmel_engine::plan::{CategoryValue, Type};
use hjemmel_value::Value;
use serde_json::Value as Json;

impl Presenter<'_> {
    /// A value as JSON: yes/no as a boolean, dates and durations as text, category values by name.
    pub(crate) fn value(&self, value: &Value, ty: Type) -> Json {
        match value {
            Value::YesNo(answer) => Json::Bool(*answer),
            Value::Text(text) => Json::String(text.to_string()),
            Value::Choice(place) => {
                let chosen = self.chosen(*place, ty);
                Json::String(chosen.map_or_else(String::new, |value| value.named.name.to_string()))
            }
            Value::Actor(place) => Json::String(self.names.actor(ActorId(*place))),
            Value::Date(date) => Json::String(date.to_string()),
            Value::Duration(duration) => Json::String(duration.iso()),
            Value::Number(number) | Value::Hours(number) | Value::Percent(number) => {
                serde_json::to_value(number).unwrap_or(Json::Null)
            }
            Value::Money(money) => serde_json::to_value(money).unwrap_or(Json::Null),
        }
    }

    /// A value in JSON; `null` if it is absent.
    pub(crate) fn perhaps(&self, value: Option<&Value>, ty: Type) -> Json {
        value.map_or(Json::Null, |value| self.value(value, ty))
    }

    /// A value as people read it: category values and actors by their label, amounts with their unit.
    pub(crate) fn said(&self, value: &Value, ty: Type) -> String {
        match value {
            Value::YesNo(answer) => self.language.pick(if *answer { ("yes", "ja") } else { ("no", "nej") }).to_owned(),
            Value::Choice(place) => self.chosen(*place, ty).map_or_else(String::new, |value| value.named.title()),
            Value::Actor(actor) => self.names.actor_title(ActorId(*actor)),
            other => amount(other, self.language),
        }
    }

    /// A value as people read it, or that there is none.
    pub(crate) fn said_perhaps(&self, value: Option<&Value>, ty: Type) -> String {
        value.map_or_else(|| self.language.pick(("none", "ingen")).to_owned(), |value| self.said(value, ty))
    }

    /// As [`Self::said_perhaps`], but nothing where that is what its JSON says: of a text, a date, a plain number.
    pub(crate) fn said_beside(&self, json: &Json, value: Option<&Value>, ty: Type) -> Option<String> {
        let said = self.said_perhaps(value, ty);
        let as_it_stands = match json {
            Json::String(text) => *text == said,
            Json::Number(number) => number.to_string() == said,
            _ => false,
        };
        (!as_it_stands).then_some(said)
    }

    fn chosen(&self, place: u32, ty: Type) -> Option<&CategoryValue> {
        let Type::Choice(category) = ty else { return None };
        self.plan.categories.get(category.index())?.values.get(usize::try_from(place).ok()?)
    }
}
