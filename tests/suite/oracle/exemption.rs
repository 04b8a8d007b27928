//! Which exemptions reach a duty on a day, and which of their effects remain once some have prevailed.

use super::Oracle;
use super::answer::{Held, each};
use super::frame::{Frame, covers};
use super::sharpen::Settled;
use hjemmel_engine::findings::{Need, WouldTouch};
use hjemmel_engine::ids::{ExemptionId, ProposalId, RequirementId};
use hjemmel_engine::plan::AspectName;
use hjemmel_model::model::{EffectKind, ExemptionVersion, TrialVersion};
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

/// An effect on the requirement at hand.
#[derive(Clone, Debug)]
pub(crate) struct Effective<'m> {
    pub(crate) exemption: ExemptionId,
    pub(crate) version: usize,
    pub(crate) kind: &'m EffectKind,
    /// The day on which it was read.
    pub(crate) read_on: Option<Date>,
    /// It surely has this effect; else it may.
    pub(crate) sure: bool,
    /// What would settle it.
    pub(crate) needs: BTreeSet<Need>,
}

/// What reaches a duty on a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reaching<'m> {
    pub(crate) effects: Vec<Effective<'m>>,
    /// Exemptions whose own `unless` kept them from it.
    pub(crate) kept_despite: Vec<ExemptionId>,
}

/// What is done where the law that would be kept is not there.
pub(crate) const LIFT: EffectKind = EffectKind::LiftWhole;

/// The aspect that an effect touches; the whole touches all.
pub(crate) fn aspect(kind: &EffectKind) -> Option<AspectName> {
    match kind {
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

impl<'a> Oracle<'a> {
    fn effects_of(&self, version: &'a ExemptionVersion, requirement: RequirementId) -> Vec<&'a EffectKind> {
        let touching = version.effects.iter().filter(|it| it.requirement == requirement);
        touching.map(|it| self.as_it_stands(requirement, &it.kind)).collect()
    }

    fn trial_on(&self, version: &ExemptionVersion, day: Date) -> Option<Option<&'a TrialVersion>> {
        let Some(trial) = version.trial else { return Some(None) };
        let trial = &self.model.trials[trial.index()];
        let place = self.version_on(trial.rulebook, trial.versions.iter().map(|it| &it.in_force), day)?;
        Some(Some(&trial.versions[place]))
    }

    /// Trial, groups and `when`: all that has to hold but the exemption's own `unless`.
    fn framed(&self, trial: Option<&TrialVersion>, version: &ExemptionVersion, frame: &Frame<'_>) -> Held {
        each(&[
            &|| trial.map_or(Held::sure(true), |it| self.conditions(&it.when, &it.unless, frame)),
            &|| self.any_group(&version.groups, frame),
            &|| self.conditions(&version.when, &[], frame),
        ])
    }

    fn own_unless(&self, version: &ExemptionVersion, frame: &Frame<'_>) -> Held {
        self.conditions(&[], &version.unless, frame).not()
    }

    /// Whether a version of an exemption reaches, its trial given.
    fn reaches(&self, trial: Option<&TrialVersion>, version: &ExemptionVersion, frame: &Frame<'_>) -> Settled {
        self.settle(frame, |frame| {
            each(&[&|| self.framed(trial, version, frame), &|| self.own_unless(version, frame).not()])
        })
    }

    /// What had to be switched on for an exemption that had a part in a line.
    pub(crate) fn marks_on(&self, id: ExemptionId, day: Date) -> Vec<ProposalId> {
        let exemption = &self.model.exemptions[id.index()];
        let days = exemption.versions.iter().map(|it| &it.in_force);
        let Some(version) = self.version_on(exemption.rulebook, days, day) else { return Vec::new() };
        let version = &exemption.versions[version];
        let mut marks = self.marks(exemption.rulebook, &version.in_force);
        if let Some(trial) = version.trial {
            let trial = &self.model.trials[trial.index()];
            let days = trial.versions.iter().map(|it| &it.in_force);
            if let Some(place) = self.version_on(trial.rulebook, days, day) {
                marks.extend(self.marks(trial.rulebook, &trial.versions[place].in_force));
            }
        }
        marks
    }

    /// What would settle whether an exemption reaches a duty on a day.
    pub(crate) fn exemption_needs(&self, id: ExemptionId, day: Date) -> BTreeSet<Need> {
        let exemption = &self.model.exemptions[id.index()];
        let days = exemption.versions.iter().map(|it| &it.in_force);
        let version = self.version_on(exemption.rulebook, days, day).map(|it| &exemption.versions[it]);
        let framed = version.and_then(|version| Some((version, self.trial_on(version, day)?)));
        let needs = |(version, trial)| self.unread(|| self.reaches(trial, version, &Frame::on(day, day)).needs);
        framed.map_or(BTreeSet::new(), needs)
    }

    /// The exemptions that reach a duty on a day, surely or perhaps, those that prevail taken into account.
    pub(crate) fn reaching(&self, requirement: RequirementId, day: Date, arose: Option<Date>) -> Reaching<'a> {
        self.untouched(|| self.reaching_on(requirement, day, arose, &|_| false))
    }

    /// The same for a duty on its reading day, where a suspension that has nothing to suspend is idle.
    pub(crate) fn reaching_case(&self, case: &super::duty::Case, arose: Option<Date>) -> Reaching<'a> {
        let idle = |kind: &EffectKind| match kind {
            EffectKind::Suspend(suspension) => self.rests_never(case, suspension),
            _ => false,
        };
        self.untouched(|| self.reaching_on(case.requirement, case.reading, arose, &idle))
    }

    fn reaching_on(
        &self,
        requirement: RequirementId,
        on: Date,
        arose: Option<Date>,
        idle: &dyn Fn(&EffectKind) -> bool,
    ) -> Reaching<'a> {
        let mut reaching = Reaching::default();
        let mut prevails: Vec<(ExemptionId, &[ExemptionId])> = Vec::new();
        for (place, exemption) in self.model.exemptions.iter().enumerate() {
            let id = ExemptionId::at(place);
            let arises = exemption.versions.iter().any(|it| it.reaches_arising);
            for (day, arising) in [(Some(on), false), (arose, true)] {
                if arising && !arises {
                    continue;
                }
                let Some(day) = day else {
                    self.add_whenever(requirement, id, &BTreeSet::new(), true, &mut reaching, &mut prevails);
                    continue;
                };
                let days = exemption.versions.iter().map(|it| &it.in_force);
                let Some(in_force) = self.version_on(exemption.rulebook, days, day) else { continue };
                let version = &exemption.versions[in_force];
                let effects = self.effects_of(version, requirement);
                if effects.is_empty() || version.reaches_arising != arising {
                    continue;
                }
                let frame = Frame::on(day, day);
                let Some(trial) = self.trial_on(version, day) else { continue };
                let reaches = self.reaches(trial, version, &frame);
                let kept = self.unread(|| {
                    self.framed(trial, version, &frame).is_true() && self.own_unless(version, &frame).is_true()
                });
                if kept && !reaching.kept_despite.contains(&id) {
                    reaching.kept_despite.push(id);
                }
                if reaches.truth.is_false() {
                    continue;
                }
                prevails.push((id, &version.prevails_over));
                reaching.effects.extend(effects.into_iter().filter(|kind| !idle(kind)).map(|kind| Effective {
                    exemption: id,
                    version: in_force,
                    read_on: Some(day),
                    kind,
                    sure: reaches.truth.is_true(),
                    needs: reaches.needs.clone(),
                }));
            }
        }
        settle_prevailing(&mut reaching.effects, &prevails);
        reaching
    }

    /// Proposed exemptions that are off and would have touched a duty on its reading day.
    pub(crate) fn would_touch(
        &self,
        requirement: RequirementId,
        read_on: Date,
        clock: Option<Date>,
    ) -> Vec<WouldTouch> {
        let mut touching = Vec::new();
        for (place, exemption) in self.model.exemptions.iter().enumerate() {
            for version in &exemption.versions {
                let day = if version.reaches_arising { clock.unwrap_or(self.as_of()) } else { read_on };
                if !covers(&version.in_force, self.law_day(day)) || self.effects_of(version, requirement).is_empty() {
                    continue;
                }
                let mut marks = self.marks(exemption.rulebook, &version.in_force);
                let trial = match (self.trial_on(version, day), version.trial) {
                    (Some(trial), _) => trial,
                    (None, None) => continue,
                    (None, Some(trial)) => {
                        let trial = &self.model.trials[trial.index()];
                        let off = trial.versions.iter().find(|it| covers(&it.in_force, self.law_day(day)));
                        let Some(off) = off else { continue };
                        marks.extend(self.marks(trial.rulebook, &off.in_force));
                        Some(off)
                    }
                };
                let off: BTreeSet<ProposalId> =
                    marks.into_iter().filter(|mark| !self.options.proposals.contains(mark)).collect();
                if off.is_empty() {
                    continue;
                }
                let reaches = self.reaches(trial, version, &Frame::on(day, day));
                if reaches.truth != Truth::False {
                    let exemption = Some(ExemptionId::at(place));
                    touching.extend(off.into_iter().map(|proposal| WouldTouch { proposal, requirement, exemption }));
                }
            }
        }
        touching
    }
}

/// In the order of the prevailing relation: who prevails is settled before those over whom it does.
pub(crate) fn settle_prevailing(effects: &mut Vec<Effective<'_>>, prevails: &[(ExemptionId, &[ExemptionId])]) {
    let mut left: Vec<&(ExemptionId, &[ExemptionId])> = prevails.iter().collect();
    while !left.is_empty() {
        let free = left
            .iter()
            .position(|(id, _)| !left.iter().any(|(other, over)| other != id && over.contains(id)))
            .expect("the relation has no circle");
        let (id, over) = left.remove(free);
        let prevailing: Vec<Effective<'_>> = effects.iter().filter(|it| it.exemption == *id).cloned().collect();
        for effect in prevailing {
            let touches = |other: &Effective<'_>| {
                let (one, two) = (aspect(effect.kind), aspect(other.kind));
                over.contains(&other.exemption) && (one.is_none() || two.is_none() || one == two)
            };
            if effect.sure {
                effects.retain(|other| !touches(other));
            } else {
                for other in effects.iter_mut().filter(|other| touches(other)) {
                    other.sure = false;
                    other.needs.extend(effect.needs.iter().copied());
                }
            }
        }
    }
}
