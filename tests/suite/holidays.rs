//! The shipped calendar, compared with the Danish holidays of a package that nobody here wrote; working days by it, as
//! another package counts them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::generate::load;
use hjemmel::Rulebook;
use hjemmel_value::{Date, Weekday};

/// Written by `danish_holidays.py`, which stands beside it.
const HOLIDAYS: &str = include_str!("../../crates/value/tests/dates/holidays.csv");

/// Written by `working_days.py`: a date, a number of working days later (earlier), and the day found.
const WORKING_DAYS: &str = include_str!("../../crates/value/tests/dates/working_days.csv");

/// What the package lists as optional and no provision closes: 1 May.
const NOT_CLOSED: &str = "Workers' Day";

/// One requirement for each number of days of the table.
const COUNTING: &str = r#"rulebook counting
  law "lov" as lab
  months last_day
  uses helligdage
  working days by lukkedage

actor office

situation
  asked date

requirement moved
  lab § 1
  office must "answer"
  by asked, moved to the next working day

requirement one_later
  lab § 1
  office must "answer"
  within 1 working day after asked

requirement five_later
  lab § 1
  office must "answer"
  within 5 working days after asked

requirement one_earlier
  lab § 1
  office must "answer"
  within 1 working day before asked

requirement three_earlier
  lab § 1
  office must "answer"
  within 3 working days before asked
"#;

fn shipped() -> String {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk/helligdage.rulebook");
    std::fs::read_to_string(rulebook).unwrap()
}

#[test]
fn the_days_off_of_twelve_years() {
    let plan = load(&shipped()).unwrap_or_else(|error| panic!("{error}")).plan;
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

#[test]
fn working_days_as_numpy() {
    let sources = Rulebook::builder().source("helligdage.rulebook", shipped()).source("counting.rulebook", COUNTING);
    let rulebook = sources.compile().unwrap();
    let rows: Vec<Vec<&str>> = WORKING_DAYS.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert!(rows.len() > 400);
    for row in rows {
        let requirement = match row[1] {
            "0" => "counting.moved",
            "1" => "counting.one_later",
            "5" => "counting.five_later",
            "-1" => "counting.one_earlier",
            "-3" => "counting.three_earlier",
            other => panic!("no requirement counts {other} working days"),
        };
        let situation = rulebook.situation_from_json(&format!(r#"{{"asked": "{}"}}"#, row[0])).unwrap();
        let outcome = rulebook.evaluation(&situation).as_of(Date::parse("2019-01-01").unwrap()).run().unwrap();
        let duty = outcome.obligations.iter().find(|duty| duty.id == requirement).unwrap();
        assert_eq!(duty.due.map(|due| due.to_string()).as_deref(), Some(row[2]), "{row:?}");
    }
}
