//! Tests of values and their types.

use super::Value;
use crate::{Date, Decimal, Duration, Kind, Money};

#[test]
fn every_value_has_its_kind() {
    let values = [
        Value::YesNo(true),
        Value::Date(Date::MIN),
        Value::Number(Decimal::ONE),
        Value::Money(Money::dkk(Decimal::ONE)),
        Value::Hours(Decimal::ONE),
        Value::Percent(Decimal::ONE),
        Value::Duration(Duration::weeks(1)),
        Value::Text("text".into()),
        Value::Choice(0),
        Value::Actor(0),
    ];
    let kinds: Vec<Kind> = values.iter().map(Value::kind).chain([Kind::Events]).collect();
    assert_eq!(kinds, Kind::ALL);
}

#[test]
fn keywords_differ_within_a_language() {
    for names in [Kind::ALL.map(Kind::danish), Kind::ALL.map(Kind::english)] {
        let mut sorted = names.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }
    assert_eq!(Kind::Choice.to_string(), "category");
    assert_eq!(Kind::Choice.danish(), "kategori");
}

#[test]
fn equal_numbers_are_equal_values() {
    let number = |text| Value::Number(Decimal::parse(text).unwrap());
    assert_eq!(number("1.10"), number("1.1"));
    assert_ne!(number("1"), Value::Hours(Decimal::ONE));
}
