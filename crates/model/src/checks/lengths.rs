//! What comes again does so after some time: a length that is nothing, where that is known before any citizen.

use crate::model::{Expression, ExpressionKind, Model, Timing};
use crate::types::words::constant_duration;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::DefinitionId;
use hjemmel_engine::plan::Operator;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    // The same deadline may have been changed for many requirements, and the same parameter be read by many.
    let mut places: BTreeMap<Span, Span> = BTreeMap::new();
    for timing in model.timings() {
        let (Timing::AtLeastEvery { length, .. } | Timing::Every { length, .. }) = timing else { continue };
        for value in values(model, length) {
            if is_nothing(value) {
                places.entry(value.span).or_insert(length.span);
            }
        }
    }
    for (place, length) in places {
        let used = Some(length).filter(|length| *length != place);
        let complaint = Diagnostic::new(Message::ComesAgainAtOnce, place);
        diagnostics.push(complaint.with_secondary_if(used, LabelRole::UsedHere));
    }
}

/// The values that an expression may have, as they are written: those of all versions of a definition or parameter, and of
/// all rows and cases.
fn values<'m>(model: &'m Model, length: &'m Expression) -> Vec<&'m Expression> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<DefinitionId> = BTreeSet::new();
    let mut open = vec![length];
    while let Some(expression) = open.pop() {
        match &*expression.kind {
            ExpressionKind::Definition(id) if seen.insert(*id) => {
                let versions = model.definitions.get(id.index()).map(|definition| &definition.versions);
                open.extend(versions.into_iter().flatten().map(|version| &version.value));
            }
            ExpressionKind::Definition(_) => {}
            ExpressionKind::Choose { cases, otherwise, .. } => {
                open.extend(cases.iter().map(|(_, value)| value).chain(otherwise));
            }
            _ => found.push(expression),
        }
    }
    found
}

/// Whether a length is zero or below, whatever the situation.
fn is_nothing(length: &Expression) -> bool {
    if let ExpressionKind::Arithmetic { left, operator: Operator::Minus, right } = &*length.kind
        && let (Some(left), Some(right)) = (constant_duration(left), constant_duration(right))
    {
        return left.compare(&right).is_some_and(Ordering::is_le);
    }
    constant_duration(length).is_some_and(|length| length.is_zero())
}
