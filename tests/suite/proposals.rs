//! What alone can be proposed besides rules: a parameter, what was set in its place, a transition; off, on, and together.

use hjemmel::{Date, Language, Outcome, Rulebook};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  law "an act that was never passed" as new, never enacted
  months last_day
  from 2019-01-01

actor office

situation
  first_contact date
  north yes/no

parameter interval "Weeks to the first talk"
  lab § 13
  delegated to office between 4 weeks and 10 weeks
  8 weeks from 2019-01-01

setting interval is 10 weeks
  decision "decision of 3 March 2025"
  when north
  from 2025-04-01

requirement talk
  lab § 31
  office must "hold a talk"
  within interval after first_contact
"#;

/// The law's parameter from 2026 on, with narrower bounds.
const PARAMETER: &str = r#"
parameter interval "Weeks to the first talk"
  new § 1
  proposed "an act"
  delegated to office between 2 weeks and 6 weeks
  4 weeks from 2026-01-01
"#;

const SETTING: &str = r#"
setting interval is 5 weeks
  decision "not taken"
  when north
  proposed "the decision"
"#;

/// The set if it loads, and the errors, or else the warnings.
fn codes(text: &str) -> (Option<Rulebook>, Vec<String>) {
    let checked = Rulebook::builder().source("r.rulebook", text).check();
    let errors = checked.diagnostics().has_errors();
    let told = checked.diagnostics().iter().filter(|it| it.is_error() == errors);
    // Nobody asks here whether the duty is met.
    let codes = told.map(|it| it.code().to_string()).filter(|code| code != "W1803").collect();
    ((!errors).then(|| checked.into_rulebook()), codes)
}

fn found(rulebook: &Rulebook, first_contact: &str, north: Option<bool>, with: &[&str]) -> Outcome {
    let mut given = serde_json::json!({"first_contact": first_contact});
    if let Some(north) = north {
        given["north"] = north.into();
    }
    let situation = rulebook.situation_from_json(&given.to_string()).unwrap();
    let mut evaluation = rulebook.evaluation(&situation).as_of(Date::parse("2026-06-01").unwrap());
    for proposal in with {
        evaluation = evaluation.with(*proposal);
    }
    evaluation.language(Language::English).run().unwrap()
}

/// The due date, and the proposals on the line.
fn due(rulebook: &Rulebook, first_contact: &str, north: Option<bool>, with: &[&str]) -> (String, Vec<String>) {
    let outcome = found(rulebook, first_contact, north, with);
    let duty = &outcome.obligations[0];
    (duty.due.map_or("none".to_owned(), |due| due.to_string()), duty.proposals.clone())
}

fn told(due: &str, proposals: &[&str]) -> (String, Vec<String>) {
    (due.to_owned(), proposals.iter().map(|it| (*it).to_owned()).collect())
}

#[test]
fn a_proposed_parameter_stands_in_on_its_days_once_it_is_on() {
    let (rulebook, complaints) = codes(&(RULEBOOK.to_owned() + PARAMETER));
    let rulebook = rulebook.unwrap();
    assert_eq!(complaints, ["W1607"]);
    assert_eq!(due(&rulebook, "2026-02-02", Some(false), &[]), told("2026-03-30", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", Some(false), &["interval"]), told("2026-03-02", &["r.interval"]));
    // Before its first day the law's value holds, and what was decided for the north.
    assert_eq!(due(&rulebook, "2025-12-01", Some(false), &["interval"]), told("2026-01-26", &[]));
    assert_eq!(due(&rulebook, "2025-12-01", Some(true), &["interval"]), told("2026-02-09", &[]));
    // Ten weeks lie outside the bounds that are proposed.
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &[]), told("2026-04-13", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &["interval"]), told("2026-03-02", &["r.interval"]));
    let outcome = found(&rulebook, "2026-02-02", Some(false), &["interval"]);
    let reason = outcome.obligations[0].because.iter().find(|it| it.text.contains("4 weeks")).unwrap();
    assert_eq!(reason.citations.iter().map(ToString::to_string).collect::<Vec<_>>(), ["new § 1"]);
}

#[test]
fn a_proposed_setting_goes_before_the_one_that_was_decided() {
    let (rulebook, complaints) = codes(&(RULEBOOK.to_owned() + SETTING));
    let rulebook = rulebook.unwrap();
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(rulebook.proposals().collect::<Vec<_>>(), ["r.interval"]);
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &[]), told("2026-04-13", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &["interval"]), told("2026-03-09", &["r.interval"]));
    // It has no part in what holds elsewhere.
    assert_eq!(due(&rulebook, "2026-02-02", Some(false), &["interval"]), told("2026-03-30", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", None, &["interval"]), told("none", &["r.interval"]));
}

#[test]
fn what_is_part_of_a_proposal_is_held_against_its_bounds_and_everything_else_against_those_of_the_law() {
    let both = |setting: &str| codes(&(RULEBOOK.to_owned() + PARAMETER + &SETTING.replace("5 weeks", setting))).1;
    // Five weeks fit either; three weeks would be too short before 2026, nine too long from then on.
    assert_eq!(both("5 weeks"), ["W1607"]);
    assert_eq!(both("3 weeks"), ["E0706"]);
    assert_eq!(both("9 weeks"), ["E0706"]);
    let from_2026 =
        SETTING.replace("  when north\n", "  when north\n  from 2026-01-01\n").replace("5 weeks", "3 weeks");
    let (rulebook, complaints) = codes(&(RULEBOOK.to_owned() + PARAMETER + &from_2026));
    assert_eq!(complaints, ["W1607"]);
    assert_eq!(due(&rulebook.unwrap(), "2026-02-02", Some(true), &["interval"]), told("2026-02-23", &["r.interval"]));
    // It goes before what was decided, also where that fits the bounds that are proposed.
    let fits = RULEBOOK.replace("interval is 10 weeks", "interval is 6 weeks");
    let (rulebook, complaints) = codes(&(fits + PARAMETER + &from_2026));
    assert!(complaints.is_empty(), "{complaints:?}");
    let rulebook = rulebook.unwrap();
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &[]), told("2026-03-16", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", Some(true), &["interval"]), told("2026-02-23", &["r.interval"]));
    // What the law leaves to nobody cannot be set by a proposal alone; what the proposal leaves to nobody is no longer set.
    let undelegated = RULEBOOK.replace("  delegated to office between 4 weeks and 10 weeks\n", "");
    let (undecided, _) = undelegated.split_once("setting").unwrap();
    assert_eq!(codes(&(undecided.to_owned() + SETTING)).1, ["E0705"]);
    let fixed = PARAMETER.replace("  delegated to office between 2 weeks and 6 weeks\n", "");
    let (rulebook, complaints) = codes(&(RULEBOOK.to_owned() + &fixed));
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(due(&rulebook.unwrap(), "2026-02-02", Some(true), &["interval"]), told("2026-03-02", &["r.interval"]));
    // Two that are proposed could both hold.
    assert_eq!(codes(&(RULEBOOK.to_owned() + SETTING + SETTING)).1, ["E0707"]);
    assert_eq!(codes(&(RULEBOOK.to_owned() + PARAMETER + PARAMETER)).1, ["E0403"]);
}

#[test]
fn a_parameter_that_is_only_proposed_is_absent_until_it_is_on() {
    let (before, after) = RULEBOOK.split_once("parameter interval").unwrap();
    let after = after.split_once("\n\nrequirement").unwrap().1;
    let before = before.replace("  north yes/no\n", "");
    let (rulebook, complaints) = codes(&format!("{before}requirement{after}{PARAMETER}"));
    assert!(complaints.is_empty(), "{complaints:?}");
    let rulebook = rulebook.unwrap();
    assert_eq!(due(&rulebook, "2026-02-02", None, &[]), told("none", &[]));
    assert_eq!(due(&rulebook, "2026-02-02", None, &["interval"]), told("2026-03-02", &["r.interval"]));
}

/// Eight weeks until the end of 2025, two from then on.
fn shortened(transitions: &str) -> String {
    let (before, talk) = RULEBOOK.split_once("requirement talk").unwrap();
    let newer = talk.replace("interval after", "2 weeks after");
    format!(
        "{before}requirement talk{talk}  until 2025-12-31\n\nrequirement talk{newer}  from 2026-01-01\n{transitions}"
    )
}

const RUNS_ON: &str = "\ntransition change\n  lab § 99\n  concerns talk\n  old duties run on\n";
const TAKES_OVER: &str =
    "\ntransition change\n  new § 2\n  concerns talk\n  new rule takes over on 2026-01-01\n  proposed \"an act\"\n";

#[test]
fn a_proposed_transition_holds_once_it_is_on_and_stands_in_for_that_of_its_name() {
    for law in ["", RUNS_ON] {
        for text in [format!("{law}{TAKES_OVER}"), format!("{TAKES_OVER}{law}")] {
            let (rulebook, complaints) = codes(&shortened(&text));
            assert!(complaints.is_empty(), "{complaints:?}");
            let rulebook = rulebook.unwrap();
            assert_eq!(due(&rulebook, "2025-12-22", Some(false), &[]), told("2026-02-16", &[]), "{text}");
            assert_eq!(
                due(&rulebook, "2025-12-22", Some(false), &["change"]),
                told("2026-01-05", &["r.change"]),
                "{text}"
            );
        }
    }
}

#[test]
fn transitions_agree_whatever_is_on() {
    let other = TAKES_OVER.replace("transition change", "transition other");
    assert_eq!(codes(&shortened(&format!("{RUNS_ON}{other}"))).1, ["E0613"]);
    // Versions that count from different dates need one with the proposal off, and with it on.
    let clocks = |transitions: &str| {
        let text = shortened(transitions).replace("2 weeks after first_contact", "2 weeks after wish");
        codes(&text.replace("  north yes/no\n", "  north yes/no\n  wish date\n")).1
    };
    assert_eq!(clocks(RUNS_ON), Vec::<String>::new());
    assert_eq!(clocks(TAKES_OVER), ["E0605"]);
    assert_eq!(clocks(&format!("{RUNS_ON}{TAKES_OVER}")), Vec::<String>::new());
    let elsewhere = "\nrequirement letter\n  lab § 32\n  office must \"write\"\n  within 1 week after first_contact\n";
    let moved = TAKES_OVER.replace("concerns talk", "concerns letter");
    assert_eq!(clocks(&format!("{elsewhere}{RUNS_ON}{moved}")), ["E0605"]);
}

#[test]
fn what_is_proposed_says_what_it_lacks() {
    let setting = SETTING.replace(" \"the decision\"", "");
    assert_eq!(codes(&(RULEBOOK.to_owned() + &setting)).1, ["W1701"]);
    // Of one name once, and not where another one of it says so.
    assert_eq!(codes(&(RULEBOOK.to_owned() + PARAMETER + &setting)).1, ["W1607"]);
    let both = PARAMETER.replace(" \"an act\"", "") + &setting;
    assert_eq!(codes(&(RULEBOOK.to_owned() + &both)).1, ["W1607", "W1701"]);
    assert_eq!(codes(&shortened(&TAKES_OVER.replace(" \"an act\"", ""))).1, ["W1701"]);
}
