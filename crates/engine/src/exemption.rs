//! Whether an exemption reaches a citizen on a day: its version, its trial, and its conditions.

use crate::error::{RuleRef, at};
use crate::findings::{Need, Reason};
use crate::frame::Frame;
use crate::ids::{ExemptionId, ProposalId};
use crate::machine::{Machine, Result};
use crate::plan::{ExemptionVersion, TrialVersion};
use crate::sharpen::Question;
use hjemmel_value::{Date, Truth};

/// Whether an exemption reaches the citizen on a day.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Its version in force that day, by place.
    pub(crate) version: usize,
    pub(crate) truth: Truth,
    /// All but its own `unless` surely holds, and that surely holds as well.
    pub(crate) kept: bool,
}

impl Reach {
    const NOT: Reach = Reach { version: 0, truth: Truth::False, kept: false };
}

impl<'a> Machine<'a> {
    /// Whether an exemption reaches the citizen on a day: remembered by day, unless the requirement at hand is owed for each
    /// of several things, for another of which it may come out otherwise.
    pub(crate) fn reach(&mut self, id: ExemptionId, day: Date) -> Result<Reach> {
        let frame = self.frame(day, day);
        if self.at_instance().is_some() {
            return self.within(RuleRef::Exemption(id), |machine| machine.find_reach(id, frame));
        }
        let words = self.reads.words();
        let remembered = self.memories.get(&frame).and_then(|memory| memory.exemptions.get(id.index()));
        if let Some((reach, reads)) = remembered {
            let reach = *reach;
            self.reads.join(self.memories.reads(*reads, words));
            return Ok(reach);
        }
        self.reads.begin();
        let reach = self.within(RuleRef::Exemption(id), |machine| machine.find_reach(id, frame))?;
        let reads = self.keep_reads(&frame);
        if self.remembers(&frame)
            && let Some(memory) = self.memories.get_mut(&frame)
        {
            memory.exemptions.put(id.index(), reach, reads);
        }
        Ok(reach)
    }

    fn find_reach(&mut self, id: ExemptionId, frame: Frame<'a>) -> Result<Reach> {
        let Some((place, version)) = self.exemption_version(id, frame.law)? else { return Ok(Reach::NOT) };
        let Some(question) = self.exemption_question(version, frame.law)? else { return Ok(Reach::NOT) };
        let truth = self.ask(&question, frame)?.truth;
        let kept = truth.is_false() && self.is_kept(&question, frame)?;
        self.note_exemption(id, place, truth, &frame);
        if let (true, Some(trial)) = (self.trace.is_some(), version.trial) {
            let row = at(&self.plan.trials, trial.index(), "a trial is missing")?;
            let in_force = self.version_on(row.rulebook, &row.versions, frame.law, RuleRef::Trial(trial))?;
            if let Some((version, _)) = in_force {
                self.note_trial(trial, version, truth, &frame);
            }
        }
        Ok(Reach { version: place, truth, kept })
    }

    /// The exemption's own exception holds, and everything else does too.
    fn is_kept(&mut self, question: &Question<'a>, frame: Frame<'a>) -> Result<bool> {
        let without = Question { unless: &[], ..*question };
        if !self.plainly(&without, frame)?.is_true() {
            return Ok(false);
        }
        for condition in question.unless {
            if self.truth(condition.node, frame)?.is_true() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The version of an exemption in force on a day.
    pub(crate) fn exemption_version(
        &self,
        id: ExemptionId,
        law: Date,
    ) -> Result<Option<(usize, &'a ExemptionVersion)>> {
        let exemption = at(&self.plan.exemptions, id.index(), "an exemption is missing")?;
        self.version_on(exemption.rulebook, &exemption.versions, law, RuleRef::Exemption(id))
    }

    /// The version of the exemption's trial in force on a day, if it has a trial.
    fn trial_version(&self, version: &ExemptionVersion, law: Date) -> Result<Option<Option<&'a TrialVersion>>> {
        let Some(id) = version.trial else { return Ok(Some(None)) };
        let trial = at(&self.plan.trials, id.index(), "a trial is missing")?;
        let found = self.version_on(trial.rulebook, &trial.versions, law, RuleRef::Trial(id))?;
        Ok(found.map(|(_, version)| Some(version)))
    }

    /// What must hold for a version to reach the citizen; `None` if its trial is not in force.
    fn exemption_question(&self, version: &'a ExemptionVersion, law: Date) -> Result<Option<Question<'a>>> {
        let trial = self.trial_version(version, law)?;
        Ok(trial.map(|trial| reach_question(version, trial)))
    }

    /// What would settle whether an exemption reaches the citizen on a day.
    pub(crate) fn reach_needs(&mut self, id: ExemptionId, day: Date) -> Result<Vec<Need>> {
        let frame = self.frame(day, day);
        let Some((_, version)) = self.exemption_version(id, frame.law)? else { return Ok(Vec::new()) };
        let Some(question) = self.exemption_question(version, frame.law)? else { return Ok(Vec::new()) };
        self.quietly(|machine| Ok(machine.ask(&question, frame)?.needs))
    }

    /// Why an exemption reaches the citizen on a day, or does not, or is not known to: its trial's conditions and its own.
    pub(crate) fn because_reach(&mut self, id: ExemptionId, day: Date) -> Result<Vec<Reason>> {
        let frame = self.frame(day, day);
        let Some((_, version)) = self.exemption_version(id, frame.law)? else { return Ok(Vec::new()) };
        let Some(question) = self.exemption_question(version, frame.law)? else { return Ok(Vec::new()) };
        // What it reads has been noted when it was settled; here it is only told.
        self.reads.begin();
        let asked = self.ask(&question, frame)?;
        let mut because = Vec::new();
        self.because(&question, &asked, frame, &mut because)?;
        self.reads.drop_innermost();
        Ok(because)
    }

    /// The proposals that carry an exemption on a day, its trial's included.
    pub(crate) fn exemption_proposals(&self, id: ExemptionId, day: Date) -> Result<Vec<ProposalId>> {
        let law = self.law_day(day);
        let exemption = at(&self.plan.exemptions, id.index(), "an exemption is missing")?;
        let Some((_, version)) = self.exemption_version(id, law)? else { return Ok(Vec::new()) };
        let mut marks: Vec<ProposalId> = self.marks(exemption.rulebook, &version.in_force).collect();
        if let Some(id) = version.trial
            && let Some(Some(trial)) = self.trial_version(version, law)?
        {
            let rulebook = at(&self.plan.trials, id.index(), "a trial is missing")?.rulebook;
            marks.extend(self.marks(rulebook, &trial.in_force));
        }
        Ok(marks)
    }
}

/// Trial and exemption in one question.
pub(crate) fn reach_question<'a>(version: &'a ExemptionVersion, trial: Option<&'a TrialVersion>) -> Question<'a> {
    Question {
        trial_when: trial.map_or(&[], |trial| &trial.when),
        trial_unless: trial.map_or(&[], |trial| &trial.unless),
        groups: &version.groups,
        when: &version.when,
        unless: &version.unless,
        ..Question::default()
    }
}
