//! Where a week counted from a date ends, and where its month ends or the next begins.

use crate::{Date, DateError};
use serde::{Deserialize, Serialize};

/// A day that is found from a date by the calendar, as statutes name it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// The last day of the n-th week counted from the date, which is itself the first day of the first week: the date
    /// and 7n − 1 days (*inden udgangen af ottende uge regnet fra første fraværsdag*). At least 1.
    EndOfWeek(u32),
    /// The last day of the month in which the date lies.
    EndOfMonth,
    /// The first day of the month after that in which the date lies.
    StartOfNextMonth,
}

impl Boundary {
    /// The day found from a date.
    ///
    /// # Errors
    ///
    /// [`DateError::OutOfRange`], if the day lies after the year 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use hjemmel_value::{Boundary, Date};
    ///
    /// let absent_from: Date = "2025-03-12".parse()?;
    /// assert_eq!(Boundary::EndOfWeek(8).of(absent_from)?.to_string(), "2025-05-06");
    /// assert_eq!(Boundary::EndOfMonth.of(absent_from)?.to_string(), "2025-03-31");
    /// assert_eq!(Boundary::StartOfNextMonth.of(absent_from)?.to_string(), "2025-04-01");
    /// # Ok::<(), hjemmel_value::DateError>(())
    /// ```
    pub fn of(self, date: Date) -> Result<Date, DateError> {
        match self {
            Self::EndOfWeek(weeks) => date.plus_days(i64::from(weeks).saturating_mul(7).saturating_sub(1)),
            Self::EndOfMonth => Ok(date.last_of_month()),
            Self::StartOfNextMonth => date.last_of_month().next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(boundary: Boundary, date: &str) -> Option<String> {
        boundary.of(date.parse().unwrap()).ok().map(|date| date.to_string())
    }

    #[test]
    fn the_first_day_is_day_one() {
        assert_eq!(of(Boundary::EndOfWeek(1), "2024-09-24").as_deref(), Some("2024-09-30"));
        assert_eq!(of(Boundary::EndOfWeek(8), "2024-09-24").as_deref(), Some("2024-11-18"));
        assert_eq!(of(Boundary::EndOfWeek(8), "2024-10-18").as_deref(), Some("2024-12-12"));
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(of(Boundary::EndOfMonth, "2024-02-01").as_deref(), Some("2024-02-29"));
        assert_eq!(of(Boundary::EndOfMonth, "2026-02-28").as_deref(), Some("2026-02-28"));
        assert_eq!(of(Boundary::StartOfNextMonth, "2023-12-31").as_deref(), Some("2024-01-01"));
    }

    #[test]
    fn nothing_lies_after_the_last_day() {
        assert_eq!(of(Boundary::EndOfMonth, "9999-12-01").as_deref(), Some("9999-12-31"));
        assert_eq!(of(Boundary::StartOfNextMonth, "9999-12-01"), None);
        assert_eq!(of(Boundary::EndOfWeek(u32::MAX), "2024-01-01"), None);
    }
}
