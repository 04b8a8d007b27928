//! Tests of the days of a calendar.

use super::{CalendarDays, easter_sunday};
use crate::date::tests::date;
use crate::{Date, Stretch, Weekday, Weekdays};

fn days(of: CalendarDays, first: &str, last: &str) -> String {
    let stretches = of.between(date(first), date(last));
    let told = |stretch: &Stretch| match stretch.days() {
        1 => stretch.first().to_string(),
        _ => format!("{}/{}", stretch.first(), stretch.last()),
    };
    stretches.iter().map(told).collect::<Vec<_>>().join(" ")
}

#[test]
fn easter_is_where_the_church_has_it() {
    for (year, easter) in [
        (1818, "1818-03-22"),
        (1943, "1943-04-25"),
        (1954, "1954-04-18"),
        (1981, "1981-04-19"),
        (2000, "2000-04-23"),
        (2024, "2024-03-31"),
        (2038, "2038-04-25"),
        (2285, "2285-03-22"),
    ] {
        assert_eq!(easter_sunday(year), Some(date(easter)));
    }
    assert_eq!(easter_sunday(1699), None);
    assert_eq!(easter_sunday(10_000), None);
}

#[test]
fn weekends_are_cut_at_both_ends() {
    let weekend = CalendarDays::Weekly(Weekdays::new(Weekday::Saturday, Weekday::Sunday).unwrap());
    assert_eq!(days(weekend, "2024-03-01", "2024-03-16"), "2024-03-02/2024-03-03 2024-03-09/2024-03-10 2024-03-16");
    assert_eq!(days(weekend, "2024-03-03", "2024-03-03"), "2024-03-03");
    assert_eq!(days(weekend, "2024-03-04", "2024-03-08"), "");
    let midweek = CalendarDays::Weekly(Weekdays::new(Weekday::Tuesday, Weekday::Wednesday).unwrap());
    assert_eq!(days(midweek, "2024-03-06", "2024-03-12"), "2024-03-06 2024-03-12");
    let all = CalendarDays::Weekly(Weekdays::ALL).between(date("9999-12-20"), Date::MAX);
    assert_eq!(all.iter().map(|stretch| stretch.days()).sum::<i64>(), 12);
}

#[test]
fn yearly_days_easter_days_and_spans() {
    assert_eq!(days(CalendarDays::Yearly { month: 2, day: 29 }, "2023-01-01", "2028-12-31"), "2024-02-29 2028-02-29");
    assert_eq!(days(CalendarDays::Easter(26), "2022-01-01", "2024-12-31"), "2022-05-13 2023-05-05 2024-04-26");
    assert_eq!(days(CalendarDays::Easter(-100), "2023-12-01", "2024-01-31"), "2023-12-22");
    let span = CalendarDays::Span { first: date("2020-03-01"), last: date("2020-08-31") };
    assert_eq!(days(span, "2020-08-01", "2021-01-01"), "2020-08-01/2020-08-31");
    assert_eq!(days(span, "2020-09-01", "2021-01-01"), "");
}
