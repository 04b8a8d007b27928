//! What an expression comes to: a value, known to be absent, or unknown.

use crate::expression::malformed;
use crate::findings::Statement;
use crate::machine::Result;
use hjemmel_value::{Date, Truth, Value};

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

impl Bounds {
    /// The first and the last day that a date may be, if it surely is no later than one.
    pub(crate) fn of_date(&self) -> Option<(Option<Date>, Date)> {
        match (&self.low, &self.high) {
            (Some(Value::Date(low)), Some(Value::Date(high))) => Some((Some(*low), *high)),
            (None, Some(Value::Date(high))) => Some((None, *high)),
            _ => None,
        }
    }
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

    /// What comes of a date, or of the bounds of one, by something that never turns round which of two is later.
    pub(crate) fn of_dates(&self, mut of: impl FnMut(Date) -> Result<Date>) -> Result<Answer> {
        Ok(match self {
            Answer::Absent => Answer::Absent,
            Answer::Value(Value::Date(date)) => Answer::Value(Value::Date(of(*date)?)),
            Answer::Value(_) => return Err(malformed("a value that is no date stands for one")),
            Answer::Unknown(bounds) => match bounds.of_date() {
                Some((low, high)) => {
                    Answer::between(low.map(&mut of).transpose()?.map(Value::Date), Some(Value::Date(of(high)?)))
                }
                None => Answer::UNKNOWN,
            },
        })
    }

    /// The first and the last day that a date may be, if it surely is no later than one.
    pub(crate) fn days(&self) -> Option<(Option<Date>, Date)> {
        match self {
            Answer::Absent => None,
            answer => answer.bounds().of_date(),
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
