//! Whether a requirement applies: the reading day, unknown answers, and trying them all.

use crate::findings::{Need, NotApplicableReason, ReasonKind, Status};
use crate::ids::FactId;
use crate::plan::{Comparison, Node, Timing, Type, Unit};
use crate::situation::Event;
use crate::testing::*;
use hjemmel_value::{MonthConvention, Value};

/// A duty for one group within ten days after 1 March 2020; the group ends on a date that is a fact.
fn leaves() -> (Book, FactId) {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let leaves = book.fact(Type::Date);
    let (today, end) = (book.node(Node::Today), book.of(leaves));
    let member = book.compare(today, Comparison::AtMost, end);
    let group = book.group(member);
    let timing = book.within(10, clock);
    let mut version = must(timing);
    version.groups = vec![group];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    (book, leaves)
}

#[test]
fn who_leaves_before_the_due_date_owes_nothing_any_more() {
    let (mut book, leaves) = leaves();
    book.give_day(leaves, "2020-03-05");
    assert_eq!(book.status("2020-03-05"), Status::Open);
    assert_eq!(book.not("2020-03-06"), NotApplicableReason::Lapsed);
    assert_eq!(book.not("2020-05-01"), NotApplicableReason::Lapsed);
}

#[test]
fn who_leaves_after_the_due_date_still_owes() {
    let (mut book, leaves) = leaves();
    book.give_day(leaves, "2020-03-11");
    assert_eq!(book.status("2020-05-01"), Status::Unknown);
}

#[test]
fn who_joins_after_the_due_date_never_did() {
    let mut book = Book::new();
    let (clock, joins) = (book.fact(Type::Date), book.fact(Type::Date));
    let (today, start) = (book.node(Node::Today), book.of(joins));
    let member = book.compare(today, Comparison::AtLeast, start);
    let group = book.group(member);
    let timing = book.within(10, clock);
    let mut version = must(timing);
    version.groups = vec![group];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    book.give_day(joins, "2020-03-12");
    assert_eq!(book.not("2020-05-01"), NotApplicableReason::Group);
    book.give_day(joins, "2020-03-11");
    assert_eq!(book.duty("2020-05-01").due, Some(date("2020-03-11")));
}

#[test]
fn conditions_say_no_after_the_groups() {
    let mut book = Book::new();
    let (group, in_group) = book.group_of();
    let (when, unless) = (book.fact(Type::YesNo), book.fact(Type::YesNo));
    let mut version = must(Timing::AtAllTimes);
    version.groups = vec![group];
    version.when = vec![condition(book.of(when))];
    version.unless = vec![condition(book.of(unless))];
    book.requirement(version);
    book.yes(in_group);
    book.yes(when);
    book.no(unless);
    assert_eq!(book.status("2020-01-01"), Status::Standing);
    book.yes(unless);
    assert_eq!(book.not("2020-01-01"), NotApplicableReason::Condition);
    book.no(in_group);
    assert_eq!(book.not("2020-01-01"), NotApplicableReason::Group);
    let findings = book.run("2020-01-01");
    assert_eq!(findings.relied_on.facts, [in_group], "the answer rests on the fact that rules the group out");
    book.yes(in_group);
    assert_eq!(book.run("2020-01-01").relied_on.facts, [in_group, when, unless]);
}

#[test]
fn a_judgement_counts_from_its_day() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let ready = book.assessed();
    let timing = book.within(10, clock);
    let mut version = must(timing);
    version.when = vec![condition(book.of(ready))];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    book.judge(ready, Value::YesNo(true), "2020-03-08");
    assert_eq!(book.needs("2020-03-07"), [Need::Fact(ready)]);
    assert_eq!(book.status("2020-03-08"), Status::Open);
    assert_eq!(book.run("2020-03-08").relied_on.assessments, [ready]);
    book.plan.facts[ready.index()].assumed = Some(Value::YesNo(false));
    assert_eq!(book.not("2020-03-07"), NotApplicableReason::Condition);
    assert_eq!(book.run("2020-03-07").relied_on.assumptions, [(ready, Value::YesNo(false))]);
}

#[test]
fn owed_whatever_the_group() {
    let mut book = Book::new();
    let kind = book.fact(Type::Choice(FORMS));
    let mut groups = Vec::new();
    for place in 0..3 {
        let (left, right) = (book.of(kind), book.constant(Value::Choice(place)));
        let node = book.compare(left, Comparison::Is, right);
        groups.push(book.group(node));
    }
    let mut version = must(Timing::AtAllTimes);
    version.groups.clone_from(&groups);
    book.requirement(version);
    let duty = book.duty("2020-01-01");
    assert_eq!(duty.status, Status::Standing);
    let tried = ReasonKind::WhateverTheAnswer { needs: vec![Need::Fact(kind)] };
    assert!(duty.because.iter().any(|reason| reason.kind == tried));
    book.plan.facts[kind.index()].optional = true;
    assert_eq!(book.needs("2020-01-01"), [Need::Fact(kind)], "absent is tried as well");
    book.plan.facts[kind.index()].optional = false;
    book.plan.requirements[0].versions[0].groups.pop();
    assert_eq!(book.needs("2020-01-01"), [Need::Fact(kind)]);
    let mut options = crate::Options::new(date("2020-01-01"));
    options.limits.combinations = 2;
    book.plan.requirements[0].versions[0].groups = groups;
    assert_eq!(book.run_with(&options).undetermined.len(), 1, "three combinations are too many");
}

#[test]
fn facts_that_never_change_the_answer_are_not_asked_for() {
    let mut book = Book::new();
    let (idle, decides, age) = (book.fact(Type::YesNo), book.fact(Type::YesNo), book.fact(Type::Number));
    let (a, b) = (book.of(idle), book.of(decides));
    let not_a = book.node(Node::Not(a));
    let tautology = book.node(Node::Or(vec![a, not_a]));
    let (age_node, limit) = (book.of(age), book.constant(number(30)));
    let old = book.compare(age_node, Comparison::AtLeast, limit);
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(tautology), condition(b), condition(old)];
    book.requirement(version);
    assert_eq!(book.needs("2020-01-01"), [Need::Fact(decides), Need::Fact(age)]);
    book.no(decides);
    assert_eq!(book.not("2020-01-01"), NotApplicableReason::Condition);
}

#[test]
fn an_unknown_clock_asks_whether_the_day_matters() {
    let (mut book, leaves) = leaves();
    book.situation.facts[0] = None;
    book.give_day(leaves, "2020-03-05");
    assert_eq!(book.needs("2020-03-01"), [Need::Fact(FactId(0))], "the group names today");
    let (group, fact) = book.group_of();
    book.plan.requirements[0].versions[0].groups = vec![group];
    assert_eq!(book.needs("2020-03-01"), [Need::Fact(FactId(0)), Need::Fact(fact)]);
    book.yes(fact);
    assert_eq!(book.status("2020-03-01"), Status::Unknown);
    book.no(fact);
    assert_eq!(book.not("2020-03-01"), NotApplicableReason::Group);
}

#[test]
fn an_absent_clock_has_not_started() {
    let (mut book, leaves) = leaves();
    book.plan.facts[0].optional = true;
    book.absent(FactId(0));
    book.give_day(leaves, "2020-03-05");
    assert_eq!(book.not("2020-03-01"), NotApplicableReason::NotStarted);
    book.plan.requirements[0].versions[0].groups.clear();
    assert_eq!(book.not("2020-03-01"), NotApplicableReason::NotStarted);
}

#[test]
fn questions_stand_by_how_many_they_decide() {
    let mut book = Book::new();
    let facts = [book.fact(Type::YesNo), book.fact(Type::YesNo)];
    for uses in [&facts[..1], &facts[1..], &facts[1..]] {
        let mut version = must(Timing::AtAllTimes);
        version.when = uses.iter().map(|fact| condition(book.of(*fact))).collect();
        book.requirement(version);
    }
    let questions = book.run("2020-01-01").questions;
    let asked: Vec<_> = questions.iter().map(|question| (question.need, question.decides.len())).collect();
    assert_eq!(asked, [(Need::Fact(facts[1]), 2), (Need::Fact(facts[0]), 1)]);
}

#[test]
fn events_after_the_reading_day_are_not_seen_by_conditions() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let query = crate::plan::Query { events: list, except: None, window: None, condition: None };
    let none = book.node(Node::Aggregate { aggregate: crate::plan::Aggregate::No, query, ty: Type::YesNo });
    let timing = book.within(10, clock);
    let mut version = must(timing);
    version.when = vec![condition(none)];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    let at = |day: &str| -> Vec<Event> { vec![interview(day)] };
    book.events(list, at("2020-03-12"), false);
    assert_eq!(book.status("2020-05-01"), Status::Unknown, "it happened after the due date");
    book.events(list, at("2020-03-11"), false);
    assert_eq!(book.not("2020-05-01"), NotApplicableReason::Lapsed);
}

#[test]
fn ages_are_read_on_the_reading_day() {
    let mut book = Book::new();
    let (clock, birth) = (book.fact(Type::Date), book.fact(Type::Date));
    let (from, to) = (book.of(birth), book.node(Node::Today));
    let age = book.node(Node::Whole { unit: Unit::Years, from, to, months: MonthConvention::LastDay });
    let limit = book.constant(number(18));
    let adult = book.compare(age, Comparison::AtLeast, limit);
    let timing = book.within(10, clock);
    let mut version = must(timing);
    version.when = vec![condition(adult)];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    book.give_day(birth, "2002-03-11");
    assert_eq!(book.not("2020-03-10"), NotApplicableReason::Condition);
    assert_eq!(book.duty("2020-05-01").due, Some(date("2020-03-11")));
    book.give_day(birth, "2002-03-12");
    assert_eq!(book.not("2020-05-01"), NotApplicableReason::Condition);
}
