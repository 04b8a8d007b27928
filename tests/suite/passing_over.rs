//! How duties pass from one law to the next: each first day has one answer, around the end of a trial and of a version.
//!
//! The days are those of contacts from 20 November to 24 December 2021, around a trial whose last day is 31 December 2021: the
//! four weeks after 3 December end on that day, those after 4 December on the next.

use crate::generate::{load, read};
use hjemmel_engine::findings::Findings;
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
