//! Decisions of actors: what they may be about, and that what is owed for each decision is none itself.

use crate::model::{EffectKind, ForEach, Model};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::{ActorId, RequirementId};
use std::collections::BTreeSet;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for exemption in &model.exemptions {
        let name = || exemption.named.name.to_string();
        let mut said = exemption.versions.iter().filter(|version| !version.broken);
        if let Some(first) = said.next() {
            let by = |version: &crate::model::ExemptionVersion| version.decided_by.map(|(actor, _)| actor);
            for other in said.filter(|other| by(other) != by(first)) {
                let place = other.decided_by.map_or(other.span, |(_, span)| span);
                let complaint = Diagnostic::new(Message::DecidersDiffer { exemption: name() }, place);
                let first = first.decided_by.map_or(first.span, |(_, span)| span);
                diagnostics.push(complaint.with_secondary(first, LabelRole::OtherVersionHere));
            }
        }
        // A target by citation or tag may touch many of them: it is told once.
        let mut told: BTreeSet<Span> = BTreeSet::new();
        for version in &exemption.versions {
            for effect in &version.effects {
                let decides = version.decided_by.is_some() || matches!(effect.kind, EffectKind::ChangeDecision(_));
                let Some(requirement) = model.requirements.get(effect.requirement.index()) else { continue };
                if decides && matches!(requirement.for_each, Some(ForEach::Decision { .. })) && told.insert(effect.span)
                {
                    let requirement_name = requirement.named.name.to_string();
                    let message = Message::ExemptionDecidesOnGuard { exemption: name(), requirement: requirement_name };
                    let complaint = Diagnostic::new(message, effect.span);
                    let first = requirement.versions.first().map(|version| version.span);
                    diagnostics.push(complaint.with_secondary_if(first, LabelRole::RequirementHere));
                }
            }
        }
    }
}

/// Warns of what is owed for every decision of an actor who decides nothing. For a model of which all was
/// read: a line that could not be read may be what is decided.
pub(super) fn nothing_is_decided(model: &Model, diagnostics: &mut Diagnostics) {
    for requirement in &model.requirements {
        let Some(ForEach::Decision { by }) = requirement.for_each else { continue };
        if !decidable_by(model, by).is_empty() {
            continue;
        }
        let (Some(actor), Some(version)) = (model.actors.get(by.index()), requirement.versions.first()) else {
            continue;
        };
        let (requirement, actor) = (requirement.named.name.to_string(), actor.it.named.name.to_string());
        diagnostics.push(Diagnostic::new(Message::NothingIsDecided { requirement, actor }, version.span));
    }
}

/// The requirements that an actor may decide, by their own words or by an exemption, and those touched by an exemption
/// that it decides; but for those that are themselves owed for each decision.
pub(crate) fn decidable_by(model: &Model, by: ActorId) -> BTreeSet<RequirementId> {
    let requirements = model.requirements.iter().enumerate();
    let own = requirements
        .filter(|(_, it)| it.versions.iter().any(|version| version.decided_by == Some(by)))
        .map(|(place, _)| RequirementId::at(place));
    let versions = model.exemptions.iter().flat_map(|exemption| &exemption.versions);
    let by_exemptions = versions.flat_map(|version| {
        let decides = version.decided_by.is_some_and(|(actor, _)| actor == by);
        let gives = move |kind: &EffectKind| matches!(kind, EffectKind::ChangeDecision(actor) if *actor == by);
        version.effects.iter().filter(move |effect| decides || gives(&effect.kind)).map(|effect| effect.requirement)
    });
    let is_none_itself = |id: &RequirementId| {
        let requirement = model.requirements.get(id.index());
        requirement.is_some_and(|it| !matches!(it.for_each, Some(ForEach::Decision { .. })))
    };
    own.chain(by_exemptions).filter(is_none_itself).collect()
}
