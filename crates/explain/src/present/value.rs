//! Values as JSON.

use super::Presenter;
use hjemmel_engine::plan::Type;
use hjemmel_value::Value;
use serde_json::Value as Json;

impl Presenter<'_> {
    /// A value as JSON: yes/no as a boolean, dates and durations as text, category values by name.
    pub(crate) fn value(&self, value: &Value, ty: Type) -> Json {
        match value {
            Value::YesNo(answer) => Json::Bool(*answer),
            Value::Text(text) => Json::String(text.to_string()),
            Value::Choice(place) => Json::String(self.choice(*place, ty)),
            Value::Actor(place) => Json::String(self.names.actor(hjemmel_engine::ids::ActorId(*place))),
            Value::Date(date) => Json::String(date.to_string()),
            Value::Duration(duration) => Json::String(duration.iso()),
            Value::Number(number) | Value::Hours(number) | Value::Percent(number) => {
                serde_json::to_value(number).unwrap_or(Json::Null)
            }
            Value::Money(money) => serde_json::to_value(money).unwrap_or(Json::Null),
        }
    }

    fn choice(&self, place: u32, ty: Type) -> String {
        let Type::Choice(category) = ty else { return String::new() };
        let value = self
            .plan
            .categories
            .get(category.index())
            .and_then(|category| category.values.get(usize::try_from(place).ok()?));
        value.map_or_else(String::new, |value| value.named.name.to_string())
    }
}
