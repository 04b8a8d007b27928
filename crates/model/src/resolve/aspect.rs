//! Form, content and documents: which fields of events say them, and which values they can ask.

use super::Resolver;
use crate::model::EventMatch;
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message};
use hjemmel_engine::ids::{CategoryId, EventTypeId, FieldId};
use hjemmel_engine::plan::{AspectChoice, AspectName, AspectValue, Named, Type};
use hjemmel_syntax::tree::{self, AsideValue, Label, Name};
use std::sync::Arc;

/// What the field of an event is called that says an aspect.
fn field_names(aspect: AspectName) -> &'static [&'static str] {
    match aspect {
        AspectName::Form => &["form"],
        AspectName::Content => &["content", "indhold"],
        AspectName::Documents => &["documents", "dokumenter"],
        AspectName::Deadline | AspectName::Decision => &[],
    }
}

/// An aspect as the engine knows it.
pub(crate) fn aspect_name(aspect: tree::AspectName) -> AspectName {
    match aspect {
        tree::AspectName::Deadline => AspectName::Deadline,
        tree::AspectName::Form => AspectName::Form,
        tree::AspectName::Content => AspectName::Content,
        tree::AspectName::Documents => AspectName::Documents,
        tree::AspectName::Decision => AspectName::Decision,
    }
}

/// An aspect as complaints name it.
pub(crate) fn aspect_word(aspect: AspectName) -> hjemmel_diagnostic::Aspect {
    match aspect {
        AspectName::Deadline => hjemmel_diagnostic::Aspect::Deadline,
        AspectName::Form => hjemmel_diagnostic::Aspect::Form,
        AspectName::Content => hjemmel_diagnostic::Aspect::Content,
        AspectName::Documents => hjemmel_diagnostic::Aspect::Documents,
        AspectName::Decision => hjemmel_diagnostic::Aspect::Decision,
    }
}

impl<'t> Resolver<'t> {
    /// The field of an event that says an aspect, if it is one with a closed list of values.
    pub(super) fn aspect_field(&self, event: EventTypeId, aspect: AspectName) -> Option<(FieldId, CategoryId)> {
        let fields = &self.model.event_types.get(event.index())?.it.fields;
        let names = field_names(aspect);
        fields.iter().enumerate().find_map(|(place, field)| match field.ty {
            Type::Choice(category) if names.contains(&&*field.named.name) => Some((FieldId::at(place), category)),
            _ => None,
        })
    }

    /// The categories in which the events that meet a requirement say an aspect.
    pub(super) fn aspect_categories(&self, met_by: &[EventMatch], aspect: AspectName) -> Vec<CategoryId> {
        let mut categories = Vec::new();
        for matched in met_by {
            let event = self.events_of(matched.query.events);
            let category = event.and_then(|event| self.aspect_field(event, aspect)).map(|(_, category)| category);
            categories.extend(category.filter(|category| !categories.contains(category)));
        }
        categories
    }

    /// What an aspect asks. Names are values of the categories in which events say it; where no event does, they are
    /// free.
    pub(super) fn aspect_value(&mut self, value: &AsideValue, categories: &[CategoryId]) -> Option<AspectValue> {
        Some(match value {
            AsideValue::Text(text) => {
                self.quoted_value(text, categories);
                AspectValue::Text(Arc::clone(&text.text))
            }
            AsideValue::NotEncoded(why) => AspectValue::NotEncoded(Arc::clone(&why.text)),
            AsideValue::Names(names) => {
                let mut choices: Vec<AspectChoice> = Vec::new();
                for name in names {
                    for choice in self.aspect_choices(name, categories) {
                        if !choices.contains(&choice) {
                            choices.push(choice);
                        }
                    }
                }
                if choices.is_empty() {
                    return None;
                }
                AspectValue::AnyOf(choices)
            }
        })
    }

    /// Complains of a text that is a value of the events, by its name or its label: nobody would ask for it.
    fn quoted_value(&mut self, text: &Label, categories: &[CategoryId]) {
        let written = text.text.to_lowercase();
        let is_meant = |named: &Named| {
            let label = named.label.as_ref().map(|label| label.to_lowercase());
            named.name.to_lowercase() == written || label.is_some_and(|label| label == written)
        };
        let known = categories.iter().filter_map(|id| self.model.categories.get(id.index()));
        let value = known.flat_map(|category| &category.it.values).find(|value| is_meant(&value.named));
        if let Some(value) = value.map(|value| value.named.name.to_string()) {
            let message = Message::QuotedAspectValue { text: text.text.to_string(), value: value.clone() };
            self.complain(Diagnostic::new(message, text.at.0).with_fix(text.at.0, value));
        }
    }

    /// A name in each category that has it; complains if none has.
    fn aspect_choices(&mut self, name: &Name, categories: &[CategoryId]) -> Vec<AspectChoice> {
        if categories.is_empty() {
            let named = Named { name: Arc::clone(&name.text), label: None };
            return vec![AspectChoice { named, value: None }];
        }
        let in_category = |category: &CategoryId| {
            let values = &self.model.categories.get(category.index())?.it.values;
            let place = values.iter().position(|value| value.named.name == name.text)?;
            let named = values.get(place)?.named.clone();
            Some(AspectChoice { named, value: Some((*category, u32::try_from(place).ok()?)) })
        };
        let choices: Vec<AspectChoice> = categories.iter().filter_map(in_category).collect();
        let broken = categories.iter().any(|category| self.is_broken_value(*category, &name.text));
        if choices.is_empty() && !broken {
            let known: Vec<_> = categories.iter().filter_map(|id| self.model.categories.get(id.index())).collect();
            let values = known.iter().flat_map(|category| &category.it.values).map(|value| &*value.named.name);
            let near = closest(&name.text, values).map(str::to_owned);
            let Some(first) = known.first() else { return choices };
            let (value, category) = (name.text.to_string(), first.it.named.name.to_string());
            let complaint = Diagnostic::new(Message::UnknownCategoryValue { value, category }, name.at.0)
                .with_secondary(first.span, LabelRole::DeclaredHere);
            self.complain(complaint.with_suggestion_if(near));
        }
        choices
    }
}
