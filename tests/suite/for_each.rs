//! Duties owed for each event or day, where nobody told the events: asked for only of a citizen who is meant.

use crate::generate::{load, read};
use hjemmel_engine::findings::{Findings, Need, NotApplicableReason};
use hjemmel_engine::{Options, evaluate};
use hjemmel_value::Date;
use serde_json::{Value, json};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event stay from began until ended
  began date
  ended date, optional

situation
  born date
  pays yes/no
  stays events stay

definition age is whole years from born to today

target group payers
  lab § 6
  when pays

requirement each_stay
  lab § 31
  for each stays as stay
  for payers
  office must "follow up"
  within 4 weeks after began of stay

requirement each_month
  lab § 32
  for each day when months covered by stays is at least 1 month as reached, counting anew
  for payers
  office must "look again"
  within 1 week after reached

requirement of_the_young
  lab § 33
  for each stays as stay
  when age is under 30
  office must "ask the citizen"
  within 4 weeks after began of stay
"#;

fn found(situation: &Value) -> Findings {
    let loaded = load(RULEBOOK).unwrap_or_else(|error| panic!("{error}"));
    let situation = read(&loaded.plan, situation);
    evaluate(&loaded.plan, &situation, &Options::new(Date::parse("2024-03-01").unwrap())).unwrap()
}

fn not_meant(found: &Findings) -> Vec<(usize, NotApplicableReason)> {
    found.not_applicable.iter().map(|it| (it.requirement.index(), it.reason)).collect()
}

fn open(found: &Findings) -> Vec<usize> {
    found.undetermined.iter().map(|it| it.requirement.index()).collect()
}

#[test]
fn who_is_surely_not_meant_is_not_asked_for_the_list() {
    let found = found(&json!({"pays": false, "born": "1980-01-01"}));
    assert_eq!(open(&found), [2], "from day to day an age changes, so it is asked for");
    let group = NotApplicableReason::Group;
    assert_eq!(not_meant(&found), [(0, group), (1, group)]);
}

#[test]
fn who_is_meant_or_may_be_is_asked() {
    for situation in [json!({"pays": true, "born": "1980-01-01"}), json!({"born": "1980-01-01"})] {
        let found = found(&situation);
        assert_eq!(open(&found), [0, 1, 2]);
        assert!(found.undetermined.iter().all(|it| it.needs.contains(&Need::Fact(list(&found)))));
    }
}

/// The list of stays, which is the one fact that the requirement for the young needs.
fn list(found: &Findings) -> hjemmel_engine::ids::FactId {
    let of_the_young = found.undetermined.iter().find(|it| it.requirement.index() == 2).unwrap();
    let [Need::Fact(list)] = of_the_young.needs[..] else { panic!("{:?}", of_the_young.needs) };
    list
}

#[test]
fn of_an_incomplete_list_the_events_that_are_told_say_it_all() {
    let stays = json!({"events": [{"began": "2024-02-20", "ended": "2024-02-22"}], "incomplete": true});
    let found = found(&json!({"pays": false, "born": "1980-01-01", "stays": stays}));
    let group = NotApplicableReason::Group;
    assert_eq!(not_meant(&found).iter().filter(|it| it.0 == 0).collect::<Vec<_>>(), [&(0, group)]);
    assert!(!open(&found).contains(&0) && !open(&found).contains(&1));
}

#[test]
fn an_empty_list_has_not_started_whoever_is_meant() {
    let found = found(&json!({"pays": false, "born": "1980-01-01", "stays": []}));
    let not_started = NotApplicableReason::NotStarted;
    assert_eq!(not_meant(&found), [(0, not_started), (1, not_started), (2, not_started)]);
}
