//! Who counts working days says which days they are.

use super::months::expressions_of;
use crate::model::{EffectKind, Expression, ExpressionKind, Model};
use crate::walk::{self, read};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Message, SourceId, Span};
use hjemmel_engine::ids::{DefinitionId, RulebookId};
use hjemmel_value::Value;
use std::collections::BTreeSet;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let counted = named_lengths(model);
    let mut places = BTreeSet::new();
    let first = |roots: Vec<&Expression>, within: Option<SourceId>| {
        let mut first: Option<Span> = None;
        walk::each(roots, |expression| {
            let here = within.is_none_or(|source| expression.span.source == source);
            if here && counts(expression, &counted) && first.is_none_or(|span| expression.span < span) {
                first = Some(expression.span);
            }
        });
        first
    };
    for (place, head) in model.rulebooks.iter().enumerate().filter(|(_, head)| !head.names_calendar) {
        let book = RulebookId::at(place);
        // What an accumulation of another rulebook adds up is counted by that one.
        places.extend(first(expressions_of(model, book), Some(head.span.source)));
        // A deadline that an exemption gives is counted by the rulebook of the requirement.
        for effect in model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|it| &it.effects) {
            let touched = model.requirements.get(effect.requirement.index()).map(|it| it.rulebook);
            let lengths = match &effect.kind {
                EffectKind::ChangeDeadline(timing, _) => read::timing(timing),
                EffectKind::ExtendDeadline(length, _) => vec![length],
                EffectKind::Suspend(suspension) => vec![&suspension.then],
                _ => continue,
            };
            if touched == Some(book) {
                places.extend(first(lengths, None));
            }
        }
    }
    for place in places {
        diagnostics.push(Diagnostic::new(Message::NoWorkingDays, place));
    }
}

/// Definitions and parameters whose value may be a length with working days.
fn named_lengths(model: &Model) -> BTreeSet<DefinitionId> {
    let mut found = BTreeSet::new();
    loop {
        let before = found.len();
        for (place, definition) in model.definitions.iter().enumerate() {
            let mut counted = false;
            if definition.ty == hjemmel_engine::plan::Type::Duration {
                let values = definition.versions.iter().map(|version| &version.value).collect();
                walk::each(values, |expression| counted |= counts(expression, &found));
            }
            if counted {
                found.insert(DefinitionId::at(place));
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn counts(expression: &Expression, named: &BTreeSet<DefinitionId>) -> bool {
    match &*expression.kind {
        ExpressionKind::Constant(Value::Duration(length)) => length.working_days > 0,
        ExpressionKind::Definition(definition) => named.contains(definition),
        _ => false,
    }
}
