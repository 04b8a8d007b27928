//! A value that a fact, a parameter or an expression can have.

use std::sync::Arc;

use crate::{Date, Decimal, Duration, Kind, Money};

#[cfg(test)]
mod tests;

/// A value of one of the types of [`Kind`]. Histories of events are no values and have no variant.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A civil date.
    Date(Date),
    /// A number without unit.
    Number(Decimal),
    /// An amount of money.
    Money(Money),
    /// A number of hours.
    Hours(Decimal),
    /// A number of hundredths: 75 is 75 percent.
    Percent(Decimal),
    /// Years, months, weeks and days.
    Duration(Duration),
    /// Text that no rule computes with.
    Text(Arc<str>),
    /// One of the names of a category, by its place in the category, from 0.
    Choice(u32),
    /// An actor, by its place among the actors, from 0.
    Actor(u32),
}

impl Value {
    /// The type of the value; never [`Kind::Events`].
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::YesNo(_) => Kind::YesNo,
            Self::Date(_) => Kind::Date,
            Self::Number(_) => Kind::Number,
            Self::Money(_) => Kind::Money,
            Self::Hours(_) => Kind::Hours,
            Self::Percent(_) => Kind::Percent,
            Self::Duration(_) => Kind::Duration,
            Self::Text(_) => Kind::Text,
            Self::Choice(_) => Kind::Choice,
            Self::Actor(_) => Kind::Actor,
        }
    }
}
