//! JSON as it was written: keys in order, doubled keys kept, numbers exact.
//!
//! `serde_json::Value` keeps the last of two equal keys and may hold numbers as binary floats; a situation must do neither
//! silently. The reader takes any number form that `serde_json` can send, whatever features a host has turned on.

use hjemmel_value::{Decimal, JSON_NUMBER_KEY, NumberError};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(Result<Decimal, NumberError>, String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What it is, for messages.
    pub(crate) fn kind(&self) -> Found {
        match self {
            Json::Null => Found::Null,
            Json::Bool(_) => Found::YesNo,
            Json::Number(..) => Found::Number,
            Json::Text(_) => Found::Text,
            Json::List(_) => Found::List,
            Json::Object(_) => Found::Object,
        }
    }
}

/// What a JSON value is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the JSON type of that name")]
pub enum Found {
    Null,
    YesNo,
    Number,
    Text,
    List,
    Object,
}

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Found::Null => "null",
            Found::YesNo => "true or false",
            Found::Number => "a number",
            Found::Text => "text",
            Found::List => "a list",
            Found::Object => "an object",
        })
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::deserialize(deserializer)
    }

    fn visit_bool<E: de::Error>(self, answer: bool) -> Result<Json, E> {
        Ok(Json::Bool(answer))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(Ok(Decimal::from_i64(number)), number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Json, E> {
        let text = number.to_string();
        Ok(Json::Number(Decimal::parse(&text), text))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(Decimal::from_f64_digits(number), number.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Json>()? {
            if key == JSON_NUMBER_KEY
                && let Json::Text(digits) = &value
            {
                return Ok(exact_number(digits));
            }
            entries.push((key, value));
        }
        Ok(Json::Object(entries))
    }
}

/// A number as its digits.
fn exact_number(digits: &str) -> Json {
    Json::Number(Decimal::from_json_digits(digits), digits.to_owned())
}
