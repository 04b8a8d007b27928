//! Tests of civil dates.

use proptest::prelude::*;

use super::{Date, DateError, Weekday};

/// Every date there is.
pub(crate) fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.day_number()..=Date::MAX.day_number()).prop_map(|number| Date::from_day_number(number).unwrap())
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn parts_of_a_date() {
    let day = date("2020-03-15");
    assert_eq!((day.year(), day.month(), day.day()), (2020, 3, 15));
    assert_eq!(day.weekday(), Weekday::Sunday);
    assert_eq!(day.to_string(), "2020-03-15");
    assert_eq!(format!("{day:?}"), "2020-03-15");
    assert_eq!(day.first_of_month(), date("2020-03-01"));
    assert_eq!(day.last_of_month(), date("2020-03-31"));
    assert!(!day.is_last_of_month());
    assert!(date("2024-02-29").is_last_of_month());
    assert!(!date("2024-02-28").is_last_of_month());
    assert!(date("2023-02-28").is_last_of_month());
}

#[test]
fn day_numbers() {
    assert_eq!(date("1970-01-01").day_number(), 0);
    assert_eq!(date("1969-12-31").day_number(), -1);
    assert_eq!(date("2000-03-01").day_number(), 11_017);
    assert_eq!(date("2024-02-28").days_until(date("2024-03-01")), 2);
    assert_eq!(date("2024-03-01").days_until(date("2024-02-28")), -2);
}

#[test]
fn the_ends_of_the_range() {
    assert_eq!(Date::MIN.to_string(), "1700-03-01");
    assert_eq!(Date::MAX.to_string(), "9999-12-31");
    assert_eq!(Date::MIN.first_of_month(), Date::MIN);
    assert_eq!(Date::MAX.last_of_month(), Date::MAX);
    assert_eq!(Date::MIN.previous(), Err(DateError::OutOfRange { year: 1700 }));
    assert!(matches!(Date::MAX.next(), Err(DateError::OutOfRange { .. })));
    for number in [i32::MIN, i32::MAX] {
        assert!(matches!(Date::from_day_number(number), Err(DateError::OutOfRange { .. })));
    }
    for days in [i64::MIN, i64::MAX] {
        assert!(date("2020-01-01").plus_days(days).is_err());
    }
}

#[test]
fn days_that_do_not_exist() {
    let no_such_day = |year, month, day| Err(DateError::NoSuchDay { year, month, day });
    assert_eq!(Date::parse("2024-02-30"), no_such_day(2024, 2, 30));
    assert_eq!(Date::parse("2023-02-29"), no_such_day(2023, 2, 29));
    assert_eq!(Date::parse("2024-13-01"), no_such_day(2024, 13, 1));
    assert_eq!(Date::parse("2024-00-01"), no_such_day(2024, 0, 1));
    assert_eq!(Date::parse("2024-01-00"), no_such_day(2024, 1, 0));
    assert_eq!(Date::new(2024, u32::MAX, u32::MAX), no_such_day(2024, u32::MAX, u32::MAX));
}

#[test]
fn years_out_of_range() {
    let out_of_range = |year| Err(DateError::OutOfRange { year });
    assert_eq!(Date::parse("0000-01-01"), out_of_range(0));
    assert_eq!(Date::parse("1700-02-28"), out_of_range(1700));
    assert_eq!(Date::parse("12000-01-01"), out_of_range(12_000));
    assert_eq!(Date::parse("99999999999-01-01"), out_of_range(i32::MAX));
    assert_eq!(Date::new(-1, 1, 1), out_of_range(-1));
}

#[test]
fn texts_that_are_no_date() {
    for text in [
        "",
        "2020",
        "2020-1-1",
        "20-01-01",
        "2020/01/01",
        "01-01-2020",
        " 2020-01-01",
        "2020-01-01 ",
        "2020-01-01T00:00",
        "+2020-01-01",
        "-2020-01-01",
        "02020-01-01",
        "2020-01-+1",
        "２020-01-01",
        "2020-01-01-01",
        "1. januar 2020",
        "2020–01–01",
    ] {
        let malformed = DateError::Malformed { text: text.to_owned() };
        assert_eq!(Date::parse(text), Err(malformed));
    }
}

#[test]
fn codes() {
    assert_eq!(Date::parse("x").unwrap_err().code(), "date_malformed");
    assert_eq!(Date::parse("2023-02-29").unwrap_err().code(), "date_no_such_day");
    assert_eq!(Date::parse("0001-01-01").unwrap_err().code(), "date_out_of_range");
}

#[test]
fn weekdays_are_numbered_from_monday() {
    let numbers: Vec<u32> = Weekday::ALL.iter().map(|day| day.number()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    let week: Vec<Weekday> = (2..=8).map(|day| Date::new(2026, 3, day).unwrap().weekday()).collect();
    assert_eq!(week, Weekday::ALL);
}

#[test]
fn json() {
    assert_eq!(serde_json::to_string(&date("2020-03-15")).unwrap(), "\"2020-03-15\"");
    assert_eq!(serde_json::from_str::<Date>("\"2020-03-15\"").unwrap(), date("2020-03-15"));
    let error = serde_json::from_str::<Date>("\"2020-02-30\"").unwrap_err();
    assert!(error.to_string().contains("no day 2020-02-30"), "{error}");
    let error = serde_json::from_str::<Date>("20200315").unwrap_err();
    assert!(error.to_string().contains("YYYY-MM-DD"), "{error}");
}

proptest! {
    #[test]
    fn text_and_number_lead_back(day in any_date()) {
        prop_assert_eq!(Date::parse(&day.to_string()), Ok(day));
        prop_assert_eq!(Date::from_day_number(day.day_number()), Ok(day));
        prop_assert_eq!(Date::new(day.year(), day.month(), day.day()), Ok(day));
    }

    #[test]
    fn order_is_the_order_of_numbers_and_texts(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.cmp(&b), a.day_number().cmp(&b.day_number()));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(a.plus_days(a.days_until(b)), Ok(b));
    }

    #[test]
    fn next_and_previous_are_one_day(day in any_date()) {
        if let Ok(next) = day.next() {
            prop_assert_eq!(next.previous(), Ok(day));
            prop_assert_eq!(day.days_until(next), 1);
            prop_assert_eq!(next.weekday().number() % 7, (day.weekday().number() + 1) % 7);
            prop_assert_eq!(day.is_last_of_month(), next.day() == 1);
        }
    }

    #[test]
    fn any_text_is_a_date_or_an_error(text in ".*") {
        if let Ok(day) = Date::parse(&text) {
            prop_assert_eq!(day.to_string(), text);
        }
    }
}

#[test]
fn the_day_after_the_last_and_before_the_first_name_their_years() {
    assert_eq!(Date::MAX.next(), Err(DateError::OutOfRange { year: 10_000 }));
    assert_eq!(Date::MIN.previous(), Err(DateError::OutOfRange { year: 1700 }));
    assert_eq!(Date::MAX.plus_days(400), Err(DateError::OutOfRange { year: 10_001 }));
}
