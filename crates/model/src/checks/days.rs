//! Stretches of days, both ends included, open where nothing is said.

use hjemmel_engine::plan::InForce;
use hjemmel_value::Date;

/// From when until when.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

impl Days {
    /// The days of a version as the rulebook says them: an effect that reaches back takes its days from older versions,
    /// and so has none of its own besides.
    pub(super) fn of(in_force: &InForce) -> Self {
        Self { from: in_force.from.max(in_force.effect), until: in_force.until }
    }

    /// Whether the last day lies before the first.
    pub(super) fn is_empty(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }

    /// The days in both, if there are any.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let common = Self { from, until };
        (!self.is_empty() && !other.is_empty() && !common.is_empty()).then_some(common)
    }

    /// Whether no day of it lies outside another stretch, as far as it says so itself: an end that is left open ends
    /// where the other does.
    pub(super) fn said_within(self, frame: Self) -> bool {
        let inside = |day: Option<Date>| {
            day.is_none_or(|day| {
                frame.from.is_none_or(|first| first <= day) && frame.until.is_none_or(|last| day <= last)
            })
        };
        inside(self.from) && inside(self.until)
    }

    /// Whether the day lies in it.
    pub(super) fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|first| first <= day) && self.until.is_none_or(|last| day <= last)
    }

    /// The first day of it on which none of the others holds.
    pub(super) fn first_outside(self, others: &[Self]) -> Option<Date> {
        let mut day = self.from.unwrap_or(Date::MIN);
        // Each step passes one of the others for good, so this ends.
        while let Some(held) =
            others.iter().filter(|days| days.holds(day)).max_by_key(|days| days.until.unwrap_or(Date::MAX))
        {
            match held.until.map(Date::next) {
                Some(Ok(next)) if self.until.is_none_or(|last| next <= last) => day = next,
                _ => return None,
            }
        }
        Some(day)
    }
}
