//! The situation that an example gives.

use crate::resolve::Resolver;
use crate::types::words::type_word;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Span, TypeWord};
use hjemmel_engine::ids::{EventTypeId, FactId, FieldId, RulebookId};
use hjemmel_engine::plan::Type;
use hjemmel_engine::situation::{Event, Events, FieldGiven, Given, JudgementGiven, ValueFrom, overlap};
use hjemmel_syntax::tree::{FieldValue, GivenLine, JudgementClause, Name};
use hjemmel_value::{Date, Decimal, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an example has given so far.
pub(super) struct Givens {
    facts: Vec<Option<Given>>,
    /// Where a fact other than a list was given.
    places: BTreeMap<FactId, Span>,
    /// Where each event of a list was given.
    events: BTreeMap<FactId, Vec<Span>>,
    /// Values over time.
    values: BTreeMap<FactId, Vec<ValueFrom>>,
}

impl Givens {
    pub(super) fn new(facts: usize) -> Self {
        Self { facts: vec![None; facts], places: BTreeMap::new(), events: BTreeMap::new(), values: BTreeMap::new() }
    }

    /// What is given, events by date; those of one day in the order given.
    pub(super) fn finish(mut self) -> Vec<Option<Given>> {
        for (fact, values) in std::mem::take(&mut self.values) {
            self.set(fact, Given::OverTime(values));
        }
        for given in self.facts.iter_mut().flatten() {
            if let Given::Events(events) = given {
                events.events.sort_by_key(|event| event.date);
            }
        }
        self.facts
    }

    fn set(&mut self, fact: FactId, given: Given) {
        if let Some(place) = self.facts.get_mut(fact.index()) {
            *place = Some(given);
        }
    }

    /// The values over time of a fact, begun if they were not.
    fn values(&mut self, fact: FactId) -> &mut Vec<ValueFrom> {
        self.values.entry(fact).or_default()
    }

    /// The list of events of a fact, begun if it was not.
    fn events(&mut self, fact: FactId) -> Option<&mut Events> {
        let place = self.facts.get_mut(fact.index())?;
        match place.get_or_insert_with(|| Given::Events(Events::default())) {
            Given::Events(events) => Some(events),
            _ => None,
        }
    }
}

impl<'t> Resolver<'t> {
    /// Complains of periods that share a day although their kind says that none do.
    pub(super) fn overlaps(&mut self, givens: &Givens) {
        for (fact, spans) in &givens.events {
            let Some(Type::Events(kind)) = self.model.facts.get(fact.index()).map(|it| it.it.ty) else { continue };
            let kind = self.model.event_types.get(kind.index());
            let Some(Some(Given::Events(list))) = givens.facts.get(fact.index()) else { continue };
            let found = kind.and_then(|kind| overlap(&kind.it, &list.events));
            if let Some((one, other)) = found
                && let (Some(first), Some(second)) = (spans.get(one), spans.get(other))
            {
                let path = self.model.facts.get(fact.index()).map(|it| it.it.named.name.to_string());
                let message = Message::PeriodsOverlap { path: path.unwrap_or_default(), other: one.saturating_add(1) };
                let complaint = Diagnostic::new(message, *second);
                self.complain(complaint.with_secondary(*first, LabelRole::FirstWrittenHere));
            }
        }
    }

    pub(super) fn given(&mut self, book: RulebookId, line: &'t GivenLine, span: Span, givens: &mut Givens) {
        let (GivenLine::Fact { fact: name, .. }
        | GivenLine::Event { fact: name, .. }
        | GivenLine::No { fact: name, .. }
        | GivenLine::Incomplete(name)) = line;
        let Some((fact, ty)) = self.given_fact(book, name) else { return };
        match line {
            GivenLine::Fact { value, from, judgement, .. } => {
                if let Type::Events(_) = ty {
                    let expected = type_word(&self.model, ty);
                    let found = self.written_type(value);
                    let message = Message::TypeMismatch { expected, found, hint: None };
                    self.complain(Diagnostic::new(message, value.at.0));
                } else if self.first_given(fact, name, givens)
                    && let Some(value) = self.given_value(book, value, ty)
                {
                    let judgement = judgement.as_ref().map(|clause| judged(clause, *from));
                    self.give(fact, name, Some(value), (*from, judgement), givens);
                }
            }
            GivenLine::Event { fields, .. } => match ty {
                Type::Events(event) => {
                    if let Some(made) = self.given_event(book, event, name, fields, span)
                        && let Some(events) = givens.events(fact)
                    {
                        events.events.push(made);
                        givens.events.entry(fact).or_default().push(span);
                    }
                }
                _ => self.no_list(name, ty),
            },
            GivenLine::No { from, .. } => self.given_none(fact, name, ty, *from, givens),
            GivenLine::Incomplete(_) => match ty {
                Type::Events(_) => {
                    if let Some(events) = givens.events(fact) {
                        events.incomplete = true;
                    }
                }
                _ => self.no_list(name, ty),
            },
        }
    }

    fn given_fact(&mut self, book: RulebookId, name: &Name) -> Option<(FactId, Type)> {
        if let Some(fact) = self.fact_named(book, name) {
            let ty = self.model.facts.get(fact.index())?.it.ty;
            return (!self.untyped.facts.contains(&fact)).then_some((fact, ty));
        }
        if self.is_broken_fact(book, &name.text) {
            return None;
        }
        let near = self.names.nearest(book, &name.text, |symbol| matches!(symbol, crate::scope::Symbol::Fact(_)));
        let message = Message::ExampleUnknownFact { name: name.text.to_string() };
        self.complain(Diagnostic::new(message, name.at.0).with_suggestion_if(near));
        None
    }

    /// What an example gives of a fact that is no list; absent if it is no value.
    fn give(
        &mut self,
        fact: FactId,
        name: &Name,
        value: Option<Value>,
        (from, judgement): (Option<Date>, Option<JudgementGiven>),
        givens: &mut Givens,
    ) {
        let declared = self.model.facts.get(fact.index()).map(|fact| (fact.it.over_time, fact.it.judgement.is_some()));
        let Some((over_time, is_judged)) = declared else { return };
        let path = name.text.to_string();
        if let (Some(on), Some(from)) = (judgement.as_ref().and_then(|judgement| judgement.on), from)
            && on < from
        {
            self.complain(Diagnostic::new(Message::CountsFromLaterDay { path, on, from }, name.at.0));
            return;
        }
        if !over_time {
            if from.is_some() && !is_judged {
                self.complain(Diagnostic::new(Message::SameOnEveryDay { fact: path }, name.at.0));
            } else {
                let judgement =
                    judgement.or(from.map(|from| JudgementGiven { from: Some(from), ..Default::default() }));
                givens
                    .set(fact, value.map_or(Given::Absent(judgement.clone()), |value| Given::Value(value, judgement)));
            }
            return;
        }
        let Some(from) = from.or(judgement.as_ref().and_then(|judgement| judgement.on)) else {
            self.complain(Diagnostic::new(Message::MissingFirstDay { path }, name.at.0));
            return;
        };
        let values = givens.values(fact);
        if values.iter().any(|other| other.from == from) {
            self.complain(Diagnostic::new(Message::TwoValuesOfOneDay { path, day: from }, name.at.0));
            return;
        }
        values.push(ValueFrom { from, value, judgement: judgement.filter(|_| is_judged) });
        values.sort_by_key(|value| value.from);
    }

    /// Whether it is the first time that a fact is given, or one over time, which may be given again.
    fn first_given(&mut self, fact: FactId, name: &Name, givens: &mut Givens) -> bool {
        if self.model.facts.get(fact.index()).is_some_and(|fact| fact.it.over_time) {
            return true;
        }
        let Some(first) = givens.places.get(&fact) else {
            givens.places.insert(fact, name.at.0);
            return true;
        };
        let complaint = Diagnostic::new(Message::GivenTwice { path: name.text.to_string() }, name.at.0);
        self.complain(complaint.with_secondary(*first, LabelRole::FirstWrittenHere));
        false
    }

    fn no_list(&mut self, name: &Name, ty: Type) {
        let found = type_word(&self.model, ty);
        self.complain(Diagnostic::new(Message::NeedsList { found }, name.at.0));
    }

    fn given_none(&mut self, fact: FactId, name: &Name, ty: Type, from: Option<Date>, givens: &mut Givens) {
        if let (Type::Events(_), Some(_)) = (ty, from) {
            self.complain(Diagnostic::new(Message::ListOverTime { fact: name.text.to_string() }, name.at.0));
            return;
        }
        if let Type::Events(_) = ty {
            givens.events(fact);
            return;
        }
        if !self.first_given(fact, name, givens) {
            return;
        }
        if self.model.facts.get(fact.index()).is_some_and(|fact| fact.it.optional) {
            self.give(fact, name, None, (from, None), givens);
            return;
        }
        let text = name.text.to_string();
        // `no x` may have been meant as `x no`.
        let meant = (ty == Type::YesNo).then(|| [format!("{text} no"), format!("{text} nej")]);
        let complaint = Diagnostic::new(Message::NoneNotOptional { name: text }, name.at.0);
        self.complain(match meant {
            Some(meant) => complaint.with_worded_suggestion(meant),
            None => complaint,
        });
    }

    fn given_event(
        &mut self,
        book: RulebookId,
        event: EventTypeId,
        list: &Name,
        fields: &'t [(Name, FieldValue)],
        span: Span,
    ) -> Option<Event> {
        let kind = self.model.event_types.get(event.index())?.it.clone();
        let listed = self.fact_named(book, list).and_then(|fact| self.model.facts.get(fact.index()));
        let reached = listed.map_or_else(Vec::new, |fact| fact.it.behind_reaches.clone());
        let mut given = vec![FieldGiven::Unknown; kind.fields.len()];
        let mut seen: BTreeMap<FieldId, Span> = BTreeMap::new();
        let mut sound = true;
        for (name, value) in fields {
            let Some(id) = self.event_field(event, name) else {
                sound = false;
                continue;
            };
            let Some(field) = kind.fields.get(id.index()) else { continue };
            if let Some(first) = seen.insert(id, name.at.0) {
                let path = format!("{}.{}", list.text, name.text);
                let complaint = Diagnostic::new(Message::GivenTwice { path }, name.at.0);
                self.complain(complaint.with_secondary(first, LabelRole::FirstWrittenHere));
                continue;
            }
            let made = match value {
                FieldValue::Value(words) => {
                    let value = self.given_value(book, words, field.ty);
                    if reached.contains(&id) && value == Some(Value::Hours(Decimal::ZERO)) {
                        let (path, field) = (format!("{}.{}", list.text, name.text), name.text.to_string());
                        self.complain(Diagnostic::new(Message::RateOfZero { path, field }, words.at.0));
                    }
                    if value.as_ref().is_some_and(|value| field.is_below_zero(value)) {
                        let path = format!("{}.{}", list.text, name.text);
                        self.complain(Diagnostic::new(Message::RateBelowZero { path }, words.at.0));
                    }
                    value.map(FieldGiven::Value)
                }
                FieldValue::Absent if field.optional => Some(FieldGiven::Absent),
                FieldValue::Absent => {
                    let message = Message::NoneNotOptional { name: name.text.to_string() };
                    self.complain(Diagnostic::new(message, name.at.0));
                    None
                }
            };
            match (made, given.get_mut(id.index())) {
                (Some(made), Some(place)) => *place = made,
                _ => sound = false,
            }
        }
        let Some(date) = date_of(&given, kind.date) else {
            let name = kind.fields.get(kind.date.index()).map(|field| field.named.name.to_string());
            if sound && !self.untyped.fields.contains(&(event, kind.date)) {
                let message =
                    Message::MissingEventDate { path: list.text.to_string(), field: name.unwrap_or_default() };
                self.complain(Diagnostic::new(message, span));
            }
            return None;
        };
        if kind.until.and_then(|until| date_of(&given, until)).is_some_and(|until| until < date) {
            let message = Message::PeriodEndsBeforeItStarts { path: list.text.to_string() };
            self.complain(Diagnostic::new(message, span));
            return None;
        }
        Some(Event { date, fields: given })
    }

    /// Whether a line of a situation that could not be read begins with this name.
    pub(super) fn is_broken_fact(&self, book: RulebookId, name: &str) -> bool {
        let seen = self.names.visible(book);
        seen.into_iter().filter_map(|id| self.names.book(id)).any(|names| names.facts.contains_key(name))
    }

    /// What a value is, by the way it is written.
    pub(super) fn written_type(&self, words: &hjemmel_syntax::tree::Expression) -> TypeWord {
        use hjemmel_syntax::tree::ExpressionKind as K;
        match &*words.kind {
            K::YesNo(_) => TypeWord::YesNo,
            K::Number(_) => TypeWord::Number,
            K::Money(_) => TypeWord::Money,
            K::Hours(_) => TypeWord::Hours,
            K::Percent(_) => TypeWord::Percent,
            K::Duration(_) | K::Arithmetic { .. } => TypeWord::Duration,
            K::Date(_) => TypeWord::Date,
            K::Path(path) => TypeWord::Category(path.dotted()),
            _ => TypeWord::Text,
        }
    }
}

fn date_of(given: &[FieldGiven], field: FieldId) -> Option<Date> {
    match given.get(field.index()) {
        Some(FieldGiven::Value(Value::Date(date))) => Some(*date),
        _ => None,
    }
}

fn judged(clause: &JudgementClause, from: Option<Date>) -> JudgementGiven {
    JudgementGiven {
        by: Some(Arc::clone(&clause.by.text)),
        on: clause.on,
        from,
        considerations: clause.considerations.as_ref().map(|text| Arc::clone(&text.text)),
    }
}
