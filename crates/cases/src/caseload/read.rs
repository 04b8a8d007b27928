//! Reading a profile and comparing it with its rulebook: every mistake is told, none hides another.

use super::order::ordered;
use super::{
    Distribution, Events, Judged, Offset, Profile, ProfileError, ProfileProblem, Range, SCHEMA, Shape, Stratum, draw,
};
use crate::json::{strict, word};
use hjemmel::diagnostic::TypeWord;
use hjemmel::{Date, Duration, Rulebook};
use hjemmel_engine::plan::Type;
use hjemmel_engine::situation::nearest;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// The most events of one list.
const MOST_EVENTS: u64 = 1000;
/// The ways in which something can be drawn.
const SHAPES: [&str; 5] = ["value", "choices", "date", "number", "events"];

pub(super) fn profile(text: &str, rulebook: &Rulebook) -> Result<Profile, Vec<ProfileError>> {
    let json = strict(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let problem = ProfileProblem::NotJson { line, column, detail: error.to_string() };
        vec![ProfileError { path: String::new(), problem }]
    })?;
    let mut reader = Reader { rulebook, as_of: None, faults: Vec::new() };
    match reader.profile(&json) {
        Some(profile) if reader.faults.is_empty() => Ok(profile),
        _ => Err(reader.faults),
    }
}

struct Reader<'a> {
    rulebook: &'a Rulebook,
    as_of: Option<Date>,
    faults: Vec<ProfileError>,
}

/// What a distribution is of.
#[derive(Copy, Clone)]
enum Of<'a> {
    Fact(&'a str),
    Field { fact: &'a str, date_field: &'a str, field: &'a str },
}

impl Reader<'_> {
    fn fault(&mut self, path: &str, problem: ProfileProblem) {
        self.faults.push(ProfileError { path: path.to_owned(), problem });
    }

    fn wrong(&mut self, path: &str, expected: TypeWord, json: &Json) {
        self.fault(path, ProfileProblem::WrongType { expected, found: word(json) });
    }

    fn object<'j>(&mut self, json: &'j Json, path: &str, keys: &[&str]) -> Option<&'j Map<String, Json>> {
        let Some(object) = json.as_object() else {
            self.wrong(path, TypeWord::Object, json);
            return None;
        };
        for name in object.keys().filter(|name| !keys.contains(&name.as_str())) {
            let suggestion = nearest(name, keys.iter().copied());
            self.fault(path, ProfileProblem::UnknownKey { name: name.clone(), suggestion });
        }
        Some(object)
    }

    fn list<'j>(&mut self, json: &'j Json, path: &str) -> Option<&'j Vec<Json>> {
        let list = json.as_array();
        if list.is_none() {
            self.wrong(path, TypeWord::List, json);
        }
        list
    }

    fn get<'j>(&mut self, object: &'j Map<String, Json>, key: &'static str, path: &str) -> Option<&'j Json> {
        let found = object.get(key);
        if found.is_none() {
            self.fault(path, ProfileProblem::Missing(key));
        }
        found
    }

    fn text(&mut self, json: &Json, path: &str) -> Option<String> {
        let text = json.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(path, TypeWord::Text, json);
        }
        text
    }

    /// A text under a key that may be left out.
    fn perhaps(&mut self, object: &Map<String, Json>, key: &str, path: &str) -> Option<String> {
        object.get(key).and_then(|json| self.text(json, &format!("{path}.{key}")))
    }

    fn whole(&mut self, json: &Json, path: &str, most: u64) -> Option<u64> {
        let Some(number) = json.as_u64() else {
            self.wrong(path, TypeWord::WholeNumber, json);
            return None;
        };
        if number > most {
            self.fault(path, ProfileProblem::OutOfBounds { least: 0, most });
        }
        Some(number)
    }

    fn percent(&mut self, object: &Map<String, Json>, key: &str, path: &str) -> u64 {
        object.get(key).and_then(|json| self.whole(json, &format!("{path}.{key}"), 100)).unwrap_or(0)
    }

    fn weight(&mut self, object: &Map<String, Json>, path: &str) -> u64 {
        let most = u64::from(u32::MAX);
        let json = self.get(object, "weight", path);
        json.and_then(|json| self.whole(json, &format!("{path}.weight"), most)).unwrap_or(1)
    }

    fn source(&mut self, object: &Map<String, Json>, path: &str) {
        match object.get("source").map(|json| (json, json.as_str())) {
            Some((_, Some(text))) if !text.trim().is_empty() => {}
            Some((json, None)) => self.wrong(&format!("{path}.source"), TypeWord::Text, json),
            _ => self.fault(path, ProfileProblem::NoSource),
        }
    }

    fn profile(&mut self, json: &Json) -> Option<Profile> {
        let top = self.object(json, "", &["schema", "title", "note", "as_of", "facts", "strata"])?;
        if let Some(schema) = self.get(top, "schema", "").and_then(|json| self.text(json, "schema"))
            && schema != SCHEMA
        {
            let suggestion = Some(SCHEMA.to_owned());
            self.fault("schema", ProfileProblem::UnknownKey { name: schema, suggestion });
        }
        let title = self.get(top, "title", "").and_then(|json| self.text(json, "title"));
        top.get("note").map(|json| self.text(json, "note"));
        if let Some(text) = self.get(top, "as_of", "").and_then(|json| self.text(json, "as_of")) {
            self.as_of = Date::parse(&text).ok();
            if self.as_of.is_none() {
                self.fault("as_of", ProfileProblem::NoDate(text));
            }
        }
        let common = match top.get("facts") {
            Some(facts) => self.facts(facts, "facts"),
            None => BTreeMap::new(),
        };
        let listed = self.get(top, "strata", "").and_then(|json| self.list(json, "strata"));
        let mut strata: Vec<Stratum> = Vec::new();
        for (place, json) in listed.into_iter().flatten().enumerate() {
            strata.extend(self.stratum(json, &format!("strata[{place}]"), &common));
        }
        if listed.is_some() && strata.iter().all(|stratum| stratum.weight == 0) {
            self.fault("strata", ProfileProblem::NoWeight);
        }
        Some(Profile { title: title?, as_of: self.as_of?, strata })
    }

    fn stratum(&mut self, json: &Json, path: &str, common: &BTreeMap<String, Distribution>) -> Option<Stratum> {
        let object = self.object(json, path, &["name", "weight", "source", "facts"])?;
        let name = self.get(object, "name", path).and_then(|json| self.text(json, &format!("{path}.name")));
        let weight = self.weight(object, path);
        self.source(object, path);
        let own = match object.get("facts") {
            Some(facts) => self.facts(facts, &format!("{path}.facts")),
            None => BTreeMap::new(),
        };
        let mut facts = common.clone();
        facts.extend(own);
        let facts = ordered(path, facts, &mut self.faults);
        Some(Stratum { name: name?, weight, facts })
    }

    fn facts(&mut self, json: &Json, path: &str) -> BTreeMap<String, Distribution> {
        let mut found = BTreeMap::new();
        let Some(object) = json.as_object() else {
            self.wrong(path, TypeWord::Object, json);
            return found;
        };
        for (name, json) in object {
            let path = format!("{path}.{name}");
            let plan = self.rulebook.plan();
            if plan.facts.iter().all(|fact| &*fact.named.name != name.as_str()) {
                let suggestion = nearest(name, plan.facts.iter().map(|fact| &*fact.named.name));
                self.fault(&path, ProfileProblem::UnknownFact { name: name.clone(), suggestion });
                continue;
            }
            if let Some(object) = json.as_object() {
                self.source(object, &path);
            }
            if let Some(distribution) = self.distribution(json, &path, Of::Fact(name), &["source", "judged"]) {
                found.insert(name.clone(), distribution);
            }
        }
        found
    }

    fn distribution(&mut self, json: &Json, path: &str, of: Of<'_>, beside: &[&str]) -> Option<Distribution> {
        let keys: Vec<&str> = SHAPES.iter().chain(&["unknown"]).chain(beside).copied().collect();
        let object = self.object(json, path, &keys)?;
        let unknown = self.percent(object, "unknown", path);
        let judged = object.get("judged").and_then(|json| self.judged(json, &format!("{path}.judged")));
        let shapes: Vec<(&str, &Json)> =
            SHAPES.iter().filter_map(|shape| object.get(*shape).map(|json| (*shape, json))).collect();
        let [(shape, json)] = shapes.as_slice() else {
            self.fault(path, ProfileProblem::NotOneDistribution(shapes.len()));
            return None;
        };
        let path = format!("{path}.{shape}");
        let shape = match *shape {
            "value" => {
                self.taken(of, json, &path);
                Some(Shape::Value((*json).clone()))
            }
            "choices" => self.choices(json, &path, of),
            "date" => {
                let range = self.range(json, &path);
                if let (Some(_), Some(as_of)) = (&range, self.as_of) {
                    self.taken(of, &Json::from(as_of.to_string()), &path);
                }
                range.map(Shape::Date)
            }
            "number" => self.number(json, &path, of),
            _ => self.events(json, &path, of),
        };
        Some(Distribution { shape: shape?, unknown, judged })
    }

    /// Whether the rulebook takes a value.
    fn taken(&mut self, of: Of<'_>, value: &Json, path: &str) {
        let mut facts = Map::new();
        match of {
            Of::Fact(fact) => {
                facts.insert(fact.to_owned(), value.clone());
            }
            Of::Field { fact, date_field, field } => {
                // Any day will do: it is the field that is looked at.
                let date = self.as_of.map_or_else(|| "2000-01-01".to_owned(), |date| date.to_string());
                let mut event = Map::new();
                event.insert(date_field.to_owned(), Json::from(date));
                event.insert(field.to_owned(), value.clone());
                facts.insert(fact.to_owned(), json!([event]));
            }
        }
        if let Err(error) = self.rulebook.situation(&facts) {
            self.fault(path, ProfileProblem::Value(error));
        }
    }

    fn choices(&mut self, json: &Json, path: &str, of: Of<'_>) -> Option<Shape> {
        let mut choices = Vec::new();
        for (place, json) in self.list(json, path)?.iter().enumerate() {
            let path = format!("{path}[{place}]");
            let weight = json.as_object().map_or(1, |object| self.weight(object, &path));
            if let Some(choice) = self.distribution(json, &path, of, &["weight"]) {
                choices.push((weight, choice));
            }
        }
        if choices.iter().all(|(weight, _)| *weight == 0) {
            self.fault(path, ProfileProblem::NoWeight);
        }
        Some(Shape::Choices(choices))
    }

    fn number(&mut self, json: &Json, path: &str, of: Of<'_>) -> Option<Shape> {
        let object = self.object(json, path, &["from", "to"])?;
        let mut bound = |key: &'static str| {
            let json = self.get(object, key, path)?;
            let number = json.as_i64();
            match number {
                Some(number) => self.taken(of, &Json::from(number), &format!("{path}.{key}")),
                None => self.wrong(&format!("{path}.{key}"), TypeWord::WholeNumber, json),
            }
            number
        };
        let (from, to) = (bound("from"), bound("to"));
        let (from, to) = (from?, to?);
        if from > to {
            self.fault(path, ProfileProblem::Backwards { from: from.to_string(), to: to.to_string() });
        }
        Some(Shape::Number { from, to })
    }

    fn range(&mut self, json: &Json, path: &str) -> Option<Range> {
        let object = self.object(json, path, &["relative_to", "from", "to"])?;
        let relative_to = self.perhaps(object, "relative_to", path);
        let from = self.offset(object, "from", path);
        let to = self.offset(object, "to", path);
        let range = Range { relative_to, from: from?, to: to? };
        if let Some(as_of) = self.as_of {
            match draw::days(&range, as_of) {
                None => self.fault(path, ProfileProblem::DateOutOfRange),
                Some((first, last)) if first > last => {
                    let (from, to) = (first.to_string(), last.to_string());
                    self.fault(path, ProfileProblem::Backwards { from, to });
                }
                Some(_) => {}
            }
        }
        Some(range)
    }

    fn offset(&mut self, object: &Map<String, Json>, key: &'static str, path: &str) -> Option<Offset> {
        let json = self.get(object, key, path)?;
        let path = format!("{path}.{key}");
        let text = self.text(json, &path)?;
        let (earlier, length) = match text.strip_prefix('-') {
            Some(length) => (true, length),
            None => (false, text.as_str()),
        };
        Some(Offset { earlier, length: self.length(length, &text, &path)? })
    }

    fn length(&mut self, length: &str, text: &str, path: &str) -> Option<Duration> {
        let length = Duration::parse_iso(length).ok().filter(Duration::is_plain);
        if length.is_none() {
            self.fault(path, ProfileProblem::NoLength(text.to_owned()));
        }
        length
    }

    fn judged(&mut self, json: &Json, path: &str) -> Option<Judged> {
        let object = self.object(json, path, &["by", "on", "considerations"])?;
        let by = self.perhaps(object, "by", path);
        let considerations = self.perhaps(object, "considerations", path);
        let on = object.get("on").and_then(|json| self.range(json, &format!("{path}.on")));
        Some(Judged { by, on, considerations })
    }

    fn events(&mut self, json: &Json, path: &str, of: Of<'_>) -> Option<Shape> {
        let Of::Fact(fact) = of else {
            // A field holds no events; the rulebook says so.
            self.taken(of, &json!([]), path);
            return None;
        };
        let plan = self.rulebook.plan();
        let declared = plan.facts.iter().find(|declared| &*declared.named.name == fact)?;
        let Type::Events(kind) = declared.ty else {
            self.taken(of, &json!([]), path);
            return None;
        };
        let event_type = plan.event_types.get(kind.index())?;
        let date_field = event_type.fields.get(event_type.date.index())?.named.name.to_string();
        let object = self.object(json, path, &["count", "first", "every", "fields", "incomplete"])?;
        let count = self.get(object, "count", path).and_then(|json| self.count(json, &format!("{path}.count")));
        let first = self.get(object, "first", path).and_then(|json| self.range(json, &format!("{path}.first")));
        let every = self.every(object, path);
        let incomplete = self.percent(object, "incomplete", path);
        let mut fields = Vec::new();
        let given = object.get("fields");
        if let Some(json) = given.filter(|json| !json.is_object()) {
            self.wrong(&format!("{path}.fields"), TypeWord::Object, json);
        }
        for (name, json) in given.and_then(Json::as_object).into_iter().flatten() {
            let path = format!("{path}.fields.{name}");
            let known = event_type.fields.iter().map(|field| &*field.named.name);
            if known.clone().all(|field| field != name.as_str()) {
                let suggestion = nearest(name, known);
                self.fault(&path, ProfileProblem::UnknownFact { name: name.clone(), suggestion });
                continue;
            }
            let of = Of::Field { fact, date_field: &date_field, field: name };
            fields.extend(self.distribution(json, &path, of, &[]).map(|field| (name.clone(), field)));
        }
        let (count, first, every) = (count?, first?, every?);
        Some(Shape::Events(Box::new(Events { count, first, every, date_field, fields, incomplete })))
    }

    fn count(&mut self, json: &Json, path: &str) -> Option<Vec<(u64, u64)>> {
        let mut counts = Vec::new();
        for (place, json) in self.list(json, path)?.iter().enumerate() {
            let path = format!("{path}[{place}]");
            let Some(object) = self.object(json, &path, &["value", "weight"]) else { continue };
            let weight = self.weight(object, &path);
            let value = self.get(object, "value", &path);
            let value = value.and_then(|json| self.whole(json, &format!("{path}.value"), MOST_EVENTS));
            counts.extend(value.map(|value| (weight, value)));
        }
        if counts.iter().all(|(weight, _)| *weight == 0) {
            self.fault(path, ProfileProblem::NoWeight);
        }
        Some(counts)
    }

    /// How far apart events are; one alone needs no distance.
    fn every(&mut self, object: &Map<String, Json>, path: &str) -> Option<(Duration, Duration)> {
        let Some(json) = object.get("every") else { return Some((Duration::weeks(4), Duration::weeks(4))) };
        let path = format!("{path}.every");
        let object = self.object(json, &path, &["from", "to"])?;
        let from = self.offset(object, "from", &path);
        let to = self.offset(object, "to", &path);
        let (from, to) = (from?, to?);
        let backwards = from.earlier || to.earlier || {
            let day = self.as_of.unwrap_or(Date::MIN);
            let range = Range { relative_to: None, from, to };
            draw::days(&range, day).is_some_and(|(first, last)| first > last)
        };
        if backwards {
            let (from, to) = (from.length.iso(), to.length.iso());
            self.fault(&path, ProfileProblem::Backwards { from, to });
        }
        Some((from.length, to.length))
    }
}
