//! How duties pass from one version to the next: new rules that take over, old duties that run on, law that is kept.

use super::clock::{Governing, Start};
use super::deadline::{Due, Reading, Term};
use super::exemption::LIFT;
use super::frame::Standing;
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::TransitionKind;
use hjemmel_engine::plan::{InForce, Modality};
use hjemmel_model::model::{EffectKind, RequirementVersion, Transition};
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

/// What departs from the law of the day on which a clock starts.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passing {
    pub(crate) kept: Option<Date>,
    pub(crate) no_earlier_than: Option<Date>,
    /// The exemption that keeps it, and the day on which it was read.
    pub(crate) kept_by: Option<(ExemptionId, Date)>,
    /// The transition by which it does, by place.
    pub(crate) transition: Option<usize>,
}

/// The law by which acts are judged.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Law {
    pub(crate) day: Date,
    pub(crate) arose: Date,
    pub(crate) kept: bool,
}

pub(crate) enum Passed {
    Not,
    To { version: usize, start: Start, passing: Passing },
    Perhaps(BTreeSet<Need>),
}

impl Passing {
    pub(crate) fn raised(self, term: Term) -> Term {
        match (&term.due, self.no_earlier_than) {
            (Due::On(due), Some(floor)) if *due < floor => Term { due: Due::On(floor), ..term },
            (Due::Unknown(_), Some(floor)) => {
                let raised = |day: Date| day.max(floor);
                Term { between: term.between.map(|(first, last)| (first.max(Some(floor)), raised(last))), ..term }
            }
            _ => term,
        }
    }
}

impl<'a> Oracle<'a> {
    fn days_of(&self, id: RequirementId) -> impl Iterator<Item = &'a InForce> + Clone + use<'a> {
        self.model.requirements[id.index()].versions.iter().map(|it| &it.in_force)
    }

    /// Whether a transition holds: nothing proposed that is on stands in its place.
    fn holds(&self, place: usize) -> bool {
        let not_off = |it: &Transition| self.standing(it.rulebook, &it.in_force) != Standing::Off;
        let stands_in = |it: &&Transition| it.instead_of.is_some_and(|id| id.index() == place);
        not_off(&self.model.transitions[place]) && !self.model.transitions.iter().filter(stands_in).any(not_off)
    }

    fn transitions_of(&self, id: RequirementId) -> Vec<(usize, &'a Transition)> {
        let all = self.model.transitions.iter().enumerate();
        let mut all: Vec<_> = all.filter(|(place, it)| it.requirements.contains(&id) && self.holds(*place)).collect();
        all.sort_by_key(|(_, it)| match it.kind {
            Some(TransitionKind::TakesOver { on, .. }) => Some(on),
            _ => None,
        });
        all
    }

    /// The transition by which what an older version started stays with it.
    pub(crate) fn run_on_by(&self, id: RequirementId) -> Option<usize> {
        let all = self.transitions_of(id);
        let run_on = all.iter().find(|(_, it)| it.kind == Some(TransitionKind::OldRunOn));
        run_on.filter(|_| self.options.law_of.is_none()).map(|(place, _)| *place)
    }

    /// Whether something may depart from the law of the day on which a clock starts, whether or not it is on.
    pub(crate) fn departs(&self, id: RequirementId) -> bool {
        let effects = self.model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|it| &it.effects);
        let keeps = |kind: &EffectKind| matches!(kind, EffectKind::Keep(_));
        self.model.transitions.iter().any(|it| it.kind.is_some() && it.requirements.contains(&id))
            || effects.into_iter().any(|it| it.requirement == id && keeps(&it.kind))
    }

    pub(crate) fn runs_on(&self, id: RequirementId) -> bool {
        self.run_on_by(id).is_some()
    }

    /// Notes what is proposed of a transition by which a duty passed.
    pub(crate) fn note_passing(&self, passing: Passing) {
        let Some(place) = passing.transition else { return };
        let it = &self.model.transitions[place];
        self.note(it.rulebook, &it.in_force);
    }

    /// An effect that stands on what is not there lifts instead.
    pub(crate) fn as_it_stands(&self, id: RequirementId, kind: &'a EffectKind) -> &'a EffectKind {
        let stands = match kind {
            EffectKind::Keep(on) => {
                let rulebook = self.model.requirements[id.index()].rulebook;
                self.version_on(rulebook, self.days_of(id), *on).is_some()
            }
            EffectKind::Suspend(suspension) => {
                suspension.transition.is_none_or(|transition| self.holds(transition.index()))
            }
            _ => true,
        };
        if stands { kind } else { &LIFT }
    }

    /// What the timing of a version comes to for a clock, by the law of that day or of the one that is kept.
    fn term_of(&self, rule: &RequirementVersion, start: &Start, step: Option<(Date, u32)>, passing: Passing) -> Term {
        let clock = match start {
            Start::At(date) => Some(*date),
            _ => None,
        };
        let day = clock.unwrap_or(self.as_of());
        let reading = Reading {
            step_from: step.map(|(from, _)| from),
            first_step: step.is_none_or(|(_, number)| number == 1),
            ..self.reading_of(rule, day, passing.kept.unwrap_or(day))
        };
        let timing = match rule.modality {
            Modality::MustNot => &hjemmel_model::model::Timing::AtAllTimes,
            _ => &rule.timing,
        };
        self.untouched(|| passing.raised(self.term(timing, start, &reading)))
    }

    pub(crate) fn kept_by_exemption(&self, id: RequirementId, step: Option<(Date, u32)>) -> Passed {
        let requirement = &self.model.requirements[id.index()];
        if self.options.law_of.is_some() || requirement.versions.iter().any(|it| it.modality == Modality::MustNot) {
            return Passed::Not;
        }
        let effects = self.model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|it| &it.effects);
        let days: BTreeSet<Date> = effects
            .filter(|it| it.requirement == id)
            .filter_map(|it| match it.kind {
                EffectKind::Keep(on) => Some(on),
                _ => None,
            })
            .collect();
        for on in days {
            let Some(version) = self.version_on(requirement.rulebook, self.days_of(id), on) else { continue };
            let rule = &requirement.versions[version];
            let start = match step {
                Some((from, _)) => Start::At(from),
                None => self.version_start(rule),
            };
            let passing = Passing { kept: Some(on), ..Passing::default() };
            let first = match start {
                Start::At(from) if self.rolls(rule) => step.or(Some((from, 1))),
                _ => step,
            };
            let term = match start {
                Start::At(clock) if self.is_grid(rule) => {
                    let own = self.version_start(rule);
                    let (first, number) = step.unwrap_or((clock, 1));
                    self.untouched(|| self.case(id, version, &own, first, number, passing)).term
                }
                _ => self.term_of(rule, &start, first, passing),
            };
            let reaching = match &term.due {
                Due::Unknown(needs) => self.reaching_whenever(id, needs),
                due => {
                    let read_on = due.date().map_or(self.as_of(), |due| due.min(self.as_of()));
                    let arose = match start {
                        Start::At(clock) => clock,
                        _ => read_on,
                    };
                    self.reaching(id, read_on, Some(arose))
                }
            };
            let keeps: Vec<_> =
                reaching.effects.iter().filter(|it| matches!(it.kind, EffectKind::Keep(day) if *day == on)).collect();
            if let Some(by) = keeps.iter().find(|it| it.sure) {
                let read_on = term.due.date().map_or(self.as_of(), |due| due.min(self.as_of()));
                let kept_by = Some((by.exemption, by.read_on.unwrap_or(read_on)));
                return Passed::To { version, start, passing: Passing { kept_by, ..passing } };
            }
            if !keeps.is_empty() {
                let needs = keeps.iter().flat_map(|it| it.needs.iter().copied());
                return Passed::Perhaps(needs.chain(term.due.needs()).collect());
            }
        }
        Passed::Not
    }

    /// What a newer version takes over of an occasion that an older one governs.
    pub(crate) fn taken_over(&self, id: RequirementId, older: usize, from: Date, number: Option<u32>) -> Passed {
        let requirement = &self.model.requirements[id.index()];
        if self.options.law_of.is_some() || self.is_grid(&requirement.versions[older]) {
            return Passed::Not;
        }
        let (mut version, mut start, mut passed) = (older, Start::At(from), Passed::Not);
        for (place, transition) in self.transitions_of(id) {
            let Some(TransitionKind::TakesOver { on, no_earlier_than }) = transition.kind else { continue };
            let Start::At(clock) = start else { break };
            let Some(newer) = self.version_on(requirement.rulebook, self.days_of(id), on) else { continue };
            if clock >= on || newer == version {
                continue;
            }
            let rule = &requirement.versions[version];
            let rolls = matches!(rule.timing, hjemmel_model::model::Timing::AtLeastEvery { .. });
            let step = rolls.then_some((clock, number.unwrap_or(1)));
            let term = self.term_of(rule, &start, step.filter(|_| self.rolls(rule)), Passing::default());
            match &term.due {
                Due::On(due) if *due < on => break,
                Due::Unknown(needs) => return Passed::Perhaps(needs.clone()),
                _ => {}
            }
            match self.met_before(id, rule, &term, clock, step.is_some(), on) {
                (Truth::True, _) => break,
                (Truth::Unknown, needs) => return Passed::Perhaps(needs),
                (Truth::False, _) => {}
            }
            let new = &requirement.versions[newer];
            let later_step = number.is_some_and(|number| number > 1);
            let both_roll = rolls && matches!(new.timing, hjemmel_model::model::Timing::AtLeastEvery { .. });
            start = if both_roll && later_step { Start::At(from) } else { self.version_start(new) };
            version = newer;
            passed = Passed::To {
                version,
                start: start.clone(),
                passing: Passing { no_earlier_than, transition: Some(place), ..Passing::default() },
            };
        }
        passed
    }

    /// The version that governs a later step or window, if one does for certain.
    pub(crate) fn version_later(
        &self,
        id: RequirementId,
        (first, initial): (usize, Passing),
        day: Date,
        number: u32,
        lines: &mut Lines,
    ) -> Option<(usize, Passing)> {
        let requirement = &self.model.requirements[id.index()];
        let mut perhaps = |needs| {
            lines.would_touch.extend(self.unread(|| self.would_touch(id, self.as_of(), None)));
            lines.undetermined.push(as_a_whole(id, None, needs));
            None
        };
        match self.kept_by_exemption(id, Some((day, number))) {
            Passed::Not => {}
            Passed::Perhaps(needs) => return perhaps(needs),
            Passed::To { version, passing, .. } => return Some((version, passing)),
        }
        if self.runs_on(id) {
            return Some((first, initial));
        }
        let Some(place) = self.version_on(requirement.rulebook, self.days_of(id), day) else {
            lines.clocks.push((None, day));
            return None;
        };
        match self.taken_over(id, place, day, Some(number)) {
            Passed::Not => Some((place, Passing::default())),
            Passed::Perhaps(needs) => perhaps(needs),
            Passed::To { version, passing, .. } => Some((version, passing)),
        }
    }

    fn met_before(
        &self,
        id: RequirementId,
        rule: &RequirementVersion,
        term: &Term,
        clock: Date,
        step: bool,
        day: Date,
    ) -> (Truth, BTreeSet<Need>) {
        let law = Law { day: clock, arose: clock, kept: false };
        let counts = if step { super::deadline::Counts::After(clock) } else { term.counts };
        let mut fits = self.fits(id, rule, law).counting(counts);
        fits.events.retain(|it| it.date < day && term.due.date().is_none_or(|due| it.date <= due));
        let needed = if step { 1 } else { term.times as usize };
        if rule.met_by.is_empty() {
            (Truth::False, BTreeSet::new())
        } else if fits.sure().count() >= needed {
            (Truth::True, BTreeSet::new())
        } else if fits.events.len() >= needed || !fits.open.is_empty() {
            (Truth::Unknown, fits.needs())
        } else {
            (Truth::False, BTreeSet::new())
        }
    }
}

impl Governing {
    /// A version that governs whatever its clock.
    pub(crate) fn of(version: usize, start: Start, passing: Passing) -> Governing {
        match start {
            Start::Clockless => Governing::Version { version, clock: None, passing },
            Start::At(date) => Governing::Version { version, clock: Some(date), passing },
            Start::Absent => Governing::NotApplicable(hjemmel_engine::findings::NotApplicableReason::NotStarted),
            Start::Unknown(needs) => Governing::Unknown { version, needs, passing },
        }
    }
}
