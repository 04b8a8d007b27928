//! Money: an exact amount in a currency.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Decimal;

mod json;
#[cfg(test)]
mod tests;

/// A currency.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Currency {
    /// Danish kroner.
    #[default]
    #[serde(rename = "DKK")]
    Dkk,
}

impl Currency {
    /// Its ISO 4217 code: `DKK`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dkk => "DKK",
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// An amount of money.
///
/// Prints as `1000.50 DKK`, and a whole amount as `1000 DKK`. In JSON it is
/// `{"amount": "1000.5", "currency": "DKK"}`; a bare number or a string of digits is read as kroner.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// How much, in whole units of the currency with decimals (kroner, not øre).
    pub amount: Decimal,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// An amount in Danish kroner.
    #[must_use]
    pub const fn dkk(amount: Decimal) -> Money {
        Money { amount, currency: Currency::Dkk }
    }

    /// The exact sum; `None` if the currencies differ or it cannot be held.
    #[must_use]
    pub fn checked_add(self, other: Money) -> Option<Money> {
        let amount = self.amount.checked_add(self.same_currency(other)?)?;
        Some(Money { amount, ..self })
    }

    /// The exact difference; `None` if the currencies differ or it cannot be held.
    #[must_use]
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        let amount = self.amount.checked_sub(self.same_currency(other)?)?;
        Some(Money { amount, ..self })
    }

    /// Which is more; `None` if the currencies differ.
    #[must_use]
    pub fn compare(&self, other: &Money) -> Option<Ordering> {
        Some(self.amount.cmp(&self.same_currency(*other)?))
    }

    fn same_currency(self, other: Money) -> Option<Decimal> {
        (self.currency == other.currency).then_some(other.amount)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Money { amount, currency } = self;
        if amount.is_whole() { write!(f, "{amount} {currency}") } else { write!(f, "{amount:.2} {currency}") }
    }
}
