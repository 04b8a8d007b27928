//! What is due together with a requirement: one that is owed once, and can be met.

use crate::model::{Model, Requirement, Timing};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::RequirementId;
use hjemmel_engine::plan::Modality;
use std::collections::BTreeMap;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    // The same deadline may have been changed for many requirements.
    let places: BTreeMap<Span, RequirementId> = model
        .timings()
        .filter_map(|timing| match timing {
            Timing::Together { with, start } => Some((start.span, *with)),
            _ => None,
        })
        .collect();
    for (place, with) in places {
        let Some(requirement) = model.requirements.get(with.index()).filter(|it| !owed_once(it)) else { continue };
        let message = Message::TogetherWithMany { requirement: requirement.named.name.to_string() };
        let complaint = Diagnostic::new(message, place);
        let first = requirement.versions.first().map(|version| version.span);
        diagnostics.push(complaint.with_secondary_if(first, LabelRole::RequirementHere));
    }
}

fn owed_once(requirement: &Requirement) -> bool {
    let comes_back = |timing: &Timing| matches!(timing, Timing::AtLeastEvery { .. } | Timing::Every { .. });
    requirement.for_each.is_none()
        && requirement.versions.iter().all(|it| it.modality == Modality::Must && !comes_back(&it.timing))
}
