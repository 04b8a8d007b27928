//! Tests of money.

use std::cmp::Ordering;

use super::{Currency, Money};
use crate::Decimal;

fn dkk(text: &str) -> Money {
    Money::dkk(Decimal::parse(text).unwrap())
}

#[test]
fn text() {
    assert_eq!(dkk("1000.5").to_string(), "1000.50 DKK");
    assert_eq!(dkk("1000.50").to_string(), "1000.50 DKK");
    assert_eq!(dkk("1000").to_string(), "1000 DKK");
    assert_eq!(dkk("0.125").to_string(), "0.125 DKK");
    assert_eq!(dkk("-3.1").to_string(), "-3.10 DKK");
    assert_eq!(Currency::default().code(), "DKK");
}

#[test]
fn arithmetic() {
    assert_eq!(dkk("0.1").checked_add(dkk("0.2")), Some(dkk("0.3")));
    assert_eq!(dkk("1").checked_sub(dkk("1.5")), Some(dkk("-0.5")));
    assert_eq!(dkk("1").compare(&dkk("1.00")), Some(Ordering::Equal));
    assert_eq!(dkk("79228162514264337593543950335").checked_add(dkk("1")), None);
}

#[test]
fn json_written() {
    let json = |money: Money| serde_json::to_string(&money).unwrap();
    assert_eq!(json(dkk("1000.50")), r#"{"amount":"1000.5","currency":"DKK"}"#);
    assert_eq!(json(dkk("1000")), r#"{"amount":1000,"currency":"DKK"}"#);
}

#[test]
fn json_read() {
    for (json, amount) in [
        ("1000", "1000"),
        ("-1", "-1"),
        ("18446744073709551615", "18446744073709551615"),
        ("1000.5", "1000.5"),
        (r#""1000.50""#, "1000.5"),
        (r#"{"amount":"1000.50","currency":"DKK"}"#, "1000.5"),
        (r#"{"currency":"DKK","amount":1000.5}"#, "1000.5"),
        (r#"{"$serde_json::private::Number":"1000.50"}"#, "1000.5"),
        (r#"{"amount":{"$serde_json::private::Number":"1e3"},"currency":"DKK"}"#, "1000"),
    ] {
        assert_eq!(serde_json::from_str::<Money>(json).unwrap(), dkk(amount), "{json}");
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::from_value::<Money>(value).unwrap(), dkk(amount), "{json}");
    }
}

#[test]
fn json_refused() {
    for (json, why) in [
        ("true", "amount in kroner"),
        ("null", "amount in kroner"),
        ("{}", "missing field `amount`"),
        (r#"{"amount":1}"#, "missing field `currency`"),
        (r#"{"amount":1,"currency":"EUR"}"#, "EUR"),
        (r#"{"amount":1,"currency":"DKK","note":1}"#, "unknown field `note`"),
        (r#"{"amount":1,"amount":2,"currency":"DKK"}"#, "duplicate field `amount`"),
        (r#"{"amount":1,"currency":"DKK","currency":"DKK"}"#, "duplicate field `currency`"),
        (r#"{"amount":1,"$serde_json::private::Number":"2"}"#, "unknown field"),
        (r#""1.000,50""#, "not a decimal number"),
        ("0.1234567890123456", "write it as a string"),
    ] {
        let error = serde_json::from_str::<Money>(json).unwrap_err().to_string();
        assert!(error.contains(why), "{json}: {error}");
    }
}
