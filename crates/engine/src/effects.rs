//! What exemptions do to a requirement on a day, after those that prevail over others have had their say.

use crate::error::at;
use crate::findings::Need;
use crate::ids::{ExemptionId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::plan::{AspectName, EffectKind, ExemptionVersion};
use crate::stand::Occasion;
use crate::timing::Due;
use hjemmel_value::{Date, Truth};

/// One effect of an exemption on the requirement at hand.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Effective<'a> {
    pub(crate) exemption: ExemptionId,
    /// Its version, by place.
    pub(crate) version: usize,
    /// The day on which it was read; `None` if it was read for whatever day the duty may arise on.
    pub(crate) read_on: Option<Date>,
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
    /// Those that keep the law of a day.
    pub(crate) keeping: Vec<(Date, Effective<'a>)>,
    /// Exemptions whose own exception keeps the duty, with their versions, and the days on which they were read.
    pub(crate) kept_despite: Vec<(ExemptionId, usize, Date)>,
}

/// The aspect that an effect touches; `None` for the whole.
pub(crate) fn aspect_of(kind: &EffectKind) -> Option<AspectName> {
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

impl<'a> Effects<'a> {
    /// The effects on one aspect that surely or possibly stand.
    pub(crate) fn on(&self, aspect: Option<AspectName>) -> impl Iterator<Item = &Effective<'a>> {
        self.all.iter().filter(move |effect| aspect_of(effect.kind) == aspect && !effect.truth.is_false())
    }

    /// All of them, those that keep the law of a day last.
    fn each(&self) -> impl Iterator<Item = &Effective<'a>> {
        self.all.iter().chain(self.keeping.iter().map(|(_, keeping)| keeping))
    }

    /// Whether an effect stands: its exemption reaches, and none that stands and overlaps prevails over it.
    fn stands(&self, effect: &Effective<'a>, depth: usize) -> Truth {
        let mut truth = effect.reach;
        if depth > self.all.len().saturating_add(self.keeping.len()) {
            return truth;
        }
        for prevailing in self.each().filter(|other| other.prevails(effect)) {
            truth = truth.and(self.stands(prevailing, depth.saturating_add(1)).not());
        }
        truth
    }

    /// Adds what a version does to a requirement, unless it surely does not reach.
    fn add(
        &mut self,
        machine: &Machine<'a>,
        id: RequirementId,
        exemption: ExemptionId,
        (place, version): (usize, &'a ExemptionVersion),
        read_on: Option<Date>,
        reach: Truth,
    ) -> Result<()> {
        if reach.is_false() {
            return Ok(());
        }
        for effect in version.effects.iter().filter(|effect| effect.requirement == id) {
            let kind = machine.effect_as_it_stands(id, &effect.kind)?;
            let effective = Effective {
                exemption,
                version: place,
                read_on,
                kind,
                truth: reach,
                reach,
                prevails_over: &version.prevails_over,
            };
            match kind {
                EffectKind::Keep(on) => self.keeping.push((*on, effective)),
                _ => self.all.push(effective),
            }
        }
        Ok(())
    }

    /// Lets those that prevail take away what they prevail over.
    fn settle(&mut self) {
        let truths: Vec<Truth> = self.each().map(|effect| self.stands(effect, 0)).collect();
        let each = self.all.iter_mut().chain(self.keeping.iter_mut().map(|(_, keeping)| keeping));
        each.zip(truths).for_each(|(effect, truth)| effect.truth = truth);
    }
}

impl Effective<'_> {
    /// Whether it goes before another effect on the same requirement, should both reach.
    fn prevails(&self, over: &Effective<'_>) -> bool {
        let (one, other) = (aspect_of(self.kind), aspect_of(over.kind));
        self.prevails_over.contains(&over.exemption) && (one == other || one.is_none() || other.is_none())
    }
}

/// The days on which the exemptions from a duty are read.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadOn {
    /// The day on which most are.
    pub(crate) day: Date,
    /// The day that picks the version of the duty, for those that reach duties arising; `None` if it is not known.
    pub(crate) arose: Option<Date>,
}

/// What an exemption does where the law that it would keep, or the transition that it hangs on, is not there.
const LIFT: EffectKind = EffectKind::LiftWhole;

impl<'a> Machine<'a> {
    /// An effect as it stands: a duty of which there was no version on the day whose law is kept is lifted, and so is
    /// what a trial lifts and a transition that is off would let rest.
    fn effect_as_it_stands(&self, id: RequirementId, kind: &'a EffectKind) -> Result<&'a EffectKind> {
        let stands = match kind {
            EffectKind::Keep(on) => self.in_force_on(id, *on)?.is_some(),
            EffectKind::Suspend(suspension) => match suspension.transition {
                Some(transition) => self.transition_is_on(transition)?,
                None => true,
            },
            _ => true,
        };
        Ok(if stands { kind } else { &LIFT })
    }

    /// What exemptions do to an occasion of a requirement; one that would let it rest and has nothing to cover does
    /// nothing.
    pub(crate) fn effects_on(&mut self, occasion: &Occasion<'a>) -> Result<Effects<'a>> {
        let mut effects = self.effects_at(occasion)?;
        let before = effects.all.len();
        for effect in std::mem::take(&mut effects.all) {
            let idle = match effect.kind {
                EffectKind::Suspend(suspension) => self.rested(occasion, suspension)?.is_none(),
                _ => false,
            };
            if !idle {
                effects.all.push(effect);
            }
        }
        if effects.all.len() < before {
            effects.settle();
        }
        Ok(effects)
    }

    /// What exemptions do to an occasion: on the day on which it is read, or on any if that is not known.
    pub(crate) fn effects_at(&mut self, occasion: &Occasion<'a>) -> Result<Effects<'a>> {
        match occasion.deadline.due {
            Due::Unknown => self.effects_whenever(occasion.id),
            Due::On(_) | Due::Without => {
                self.effects(occasion.id, ReadOn { day: occasion.read_on, arose: occasion.arose() })
            }
        }
    }

    /// What exemptions do to a requirement on a day.
    pub(crate) fn effects(&mut self, id: RequirementId, read_on: ReadOn) -> Result<Effects<'a>> {
        let mut effects = Effects::default();
        for exemption in &self.requirement(id)?.exemptions {
            let row = at(&self.plan.exemptions, exemption.index(), "an exemption is missing")?;
            self.add_effects(&mut effects, id, *exemption, read_on.day, false)?;
            if row.versions.iter().any(|version| version.reaches_arising) {
                match read_on.arose {
                    Some(arose) => self.add_effects(&mut effects, id, *exemption, arose, true)?,
                    None => self.add_whenever(&mut effects, id, *exemption, |version| version.reaches_arising)?,
                }
            }
        }
        effects.settle();
        Ok(effects)
    }

    /// What an exemption does to a requirement on a day, if its version of that day is one of those that are read on it.
    fn add_effects(
        &mut self,
        effects: &mut Effects<'a>,
        id: RequirementId,
        exemption: ExemptionId,
        day: Date,
        arising: bool,
    ) -> Result<()> {
        let Some((place, version)) = self.exemption_version(exemption, self.law_day(day))? else { return Ok(()) };
        if version.reaches_arising != arising || version.effects.iter().all(|effect| effect.requirement != id) {
            return Ok(());
        }
        let reach = self.reach(exemption, day)?;
        if reach.kept {
            effects.kept_despite.push((exemption, place, day));
        }
        effects.add(self, id, exemption, (place, version), Some(day), reach.truth)
    }

    /// What some versions of an exemption may do to a requirement, on whatever day they are read.
    fn add_whenever(
        &mut self,
        effects: &mut Effects<'a>,
        id: RequirementId,
        exemption: ExemptionId,
        which: impl Fn(&ExemptionVersion) -> bool,
    ) -> Result<()> {
        let row = at(&self.plan.exemptions, exemption.index(), "an exemption is missing")?;
        for (place, version) in row.versions.iter().enumerate() {
            if which(version) && version.effects.iter().any(|effect| effect.requirement == id) {
                let truth = self.reaches_whenever(row, version)?;
                effects.add(self, id, exemption, (place, version), None, truth)?;
            }
        }
        Ok(())
    }

    /// What exemptions do to a requirement on whatever day it is read: any of their versions may be in force on it.
    fn effects_whenever(&mut self, id: RequirementId) -> Result<Effects<'a>> {
        let mut effects = Effects::default();
        for exemption in &self.requirement(id)?.exemptions {
            self.add_whenever(&mut effects, id, *exemption, |_| true)?;
        }
        effects.settle();
        Ok(effects)
    }

    /// What would settle whether the law of a day is kept.
    pub(crate) fn keeping_needs(&mut self, effects: &Effects<'a>, on: Date, day: Date) -> Result<Vec<Need>> {
        let keeping = effects.keeping.iter().filter(|(kept, _)| *kept == on).map(|(_, effect)| effect);
        self.needs_to_stand(effects, keeping, day)
    }

    /// What would settle whether some effects stand.
    pub(crate) fn effect_needs(
        &mut self,
        effects: &Effects<'a>,
        of: impl Fn(&Effective<'a>) -> bool,
        day: Date,
    ) -> Result<Vec<Need>> {
        self.needs_to_stand(effects, effects.all.iter().filter(|effect| of(effect)), day)
    }

    /// What those of some effects need that may stand: their exemptions, and what may prevail over them.
    fn needs_to_stand<'e>(
        &mut self,
        effects: &'e Effects<'a>,
        of: impl Iterator<Item = &'e Effective<'a>>,
        day: Date,
    ) -> Result<Vec<Need>> {
        let mut waiting: Vec<&Effective<'a>> = of.collect();
        let mut seen: Vec<&Effective<'a>> = Vec::new();
        let mut needs = Vec::new();
        while let Some(effect) = waiting.pop() {
            if !effect.truth.is_unknown() || seen.iter().any(|other| std::ptr::eq(*other, effect)) {
                continue;
            }
            let asked = seen.iter().any(|it| it.exemption == effect.exemption && it.read_on == effect.read_on);
            if effect.reach.is_unknown() && !asked {
                needs.extend(self.reach_needs(effect.exemption, effect.read_on.unwrap_or(day))?);
            }
            seen.push(effect);
            waiting.extend(effects.each().filter(|other| other.prevails(effect)));
        }
        Ok(tidy(needs))
    }
}
