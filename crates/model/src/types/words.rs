//! Types in words, and what can be done with them.

use crate::model::{Expression, ExpressionKind, Model};
use hjemmel_diagnostic::{DurationUnit, TypeWord};
use hjemmel_engine::plan::{CoveredUnit, Operator, Type};
use hjemmel_value::{Duration, Value};

/// A type as complaints name it.
pub(crate) fn type_word(model: &Model, ty: Type) -> TypeWord {
    match ty {
        Type::YesNo => TypeWord::YesNo,
        Type::Date => TypeWord::Date,
        Type::Number => TypeWord::Number,
        Type::Money => TypeWord::Money,
        Type::Hours => TypeWord::Hours,
        Type::Percent => TypeWord::Percent,
        Type::Duration => TypeWord::Duration,
        Type::Text => TypeWord::Text,
        Type::Actor => TypeWord::Actor,
        Type::Choice(id) => {
            let name = model.categories.get(id.index()).map(|category| category.it.named.name.to_string());
            TypeWord::Category(name.unwrap_or_default())
        }
        Type::Events(id) => {
            let name = model.event_types.get(id.index()).map(|event| event.it.named.name.to_string());
            TypeWord::Events(name.unwrap_or_default())
        }
    }
}

/// Whether values of a type are more or less of something.
pub(crate) fn is_measure(ty: Type) -> bool {
    matches!(ty, Type::Number | Type::Money | Type::Hours | Type::Percent | Type::Duration)
}

/// Whether a number can be added up and rounded.
pub(crate) fn is_number(ty: Type) -> bool {
    is_measure(ty) && ty != Type::Duration
}

/// Whether one value of a type can come before another.
pub(crate) fn is_ordered(ty: Type) -> bool {
    is_measure(ty) || ty == Type::Date
}

/// The length of time that an expression always is.
pub(crate) fn constant_duration(expression: &Expression) -> Option<Duration> {
    match &*expression.kind {
        ExpressionKind::Constant(Value::Duration(length)) => Some(*length),
        ExpressionKind::Arithmetic { left, operator: Operator::Plus, right } => {
            constant_duration(left)?.checked_add(&constant_duration(right)?)
        }
        _ => None,
    }
}

/// A length in the units that an expression always has: its own if it is always the same, one of its unit if it is covered
/// time.
pub(crate) fn units_of(expression: &Expression) -> Option<Duration> {
    match &*expression.written_out().kind {
        ExpressionKind::Covered { unit: CoveredUnit::Days, .. } => Some(Duration::days(1)),
        ExpressionKind::Covered { unit: CoveredUnit::Weeks, .. } => Some(Duration::weeks(1)),
        ExpressionKind::Covered { unit: CoveredUnit::Months, .. } => Some(Duration::months(1)),
        _ => constant_duration(expression),
    }
}

/// The units of two lengths that have no fixed relation, so that neither can be said to be longer.
pub(crate) fn unrelated(left: &Duration, right: &Duration) -> Option<(DurationUnit, DurationUnit)> {
    if left.is_zero() || right.is_zero() {
        return None;
    }
    let days = (left.working_days > 0) != (right.working_days > 0);
    let whole_months = (left.calendar_months > 0) != (right.calendar_months > 0);
    if days || whole_months {
        return Some((in_its_unit(left), in_its_unit(right)));
    }
    if left.has_months() == right.has_months() && left.has_days() == right.has_days() {
        return None;
    }
    // Name what only one of them has: it cannot be told in the units of the other.
    if left.has_months() && !(right.has_months() && left.has_days()) {
        Some((in_months(left), in_days(right)))
    } else {
        Some((in_days(left), in_months(right)))
    }
}

/// The unit that most sets a length apart from others.
pub(crate) fn in_its_unit(length: &Duration) -> DurationUnit {
    if length.working_days > 0 {
        DurationUnit::WorkingDays
    } else if length.calendar_months > 0 {
        DurationUnit::CalendarMonths
    } else if length.has_months() {
        in_months(length)
    } else {
        in_days(length)
    }
}

fn in_months(length: &Duration) -> DurationUnit {
    if length.years > 0 && length.months == 0 { DurationUnit::Years } else { DurationUnit::Months }
}

fn in_days(length: &Duration) -> DurationUnit {
    if length.weeks > 0 && length.days == 0 { DurationUnit::Weeks } else { DurationUnit::Days }
}
