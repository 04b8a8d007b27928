//! The neighbours of constants: by one, by a day, in another unit.

use crate::mutation::wording::Words;
use hjemmel::diagnostic::Span;
use hjemmel_value::{Decimal, Duration, Language, Money, Value};

/// The neighbours of a constant, with the words for each.
pub(super) fn constants(words: &Words<'_>, value: &Value, span: Span) -> Vec<(Value, String)> {
    let said = words.slice(span);
    let language = words.language(span);
    let by_one = |number: Decimal| {
        let (one, zero) = (Decimal::from_i64(1), Decimal::from_i64(0));
        let less = number.checked_sub(one).filter(|less| !less.is_negative() || number.is_negative() && number != zero);
        [number.checked_add(one), less].into_iter().flatten().map(|other| (other, renumbered(said, other, language)))
    };
    match value {
        Value::Number(number) => by_one(*number).map(|(other, said)| (Value::Number(other), said)).collect(),
        Value::Hours(number) => by_one(*number).map(|(other, said)| (Value::Hours(other), said)).collect(),
        Value::Percent(number) => by_one(*number).map(|(other, said)| (Value::Percent(other), said)).collect(),
        Value::Money(money) => {
            by_one(money.amount).map(|(other, said)| (Value::Money(Money { amount: other, ..*money }), said)).collect()
        }
        Value::Date(date) => [date.next(), date.previous()]
            .into_iter()
            .flatten()
            .map(|other| (Value::Date(other), other.to_string()))
            .collect(),
        Value::Duration(length) => durations(*length)
            .into_iter()
            .map(|other| {
                let said = language.pick((other.to_string(), other.in_danish()));
                (Value::Duration(other), said)
            })
            .collect(),
        Value::YesNo(_) | Value::Text(_) | Value::Choice(_) | Value::Actor(_) => Vec::new(),
    }
}

/// The words of a constant with another number in them.
fn renumbered(said: &str, number: Decimal, language: Language) -> String {
    let digit = |letter: char| letter.is_ascii_digit();
    let of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let written = language.pick((number.to_string(), number.to_string().replace('.', ",")));
    let Some(start) = said.find(digit) else { return written };
    let (before, rest) = said.split_at_checked(start).unwrap_or((said, ""));
    let end = rest.find(|letter| !of_number(letter)).unwrap_or(rest.len());
    format!("{before}{written}{}", rest.get(end..).unwrap_or_default())
}

/// A length by one of its unit, by a day, and in the neighbouring unit.
fn durations(length: Duration) -> Vec<Duration> {
    let mut found: Vec<Option<Duration>> = Vec::new();
    let by_one = |count: u32, with: &dyn Fn(u32) -> Duration| {
        [count.checked_add(1), count.checked_sub(1)].map(|other| other.filter(|_| count > 0).map(with))
    };
    found.extend(by_one(length.years, &|years| Duration { years, ..length }));
    found.extend(by_one(length.months, &|months| Duration { months, ..length }));
    found.extend(by_one(length.weeks, &|weeks| Duration { weeks, ..length }));
    found.extend(by_one(length.days, &|days| Duration { days, ..length }));
    found.extend(by_one(length.calendar_months, &|calendar_months| Duration { calendar_months, ..length }));
    found.extend(by_one(length.working_days, &|working_days| Duration { working_days, ..length }));
    if length == Duration::weeks(length.weeks) {
        found.push(length.weeks.checked_mul(7).and_then(|days| days.checked_sub(1)).map(Duration::days));
        found.push(Some(Duration::months(length.weeks)));
    }
    if length == Duration::months(length.months) {
        found.push(Some(Duration::weeks(length.months)));
    }
    if length.is_plain() && length.days == 0 {
        found.push(length.checked_add(&Duration::days(1)));
    }
    found.into_iter().flatten().filter(|other| !other.is_zero()).collect()
}
