//! Expressions flattened into one table, each once.

use crate::model::{DaysBefore, Except, Expression, ExpressionKind, Query, Timing, Window};
use hjemmel_engine::ids::NodeId;
use hjemmel_engine::plan::{self, Comparison, Node, Operator, SearchFrom, SearchStep};
use hjemmel_value::{Duration, Value};
use std::collections::BTreeMap;

/// The table of nodes. What is said twice stands in it once, so two expressions are the same if they are the same node.
#[derive(Debug, Default)]
pub(crate) struct Nodes {
    nodes: Vec<Node>,
    /// How many nodes of a plan stand before these.
    before: usize,
    /// Where nodes stand, by what they look like to a developer; equality decides.
    places: BTreeMap<String, Vec<NodeId>>,
}

impl Nodes {
    pub(super) fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }

    /// A table that goes on behind so many nodes of a plan.
    pub(super) fn behind(before: usize) -> Self {
        Self { before, ..Self::default() }
    }

    fn get(&self, place: NodeId) -> Option<&Node> {
        self.nodes.get(place.index().checked_sub(self.before)?)
    }

    pub(super) fn add(&mut self, node: Node) -> NodeId {
        let places = self.places.get(&format!("{node:?}")).into_iter().flatten();
        if let Some(place) = places.copied().find(|place| self.get(*place) == Some(&node)) {
            return place;
        }
        let place = NodeId::at(self.nodes.len().saturating_add(self.before));
        self.places.entry(format!("{node:?}")).or_default().push(place);
        self.nodes.push(node);
        place
    }

    /// The node of an expression; its parts come before it.
    pub(crate) fn expression(&mut self, expression: &Expression) -> NodeId {
        let node = match &*expression.kind {
            ExpressionKind::Constant(value) => Node::Constant(value.clone()),
            ExpressionKind::Fact(fact) => Node::Fact(*fact),
            ExpressionKind::FactOn { fact, on } => Node::FactOn { fact: *fact, on: self.expression(on) },
            ExpressionKind::Field(field) => Node::Field(*field),
            ExpressionKind::OuterField(field) => Node::OuterField(*field),
            ExpressionKind::InstanceField(_, field) => Node::InstanceField(*field),
            ExpressionKind::InstanceDay => Node::InstanceDay,
            ExpressionKind::InstanceStart => Node::InstanceStart,
            ExpressionKind::InstanceEnd => Node::InstanceEnd,
            ExpressionKind::IsOn(proposals) => Node::IsOn(proposals.clone()),
            ExpressionKind::Today => Node::Today,
            ExpressionKind::Accumulated { asked, .. } => return self.expression(asked),
            ExpressionKind::Definition(definition) => Node::Definition(*definition),
            ExpressionKind::InGroup(group) => Node::InGroup(*group),
            ExpressionKind::And(parts) => Node::And(self.expressions(parts)),
            ExpressionKind::Or(parts) => Node::Or(self.expressions(parts)),
            ExpressionKind::Not(part) => {
                let part = self.expression(part);
                return self.not(part);
            }
            ExpressionKind::Unless(what, limit) => {
                let what = self.expression(what);
                let limit = self.expression(limit);
                Node::And(vec![what, self.not(limit)])
            }
            ExpressionKind::Compare { left, comparison, right } => {
                let (left, right) = (self.expression(left), self.expression(right));
                Node::Compare { left, comparison: *comparison, right }
            }
            ExpressionKind::Between { value, negated, low, high } => {
                let (value, low, high) = (self.expression(value), self.expression(low), self.expression(high));
                return self.perhaps_not(Node::Between { value, low, high }, *negated);
            }
            ExpressionKind::In { value, negated, list } => {
                let (value, list) = (self.expression(value), self.expressions(list));
                return self.perhaps_not(Node::In { value, list }, *negated);
            }
            ExpressionKind::Known { value, negated } => {
                let value = self.expression(value);
                return self.perhaps_not(Node::Known(value), *negated);
            }
            ExpressionKind::Arithmetic { left, operator, right } => self.arithmetic(left, *operator, right),
            ExpressionKind::Shift { date, length, earlier, conventions } => {
                let (date, length) = (self.expression(date), self.expression(length));
                Node::Shift { date, length, earlier: *earlier, conventions: *conventions }
            }
            ExpressionKind::Rounded { value, rounding, to } => {
                Node::Round { value: self.expression(value), rounding: *rounding, to: *to }
            }
            ExpressionKind::Whole { unit, from, to, months } => {
                let (from, to) = (self.expression(from), self.expression(to));
                Node::Whole { unit: *unit, from, to, months: *months }
            }
            ExpressionKind::Extreme { largest, of } => Node::Extreme { largest: *largest, of: self.expressions(of) },
            ExpressionKind::Aggregate { aggregate, query } => {
                Node::Aggregate { aggregate: *aggregate, query: self.query(query), ty: expression.ty }
            }
            ExpressionKind::StatusOf { requirement, negated, status } => {
                let asked = Node::StatusOf { requirement: *requirement, status: *status };
                return self.perhaps_not(asked, *negated);
            }
            ExpressionKind::LiftedBy { requirement, negated, exemption } => {
                let asked = Node::LiftedBy { requirement: *requirement, exemption: *exemption };
                return self.perhaps_not(asked, *negated);
            }
            ExpressionKind::Choose { cases, otherwise, exhaustive } => Node::Choose {
                cases: cases.iter().map(|(when, value)| (self.expression(when), self.expression(value))).collect(),
                otherwise: otherwise.as_ref().map(|value| self.expression(value)),
                exhaustive: *exhaustive,
            },
            ExpressionKind::Covered { unit, query } => Node::Covered { unit: *unit, query: self.query(query) },
            ExpressionKind::During(query) => Node::During(self.query(query)),
            ExpressionKind::FirstDay { step, from, when } => {
                let (from, when) = (SearchFrom::Date(self.expression(from)), self.expression(when));
                Node::Search { step: *step, from, when }
            }
            ExpressionKind::DayOnWhich { sum, reaches } => self.day_on_which(sum, reaches),
            ExpressionKind::Boundary { boundary, of } => {
                Node::Boundary { boundary: *boundary, of: self.expression(of) }
            }
            ExpressionKind::BreachOf(requirement) => Node::BreachOf(*requirement),
            ExpressionKind::StartOf(requirement) => Node::StartOf(*requirement),
        };
        self.add(node)
    }

    fn expressions(&mut self, parts: &[Expression]) -> Vec<NodeId> {
        parts.iter().map(|part| self.expression(part)).collect()
    }

    /// The opposite; of an opposite the thing itself, of an answer the other one.
    fn not(&mut self, part: NodeId) -> NodeId {
        match self.get(part) {
            Some(Node::Not(inner)) => *inner,
            Some(Node::Constant(Value::YesNo(answer))) => {
                let opposite = !*answer;
                self.add(Node::Constant(Value::YesNo(opposite)))
            }
            _ => self.add(Node::Not(part)),
        }
    }

    fn perhaps_not(&mut self, node: Node, negated: bool) -> NodeId {
        let place = self.add(node);
        if negated { self.not(place) } else { place }
    }

    /// Lengths of time written as a sum (`1 year + 2 weeks`) are one length: nothing is reckoned in it.
    fn arithmetic(&mut self, left: &Expression, operator: Operator, right: &Expression) -> Node {
        let (left, right) = (self.expression(left), self.expression(right));
        if let (Operator::Plus, Some(one), Some(two)) = (operator, self.length(left), self.length(right))
            && let Some(sum) = one.checked_add(&two)
        {
            return Node::Constant(Value::Duration(sum));
        }
        Node::Arithmetic { left, operator, right }
    }

    /// The first day, from the first event on, on which the sum is no less.
    fn day_on_which(&mut self, sum: &Expression, reaches: &Expression) -> Node {
        let events = match &*sum.written_out().kind {
            ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. } => query.events,
            // Nothing else is let through.
            _ => return Node::Constant(Value::YesNo(false)),
        };
        let (left, right) = (self.expression(sum), self.expression(reaches));
        let when = self.add(Node::Compare { left, comparison: Comparison::AtLeast, right });
        Node::Search { step: SearchStep::Day, from: SearchFrom::FirstOf(events), when }
    }

    fn length(&self, node: NodeId) -> Option<hjemmel_value::Duration> {
        match self.get(node) {
            Some(Node::Constant(Value::Duration(length))) => Some(*length),
            _ => None,
        }
    }

    /// From a date less a length up to the day before it: a window between two dates that are reckoned from one.
    fn before(&mut self, before: &DaysBefore) -> plan::Window {
        let conventions = before.conventions;
        let (length, date) = (self.expression(&before.length), self.expression(&before.date));
        let day = self.add(Node::Constant(Value::Duration(Duration::days(1))));
        let first = self.add(Node::Shift { date, length, earlier: true, conventions });
        let last = self.add(Node::Shift { date, length: day, earlier: true, conventions });
        plan::Window::Between(first, last)
    }

    /// A query with its expressions.
    pub(super) fn query(&mut self, query: &Query) -> plan::Query {
        let window = query.window.as_ref().map(|window| match window {
            Window::InTheLast { length, conventions } => {
                plan::Window::InTheLast { length: self.expression(length), conventions: *conventions }
            }
            Window::Before(before) => self.before(before),
            Window::CalendarMonths(count) => plan::Window::CalendarMonths(*count),
            Window::Since(date) => plan::Window::Since(self.expression(date)),
            Window::Between(low, high) => plan::Window::Between(self.expression(low), self.expression(high)),
        });
        let except = query.except.as_ref().map(|except| match except {
            Except::Periods { events, condition } => plan::Except::Periods {
                events: *events,
                condition: condition.as_ref().map(|condition| self.expression(condition)),
            },
            Except::Calendar(calendar) => plan::Except::Calendar(*calendar),
        });
        let condition = query.condition.as_ref().map(|condition| self.expression(condition));
        plan::Query { events: query.events, except, window, condition }
    }

    /// A timing with its expressions.
    pub(super) fn timing(&mut self, timing: &Timing) -> plan::Timing {
        match timing {
            Timing::Within { times, length, from, before } => plan::Timing::Within {
                times: *times,
                length: self.expression(length),
                from: self.expression(from),
                before: *before,
            },
            Timing::Between { times, from, included, by } => plan::Timing::Between {
                times: *times,
                from: self.expression(from),
                included: *included,
                by: self.expression(by),
            },
            Timing::By(date) => plan::Timing::By(self.expression(date)),
            Timing::Before(date) => plan::Timing::Before(self.expression(date)),
            Timing::AtLeastEvery { first, length, from } => plan::Timing::AtLeastEvery {
                first: first.as_ref().map(|first| self.expression(first)),
                length: self.expression(length),
                from: self.expression(from),
            },
            Timing::Every { length, from } => {
                plan::Timing::Every { length: self.expression(length), from: self.expression(from) }
            }
            Timing::Together { with, start } => plan::Timing::Together { with: *with, start: self.expression(start) },
            Timing::AtAllTimes => plan::Timing::AtAllTimes,
            Timing::NotEncoded(why) => plan::Timing::NotEncoded(why.clone()),
        }
    }
}
