//! Facts over time, facts on another day, and judgements that count from an earlier day than their own.

use crate::findings::{Need, NotApplicableReason};
use crate::ids::{FactId, NodeId};
use crate::plan::{Node, RequirementVersion, Timing, Type};
use crate::situation::{Given, JudgementGiven, ValueFrom};
use crate::testing::*;
use hjemmel_value::Value;

fn applies_when(node: NodeId) -> RequirementVersion {
    RequirementVersion { when: vec![condition(node)], ..must(Timing::AtAllTimes) }
}

/// Gives a yes/no its values over time.
fn over_time(book: &mut Book, fact: FactId, values: &[(&str, bool)]) {
    let value = |(from, holds): &(&str, bool)| ValueFrom {
        from: date(from),
        value: Some(Value::YesNo(*holds)),
        judgement: None,
    };
    book.plan.facts[fact.index()].over_time = true;
    book.situation.facts[fact.index()] = Some(Given::OverTime(values.iter().map(value).collect()));
}

#[test]
fn a_fact_over_time_is_unknown_before_its_first_value_and_each_holds_until_the_next() {
    let mut book = Book::new();
    let fact = book.fact(Type::YesNo);
    let node = book.of(fact);
    book.requirement(applies_when(node));
    over_time(&mut book, fact, &[("2020-02-01", true), ("2020-03-01", false)]);
    assert_eq!(book.needs("2020-01-31"), [Need::Fact(fact)]);
    assert_eq!(book.run("2020-02-01").duties.len(), 1);
    assert_eq!(book.run("2020-02-29").duties.len(), 1);
    assert_eq!(book.not("2020-03-01"), NotApplicableReason::Condition);
}

#[test]
fn the_reason_tells_the_value_that_was_read_and_no_other() {
    let mut book = Book::new();
    let fact = book.fact(Type::YesNo);
    let now = book.of(fact);
    let day = book.day("2020-01-15");
    let then = book.node(Node::FactOn { fact, on: day });
    let not = book.node(Node::Not(then));
    let both = book.node(Node::And(vec![now, not]));
    book.requirement(applies_when(both));
    over_time(&mut book, fact, &[("2020-01-01", false), ("2020-02-01", true), ("2020-03-01", false)]);
    let duty = book.duty("2020-02-10");
    assert_eq!(duty.because[0].values, [(fact, 0), (fact, 1)]);
}

#[test]
fn a_judgement_counts_from_the_earlier_day_that_it_is_made_for_once_it_is_made() {
    let mut book = Book::new();
    let (fact, clock) = (book.assessed(), book.fact(Type::Date));
    let node = book.of(fact);
    let timing = book.within(10, clock);
    book.requirement(RequirementVersion { timing, ..applies_when(node) });
    book.give_day(clock, "2020-01-01");
    let judgement =
        JudgementGiven { on: Some(date("2020-03-01")), from: Some(date("2020-01-05")), ..JudgementGiven::default() };
    book.situation.facts[fact.index()] = Some(Given::Value(Value::YesNo(true), Some(judgement)));
    // Read on 11 January in both cases; on 1 March it is known what the job centre found.
    assert_eq!(book.needs("2020-02-29"), [Need::Fact(fact)]);
    assert_eq!(book.run("2020-03-01").duties.len(), 1);
}
