//! The evaluation: every requirement in its turn, then what is told of them all.

use crate::check::check_situation;
use crate::error::{EvaluationError, RuleRef, at};
use crate::findings::{AtMostOneBroken, Findings, GroupFinding, ReliedOn};
use crate::ids::{AtMostOneId, GroupId, RequirementId};
use crate::limits::{Options, number_of_events};
use crate::machine::{Machine, Result};
use crate::plan::Plan;
use crate::question::questions;
use crate::reads::ReadSet;
use crate::settled::{Lines, Settled};
use crate::sharpen::Question;
use crate::situation::Situation;
use hjemmel_value::Value;

/// What a plan says of a situation.
///
/// The same input gives the same findings, and nothing but the input is read: no clock, no files, no chance.
///
/// # Errors
///
/// [`EvaluationError`]: a limit, a date or number out of range, a quotient that is not exact, two proposals that
/// claim the same day, or a plan or situation that contradicts itself.
pub fn evaluate(
    plan: &Plan,
    situation: &Situation,
    options: &Options,
) -> std::result::Result<Findings, EvaluationError> {
    let known = plan.as_known(options);
    let mut machine = begin(&known, situation, options)?;
    machine.settle_all()?;
    Ok(machine.finish())
}

/// A machine that has settled nothing yet, of a plan with its days as known ([`Plan::as_known`]).
pub(crate) fn begin<'a>(plan: &'a Plan, situation: &'a Situation, options: &'a Options) -> Result<Machine<'a>> {
    let events = number_of_events(situation);
    if events > options.limits.events {
        return Err(EvaluationError::TooManyEvents { limit: options.limits.events });
    }
    check_situation(plan, situation)?;
    Ok(Machine::new(plan, situation, options, events))
}

impl Machine<'_> {
    /// Settles every requirement, and finds what is told of them all.
    pub(crate) fn settle_all(&mut self) -> Result<()> {
        self.take_turns()?;
        self.find_groups()?;
        self.find_at_most_one()?;
        self.find_not_encoded()?;
        self.find_would_touch()
    }

    /// Settles every requirement in its turn.
    pub(crate) fn take_turns(&mut self) -> Result<()> {
        self.turns()?.into_iter().try_for_each(|requirement| self.take_turn(requirement))
    }

    /// Settles one requirement, and notes how it came out and what it read.
    fn take_turn(&mut self, id: RequirementId) -> Result<()> {
        let duties = self.findings.duties.len();
        let lifted = self.findings.lifted.len();
        let undetermined = self.findings.undetermined.len();
        self.reads.begin();
        self.rule = RuleRef::Requirement(id);
        self.settle_requirement(id)?;
        let read = self.reads.copy();
        self.reads.drop_innermost();
        let lines = Lines {
            duties: self.findings.duties.get(duties..).unwrap_or_default(),
            lifted: self.findings.lifted.get(lifted..).unwrap_or_default(),
            undetermined: self.findings.undetermined.get(undetermined..).unwrap_or_default(),
        };
        let mut settled = Settled::of(&lines, self.options.as_of);
        settled.duties = std::mem::take(&mut self.partners);
        self.relied.join(&read);
        self.find_may_lift(id, &mut settled)?;
        if let Some(slot) = self.settled.get_mut(id.index()) {
            *slot = Some(settled);
        }
        Ok(())
    }

    /// The groups that the citizen is certainly in, on the evaluation date.
    fn find_groups(&mut self) -> Result<()> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let plan = self.plan;
        for (place, group) in plan.groups.iter().enumerate() {
            let id = GroupId::at(place);
            let rule = RuleRef::Group(id);
            let Some((version, _)) = self.version_on(group.rulebook, &group.versions, frame.law, rule)? else {
                continue;
            };
            self.reads.begin();
            if self.is_in_group(id)? {
                let because = vec![self.because_group(id, frame)?];
                let read = self.reads.copy();
                self.relied.join(&read);
                self.findings.groups.push(GroupFinding { group: id, version, because });
            }
            self.reads.drop_innermost();
        }
        Ok(())
    }

    /// Whether the citizen is certainly in a group on the evaluation date, combinations tried.
    fn is_in_group(&mut self, id: GroupId) -> Result<bool> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let group = self.group(id, frame)?;
        if !group.is_unknown() {
            return Ok(group.is_true());
        }
        let plan = self.plan;
        let row = at(&plan.groups, id.index(), "a group is missing")?;
        match self.version_on(row.rulebook, &row.versions, frame.law, RuleRef::Group(id))? {
            Some((_, version)) => {
                let question = Question { when: &version.when, unless: &version.unless, ..Question::default() };
                Ok(self.ask(&question, frame)?.truth.is_true())
            }
            None => Ok(false),
        }
    }

    /// Groups that hold together, and requirements that are owed together, though at most one may.
    fn find_at_most_one(&mut self) -> Result<()> {
        let plan = self.plan;
        for (place, row) in plan.at_most_one.iter().enumerate() {
            let id = AtMostOneId::at(place);
            let day = self.law_day(self.as_of());
            let in_force = self.version_on(row.rulebook, &row.versions, day, RuleRef::AtMostOne(id))?;
            let Some((version, set)) = in_force else { continue };
            let holds = |group: &&GroupId| self.findings.groups.iter().any(|finding| finding.group == **group);
            let mut groups: Vec<GroupId> = set.groups.iter().filter(holds).copied().collect();
            let owed = |requirement: &&RequirementId| {
                self.findings.duties.iter().any(|duty| duty.requirement == **requirement)
            };
            let mut requirements: Vec<RequirementId> = set.requirements.iter().filter(owed).copied().collect();
            groups.sort_unstable();
            groups.dedup();
            requirements.sort_unstable();
            requirements.dedup();
            if groups.len() > 1 || requirements.len() > 1 {
                let mut proposals: Vec<_> = self.marks(row.rulebook, &set.in_force).collect();
                proposals.sort_unstable();
                proposals.dedup();
                let broken = AtMostOneBroken { set: id, version, groups, requirements, proposals };
                self.findings.at_most_one.push(broken);
            }
        }
        Ok(())
    }

    /// Puts everything into the order in which it is printed.
    pub(crate) fn finish(self) -> Findings {
        let Machine { mut findings, relied, reads, plan, steps, .. } = self;
        findings
            .duties
            .sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.requirement, duty.instance, duty.occurrence));
        findings.lifted.sort_by_key(|line| (line.requirement, line.instance.is_none(), line.instance, line.occurrence));
        findings
            .undetermined
            .sort_by_key(|line| (line.requirement, line.instance.is_none(), line.instance, line.occurrence));
        findings.not_applicable.sort_by_key(|line| (line.requirement, line.instance.is_none(), line.instance));
        findings.outside.sort_by_key(|line| (line.requirement, line.instance.is_none(), line.instance));
        findings.periods.sort_by_key(|period| (period.requirement, period.place));
        findings.conflicts.sort_by(|one, other| {
            (one.requirement, one.aspect, &one.between).cmp(&(other.requirement, other.aspect, &other.between))
        });
        findings.conflicts.dedup();
        findings.questions = questions(&findings);
        findings.relied_on = relied_on(plan, &reads, &relied);
        findings.steps = steps;
        findings
    }
}

fn relied_on(plan: &Plan, reads: &crate::reads::Reads, relied: &ReadSet) -> ReliedOn {
    let facts = reads.given(relied);
    let fact = |id: &crate::ids::FactId| plan.facts.get(id.index());
    let judged = |id: &&crate::ids::FactId| fact(id).is_some_and(|fact| fact.judgement.is_some());
    let assessments = facts.iter().filter(judged).copied().collect();
    let assumed =
        |id: crate::ids::FactId| -> Option<(crate::ids::FactId, Value)> { Some((id, fact(&id)?.assumed.clone()?)) };
    let assumptions = reads.assumed(relied).into_iter().filter_map(assumed).collect();
    ReliedOn { facts, assessments, assumptions }
}
