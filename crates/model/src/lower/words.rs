//! Clauses as people read them: labels in place of names.
//!
//! The words of a clause are its tree, and what its names mean stands in the typed expression beside it. Walking both at
//! once gives each name the label of the very thing that it means here, such as the value of one category and not of
//! another.

use crate::model::{Except, Expression, ExpressionKind, Model, Query, Timing, Window};
use hjemmel_diagnostic::At;
use hjemmel_engine::ids::{EventTypeId, ExemptionId, FactId, FieldId, RequirementId};
use hjemmel_engine::plan::{Aggregate, Named, Type};
use hjemmel_syntax::tree;
use hjemmel_value::Value;
use std::sync::Arc;

/// What people read for something: its label, or its name with blanks. The label of a fact may be the question that
/// asks for it, which does not fit into a sentence.
pub(super) fn read(named: &Named) -> String {
    match &named.label {
        Some(label) if !label.trim_end().ends_with('?') => within_a_sentence(label),
        _ => blanks(&named.name),
    }
}

/// A label as it stands in the middle of a sentence: its capital made small, unless more of the word is in capitals.
fn within_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

fn blanks(name: &str) -> String {
    name.replace('_', " ")
}

/// Puts labels into trees.
#[derive(Copy, Clone, Debug)]
pub(super) struct Words<'m> {
    model: &'m Model,
    /// The kind of event whose fields are named here.
    event: Option<EventTypeId>,
    /// The kind around it, inside a question that is asked of an event.
    outer: Option<EventTypeId>,
}

/// The parts of a tree and of its typed counterpart, if it has one of the same shape.
type Part<'p> = Option<&'p Expression>;

impl<'m> Words<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, event: None, outer: None }
    }

    /// The expression with labels for names.
    pub(super) fn expression(self, words: &tree::Expression, typed: Part<'_>) -> tree::Expression {
        let say = |words: &tree::Expression, typed: Part<'_>| self.expression(words, typed);
        let kind = match &*words.kind {
            tree::ExpressionKind::Path(path) => tree::ExpressionKind::Path(self.path(path, typed)),
            tree::ExpressionKind::Or(parts) => tree::ExpressionKind::Or(self.list(parts, list(typed))),
            tree::ExpressionKind::And(parts) => tree::ExpressionKind::And(self.list(parts, list(typed))),
            tree::ExpressionKind::Not(part) => tree::ExpressionKind::Not(say(part, first(typed))),
            tree::ExpressionKind::Unless(what, limit) => {
                let (one, two) = pair(typed);
                tree::ExpressionKind::Unless(say(what, one), say(limit, two))
            }
            tree::ExpressionKind::Compare { left, comparison, right } => {
                let (one, two) = pair(typed);
                let (left, right) = (say(left, one), say(right, two));
                tree::ExpressionKind::Compare { left, comparison: *comparison, right }
            }
            tree::ExpressionKind::Between { value, negated, low, high } => {
                let (of, one, two) = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::Between { value, low, high, .. }) => (Some(value), Some(low), Some(high)),
                    _ => (None, None, None),
                };
                let (value, low, high) = (say(value, of), say(low, one), say(high, two));
                tree::ExpressionKind::Between { value, negated: *negated, low, high }
            }
            tree::ExpressionKind::In { value, negated, list: members } => tree::ExpressionKind::In {
                value: say(value, first(typed)),
                negated: *negated,
                list: self.list(members, list(typed)),
            },
            tree::ExpressionKind::Known { value, negated } => {
                tree::ExpressionKind::Known { value: say(value, first(typed)), negated: *negated }
            }
            tree::ExpressionKind::Arithmetic { left, operator, right } => {
                let (one, two) = pair(typed);
                let (left, right) = (say(left, one), say(right, two));
                tree::ExpressionKind::Arithmetic { left, operator: *operator, right }
            }
            tree::ExpressionKind::Rounded { value, rounding, to } => {
                tree::ExpressionKind::Rounded { value: say(value, first(typed)), rounding: *rounding, to: *to }
            }
            tree::ExpressionKind::WholeUnits { unit, from, to } => {
                let (one, two) = pair(typed);
                tree::ExpressionKind::WholeUnits { unit: *unit, from: say(from, one), to: say(to, two) }
            }
            tree::ExpressionKind::Extreme { extreme, of } => {
                tree::ExpressionKind::Extreme { extreme: *extreme, of: self.list(of, list(typed)) }
            }
            tree::ExpressionKind::Aggregate { aggregate, query } => {
                let (asked, narrowed) = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::Aggregate { aggregate, query }) => (Some(*aggregate), Some(query)),
                    _ => (None, None),
                };
                let event = narrowed.and_then(|query| self.events(query.events));
                tree::ExpressionKind::Aggregate {
                    aggregate: self.aggregate(aggregate, asked, event),
                    query: self.query(query, narrowed),
                }
            }
            tree::ExpressionKind::Covered { unit, query } => {
                let narrowed = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::Covered { query, .. }) => Some(query),
                    _ => None,
                };
                tree::ExpressionKind::Covered { unit: *unit, query: self.query(query, narrowed) }
            }
            tree::ExpressionKind::Accumulated { definition, window } => {
                let (named, asked) = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::Accumulated { definition, asked }) => {
                        (self.model.definitions.get(definition.index()).map(|it| &it.named), Some(&*asked.kind))
                    }
                    _ => (None, None),
                };
                let typed = match asked {
                    Some(ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. }) => {
                        query.window.as_ref()
                    }
                    _ => None,
                };
                tree::ExpressionKind::Accumulated {
                    definition: one_word(definition, named),
                    window: self.window(window, typed),
                }
            }
            tree::ExpressionKind::During(query) => {
                let narrowed = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::During(query)) => Some(query),
                    _ => None,
                };
                tree::ExpressionKind::During(self.query(query, narrowed))
            }
            tree::ExpressionKind::FirstDay { step, from, when } => {
                let (one, two) = pair(typed);
                tree::ExpressionKind::FirstDay { step: *step, from: say(from, one), when: say(when, two) }
            }
            tree::ExpressionKind::DayOnWhich { sum, reaches } => {
                let (one, two) = pair(typed);
                tree::ExpressionKind::DayOnWhich { sum: say(sum, one), reaches: say(reaches, two) }
            }
            tree::ExpressionKind::OnDay { fact, on } => {
                let (named, day) = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::FactOn { fact, on }) => {
                        (self.model.facts.get(fact.index()).map(|it| &it.it.named), Some(on))
                    }
                    _ => (None, None),
                };
                tree::ExpressionKind::OnDay { fact: one_word(fact, named), on: say(on, day) }
            }
            tree::ExpressionKind::EndOf(name) => tree::ExpressionKind::EndOf(named_so(name.at, &name.text, None)),
            tree::ExpressionKind::StartOf(name) => tree::ExpressionKind::StartOf(named_so(name.at, &name.text, None)),
            // A field reads as its label; what it is of is told by the line.
            tree::ExpressionKind::FieldOf { field, .. } => {
                let path = tree::Path { at: words.at, parts: vec![field.clone()] };
                tree::ExpressionKind::Path(self.path(&path, typed))
            }
            tree::ExpressionKind::StatusOf { requirement, negated, status } => {
                let asked = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::StatusOf { requirement, .. }) => {
                        self.model.requirements.get(requirement.index()).map(|it| &it.named)
                    }
                    _ => None,
                };
                tree::ExpressionKind::StatusOf {
                    requirement: one_word(requirement, asked),
                    negated: *negated,
                    status: *status,
                }
            }
            tree::ExpressionKind::Boundary { boundary, of } => {
                tree::ExpressionKind::Boundary { boundary: *boundary, of: self.expression(of, first(typed)) }
            }
            tree::ExpressionKind::LiftedBy { requirement, negated, exemptions } => {
                let asked = lifted_by(typed);
                let first = asked.first().and_then(|(requirement, _)| self.model.requirements.get(requirement.index()));
                let by = exemptions.iter().enumerate().map(|(place, exemption)| {
                    let named = asked.get(place).and_then(|(_, id)| self.model.exemptions.get(id.index()));
                    in_quotes(one_word(exemption, named.map(|it| &it.named)))
                });
                tree::ExpressionKind::LiftedBy {
                    requirement: one_word(requirement, first.map(|it| &it.named)),
                    negated: *negated,
                    exemptions: by.collect(),
                }
            }
            tree::ExpressionKind::BreachOf(requirement) => {
                let asked = match typed.map(|it| &*it.kind) {
                    Some(ExpressionKind::BreachOf(requirement)) => {
                        self.model.requirements.get(requirement.index()).map(|it| &it.named)
                    }
                    _ => None,
                };
                tree::ExpressionKind::BreachOf(one_word(requirement, asked))
            }
            literal => literal.clone(),
        };
        tree::Expression { at: words.at, kind: Box::new(kind) }
    }

    /// Events with labels for names.
    pub(super) fn query(self, words: &tree::Query, typed: Option<&Query>) -> tree::Query {
        let named = typed.and_then(|query| self.model.facts.get(query.events.index())).map(|fact| &fact.it.named);
        let window = words.window.as_ref();
        let window = window.map(|words| self.window(words, typed.and_then(|query| query.window.as_ref())));
        let except = words.except.as_ref().map(|words| {
            let typed = typed.and_then(|query| query.except.as_ref());
            let (named, event) = match typed {
                Some(Except::Periods { events, .. }) => {
                    (self.model.facts.get(events.index()).map(|fact| &fact.it.named), self.events(*events))
                }
                Some(Except::Calendar(id)) => (self.model.calendars.get(id.index()).map(|it| &it.it.named), None),
                None => (None, None),
            };
            let inside = Self { event, outer: self.event, ..self };
            let condition = words.condition.as_ref();
            let condition = condition.map(|condition| inside.expression(condition, typed.and_then(Except::condition)));
            tree::Except { events: one_word(&words.events, named), condition }
        });
        let event = typed.and_then(|query| self.events(query.events));
        let inside = Self { event, outer: self.event, ..self };
        let condition = words
            .condition
            .as_ref()
            .map(|condition| inside.expression(condition, typed.and_then(|query| query.condition.as_ref())));
        tree::Query { at: words.at, events: one_word(&words.events, named), except, window, condition }
    }

    /// A window with labels for names.
    fn window(self, words: &tree::Window, typed: Option<&Window>) -> tree::Window {
        match words {
            tree::Window::InTheLast(length) => {
                let typed = match typed {
                    Some(Window::InTheLast { length, .. }) => Some(length),
                    _ => None,
                };
                tree::Window::InTheLast(self.expression(length, typed))
            }
            tree::Window::Before { length, date } => {
                let (one, two) = match typed {
                    Some(Window::Before(before)) => (Some(&before.length), Some(&before.date)),
                    _ => (None, None),
                };
                let (length, date) = (self.expression(length, one), self.expression(date, two));
                tree::Window::Before { length, date }
            }
            tree::Window::CalendarMonths(count) => tree::Window::CalendarMonths(*count),
            tree::Window::Since(date) => {
                let typed = match typed {
                    Some(Window::Since(date)) => Some(date),
                    _ => None,
                };
                tree::Window::Since(self.expression(date, typed))
            }
            tree::Window::Between(low, high) => {
                let (one, two) = match typed {
                    Some(Window::Between(low, high)) => (Some(low), Some(high)),
                    _ => (None, None),
                };
                tree::Window::Between(self.expression(low, one), self.expression(high, two))
            }
        }
    }

    /// A timing with labels for names.
    pub(super) fn timing(self, words: &tree::Timing, typed: &Timing) -> tree::Timing {
        // Of a window its end stands in the place of a length.
        let (of_length, of_date) = match typed {
            Timing::Within { length, from, .. }
            | Timing::AtLeastEvery { length, from, .. }
            | Timing::Every { length, from } => (Some(length), Some(from)),
            Timing::Between { from, by, .. } => (Some(by), Some(from)),
            Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => (None, Some(date)),
            Timing::AtAllTimes | Timing::NotEncoded(_) => (None, None),
        };
        match words {
            tree::Timing::Within { length, side, from } => tree::Timing::Within {
                length: self.expression(length, of_length),
                side: *side,
                from: self.expression(from, of_date),
            },
            tree::Timing::Times { times, length, side, from } => tree::Timing::Times {
                times: *times,
                length: self.expression(length, of_length),
                side: *side,
                from: self.expression(from, of_date),
            },
            tree::Timing::Between { times, from, included, by } => tree::Timing::Between {
                times: *times,
                from: self.expression(from, of_date),
                included: *included,
                by: self.expression(by, of_length),
            },
            tree::Timing::AtLeastEvery { first, length, from } => tree::Timing::AtLeastEvery {
                first: first.as_ref().map(|first| {
                    let typed = match typed {
                        Timing::AtLeastEvery { first, .. } => first.as_ref(),
                        _ => None,
                    };
                    self.expression(first, typed)
                }),
                length: self.expression(length, of_length),
                from: self.expression(from, of_date),
            },
            tree::Timing::Every { length, from } => {
                tree::Timing::Every { length: self.expression(length, of_length), from: self.expression(from, of_date) }
            }
            tree::Timing::Together(other) => {
                let named = match typed {
                    Timing::Together { with, .. } => self.model.requirements.get(with.index()).map(|it| &it.named),
                    _ => None,
                };
                tree::Timing::Together(one_word(other, named))
            }
            tree::Timing::Stays(words) => tree::Timing::Stays(Box::new(self.timing(words, typed))),
            tree::Timing::Moved(words) => tree::Timing::Moved(Box::new(self.timing(words, typed))),
            tree::Timing::By(date) => tree::Timing::By(self.expression(date, of_date)),
            tree::Timing::Before(date) => tree::Timing::Before(self.expression(date, of_date)),
            other => other.clone(),
        }
    }

    fn list(self, words: &[tree::Expression], typed: &[Expression]) -> Vec<tree::Expression> {
        let same = words.len() == typed.len();
        let typed = |place: usize| typed.get(place).filter(|_| same);
        words.iter().enumerate().map(|(place, part)| self.expression(part, typed(place))).collect()
    }

    fn events(self, fact: FactId) -> Option<EventTypeId> {
        match self.model.facts.get(fact.index())?.it.ty {
            Type::Events(event) => Some(event),
            _ => None,
        }
    }

    fn field(self, event: Option<EventTypeId>, field: FieldId) -> Option<&'m Named> {
        let event = self.model.event_types.get(event?.index())?;
        event.it.fields.get(field.index()).map(|field| &field.named)
    }

    fn path(self, path: &tree::Path, typed: Part<'_>) -> tree::Path {
        let model = self.model;
        if let Some(name) = typed.and_then(|typed| self.value(typed)) {
            return tree::Path { at: path.at, parts: vec![tree::Name { at: path.at, text: name.into() }] };
        }
        let named = typed.and_then(|typed| match &*typed.kind {
            ExpressionKind::Fact(id) => model.facts.get(id.index()).map(|it| &it.it.named),
            ExpressionKind::Field(id) => self.field(self.event, *id),
            ExpressionKind::OuterField(id) => self.field(self.outer, *id),
            ExpressionKind::InstanceField(event, id) => self.field(Some(*event), *id),
            ExpressionKind::Definition(id) => model.definitions.get(id.index()).map(|it| &it.named),
            ExpressionKind::InGroup(id) => model.groups.get(id.index()).map(|it| &it.named),
            _ => None,
        });
        one_word(path, named)
    }

    /// A value of a category or an actor as its label writes it: it may be a proper name, such as that of a municipality.
    fn value(self, typed: &Expression) -> Option<String> {
        let named = match &*typed.kind {
            ExpressionKind::Constant(Value::Choice(place)) => {
                let Type::Choice(category) = typed.ty else { return None };
                let values = &self.model.categories.get(category.index())?.it.values;
                &values.get(usize::try_from(*place).ok()?)?.named
            }
            ExpressionKind::Constant(Value::Actor(place)) => {
                &self.model.actors.get(usize::try_from(*place).ok()?)?.it.named
            }
            _ => return None,
        };
        Some(named.label.as_ref().map_or_else(|| blanks(&named.name), ToString::to_string))
    }

    fn aggregate(
        self,
        words: &tree::Aggregate,
        typed: Option<Aggregate>,
        event: Option<EventTypeId>,
    ) -> tree::Aggregate {
        let named = match typed {
            Some(Aggregate::SumOf(field) | Aggregate::AverageOf(field)) => self.field(event, field),
            _ => None,
        };
        let label = |name: &tree::Name| named_so(name.at, &name.text, named);
        match words {
            tree::Aggregate::SumOf(name) => tree::Aggregate::SumOf(label(name)),
            tree::Aggregate::AverageOf(name) => tree::Aggregate::AverageOf(label(name)),
            other => other.clone(),
        }
    }
}

/// A path that reads as what it means; one whose meaning is not at hand as its last name.
fn one_word(path: &tree::Path, named: Option<&Named>) -> tree::Path {
    let last = path.parts.last().map_or("", |name| &*name.text);
    tree::Path { at: path.at, parts: vec![named_so(path.at, last, named)] }
}

/// In quotes: the label of an exemption is often a sentence, and would be read as one with that around it.
fn in_quotes(path: tree::Path) -> tree::Path {
    let quoted = |name: tree::Name| tree::Name { text: format!("\"{}\"", name.text).into(), ..name };
    tree::Path { parts: path.parts.into_iter().map(quoted).collect(), ..path }
}

fn named_so(at: At, name: &str, named: Option<&Named>) -> tree::Name {
    tree::Name { at, text: Arc::from(named.map_or_else(|| blanks(name), read)) }
}

/// The requirement and the exemption of each part of a typed `is lifted by`; of several it is an `or`, perhaps behind `not`.
fn lifted_by(typed: Part<'_>) -> Vec<(RequirementId, ExemptionId)> {
    match typed.map(|it| &*it.kind) {
        Some(ExpressionKind::LiftedBy { requirement, exemption, .. }) => vec![(*requirement, *exemption)],
        Some(ExpressionKind::Or(parts)) => parts.iter().flat_map(|part| lifted_by(Some(part))).collect(),
        Some(ExpressionKind::Not(part)) => lifted_by(Some(part)),
        _ => Vec::new(),
    }
}

/// The parts of a typed `and`, `or`, `in` or `larger of`.
fn list(typed: Part<'_>) -> &[Expression] {
    match typed.map(|it| &*it.kind) {
        Some(
            ExpressionKind::And(parts)
            | ExpressionKind::Or(parts)
            | ExpressionKind::In { list: parts, .. }
            | ExpressionKind::Extreme { of: parts, .. },
        ) => parts,
        _ => &[],
    }
}

/// The one part, or the first where the others are a list.
fn first(typed: Part<'_>) -> Part<'_> {
    match typed.map(|it| &*it.kind) {
        Some(
            ExpressionKind::Not(part)
            | ExpressionKind::Known { value: part, .. }
            | ExpressionKind::In { value: part, .. }
            | ExpressionKind::Rounded { value: part, .. }
            | ExpressionKind::Boundary { of: part, .. },
        ) => Some(part),
        _ => None,
    }
}

/// The left and the right part.
fn pair(typed: Part<'_>) -> (Part<'_>, Part<'_>) {
    match typed.map(|it| &*it.kind) {
        Some(
            ExpressionKind::Unless(left, right)
            | ExpressionKind::Compare { left, right, .. }
            | ExpressionKind::Arithmetic { left, right, .. }
            | ExpressionKind::Shift { date: left, length: right, .. }
            | ExpressionKind::Whole { from: left, to: right, .. }
            | ExpressionKind::FirstDay { from: left, when: right, .. }
            | ExpressionKind::DayOnWhich { sum: left, reaches: right },
        ) => (Some(left), Some(right)),
        _ => (None, None),
    }
}
