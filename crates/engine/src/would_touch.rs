//! Proposals that are off, and the lines that they would have touched.

use crate::each::Which;
use crate::error::{RuleRef, at};
use crate::exemption::reach_question;
use crate::findings::WouldTouch;
use crate::governs::Start;
use crate::ids::{ExemptionId, ProposalId, RequirementId};
use crate::line::Line;
use crate::machine::{Machine, Result};
use crate::plan::{ExemptionVersion, Modality, RequirementVersion, TrialVersion};
use crate::stand::question;
use crate::version::Standing;
use hjemmel_value::Date;

impl<'a> Machine<'a> {
    pub(crate) fn find_would_touch(&mut self) -> Result<()> {
        if self.plan.proposals.is_empty() {
            return Ok(());
        }
        let lines = std::mem::take(&mut self.lines);
        self.quietly(|machine| {
            for line in &lines {
                machine.turn_to(line.which);
                for exemption in &machine.requirement(line.id)?.exemptions {
                    machine.exemption_would(line.id, *exemption, line)?;
                }
            }
            machine.turn_to(Which::default());
            for place in 0..machine.plan.requirements.len() {
                let id = RequirementId::at(place);
                // One that is owed for each of several things was asked with each of them at hand.
                if machine.requirement(id)?.for_each.is_none() {
                    machine.versions_would(id)?;
                }
            }
            Ok(())
        })?;
        self.lines = lines;
        self.findings.would_touch.sort_unstable();
        self.findings.would_touch.dedup();
        Ok(())
    }

    fn would(&mut self, requirement: RequirementId, exemption: Option<ExemptionId>, marks: Vec<ProposalId>) {
        let off = marks.into_iter().filter(|mark| !self.is_on(*mark)).collect::<Vec<_>>();
        let touched = off.into_iter().map(|proposal| WouldTouch { proposal, requirement, exemption });
        self.findings.would_touch.extend(touched);
    }

    /// An exemption that would reach a line, or may, if what is proposed of it were on.
    fn exemption_would(&mut self, requirement: RequirementId, id: ExemptionId, line: &Line<'a>) -> Result<()> {
        let row = at(&self.plan.exemptions, id.index(), "an exemption is missing")?;
        for version in &row.versions {
            let day = if version.reaches_arising { line.clock.unwrap_or(self.as_of()) } else { line.read_on };
            let frame = self.frame(day, day);
            let touching = version.effects.iter().any(|effect| effect.requirement == requirement);
            if !touching || !version.in_force.covers(frame.law) {
                continue;
            }
            let Some((trial, mut marks)) = self.trial_as_if_on(version, frame.law)? else { continue };
            marks.extend(self.marks(row.rulebook, &version.in_force));
            if marks.iter().all(|mark| self.is_on(*mark)) {
                continue;
            }
            let question = reach_question(version, trial);
            let asked = self.within(RuleRef::Exemption(id), |machine| machine.ask(&question, frame))?;
            if !asked.truth.is_false() {
                self.would(requirement, Some(id), marks);
            }
        }
        Ok(())
    }

    /// The trial of an exemption in force on a day, a proposed one taken as if it were on, with what must be on for it.
    fn trial_as_if_on(
        &self,
        version: &ExemptionVersion,
        law: Date,
    ) -> Result<Option<(Option<&'a TrialVersion>, Vec<ProposalId>)>> {
        let Some(id) = version.trial else { return Ok(Some((None, Vec::new()))) };
        let trial = at(&self.plan.trials, id.index(), "a trial is missing")?;
        let found = self.version_on(trial.rulebook, &trial.versions, law, RuleRef::Trial(id))?;
        let found = found.map(|(_, version)| version);
        let proposed = || trial.versions.iter().find(|version| version.in_force.covers(law));
        Ok(found.or_else(proposed).map(|version| {
            let marks = self.marks(trial.rulebook, &version.in_force).collect();
            (Some(version), marks)
        }))
    }

    /// Versions of a requirement that would have governed if they were on.
    pub(crate) fn versions_would(&mut self, id: RequirementId) -> Result<()> {
        let requirement = self.requirement(id)?;
        self.rule = RuleRef::Requirement(id);
        for version in &requirement.versions {
            if self.standing(requirement.rulebook, &version.in_force) != Standing::Off {
                continue;
            }
            let start = match version.modality {
                Modality::MustNot => Start::None,
                Modality::Must | Modality::May => self.start(&version.timing)?,
            };
            let clock = match start {
                Start::On(day) => Some(day),
                Start::None => Some(self.as_of()),
                Start::Absent | Start::Unknown => None,
            };
            let which = self.which();
            let here = |other: &(RequirementId, Which<'_>, Date)| other.0 == id && other.1.is_same(&which);
            let steps = self.later_steps.iter().filter(|other| here(other)).map(|(.., day)| *day);
            let marks: Vec<ProposalId> = self.marks(requirement.rulebook, &version.in_force).collect();
            for day in steps.chain(clock).collect::<Vec<_>>() {
                if self.is_in_force(requirement.rulebook, version, self.law_day(day))
                    && self.would_apply(version, day, &marks)?
                {
                    self.would(id, None, marks);
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether a version may apply if it were on, as does what shares its marks: on the day on which its clock starts, or on
    /// the evaluation date. What goes wrong while that is read is no matter of the law as it is.
    fn would_apply(&mut self, version: &'a RequirementVersion, clock: Date, marks: &[ProposalId]) -> Result<bool> {
        let outer = self.switch_on(marks);
        let as_of = self.as_of();
        let asked = match self.may_apply(version, as_of, clock) {
            Ok(false) if clock != as_of => self.may_apply(version, clock, clock),
            asked => asked,
        };
        self.switch_back(outer);
        match asked {
            Err(error) if error.is_a_limit() => Err(error),
            asked => Ok(asked.unwrap_or(true)),
        }
    }

    fn may_apply(&mut self, version: &'a RequirementVersion, today: Date, law: Date) -> Result<bool> {
        let frame = self.frame(today, law);
        Ok(!self.ask(&question(version), frame)?.truth.is_false())
    }
}
