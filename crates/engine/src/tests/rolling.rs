//! Rolling duties: steps from act to act, lifted ones, and lists that miss events.

use crate::findings::{Findings, Need, NotApplicableReason, ReasonKind, Status};
use crate::ids::{FactId, RequirementId};
use crate::plan::{Comparison, EffectKind, Node, Type};
use crate::situation::FieldGiven;
use crate::testing::*;

const R: RequirementId = RequirementId(0);

/// Every ten days from 1 March 2020.
fn rolling() -> (Book, FactId, FactId) {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let mut version = must(book.every(10, clock));
    version.met_by = vec![any_of(list)];
    version.form = Some(forms(&[0]));
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    book.interviews(list, &[]);
    (book, clock, list)
}

/// Occurrence, due date and status of every duty.
fn row(findings: &Findings) -> Vec<(u32, String, Status)> {
    let mut row: Vec<_> = findings
        .duties
        .iter()
        .map(|duty| (duty.occurrence.unwrap(), duty.due.unwrap().to_string(), duty.status))
        .collect();
    row.sort_by_key(|(occurrence, ..)| *occurrence);
    row
}

fn expect(findings: &Findings, expected: &[(u32, &str, Status)]) {
    let expected: Vec<_> = expected.iter().map(|(n, due, status)| (*n, (*due).to_owned(), *status)).collect();
    assert_eq!(row(findings), expected);
}

#[test]
fn from_act_to_act() {
    let (mut book, _, list) = rolling();
    book.interviews(list, &["2020-02-20", "2020-03-01", "2020-03-05", "2020-03-05", "2020-03-20"]);
    let findings = book.run("2020-03-25");
    expect(
        &findings,
        &[(1, "2020-03-11", Status::Met), (2, "2020-03-15", Status::Late), (3, "2020-03-30", Status::Open)],
    );
    assert_eq!(findings.duties[0].met_on, Some(date("2020-03-05")));
    assert_eq!(findings.duties[0].window.from, Some(date("2020-03-02")));
    assert_eq!((findings.duties[0].met, findings.duties[2].met), (Some(1), Some(0)));
    assert_eq!(findings.duties[2].clock, Some(date("2020-03-20")));
    expect(
        &book.run("2020-04-01"),
        &[(1, "2020-03-11", Status::Met), (2, "2020-03-15", Status::Late), (3, "2020-03-30", Status::Overdue)],
    );
}

#[test]
fn upcoming_and_untold() {
    let (mut book, _, _) = rolling();
    expect(&book.run("2020-02-01"), &[(1, "2020-03-11", Status::Upcoming)]);
    book.plan.requirements[0].versions[0].met_by.clear();
    expect(&book.run("2020-03-11"), &[(1, "2020-03-11", Status::Open)]);
    expect(&book.run("2020-03-12"), &[(1, "2020-03-11", Status::Unknown)]);
}

#[test]
fn a_lifted_step_counts_as_passed() {
    let (mut book, _, list) = rolling();
    let id = book.exempt(R, exemption(R, vec![EffectKind::LiftWhole]));
    book.plan.exemptions[0].versions[0].in_force = from_until("", "2020-03-25");
    let findings = book.run("2020-04-10");
    let lifted: Vec<_> = findings.lifted.iter().map(|line| (line.occurrence, line.due.unwrap().to_string())).collect();
    assert_eq!(lifted, [(Some(1), "2020-03-11".to_owned()), (Some(2), "2020-03-21".to_owned())]);
    assert_eq!(findings.lifted[0].by, [(id, 0)]);
    expect(&findings, &[(3, "2020-03-31", Status::Overdue)]);
    let passed = ReasonKind::Passed { due: date("2020-03-21") };
    assert!(findings.duties[0].because.iter().any(|reason| reason.kind == passed));
    // An act in time meets the step all the same.
    book.interviews(list, &["2020-03-15"]);
    let findings = book.run("2020-03-16");
    assert_eq!(findings.lifted.len(), 2, "the first, and the one that is open now");
    expect(&findings, &[(2, "2020-03-21", Status::Met)]);
    // While it is lifted nothing follows.
    book.interviews(list, &[]);
    assert_eq!(book.run("2020-03-05").lifted.len(), 1);
}

#[test]
fn steps_that_do_not_apply_are_passed_over() {
    let (mut book, _, _) = rolling();
    let joins = book.fact(Type::Date);
    let (today, start) = (book.node(Node::Today), book.of(joins));
    let member = book.compare(today, Comparison::AtLeast, start);
    book.plan.requirements[0].versions[0].when = vec![condition(member)];
    book.give_day(joins, "2020-03-25");
    expect(&book.run("2020-04-05"), &[(3, "2020-03-31", Status::Overdue)]);
    book.give_day(joins, "2021-01-01");
    assert_eq!(book.not("2020-04-05"), NotApplicableReason::Condition);
    book.situation.facts[joins.index()] = None;
    let line = &book.run("2020-04-05").undetermined[0];
    assert_eq!(
        (line.occurrence, line.due, line.needs.as_slice()),
        (Some(1), Some(date("2020-03-11")), &[Need::Fact(joins)][..])
    );
}

#[test]
fn lapsed_when_the_step_began_in_the_group() {
    let (mut book, _, list) = rolling();
    let leaves = book.fact(Type::Date);
    let (today, end) = (book.node(Node::Today), book.of(leaves));
    let member = book.compare(today, Comparison::AtMost, end);
    book.plan.requirements[0].versions[0].when = vec![condition(member)];
    book.give_day(leaves, "2020-03-05");
    assert_eq!(book.not("2020-03-08"), NotApplicableReason::Lapsed);
    book.interviews(list, &["2020-03-03"]);
    // Now the first step has the due date for its reading day, which is later than the leaving.
    assert_eq!(book.not("2020-03-12"), NotApplicableReason::Condition);
}

#[test]
fn an_incomplete_list_leaves_the_last_step_unknown() {
    let (mut book, _, list) = rolling();
    book.events(list, vec![interview("2020-03-05"), interview("2020-03-12")], true);
    let findings = book.run("2020-03-20");
    expect(
        &findings,
        &[(1, "2020-03-11", Status::Met), (2, "2020-03-15", Status::Met), (3, "2020-03-22", Status::Unknown)],
    );
    assert_eq!(findings.duties[2].needs, [Need::Fact(list)]);
    book.events(list, vec![interview("2020-03-20")], true);
    expect(&book.run("2020-03-25"), &[(1, "2020-03-11", Status::Unknown)]);
    book.situation.facts[list.index()] = None;
    expect(&book.run("2020-03-25"), &[(1, "2020-03-11", Status::Unknown)]);
}

#[test]
fn possible_events() {
    let (mut book, _, list) = rolling();
    let maybe = |day| interview_with(day, FORM, FieldGiven::Unknown);
    book.events(list, vec![maybe("2020-03-03"), interview("2020-03-05")], false);
    expect(&book.run("2020-03-08"), &[(1, "2020-03-11", Status::Met), (2, "2020-03-15", Status::Open)]);
    book.events(list, vec![maybe("2020-03-03"), interview("2020-03-12")], false);
    expect(&book.run("2020-03-14"), &[(1, "2020-03-11", Status::Unknown)]);
    book.events(list, vec![maybe("2020-03-12"), interview("2020-03-13")], false);
    expect(&book.run("2020-03-14"), &[(1, "2020-03-11", Status::Late), (2, "2020-03-23", Status::Open)]);
    book.events(list, vec![maybe("2020-03-12")], false);
    let findings = book.run("2020-03-14");
    expect(&findings, &[(1, "2020-03-11", Status::Unknown)]);
    assert_eq!(findings.duties[0].needs, [Need::Field(list, 0, FORM)]);
}

#[test]
fn each_step_follows_the_law_of_its_day() {
    let (mut book, clock, list) = rolling();
    let mut second = book.plan.requirements[0].versions[0].clone();
    book.plan.requirements[0].versions[0].in_force = from_until("", "2020-03-10");
    second.timing = book.every(20, clock);
    second.in_force = from_until("2020-03-11", "2020-03-31");
    book.plan.requirements[0].versions.push(second);
    book.interviews(list, &["2020-03-11"]);
    expect(&book.run("2020-03-12"), &[(1, "2020-03-11", Status::Met), (2, "2020-03-31", Status::Open)]);
    book.interviews(list, &["2020-03-11", "2020-04-01"]);
    expect(&book.run("2020-05-01"), &[(1, "2020-03-11", Status::Met), (2, "2020-03-31", Status::Late)]);
}

#[test]
fn a_changed_deadline_applies_to_the_step_it_reaches() {
    let (mut book, clock, list) = rolling();
    let longer = book.every(15, clock);
    book.exempt(R, exemption(R, vec![EffectKind::ChangeDeadline(longer, crate::ids::ClauseId(0))]));
    book.plan.exemptions[0].versions[0].in_force = from_until("", "2020-03-12");
    book.interviews(list, &["2020-03-14"]);
    let findings = book.run("2020-03-20");
    expect(&findings, &[(1, "2020-03-16", Status::Met), (2, "2020-03-24", Status::Open)]);
}

#[test]
fn an_unknown_clock() {
    let (mut book, clock, _) = rolling();
    book.situation.facts[clock.index()] = None;
    let duty = book.duty("2020-03-20");
    assert_eq!((duty.status, duty.occurrence, duty.due), (Status::Unknown, Some(1), None));
}

#[test]
fn a_length_of_no_time_ends() {
    let (mut book, clock, _) = rolling();
    book.plan.requirements[0].versions[0].timing = book.every(0, clock);
    expect(&book.run("2020-03-20"), &[(1, "2020-03-01", Status::Overdue)]);
    book.exempt(R, exemption(R, vec![EffectKind::LiftWhole]));
    assert_eq!(book.run("2020-03-20").lifted.len(), 1);
}
