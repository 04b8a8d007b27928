//! What an expression comes to: a value, known to be absent, or unknown.

use hjemmel_value::{Decimal, Truth, Value};

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// A value.
    Value(Value),
    /// Known not to be there.
    Absent,
    /// Not known; a number may lie within bounds.
    Unknown(Bounds),
}

/// Bounds of a number that is not known, both included.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
}

impl Answer {
    /// Unknown, and nothing said of it.
    pub(crate) const UNKNOWN: Answer = Answer::Unknown(Bounds { low: None, high: None });

    /// A number between bounds: a value where they meet.
    pub(crate) fn between(low: Option<Decimal>, high: Option<Decimal>) -> Answer {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Answer::Value(Value::Number(low)),
            (low, high) => Answer::Unknown(Bounds { low, high }),
        }
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self, Answer::Unknown(_))
    }

    /// The bounds of a number, if it is one or unknown.
    pub(crate) fn bounds(&self) -> Bounds {
        match self {
            Answer::Value(Value::Number(number)) => Bounds { low: Some(*number), high: Some(*number) },
            Answer::Unknown(bounds) => *bounds,
            _ => Bounds::default(),
        }
    }
}

impl From<Truth> for Answer {
    fn from(truth: Truth) -> Answer {
        truth.known().map_or(Answer::UNKNOWN, |holds| Answer::Value(Value::YesNo(holds)))
    }
}
