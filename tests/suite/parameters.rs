//! What a due date rests on that was counted by a parameter.

use hjemmel::{Date, Language, Rulebook};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2019-01-01

actor office

situation
  first_contact date

parameter first_weeks "Weeks to the first talk"
  lab § 13
  8 weeks from 2019-01-01
  delegated to office between 4 weeks and 10 weeks

setting first_weeks is 6 weeks
  lab § 13
  lab § 14
  decision "decision of 3 March 2025"
  from 2025-04-01

requirement talk
  lab § 31
  office must "hold a talk"
  within first_weeks after first_contact
"#;

/// The sentence on the parameter, and what it cites.
fn told(first_contact: &str) -> (String, Vec<String>) {
    let rulebook = Rulebook::builder().source("r.rulebook", RULEBOOK).compile().unwrap();
    let situation = rulebook.situation_from_json(&format!(r#"{{"first_contact": "{first_contact}"}}"#)).unwrap();
    let as_of = Date::parse("2025-05-01").unwrap();
    let outcome = rulebook.evaluation(&situation).as_of(as_of).language(Language::English).run().unwrap();
    let duty = &outcome.obligations[0];
    let reason = duty.because.iter().find(|reason| reason.text.contains("Weeks to the first talk”")).unwrap();
    (reason.text.clone(), reason.citations.iter().map(ToString::to_string).collect())
}

#[test]
fn a_parameter_cites_what_it_rests_on() {
    let (text, citations) = told("2025-03-31");
    assert_eq!(text, "“Weeks to the first talk” is 8 weeks.");
    assert_eq!(citations, ["lab § 13"]);
}

#[test]
fn a_setting_adds_what_it_rests_on_once() {
    let (text, citations) = told("2025-04-01");
    assert_eq!(text, "“Weeks to the first talk” is 6 weeks, set by “decision of 3 March 2025”.");
    assert_eq!(citations, ["lab § 13", "lab § 14"]);
}
