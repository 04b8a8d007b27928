//! What can be wrong with a situation, and where.

use super::json::Found;
use hjemmel_value::{Date, Kind};
use std::fmt;

/// One mistake in a situation's JSON, with the path to it. Reading reports all of them at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", At(.path))]
pub struct SituationError {
    /// Where: `interviews[2].held_on`; empty for the whole.
    pub path: String,
    /// What.
    pub problem: SituationProblem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SituationProblem {
    /// It is not JSON.
    #[error("this is not JSON: {detail} (line {line}, column {column})")]
    NotJson {
        /// Line, from 1.
        line: u32,
        /// Column, from 1.
        column: u32,
        /// What the reader of JSON says.
        detail: String,
    },
    /// The whole is not an object of facts.
    #[error("a situation is an object of facts, this is {found}")]
    NotAnObject {
        /// What it is.
        found: Found,
    },
    /// No rulebook declares this fact.
    #[error("no rulebook declares the fact `{name}`{}", DidYouMean(.suggestion))]
    UnknownFact {
        /// The name.
        name: String,
        /// The nearest name there is.
        suggestion: Option<String>,
    },
    /// An event, a list or an assessment has no such field.
    #[error("there is no field `{name}` here{}", DidYouMean(.suggestion))]
    UnknownField {
        /// The name.
        name: String,
        /// The fields there are.
        known: Vec<String>,
        /// The nearest name there is.
        suggestion: Option<String>,
    },
    /// A key stands twice in one object.
    #[error("`{name}` is given twice")]
    Twice {
        /// The key.
        name: String,
    },
    /// The value is of another type.
    #[error("{expected} is expected, this is {found}")]
    WrongType {
        /// What is expected.
        expected: Expected,
        /// What is there.
        found: Found,
    },
    /// `null` for what is not optional.
    #[error("null says that it is known to be absent, but it is not optional; leave it out if it is unknown")]
    NullNotOptional,
    /// A number that is not exact.
    #[error("the number {text} is not exact: write it as text in quotes")]
    InexactNumber {
        /// As it was given.
        text: String,
    },
    /// Text that is no number.
    #[error("`{text}` is not a number")]
    NoNumber {
        /// As it was given.
        text: String,
    },
    /// Text that is no date.
    #[error("`{text}` is not a date of the form 2024-03-28")]
    NoDate {
        /// As it was given.
        text: String,
    },
    /// A day that does not exist.
    #[error("there is no day {text}")]
    NoSuchDay {
        /// As it was given.
        text: String,
    },
    /// A date outside the years that can be computed with.
    #[error("the date {text} lies outside the days that can be computed with: 1700-03-01 to 9999-12-31")]
    DateOutOfRange {
        /// As it was given.
        text: String,
    },
    /// Text that is no duration.
    #[error("`{text}` is not a duration of the form P6W, P3M or P1Y2M")]
    NoDuration {
        /// As it was given.
        text: String,
    },
    /// A currency that is not known.
    #[error("`{text}` is not a currency that is known; there is DKK")]
    UnknownCurrency {
        /// As it was given.
        text: String,
    },
    /// A value that its category does not have.
    #[error("`{text}` is not one of: {}{}", .allowed.join(", "), DidYouMean(.suggestion))]
    UnknownValue {
        /// As it was given.
        text: String,
        /// What there is.
        allowed: Vec<String>,
        /// The nearest.
        suggestion: Option<String>,
    },
    /// An event without its date.
    #[error("an event needs its date: `{field}`")]
    MissingDate {
        /// The field.
        field: String,
    },
    /// A period that ends before it starts.
    #[error("the period ends before it starts")]
    EndsBeforeItStarts,
    /// A period shares a day with another, and the kind of event says that none do.
    #[error("the period shares a day with number {other} of the list")]
    Overlaps {
        /// The place of the other in the list, from 1.
        other: usize,
    },
    /// Hours a week of zero, of which a date hangs on the sum.
    #[error("`{field}` is zero, and a date hangs on what it adds up to")]
    RateOfZero {
        /// The field.
        field: String,
    },
    /// Hours a week below zero.
    #[error("hours a week below zero")]
    RateBelowZero,
    /// A value over time without its first day.
    #[error("a value over time needs its first day: `from`")]
    MissingFirstDay,
    /// Two values over time with the same first day.
    #[error("two values begin on {day}")]
    TwoValuesOfOneDay {
        /// The day.
        day: Date,
    },
    /// A judgement that is made for a day after the day on which it is made.
    #[error("the judgement of {on} counts from a later day, {from}")]
    CountsFromLaterDay {
        /// The day on which it is made.
        on: Date,
        /// The day that it is made for.
        from: Date,
    },
    /// More events than the limit allows.
    #[error("there are more than {limit} events")]
    TooManyEvents {
        /// The limit.
        limit: usize,
    },
}

impl SituationProblem {
    /// The stable code of the problem.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongType { .. } | Self::NoNumber { .. } | Self::NoDuration { .. } => "E2001",
            Self::UnknownFact { .. } => "E2002",
            Self::NullNotOptional => "E2003",
            Self::InexactNumber { .. } => "E2004",
            Self::NoDate { .. } | Self::NoSuchDay { .. } | Self::DateOutOfRange { .. } => "E2005",
            Self::UnknownValue { .. } | Self::UnknownCurrency { .. } => "E2006",
            Self::MissingDate { .. } => "E2007",
            Self::UnknownField { .. } => "E2008",
            Self::NotAnObject { .. } => "E2009",
            Self::NotJson { .. } => "E2010",
            Self::EndsBeforeItStarts => "E2011",
            Self::TooManyEvents { .. } => "E2012",
            Self::Overlaps { .. } => "E2016",
            Self::RateOfZero { .. } => "E2017",
            Self::RateBelowZero => "E2021",
            Self::Twice { .. } => "E2015",
            Self::MissingFirstDay => "E2018",
            Self::TwoValuesOfOneDay { .. } => "E2019",
            Self::CountsFromLaterDay { .. } => "E2020",
        }
    }
}

/// What is expected at a place.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value of a type.
    Kind(Kind),
    /// A list of events, or an object with `events` and `incomplete`.
    Events,
    /// A list of values, each with its first day.
    OverTime,
    /// A value with its first day.
    ValueFrom,
    /// One event.
    Event,
    /// Text.
    Text,
    /// True or false.
    YesNo,
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Kind(kind) => formatter.write_str(kind.english()),
            Expected::Events => formatter.write_str("a list of events"),
            Expected::OverTime => formatter.write_str("a list of values, each with its first day"),
            Expected::ValueFrom => formatter.write_str("an object with `from` and `value`"),
            Expected::Event => formatter.write_str("an event, an object of fields"),
            Expected::Text => formatter.write_str("text"),
            Expected::YesNo => formatter.write_str("true or false"),
        }
    }
}

/// The path and a colon; nothing for the whole.
struct At<'a>(&'a str);

impl fmt::Display for At<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(formatter, "{}: ", self.0) }
    }
}

struct DidYouMean<'a>(&'a Option<String>);

impl fmt::Display for DidYouMean<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(suggestion) => write!(formatter, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}
