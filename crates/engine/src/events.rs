//! Questions about lists of events: how many, whether any, the first, the latest, sums.

use crate::answer::Answer;
use crate::arithmetic::{Fault, Quotient, add};
use crate::error::{EvaluationError, at};
use crate::expression::malformed;
use crate::frame::{EventAt, Frame};
use crate::ids::{FactId, FieldId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, EventType, Query, Type, Window};
use crate::reads::Read;
use crate::situation::{Event, Given};
use hjemmel_value::{Date, Decimal, Duration, Money, Truth, Value};

/// A list of events as it was given.
#[derive(Copy, Clone, Debug)]
pub(crate) struct List<'a> {
    pub(crate) fact: FactId,
    pub(crate) kind: &'a EventType,
    pub(crate) events: &'a [Event],
    /// Whether no event can be missing.
    pub(crate) complete: bool,
}

/// The days of a window.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// Later than `after`, no earlier than `from`, no later than `until`.
    Days { after: Option<Date>, from: Option<Date>, until: Option<Date> },
    /// A bound is not known.
    Unknown,
    /// A bound is absent.
    Nothing,
}

impl Span {
    pub(crate) fn holds(self, day: Date) -> Truth {
        match self {
            Span::Days { after, from, until } => Truth::from(
                after.is_none_or(|after| after < day)
                    && from.is_none_or(|from| from <= day)
                    && until.is_none_or(|until| day <= until),
            ),
            Span::Unknown => Truth::Unknown,
            Span::Nothing => Truth::False,
        }
    }
}

/// What counting came to.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
struct Count {
    sure: i64,
    possible: i64,
    complete: bool,
}

/// The days of events that may be meant, and of those that surely are.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
struct Dates {
    possible: Option<(Date, Date)>,
    sure: Option<(Date, Date)>,
}

impl Dates {
    fn note(&mut self, day: Date, sure: bool) {
        let wider =
            |days: Option<(Date, Date)>| days.map_or((day, day), |(first, last)| (first.min(day), last.max(day)));
        self.possible = Some(wider(self.possible));
        if sure {
            self.sure = Some(wider(self.sure));
        }
    }

    /// The first or the latest day: known if one that surely counts has it, whatever the others come to.
    fn answer(self, aggregate: Aggregate) -> Answer {
        let day = |(first, latest): (Date, Date)| if aggregate == Aggregate::DateOfFirst { first } else { latest };
        match (self.possible.map(day), self.sure.map(day)) {
            (None, _) => Answer::Absent,
            (possible, sure) if possible == sure => sure.map_or(Answer::UNKNOWN, |day| Answer::Value(Value::Date(day))),
            _ => Answer::UNKNOWN,
        }
    }
}

impl<'a> Machine<'a> {
    /// A list of events.
    pub(crate) fn list(&mut self, fact: FactId) -> Result<List<'a>> {
        let row = at(&self.plan.facts, fact.index(), "a fact is missing")?;
        let Type::Events(kind) = row.ty else {
            return Err(malformed("a fact that is no list of events is searched"));
        };
        let kind = at(&self.plan.event_types, kind.index(), "a kind of event is missing")?;
        let (events, complete, read) = match self.situation.facts.get(fact.index()) {
            Some(Some(Given::Events(list))) => (list.events.as_slice(), !list.incomplete, Read::Given),
            Some(Some(Given::Absent(_))) => (&[][..], true, Read::Given),
            _ => (&[][..], false, Read::Unknown),
        };
        self.reads.fact(fact, read);
        Ok(List { fact, kind, events, complete })
    }

    /// The days of a query's window that are still to be counted.
    pub(crate) fn window(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Span> {
        let span = self.window_as_written(query, frame)?;
        Ok(match span {
            Span::Days { after, from, until } => {
                Span::Days { after: after.max(self.counted_until.map(|(surely, _)| surely)), from, until }
            }
            other => other,
        })
    }

    fn window_as_written(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Span> {
        let days = |after, from, until| Span::Days { after, from, until };
        match &query.window {
            None => Ok(days(None, None, None)),
            Some(Window::InTheLast { length, conventions }) => match self.answer(*length, frame)? {
                Answer::Absent => Ok(Span::Nothing),
                Answer::Unknown(_) => Ok(Span::Unknown),
                Answer::Value(Value::Duration(length))
                    if length == Duration::calendar_months(length.calendar_months) && !length.is_zero() =>
                {
                    let (first, last) = self.preceding_months(frame.today, length.calendar_months)?;
                    Ok(days(None, Some(first), Some(last)))
                }
                Answer::Value(Value::Duration(length)) => {
                    let start = self.counted(frame.today, length, true, *conventions)?;
                    Ok(days(Some(start.date), None, None))
                }
                Answer::Value(_) => Err(malformed("the length of a window is no duration")),
            },
            Some(Window::CalendarMonths(count)) => {
                let (first, last) = self.preceding_months(frame.today, *count)?;
                Ok(days(None, Some(first), Some(last)))
            }
            Some(Window::Since(from)) => Ok(match self.date(*from, frame)? {
                Bound::At(from) => days(None, Some(from), None),
                Bound::Unknown => Span::Unknown,
                Bound::Absent => Span::Nothing,
            }),
            Some(Window::Between(from, until)) => {
                let from = self.date(*from, frame)?;
                let until = self.date(*until, frame)?;
                Ok(match (from, until) {
                    (Bound::Absent, _) | (_, Bound::Absent) => Span::Nothing,
                    (Bound::At(from), Bound::At(until)) => days(None, Some(from), Some(until)),
                    _ => Span::Unknown,
                })
            }
        }
    }

    /// The whole calendar months before a day.
    fn preceding_months(&self, from: Date, count: u32) -> Result<(Date, Date)> {
        let rule = self.rule;
        from.preceding_months(count).map_err(|_| EvaluationError::DateOutOfRange { rule, from })
    }

    /// A date that may be absent or unknown.
    pub(crate) fn date(&mut self, node: crate::ids::NodeId, frame: Frame<'a>) -> Result<Bound> {
        match self.answer(node, frame)? {
            Answer::Value(Value::Date(date)) => Ok(Bound::At(date)),
            Answer::Absent => Ok(Bound::Absent),
            Answer::Unknown(_) => Ok(Bound::Unknown),
            Answer::Value(_) => Err(malformed("a value that is no date stands for one")),
        }
    }

    /// Calls `each` with every seen event that is or may be among those asked for, in order, until it says no. Tells
    /// whether no further event can be missing.
    pub(crate) fn each_event(
        &mut self,
        query: &'a Query,
        frame: Frame<'a>,
        each: impl FnMut(&mut Self, EventAt<'a>, Truth) -> Result<bool>,
    ) -> Result<bool> {
        self.each_event_after(None, query, frame, each)
    }

    /// The same, for events after a day alone.
    pub(crate) fn each_event_after(
        &mut self,
        after: Option<Date>,
        query: &'a Query,
        frame: Frame<'a>,
        mut each: impl FnMut(&mut Self, EventAt<'a>, Truth) -> Result<bool>,
    ) -> Result<bool> {
        let span = self.window(query, frame)?;
        let list = self.list(query.events)?;
        if span == Span::Nothing {
            return Ok(true);
        }
        let except = self.excepted(query, frame)?;
        let earlier = after.map_or(0, |after| list.events.partition_point(|event| event.date <= after));
        for (place, event) in list.events.iter().enumerate().skip(earlier) {
            self.step()?;
            if event.date > frame.today {
                break;
            }
            let mut within = span.holds(event.date).and(except.holds(event.date).not());
            if within.is_false() {
                continue;
            }
            if self.counted_until.is_some_and(|(_, possibly)| event.date <= possibly) {
                within = within.and(Truth::Unknown);
            }
            let here = EventAt { list: list.fact, place, event, kind: list.kind };
            let holds = match query.condition {
                Some(condition) => {
                    within.and(self.of_event(here, frame, |machine, frame| machine.truth(condition, frame))?)
                }
                None => within,
            };
            if !holds.is_false() && !each(self, here, holds)? {
                break;
            }
        }
        Ok(list.complete)
    }

    /// Asks something of an event of a query. The event that is at hand already is then the one around it.
    pub(crate) fn of_event<T>(
        &mut self,
        here: EventAt<'a>,
        frame: Frame<'a>,
        ask: impl FnOnce(&mut Self, Frame<'a>) -> Result<T>,
    ) -> Result<T> {
        let outer = std::mem::replace(&mut self.outer, frame.event);
        let asked = ask(self, frame.with_event(here));
        self.outer = outer;
        asked
    }

    /// Whether there is such an event: one sure one is enough.
    pub(crate) fn there_are(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Truth> {
        let mut truth = Truth::False;
        let complete = self.each_event(query, frame, |_, _, holds| {
            truth = truth.or(holds);
            Ok(!truth.is_true())
        })?;
        Ok(if complete { truth } else { truth.or(Truth::Unknown) })
    }

    fn count(&mut self, query: &'a Query, frame: Frame<'a>) -> Result<Count> {
        let mut count = Count::default();
        count.complete = self.each_event(query, frame, |_, _, holds| {
            count.possible = count.possible.saturating_add(1);
            count.sure = count.sure.saturating_add(i64::from(holds.is_true()));
            Ok(true)
        })?;
        Ok(count)
    }

    /// A question about events whose answer is no yes or no.
    pub(crate) fn aggregate(
        &mut self,
        aggregate: Aggregate,
        query: &'a Query,
        ty: Type,
        frame: Frame<'a>,
    ) -> Result<Answer> {
        match aggregate {
            Aggregate::NumberOf => {
                let count = self.count(query, frame)?;
                let number = |count| Value::Number(Decimal::from_i64(count));
                Ok(Answer::between(Some(number(count.sure)), count.complete.then(|| number(count.possible))))
            }
            Aggregate::DateOfFirst | Aggregate::DateOfLatest => {
                let mut dates = Dates::default();
                let complete = self.each_event(query, frame, |_, here, holds| {
                    dates.note(here.event.date, holds.is_true());
                    Ok(true)
                })?;
                Ok(if complete { dates.answer(aggregate) } else { Answer::UNKNOWN })
            }
            Aggregate::SumOf(field) if self.a_week_on(query.events, field)?.is_some() => {
                self.hours_added_up(field, query, frame)
            }
            Aggregate::SumOf(field) => Ok(match self.sum(field, query, frame)? {
                None => Answer::UNKNOWN,
                Some((Some(sum), _)) => Answer::Value(sum),
                Some((None, _)) => Answer::Value(nothing(ty)?),
            }),
            Aggregate::AverageOf(field) => match self.average(field, query, frame)? {
                Err(answer) => Ok(answer),
                Ok(quotient) => {
                    let average = quotient.and_then(|quotient| {
                        let number = quotient.dividend.divide_exact(quotient.divisor)?;
                        Ok(crate::arithmetic::value(number, quotient.measure))
                    });
                    average.map(Answer::Value).map_err(|fault| self.fault(fault))
                }
            },
            Aggregate::ThereAre | Aggregate::No => Err(malformed("a condition stands where a value is read")),
        }
    }

    /// The sum of a field, and of how many events; `None` if it is not known.
    fn sum(&mut self, field: FieldId, query: &'a Query, frame: Frame<'a>) -> Result<Option<(Option<Value>, i64)>> {
        let mut sum: Option<Value> = None;
        let mut terms: i64 = 0;
        let mut sure = true;
        let complete = self.each_event(query, frame, |machine, here, holds| {
            match machine.field(field, here)? {
                _ if !holds.is_true() => sure = false,
                Answer::Unknown(_) => sure = false,
                Answer::Absent => {}
                Answer::Value(value) => {
                    let next = match &sum {
                        None => value,
                        Some(sum) => add(sum, &value).map_err(|fault| machine.fault(fault))?,
                    };
                    sum = Some(next);
                    terms = terms.saturating_add(1);
                }
            }
            Ok(true)
        })?;
        Ok((complete && sure).then_some((sum, terms)))
    }

    /// The average of a field, not yet worked out; `Err` with the answer if there is nothing to work out.
    pub(crate) fn average(
        &mut self,
        field: FieldId,
        query: &'a Query,
        frame: Frame<'a>,
    ) -> Result<std::result::Result<std::result::Result<Quotient, Fault>, Answer>> {
        Ok(match self.sum(field, query, frame)? {
            None => Err(Answer::UNKNOWN),
            Some((None, _)) => Err(Answer::Absent),
            Some((Some(sum), terms)) => Ok(Quotient::of(&sum, &Value::Number(Decimal::from_i64(terms)))),
        })
    }
}

/// A date that may be absent or unknown.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    At(Date),
    Absent,
    Unknown,
}

fn nothing(ty: Type) -> Result<Value> {
    Ok(match ty {
        Type::Number => Value::Number(Decimal::ZERO),
        Type::Money => Value::Money(Money::dkk(Decimal::ZERO)),
        Type::Hours => Value::Hours(Decimal::ZERO),
        Type::Percent => Value::Percent(Decimal::ZERO),
        Type::Duration => Value::Duration(Duration::ZERO),
        _ => return Err(malformed("a sum of things that cannot be added")),
    })
}
