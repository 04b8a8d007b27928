//! Every duty has one law: versions that count from different dates need a transition, transitions agree, and an exemption
//! keeps the law of one day.

use super::days::Days;
use super::versions::own_proposals;
use crate::lower::Nodes;
use crate::model::{EffectKind, Model, Requirement, RequirementVersion, Timing, Transition};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::RequirementId;
use hjemmel_engine::plan::TransitionKind;
use hjemmel_value::Date;
use std::collections::BTreeSet;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut nodes = Nodes::default();
    for (place, requirement) in model.requirements.iter().enumerate() {
        let id = RequirementId::at(place);
        let transitions: Vec<&Transition> = passing(model, id).collect();
        if unsettled(model, &transitions) {
            two_clocks(model, requirement, &mut nodes, diagnostics);
        }
        collide(requirement, &transitions, diagnostics);
        for transition in transitions {
            nobody_takes_over(requirement, transition, diagnostics);
        }
    }
    takes_over_from_itself(model, diagnostics);
    kept_twice(model, diagnostics);
    kept_and_taken_back(model, diagnostics);
}

/// The transitions by which the duties of a requirement pass from version to version.
fn passing(model: &Model, id: RequirementId) -> impl Iterator<Item = &Transition> {
    let passes = |kind: &TransitionKind| matches!(kind, TransitionKind::OldRunOn | TransitionKind::TakesOver { .. });
    model
        .transitions
        .iter()
        .filter(move |it| it.requirements.binary_search(&id).is_ok() && it.kind.as_ref().is_some_and(passes))
}

/// Whether the law is without one of these transitions, as it is, or once what is proposed stands in the place of others.
/// What is proposed may be on or off, each name by itself: one transition that is law and that nothing proposed of its name
/// can take away settles it, and so does one that is law whose stand-in is among these.
fn unsettled(model: &Model, transitions: &[&Transition]) -> bool {
    let is_law = |it: &Transition| own_proposals(&it.in_force, model.rulebooks.get(it.rulebook.index())).is_empty();
    let settles = |it: &&&Transition| {
        let place = model.transitions.iter().position(|other| std::ptr::eq(other, **it));
        let stand_in = |other: &&Transition| other.instead_of.map(|id| id.index()) == place && place.is_some();
        is_law(it)
            && model
                .transitions
                .iter()
                .filter(stand_in)
                .all(|other| transitions.iter().any(|it| std::ptr::eq(*it, other)))
    };
    !transitions.iter().any(|it| settles(&it))
}

/// Whether a transition lets the duties of a requirement run on under the law that started them.
pub(super) fn runs_on(model: &Model, id: RequirementId) -> bool {
    passing(model, id).any(|transition| transition.kind == Some(TransitionKind::OldRunOn))
}

/// Without overlap each day has one version, so one clock has one answer. Two clocks are not bound to each other: one may
/// start while the older version is in force, and the other while the newer is.
fn two_clocks(model: &Model, requirement: &Requirement, nodes: &mut Nodes, diagnostics: &mut Diagnostics) {
    let head = model.rulebooks.get(requirement.rulebook.index());
    let mut older: Option<&RequirementVersion> = None;
    for version in &requirement.versions {
        let Some(start) = version.timing.clock() else { continue };
        if !own_proposals(&version.in_force, head).is_empty() {
            continue;
        }
        if let Some(older) = older
            && let Some(other) = older.timing.clock()
            && let (Some(last), Some(first)) = (older.in_force.until, Days::of(&version.in_force).from)
            && last < first
            && nodes.expression(start) != nodes.expression(other)
        {
            let message = Message::TwoGoverningVersions {
                name: requirement.named.name.to_string(),
                older: last.to_string(),
                newer: first.to_string(),
            };
            let complaint = Diagnostic::new(message, timing_span(version));
            diagnostics.push(complaint.with_secondary(timing_span(older), LabelRole::OtherVersionHere));
        }
        older = Some(version);
    }
}

fn timing_span(version: &RequirementVersion) -> Span {
    version.timing_words.as_ref().map_or(version.span, |(_, span)| *span)
}

/// Old duties cannot both run on and be taken over, nor be taken over twice on one day.
fn collide(requirement: &Requirement, transitions: &[&Transition], diagnostics: &mut Diagnostics) {
    let day = |transition: &Transition| match transition.kind {
        Some(TransitionKind::TakesOver { on, .. }) => Some(on),
        _ => None,
    };
    for (place, transition) in transitions.iter().enumerate() {
        let mut before = transitions.iter().take(place);
        let collides = |other: &&&Transition| match (day(other), day(transition)) {
            // One stands in the place of the other: they never hold together.
            _ if (other.rulebook, &other.named.name) == (transition.rulebook, &transition.named.name) => false,
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        if let Some(other) = before.find(collides) {
            let message = Message::TransitionsCollide { requirement: requirement.named.name.to_string() };
            let (first, second) = (transition.line.min(other.line), transition.line.max(other.line));
            diagnostics.push(Diagnostic::new(message, second).with_secondary(first, LabelRole::FirstHere));
        }
    }
}

/// A new rule takes over on a day on which there is one.
fn nobody_takes_over(requirement: &Requirement, transition: &Transition, diagnostics: &mut Diagnostics) {
    let Some(TransitionKind::TakesOver { on, .. }) = transition.kind else { return };
    if requirement.versions.iter().any(|version| matches!(version.timing, Timing::Every { .. })) {
        let message = Message::GridTakenOver { requirement: requirement.named.name.to_string() };
        diagnostics.push(Diagnostic::new(message, transition.line));
        return;
    }
    let broken = requirement.versions.iter().any(|version| version.broken);
    if !broken && !requirement.versions.iter().any(|version| Days::of(&version.in_force).holds(on)) {
        let name = requirement.named.name.to_string();
        let complaint = Diagnostic::new(Message::NoGoverningVersion { name, witness: on.to_string() }, transition.line);
        let last = requirement.versions.last().map(|version| version.span);
        diagnostics.push(complaint.with_secondary_if(last, LabelRole::OtherVersionHere));
    }
}

/// A new rule that takes over on a day before which no other version started a duty takes over from itself.
fn takes_over_from_itself(model: &Model, diagnostics: &mut Diagnostics) {
    for transition in &model.transitions {
        let Some(TransitionKind::TakesOver { on, .. }) = transition.kind else { continue };
        let idle = |id: &RequirementId| {
            let Some(requirement) = model.requirements.get(id.index()) else { return false };
            let days = || requirement.versions.iter().map(|version| Days::of(&version.in_force));
            let started_by_another =
                |days: Days| !days.holds(on) && !days.is_empty() && days.from.is_none_or(|from| from < on);
            let broken = requirement.versions.iter().any(|version| version.broken);
            !broken && days().any(|days| days.holds(on)) && !days().any(started_by_another)
        };
        if !transition.requirements.is_empty() && transition.requirements.iter().all(idle) {
            let name = transition.named.name.to_string();
            let message = Message::TakesOverFromItself { name, on: on.to_string() };
            diagnostics.push(Diagnostic::new(message, transition.line));
        }
    }
}

/// The law of a day is not kept where a later one has effect from before it: which of them was meant?
fn kept_and_taken_back(model: &Model, diagnostics: &mut Diagnostics) {
    let mut told: BTreeSet<(Span, RequirementId)> = BTreeSet::new();
    for effect in model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|version| &version.effects) {
        let EffectKind::Keep(on) = effect.kind else { continue };
        let Some(requirement) = model.requirements.get(effect.requirement.index()) else { continue };
        let reaches_back = |version: &&RequirementVersion| {
            version.in_force.effect.is_some_and(|effect| effect <= on)
                && version.in_force.from.is_some_and(|from| on < from)
        };
        if let Some(version) = requirement.versions.iter().find(reaches_back)
            && told.insert((effect.span, effect.requirement))
        {
            let requirement = requirement.named.name.to_string();
            let complaint = Diagnostic::new(Message::KeptAndTakenBack { requirement, on: on.to_string() }, effect.span);
            diagnostics.push(complaint.with_secondary(version.span, LabelRole::OtherVersionHere));
        }
    }
}

/// Exemptions that may reach a duty on one day keep the law of one day for it.
fn kept_twice(model: &Model, diagnostics: &mut Diagnostics) {
    let mut kept: Vec<(RequirementId, Date, Days, Span)> = Vec::new();
    for version in model.exemptions.iter().flat_map(|exemption| &exemption.versions) {
        for effect in &version.effects {
            let EffectKind::Keep(on) = effect.kind else { continue };
            let days = Days::of(&version.in_force);
            let other = kept.iter().find(|(requirement, other, days_of_other, _)| {
                *requirement == effect.requirement && *other != on && days.common(*days_of_other).is_some()
            });
            if let Some((.., span)) = other {
                let requirement = model.requirements.get(effect.requirement.index());
                let requirement = requirement.map(|it| it.named.name.to_string()).unwrap_or_default();
                let complaint = Diagnostic::new(Message::KeptTwice { requirement }, effect.span);
                diagnostics.push(complaint.with_secondary(*span, LabelRole::FirstHere));
            }
            kept.push((effect.requirement, on, days, effect.span));
        }
    }
}
