//! Writing lines of the outcome: duties, lifted ones, undetermined ones.

use crate::aspect::on_the_line;
use crate::each::Which;
use crate::effects::ReadOn;
use crate::findings::{
    Duty, Lifted, Need, NotApplicable, NotApplicableReason, Reason, Statement, Status, Undetermined,
};
use crate::governs::Start;
use crate::ids::{ExemptionId, ProposalId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::meets::Fits;
use crate::plan::{Modality, RequirementVersion};
use crate::settled::Partner;
use crate::spent::Spender;
use crate::stand::{Doubt, Occasion, Owed};
use crate::tally::{Counting, Tally, status_between};
use crate::timing::Due;
use hjemmel_value::{Date, Truth};
use std::sync::Arc;

/// A line of the outcome, for those who look at all lines afterwards.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) id: RequirementId,
    /// What it is for, of one that is owed for each of several things.
    pub(crate) which: Which<'a>,
    pub(crate) version: Option<usize>,
    pub(crate) read_on: Date,
    pub(crate) clock: Option<Date>,
}

/// The acts of a duty, counted.
#[derive(Clone, Debug)]
pub(crate) struct Acts {
    pub(crate) fits: Fits,
    pub(crate) counting: Counting,
    pub(crate) sure: u32,
    pub(crate) status: Status,
    pub(crate) met_on: Option<Date>,
    pub(crate) broken_on: Option<Date>,
    /// Needs that are already known.
    pub(crate) needs: Vec<Need>,
}

impl Acts {
    /// No acts are counted.
    pub(crate) fn none(status: Status) -> Acts {
        let fits = Fits::default();
        Acts { fits, counting: Counting::All, sure: 0, status, met_on: None, broken_on: None, needs: Vec::new() }
    }
}

impl<'a> Machine<'a> {
    /// Writes a duty whose acts are counted by its deadline.
    pub(crate) fn owe(&mut self, occasion: &Occasion<'a>, owed: Owed) -> Result<()> {
        let version = occasion.version;
        if version.modality == Modality::MustNot {
            return self.owe_prohibition(occasion, owed);
        }
        let fits = self.fits(occasion.id, version, occasion.judged_by(), None)?;
        let counting = match occasion.clock.filter(|_| version.is_grid()) {
            Some(first) => Counting::in_window(&owed.deadline, version, first),
            None => Counting::of(&owed.deadline, version, None),
        };
        let tally = Tally::of(&fits, counting, &owed.deadline);
        let (mut status, mut met_on) = tally.status(fits.any, version.modality, &owed.deadline, self.as_of());
        if deadline_is_its_own(&owed) && (!occasion.awaits_its_clock() || occasion.surely_governed) {
            if owed.deadline.between.is_some() && version.modality == Modality::Must {
                (status, met_on) = status_between(&fits, counting, &owed.deadline, self.as_of());
            }
        } else if occasion.awaits_its_clock() {
            // Whatever an exemption makes of its deadline, the day may turn out to be none of its version's.
            (status, met_on) = (Status::Unknown, None);
        }
        if version.spends_its_events && version.modality == Modality::Must {
            let (times, surely) =
                if occasion.awaits_its_clock() { (u32::MAX, false) } else { (owed.deadline.times, true) };
            self.spend(occasion.spender(self.which()), &fits, counting, times, surely);
        }
        // Of what comes back, one act meets this time.
        let sure = if version.comes_back() { tally.sure.min(1) } else { tally.sure };
        let acts = Acts { fits, counting, sure, status, met_on, broken_on: None, needs: Vec::new() };
        self.write_duty(occasion, owed, acts)
    }

    /// Writes a duty.
    pub(crate) fn write_duty(&mut self, occasion: &Occasion<'a>, owed: Owed, acts: Acts) -> Result<()> {
        let deadline_is_own = deadline_is_its_own(&owed);
        let Owed { deadline, aspect, conflict, kept_despite, mut proposals, mut because, .. } = owed;
        let version = occasion.version;
        let mut aspects: Vec<_> = aspect.into_iter().collect();
        let mut effects_today = None;
        if !self.requirement(occasion.id)?.exemptions.is_empty() {
            let day = self.as_of();
            let effects = self.effects(occasion.id, ReadOn { day, arose: occasion.arose() })?;
            let (others, conflicts) = on_the_line(occasion.id, &effects);
            for finding in &others {
                let valued = finding.values_lifted.iter().map(|(_, exemption)| exemption);
                for exemption in finding.lifted_by.iter().chain(&finding.changed_by).chain(valued) {
                    let read = effects.all.iter().filter(|effect| effect.exemption == *exemption);
                    for day in read.filter_map(|effect| effect.read_on) {
                        proposals.extend(self.exemption_proposals(*exemption, day)?);
                    }
                }
            }
            aspects.extend(others);
            self.findings.conflicts.extend(conflicts);
            effects_today = Some(effects);
        }
        self.findings.conflicts.extend(conflict);
        let date = deadline.date();
        let due_between = deadline.between.filter(|_| deadline.due == Due::Unknown && deadline_is_own);
        self.because_fits(&acts.fits, acts.counting, date, &mut because)?;
        if matches!(acts.status, Status::Open | Status::Overdue | Status::Late | Status::Unknown) {
            self.because_left_out(occasion, &acts, date, &mut because)?;
        }
        let mut needs = acts.needs;
        if occasion.awaits_its_clock() {
            needs.extend(occasion.deadline.needs.iter().copied());
        }
        if deadline.due == Due::Unknown {
            needs.extend(deadline.needs.iter().copied());
        } else if acts.status == Status::Unknown && !occasion.awaits_its_clock() {
            let counts = |day| !acts.counting.counts(day).is_false();
            needs.extend(self.fit_needs(occasion.id, version, occasion.judged_by(), counts)?);
        }
        let states = self.states(occasion)?;
        let counted = acts.fits.any && !deadline.standing && version.modality != Modality::MustNot;
        proposals.sort_unstable();
        proposals.dedup();
        self.lines.push(Line {
            which: self.which(),
            id: occasion.id,
            version: Some(occasion.place),
            read_on: occasion.read_on,
            clock: occasion.clock,
        });
        self.partners.push(Partner {
            start: match occasion.clock {
                Some(day) => Start::On(day),
                None if occasion.awaits_its_clock() => Start::Unknown,
                None => Start::None,
            },
            due: deadline.due,
            status: acts.status,
            met_on: acts.met_on,
        });
        let needs = tidy(needs);
        if let Some(reason) = self.because_decision()? {
            because.insert(0, reason);
        }
        let duty = Duty {
            requirement: occasion.id,
            instance: self.at_instance(),
            version: occasion.place,
            occurrence: occasion.occurrence,
            clock: occasion.clock,
            due: date,
            due_between,
            due_without_exemptions: occasion.deadline.date(),
            window: acts.counting.window(&deadline),
            required: counted.then_some(deadline.times),
            met: counted.then_some(acts.sure),
            met_on: acts.met_on,
            broken_on: acts.broken_on,
            status: acts.status,
            aspects,
            kept_despite,
            needs,
            states,
            proposals,
            because,
        };
        if self.decisions_matter {
            self.note_decidable_duty(occasion, &duty, deadline.due, &effects_today.unwrap_or_default())?;
        }
        self.findings.duties.push(duty);
        Ok(())
    }

    fn states(&mut self, occasion: &Occasion<'a>) -> Result<Vec<(Arc<str>, Statement)>> {
        let frame = self.frame(occasion.read_on, occasion.law);
        let mut states = Vec::with_capacity(occasion.version.states.len());
        for stated in &occasion.version.states {
            states.push((Arc::clone(&stated.named.name), self.answer(stated.value, frame)?.into()));
        }
        Ok(states)
    }

    /// Marks the events that a duty needed; those that it may have needed are possible for others.
    pub(crate) fn spend(&mut self, by: Spender<'a>, fits: &Fits, counting: Counting, times: u32, surely: bool) {
        let mut needed = 0;
        for fit in &fits.fits {
            let truth = fit.truth.and(counting.counts(fit.date)).and(if surely { Truth::True } else { Truth::Unknown });
            if needed >= times {
                break;
            }
            match truth {
                Truth::True => needed = needed.saturating_add(1),
                Truth::Unknown => {}
                Truth::False => continue,
            }
            self.spent.spend(fit.list, fit.place, truth, by);
        }
    }

    /// Writes an occasion that exemptions lifted.
    pub(crate) fn write_lifted(
        &mut self,
        occasion: &Occasion<'a>,
        by: Vec<(ExemptionId, usize)>,
        (perhaps_by, needs): (Vec<ExemptionId>, Vec<Need>),
        mut because: Vec<Reason>,
    ) -> Result<()> {
        if let Some(reason) = self.because_decision()? {
            because.insert(0, reason);
        }
        self.note_decidable_lifted(occasion, &by, &perhaps_by, &needs);
        self.lines.push(Line {
            which: self.which(),
            id: occasion.id,
            version: Some(occasion.place),
            read_on: occasion.read_on,
            clock: occasion.clock,
        });
        self.findings.lifted.push(Lifted {
            requirement: occasion.id,
            instance: self.at_instance(),
            version: occasion.place,
            occurrence: occasion.occurrence,
            due: occasion.deadline.date(),
            by,
            perhaps_by,
            needs,
            because,
        });
        Ok(())
    }

    /// Writes an occasion that hangs on something not known. What it would need of events may be spent.
    pub(crate) fn write_undetermined(&mut self, occasion: &Occasion<'a>, mut doubt: Doubt) -> Result<()> {
        if let Some(reason) = self.because_decision()? {
            doubt.because.insert(0, reason);
        }
        let version = occasion.version;
        if version.spends_its_events && version.modality == Modality::Must {
            let fits = self.fits(occasion.id, version, occasion.judged_by(), None)?;
            let step = occasion.clock.filter(|_| occasion.occurrence.is_some());
            let counting = match step {
                Some(first) if version.is_grid() => Counting::in_window(&occasion.deadline, version, first),
                step => Counting::of(&occasion.deadline, version, step),
            };
            self.spend(occasion.spender(self.which()), &fits, counting, u32::MAX, false);
        }
        self.lines.push(Line {
            which: self.which(),
            id: occasion.id,
            version: Some(occasion.place),
            read_on: occasion.read_on,
            clock: occasion.clock,
        });
        self.findings.undetermined.push(Undetermined {
            requirement: occasion.id,
            instance: self.at_instance(),
            version: Some(occasion.place),
            occurrence: occasion.occurrence,
            due: occasion.deadline.date(),
            needs: tidy(doubt.needs),
            because: doubt.because,
        });
        Ok(())
    }

    /// Writes a requirement of which it is not known which version governs, or whether it is for what is at hand.
    pub(crate) fn write_undetermined_whole(
        &mut self,
        requirement: RequirementId,
        needs: Vec<Need>,
        because: Vec<Reason>,
    ) {
        self.lines.push(Line {
            id: requirement,
            which: self.which(),
            version: None,
            read_on: self.as_of(),
            clock: None,
        });
        self.findings.undetermined.push(Undetermined {
            requirement,
            instance: self.at_instance(),
            version: None,
            occurrence: None,
            due: None,
            needs: tidy(needs),
            because,
        });
    }

    /// Writes a requirement that does not apply.
    pub(crate) fn write_not(
        &mut self,
        requirement: RequirementId,
        reason: NotApplicableReason,
        displaced_by: Vec<RequirementId>,
        because: Vec<Reason>,
    ) {
        self.findings.not_applicable.push(NotApplicable {
            requirement,
            instance: self.at_instance(),
            reason,
            displaced_by,
            because,
        });
    }

    /// The marks of a version, for the line it governs.
    pub(crate) fn version_proposals(
        &self,
        id: RequirementId,
        version: &'a RequirementVersion,
    ) -> Result<Vec<ProposalId>> {
        let rulebook = self.requirement(id)?.rulebook;
        Ok(self.marks(rulebook, &version.in_force).collect())
    }
}

/// Whether no exemption made another deadline of it.
fn deadline_is_its_own(owed: &Owed) -> bool {
    owed.aspect.is_none()
}
