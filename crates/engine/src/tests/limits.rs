//! Limits, and the errors that end an evaluation.

use crate::plan::{Aggregate, Node, Operator, Query, Timing, Type};
use crate::situation::{Events, Given};
use crate::testing::*;
use crate::{EvaluationError, Options, RuleRef};
use hjemmel_value::{Rounding, Value};

fn code(book: &Book, options: &Options) -> &'static str {
    book.try_run(options).unwrap_err().code()
}

fn quotient() -> (Book, crate::ids::NodeId) {
    let mut book = Book::new();
    let (one, three) = (book.constant(number(1)), book.constant(number(3)));
    let third = book.node(Node::Arithmetic { left: one, operator: Operator::Divided, right: three });
    (book, third)
}

/// A standing duty that states a value.
fn states(book: &mut Book, value: crate::ids::NodeId) {
    let mut version = must(Timing::AtAllTimes);
    version.states = vec![crate::plan::Stated { named: named("cap"), value, gives: Type::Number }];
    book.requirement(version);
}

#[test]
fn each_limit_names_itself() {
    let mut book = Book::new();
    let list = book.list();
    let query = Query { events: list, except: None, window: None, condition: None };
    let there = book.node(Node::Aggregate { aggregate: Aggregate::No, query, ty: Type::YesNo });
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(there)];
    book.requirement(version);
    book.interviews(list, &["2020-01-01", "2020-01-02", "2020-01-03"]);
    let mut options = Options::new(date("2020-06-01"));
    let findings = book.run_with(&options);
    options.limits.steps = Some(findings.steps);
    assert_eq!(book.run_with(&options), findings, "a limit that is not reached changes nothing");
    options.limits.steps = Some(findings.steps - 1);
    assert_eq!(code(&book, &options), "too_many_steps");
    options = Options::new(date("2020-06-01"));
    options.limits.events = 2;
    assert_eq!(book.try_run(&options).unwrap_err(), EvaluationError::TooManyEvents { limit: 2 });
    options = Options::new(date("2020-06-01"));
    options.limits.reasons = 0;
    assert_eq!(code(&book, &options), "too_many_reasons");
}

#[test]
fn quotients_are_exact_or_rounded() {
    let (mut book, third) = quotient();
    states(&mut book, third);
    let options = Options::new(date("2020-06-01"));
    let rule = RuleRef::Requirement(crate::ids::RequirementId(0));
    assert_eq!(book.try_run(&options).unwrap_err(), EvaluationError::InexactQuotient { rule });
    let to = hjemmel_value::Decimal::parse("0.1").unwrap();
    let rounded = book.node(Node::Round { value: third, rounding: Rounding::Up, to });
    book.plan.requirements[0].versions[0].states[0].value = rounded;
    let value = Value::Number(hjemmel_value::Decimal::parse("0.4").unwrap());
    assert_eq!(book.run_with(&options).duties[0].states[0].1, crate::findings::Statement::Value(value));
}

#[test]
fn division_by_zero_and_overflow() {
    let (mut book, third) = quotient();
    states(&mut book, third);
    book.plan.nodes[1] = Node::Constant(number(0));
    let options = Options::new(date("2020-06-01"));
    assert_eq!(code(&book, &options), "division_by_zero");
    let huge = Value::Number(hjemmel_value::Decimal::parse("79228162514264337593543950335").unwrap());
    book.plan.nodes[0] = Node::Constant(huge.clone());
    book.plan.nodes[1] = Node::Constant(huge);
    book.plan.nodes[2] =
        Node::Arithmetic { left: crate::ids::NodeId(0), operator: Operator::Times, right: crate::ids::NodeId(1) };
    assert_eq!(code(&book, &options), "number_overflow");
}

#[test]
fn dates_past_the_year_9999() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let timing = book.within(10, clock);
    book.requirement(must(timing));
    book.give_day(clock, "9999-12-30");
    let error = book.try_run(&Options::new(date("2020-06-01"))).unwrap_err();
    let rule = RuleRef::Requirement(crate::ids::RequirementId(0));
    assert_eq!(error, EvaluationError::DateOutOfRange { rule, from: date("9999-12-30") });
}

#[test]
fn what_is_settled_before_is_not_read() {
    let (mut book, third) = quotient();
    let limit = book.constant(number(1));
    let fails = book.compare(third, crate::plan::Comparison::Less, limit);
    let no = book.constant(Value::YesNo(false));
    let both = book.node(Node::And(vec![no, fails]));
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(both)];
    book.requirement(version);
    assert_eq!(book.run("2020-06-01").not_applicable.len(), 1);
}

#[test]
fn expressions_that_nest_too_deeply() {
    let mut book = Book::new();
    let mut node = book.constant(Value::YesNo(true));
    for _ in 0..100_000 {
        node = book.node(Node::Not(node));
    }
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(node)];
    book.requirement(version);
    assert_eq!(code(&book, &Options::new(date("2020-06-01"))), "malformed_plan");
}

#[test]
fn definitions_in_a_circle() {
    let mut book = Book::new();
    let node = book.node(Node::Definition(crate::ids::DefinitionId(0)));
    book.plan.definitions.push(crate::plan::Definition {
        parameter: None,
        rulebook: crate::ids::RulebookId(0),
        named: named("circle"),
        versions: vec![crate::plan::DefinitionVersion {
            settings: Vec::new(),
            proposed: None,
            table: None,
            in_force: crate::plan::InForce::default(),
            value: node,
            clause: crate::ids::ClauseId(0),
        }],
    });
    assert_eq!(book.plan.validate().unwrap_err().code(), "plan_named_too_deep");
}

#[test]
fn situations_that_do_not_fit() {
    let mut book = Book::new();
    let list = book.list();
    let flag = book.fact(Type::YesNo);
    let options = Options::new(date("2020-06-01"));
    book.give(flag, number(1));
    assert_eq!(code(&book, &options), "malformed_situation");
    book.yes(flag);
    let events = vec![interview("2020-02-01"), interview("2020-01-01")];
    book.situation.facts[list.index()] = Some(Given::Events(Events { events, incomplete: false }));
    assert_eq!(code(&book, &options), "malformed_situation");
    book.situation.facts.truncate(1);
    book.interviews(list, &[]);
    assert!(book.try_run(&options).is_ok(), "facts that are left out are not given");
    book.situation.facts.extend([None, None, None]);
    assert_eq!(code(&book, &options), "malformed_situation");
}

#[test]
fn long_rows_stay_within_the_default_limits() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let mut version = must(book.every(1, clock));
    version.met_by = vec![any_of(list)];
    let r = book.requirement(version);
    book.exempt(r, exemption(r, vec![crate::plan::EffectKind::LiftAspect(crate::plan::AspectName::Form)]));
    book.give_day(clock, "2000-01-01");
    let day = |days: i64| date("2000-01-01").plus_days(days).unwrap().to_string();
    let events = (1..7_000).map(|days| interview(&day(days))).collect();
    book.events(list, events, false);
    let findings = book.run("2020-06-01");
    assert_eq!(findings.duties.len(), 7_000);
    let (flag, no) = (book.fact(Type::YesNo), crate::findings::NotApplicableReason::Condition);
    let when = condition(book.of(flag));
    book.plan.requirements[0].versions[0].when = vec![when];
    book.no(flag);
    assert_eq!(book.not("2020-06-01"), no, "seven thousand steps are passed over");
}
