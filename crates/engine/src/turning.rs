//! The next day on which a condition can be another one, so that a search need not try every day.
//!
//! Every answer here is a bound: on no day before it can the condition have turned. Where nothing better is known it is the
//! day after, so a search is never wrong, only slower.

use crate::answer::Answer;
use crate::covered::Looked;
use crate::error::{RuleRef, at};
use crate::frame::Frame;
use crate::growing::{Sure, has_fixed_window};
use crate::ids::{DefinitionId, GroupId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, Comparison, Condition, Node, Query, Unit, Window, children};
use hjemmel_value::{Date, Duration, MonthConvention, Truth, Value, whole_years};

/// A day, or never.
pub(crate) type Turn = Option<Date>;

pub(crate) fn earlier(one: Turn, other: Turn) -> Turn {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn later(one: Turn, other: Turn) -> Turn {
    one.zip(other).map(|(one, other)| one.max(other))
}

impl<'a> Machine<'a> {
    /// The first day after today on which a condition that has the other answer can have this one, or not be known; `None`
    /// if there is none up to the end of the search.
    pub(crate) fn turns_to(&mut self, node: NodeId, to: bool, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let next = Some(self.day_after(frame.today)?);
        if self.truth(node, frame)?.known() != Some(!to) {
            return Ok(next);
        }
        self.deeper()?;
        let turn = match self.node(node)? {
            Node::And(parts) if to => self.last_of_those_against(parts, to, end, frame)?,
            Node::Or(parts) if !to => self.last_of_those_against(parts, to, end, frame)?,
            Node::And(parts) | Node::Or(parts) => {
                let mut first = None;
                for part in parts {
                    first = earlier(first, self.turns_to(*part, to, end, frame)?);
                }
                first
            }
            Node::Not(part) => self.turns_to(*part, !to, end, frame)?,
            Node::Definition(id) => match self.value_of(*id, frame)? {
                Some(value) => self.turns_to(value, to, end, frame.of_a_rule())?,
                None => None,
            },
            Node::InGroup(group) => self.group_turns(*group, to, end, frame)?,
            Node::Compare { left, comparison: Comparison::AtLeast | Comparison::More, right } if to => {
                self.grows_to(Sure::Possibly, *left, *right, end, frame)?
            }
            Node::Compare { left, comparison: Comparison::AtMost | Comparison::Less, right }
                if to && self.only_grows(*left, end, frame)? && self.changes(*right, end, frame)?.is_none() =>
            {
                None
            }
            other => self.changes_below(other, end, frame)?,
        };
        self.back();
        Ok(turn.filter(|turn| *turn <= end))
    }

    /// The first day after today on which a condition that does not surely hold can surely hold; `None` if there is none up
    /// to a day.
    pub(crate) fn comes_true(&mut self, node: NodeId, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let next = Some(self.day_after(frame.today)?);
        match self.truth(node, frame)? {
            Truth::True => return Ok(next),
            Truth::False => return self.turns_to(node, true, end, frame),
            Truth::Unknown => {}
        }
        self.deeper()?;
        let turn = match self.node(node)? {
            Node::And(parts) => {
                let mut last = next;
                for part in parts {
                    if !self.truth(*part, frame)?.is_true() {
                        last = later(last, self.comes_true(*part, end, frame)?);
                    }
                }
                last
            }
            Node::Or(parts) => {
                let mut first = None;
                for part in parts {
                    first = earlier(first, self.comes_true(*part, end, frame)?);
                }
                first
            }
            Node::Definition(id) => match self.value_of(*id, frame)? {
                Some(value) => self.comes_true(value, end, frame.of_a_rule())?,
                None => None,
            },
            Node::Compare { left, comparison: Comparison::AtLeast | Comparison::More, right } => {
                self.grows_to(Sure::Surely, *left, *right, end, frame)?
            }
            other => self.changes_below(other, end, frame)?,
        };
        self.back();
        Ok(turn.filter(|turn| *turn <= end))
    }

    /// All of those parts that stand against an answer have to turn before it can be given.
    fn last_of_those_against(&mut self, parts: &'a [NodeId], to: bool, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let mut last = Some(self.day_after(frame.today)?);
        for part in parts {
            if self.truth(*part, frame)?.known() == Some(!to) {
                last = later(last, self.turns_to(*part, to, end, frame)?);
            }
        }
        Ok(last)
    }

    fn group_turns(&mut self, id: GroupId, to: bool, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        let version = self.version_on(group.rulebook, &group.versions, frame.law, RuleRef::Group(id))?;
        let Some((_, version)) = version else { return Ok(None) };
        let frame = frame.of_a_rule();
        let mut first = None;
        let mut last = Some(self.day_after(frame.today)?);
        let conditions = |conditions: &'a [Condition], holds| conditions.iter().map(move |one| (one.node, holds));
        for (node, holds) in conditions(&version.when, true).chain(conditions(&version.unless, false)) {
            let against = self.truth(node, frame)?.known() == Some(!holds);
            if to && against {
                last = later(last, self.turns_to(node, holds, end, frame)?);
            } else if !to {
                first = earlier(first, self.turns_to(node, !holds, end, frame)?);
            }
        }
        Ok(if to { last } else { first })
    }

    /// What a definition stands for in its version of the law day.
    pub(crate) fn value_of(&mut self, id: DefinitionId, frame: Frame<'a>) -> Result<Option<NodeId>> {
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        let version = self.version_on(definition.rulebook, &definition.versions, frame.law, RuleRef::Definition(id))?;
        Ok(version.map(|(_, version)| version.value))
    }

    /// The first day after today on which an answer can be another one.
    pub(crate) fn changes(&mut self, node: NodeId, end: Date, frame: Frame<'a>) -> Result<Turn> {
        self.deeper()?;
        let content = self.node(node)?;
        let turn = self.changes_below(content, end, frame)?;
        self.back();
        Ok(turn.filter(|turn| *turn <= end))
    }

    fn changes_below(&mut self, node: &'a Node, end: Date, frame: Frame<'a>) -> Result<Turn> {
        Ok(match node {
            Node::Constant(_)
            | Node::Field(_)
            | Node::OuterField(_)
            | Node::InstanceField(_)
            | Node::InstanceDay
            | Node::InstanceStart
            | Node::InstanceEnd
            | Node::IsOn(_)
            | Node::StatusOf { .. }
            | Node::StartOf(_)
            | Node::LiftedBy { .. }
            | Node::BreachOf(_) => None,
            Node::Today => Some(self.day_after(frame.today)?),
            Node::Fact(fact) => self.fact_changes(*fact, frame.today),
            Node::FactOn { fact, on } => {
                earlier(self.judgement_changes(*fact, frame.today), self.changes(*on, end, frame)?)
            }
            Node::Definition(id) => match self.value_of(*id, frame)? {
                Some(value) => self.changes(value, end, frame.of_a_rule())?,
                None => None,
            },
            Node::InGroup(group) => self.group_changes(*group, end, frame)?,
            Node::Compare { left, right, .. } => match (self.node(*left)?, self.node(*right)?) {
                (Node::Today, _) => self.passes(*right, end, frame)?,
                (_, Node::Today) => self.passes(*left, end, frame)?,
                _ => earlier(self.changes(*left, end, frame)?, self.changes(*right, end, frame)?),
            },
            Node::Whole { unit: Unit::Years, from, to, .. } if matches!(self.node(*to)?, Node::Today) => {
                self.birthday(*from, end, frame)?
            }
            Node::Aggregate { aggregate, query, .. } => self.events_change(*aggregate, query, end, frame)?,
            Node::Covered { query, .. } | Node::During(query) => self.cover_changes(query, end, frame)?,
            other => {
                let mut first = None;
                for child in children(other) {
                    first = earlier(first, self.changes(child, end, frame)?);
                }
                first
            }
        })
    }

    fn group_changes(&mut self, id: GroupId, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        let version = self.version_on(group.rulebook, &group.versions, frame.law, RuleRef::Group(id))?;
        let Some((_, version)) = version else { return Ok(None) };
        let mut first = None;
        for condition in version.when.iter().chain(&version.unless) {
            first = earlier(first, self.changes(condition.node, end, frame.of_a_rule())?);
        }
        Ok(first)
    }

    /// When today passes a date: on it, and on the day after.
    fn passes(&mut self, date: NodeId, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let moves = self.changes(date, end, frame)?;
        Ok(match self.answer(date, frame)? {
            Answer::Value(Value::Date(date)) if frame.today < date => earlier(Some(date), moves),
            Answer::Value(Value::Date(date)) if frame.today == date => Some(self.day_after(date)?),
            _ => moves,
        })
    }

    /// The next anniversary of a date.
    fn birthday(&mut self, from: NodeId, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let moves = self.changes(from, end, frame)?;
        let Answer::Value(Value::Date(from)) = self.answer(from, frame)? else { return Ok(moves) };
        let tomorrow = self.day_after(frame.today)?;
        let years = u32::try_from(whole_years(from, frame.today).saturating_add(1));
        let next = match years {
            Ok(years) if from <= frame.today => {
                from.plus(Duration::years(years), MonthConvention::SameDay).ok().map(|next| next.date.max(tomorrow))
            }
            _ => Some(tomorrow),
        };
        Ok(earlier(next, moves))
    }

    /// When a question about events can have another answer.
    fn events_change(&mut self, aggregate: Aggregate, query: &'a Query, end: Date, frame: Frame<'a>) -> Result<Turn> {
        if let Aggregate::SumOf(field) = aggregate
            && self.a_week_on(query.events, field)?.is_some()
        {
            return self.cover_changes(query, end, frame);
        }
        let tomorrow = self.day_after(frame.today)?;
        let list = self.list(query.events)?;
        let seen = list.events.partition_point(|event| event.date <= frame.today);
        let next_event = list.events.get(seen).map(|event| event.date.max(tomorrow));
        if !self.steady_conditions(query, end, frame)? {
            return Ok(Some(tomorrow));
        }
        if has_fixed_window(query) {
            return Ok(earlier(self.bounds_change(query, end, frame)?, next_event));
        }
        // A window that moves and holds no event takes in none before the next one happens; of one whose end comes later
        // than the event, such as that of whole months, the events of this month are still to come.
        let month = frame.today.first_of_month();
        let left_out = list.events.get(..seen).unwrap_or_default().last().is_none_or(|event| event.date < month);
        let holds_none = left_out && self.there_are(query, frame)?.is_false();
        Ok(if holds_none { next_event } else { Some(tomorrow) })
    }

    pub(crate) fn bounds_change(&mut self, query: &'a Query, end: Date, frame: Frame<'a>) -> Result<Turn> {
        match &query.window {
            Some(Window::Since(from)) => self.changes(*from, end, frame),
            Some(Window::Between(from, until)) => {
                Ok(earlier(self.changes(*from, end, frame)?, self.changes(*until, end, frame)?))
            }
            _ => Ok(None),
        }
    }

    /// When covered days can be others: from day to day while a period runs, and not before the next one begins.
    fn cover_changes(&mut self, query: &'a Query, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let tomorrow = self.day_after(frame.today)?;
        if !has_fixed_window(query)
            || self.bounds_change(query, end, frame)?.is_some()
            || !self.steady_conditions(query, end, frame)?
        {
            return Ok(Some(tomorrow));
        }
        // A period that ended today no longer covers tomorrow.
        let looked = Looked::between(frame.today, end);
        let covered = self.covered_among(query, looked, frame)?;
        let Some(possible) = covered.possible else { return Ok(Some(tomorrow)) };
        Ok(possible.stretches().first().map(|stretch| stretch.first().max(tomorrow)))
    }
}
