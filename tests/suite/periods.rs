//! Duties for each period of the same: which periods there are, what lapses with them, and how they are told.

use hjemmel::{Date, Language, Outcome, Rulebook};
use hjemmel_engine::findings::NotApplicableReason;

const HEAD: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2019-01-01

category benefit "Benefit"
  cash "cash benefit"
  sick "sick pay"
  flex "ledighedsydelse"

actor office "the office"

event talk "Talk" on held_on
  held_on date

situation
  benefit benefit, optional, over time "Which benefit?"
  ready yes/no, over time, assessed by office
  taught yes/no "Has an education?"
  birth date
  talks events talk

definition age is whole years from birth to today

target group older "From 30 years"
  lab § 6
  when age is at least 30 or taught
  when benefit is known
"#;

const SPELL: &str = r#"
requirement first_talk "First talk"
  lab § 31
  for each period of the same benefit as spell
  office must "talk"
  within 4 weeks after start of spell
  met by talks
"#;

fn outcome(rules: &str, situation: &str, as_of: &str) -> Outcome {
    let rulebook = Rulebook::builder().source("r.rulebook", format!("{HEAD}{rules}")).compile().unwrap();
    let situation = rulebook.situation_from_json(situation).unwrap();
    rulebook.evaluation(&situation).as_of(Date::parse(as_of).unwrap()).language(Language::English).run().unwrap()
}

fn codes(rules: &str) -> Vec<String> {
    let error = Rulebook::builder().source("r.rulebook", format!("{HEAD}{rules}")).compile().unwrap_err();
    error.diagnostics().iter().filter(|it| it.is_error()).map(|it| it.code().to_string()).collect()
}

/// Each duty of an outcome: first day of its period, due date, status.
fn duties(outcome: &Outcome) -> Vec<String> {
    let line = |it: &hjemmel::Obligation| {
        let (from, due) =
            (it.instance.as_ref().unwrap().thing().unwrap().date, it.due.map_or("-".to_owned(), |due| due.to_string()));
        format!("{} {from} {due} {:?}", it.id.trim_start_matches("r."), it.status)
    };
    outcome.obligations.iter().map(line).collect()
}

const CHANGES: &str = r#"{"talks": [{"held_on": "2024-01-10"}], "benefit": [
    {"from": "2024-01-01", "value": "cash"}, {"from": "2024-02-10", "value": "cash"},
    {"from": "2024-03-01", "value": "sick"}, {"from": "2024-03-10", "value": null},
    {"from": "2024-05-01", "value": "sick"}, {"from": "2024-09-01", "value": "flex"},
    {"from": "2024-12-01", "value": "cash"}]}"#;

#[test]
fn a_value_given_again_goes_on_and_a_gap_ends_it() {
    let out = outcome(SPELL, CHANGES, "2024-06-15");
    // That of March lapsed, and those to come are told once they have begun.
    assert_eq!(duties(&out), ["first_talk 2024-01-01 2024-01-29 Met", "first_talk 2024-05-01 2024-05-29 Overdue"]);
    let [lapsed] = out.not_applicable.as_slice() else { panic!("{:?}", out.not_applicable) };
    assert_eq!(lapsed.reason, NotApplicableReason::Lapsed);
    assert_eq!(lapsed.instance.as_ref().unwrap().thing().unwrap().number, 2);
    let numbers: Vec<u32> =
        out.obligations.iter().map(|it| it.instance.as_ref().unwrap().thing().unwrap().number).collect();
    assert_eq!(numbers, [1, 3]);
}

#[test]
fn a_duty_is_open_until_its_period_ends_though_the_end_is_known() {
    let open = outcome(SPELL, CHANGES, "2024-03-09");
    assert!(duties(&open).contains(&"first_talk 2024-03-01 2024-03-29 Open".to_owned()), "{:?}", duties(&open));
    let gone = outcome(SPELL, CHANGES, "2024-03-10");
    assert!(!duties(&gone).iter().any(|it| it.contains("2024-03-01")), "{:?}", duties(&gone));
}

#[test]
fn a_period_is_told_with_its_end_and_its_values() {
    let out = outcome(SPELL, CHANGES, "2024-06-15");
    let told = serde_json::to_value(&out.obligations[1].instance).unwrap();
    assert_eq!(
        told,
        serde_json::json!({"number": 3, "date": "2024-05-01", "title": "sick pay", "period": {
            "until": "2024-08-31", "values": [{"name": "benefit", "title": "benefit", "value": "sick", "said": "sick pay"}]}})
    );
    let reason = &out.obligations[1].because[0];
    assert_eq!(
        reason.text,
        "For the period from Wednesday 1 May 2024 to Saturday 31 August 2024: “benefit” is sick pay."
    );
    assert!(reason.facts.contains_key("benefit"), "{:?}", reason.facts);
    let page = hjemmel::text::plain(&hjemmel::text::render(&out, Language::English, false));
    assert!(page.contains("First talk (sick pay, 2024-05-01 to 2024-08-31): overdue"), "{page}");
}

#[test]
fn the_outcome_of_periods_fits_its_schema() {
    let validator = jsonschema::validator_for(&hjemmel::outcome::outcome_schema()).unwrap();
    for as_of in ["2023-12-01", "2024-06-15", "2025-06-15"] {
        let outcome = serde_json::to_value(outcome(SPELL, CHANGES, as_of)).unwrap();
        let faults: Vec<String> = validator.iter_errors(&outcome).map(|it| it.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn nobody_knows_where_to_begin_while_a_fact_is_not_given() {
    let both = SPELL.replace("same benefit", "same benefit, ready");
    let out = outcome(&both, r#"{"talks": [], "benefit": [{"from": "2024-01-01", "value": "cash"}]}"#, "2024-06-15");
    assert_eq!(out.obligations.len(), 0);
    assert_eq!(out.undetermined[0].needs, ["ready"]);
}

#[test]
fn days_that_are_not_known_are_asked_for_and_end_at_the_next_sure_change() {
    let both = SPELL.replace("same benefit", "same benefit, ready");
    let out = outcome(
        &both,
        r#"{"talks": [], "ready": [{"from": "2024-02-01", "value": true}],
            "benefit": [{"from": "2024-01-01", "value": "cash"}, {"from": "2024-06-01", "value": "sick"}]}"#,
        "2024-06-15",
    );
    // Whether the period of February began then, or in January, nobody knows.
    assert_eq!(duties(&out), ["first_talk 2024-06-01 2024-06-29 Open"]);
    assert_eq!(out.undetermined.len(), 1);
    assert_eq!(out.undetermined[0].needs, ["ready"]);
}

const OLDER: &str = r#"
requirement offer "Offer"
  lab § 102
  for each period of the same older as spell
  for older
  office must "make an offer"
  within 6 months after start of spell
  met by talks
  states last "Last day" is end of spell
"#;

#[test]
fn a_group_begins_a_period_on_the_birthday() {
    let given = r#"{"talks": [], "birth": "1994-05-20", "taught": false,
        "benefit": [{"from": "2024-01-01", "value": "cash"}, {"from": "2024-08-01", "value": null}]}"#;
    let out = outcome(OLDER, given, "2024-06-15");
    assert_eq!(duties(&out), ["offer 2024-05-20 2024-11-20 Open"]);
    let instance = out.obligations[0].instance.as_ref().unwrap().thing().unwrap();
    assert_eq!(instance.title, "From 30 years");
    assert_eq!(out.obligations[0].states[0].value, "2024-07-31");
    // The days before, on which nobody is in the group, are a period as well.
    assert_eq!(instance.number, 2);
    assert_eq!(out.not_applicable.len(), 1);
}

#[test]
fn an_end_that_is_not_known_leaves_what_falls_due_before_it() {
    let rules = r#"
requirement offer "Offer"
  lab § 102
  for each period of the same young as spell
  when benefit is cash
  office must "make an offer"
  within 6 months after start of spell
  met by talks
  states last "Last day" is end of spell

definition young is benefit is cash and (age is under 30 or taught)
"#;
    let given = r#"{"talks": [], "birth": "1994-05-20", "benefit": [{"from": "2024-01-01", "value": "cash"}]}"#;
    let before = outcome(rules, given, "2024-05-19");
    assert_eq!(duties(&before), ["offer 2024-01-01 2024-07-01 Open"]);
    let told = serde_json::to_value(&before.obligations[0].instance).unwrap();
    assert_eq!(told["period"]["surely_until"], "2024-05-19");
    assert!(before.obligations[0].states[0].unknown);
    // From the birthday on it hangs on the education whether the period goes on.
    let after = outcome(rules, given, "2024-06-15");
    assert_eq!(after.obligations.len(), 0);
    assert!(after.undetermined.iter().all(|it| it.needs == ["taught"]), "{:?}", after.undetermined);
    assert_eq!(after.undetermined.len(), 2);
}

#[test]
fn what_is_counted_from_the_end_does_not_lapse() {
    let rules = SPELL.replace("4 weeks after start", "2 weeks after end");
    let out = outcome(&rules, CHANGES, "2024-06-15");
    assert_eq!(
        duties(&out),
        [
            "first_talk 2024-01-01 2024-03-14 Overdue",
            "first_talk 2024-03-01 2024-03-23 Overdue",
            "first_talk 2024-05-01 2024-09-14 Upcoming"
        ]
    );
}

#[test]
fn others_are_asked_for_the_same_period() {
    let rules = format!(
        "{SPELL}
requirement reminder \"Reminder\"
  lab § 32
  for each period of the same benefit as it
  when status of first_talk is overdue
  office must \"write\"
  by breach of first_talk + 1 week
  met by talks where held_on is after start of it + 4 weeks

exemption no_talk \"No talk in the summer\"
  lab § 33
  when start of spell is after 2024-08-01 and end of spell is before 2024-12-24
  lifts first_talk
"
    );
    let out = outcome(&rules, CHANGES, "2024-10-15");
    assert_eq!(
        duties(&out),
        [
            "first_talk 2024-01-01 2024-01-29 Met",
            "first_talk 2024-05-01 2024-05-29 Overdue",
            "reminder 2024-05-01 2024-06-06 Overdue"
        ]
    );
    assert_eq!(out.lifted.len(), 1);
    assert_eq!(out.lifted[0].instance.as_ref().unwrap().thing().unwrap().date.to_string(), "2024-09-01");
}

#[test]
fn the_version_is_that_of_the_day_on_which_the_clock_starts() {
    let first = SPELL.replace("  lab § 31\n", "  lab § 31\n  until 2024-05-01\n");
    let later = SPELL.replace("  lab § 31\n", "  lab § 31 a\n  from 2024-05-02\n").replace("4 weeks", "1 week");
    let out = outcome(&format!("{first}{later}"), CHANGES, "2024-09-02");
    assert_eq!(
        duties(&out),
        [
            "first_talk 2024-01-01 2024-01-29 Met",
            "first_talk 2024-05-01 2024-05-29 Overdue",
            "first_talk 2024-09-01 2024-09-08 Open"
        ]
    );
}

#[test]
fn a_rolling_duty_and_one_without_a_date_end_with_their_period() {
    let rules = r#"
requirement often "Often"
  lab § 31
  for each period of the same benefit as spell
  when benefit is sick
  office must "talk"
  at least every 2 months from start of spell
  met by talks

requirement plan "Plan"
  lab § 32
  for each period of the same benefit as spell
  office must "keep the plan"
  at all times

requirement no_talk "No talk"
  lab § 33
  for each period of the same benefit as spell
  when benefit is cash
  office must not "talk"
  broken by talks
"#;
    let out = outcome(rules, CHANGES, "2024-10-15");
    assert_eq!(
        duties(&out),
        ["often 2024-05-01 2024-07-01 Overdue", "no_talk 2024-01-01 - Broken", "plan 2024-09-01 - Standing"]
    );
    let plans = out.not_applicable.iter().filter(|it| it.id == "r.plan");
    assert!(plans.clone().all(|it| it.reason == NotApplicableReason::Lapsed));
    assert_eq!(plans.count(), 3);
}

#[test]
fn only_what_changes_with_time_makes_periods() {
    assert_eq!(codes(&SPELL.replace("same benefit", "same benefit, taught")), ["E0530"]);
    assert_eq!(codes(&SPELL.replace("same benefit", "same age")), ["E0531"]);
    let each = "
requirement after_talk \"After the talk\"
  lab § 31
  for each talks as it
  office must \"write\"
  within 4 weeks after end of it
  met by talks
";
    assert_eq!(codes(each), ["E0532"]);
    assert_eq!(codes(&SPELL.replace("after start of spell", "after spell")), ["E0401"]);
    let twice = SPELL.replace("  lab § 31\n", "  lab § 31\n  until 2024-05-01\n")
        + &SPELL.replace("  lab § 31\n", "  lab § 31\n  from 2024-05-02\n").replace("same benefit", "same ready");
    assert_eq!(codes(&twice), ["E0608"]);
}
