//! Truth with three values, after Kleene: what is not known is neither true nor false.

use std::ops::Not;

use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// Whether something holds: no, not known, or yes, in this order.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It does not hold.
    False,
    /// It hangs on something that is not known.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Both hold: false if one is false, else unknown if one is unknown.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// At least one holds: true if one is true, else unknown if one is unknown.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// The contrary; of unknown, unknown.
    #[must_use]
    pub const fn not(self) -> Truth {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }

    /// Whether it is known to hold.
    #[must_use]
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it is known not to hold.
    #[must_use]
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }

    /// Whether it is not known.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The answer, if it is known.
    #[must_use]
    pub const fn known(self) -> Option<bool> {
        match self {
            Self::False => Some(false),
            Self::Unknown => None,
            Self::True => Some(true),
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Self::True } else { Self::False }
    }
}

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        Truth::not(self)
    }
}
