//! What an expression comes to: a value, known to be absent, or unknown.

use crate::findings::Statement;
use hjemmel_value::{Truth, Value};

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

/// Bounds of a number or a length of time that is not known, both included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) low: Option<Value>,
    pub(crate) high: Option<Value>,
}

impl Answer {
    /// Unknown, and nothing said of it.
    pub(crate) const UNKNOWN: Answer = Answer::Unknown(Bounds { low: None, high: None });

    /// Something between bounds: a value where they meet.
    pub(crate) fn between(low: Option<Value>, high: Option<Value>) -> Answer {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Answer::Value(low),
            (low, high) => Answer::Unknown(Bounds { low, high }),
        }
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self, Answer::Unknown(_))
    }

    /// The bounds of what is one of many, or unknown.
    pub(crate) fn bounds(&self) -> Bounds {
        match self {
            Answer::Value(value) => Bounds { low: Some(value.clone()), high: Some(value.clone()) },
            Answer::Unknown(bounds) => bounds.clone(),
            Answer::Absent => Bounds::default(),
        }
    }
}

impl From<Answer> for Statement {
    fn from(answer: Answer) -> Statement {
        match answer {
            Answer::Value(value) => Statement::Value(value),
            Answer::Absent => Statement::Absent,
            Answer::Unknown(_) => Statement::Unknown,
        }
    }
}

impl From<Truth> for Answer {
    fn from(truth: Truth) -> Answer {
        truth.known().map_or(Answer::UNKNOWN, |holds| Answer::Value(Value::YesNo(holds)))
    }
}
