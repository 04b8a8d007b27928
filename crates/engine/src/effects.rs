//! What exemptions do to a requirement on a day, after those that prevail over others have had their say.

use crate::error::at;
use crate::findings::Need;
use crate::ids::{ExemptionId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::plan::{AspectName, EffectKind, ExemptionVersion};
use hjemmel_value::{Date, Truth};

/// One effect of an exemption on the requirement at hand.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Effective<'a> {
    pub(crate) exemption: ExemptionId,
    /// Its version, by place.
    pub(crate) version: usize,
    pub(crate) kind: &'a EffectKind,
    /// Whether it has this effect.
    pub(crate) truth: Truth,
    /// Whether the exemption reaches the duty, prevailing or not.
    reach: Truth,
    prevails_over: &'a [ExemptionId],
}

/// What exemptions do to a requirement on a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Effects<'a> {
    pub(crate) all: Vec<Effective<'a>>,
    /// Exemptions whose own exception keeps the duty, with their versions.
    pub(crate) kept_despite: Vec<(ExemptionId, usize)>,
}

/// The aspect that an effect touches; `None` for the whole.
pub(crate) fn aspect_of(kind: &EffectKind) -> Option<AspectName> {
    match kind {
        EffectKind::LiftWhole => None,
        EffectKind::LiftAspect(aspect) | EffectKind::LiftValue(aspect, _) | EffectKind::ChangeAspect(aspect, _) => {
            Some(*aspect)
        }
        EffectKind::ChangeDeadline(..) | EffectKind::ExtendDeadline(..) => Some(AspectName::Deadline),
        EffectKind::ChangeDecision(_) => Some(AspectName::Decision),
    }
}

impl<'a> Effects<'a> {
    /// The effects on one aspect that surely or possibly stand.
    pub(crate) fn on(&self, aspect: Option<AspectName>) -> impl Iterator<Item = &Effective<'a>> {
        self.all.iter().filter(move |effect| aspect_of(effect.kind) == aspect && !effect.truth.is_false())
    }

    /// Whether an effect stands: its exemption reaches, and none that stands and overlaps prevails over it.
    fn stands(&self, place: usize, depth: usize) -> Truth {
        let Some(effect) = self.all.get(place) else { return Truth::False };
        let mut truth = effect.reach;
        if depth > self.all.len() {
            return truth;
        }
        for (other, prevailing) in self.all.iter().enumerate() {
            if self.prevails(prevailing, effect) {
                truth = truth.and(self.stands(other, depth.saturating_add(1)).not());
            }
        }
        truth
    }

    /// Adds what a version does to a requirement, unless it surely does not reach.
    fn add(
        &mut self,
        id: RequirementId,
        exemption: ExemptionId,
        place: usize,
        version: &'a ExemptionVersion,
        reach: Truth,
    ) {
        if reach.is_false() {
            return;
        }
        let touching = version.effects.iter().filter(|effect| effect.requirement == id);
        self.all.extend(touching.map(|effect| Effective {
            exemption,
            version: place,
            kind: &effect.kind,
            truth: reach,
            reach,
            prevails_over: &version.prevails_over,
        }));
    }

    /// Lets those that prevail take away what they prevail over.
    fn settle(&mut self) {
        if self.all.iter().any(|effect| !effect.prevails_over.is_empty()) {
            let truths: Vec<Truth> = (0..self.all.len()).map(|place| self.stands(place, 0)).collect();
            for (effect, truth) in self.all.iter_mut().zip(truths) {
                effect.truth = truth;
            }
        }
    }

    fn prevails(&self, prevailing: &Effective<'a>, over: &Effective<'a>) -> bool {
        let (one, other) = (aspect_of(prevailing.kind), aspect_of(over.kind));
        prevailing.prevails_over.contains(&over.exemption) && (one == other || one.is_none() || other.is_none())
    }
}

impl<'a> Machine<'a> {
    /// What exemptions do to a requirement on a day.
    pub(crate) fn effects(&mut self, id: RequirementId, day: Date) -> Result<Effects<'a>> {
        let mut effects = Effects::default();
        for exemption in &self.requirement(id)?.exemptions {
            let Some((place, version)) = self.exemption_version(*exemption, self.law_day(day))? else { continue };
            if version.effects.iter().all(|effect| effect.requirement != id) {
                continue;
            }
            let reach = self.reach(*exemption, day)?;
            if reach.kept {
                effects.kept_despite.push((*exemption, place));
            }
            effects.add(id, *exemption, place, version, reach.truth);
        }
        effects.settle();
        Ok(effects)
    }

    /// What exemptions do to a requirement on whatever day it is read: any of their versions may be in force on it.
    pub(crate) fn effects_whenever(&mut self, id: RequirementId) -> Result<Effects<'a>> {
        let mut effects = Effects::default();
        for exemption in &self.requirement(id)?.exemptions {
            let row = at(&self.plan.exemptions, exemption.index(), "an exemption is missing")?;
            for (place, version) in row.versions.iter().enumerate() {
                if version.effects.iter().any(|effect| effect.requirement == id) {
                    let truth = self.reaches_whenever(row, version)?;
                    effects.add(id, *exemption, place, version, truth);
                }
            }
        }
        effects.settle();
        Ok(effects)
    }

    /// What would settle whether some effects stand: what their exemptions need, and those that may prevail.
    pub(crate) fn effect_needs(
        &mut self,
        effects: &Effects<'a>,
        of: impl Fn(&Effective<'a>) -> bool,
        day: Date,
    ) -> Result<Vec<Need>> {
        let mut waiting: Vec<&Effective<'a>> =
            effects.all.iter().filter(|effect| effect.truth.is_unknown() && of(effect)).collect();
        let mut seen: Vec<ExemptionId> = Vec::new();
        let mut needs = Vec::new();
        while let Some(effect) = waiting.pop() {
            if seen.contains(&effect.exemption) {
                continue;
            }
            seen.push(effect.exemption);
            if effect.reach.is_unknown() {
                needs.extend(self.reach_needs(effect.exemption, day)?);
            }
            waiting.extend(effects.all.iter().filter(|other| effects.prevails(other, effect)));
        }
        Ok(tidy(needs))
    }
}
