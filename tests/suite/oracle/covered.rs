//! What periods cover, added up, and the first days of a search: day after day.

use super::Oracle;
use super::answer::{Answer, Got, Held, Leaf, Leaves};
use super::expression::number;
use super::frame::{AtHand, Frame};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{FactId, FieldId};
use hjemmel_engine::plan::{CoveredUnit, SearchStep, Type};
use hjemmel_engine::situation::FieldGiven;
use hjemmel_model::model::{Except, Expression, ExpressionKind, Query, Window};
use hjemmel_value::{Date, Decimal, Duration, MonthConvention, Stretch, Stretches, Truth, Value, Weekdays};

/// How many days are tried, of the twenty years that there are: every day that is generated lies within, and so do those
/// that hang on one. The farthest is the day on which 4 hours a week have come to 100.5, which takes 176 days and begins no
/// more than 281 days after the first event.
const TRIED: i64 = 600;

/// How many days there are in two years, at the most.
const TWO_YEARS: i64 = 731;

/// The days that matter.
#[derive(Copy, Clone)]
struct Looked {
    first: Option<Date>,
    last: Date,
    known: bool,
    /// Up to this day none is sure.
    doubted: Option<Date>,
}

/// Periods that belong to a list, or may.
struct Periods<'a> {
    each: Vec<(AtHand<'a>, Held, Option<Stretch>, Option<Stretch>)>,
    complete: bool,
    leaves: Leaves,
}

/// Sure days, and possible ones; `None` is all there ever were.
struct Days {
    sure: Stretches,
    possible: Option<Stretches>,
    leaves: Leaves,
}

impl Oracle<'_> {
    /// The days of a window, if it has any, and what it hangs on.
    fn looked(&self, query: &Query, frame: &Frame<'_>) -> (Option<Looked>, Leaves) {
        let (looked, leaves) = self.looked_as_written(query, frame);
        let Some((until, doubted)) = *self.counted_until.borrow() else { return (looked, leaves) };
        let still = |looked: Looked| {
            let first = until.next().expect("in range");
            let first = if looked.known { Some(looked.first.map_or(first, |it| it.max(first))) } else { looked.first };
            let doubted = Some(doubted);
            first.is_none_or(|first| first <= looked.last).then_some(Looked { first, doubted, ..looked })
        };
        (looked.and_then(still), leaves)
    }

    fn looked_as_written(&self, query: &Query, frame: &Frame<'_>) -> (Option<Looked>, Leaves) {
        let today = frame.today;
        let to_today = |first: Date| {
            (first <= today).then_some(Looked { first: Some(first), last: today, known: true, doubted: None })
        };
        let date = |expression: &Expression| self.value(expression, frame);
        let day = |got: &Got| match got.value() {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        };
        let known = |looked: Option<Looked>| (looked, Leaves::new());
        let unknown = |leaves: Leaves| (Some(Looked { first: None, last: today, known: false, doubted: None }), leaves);
        match &query.window {
            None => known(Some(Looked { first: None, last: today, known: true, doubted: None })),
            Some(Window::CalendarMonths(count)) => {
                let (first, last) = today.preceding_months(*count).expect("in range");
                known(Some(Looked { first: Some(first), last, known: true, doubted: None }))
            }
            Some(Window::InTheLast { length, conventions }) => {
                let got = self.value(length, frame);
                match (&got.answer, got.value()) {
                    (_, Some(length)) => {
                        if let Some(count) = super::events::calendar_months(length) {
                            let (first, last) = today.preceding_months(count).expect("in range");
                            return known(Some(Looked { first: Some(first), last, known: true, doubted: None }));
                        }
                        let after = self.shifted(today, length, true, *conventions).expect("in range");
                        known(to_today(after.next().expect("in range")))
                    }
                    (Answer::Absent, _) => known(None),
                    _ => unknown(got.leaves),
                }
            }
            Some(Window::Before(days)) => {
                let (length, before) = (self.value(&days.length, frame), date(&days.date));
                match (length.value(), day(&before)) {
                    (Some(length), Some(before)) => {
                        let first = self.shifted(before, length, true, days.conventions).expect("in range");
                        let last = before.previous().expect("in range").min(today);
                        let first = Some(first).filter(|first| *first <= last);
                        known(first.map(|it| Looked { first: Some(it), last, known: true, doubted: None }))
                    }
                    _ if length.is_absent() || before.is_absent() => known(None),
                    _ => unknown(length.leaves.union(&before.leaves).copied().collect()),
                }
            }
            Some(Window::Since(from)) => {
                let got = date(from);
                match day(&got) {
                    Some(first) => known(to_today(first)),
                    None if got.is_absent() => known(None),
                    None => unknown(got.leaves),
                }
            }
            Some(Window::Between(from, until)) => {
                let (from, until) = (date(from), date(until));
                match (day(&from), day(&until)) {
                    (Some(first), Some(last)) => {
                        let last = last.min(today);
                        known((first <= last).then_some(Looked {
                            first: Some(first),
                            last,
                            known: true,
                            doubted: None,
                        }))
                    }
                    _ if from.is_absent() || until.is_absent() => known(None),
                    _ => unknown(from.leaves.union(&until.leaves).copied().collect()),
                }
            }
        }
    }

    fn periods<'s>(
        &'s self,
        events: FactId,
        condition: Option<&Expression>,
        looked: Looked,
        frame: &Frame<'_>,
    ) -> Periods<'s> {
        let list = self.list(events);
        let Type::Events(kind) = self.model.facts[events.index()].it.ty else { panic!("not a list of events") };
        let until = self.model.event_types[kind.index()].it.until.expect("periods");
        let mut periods = Periods { each: Vec::new(), complete: list.complete, leaves: Leaves::new() };
        if !list.complete {
            periods.leaves.insert(Leaf::Ask(Need::Fact(events)));
        }
        for (place, event) in list.events.iter().enumerate() {
            let at = AtHand { list: events, place, event };
            let begins = looked.first.map_or(event.date, |first| first.max(event.date));
            let (sure, possible) = match &event.fields[until.index()] {
                FieldGiven::Value(Value::Date(last)) => (*last, *last),
                FieldGiven::Absent => (looked.last, looked.last),
                _ => (event.date, looked.last),
            };
            let possible = Stretch::new(begins, possible.min(looked.last));
            if possible.is_none() {
                continue;
            }
            let belongs = condition.map_or(Held::sure(true), |it| self.truth(it, &frame.with_event(at)));
            if belongs.is_false() {
                continue;
            }
            periods.leaves.extend(belongs.leaves.iter().copied());
            periods.leaves.extend(self.field(until, &frame.with_event(at)).leaves);
            let after = looked.doubted.map_or(begins, |day| begins.max(day.next().expect("in range")));
            let sure = Stretch::new(after, sure.min(looked.last)).filter(|_| looked.known);
            periods.each.push((at, belongs, sure, possible));
        }
        periods
    }

    /// The periods of a list that has been begun, each to its last day: sure and possible ones, whether the list is
    /// complete, and what they hang on.
    pub(crate) fn periods_for_ever(
        &self,
        query: &Query,
        frame: &Frame<'_>,
    ) -> (Vec<Stretch>, Vec<Stretch>, bool, Leaves) {
        let looked = Looked { first: None, last: Date::MAX, known: true, doubted: None };
        let periods = self.periods(query.events, query.condition.as_ref(), looked, frame);
        let begun = || periods.each.iter().filter(|(at, ..)| at.event.date <= self.as_of());
        let sure = begun().filter(|(_, belongs, ..)| belongs.is_true()).filter_map(|it| it.2).collect();
        (sure, begun().filter_map(|it| it.3).collect(), periods.complete, periods.leaves.clone())
    }

    fn days(&self, events: FactId, condition: Option<&Expression>, looked: Looked, frame: &Frame<'_>) -> Days {
        let periods = self.periods(events, condition, looked, frame);
        let sure = periods.each.iter().filter(|(_, belongs, ..)| belongs.is_true()).filter_map(|it| it.2);
        let possible = periods.each.iter().filter_map(|it| it.3);
        let all = looked.first.filter(|_| looked.known).and_then(|first| Stretch::new(first, looked.last));
        Days {
            sure: sure.collect(),
            possible: if periods.complete {
                Some(possible.collect())
            } else {
                all.map(|all| [all].into_iter().collect())
            },
            leaves: periods.leaves,
        }
    }

    fn days_left_out(&self, query: &Query, looked: Looked, frame: &Frame<'_>) -> Days {
        match &query.except {
            None => Days { sure: Stretches::default(), possible: Some(Stretches::default()), leaves: Leaves::new() },
            Some(Except::Periods { events, condition }) => {
                self.days(*events, condition.as_ref(), Looked { known: true, ..looked }, frame)
            }
            Some(Except::Calendar(id)) => {
                let calendar = &self.model.calendars[id.index()].it;
                let first = looked.first.unwrap_or(looked.last.plus_days(-2000).expect("in range"));
                let days = calendar.between(first, looked.last);
                Days { sure: days.clone(), possible: Some(days), leaves: Leaves::new() }
            }
        }
    }

    /// Whether a day is one that a query leaves out.
    pub(crate) fn excepted(&self, query: &Query, day: Date, frame: &Frame<'_>) -> Held {
        let out =
            self.days_left_out(query, Looked { first: None, last: frame.today, known: true, doubted: None }, frame);
        held(&out, day)
    }

    fn counted(&self, query: &Query, frame: &Frame<'_>) -> Days {
        let (looked, mut leaves) = self.looked(query, frame);
        self.list(query.events);
        let Some(looked) = looked else {
            return Days { sure: Stretches::default(), possible: Some(Stretches::default()), leaves };
        };
        let days = self.days(query.events, query.condition.as_ref(), looked, frame);
        let out = self.days_left_out(query, looked, frame);
        leaves.extend(days.leaves);
        leaves.extend(out.leaves);
        Days {
            sure: out.possible.as_ref().map_or(Stretches::default(), |out| days.sure.without(out)),
            possible: days.possible.map(|possible| possible.without(&out.sure)),
            leaves,
        }
    }

    pub(crate) fn during(&self, query: &Query, frame: &Frame<'_>) -> Held {
        held(&self.counted(query, frame), frame.today)
    }

    pub(crate) fn covered(&self, unit: CoveredUnit, query: &Query, frame: &Frame<'_>) -> Got {
        let days = self.counted(query, frame);
        let (low, high) = match unit {
            CoveredUnit::Days | CoveredUnit::Weeks => (days.sure.days(), days.possible.as_ref().map(Stretches::days)),
            CoveredUnit::Months => {
                let thirtieths = |days: &Stretches| {
                    let (months, odd) = days.months();
                    months * 30 + odd
                };
                let added = match &days.possible {
                    Some(possible) => possible.without(&days.sure).stretches().len(),
                    None => days.sure.stretches().len() + 1,
                };
                let slack = 4 * added as i64;
                let high = days.possible.as_ref().map(|possible| thirtieths(possible) + slack);
                ((thirtieths(&days.sure) - slack).max(0), high)
            }
        };
        if high == Some(low) {
            let months = if unit == CoveredUnit::Months { low / 30 } else { 0 };
            let months = u32::try_from(months).expect("a number of months");
            let days = u32::try_from(low - i64::from(months) * 30).expect("a number of days");
            return Got::known(Value::Duration(Duration { months, days, ..Duration::ZERO }));
        }
        Got::bounded(Some(Decimal::from_i64(low)), high.map(Decimal::from_i64), days.leaves)
    }

    pub(crate) fn a_week_on(&self, events: FactId, field: FieldId) -> Option<Weekdays> {
        let Type::Events(kind) = self.model.facts[events.index()].it.ty else { panic!("not a list of events") };
        self.model.event_types[kind.index()].it.fields[field.index()].a_week_on
    }

    /// Hours of each period, day by day.
    pub(crate) fn hours_added_up(&self, field: FieldId, weekdays: Weekdays, query: &Query, frame: &Frame<'_>) -> Got {
        let (looked, mut leaves) = self.looked(query, frame);
        self.list(query.events);
        let Some(looked) = looked else { return Got::known(Value::Hours(Decimal::ZERO)) };
        let out = self.days_left_out(query, looked, frame);
        let periods = self.periods(query.events, query.condition.as_ref(), looked, frame);
        let (mut low, mut high) = (Decimal::ZERO, Some(Decimal::ZERO));
        leaves.extend(out.leaves.iter().copied());
        leaves.extend(periods.leaves);
        for (at, belongs, sure, possible) in &periods.each {
            let days = |stretch: Option<Stretch>, out: &Stretches| {
                let stretches: Stretches = stretch.into_iter().collect();
                stretches.without(out).days_on(weekdays)
            };
            let sure = sure.filter(|_| belongs.is_true());
            let sure = out.possible.as_ref().map_or(0, |out| days(sure, out));
            let possible = days(*possible, &out.sure);
            let rate = self.field(field, &frame.with_event(*at));
            leaves.extend(rate.leaves.iter().copied());
            let times = |rate: Decimal, days: i64| rate.checked_mul(Decimal::from_i64(days)).expect("in range");
            match &rate.answer {
                Answer::Value(rate) => {
                    let rate = number(rate).expect("hours");
                    low = low.checked_add(times(rate, sure)).expect("in range");
                    high = high.map(|high| high.checked_add(times(rate, possible)).expect("in range"));
                }
                Answer::Absent => {}
                Answer::Unknown { .. } if possible == 0 => {}
                Answer::Unknown { .. } => high = None,
            }
        }
        let high = high.filter(|_| periods.complete);
        let a_day = |sum: Decimal| sum.divide_exact(Decimal::from_i64(weekdays.count())).expect("exact");
        let (low, high) = (a_day(low), high.map(a_day));
        if high == Some(low) {
            return Got::known(Value::Hours(low));
        }
        Got::bounded(Some(low), high, leaves)
    }

    /// The first day from one on that a question is answered yes on; if that is not known, between the first on which it may
    /// be, unless one before may come to be tried, and the first within two years on which it surely is.
    pub(crate) fn first_day(
        &self,
        from: Date,
        may_begin_before: bool,
        step: SearchStep,
        holds: impl Fn(Date) -> Held,
    ) -> Got {
        let mut day = from;
        for _ in 0..TRIED {
            if step == SearchStep::Day || day.is_last_of_month() {
                let held = holds(day);
                match held.truth {
                    Truth::True => return Got::known(Value::Date(day)),
                    Truth::Unknown => {
                        let days = (1..=TWO_YEARS).map(|days| day.plus_days(days).expect("in range"));
                        let mut tried = days.filter(|day| step == SearchStep::Day || day.is_last_of_month());
                        let last = day.plus(Duration::years(2), MonthConvention::SameDay).expect("in range").date;
                        let surely = self.unread(|| tried.find(|day| *day <= last && holds(*day).is_true()));
                        return Got::dated(Some(day).filter(|_| !may_begin_before), surely, held.leaves);
                    }
                    Truth::False => {}
                }
            }
            day = day.next().expect("in range");
        }
        Got::absent()
    }

    /// The same, from the first event of a sum on.
    pub(crate) fn day_on_which(&self, sum: &Expression, holds: impl Fn(Date) -> Held) -> Got {
        let (ExpressionKind::Covered { query, .. } | ExpressionKind::Aggregate { query, .. }) =
            &*sum.written_out().kind
        else {
            panic!("no sum of events")
        };
        let list = self.list(query.events);
        match list.events.iter().map(|event| event.date).min() {
            Some(first) => self.first_day(first, !list.complete, SearchStep::Day, holds),
            None if list.complete => Got::absent(),
            None => Got::unknown(Leaves::from([Leaf::Ask(Need::Fact(query.events))])),
        }
    }
}

fn held(days: &Days, day: Date) -> Held {
    if days.sure.holds(day) {
        Held::sure(true)
    } else if days.possible.as_ref().is_none_or(|possible| possible.holds(day)) {
        Held::unknown(days.leaves.clone())
    } else {
        Held::sure(false)
    }
}
