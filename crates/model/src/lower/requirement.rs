//! Requirements.

use super::Lowering;
use crate::model::{EffectKind, ForEach, Requirement, RequirementVersion};
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan;
use hjemmel_syntax::tree::ClauseKind;
use hjemmel_value::Date;
use std::collections::{BTreeMap, BTreeSet};

impl Lowering<'_> {
    pub(super) fn requirements(&mut self) -> Vec<plan::Requirement> {
        let exemptions = self.exemptions_by_requirement();
        let displacers = self.displacers_by_requirement();
        let mut all = Vec::with_capacity(self.model.requirements.len());
        for (place, requirement) in self.model.requirements.iter().enumerate() {
            let id = RequirementId::at(place);
            all.push(plan::Requirement {
                rulebook: requirement.rulebook,
                named: requirement.named.clone(),
                for_each: requirement.for_each.as_ref().map(|each| match each {
                    ForEach::Event(query) => plan::ForEach::Event(self.nodes.query(query)),
                    ForEach::Day { when, from, anew, called } => {
                        let (when, called) = (self.nodes.expression(when), called.clone());
                        plan::ForEach::Day { when, from: *from, anew: *anew, called }
                    }
                    ForEach::Period { same, from } => plan::ForEach::Period {
                        same: same.iter().map(|one| self.nodes.expression(one)).collect(),
                        gives: same.iter().map(|one| one.ty).collect(),
                        from: from.clone(),
                    },
                    ForEach::Decision { by } => {
                        let of = crate::checks::decidable_by(self.model, *by).into_iter().collect();
                        plan::ForEach::Decision { by: *by, of }
                    }
                }),
                versions: requirement.versions.iter().map(|version| self.requirement(version)).collect(),
                exemptions: exemptions.get(&id).into_iter().flatten().copied().collect(),
                displaced_by: displacers.get(&id).into_iter().flatten().copied().collect(),
                transitions: self.transitions_of(id),
                law_kept_of: self.law_kept_of(id, requirement),
            });
        }
        all
    }

    /// The days whose law exemptions keep for a requirement.
    fn law_kept_of(&self, id: RequirementId, requirement: &Requirement) -> Vec<Date> {
        if requirement.versions.iter().any(|version| version.modality == plan::Modality::MustNot) {
            return Vec::new();
        }
        let versions = self.model.exemptions.iter().flat_map(|exemption| &exemption.versions);
        let effects = versions.flat_map(|version| &version.effects).filter(|effect| effect.requirement == id);
        let kept = effects.filter_map(|effect| match effect.kind {
            EffectKind::Keep(on) => Some(on),
            _ => None,
        });
        kept.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn exemptions_by_requirement(&self) -> BTreeMap<RequirementId, BTreeSet<ExemptionId>> {
        let mut all: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (place, exemption) in self.model.exemptions.iter().enumerate() {
            for effect in exemption.versions.iter().flat_map(|version| &version.effects) {
                all.entry(effect.requirement).or_default().insert(ExemptionId::at(place));
            }
        }
        all
    }

    fn displacers_by_requirement(&self) -> BTreeMap<RequirementId, BTreeSet<RequirementId>> {
        let mut all: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (place, requirement) in self.model.requirements.iter().enumerate() {
            for displaced in requirement.versions.iter().flat_map(|version| &version.instead_of) {
                all.entry(*displaced).or_default().insert(RequirementId::at(place));
            }
        }
        all
    }

    fn requirement(&mut self, version: &RequirementVersion) -> plan::RequirementVersion {
        let when = self.when(&version.when);
        let unless = self.unless(&version.unless);
        let timing = self.nodes.timing(&version.timing);
        let timing_clause = version.timing_words.as_ref().map(|(words, _)| self.timing_clause(words, &version.timing));
        let met_by = self.matches(&version.met_by, ClauseKind::MetBy);
        let broken_by = self.matches(&version.broken_by, ClauseKind::BrokenBy);
        let states = (version.states.iter())
            .map(|stated| plan::Stated {
                named: stated.named.clone(),
                value: self.nodes.expression(&stated.value),
                gives: stated.value.ty,
            })
            .collect();
        plan::RequirementVersion {
            in_force: version.in_force.clone(),
            groups: version.groups.clone(),
            when,
            unless,
            actor: version.actor,
            modality: version.modality,
            action: version.action.clone(),
            timing,
            timing_clause,
            form: version.form.clone(),
            content: version.content.clone(),
            documents: version.documents.clone(),
            decided_by: version.decided_by,
            met_by,
            broken_by,
            counts_earlier_events: version.counts_earlier_events,
            spends_its_events: version.spends_its_events,
            states,
            conventions: version.conventions,
            moves_by: version.moves_by,
            text: version.text.clone(),
        }
    }
}
