//! The days of the week.

use serde::{Deserialize, Serialize};

/// A day of the week; the week begins on Monday (ISO 8601).
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday, day 1.
    Monday,
    /// Tuesday, day 2.
    Tuesday,
    /// Wednesday, day 3.
    Wednesday,
    /// Thursday, day 4.
    Thursday,
    /// Friday, day 5.
    Friday,
    /// Saturday, day 6.
    Saturday,
    /// Sunday, day 7.
    Sunday,
}

impl Weekday {
    /// All seven, from Monday on.
    pub const ALL: [Weekday; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Its number: 1 for Monday to 7 for Sunday.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 3,
            Self::Thursday => 4,
            Self::Friday => 5,
            Self::Saturday => 6,
            Self::Sunday => 7,
        }
    }

    pub(super) const fn from_jiff(weekday: jiff::civil::Weekday) -> Weekday {
        match weekday {
            jiff::civil::Weekday::Monday => Self::Monday,
            jiff::civil::Weekday::Tuesday => Self::Tuesday,
            jiff::civil::Weekday::Wednesday => Self::Wednesday,
            jiff::civil::Weekday::Thursday => Self::Thursday,
            jiff::civil::Weekday::Friday => Self::Friday,
            jiff::civil::Weekday::Saturday => Self::Saturday,
            jiff::civil::Weekday::Sunday => Self::Sunday,
        }
    }
}
