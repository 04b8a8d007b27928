//! How duties pass from one law to the next: each first day has one answer, around the end of a trial and of a version.
//!
//! The days are those of contacts from 20 November to 24 December 2021, around a trial whose last day is 31 December 2021: the
//! four weeks after 3 December end on that day, those after 4 December on the next.

use crate::generate::{load, read};
use hjemmel_engine::findings::{Findings, Reason};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::{Options, evaluate};
use hjemmel_value::Date;
use serde_json::json;
use std::fmt::Write as _;

const BEFORE: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2019-01-01

actor office

event interview on held
  held date

situation
  first_contact date
  interviews events interview

"#;

const REQUIREMENT: &str = r#"requirement first_interview
  lab § 31
  office must "hold an interview"
  within 4 weeks after first_contact
  met by interviews
"#;

const TRIAL: &str = r#"
trial free_contacts "Interviews when needed"
  lab § 1
  bylaw "the by-law"
  from 2017-07-01 until 2021-12-31

exemption no_interviews
  in trial free_contacts
"#;

/// Four weeks until 10 December 2021, two from the next day on.
fn shortened_from_11_december() -> String {
    let shorter = REQUIREMENT.replace("4 weeks", "2 weeks");
    format!("{BEFORE}{REQUIREMENT}  until 2021-12-10\n\n{shorter}  from 2021-12-11\n")
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn find(plan: &Plan, contact: Date, as_of: &str) -> Findings {
    let situation = read(plan, &json!({"first_contact": contact.to_string(), "interviews": []}));
    evaluate(plan, &situation, &Options::new(day(as_of))).unwrap()
}

/// What comes of each of the 35 days, days of the same answer in one line: how the duty stands and the days from the contact
/// to the due date.
fn answers(rulebook: &str, as_of: &str) -> String {
    let plan = load(rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    let mut told: Vec<(Date, Date, String)> = Vec::new();
    let mut contact = day("2021-11-20");
    while contact <= day("2021-12-24") {
        let found = find(&plan, contact, as_of);
        let owed = found.duties.iter().map(|duty| {
            let days = duty.due.map_or("no date".to_owned(), |due| format!("{} days", contact.days_until(due)));
            format!("{:?}, {days}", duty.status)
        });
        let lifted = found.lifted.iter().map(|line| format!("Lifted, {} days", contact.days_until(line.due.unwrap())));
        let all: Vec<String> = owed.chain(lifted).collect();
        assert_eq!(all.len(), 1, "{contact} has one answer, not {all:?}");
        assert!(found.undetermined.is_empty() && found.not_applicable.is_empty(), "{contact}");
        match told.last_mut() {
            Some((_, last, answer)) if *answer == all[0] => *last = contact,
            _ => told.push((contact, contact, all[0].clone())),
        }
        contact = contact.next().unwrap();
    }
    told.iter().fold(String::new(), |mut text, (first, last, answer)| {
        writeln!(text, "{first} to {last}: {answer}").unwrap();
        text
    })
}

#[test]
fn a_trial_that_ends_leaves_no_debt_and_no_open_window_behind() {
    let rulebook = format!("{BEFORE}{REQUIREMENT}{TRIAL}  lifts first_interview\n");
    // What fell due on its last day is lifted, what falls due the day after is owed with all its time.
    insta::assert_snapshot!(answers(&rulebook, "2022-02-01"), @r"
    2021-11-20 to 2021-12-03: Lifted, 28 days
    2021-12-04 to 2021-12-24: Overdue, 28 days
    ");
    // While it ran, an exemption reached what had not yet fallen due on that day.
    insta::assert_snapshot!(answers(&rulebook, "2021-12-31"), @r"
    2021-11-20 to 2021-12-24: Lifted, 28 days
    ");
    insta::assert_snapshot!(answers(&rulebook, "2022-01-01"), @r"
    2021-11-20 to 2021-12-03: Lifted, 28 days
    2021-12-04 to 2021-12-24: Open, 28 days
    ");
}

#[test]
fn a_longer_deadline_of_a_trial_holds_for_what_would_have_fallen_due_in_it() {
    let rulebook = format!(
        "{BEFORE}{REQUIREMENT}{TRIAL}  changes deadline of first_interview to within 6 weeks after first_contact\n"
    );
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-03: Overdue, 42 days
    2021-12-04 to 2021-12-24: Overdue, 28 days
    ");
}

#[test]
fn a_version_that_shortens_a_deadline_governs_from_its_first_day_and_not_before() {
    let rulebook = shortened_from_11_december();
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-10: Overdue, 28 days
    2021-12-11 to 2021-12-24: Overdue, 14 days
    ");
}

#[test]
fn a_version_that_shortens_a_deadline_while_a_trial_runs_out() {
    let rulebook = shortened_from_11_december() + TRIAL + "  lifts first_interview\n";
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-03: Lifted, 28 days
    2021-12-04 to 2021-12-10: Overdue, 28 days
    2021-12-11 to 2021-12-17: Lifted, 14 days
    2021-12-18 to 2021-12-24: Overdue, 14 days
    ");
}

/// How the duties of the version before 11 December pass on.
fn with_transition(says: &str) -> String {
    let transition = format!("\ntransition to_the_new\n  lab § 130\n  concerns first_interview\n  {says}\n");
    shortened_from_11_december() + &transition
}

#[test]
fn a_new_rule_takes_over_what_is_neither_due_nor_met() {
    let rulebook = with_transition("new rule takes over on 2021-12-25");
    // What the old rule lets fall due by 24 December stays with it; the rest is due two weeks after the contact at once.
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-11-26: Overdue, 28 days
    2021-11-27 to 2021-12-24: Overdue, 14 days
    ");
}

#[test]
fn what_is_taken_over_is_due_no_earlier_than_the_transition_says() {
    let rulebook = with_transition("new rule takes over on 2021-12-25, due no earlier than 2021-12-25 + 1 week");
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-11-26: Overdue, 28 days
    2021-11-27 to 2021-11-27: Overdue, 35 days
    2021-11-28 to 2021-11-28: Overdue, 34 days
    2021-11-29 to 2021-11-29: Overdue, 33 days
    2021-11-30 to 2021-11-30: Overdue, 32 days
    2021-12-01 to 2021-12-01: Overdue, 31 days
    2021-12-02 to 2021-12-02: Overdue, 30 days
    2021-12-03 to 2021-12-03: Overdue, 29 days
    2021-12-04 to 2021-12-04: Overdue, 28 days
    2021-12-05 to 2021-12-05: Overdue, 27 days
    2021-12-06 to 2021-12-06: Overdue, 26 days
    2021-12-07 to 2021-12-07: Overdue, 25 days
    2021-12-08 to 2021-12-08: Overdue, 24 days
    2021-12-09 to 2021-12-09: Overdue, 23 days
    2021-12-10 to 2021-12-10: Overdue, 22 days
    2021-12-11 to 2021-12-24: Overdue, 14 days
    ");
}

#[test]
fn the_day_before_which_nothing_is_due_can_be_counted_in_working_days() {
    let rulebook =
        with_transition("new rule takes over on 2021-12-25, due no earlier than 2021-12-25 + 3 working days")
            .replace("  months last_day\n", "  months last_day\n  working days by closed\n")
            .replace(
                "actor office\n",
                "actor office\n\ncalendar closed\n  weekly saturday to sunday\n  on 28 December\n",
            );
    // The 27th, the 29th and the 30th: the 25th and 26th are a weekend, the 28th is in the calendar.
    let plan = load(&rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    let due = |contact: &str| find(&plan, day(contact), "2022-03-01").duties[0].due;
    assert_eq!(due("2021-11-27"), Some(day("2021-12-30")));
    assert_eq!(due("2021-12-10"), Some(day("2021-12-30")));
    assert_eq!(due("2021-12-20"), Some(day("2022-01-03")));
}

#[test]
fn what_was_met_under_the_old_rule_is_not_reopened() {
    let rulebook = with_transition("new rule takes over on 2021-12-25")
        .replace("within 2 weeks after first_contact", "at least 2 times within 2 weeks after first_contact");
    let plan = load(&rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    let evaluated = |held: &[&str]| {
        let interviews: Vec<_> = held.iter().map(|held| json!({ "held": held })).collect();
        let situation = read(&plan, &json!({"first_contact": "2021-12-05", "interviews": interviews}));
        let found = evaluate(&plan, &situation, &Options::new(day("2022-01-10"))).unwrap();
        let duty = &found.duties[0];
        format!("{:?} {:?} of {:?}, due {}", duty.status, duty.met, duty.required, duty.due.unwrap())
    };
    assert_eq!(evaluated(&["2021-12-10"]), "Met Some(1) of Some(1), due 2022-01-02");
    assert_eq!(evaluated(&["2021-12-28"]), "Overdue Some(1) of Some(2), due 2021-12-19");
}

#[test]
fn old_duties_run_on_with_all_their_steps() {
    let rule = "requirement follow_up\n  lab § 32\n  office must \"follow up\"\n  at least every LENGTH from first_contact\n  met by interviews\n  DAYS\n\n";
    let versions = rule.replace("LENGTH", "4 weeks").replace("DAYS", "until 2021-12-10")
        + &rule.replace("LENGTH", "2 weeks").replace("DAYS", "from 2021-12-11");
    let run_on = "transition running\n  lab § 130\n  concerns follow_up\n  old duties run on\n";
    let due = |transition: &str| {
        let plan = load(&format!("{BEFORE}{versions}{transition}")).unwrap_or_else(|error| panic!("{error}")).plan;
        let held =
            json!({"first_contact": "2021-12-01", "interviews": [{"held": "2021-12-20"}, {"held": "2022-01-05"}]});
        let found = evaluate(&plan, &read(&plan, &held), &Options::new(day("2022-01-10"))).unwrap();
        found.duties.iter().map(|duty| duty.due.unwrap().to_string()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(due(""), "2021-12-29, 2022-01-03, 2022-01-19", "each step by the law of the day it is measured from");
    assert_eq!(due(run_on), "2021-12-29, 2022-01-17, 2022-02-02");
}

#[test]
fn what_a_trial_lifted_is_owed_some_time_after_its_end() {
    let transition =
        "\ntransition out_of_the_trial\n  lab § 131\n  concerns free_contacts\n  when it ends, then within 1 month\n";
    let rulebook = format!("{BEFORE}{REQUIREMENT}{TRIAL}  lifts first_interview\n{transition}");
    insta::assert_snapshot!(answers(&rulebook, "2021-12-15"), @r"
    2021-11-20 to 2021-11-20: Suspended, 72 days
    2021-11-21 to 2021-11-21: Suspended, 71 days
    2021-11-22 to 2021-11-22: Suspended, 70 days
    2021-11-23 to 2021-11-23: Suspended, 69 days
    2021-11-24 to 2021-11-24: Suspended, 68 days
    2021-11-25 to 2021-11-25: Suspended, 67 days
    2021-11-26 to 2021-11-26: Suspended, 66 days
    2021-11-27 to 2021-11-27: Suspended, 65 days
    2021-11-28 to 2021-11-28: Suspended, 64 days
    2021-11-29 to 2021-11-29: Suspended, 63 days
    2021-11-30 to 2021-11-30: Suspended, 62 days
    2021-12-01 to 2021-12-01: Suspended, 61 days
    2021-12-02 to 2021-12-02: Suspended, 60 days
    2021-12-03 to 2021-12-03: Suspended, 59 days
    2021-12-04 to 2021-12-15: Open, 28 days
    2021-12-16 to 2021-12-24: Upcoming, 28 days
    ");
    insta::assert_snapshot!(answers(&rulebook, "2022-02-01"), @r"
    2021-11-20 to 2021-11-20: Overdue, 72 days
    2021-11-21 to 2021-11-21: Overdue, 71 days
    2021-11-22 to 2021-11-22: Overdue, 70 days
    2021-11-23 to 2021-11-23: Overdue, 69 days
    2021-11-24 to 2021-11-24: Overdue, 68 days
    2021-11-25 to 2021-11-25: Overdue, 67 days
    2021-11-26 to 2021-11-26: Overdue, 66 days
    2021-11-27 to 2021-11-27: Overdue, 65 days
    2021-11-28 to 2021-11-28: Overdue, 64 days
    2021-11-29 to 2021-11-29: Overdue, 63 days
    2021-11-30 to 2021-11-30: Overdue, 62 days
    2021-12-01 to 2021-12-01: Overdue, 61 days
    2021-12-02 to 2021-12-02: Overdue, 60 days
    2021-12-03 to 2021-12-03: Overdue, 59 days
    2021-12-04 to 2021-12-24: Overdue, 28 days
    ");
}

#[test]
fn an_exemption_that_reaches_duties_arising_goes_by_the_day_of_the_contact() {
    let rulebook = format!("{BEFORE}{REQUIREMENT}{TRIAL}  lifts first_interview\n  reaches duties arising\n")
        .replace("until 2021-12-31", "until 2021-12-10");
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-10: Lifted, 28 days
    2021-12-11 to 2021-12-24: Overdue, 28 days
    ");
}

#[test]
fn the_law_of_a_day_is_kept_for_those_whom_the_exemption_reaches() {
    let keeps = "  keeps first_interview as of 2021-06-30\n";
    let rulebook = shortened_from_11_december() + TRIAL + keeps;
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-10: Overdue, 28 days
    2021-12-11 to 2021-12-24: Overdue, 14 days
    ");
    // A duty of which there was nothing on that day is lifted.
    let newer = REQUIREMENT.replace("  met by interviews\n", "  met by interviews\n  from 2021-11-01\n");
    let rulebook = format!("{BEFORE}{newer}{TRIAL}{keeps}");
    insta::assert_snapshot!(answers(&rulebook, "2022-03-01"), @r"
    2021-11-20 to 2021-12-03: Lifted, 28 days
    2021-12-04 to 2021-12-24: Overdue, 28 days
    ");
}

#[test]
fn what_is_asked_of_other_exemptions_while_kept_law_is_looked_for_names_no_proposal() {
    let keeps = "  when kept\n  keeps first_interview as of 2021-06-30\n";
    let group = "\ntarget group new\n  lab § 2\n  when kept\n  proposed \"lacks a law\"\n";
    let other = "\nexemption no_form\n  lab § 3\n  for new\n  lifts first_interview\n";
    let rulebook = shortened_from_11_december().replace("  interviews events", "  kept yes/no\n  interviews events");
    let plan = load(&(rulebook + group + TRIAL + keeps + other)).unwrap_or_else(|error| panic!("{error}")).plan;
    let mut options = Options::new(day("2022-03-01"));
    options.proposals = (0..plan.proposals.len()).map(hjemmel_engine::ids::ProposalId::at).collect();
    let given = json!({"first_contact": "2021-12-01", "kept": false, "interviews": []});
    let found = evaluate(&plan, &read(&plan, &given), &options).unwrap();
    assert_eq!((plan.proposals.len(), found.duties.len(), found.duties[0].proposals.len()), (1, 1, 0));
}

/// What the lines that are not determined rest on, by the kinds of their reasons.
fn kinds(rulebook: &str, situation: serde_json::Value) -> Vec<String> {
    let plan = load(rulebook).unwrap_or_else(|error| panic!("{error}")).plan;
    let found = evaluate(&plan, &read(&plan, &situation), &Options::new(day("2022-03-01"))).unwrap();
    let [line] = found.undetermined.as_slice() else { panic!("{found:?}") };
    let kind = |reason: &Reason| {
        let kind = format!("{:?}", reason.kind);
        kind.split([' ', '{']).next().unwrap_or_default().to_owned()
    };
    line.because.iter().map(kind).collect()
}

#[test]
fn a_line_tells_why_it_is_not_known_which_rule_governs() {
    // Whether the act before the new rule is one.
    let takes_over = with_transition("new rule takes over on 2021-12-25");
    let unsure = takes_over
        .replace("held date", "held date\n  good yes/no")
        .replace("by interviews", "by interviews where good");
    let held = json!({"first_contact": "2021-12-01", "interviews": [{"held": "2021-12-02"}, {"held": "2021-12-26", "good": true}]});
    assert_eq!(kinds(&unsure, held), ["Transition", "Counted", "Event"]);
    let untold = json!({"first_contact": "2021-12-01"});
    assert_eq!(kinds(&takes_over, untold), ["Transition", "Counted", "MayMissEvents"]);
    // How long the old rule gives.
    let length = takes_over
        .replacen("within 4 weeks", "within gap", 1)
        .replace("  interviews ev", "  gap duration\n  interviews ev");
    assert_eq!(kinds(&length, json!({"first_contact": "2021-12-01", "interviews": []})), ["Transition", "Clock"]);
    // Whether an exemption keeps the old law.
    let keeps = shortened_from_11_december() + TRIAL + "  when kept\n  keeps first_interview as of 2021-06-30\n";
    let keeps = keeps.replace("  interviews ev", "  kept yes/no\n  interviews ev");
    assert_eq!(kinds(&keeps, json!({"first_contact": "2021-12-01", "interviews": []})), ["Exemption"]);
}
