//! Which version of a requirement governs: the one in whose days its own clock starts.

use crate::error::{EvaluationError, RuleRef, at};
use crate::events::Bound;
use crate::findings::NotApplicableReason;
use crate::ids::{NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::passing::{Passed, Passing};
use crate::plan::{Modality, Requirement, RequirementVersion, Timing};
use crate::stand::Doubt;
use crate::version::{Standing, that_stands_in};
use hjemmel_value::Date;

/// The start of a version's clock.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// It starts on a day.
    On(Date),
    /// It has not started.
    Absent,
    /// It is not known when.
    Unknown,
    /// There is no clock; the law of the evaluation date.
    None,
}

/// Which version governs.
#[derive(Clone, Debug)]
pub(crate) enum Governing<'a> {
    /// All its versions are proposals that are off: as if it were not there.
    Nothing,
    /// A version, and the day its clock starts if it has one.
    Version(usize, &'a RequirementVersion, Option<Date>),
    /// The date that the clock runs from is absent.
    NotStarted,
    /// The rulebook does not speak of the day.
    Outside { clock: Date, bound: Date },
    /// No version is in force on the day.
    None(NotApplicableReason, Date),
    /// Which one does hangs on this.
    Perhaps(Doubt),
    /// It is not known when the clock of these versions starts.
    Unknown { versions: Vec<usize>, only: Option<usize> },
}

struct Candidate<'a> {
    place: usize,
    version: &'a RequirementVersion,
    standing: Standing,
    start: Start,
    /// The last of its days.
    until: Option<Date>,
}

impl Candidate<'_> {
    /// Whether its clock, which is not known, may start on a day on which it goes before another that governs: what is
    /// proposed goes before the law, and the later clock before the earlier, or the older version where old duties run on.
    fn may_go_before(&self, governing: &Candidate<'_>, clock: Date, run_on: bool) -> bool {
        let may_be_later =
            if run_on { self.place < governing.place } else { self.until.is_none_or(|until| clock <= until) };
        self.start == Start::Unknown
            && match (self.standing, governing.standing) {
                (Standing::On, Standing::Law) => true,
                (Standing::Law, Standing::On) => false,
                _ => may_be_later,
            }
    }
}

/// The date from which a timing is measured.
pub(crate) fn clock_node(timing: &Timing) -> Option<NodeId> {
    match timing {
        Timing::Within { from, .. }
        | Timing::AtLeastEvery { from, .. }
        | Timing::Every { from, .. }
        | Timing::Between { from, .. } => Some(*from),
        Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => Some(*date),
        Timing::AtAllTimes | Timing::NotEncoded(_) => None,
    }
}

impl<'a> Machine<'a> {
    pub(crate) fn requirement(&self, id: RequirementId) -> Result<&'a Requirement> {
        at(&self.plan.requirements, id.index(), "a requirement is missing")
    }

    /// The start of a clock, read on the evaluation date.
    pub(crate) fn start(&mut self, timing: &'a Timing) -> Result<Start> {
        let Some(node) = clock_node(timing) else { return Ok(Start::None) };
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        Ok(match self.date(node, frame)? {
            Bound::At(date) => Start::On(date),
            Bound::Unknown => Start::Unknown,
            Bound::Absent if matches!(timing, Timing::Before(_)) => Start::None,
            Bound::Absent if self.is_with_one_without_a_clock(timing)? => Start::None,
            Bound::Absent => Start::Absent,
        })
    }

    /// Which version governs a requirement (the first step of it, if it is rolling).
    pub(crate) fn governing(&mut self, id: RequirementId) -> Result<Governing<'a>> {
        let requirement = self.requirement(id)?;
        let book = self.plan.rulebooks.get(requirement.rulebook.index());
        let mut candidates = Vec::with_capacity(requirement.versions.len());
        for (place, version) in requirement.versions.iter().enumerate() {
            let standing = self.standing(requirement.rulebook, &version.in_force);
            if standing != Standing::Off {
                let until = version.in_force.until.or(book.and_then(|book| book.until));
                candidates.push(Candidate { place, version, standing, start: Start::None, until });
            }
        }
        if candidates.is_empty() {
            return Ok(Governing::Nothing);
        }
        if let Some(day) = self.options.law_of {
            return self.governing_by_law_of(id, requirement, &candidates, day);
        }
        match self.kept_by_exemption(id, None, 1)? {
            Passed::Not => {}
            Passed::Perhaps(doubt) => return Ok(Governing::Perhaps(doubt)),
            Passed::To(to, start, passing) => {
                self.passing = passing;
                return Ok(Governing::of(to, start));
            }
        }
        for candidate in &mut candidates {
            if candidate.version.modality != Modality::MustNot {
                candidate.start = self.start(&candidate.version.timing)?;
            }
        }
        if candidates.iter().all(|candidate| candidate.start == Start::Absent) {
            return Ok(Governing::NotStarted);
        }
        let as_of = self.as_of();
        let run_on = self.old_runs_on(id)?;
        let governing = self.that_governs(requirement, &candidates, run_on.is_some(), RuleRef::Requirement(id))?;
        if let Some((candidate, day)) = governing {
            let rivals = candidates.iter().filter(|rival| rival.may_go_before(candidate, day, run_on.is_some()));
            let mut versions: Vec<usize> = rivals.map(|rival| rival.place).collect();
            if versions.is_empty() {
                let clock = (candidate.start != Start::None).then_some(day);
                if run_on.is_some() && clock.is_some() {
                    self.passing = Passing { kept: clock, transition: run_on, ..Passing::default() };
                } else if clock.is_some()
                    && let Some(governing) = self.passed_on(id, (candidate.place, candidate.version), day)?
                {
                    return Ok(governing);
                }
                return Ok(Governing::Version(candidate.place, candidate.version, clock));
            }
            versions.push(candidate.place);
            versions.sort_unstable();
            return Ok(Governing::Unknown { versions, only: None });
        }
        let versions: Vec<usize> = candidates
            .iter()
            .filter(|candidate| candidate.start == Start::Unknown)
            .map(|candidate| candidate.place)
            .collect();
        if !versions.is_empty() {
            let only = versions.first().copied().filter(|_| candidates.len() == 1);
            return Ok(Governing::Unknown { versions, only });
        }
        let known = candidates.iter().rev().find_map(|candidate| day_of(candidate.start, as_of));
        let day = known.unwrap_or(as_of);
        Ok(self.in_no_days(requirement, &candidates, day))
    }

    /// What a day is that lies in no version's days.
    fn in_no_days(&self, requirement: &Requirement, candidates: &[Candidate<'a>], day: Date) -> Governing<'a> {
        match self.beyond(requirement.rulebook, day) {
            Some(bound) => Governing::Outside { clock: day, bound },
            None => Governing::None(before_or_after(candidates, day), day),
        }
    }

    fn that_governs<'c>(
        &self,
        requirement: &Requirement,
        candidates: &'c [Candidate<'a>],
        run_on: bool,
        rule: RuleRef,
    ) -> Result<Option<(&'c Candidate<'a>, Date)>> {
        let as_of = self.as_of();
        let claims = candidates.iter().filter_map(|candidate| {
            let day = day_of(candidate.start, as_of)?;
            self.is_in_force(requirement.rulebook, candidate.version, day).then_some((candidate, day))
        });
        let proposed = claims.clone().filter(|(candidate, _)| candidate.standing == Standing::On);
        if let Some(on) = proposed.clone().map(|(_, day)| day).max() {
            let latest: Vec<&Candidate<'a>> =
                proposed.filter(|(_, day)| *day == on).map(|(candidate, _)| candidate).collect();
            let one = that_stands_in(&latest, |candidate| (candidate.place, &candidate.version.in_force));
            let collide = |versions| EvaluationError::ProposalsCollide { rule, versions, on };
            return Ok(one.map_err(collide)?.map(|candidate| (candidate, on)));
        }
        let mut claims = claims;
        // Where old duties run on, the older version keeps what it started.
        Ok(if run_on { claims.next() } else { claims.max_by_key(|(_, day)| *day) })
    }

    fn governing_by_law_of(
        &mut self,
        id: RequirementId,
        requirement: &'a Requirement,
        candidates: &[Candidate<'a>],
        day: Date,
    ) -> Result<Governing<'a>> {
        let rule = RuleRef::Requirement(id);
        let Some((place, version)) = self.version_on(requirement.rulebook, &requirement.versions, day, rule)? else {
            return Ok(self.in_no_days(requirement, candidates, day));
        };
        let start = if version.modality == Modality::MustNot { Start::None } else { self.start(&version.timing)? };
        Ok(Governing::of((place, version), start))
    }

    /// What becomes of a duty that a newer version takes over.
    fn passed_on(
        &mut self,
        id: RequirementId,
        older: (usize, &'a RequirementVersion),
        clock: Date,
    ) -> Result<Option<Governing<'a>>> {
        Ok(match self.taken_over(id, older, clock, 1)? {
            Passed::Not => None,
            Passed::Perhaps(doubt) => Some(Governing::Perhaps(doubt)),
            Passed::To(to, start, passing) => {
                self.passing = passing;
                Some(Governing::of(to, start))
            }
        })
    }
}

impl<'a> Governing<'a> {
    /// A version that governs whatever its clock, which starts so.
    fn of((place, version): (usize, &'a RequirementVersion), start: Start) -> Governing<'a> {
        match start {
            Start::On(clock) => Governing::Version(place, version, Some(clock)),
            Start::None => Governing::Version(place, version, None),
            Start::Absent => Governing::NotStarted,
            Start::Unknown => Governing::Unknown { versions: vec![place], only: Some(place) },
        }
    }
}

/// A version without a clock follows the evaluation date.
fn day_of(start: Start, as_of: Date) -> Option<Date> {
    match start {
        Start::On(day) => Some(day),
        Start::None => Some(as_of),
        Start::Absent | Start::Unknown => None,
    }
}

fn before_or_after(candidates: &[Candidate<'_>], day: Date) -> NotApplicableReason {
    let before_all = |candidate: &Candidate<'_>| candidate.version.in_force.from.is_some_and(|from| day < from);
    if candidates.iter().all(before_all) { NotApplicableReason::NotInForce } else { NotApplicableReason::Repealed }
}
