//! Hours a week, added up day by day over the periods that have them.
//!
//! A rate gives the same hours on each of its days of the week, holidays too. The sum is kept as hours times days a week,
//! so that no day's share is ever rounded; it is divided once, where its value is read.

use crate::answer::{Answer, Bounds};
use crate::arithmetic::Fault;
use crate::covered::{Covered, Looked};
use crate::error::at;
use crate::expression::malformed;
use crate::frame::Frame;
use crate::ids::{FactId, FieldId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, Node, Query, Type};
use hjemmel_value::{Decimal, Value, Weekdays};

/// Hours times days a week: at least, and at most, as far as that can be said.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Added {
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
}

impl<'a> Machine<'a> {
    /// The days of the week on which a field of a list gives its hours; `None` if it is no rate.
    pub(crate) fn a_week_on(&self, events: FactId, field: FieldId) -> Result<Option<Weekdays>> {
        let Type::Events(kind) = at(&self.plan.facts, events.index(), "a fact is missing")?.ty else {
            return Err(malformed("a fact that is no list of events is searched"));
        };
        let kind = at(&self.plan.event_types, kind.index(), "a kind of event is missing")?;
        // Of what happens on a day, a rate is but a number of hours.
        let field = kind.fields.get(field.index()).filter(|_| kind.until.is_some());
        Ok(field.and_then(|field| field.a_week_on))
    }

    /// The hours of a rate up to the reading day.
    pub(crate) fn hours_added_up(&mut self, field: FieldId, query: &'a Query, frame: Frame<'a>) -> Result<Answer> {
        let (added, days) = self.hours_times_days(field, query, frame)?;
        let hours = |sum: Option<Decimal>| sum.map(|sum| sum.divide_exact(days));
        Ok(match (hours(added.low), hours(added.high)) {
            (Some(Ok(low)), high) => {
                let high = high.and_then(std::result::Result::ok);
                Answer::between(Some(Value::Hours(low)), high.map(Value::Hours))
            }
            (Some(Err(error)), _) if added.low == added.high => return Err(self.fault(Fault::from(error))),
            _ => Answer::UNKNOWN,
        })
    }

    /// The hours of a rate as they stand before they are divided, and by how many days a week.
    pub(crate) fn hours_times_days(
        &mut self,
        field: FieldId,
        query: &'a Query,
        frame: Frame<'a>,
    ) -> Result<(Added, Decimal)> {
        let weekdays = self.a_week_on(query.events, field)?.ok_or(malformed("a field that is no rate is added up"))?;
        let span = self.window(query, frame)?;
        let added = match Looked::of(span, frame.today) {
            None => {
                self.list(query.events)?;
                Added { low: Some(Decimal::ZERO), high: Some(Decimal::ZERO) }
            }
            Some(looked) => self.hours_among(field, weekdays, query, looked, frame)?,
        };
        Ok((added, Decimal::from_i64(weekdays.count().max(1))))
    }

    fn hours_among(
        &mut self,
        field: FieldId,
        weekdays: Weekdays,
        query: &'a Query,
        looked: Looked,
        frame: Frame<'a>,
    ) -> Result<Added> {
        let except = self.excepted_among(query, looked, frame)?;
        let mut low = Decimal::ZERO;
        let mut high = Some(Decimal::ZERO);
        let mut below_nothing = false;
        let complete = self.each_period(query.events, query.condition, looked, frame, |machine, period| {
            let sure = period.surely().into_iter().collect();
            let possible = Some(period.possible.into_iter().collect());
            let covered = Covered { sure, possible }.without(&except);
            let sure = covered.sure.days_on(weekdays);
            let possible = covered.possible.map_or(0, |days| days.days_on(weekdays));
            match machine.field(field, period.here)? {
                Answer::Value(Value::Hours(rate)) => {
                    let more = |sum: Decimal, days: i64| {
                        let hours = rate.checked_mul(Decimal::from_i64(days));
                        let sum = hours.and_then(|hours| sum.checked_add(hours));
                        sum.ok_or_else(|| machine.fault(Fault::Overflow))
                    };
                    below_nothing |= rate.is_negative();
                    low = more(low, sure)?;
                    high = high.map(|high| more(high, possible)).transpose()?;
                }
                Answer::Absent => {}
                Answer::Unknown(_) if possible == 0 => {}
                Answer::Unknown(_) => high = None,
                Answer::Value(_) => return Err(malformed("a rate is no hours")),
            }
            Ok(())
        })?;
        let high = high.filter(|_| complete);
        // Hours less than none would turn the bounds around.
        Ok(if below_nothing && high != Some(low) { Added::default() } else { Added { low: Some(low), high } })
    }

    /// A value for a comparison: a sum of hours a week as it stands before it is divided by the days of its week.
    pub(crate) fn undivided(&mut self, node: NodeId, frame: Frame<'a>) -> Result<(Answer, Decimal)> {
        if let Node::Aggregate { aggregate: Aggregate::SumOf(field), query, .. } = self.node(node)?
            && self.a_week_on(query.events, *field)?.is_some()
        {
            let (added, days) = self.hours_times_days(*field, query, frame)?;
            return Ok((Answer::between(added.low.map(Value::Hours), added.high.map(Value::Hours)), days));
        }
        Ok((self.answer(node, frame)?, Decimal::ONE))
    }

    /// Hours taken by a number of days; anything else has nothing to be taken by.
    pub(crate) fn times(&self, answer: Answer, days: Decimal) -> Result<Answer> {
        let taken = |value: Value| match value {
            Value::Hours(hours) => hours.checked_mul(days).map(Value::Hours).ok_or_else(|| self.fault(Fault::Overflow)),
            other => Ok(other),
        };
        Ok(match answer {
            Answer::Value(value) => Answer::Value(taken(value)?),
            Answer::Unknown(Bounds { low, high }) => {
                Answer::Unknown(Bounds { low: low.map(taken).transpose()?, high: high.map(taken).transpose()? })
            }
            Answer::Absent => Answer::Absent,
        })
    }
}
