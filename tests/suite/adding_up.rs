//! Adding up: the fact sheet's hours from any start day, windows of calendar months at their ends, and what it costs.

mod hours;

use crate::generate::{load, read};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::{Options, evaluate};
use hjemmel_value::{Date, Weekday};
use serde_json::{Value, json};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2010-01-01

actor office

event stretch from begun until left
  begun date
  left date, optional
  weekly hours a week on monday to friday, optional

situation
  start date
  paid events stretch
  away events stretch

requirement three_months
  lab § 1
  office must "do it"
  by day on which sum of weekly of paid except during away since start reaches 480.99 hours

requirement six_months
  lab § 1
  office must "do it"
  by day on which sum of weekly of paid except during away since start reaches 961.98 hours

requirement sixteen_months
  lab § 1
  office must "do it"
  by day on which sum of weekly of paid except during away since start reaches 2565.28 hours

requirement weeks
  lab § 1
  office must "do it"
  by first month end from date of first paid when (weeks covered by paid in the 9 preceding calendar months is more than 22 weeks)

requirement months
  lab § 1
  office must "do it"
  by day on which months covered by paid except during away in the last 18 months reaches 12 months
"#;

fn plan() -> Plan {
    load(RULEBOOK).unwrap_or_else(|error| panic!("{error}")).plan
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// When the requirements are due; what comes never, or is not known, has no day.
fn due(plan: &Plan, situation: &Value) -> Vec<(String, String)> {
    let findings = evaluate(plan, &read(plan, situation), &Options::new(day("2030-01-01"))).unwrap();
    let name =
        |duty: &hjemmel_engine::findings::Duty| plan.requirements[duty.requirement.index()].named.name.to_string();
    let dated = findings.duties.iter().filter_map(|duty| Some((name(duty), duty.due?.to_string())));
    let mut dated: Vec<_> = dated.collect();
    dated.sort();
    dated
}

fn due_of(plan: &Plan, situation: &Value, name: &str) -> Option<String> {
    due(plan, situation).into_iter().find(|(one, _)| one == name).map(|(_, due)| due)
}

/// The day on which so many days with benefit have gone by, Mondays to Fridays but for those left out.
fn working_day(start: Date, number: u32, left_out: impl Fn(Date) -> bool) -> Date {
    let mut day = start;
    let mut left = number;
    loop {
        let counts = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !left_out(day);
        left -= u32::from(counts);
        if left == 0 {
            return day;
        }
        day = day.next().unwrap();
    }
}

#[test]
fn months_of_hours_from_any_day_of_nine_years() {
    let plan = plan();
    let mut start = day("2019-01-01");
    while start < day("2028-01-01") {
        let paid = json!([{"begun": start.to_string(), "left": null, "weekly": 37}]);
        let situation = json!({"start": start.to_string(), "paid": paid, "away": []});
        // 65, 130 and 347 days of 7.4 hours: 481.0, 962.0 and 2567.8.
        for (name, days) in [("three_months", 65), ("six_months", 130), ("sixteen_months", 347)] {
            let expected = working_day(start, days, |_| false).to_string();
            assert_eq!(due_of(&plan, &situation, name), Some(expected), "{name} from {start}");
        }
        start = start.plus_days(3).unwrap();
    }
}

#[test]
fn two_windows_are_left_out_and_weeks_of_work_besides() {
    let plan = plan();
    let away = json!([
        {"begun": "2020-03-01", "left": "2020-08-31"},
        {"begun": "2021-01-01", "left": "2021-06-30"},
    ]);
    let paid = json!([
        {"begun": "2021-05-10", "left": "2021-08-01", "weekly": 37},
        {"begun": "2021-08-21", "left": null, "weekly": 37},
    ]);
    let situation = json!({"start": "2021-05-10", "paid": paid, "away": away});
    assert_eq!(due_of(&plan, &situation, "three_months").as_deref(), Some("2021-10-20"));
    assert_eq!(due_of(&plan, &situation, "six_months").as_deref(), Some("2022-01-19"));
    for start in ["2019-11-04", "2020-03-01", "2020-08-31", "2020-12-31", "2021-06-30", "2021-07-01"] {
        let paid = json!([{"begun": start, "left": null, "weekly": 37}]);
        let situation = json!({"start": start, "paid": paid, "away": away});
        let left_out = |it: Date| {
            (day("2020-03-01")..=day("2020-08-31")).contains(&it)
                || (day("2021-01-01")..=day("2021-06-30")).contains(&it)
        };
        let expected = working_day(day(start), 130, left_out).to_string();
        assert_eq!(due_of(&plan, &situation, "six_months"), Some(expected), "from {start}");
    }
}

#[test]
fn hours_of_two_jobs_at_once_are_both_counted_and_none_are_never_enough() {
    let plan = plan();
    let paid = json!([
        {"begun": "2024-01-01", "left": null, "weekly": 18.5},
        {"begun": "2024-01-01", "left": null, "weekly": 18.5},
    ]);
    let situation = json!({"start": "2024-01-01", "paid": paid, "away": []});
    assert_eq!(due_of(&plan, &situation, "three_months").as_deref(), Some("2024-03-29"));
    let paid = json!([{"begun": "2024-01-01", "left": null, "weekly": null}]);
    let situation = json!({"start": "2024-01-01", "paid": paid, "away": []});
    assert_eq!(due_of(&plan, &situation, "three_months"), None);
}

/// At the end of a month the nine months with it hold more than 154 days, and none before it did.
#[test]
fn more_than_22_weeks_in_nine_calendar_months_at_every_start() {
    let plan = plan();
    let mut start = day("2022-12-20");
    while start < day("2024-03-05") {
        let paid = json!([{"begun": start.to_string(), "left": null}]);
        let mut end = start.last_of_month();
        while start.days_until(end) < 154 {
            end = end.next().unwrap().last_of_month();
        }
        let situation = json!({"start": start.to_string(), "paid": paid, "away": []});
        assert_eq!(due_of(&plan, &situation, "weeks"), Some(end.to_string()), "from {start}");
        start = start.next().unwrap();
    }
}

#[test]
fn days_that_fall_out_of_the_window_behind_no_longer_count() {
    let plan = plan();
    // 100 days in the first months, 60 days from July: never more than 154 at once.
    let paid = json!([{"begun": "2023-01-01", "left": "2023-04-10"}, {"begun": "2023-10-02", "left": "2023-11-30"}]);
    let situation = json!({"start": "2023-01-01", "paid": paid, "away": []});
    assert_eq!(due_of(&plan, &situation, "weeks"), None);
    // From 1 August 122 days by the end of November, with March and April of that year 163.
    let paid = json!([{"begun": "2023-03-01", "left": "2023-04-10"}, {"begun": "2023-08-01", "left": null}]);
    let situation = json!({"start": "2023-01-01", "paid": paid, "away": []});
    assert_eq!(due_of(&plan, &situation, "weeks").as_deref(), Some("2023-11-30"));
}

#[test]
fn twelve_months_within_eighteen_with_leave_left_out() {
    let plan = plan();
    let paid = json!([{"begun": "2023-05-23", "left": null}]);
    let situation = |away: Value| json!({"start": "2023-05-23", "paid": paid, "away": away});
    assert_eq!(due_of(&plan, &situation(json!([])), "months").as_deref(), Some("2024-05-22"));
    let leave = json!([{"begun": "2024-02-14", "left": "2024-04-14"}]);
    assert_eq!(due_of(&plan, &situation(leave), "months").as_deref(), Some("2024-07-22"));
    let leave = json!([{"begun": "2023-07-01", "left": "2023-09-30"}]);
    assert_eq!(due_of(&plan, &situation(leave), "months").as_deref(), Some("2024-08-22"));
    // Before a leave of seven months lie days that are more than 18 months back by then.
    let leave = json!([{"begun": "2023-07-01", "left": "2024-01-31"}]);
    assert_eq!(due_of(&plan, &situation(leave), "months").as_deref(), Some("2025-01-31"));
}

#[test]
fn cost_grows_no_faster_than_the_events() {
    let plan = plan();
    let steps = |events: i64| {
        let first = day("2012-01-02");
        let one = |place: i64| {
            let begun = first.plus_days(place * 3).unwrap();
            json!({"begun": begun.to_string(), "left": begun.next().unwrap().to_string(), "weekly": 7})
        };
        let paid: Vec<Value> = (0..events).map(one).collect();
        let situation = json!({"start": "2012-01-02", "paid": paid, "away": []});
        evaluate(&plan, &read(&plan, &situation), &Options::new(day("2030-01-01"))).unwrap().steps
    };
    // All of them before the sums are reached or the searches end, so that every event is looked at.
    let (few, many) = (steps(200), steps(400));
    assert!(many <= few * 5 / 2, "{few} steps for 200 events, {many} for 400");
}

#[test]
fn a_window_up_to_today_goes_along_with_the_day_that_is_tried() {
    let rulebook = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event period from began until ended
  began date
  ended date, optional

event act on done
  done date

situation
  x date
  periods events period
  acts events act

requirement up_to_today
  lab § 1
  office must "act"
  by first day from x when (months covered by periods between x and today is at least 12 months)
  met by acts

requirement since_then
  lab § 1
  office must "act"
  by first day from x when (months covered by periods since x is at least 12 months)
  met by acts
"#;
    let plan = crate::generate::load(rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    for (began, ended) in [("2023-01-01", None), ("2022-06-15", None), ("2023-03-10", Some("2024-12-31"))] {
        let given = serde_json::json!({"x": "2023-01-01", "periods": [{"began": began, "ended": ended}], "acts": []});
        let situation = crate::generate::read(&plan, &given);
        let options = hjemmel_engine::Options::new(hjemmel_value::Date::parse("2023-06-01").unwrap());
        let found = hjemmel_engine::evaluate(&plan, &situation, &options).unwrap();
        let due: Vec<_> = found.duties.iter().map(|duty| duty.due).collect();
        assert!(due[0].is_some() && due.len() == 2 && due[0] == due[1], "{began}: {due:?}");
    }
}

#[test]
fn a_period_without_a_known_end_may_add_up_years_from_now() {
    let rulebook = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event stretch from begun until left
  begun date
  left date, optional
  weekly hours a week on monday to friday

situation
  start date
  paid events stretch

requirement row
  lab § 1
  office must "do it"
  at least every 2 weeks from day on which sum of weekly of paid since start reaches 100 hours
"#;
    let plan = load(rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    // At an hour a week it takes two years; it is the end that is not known, so nobody can say that it never comes.
    let given = json!({"start": "2020-10-01", "paid": [{"begun": "2020-03-24", "weekly": 1}]});
    let mut options = Options::new(Date::parse("2020-09-24").unwrap());
    for law_of in [None, Some(Date::parse("2020-10-08").unwrap())] {
        options.law_of = law_of;
        let found = evaluate(&plan, &read(&plan, &given), &options).unwrap();
        let unknown = found.duties.iter().map(|duty| &duty.needs).chain(found.undetermined.iter().map(|it| &it.needs));
        assert_eq!((unknown.map(Vec::len).collect::<Vec<_>>(), found.not_applicable.len()), (vec![1], 0), "{law_of:?}");
    }
    let ended = json!({"start": "2020-10-01", "paid": [{"begun": "2020-03-24", "left": "2020-12-31", "weekly": 1}]});
    let found = evaluate(&plan, &read(&plan, &ended), &options).unwrap();
    assert_eq!((found.duties.len(), found.undetermined.len(), found.not_applicable.len()), (0, 0, 1));
}

/// Days before a date: the rulebook in either language, with a window that is to count what `between` counts.
fn before(language: &str, months: &str, window: &str) -> String {
    let words = match language {
        "en" => {
            "rulebook r\n  law \"lov\" as lab\n  months MONTHS\n\nactor office\n\nevent stretch from begun until left\n  begun date\n  \
             left date\n\nsituation\n  start date\n  paid events stretch\n\nrequirement few\n  lab § 1\n  when (days covered by paid \
             WINDOW) is at least 10 days\n  when (number of paid WINDOW) is 1\n  office must \"do it\"\n  by start\n"
        }
        _ => {
            "regelsæt r\n  lov \"lov\" som lab\n  måneder MONTHS\n\naktør office\n\nhændelse stretch fra begun til left\n  begun dato\n  \
             left dato\n\nsituation\n  start dato\n  paid hændelser stretch\n\nkrav few\n  lab § 1\n  når (dage dækket af paid \
             WINDOW) er mindst 10 dage\n  når (antal paid WINDOW) er 1\n  office skal \"do it\"\n  senest start\n"
        }
    };
    words.replace("MONTHS", months).replace("WINDOW", window)
}

/// Whether the duty of [`before`] is owed to someone with a stretch.
fn owed(rulebook: &str, start: &str, begun: &str, left: &str) -> bool {
    let plan = load(rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    let situation = json!({"start": start, "paid": [{"begun": begun, "left": left}]});
    !due(&plan, &situation).is_empty()
}

#[test]
fn days_before_a_date_begin_with_that_of_the_same_number_and_end_the_day_before() {
    let months = before("en", "last_day", "in the 4 months before start");
    assert!(owed(&months, "2022-05-02", "2022-01-02", "2022-01-11"));
    assert!(!owed(&months, "2022-05-02", "2022-01-01", "2022-01-11"), "it began before the window");
    assert!(owed(&months, "2022-05-02", "2022-04-22", "2022-06-01"), "to 1 May these are ten days");
    assert!(!owed(&months, "2022-05-02", "2022-04-23", "2022-06-01"), "the day itself is none of them");
    let month = |convention| before("en", convention, "in the month before start");
    assert!(owed(&month("last_day"), "2022-03-31", "2022-02-28", "2022-03-09"));
    assert!(!owed(&month("same_day"), "2022-03-31", "2022-02-27", "2022-03-12"));
    assert!(owed(&before("en", "last_day", "in the 2 weeks before start"), "2022-03-15", "2022-03-01", "2022-03-10"));
    assert!(!owed(&before("en", "last_day", "in the week before start"), "2022-03-15", "2022-03-08", "2022-03-20"));
    assert!(owed(&before("en", "last_day", "in the year before start"), "2024-02-29", "2023-02-28", "2023-03-09"));
}

#[test]
fn danish_says_the_same_days_before_a_date() {
    for (english, danish) in [
        ("in the 4 months before start", "i de 4 måneder før start"),
        ("in the month before start", "i måneden før start"),
        ("in the 3 weeks before start", "i de 3 uger før start"),
        ("in the week before start", "i ugen før start"),
        ("in the 30 days before start", "i de 30 dage før start"),
        ("in the day before start", "i dagen før start"),
        ("in the year before start", "i året før start"),
    ] {
        let (english, danish) = (before("en", "last_day", english), before("da", "sidste_dag", danish));
        let plan = |text: &str| load(text).unwrap_or_else(|error| panic!("{error}")).plan;
        assert_eq!(plan(&english).to_json().unwrap(), plan(&danish).to_json().unwrap(), "{danish}");
        for (begun, left) in [("2022-01-02", "2022-01-20"), ("2022-04-02", "2022-05-20"), ("2021-06-01", "2022-05-01")]
        {
            assert_eq!(owed(&english, "2022-05-02", begun, left), owed(&danish, "2022-05-02", begun, left));
        }
    }
}

#[test]
fn days_before_a_date_are_those_between_two() {
    for (before_it, between) in [
        ("in the 4 months before start", "between start - 4 months and start - 1 day"),
        ("in the week before start", "between start - 1 week and start - 1 day"),
    ] {
        let (one, other) = (before("en", "last_day", before_it), before("en", "last_day", between));
        for begun in ["2021-12-31", "2022-01-01", "2022-01-02", "2022-04-20", "2022-04-25", "2022-05-01", "2022-05-02"]
        {
            let (one, other) =
                (owed(&one, "2022-05-02", begun, "2022-05-30"), owed(&other, "2022-05-02", begun, "2022-05-30"));
            assert_eq!(one, other, "from {begun}, {before_it}");
        }
    }
}
