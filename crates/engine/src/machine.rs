//! The state of one evaluation: plan, situation, what is remembered and what was spent.

use crate::answer::Answer;
use crate::decision::{Decidable, DecisionAt};
use crate::each::{InstanceDay, Which};
use crate::error::{EvaluationError, RuleRef};
use crate::findings::{Findings, Need};
use crate::frame::{EventAt, Frame, Memories, NOWHERE, TRIED};
use crate::ids::{ExemptionId, FactId, ProposalId, RequirementId, RulebookId};
use crate::limits::Options;
use crate::line::Line;
use crate::over_time::Values;
use crate::passing::Passing;
use crate::period::InstancePeriod;
use crate::plan::{InForce, Plan, Requirement};
use crate::reads::{ReadSet, Reads};
use crate::search::{Searches, Sureties};
use crate::settled::{Partner, Settled, asked_lifted};
use crate::situation::Situation;
use crate::spent::Spent;
use crate::trace::Trace;
use hjemmel_value::Date;
use std::collections::BTreeMap;

/// Shorthand: whatever can end the evaluation.
pub(crate) type Result<T> = std::result::Result<T, EvaluationError>;

/// How deep expressions may nest, definitions and groups included.
const DEEPEST: u32 = 400;

/// What is remembered of the proposals that are on, kept while others are.
#[derive(Debug)]
pub(crate) struct Aside {
    on: Vec<bool>,
    memories: Memories,
    searches: Searches,
    sureties: Sureties,
    reads: Reads,
    trace: Option<Box<Trace>>,
    depth: u32,
    rule: RuleRef,
}

/// The state of one evaluation.
#[derive(Debug)]
pub(crate) struct Machine<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) situation: &'a Situation,
    pub(crate) options: &'a Options,
    /// Which proposals are on.
    on: Vec<bool>,
    pub(crate) memories: Memories,
    pub(crate) reads: Reads,
    /// The numbers of values over time.
    pub(crate) values: Values,
    /// The event that the requirement at hand is for.
    pub(crate) instance: Option<EventAt<'a>>,
    /// The day that the requirement at hand is for.
    pub(crate) instance_day: Option<InstanceDay>,
    /// The period that the requirement at hand is for.
    pub(crate) instance_period: Option<InstancePeriod<'a>>,
    /// What the ends of periods hang on that are not known.
    pub(crate) period_needs: Vec<Vec<Need>>,
    /// The decision that the requirement at hand is for.
    pub(crate) decision: Option<DecisionAt>,
    /// What the days of decisions hang on, where they are not known.
    pub(crate) decision_needs: Vec<Vec<Need>>,
    /// The lines that may be decisions, as far as those care who are owed for each; none where nobody is.
    pub(crate) decidable: Vec<Decidable>,
    /// Whether some requirement is owed for each decision.
    pub(crate) decisions_matter: bool,
    /// What departs from the law of the day on which a clock starts, for the requirement at hand.
    pub(crate) passing: Passing,
    /// The event around the one at hand, where a question about events is asked of one.
    pub(crate) outer: Option<EventAt<'a>>,
    /// Days up to the first are not counted: they were, towards an earlier day. Of those up to the second it is not known.
    pub(crate) counted_until: Option<(Date, Date)>,
    /// Whether what is asked on whatever day is asked on none later than the evaluation date.
    pub(crate) none_after_today: bool,
    /// By list of periods: up to each, the latest of their last days.
    pub(crate) latest_ends: BTreeMap<FactId, Vec<Date>>,
    /// What searches came to.
    pub(crate) searches: Searches,
    /// By which day searches that are not known surely came true.
    pub(crate) sureties: Sureties,
    /// Facts that are tried, each on which day, with the answer of the combination at hand.
    pub(crate) tried: Vec<(FactId, Date, Answer)>,
    /// How each requirement came out; `None` before its turn.
    pub(crate) settled: Vec<Option<Settled>>,
    /// Of which requirements somebody asks whether which exemption lifts them.
    pub(crate) asked_lifted: Vec<(RequirementId, ExemptionId)>,
    pub(crate) spent: Spent<'a>,
    pub(crate) findings: Findings,
    /// The lines of the outcome that cite a law and can be touched by a proposal.
    pub(crate) lines: Vec<Line<'a>>,
    /// Days on which a clock started and no version was in force.
    pub(crate) holes: Vec<(RequirementId, Date)>,
    /// Steps of rolling duties after the first, by the day they are measured from.
    pub(crate) later_steps: Vec<(RequirementId, Which<'a>, Date)>,
    /// The duties of the requirement whose turn it is, for those that are due together with it.
    pub(crate) partners: Vec<Partner>,
    /// What the lines of the outcome read.
    pub(crate) relied: ReadSet,
    /// What is asked and how it is answered, if anybody wants to know.
    pub(crate) trace: Option<Box<Trace>>,
    /// The rule at hand, for errors.
    pub(crate) rule: RuleRef,
    pub(crate) steps: u64,
    most_steps: u64,
    depth: u32,
    reasons: usize,
}

impl<'a> Machine<'a> {
    pub(crate) fn new(plan: &'a Plan, situation: &'a Situation, options: &'a Options, events: usize) -> Machine<'a> {
        let mut on = vec![false; plan.proposals.len()];
        for proposal in &options.proposals {
            if let Some(switch) = on.get_mut(proposal.index()) {
                *switch = true;
            }
        }
        let values = Values::of(plan, situation);
        Machine {
            plan,
            situation,
            options,
            on,
            memories: Memories::new(),
            reads: Reads::new(plan.facts.len(), values.count(), plan.proposals.len()),
            values,
            instance: None,
            instance_day: None,
            instance_period: None,
            period_needs: Vec::new(),
            decision: None,
            decision_needs: Vec::new(),
            decidable: Vec::new(),
            decisions_matter: plan.requirements.iter().any(Requirement::is_for_each_decision),
            passing: Passing::default(),
            outer: None,
            counted_until: None,
            none_after_today: false,
            latest_ends: BTreeMap::new(),
            searches: Searches::new(),
            sureties: Sureties::new(),
            tried: Vec::new(),
            settled: vec![None; plan.requirements.len()],
            asked_lifted: asked_lifted(plan),
            spent: Spent::default(),
            findings: Findings::default(),
            lines: Vec::new(),
            holes: Vec::new(),
            later_steps: Vec::new(),
            partners: Vec::new(),
            relied: ReadSet::default(),
            trace: None,
            rule: RuleRef::Requirement(RequirementId(0)),
            steps: 0,
            most_steps: options.limits.steps_for(plan, events),
            depth: 0,
            reasons: 0,
        }
    }

    /// The evaluation date.
    pub(crate) fn as_of(&self) -> Date {
        self.options.as_of
    }

    /// The day that picks versions where the rulebook says `day`.
    pub(crate) fn law_day(&self, day: Date) -> Date {
        self.options.law_of.unwrap_or(day)
    }

    /// Switches proposals on for a question that nothing else rests on.
    pub(crate) fn switch_on(&mut self, marks: &[ProposalId]) -> Aside {
        let mut on = self.on.clone();
        for mark in marks {
            if let Some(switch) = on.get_mut(mark.index()) {
                *switch = true;
            }
        }
        let mut reads = Reads::new(self.plan.facts.len(), self.values.count(), self.plan.proposals.len());
        reads.muted = true;
        Aside {
            on: std::mem::replace(&mut self.on, on),
            memories: std::mem::replace(&mut self.memories, Memories::new()),
            searches: std::mem::take(&mut self.searches),
            sureties: std::mem::take(&mut self.sureties),
            reads: std::mem::replace(&mut self.reads, reads),
            trace: self.trace.take(),
            depth: self.depth,
            rule: self.rule,
        }
    }

    /// Puts back what was before, also after an error.
    pub(crate) fn switch_back(&mut self, aside: Aside) {
        self.on = aside.on;
        self.memories = aside.memories;
        self.searches = aside.searches;
        self.sureties = aside.sureties;
        self.reads = aside.reads;
        self.trace = aside.trace;
        self.depth = aside.depth;
        self.rule = aside.rule;
    }

    /// The frame of a reading day and the day whose law it follows.
    pub(crate) fn frame(&mut self, today: Date, law: Date) -> Frame<'a> {
        let law = self.law_day(law);
        Frame { today, law, memory: self.memories.of(today, law), event: None, own: true }
    }

    /// Whether an answer may be remembered: what is read quietly would be missing from it.
    pub(crate) fn remembers(&self, frame: &Frame<'_>) -> bool {
        !self.reads.muted || frame.memory == TRIED
    }

    /// Ends the innermost set of reads and keeps it for an answer that is remembered.
    pub(crate) fn keep_reads(&mut self, frame: &Frame<'_>) -> usize {
        // A combination that is tried notes nothing, so there is nothing to keep.
        let reads = if matches!(frame.memory, TRIED | NOWHERE) {
            usize::MAX
        } else {
            self.memories.keep_reads(self.reads.innermost())
        };
        self.reads.end();
        reads
    }

    /// Counts a step.
    pub(crate) fn step(&mut self) -> Result<()> {
        self.steps = self.steps.saturating_add(1);
        if self.steps > self.most_steps {
            return Err(EvaluationError::TooManySteps { limit: self.most_steps });
        }
        Ok(())
    }

    /// One expression deeper. The machine is given up at the first error, so only the good way climbs back.
    pub(crate) fn deeper(&mut self) -> Result<()> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(EvaluationError::MalformedPlan { what: "expressions nest too deeply" });
        }
        self.step()
    }

    /// Back from a deeper expression.
    pub(crate) fn back(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Counts a reason.
    pub(crate) fn count_reason(&mut self) -> Result<()> {
        self.reasons = self.reasons.saturating_add(1);
        let limit = self.options.limits.reasons;
        if self.reasons > limit { Err(EvaluationError::TooManyReasons { limit }) } else { Ok(()) }
    }

    /// Does something in the name of a rule, so that an error names it.
    pub(crate) fn within<T>(&mut self, rule: RuleRef, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = std::mem::replace(&mut self.rule, rule);
        let done = act(self)?;
        self.rule = outer;
        Ok(done)
    }

    /// Whether a proposal is on.
    pub(crate) fn is_on(&self, proposal: ProposalId) -> bool {
        self.on.get(proposal.index()).copied().unwrap_or(false)
    }

    /// Everything that has to be on for a version, its rulebook's marks included.
    pub(crate) fn marks(
        &self,
        rulebook: RulebookId,
        in_force: &'a InForce,
    ) -> impl Iterator<Item = ProposalId> + use<'a> {
        let book = self.plan.rulebooks.get(rulebook.index());
        let book = book.map_or(&[][..], |book| book.proposals.as_slice());
        let own = in_force.proposals.iter().filter(move |proposal| !book.contains(proposal));
        book.iter().chain(own).copied()
    }
}

/// Sorts needs and leaves out those that stand twice.
pub(crate) fn tidy<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}
