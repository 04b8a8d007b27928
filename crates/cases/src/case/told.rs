//! The situation of a case, as people read it: a line a fact, category values and actors by their label.

use hjemmel::{Language, Rulebook, Value as Amount, text};
use hjemmel_engine::plan::{Plan, Type};
use hjemmel_value::printable;
use serde_json::{Map, Value};

/// The facts of a situation in the order of its file, each ended by a line break; a list has a line for each event.
pub(super) fn situation(rulebook: &Rulebook, situation: &Value, language: Language) -> String {
    let telling = Telling { plan: rulebook.plan(), language };
    let facts = situation.as_object().into_iter().flatten();
    facts.map(|(name, value)| telling.fact(name, value)).collect()
}

struct Telling<'a> {
    plan: &'a Plan,
    language: Language,
}

impl Telling<'_> {
    fn fact(&self, name: &str, value: &Value) -> String {
        let found = self.plan.facts.iter().find(|fact| &*fact.named.name == name);
        let ty = found.map_or(Type::Text, |fact| fact.ty);
        let (list, incomplete) = match value {
            Value::Array(list) => (Some(list), false),
            Value::Object(object) if object.contains_key("events") => {
                let incomplete = object.get("incomplete") == Some(&Value::Bool(true));
                (object.get("events").and_then(Value::as_array), incomplete)
            }
            _ => (None, false),
        };
        let Some(list) = list else { return line(&format!("  {name}: {}", self.entry(value, ty))) };
        let note = if incomplete { self.pick(" (incomplete)", " (ufuldstændig)") } else { "" };
        let mut lines = match list.as_slice() {
            [] => line(&format!("  {name}: {}{note}", self.pick("none", "ingen"))),
            _ => line(&format!("  {name}:{note}")),
        };
        for one in list {
            lines.push_str(&line(&format!("    - {}", self.entry(one, ty))));
        }
        lines
    }

    /// A value, one with who judged it or from when it counts, or an event.
    fn entry(&self, value: &Value, ty: Type) -> String {
        match (value, ty) {
            (Value::Object(fields), Type::Events(_)) => self.event(fields, ty),
            (Value::Object(entry), _) if entry.contains_key("value") => self.judged(entry, ty),
            _ => self.value(value, ty),
        }
    }

    fn event(&self, fields: &Map<String, Value>, ty: Type) -> String {
        let Type::Events(kind) = ty else { return String::new() };
        let declared = self.plan.event_types.get(kind.index()).map_or(&[][..], |kind| &kind.fields);
        let one = |(name, value): (&String, &Value)| {
            let field = declared.iter().find(|field| *field.named.name == **name);
            format!("{name} {}", self.value(value, field.map_or(Type::Text, |field| field.ty)))
        };
        fields.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// `job ready, by the caseworker 2024-04-22 (“no other problem”)`.
    fn judged(&self, entry: &Map<String, Value>, ty: Type) -> String {
        let text = |key: &str| entry.get(key).and_then(Value::as_str);
        let mut told = self.value(entry.get("value").unwrap_or(&Value::Null), ty);
        match (text("by"), text("on")) {
            (Some(by), on) => {
                let by = self.actor(by).unwrap_or_else(|| by.to_owned());
                told.push_str(&format!(", {} {by}", self.pick("by", "af")));
                told.extend(on.map(|on| format!(" {on}")));
            }
            (None, Some(on)) => told.push_str(&format!(", {on}")),
            (None, None) => {}
        }
        if let Some(from) = text("from") {
            told.push_str(&format!(", {} {from}", self.pick("from", "fra")));
        }
        if let Some(considerations) = text("considerations") {
            let (open, close) = self.language.pick((("“", "”"), ("»", "«")));
            told.push_str(&format!(" ({open}{considerations}{close})"));
        }
        told
    }

    fn value(&self, value: &Value, ty: Type) -> String {
        let said = match (value, ty) {
            (Value::Null, _) => Some(self.pick("none", "ingen").to_owned()),
            (Value::Bool(answer), _) => {
                Some(if *answer { self.pick("yes", "ja") } else { self.pick("no", "nej") }.to_owned())
            }
            (Value::String(name), Type::Choice(category)) => {
                let category = self.plan.categories.get(category.index());
                let chosen = category.and_then(|it| it.values.iter().find(|value| *value.named.name == **name));
                chosen.map(|value| value.named.title())
            }
            (Value::String(name), Type::Actor) => self.actor(name),
            _ => amount_in(value, ty).map(|amount| text::amount(&amount, self.language)),
        };
        said.unwrap_or_else(|| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    fn actor(&self, name: &str) -> Option<String> {
        self.plan.actors.iter().find(|actor| &*actor.named.name == name).map(|actor| actor.named.title())
    }

    fn pick(&self, english: &'static str, danish: &'static str) -> &'static str {
        self.language.pick((english, danish))
    }
}

/// A line that stays one, whatever is in its texts.
fn line(text: &str) -> String {
    format!("{}\n", printable(&text.replace(['\n', '\r', '\t'], " ")))
}

/// The amount that a value is, if it is one of this type.
fn amount_in(value: &Value, ty: Type) -> Option<Amount> {
    Some(match ty {
        Type::Money => Amount::Money(serde_json::from_value(value.clone()).ok()?),
        Type::Hours => Amount::Hours(serde_json::from_value(value.clone()).ok()?),
        Type::Percent => Amount::Percent(serde_json::from_value(value.clone()).ok()?),
        Type::Duration => Amount::Duration(hjemmel_value::Duration::parse_iso(value.as_str()?).ok()?),
        _ => return None,
    })
}
