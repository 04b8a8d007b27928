//! Exemptions.

use super::Lowering;
use crate::model::{Effect, EffectKind, ExemptionVersion, Model};
use hjemmel_engine::plan;
use hjemmel_value::Citation;

impl Lowering<'_> {
    pub(super) fn exemptions(&mut self) -> Vec<plan::Exemption> {
        let mut all = Vec::with_capacity(self.model.exemptions.len());
        for exemption in &self.model.exemptions {
            all.push(plan::Exemption {
                rulebook: exemption.rulebook,
                named: exemption.named.clone(),
                versions: exemption.versions.iter().map(|version| self.exemption(version)).collect(),
            });
        }
        all
    }

    fn exemption(&mut self, version: &ExemptionVersion) -> plan::ExemptionVersion {
        let mut text = version.text.clone();
        text.citations = citations_of_exemption(self.model, version).to_vec();
        plan::ExemptionVersion {
            in_force: version.in_force.clone(),
            trial: version.trial,
            groups: version.groups.clone(),
            when: self.when(&version.when),
            unless: self.unless(&version.unless),
            effects: version.effects.iter().map(|effect| self.effect(effect)).collect(),
            prevails_over: version.prevails_over.clone(),
            text,
        }
    }

    fn effect(&mut self, effect: &Effect) -> plan::Effect {
        let kind = match &effect.kind {
            EffectKind::LiftWhole => plan::EffectKind::LiftWhole,
            EffectKind::LiftAspect(aspect) => plan::EffectKind::LiftAspect(*aspect),
            EffectKind::LiftValue(aspect, value) => plan::EffectKind::LiftValue(*aspect, value.clone()),
            EffectKind::ChangeDeadline(timing, words) => {
                let lowered = self.timing(timing);
                plan::EffectKind::ChangeDeadline(lowered, self.timing_clause(words, timing))
            }
            EffectKind::ExtendDeadline(length, words) => {
                let clause = self.longer_clause(words, length);
                plan::EffectKind::ExtendDeadline(self.nodes.expression(length), clause)
            }
            EffectKind::ChangeAspect(aspect, value) => plan::EffectKind::ChangeAspect(*aspect, value.clone()),
            EffectKind::ChangeDecision(actor) => plan::EffectKind::ChangeDecision(*actor),
        };
        plan::Effect { requirement: effect.requirement, kind }
    }
}

/// What an exemption rests on: its own citations, or those of the trial that frames it.
pub(crate) fn citations_of_exemption<'m>(model: &'m Model, version: &'m ExemptionVersion) -> &'m [Citation] {
    let own = &version.text.citations;
    if !own.is_empty() {
        return own;
    }
    let trial = version.trial.and_then(|trial| model.trials.get(trial.index()));
    let cited = trial.and_then(|trial| trial.versions.iter().find(|it| !it.text.citations.is_empty()));
    cited.map_or(&[], |version| &version.text.citations)
}
