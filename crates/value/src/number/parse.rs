//! Reading decimal digits, without rounding.

use super::exact::Exact;
use super::{Decimal, NumberError};

/// Reads `-12.50`.
pub(super) fn plain(text: &str) -> Result<Decimal, NumberError> {
    read(text, false)
}

/// Reads `-12.50`, `1.25e1` and `1E-3`, as numbers stand in JSON.
pub(super) fn scientific(text: &str) -> Result<Decimal, NumberError> {
    read(text, true)
}

/// How many significant digits a number in scientific form has, without zeros at either end.
pub(super) fn significant_digits(text: &str) -> usize {
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

fn read(text: &str, exponent_allowed: bool) -> Result<Decimal, NumberError> {
    let malformed = || NumberError::Malformed { text: text.to_owned() };
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let negative = unsigned.len() < text.len();
    let (number, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((number, exponent)) if exponent_allowed => (number, read_exponent(exponent).ok_or_else(malformed)?),
        Some(_) => return Err(malformed()),
        None => (unsigned, 0),
    };
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !decimals.is_none_or(is_digits) {
        return Err(malformed());
    }
    let decimals = decimals.unwrap_or_default().trim_end_matches('0');
    let mut digits = format!("{whole}{decimals}");
    let mut exponent = exponent.saturating_sub(i32::try_from(decimals.len()).unwrap_or(i32::MAX));
    let significant = digits.trim_end_matches('0').len();
    if digits.trim_start_matches('0').is_empty() {
        return Ok(Decimal::ZERO);
    }
    exponent = exponent.saturating_add(i32::try_from(digits.len().saturating_sub(significant)).unwrap_or(i32::MAX));
    digits.truncate(significant);
    let too_long = if exponent < 0 { NumberError::NotExact } else { NumberError::Overflow };
    let Ok(value) = digits.parse::<i128>() else {
        return Err(too_long);
    };
    Exact::new(if negative { value.saturating_neg() } else { value }, exponent).to_decimal()
}

fn read_exponent(text: &str) -> Option<i32> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = unsigned.parse::<i32>().unwrap_or(i32::MAX);
    Some(if text.starts_with('-') { size.saturating_neg() } else { size })
}
