//! How requirements bear on each other: displaced, status of, at most one.

use crate::findings::{Instance, Need, NotApplicableReason, ReasonKind, Status, Thing};
use crate::ids::{FactId, GroupId, RequirementId, RulebookId};
use crate::plan::{AtMostOne, AtMostOneVersion, EffectKind, ForEach, InForce, Node, Query, Timing, Type};
use crate::situation::FieldGiven;
use crate::testing::*;
use hjemmel_value::{Truth, Value};

const GENERAL: RequirementId = RequirementId(1);
const SPECIAL: RequirementId = RequirementId(0);

/// A special rule, if a fact holds, in the place of a general one.
fn instead() -> (Book, FactId) {
    let mut book = Book::new();
    let fact = book.fact(Type::YesNo);
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(book.of(fact))];
    book.requirement(version);
    book.requirement(must(Timing::AtAllTimes));
    book.plan.requirements[1].displaced_by = vec![SPECIAL];
    (book, fact)
}

#[test]
fn a_special_rule_displaces_the_general_one() {
    let (mut book, fact) = instead();
    book.yes(fact);
    let findings = book.run("2020-01-01");
    assert_eq!(findings.not_applicable[0].reason, NotApplicableReason::Displaced);
    assert_eq!(findings.not_applicable[0].displaced_by, [SPECIAL]);
    book.exempt(SPECIAL, exemption(SPECIAL, vec![EffectKind::LiftWhole]));
    assert_eq!(book.run("2020-01-01").not_applicable[0].displaced_by, [SPECIAL], "lifted, it displaces still");
    book.no(fact);
    let findings = book.run("2020-01-01");
    assert_eq!(findings.duties[0].requirement, GENERAL);
}

#[test]
fn a_special_rule_that_may_apply() {
    let (book, fact) = instead();
    let findings = book.run("2020-01-01");
    assert_eq!(findings.undetermined.len(), 2);
    assert_eq!(findings.undetermined[1].needs, [Need::Fact(fact)]);
    let displaced = ReasonKind::Displaced { by: SPECIAL, truth: Truth::Unknown };
    assert!(findings.undetermined[1].because.iter().any(|reason| reason.kind == displaced));
    assert_eq!(findings.questions[0].decides, [SPECIAL, GENERAL]);
}

/// A requirement that any event of a list meets within ten days of a date.
fn due_in_ten_days() -> (Book, FactId, FactId) {
    let mut book = Book::new();
    let clock = book.optional(Type::Date);
    let list = book.list();
    let mut first = must(book.within(10, clock));
    first.met_by = vec![any_of(list)];
    book.requirement(first);
    (book, clock, list)
}

#[test]
fn status_of_another_requirement() {
    let (mut book, clock, list) = due_in_ten_days();
    let overdue = book.node(Node::StatusOf { requirement: SPECIAL, status: Status::Overdue });
    let mut second = must(Timing::AtAllTimes);
    second.when = vec![condition(overdue)];
    book.requirement(second);
    book.give_day(clock, "2020-03-01");
    book.interviews(list, &[]);
    let reason = |day: &str| book.run(day).not_applicable.first().map(|line| line.reason);
    assert_eq!(reason("2020-03-11"), Some(NotApplicableReason::Condition));
    let findings = book.run("2020-03-12");
    assert_eq!(findings.duties.len(), 2);
    let because = &findings.duties[1].because[0].because[0].kind;
    let expected = ReasonKind::StatusOf { requirement: SPECIAL, status: Status::Overdue, truth: Truth::True };
    assert_eq!(because, &expected);
    book.situation.facts[list.index()] = None;
    assert_eq!(book.run("2020-03-12").undetermined[0].needs, [Need::Fact(list)]);
    book.absent(clock);
    assert_eq!(book.run("2020-03-12").not_applicable.len(), 2);
}

#[test]
fn what_follows_from_a_breach_runs_from_the_day_after_the_due_date() {
    let (mut book, clock, list) = due_in_ten_days();
    let breach = book.node(Node::BreachOf(SPECIAL));
    book.requirement(must(Timing::By(breach)));
    book.give_day(clock, "2020-03-01");
    let clock_of_second = |book: &Book, day: &str| {
        book.run(day).duties.iter().find(|duty| duty.requirement == GENERAL).and_then(|duty| duty.clock)
    };
    book.interviews(list, &[]);
    assert_eq!(clock_of_second(&book, "2020-03-11"), None);
    assert_eq!(book.run("2020-03-11").not_applicable[0].reason, NotApplicableReason::NotStarted);
    assert_eq!(clock_of_second(&book, "2020-03-12"), "2020-03-12".parse().ok());
    // Met late, the breach stays; met in time, there is none.
    book.interviews(list, &["2020-03-20"]);
    assert_eq!(clock_of_second(&book, "2020-04-01"), "2020-03-12".parse().ok());
    book.interviews(list, &["2020-03-11"]);
    assert_eq!(clock_of_second(&book, "2020-04-01"), None);
    // Before the due date nothing can have been breached, whatever is not known.
    book.situation.facts[list.index()] = None;
    assert_eq!(book.run("2020-03-11").not_applicable[0].reason, NotApplicableReason::NotStarted);
    assert_eq!(book.run("2020-03-12").questions[0].decides, [SPECIAL, GENERAL]);
}

#[test]
fn at_most_one_of() {
    let mut book = Book::new();
    let (one, first) = book.group_of();
    let (two, second) = book.group_of();
    book.requirement(must(Timing::AtAllTimes));
    book.requirement(must(Timing::AtAllTimes));
    let requirements = vec![GENERAL, SPECIAL];
    book.plan.at_most_one = vec![
        set(from_until("", ""), vec![two, one], Vec::new()),
        set(from_until("", "2020-06-30"), Vec::new(), requirements),
    ];
    book.yes(first);
    let findings = book.run("2020-01-01");
    assert_eq!(findings.at_most_one.len(), 1);
    assert_eq!(findings.at_most_one[0].requirements, [SPECIAL, GENERAL]);
    book.yes(second);
    let findings = book.run("2020-01-01");
    assert_eq!(findings.at_most_one[0].groups, [GroupId(0), GroupId(1)]);
    assert_eq!(findings.groups.len(), 2);
    assert_eq!(findings.relied_on.facts, [first, second]);
    assert_eq!(book.run("2020-06-30").at_most_one.len(), 2);
    assert_eq!(book.run("2020-07-01").at_most_one.len(), 1);
}

fn set(in_force: InForce, groups: Vec<GroupId>, requirements: Vec<RequirementId>) -> AtMostOne {
    let version = AtMostOneVersion { in_force, groups, requirements, text: text() };
    AtMostOne { rulebook: RulebookId(0), name: None, versions: vec![version] }
}

/// Two requirements that are owed for each of three interviews, the special one for those that fit.
fn thing(instance: Option<Instance>) -> Thing {
    match instance {
        Some(Instance::Thing(thing)) => thing,
        other => panic!("{other:?}"),
    }
}

fn for_each() -> Book {
    let mut book = Book::new();
    let list = book.list();
    let fits = book.node(Node::Field(FITTING));
    let query = |condition| Query { events: list, except: None, window: None, condition };
    for condition in [Some(fits), None] {
        let requirement = book.requirement(must(Timing::AtAllTimes));
        book.plan.requirements[requirement.index()].for_each = Some(ForEach::Event(query(condition)));
    }
    let no = FieldGiven::Value(Value::YesNo(false));
    let events = vec![interview("2020-01-01"), interview_with("2020-01-02", FITTING, no), interview("2020-01-03")];
    book.events(list, events, false);
    book
}

#[test]
fn a_special_rule_displaces_the_general_one_for_the_same_event_alone() {
    let mut book = for_each();
    book.plan.requirements[GENERAL.index()].displaced_by = vec![SPECIAL];
    let findings = book.run("2020-02-01");
    let general = findings.duties.iter().filter(|duty| duty.requirement == GENERAL);
    let dates: Vec<_> = general.map(|duty| thing(duty.instance).date).collect();
    assert_eq!(dates, [date("2020-01-02")]);
    assert_eq!(findings.not_applicable.len(), 2);
}

#[test]
fn a_status_is_asked_for_the_same_event_and_in_a_group_for_any() {
    let owed_for = |in_group: bool| {
        let mut book = for_each();
        let standing = book.node(Node::StatusOf { requirement: SPECIAL, status: Status::Standing });
        let asked = if in_group {
            let group = book.group(standing);
            book.node(Node::InGroup(group))
        } else {
            standing
        };
        book.plan.requirements[GENERAL.index()].versions[0].when = vec![condition(asked)];
        let findings = book.run("2020-02-01");
        let general = findings.duties.iter().filter(|duty| duty.requirement == GENERAL);
        general.map(|duty| thing(duty.instance).place).collect::<Vec<_>>()
    };
    assert_eq!(owed_for(false), [0, 2]);
    assert_eq!(owed_for(true), [0, 1, 2]);
}
