//! Exemptions, and the transitions by which duties pass on.

use super::Lowering;
use crate::model::{Effect, EffectKind, ExemptionVersion, Model, Rest, Suspension};
use hjemmel_engine::ids::{RequirementId, TransitionId};
use hjemmel_engine::plan::{self, TransitionKind};
use hjemmel_value::{Citation, Date};

impl Lowering<'_> {
    pub(super) fn exemptions(&mut self) -> Vec<plan::Exemption> {
        let mut all = Vec::with_capacity(self.model.exemptions.len());
        for exemption in &self.model.exemptions {
            all.push(plan::Exemption {
                rulebook: exemption.rulebook,
                named: exemption.named.clone(),
                decided_by: exemption.versions.iter().find_map(|version| version.decided_by).map(|(actor, _)| actor),
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
            reaches_arising: version.reaches_arising,
            text,
        }
    }

    fn effect(&mut self, effect: &Effect) -> plan::Effect {
        let kind = match &effect.kind {
            EffectKind::LiftWhole => plan::EffectKind::LiftWhole,
            EffectKind::LiftAspect(aspect) => plan::EffectKind::LiftAspect(*aspect),
            EffectKind::LiftValue(aspect, value) => plan::EffectKind::LiftValue(*aspect, value.clone()),
            EffectKind::ChangeDeadline(timing, words) => {
                let lowered = self.nodes.timing(timing);
                plan::EffectKind::ChangeDeadline(lowered, self.timing_clause(words, timing))
            }
            EffectKind::ExtendDeadline(length, words) => {
                let clause = self.longer_clause(words, length);
                plan::EffectKind::ExtendDeadline(self.nodes.expression(length), clause)
            }
            EffectKind::Suspend(suspension) => plan::EffectKind::Suspend(self.suspension(suspension)),
            EffectKind::Keep(on) => plan::EffectKind::Keep(*on),
            EffectKind::ChangeAspect(aspect, value) => plan::EffectKind::ChangeAspect(*aspect, value.clone()),
            EffectKind::ChangeDecision(actor) => plan::EffectKind::ChangeDecision(*actor),
        };
        plan::Effect { requirement: effect.requirement, kind }
    }
}

impl Lowering<'_> {
    fn suspension(&mut self, suspension: &Suspension) -> plan::Suspension {
        let during = match &suspension.during {
            Rest::Periods(periods) => plan::Rest::Periods(self.nodes.query(&periods.0)),
            Rest::Trial(trial) => plan::Rest::Trial(*trial),
        };
        let clause = self.suspension_clause(suspension);
        let then = self.nodes.expression(&suspension.then);
        plan::Suspension { during, then, clause, transition: suspension.transition }
    }

    pub(super) fn transitions(&mut self) -> Vec<plan::Transition> {
        let rows = self.model.transitions.iter().map(|transition| plan::Transition {
            rulebook: transition.rulebook,
            named: transition.named.clone(),
            in_force: transition.in_force.clone(),
            kind: transition.kind.unwrap_or(TransitionKind::OldRunOn),
            text: transition.text.clone(),
            instead_of: transition.instead_of,
        });
        rows.collect()
    }

    /// The transitions of a requirement, in the order in which new versions take over.
    pub(super) fn transitions_of(&self, requirement: RequirementId) -> Vec<TransitionId> {
        let mut found: Vec<(Option<Date>, TransitionId)> = Vec::new();
        for (place, transition) in self.model.transitions.iter().enumerate() {
            let on = match transition.kind {
                Some(TransitionKind::TakesOver { on, .. }) => Some(on),
                Some(TransitionKind::OldRunOn) => None,
                Some(TransitionKind::WhenItEnds) | None => continue,
            };
            if transition.requirements.contains(&requirement) {
                found.push((on, TransitionId::at(place)));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, transition)| transition).collect()
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
