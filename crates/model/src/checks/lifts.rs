//! Exemptions that touch nothing, and requirements of which nothing can tell whether they are met.

use super::uses::Uses;
use crate::model::{EffectKind, EventMatch, Model, RequirementVersion, Timing};
use hjemmel_diagnostic::{Aspect, Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::FieldId;
use hjemmel_engine::plan::{AspectValue, Modality, Type};

pub(super) fn check(model: &Model, uses: &Uses, diagnostics: &mut Diagnostics) {
    for exemption in &model.exemptions {
        for version in &exemption.versions {
            if version.effects.is_empty() && !version.broken {
                let message = Message::LiftsNothing { exemption: exemption.named.name.to_string() };
                diagnostics.push(Diagnostic::new(message, version.span));
            }
        }
    }
    never_lifted(model, uses, diagnostics);
    for requirement in &model.requirements {
        for version in requirement.versions.iter().filter(|version| !version.broken) {
            meetable(model, &requirement.named.name, version, diagnostics);
        }
    }
}

/// `R is lifted by E`, where E never lifts the whole of R.
fn never_lifted(model: &Model, uses: &Uses, diagnostics: &mut Diagnostics) {
    for &(requirement, exemption, span) in &uses.lifted_by {
        let Some(by) = model.exemptions.get(exemption.index()) else { continue };
        let lifts = |effect: &crate::model::Effect| {
            effect.requirement == requirement && matches!(effect.kind, EffectKind::LiftWhole)
        };
        let may = by.versions.iter().any(|version| version.broken || version.effects.iter().any(lifts));
        if let (false, Some(version)) = (may, by.versions.first()) {
            let named = model.requirements.get(requirement.index()).map(|it| it.named.name.to_string());
            let message =
                Message::NeverLiftedBy { requirement: named.unwrap_or_default(), exemption: by.named.name.to_string() };
            diagnostics.push(Diagnostic::new(message, span).with_secondary(version.span, LabelRole::ExemptionHere));
        }
    }
}

/// The field of an event that says an aspect.
type FieldOf = fn(&EventMatch) -> Option<FieldId>;

fn meetable(model: &Model, name: &str, version: &RequirementVersion, diagnostics: &mut Diagnostics) {
    let has_deadline = !matches!(version.timing, Timing::AtAllTimes | Timing::NotEncoded(_));
    if has_deadline && version.modality == Modality::Must && version.met_by.is_empty() {
        let span = version.timing_words.as_ref().map_or(version.span, |(_, span)| *span);
        let message = Message::DeadlineWithoutMetBy { requirement: name.to_owned() };
        diagnostics.push(Diagnostic::new(message, span).with_secondary(version.span, LabelRole::RequirementHere));
    }
    let aspects: [(_, _, FieldOf); 3] = [
        (Aspect::Form, &version.form, |met| met.form_field),
        (Aspect::Content, &version.content, |met| met.content_field),
        (Aspect::Documents, &version.documents, |met| met.documents_field),
    ];
    for (aspect, value, field) in aspects {
        // A text is shown and never asked, so nothing is missing.
        let Some(AspectValue::AnyOf(_)) = value else { continue };
        // Each kind of event without the field would do whatever it was; one is told once.
        let mut told: Vec<String> = Vec::new();
        for met in version.met_by.iter().filter(|met| field(met).is_none()) {
            let Some((event, place)) = event_of(model, met) else { continue };
            if told.contains(&event) {
                continue;
            }
            told.push(event.clone());
            let message = Message::AspectNotAsked { aspect, requirement: name.to_owned(), event };
            diagnostics.push(Diagnostic::new(message, met.words.at.0).with_secondary(place, LabelRole::EventHere));
        }
    }
}

/// The name of the kind of event that a list holds, and where it is declared.
fn event_of(model: &Model, met: &EventMatch) -> Option<(String, Span)> {
    let fact = model.facts.get(met.query.events.index())?;
    let Type::Events(event) = fact.it.ty else { return None };
    let event = model.event_types.get(event.index())?;
    Some((event.it.named.name.to_string(), event.span))
}
