//! Facts over time as a host gives them: what is refused, what the reasons tell, and which judgements an outcome rests on.

use hjemmel::{Date, Language, Outcome, Rulebook};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2019-01-01

category benefit "Benefit"
  cash "cash benefit"
  sick "sick pay"

actor office "the office"

situation
  benefit benefit, optional, over time
  ready yes/no, over time, assessed by office
  sound yes/no, assessed by office
  name text, optional
  contact date

requirement plan "Plan"
  lab § 31
  when benefit is sick and benefit on contact is cash
  when ready
  office must "make a plan"
  within 4 weeks after contact

requirement talk "Talk"
  lab § 32
  when sound and name is known
  office must "talk"
"#;

fn rulebook() -> Rulebook {
    Rulebook::builder().source("r.rulebook", RULEBOOK).compile().unwrap()
}

fn codes(json: &str) -> Vec<(&'static str, String)> {
    let error = rulebook().situation_from_json(json).unwrap_err();
    let hjemmel::Error::Situation(errors) = error else { panic!("{error}") };
    errors.into_iter().map(|error| (error.problem.code(), error.path)).collect()
}

fn outcome(language: Language) -> Outcome {
    let rulebook = rulebook();
    let situation = r#"{
        "contact": "2024-03-04",
        "benefit": [{"from": "2024-03-20", "value": "sick"}, {"from": "2023-01-01", "value": "cash"}],
        "ready": [
            {"value": false, "by": "N.N.", "on": "2024-01-08"},
            {"value": true, "by": "N.N.", "on": "2024-04-10", "from": "2024-03-25", "considerations": "well again"},
            {"value": false, "by": "N.N.", "on": "2024-09-01"}
        ]
    }"#;
    let situation = rulebook.situation_from_json(situation).unwrap();
    let as_of = Date::parse("2024-05-01").unwrap();
    rulebook.evaluation(&situation).as_of(as_of).language(language).run().unwrap()
}

#[test]
fn what_is_no_list_of_values_with_first_days_is_refused() {
    assert_eq!(codes(r#"{"benefit": "cash"}"#), [("E2001", "benefit".to_owned())]);
    assert_eq!(codes(r#"{"benefit": null}"#), [("E2001", "benefit".to_owned())]);
    assert_eq!(codes(r#"{"benefit": ["cash"]}"#), [("E2001", "benefit[0]".to_owned())]);
    assert_eq!(codes(r#"{"benefit": [{"value": "cash"}]}"#), [("E2018", "benefit[0]".to_owned())]);
    assert_eq!(codes(r#"{"benefit": [{"from": "2024-01-01"}]}"#), [("E2001", "benefit[0]".to_owned())]);
}

#[test]
fn every_mistake_in_a_list_is_told_with_its_place() {
    let json = r#"{
        "benefit": [
            {"from": "2024-02-01", "value": "cash"},
            {"from": "2024-01-01", "value": "cahs"},
            {"from": "2024-02-01", "value": null},
            {"from": "1 May", "value": "sick", "on": "2024-01-01"}
        ],
        "ready": [{"from": "2024-02-01", "on": "2024-01-01", "value": null}],
        "sound": {"value": true, "on": "2024-01-01", "from": "2024-01-02"}
    }"#;
    let told = [
        ("E2006", "benefit[1].value"),
        ("E2005", "benefit[3].from"),
        ("E2008", "benefit[3].on"),
        ("E2019", "benefit[2]"),
        ("E2020", "ready[0].from"),
        ("E2003", "ready[0].value"),
        ("E2020", "sound.from"),
    ];
    assert_eq!(codes(json), told.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn the_reasons_tell_each_value_that_was_read_with_its_first_day() {
    let outcome = outcome(Language::English);
    let facts: Vec<_> = outcome.obligations[0].because.iter().map(|reason| &reason.facts).collect();
    let read = facts.iter().find_map(|facts| facts.get("benefit")).unwrap();
    let both = serde_json::json!([{"from": "2023-01-01", "value": "cash"}, {"from": "2024-03-20", "value": "sick"}]);
    assert_eq!(*read, both);
    let read = facts.iter().find_map(|facts| facts.get("ready")).unwrap();
    assert_eq!(*read, serde_json::json!([{"from": "2024-03-25", "value": true}]));
}

#[test]
fn the_page_says_since_when() {
    let page = hjemmel::text::plain(&hjemmel::text::render(&outcome(Language::Danish), Language::Danish, false));
    assert!(page.contains("ready: ja, vurderet af N.N. 2024-04-10, fra 2024-03-25 (»well again«)"), "{page}");
}

#[test]
fn an_outcome_rests_on_the_judgements_that_count_by_its_day() {
    let outcome = outcome(Language::English);
    let on: Vec<_> = outcome.relied_on.assessments.iter().map(|it| it.on.map(|on| on.to_string())).collect();
    assert_eq!(on, [Some("2024-01-08".to_owned()), Some("2024-04-10".to_owned())]);
}

#[test]
fn the_schema_asks_for_a_list() {
    let schema = rulebook().situation_schema();
    let benefit = &schema["properties"]["benefit"];
    assert_eq!(benefit["type"], "array");
    assert_eq!(benefit["items"]["required"], serde_json::json!(["from", "value"]));
    let ready = &schema["properties"]["ready"]["items"];
    assert_eq!(ready["required"], serde_json::json!(["value"]));
    assert!(ready["properties"]["considerations"].is_object());
}

#[test]
fn what_is_tried_on_one_day_is_not_known_again_on_the_next_day_of_a_search() {
    let rulebook = r#"rulebook r
  law "lov" as lab
  months last_day

category color "Color"
  red
  blue

actor office

situation
  start date
  sky color, over time

requirement look
  lab § 1
  unless (first day from start when (sky is blue)) is before 2020-04-05
  office must "look up"
  by start
"#;
    let rulebook = Rulebook::builder().source("r.rulebook", rulebook).compile().unwrap();
    // Known from 7 April on: red on 31 March, it may have been blue on 1 April, or on none of the days before the 7th.
    let given = r#"{"start": "2020-03-31", "sky": [{"from": "2020-04-07", "value": "blue"}]}"#;
    let given_late = r#"{"start": "2020-03-31", "sky": [{"from": "2020-05-07", "value": "blue"}]}"#;
    for given in [given, given_late] {
        let situation = rulebook.situation_from_json(given).unwrap();
        let as_of = Date::parse("2020-08-14").unwrap();
        let outcome = rulebook.evaluation(&situation).as_of(as_of).language(Language::English).run().unwrap();
        let outcome = serde_json::to_value(&outcome).unwrap();
        assert_eq!(outcome["undetermined"][0]["needs"][0], "sky", "{outcome:#}");
    }
}
