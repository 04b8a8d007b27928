//! Drawing one situation.

use super::random::Random;
use super::{Distribution, Events, Judged, Offset, Profile, ProfileError, ProfileProblem, Range, Shape};
use hjemmel::{Date, Duration, MonthConvention};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// The facts of a situation, by name.
pub(super) fn situation(profile: &Profile, seed: u64, number: u64) -> Result<Map<String, Json>, ProfileError> {
    let weighed = profile.strata.iter().map(|stratum| (stratum.weight, stratum));
    let Some(stratum) = Random::of(seed, number, "").choice(weighed) else { return Ok(Map::new()) };
    let mut drawing = Drawing { as_of: profile.as_of, dates: BTreeMap::new() };
    let mut drawn: BTreeMap<&str, Json> = BTreeMap::new();
    for (name, distribution) in &stratum.facts {
        let mut random = Random::of(seed, number, name);
        let out_of_range =
            || ProfileError { path: format!("{}: {name}", stratum.name), problem: ProfileProblem::DateOutOfRange };
        let Some(value) = drawing.value(distribution, &mut random).ok_or_else(out_of_range)? else { continue };
        if let Some(date) = value.as_str().and_then(|text| Date::parse(text).ok()) {
            drawing.dates.insert(name.clone(), date);
        }
        let judged = match &distribution.judged {
            Some(judged) => drawing.judged(judged, value, &mut random).ok_or_else(out_of_range)?,
            None => value,
        };
        drawn.insert(name, judged);
    }
    Ok(drawn.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The dates drawn so far, which others are counted from.
struct Drawing {
    as_of: Date,
    dates: BTreeMap<String, Date>,
}

impl Drawing {
    /// `Some(None)` is a value that is not known; `None` a date that the calendar does not have.
    fn value(&self, distribution: &Distribution, random: &mut Random) -> Option<Option<Json>> {
        if random.percent(distribution.unknown) {
            return Some(None);
        }
        match &distribution.shape {
            Shape::Value(value) => Some(Some(value.clone())),
            Shape::Choices(choices) => {
                let weighed = choices.iter().map(|(weight, choice)| (*weight, choice));
                random.choice(weighed).map_or(Some(None), |choice| self.value(choice, random))
            }
            Shape::Number { from, to } => Some(Some(Json::from(random.between(*from, *to)))),
            Shape::Date(range) => match self.anchor(range) {
                // Counted from a date that is not there, so not known either.
                None => Some(None),
                Some(anchor) => Some(Some(Json::from(day(range, anchor, random)?.to_string()))),
            },
            Shape::Events(events) => self.events(events, random).map(Some),
        }
    }

    fn anchor(&self, range: &Range) -> Option<Date> {
        match &range.relative_to {
            None => Some(self.as_of),
            Some(name) => self.dates.get(name).copied(),
        }
    }

    fn judged(&self, judged: &Judged, value: Json, random: &mut Random) -> Option<Json> {
        let mut given = Map::new();
        given.insert("value".to_owned(), value);
        if let Some(by) = &judged.by {
            given.insert("by".to_owned(), Json::from(by.as_str()));
        }
        if let Some(on) = &judged.on
            && let Some(anchor) = self.anchor(on)
        {
            // Nobody has judged on a day that is still to come.
            let on = day(on, anchor, random)?.min(self.as_of);
            given.insert("on".to_owned(), Json::from(on.to_string()));
        }
        if let Some(considerations) = &judged.considerations {
            given.insert("considerations".to_owned(), Json::from(considerations.as_str()));
        }
        Some(Json::Object(given))
    }

    /// Events up to the profile's day: what is still to come has not happened.
    fn events(&self, events: &Events, random: &mut Random) -> Option<Json> {
        let weighed = events.count.iter().map(|(weight, count)| (*weight, count));
        let count = random.choice(weighed).copied().unwrap_or(0);
        let mut list: Vec<Json> = Vec::new();
        let mut next = match self.anchor(&events.first) {
            Some(anchor) => Some(day(&events.first, anchor, random)?),
            None => None,
        };
        for _ in 0..count {
            let Some(date) = next.filter(|date| *date <= self.as_of) else { break };
            let mut event = Map::new();
            event.insert(events.date_field.clone(), Json::from(date.to_string()));
            let mut dates = self.dates.clone();
            dates.insert(events.date_field.clone(), date);
            let inside = Drawing { as_of: self.as_of, dates };
            for (name, distribution) in &events.fields {
                if let Some(value) = inside.value(distribution, random)? {
                    event.insert(name.clone(), value);
                }
            }
            list.push(Json::Object(event));
            let (shortest, longest) = (later(date, events.every.0)?, later(date, events.every.1)?);
            next = Some(day_between(shortest, longest, random)?);
        }
        if random.percent(events.incomplete) {
            let mut given = Map::new();
            given.insert("events".to_owned(), Json::Array(list));
            given.insert("incomplete".to_owned(), Json::Bool(true));
            return Some(Json::Object(given));
        }
        Some(Json::Array(list))
    }
}

fn day(range: &Range, anchor: Date, random: &mut Random) -> Option<Date> {
    let (first, last) = days(range, anchor)?;
    day_between(first, last, random)
}

/// The first and last day of a range; `None` if the calendar does not have one of them.
pub(super) fn days(range: &Range, anchor: Date) -> Option<(Date, Date)> {
    let at = |offset: Offset| {
        let counted = if offset.earlier {
            anchor.minus(offset.length, MonthConvention::SameDay)
        } else {
            anchor.plus(offset.length, MonthConvention::SameDay)
        };
        counted.ok().map(|counted| counted.date)
    };
    Some((at(range.from)?, at(range.to)?))
}

fn later(date: Date, length: Duration) -> Option<Date> {
    date.plus(length, MonthConvention::SameDay).ok().map(|counted| counted.date)
}

fn day_between(first: Date, last: Date, random: &mut Random) -> Option<Date> {
    let number = random.between(i64::from(first.day_number()), i64::from(last.day_number()));
    Date::from_day_number(i32::try_from(number).ok()?).ok()
}
