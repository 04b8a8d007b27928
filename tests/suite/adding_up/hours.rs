//! The day on which hours reach an amount, compared with a package's business days: `hours.py` wrote `hours.csv`.

use super::{day, due, load};
use hjemmel_engine::plan::Plan;
use serde_json::{Value, json};

const HOURS: &str = include_str!("../../../crates/value/tests/dates/hours.csv");

/// The stretches that the calendar of the rulebook has, as the table writes them.
const WINDOWS: &str = "2020-03-01/2020-08-31 2021-01-01/2021-06-30";

/// The same day by either search, with what does not count as a history or as a calendar.
const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2010-01-01

calendar windows "Months that do not count"
  days 2020-03-01 to 2020-08-31
  days 2021-01-01 to 2021-06-30

actor office

event stretch from begun until left
  begun date
  left date, optional
  weekly hours a week on monday to friday, optional

situation
  start date
  amount hours
  paid events stretch
  away events stretch

requirement reached
  lab § 1
  office must "do it"
  by day on which sum of weekly of paid except during away since start reaches amount

requirement searched
  lab § 1
  office must "do it"
  by first day from start when (sum of weekly of paid except during away since start is at least amount)

requirement reached_by_calendar
  lab § 1
  office must "do it"
  by day on which sum of weekly of paid except during windows since start reaches amount

requirement searched_by_calendar
  lab § 1
  office must "do it"
  by first day from start when (sum of weekly of paid except during windows since start is at least amount)
"#;

/// A row as a situation: benefit without a last day, and what does not count.
fn situation(row: &[&str]) -> Value {
    let stretch = |text: &str| {
        let (begun, left) = text.split_once('/').unwrap();
        json!({"begun": begun, "left": left, "weekly": null})
    };
    let away: Vec<Value> = row[3].split_whitespace().map(stretch).collect();
    let paid = json!([{"begun": row[0], "left": null, "weekly": row[1]}]);
    json!({"start": row[0], "amount": row[2], "paid": paid, "away": away})
}

fn agrees(plan: &Plan, row: &[&str]) {
    let found = due(plan, &situation(row));
    let of = |name: &str| found.iter().find(|(one, _)| one == name).map(|(_, due)| due.as_str());
    let by_calendar = ["reached_by_calendar", "searched_by_calendar"];
    let after_the_windows = row[3].is_empty() && day(row[0]) > day("2021-06-30");
    let same = row[3] == WINDOWS || after_the_windows;
    for name in ["reached", "searched"].iter().chain(by_calendar.iter().filter(|_| same)) {
        assert_eq!(of(name), Some(row[4]), "{name}: {row:?}");
    }
}

#[test]
fn the_day_that_numpy_finds() {
    let plan = load(RULEBOOK).unwrap_or_else(|error| panic!("{error}")).plan;
    let rows: Vec<Vec<&str>> = HOURS.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert!(rows.len() > 400);
    for row in rows {
        agrees(&plan, &row);
    }
}
