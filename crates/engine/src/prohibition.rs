//! A must-not: read on the day of each act that may have broken it, and otherwise on the evaluation date.

use crate::effects::{Effective, Effects, ReadOn, aspect_of};
use crate::events::List;
use crate::findings::{EventRole, Need, Reason, ReasonKind, Status};
use crate::frame::{EventAt, Frame};
use crate::ids::{FactId, ProposalId, RequirementId};
use crate::line::Acts;
use crate::machine::{Machine, Result, tidy};
use crate::meets::Fit;
use crate::needs::Missing;
use crate::plan::{EventMatch, Modality, RequirementVersion};
use crate::sharpen::Asked;
use crate::stand::{Doubt, Occasion, Owed, question};
use crate::timing::Deadline;
use hjemmel_value::{Date, Truth};

/// The first act that surely broke a must-not; else the first of which it is not known.
#[derive(Debug)]
pub(crate) struct Broken<'a> {
    place: usize,
    version: &'a RequirementVersion,
    act: Fit,
    asked: Asked,
    effects: Effects<'a>,
    /// Proposals of groups and definitions that were read for whom it concerned that day.
    proposals: Vec<ProposalId>,
    /// What would settle it; of all acts of which it is not known.
    needs: Vec<Need>,
}

impl<'a> Broken<'a> {
    /// Whether the act surely broke it.
    pub(crate) fn is_sure(&self) -> bool {
        self.act.truth.is_true()
    }

    /// The must-not as it stood on the day of the act.
    fn occasion(&self, id: RequirementId) -> Occasion<'a> {
        Occasion {
            id,
            place: self.place,
            version: self.version,
            occurrence: None,
            clock: None,
            law: self.act.date,
            kept: false,
            deadline: Deadline::without(1, true),
            read_on: self.act.date,
            surely_governed: false,
            proposals: Vec::new(),
        }
    }
}

impl<'a> Machine<'a> {
    /// Looks for acts that broke a must-not, in order of date.
    pub(crate) fn broken(&mut self, id: RequirementId) -> Result<Option<Broken<'a>>> {
        let mut doubtful: Option<Broken<'a>> = None;
        for (date, list, place) in self.acts(id)? {
            self.reads.begin();
            let broken = self.broken_by(id, date, list, place)?;
            self.reads.end_without_proposals();
            let Some(broken) = broken else { continue };
            if broken.act.truth.is_true() {
                return Ok(Some(broken));
            }
            match &mut doubtful {
                Some(first) => first.needs.extend(broken.needs),
                None => doubtful = Some(broken),
            }
        }
        Ok(doubtful)
    }

    /// All seen events of the lists that any version of a must-not watches, by date.
    fn acts(&mut self, id: RequirementId) -> Result<Vec<(Date, List<'a>, usize)>> {
        let requirement = self.requirement(id)?;
        let mut lists: Vec<FactId> = Vec::new();
        for version in &requirement.versions {
            if self.standing(requirement.rulebook, &version.in_force) != crate::version::Standing::Off {
                lists.extend(version.broken_by.iter().map(|clause| clause.query.events));
            }
        }
        lists.sort_unstable();
        lists.dedup();
        let mut acts = Vec::new();
        for list in lists {
            let list = self.list(list)?;
            for (place, event) in list.events.iter().enumerate() {
                self.step()?;
                if event.date > self.as_of() {
                    break;
                }
                acts.push((event.date, list, place));
            }
        }
        acts.sort_by_key(|(date, _, _)| *date);
        Ok(acts)
    }

    /// Whether one act broke it or may have; `None` if it surely did not.
    fn broken_by(&mut self, id: RequirementId, date: Date, list: List<'a>, place: usize) -> Result<Option<Broken<'a>>> {
        let Some((version_place, version)) = self.in_force_on(id, date)? else { return Ok(None) };
        let Some(event) = list.events.get(place) else { return Ok(None) };
        if version.modality != Modality::MustNot {
            return Ok(None);
        }
        let here = EventAt { list: list.fact, place, event, kind: list.kind };
        let frame = self.frame(date, date).with_event(here);
        let mut matches = Truth::False;
        for clause in version.broken_by.iter().filter(|clause| clause.query.events == list.fact) {
            matches = matches.or(self.matches(clause, frame)?);
            if matches.is_true() {
                break;
            }
        }
        if matches.is_false() {
            return Ok(None);
        }
        let outside = Frame { event: None, ..frame };
        self.reads.begin();
        let asked = self.ask(&question(version), outside)?;
        let proposals = self.reads.proposals();
        self.reads.end();
        if asked.truth.is_false() {
            return Ok(None);
        }
        let effects = self.effects(id, ReadOn { day: date, arose: Some(date) })?;
        let lifted = effects.on(None).fold(Truth::False, |lifted, effect| lifted.or(effect.truth));
        let truth = matches.and(asked.truth).and(lifted.not());
        if truth.is_false() {
            return Ok(None);
        }
        let mut needs = asked.needs.clone();
        if truth.is_unknown() {
            let whole = |effect: &Effective<'a>| aspect_of(effect.kind).is_none();
            needs.extend(self.effect_needs(&effects, whole, date)?);
            if matches.is_unknown() {
                needs.extend(self.match_needs(version, frame)?);
            }
        }
        let act = Fit { date, list: list.fact, place, truth, alone: truth, wrong: None, by: None };
        Ok(Some(Broken { place: version_place, version, act, asked, effects, proposals, needs }))
    }

    /// Whether the event at hand is one that a clause means.
    fn matches(&mut self, clause: &'a EventMatch, frame: Frame<'a>) -> Result<Truth> {
        let Some(here) = frame.event else { return Ok(Truth::False) };
        let span = self.window(&clause.query, Frame { event: None, ..frame })?;
        let within = span.holds(here.event.date);
        match clause.query.condition {
            Some(condition) if !within.is_false() => Ok(within.and(self.truth(condition, frame)?)),
            _ => Ok(within),
        }
    }

    fn match_needs(&mut self, version: &'a RequirementVersion, frame: Frame<'a>) -> Result<Vec<Need>> {
        let Some(here) = frame.event else { return Ok(Vec::new()) };
        let mut missing = Missing::default();
        self.quietly(|machine| {
            for clause in version.broken_by.iter().filter(|clause| clause.query.events == here.list) {
                if !machine.matches(clause, frame)?.is_unknown() {
                    continue;
                }
                machine.missing_window(&clause.query, Frame { event: None, ..frame }, &mut missing)?;
                if let Some(condition) = clause.query.condition {
                    machine.missing(condition, frame, &mut missing)?;
                }
            }
            Ok(())
        })?;
        Ok(missing.all())
    }

    /// Writes a must-not that was broken; or, if it is not known whether an act broke it, one that is owed all the same.
    pub(crate) fn write_broken(&mut self, id: RequirementId, broken: Broken<'a>) -> Result<()> {
        let because = self.because_broken(id, &broken)?;
        let surely = broken.is_sure();
        let occasion = broken.occasion(id);
        let owed = Owed {
            deadline: occasion.deadline.clone(),
            aspect: None,
            conflict: None,
            kept_despite: tidy(broken.effects.kept_despite.iter().map(|(exemption, ..)| *exemption).collect()),
            perhaps_lifted: (Vec::new(), Vec::new()),
            proposals: tidy([self.version_proposals(id, broken.version)?, broken.proposals].concat()),
            because,
        };
        let mut acts = Acts::none(if surely { Status::Broken } else { Status::Unknown });
        acts.broken_on = surely.then_some(broken.act.date);
        acts.needs = if surely { Vec::new() } else { tidy(broken.needs) };
        self.write_duty(&occasion, owed, acts)
    }

    /// Writes a must-not that is owed only if a doubtful act broke it, or if what else is needed says so.
    pub(crate) fn write_doubtful(&mut self, id: RequirementId, broken: Broken<'a>, needs: Vec<Need>) -> Result<()> {
        let because = self.because_broken(id, &broken)?;
        let occasion = broken.occasion(id);
        let needs = [needs, broken.needs].concat();
        self.write_undetermined(&occasion, Doubt { needs, because })
    }

    fn because_broken(&mut self, id: RequirementId, broken: &Broken<'a>) -> Result<Vec<Reason>> {
        let act = broken.act;
        let frame = self.frame(act.date, act.date);
        let occasion = broken.occasion(id);
        let mut because = self.because_asked(&occasion, &broken.asked, frame)?;
        for effect in broken.effects.on(None) {
            let (exemption, version, truth) = (effect.exemption, effect.version, effect.truth);
            let reason = self.reason(ReasonKind::Exemption { exemption, version, truth, on: act.date })?;
            because.push(reason);
        }
        let role = if broken.is_sure() { EventRole::Breaks } else { EventRole::NotKnown };
        let reason = self.because_event(&act, role)?;
        because.push(reason);
        Ok(because)
    }

    /// How many lines say that something does not apply, lies outside, or was lifted.
    pub(crate) fn ended(&self) -> (usize, usize, usize) {
        (self.findings.not_applicable.len(), self.findings.outside.len(), self.findings.lifted.len())
    }

    /// A must-not that does not apply today, and whose acts are not all told: one of them may have broken it on a day on
    /// which it applied. The line that says it does not apply gives way to one that asks for the acts.
    pub(crate) fn doubt_untold_acts(&mut self, id: RequirementId, before: (usize, usize, usize)) -> Result<()> {
        let requirement = self.requirement(id)?;
        let mut needs = Vec::new();
        let mut last = None;
        self.reads.begin();
        for (place, version) in requirement.versions.iter().enumerate() {
            let off = self.standing(requirement.rulebook, &version.in_force) == crate::version::Standing::Off;
            if off || version.modality != Modality::MustNot || version.broken_by.is_empty() || self.never(version)? {
                continue;
            }
            for clause in &version.broken_by {
                let list = self.list(clause.query.events)?;
                if !list.complete {
                    needs.push(Need::Fact(list.fact));
                    last = Some((place, version));
                }
            }
        }
        self.reads.drop_innermost();
        let Some((place, version)) = last else { return Ok(()) };
        self.findings.not_applicable.truncate(before.0);
        self.findings.outside.truncate(before.1);
        self.findings.lifted.truncate(before.2);
        let mut because = Vec::new();
        for need in tidy(needs.clone()) {
            if let Need::Fact(fact) = need {
                let reason = self.may_miss(fact)?;
                because.push(reason);
            }
        }
        let as_of = self.as_of();
        let deadline = Deadline::without(1, true);
        let (occurrence, clock, proposals) = (None, None, Vec::new());
        let occasion = Occasion {
            id,
            place,
            version,
            occurrence,
            clock,
            law: as_of,
            kept: false,
            deadline,
            read_on: as_of,
            surely_governed: false,
            proposals,
        };
        self.write_undetermined(&occasion, Doubt { needs, because })
    }

    /// Writes a must-not that applies on the evaluation date and was not broken, as far as is known.
    pub(crate) fn owe_prohibition(&mut self, occasion: &Occasion<'a>, mut owed: Owed) -> Result<()> {
        let mut acts = Acts::none(Status::Standing);
        for clause in &occasion.version.broken_by {
            let list = self.list(clause.query.events)?;
            if list.complete {
                continue;
            }
            acts.status = Status::Unknown;
            acts.needs.push(Need::Fact(list.fact));
            let reason = self.may_miss(list.fact)?;
            owed.because.push(reason);
        }
        self.write_duty(occasion, owed, acts)
    }
}
