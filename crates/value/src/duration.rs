//! Durations as the law states them: years, months, weeks and days, whole calendar months and working days, kept apart.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[cfg(test)]
mod tests;

/// A stretch of calendar time.
///
/// A week is seven days and a year twelve months, but a month is not a number of days, so the parts stay as they
/// were written. Two durations are *equal* (`==`) when written alike; [`Duration::compare`] tells which is longer.
/// Its text form, also in JSON, is ISO 8601 with weeks allowed beside the other units: `P1Y2M3W4D`. Whole calendar months and
/// working days, for which ISO 8601 has no sign, are `C` behind the months and `B` at the end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Duration {
    /// Years.
    pub years: u32,
    /// Months, beside the years.
    pub months: u32,
    /// Weeks.
    pub weeks: u32,
    /// Days, beside the weeks.
    pub days: u32,
    /// Whole calendar months: they end with a month, whatever day they are counted from.
    pub calendar_months: u32,
    /// Days that a calendar does not hold.
    pub working_days: u32,
}

/// The signs of the parts in the text form.
const SIGNS: [char; 6] = ['Y', 'M', 'C', 'W', 'D', 'B'];

/// Why a text is no duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DurationError {
    /// The text is not of the form `P1Y2M3W4D`, where units may be left out but one must stand.
    #[error("`{text}` is not a duration such as P6W or P1Y2M")]
    Malformed {
        /// The text as it was given.
        text: String,
    },
    /// A number is above 4 294 967 295.
    #[error("`{text}` is too long a duration")]
    TooLarge {
        /// The text as it was given.
        text: String,
    },
}

impl DurationError {
    /// A stable name of the error: `duration_malformed` or `duration_too_large`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "duration_malformed",
            Self::TooLarge { .. } => "duration_too_large",
        }
    }
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration { years: 0, months: 0, weeks: 0, days: 0, calendar_months: 0, working_days: 0 };

    /// `count` years.
    #[must_use]
    pub const fn years(count: u32) -> Duration {
        Duration { years: count, ..Self::ZERO }
    }

    /// `count` months.
    #[must_use]
    pub const fn months(count: u32) -> Duration {
        Duration { months: count, ..Self::ZERO }
    }

    /// `count` weeks.
    #[must_use]
    pub const fn weeks(count: u32) -> Duration {
        Duration { weeks: count, ..Self::ZERO }
    }

    /// `count` days.
    #[must_use]
    pub const fn days(count: u32) -> Duration {
        Duration { days: count, ..Self::ZERO }
    }

    /// `count` whole calendar months.
    #[must_use]
    pub const fn calendar_months(count: u32) -> Duration {
        Duration { calendar_months: count, ..Self::ZERO }
    }

    /// `count` working days.
    #[must_use]
    pub const fn working_days(count: u32) -> Duration {
        Duration { working_days: count, ..Self::ZERO }
    }

    /// Whether all parts are zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        !self.has_months() && !self.has_days() && self.is_plain()
    }

    /// Whether there are neither whole calendar months nor working days. Others hang on the days around them, so they are
    /// counted by a rule and given by nobody.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.calendar_months == 0 && self.working_days == 0
    }

    /// Whether there are years or months.
    #[must_use]
    pub const fn has_months(&self) -> bool {
        self.years > 0 || self.months > 0
    }

    /// Whether there are weeks or days.
    #[must_use]
    pub const fn has_days(&self) -> bool {
        self.weeks > 0 || self.days > 0
    }

    /// The sum, part by part; `None` if a part does not fit.
    #[must_use]
    pub fn checked_add(&self, other: &Duration) -> Option<Duration> {
        Some(Duration {
            years: self.years.checked_add(other.years)?,
            months: self.months.checked_add(other.months)?,
            weeks: self.weeks.checked_add(other.weeks)?,
            days: self.days.checked_add(other.days)?,
            calendar_months: self.calendar_months.checked_add(other.calendar_months)?,
            working_days: self.working_days.checked_add(other.working_days)?,
        })
    }

    /// The length so many times, part by part; `None` if a part does not fit.
    #[must_use]
    pub fn checked_mul(&self, times: u32) -> Option<Duration> {
        Some(Duration {
            years: self.years.checked_mul(times)?,
            months: self.months.checked_mul(times)?,
            weeks: self.weeks.checked_mul(times)?,
            days: self.days.checked_mul(times)?,
            calendar_months: self.calendar_months.checked_mul(times)?,
            working_days: self.working_days.checked_mul(times)?,
        })
    }

    /// Which is longer, where that can be said.
    ///
    /// Years and months are compared as months, weeks and days as days, whole calendar months and working days among
    /// themselves. If the one says longer and the other shorter (1 month against 30 days), the answer hangs on the date
    /// and is `None`.
    #[must_use]
    pub fn compare(&self, other: &Duration) -> Option<Ordering> {
        let orders = [
            self.total_months().cmp(&other.total_months()),
            self.total_days().cmp(&other.total_days()),
            self.calendar_months.cmp(&other.calendar_months),
            self.working_days.cmp(&other.working_days),
        ];
        match (orders.contains(&Ordering::Less), orders.contains(&Ordering::Greater)) {
            (true, true) => None,
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            (false, false) => Some(Ordering::Equal),
        }
    }

    /// Which is longer, where one has more months and the other more days, but fewer than 30 for each month.
    ///
    /// [`crate::Stretches::months`] leaves fewer than 30 odd days beside the months that are covered; so 8 months and 29
    /// days are less than 9 months, and 1 month is more than 29 days. Of 30 days and more nobody can say.
    #[must_use]
    pub fn compare_odd_days(&self, other: &Duration) -> Option<Ordering> {
        if !self.is_plain() || !other.is_plain() {
            return None;
        }
        let months = self.total_months().saturating_sub(other.total_months());
        let days = self.total_days().saturating_sub(other.total_days());
        (days.abs() < months.abs().saturating_mul(30)).then_some(months.cmp(&0))
    }

    /// Years and months, in months.
    pub(crate) fn total_months(&self) -> i64 {
        i64::from(self.years).saturating_mul(12).saturating_add(i64::from(self.months))
    }

    /// Weeks and days, in days.
    pub(crate) fn total_days(&self) -> i64 {
        i64::from(self.weeks).saturating_mul(7).saturating_add(i64::from(self.days))
    }

    /// The duration in Danish: `6 uger`, `1 måned`, `1 år og 2 uger`. Its Display is the same in English.
    #[must_use]
    pub fn in_danish(&self) -> String {
        let units = [
            ["år", "år"],
            ["måned", "måneder"],
            ["hel kalendermåned", "hele kalendermåneder"],
            ["uge", "uger"],
            ["dag", "dage"],
            ["arbejdsdag", "arbejdsdage"],
        ];
        self.in_words(units, "og")
    }

    fn in_words(&self, units: [[&str; 2]; 6], and: &str) -> String {
        let [_, _, _, _, [_, days], _] = units;
        let mut words: Vec<String> = self
            .parts()
            .into_iter()
            .zip(units)
            .filter(|(count, _)| *count > 0)
            .map(|(count, [one, many])| format!("{count} {}", if count == 1 { one } else { many }))
            .collect();
        match (words.pop(), words.is_empty()) {
            (None, _) => format!("0 {days}"),
            (Some(last), true) => last,
            (Some(last), false) => format!("{} {and} {last}", words.join(", ")),
        }
    }

    fn parts(&self) -> [u32; 6] {
        [self.years, self.months, self.calendar_months, self.weeks, self.days, self.working_days]
    }

    /// The ISO 8601 text: `P6W`, `P1Y2M3D`; `P0D` for no time at all.
    #[must_use]
    pub fn iso(&self) -> String {
        let parts = self.parts().into_iter().zip(SIGNS);
        let text: String =
            parts.filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
        if text.is_empty() { "P0D".to_owned() } else { format!("P{text}") }
    }

    /// Reads the text form of [`Duration::iso`].
    ///
    /// Units stand in the order Y, M, C, W, D, B, each at most once and at least one of them; hours and fractions are no
    /// part of it.
    ///
    /// # Errors
    ///
    /// [`DurationError::Malformed`], or [`DurationError::TooLarge`] for a number that does not fit.
    pub fn parse_iso(text: &str) -> Result<Duration, DurationError> {
        let malformed = || DurationError::Malformed { text: text.to_owned() };
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or_else(malformed)?;
        let mut duration = Duration::ZERO;
        let Duration { years, months, weeks, days, calendar_months, working_days } = &mut duration;
        for (part, unit) in [years, months, calendar_months, weeks, days, working_days].into_iter().zip(SIGNS) {
            let Some((digits, after)) = rest.split_once(unit) else {
                continue;
            };
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(malformed());
            }
            *part = digits.parse().map_err(|_| DurationError::TooLarge { text: text.to_owned() })?;
            rest = after;
        }
        if rest.is_empty() { Ok(duration) } else { Err(malformed()) }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [
            ["year", "years"],
            ["month", "months"],
            ["whole calendar month", "whole calendar months"],
            ["week", "weeks"],
            ["day", "days"],
            ["working day", "working days"],
        ];
        f.pad(&self.in_words(units, "and"))
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        crate::text::read(deserializer, "a duration such as \"P6W\" or \"P1Y2M\"", Duration::parse_iso)
    }
}
