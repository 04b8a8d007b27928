//! Reading a situation: every mistake is reported, with the path to it.

use super::error::{Expected, SituationError, SituationProblem};
use super::json::{Found, Json};
use super::keys::{Seen, step, unknown_field};
use super::value::{self, Slot};
use super::{Event, Events, FieldGiven, Given, JudgementGiven, Situation, ValueFrom, keep_digits, overlap};
use crate::ids::{EventTypeId, FieldId};
use crate::plan::{EventType, Fact, Plan, Type};
use hjemmel_value::{Date, Decimal, Kind, Value};
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// How many events a situation may hold.
const MOST_EVENTS: usize = 100_000;

impl Situation {
    /// Reads a situation from JSON text. A byte order mark before it says nothing.
    ///
    /// # Errors
    ///
    /// Every mistake in it, in the order of the text.
    pub fn from_json(plan: &Plan, text: &str) -> Result<Situation, Vec<SituationError>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // What is wrong with the text is told with its own lines and columns.
        let plain = serde_json::from_str(text);
        let json: Json = match (plain, keep_digits(text)) {
            (Ok(json), Cow::Borrowed(_)) => json,
            (Ok(_), Cow::Owned(kept)) => serde_json::from_str(&kept).map_err(not_json)?,
            // JSON with a number that no binary float holds is JSON: that number is refused where it stands.
            (Err(error), Cow::Owned(kept)) if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                serde_json::from_str(&kept).map_err(|_| not_json(error))?
            }
            (Err(error), _) => return Err(not_json(error)),
        };
        Reader::new(plan).situation(&json)
    }

    /// Reads a situation from a JSON value.
    ///
    /// # Errors
    ///
    /// Every mistake in it.
    pub fn from_value(plan: &Plan, json: &serde_json::Value) -> Result<Situation, Vec<SituationError>> {
        Self::from_json(plan, &json.to_string())
    }
}

fn not_json(error: serde_json::Error) -> Vec<SituationError> {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let full = error.to_string();
    let detail = full.split(" at line ").next().unwrap_or(&full).to_owned();
    let (line, column) = (number(error.line()), number(error.column()));
    vec![SituationError { path: String::new(), problem: SituationProblem::NotJson { line, column, detail } }]
}

pub(super) struct Reader<'a> {
    plan: &'a Plan,
    errors: Vec<SituationError>,
    events: usize,
    /// Of the list at hand, the hours a week that cannot be zero.
    reached: &'a [FieldId],
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { plan, errors: Vec::new(), events: 0, reached: &[] }
    }

    pub(super) fn complain(&mut self, path: &str, problem: SituationProblem) {
        self.errors.push(SituationError { path: path.to_owned(), problem });
    }

    fn situation(mut self, json: &Json) -> Result<Situation, Vec<SituationError>> {
        let mut facts: Vec<Option<Given>> = vec![None; self.plan.facts.len()];
        let Json::Object(entries) = json else {
            self.complain("", SituationProblem::NotAnObject { found: json.kind() });
            return Err(self.errors);
        };
        let mut seen = Seen::default();
        for (name, value) in entries {
            let path = step("", name);
            if self.is_twice(&mut seen, name, &path) {
                continue;
            }
            let plan = self.plan;
            let found = plan.facts.binary_search_by(|fact| (*fact.named.name).cmp(name));
            let Some((slot, fact)) = found.ok().and_then(|at| Some((facts.get_mut(at)?, plan.facts.get(at)?))) else {
                let names = plan.facts.iter().map(|fact| &*fact.named.name);
                let suggestion = value::nearest(name, names);
                self.complain(&path, SituationProblem::UnknownFact { name: name.clone(), suggestion });
                continue;
            };
            *slot = self.fact(fact, value, &path);
        }
        if self.events > MOST_EVENTS {
            self.complain("", SituationProblem::TooManyEvents { limit: MOST_EVENTS });
        }
        if self.errors.is_empty() { Ok(Situation { facts }) } else { Err(self.errors) }
    }

    fn fact(&mut self, fact: &'a Fact, json: &Json, path: &str) -> Option<Given> {
        if let Type::Events(kind) = fact.ty {
            return self.list(fact, kind, json, path).map(Given::Events);
        }
        if fact.over_time {
            return self.over_time(fact, json, path);
        }
        let (json, judgement, path) = match json {
            Json::Object(entries) if fact.judgement.is_some() && entries.iter().any(|(key, _)| key == "value") => {
                let (value, judgement) = self.judgement(entries, path, true);
                (value?, Some(judgement), format!("{path}.value"))
            }
            other => (other, None, path.to_owned()),
        };
        if *json == Json::Null {
            if !fact.optional {
                self.complain(&path, SituationProblem::NullNotOptional);
            }
            return Some(Given::Absent(judgement));
        }
        let value = self.value(fact.ty, json, &path)?;
        Some(Given::Value(value, judgement))
    }

    /// `{"value": …, "by": …, "on": …, "considerations": …}`.
    fn judgement<'j>(
        &mut self,
        entries: &'j [(String, Json)],
        path: &str,
        judged: bool,
    ) -> (Option<&'j Json>, JudgementGiven) {
        let known: &[&str] = if judged { &["value", "from", "by", "on", "considerations"] } else { &["value", "from"] };
        let mut value = None;
        let mut judgement = JudgementGiven::default();
        let mut seen = Seen::default();
        for (key, json) in entries {
            let path = step(path, key);
            if self.is_twice(&mut seen, key, &path) {
                continue;
            }
            if !known.contains(&key.as_str()) {
                self.complain(&path, unknown_field(key, known));
                continue;
            }
            match key.as_str() {
                "value" => value = Some(json),
                "from" => judgement.from = self.day(json, &path),
                "by" => judgement.by = self.text(json, &path),
                "considerations" => judgement.considerations = self.text(json, &path),
                _ => judgement.on = self.day(json, &path),
            }
        }
        if let (Some(on), Some(from)) = (judgement.on, judgement.from)
            && judged
            && on < from
        {
            self.complain(&format!("{path}.from"), SituationProblem::CountsFromLaterDay { on, from });
        }
        (value, judgement)
    }

    /// A date; `null` says nothing.
    fn day(&mut self, json: &Json, path: &str) -> Option<Date> {
        match json {
            Json::Null => None,
            json => match self.value(Type::Date, json, path)? {
                Value::Date(date) => Some(date),
                _ => None,
            },
        }
    }

    /// `[{"from": …, "value": …}]`, in any order; who judged, when and why stand beside them. An empty list says nothing.
    fn over_time(&mut self, fact: &Fact, json: &Json, path: &str) -> Option<Given> {
        let Json::List(items) = json else {
            self.complain(path, SituationProblem::WrongType { expected: Expected::OverTime, found: json.kind() });
            return None;
        };
        self.events = self.events.saturating_add(items.len());
        if self.events > MOST_EVENTS {
            return None;
        }
        let mut values: Vec<(ValueFrom, usize)> = Vec::new();
        for (place, item) in items.iter().enumerate() {
            values.extend(self.value_from(fact, item, &format!("{path}[{place}]")).map(|value| (value, place)));
        }
        values.sort_by_key(|(value, _)| value.from);
        for (one, next) in values.iter().zip(values.iter().skip(1)) {
            if one.0.from == next.0.from {
                let problem = SituationProblem::TwoValuesOfOneDay { day: next.0.from };
                self.complain(&format!("{path}[{}]", next.1), problem);
            }
        }
        let values: Vec<ValueFrom> = values.into_iter().map(|(value, _)| value).collect();
        (!values.is_empty()).then_some(Given::OverTime(values))
    }

    fn value_from(&mut self, fact: &Fact, json: &Json, path: &str) -> Option<ValueFrom> {
        let Json::Object(entries) = json else {
            self.complain(path, SituationProblem::WrongType { expected: Expected::ValueFrom, found: json.kind() });
            return None;
        };
        let (value, judgement) = self.judgement(entries, path, fact.judgement.is_some());
        let broken = |key: &str| entries.iter().any(|(name, json)| name == key && *json != Json::Null);
        let from = judgement.counts_from();
        if from.is_none() && !broken("from") && !broken("on") {
            self.complain(path, SituationProblem::MissingFirstDay);
        }
        let Some(json) = value else {
            self.complain(path, SituationProblem::WrongType { expected: Expected::ValueFrom, found: Found::Object });
            return None;
        };
        let path = format!("{path}.value");
        let value = match json {
            Json::Null => {
                if !fact.optional {
                    self.complain(&path, SituationProblem::NullNotOptional);
                }
                None
            }
            json => Some(self.value(fact.ty, json, &path)?),
        };
        Some(ValueFrom { from: from?, value, judgement: fact.judgement.map(|_| judgement) })
    }

    fn text(&mut self, json: &Json, path: &str) -> Option<std::sync::Arc<str>> {
        match json {
            Json::Text(text) => Some(text.as_str().into()),
            Json::Null => None,
            other => {
                let problem = SituationProblem::WrongType { expected: Expected::Text, found: other.kind() };
                self.complain(path, problem);
                None
            }
        }
    }

    pub(super) fn value(&mut self, ty: Type, json: &Json, path: &str) -> Option<Value> {
        if let (Type::Money, Json::Object(entries)) = (ty, json) {
            return self.money(entries, path).map(Value::Money);
        }
        match value::read(self.plan, Slot { ty }, json) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.complain(path, problem);
                None
            }
        }
    }

    /// Whether an object has given a key before; it is told.
    pub(super) fn is_twice<'k>(&mut self, seen: &mut Seen<'k>, key: &'k str, path: &str) -> bool {
        let twice = !seen.first(key);
        if twice {
            self.complain(path, SituationProblem::Twice { name: key.to_owned() });
        }
        twice
    }

    fn list(&mut self, fact: &'a Fact, kind: EventTypeId, json: &Json, path: &str) -> Option<Events> {
        self.reached = &fact.behind_reaches;
        match json {
            Json::List(items) => Some(self.events(kind, items, false, path)),
            Json::Null => {
                if !fact.optional {
                    self.complain(path, SituationProblem::NullNotOptional);
                }
                Some(Events::default())
            }
            // What has no `events` is meant to be something else, such as the only event: its keys are not looked at.
            Json::Object(entries) if entries.iter().any(|(key, _)| key == "events") => {
                let mut items: Option<&Vec<Json>> = None;
                let mut incomplete = false;
                let mut seen = Seen::default();
                for (key, json) in entries {
                    let path = step(path, key);
                    if self.is_twice(&mut seen, key, &path) {
                        continue;
                    }
                    match (key.as_str(), json) {
                        ("events", Json::List(list)) => items = Some(list),
                        ("events", other) => self.complain(
                            &path,
                            SituationProblem::WrongType { expected: Expected::Events, found: other.kind() },
                        ),
                        ("incomplete", Json::Bool(answer)) => incomplete = *answer,
                        ("incomplete", other) => self.complain(
                            &path,
                            SituationProblem::WrongType { expected: Expected::YesNo, found: other.kind() },
                        ),
                        _ => {
                            self.complain(&path, unknown_field(key, &["events", "incomplete"]));
                        }
                    }
                }
                items.map(|items| self.events(kind, items, incomplete, &format!("{path}.events")))
            }
            other => {
                self.complain(path, SituationProblem::WrongType { expected: Expected::Events, found: other.kind() });
                None
            }
        }
    }

    fn events(&mut self, kind: EventTypeId, items: &[Json], incomplete: bool, path: &str) -> Events {
        self.events = self.events.saturating_add(items.len());
        let mut events = Vec::new();
        if let Some(event_type) = self.plan.event_types.get(kind.index())
            && self.events <= MOST_EVENTS
        {
            let mut places = Vec::new();
            for (place, item) in items.iter().enumerate() {
                if let Some(event) = self.event(event_type, item, &format!("{path}[{place}]")) {
                    places.push(place);
                    events.push(event);
                }
            }
            if let Some((one, other)) = overlap(event_type, &events)
                && let (Some(one), Some(other)) = (places.get(one), places.get(other))
            {
                let problem = SituationProblem::Overlaps { other: one.saturating_add(1) };
                self.complain(&format!("{path}[{other}]"), problem);
            }
        }
        events.sort_by_key(|event| event.date);
        Events { events, incomplete }
    }

    fn event(&mut self, event_type: &EventType, json: &Json, path: &str) -> Option<Event> {
        let Json::Object(entries) = json else {
            self.complain(path, SituationProblem::WrongType { expected: Expected::Event, found: json.kind() });
            return None;
        };
        let mut fields: Vec<FieldGiven> = vec![FieldGiven::Unknown; event_type.fields.len()];
        let date_field = event_type.fields.get(event_type.date.index());
        let date_name = date_field.map_or("", |field| &*field.named.name);
        // A date that is there but wrong, or under a name that is nearly its own, is complained of as that.
        let mut date_is_at_fault = false;
        let mut seen = Seen::default();
        for (name, json) in entries {
            let path = step(path, name);
            if self.is_twice(&mut seen, name, &path) {
                continue;
            }
            let at = event_type.fields.iter().position(|field| *field.named.name == **name);
            let declared = at.and_then(|at| Some((event_type.fields.get(at)?, fields.get_mut(at)?)));
            let Some((field, slot)) = declared else {
                let names: Vec<&str> = event_type.fields.iter().map(|field| &*field.named.name).collect();
                let problem = unknown_field(name, &names);
                date_is_at_fault |= matches!(&problem, SituationProblem::UnknownField { suggestion: Some(near), .. } if near == date_name);
                self.complain(&path, problem);
                continue;
            };
            let is_date = *field.named.name == *date_name;
            date_is_at_fault |= is_date && *json != Json::Null;
            if *json == Json::Null {
                if !field.optional {
                    date_is_at_fault |= is_date;
                    self.complain(&path, SituationProblem::NullNotOptional);
                }
                *slot = FieldGiven::Absent;
            } else if let Some(value) = self.value(field.ty, json, &path) {
                let counted = at.is_some_and(|at| self.reached.contains(&FieldId::at(at)));
                if counted && value == Value::Hours(Decimal::ZERO) {
                    self.complain(&path, SituationProblem::RateOfZero { field: name.clone() });
                }
                if field.is_below_zero(&value) {
                    self.complain(&path, SituationProblem::RateBelowZero);
                }
                *slot = FieldGiven::Value(value);
            }
        }
        let mut date_of = |field: crate::ids::FieldId| match fields.get(field.index()) {
            Some(FieldGiven::Value(Value::Date(date))) => Some(*date),
            _ => None,
        };
        let date = date_of(event_type.date);
        let until = event_type.until.and_then(&mut date_of);
        let Some(date) = date else {
            if !date_is_at_fault {
                self.complain(path, SituationProblem::MissingDate { field: date_name.to_owned() });
            }
            return None;
        };
        if until.is_some_and(|until| until < date) {
            self.complain(path, SituationProblem::EndsBeforeItStarts);
        }
        Some(Event { date, fields })
    }
}

/// The kind of value that a type asks for.
pub(super) fn kind(ty: Type) -> Kind {
    match ty {
        Type::YesNo => Kind::YesNo,
        Type::Date => Kind::Date,
        Type::Number => Kind::Number,
        Type::Money => Kind::Money,
        Type::Hours => Kind::Hours,
        Type::Percent => Kind::Percent,
        Type::Duration => Kind::Duration,
        Type::Text => Kind::Text,
        Type::Choice(_) => Kind::Choice,
        Type::Actor => Kind::Actor,
        Type::Events(_) => Kind::Events,
    }
}
