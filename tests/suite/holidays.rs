//! The shipped calendar, compared with the Danish holidays of a package that nobody here wrote.

use std::collections::BTreeSet;
use std::path::Path;

use crate::generate::load;
use hjemmel_value::{Date, Weekday};

/// Written by `danish_holidays.py`, which stands beside it.
const HOLIDAYS: &str = include_str!("../../crates/value/tests/dates/holidays.csv");

/// What the package lists as optional and no provision closes: 1 May.
const NOT_CLOSED: &str = "Workers' Day";

#[test]
fn the_days_off_of_twelve_years() {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk/helligdage.rulebook");
    let text = std::fs::read_to_string(rulebook).unwrap();
    let plan = load(&text).unwrap_or_else(|error| panic!("{error}")).plan;
    let calendar = &plan.calendars[0];
    let rows = HOLIDAYS.lines().skip(1).map(|line| line.splitn(3, ',').collect::<Vec<_>>());
    let expected: BTreeSet<Date> =
        rows.filter(|row| row[2] != NOT_CLOSED).map(|row| Date::parse(row[0]).unwrap()).collect();
    assert!(expected.len() > 150);
    let mut day = Date::parse("2019-01-01").unwrap();
    let end = Date::parse("2030-12-31").unwrap();
    while day <= end {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let closed = !calendar.between(day, day).is_empty();
        assert_eq!(closed, weekend || expected.contains(&day), "{day}");
        day = day.next().unwrap();
    }
}
