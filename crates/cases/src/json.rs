//! JSON in which a key that stands twice is a mistake, since nobody knows which of the two was meant, and numbers are what is written.

use hjemmel::diagnostic::TypeWord;
use hjemmel_engine::situation::keep_digits;
use hjemmel_value::{Decimal, JSON_NUMBER_KEY};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;
use std::fmt;

/// Reads a text strictly. A number that cannot be held exactly stays in the form in which serde_json sends digits, for the
/// reader of the situation to refuse.
pub(crate) fn strict(text: &str) -> Result<Value, serde_json::Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // What is wrong with the text is told with its own lines and columns.
    let plain = serde_json::from_str(text).map(|Strict(value)| value);
    match (plain, keep_digits(text)) {
        (Ok(_), Cow::Owned(kept)) => serde_json::from_str(&kept).map(|Strict(value)| value),
        // JSON with a number that no binary float holds is JSON: that number is refused by who reads it.
        (Err(error), Cow::Owned(kept)) if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
            serde_json::from_str(&kept).map(|Strict(value)| value).map_err(|_| error)
        }
        (plain, _) => plain,
    }
}

/// A value of JSON, read strictly.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

/// The number of these digits, if it can be held exactly.
fn number(digits: &str) -> Option<Number> {
    if let Ok(whole) = digits.parse::<i64>() {
        return Some(whole.into());
    }
    if let Ok(whole) = digits.parse::<u64>() {
        return Some(whole.into());
    }
    Decimal::from_json_digits(digits).ok()?;
    Number::from_f64(digits.parse().ok()?)
}

/// What a value of JSON is.
pub(crate) fn word(value: &Value) -> TypeWord {
    match value {
        Value::Null => TypeWord::Null,
        Value::Bool(_) => TypeWord::YesNo,
        Value::Number(_) => TypeWord::Number,
        Value::String(_) => TypeWord::Text,
        Value::Array(_) => TypeWord::List,
        Value::Object(_) => TypeWord::Object,
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is none"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("`{key}` is given twice")));
            }
            let Strict(value) = entries.next_value()?;
            if key == JSON_NUMBER_KEY
                && let Some(number) = value.as_str().and_then(number)
            {
                return Ok(Value::Number(number));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
