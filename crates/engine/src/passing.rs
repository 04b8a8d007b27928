//! How duties pass from one version to the next: new rules that take over, old duties that run on, and exemptions that keep
//! the law of a day.

use crate::effects::Effects;
use crate::error::{RuleRef, at};
use crate::findings::ReasonKind;
use crate::governs::Start;
use crate::ids::{ExemptionId, ProposalId, RequirementId, TransitionId};
use crate::machine::{Machine, Result, tidy};
use crate::plan::{Modality, RequirementVersion, Timing, Transition, TransitionKind};
use crate::stand::{Doubt, Occasion};
use crate::tally::Counting;
use crate::timing::Due;
use crate::version::Standing;
use hjemmel_value::{Date, Truth};

/// What departs from the law of the day on which a clock starts, for the requirement at hand.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passing {
    /// The law of this day holds for versions, definitions, groups and what is asked of acts.
    pub(crate) kept: Option<Date>,
    /// The exemption that keeps it, with its version and the day on which it was read.
    pub(crate) kept_by: Option<(ExemptionId, usize, Date)>,
    /// The transition that says so, or by which a newer version took over.
    pub(crate) transition: Option<TransitionId>,
    /// What was taken over is due on this day at the earliest.
    pub(crate) no_earlier_than: Option<Date>,
}

/// A version, by place.
type Placed<'a> = (usize, &'a RequirementVersion);

/// What another version has to say of an occasion.
pub(crate) enum Passed<'a> {
    /// Nothing.
    Not,
    /// It governs, its clock starting so.
    To(Placed<'a>, Start, Passing),
    /// That hangs on something not known.
    Perhaps(Doubt),
}

/// The version that governs a later step or window of a duty that comes back.
pub(crate) enum Later<'a> {
    Version(Placed<'a>),
    /// None is in force.
    None,
    /// That hangs on something not known.
    Perhaps(Doubt),
}

impl<'a> Machine<'a> {
    /// The version that governs a later step, measured from a day, or a later window that begins on it.
    pub(crate) fn version_later(
        &mut self,
        id: RequirementId,
        (first, initial): (Placed<'a>, Passing),
        day: Date,
        number: u32,
    ) -> Result<Later<'a>> {
        match self.kept_by_exemption(id, Some(day), number)? {
            Passed::Not => {}
            Passed::Perhaps(doubt) => return Ok(Later::Perhaps(doubt)),
            Passed::To(to, _, passing) => {
                self.passing = passing;
                return Ok(Later::Version(to));
            }
        }
        if self.old_runs_on(id)?.is_some() && self.options.law_of.is_none() {
            self.passing = initial;
            return Ok(Later::Version(first));
        }
        self.passing = Passing::default();
        let Some(older) = self.in_force_on(id, day)? else {
            self.holes.push((id, day));
            return Ok(Later::None);
        };
        Ok(match self.taken_over(id, older, day, number)? {
            Passed::Not => Later::Version(older),
            Passed::Perhaps(doubt) => Later::Perhaps(doubt),
            Passed::To(to, _, passing) => {
                self.passing = passing;
                Later::Version(to)
            }
        })
    }

    /// Whether a transition holds: it is law and nothing proposed stands in its place, or proposed and switched on.
    pub(crate) fn transition_is_on(&self, id: TransitionId) -> Result<bool> {
        let transition = at(&self.plan.transitions, id.index(), "a transition is missing")?;
        let not_off = |row: &'a Transition| self.standing(row.rulebook, &row.in_force) != Standing::Off;
        let stands_in = |row: &&Transition| row.instead_of == Some(id);
        Ok(not_off(transition) && !self.plan.transitions.iter().filter(stands_in).any(not_off))
    }

    /// The proposals by which a transition holds.
    pub(crate) fn transition_proposals(&self, id: TransitionId) -> Result<Vec<ProposalId>> {
        let transition = at(&self.plan.transitions, id.index(), "a transition is missing")?;
        Ok(self.marks(transition.rulebook, &transition.in_force).collect())
    }

    /// The version of a requirement in force on a day.
    pub(crate) fn in_force_on(&self, id: RequirementId, on: Date) -> Result<Option<Placed<'a>>> {
        let requirement = self.requirement(id)?;
        self.version_on(requirement.rulebook, &requirement.versions, self.law_day(on), RuleRef::Requirement(id))
    }

    /// The transition by which the duties that a version started stay with it.
    pub(crate) fn old_runs_on(&self, id: RequirementId) -> Result<Option<TransitionId>> {
        for transition in &self.requirement(id)?.transitions {
            let row = at(&self.plan.transitions, transition.index(), "a transition is missing")?;
            if row.kind == TransitionKind::OldRunOn && self.transition_is_on(*transition)? {
                return Ok(Some(*transition));
            }
        }
        Ok(None)
    }

    /// Whether an exemption keeps the law of a day for a duty: read where every exemption is, with the due date that the
    /// duty has by that law. `from` is the day that a later step of a rolling duty is measured from.
    pub(crate) fn kept_by_exemption(&mut self, id: RequirementId, from: Option<Date>, step: u32) -> Result<Passed<'a>> {
        if self.options.law_of.is_some() {
            return Ok(Passed::Not);
        }
        for on in &self.requirement(id)?.law_kept_of {
            let on = *on;
            let Some((place, version)) = self.in_force_on(id, on)? else { continue };
            let start = match from {
                Some(day) => Start::On(day),
                None if version.modality == Modality::MustNot => Start::None,
                None => self.start(&version.timing)?,
            };
            let passing = Passing { kept: Some(on), ..Passing::default() };
            let outer = std::mem::replace(&mut self.passing, passing);
            self.reads.begin();
            let occasion = match (start, version.is_grid()) {
                (Start::On(clock), true) => {
                    let clock_of_grid = self.start(&version.timing)?;
                    self.window_of(id, (place, version), clock_of_grid, from.unwrap_or(clock), step)
                }
                _ => self.occasion_of_step(id, place, version, start, step),
            };
            // Should it govern, its length is read again for the line.
            self.reads.end_without_proposals();
            self.passing = outer;
            let occasion = occasion?;
            // What other exemptions from it ask has no part in the line, and neither have the proposals read for that.
            self.reads.begin();
            let effects = self.effects_at(&occasion)?;
            self.reads.end_without_proposals();
            let keeps = effects.keeping.iter().filter(|(day, _)| *day == on);
            let mut keeps = keeps.map(|(_, effect)| effect);
            let truth = keeps.clone().fold(Truth::False, |truth, effect| truth.or(effect.truth));
            match truth {
                Truth::False => {}
                Truth::True => {
                    let read_on = occasion.read_on;
                    let by = keeps.find(|effect| effect.truth.is_true());
                    let kept_by = by.map(|it| (it.exemption, it.version, it.read_on.unwrap_or(read_on)));
                    return Ok(Passed::To((place, version), start, Passing { kept_by, ..passing }));
                }
                Truth::Unknown => {
                    return self.perhaps_kept(&occasion, &effects, on).map(Passed::Perhaps);
                }
            }
        }
        Ok(Passed::Not)
    }

    /// What it hangs on whether the law of a day is kept for an occasion: the exemptions that may, and its due date if that
    /// is not known.
    fn perhaps_kept(&mut self, occasion: &Occasion<'a>, effects: &Effects<'a>, on: Date) -> Result<Doubt> {
        let mut needs = self.keeping_needs(effects, on, occasion.read_on)?;
        needs.extend(&occasion.deadline.needs);
        let mut because = Vec::new();
        if occasion.deadline.due == Due::Unknown {
            self.because_due(&occasion.deadline, &mut because)?;
        }
        for (_, effect) in effects.keeping.iter().filter(|(day, it)| *day == on && it.truth.is_unknown()) {
            because.push(self.because_exemption(effect, occasion.read_on)?);
        }
        Ok(Doubt { needs: tidy(needs), because })
    }

    /// What it hangs on whether a newer version takes over an occasion: its due date, or whether it was met before the day.
    fn perhaps_taken_over(
        &mut self,
        occasion: &Occasion<'a>,
        transition: TransitionId,
        step: Option<Date>,
        acts: Option<(Date, Counting)>,
    ) -> Result<Doubt> {
        let mut because = vec![self.reason(ReasonKind::Transition { transition, truth: Truth::Unknown })?];
        self.because_due(&occasion.deadline, &mut because)?;
        let Some((on, counting)) = acts else {
            return Ok(Doubt { needs: occasion.deadline.needs.clone(), because });
        };
        let due = occasion.deadline.date();
        let mut fits = self.fits(occasion.id, occasion.version, occasion.judged_by(), step)?;
        fits.fits.retain(|fit| fit.date < on && due.is_none_or(|due| fit.date <= due));
        self.because_fits(&fits, counting, due, &mut because)?;
        let counts = |day| day < on && due.is_none_or(|due| day <= due) && !counting.counts(day).is_false();
        let needs = self.fit_needs(occasion.id, occasion.version, occasion.judged_by(), counts)?;
        Ok(Doubt { needs, because })
    }

    /// Whether a newer version takes over an occasion that an older one governs: what is neither due nor met by the day.
    pub(crate) fn taken_over(
        &mut self,
        id: RequirementId,
        (mut place, mut version): Placed<'a>,
        from: Date,
        step: u32,
    ) -> Result<Passed<'a>> {
        // A window of a grid follows the version in force on its first day.
        if self.options.law_of.is_some() || version.is_grid() {
            return Ok(Passed::Not);
        }
        let (mut start, mut passed) = (Start::On(from), Passed::Not);
        for transition in &self.requirement(id)?.transitions {
            let row = at(&self.plan.transitions, transition.index(), "a transition is missing")?;
            let TransitionKind::TakesOver { on, no_earlier_than } = row.kind else { continue };
            let clock = match start {
                Start::On(clock) => clock,
                Start::Absent | Start::Unknown | Start::None => break,
            };
            if clock >= on || !self.transition_is_on(*transition)? {
                continue;
            }
            let Some((newer, new)) = self.in_force_on(id, on)?.filter(|(newer, _)| *newer != place) else { continue };
            self.reads.begin();
            let occasion = self.occasion_of_step(id, place, version, start, step);
            self.reads.end();
            let occasion = occasion?;
            match occasion.deadline.due {
                Due::On(due) if due < on => break,
                Due::Unknown => {
                    return self.perhaps_taken_over(&occasion, *transition, None, None).map(Passed::Perhaps);
                }
                Due::On(_) | Due::Without => {}
            }
            let rolls = matches!(version.timing, Timing::AtLeastEvery { .. });
            let counting = Counting::of(&occasion.deadline, version, rolls.then_some(clock));
            let due = occasion.deadline.date();
            let counts = |day: Date| match day < on && due.is_none_or(|due| day <= due) {
                true => counting.counts(day),
                false => Truth::False,
            };
            let first = rolls.then_some(clock);
            match self.met_by_these(&occasion, first, counts)? {
                Truth::True => break,
                Truth::False => {}
                Truth::Unknown => {
                    let acts = Some((on, counting));
                    return self.perhaps_taken_over(&occasion, *transition, first, acts).map(Passed::Perhaps);
                }
            }
            let both_roll = rolls && matches!(new.timing, Timing::AtLeastEvery { .. });
            start = match (both_roll && step > 1, new.modality) {
                (true, _) => Start::On(from),
                (false, Modality::MustNot) => Start::None,
                (false, _) => self.start(&new.timing)?,
            };
            (place, version) = (newer, new);
            let passing = Passing { transition: Some(*transition), no_earlier_than, ..Passing::default() };
            passed = Passed::To((place, version), start, passing);
        }
        Ok(passed)
    }

    /// Whether a duty was met by those acts that count.
    fn met_by_these(
        &mut self,
        occasion: &Occasion<'a>,
        step: Option<Date>,
        counts: impl Fn(Date) -> Truth,
    ) -> Result<Truth> {
        let fits = self.fits(occasion.id, occasion.version, occasion.judged_by(), step)?;
        let needed = if step.is_some() { 1 } else { occasion.deadline.times };
        let (mut sure, mut possible) = (0_u32, 0_u32);
        for fit in &fits.fits {
            let truth = fit.truth.and(counts(fit.date));
            sure = sure.saturating_add(u32::from(truth.is_true()));
            possible = possible.saturating_add(u32::from(!truth.is_false()));
        }
        Ok(if fits.any && sure >= needed {
            Truth::True
        } else if fits.any && (possible >= needed || !fits.incomplete.is_empty()) {
            Truth::Unknown
        } else {
            Truth::False
        })
    }
}
