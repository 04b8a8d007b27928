//! Cases on which the two evaluators once parted, or were wrong together.

mod undated;

use crate::generate::{Loaded, load, read};
use crate::properties::{difference, plain};
use hjemmel_engine::findings::{Duty, Findings, NotApplicableReason};
use hjemmel_engine::ids::ProposalId;
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{Options, evaluate};
use hjemmel_value::Date;
use serde_json::{Value, json};

/// What both evaluators find, with these proposals on.
fn found(rulebook: &str, situation: &Value, as_of: &str, with: &[&str]) -> Findings {
    let loaded = load(rulebook).unwrap_or_else(|error| panic!("{error}"));
    let situation = read(&loaded.plan, situation);
    let mut options = Options::new(Date::parse(as_of).unwrap());
    let names: Vec<&str> = loaded.plan.proposals.iter().map(|it| &*it.name).collect();
    let place = |name: &&str| names.iter().position(|it| it == name).unwrap_or_else(|| panic!("{name}: {names:?}"));
    options.proposals = with.iter().map(|name| ProposalId::at(place(name))).collect();
    both(&loaded, &situation, &options)
}

fn both(loaded: &Loaded, situation: &Situation, options: &Options) -> Findings {
    let engine = evaluate(&loaded.plan, situation, options).unwrap();
    let oracle = super::evaluate(&loaded.model, situation, options).unwrap();
    let difference = difference(&plain(engine.clone()), &oracle);
    assert!(difference.is_empty(), "{difference}");
    engine
}

fn days(found: &Findings, requirement: usize) -> Vec<String> {
    duties(found, requirement).map(|duty| duty.due.map_or("none".to_owned(), |due| due.to_string())).collect()
}

fn duties(found: &Findings, requirement: usize) -> impl Iterator<Item = &Duty> {
    found.duties.iter().filter(move |duty| duty.requirement.index() == requirement)
}

/// How many proposals each line of a requirement names.
fn named(found: &Findings, requirement: usize) -> Vec<usize> {
    duties(found, requirement).map(|duty| duty.proposals.len()).collect()
}

const HEAD: &str = r#"rulebook r
  law "an act" as act
  months last_day
  from 2020-01-01

actor office "the office"

category benefit "Benefit"
  cash "cash benefit"
  sick "sick pay"

event job from begun until ended
  begun date
  ended date, optional
  free yes/no, optional

event hearing on held
  held date

situation
  asked date "When was it asked?"
  pause duration "How long?"
  sure yes/no, assumed no, over time, assessed by office
  jobs events job "Which jobs?"
  hearings events hearing "Which hearings?"
  benefit benefit, optional, over time "Which benefit?"
"#;

const FOLLOW_UP: &str = r#"
requirement follow_up "Follow-up"
  act § 1
  for each jobs as work
  office must "follow up"
  within 4 weeks after begun of work
  met by hearings
  decided by office
"#;

fn rulebook(rules: &str) -> String {
    format!("{HEAD}{rules}")
}

fn two_jobs() -> Value {
    let jobs = json!([{"begun": "2025-01-01", "free": true}, {"begun": "2025-02-05", "free": false}]);
    json!({"asked": "2025-01-01", "jobs": jobs, "hearings": [], "benefit": []})
}

#[test]
fn a_search_for_one_decision_is_not_that_for_another() {
    let consultation = r#"
requirement consultation "Consultation"
  act § 2
  for every decision by office as taken
  office must "hear the citizen"
  within 1 week after first day from asked when (today is at least taken)
"#;
    let found = found(&rulebook(&(FOLLOW_UP.to_owned() + consultation)), &two_jobs(), "2025-06-01", &[]);
    // The rules stand by their names.
    assert_eq!(days(&found, 1), ["2025-01-29", "2025-03-05"]);
    assert_eq!(days(&found, 0), ["2025-02-05", "2025-03-12"]);
}

#[test]
fn what_is_lifted_for_one_event_is_not_lifted_for_another() {
    let rules = FOLLOW_UP.to_owned()
        + r#"
exemption excused
  act § 2
  when free of work
  lifts follow_up

requirement letter "Letter"
  act § 3
  for each jobs as post
  office must "write"
  within 1 week after first day from asked when (follow_up is lifted by excused)
"#;
    let found = found(&rulebook(&rules), &two_jobs(), "2025-06-01", &[]);
    assert_eq!(days(&found, 1), ["2025-01-08"]);
    // There is no such day for the second job.
    let [not] = found.not_applicable.as_slice() else { panic!("{:?}", found.not_applicable) };
    assert_eq!((not.requirement.index(), not.reason), (1, NotApplicableReason::NotStarted));
}

/// Weeks that are proposed for the first days of 2025.
const WEEKS: &str = r#"
parameter weeks
  act § 9
  1 week from 2020-01-01

parameter weeks
  act § 9
  proposed "an act"
  2 weeks from 2025-02-01 until 2025-02-20
"#;

#[test]
fn a_proposal_that_touched_one_decision_is_not_named_for_the_next() {
    let consultation = r#"
requirement consultation "Consultation"
  act § 2
  for every decision by office as taken
  office must "hear the citizen"
  within weeks after taken
"#;
    let rules = rulebook(&(FOLLOW_UP.to_owned() + WEEKS + consultation));
    let mut situation = two_jobs();
    situation["jobs"] = json!([{"begun": "2025-01-10", "free": false}, {"begun": "2025-02-05", "free": false}]);
    let found = found(&rules, &situation, "2025-06-01", &["r.weeks"]);
    assert_eq!(days(&found, 0), ["2025-02-21", "2025-03-12"]);
    assert_eq!(named(&found, 0), [1, 0]);
}

#[test]
fn a_proposal_that_touched_one_period_is_not_named_for_the_next() {
    let talk = r#"
requirement talk "Talk"
  act § 2
  for each period of the same benefit as spell
  office must "talk"
  within weeks after start of spell
"#;
    let mut situation = two_jobs();
    situation["benefit"] = json!([
        {"from": "2025-02-01", "value": "cash"}, {"from": "2025-03-01", "value": null}, {"from": "2025-03-10", "value": "sick"}
    ]);
    let found = found(&rulebook(&(WEEKS.to_owned() + talk)), &situation, "2025-03-12", &["r.weeks"]);
    assert_eq!(days(&found, 0), ["2025-02-15", "2025-03-17"]);
    assert_eq!(named(&found, 0), [1, 0]);
}

#[test]
fn a_proposal_by_which_periods_were_found_is_named_for_each() {
    let talk = r#"
target group poor
  act § 8
  when benefit is cash

target group poor
  act § 8
  when benefit is sick
  proposed "an act"

requirement talk "Talk"
  act § 2
  for each period of the same poor as spell
  office must "talk"
  within 1 week after start of spell
"#;
    let mut situation = two_jobs();
    situation["benefit"] = json!([{"from": "2025-02-01", "value": "cash"}, {"from": "2025-03-01", "value": "sick"}]);
    let found = found(&rulebook(talk), &situation, "2025-03-05", &["r.poor"]);
    assert_eq!(days(&found, 0), ["2025-02-08", "2025-03-08"]);
    assert_eq!(named(&found, 0), [1, 1]);
}

#[test]
fn a_requirement_proposed_within_a_proposed_rulebook_stands_in_for_the_rest() {
    let rules = r#"rulebook n
  law "an act" as act
  months last_day
  proposed "an act"

actor office "the office"

situation
  asked date "When was it asked?"

requirement plan "A plan"
  act § 1
  office must "plan"
  within 4 weeks after asked

requirement plan "A plan"
  act § 1
  office must "plan"
  within 2 weeks after asked
  proposed "the committee"
"#;
    let situation = json!({"asked": "2025-01-01"});
    assert_eq!(days(&found(rules, &situation, "2025-01-02", &[]), 0), Vec::<String>::new());
    assert_eq!(days(&found(rules, &situation, "2025-01-02", &["n"]), 0), ["2025-01-29"]);
    let both = found(rules, &situation, "2025-01-02", &["n", "n.plan"]);
    assert_eq!(days(&both, 0), ["2025-01-15"]);
    assert_eq!(named(&both, 0), [2]);
}

#[test]
fn what_keeps_the_law_prevails_over_what_lifts_and_may_need_something() {
    let rules = |condition: &str| {
        let keeping = format!(
            r#"
requirement plan "A plan"
  act § 1
  office must "plan"
  within 4 weeks after asked

exemption excused
  act § 2
  lifts plan

exemption old_law
  act § 3
  {condition}
  keeps plan as of 2024-01-01
  prevails over excused
"#
        );
        rulebook(&keeping)
    };
    let mut situation = two_jobs();
    assert_eq!(
        days(&found(&rules("when asked is at least 2025-01-01"), &situation, "2025-01-02", &[]), 0),
        ["2025-01-29"]
    );
    // Where it does not reach, the other lifts.
    let lifted = found(&rules("when asked is at least 2025-01-02"), &situation, "2025-01-02", &[]);
    assert_eq!((lifted.duties.len(), lifted.lifted.len()), (0, 1));
    situation.as_object_mut().unwrap().remove("hearings");
    let open = found(&rules("when there are hearings"), &situation, "2025-01-02", &[]);
    let [line] = open.undetermined.as_slice() else { panic!("{:?}", open.undetermined) };
    assert_eq!(line.needs.len(), 1);
}

#[test]
fn what_keeps_the_law_prevails_where_there_is_no_law_to_keep() {
    let rules = r#"
requirement rest "Rest"
  act § 1
  office must not "write"

exemption excused
  act § 2
  lifts rest

exemption old_law
  act § 3
  keeps rest as of 2024-01-01
  prevails over excused
"#;
    let found = found(&rulebook(rules), &two_jobs(), "2025-01-02", &[]);
    assert_eq!((found.duties.len(), found.lifted.len()), (1, 0));
}

#[test]
fn a_group_proposed_within_a_proposed_rulebook_is_the_one_that_is_read_with_the_law_of_a_day() {
    let rules = r#"rulebook n
  law "an act" as act
  months last_day
  proposed "an act"

actor office "the office"

event job from begun until ended
  begun date
  ended date, optional

situation
  free yes/no "Free?"
  jobs events job "Which jobs?"

target group free_ones

target group free_ones
  when free
  proposed "the committee"

requirement talk "Talk"
  act § 1
  for each jobs as work
  for free_ones
  office must "talk"
"#;
    let loaded = load(rules).unwrap();
    let situation = read(&loaded.plan, &json!({"free": false}));
    let options = Options {
        law_of: Some(Date::parse("2025-01-01").unwrap()),
        proposals: (0..loaded.plan.proposals.len()).map(ProposalId::at).collect(),
        ..Options::new(Date::parse("2025-01-01").unwrap())
    };
    let found = both(&loaded, &situation, &options);
    let [not] = found.not_applicable.as_slice() else { panic!("{:?}", found.undetermined) };
    assert_eq!(not.reason, NotApplicableReason::Group);
}

#[test]
fn a_table_that_a_condition_did_not_come_to_is_not_relied_on() {
    let rules = r#"
table wait "Wait"
  columns asked | length
  before 2025-01-01 | 2 weeks
  at least 2025-01-01 | 1 week

target group ready
  act § 2
  when (sure or not (wait is 1 week))

requirement talk "Talk"
  act § 1
  for each jobs as work
  unless (date of first hearings) is before 2025-01-01 unless ready
  office must not "talk"
"#;
    // Whether the requirement applies on any day is asked of the table, whose answer is then remembered.
    let situation = json!({"asked": "2025-01-01", "sure": [{"value": true, "from": "2025-01-05", "on": "2025-01-05"}]});
    let found = found(&rulebook(rules), &situation, "2025-01-06", &[]);
    assert_eq!(found.groups.len(), 1);
    assert_eq!(found.relied_on.facts.len(), 1);
}
