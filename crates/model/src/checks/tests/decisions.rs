//! Decisions, and what is owed for every one.

use super::{book, sound, told};

const DECIDED: &str = "requirement report\n  act § 2\n  office must \"report\"\n  within 2 weeks after begun\n  decided by office\n  met by interviews\n\n";

fn hearing(clauses: &str) -> String {
    format!(
        "requirement hearing\n  act § 3\n  for every decision by office as taken\n  office must \"hear\"\n  before taken\n  met by interviews\n{clauses}\n"
    )
}

fn exemption(days: &str, clauses: &str) -> String {
    format!("exemption free\n  act § 4\n{clauses}{days}\n")
}

#[test]
fn what_is_owed_for_every_decision() {
    let free = exemption("", "  lifts report\n  decided by office\n");
    sound(&book("  begun date\n", &(DECIDED.to_owned() + &hearing("") + &free)));
}

#[test]
fn it_is_no_decision_itself() {
    insta::assert_snapshot!(told(&book("  begun date\n", &(DECIDED.to_owned() + &hearing("  decided by office\n")))));
}

#[test]
fn no_exemption_is_a_decision_about_it() {
    let free = exemption("", "  lifts hearing\n  decided by office\n  changes decision of hearing to office\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &(DECIDED.to_owned() + &hearing("") + &free))));
}

#[test]
fn what_is_decided_does_not_ask_about_it() {
    let asks = DECIDED.replace("  met by", "  unless status of hearing is overdue\n  met by");
    insta::assert_snapshot!(told(&book("  begun date\n", &(asks + &hearing("")))));
}

#[test]
fn the_versions_of_an_exemption_are_decided_by_the_same() {
    let first = exemption("  until 2019-12-31\n", "  lifts report\n  decided by office\n");
    let second = exemption("  from 2020-01-01\n", "  lifts report\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &(DECIDED.to_owned() + &first + &second))));
}

#[test]
fn a_decision_has_a_day_and_no_start() {
    let asks = hearing("  states counted is start of taken\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &(DECIDED.to_owned() + &asks))));
}
