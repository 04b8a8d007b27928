//! Exact arithmetic on values with their units.

use crate::plan::Operator;
use hjemmel_value::{Decimal, Duration, Money, NumberError, Rounding, Value};

/// What can go wrong; the caller names the rule.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    DivisionByZero,
    Inexact,
    Overflow,
    Types,
}

impl From<NumberError> for Fault {
    fn from(error: NumberError) -> Fault {
        match error {
            NumberError::DivisionByZero => Fault::DivisionByZero,
            NumberError::NotExact => Fault::Inexact,
            _ => Fault::Overflow,
        }
    }
}

/// The unit that a number carries.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Plain,
    Money(hjemmel_value::Currency),
    Hours,
    Percent,
}

/// A value taken apart into number and unit.
pub(crate) fn measured(value: &Value) -> Result<(Decimal, Measure), Fault> {
    match value {
        Value::Number(number) => Ok((*number, Measure::Plain)),
        Value::Money(money) => Ok((money.amount, Measure::Money(money.currency))),
        Value::Hours(hours) => Ok((*hours, Measure::Hours)),
        Value::Percent(percent) => Ok((*percent, Measure::Percent)),
        _ => Err(Fault::Types),
    }
}

/// A number with its unit as a value.
pub(crate) fn value(number: Decimal, measure: Measure) -> Value {
    match measure {
        Measure::Plain => Value::Number(number),
        Measure::Money(currency) => Value::Money(Money { amount: number, currency }),
        Measure::Hours => Value::Hours(number),
        Measure::Percent => Value::Percent(number),
    }
}

/// `left operator right`, exactly.
pub(crate) fn calculate(left: &Value, operator: Operator, right: &Value) -> Result<Value, Fault> {
    match operator {
        Operator::Plus => add(left, right),
        Operator::Minus => subtract(left, right),
        Operator::Times => multiply(left, right),
        Operator::Divided => {
            let quotient = Quotient::of(left, right)?;
            let number = quotient.dividend.divide_exact(quotient.divisor)?;
            Ok(value(number, quotient.measure))
        }
    }
}

/// The sum.
pub(crate) fn add(left: &Value, right: &Value) -> Result<Value, Fault> {
    if let (Value::Duration(a), Value::Duration(b)) = (left, right) {
        return a.checked_add(b).map(Value::Duration).ok_or(Fault::Overflow);
    }
    let ((a, unit), (b, other)) = (measured(left)?, measured(right)?);
    if unit != other {
        return Err(Fault::Types);
    }
    a.checked_add(b).map(|sum| value(sum, unit)).ok_or(Fault::Overflow)
}

fn subtract(left: &Value, right: &Value) -> Result<Value, Fault> {
    if let (Value::Duration(a), Value::Duration(b)) = (left, right) {
        let difference = || {
            Some(Duration {
                years: a.years.checked_sub(b.years)?,
                months: a.months.checked_sub(b.months)?,
                weeks: a.weeks.checked_sub(b.weeks)?,
                days: a.days.checked_sub(b.days)?,
                calendar_months: a.calendar_months.checked_sub(b.calendar_months)?,
                working_days: a.working_days.checked_sub(b.working_days)?,
            })
        };
        return difference().map(Value::Duration).ok_or(Fault::Overflow);
    }
    let ((a, unit), (b, other)) = (measured(left)?, measured(right)?);
    if unit != other {
        return Err(Fault::Types);
    }
    a.checked_sub(b).map(|difference| value(difference, unit)).ok_or(Fault::Overflow)
}

fn multiply(left: &Value, right: &Value) -> Result<Value, Fault> {
    match (left, right) {
        (Value::Duration(length), Value::Number(times)) | (Value::Number(times), Value::Duration(length)) => {
            return stretched(*length, *times).map(Value::Duration).ok_or(Fault::Overflow);
        }
        _ => {}
    }
    let ((a, unit), (b, other)) = (measured(left)?, measured(right)?);
    let product = a.checked_mul(b).ok_or(Fault::Overflow)?;
    let of_hundred = || product.divide_exact(Decimal::from_i64(100)).map_err(Fault::from);
    match (unit, other) {
        (Measure::Plain, unit) | (unit, Measure::Plain) => Ok(value(product, unit)),
        (Measure::Percent, unit) | (unit, Measure::Percent) => Ok(value(of_hundred()?, unit)),
        (unit @ Measure::Money(_), Measure::Hours) | (Measure::Hours, unit @ Measure::Money(_)) => {
            Ok(value(product, unit))
        }
        _ => Err(Fault::Types),
    }
}

fn stretched(length: Duration, times: Decimal) -> Option<Duration> {
    length.checked_mul(u32::try_from(times.to_i64()?).ok()?)
}

/// A quotient not yet worked out, so that it can be rounded once.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Quotient {
    pub(crate) dividend: Decimal,
    pub(crate) divisor: Decimal,
    pub(crate) measure: Measure,
}

impl Quotient {
    /// `left / right`: like by like is a plain number, anything by a number or by per cent keeps its unit.
    pub(crate) fn of(left: &Value, right: &Value) -> Result<Quotient, Fault> {
        let ((a, unit), (b, other)) = (measured(left)?, measured(right)?);
        let (dividend, measure) = match (unit, other) {
            (unit, other) if unit == other => (a, Measure::Plain),
            (unit, Measure::Plain) => (a, unit),
            (unit, Measure::Percent) => (a.checked_mul(Decimal::from_i64(100)).ok_or(Fault::Overflow)?, unit),
            (unit @ Measure::Money(_), Measure::Hours) => (a, unit),
            _ => return Err(Fault::Types),
        };
        Ok(Quotient { dividend, divisor: b, measure })
    }

    /// The quotient rounded once to a multiple of `step`.
    pub(crate) fn rounded(self, rounding: Rounding, step: Decimal) -> Result<Value, Fault> {
        let step = if step.is_negative() { step.negated() } else { step };
        let divisor = self.divisor.checked_mul(step).ok_or(Fault::Overflow)?;
        let multiples = self.dividend.divide_rounded(divisor, rounding, 0)?;
        multiples.checked_mul(step).map(|number| value(number, self.measure)).ok_or(Fault::Overflow)
    }
}
