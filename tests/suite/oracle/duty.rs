//! The lines of one requirement: from the governing version to what applies, displaces, lifts and meets it.

use super::clock::{Governing, Start};
use super::deadline::{Deadline, Due, Reading, Term};
use super::exemption::Reaching;
use super::frame::Frame;
use super::meeting::{Fits, Standing};
use super::passing::{Law, Passing};
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::{
    AspectFinding, DueBetween, Duty, Lifted, Need, NotApplicable, NotApplicableReason, Outside, Status, Undetermined,
    WouldTouch,
};
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, Modality};
use hjemmel_model::model::{EffectKind, ForEach, RequirementVersion, Timing};
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

/// One duty, or one occurrence, before it is known whether it is owed.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) requirement: RequirementId,
    pub(crate) version: usize,
    pub(crate) occurrence: Option<u32>,
    pub(crate) clock: Option<Date>,
    /// The day of its law.
    pub(crate) law: Date,
    /// Whether that is kept from another day.
    pub(crate) kept: bool,
    /// By an exemption that was read on a day.
    pub(crate) kept_by: Option<(ExemptionId, Date)>,
    /// The day on which it is read.
    pub(crate) reading: Date,
    /// What its own timing comes to.
    pub(crate) term: Term,
    /// Whether its version governs whichever of the days its clock starts on.
    pub(crate) surely_governed: bool,
    /// What its due date hangs on, if that is not known.
    pub(crate) undated: Option<BTreeSet<Need>>,
}

/// What stands in place of a duty that is owed.
pub(crate) enum Instead {
    Displaced(Vec<RequirementId>),
    Undetermined(BTreeSet<Need>),
    Lifted(Vec<(ExemptionId, usize)>, Vec<ExemptionId>, BTreeSet<Need>),
}

impl Case {
    /// The law by which its acts are judged.
    pub(crate) fn judged_by(&self) -> Law {
        Law { day: self.law, arose: self.clock.unwrap_or(self.reading), kept: self.kept }
    }

    /// The day on which it arises; not known while its clock is not.
    pub(crate) fn arose(&self) -> Option<Date> {
        Some(self.judged_by().arose).filter(|_| self.undated.is_none() || self.clock.is_some())
    }
}

impl Oracle<'_> {
    pub(crate) fn requirement(&self, id: RequirementId) -> Lines {
        match &self.model.requirements[id.index()].for_each {
            None => self.requirement_once(id),
            Some(ForEach::Event(query)) => self.requirement_for_each(id, query),
            Some(ForEach::Day { when, from, anew, .. }) => self.requirement_for_each_day(id, when, *from, *anew),
            Some(ForEach::Period { same, from }) => self.requirement_for_each_period(id, same, from),
            Some(ForEach::Decision { by }) => self.requirement_for_each_decision(id, *by),
        }
    }

    pub(crate) fn requirement_once(&self, id: RequirementId) -> Lines {
        let mut lines = Lines::default();
        let requirement = &self.model.requirements[id.index()];
        for version in self.unread(|| self.would_govern(id, None)) {
            let marks = self.marks(requirement.rulebook, &requirement.versions[version].in_force);
            for proposal in marks.into_iter().filter(|mark| !self.options.proposals.contains(mark)) {
                lines.would_touch.insert(WouldTouch { proposal, requirement: id, exemption: None });
            }
        }
        if self.breach(id, &mut lines) {
            return lines;
        }
        match self.governing(id) {
            Governing::Nothing => {}
            Governing::NotApplicable(reason) => self.not_applicable(id, reason, &mut lines),
            Governing::InNoDays { reason, clock } => {
                lines.clocks.push((None, clock));
                self.not_applicable(id, reason, &mut lines);
            }
            Governing::Outside { clock, bound } => {
                lines.clocks.push((None, clock));
                lines.outside = Some(Outside { requirement: id, instance: None, clock, bound });
            }
            Governing::Perhaps(needs) => {
                lines.would_touch.extend(self.unread(|| self.would_touch(id, self.as_of(), None)));
                lines.undetermined.push(as_a_whole(id, None, needs));
            }
            Governing::Unknown { version, needs, passing } => {
                let a = self.as_of();
                self.note_passing(passing);
                let rule = self.version(id, version);
                let law = passing.kept.unwrap_or(a);
                let term = self.term(&rule.timing, &Start::Unknown(needs.clone()), &self.reading_of(rule, a, law));
                let occurrence = self.rolls(rule).then_some(1);
                let undated = Some(needs);
                let surely_governed = self.surely_governs(id, version, &term);
                let law = term.begins_between.and_then(|it| it.0).filter(|_| surely_governed).unwrap_or(law);
                self.undated(
                    Case {
                        requirement: id,
                        version,
                        occurrence,
                        clock: None,
                        law,
                        kept: passing.kept.is_some(),
                        kept_by: passing.kept_by,
                        reading: a,
                        term,
                        surely_governed,
                        undated,
                    },
                    &mut lines,
                );
            }
            Governing::Several { versions, needs } => {
                let a = self.as_of();
                let live = |it: &RequirementVersion| {
                    self.standing(requirement.rulebook, &it.in_force) != super::frame::Standing::Off
                };
                let rolls = requirement.versions.iter().any(|it| self.rolls(it));
                // A row may come to any of them.
                let others = requirement.versions.iter().filter(|it| rolls && live(it));
                if versions.iter().map(|it| self.version(id, *it)).chain(others).all(|it| self.never_applies(it)) {
                    let last = self.version(id, *versions.last().expect("there are several"));
                    let _ = self.applies(last, a, a);
                    let reason = self.why_not(last, a, a, None);
                    self.not_applicable(id, reason, &mut lines);
                    return self.in_doubt(id, lines);
                }
                let applying = versions.iter().flat_map(|it| self.applies(self.version(id, *it), a, a).needs);
                let needs: BTreeSet<Need> = needs.into_iter().chain(applying).collect();
                lines.would_touch.extend(self.unread(|| self.would_touch(id, a, None)));
                lines.undetermined.push(as_a_whole(id, None, needs));
            }
            Governing::Version { version, clock, passing } => match clock {
                Some(clock) if self.is_grid(self.version(id, version)) => {
                    self.windows(id, version, clock, passing, &mut lines);
                }
                Some(clock) if self.rolls(self.version(id, version)) => {
                    self.rolling(id, version, clock, passing, &mut lines);
                }
                _ => self.single(id, version, clock, passing, &mut lines),
            },
        }
        self.in_doubt(id, lines)
    }

    /// The lines of a must-not, doubtful and untold acts considered.
    fn in_doubt(&self, id: RequirementId, mut lines: Lines) -> Lines {
        self.perhaps_broken(id, &mut lines);
        self.untold_acts(id, &mut lines);
        lines
    }

    pub(super) fn rolls(&self, rule: &RequirementVersion) -> bool {
        matches!(rule.timing, Timing::AtLeastEvery { .. } | Timing::Every { .. }) && rule.modality == Modality::Must
    }

    pub(crate) fn not_applicable(&self, id: RequirementId, reason: NotApplicableReason, lines: &mut Lines) {
        lines.not_applicable = Some(NotApplicable {
            requirement: id,
            instance: None,
            reason,
            displaced_by: Vec::new(),
            because: Vec::new(),
        });
    }

    pub(crate) fn reading_of(&self, version: &RequirementVersion, length_on: Date, law: Date) -> Reading {
        Reading {
            length_on,
            law,
            conventions: version.conventions,
            moves_by: version.moves_by,
            counts_earlier: version.counts_earlier_events,
            rolls: self.rolls(version),
            step_from: None,
            window: None,
            first_step: true,
        }
    }

    fn single(&self, id: RequirementId, version: usize, clock: Option<Date>, passing: Passing, lines: &mut Lines) {
        let rule = self.version(id, version);
        self.note_passing(passing);
        let law = passing.kept.or(clock).unwrap_or(self.as_of());
        let start = clock.map_or(Start::Absent, Start::At);
        let reading = self.reading_of(rule, clock.unwrap_or(self.as_of()), law);
        let term = passing.raised(match rule.modality {
            Modality::MustNot => self.term(&Timing::AtAllTimes, &start, &reading),
            _ => self.term(&rule.timing, &start, &reading),
        });
        let undated = match &term.due {
            Due::Unknown(needs) => Some(needs.clone()),
            _ => None,
        };
        let reading = term.due.date().map_or(self.as_of(), |due| due.min(self.as_of()));
        let (kept, kept_by) = (passing.kept.is_some(), passing.kept_by);
        let case = Case {
            requirement: id,
            version,
            occurrence: None,
            clock,
            law,
            kept,
            kept_by,
            reading,
            term,
            surely_governed: false,
            undated,
        };
        if case.undated.is_some() {
            return self.undated(case, lines);
        }
        let applies = self.applies(rule, reading, law);
        match applies.truth {
            Truth::False => {
                let reason = self.why_not(rule, reading, law, clock);
                self.not_applicable(id, reason, lines);
            }
            Truth::Unknown => {
                lines.would_touch.extend(self.unread(|| self.would_touch(id, reading, clock)));
                self.undetermined(&case, applies.needs, lines);
            }
            Truth::True => self.beyond_applying(&case, lines),
        }
    }

    pub(crate) fn undetermined(&self, case: &Case, needs: BTreeSet<Need>, lines: &mut Lines) {
        let rule = self.version(case.requirement, case.version);
        if rule.spends_its_events && rule.modality == Modality::Must {
            let fits = self.fits(case.requirement, rule, case.judged_by()).counting(case.term.counts);
            self.spend_perhaps(case.requirement, &fits);
        }
        // Where the date is not known, that is asked too.
        let needs: BTreeSet<Need> = case.undated.iter().flatten().copied().chain(needs).collect();
        lines.clocks.extend(case.clock.map(|clock| (Some(case.version), clock)));
        lines.undetermined.push(Undetermined {
            requirement: case.requirement,
            instance: None,
            version: Some(case.version),
            occurrence: case.occurrence,
            due: case.term.due.date(),
            needs: needs.into_iter().collect(),
            because: Vec::new(),
        });
    }

    pub(crate) fn lifted(
        &self,
        case: &Case,
        (by, perhaps_by, needs): (Vec<(ExemptionId, usize)>, Vec<ExemptionId>, BTreeSet<Need>),
        lines: &mut Lines,
    ) {
        lines.clocks.extend(case.clock.map(|clock| (Some(case.version), clock)));
        lines.decidable.push(self.decidable_lifted(case, &by, &perhaps_by, &needs));
        lines.lifted.push(Lifted {
            requirement: case.requirement,
            instance: None,
            version: case.version,
            occurrence: case.occurrence,
            due: case.term.due.date(),
            by,
            perhaps_by,
            needs: needs.into_iter().collect(),
            because: Vec::new(),
        });
    }

    /// It applies: what may displace or lift it, and how it stands.
    pub(crate) fn beyond_applying(&self, case: &Case, lines: &mut Lines) {
        let touching = self.unread(|| self.would_touch(case.requirement, case.reading, case.clock));
        lines.would_touch.extend(touching);
        let reaching = match &case.undated {
            Some(needs) => self.reaching_whenever(case.requirement, needs),
            None => self.reaching_case(case, case.arose()),
        };
        match self.instead(case, &reaching) {
            Some(Instead::Displaced(by)) => {
                self.not_applicable(case.requirement, NotApplicableReason::Displaced, lines);
                lines.not_applicable.as_mut().expect("just set").displaced_by = by;
                lines.would_touch.retain(|it| it.exemption.is_none());
            }
            Some(Instead::Undetermined(needs)) => self.undetermined(case, needs, lines),
            Some(Instead::Lifted(by, perhaps, needs)) => self.lifted(case, (by, perhaps, needs), lines),
            None => {
                let mut term = self.effective(case, &reaching, lines);
                let rule = self.version(case.requirement, case.version);
                if let Some(first) = case.clock.filter(|_| self.is_grid(rule)) {
                    term = super::grid::closed(term, first);
                }
                let fits = self.fits(case.requirement, rule, case.judged_by()).counting(term.counts);
                let mut standing = self.standing_of(&term, &fits, !rule.met_by.is_empty());
                if rule.modality == Modality::MustNot {
                    standing.needs = self.open_acts(case.requirement, case.version);
                    if !standing.needs.is_empty() {
                        standing.status = Status::Unknown;
                    }
                }
                if rule.modality == Modality::May {
                    standing = Standing { status: Status::Standing, met_on: None, needs: term.due.needs() };
                }
                let awaits = case.undated.as_ref().filter(|_| case.clock.is_none() && rule.modality == Modality::Must);
                let own = matches!(self.deadline_of(case, &reaching), Deadline::Unchanged | Deadline::Conflict(_));
                let between = term.between.filter(|_| own && rule.modality == Modality::Must);
                if let (Some(days), true) = (between, awaits.is_none() || case.surely_governed) {
                    standing = self.standing_between(days, &term, &fits, !rule.met_by.is_empty());
                } else if let Some(start) = awaits {
                    // Whatever an exemption makes of its deadline, the day may turn out to be none of its version's.
                    let needs = match &term.due {
                        Due::Unknown(needs) => start.union(needs).copied().collect(),
                        _ => start.clone(),
                    };
                    standing = Standing { status: Status::Unknown, met_on: None, needs };
                }
                if rule.spends_its_events && rule.modality == Modality::Must {
                    match awaits {
                        Some(_) => self.spend_perhaps(case.requirement, &fits),
                        None => self.spend(case.requirement, &fits, term.times as usize),
                    }
                }
                let duty = self.line(case, &reaching, &term, &fits, standing, lines);
                lines.duties.push(duty);
            }
        }
    }

    /// A duty that is owed, as it is told.
    pub(crate) fn line(
        &self,
        case: &Case,
        reaching: &Reaching<'_>,
        term: &Term,
        fits: &Fits,
        standing: Standing,
        lines: &mut Lines,
    ) -> Duty {
        let rule = self.version(case.requirement, case.version);
        let shown = self.reaching(case.requirement, self.as_of(), case.arose());
        let (mut aspects, conflicts) = self.shown_aspects(case.requirement, &shown);
        lines.conflicts.extend(conflicts);
        let (lifted_by, changed_by) = match self.deadline_of(case, reaching) {
            Deadline::Lifted(by) => (by, Vec::new()),
            Deadline::Changed(by, _) => (Vec::new(), by),
            _ => (Vec::new(), Vec::new()),
        };
        let lifted_by_none = lifted_by.is_empty() && changed_by.is_empty();
        if !lifted_by_none {
            let aspect = AspectName::Deadline;
            let values_lifted = Vec::new();
            aspects.insert(0, AspectFinding { aspect, lifted_by, values_lifted, changed_by, decided_by: None });
        }
        let counted = rule.modality == Modality::Must && !rule.met_by.is_empty() && !term.standing;
        // Of what comes back, the first act alone meets this time.
        let most = if self.rolls(rule) { 1 } else { usize::MAX };
        let frame = Frame::on(case.reading, case.law);
        let told = standing.status == Status::Unknown || matches!(term.due, Due::Unknown(_));
        let mut proposals = self.reads.borrow().proposals.clone();
        proposals.extend(self.marks(self.model.requirements[case.requirement.index()].rulebook, &rule.in_force));
        proposals.extend(case.kept_by.into_iter().flat_map(|(id, day)| self.marks_on(id, day)));
        for finding in &aspects {
            let of_deadline = finding.aspect == AspectName::Deadline;
            let effects = if of_deadline { &reaching.effects } else { &shown.effects };
            let values = finding.values_lifted.iter().map(|(_, id)| id);
            for id in finding.lifted_by.iter().chain(&finding.changed_by).chain(values) {
                for effect in effects.iter().filter(|it| it.exemption == *id) {
                    let day = effect.read_on.or(of_deadline.then_some(case.reading));
                    proposals.extend(day.into_iter().flat_map(|day| self.marks_on(*id, day)));
                    if let (EffectKind::Suspend(suspension), true) = (effect.kind, of_deadline)
                        && let Some(transition) = suspension.transition
                    {
                        let it = &self.model.transitions[transition.index()];
                        proposals.extend(self.marks(it.rulebook, &it.in_force));
                    }
                }
            }
        }
        lines.clocks.extend(case.clock.map(|clock| (Some(case.version), clock)));
        lines.decidable.extend(self.decidable_duty(case, &shown, &aspects, term));
        Duty {
            requirement: case.requirement,
            instance: None,
            version: case.version,
            occurrence: case.occurrence,
            clock: case.clock,
            due: term.due.date(),
            due_between: term
                .between
                .filter(|_| matches!(term.due, Due::Unknown(_)) && lifted_by_none)
                .map(|(earliest, latest)| DueBetween { earliest, latest }),
            due_without_exemptions: case.term.due.date(),
            window: term.window(),
            required: counted.then_some(term.times),
            met: counted.then(|| fits.sure().take(most).count() as u32),
            met_on: standing.met_on,
            broken_on: None,
            status: standing.status,
            aspects,
            kept_despite: reaching.kept_despite.clone(),
            needs: if told { standing.needs.into_iter().collect() } else { Vec::new() },
            states: rule
                .states
                .iter()
                .map(|stated| (stated.named.name.clone(), self.untouched(|| self.stated(&stated.value, &frame))))
                .collect(),
            proposals: proposals.into_iter().collect(),
            because: Vec::new(),
        }
    }
}
