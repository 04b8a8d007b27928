//! Values as messages name them.

use crate::Language;
use hjemmel_value::Value;

/// A value with its unit; of one that is no amount nothing can be said.
pub(super) fn amount(value: &Value, language: Language) -> String {
    let unit = |number: &hjemmel_value::Decimal, words: (&str, &str)| format!("{number} {}", language.pick(words));
    match value {
        Value::Duration(length) => language.pick((length.to_string(), length.in_danish())),
        Value::Number(number) => number.to_string(),
        Value::Hours(hours) => unit(hours, ("hours", "timer")),
        Value::Percent(percent) => unit(percent, ("percent", "procent")),
        Value::Money(money) => money.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.to_string(),
        Value::YesNo(_) | Value::Choice(_) | Value::Actor(_) => String::new(),
    }
}
