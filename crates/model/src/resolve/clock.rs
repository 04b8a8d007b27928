//! The start of a clock may not depend on the reading day, or the clock would never start.

use super::Resolver;
use crate::model::{Expression, ExpressionKind, Model, Query, Timing, Window};
use hjemmel_diagnostic::{Diagnostic, Message};
use hjemmel_engine::ids::{DefinitionId, FactId, GroupId};
use std::collections::BTreeSet;

impl<'t> Resolver<'t> {
    pub(super) fn clocks(&mut self) {
        let moving = self.model.timings().flat_map(dates).filter(|start| moves(&self.model, start));
        // The same deadline may have been changed for many requirements.
        let places: BTreeSet<_> = moving.map(|start| start.span).collect();
        self.complaints.extend(places.into_iter().map(|span| Diagnostic::new(Message::TodayInClock, span)));
    }
}

/// The dates that a deadline names: none may hang on the day on which it is read.
fn dates(timing: &Timing) -> Vec<&Expression> {
    let end = match timing {
        Timing::Between { by, .. } => Some(by),
        _ => None,
    };
    timing.clock().into_iter().chain(end).collect()
}

fn moves(model: &Model, start: &Expression) -> bool {
    let over_time = model.facts.iter().enumerate().filter(|(_, fact)| fact.it.over_time);
    let over_time = over_time.map(|(place, _)| FactId::at(place)).collect();
    let mut search = Search { over_time, seen: BTreeSet::new(), pending: Vec::new() };
    let mut found = search.expression(start);
    // One after the other and not one inside the other: a chain of definitions can be long.
    while let Some(next) = search.pending.pop().filter(|_| !found) {
        found = match next {
            Named::Definition(id) => {
                let versions = model.definitions.get(id.index()).map(|definition| &definition.versions);
                versions.into_iter().flatten().any(|version| search.expression(&version.value))
            }
            Named::Group(id) => {
                let versions = model.groups.get(id.index()).map(|group| &group.versions);
                let conditions = versions.into_iter().flatten().flat_map(|it| it.when.iter().chain(&it.unless));
                let mut conditions = conditions;
                conditions.any(|condition| search.expression(&condition.expression))
            }
        };
    }
    found
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Definition(DefinitionId),
    Group(GroupId),
}

/// Looks for the reading day, through definitions and groups.
struct Search {
    /// Facts that can be one thing on one day and another on the next.
    over_time: BTreeSet<FactId>,
    seen: BTreeSet<Named>,
    pending: Vec<Named>,
}

impl Search {
    fn later(&mut self, named: Named) -> bool {
        if self.seen.insert(named) {
            self.pending.push(named);
        }
        false
    }

    fn expression(&mut self, expression: &Expression) -> bool {
        use ExpressionKind as K;
        match &*expression.kind {
            K::Today => true,
            K::Fact(id) => self.over_time.contains(id),
            K::Accumulated { asked, .. } => self.expression(asked),
            K::FactOn { on, .. } => self.expression(on),
            K::Constant(_)
            | K::Field(_)
            | K::OuterField(_)
            | K::InstanceField(..)
            | K::InstanceDay
            | K::InstanceStart
            | K::InstanceEnd
            | K::StatusOf { .. }
            | K::StartOf(_)
            | K::LiftedBy { .. }
            | K::IsOn(_)
            | K::BreachOf(_) => false,
            K::Definition(id) => self.later(Named::Definition(*id)),
            K::InGroup(id) => self.later(Named::Group(*id)),
            K::And(parts) | K::Or(parts) | K::Extreme { of: parts, .. } => self.any(parts),
            K::Not(inner)
            | K::Known { value: inner, .. }
            | K::Rounded { value: inner, .. }
            | K::Boundary { of: inner, .. } => self.expression(inner),
            K::Unless(one, other)
            | K::Compare { left: one, right: other, .. }
            | K::Arithmetic { left: one, right: other, .. }
            | K::Shift { date: one, length: other, .. }
            | K::Whole { from: one, to: other, .. } => self.expression(one) || self.expression(other),
            K::Between { value, low, high, .. } => {
                self.expression(value) || self.expression(low) || self.expression(high)
            }
            K::In { value, list, .. } => self.expression(value) || self.any(list),
            K::Choose { cases, otherwise, .. } => {
                cases.iter().any(|(when, value)| self.expression(when) || self.expression(value))
                    || otherwise.as_ref().is_some_and(|value| self.expression(value))
            }
            // What is added up grows from day to day.
            K::Covered { .. } | K::During(_) => true,
            K::Aggregate { query, .. } => self.query(query),
            // Inside a search, today is the day that is tried.
            K::FirstDay { from, .. } => self.expression(from),
            K::DayOnWhich { .. } => false,
        }
    }

    fn any(&mut self, parts: &[Expression]) -> bool {
        parts.iter().any(|part| self.expression(part))
    }

    fn query(&mut self, query: &Query) -> bool {
        let window = match &query.window {
            Some(Window::InTheLast { .. } | Window::CalendarMonths(_)) => true,
            Some(Window::Since(date)) => self.expression(date),
            Some(Window::Before(before)) => self.expression(&before.length) || self.expression(&before.date),
            Some(Window::Between(first, last)) => self.expression(first) || self.expression(last),
            None => false,
        };
        let except = query.except.as_ref().and_then(crate::model::Except::condition);
        window || except.into_iter().chain(&query.condition).any(|condition| self.expression(condition))
    }
}
