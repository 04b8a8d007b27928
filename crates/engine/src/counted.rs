//! A date some time later or earlier, by the conventions of a rulebook and the working days of its calendar.

use crate::error::{EvaluationError, at};
use crate::expression::malformed;
use crate::machine::{Machine, Result};
use crate::plan::Conventions;
use hjemmel_value::{Counted, Date, Duration, Stretch};

/// How many days are looked at in one step.
const A_YEAR: i64 = 366;

impl Machine<'_> {
    /// A date some time later or earlier: working days come last, counted from the day on which all else ends.
    pub(crate) fn counted(
        &mut self,
        from: Date,
        length: Duration,
        earlier: bool,
        conventions: Conventions,
    ) -> Result<Counted> {
        let months = conventions.months;
        let counted = if earlier { from.minus(length, months) } else { from.plus(length, months) };
        let counted = counted.map_err(|_| EvaluationError::DateOutOfRange { rule: self.rule, from })?;
        let date = self.working_days_from(counted.date, length.working_days, earlier, conventions)?;
        Ok(Counted { date, ..counted })
    }

    /// The working day that is so many after a day, or before it; the day itself is not counted.
    fn working_days_from(&mut self, from: Date, count: u32, earlier: bool, conventions: Conventions) -> Result<Date> {
        if count == 0 {
            return Ok(from);
        }
        let Some(calendar) = conventions.working_days else {
            return Err(malformed("working days are counted, and no calendar says which they are"));
        };
        let calendar = at(&self.plan.calendars, calendar.index(), "a calendar is missing")?;
        let rule = self.rule;
        let out_of_range = |_| EvaluationError::DateOutOfRange { rule, from };
        let mut left = i64::from(count);
        let mut day = from;
        loop {
            // A calendar that leaves no working day leads past the last year.
            self.step()?;
            let (first, last) = if earlier {
                let last = day.previous().map_err(out_of_range)?;
                (last.plus_days(A_YEAR.saturating_neg()).unwrap_or(Date::MIN), last)
            } else {
                let first = day.next().map_err(out_of_range)?;
                (first, first.plus_days(A_YEAR).unwrap_or(Date::MAX))
            };
            let open = calendar.working_days(first, last);
            if let Some(found) = nth(open.stretches(), left, earlier) {
                return Ok(found);
            }
            left = left.saturating_sub(open.days());
            day = if earlier { first } else { last };
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
