//! A decimal taken apart for exact arithmetic: digits and a power of ten.

use rust_decimal::Decimal as Inner;

use super::{Decimal, NumberError};

/// `digits` times ten to the power of `exponent`; the digits do not end in zero, and zero has the exponent 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    pub(super) digits: i128,
    pub(super) exponent: i32,
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Exact {
        let scale = i32::try_from(number.0.scale()).unwrap_or(0);
        Exact::new(number.0.mantissa(), scale.saturating_neg())
    }
}

impl Exact {
    pub(super) fn new(mut digits: i128, mut exponent: i32) -> Exact {
        if digits == 0 {
            return Exact { digits: 0, exponent: 0 };
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent = exponent.saturating_add(1);
        }
        Exact { digits, exponent }
    }

    /// The sum. `None` only if it cannot be a [`Decimal`]: the digits of the number with the larger exponent then
    /// outgrow 128 bits, while those of the other do not end in zero and so fix the exponent of the sum.
    pub(super) fn plus(self, other: Exact) -> Option<Exact> {
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        if high.digits == 0 {
            return Some(low);
        }
        if low.digits == 0 {
            return Some(high);
        }
        let shift = high.exponent.checked_sub(low.exponent)?;
        let digits = shifted(high.digits, shift)?.checked_add(low.digits)?;
        Some(Exact::new(digits, low.exponent))
    }

    /// The product. `None` only if it cannot be a [`Decimal`]: twos and fives that make tens are taken out first, so
    /// the product of what is left does not end in zero.
    pub(super) fn times(self, other: Exact) -> Option<Exact> {
        let exponent = self.exponent.checked_add(other.exponent)?;
        let (a, b, first) = take_tens(self.digits, other.digits);
        let (b, a, second) = take_tens(b, a);
        let exponent = exponent.checked_add(first)?.checked_add(second)?;
        Some(Exact::new(a.checked_mul(b)?, exponent))
    }

    /// The number as a [`Decimal`]: [`NumberError::NotExact`] if it has too many decimals,
    /// [`NumberError::Overflow`] if its digits before the point alone are too many.
    pub(super) fn to_decimal(self) -> Result<Decimal, NumberError> {
        let (digits, scale) = if self.exponent > 0 {
            (shifted(self.digits, self.exponent).ok_or(NumberError::Overflow)?, 0)
        } else {
            (self.digits, self.exponent.unsigned_abs())
        };
        let too_many = if scale == 0 { NumberError::Overflow } else { NumberError::NotExact };
        match Inner::try_from_i128_with_scale(digits, scale) {
            Ok(number) => Ok(Decimal(number.normalize())),
            Err(_) => Err(too_many),
        }
    }
}

/// Divides `a` by as many twos and `b` by as many fives; tells how many tens that were.
fn take_tens(mut a: i128, mut b: i128) -> (i128, i128, i32) {
    let mut tens: i32 = 0;
    while a != 0 && b != 0 && a % 2 == 0 && b % 5 == 0 {
        (a, b, tens) = (a / 2, b / 5, tens.saturating_add(1));
    }
    (a, b, tens)
}

/// `digits` times ten to the power of `count`, if it fits.
fn shifted(digits: i128, count: i32) -> Option<i128> {
    let power = 10_i128.checked_pow(u32::try_from(count).ok()?)?;
    digits.checked_mul(power)
}
