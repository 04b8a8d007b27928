//! Taking exemptions that a guardrail stops out of the model.

use crate::model::{Exemption, Expression, ExpressionKind, ForEach, Model};
use crate::walk::{self, write};
use hjemmel_engine::ids::{ExemptionId, GuardrailId};
use hjemmel_engine::plan::Rejected;
use hjemmel_value::{Citation, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Moves the exemptions to `rejected`, one entry for each guardrail crossed, and gives the others the numbers of their
/// new places. Examples are not read yet.
pub(super) fn reject(model: &mut Model, crossed: &BTreeSet<(ExemptionId, GuardrailId)>) {
    if crossed.is_empty() {
        return;
    }
    let rejected: Vec<Rejected> = crossed.iter().filter_map(|(id, guardrail)| entry(model, *id, *guardrail)).collect();
    model.rejected.extend(rejected);
    let gone: BTreeSet<ExemptionId> = crossed.iter().map(|(exemption, _)| *exemption).collect();
    let mut kept = Vec::new();
    let mut places: BTreeMap<ExemptionId, ExemptionId> = BTreeMap::new();
    for (place, exemption) in std::mem::take(&mut model.exemptions).into_iter().enumerate() {
        let old = ExemptionId::at(place);
        if !gone.contains(&old) {
            places.insert(old, ExemptionId::at(kept.len()));
            kept.push(exemption);
        }
    }
    for version in kept.iter_mut().flat_map(|exemption: &mut Exemption| &mut exemption.versions) {
        version.prevails_over = version.prevails_over.iter().filter_map(|id| places.get(id).copied()).collect();
    }
    model.exemptions = kept;
    // What is not there lifts nothing.
    walk::replace(everywhere(model), |expression| match &*expression.kind {
        ExpressionKind::LiftedBy { requirement, negated, exemption } => Some(match places.get(exemption) {
            Some(exemption) => {
                let (requirement, negated) = (*requirement, *negated);
                ExpressionKind::LiftedBy { requirement, negated, exemption: *exemption }
            }
            None => ExpressionKind::Constant(Value::YesNo(*negated)),
        }),
        _ => None,
    });
}

/// Every expression of a model.
fn everywhere(model: &mut Model) -> Vec<&mut Expression> {
    let mut roots: Vec<&mut Expression> = Vec::new();
    for requirement in &mut model.requirements {
        match &mut requirement.for_each {
            None | Some(ForEach::Decision { .. }) => {}
            Some(ForEach::Event(query)) => roots.extend(write::query(query)),
            Some(ForEach::Day { when, .. }) => roots.push(when),
            Some(ForEach::Period { same, .. }) => roots.extend(same),
        }
        roots.extend(requirement.versions.iter_mut().flat_map(write::requirement));
    }
    roots.extend(model.definitions.iter_mut().flat_map(|it| &mut it.versions).flat_map(write::definition));
    roots.extend(model.groups.iter_mut().flat_map(|it| &mut it.versions).flat_map(write::group));
    roots.extend(model.trials.iter_mut().flat_map(|it| &mut it.versions).flat_map(write::trial));
    roots.extend(model.exemptions.iter_mut().flat_map(|it| &mut it.versions).flat_map(write::exemption));
    roots.extend(model.quotas.iter_mut().flat_map(|it| &mut it.versions).flat_map(write::quota));
    roots.extend(model.not_encoded.iter_mut().flat_map(|it| &mut it.when).map(|condition| &mut condition.expression));
    roots
}

fn entry(model: &Model, id: ExemptionId, guardrail_id: GuardrailId) -> Option<Rejected> {
    let exemption = model.exemptions.get(id.index())?;
    let guardrail = model.guardrails.get(guardrail_id.index())?;
    let qualified = |rulebook: hjemmel_engine::ids::RulebookId, name: &str| -> Arc<str> {
        match model.rulebooks.get(rulebook.index()) {
            Some(head) => format!("{}.{name}", head.head.name).into(),
            None => name.into(),
        }
    };
    let effects = exemption.versions.iter().flat_map(|version| &version.effects);
    let requirements: BTreeSet<_> = effects.map(|effect| effect.requirement).collect();
    Some(Rejected {
        exemption: qualified(exemption.rulebook, &exemption.named.name),
        guardrail: qualified(guardrail.rulebook, &guardrail.named.name),
        guardrail_id,
        requirements: requirements.into_iter().collect(),
        citations: citations(model, exemption),
    })
}

/// What the exemption rests on in any version, in the order written.
fn citations(model: &Model, exemption: &Exemption) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    for version in &exemption.versions {
        for citation in crate::lower::citations_of_exemption(model, version) {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
        }
    }
    all
}
