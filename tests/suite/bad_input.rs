//! Bad input has an answer with a code: windows without a day, rates of zero, periods that overlap, dates out of range.

use hjemmel::{Date, Rulebook};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event job from begun until ended
  periods do not overlap
  begun date
  ended date, optional
  weekly hours a week, optional

event letter on sent
  sent date

situation
  first date, optional
  last date, optional
  jobs events job
  letters events letter

definition earned is day on which sum of weekly of jobs reaches 100 hours

requirement report
  lab § 1
  office must "report"
  no earlier than first and by last
  met by letters

requirement paid
  lab § 2
  office must "pay"
  within 1 week after earned
  met by letters
"#;

fn rulebook(text: &str) -> Rulebook {
    Rulebook::builder().source("r.rulebook", text).compile().unwrap()
}

/// The codes of what is wrong with a situation.
fn refused(situation: &str) -> Vec<String> {
    let error = rulebook(RULEBOOK).situation_from_json(situation).unwrap_err();
    error.diagnostics().iter().map(|complaint| complaint.code().to_string()).collect()
}

/// The codes of what is wrong with an example.
fn in_example(given: &str) -> Vec<String> {
    let text = format!(
        "{RULEBOOK}\nexample \"of it\"\n  as of 2024-06-01\n  given\n    {given}\n  expect\n    report due 2024-06-01\n"
    );
    let refused = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap_err();
    refused.diagnostics().iter().map(|complaint| complaint.code().to_string()).collect()
}

/// The code with which an evaluation ended, if it did.
fn ended(text: &str, situation: &str) -> Option<String> {
    let rulebook = rulebook(text);
    let situation = rulebook.situation_from_json(situation).unwrap();
    let error = rulebook.evaluation(&situation).as_of(Date::parse("2024-06-01").unwrap()).run().err()?;
    assert_eq!(error.diagnostics().iter().map(|it| it.code().to_string()).collect::<Vec<_>>(), [error.code()]);
    Some(error.code().to_owned())
}

#[test]
fn periods_that_overlap() {
    let jobs = |one: &str, other: &str| format!(r#"{{"jobs": [{{{one}}}, {{{other}}}]}}"#);
    let first = r#""begun": "2024-01-01", "ended": "2024-03-31""#;
    for other in [
        r#""begun": "2024-03-31", "ended": "2024-04-30""#,
        r#""begun": "2023-12-01", "ended": null"#,
        r#""begun": "2024-01-01""#,
    ] {
        assert_eq!(refused(&jobs(first, other)), ["E2016"], "{other}");
    }
    for other in [
        r#""begun": "2024-04-01", "ended": null"#,
        r#""begun": "2023-12-01", "ended": "2023-12-31""#,
        // Its last day is not known, so it surely covers its first day alone.
        r#""begun": "2023-12-01""#,
    ] {
        assert!(rulebook(RULEBOOK).situation_from_json(&jobs(first, other)).is_ok(), "{other}");
    }
    let error = rulebook(RULEBOOK).situation_from_json(&jobs(first, first)).unwrap_err();
    assert!(error.to_string().contains("jobs[1]"), "{error}");
    assert_eq!(in_example("jobs begun 2024-01-01, no ended\n    jobs begun 2024-02-01, ended 2024-03-01"), ["E2016"]);
    let free = RULEBOOK.replace("  periods do not overlap\n", "");
    assert!(rulebook(&free).situation_from_json(&jobs(first, first)).is_ok());
}

#[test]
fn only_what_lasts_can_overlap() {
    let text = RULEBOOK.replace("  sent date\n", "  sent date\n  periods do not overlap\n");
    let refused = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap_err();
    let codes: Vec<_> = refused.diagnostics().iter().map(|complaint| complaint.code().to_string()).collect();
    assert_eq!(codes, ["E0512"]);
}

#[test]
fn a_rate_of_zero_behind_reaches() {
    assert_eq!(refused(r#"{"jobs": [{"begun": "2024-01-01", "weekly": 0}]}"#), ["E2017"]);
    assert_eq!(in_example("jobs begun 2024-01-01, weekly 0 hours"), ["E2017"]);
    let nothing = RULEBOOK.replace("reaches 100 hours", "reaches 0 hours");
    let refused = Rulebook::builder().source("r.rulebook", nothing.as_str()).compile().unwrap_err();
    assert_eq!(refused.diagnostics().iter().next().unwrap().code().to_string(), "E0314");
    // Where no date hangs on the sum, no hours are hours too.
    let sum = RULEBOOK.replace("day on which sum of weekly of jobs reaches 100 hours", "first + 1 week");
    assert!(rulebook(&sum).situation_from_json(r#"{"jobs": [{"begun": "2024-01-01", "weekly": 0}]}"#).is_ok());
}

#[test]
fn a_rate_below_zero() {
    assert_eq!(refused(r#"{"jobs": [{"begun": "2024-01-01", "weekly": -1}]}"#), ["E2021"]);
    assert_eq!(in_example("jobs begun 2024-01-01, weekly -1 hours"), ["E2021"]);
    let assumed = RULEBOOK.replace("weekly hours a week, optional", "weekly hours a week, assumed -1 hours");
    let refused = Rulebook::builder().source("r.rulebook", assumed.as_str()).compile().unwrap_err();
    assert_eq!(refused.diagnostics().iter().next().unwrap().code().to_string(), "E2021");
    // Also where no date hangs on the sum.
    let sum = RULEBOOK.replace("day on which sum of weekly of jobs reaches 100 hours", "first + 1 week");
    assert!(rulebook(&sum).situation_from_json(r#"{"jobs": [{"begun": "2024-01-01", "weekly": -1}]}"#).is_err());
}

#[test]
fn a_window_that_ends_before_it_starts() {
    let given =
        |first: &str, last: &str| format!(r#"{{"first": "{first}", "last": "{last}", "letters": [], "jobs": []}}"#);
    assert_eq!(ended(RULEBOOK, &given("2024-03-01", "2024-02-29")).as_deref(), Some("E3010"));
    assert_eq!(ended(RULEBOOK, &given("2024-03-01", "2024-03-01")), None);
    let after = RULEBOOK.replace("no earlier than first", "after first");
    assert_eq!(ended(&after, &given("2024-03-01", "2024-03-01")).as_deref(), Some("E3010"));
    // What a rule reckons from sound dates is no fault of theirs.
    let reckoned = RULEBOOK.replace("no earlier than first", "no earlier than first + 1 year");
    assert_eq!(ended(&reckoned, &given("2024-03-01", "2024-05-01")), None);
    assert_eq!(refused(r#"{"jobs": [{"begun": "2024-03-01", "ended": "2024-02-29"}]}"#), ["E2011"]);
    assert_eq!(in_example("jobs begun 2024-03-01, ended 2024-02-29"), ["E2011"]);
    let fixed = RULEBOOK.replace("no earlier than first and by last", "no earlier than 2024-03-01 and by 2024-02-29");
    let refused = Rulebook::builder().source("r.rulebook", fixed.as_str()).compile().unwrap_err();
    assert!(refused.diagnostics().iter().any(|complaint| complaint.code().to_string() == "E0606"));
    // What is reckoned from one and the same date may be known to end first, whatever the date.
    let counted =
        RULEBOOK.replace("no earlier than first and by last", "after first + 3 months and by first + 1 month");
    let refused = Rulebook::builder().source("r.rulebook", counted.as_str()).compile().unwrap_err();
    assert!(refused.diagnostics().iter().any(|complaint| complaint.code().to_string() == "E0606"));
}

#[test]
fn dates_past_the_last_year() {
    assert_eq!(refused(r#"{"first": "10000-01-01"}"#), ["E2005"]);
    assert_eq!(in_example("first 10000-01-01"), ["E0303"]);
    let far = RULEBOOK.replace("no earlier than first and by last", "within 1 month after first");
    let given = r#"{"first": "9999-12-15", "letters": [], "jobs": []}"#;
    for timing in
        ["within 1 month after first", "every 1 month from first", "within 1 whole calendar month after first"]
    {
        let far = far.replace("within 1 month after first", timing);
        assert_eq!(ended(&far, given).as_deref(), Some("E3002"), "{timing}");
    }
}
