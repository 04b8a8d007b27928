//! What stands below an expression, a query or a timing.

use hjemmel_model::model::{Except, Expression, ExpressionKind, Query, Timing, Window};

/// What stands directly below.
pub(super) fn each_child(kind: &mut ExpressionKind, visit: &mut dyn FnMut(&mut Expression)) {
    use ExpressionKind as E;
    match kind {
        E::Constant(_)
        | E::Fact(_)
        | E::Field(_)
        | E::InstanceField(..)
        | E::InstanceDay
        | E::InstanceStart
        | E::InstanceEnd
        | E::IsOn(_) => {}
        E::Today | E::Definition(_) | E::InGroup(_) | E::StatusOf { .. } | E::LiftedBy { .. } => {}
        E::BreachOf(_) | E::StartOf(_) => {}
        E::And(parts) | E::Or(parts) | E::Extreme { of: parts, .. } => parts.iter_mut().for_each(visit),
        E::Not(part) | E::FactOn { on: part, .. } | E::Known { value: part, .. } => visit(part),
        E::Rounded { value: part, .. } | E::Boundary { of: part, .. } => visit(part),
        E::Unless(one, two)
        | E::Compare { left: one, right: two, .. }
        | E::Arithmetic { left: one, right: two, .. }
        | E::Shift { date: one, length: two, .. }
        | E::Whole { from: one, to: two, .. }
        | E::FirstDay { from: one, when: two, .. }
        | E::DayOnWhich { sum: one, reaches: two } => {
            visit(one);
            visit(two);
        }
        E::Between { value, low, high, .. } => {
            visit(value);
            visit(low);
            visit(high);
        }
        E::In { value, .. } => visit(value),
        E::Choose { cases, otherwise, .. } => {
            for (when, value) in cases {
                visit(when);
                visit(value);
            }
            otherwise.iter_mut().for_each(visit);
        }
        E::Aggregate { query, .. } | E::Covered { query, .. } | E::During(query) => each_of_query(query, visit),
    }
}

fn each_of_query(query: &mut Query, visit: &mut dyn FnMut(&mut Expression)) {
    match &mut query.window {
        Some(Window::InTheLast { length: one, .. } | Window::Since(one)) => visit(one),
        Some(Window::Between(low, high)) => {
            visit(low);
            visit(high);
        }
        Some(Window::CalendarMonths(_)) | None => {}
    }
    if let Some(Except::Periods { condition: Some(condition), .. }) = &mut query.except {
        visit(condition);
    }
    query.condition.iter_mut().for_each(visit);
}

pub(super) fn each_of_timing(timing: &mut Timing, visit: &mut dyn FnMut(&mut Expression)) {
    match timing {
        Timing::Within { length, from, .. } | Timing::Every { length, from } => {
            visit(length);
            visit(from);
        }
        Timing::AtLeastEvery { first, length, from } => {
            first.iter_mut().for_each(&mut *visit);
            visit(length);
            visit(from);
        }
        Timing::Between { from, by, .. } => {
            visit(from);
            visit(by);
        }
        Timing::By(date) | Timing::Before(date) => visit(date),
        Timing::Together { .. } | Timing::AtAllTimes | Timing::NotEncoded(_) => {}
    }
}
