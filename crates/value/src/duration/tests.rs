//! Tests of durations.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::{Duration, DurationError};

fn duration(years: u32, months: u32, weeks: u32, days: u32) -> Duration {
    Duration { years, months, weeks, days, ..Duration::ZERO }
}

#[test]
fn words_in_two_languages() {
    for (value, english, danish, iso) in [
        (Duration::weeks(6), "6 weeks", "6 uger", "P6W"),
        (Duration::months(1), "1 month", "1 måned", "P1M"),
        (duration(1, 0, 2, 0), "1 year and 2 weeks", "1 år og 2 uger", "P1Y2W"),
        (duration(2, 1, 0, 3), "2 years, 1 month and 3 days", "2 år, 1 måned og 3 dage", "P2Y1M3D"),
        (duration(1, 2, 1, 1), "1 year, 2 months, 1 week and 1 day", "1 år, 2 måneder, 1 uge og 1 dag", "P1Y2M1W1D"),
        (Duration::working_days(1), "1 working day", "1 arbejdsdag", "P1B"),
        (Duration::calendar_months(3), "3 whole calendar months", "3 hele kalendermåneder", "P3C"),
        (
            Duration { months: 1, calendar_months: 1, days: 2, working_days: 3, ..Duration::ZERO },
            "1 month, 1 whole calendar month, 2 days and 3 working days",
            "1 måned, 1 hel kalendermåned, 2 dage og 3 arbejdsdage",
            "P1M1C2D3B",
        ),
        (Duration::ZERO, "0 days", "0 dage", "P0D"),
    ] {
        assert_eq!(value.to_string(), english);
        assert_eq!(value.in_danish(), danish);
        assert_eq!(value.iso(), iso);
        assert_eq!(Duration::parse_iso(iso), Ok(value));
    }
    assert_eq!(format!("{:>8}", Duration::days(1)), "   1 day");
}

#[test]
fn texts_that_are_no_duration() {
    for text in
        ["", "P", "6W", "p6w", "P6", "PW", "P-6W", "P+6W", "P1.5D", "P6W1M", "P1D1D", "PT6H", "P1DT6H", " P6W", "P6W "]
    {
        let malformed = DurationError::Malformed { text: text.to_owned() };
        assert_eq!(Duration::parse_iso(text), Err(malformed), "{text}");
    }
    let error = Duration::parse_iso("P4294967296D").unwrap_err();
    assert_eq!(error.code(), "duration_too_large");
    assert_eq!(Duration::parse_iso("P4294967295D"), Ok(Duration::days(u32::MAX)));
    assert_eq!(Duration::parse_iso("x").unwrap_err().code(), "duration_malformed");
}

#[test]
fn parts() {
    assert!(Duration::default().is_zero());
    assert!(Duration::years(1).has_months() && !Duration::years(1).has_days());
    assert!(Duration::weeks(1).has_days() && !Duration::weeks(1).has_months());
    assert_eq!(Duration::weeks(1).checked_add(&Duration::months(2)), Some(duration(0, 2, 1, 0)));
    assert_eq!(Duration::days(u32::MAX).checked_add(&Duration::days(1)), None);
}

#[test]
fn longer_and_shorter() {
    use Ordering::{Equal, Greater, Less};
    for (a, b, order) in [
        (Duration::weeks(1), Duration::days(7), Some(Equal)),
        (Duration::weeks(1), Duration::days(8), Some(Less)),
        (Duration::years(1), Duration::months(12), Some(Equal)),
        (Duration::years(2), Duration::months(23), Some(Greater)),
        (Duration::months(1), Duration::days(30), None),
        (Duration::months(1), Duration::ZERO, Some(Greater)),
        (duration(0, 1, 0, 7), duration(0, 1, 1, 0), Some(Equal)),
        (duration(0, 1, 0, 7), duration(0, 2, 2, 0), Some(Less)),
        (duration(0, 1, 2, 0), duration(0, 2, 1, 0), None),
        (Duration::working_days(3), Duration::working_days(4), Some(Less)),
        (Duration::working_days(3), Duration::days(1), None),
        (Duration::calendar_months(1), Duration::months(1), None),
        (Duration::working_days(1), Duration::ZERO, Some(Greater)),
        (Duration::weeks(u32::MAX), Duration::days(u32::MAX), Some(Greater)),
    ] {
        assert_eq!(a.compare(&b), order, "{a} against {b}");
        assert_eq!(b.compare(&a), order.map(Ordering::reverse), "{b} against {a}");
    }
}

#[test]
fn json() {
    let text = serde_json::to_string(&duration(1, 0, 2, 0)).unwrap();
    assert_eq!(text, "\"P1Y2W\"");
    assert_eq!(serde_json::from_str::<Duration>(&text).unwrap(), duration(1, 0, 2, 0));
    assert!(serde_json::from_str::<Duration>("\"6 weeks\"").is_err());
}

proptest! {
    #[test]
    fn iso_leads_back(years: u32, months: u32, weeks: u32, days: u32) {
        let value = duration(years, months, weeks, days);
        prop_assert_eq!(Duration::parse_iso(&value.iso()), Ok(value));
    }

    #[test]
    fn any_text_is_a_duration_or_an_error(text in "P?[0-9YMWDPT.-]{0,12}|.*") {
        let _ = Duration::parse_iso(&text);
    }
}
