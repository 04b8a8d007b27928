//! What a cell asks of the value of its column.

use hjemmel_engine::plan::Comparison;
use hjemmel_value::Value;
use std::cmp::Ordering;

/// One test. A cell `any` has none, a cell `at least 18 and under 30` has two.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ask {
    /// A comparison with a value: a value alone, `not` a value, `under 30`.
    Compare(Comparison, Value),
    /// Both included.
    Between(Value, Value),
    /// `in a, b`, `not in a, b`.
    In { negated: bool, list: Vec<Value> },
    /// `known`, `not known`.
    Known { negated: bool },
}

impl Ask {
    /// Whether a value fits, as the engine compares; `None` is an absent one.
    pub(crate) fn fits(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Ask::Known { negated }, value) => value.is_some() != *negated,
            (Ask::Compare(comparison, _), None) => *comparison == Comparison::IsNot,
            (Ask::Between(..), None) => false,
            (Ask::In { negated, .. }, None) => *negated,
            (Ask::Compare(comparison, other), Some(value)) => compares(value, *comparison, other),
            (Ask::Between(low, high), Some(value)) => {
                compares(value, Comparison::AtLeast, low) && compares(value, Comparison::AtMost, high)
            }
            (Ask::In { negated, list }, Some(value)) => {
                list.iter().any(|one| compares(value, Comparison::Is, one)) != *negated
            }
        }
    }

    /// The values that it names.
    pub(crate) fn values(&self) -> Vec<&Value> {
        match self {
            Ask::Compare(_, value) => vec![value],
            Ask::Between(low, high) => vec![low, high],
            Ask::In { list, .. } => list.iter().collect(),
            Ask::Known { .. } => Vec::new(),
        }
    }
}

fn compares(value: &Value, comparison: Comparison, other: &Value) -> bool {
    let order = order(value, other);
    match comparison {
        Comparison::Is => order.map_or(value == other, Ordering::is_eq),
        Comparison::IsNot => !order.map_or(value == other, Ordering::is_eq),
        Comparison::Less => order.is_some_and(Ordering::is_lt),
        Comparison::AtMost => order.is_some_and(Ordering::is_le),
        Comparison::More => order.is_some_and(Ordering::is_gt),
        Comparison::AtLeast => order.is_some_and(Ordering::is_ge),
    }
}

/// Which value is more; `None` if nobody can say.
pub(crate) fn order(one: &Value, other: &Value) -> Option<Ordering> {
    match (one, other) {
        (Value::Number(a), Value::Number(b))
        | (Value::Hours(a), Value::Hours(b))
        | (Value::Percent(a), Value::Percent(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) => a.compare(b),
        (Value::Duration(a), Value::Duration(b)) => a.compare(b),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        _ => None,
    }
}
