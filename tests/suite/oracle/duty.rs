//! The lines of one requirement: from the governing version to what applies, displaces, lifts and meets it.

use super::clock::{Governing, Start};
use super::deadline::{Deadline, Due, Reading, Term};
use super::exemption::{Effective, Reaching};
use super::frame::Frame;
use super::meeting::{Fits, Standing};
use super::{Lines, Oracle, Spent};
use hjemmel_engine::findings::{
    AspectFinding, Conflict, Duty, Lifted, Need, NotApplicable, NotApplicableReason, Outside, Status, Undetermined,
    WouldTouch,
};
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, Modality};
use hjemmel_model::model::{EffectKind, RequirementVersion, Timing};
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
    /// The day on which it is read.
    pub(crate) reading: Date,
    /// What its own timing comes to.
    pub(crate) term: Term,
    /// What the start of its clock hangs on, if that is not known.
    pub(crate) start_unknown: Option<BTreeSet<Need>>,
}

/// What stands in place of a duty that is owed.
pub(crate) enum Instead {
    Displaced(Vec<RequirementId>),
    Undetermined(BTreeSet<Need>),
    Lifted(Vec<(ExemptionId, usize)>),
}

impl Oracle<'_> {
    pub(crate) fn requirement(&self, id: RequirementId) -> Lines {
        let mut lines = Lines::default();
        let requirement = &self.model.requirements[id.index()];
        for version in self.would_govern(id, None) {
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
            Governing::Outside { clock, bound } => {
                lines.outside = Some(Outside { requirement: id, clock, bound });
            }
            Governing::Unknown { versions, needs } => self.without_a_start(id, &versions, needs, &mut lines),
            Governing::Version { version, clock } => {
                let timing = &self.version(id, version).timing;
                let must = self.version(id, version).modality == Modality::Must;
                match (timing, clock) {
                    (Timing::AtLeastEvery { .. }, Some(clock)) if must => {
                        self.rolling(id, version, clock, &mut lines);
                    }
                    _ => self.single(id, version, clock, &mut lines),
                }
            }
        }
        self.perhaps_broken(id, &mut lines);
        lines
    }

    pub(crate) fn not_applicable(&self, id: RequirementId, reason: NotApplicableReason, lines: &mut Lines) {
        lines.not_applicable =
            Some(NotApplicable { requirement: id, reason, displaced_by: Vec::new(), because: Vec::new() });
    }

    /// No version governs, since the date is not known.
    fn without_a_start(&self, id: RequirementId, versions: &[usize], needs: BTreeSet<Need>, lines: &mut Lines) {
        let a = self.as_of();
        let mut all = needs.clone();
        for place in versions {
            all.extend(self.applies(self.version(id, *place), a, a).needs);
        }
        if let [only] = versions {
            let version = self.version(id, *only);
            let truth = self.applies(version, a, a).truth;
            if !self.depends_on_the_day(version) && truth.is_false() {
                let reason = self.why_not(version, a, a, None);
                return self.not_applicable(id, reason, lines);
            }
            if !self.depends_on_the_day(version) && truth.is_true() {
                let rolls = matches!(version.timing, Timing::AtLeastEvery { .. });
                let reading = self.reading_of(version, a, a);
                let term = self.term(&version.timing, &Start::Unknown(needs.clone()), &reading);
                let occurrence = rolls.then_some(1);
                let (version, start_unknown) = (*only, Some(needs));
                let case =
                    Case { requirement: id, version, occurrence, clock: None, law: a, reading: a, term, start_unknown };
                return self.beyond_applying(&case, lines);
            }
        }
        // Where only one can govern, it is known which.
        let version = versions.first().copied().filter(|_| versions.len() == 1);
        lines.would_touch.extend(self.unread(|| self.would_touch(id, a)));
        let rolls = version.is_some_and(|it| matches!(self.version(id, it).timing, Timing::AtLeastEvery { .. }));
        let occurrence = rolls.then_some(1);
        lines.undetermined.push(Undetermined {
            requirement: id,
            version,
            occurrence,
            due: None,
            needs: all.into_iter().collect(),
            because: Vec::new(),
        });
    }

    pub(crate) fn reading_of(&self, version: &RequirementVersion, length_on: Date, law: Date) -> Reading {
        Reading {
            length_on,
            law,
            months: version.months,
            counts_earlier: version.counts_earlier_events,
            step_from: None,
        }
    }

    fn single(&self, id: RequirementId, version: usize, clock: Option<Date>, lines: &mut Lines) {
        let rule = self.version(id, version);
        let law = clock.unwrap_or(self.as_of());
        let start = clock.map_or(Start::Absent, Start::At);
        let reading = self.reading_of(rule, law, law);
        let term = match rule.modality {
            Modality::Must => self.term(&rule.timing, &start, &reading),
            Modality::May | Modality::MustNot => self.term(&Timing::AtAllTimes, &start, &reading),
        };
        let reading = term.due.date().map_or(self.as_of(), |due| due.min(self.as_of()));
        let (occurrence, start_unknown) = (None, None);
        let case = Case { requirement: id, version, occurrence, clock, law, reading, term, start_unknown };
        let applies = self.applies(rule, reading, law);
        match applies.truth {
            Truth::False => {
                let reason = self.why_not(rule, reading, law, clock);
                self.not_applicable(id, reason, lines);
            }
            Truth::Unknown => {
                lines.would_touch.extend(self.unread(|| self.would_touch(id, reading)));
                self.undetermined(&case, applies.needs, lines);
            }
            Truth::True => self.beyond_applying(&case, lines),
        }
    }

    pub(crate) fn undetermined(&self, case: &Case, needs: BTreeSet<Need>, lines: &mut Lines) {
        lines.undetermined.push(Undetermined {
            requirement: case.requirement,
            version: Some(case.version),
            occurrence: case.occurrence,
            due: case.term.due.date(),
            needs: needs.into_iter().collect(),
            because: Vec::new(),
        });
    }

    pub(crate) fn lifted(&self, case: &Case, by: Vec<(ExemptionId, usize)>, lines: &mut Lines) {
        lines.lifted.push(Lifted {
            requirement: case.requirement,
            version: case.version,
            occurrence: case.occurrence,
            due: case.term.due.date(),
            by,
            because: Vec::new(),
        });
    }

    /// It applies: what may displace or lift it, and how it stands.
    fn beyond_applying(&self, case: &Case, lines: &mut Lines) {
        let touching = self.unread(|| self.would_touch(case.requirement, case.reading));
        lines.would_touch.extend(touching);
        let (reaching, reads) = self.scoped(|| {
            match &case.start_unknown {
                Some(needs) => self.reaching_whenever(case.requirement, needs),
                None => self.reaching(case.requirement, case.reading),
            }
        });
        self.reads.borrow_mut().proposals.extend(reads.proposals);
        match self.instead(case, &reaching) {
            Some(Instead::Displaced(by)) => {
                self.not_applicable(case.requirement, NotApplicableReason::Displaced, lines);
                lines.not_applicable.as_mut().expect("just set").displaced_by = by;
                lines.would_touch.retain(|it| it.exemption.is_none());
            }
            Some(Instead::Undetermined(needs)) => self.undetermined(case, needs, lines),
            Some(Instead::Lifted(by)) => self.lifted(case, by, lines),
            None => {
                let term = self.effective(case, &reaching, lines);
                let rule = self.version(case.requirement, case.version);
                let fits = self.fits(case.requirement, rule, case.law).counting(term.counts);
                let mut standing = self.standing_of(&term, &fits, !rule.met_by.is_empty());
                if rule.modality == Modality::MustNot {
                    standing.needs = self.open_acts(case.requirement, case.version);
                    if !standing.needs.is_empty() {
                        standing.status = Status::Unknown;
                    }
                }
                if rule.spends_its_events {
                    self.spend(&fits, term.times as usize, &standing);
                }
                let duty = self.line(case, &reaching, &term, &fits, standing, lines);
                lines.duties.push(duty);
            }
        }
    }

    /// What displaces a duty, or lifts it whole.
    pub(crate) fn instead(&self, case: &Case, reaching: &Reaching<'_>) -> Option<Instead> {
        let settled = self.settled.borrow();
        let special = |it: &&RequirementId| {
            let versions = &self.model.requirements[it.index()].versions;
            versions.iter().any(|version| version.instead_of.contains(&case.requirement))
        };
        let special: Vec<RequirementId> =
            (0..self.model.requirements.len()).map(RequirementId::at).filter(|it| special(&it)).collect();
        let stands = |it: &&RequirementId| {
            let lines = &settled[*it];
            !(lines.duties.is_empty() && lines.lifted.is_empty())
        };
        let displacing: Vec<RequirementId> = special.iter().filter(stands).copied().collect();
        if !displacing.is_empty() {
            return Some(Instead::Displaced(displacing));
        }
        let hanging: Vec<_> = special.iter().flat_map(|it| &settled[it].undetermined).collect();
        if !hanging.is_empty() {
            return Some(Instead::Undetermined(hanging.iter().flat_map(|it| it.needs.clone()).collect()));
        }
        let whole: Vec<&Effective<'_>> =
            reaching.effects.iter().filter(|it| matches!(it.kind, EffectKind::LiftWhole)).collect();
        let mut by: Vec<(ExemptionId, usize)> =
            whole.iter().filter(|it| it.sure).map(|it| (it.exemption, it.version)).collect();
        by.sort();
        by.dedup();
        if !by.is_empty() {
            return Some(Instead::Lifted(by));
        }
        if !whole.is_empty() {
            return Some(Instead::Undetermined(whole.iter().flat_map(|it| it.needs.clone()).collect()));
        }
        let reading = Reading {
            step_from: case.occurrence.and(case.clock),
            ..self.reading_of(
                self.version(case.requirement, case.version),
                case.clock.unwrap_or(self.as_of()),
                case.law,
            )
        };
        match self.deadline(&reaching.effects, &reading, case.reading) {
            // Owed for sure, and its date is not known anyway.
            Deadline::May(_) if case.start_unknown.is_some() => None,
            Deadline::May(needs) => Some(Instead::Undetermined(needs)),
            _ => None,
        }
    }

    /// What a duty's timing comes to, exemptions reckoned in; a conflict leaves it as it was.
    pub(crate) fn effective(&self, case: &Case, reaching: &Reaching<'_>, lines: &mut Lines) -> Term {
        match self.deadline_of(case, reaching) {
            Deadline::Unchanged | Deadline::May(_) => case.term.clone(),
            Deadline::Lifted(_) => Term {
                due: Due::Never,
                counts: super::deadline::Counts::All,
                upcoming_until: None,
                ..case.term.clone()
            },
            Deadline::Changed(_, term) => term,
            Deadline::Conflict(between) => {
                let requirement = case.requirement;
                lines.conflicts.push(Conflict { requirement, aspect: AspectName::Deadline, between });
                case.term.clone()
            }
        }
    }

    fn deadline_of(&self, case: &Case, reaching: &Reaching<'_>) -> Deadline {
        let version = self.version(case.requirement, case.version);
        let reading = Reading {
            step_from: case.occurrence.and(case.clock),
            ..self.reading_of(version, case.clock.unwrap_or(self.as_of()), case.law)
        };
        self.deadline(&reaching.effects, &reading, case.reading)
    }

    /// The events that a requirement needed meet nothing else.
    pub(crate) fn spend(&self, fits: &Fits, times: usize, standing: &Standing) {
        let mut sure = 0;
        for fit in &fits.events {
            if sure >= times {
                break;
            }
            sure += usize::from(fit.held.is_true());
            let spent = Spent {
                sure: fit.held.is_true(),
                needs: super::answer::needs(&fit.held.leaves).into_iter().chain(standing.needs.clone()).collect(),
            };
            self.spent.borrow_mut().insert((fit.list, fit.place), spent);
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
        self.note(self.model.requirements[case.requirement.index()].rulebook, &rule.in_force);
        let (mut aspects, conflicts) = self.shown_aspects(case.requirement);
        lines.conflicts.extend(conflicts);
        let (lifted_by, changed_by) = match self.deadline_of(case, reaching) {
            Deadline::Lifted(by) => (by, Vec::new()),
            Deadline::Changed(by, _) => (Vec::new(), by),
            _ => (Vec::new(), Vec::new()),
        };
        if !(lifted_by.is_empty() && changed_by.is_empty()) {
            let aspect = AspectName::Deadline;
            let values_lifted = Vec::new();
            aspects.insert(0, AspectFinding { aspect, lifted_by, values_lifted, changed_by, decided_by: None });
        }
        let counted = rule.modality == Modality::Must && !rule.met_by.is_empty() && !term.standing;
        let frame = Frame::on(case.reading, case.law);
        Duty {
            requirement: case.requirement,
            version: case.version,
            occurrence: case.occurrence,
            clock: case.clock,
            due: term.due.date(),
            due_without_exemptions: case.term.due.date(),
            window: term.window(),
            required: counted.then_some(term.times),
            met: counted.then(|| fits.sure().count() as u32),
            met_on: standing.met_on,
            broken_on: None,
            status: standing.status,
            aspects,
            kept_despite: reaching.kept_despite.clone(),
            needs: if standing.status == Status::Unknown { standing.needs.into_iter().collect() } else { Vec::new() },
            states: rule
                .states
                .iter()
                .map(|stated| (stated.named.name.clone(), self.stated(&stated.value, &frame)))
                .collect(),
            proposals: self.reads.borrow().proposals.iter().copied().collect(),
            because: Vec::new(),
        }
    }
}
