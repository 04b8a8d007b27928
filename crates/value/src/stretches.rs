//! Sets of days as stretches: what lists of periods cover, each day once.
//!
//! Everything here costs in proportion to the number of stretches, never to the number of days.

use crate::{Date, Duration, MonthConvention, Weekdays, whole_months};

#[cfg(test)]
mod tests;

/// How many days the odd days of different stretches need to make a month together.
const DAYS_A_MONTH: i64 = 30;

/// Days from a first to a last one, both included.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stretch {
    first: Date,
    last: Date,
}

impl Stretch {
    /// The days from one to another, both included; `None` if the last comes before the first.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Stretch> {
        (first <= last).then_some(Stretch { first, last })
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        self.first.days_until(self.last).saturating_add(1)
    }

    /// How many of its days fall on these weekdays.
    #[must_use]
    pub fn days_on(self, weekdays: Weekdays) -> i64 {
        let days = self.days();
        let weeks = (days / 7).saturating_mul(weekdays.count());
        let mut day = self.first.weekday();
        let mut odd = 0_i64;
        for _ in 0..days % 7 {
            odd = odd.saturating_add(i64::from(weekdays.holds(day)));
            day = day.next();
        }
        weeks.saturating_add(odd)
    }

    /// The months that end in it on the day before the first day's anniversary, and the odd days after them.
    fn months_and_days(self) -> (i64, i64) {
        // On the last day that there is, a day is lost rather than a count refused.
        let end = self.last.next().unwrap_or(self.last);
        let months = whole_months(self.first, end, MonthConvention::SameDay);
        let whole = u32::try_from(months).ok().map(Duration::months);
        let reached = whole.and_then(|whole| self.first.plus(whole, MonthConvention::SameDay).ok());
        reached.map_or((0, self.days()), |reached| (months, reached.date.days_until(end)))
    }
}

/// A set of days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stretches {
    /// In order, a day or more between two of them.
    all: Vec<Stretch>,
}

impl Stretches {
    /// The days of any of these, in whatever order they come.
    #[must_use]
    pub fn union(mut parts: Vec<Stretch>) -> Stretches {
        if !parts.is_sorted() {
            parts.sort_unstable();
        }
        let mut all: Vec<Stretch> = Vec::with_capacity(parts.len());
        for part in parts {
            match all.last_mut() {
                Some(before) if touches(*before, part) => before.last = before.last.max(part.last),
                _ => all.push(part),
            }
        }
        Stretches { all }
    }

    /// The stretches, in order, at least a day between two of them.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.all
    }

    /// Whether there is no day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a day is among them.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.around(day).is_some()
    }

    /// The unbroken days among which a day is.
    #[must_use]
    pub fn around(&self, day: Date) -> Option<Stretch> {
        let after = self.all.partition_point(|stretch| stretch.first <= day);
        after.checked_sub(1).and_then(|place| self.all.get(place)).copied().filter(|stretch| stretch.holds(day))
    }

    /// The days of this set that are not in the other.
    #[must_use]
    pub fn without(&self, other: &Stretches) -> Stretches {
        let mut left = Vec::with_capacity(self.all.len());
        let begin = self.all.first().map_or(0, |first| other.all.partition_point(|away| away.last < first.first));
        let mut others = other.all.iter().skip(begin).peekable();
        for stretch in &self.all {
            let mut rest = Some(*stretch);
            while let (Some(part), Some(away)) = (rest, others.peek()) {
                if away.last < part.first {
                    others.next();
                    continue;
                }
                if part.last < away.first {
                    break;
                }
                left.extend(away.first.previous().ok().and_then(|last| Stretch::new(part.first, last)));
                rest = away.last.next().ok().and_then(|first| Stretch::new(first, part.last));
            }
            left.extend(rest);
        }
        Stretches { all: left }
    }

    /// How many days there are: each once.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.all.iter().fold(0_i64, |days, stretch| days.saturating_add(stretch.days()))
    }

    /// How many of the days fall on these weekdays.
    #[must_use]
    pub fn days_on(&self, weekdays: Weekdays) -> i64 {
        self.all.iter().fold(0_i64, |days, stretch| days.saturating_add(stretch.days_on(weekdays)))
    }

    /// How many months there are, and odd days beside them.
    ///
    /// In each stretch, its first day included, count the months that end on the day before the anniversary of its first
    /// day (a day that a month does not have becomes its last). The odd days of different stretches are added, 30 to a
    /// month. Those of one stretch alone never make a month: where no other stretch has any, 30 of them are told as 29,
    /// so that fewer than 30 odd days stand beside the months.
    #[must_use]
    pub fn months(&self) -> (i64, i64) {
        let mut months = 0_i64;
        let mut odd = 0_i64;
        let mut with_odd_days = 0_u32;
        for stretch in &self.all {
            let (whole, days) = stretch.months_and_days();
            months = months.saturating_add(whole);
            odd = odd.saturating_add(days);
            with_odd_days = with_odd_days.saturating_add(u32::from(days > 0));
        }
        if with_odd_days < 2 {
            return (months, odd.min(DAYS_A_MONTH.saturating_sub(1)));
        }
        (months.saturating_add(odd / DAYS_A_MONTH), odd % DAYS_A_MONTH)
    }
}

impl FromIterator<Stretch> for Stretches {
    fn from_iter<I: IntoIterator<Item = Stretch>>(parts: I) -> Stretches {
        Stretches::union(parts.into_iter().collect())
    }
}

/// Whether two stretches, the first no later than the second, are one: they share a day, or no day lies between them.
fn touches(first: Stretch, second: Stretch) -> bool {
    first.last.next().map_or(true, |next| second.first <= next)
}
