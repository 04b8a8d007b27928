//! Questions about lists of events: which are in a window, which fit a condition, and what comes of them.

use super::Oracle;
use super::answer::{Answer, Got, Held, Leaf, Leaves, each};
use super::expression::number;
use super::frame::{AtHand, Frame};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{FactId, FieldId};
use hjemmel_engine::plan::{Aggregate, Type};
use hjemmel_engine::situation::{Event, Given};
use hjemmel_model::model::{Query, Window};
use hjemmel_value::{Date, Decimal, Duration, Rounding, Value};

/// A list of events as far as it is known.
pub(crate) struct List<'a> {
    pub(crate) events: &'a [Event],
    /// All of them are given.
    pub(crate) complete: bool,
}

/// The events of a query.
struct Found<'a> {
    /// Those in it, surely or possibly.
    events: Vec<(AtHand<'a>, Held)>,
    complete: bool,
    /// What its unknown parts hang on.
    leaves: Leaves,
}

impl Oracle<'_> {
    pub(crate) fn list(&self, id: FactId) -> List<'_> {
        match self.given(id) {
            Some(Given::Events(list)) => {
                self.reads.borrow_mut().facts.insert(id);
                List { events: &list.events, complete: !list.incomplete }
            }
            _ => List { events: &[], complete: false },
        }
    }

    /// Whether an event's date lies in a window; `None` if the window holds none whatever the date.
    pub(crate) fn in_window(&self, window: Option<&Window>, date: Date, frame: &Frame<'_>) -> Held {
        let held = self.in_window_as_written(window, date, frame);
        match *self.counted_until.borrow() {
            Some((surely, _)) if date <= surely && held.is_true() => Held::sure(false),
            Some((_, possibly)) if date <= possibly && held.is_true() => Held::unknown(Leaves::new()),
            _ => held,
        }
    }

    fn in_window_as_written(&self, window: Option<&Window>, date: Date, frame: &Frame<'_>) -> Held {
        let today = frame.today;
        let date_of = |got: &Got| match got.value() {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        let ends = match window {
            None | Some(Window::CalendarMonths(_)) => vec![],
            Some(Window::InTheLast { length, .. }) => vec![self.value(length, frame)],
            Some(Window::Since(from)) => vec![self.value(from, frame)],
            Some(Window::Before(before)) => vec![self.value(&before.length, frame), self.value(&before.date, frame)],
            Some(Window::Between(from, to)) => vec![self.value(from, frame), self.value(to, frame)],
        };
        if ends.iter().any(Got::is_absent) {
            return Held::sure(false);
        }
        if ends.iter().any(Got::is_unknown) {
            return Held::unknown(ends.iter().flat_map(|it| it.leaves.iter().copied()).collect());
        }
        Held::sure(match window {
            None => true,
            Some(Window::CalendarMonths(count)) => {
                let number = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
                let last = if today.is_last_of_month() { number(today) } else { number(today) - 1 };
                number(date) <= last && number(date) > last - i64::from(*count)
            }
            Some(Window::InTheLast { conventions, .. }) => {
                let length = ends[0].value().expect("known");
                if let Some(count) = calendar_months(length) {
                    let (first, last) = today.preceding_months(count).expect("in range");
                    return Held::sure(first <= date && date <= last);
                }
                self.shifted(today, length, true, *conventions).is_some_and(|from| from < date)
            }
            Some(Window::Before(days)) => {
                let (length, before) = (ends[0].value().expect("known"), date_of(&ends[1]).expect("a date"));
                date < before && self.shifted(before, length, true, days.conventions).is_some_and(|from| from <= date)
            }
            Some(Window::Since(_)) => date_of(&ends[0]).is_some_and(|from| from <= date),
            Some(Window::Between(..)) => {
                date_of(&ends[0]).is_some_and(|from| from <= date) && date_of(&ends[1]).is_some_and(|to| date <= to)
            }
        })
    }

    /// Whether an event belongs to a query: in its window, and its condition holds.
    pub(crate) fn belongs(&self, query: &Query, at: AtHand<'_>, frame: &Frame<'_>) -> Held {
        let condition = || match &query.condition {
            None => Held::sure(true),
            Some(condition) => self.truth(condition, &frame.with_event(at)),
        };
        let day = at.event.date;
        each(&[
            &|| self.in_window(query.window.as_ref(), day, frame),
            &|| self.excepted(query, day, frame).not(),
            &condition,
        ])
    }

    fn found<'s>(&'s self, query: &Query, frame: &Frame<'_>) -> Found<'s> {
        let list = self.list(query.events);
        let mut found = Found { events: Vec::new(), complete: list.complete, leaves: Leaves::new() };
        if !list.complete {
            found.leaves.insert(Leaf::Ask(Need::Fact(query.events)));
        }
        // A window without ends holds no event, given or not.
        if self.empty_window(query.window.as_ref(), frame) {
            return Found { events: Vec::new(), complete: true, leaves: Leaves::new() };
        }
        // What is left out is read whether or not there is an event.
        self.excepted(query, frame.today, frame);
        for (place, event) in list.events.iter().enumerate().filter(|(_, event)| event.date <= frame.today) {
            let at = AtHand { list: query.events, place, event };
            let held = self.belongs(query, at, frame);
            found.leaves.extend(held.leaves.iter().copied());
            if !held.is_false() {
                found.events.push((at, held));
            }
        }
        if !found.complete {
            // No event needs to be there for the window to matter.
            found.leaves.extend(self.in_window(query.window.as_ref(), frame.today, frame).leaves);
        }
        found
    }

    fn empty_window(&self, window: Option<&Window>, frame: &Frame<'_>) -> bool {
        match window {
            None | Some(Window::CalendarMonths(_)) => false,
            Some(Window::InTheLast { length, .. }) => self.value(length, frame).is_absent(),
            Some(Window::Since(from)) => self.value(from, frame).is_absent(),
            Some(Window::Before(before)) => {
                self.value(&before.length, frame).is_absent() || self.value(&before.date, frame).is_absent()
            }
            Some(Window::Between(from, to)) => self.value(from, frame).is_absent() || self.value(to, frame).is_absent(),
        }
    }

    pub(crate) fn aggregate(
        &self,
        aggregate: Aggregate,
        query: &Query,
        ty: Type,
        frame: &Frame<'_>,
        rounding: Option<(Rounding, Decimal)>,
    ) -> Got {
        if let Aggregate::SumOf(field) = aggregate
            && let Some(weekdays) = self.a_week_on(query.events, field)
        {
            return self.hours_added_up(field, weekdays, query, frame);
        }
        let found = self.found(query, frame);
        let sure = found.events.iter().filter(|(_, held)| held.is_true()).count();
        let possible = found.events.len();
        let certain = found.complete && sure == possible;
        match aggregate {
            Aggregate::NumberOf => {
                let (low, high) = (Decimal::from_i64(sure as i64), Decimal::from_i64(possible as i64));
                if certain {
                    Got::known(Value::Number(low))
                } else {
                    Got::bounded(Some(low), found.complete.then_some(high), found.leaves)
                }
            }
            Aggregate::ThereAre | Aggregate::No => {
                let there_are = if sure > 0 {
                    Held::sure(true)
                } else if found.complete && possible == 0 {
                    Held::sure(false)
                } else {
                    Held::unknown(found.leaves)
                };
                if aggregate == Aggregate::No { there_are.not().got() } else { there_are.got() }
            }
            Aggregate::DateOfFirst | Aggregate::DateOfLatest => {
                // Whichever of the doubtful events are meant, the day must be the same: with all of them and with none.
                let with = |all: bool| {
                    let days =
                        found.events.iter().filter(|(_, held)| all || held.is_true()).map(|(at, _)| at.event.date);
                    if aggregate == Aggregate::DateOfFirst { days.min() } else { days.max() }
                };
                if found.complete && with(true) == with(false) { date(with(true)) } else { Got::unknown(found.leaves) }
            }
            Aggregate::SumOf(field) | Aggregate::AverageOf(field) => {
                self.reckoned(aggregate, field, found, certain, ty, frame, rounding)
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "they are what a sum hangs on")]
    fn reckoned(
        &self,
        aggregate: Aggregate,
        field: FieldId,
        found: Found<'_>,
        certain: bool,
        ty: Type,
        frame: &Frame<'_>,
        rounding: Option<(Rounding, Decimal)>,
    ) -> Got {
        let fields: Vec<Got> = found.events.iter().map(|(at, _)| self.field(field, &frame.with_event(*at))).collect();
        let mut leaves = found.leaves;
        leaves.extend(fields.iter().flat_map(|it| it.leaves.iter().copied()));
        if !certain || fields.iter().any(Got::is_unknown) {
            return Got::unknown(leaves);
        }
        let values: Vec<Decimal> = fields
            .iter()
            .filter_map(|it| match &it.answer {
                Answer::Value(value) => number(value),
                _ => None,
            })
            .collect();
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one));
        let result = match aggregate {
            Aggregate::AverageOf(_) if values.is_empty() => return Got::absent(),
            Aggregate::AverageOf(_) => {
                sum.and_then(|sum| self.quotient(sum, Decimal::from_i64(values.len() as i64), rounding))
            }
            _ => sum,
        };
        assert_eq!(ty, Type::Number, "only numbers are generated");
        self.or_fail(result.map(Value::Number), leaves)
    }
}

fn date(date: Option<Date>) -> Got {
    date.map_or(Got::absent(), |date| Got::known(Value::Date(date)))
}

/// How many whole calendar months a length is, if it is nothing else.
pub(crate) fn calendar_months(length: &Value) -> Option<u32> {
    match length {
        Value::Duration(length) if *length == Duration::calendar_months(length.calendar_months) => {
            Some(length.calendar_months).filter(|count| *count > 0)
        }
        _ => None,
    }
}
