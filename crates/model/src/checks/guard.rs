//! Guardrails: what no exemption may touch, directly or through what it depends on.

use super::days::Days;
use super::depends::{self, References};
use super::reject;
use crate::model::{EffectKind, ExemptionVersion, Guardrail, Model};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::{ExemptionId, GuardrailId, RequirementId};
use hjemmel_engine::plan::AspectName;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(model: &mut Model, diagnostics: &mut Diagnostics) {
    let mut crossed = BTreeSet::new();
    let references = References::of(model);
    let displacers = depends::displacers(model);
    for (place, guardrail) in model.guardrails.iter().enumerate() {
        let shields = shields(guardrail, &references, &displacers);
        for (number, exemption) in model.exemptions.iter().enumerate() {
            let mut told = BTreeSet::new();
            for version in exemption.versions.iter().filter(|version| meets(model, guardrail, version)) {
                for (effect, shield) in crossings(version, &shields) {
                    crossed.insert((ExemptionId::at(number), GuardrailId::at(place)));
                    // A target may stand for many requirements; one complaint a place is enough.
                    if told.insert(effect.span) {
                        diagnostics.push(complaint(model, &exemption.named.name, guardrail, effect, shield));
                    }
                }
            }
        }
    }
    reject::reject(model, &crossed);
}

/// Why a requirement is out of bounds.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shield {
    /// What the guardrail names: the requirement itself, or one that depends on it.
    named: RequirementId,
    /// Only in this aspect, and against a lift of the whole.
    aspect: Option<AspectName>,
    /// The line of the guardrail.
    line: Span,
}

type Shields = BTreeMap<RequirementId, BTreeSet<Shield>>;

fn shields(guardrail: &Guardrail, references: &References, displacers: &[BTreeSet<RequirementId>]) -> Shields {
    let mut shields = Shields::new();
    let mut closures: BTreeMap<RequirementId, BTreeSet<RequirementId>> = BTreeMap::new();
    for (named, aspect, line) in &guardrail.protects {
        let closure = closures.entry(*named).or_insert_with(|| closure(*named, references, displacers));
        for requirement in closure.iter() {
            let shield = Shield { named: *named, aspect: *aspect, line: *line };
            shields.entry(*requirement).or_default().insert(shield);
        }
    }
    shields
}

/// A requirement and all that it depends on: whose status it asks for, and who can displace it.
fn closure(
    start: RequirementId,
    references: &References,
    displacers: &[BTreeSet<RequirementId>],
) -> BTreeSet<RequirementId> {
    let mut closure = BTreeSet::new();
    let mut open = vec![start];
    while let Some(requirement) = open.pop() {
        if closure.insert(requirement) {
            open.extend(references.of_requirement(requirement).statuses);
            open.extend(displacers.get(requirement.index()).into_iter().flatten());
        }
    }
    closure
}

/// Whether guardrail and exemption (with its trial) hold on a common day, and the exemption never without the guardrail.
///
/// A guardrail that is proposed and off has no effect, and what a host will switch on is not known here: it stops what is
/// only ever on together with it.
fn meets(model: &Model, guardrail: &Guardrail, version: &ExemptionVersion) -> bool {
    let Some(common) = Days::of(&guardrail.in_force).common(Days::of(&version.in_force)) else { return false };
    let (marks, own) = (&guardrail.in_force.proposals, &version.in_force.proposals);
    match version.trial.and_then(|trial| model.trials.get(trial.index())) {
        None => marks.iter().all(|mark| own.contains(mark)),
        Some(trial) => trial.versions.iter().any(|it| {
            let together = marks.iter().all(|mark| own.contains(mark) || it.in_force.proposals.contains(mark));
            together && Days::of(&it.in_force).common(common).is_some()
        }),
    }
}

/// The effects that touch what is protected, each with the nearest reason.
fn crossings<'v>(
    version: &'v ExemptionVersion,
    shields: &Shields,
) -> impl Iterator<Item = (&'v crate::model::Effect, Shield)> {
    version.effects.iter().filter_map(|effect| {
        let touched = aspect(&effect.kind);
        let fits = |shield: &&Shield| shield.aspect.is_none() || touched.is_none() || shield.aspect == touched;
        let over = shields.get(&effect.requirement)?;
        let nearest =
            over.iter().filter(fits).min_by_key(|shield| (shield.named != effect.requirement, shield.line))?;
        Some((effect, *nearest))
    })
}

/// The aspect that an effect touches; `None` for the whole.
fn aspect(effect: &EffectKind) -> Option<AspectName> {
    match effect {
        EffectKind::LiftWhole | EffectKind::Keep(_) => None,
        EffectKind::LiftAspect(aspect) | EffectKind::LiftValue(aspect, _) | EffectKind::ChangeAspect(aspect, _) => {
            Some(*aspect)
        }
        EffectKind::ChangeDeadline(..) | EffectKind::ExtendDeadline(..) | EffectKind::Suspend(_) => {
            Some(AspectName::Deadline)
        }
        EffectKind::ChangeDecision(_) => Some(AspectName::Decision),
    }
}

fn complaint(
    model: &Model,
    exemption: &str,
    guardrail: &Guardrail,
    effect: &crate::model::Effect,
    shield: Shield,
) -> Diagnostic {
    let name = |requirement: RequirementId| {
        model.requirements.get(requirement.index()).map(|it| it.named.name.to_string()).unwrap_or_default()
    };
    let (exemption, of) = (exemption.to_owned(), guardrail.named.name.to_string());
    let target = name(effect.requirement);
    if shield.named == effect.requirement {
        let message = Message::CrossesGuardrail { exemption, guardrail: of, target };
        return Diagnostic::new(message, effect.span).with_secondary(shield.line, LabelRole::GuardrailHere);
    }
    let message =
        Message::CrossesGuardrailIndirectly { exemption, guardrail: of, target, protected: name(shield.named) };
    let complaint = Diagnostic::new(message, effect.span).with_secondary(shield.line, LabelRole::GuardrailHere);
    let depends = model.requirements.get(shield.named.index()).and_then(|it| it.versions.first());
    complaint.with_secondary_if(depends.map(|version| version.span), LabelRole::RequirementHere)
}
