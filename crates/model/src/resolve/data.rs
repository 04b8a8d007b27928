//! Categories, actors and kinds of event.

use super::clauses::has_broken_line;
use super::{Once, Resolver, named};
use crate::declare::{Declared, duplicate};
use crate::model::Placed;
use crate::scope::Symbol;
use crate::types::words::type_word;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span, TypeWord};
use hjemmel_engine::ids::{CategoryId, EventTypeId, FieldId, RulebookId};
use hjemmel_engine::plan::{self, CategoryValue, Field, Type};
use hjemmel_syntax::tree::{self, Clause, ClauseKind, EventTime, Header, Name, Path};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What types are called elsewhere, and here.
const OTHER_TYPES: [(&[&str], Type, &str, &str); 6] = [
    (&["boolean", "bool", "boolsk", "janej", "ja_nej", "yes_no", "yesno", "flag"], Type::YesNo, "yes/no", "ja/nej"),
    (
        &["integer", "int", "heltal", "decimal", "float", "antal", "count", "nummer", "decimaltal"],
        Type::Number,
        "number",
        "tal",
    ),
    (&["kroner", "kr", "dkk", "amount", "currency", "penge"], Type::Money, "money", "beløb"),
    (&["string", "streng", "str", "fritekst"], Type::Text, "text", "tekst"),
    (&["datetime", "dag", "day", "tidspunkt"], Type::Date, "date", "dato"),
    (
        &["uger", "weeks", "måneder", "months", "dage", "days", "år", "years", "periode", "længde", "length"],
        Type::Duration,
        "duration",
        "varighed",
    ),
];

impl<'t> Resolver<'t> {
    pub(super) fn data(&mut self) {
        let declared = Arc::clone(&self.declared);
        for category in &declared.categories {
            let mut values = Vec::new();
            let mut seen = BTreeMap::new();
            for clause in category.items.iter().flat_map(|item| &item.clauses) {
                let ClauseKind::CategoryValue { name, label, code } = &clause.kind else { continue };
                if self.value_is_new(&mut seen, name) {
                    let code = code.as_ref().map(|code| Arc::clone(&code.text));
                    values.push(CategoryValue { named: named(name, label.as_ref()), code });
                }
            }
            self.cite(category);
            let it = plan::Category { rulebook: category.rulebook, named: category.named.clone(), values };
            self.model.categories.push(Placed { it, span: category.span });
        }
        for actor in &declared.actors {
            self.cite(actor);
            let it = plan::Actor { rulebook: actor.rulebook, named: actor.named.clone() };
            self.model.actors.push(Placed { it, span: actor.span });
        }
        for calendar in &declared.calendars {
            self.cite(calendar);
            let it = self.calendar(calendar);
            self.model.calendars.push(Placed { it, span: calendar.span });
        }
        for event in &declared.events {
            self.cite(event);
            let it = self.event(event);
            self.model.event_types.push(Placed { it, span: event.span });
        }
    }

    fn calendar(&mut self, calendar: &Declared<'t>) -> plan::Calendar {
        let mut lines = Vec::new();
        for clause in calendar.items.iter().flat_map(|item| &item.clauses) {
            let ClauseKind::CalendarDays { days, label, validity } = &clause.kind else { continue };
            self.days_in_order(*validity, clause);
            let label = label.as_ref().map(|label| Arc::clone(&label.text));
            lines.push(plan::CalendarLine { days: *days, label, from: validity.from, until: validity.until });
        }
        plan::Calendar { rulebook: calendar.rulebook, named: calendar.named.clone(), days: lines }
    }

    /// Checks the citations of what has no legal basis to carry on.
    fn cite(&mut self, declared: &Declared<'t>) {
        for item in &declared.items {
            self.citations(declared.rulebook, &item.clauses);
        }
    }

    fn value_is_new(&mut self, seen: &mut BTreeMap<Arc<str>, Span>, name: &Name) -> bool {
        if let Some(first) = seen.get(&name.text) {
            self.complain(duplicate(name, *first));
            return false;
        }
        seen.insert(Arc::clone(&name.text), name.at.0);
        true
    }

    /// The category that a field's own list `one of a, b` is; it is called after the field.
    fn one_of(&mut self, book: RulebookId, field: &Name, names: &[Name]) -> CategoryId {
        let mut seen = BTreeMap::new();
        let mut values = Vec::new();
        for name in names {
            if self.value_is_new(&mut seen, name) {
                values.push(CategoryValue { named: named(name, None), code: None });
            }
        }
        let it = plan::Category { rulebook: book, named: named(field, None), values };
        self.model.categories.push(Placed { it, span: field.at.0 });
        CategoryId::at(self.model.categories.len().saturating_sub(1))
    }

    /// The type that a field or fact is declared with.
    pub(super) fn field_type(&mut self, book: RulebookId, field: &Name, ty: &tree::TypeExpression) -> Option<Type> {
        use tree::TypeExpression as T;
        Some(match ty {
            T::YesNo => Type::YesNo,
            T::Date => Type::Date,
            T::Number => Type::Number,
            T::Money => Type::Money,
            T::Hours | T::HoursAWeek(_) => Type::Hours,
            T::Percent => Type::Percent,
            T::Duration => Type::Duration,
            T::Text => Type::Text,
            T::Actor => Type::Actor,
            T::OneOf(names) => Type::Choice(self.one_of(book, field, names)),
            T::Events(path) => Type::Events(self.event_type(book, path)?),
            T::Category(path) => return self.category_or_type(book, path),
        })
    }

    /// A category, or what a word was meant as that names neither a category nor a type.
    fn category_or_type(&mut self, book: RulebookId, path: &Path) -> Option<Type> {
        let category = |symbol| matches!(symbol, Symbol::Category(_));
        let word = path.dotted();
        let found = self.names.find(book, path, Noun::Category, category);
        let unknown = match &found {
            Err(Some(complaint)) => {
                matches!(complaint.message, Message::UnknownName { .. }) && complaint.suggestion.is_none()
            }
            _ => false,
        };
        if !unknown {
            return self.category(book, path).map(Type::Choice);
        }
        let meant = OTHER_TYPES.iter().find(|(words, ..)| words.contains(&word.to_lowercase().as_str()));
        let complaint = Diagnostic::new(Message::UnknownType { word }, path.at.0);
        let Some((_, ty, english, danish)) = meant else {
            self.complain(complaint);
            return None;
        };
        self.complain(complaint.with_worded_suggestion([(*english).to_owned(), (*danish).to_owned()]));
        Some(*ty)
    }

    fn event(&mut self, event: &Declared<'t>) -> plan::EventType {
        let id = EventTypeId::at(self.model.event_types.len());
        let mut fields: Vec<(Field, Span)> = Vec::new();
        for clause in event.items.iter().flat_map(|item| &item.clauses) {
            let first = |name: &Name| fields.iter().find(|(field, _)| field.named.name == name.text).map(|(_, at)| *at);
            let ClauseKind::Field { name, .. } = &clause.kind else { continue };
            if let Some(first) = first(name) {
                self.complain(duplicate(name, first));
                continue;
            }
            let field = self.field(event.rulebook, clause);
            if field.is_none() {
                self.untyped.fields.insert((id, FieldId::at(fields.len())));
            }
            let named = named(name, None);
            let untyped = || Field { named, ty: Type::YesNo, optional: false, assumed: None, a_week_on: None };
            fields.push((field.unwrap_or_else(untyped), name.at.0));
        }
        let time = event.items.iter().find_map(|item| match &item.header {
            Header::Event { when, .. } => Some(when),
            _ => None,
        });
        let (date, until) = match time {
            Some(EventTime::On(on)) => (self.event_date(event, on, &fields, false), None),
            Some(EventTime::Period { from, until }) => {
                (self.event_date(event, from, &fields, false), self.event_date(event, until, &fields, true))
            }
            None => (None, None),
        };
        let apart = self.kept_apart(event, until.is_some());
        if until.is_none() {
            self.refuse_rates(&fields);
        }
        plan::EventType {
            rulebook: event.rulebook,
            named: event.named.clone(),
            fields: fields.into_iter().map(|(field, _)| field).collect(),
            date: date.unwrap_or(FieldId(0)),
            until,
            apart,
        }
    }

    /// Whether no day may lie in two of its periods.
    fn kept_apart(&mut self, event: &Declared<'t>, lasts: bool) -> bool {
        let clauses = event.items.iter().flat_map(|item| &item.clauses);
        let said: Vec<Span> =
            clauses.filter(|clause| matches!(clause.kind, ClauseKind::NoOverlap)).map(|clause| clause.at.0).collect();
        let mut once = Once::default();
        for at in &said {
            self.once(&mut once, "periods do not overlap", "perioder overlapper ikke", *at);
        }
        if let Some(at) = said.first().filter(|_| !lasts) {
            let event = event.named.name.to_string();
            self.complain(Diagnostic::new(Message::NeedsPeriods { event }, *at));
        }
        lasts && !said.is_empty()
    }

    /// Hours a week are given for as long as something lasts.
    fn refuse_rates(&mut self, fields: &[(Field, Span)]) {
        for (field, span) in fields.iter().filter(|(field, _)| field.a_week_on.is_some()) {
            let field = field.named.name.to_string();
            self.complain(Diagnostic::new(Message::RateWithoutPeriod { field }, *span));
        }
    }

    fn event_date(
        &mut self,
        event: &Declared<'t>,
        name: &Name,
        fields: &[(Field, Span)],
        may_be_absent: bool,
    ) -> Option<FieldId> {
        let id = EventTypeId::at(self.model.event_types.len());
        let found = fields.iter().enumerate().find(|(_, (field, _))| field.named.name == name.text);
        let Some((place, (field, span))) = found else {
            // A field that could not be read has been complained of.
            if !event.items.iter().any(|item| has_broken_line(item)) {
                let names = fields.iter().filter(|(field, _)| field.ty == Type::Date).map(|(f, _)| &*f.named.name);
                let near = hjemmel_diagnostic::suggest::closest(&name.text, names).map(str::to_owned);
                let (field, event) = (name.text.to_string(), event.named.name.to_string());
                let message = Message::UnknownField { field, event };
                self.complain(Diagnostic::new(message, name.at.0).with_suggestion_if(near));
            }
            return None;
        };
        let (optional, span) = (field.optional, *span);
        if self.untyped.fields.contains(&(id, FieldId::at(place))) {
            return Some(FieldId::at(place));
        }
        if field.ty != Type::Date {
            let found = type_word(&self.model, field.ty);
            let message = Message::TypeMismatch { expected: TypeWord::Date, found, hint: None };
            let complaint = Diagnostic::new(message, name.at.0);
            self.complain(complaint.with_secondary(span, LabelRole::TypeFromHere));
            return None;
        }
        if optional && !may_be_absent {
            let (field, event) = (name.text.to_string(), event.named.name.to_string());
            let complaint = Diagnostic::new(Message::EventDateOptional { field, event }, name.at.0);
            self.complain(complaint.with_secondary(span, LabelRole::DeclaredHere));
        }
        Some(FieldId::at(place))
    }

    fn field(&mut self, book: RulebookId, clause: &'t Clause) -> Option<Field> {
        let ClauseKind::Field { name, ty, ty_at, attributes, label } = &clause.kind else { return None };
        let a_week_on = match ty {
            tree::TypeExpression::HoursAWeek(weekdays) => Some(*weekdays),
            _ => None,
        };
        let ty = self.field_type(book, name, ty)?;
        if let Type::Events(_) = ty {
            let construct = "event … events".to_owned();
            self.complain(Diagnostic::new(Message::NotYetSupported { construct }, ty_at.0));
            return None;
        }
        let said = self.attributes(book, ty, attributes, clause.at.0);
        let of_facts =
            [(said.judgement.is_some(), "assessed by / vurderet af"), (said.over_time, "over time / over tid")];
        for (_, word) in of_facts.into_iter().filter(|(said, _)| *said) {
            let word = word.to_owned();
            let message = Message::ClauseOfAnotherItem { word, here: Noun::Event, there: Noun::Situation };
            self.complain(Diagnostic::new(message, clause.at.0));
        }
        let named = named(name, label.as_ref());
        let field = Field { named, ty, optional: said.optional, assumed: said.assumed, a_week_on };
        if field.assumed.as_ref().is_some_and(|assumed| field.is_below_zero(assumed)) {
            let path = field.named.name.to_string();
            self.complain(Diagnostic::new(Message::RateBelowZero { path }, clause.at.0));
        }
        Some(field)
    }
}
