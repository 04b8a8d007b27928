//! Periods of which no two may share a day.

use super::{Event, FieldGiven};
use crate::plan::EventType;
use hjemmel_value::{Date, Value};

/// The first two events, by place, whose periods surely share a day although the kind of event says that none do. A
/// period whose last day is absent goes on; of one whose last day is not known its first day alone is sure.
#[must_use]
pub fn overlap(kind: &EventType, events: &[Event]) -> Option<(usize, usize)> {
    let until = kind.until.filter(|_| kind.apart)?;
    let last = |event: &Event| match event.fields.get(until.index()) {
        Some(FieldGiven::Value(Value::Date(last))) => (*last).max(event.date),
        Some(FieldGiven::Absent) => Date::MAX,
        _ => event.date,
    };
    let mut by_date: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    by_date.sort_by_key(|(place, event)| (event.date, *place));
    let mut longest: Option<(usize, Date)> = None;
    for (place, event) in by_date {
        match longest {
            Some((earlier, end)) if event.date <= end => return Some((earlier.min(place), earlier.max(place))),
            _ => longest = Some((place, last(event))),
        }
    }
    None
}
