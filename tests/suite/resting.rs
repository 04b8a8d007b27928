//! Duties that rest while a period covers the day on which they would fall due.

use crate::generate::{load, read};
use hjemmel_engine::findings::{Duty, Status};
use hjemmel_engine::{Options, evaluate};
use hjemmel_value::Date;
use serde_json::{Value, json};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event interview on held
  held date

event illness from ill_from until ill_until
  ill_from date
  ill_until date, optional
  reported yes/no

situation
  begun date
  interviews events interview
  illnesses events illness

requirement first
  lab § 31
  office must "hold an interview"
  within 4 weeks after begun
  met by interviews

exemption ill
  lab § 106
  suspends first during illnesses where reported, then within 1 month
"#;

fn duty(illnesses: &Value, held: &[&str], as_of: &str) -> Duty {
    let loaded = load(RULEBOOK).unwrap_or_else(|error| panic!("{error}"));
    let interviews: Vec<Value> = held.iter().map(|held| json!({ "held": held })).collect();
    let mut situation = json!({"begun": "2024-01-01", "interviews": interviews});
    if !illnesses.is_null() {
        situation["illnesses"] = illnesses.clone();
    }
    let situation = read(&loaded.plan, &situation);
    let mut found = evaluate(&loaded.plan, &situation, &Options::new(Date::parse(as_of).unwrap())).unwrap();
    found.duties.remove(0)
}

fn stands(illnesses: &Value, held: &[&str], as_of: &str) -> (Status, Option<String>) {
    let duty = duty(illnesses, held, as_of);
    (duty.status, duty.due.map(|due| due.to_string()))
}

fn due(on: &str) -> Option<String> {
    Some(on.to_owned())
}

fn ill(from: &str, until: Option<&str>) -> Value {
    json!({"ill_from": from, "ill_until": until, "reported": true})
}

#[test]
fn due_some_time_after_the_period_that_covers_the_due_date() {
    // Four weeks after 1 January are the 29th.
    let january = json!([ill("2024-01-29", Some("2024-01-31"))]);
    assert_eq!(stands(&january, &[], "2024-01-28"), (Status::Open, due("2024-01-29")), "not begun");
    assert_eq!(stands(&january, &[], "2024-01-30"), (Status::Suspended, due("2024-02-29")));
    assert_eq!(stands(&january, &[], "2024-02-01"), (Status::Open, due("2024-02-29")));
    assert_eq!(stands(&january, &[], "2024-03-01"), (Status::Overdue, due("2024-02-29")));
    assert_eq!(stands(&january, &["2024-01-30"], "2024-01-30"), (Status::Met, due("2024-02-29")), "met while it rests");
    assert_eq!(stands(&january, &["2024-03-01"], "2024-03-01"), (Status::Late, due("2024-02-29")));
}

#[test]
fn a_period_beside_the_due_date_suspends_nothing() {
    for (from, until) in [("2024-01-02", "2024-01-28"), ("2024-01-30", "2024-02-28")] {
        let beside = json!([ill(from, Some(until))]);
        let duty = duty(&beside, &[], "2024-03-01");
        assert_eq!((duty.status, duty.due.unwrap().to_string().as_str()), (Status::Overdue, "2024-01-29"));
        assert!(duty.aspects.is_empty(), "nothing was done to it");
    }
    let unreported = json!([{"ill_from": "2024-01-20", "ill_until": "2024-02-20", "reported": false}]);
    assert_eq!(stands(&unreported, &[], "2024-02-01"), (Status::Overdue, due("2024-01-29")));
}

#[test]
fn it_rests_again_and_periods_that_meet_are_one() {
    let again = json!([ill("2024-01-20", Some("2024-02-10")), ill("2024-03-05", Some("2024-03-31"))]);
    assert_eq!(stands(&again, &[], "2024-03-01"), (Status::Open, due("2024-03-10")), "the second has not begun");
    assert_eq!(stands(&again, &[], "2024-03-06"), (Status::Suspended, due("2024-04-30")));
    let meeting = json!([ill("2024-01-20", Some("2024-02-10")), ill("2024-02-11", Some("2024-02-20"))]);
    assert_eq!(stands(&meeting, &[], "2024-02-21"), (Status::Open, due("2024-03-20")));
}

#[test]
fn a_period_that_goes_on_leaves_no_date() {
    let open = json!([ill("2024-01-20", None)]);
    assert_eq!(stands(&open, &[], "2026-01-01"), (Status::Suspended, None));
    assert_eq!(stands(&open, &["2025-01-01"], "2026-01-01"), (Status::Met, None));
}

#[test]
fn what_is_not_known_of_the_periods_leaves_the_date_unknown() {
    let needs = |illnesses: &Value| duty(illnesses, &[], "2024-02-01").needs.len();
    assert_eq!(stands(&Value::Null, &[], "2024-02-01"), (Status::Unknown, None));
    assert_eq!(needs(&Value::Null), 1);
    let until_when = json!([{"ill_from": "2024-01-20", "reported": true}]);
    assert_eq!(stands(&until_when, &[], "2024-02-01"), (Status::Unknown, None));
    let whether = json!([{"ill_from": "2024-01-20", "ill_until": "2024-02-20"}]);
    assert_eq!((stands(&whether, &[], "2024-02-01"), needs(&whether)), ((Status::Unknown, None), 1));
    // What is known to lie elsewhere asks nothing.
    let elsewhere = json!([{"ill_from": "2023-01-20", "ill_until": "2023-02-20"}]);
    assert_eq!((stands(&elsewhere, &[], "2024-02-01"), needs(&elsewhere)), ((Status::Overdue, due("2024-01-29")), 0));
}
