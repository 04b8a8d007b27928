//! What form, content, documents and decision exemptions lift or change on a day, and what is then asked.

use crate::effects::{Effective, Effects};
use crate::findings::{AspectFinding, Conflict};
use crate::ids::{ActorId, ExemptionId, RequirementId};
use crate::plan::{AspectChoice, AspectName, AspectValue, EffectKind, RequirementVersion};
use hjemmel_value::Truth;
use std::sync::Arc;

/// What an exemption makes of an aspect.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Change<'a> {
    Lifted,
    To(&'a AspectValue),
    DecidedBy(ActorId),
}

impl Change<'_> {
    fn of<'a>(effect: &Effective<'a>) -> Option<Change<'a>> {
        match effect.kind {
            EffectKind::LiftAspect(_) => Some(Change::Lifted),
            EffectKind::ChangeAspect(_, value) => Some(Change::To(value)),
            EffectKind::ChangeDecision(actor) => Some(Change::DecidedBy(*actor)),
            EffectKind::LiftWhole
            | EffectKind::LiftValue(..)
            | EffectKind::ChangeDeadline(..)
            | EffectKind::ExtendDeadline(..)
            | EffectKind::Suspend(_)
            | EffectKind::Keep(_) => None,
        }
    }

    fn agrees(&self, other: &Change<'_>) -> bool {
        match (self, other) {
            (Change::Lifted, Change::Lifted) => true,
            (Change::DecidedBy(one), Change::DecidedBy(other)) => one == other,
            (Change::To(one), Change::To(other)) => same_value(one, other),
            _ => false,
        }
    }
}

/// The same set of values, or the same text.
fn same_value(one: &AspectValue, other: &AspectValue) -> bool {
    let within = |some: &[AspectChoice], of: &[AspectChoice]| {
        some.iter().all(|choice| of.iter().any(|other| other.named.name == choice.named.name))
    };
    match (one, other) {
        (AspectValue::AnyOf(one), AspectValue::AnyOf(other)) => within(one, other) && within(other, one),
        (AspectValue::Text(one), AspectValue::Text(other))
        | (AspectValue::NotEncoded(one), AspectValue::NotEncoded(other)) => one == other,
        _ => false,
    }
}

/// What one version asks of an aspect.
pub(crate) fn asked_by(version: &RequirementVersion, aspect: AspectName) -> Option<&AspectValue> {
    match aspect {
        AspectName::Form => version.form.as_ref(),
        AspectName::Content => version.content.as_ref(),
        AspectName::Documents => version.documents.as_ref(),
        AspectName::Deadline | AspectName::Decision => None,
    }
}

/// One way in which an aspect may be asked on a day.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Asked<'a> {
    /// The values of which an act must have one; `None` if nothing is asked.
    pub(crate) any_of: Option<&'a [AspectChoice]>,
    /// The exemption by which it is so.
    pub(crate) by: Option<ExemptionId>,
}

/// Every way in which an aspect may be asked on a day: one if everything about exemptions is known.
pub(crate) fn ways_asked<'a>(
    base: Option<&'a AspectValue>,
    effects: &Effects<'a>,
    aspect: AspectName,
) -> Vec<Asked<'a>> {
    let as_it_was = Asked { any_of: base.and_then(choices), by: None };
    let changed = |effects: &[(ExemptionId, Change<'a>)]| match effects.first() {
        None => as_it_was,
        // Exemptions that disagree leave the aspect as it was.
        Some((_, first)) if effects.iter().any(|(_, change)| !change.agrees(first)) => as_it_was,
        Some((by, Change::To(value))) => Asked { any_of: choices(value), by: Some(*by) },
        Some((by, _)) => Asked { any_of: None, by: Some(*by) },
    };
    let pick = |truth: Truth| {
        let of_truth = effects.on(Some(aspect)).filter(move |effect| effect.truth == truth);
        of_truth.filter_map(|effect| Some((effect.exemption, Change::of(effect)?))).collect::<Vec<_>>()
    };
    let (sure, maybe) = (pick(Truth::True), pick(Truth::Unknown));
    let mut ways = vec![changed(&sure)];
    match sure.first() {
        // Alone, a possible one has its way; together with another it has it or leaves all as it was.
        None => ways.extend(maybe.iter().map(|one| changed(std::slice::from_ref(one)))),
        Some((_, first)) if maybe.iter().any(|(_, change)| !change.agrees(first)) => ways.push(as_it_was),
        Some(_) => {}
    }
    let mut all = Vec::with_capacity(ways.len());
    for way in ways {
        all.extend(values_lifted(way, effects, aspect));
    }
    all
}

/// Where every value that is asked is lifted one by one, nothing is asked any more.
fn values_lifted<'a>(way: Asked<'a>, effects: &Effects<'a>, aspect: AspectName) -> Vec<Asked<'a>> {
    let Some(any_of) = way.any_of else { return vec![way] };
    let mut by = way.by;
    let mut lifted = Truth::from(!any_of.is_empty());
    for choice in any_of {
        let lifting = effects
            .on(Some(aspect))
            .filter(|effect| matches!(effect.kind, EffectKind::LiftValue(_, value) if *value == choice.named.name));
        let best = lifting.max_by_key(|effect| effect.truth);
        lifted = lifted.and(best.map_or(Truth::False, |effect| effect.truth));
        by = best.map(|effect| effect.exemption).or(by);
    }
    let nothing = Asked { any_of: None, by };
    match lifted {
        Truth::True => vec![nothing],
        Truth::Unknown => vec![way, nothing],
        Truth::False => vec![way],
    }
}

fn choices(value: &AspectValue) -> Option<&[AspectChoice]> {
    match value {
        AspectValue::AnyOf(choices) => Some(choices),
        AspectValue::Text(_) | AspectValue::NotEncoded(_) => None,
    }
}

/// What exemptions surely do to form, content, documents and decision, for the duty's own line, and what they
/// disagree about.
pub(crate) fn on_the_line(requirement: RequirementId, effects: &Effects<'_>) -> (Vec<AspectFinding>, Vec<Conflict>) {
    let (mut findings, mut conflicts) = (Vec::new(), Vec::new());
    for aspect in [AspectName::Form, AspectName::Content, AspectName::Documents, AspectName::Decision] {
        let mut finding = nothing_done(aspect);
        let mut first: Option<Change<'_>> = None;
        let mut disagree = false;
        for effect in effects.on(Some(aspect)).filter(|effect| effect.truth.is_true()) {
            if let EffectKind::LiftValue(_, value) = effect.kind {
                finding.values_lifted.push((Arc::clone(value), effect.exemption));
            }
            let Some(change) = Change::of(effect) else { continue };
            disagree |= first.is_some_and(|first| !first.agrees(&change));
            first = first.or(Some(change));
            match change {
                Change::Lifted => finding.lifted_by.push(effect.exemption),
                Change::To(_) => finding.changed_by.push(effect.exemption),
                Change::DecidedBy(actor) => {
                    finding.changed_by.push(effect.exemption);
                    finding.decided_by = Some(actor);
                }
            }
        }
        sort(&mut finding);
        if disagree {
            let between = std::mem::take(&mut finding.lifted_by).into_iter();
            let mut between: Vec<ExemptionId> = between.chain(std::mem::take(&mut finding.changed_by)).collect();
            between.sort_unstable();
            between.dedup();
            conflicts.push(Conflict { requirement, aspect, between });
            finding.decided_by = None;
        }
        if !(finding.lifted_by.is_empty() && finding.changed_by.is_empty() && finding.values_lifted.is_empty()) {
            findings.push(finding);
        }
    }
    (findings, conflicts)
}

/// An aspect that no exemption touched.
pub(crate) fn nothing_done(aspect: AspectName) -> AspectFinding {
    AspectFinding { aspect, lifted_by: Vec::new(), values_lifted: Vec::new(), changed_by: Vec::new(), decided_by: None }
}

/// Sorts an aspect's lists and leaves out what stands twice.
pub(crate) fn sort(finding: &mut AspectFinding) {
    finding.lifted_by.sort_unstable();
    finding.lifted_by.dedup();
    finding.changed_by.sort_unstable();
    finding.changed_by.dedup();
    finding.values_lifted.sort();
    finding.values_lifted.dedup();
}
