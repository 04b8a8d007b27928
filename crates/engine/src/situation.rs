//! A citizen's situation: what is given about each fact of the plan.

mod digits;
mod error;
mod json;
mod keys;
mod money;
mod overlap;
mod read;
mod value;

pub use digits::keep_digits;
pub use error::{Expected, SituationError, SituationProblem};
pub use json::Found;
pub use overlap::overlap;
pub use value::nearest;

use hjemmel_value::{Date, Value};
use std::sync::Arc;

/// What is given about a citizen, by fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Parallel to the plan's facts; `None` where nothing is given.
    pub facts: Vec<Option<Given>>,
}

/// What is given about one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Known to be absent.
    Absent(Option<JudgementGiven>),
    /// A value, and whose judgement it is.
    Value(Value, Option<JudgementGiven>),
    /// A list of events.
    Events(Events),
    /// Values over time, sorted by their first days, of which no two are the same.
    OverTime(Vec<ValueFrom>),
}

/// A value that a fact has from a day on, until its next value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFrom {
    /// Its first day.
    pub from: Date,
    /// The value; known to be absent from that day on if there is none.
    pub value: Option<Value>,
    /// Whose judgement it is.
    pub judgement: Option<JudgementGiven>,
}

/// Who judged, when, and on which considerations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgementGiven {
    /// Who.
    pub by: Option<Arc<str>>,
    /// On which day; the judgement counts from it, unless it says that it counts from an earlier one.
    pub on: Option<Date>,
    /// The earlier day that it is made for, and counts from.
    pub from: Option<Date>,
    /// The main considerations.
    pub considerations: Option<Arc<str>>,
}

impl JudgementGiven {
    /// The day from which it counts, if it says one.
    #[must_use]
    pub fn counts_from(&self) -> Option<Date> {
        self.from.or(self.on)
    }
}

/// A list of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The events, sorted by date, those of one day in the order given.
    pub events: Vec<Event>,
    /// Whether the list may miss events.
    pub incomplete: bool,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day on which it happened or began.
    pub date: Date,
    /// Parallel to the event type's fields, the date's own included.
    pub fields: Vec<FieldGiven>,
}

/// What is given about a field of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldGiven {
    /// Nothing.
    Unknown,
    /// Known to be absent.
    Absent,
    /// A value.
    Value(Value),
}
