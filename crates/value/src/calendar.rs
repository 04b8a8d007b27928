//! Counting time: adding and subtracting durations, and the whole units between two dates.
//!
//! The day of the event is not counted, so one day after 3 March is 4 March, and weeks end on the same weekday
//! (restaurationsloven § 36 a, stk. 1 and 2). For months there are two statutory conventions, [`MonthConvention`].
//! Years end on the anniversary under both (restaurationsloven § 36 a, stk. 4): an age never follows the last day of
//! the month, and who was born on 29 February turns 18 on 28 February.

use serde::{Deserialize, Serialize};

use crate::{Date, DateError, Duration};

#[cfg(test)]
mod tests;

/// How a number of months ends. In both conventions a day that does not exist becomes the last of its month.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthConvention {
    /// From the last day of a month to the last day of a month: 28 February 2026 and one month is 31 March 2026
    /// (restaurationsloven § 36 a, stk. 3).
    LastDay,
    /// To the same day of the month: 28 February 2026 and one month is 28 March 2026 (forældelsesloven § 27, stk. 1).
    SameDay,
}

/// Why a count of months or years ended on another day of the month than it began.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moved {
    /// The event fell on the last day of its month and [`MonthConvention::LastDay`] moved the end to the last day of
    /// the month, where the same day of the month exists and is another.
    ToLastDay,
    /// The month has no such day; the end is its last day, under both conventions.
    Clamped,
}

/// The end of a count, and what moved it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Counted {
    /// The day on which the duration ends.
    pub date: Date,
    /// What moved it, if anything did. If the years and the months both did, what the months did.
    pub moved: Option<Moved>,
}

impl Date {
    /// This date and a duration later.
    ///
    /// Years are added first, to the anniversary (29 February: the 28th); then months, by the convention, counted from
    /// that anniversary; then whole calendar months, to the last day of a month; then weeks and days. Zero months never
    /// move a date.
    /// Working days are not counted here: which days they are, a calendar says. So 28 February 2023 and one year is 28
    /// February 2024 under both conventions, and only a duration with months can follow [`MonthConvention::LastDay`].
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`], also if only the date after the years or months is out of range.
    pub fn plus(self, d: Duration, c: MonthConvention) -> Result<Counted, DateError> {
        self.count(d, c, 1)
    }

    /// This date and a duration earlier: the mirror of [`Date::plus`], in the same order (years, months, then weeks
    /// and days). Whole calendar months earlier is the first day of a month. It does not undo an addition that was moved.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`], also if only the date after the years or months is out of range.
    pub fn minus(self, d: Duration, c: MonthConvention) -> Result<Counted, DateError> {
        self.count(d, c, -1)
    }

    /// The first and the last day of the whole calendar months before this date; the month that it ends is one of them.
    ///
    /// So on 30 June the nine months are October to June, and on 29 June September to May: *de ni forudgående
    /// kalendermåneder* (sygedagpengeloven § 24, stk. 1). Of no months the first day comes after the last.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`], if they begin before the first year.
    pub fn preceding_months(self, count: u32) -> Result<(Date, Date), DateError> {
        let last = if self.is_last_of_month() { self } else { self.first_of_month().previous()? };
        let back = i64::from(count).saturating_neg();
        let first = add_months(last.first_of_month(), back.saturating_add(1), MonthConvention::SameDay)?.date;
        Ok((first, last))
    }

    fn count(self, d: Duration, convention: MonthConvention, sign: i64) -> Result<Counted, DateError> {
        let signed = |count: i64| count.saturating_mul(sign);
        let years = add_months(self, signed(Duration::years(d.years).total_months()), MonthConvention::SameDay)?;
        let months = add_months(years.date, signed(i64::from(d.months)), convention)?;
        let whole = whole_calendar_months(months.date, signed(i64::from(d.calendar_months)))?;
        Ok(Counted { date: whole.plus_days(signed(d.total_days()))?, moved: months.moved.or(years.moved) })
    }
}

/// The date `count` months later (earlier if negative).
fn add_months(from: Date, count: i64, convention: MonthConvention) -> Result<Counted, DateError> {
    if count == 0 {
        return Ok(Counted { date: from, moved: None });
    }
    let index = month_index(from).saturating_add(count);
    let year = i32::try_from(index.div_euclid(12)).unwrap_or(if count < 0 { i32::MIN } else { i32::MAX });
    let month = u32::try_from(index.rem_euclid(12)).unwrap_or(0).saturating_add(1);
    let first = Date::new(year, month, 1)?;
    let last = first.last_of_month();
    let (date, moved) = if from.day() > last.day() {
        (last, Some(Moved::Clamped))
    } else if convention == MonthConvention::LastDay && from.is_last_of_month() && from.day() < last.day() {
        (last, Some(Moved::ToLastDay))
    } else {
        (Date::new(year, month, from.day())?, None)
    };
    Ok(Counted { date, moved })
}

/// The last day of the month so many months later; the first day of the month so many earlier, if negative.
fn whole_calendar_months(from: Date, count: i64) -> Result<Date, DateError> {
    let first = add_months(from.first_of_month(), count, MonthConvention::SameDay)?.date;
    Ok(match count {
        0 => from,
        1.. => first.last_of_month(),
        _ => first,
    })
}

/// Months since the year 0, to tell months apart.
fn month_index(date: Date) -> i64 {
    i64::from(date.year()).saturating_mul(12).saturating_add(i64::from(date.month())).saturating_sub(1)
}

/// Whole days from one date to another; negative if `to` is earlier. The first day is not counted.
#[must_use]
pub fn whole_days(from: Date, to: Date) -> i64 {
    from.days_until(to)
}

/// Whole weeks from one date to another: the greatest n with `from` and n weeks no later than `to`.
///
/// If `to` is earlier, the answer is the negative of the whole weeks from `to` to `from`.
#[must_use]
pub fn whole_weeks(from: Date, to: Date) -> i64 {
    from.days_until(to) / 7
}

/// Whole months from one date to another: the greatest n with `from` and n months no later than `to`.
///
/// 31 January to 29 February 2024 is one month. If `to` is earlier, the answer is the negative of the whole months
/// from `to` to `from`.
#[must_use]
pub fn whole_months(from: Date, to: Date, convention: MonthConvention) -> i64 {
    if to < from {
        return whole_months(to, from, convention).saturating_neg();
    }
    let months = month_index(to).saturating_sub(month_index(from));
    match add_months(from, months, convention) {
        Ok(end) if end.date <= to => months,
        _ => months.saturating_sub(1),
    }
}

/// Whole years from one date to another, as an age is counted: the greatest n with the n-th anniversary of `from` no
/// later than `to`. The anniversary of 29 February is the 28th in other years.
///
/// If `to` is earlier, the answer is the negative of the whole years from `to` to `from`.
#[must_use]
pub fn whole_years(from: Date, to: Date) -> i64 {
    whole_months(from, to, MonthConvention::SameDay) / 12
}
