//! Requirements that are owed once: from the governing version to the line.

use crate::expression::malformed;
use crate::findings::{DueBetween, NotApplicableReason, Outside, Reason, ReasonKind};
use crate::governs::{Governing, Start};
use crate::ids::RequirementId;
use crate::machine::{Machine, Result};
use crate::passing::Passing;
use crate::plan::{ForEach, Modality, Requirement, RequirementVersion};
use crate::stand::{Doubt, Occasion, Stand, question};
use crate::timing::{Counting, Deadline, Due};
use crate::version::Standing;
use hjemmel_value::Date;

impl<'a> Machine<'a> {
    /// Settles a requirement whose turn it is.
    pub(crate) fn settle_requirement(&mut self, id: RequirementId) -> Result<()> {
        match &self.requirement(id)?.for_each {
            None => self.settle_once(id),
            Some(ForEach::Event(query)) => self.settle_each(id, query),
            Some(ForEach::Day { when, from, anew, .. }) => self.settle_each_day(id, *when, *from, *anew),
            Some(ForEach::Period { same, from, .. }) => self.settle_each_period(id, same, from),
            Some(ForEach::Decision { by, of }) => self.settle_each_decision(id, *by, of),
        }
    }

    pub(crate) fn settle_once(&mut self, id: RequirementId) -> Result<()> {
        self.passing = Passing::default();
        if self.settle_broken(id)? {
            return Ok(());
        }
        let before = self.ended();
        self.settle_governing(id)?;
        if self.ended() > before {
            self.doubt_untold_acts(id, before)?;
        }
        Ok(())
    }

    fn settle_governing(&mut self, id: RequirementId) -> Result<()> {
        match self.governing(id)? {
            Governing::Nothing => {}
            Governing::NotStarted => {
                let clause = self.first_clause(id)?;
                let because = self.because_no_clock(clause, false)?;
                self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), because);
            }
            Governing::Outside { clock, bound } => {
                self.holes.push((id, clock));
                self.findings.outside.push(Outside { requirement: id, instance: self.at_instance(), clock, bound });
            }
            Governing::None(reason, day) => {
                self.holes.push((id, day));
                self.write_not(id, reason, Vec::new(), Vec::new());
            }
            Governing::Perhaps(doubt) => self.write_undetermined_whole(id, doubt.needs, doubt.because),
            Governing::Unknown { only: Some(place), .. } => self.settle_unknown_clock(id, place)?,
            Governing::Unknown { versions, only: None } => self.undetermined_clock(id, &versions)?,
            Governing::Version(place, version, clock) => match clock {
                Some(clock) if version.is_grid() => self.settle_grid(id, place, version, clock)?,
                Some(clock) if version.comes_back() => self.settle_rolling(id, place, version, clock)?,
                _ => self.settle_single(id, place, version, clock)?,
            },
        }
        Ok(())
    }

    fn first_clause(&self, id: RequirementId) -> Result<Option<crate::ids::ClauseId>> {
        let requirement = self.requirement(id)?;
        let standing =
            |version: &&'a RequirementVersion| self.standing(requirement.rulebook, &version.in_force) != Standing::Off;
        Ok(requirement.versions.iter().rfind(standing).and_then(|version| version.timing_clause))
    }

    /// The occasion of a version whose clock starts so.
    pub(crate) fn occasion(
        &mut self,
        id: RequirementId,
        place: usize,
        version: &'a RequirementVersion,
        start: Start,
    ) -> Result<Occasion<'a>> {
        self.occasion_of_step(id, place, version, start, 1)
    }

    /// The same, of a rolling duty, for its step with this number.
    pub(crate) fn occasion_of_step(
        &mut self,
        id: RequirementId,
        place: usize,
        version: &'a RequirementVersion,
        start: Start,
        step: u32,
    ) -> Result<Occasion<'a>> {
        let as_of = self.as_of();
        let clock = match start {
            Start::On(day) => Some(day),
            Start::Absent | Start::Unknown | Start::None => None,
        };
        let law = self.passing.kept.or(clock).unwrap_or(as_of);
        let frame = self.frame(clock.unwrap_or(as_of), law);
        let mut deadline = if version.modality == Modality::MustNot {
            Deadline::without(1, true)
        } else {
            self.deadline(&version.timing, version.timing_clause, start, Counting::of(version, step), frame)?
        };
        if let (Due::On(due), Some(earliest)) = (deadline.due, self.passing.no_earlier_than)
            && due < earliest
        {
            deadline.due = Due::On(earliest);
        }
        if let (Some(days), Some(earliest)) = (deadline.between.as_mut(), self.passing.no_earlier_than) {
            days.earliest = days.earliest.max(Some(earliest));
            days.latest = days.latest.max(earliest);
        }
        let read_on = deadline.date().map_or(as_of, |due| due.min(as_of));
        let proposals = self.reads.proposals();
        let kept = self.passing.kept.is_some();
        let surely_governed = false;
        Ok(Occasion {
            id,
            place,
            version,
            occurrence: None,
            clock,
            law,
            kept,
            deadline,
            read_on,
            surely_governed,
            proposals,
        })
    }

    fn settle_single(
        &mut self,
        id: RequirementId,
        place: usize,
        version: &'a RequirementVersion,
        clock: Option<Date>,
    ) -> Result<()> {
        let start = clock.map_or(Start::None, Start::On);
        let occasion = self.occasion(id, place, version, start)?;
        if occasion.deadline.due == Due::Unknown {
            return self.settle_unknown_due(&occasion);
        }
        let stand = self.stand(&occasion)?;
        self.write_stand(&occasion, stand)
    }

    /// Writes how an occasion stands.
    pub(crate) fn write_stand(&mut self, occasion: &Occasion<'a>, stand: Stand) -> Result<()> {
        match stand {
            Stand::Not(asked) => self.write_not_applicable(occasion, &asked),
            Stand::Displaced(by, because) => {
                self.write_not(occasion.id, NotApplicableReason::Displaced, by, because);
                Ok(())
            }
            Stand::Undetermined(doubt) => self.write_undetermined(occasion, doubt),
            Stand::Lifted(by, owed) => {
                self.write_lifted(occasion, by, owed.perhaps_lifted, owed.because)?;
                Ok(())
            }
            Stand::Owed(owed) => self.owe(occasion, owed),
        }
    }

    /// The clock of the only version is not known.
    fn settle_unknown_clock(&mut self, id: RequirementId, place: usize) -> Result<()> {
        let requirement = self.requirement(id)?;
        let version = requirement.versions.get(place).ok_or(malformed("a version is missing"))?;
        let mut occasion = self.occasion(id, place, version, Start::Unknown)?;
        if version.comes_back() {
            occasion.occurrence = Some(1);
        }
        if let Some(day) = self.surely_governs(requirement, version, &occasion)? {
            (occasion.surely_governed, occasion.law) = (true, day);
        }
        self.settle_unknown_due(&occasion)
    }

    /// Whether the only version governs on whichever of its days the clock starts, between two: both are among its days, and
    /// nothing departs from the law of the day on which it starts, and that is the same on all of them. One of these days.
    fn surely_governs(
        &mut self,
        requirement: &'a Requirement,
        version: &'a RequirementVersion,
        occasion: &Occasion<'a>,
    ) -> Result<Option<Date>> {
        let Some(DueBetween { earliest: Some(earliest), latest }) = occasion.deadline.start_between else {
            return Ok(None);
        };
        let departs = !requirement.transitions.is_empty() || !requirement.law_kept_of.is_empty();
        let in_force = |day| self.is_in_force(requirement.rulebook, version, day);
        let plain = !departs && self.options.law_of.is_none() && !version.comes_back();
        if !plain || !in_force(earliest) || !in_force(latest) || self.law_may_differ(version, (earliest, latest))? {
            return Ok(None);
        }
        Ok(Some(earliest))
    }

    /// Whether a duty is read on the evaluation date, whichever of the days it is due on.
    fn is_read_today(&self, occasion: &Occasion<'a>) -> bool {
        let earliest = occasion.deadline.between.and_then(|days| days.earliest);
        occasion.surely_governed && earliest.is_some_and(|earliest| self.as_of() <= earliest)
    }

    /// A duty whose due date is not known, written as it stands.
    fn settle_unknown_due(&mut self, occasion: &Occasion<'a>) -> Result<()> {
        let stand = self.stand_without_due(occasion)?;
        self.write_stand(occasion, stand)
    }

    /// How a duty stands whose due date is not known: owed all the same if it applies on whatever day it is read.
    pub(crate) fn stand_without_due(&mut self, occasion: &Occasion<'a>) -> Result<Stand> {
        if self.hangs_on_the_day(occasion.version)? && !self.is_read_today(occasion) {
            let frame = self.frame(occasion.read_on, occasion.law);
            let asked = self.ask(&question(occasion.version), frame)?;
            if asked.truth.is_false() && self.never(occasion.version)? {
                return Ok(Stand::Not(asked));
            }
            let because = self.because_asked(occasion, &asked, frame)?;
            let needs = [asked.needs, occasion.deadline.needs.clone()].concat();
            return Ok(Stand::Undetermined(Doubt { needs, because }));
        }
        let mut stand = self.stand(occasion)?;
        if let Stand::Undetermined(doubt) = &mut stand {
            doubt.needs.extend(occasion.deadline.needs.iter().copied());
        }
        Ok(stand)
    }

    /// The clocks of several versions are not known, so neither is which governs.
    fn undetermined_clock(&mut self, id: RequirementId, versions: &[usize]) -> Result<()> {
        let requirement = self.requirement(id)?;
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        if let Some(last) = self.never_applies(requirement, versions)? {
            return self.write_never(id, last);
        }
        let mut needs = Vec::new();
        let mut because: Vec<Reason> = Vec::new();
        for place in versions {
            let version = requirement.versions.get(*place).ok_or(malformed("a version is missing"))?;
            needs.extend(self.clock_needs(&version.timing)?);
            needs.extend(self.ask(&question(version), frame)?.needs);
            if let Some(clause) = version.timing_clause {
                let reason = self.reason(ReasonKind::Clock { clause, unknown: true })?;
                because.push(reason);
            }
        }
        self.write_undetermined_whole(id, needs, because);
        Ok(())
    }

    /// Writes that a requirement does not apply on any day, for the reason of one of its versions.
    pub(crate) fn write_never(&mut self, id: RequirementId, place: usize) -> Result<()> {
        let version = self.requirement(id)?.versions.get(place).ok_or(malformed("a version is missing"))?;
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let occasion = self.occasion(id, place, version, Start::Unknown)?;
        let asked = self.ask(&question(version), frame)?;
        self.write_not_applicable(&occasion, &asked)
    }

    /// The last of the versions that are on, if none of them applies on any day.
    pub(crate) fn never_owed(&mut self, id: RequirementId) -> Result<Option<usize>> {
        let requirement = self.requirement(id)?;
        let on = |version: &RequirementVersion| self.standing(requirement.rulebook, &version.in_force) != Standing::Off;
        let on: Vec<usize> =
            (0..).zip(&requirement.versions).filter(|(_, it)| on(it)).map(|(place, _)| place).collect();
        self.never_applies(requirement, &on)
    }

    /// The last of these versions, if none of them applies on any day; nor any other, where a row may come to it.
    fn never_applies(&mut self, requirement: &'a Requirement, versions: &[usize]) -> Result<Option<usize>> {
        let rolls = requirement.versions.iter().any(RequirementVersion::comes_back);
        for (place, version) in requirement.versions.iter().enumerate() {
            let off = self.standing(requirement.rulebook, &version.in_force) == Standing::Off;
            if (versions.contains(&place) || rolls && !off) && !self.never(version)? {
                return Ok(None);
            }
        }
        Ok(versions.last().copied())
    }

    /// Settles a must-not by the acts that may have broken it; tells whether that says it all.
    fn settle_broken(&mut self, id: RequirementId) -> Result<bool> {
        let requirement = self.requirement(id)?;
        let forbids =
            |version: &RequirementVersion| version.modality == Modality::MustNot && !version.broken_by.is_empty();
        if !requirement.versions.iter().any(forbids) {
            return Ok(false);
        }
        let Some(broken) = self.broken(id)? else { return Ok(false) };
        if broken.is_sure() {
            self.write_broken(id, broken)?;
            return Ok(true);
        }
        // Whatever the doubtful act comes to, it is owed if it is owed on the evaluation date; else that hangs on the act.
        match self.governing(id)? {
            Governing::Version(place, version, None) if version.modality == Modality::MustNot => {
                let occasion = self.occasion(id, place, version, Start::None)?;
                match self.stand(&occasion)? {
                    Stand::Owed(_) => self.write_broken(id, broken)?,
                    Stand::Undetermined(doubt) => self.write_doubtful(id, broken, doubt.needs)?,
                    _ => self.write_doubtful(id, broken, Vec::new())?,
                }
            }
            _ => self.write_doubtful(id, broken, Vec::new())?,
        }
        Ok(true)
    }
}
