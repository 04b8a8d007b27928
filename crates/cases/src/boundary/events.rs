//! Events: as many as are asked for, in their window, each with the fields that its conditions ask for.

use super::aim::Aim;
use super::probe::{Change, Edge};
use hjemmel_engine::ids::{EventTypeId, FactId, FieldId, NodeId};
use hjemmel_engine::plan::{Aggregate, CoveredUnit, Except, Node, Query, Type, Window};
use hjemmel_engine::situation::{Event, Events, FieldGiven, Given, overlap};
use hjemmel_value::{Date, Duration, MonthConvention, Stretch, Value};

/// How many events are made for one condition at most.
const MOST_EVENTS: usize = 40;

/// How many days after the one that counts a period goes on.
const LONG_AFTER: i64 = 2000;

/// How often the first day of a period is moved until its hours are right.
const MOST_STEPS: usize = 40;

/// An event under construction.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) list: FactId,
    pub(super) kind: EventTypeId,
    pub(super) date: Date,
    pub(super) fields: Vec<FieldGiven>,
}

impl Draft {
    fn set(&mut self, date: FieldId, field: FieldId, value: &Value) -> bool {
        if field == date {
            if let Value::Date(day) = value {
                self.date = *day;
            }
            return matches!(value, Value::Date(_));
        }
        match self.fields.get_mut(field.index()) {
            Some(slot) => {
                *slot = FieldGiven::Value(value.clone());
                true
            }
            None => false,
        }
    }
}

impl<'a> Aim<'a> {
    /// An event of a list on a day, with nothing said of it.
    pub(super) fn draft(&self, list: FactId, date: Date) -> Option<Draft> {
        let Some(Type::Events(kind)) = self.type_of(list) else { return None };
        let fields = vec![FieldGiven::Unknown; self.plan.event_types.get(kind.index())?.fields.len()];
        Some(Draft { list, kind, date, fields })
    }

    fn date_field(&self, kind: EventTypeId) -> FieldId {
        self.plan.event_types.get(kind.index()).map_or(FieldId(0), |kind| kind.date)
    }

    pub(super) fn set_field(&mut self, field: FieldId, value: &Value) -> bool {
        let date = self.event.as_ref().map_or(FieldId(0), |event| self.date_field(event.kind));
        // The day is chosen by the window; a condition on it holds or does not.
        match &mut self.event {
            Some(event) if field == date => Value::Date(event.date) == *value,
            Some(event) => event.set(date, field, value),
            None => false,
        }
    }

    pub(super) fn set_instance_field(&mut self, field: FieldId, value: &Value) -> bool {
        let date = self.instance.as_ref().map_or(FieldId(0), |event| self.date_field(event.kind));
        self.instance.as_mut().is_some_and(|event| event.set(date, field, value))
    }

    pub(super) fn field_absent(&mut self, field: FieldId) -> bool {
        let Some(event) = &mut self.event else { return false };
        let kind = self.plan.event_types.get(event.kind.index());
        let optional = kind.and_then(|kind| kind.fields.get(field.index())).is_some_and(|field| field.optional);
        match event.fields.get_mut(field.index()) {
            Some(slot) if optional => {
                *slot = FieldGiven::Absent;
                true
            }
            _ => false,
        }
    }

    /// What a field of the event at hand, or of the one that the requirement is for, holds.
    pub(super) fn field_value(&self, id: NodeId) -> Option<Value> {
        let (event, field) = match self.node(id)? {
            Node::Field(field) => (self.event.as_ref()?, *field),
            Node::InstanceField(field) => (self.instance.as_ref()?, *field),
            _ => return None,
        };
        if field == self.date_field(event.kind) {
            return Some(Value::Date(event.date));
        }
        match event.fields.get(field.index())? {
            FieldGiven::Value(value) => Some(value.clone()),
            _ => None,
        }
    }

    /// Gives the fields that nothing is said of: a last day, yes or no, whatever fits.
    fn filled(&mut self, mut draft: Draft) -> Draft {
        let Some(kind) = self.plan.event_types.get(draft.kind.index()) else { return draft };
        for (place, field) in kind.fields.iter().enumerate() {
            let is_date = place == kind.date.index();
            let given = draft.fields.get(place).is_none_or(|given| *given != FieldGiven::Unknown);
            if is_date || given || field.assumed.is_some() {
                continue;
            }
            let value = if kind.until == Some(FieldId::at(place)) {
                Some(FieldGiven::Value(Value::Date(draft.date)))
            } else if field.optional {
                Some(FieldGiven::Absent)
            } else {
                self.some_value(field.ty).map(FieldGiven::Value)
            };
            if let (Some(slot), Some(value)) = (draft.fields.get_mut(place), value) {
                *slot = value;
            }
        }
        draft
    }

    /// Puts an event on its list. Periods that may not overlap do not.
    pub(super) fn put(&mut self, draft: Draft) -> bool {
        let draft = self.filled(draft);
        let Some(kind) = self.plan.event_types.get(draft.kind.index()) else { return false };
        let mut list = match self.fact(draft.list) {
            Some(Given::Events(list)) => list.clone(),
            _ => Events::default(),
        };
        let mut fields = draft.fields;
        if let Some(slot) = fields.get_mut(kind.date.index()) {
            *slot = FieldGiven::Value(Value::Date(draft.date));
        }
        if let Some(slot) = kind.until.and_then(|until| fields.get_mut(until.index()))
            && matches!(slot, FieldGiven::Value(Value::Date(last)) if *last < draft.date)
        {
            *slot = FieldGiven::Value(Value::Date(draft.date));
        }
        list.events.push(Event { date: draft.date, fields });
        list.events.sort_by_key(|event| event.date);
        overlap(kind, &list.events).is_none() && self.give(draft.list, Given::Events(list))
    }

    /// An event that a query counts, on this day, with fields that are asked for besides.
    fn event_for(&mut self, query: &'a Query, day: Date, besides: &[(FieldId, Value)]) -> Option<Draft> {
        let draft = self.draft(query.events, day)?;
        let date = self.date_field(draft.kind);
        if let Some(Except::Periods { events, .. }) = &query.except {
            self.complete(*events);
        }
        let outer = self.event.replace(draft);
        if let Some(event) = &mut self.event {
            for (field, value) in besides {
                event.set(date, *field, value);
            }
        }
        let fits = query.condition.is_none_or(|condition| self.truth(condition, true));
        let made = std::mem::replace(&mut self.event, outer);
        made.filter(|_| fits)
    }

    /// Puts an event that a query counts on a day.
    pub(super) fn event_on(&mut self, query: &'a Query, day: Date, besides: &[(FieldId, Value)]) -> bool {
        self.attempt(|aim| aim.event_for(query, day, besides).is_some_and(|draft| aim.put(draft)))
    }

    /// The same, with nothing else on the list.
    pub(super) fn only_event_on(&mut self, query: &'a Query, day: Date, besides: &[(FieldId, Value)]) -> bool {
        self.attempt(|aim| {
            aim.give(query.events, Given::Events(Events::default())) && aim.event_on(query, day, besides)
        })
    }

    /// Nothing that a query counts.
    pub(super) fn nothing_in(&mut self, query: &Query) -> bool {
        self.give(query.events, Given::Events(Events::default()))
    }

    /// The first and the last day of a query's window, as far as they are known; the last is no later than the reading day.
    fn window(&mut self, query: &Query) -> (Option<Date>, Date) {
        let today = self.today;
        match &query.window {
            None => (None, today),
            Some(Window::InTheLast { length, conventions }) => {
                let length = match self.value_now(*length) {
                    Some(Value::Duration(length)) => length,
                    _ => return (None, today),
                };
                if length.working_days > 0 {
                    return (today.plus_days(i64::from(length.working_days).saturating_neg()).ok(), today);
                }
                if length.calendar_months > 0 {
                    return today.preceding_months(length.calendar_months).map_or((None, today), |(a, b)| (Some(a), b));
                }
                let start = today.minus(length, conventions.months).and_then(|counted| counted.date.next());
                (start.ok(), today)
            }
            Some(Window::CalendarMonths(count)) => {
                today.preceding_months(*count).map_or((None, today), |(first, last)| (Some(first), last))
            }
            Some(Window::Since(date)) => {
                self.attempt(|aim| aim.ground(*date));
                (self.date_now(*date), today)
            }
            Some(Window::Between(first, last)) => {
                self.attempt(|aim| aim.ground(*first));
                self.attempt(|aim| aim.ground(*last));
                (self.date_now(*first), self.date_now(*last).map_or(today, |last| last.min(today)))
            }
        }
    }

    /// The day that the probe wants an event on, if it is at this node.
    fn probed_day(&self, id: NodeId, first: Option<Date>, last: Date) -> Option<Date> {
        let probe = self.probe.filter(|probe| probe.node == id)?;
        let Change::EventAt(edge) = probe.change else { return None };
        match edge {
            Edge::BeforeFirst => first.and_then(|first| first.previous().ok()),
            Edge::First => first,
            Edge::Last => Some(last),
            Edge::AfterLast => last.next().ok(),
        }
    }

    /// A day in a window that the query does not leave out, some days before its last.
    fn day_in(&self, query: &Query, first: Option<Date>, last: Date, before: i64) -> Date {
        let start = last.plus_days(before.saturating_neg()).unwrap_or(last);
        let start = first.map_or(start, |first| start.max(first));
        let Some(Except::Calendar(calendar)) = &query.except else { return start };
        let Some(calendar) = self.plan.calendars.get(calendar.index()) else { return start };
        let free = calendar.working_days(start, last);
        free.stretches().first().map_or(start, |stretch| stretch.first())
    }

    /// So many events that a query counts.
    pub(super) fn count(&mut self, id: NodeId, query: &'a Query, count: usize) -> bool {
        if !self.complete(query.events) {
            return false;
        }
        let there = match self.value_now(id) {
            Some(Value::Number(there)) => there.to_i64().and_then(|there| usize::try_from(there).ok()).unwrap_or(0),
            _ => 0,
        };
        if there > count && !self.nothing_in(query) {
            return false;
        }
        let more = if there > count { count } else { count.saturating_sub(there) };
        let (first, last) = self.window(query);
        let probed = self.probed_day(id, first, last);
        for place in 0..more.min(MOST_EVENTS) {
            let before = i64::try_from(place).unwrap_or(0);
            let day = match probed {
                Some(day) if place == 0 => day,
                _ => self.day_in(query, first, last, before),
            };
            if !self.event_on(query, day, &[]) {
                return false;
            }
        }
        more <= MOST_EVENTS
    }

    pub(super) fn there_are(&mut self, id: NodeId, aggregate: Aggregate, query: &'a Query, want: bool) -> bool {
        let some = (aggregate == Aggregate::ThereAre) == want;
        let probed = self.probe.is_some_and(|probe| probe.node == id && matches!(probe.change, Change::EventAt(_)));
        if some || probed { self.count(id, query, 1) } else { self.nothing_in(query) }
    }

    /// One event with this field, whatever else there was.
    pub(super) fn event_with(&mut self, id: NodeId, query: &'a Query, field: FieldId, target: &Value) -> bool {
        let (first, last) = self.window(query);
        let day = self.probed_day(id, first, last).unwrap_or_else(|| self.day_in(query, first, last, 0));
        if is_zero(target) {
            self.nothing_in(query)
        } else if self.is_weekly(query.events, field) {
            self.weekly(id, query, last, target)
        } else {
            self.only_event_on(query, day, &[(field, target.clone())])
        }
    }

    /// Whether a field is hours a week, of which a period gives some on each of its days.
    fn is_weekly(&self, list: FactId, field: FieldId) -> bool {
        let Some(Type::Events(kind)) = self.type_of(list) else { return false };
        let kind = self.plan.event_types.get(kind.index());
        kind.and_then(|kind| kind.fields.get(field.index())).is_some_and(|field| field.a_week_on.is_some())
    }

    /// A period up to a day, as short as it can be for its hours to come to so many on that day.
    fn weekly(&mut self, id: NodeId, query: &'a Query, last: Date, target: &Value) -> bool {
        let (Value::Hours(wanted), Some(until)) = (target, self.until_field(query.events)) else { return false };
        let Ok(end) = last.plus_days(LONG_AFTER) else { return false };
        let mut start = last;
        let mut step = 64_i64;
        // Further and further back until it is enough, and then as far forward as it stays so.
        let mut enough = None;
        for _ in 0..MOST_STEPS {
            if !self.only_event_on(query, start, &[(until, Value::Date(end))]) {
                return false;
            }
            let there = match self.value_now(id) {
                Some(Value::Hours(there)) => there >= *wanted,
                _ => return false,
            };
            if there {
                enough = Some(start);
            }
            if enough.is_some() {
                if step == 0 {
                    break;
                }
                step = step.checked_div(2).unwrap_or(0);
            }
            let by = if there { step } else { step.max(1).saturating_neg() };
            match start.plus_days(by) {
                Ok(next) => start = next,
                Err(_) => return false,
            }
        }
        enough.is_some_and(|start| self.only_event_on(query, start, &[(until, Value::Date(end))]))
    }

    fn until_field(&self, list: FactId) -> Option<FieldId> {
        let Some(Type::Events(kind)) = self.type_of(list) else { return None };
        self.plan.event_types.get(kind.index())?.until
    }

    /// A period from a day to another, and nothing else on the list.
    fn only_period(&mut self, query: &'a Query, first: Date, last: Date) -> bool {
        let Some(until) = self.until_field(query.events) else { return false };
        self.only_event_on(query, first, &[(until, Value::Date(last))])
    }

    /// A period that covers this much of the window.
    pub(super) fn covered(&mut self, id: NodeId, query: &'a Query, length: Duration) -> bool {
        if length.is_zero() {
            return self.nothing_in(query);
        }
        let (first, last) = self.window(query);
        let last = match self.probed_day(id, first, last) {
            Some(day) => day,
            None => last,
        };
        let start = last.minus(Duration { working_days: 0, ..length }, MonthConvention::SameDay);
        let Ok(mut start) = start.and_then(|counted| counted.date.next()) else { return false };
        if let Some(first) = first.filter(|first| start < *first) {
            start = first;
        }
        if !self.only_period(query, start, last) {
            return false;
        }
        // Days that are left out are made up for at the start.
        for _ in 0..60 {
            match self.value_now(id) {
                Some(Value::Duration(got)) if shorter(&got, &length) => {}
                _ => break,
            }
            let Ok(earlier) = start.previous() else { break };
            if !self.only_period(query, earlier, last) {
                break;
            }
            start = earlier;
        }
        true
    }

    pub(super) fn during(&mut self, id: NodeId, query: &'a Query, want: bool) -> bool {
        let probed = self.probe.filter(|probe| probe.node == id).map(|probe| probe.change);
        let days = |from: i64, to: i64| {
            Stretch::new(
                self.today.plus_days(from).unwrap_or(self.today),
                self.today.plus_days(to).unwrap_or(self.today),
            )
        };
        let period = match probed {
            Some(Change::EventAt(Edge::BeforeFirst)) => days(1, 10),
            Some(Change::EventAt(Edge::First)) => days(0, 10),
            Some(Change::EventAt(Edge::Last)) => days(-10, 0),
            Some(Change::EventAt(Edge::AfterLast)) => days(-10, -1),
            _ if want => days(-10, 10),
            _ => return self.nothing_in(query),
        };
        period.is_some_and(|period| self.only_period(query, period.first(), period.last()))
    }

    /// A search from a date comes to this day: it begins on it, or earlier where what it counts takes time.
    pub(super) fn found_on(&mut self, id: NodeId, from: NodeId, when: NodeId, day: Date) -> bool {
        [0, 30, 90, 200, 400, 800].into_iter().any(|before| {
            self.attempt(|aim| {
                let Ok(first) = day.plus_days(i64::saturating_neg(before)) else { return false };
                if !aim.value(from, &Value::Date(first)) {
                    return false;
                }
                let today = std::mem::replace(&mut aim.today, day);
                let done = aim.truth(when, true);
                aim.today = today;
                done && aim.date_now(id) == Some(day)
            })
        })
    }

    /// What is counted reaches its number on this day: a period that goes on, begun as long before as it takes.
    pub(super) fn reached_on(&mut self, id: NodeId, when: NodeId, day: Date) -> bool {
        let Some(Node::Compare { left, .. }) = self.node(when) else { return false };
        let query = match self.node(*left) {
            Some(Node::Covered { query, .. } | Node::Aggregate { query, .. }) => query,
            _ => return false,
        };
        let Ok(last) = day.plus_days(LONG_AFTER) else { return false };
        let mut start = match self.node(*left) {
            Some(Node::Covered { unit: CoveredUnit::Months, .. }) => day.plus_days(-180).unwrap_or(day),
            _ => day.plus_days(-30).unwrap_or(day),
        };
        for _ in 0..12 {
            let put = if self.until_field(query.events).is_some() {
                self.only_period(query, start, last)
            } else {
                self.only_event_on(query, day, &[])
            };
            if !put {
                return false;
            }
            match self.date_now(id) {
                Some(got) if got == day => return true,
                Some(got) => start = start.plus_days(got.days_until(day)).unwrap_or(start),
                None => return false,
            }
        }
        true
    }
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Number(number) | Value::Hours(number) | Value::Percent(number) => number.is_zero(),
        Value::Money(money) => money.amount.is_zero(),
        Value::Duration(length) => length.is_zero(),
        _ => false,
    }
}

fn shorter(one: &Duration, other: &Duration) -> bool {
    one.compare(other).or_else(|| one.compare_odd_days(other)) == Some(std::cmp::Ordering::Less)
}
