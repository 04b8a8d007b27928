//! The types of values, and their keywords in the two languages.

use std::fmt;

/// The type of a fact, a parameter or an expression.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A civil date.
    Date,
    /// A number without unit.
    Number,
    /// An amount of money.
    Money,
    /// A number of hours.
    Hours,
    /// A number of hundredths.
    Percent,
    /// Years, months, weeks and days.
    Duration,
    /// Text that no rule computes with.
    Text,
    /// One of the names of a category.
    Choice,
    /// An authority or other actor.
    Actor,
    /// A history of events.
    Events,
}

impl Kind {
    /// All of them, in the order above.
    pub const ALL: [Kind; 11] = [
        Self::YesNo,
        Self::Date,
        Self::Number,
        Self::Money,
        Self::Hours,
        Self::Percent,
        Self::Duration,
        Self::Text,
        Self::Choice,
        Self::Actor,
        Self::Events,
    ];

    /// The Danish keyword.
    #[must_use]
    pub const fn danish(self) -> &'static str {
        match self {
            Self::YesNo => "ja/nej",
            Self::Date => "dato",
            Self::Number => "tal",
            Self::Money => "beløb",
            Self::Hours => "timer",
            Self::Percent => "procent",
            Self::Duration => "varighed",
            Self::Text => "tekst",
            Self::Choice => "kategori",
            Self::Actor => "aktør",
            Self::Events => "hændelser",
        }
    }

    /// The English keyword.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::YesNo => "yes/no",
            Self::Date => "date",
            Self::Number => "number",
            Self::Money => "money",
            Self::Hours => "hours",
            Self::Percent => "percent",
            Self::Duration => "duration",
            Self::Text => "text",
            Self::Choice => "category",
            Self::Actor => "actor",
            Self::Events => "events",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.english())
    }
}
