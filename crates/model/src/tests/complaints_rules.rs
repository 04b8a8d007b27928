//! Complaints about what rules are made of.

use super::{checked, told, with};
use hjemmel_diagnostic::Message;

#[test]
fn clauses_that_stand_twice_or_not_at_all() {
    let text = with(
        r#"
requirement a
  lab § 1
  citizen must "go"
  citizen may "stay"
  by birth_date
  before birth_date
  form phone
  form video
  basis guidance
  basis statute
  proposed "x"
  proposed "y"
  met by interviews
  decided by citizen
  decided by jobcenter
  states cap is 3
  states cap is 4

requirement b
  lab § 1

guardrail c
  lab § 1
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn aspects() {
    let text = with(
        r#"
requirement a
  lab § 1
  citizen must "go"
  form in_persn
  content anything
  met by interviews

requirement b
  lab § 1
  citizen must "go"
  at all times
  documents lae_265

exemption x
  lab § 2
  lifts form of b
  lifts documents lae_256 of b
  changes form of a to writing
  changes content of b to "more"
  changes decision of b to jobcentre
  changes deadline of b to within notice after benefit
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn groups_or_requirements() {
    let text = with(
        r#"
target group g
  lab § 1
  when job_ready

target group h
  lab § 1
  when parental_leave

requirement r
  lab § 1
  citizen must "go"

at most one of g, h, r
  proposed "a bill"
at most one of r, h as two
  until 2020-01-01
at most one of r as two
  from 2020-01-01
at most one of r, h
at most one of g, birth_date, gg
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn laws() {
    let text = with("requirement r\n  lov § 1\n  lbb § 2\n  citizen must \"go\"\n");
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn days_that_cannot_be_read_overlap_nothing() {
    let version = |days: &str| format!("requirement r\n  lab § 1\n  citizen must \"go\"\n  {days}\n\n");
    insta::assert_snapshot!(told(&[&with(&(version("until 2020-06-30") + &version("from 2020-13-01")))]));
}

#[test]
fn what_meets_a_requirement_without_a_deadline() {
    let rule =
        |timing: &str| format!("requirement r\n  lab § 1\n  citizen must \"go\"\n{timing}  met by interviews\n\n");
    let warned = |timing: &str| {
        let (_, complaints, _) = checked(&[&with(&rule(timing))]);
        complaints.into_iter().any(|complaint| matches!(complaint.message, Message::MetWithoutDeadline { .. }))
    };
    assert!(warned(""));
    assert!(!warned("  at all times\n"));
    assert!(!warned("  within 1 week after birth_date\n"));
}

#[test]
fn acts_that_meet_a_prohibition_or_break_a_duty() {
    let codes = |duty: &str, clause: &str| {
        let rule =
            format!("requirement r\n  lab § 1\n  citizen {duty} \"go\"\n  at all times\n  {clause} interviews\n\n");
        let (_, complaints, _) = checked(&[&with(&rule)]);
        let codes = complaints.into_iter().map(|complaint| complaint.code().as_str());
        codes.filter(|code| code.starts_with('E')).collect::<Vec<_>>()
    };
    assert_eq!(codes("must not", "met by"), ["E0461"]);
    assert_eq!(codes("must", "broken by"), ["E0462"]);
    assert_eq!(codes("may", "broken by"), ["E0462"]);
    assert!(codes("must not", "broken by").is_empty() && codes("must", "met by").is_empty());
}

#[test]
fn what_is_said_of_a_prohibition_and_not_read() {
    let codes = |duty: &str, clause: &str| {
        let met = if duty == "must" { "met" } else { "broken" };
        let rule = format!("requirement r\n  lab § 1\n  citizen {duty} \"go\"\n  {clause}\n  {met} by interviews\n\n");
        let (_, complaints, _) = checked(&[&with(&rule)]);
        let codes = complaints.into_iter().map(|complaint| complaint.code().as_str());
        codes.filter(|code| code.starts_with('E')).collect::<Vec<_>>()
    };
    for timing in
        ["within 1 week after birth_date", "at least every 1 month from birth_date", "within not encoded \"why\""]
    {
        assert_eq!(codes("must not", timing), ["E0466"], "{timing}");
        assert!(codes("must", timing).is_empty(), "{timing}");
    }
    assert!(codes("must not", "at all times").is_empty());
    for clause in ["counts earlier events", "spends its events"] {
        assert_eq!(codes("must not", clause), ["E0467"], "{clause}");
        assert!(codes("must", clause).is_empty(), "{clause}");
    }
}

#[test]
fn what_is_owed_for_every_decision_of_one_who_decides_nothing() {
    let warned = |decided: &str| {
        let rule = format!(
            "requirement heard\n  lab § 1\n  for every decision by jobcenter\n  citizen must \"be heard\"\n\n\
             requirement r\n  lab § 2\n  jobcenter must \"grant\"\n  {decided}\n\n"
        );
        let (_, complaints, _) = checked(&[&with(&rule)]);
        complaints.into_iter().any(|complaint| matches!(complaint.message, Message::NothingIsDecided { .. }))
    };
    assert!(warned("at all times"));
    assert!(!warned("decided by jobcenter"));
    assert!(warned("decided by citizen"));
    // What could not be read may be the decision.
    assert!(!warned("decided bye jobcenter"));
}

#[test]
fn what_a_rule_names_and_is_not_law_on_its_days() {
    let told = |days: &str, named: &str| {
        let rule = format!(
            "{named}\n\nrequirement r\n  lab § 1\n  {days}\n  for few\n  when enough\n  jobcenter must \"go\"\n  \
             within answer_in after birth_date\n  met by interviews\n\n"
        );
        let (_, complaints, _) = checked(&[&with(&rule)]);
        let told = complaints.into_iter().filter_map(|complaint| match complaint.message {
            Message::NamesWhatIsNoLaw { name, named, witness } => Some(format!("{name} {named} {witness}")),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    let named = |parameter: &str, group: &str, definition: &str| {
        format!(
            "parameter answer_in\n  lab § 1\n  {parameter}\n\ntarget group few\n  lab § 2\n  {group}  when job_ready\n\n\
             definition enough is job_ready\n  {definition}"
        )
    };
    let always = named("3 weeks from 2014-01-01", "", "");
    assert_eq!(told("from 2014-01-01", &always), [""; 0]);
    assert_eq!(told("from 2013-12-31 until 2020-01-01", &always), ["r answer_in 2013-12-31"]);
    // Where the rule has no first day, a day is named that is near.
    assert_eq!(told("", &always), ["r answer_in 2013-12-31"]);
    let ends = named("3 weeks from 2014-01-01 until 2015-12-31\n  2 weeks from 2016-01-01 until 2020-12-31", "", "");
    assert_eq!(told("from 2014-01-01 until 2020-12-31", &ends), [""; 0]);
    assert_eq!(told("from 2014-01-01", &ends), ["r answer_in 2021-01-01"]);
    let later = named("3 weeks from 2014-01-01", "from 2015-01-01\n", "from 2016-01-01");
    assert_eq!(told("from 2014-01-01", &later), ["r enough 2014-01-01", "r few 2014-01-01"]);
    assert_eq!(told("from 2016-01-01", &later), [""; 0]);
}

#[test]
fn a_form_in_quotes_that_is_a_value_of_the_events() {
    let codes = |form: &str| {
        let rule = format!(
            "requirement r\n  lab § 1\n  citizen must \"go\"\n  within 1 week after birth_date\n  form {form}\n  met by interviews\n\n"
        );
        let (_, complaints, _) = checked(&[&with(&rule)]);
        let codes = complaints.into_iter().map(|complaint| complaint.code().as_str());
        codes.filter(|code| code.starts_with('E')).collect::<Vec<_>>()
    };
    assert_eq!(codes("\"in_person\""), ["E0468"]);
    assert_eq!(codes("\"Phone\""), ["E0468"]);
    assert!(codes("in_person").is_empty());
    assert!(codes("\"in person, at the office\"").is_empty());
}

#[test]
fn a_form_that_some_of_the_events_cannot_say() {
    let rule = "requirement r\n  lab § 1\n  citizen must \"go\"\n  within 1 week after birth_date\n  form phone\n  \
                met by interviews\n  met by leaves\n\n";
    let (_, complaints, _) = checked(&[&with(rule)]);
    let told = complaints.into_iter().filter_map(|complaint| match complaint.message {
        Message::AspectNotAsked { event, .. } => Some(event),
        _ => None,
    });
    assert_eq!(told.collect::<Vec<_>>(), ["leave"]);
}

#[test]
fn a_new_rule_that_takes_over_from_itself() {
    let told = |versions: &[&str], on: &str| {
        let version = |days: &&str| {
            format!(
                "requirement r\n  lab § 1\n  {days}\n  citizen must \"go\"\n  within 1 week after birth_date\n  met by interviews\n\n"
            )
        };
        let rules: String = versions.iter().map(version).collect();
        let passing = format!("transition t\n  lab § 2\n  concerns r\n  new rule takes over on {on}\n\n");
        let (_, complaints, _) = checked(&[&with(&(rules + &passing))]);
        complaints.into_iter().any(|complaint| matches!(complaint.message, Message::TakesOverFromItself { .. }))
    };
    let two = ["until 2019-12-31", "from 2020-01-01"];
    assert!(!told(&two, "2020-01-01"));
    assert!(!told(&two, "2021-06-01"));
    assert!(told(&two, "2019-06-01"));
    assert!(told(&["from 2014-01-01"], "2020-01-01"));
}

#[test]
fn what_is_not_encoded_and_never_told() {
    let told = |cited: &str| {
        let rules = format!(
            "not encoded \"left out\"\n  {cited}\n\nrequirement r\n  lab § 1\n  jobcenter must \"go\"\n  at all times\n\n"
        );
        let book = with(&rules).replace("  months last_day", "  law \"another law\" as other\n  months last_day");
        let (_, complaints, _) = checked(&[&book]);
        complaints.into_iter().any(|complaint| matches!(complaint.message, Message::NeverTold { .. }))
    };
    assert!(told("other § 1"));
    assert!(!told("lab § 2"));
    assert!(!told("other § 1\n  lab § 2"));
}

#[test]
fn what_is_owed_no_times() {
    for timing in
        ["at least 0 times within 1 week after birth_date", "at least 0 times after birth_date and by first_contact"]
    {
        let rule = format!("requirement r\n  lab § 1\n  citizen must \"go\"\n  {timing}\n  met by interviews\n\n");
        let (_, complaints, _) = checked(&[&with(&rule)]);
        let codes = complaints.into_iter().map(|complaint| complaint.code().as_str());
        assert_eq!(codes.filter(|code| code.starts_with('E')).collect::<Vec<_>>(), ["E0464"], "{timing}");
    }
}

#[test]
fn a_list_that_somebody_judges() {
    let book = |how: &str| {
        let text =
            with("").replace("  job_ready yes/no", &format!("  judged events interview, {how}\n  job_ready yes/no"));
        let (model, complaints, _) = checked(&[&text]);
        let codes = complaints.into_iter().map(|complaint| complaint.code().as_str());
        (model.facts.len(), codes.filter(|code| code.starts_with('E')).collect::<Vec<_>>())
    };
    let (facts, codes) = book("optional");
    assert!(codes.is_empty());
    for how in ["assessed by jobcenter", "optional, chosen by citizen", "requested by citizen"] {
        assert_eq!(book(how), (facts, vec!["E0463"]), "{how}");
    }
}
