//! What an evaluation asked, and how it was answered: noted on wish, for those who want to know what their cases reach.

use crate::answer::Answer;
use crate::error::EvaluationError;
use crate::findings::Findings;
use crate::frame::{Frame, TRIED};
use crate::ids::{ClauseId, ExemptionId, GroupId, NodeId, TrialId};
use crate::limits::Options;
use crate::machine::Machine;
use crate::plan::Plan;
use crate::situation::Situation;
use hjemmel_value::{Truth, Value};
use std::collections::BTreeMap;

/// Which answers a question had.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Yes, at least once.
    pub yes: bool,
    /// No, at least once.
    pub no: bool,
    /// Not known, at least once.
    pub unknown: bool,
}

impl Answered {
    /// Notes one more answer.
    pub fn note(&mut self, truth: Truth) {
        match truth {
            Truth::True => self.yes = true,
            Truth::False => self.no = true,
            Truth::Unknown => self.unknown = true,
        }
    }
}

/// Everything that was asked in one evaluation. What is tried in place of missing answers is not in it, and neither is
/// what was not read since an earlier part settled the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Conditions and their parts, each by the clause in which it stands: expressions that read the same are one node.
    pub conditions: BTreeMap<(ClauseId, NodeId), Answered>,
    /// Versions of target groups.
    pub groups: BTreeMap<(GroupId, usize), Answered>,
    /// Versions of exemptions: whether they reach the citizen.
    pub exemptions: BTreeMap<(ExemptionId, usize), Answered>,
    /// Versions of trials: whether an exemption under them reaches the citizen.
    pub trials: BTreeMap<(TrialId, usize), Answered>,
    /// The clause whose condition is read.
    pub(crate) clause: Option<ClauseId>,
}

/// The same as [`crate::evaluate`], and what was asked on the way.
///
/// # Errors
///
/// As [`crate::evaluate`].
pub fn evaluate_traced(
    plan: &Plan,
    situation: &Situation,
    options: &Options,
) -> Result<(Findings, Trace), EvaluationError> {
    let known = plan.as_known(options);
    let mut machine = crate::evaluate::begin(&known, situation, options)?;
    machine.trace = Some(Box::default());
    machine.settle_all()?;
    let trace = machine.trace.take().map(|trace| *trace).unwrap_or_default();
    Ok((machine.finish(), trace))
}

impl<'a> Machine<'a> {
    /// The trace, if what is read in this frame counts.
    fn traced(&mut self, frame: &Frame<'a>) -> Option<&mut Trace> {
        if self.reads.muted || frame.memory == TRIED { None } else { self.trace.as_deref_mut() }
    }

    /// Enters a clause; the one before it comes back.
    pub(crate) fn enter_clause(&mut self, clause: Option<ClauseId>) -> Option<ClauseId> {
        let trace = self.trace.as_deref_mut()?;
        std::mem::replace(&mut trace.clause, clause)
    }

    pub(crate) fn note_condition(&mut self, node: NodeId, truth: Truth, frame: &Frame<'a>) {
        if self.trace.is_none() {
            return;
        }
        if let Some(trace) = self.traced(frame)
            && let Some(clause) = trace.clause
        {
            trace.conditions.entry((clause, node)).or_default().note(truth);
        }
    }

    /// A definition that stands for a yes or no is a condition of its own, however it is written.
    pub(crate) fn note_definition(&mut self, node: NodeId, answer: &Answer, frame: &Frame<'a>) {
        let truth = match answer {
            Answer::Value(Value::YesNo(holds)) => Truth::from(*holds),
            Answer::Absent => Truth::False,
            Answer::Unknown(_) => Truth::Unknown,
            Answer::Value(_) => return,
        };
        self.note_condition(node, truth, frame);
    }

    pub(crate) fn note_group(&mut self, group: GroupId, version: usize, truth: Truth, frame: &Frame<'a>) {
        if let Some(trace) = self.traced(frame) {
            trace.groups.entry((group, version)).or_default().note(truth);
        }
    }

    pub(crate) fn note_exemption(&mut self, exemption: ExemptionId, version: usize, truth: Truth, frame: &Frame<'a>) {
        if let Some(trace) = self.traced(frame) {
            trace.exemptions.entry((exemption, version)).or_default().note(truth);
        }
    }

    pub(crate) fn note_trial(&mut self, trial: TrialId, version: usize, truth: Truth, frame: &Frame<'a>) {
        if let Some(trace) = self.traced(frame) {
            trace.trials.entry((trial, version)).or_default().note(truth);
        }
    }
}
