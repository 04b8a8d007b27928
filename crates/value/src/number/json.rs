//! Decimals in JSON and other self-describing formats, exact whatever features the host has turned on.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Decimal, NumberError, parse};

/// What serde_json's feature `arbitrary_precision` sends in place of a number: a map with this one key.
pub const JSON_NUMBER_KEY: &str = "$serde_json::private::Number";

/// Any number of at most 15 significant decimal digits comes back unchanged from a binary float.
const FLOAT_DIGITS: usize = 15;

impl Decimal {
    /// The number that a binary float was written as, by its shortest decimal digits: 0.1 is 1/10.
    ///
    /// # Errors
    ///
    /// [`NumberError::NotExactFloat`] if there are more than 15 significant digits, or if it is not a number;
    /// [`NumberError::Overflow`] and [`NumberError::NotExact`] if it is too large or too small.
    pub fn from_f64_digits(number: f64) -> Result<Decimal, NumberError> {
        let shortest = format!("{number:e}");
        if !number.is_finite() || parse::significant_digits(&shortest) > FLOAT_DIGITS {
            return Err(NumberError::NotExactFloat);
        }
        parse::scientific(&shortest)
    }
}

impl Decimal {
    /// A number of JSON by its digits, as [`Decimal::from_f64_digits`] would read it, but for what a float cannot hold: whole
    /// numbers within 64 bits are exact, and any other may have 15 significant digits.
    ///
    /// # Errors
    ///
    /// [`NumberError::NotExactFloat`] if there are more; [`NumberError::Malformed`] for other text than a number of JSON;
    /// [`NumberError::Overflow`] and [`NumberError::NotExact`] if it is too large or too small.
    pub fn from_json_digits(digits: &str) -> Result<Decimal, NumberError> {
        let number = parse::scientific(digits);
        let is_integer = digits.parse::<i64>().is_ok() || digits.parse::<u64>().is_ok();
        if number.is_ok() && !is_integer && parse::significant_digits(digits) > FLOAT_DIGITS {
            return Err(NumberError::NotExactFloat);
        }
        number
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_i64() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        deserializer.deserialize_any(DecimalVisitor)
    }
}

struct DecimalVisitor;

/// Reads the digits in the map form of a number, after its key.
pub(crate) fn visit_json_number<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Decimal, A::Error> {
    let digits: String = map.next_value()?;
    parse::scientific(&digits).map_err(A::Error::custom)
}

impl<'de> Visitor<'de> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a string such as \"1000.50\"")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(Decimal::from_i64(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        parse::plain(&number.to_string()).map_err(E::custom)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Decimal, E> {
        parse::plain(&number.to_string()).map_err(E::custom)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Decimal, E> {
        parse::plain(&number.to_string()).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        Decimal::from_f64_digits(number).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        parse::plain(text).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Decimal, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == JSON_NUMBER_KEY => visit_json_number(&mut map),
            _ => Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self)),
        }
    }
}
