//! What no rule uses: facts, groups, definitions, categories, events and actors.

use super::uses::Uses;
use crate::model::{EffectKind, ForEach, Model};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Message, Span};
use hjemmel_engine::ids::{ActorId, CategoryId, DefinitionId, EventTypeId, FactId, GroupId};
use hjemmel_engine::plan::Type;
use std::collections::BTreeSet;

/// For a model of which all was read: a line that could not be read may be what uses it.
pub(super) fn check(model: &Model, uses: &Uses, diagnostics: &mut Diagnostics) {
    let mut tell = |message: Message, span: Span| diagnostics.push(Diagnostic::new(message, span));
    for (place, fact) in model.facts.iter().enumerate() {
        if !uses.facts.contains(&FactId::at(place)) {
            tell(Message::FactNeverUsed { name: fact.it.named.name.to_string() }, fact.span);
        }
    }
    for (place, group) in model.groups.iter().enumerate() {
        if let (false, Some(version)) = (uses.groups.contains(&GroupId::at(place)), group.versions.first()) {
            tell(Message::GroupNeverUsed { name: group.named.name.to_string() }, version.span);
        }
    }
    for (place, definition) in model.definitions.iter().enumerate() {
        if let (false, Some(version)) =
            (uses.definitions.contains(&DefinitionId::at(place)), definition.versions.first())
        {
            let name = definition.named.name.to_string();
            let message = match definition.parameter {
                Some(_) => Message::ParameterNeverUsed { name },
                None => Message::DefinitionNeverUsed { name },
            };
            tell(message, version.span);
        }
    }
    let types = Types::of(model);
    for (place, category) in model.categories.iter().enumerate() {
        if !types.categories.contains(&CategoryId::at(place)) {
            tell(Message::CategoryNeverUsed { name: category.it.named.name.to_string() }, category.span);
        }
    }
    for (place, event) in model.event_types.iter().enumerate() {
        if !types.events.contains(&EventTypeId::at(place)) {
            tell(Message::EventNeverUsed { name: event.it.named.name.to_string() }, event.span);
        }
    }
    // Where an actor can be the value of a field, any of them can.
    if !types.actor {
        let acting = actors(model, uses);
        for (place, actor) in model.actors.iter().enumerate() {
            if !acting.contains(&ActorId::at(place)) {
                tell(Message::ActorNeverUsed { name: actor.it.named.name.to_string() }, actor.span);
            }
        }
    }
}

/// What facts and fields can hold.
#[derive(Default)]
struct Types {
    categories: BTreeSet<CategoryId>,
    events: BTreeSet<EventTypeId>,
    actor: bool,
}

impl Types {
    fn of(model: &Model) -> Self {
        let mut types = Self::default();
        let facts = model.facts.iter().map(|fact| fact.it.ty);
        let fields = model.event_types.iter().flat_map(|event| event.it.fields.iter().map(|field| field.ty));
        // What a table gives, it gives by the names of a category.
        let tables = model.definitions.iter().filter(|it| it.versions.iter().any(|version| version.table.is_some()));
        for ty in facts.chain(fields).chain(tables.map(|table| table.ty)) {
            match ty {
                Type::Choice(category) => _ = types.categories.insert(category),
                Type::Events(event) => _ = types.events.insert(event),
                Type::Actor => types.actor = true,
                _ => {}
            }
        }
        types
    }
}

/// Who owes, judges or decides something, or is compared with.
fn actors(model: &Model, uses: &Uses) -> BTreeSet<ActorId> {
    let compared = uses.actors.iter().copied().map(ActorId);
    let judging = model.facts.iter().filter_map(|fact| fact.it.judgement).map(|judgement| judgement.by);
    let requirements = model.requirements.iter().flat_map(|requirement| &requirement.versions);
    let owing = requirements.flat_map(|version| std::iter::once(version.actor).chain(version.decided_by));
    let effects = model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|version| &version.effects);
    let deciding = effects.filter_map(|effect| match effect.kind {
        EffectKind::ChangeDecision(actor) => Some(actor),
        _ => None,
    });
    let guarded = model.requirements.iter().filter_map(|requirement| match requirement.for_each {
        Some(ForEach::Decision { by }) => Some(by),
        _ => None,
    });
    let exempting = model.exemptions.iter().flat_map(|it| &it.versions);
    let exempting = exempting.filter_map(|version| version.decided_by).map(|(actor, _)| actor);
    let quotas = model.quotas.iter().flat_map(|it| &it.versions).filter_map(|version| version.actor);
    compared.chain(judging).chain(owing).chain(deciding).chain(guarded).chain(exempting).chain(quotas).collect()
}

/// Whether a line of some rule could not be read.
pub(super) fn any_broken(model: &Model) -> bool {
    model.definitions.iter().flat_map(|it| &it.versions).any(|version| version.broken)
        || model.groups.iter().flat_map(|it| &it.versions).any(|version| version.broken)
        || model.requirements.iter().flat_map(|it| &it.versions).any(|version| version.broken)
        || model.trials.iter().flat_map(|it| &it.versions).any(|version| version.broken)
        || model.exemptions.iter().flat_map(|it| &it.versions).any(|version| version.broken)
        || model.quotas.iter().flat_map(|it| &it.versions).any(|version| version.broken)
}
