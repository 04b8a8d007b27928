//! Calendars: days as data, and the working days they leave.

use super::Named;
use crate::ids::RulebookId;
use hjemmel_value::{CalendarDays, Date, Stretch, Stretches};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use std::sync::Arc;

/// How many days are looked at in one step.
const A_YEAR: i64 = 366;

/// Days as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its lines.
    pub days: Vec<CalendarLine>,
}

/// A line of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarLine {
    /// Which days.
    pub days: CalendarDays,
    /// What people call them.
    pub label: Option<Arc<str>>,
    /// The first day on which the line counts.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
}

impl Calendar {
    /// The days of the calendar from one date to another, both included.
    #[must_use]
    pub fn between(&self, first: Date, last: Date) -> Stretches {
        let lines = self.days.iter().flat_map(|line| {
            let first = line.from.map_or(first, |from| from.max(first));
            let last = line.until.map_or(last, |until| until.min(last));
            if first <= last { line.days.between(first, last) } else { Vec::new() }
        });
        lines.collect()
    }

    /// The days from one date to another that are none of the calendar's, both included.
    #[must_use]
    pub fn working_days(&self, first: Date, last: Date) -> Stretches {
        let all: Stretches = Stretch::new(first, last).into_iter().collect();
        all.without(&self.between(first, last))
    }

    /// The working day that is so many after a date, which is not counted itself; none if the years end before it.
    #[must_use]
    pub fn working_day_after(&self, date: Date, count: u32) -> Option<Date> {
        let mut counted = (date, i64::from(count));
        while counted.1 > 0 {
            match self.count_a_year(counted.0, counted.1, false)? {
                ControlFlow::Break(found) => return Some(found),
                ControlFlow::Continue(further) => counted = further,
            }
        }
        Some(date)
    }

    /// Counts working days through the year after a day or, `earlier`, the year before it; the day itself is not counted.
    /// Finds the one that is so many away, or tells the day it came to and how many are left; none if the years end.
    ///
    /// A year at a time, so that whoever counts can count the years: a calendar that leaves no working day leads past the last.
    pub(crate) fn count_a_year(&self, day: Date, left: i64, earlier: bool) -> Option<ControlFlow<Date, (Date, i64)>> {
        let (first, last) = if earlier {
            let last = day.previous().ok()?;
            (last.plus_days(A_YEAR.saturating_neg()).unwrap_or(Date::MIN), last)
        } else {
            let first = day.next().ok()?;
            (first, first.plus_days(A_YEAR).unwrap_or(Date::MAX))
        };
        let open = self.working_days(first, last);
        if let Some(found) = nth(open.stretches(), left, earlier) {
            return Some(ControlFlow::Break(found));
        }
        let edge = if earlier { first } else { last };
        Some(ControlFlow::Continue((edge, left.saturating_sub(open.days()))))
    }

    /// The first day from a date on that is none of the calendar's; the date itself where there is none within a year.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        let year_after = date.plus_days(A_YEAR).unwrap_or(Date::MAX);
        let held = self.between(date, year_after);
        let first = held.stretches().first().filter(|stretch| stretch.first() == date);
        match first.map(|stretch| stretch.last().next()) {
            Some(Ok(next)) if next <= year_after => next,
            _ => date,
        }
    }
}

/// The day that is the so-manieth of these, from the first on or from the last back.
fn nth(stretches: &[Stretch], count: i64, earlier: bool) -> Option<Date> {
    let mut left = count;
    let forward = stretches.iter();
    let ordered: Vec<&Stretch> = if earlier { forward.rev().collect() } else { forward.collect() };
    for stretch in ordered {
        if left <= stretch.days() {
            let into = left.saturating_sub(1);
            let day =
                if earlier { stretch.last().plus_days(into.saturating_neg()) } else { stretch.first().plus_days(into) };
            return day.ok();
        }
        left = left.saturating_sub(stretch.days());
    }
    None
}
