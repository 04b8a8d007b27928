//! Expressions: unknown, absent, bounds, events, windows.

use crate::findings::Statement;
use crate::ids::{FactId, NodeId};
use crate::plan::{Aggregate, Comparison, Conventions, Node, Operator, Query, Stated, Timing, Type, Window};
use crate::situation::FieldGiven;
use crate::testing::*;
use hjemmel_value::{Decimal, Duration, Money, MonthConvention, Rounding, Value};

/// What a node comes to on 1 June 2020; its type is for those who print it.
fn value(book: &Book, node: NodeId) -> Statement {
    let mut book = book.clone();
    let mut version = must(Timing::AtAllTimes);
    version.states = vec![Stated { named: named("it"), value: node, gives: Type::Number }];
    book.requirement(version);
    book.duty("2020-06-01").states.remove(0).1
}

fn yes(holds: bool) -> Statement {
    Statement::Value(Value::YesNo(holds))
}

fn is(value: Value) -> Statement {
    Statement::Value(value)
}

/// An absent, an unknown and a known number.
fn three() -> (Book, [NodeId; 3]) {
    let mut book = Book::new();
    let facts = [book.optional(Type::Number), book.fact(Type::Number), book.fact(Type::Number)];
    book.absent(facts[0]);
    book.give(facts[2], number(3));
    let nodes = facts.map(|fact| book.of(fact));
    (book, nodes)
}

#[test]
fn comparisons_with_absent_and_unknown_sides() {
    let (mut book, [absent, unknown, known]) = three();
    for (left, right, is, is_not) in [
        (absent, known, yes(false), yes(true)),
        (unknown, absent, yes(false), yes(true)),
        (unknown, known, Statement::Unknown, Statement::Unknown),
        (known, known, yes(true), yes(false)),
    ] {
        let equal = book.compare(left, Comparison::Is, right);
        let unequal = book.compare(left, Comparison::IsNot, right);
        assert_eq!((value(&book, equal), value(&book, unequal)), (is, is_not));
    }
    for (node, expected) in [(absent, yes(false)), (unknown, Statement::Unknown), (known, yes(true))] {
        let node = book.node(Node::Known(node));
        assert_eq!(value(&book, node), expected);
    }
}

#[test]
fn arithmetic_with_absent_and_unknown_sides() {
    let (mut book, [absent, unknown, known]) = three();
    for (left, right, expected) in
        [(absent, unknown, Statement::Absent), (unknown, known, Statement::Unknown), (known, known, is(number(6)))]
    {
        let sum = book.node(Node::Arithmetic { left, operator: Operator::Plus, right });
        assert_eq!(value(&book, sum), expected);
    }
    for (of, expected) in [
        (vec![absent, known], is(number(3))),
        (vec![absent], Statement::Absent),
        (vec![known, unknown], Statement::Unknown),
    ] {
        let largest = book.node(Node::Extreme { largest: true, of });
        assert_eq!(value(&book, largest), expected);
    }
}

#[test]
fn units_are_kept() {
    let mut book = Book::new();
    let money = book.constant(Value::Money(Money::dkk(Decimal::from_i64(200))));
    let percent = book.constant(Value::Percent(Decimal::from_i64(75)));
    let three = book.constant(number(3));
    let share = book.node(Node::Arithmetic { left: money, operator: Operator::Times, right: percent });
    assert_eq!(value(&book, share), is(Value::Money(Money::dkk(Decimal::from_i64(150)))));
    let third = book.node(Node::Arithmetic { left: money, operator: Operator::Divided, right: three });
    let rounded = book.node(Node::Round { value: third, rounding: Rounding::Nearest, to: Decimal::from_i64(5) });
    assert_eq!(value(&book, rounded), is(Value::Money(Money::dkk(Decimal::from_i64(65)))));
    let ratio = book.node(Node::Arithmetic { left: money, operator: Operator::Divided, right: money });
    assert_eq!(value(&book, ratio), is(number(1)));
    let (month, thirty) = (Duration::months(1), Duration::days(30));
    let (month, thirty) = (book.constant(Value::Duration(month)), book.constant(Value::Duration(thirty)));
    for comparison in [Comparison::Is, Comparison::Less, Comparison::AtMost, Comparison::More, Comparison::AtLeast] {
        let node = book.compare(month, comparison, thirty);
        assert_eq!(value(&book, node), yes(false));
    }
}

fn aggregate(book: &mut Book, aggregate: Aggregate, list: FactId, window: Option<Window>) -> NodeId {
    let condition = book.node(Node::Field(FITTING));
    let query = Query { events: list, except: None, window, condition: Some(condition) };
    book.node(Node::Aggregate { aggregate, query, ty: Type::Number })
}

#[test]
fn counting_keeps_bounds() {
    let mut book = Book::new();
    let list = book.list();
    let count = aggregate(&mut book, Aggregate::NumberOf, list, None);
    let maybe = interview_with("2020-01-03", FITTING, FieldGiven::Unknown);
    book.events(list, vec![interview("2020-01-01"), interview("2020-01-02"), maybe], false);
    assert_eq!(value(&book, count), Statement::Unknown);
    for (limit, at_least, at_most) in [(2, yes(true), Statement::Unknown), (4, yes(false), yes(true))] {
        let limit = book.constant(number(limit));
        let node = book.compare(count, Comparison::AtLeast, limit);
        assert_eq!(value(&book, node), at_least);
        let node = book.compare(count, Comparison::AtMost, limit);
        assert_eq!(value(&book, node), at_most);
    }
    let ten = book.constant(number(10));
    let left = book.node(Node::Arithmetic { left: ten, operator: Operator::Minus, right: count });
    let seven = book.constant(number(7));
    let node = book.compare(left, Comparison::AtLeast, seven);
    assert_eq!(value(&book, node), yes(true));
    let eleven = book.compare(left, Comparison::Is, ten);
    assert_eq!(value(&book, eleven), yes(false));
    book.situation.facts[list.index()] = None;
    let zero = book.constant(number(0));
    let node = book.compare(count, Comparison::AtLeast, zero);
    assert_eq!(value(&book, node), yes(true));
}

#[test]
fn there_are_and_none() {
    let mut book = Book::new();
    let list = book.list();
    let there = aggregate(&mut book, Aggregate::ThereAre, list, None);
    let none = aggregate(&mut book, Aggregate::No, list, None);
    assert_eq!((value(&book, there), value(&book, none)), (Statement::Unknown, Statement::Unknown));
    book.events(list, vec![], false);
    assert_eq!((value(&book, there), value(&book, none)), (yes(false), yes(true)));
    book.events(list, vec![interview("2020-01-01")], true);
    assert_eq!((value(&book, there), value(&book, none)), (yes(true), yes(false)));
    book.events(list, vec![interview("2020-06-02")], false);
    assert_eq!(value(&book, there), yes(false), "not seen yet");
}

#[test]
fn first_latest_sums_and_averages() {
    let mut book = Book::new();
    let list = book.list();
    let asked = [Aggregate::DateOfFirst, Aggregate::DateOfLatest, Aggregate::SumOf(HOURS), Aggregate::AverageOf(HOURS)];
    let nodes = asked.map(|one| aggregate(&mut book, one, list, None));
    let values = |book: &Book| nodes.map(|node| value(book, node));
    book.events(list, vec![], false);
    assert_eq!(values(&book), [Statement::Absent, Statement::Absent, is(number(0)), Statement::Absent]);
    let two = interview_with("2020-01-02", HOURS, FieldGiven::Value(number(2)));
    let three = interview_with("2020-01-03", HOURS, FieldGiven::Value(number(4)));
    let without = interview_with("2020-01-04", HOURS, FieldGiven::Absent);
    book.events(list, vec![two.clone(), three.clone(), without], false);
    let days = ["2020-01-02", "2020-01-04"].map(|day| is(Value::Date(date(day))));
    assert_eq!(values(&book), [days[0].clone(), days[1].clone(), is(number(6)), is(number(3))]);
    let unknown = interview_with("2020-01-04", HOURS, FieldGiven::Unknown);
    book.events(list, vec![two.clone(), three.clone(), unknown], false);
    assert_eq!(values(&book)[1..], [days[1].clone(), Statement::Unknown, Statement::Unknown]);
    book.events(list, vec![two, three], true);
    assert_eq!(values(&book), [const { Statement::Unknown }; 4]);
}

#[test]
fn windows() {
    let mut book = Book::new();
    let list = book.list();
    book.interviews(list, &["2020-05-22", "2020-05-23", "2020-06-01", "2020-06-02"]);
    let (length, bound) = (book.days(10), book.optional(Type::Date));
    let bound_node = book.of(bound);
    let last = book.day("2020-05-31");
    let conventions = Conventions { months: MonthConvention::LastDay, working_days: None };
    let in_the_last = aggregate(&mut book, Aggregate::NumberOf, list, Some(Window::InTheLast { length, conventions }));
    let since = aggregate(&mut book, Aggregate::NumberOf, list, Some(Window::Since(bound_node)));
    let between = aggregate(&mut book, Aggregate::NumberOf, list, Some(Window::Between(bound_node, last)));
    assert_eq!(value(&book, in_the_last), is(number(2)), "the tenth day before today is out");
    assert_eq!(value(&book, since), Statement::Unknown);
    book.absent(bound);
    assert_eq!((value(&book, since), value(&book, between)), (is(number(0)), is(number(0))));
    book.give_day(bound, "2020-05-22");
    assert_eq!((value(&book, since), value(&book, between)), (is(number(3)), is(number(2))));
}

#[test]
fn absent_conditions_are_no() {
    let mut book = Book::new();
    let fact = book.optional(Type::YesNo);
    book.absent(fact);
    let node = book.of(fact);
    let negated = book.node(Node::Not(node));
    assert_eq!(value(&book, negated), yes(true));
    assert_eq!(value(&book, node), Statement::Absent);
    let mut version = must(Timing::AtAllTimes);
    version.when = vec![condition(node)];
    book.requirement(version);
    assert_eq!(book.run("2020-06-01").not_applicable.len(), 1);
}
