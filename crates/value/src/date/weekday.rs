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

impl Weekday {
    /// The day after; Monday after Sunday.
    #[must_use]
    pub const fn next(self) -> Weekday {
        match self {
            Self::Monday => Self::Tuesday,
            Self::Tuesday => Self::Wednesday,
            Self::Wednesday => Self::Thursday,
            Self::Thursday => Self::Friday,
            Self::Friday => Self::Saturday,
            Self::Saturday => Self::Sunday,
            Self::Sunday => Self::Monday,
        }
    }
}

/// Days of the week from one to another, within one week: Monday to Friday.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Weekdays {
    first: Weekday,
    last: Weekday,
}

impl Weekdays {
    /// All seven.
    pub const ALL: Weekdays = Weekdays { first: Weekday::Monday, last: Weekday::Sunday };

    /// The days from one to another; `None` if the last comes before the first in a week that begins on Monday.
    #[must_use]
    pub fn new(first: Weekday, last: Weekday) -> Option<Weekdays> {
        (first <= last).then_some(Weekdays { first, last })
    }

    /// The first of them.
    #[must_use]
    pub const fn first(self) -> Weekday {
        self.first
    }

    /// The last of them.
    #[must_use]
    pub const fn last(self) -> Weekday {
        self.last
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: Weekday) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many there are: 1 to 7. Read from a file with the last before the first, there are none.
    #[must_use]
    pub fn count(self) -> i64 {
        i64::from(self.last.number()).saturating_sub(i64::from(self.first.number())).saturating_add(1).max(0)
    }
}
