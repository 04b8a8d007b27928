//! Money in JSON and other self-describing formats.

use std::fmt;

use serde::de::value::{
    F64Deserializer, I64Deserializer, I128Deserializer, StrDeserializer, U64Deserializer, U128Deserializer,
};
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Currency, Money};
use crate::Decimal;
use crate::number::{JSON_NUMBER_KEY, visit_json_number};

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut money = serializer.serialize_struct("Money", 2)?;
        money.serialize_field("amount", &self.amount)?;
        money.serialize_field("currency", &self.currency)?;
        money.end()
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        deserializer.deserialize_any(MoneyVisitor)
    }
}

struct MoneyVisitor;

impl<'de> Visitor<'de> for MoneyVisitor {
    type Value = Money;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount in kroner, or {\"amount\": …, \"currency\": \"DKK\"}")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Money, E> {
        let number: I64Deserializer<E> = number.into_deserializer();
        Decimal::deserialize(number).map(Money::dkk)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Money, E> {
        let number: U64Deserializer<E> = number.into_deserializer();
        Decimal::deserialize(number).map(Money::dkk)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Money, E> {
        let number: I128Deserializer<E> = number.into_deserializer();
        Decimal::deserialize(number).map(Money::dkk)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Money, E> {
        let number: U128Deserializer<E> = number.into_deserializer();
        Decimal::deserialize(number).map(Money::dkk)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Money, E> {
        let number: F64Deserializer<E> = number.into_deserializer();
        Decimal::deserialize(number).map(Money::dkk)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Money, E> {
        let text: StrDeserializer<'_, E> = text.into_deserializer();
        Decimal::deserialize(text).map(Money::dkk)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Money, A::Error> {
        let (mut amount, mut currency) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                JSON_NUMBER_KEY if amount.is_none() && currency.is_none() => {
                    return visit_json_number(&mut map).map(Money::dkk);
                }
                "amount" if amount.is_none() => amount = Some(map.next_value::<Decimal>()?),
                "currency" if currency.is_none() => currency = Some(map.next_value::<Currency>()?),
                "amount" => return Err(A::Error::duplicate_field("amount")),
                "currency" => return Err(A::Error::duplicate_field("currency")),
                other => return Err(A::Error::unknown_field(other, &["amount", "currency"])),
            }
        }
        Ok(Money {
            amount: amount.ok_or_else(|| A::Error::missing_field("amount"))?,
            currency: currency.ok_or_else(|| A::Error::missing_field("currency"))?,
        })
    }
}
