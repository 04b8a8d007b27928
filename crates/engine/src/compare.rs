//! Comparing answers: absent sides say no, bounds decide where they can.

use crate::answer::{Answer, Bounds};
use crate::error::EvaluationError;
use crate::plan::Comparison;
use hjemmel_value::{Truth, Value};
use std::cmp::Ordering;

/// Compares two answers. An absent side makes every comparison no, and `is not` yes.
pub(crate) fn compare(left: &Answer, comparison: Comparison, right: &Answer) -> Result<Truth, EvaluationError> {
    match (left, right) {
        (Answer::Absent, _) | (_, Answer::Absent) => Ok(Truth::from(comparison == Comparison::IsNot)),
        (Answer::Value(left), Answer::Value(right)) => values(left, comparison, right).map(Truth::from),
        (left, right) => bounds(&left.bounds(), comparison, &right.bounds()),
    }
}

/// Whether a comparison of two values holds, as conditions compare them.
///
/// # Errors
///
/// [`EvaluationError::MalformedPlan`] for values of two types.
pub fn compares(left: &Value, comparison: Comparison, right: &Value) -> Result<bool, EvaluationError> {
    values(left, comparison, right)
}

fn values(left: &Value, comparison: Comparison, right: &Value) -> Result<bool, EvaluationError> {
    let order = order(left, right)?;
    Ok(match comparison {
        Comparison::Is => order == Some(Ordering::Equal),
        Comparison::IsNot => order != Some(Ordering::Equal),
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::AtMost => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Comparison::More => order == Some(Ordering::Greater),
        Comparison::AtLeast => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    })
}

/// Which is more. `None` where nobody can say: one month against thirty days.
pub(crate) fn order(left: &Value, right: &Value) -> Result<Option<Ordering>, EvaluationError> {
    Ok(match (left, right) {
        (Value::YesNo(a), Value::YesNo(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Number(b))
        | (Value::Hours(a), Value::Hours(b))
        | (Value::Percent(a), Value::Percent(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) => a.compare(b),
        (Value::Duration(a), Value::Duration(b)) => a.compare(b).or_else(|| a.compare_odd_days(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Choice(a), Value::Choice(b)) | (Value::Actor(a), Value::Actor(b)) => Some(a.cmp(b)),
        _ => return Err(EvaluationError::MalformedPlan { what: "values of two types are compared" }),
    })
}

fn bounds(left: &Bounds, comparison: Comparison, right: &Bounds) -> Result<Truth, EvaluationError> {
    let less = below(left, right)?;
    let more = below(right, left)?;
    Ok(match comparison {
        Comparison::Less => less,
        Comparison::AtLeast => less.not(),
        Comparison::More => more,
        Comparison::AtMost => more.not(),
        Comparison::Is if less.is_true() || more.is_true() => Truth::False,
        Comparison::IsNot if less.is_true() || more.is_true() => Truth::True,
        Comparison::Is | Comparison::IsNot => Truth::Unknown,
    })
}

/// Whether whatever lies in `left` is below whatever lies in `right`.
fn below(left: &Bounds, right: &Bounds) -> Result<Truth, EvaluationError> {
    let compared = |one: &Option<Value>, other: &Option<Value>| match (one, other) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ok(None),
    };
    let surely = compared(&left.high, &right.low)? == Some(Ordering::Less);
    let never = matches!(compared(&left.low, &right.high)?, Some(Ordering::Greater | Ordering::Equal));
    Ok(match (surely, never) {
        (true, _) => Truth::True,
        (_, true) => Truth::False,
        _ => Truth::Unknown,
    })
}
