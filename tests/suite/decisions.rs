//! What is owed for every decision: which decisions there are, what their day is, and what is told of them.

use crate::generate::{load, read};
use hjemmel_engine::findings::{Decided, DecisionDay, Duty, Findings, Instance, NotApplicableReason, Status};
use hjemmel_engine::{Options, evaluate};
use hjemmel_explain::{plain, present, render};
use hjemmel_value::{Date, Language};
use serde_json::{Value, json};

const RULEBOOK: &str = r#"rulebook r
  law "an act" as act
  months last_day

actor office "the office"

actor board "the board"

event talk on held
  held date

event job from begun until ended
  begun date
  ended date, optional

situation
  asked date, optional "When was it asked?"
  exempt yes/no "Is the citizen exempt?"
  passed_on yes/no, assumed no "Was the case passed on?"
  talks events talk "Which talks were held?"
  rulings events talk "Which decisions were made?"
  jobs events job "Which jobs?"

requirement plan "A plan"
  act § 1
  office must "decide on a plan"
  within 4 weeks after asked
  decided by office
  met by rulings

requirement follow_up "Follow-up"
  act § 2
  for each jobs as work
  office may "ask about the job"
  within 2 weeks after begun of work
  decided by office

requirement silence "Silence"
  act § 3
  office must not "tell others"
  decided by office

exemption free "No plan"
  act § 4
  when exempt
  lifts plan
  decided by board

exemption elsewhere "Passed on"
  act § 4
  when passed_on
  changes decision of plan to board

requirement hearing "Hearing"
  act § 5
  for every decision by office as taken
  office must "hear the citizen"
  before taken
  met by talks

requirement grounds "Grounds"
  act § 6
  for every decision by board as taken
  when status of told is standing
  board must "give grounds"

requirement told "Told"
  act § 7
  for every decision by board
  board must "tell the citizen"
"#;

fn findings(situation: Value, as_of: &str) -> Findings {
    let loaded = load(RULEBOOK).unwrap_or_else(|error| panic!("{error}"));
    let mut all = json!({"asked": null, "exempt": false, "talks": [], "rulings": [], "jobs": []});
    all.as_object_mut().unwrap().extend(situation.as_object().unwrap().clone());
    all.as_object_mut().unwrap().retain(|_, value| value != "not given");
    evaluate(&loaded.plan, &read(&loaded.plan, &all), &Options::new(Date::parse(as_of).unwrap())).unwrap()
}

fn name(of: hjemmel_engine::ids::RequirementId) -> String {
    load(RULEBOOK).unwrap().plan.requirements[of.index()].named.name.to_string()
}

fn duties<'f>(found: &'f Findings, of: &str) -> Vec<&'f Duty> {
    found.duties.iter().filter(|duty| name(duty.requirement) == of).collect()
}

fn day(duty: &Duty) -> DecisionDay {
    match duty.instance {
        Some(Instance::Decision(decision)) => decision.day,
        other => panic!("{other:?}"),
    }
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_decision_is_due_and_then_made() {
    let found = findings(json!({"asked": "2024-01-01"}), "2024-01-10");
    let hearing = duties(&found, "hearing");
    assert_eq!((hearing[0].due, hearing[0].status), (Some(date("2024-01-28")), Status::Open));
    assert_eq!(day(hearing[0]), DecisionDay::Due(date("2024-01-29")));
    let found = findings(
        json!({"asked": "2024-01-01", "rulings": [{"held": "2024-01-15"}], "talks": [{"held": "2024-01-15"}]}),
        "2024-02-10",
    );
    let hearing = duties(&found, "hearing");
    assert_eq!((hearing[0].due, hearing[0].status), (Some(date("2024-01-14")), Status::Late));
    assert_eq!(day(hearing[0]), DecisionDay::Made(date("2024-01-15")));
}

#[test]
fn a_permission_is_decided_for_each_of_its_events_and_a_prohibition_is_not() {
    let found = findings(json!({"jobs": [{"begun": "2024-01-01"}, {"begun": "2024-03-01"}]}), "2024-03-10");
    let hearing = duties(&found, "hearing");
    let days: Vec<_> = hearing.iter().map(|duty| day(duty)).collect();
    assert_eq!(days, [DecisionDay::Due(date("2024-01-15")), DecisionDay::Due(date("2024-03-15"))]);
}

#[test]
fn no_decision_no_duty() {
    let found = findings(json!({}), "2024-01-10");
    assert!(duties(&found, "hearing").is_empty());
    let not: Vec<_> = found.not_applicable.iter().filter(|line| name(line.requirement) == "hearing").collect();
    assert_eq!((not.len(), not[0].reason), (1, NotApplicableReason::NotStarted));
}

#[test]
fn an_exemption_is_a_decision_where_it_does_something() {
    let found = findings(json!({"asked": "2024-01-01", "exempt": true}), "2024-01-10");
    assert!(duties(&found, "hearing").is_empty());
    let grounds = duties(&found, "grounds");
    let Some(Instance::Decision(decision)) = grounds[0].instance else { panic!("{grounds:?}") };
    assert!(matches!(decision.about, Decided::Exemption(_)));
    assert_eq!((decision.day, grounds[0].status), (DecisionDay::None, Status::Standing));
    // Without a plan there is nothing to be exempt from.
    assert!(duties(&findings(json!({"exempt": true}), "2024-01-10"), "grounds").is_empty());
}

#[test]
fn whom_an_exemption_lets_decide() {
    let found = findings(json!({"asked": "2024-01-01", "passed_on": true}), "2024-01-10");
    assert!(duties(&found, "hearing").is_empty());
    assert_eq!(duties(&found, "grounds").len(), 1);
}

#[test]
fn while_it_is_not_known_whether_there_is_one_it_is_asked() {
    let found = findings(json!({"asked": "2024-01-01", "exempt": "not given"}), "2024-01-10");
    for of in ["hearing", "grounds", "told"] {
        let open: Vec<_> = found.undetermined.iter().filter(|line| name(line.requirement) == of).collect();
        assert_eq!((of, open.len(), open[0].needs.len()), (of, 1, 1), "{open:?}");
        assert!(duties(&found, of).is_empty());
    }
}

#[test]
fn what_is_told_of_a_decision() {
    let loaded = load(RULEBOOK).unwrap();
    let given = json!({
        "asked": "2024-01-01", "exempt": false, "talks": [], "rulings": [{"held": "2024-01-15"}],
        "jobs": [{"begun": "2024-01-20", "ended": null}],
    });
    let situation = read(&loaded.plan, &given);
    let as_of = date("2024-01-25");
    let found = evaluate(&loaded.plan, &situation, &Options::new(as_of)).unwrap();
    let tell = |language| present(&loaded.plan, &situation, &found, as_of, None, &[], language);
    let english = tell(Language::English);
    let instances: Vec<_> = english.obligations.iter().filter_map(|duty| duty.instance.as_ref()).collect();
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}",
        plain(&render(&english, Language::English, true)),
        plain(&render(&tell(Language::Danish), Language::Danish, true)),
        serde_json::to_string_pretty(&instances).unwrap()
    ));
}
