//! Tests of counting time.

use proptest::prelude::*;

use super::{Counted, MonthConvention, Moved, whole_days, whole_months, whole_weeks, whole_years};
use crate::date::tests::{any_date, date};
use crate::{Date, DateError, Duration};
use MonthConvention::{LastDay, SameDay};

fn plus(from: &str, duration: &str, convention: MonthConvention) -> (String, Option<Moved>) {
    let Counted { date, moved } = self::date(from).plus(Duration::parse_iso(duration).unwrap(), convention).unwrap();
    (date.to_string(), moved)
}

#[test]
fn the_event_day_is_not_counted_and_weeks_keep_their_weekday() {
    for convention in [LastDay, SameDay] {
        assert_eq!(plus("2026-03-03", "P1D", convention), ("2026-03-04".into(), None));
        assert_eq!(plus("2026-03-03", "P1W", convention), ("2026-03-10".into(), None));
        assert_eq!(plus("2026-02-28", "P1W", convention), ("2026-03-07".into(), None));
        assert_eq!(plus("2026-02-28", "P0D", convention), ("2026-02-28".into(), None));
    }
}

#[test]
fn whole_calendar_months_end_with_a_month_whatever_the_convention() {
    for convention in [LastDay, SameDay] {
        for (from, duration, end) in [
            ("2024-05-14", "P3C", "2024-08-31"),
            ("2024-05-01", "P3C", "2024-08-31"),
            ("2024-05-31", "P3C", "2024-08-31"),
            ("2023-11-30", "P3C", "2024-02-29"),
            ("2024-05-14", "P0C", "2024-05-14"),
            ("2024-05-14", "P1C1D", "2024-07-01"),
        ] {
            assert_eq!(plus(from, duration, convention), (end.into(), None));
        }
        for (to, first) in [("2024-05-14", "2024-02-01"), ("2024-05-31", "2024-02-01"), ("2024-03-01", "2023-12-01")] {
            let counted = date(to).minus(Duration::calendar_months(3), convention).unwrap();
            assert_eq!(counted.date.to_string(), first);
        }
    }
    assert!(date("9999-10-01").plus(Duration::calendar_months(3), LastDay).is_err());
}

#[test]
fn months_follow_the_convention() {
    let (clamped, last) = (Some(Moved::Clamped), Some(Moved::ToLastDay));
    for (from, months, last_day, same_day) in [
        ("2026-01-15", 1, ("2026-02-15", None), ("2026-02-15", None)),
        ("2026-01-31", 1, ("2026-02-28", clamped), ("2026-02-28", clamped)),
        ("2024-01-31", 1, ("2024-02-29", clamped), ("2024-02-29", clamped)),
        ("2026-02-28", 1, ("2026-03-31", last), ("2026-03-28", None)),
        ("2024-02-28", 1, ("2024-03-28", None), ("2024-03-28", None)),
        ("2025-11-30", 3, ("2026-02-28", clamped), ("2026-02-28", clamped)),
        ("2026-04-30", 1, ("2026-05-31", last), ("2026-05-30", None)),
        ("2026-01-31", 2, ("2026-03-31", None), ("2026-03-31", None)),
        ("2026-01-30", 1, ("2026-02-28", clamped), ("2026-02-28", clamped)),
        ("2025-12-31", 1, ("2026-01-31", None), ("2026-01-31", None)),
    ] {
        let duration = Duration::months(months).iso();
        for (convention, (end, moved)) in [(LastDay, last_day), (SameDay, same_day)] {
            assert_eq!(plus(from, &duration, convention), (end.to_owned(), moved), "{from} {convention:?}");
        }
    }
}

#[test]
fn years_end_on_the_anniversary_under_both_conventions() {
    for convention in [LastDay, SameDay] {
        assert_eq!(plus("2023-02-28", "P1Y", convention), ("2024-02-28".into(), None));
        assert_eq!(plus("2004-02-29", "P18Y", convention), ("2022-02-28".into(), Some(Moved::Clamped)));
        assert_eq!(plus("2004-02-29", "P20Y", convention), ("2024-02-29".into(), None));
    }
}

#[test]
fn years_come_first_then_months_then_weeks_and_days() {
    // The months start from the anniversary, 28 February 2025, the last day of its month.
    assert_eq!(plus("2024-02-29", "P1Y1M", LastDay), ("2025-03-31".into(), Some(Moved::ToLastDay)));
    assert_eq!(plus("2024-02-29", "P1Y1M", SameDay), ("2025-03-28".into(), Some(Moved::Clamped)));
    assert_eq!(plus("2024-02-29", "P13M", SameDay), ("2025-03-29".into(), None));
    assert_eq!(plus("2026-01-31", "P1M1W1D", SameDay), ("2026-03-08".into(), Some(Moved::Clamped)));
}

#[test]
fn subtracting_mirrors_adding() {
    let minus = |from: &str, duration: &str, convention| {
        let end = date(from).minus(Duration::parse_iso(duration).unwrap(), convention).unwrap();
        (end.date.to_string(), end.moved)
    };
    assert_eq!(minus("2026-03-31", "P1M", LastDay), ("2026-02-28".into(), Some(Moved::Clamped)));
    assert_eq!(minus("2026-02-28", "P1M", LastDay), ("2026-01-31".into(), Some(Moved::ToLastDay)));
    assert_eq!(minus("2026-02-28", "P1M", SameDay), ("2026-01-28".into(), None));
    assert_eq!(minus("2024-02-29", "P1Y", LastDay), ("2023-02-28".into(), Some(Moved::Clamped)));
    assert_eq!(minus("2026-03-01", "P1M1D", SameDay), ("2026-01-31".into(), None));
    assert_eq!(minus("2026-01-15", "P2M", SameDay), ("2025-11-15".into(), None));
}

#[test]
fn ages() {
    assert_eq!(whole_years(date("2004-02-29"), date("2022-02-27")), 17);
    assert_eq!(whole_years(date("2004-02-29"), date("2022-02-28")), 18);
    assert_eq!(whole_years(date("1990-06-05"), date("2020-06-04")), 29);
    assert_eq!(whole_years(date("1990-06-05"), date("2020-06-05")), 30);
    assert_eq!(whole_years(date("2020-06-05"), date("1990-06-06")), -29);
}

#[test]
fn whole_units_between_dates() {
    let (january, february) = (date("2024-01-31"), date("2024-02-29"));
    for convention in [LastDay, SameDay] {
        assert_eq!(whole_months(january, february, convention), 1);
        assert_eq!(whole_months(january, date("2024-02-28"), convention), 0);
        assert_eq!(whole_months(february, january, convention), -1);
        assert_eq!(whole_months(january, january, convention), 0);
        assert_eq!(whole_months(Date::MIN, Date::MAX, convention), 12 * 8299 + 9);
    }
    assert_eq!(whole_months(date("2026-02-28"), date("2026-03-28"), SameDay), 1);
    assert_eq!(whole_months(date("2026-02-28"), date("2026-03-30"), LastDay), 0);
    assert_eq!(whole_months(date("2026-02-28"), date("2026-03-31"), LastDay), 1);
    assert_eq!(whole_weeks(date("2026-03-03"), date("2026-03-16")), 1);
    assert_eq!(whole_weeks(date("2026-03-16"), date("2026-03-03")), -1);
    assert_eq!(whole_days(date("2026-03-03"), date("2026-03-10")), 7);
}

#[test]
fn out_of_range() {
    let far = Duration { years: u32::MAX, months: u32::MAX, weeks: u32::MAX, days: u32::MAX, ..Duration::ZERO };
    let parts = [Duration::years(u32::MAX), Duration::months(u32::MAX), Duration::weeks(u32::MAX)];
    for duration in parts.into_iter().chain([far, Duration::days(u32::MAX), Duration::calendar_months(u32::MAX)]) {
        for convention in [LastDay, SameDay] {
            let plus = date("2020-01-31").plus(duration, convention);
            assert!(matches!(plus, Err(DateError::OutOfRange { .. })), "{duration}");
            let minus = date("2020-01-31").minus(duration, convention);
            assert!(matches!(minus, Err(DateError::OutOfRange { .. })), "{duration}");
        }
    }
    assert!(Date::MAX.plus(Duration::days(1), SameDay).is_err());
    assert!(Date::MIN.minus(Duration::months(1), SameDay).is_err());
}

#[test]
fn json() {
    assert_eq!(serde_json::to_string(&LastDay).unwrap(), "\"last_day\"");
    assert_eq!(serde_json::to_string(&SameDay).unwrap(), "\"same_day\"");
    assert_eq!(serde_json::to_string(&Moved::ToLastDay).unwrap(), "\"to_last_day\"");
}

fn convention() -> impl Strategy<Value = MonthConvention> {
    prop_oneof![Just(LastDay), Just(SameDay)]
}

fn small() -> impl Strategy<Value = Duration> {
    (0..50_u32, 0..30_u32, 0..60_u32, 0..400_u32).prop_map(|(years, months, weeks, days)| Duration {
        years,
        months,
        weeks,
        days,
        ..Duration::ZERO
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whole_units_are_the_greatest_that_fit(a in any_date(), b in any_date(), c in convention()) {
        let (from, to) = (a.min(b), a.max(b));
        let count = |n: i64| u32::try_from(n).unwrap();
        let (years, months, weeks) = (whole_years(from, to), whole_months(from, to, c), whole_weeks(from, to));
        for (n, unit) in [
            (years, Duration::years as fn(u32) -> Duration),
            (months, Duration::months),
            (weeks, Duration::weeks),
            (whole_days(from, to), Duration::days),
        ] {
            prop_assert!(from.plus(unit(count(n)), c).unwrap().date <= to);
            match from.plus(unit(count(n + 1)), c) {
                Ok(more) => prop_assert!(to < more.date),
                Err(error) => prop_assert!(matches!(error, DateError::OutOfRange { .. }), "{}", error),
            }
        }
        prop_assert_eq!(whole_months(to, from, c), -months);
        prop_assert_eq!(whole_years(to, from), -years);
        prop_assert_eq!(whole_weeks(to, from), -weeks);
    }

    #[test]
    fn adding_never_goes_back_and_more_is_later(day in any_date(), n in 0..200_u32, c in convention()) {
        if let (Ok(less), Ok(more)) = (day.plus(Duration::months(n), c), day.plus(Duration::months(n + 1), c)) {
            prop_assert!(day <= less.date && less.date < more.date);
        }
    }

    #[test]
    fn what_moved_a_date_is_told(day in any_date(), n in 0..200_u32, c in convention()) {
        let Ok(end) = day.plus(Duration::months(n), c) else { return Ok(()) };
        match end.moved {
            None => prop_assert_eq!(end.date.day(), day.day()),
            Some(Moved::Clamped) => {
                prop_assert!(end.date.is_last_of_month());
                prop_assert!(end.date.day() < day.day());
            }
            Some(Moved::ToLastDay) => {
                prop_assert_eq!(c, LastDay);
                prop_assert!(day.is_last_of_month() && end.date.is_last_of_month());
                prop_assert!(end.date.day() > day.day());
            }
        }
    }

    #[test]
    fn the_conventions_differ_only_after_the_last_of_a_month(day in any_date(), d in small()) {
        if let (Ok(last), Ok(same)) = (day.plus(d, LastDay), day.plus(d, SameDay)) {
            prop_assert!(last.date >= same.date);
            if last.moved != Some(Moved::ToLastDay) {
                prop_assert_eq!(last, same);
            }
            if d.months == 0 {
                prop_assert_eq!(last, same);
            }
        }
    }

    #[test]
    fn an_unmoved_count_can_be_undone(day in any_date(), n in 0..200_u32) {
        if let Ok(Counted { date, moved: None }) = day.plus(Duration::months(n), SameDay) {
            prop_assert_eq!(date.minus(Duration::months(n), SameDay).unwrap().date, day);
        }
    }

    #[test]
    fn a_count_from_month_end_ends_at_month_end(day in any_date(), n in 1..200_u32) {
        if let Ok(end) = day.last_of_month().plus(Duration::months(n), LastDay) {
            prop_assert!(end.date.is_last_of_month());
            let back = end.date.minus(Duration::months(n), LastDay).unwrap();
            prop_assert_eq!(back.date, day.last_of_month());
        }
    }
}

#[test]
fn whole_months_before_a_date() {
    let months = |day: &str, count| {
        day.parse::<Date>().unwrap().preceding_months(count).map(|(first, last)| format!("{first} {last}")).ok()
    };
    assert_eq!(months("2025-06-30", 12).as_deref(), Some("2024-07-01 2025-06-30"));
    assert_eq!(months("2025-06-29", 12).as_deref(), Some("2024-06-01 2025-05-31"));
    assert_eq!(months("2024-02-29", 1).as_deref(), Some("2024-02-01 2024-02-29"));
    assert_eq!(months("2023-02-28", 9).as_deref(), Some("2022-06-01 2023-02-28"));
    assert_eq!(months("2024-03-01", 1).as_deref(), Some("2024-02-01 2024-02-29"));
    assert_eq!(months("1700-03-15", 1), None);
}
