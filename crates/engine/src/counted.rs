//! A date some time later or earlier, by the conventions of a rulebook and the working days of its calendar.

use crate::error::{EvaluationError, at};
use crate::expression::malformed;
use crate::machine::{Machine, Result};
use crate::plan::Conventions;
use hjemmel_value::{Counted, Date, Duration};
use std::ops::ControlFlow;

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
        let mut counted = (from, i64::from(count));
        loop {
            self.step()?;
            match calendar.count_a_year(counted.0, counted.1, earlier) {
                None => return Err(EvaluationError::DateOutOfRange { rule: self.rule, from }),
                Some(ControlFlow::Break(found)) => return Ok(found),
                Some(ControlFlow::Continue(further)) => counted = further,
            }
        }
    }
}
