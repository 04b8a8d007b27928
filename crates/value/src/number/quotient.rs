//! Division: exactly, or rounded once.

use super::exact::Exact;
use super::{Decimal, NumberError};
use crate::Rounding;

const MAX_PLACES: u32 = 28;

/// The exact quotient. A fraction in lowest terms ends exactly if its divisor has no factor but two and five.
pub(super) fn exact(dividend: Exact, divisor: Exact) -> Result<Decimal, NumberError> {
    let common = greatest_common_divisor(dividend.digits, divisor.digits);
    let over = |digits: i128| digits.checked_div(common).ok_or(NumberError::DivisionByZero);
    if divisor.digits == 0 {
        return Err(NumberError::DivisionByZero);
    }
    let (numerator, denominator) = (over(dividend.digits)?, over(divisor.digits)?);
    let (rest, twos) = strip(denominator, 2);
    let (rest, fives) = strip(rest, 5);
    if rest.unsigned_abs() != 1 {
        return Err(NumberError::NotExact);
    }
    let places = twos.max(fives);
    let fill = |base: i128, count: u32| base.checked_pow(places.saturating_sub(count));
    let digits = || {
        let missing = fill(2, twos)?.checked_mul(fill(5, fives)?)?;
        numerator.checked_mul(missing)?.checked_mul(rest)
    };
    // Digits that outgrow 128 bits do not end in zero, so they fit into no number.
    let exponent = dividend.exponent.saturating_sub(divisor.exponent).saturating_sub(places.try_into().unwrap_or(0));
    let digits = digits().ok_or(if exponent < 0 { NumberError::NotExact } else { NumberError::Overflow })?;
    Exact::new(digits, exponent).to_decimal()
}

/// The quotient by long division, cut at `places` decimals and rounded by what was left.
pub(super) fn rounded(
    dividend: Exact,
    divisor: Exact,
    rounding: Rounding,
    places: u32,
) -> Result<Decimal, NumberError> {
    let places = i32::try_from(places.min(MAX_PLACES)).unwrap_or(0);
    let negative = (dividend.digits < 0) != (divisor.digits < 0);
    let (a, b) = (dividend.digits.unsigned_abs(), divisor.digits.unsigned_abs());
    let shift = dividend.exponent.saturating_sub(divisor.exponent).saturating_add(places);
    let cut = if shift >= 0 { lengthened(a, b, shift.unsigned_abs()) } else { shortened(a, b, shift.unsigned_abs()) }?;
    let away = match rounding {
        Rounding::Down => negative && cut.left != Left::Nothing,
        Rounding::Up => !negative && cut.left != Left::Nothing,
        Rounding::Nearest => cut.left == Left::HalfOrMore,
    };
    let digits = cut.digits.checked_add(u128::from(away)).and_then(|digits| i128::try_from(digits).ok());
    let digits = digits.ok_or(NumberError::Overflow)?;
    let signed = if negative { digits.saturating_neg() } else { digits };
    Exact::new(signed, places.saturating_neg()).to_decimal().map_err(|_| NumberError::Overflow)
}

/// A quotient without sign, cut down to whole units, and what was left over.
struct Cut {
    digits: u128,
    left: Left,
}

#[derive(PartialEq)]
enum Left {
    Nothing,
    LessThanHalf,
    HalfOrMore,
}

/// a times ten to the power of `shift`, over b: a digit at a time, as on paper.
fn lengthened(a: u128, b: u128, shift: u32) -> Result<Cut, NumberError> {
    let (mut digits, mut rest) = divide(a, b)?;
    for _ in 0..shift {
        let (digit, after) = divide(rest.checked_mul(10).ok_or(NumberError::Overflow)?, b)?;
        let longer = digits.checked_mul(10).and_then(|digits| digits.checked_add(digit));
        (digits, rest) = (longer.ok_or(NumberError::Overflow)?, after);
    }
    let left = match rest {
        0 => Left::Nothing,
        rest if rest >= b.saturating_sub(rest) => Left::HalfOrMore,
        _ => Left::LessThanHalf,
    };
    Ok(Cut { digits, left })
}

/// a over b times ten to the power of `shift`, which is at least 1.
fn shortened(a: u128, b: u128, shift: u32) -> Result<Cut, NumberError> {
    let (whole, rest) = divide(a, b)?;
    let Some(unit) = 10_u128.checked_pow(shift) else {
        // The unit is above any whole number here, and more than twice as large.
        let left = if whole == 0 && rest == 0 { Left::Nothing } else { Left::LessThanHalf };
        return Ok(Cut { digits: 0, left });
    };
    let (digits, below) = divide(whole, unit)?;
    // The unit is even, so `rest` alone never lifts `below` over the half.
    let left = match (below, rest) {
        (0, 0) => Left::Nothing,
        (below, _) if below >= unit / 2 => Left::HalfOrMore,
        _ => Left::LessThanHalf,
    };
    Ok(Cut { digits, left })
}

fn divide(a: u128, b: u128) -> Result<(u128, u128), NumberError> {
    a.checked_div(b).zip(a.checked_rem(b)).ok_or(NumberError::DivisionByZero)
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

/// Divides by `factor` as often as it goes, and tells how often.
fn strip(mut digits: i128, factor: i128) -> (i128, u32) {
    let mut count: u32 = 0;
    while digits != 0 && digits.checked_rem(factor) == Some(0) {
        (digits, count) = (digits.checked_div(factor).unwrap_or(0), count.saturating_add(1));
    }
    (digits, count)
}
