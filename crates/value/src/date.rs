//! Civil dates: days of the Gregorian calendar, without time of day and without time zone.

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[cfg(test)]
pub(crate) mod tests;
mod weekday;

pub use weekday::{Weekday, Weekdays};

/// A day of the calendar, from [`Date::MIN`] to [`Date::MAX`].
///
/// Its text form, also in JSON, is ISO 8601: `2020-03-15`.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// Why a date could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text is not of the form `YYYY-MM-DD`.
    #[error("`{text}` is not a date of the form YYYY-MM-DD")]
    Malformed {
        /// The text as it was given.
        text: String,
    },
    /// The year is in range, but the calendar has no such day, such as 30 February.
    #[error("there is no day {year:04}-{month:02}-{day:02}")]
    NoSuchDay {
        /// The year asked for.
        year: i32,
        /// The month asked for.
        month: u32,
        /// The day of the month asked for.
        day: u32,
    },
    /// The date, or the result of a computation, lies before [`Date::MIN`] or after [`Date::MAX`].
    #[error("the year {year} is outside 1700-03-01 to 9999-12-31")]
    OutOfRange {
        /// The year asked for, as near as it can be told.
        year: i32,
    },
}

impl DateError {
    /// A stable name of the error: `date_malformed`, `date_no_such_day` or `date_out_of_range`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "date_malformed",
            Self::NoSuchDay { .. } => "date_no_such_day",
            Self::OutOfRange { .. } => "date_out_of_range",
        }
    }
}

const HOURS_A_DAY: i64 = 24;
/// Days of four centuries of the calendar.
const DAYS_OF_400_YEARS: i64 = 146_097;
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

impl Date {
    /// 1 March 1700, the first day of the Gregorian calendar in Denmark.
    pub const MIN: Date = Date(jiff::civil::date(1700, 3, 1));
    /// 31 December 9999.
    pub const MAX: Date = Date(jiff::civil::date(9999, 12, 31));

    /// The date of a year, a month (1 to 12) and a day of the month (1 to 31).
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`] if the date lies outside [`Date::MIN`] to [`Date::MAX`],
    /// [`DateError::NoSuchDay`] if the month has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
        if !(1700..=9999).contains(&year) {
            return Err(DateError::OutOfRange { year });
        }
        let civil = || {
            let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            jiff::civil::Date::new(year, month, day).ok()
        };
        let date = civil().ok_or(DateError::NoSuchDay { year, month, day })?;
        Self::in_range(date)
    }

    /// Reads `YYYY-MM-DD`, and nothing else: four digits, two digits, two digits, two hyphens.
    ///
    /// # Errors
    ///
    /// [`DateError::Malformed`] for any other form, else as [`Date::new`]. A year of more than four digits that is
    /// otherwise well written is [`DateError::OutOfRange`].
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let parts = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            let long_year = year.len() > 4 && !year.starts_with('0');
            let widths = (year.len() == 4 || long_year) && month.len() == 2 && day.len() == 2;
            if !(widths && digits(year) && digits(month) && digits(day)) {
                return None;
            }
            Some((year.parse().unwrap_or(i32::MAX), month.parse().ok()?, day.parse().ok()?))
        };
        let (year, month, day) = parts().ok_or_else(|| DateError::Malformed { text: text.to_owned() })?;
        Self::new(year, month, day)
    }

    fn in_range(date: jiff::civil::Date) -> Result<Date, DateError> {
        if (Self::MIN.0..=Self::MAX.0).contains(&date) {
            Ok(Date(date))
        } else {
            Err(DateError::OutOfRange { year: i32::from(date.year()) })
        }
    }

    /// The year, 1700 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        u32::from(self.0.month().unsigned_abs())
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        u32::from(self.0.day().unsigned_abs())
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::from_jiff(self.0.weekday())
    }

    /// Days since 1970-01-01, which is day 0; earlier days are negative.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let days = EPOCH.duration_until(self.0).as_hours() / HOURS_A_DAY;
        i32::try_from(days).unwrap_or(i32::MAX) // never: the range has some three million days
    }

    /// The date that is `number` days after 1970-01-01.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`].
    pub fn from_day_number(number: i32) -> Result<Date, DateError> {
        let hours = i64::from(number).saturating_mul(HOURS_A_DAY);
        match EPOCH.checked_add(SignedDuration::from_hours(hours)) {
            Ok(date) => Self::in_range(date),
            // Only what lies outside the years of four digits cannot be added up at all.
            Err(_) => {
                let year = i64::from(number).saturating_mul(400).div_euclid(DAYS_OF_400_YEARS).saturating_add(1970);
                let year = if number < 0 { year.min(-10_000) } else { year.max(10_000) };
                Err(DateError::OutOfRange { year: i32::try_from(year).unwrap_or(i32::MAX) })
            }
        }
    }

    /// Whether this is the last day of its month.
    #[must_use]
    pub fn is_last_of_month(self) -> bool {
        self.0.day() == self.0.days_in_month()
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_of_month(self) -> Date {
        Date(self.0.last_of_month())
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_of_month(self) -> Date {
        Date(self.0.first_of_month())
    }

    /// The day after.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`] after [`Date::MAX`].
    pub fn next(self) -> Result<Date, DateError> {
        self.plus_days(1)
    }

    /// The day before.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`] before [`Date::MIN`].
    pub fn previous(self) -> Result<Date, DateError> {
        self.plus_days(-1)
    }

    /// The number of days from this date to `other`: 1 for the day after, negative if `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Date) -> i64 {
        i64::from(other.day_number()).saturating_sub(i64::from(self.day_number()))
    }

    /// The date `days` later, or earlier if negative.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`].
    pub fn plus_days(self, days: i64) -> Result<Date, DateError> {
        let number = i64::from(self.day_number()).saturating_add(days);
        let bounded = number.clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        Self::from_day_number(i32::try_from(bounded).unwrap_or(i32::MAX))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        Self::parse(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        crate::text::read(deserializer, "a date in the form YYYY-MM-DD", Date::parse)
    }
}
