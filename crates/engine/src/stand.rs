//! How one occasion of a requirement stands before its acts are counted: applicable, displaced, lifted, or owed
//! with the deadline that exemptions leave it.

use crate::aspect::{nothing_done, sort};
use crate::each::Which;
use crate::effects::{Effective, Effects, aspect_of};
use crate::findings::{AspectFinding, Conflict, Need, NotApplicableReason, Reason, ReasonKind};
use crate::frame::Frame;
use crate::governs::Start;
use crate::ids::{ClauseId, ExemptionId, NodeId, ProposalId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::plan::{AspectName, EffectKind, Modality, RequirementVersion, Timing};
use crate::sharpen::{Asked, Question};
use crate::spent::Spender;
use crate::timing::{Counting, Deadline, Due};
use hjemmel_value::{Date, Truth};

/// One occasion on which a requirement may be owed.
#[derive(Clone, Debug)]
pub(crate) struct Occasion<'a> {
    pub(crate) id: RequirementId,
    pub(crate) place: usize,
    pub(crate) version: &'a RequirementVersion,
    /// Which step of a rolling duty.
    pub(crate) occurrence: Option<u32>,
    /// The day its clock starts.
    pub(crate) clock: Option<Date>,
    /// The day that picks versions of definitions and groups.
    pub(crate) law: Date,
    /// Whether that is the law of another day than the one on which its clock starts.
    pub(crate) kept: bool,
    /// The deadline without exemptions.
    pub(crate) deadline: Deadline,
    /// The reading day.
    pub(crate) read_on: Date,
    /// Whether its version governs whichever of the days its clock starts on, between which that surely lies.
    pub(crate) surely_governed: bool,
    /// Proposals that had a part in its clock and length.
    pub(crate) proposals: Vec<ProposalId>,
}

/// The law by which the acts of a duty are judged.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Law {
    /// The day that picks versions of definitions and groups.
    pub(crate) day: Date,
    /// The day on which the duty arises.
    pub(crate) arose: Date,
    /// Whether what is asked of an act is what the governing version asks, whatever is in force on the day of the act.
    pub(crate) kept: bool,
}

/// How an occasion stands before its acts are counted.
#[derive(Clone, Debug)]
pub(crate) enum Stand {
    /// It does not apply.
    Not(Asked),
    /// Special rules stand in its place.
    Displaced(Vec<RequirementId>, Vec<Reason>),
    /// It hangs on something not known.
    Undetermined(Doubt),
    /// Exemptions lift it whole.
    Lifted(Vec<(ExemptionId, usize)>, Owed),
    /// It is owed.
    Owed(Owed),
}

/// What an occasion hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Doubt {
    pub(crate) needs: Vec<Need>,
    pub(crate) because: Vec<Reason>,
}

/// What is owed, exemptions reckoned in.
#[derive(Clone, Debug)]
pub(crate) struct Owed {
    pub(crate) deadline: Deadline,
    /// What exemptions did to the deadline.
    pub(crate) aspect: Option<AspectFinding>,
    pub(crate) conflict: Option<Conflict>,
    pub(crate) kept_despite: Vec<ExemptionId>,
    /// Of what is lifted: exemptions that may lift it as well, and what would settle it.
    pub(crate) perhaps_lifted: (Vec<ExemptionId>, Vec<Need>),
    pub(crate) proposals: Vec<ProposalId>,
    pub(crate) because: Vec<Reason>,
}

impl<'a> Occasion<'a> {
    /// Whether it is not known when the clock of a duty starts.
    pub(crate) fn awaits_its_clock(&self) -> bool {
        self.version.modality == Modality::Must && self.deadline.start == Start::Unknown
    }

    /// The first day on which an act can meet this occurrence, of a duty that comes back.
    fn first_day(&self) -> Option<Date> {
        match self.clock.filter(|_| self.occurrence.is_some()) {
            Some(first) if self.version.is_grid() => Some(first),
            Some(measured_from) => measured_from.next().ok(),
            None => None,
        }
    }

    /// The day on which it arises, for exemptions that reach duties arising; `None` if its clock is not known.
    pub(crate) fn arose(&self) -> Option<Date> {
        Some(self.judged_by().arose).filter(|_| self.deadline.start != Start::Unknown)
    }

    /// The law by which its acts are judged.
    pub(crate) fn judged_by(&self) -> Law {
        Law { day: self.law, arose: self.clock.unwrap_or(self.read_on), kept: self.kept }
    }

    /// As one that spends events.
    pub(crate) fn spender(&self, which: Which<'a>) -> Spender<'a> {
        Spender { id: self.id, version: self.version, law: self.judged_by(), which }
    }
}

/// Whom a version concerns and when.
pub(crate) fn question(version: &RequirementVersion) -> Question<'_> {
    Question {
        of: Some(version),
        groups: &version.groups,
        when: &version.when,
        unless: &version.unless,
        ..Question::default()
    }
}

impl<'a> Machine<'a> {
    /// Whether the occasion applies on its reading day, and then what displaces, lifts or changes it.
    pub(crate) fn stand(&mut self, occasion: &Occasion<'a>) -> Result<Stand> {
        let frame = self.frame(occasion.read_on, occasion.law);
        let question = question(occasion.version);
        self.reads.begin();
        let asked = self.ask(&question, frame)?;
        let mut proposals = self.reads.proposals();
        self.reads.end();
        if asked.truth.is_false() {
            return Ok(Stand::Not(asked));
        }
        let because = self.because_asked(occasion, &asked, frame)?;
        match asked.truth {
            Truth::False | Truth::Unknown => Ok(Stand::Undetermined(Doubt { needs: asked.needs, because })),
            Truth::True => {
                let rulebook = self.requirement(occasion.id)?.rulebook;
                proposals.extend(self.marks(rulebook, &occasion.version.in_force));
                proposals.extend(&occasion.proposals);
                if let Some((exemption, _, day)) = self.passing.kept_by {
                    proposals.extend(self.exemption_proposals(exemption, day)?);
                }
                if let Some(transition) = self.passing.transition {
                    proposals.extend(self.transition_proposals(transition)?);
                }
                self.stand_applicable(occasion, proposals, because)
            }
        }
    }

    /// Which version governs, how the due date was counted, and why the requirement applies or not.
    pub(crate) fn because_asked(
        &mut self,
        occasion: &Occasion<'a>,
        asked: &Asked,
        frame: Frame<'a>,
    ) -> Result<Vec<Reason>> {
        let mut because = Vec::new();
        self.because_period(&mut because)?;
        self.because_version(occasion, &mut because)?;
        self.because_due(&occasion.deadline, &mut because)?;
        self.because(&question(occasion.version), asked, frame, &mut because)?;
        Ok(because)
    }

    /// Writes that an occasion does not apply.
    pub(crate) fn write_not_applicable(&mut self, occasion: &Occasion<'a>, asked: &Asked) -> Result<()> {
        let frame = self.frame(occasion.read_on, occasion.law);
        let reason = self.why_not(occasion, &question(occasion.version), frame)?;
        let because = self.because_asked(occasion, asked, frame)?;
        self.write_not(occasion.id, reason, Vec::new(), because);
        Ok(())
    }

    /// Why an occasion does not apply on its reading day.
    fn why_not(
        &mut self,
        occasion: &Occasion<'a>,
        question: &Question<'a>,
        frame: Frame<'a>,
    ) -> Result<NotApplicableReason> {
        // What has no clock arises with its period. What applies on no day did not apply on that one either.
        let dated = occasion.deadline.due != Due::Unknown;
        let arose = occasion.clock.or(self.instance_period.map(|period| period.from));
        if let Some(clock) = arose.filter(|clock| dated && *clock < occasion.read_on) {
            let at_start = self.frame(clock, occasion.law);
            if self.ask(question, at_start)?.truth.is_true() {
                return Ok(NotApplicableReason::Lapsed);
            }
        }
        self.group_or_condition(question, frame)
    }

    /// Whether the groups say no, or else a condition.
    pub(crate) fn group_or_condition(
        &mut self,
        question: &Question<'a>,
        frame: Frame<'a>,
    ) -> Result<NotApplicableReason> {
        let groups = Question { groups: question.groups, ..Question::default() };
        let in_none = self.ask(&groups, frame)?.truth.is_false();
        Ok(if in_none { NotApplicableReason::Group } else { NotApplicableReason::Condition })
    }

    fn stand_applicable(
        &mut self,
        occasion: &Occasion<'a>,
        proposals: Vec<ProposalId>,
        mut because: Vec<Reason>,
    ) -> Result<Stand> {
        if let Some(stand) = self.displaced(occasion.id, &mut because)? {
            return Ok(stand);
        }
        let day = occasion.read_on;
        let effects = self.effects_on(occasion)?;
        self.because_exemptions(&effects, day, &mut because)?;
        let mut owed = Owed {
            deadline: occasion.deadline.clone(),
            aspect: None,
            conflict: None,
            kept_despite: tidy(effects.kept_despite.iter().map(|(exemption, ..)| *exemption).collect()),
            perhaps_lifted: (Vec::new(), Vec::new()),
            proposals,
            because,
        };
        let mut lifted_by: Vec<(ExemptionId, usize)> = Vec::new();
        for effect in effects.on(None).filter(|effect| effect.truth.is_true()) {
            lifted_by.push((effect.exemption, effect.version));
        }
        if !lifted_by.is_empty() {
            // Versions of one exemption may be read on different days.
            lifted_by.sort_unstable();
            lifted_by.dedup();
            let perhaps = effects.on(None).filter(|effect| effect.truth.is_unknown());
            let perhaps = tidy(perhaps.map(|effect| effect.exemption).collect());
            if !perhaps.is_empty() {
                let whole = |effect: &Effective<'a>| aspect_of(effect.kind).is_none();
                let mut needs = self.effect_needs(&effects, whole, day)?;
                if occasion.deadline.due == Due::Unknown {
                    // On another day they may be others.
                    needs.extend(&occasion.deadline.needs);
                }
                owed.perhaps_lifted = (perhaps, tidy(needs));
            }
            return Ok(Stand::Lifted(lifted_by, owed));
        }
        for whole_or_deadline in [None, Some(AspectName::Deadline)] {
            if effects.on(whole_or_deadline).any(|effect| effect.truth.is_unknown()) {
                let of = |effect: &Effective<'a>| aspect_of(effect.kind) == whole_or_deadline;
                let needs = self.effect_needs(&effects, of, day)?;
                return Ok(Stand::Undetermined(Doubt { needs, because: owed.because }));
            }
        }
        self.change_deadline(occasion, &effects, &mut owed)?;
        Ok(Stand::Owed(owed))
    }

    /// Whether a special rule stands in the place of a requirement.
    fn displaced(&mut self, id: RequirementId, because: &mut Vec<Reason>) -> Result<Option<Stand>> {
        let (mut by, mut maybe) = (Vec::new(), Vec::new());
        for special in &self.requirement(id)?.displaced_by {
            let truth = self.settled_for(*special, true)?.displaces();
            match truth {
                Truth::True => by.push(*special),
                Truth::Unknown => maybe.push(*special),
                Truth::False => continue,
            }
            let reason = self.reason(ReasonKind::Displaced { by: *special, truth })?;
            because.push(reason);
        }
        if !by.is_empty() {
            by.sort_unstable();
            return Ok(Some(Stand::Displaced(by, std::mem::take(because))));
        }
        if maybe.is_empty() {
            return Ok(None);
        }
        let mut needs = Vec::new();
        for special in maybe {
            needs.extend(self.settled_for(special, true)?.needs.iter().copied());
        }
        let doubt = Doubt { needs: tidy(needs), because: std::mem::take(because) };
        Ok(Some(Stand::Undetermined(doubt)))
    }

    /// That an exemption does something to an occasion that is read on a day, or may.
    pub(crate) fn because_exemption(&mut self, effect: &Effective<'a>, day: Date) -> Result<Reason> {
        let Effective { exemption, version, truth, .. } = *effect;
        let on = effect.read_on.unwrap_or(day);
        let reason = self.reason(ReasonKind::Exemption { exemption, version, truth, on })?;
        Ok(Reason { because: self.because_reach(exemption, on)?, ..reason })
    }

    fn because_exemptions(&mut self, effects: &Effects<'a>, day: Date, because: &mut Vec<Reason>) -> Result<()> {
        let mut last = None;
        for effect in effects.all.iter().filter(|effect| !effect.truth.is_false()) {
            let (exemption, version, truth) = (effect.exemption, effect.version, effect.truth);
            if last == Some((exemption, version, truth)) {
                continue;
            }
            last = Some((exemption, version, truth));
            because.push(self.because_exemption(effect, day)?);
        }
        for (exemption, version, on) in &effects.kept_despite {
            let kind = ReasonKind::KeptDespite { exemption: *exemption, version: *version };
            let reason = self.reason(kind)?;
            because.push(Reason { because: self.because_reach(*exemption, *on)?, ..reason });
        }
        Ok(())
    }

    /// The deadline that exemptions leave.
    fn change_deadline(&mut self, occasion: &Occasion<'a>, effects: &Effects<'a>, owed: &mut Owed) -> Result<()> {
        let mut finding = nothing_done(AspectName::Deadline);
        let mut deadlines: Vec<Deadline> = Vec::new();
        let mut transitions = Vec::new();
        for effect in effects.on(Some(AspectName::Deadline)) {
            match effect.kind {
                EffectKind::ChangeDeadline(timing, clause) => {
                    let mut changed = self.changed(occasion, timing)?;
                    changed.clause = Some(*clause);
                    deadlines.push(changed);
                    finding.changed_by.push(effect.exemption);
                }
                EffectKind::ExtendDeadline(length, clause) => {
                    deadlines.push(self.extended(occasion, *length, *clause)?);
                    finding.changed_by.push(effect.exemption);
                }
                EffectKind::Suspend(suspension) => {
                    deadlines.extend(self.rested(occasion, suspension)?);
                    finding.changed_by.push(effect.exemption);
                    transitions.extend(suspension.transition);
                }
                _ => {
                    deadlines.push(Deadline::without(occasion.deadline.times, false));
                    finding.lifted_by.push(effect.exemption);
                }
            }
        }
        let Some(first) = deadlines.first() else { return Ok(()) };
        sort(&mut finding);
        let mixed = !finding.lifted_by.is_empty() && !finding.changed_by.is_empty();
        let known: Vec<&Deadline> = deadlines.iter().filter(|deadline| deadline.due != Due::Unknown).collect();
        if mixed || known.iter().zip(known.iter().skip(1)).any(|(one, other)| !one.agrees(other)) {
            let mut between = [finding.lifted_by, finding.changed_by].concat();
            between.sort_unstable();
            between.dedup();
            owed.conflict = Some(Conflict { requirement: occasion.id, aspect: AspectName::Deadline, between });
            return Ok(());
        }
        owed.deadline = first.clone();
        if known.len() < deadlines.len() {
            // Whether they agree cannot be told, so neither can the date.
            owed.deadline.due = Due::Unknown;
            owed.deadline.count = None;
            owed.deadline.between = None;
            owed.deadline.rests.clear();
            owed.deadline.needs = tidy(deadlines.iter().flat_map(|deadline| deadline.needs.clone()).collect());
        }
        for effect in effects.on(Some(AspectName::Deadline)) {
            let day = effect.read_on.unwrap_or(occasion.read_on);
            owed.proposals.extend(self.exemption_proposals(effect.exemption, day)?);
        }
        owed.aspect = Some(finding);
        for transition in transitions {
            let reason = self.reason(ReasonKind::Transition { transition, truth: Truth::True })?;
            owed.because.push(reason);
            owed.proposals.extend(self.transition_proposals(transition)?);
        }
        self.because_due(&owed.deadline.clone(), &mut owed.because)
    }

    /// A deadline that an exemption makes later by a length of time, which is read like that of a changed one.
    fn extended(&mut self, occasion: &Occasion<'a>, length: NodeId, clause: ClauseId) -> Result<Deadline> {
        let frame = self.frame(occasion.clock.unwrap_or(self.as_of()), occasion.read_on);
        let counting = Counting::of(occasion.version, occasion.occurrence.unwrap_or(1));
        self.later_by(&occasion.deadline, &occasion.version.timing, (length, clause), counting, frame)
    }

    /// A deadline changed by an exemption: its own clock and length; a rolling one is measured from the step, and one of a
    /// fixed grid ends with the first window of that grid that ends no earlier than the step can be met.
    fn changed(&mut self, occasion: &Occasion<'a>, timing: &'a Timing) -> Result<Deadline> {
        let start = match (timing, occasion.occurrence, occasion.clock) {
            (Timing::AtLeastEvery { .. }, Some(_), Some(from)) => Start::On(from),
            (Timing::AtLeastEvery { .. } | Timing::Every { .. }, Some(_), None) => {
                return Ok(occasion.deadline.clone());
            }
            _ => self.start(timing)?,
        };
        let today = occasion.clock.unwrap_or(self.as_of());
        let frame = self.frame(today, occasion.read_on);
        let step = occasion.occurrence.unwrap_or(1);
        let counting = Counting { window: occasion.first_day(), ..Counting::of(occasion.version, step) };
        self.deadline(timing, None, start, counting, frame)
    }
}
