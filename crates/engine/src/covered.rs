//! What periods cover: sure and possible days, up to the reading day, each once.
//!
//! A period covers the days from its date to its last day; one without a last day goes on. What may be is kept beside what
//! is sure, so that a total that is not known still has bounds.

use crate::answer::Answer;
use crate::error::at;
use crate::events::{List, Span};
use crate::expression::malformed;
use crate::findings::Need;
use crate::frame::{EventAt, Frame};
use crate::ids::{FactId, FieldId, NodeId};
use crate::machine::{Machine, Result};
use crate::needs::{Missing, push_field};
use crate::plan::{CoveredUnit, Except, Query};
use hjemmel_value::{Date, Duration, Stretch, Stretches, Truth, Value};

/// How much of a month, in days of which 30 make one, a day more that is covered may take away for each stretch it adds: it
/// joins two stretches, whose months are then counted from another day.
const LOST_BY_JOINING: i64 = 4;

/// Days that are covered surely, and days that may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Covered {
    pub(crate) sure: Stretches,
    /// The sure ones among them; `None` if any day that ever was may be.
    pub(crate) possible: Option<Stretches>,
}

impl Covered {
    fn nothing() -> Covered {
        Covered { sure: Stretches::default(), possible: Some(Stretches::default()) }
    }

    pub(crate) fn holds(&self, day: Date) -> Truth {
        let possibly = self.possible.as_ref().is_none_or(|possible| possible.holds(day));
        if self.sure.holds(day) { Truth::True } else { Truth::from(possibly).and(Truth::Unknown) }
    }

    /// The days that are not left out.
    pub(crate) fn without(&self, other: &Covered) -> Covered {
        let sure = other.possible.as_ref().map_or_else(Stretches::default, |possible| self.sure.without(possible));
        Covered { sure, possible: self.possible.as_ref().map(|possible| possible.without(&other.sure)) }
    }
}

/// A period as far as it is known.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Period<'a> {
    pub(crate) here: EventAt<'a>,
    /// Whether it is one of those asked for.
    pub(crate) belongs: Truth,
    /// The days that it surely covers, if it is one, up to the last day looked at.
    pub(crate) sure: Option<Stretch>,
    /// The days that it may cover.
    pub(crate) possible: Option<Stretch>,
}

impl Period<'_> {
    /// The days that are surely covered by one of those asked for.
    pub(crate) fn surely(&self) -> Option<Stretch> {
        self.sure.filter(|_| self.belongs.is_true())
    }
}

/// The days looked at: from a first one, if there is one, to a last one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    pub(crate) first: Option<Date>,
    pub(crate) last: Date,
    /// Whether the ends are known; if not, none of the days is sure.
    pub(crate) known: bool,
    /// Days up to this one are not sure: they may have been counted towards an earlier day.
    pub(crate) doubted: Option<Date>,
}

impl Looked {
    /// All days up to one.
    pub(crate) fn up_to(last: Date) -> Looked {
        Looked { first: None, last, known: true, doubted: None }
    }

    /// The days from one to another.
    pub(crate) fn between(first: Date, last: Date) -> Looked {
        Looked { first: Some(first), ..Looked::up_to(last) }
    }

    /// The days of a window up to the reading day; `None` if there are none.
    pub(crate) fn of(span: Span, last: Date) -> Option<Looked> {
        match span {
            Span::Nothing => None,
            Span::Unknown => Some(Looked { known: false, ..Looked::up_to(last) }),
            Span::Days { after, from, until } => {
                let after = match after {
                    Some(after) => Some(after.next().ok()?),
                    None => None,
                };
                let first = after.max(from);
                let last = until.map_or(last, |until| until.min(last));
                first.is_none_or(|first| first <= last).then_some(Looked { first, ..Looked::up_to(last) })
            }
        }
    }

    /// The same with days that are not sure, if a day that was found before is not known.
    pub(crate) fn doubting(self, counted_until: Option<(Date, Date)>) -> Looked {
        Looked { doubted: counted_until.map(|(_, possibly)| possibly), ..self }
    }

    /// All of the days, if they have a beginning.
    fn all(self) -> Option<Stretches> {
        let first = self.first.filter(|_| self.known)?;
        Some(Stretch::new(first, self.last).into_iter().collect())
    }

    fn clip(self, first: Date, last: Date) -> Option<Stretch> {
        Stretch::new(self.first.map_or(first, |limit| limit.max(first)), last.min(self.last))
    }
}

impl<'a> Machine<'a> {
    /// Calls `each` with every period that is or may be among those of a list and has days among those looked at. Tells
    /// whether no further period can be missing.
    pub(crate) fn each_period(
        &mut self,
        events: FactId,
        condition: Option<NodeId>,
        looked: Looked,
        frame: Frame<'a>,
        mut each: impl FnMut(&mut Self, Period<'a>) -> Result<()>,
    ) -> Result<bool> {
        let list = self.list(events)?;
        let until =
            list.kind.until.ok_or(malformed("events that happen on a day are asked for the days they cover"))?;
        let begin = looked.first.map_or(Ok(0), |first| self.first_lasting_to(first, list, until))?;
        for (place, event) in list.events.iter().enumerate().skip(begin) {
            self.step()?;
            if event.date > looked.last {
                break;
            }
            let here = EventAt { list: list.fact, place, event, kind: list.kind };
            let (sure, possible) = match self.field(until, here)? {
                Answer::Value(Value::Date(last)) => (last, last),
                Answer::Absent => (looked.last, looked.last),
                // It has begun; how long it lasted is not known.
                _ => (event.date, looked.last),
            };
            let possible = looked.clip(event.date, possible);
            if possible.is_none() {
                continue;
            }
            let begins = looked.doubted.and_then(|day| day.next().ok()).map_or(event.date, |day| day.max(event.date));
            let sure = looked.clip(begins, sure).filter(|_| looked.known);
            let belongs = match condition {
                Some(condition) => self.of_event(here, frame, |machine, frame| machine.truth(condition, frame))?,
                None => Truth::True,
            };
            if !belongs.is_false() {
                each(self, Period { here, belongs, sure, possible })?;
            }
        }
        Ok(list.complete)
    }

    /// The place of the first period before which none lasts to a day, found without going over those before it.
    fn first_lasting_to(&mut self, day: Date, list: List<'a>, until: FieldId) -> Result<usize> {
        if !self.latest_ends.contains_key(&list.fact) {
            let mut latest = Date::MIN;
            let mut ends = Vec::with_capacity(list.events.len());
            for (place, event) in list.events.iter().enumerate() {
                let here = EventAt { list: list.fact, place, event, kind: list.kind };
                let last = match self.field(until, here)? {
                    Answer::Value(Value::Date(last)) => last,
                    _ => Date::MAX,
                };
                latest = latest.max(last);
                ends.push(latest);
            }
            self.latest_ends.insert(list.fact, ends);
        }
        let ends = self.latest_ends.get(&list.fact).map_or(&[][..], Vec::as_slice);
        Ok(ends.partition_point(|latest| *latest < day))
    }

    /// The days that the periods of a list cover, among those looked at.
    pub(crate) fn cover(
        &mut self,
        events: FactId,
        condition: Option<NodeId>,
        looked: Looked,
        frame: Frame<'a>,
    ) -> Result<Covered> {
        let mut sure = Vec::new();
        let mut possible = Vec::new();
        let complete = self.each_period(events, condition, looked, frame, |_, period| {
            sure.extend(period.surely());
            possible.extend(period.possible);
            Ok(())
        })?;
        let possible = if complete { Some(Stretches::union(possible)) } else { looked.all() };
        Ok(Covered { sure: Stretches::union(sure), possible })
    }

    /// The days that a query leaves out.
    pub(crate) fn excepted(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Covered> {
        self.excepted_among(query, Looked::up_to(frame.today), frame)
    }

    /// The days among those looked at that a query leaves out.
    pub(crate) fn excepted_among(&mut self, query: &'a Query, looked: Looked, frame: Frame<'a>) -> Result<Covered> {
        match &query.except {
            None => Ok(Covered::nothing()),
            Some(Except::Periods { events, condition }) => {
                self.cover(*events, *condition, Looked { known: true, doubted: None, ..looked }, frame)
            }
            Some(Except::Calendar(id)) => {
                let calendar = at(&self.plan.calendars, id.index(), "a calendar is missing")?;
                // Without a first day of the window, the days from the first event on are enough.
                let first = looked.first.or(self.list(query.events)?.events.first().map(|event| event.date));
                let days = calendar.between(first.unwrap_or(looked.last), looked.last);
                Ok(Covered { sure: days.clone(), possible: Some(days) })
            }
        }
    }

    /// The days that a query covers up to the reading day.
    pub(crate) fn covered_days(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Covered> {
        let span = self.window(query, frame)?;
        match Looked::of(span, frame.today) {
            None => {
                self.list(query.events)?;
                Ok(Covered::nothing())
            }
            Some(looked) => self.covered_among(query, looked.doubting(self.counted_until), frame),
        }
    }

    /// The days among those looked at that a query covers.
    pub(crate) fn covered_among(&mut self, query: &'a Query, looked: Looked, frame: Frame<'a>) -> Result<Covered> {
        let covered = self.cover(query.events, query.condition, looked, frame)?;
        let except = self.excepted_among(query, looked, frame)?;
        Ok(covered.without(&except))
    }

    /// `days covered by E`: a length of time, or its bounds.
    pub(crate) fn covered(&mut self, unit: CoveredUnit, query: &'a Query, frame: Frame<'a>) -> Result<Answer> {
        let covered = self.covered_days(query, frame)?;
        let value = |length: Option<Duration>| length.map(Value::Duration);
        if unit != CoveredUnit::Months {
            let length = |days: &Stretches| value(days_as(unit, days.days()));
            return Ok(Answer::between(length(&covered.sure), covered.possible.as_ref().and_then(length)));
        }
        let (low, high) = thirtieths_of_months(&covered);
        Ok(Answer::between(value(months_of(low)), value(high.and_then(months_of))))
    }

    /// `during E`: whether a period covers the reading day.
    pub(crate) fn during(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Truth> {
        Ok(self.covered_days(query, frame)?.holds(frame.today))
    }

    /// What covered days that are not known are missing.
    pub(crate) fn missing_periods(
        &mut self,
        query: &'a Query,
        field: Option<FieldId>,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        self.missing_window(query, frame, missing)?;
        let span = self.window(query, frame)?;
        if let Some(looked) = Looked::of(span, frame.today) {
            self.missing_except(query, Looked { known: true, ..looked }, frame, missing)?;
            self.missing_in_list(query.events, query.condition, field, looked, frame, missing)?;
        }
        Ok(())
    }

    /// What the days among those looked at that a query leaves out are missing.
    pub(crate) fn missing_except(
        &mut self,
        query: &'a Query,
        looked: Looked,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        let Some(Except::Periods { events, condition }) = &query.except else { return Ok(()) };
        self.missing_in_list(*events, *condition, None, looked, frame, missing)
    }

    pub(crate) fn missing_in_list(
        &mut self,
        events: FactId,
        condition: Option<NodeId>,
        field: Option<FieldId>,
        looked: Looked,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        let complete = self.each_period(events, condition, looked, frame, |machine, period| {
            if let Some(condition) = condition {
                machine.of_event(period.here, frame, |machine, frame| machine.missing(condition, frame, missing))?;
            }
            let frame = frame.with_event(period.here);
            for field in period.here.kind.until.into_iter().chain(field) {
                if machine.field(field, period.here)?.is_unknown() {
                    push_field(field, frame, missing);
                }
            }
            Ok(())
        })?;
        if !complete {
            missing.needs.push(Need::Fact(events));
        }
        Ok(())
    }
}

/// Months that are covered, in thirtieths: at least, and at most if there is a most.
fn thirtieths_of_months(covered: &Covered) -> (i64, Option<i64>) {
    let sure = thirtieths(&covered.sure);
    let Some(possible) = &covered.possible else {
        // Each sure stretch can be joined to what lies before it, and the last to what lies behind.
        let joined = i64::try_from(covered.sure.stretches().len()).unwrap_or(i64::MAX).saturating_add(1);
        return (sure.saturating_sub(joined.saturating_mul(LOST_BY_JOINING)).max(0), None);
    };
    let only_possible = possible.without(&covered.sure);
    let added = i64::try_from(only_possible.stretches().len()).unwrap_or(i64::MAX);
    let slack = added.saturating_mul(LOST_BY_JOINING);
    (sure.saturating_sub(slack).max(0), Some(thirtieths(possible).saturating_add(slack)))
}

/// The months that stretches make, in thirtieths.
fn thirtieths(days: &Stretches) -> i64 {
    let (months, odd) = days.months();
    months.saturating_mul(30).saturating_add(odd)
}

fn months_of(thirtieths: i64) -> Option<Duration> {
    let months = u32::try_from(thirtieths / 30).ok()?;
    let days = u32::try_from(thirtieths % 30).ok()?;
    Some(Duration { months, days, ..Duration::ZERO })
}

impl CoveredUnit {
    /// What days come to.
    pub(crate) fn of(self, days: &Stretches) -> Option<Duration> {
        match self {
            CoveredUnit::Months => months_of(thirtieths(days)),
            _ => days_as(self, days.days()),
        }
    }
}

/// A number of days as a length of time.
fn days_as(unit: CoveredUnit, days: i64) -> Option<Duration> {
    let days = u32::try_from(days).ok()?;
    Some(match unit {
        CoveredUnit::Weeks => Duration { weeks: days / 7, days: days % 7, ..Duration::ZERO },
        _ => Duration::days(days),
    })
}
