//! Exact decimal numbers: every operation is exact, rounds as it is told, or says that it can do neither.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal as Inner;
use rust_decimal::RoundingStrategy;

use crate::Rounding;
use exact::Exact;

mod exact;
mod json;
mod parse;
mod quotient;
#[cfg(test)]
mod tests;

pub use json::JSON_NUMBER_KEY;
pub(crate) use json::visit_json_number;

/// An exact decimal number: a whole number of at most 96 bits, with up to 28 decimals.
///
/// Equal numbers are equal however they were written (1.10 is 1.1), and print alike. Largest is
/// 79 228 162 514 264 337 593 543 950 335. In JSON a whole number within 64 bits is an integer and any other a
/// string; reading takes integers, strings, and floats of at most 15 significant digits.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(Inner);

/// Why a number could not be read or computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// The text is not a decimal number: digits, with a point and more digits if need be, and a minus before them.
    #[error("`{text}` is not a decimal number")]
    Malformed {
        /// The text as it was given.
        text: String,
    },
    /// A division by zero, or rounding to a multiple of zero.
    #[error("division by zero")]
    DivisionByZero,
    /// The number has no end, or more decimals than can be held, and nobody said how to round it.
    #[error("the number is not exact within 28 decimals")]
    NotExact,
    /// The number is too large, or too large for the decimals asked for.
    #[error("the number is too large")]
    Overflow,
    /// A binary float with more than 15 significant digits, or none: what was meant cannot be told.
    #[error("the number is not exact; write it as a string")]
    NotExactFloat,
}

impl NumberError {
    /// A stable name of the error: `number_malformed`, `number_division_by_zero`, `number_not_exact`,
    /// `number_overflow` or `number_not_exact_float`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "number_malformed",
            Self::DivisionByZero => "number_division_by_zero",
            Self::NotExact => "number_not_exact",
            Self::Overflow => "number_overflow",
            Self::NotExactFloat => "number_not_exact_float",
        }
    }
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(Inner::ZERO);
    /// One.
    pub const ONE: Decimal = Decimal(Inner::ONE);

    /// Reads digits, with a decimal point and more digits if need be, and a minus before them: `-12.50`.
    ///
    /// # Errors
    ///
    /// [`NumberError::Malformed`] for any other form (a plus, an exponent, a comma, blanks); never rounds, but says
    /// [`NumberError::NotExact`] for too many decimals and [`NumberError::Overflow`] for too large a number.
    pub fn parse(text: &str) -> Result<Decimal, NumberError> {
        parse::plain(text)
    }

    /// A whole number.
    #[must_use]
    pub fn from_i64(number: i64) -> Decimal {
        Decimal(Inner::from(number))
    }

    /// The exact sum; `None` if it cannot be held.
    #[must_use]
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        Exact::from(self).plus(Exact::from(other))?.to_decimal().ok()
    }

    /// The exact difference; `None` if it cannot be held.
    #[must_use]
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other.negated())
    }

    /// The exact product; `None` if it cannot be held.
    #[must_use]
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        Exact::from(self).times(Exact::from(other))?.to_decimal().ok()
    }

    /// The exact quotient.
    ///
    /// # Errors
    ///
    /// [`NumberError::DivisionByZero`]; [`NumberError::NotExact`] if the quotient has no end (1/3) or more decimals
    /// than can be held; [`NumberError::Overflow`] if it is too large.
    pub fn divide_exact(self, other: Decimal) -> Result<Decimal, NumberError> {
        quotient::exact(Exact::from(self), Exact::from(other))
    }

    /// The quotient, rounded once to at most `places` decimals (more than 28 count as 28).
    ///
    /// # Errors
    ///
    /// [`NumberError::DivisionByZero`]; [`NumberError::Overflow`] if the quotient with that many decimals cannot be
    /// held.
    pub fn divide_rounded(self, other: Decimal, rounding: Rounding, places: u32) -> Result<Decimal, NumberError> {
        quotient::rounded(Exact::from(self), Exact::from(other), rounding, places)
    }

    /// The number with at most `places` decimals.
    #[must_use]
    pub fn round(self, rounding: Rounding, places: u32) -> Decimal {
        let strategy = match rounding {
            Rounding::Down => RoundingStrategy::ToNegativeInfinity,
            Rounding::Up => RoundingStrategy::ToPositiveInfinity,
            Rounding::Nearest => RoundingStrategy::MidpointAwayFromZero,
        };
        Decimal(self.0.round_dp_with_strategy(places, strategy).normalize())
    }

    /// The number rounded to a multiple of `step`, such as 5 or 0.25; the sign of `step` does not matter.
    ///
    /// # Errors
    ///
    /// [`NumberError::DivisionByZero`] if `step` is zero, [`NumberError::Overflow`] if a result cannot be held.
    pub fn round_to(self, rounding: Rounding, step: Decimal) -> Result<Decimal, NumberError> {
        let step = if step.is_negative() { step.negated() } else { step };
        let multiples = self.divide_rounded(step, rounding, 0)?;
        multiples.checked_mul(step).ok_or(NumberError::Overflow)
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Decimal {
        let mut inner = self.0;
        inner.set_sign_positive(inner.is_zero() || inner.is_sign_negative());
        Decimal(inner)
    }

    /// The number as an integer, if it is whole and fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        if self.is_whole() { i64::try_from(self.0.mantissa()).ok() } else { None }
    }

    /// Whether it has no decimals.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0.scale() == 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The number of decimals after the point, 0 to 28.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.0.scale()
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Decimal {
        Decimal::from_i64(number)
    }
}

impl FromStr for Decimal {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Decimal, NumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Decimal {
    /// Digits with a point; a precision such as `{:.2}` pads with zeros and never rounds or cuts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = self.0.to_string();
        let places = usize::try_from(self.places()).unwrap_or(0);
        if let Some(missing) = f.precision().and_then(|wanted| wanted.checked_sub(places)).filter(|n| *n > 0) {
            if places == 0 {
                digits.push('.');
            }
            digits.extend(std::iter::repeat_n('0', missing));
        }
        match digits.strip_prefix('-') {
            Some(rest) => f.pad_integral(false, "", rest),
            None => f.pad_integral(true, "", &digits),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
