//! Days of a calendar: weekly, yearly, counted from Easter Sunday, or a span of dates.

use serde::{Deserialize, Serialize};

use crate::{Date, Stretch, Weekdays};

#[cfg(test)]
mod tests;

/// Which days a line of a calendar names.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarDays {
    /// Every week on these days.
    Weekly(Weekdays),
    /// Every year on a day of a month; 29 February only in years that have it.
    Yearly {
        /// The month, 1 to 12.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// Every year so many days after Easter Sunday; before it if negative.
    Easter(i32),
    /// The days from one date to another, both included.
    Span {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
}

impl CalendarDays {
    /// The named days from one date to another, both included, in order.
    #[must_use]
    pub fn between(&self, first: Date, last: Date) -> Vec<Stretch> {
        let within = |stretch: Stretch| Stretch::new(stretch.first().max(first), stretch.last().min(last));
        let years = first.year()..=last.year();
        match self {
            CalendarDays::Weekly(weekdays) => weekly(*weekdays, first, last),
            CalendarDays::Yearly { month, day } => {
                let days = years.filter_map(|year| Date::new(year, *month, *day).ok());
                days.filter_map(|day| within(Stretch::new(day, day)?)).collect()
            }
            CalendarDays::Easter(offset) => {
                // A day counted from Easter can lie in the year before or after.
                let years = first.year().saturating_sub(1)..=last.year().saturating_add(1);
                let days = years.filter_map(|year| easter_sunday(year)?.plus_days(i64::from(*offset)).ok());
                days.filter_map(|day| within(Stretch::new(day, day)?)).collect()
            }
            CalendarDays::Span { first, last } => Stretch::new(*first, *last).and_then(within).into_iter().collect(),
        }
    }
}

fn weekly(weekdays: Weekdays, first: Date, last: Date) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut day = Some(first);
    while let Some(start) = day.filter(|day| *day <= last) {
        let into = i64::from(start.weekday().number());
        let (from, to) = (i64::from(weekdays.first().number()), i64::from(weekdays.last().number()));
        // The named days of this week, from today on.
        let begin = start.plus_days(from.saturating_sub(into).max(0)).unwrap_or(Date::MAX);
        let end = start.plus_days(to.saturating_sub(into)).unwrap_or(Date::MAX);
        found.extend(Stretch::new(begin, end.min(last)).filter(|_| begin <= last && from <= to));
        day = start.plus_days(8_i64.saturating_sub(into)).ok();
    }
    found
}

/// Easter Sunday of a year, by the Gregorian rule; `None` outside the years of [`Date`].
///
/// The rule of the church as the *Anonymous Gregorian* algorithm states it (J. Meeus, *Astronomical Algorithms*, 2nd ed.
/// 1998, chapter 8).
#[must_use]
pub fn easter_sunday(year: i32) -> Option<Date> {
    let part = |dividend: i32, divisor: i32| (dividend.div_euclid(divisor), dividend.rem_euclid(divisor));
    let sum = |terms: &[i32]| terms.iter().fold(0_i32, |sum, term| sum.saturating_add(*term));
    let (_, a) = part(year, 19);
    let (b, c) = part(year, 100);
    let (d, e) = part(b, 4);
    let (f, _) = part(b.saturating_add(8), 25);
    let (g, _) = part(sum(&[b, f.saturating_neg(), 1]), 3);
    let (_, h) = part(sum(&[a.saturating_mul(19), b, d.saturating_neg(), g.saturating_neg(), 15]), 30);
    let (i, k) = part(c, 4);
    let (_, l) = part(sum(&[32, e.saturating_mul(2), i.saturating_mul(2), h.saturating_neg(), k.saturating_neg()]), 7);
    let (m, _) = part(sum(&[a, h.saturating_mul(11), l.saturating_mul(22)]), 451);
    let (month, day) = part(sum(&[h, l, m.saturating_mul(-7), 114]), 31);
    Date::new(year, u32::try_from(month).ok()?, u32::try_from(day.saturating_add(1)).ok()?).ok()
}
