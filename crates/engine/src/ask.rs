//! Single questions about a situation: the value of a definition, whether a citizen is in a group.

use crate::error::EvaluationError;
use crate::evaluate::begin;
use crate::findings::Statement;
use crate::ids::{DefinitionId, GroupId, NodeId};
use crate::limits::Options;
use crate::machine::Machine;
use crate::plan::Plan;
use crate::situation::Situation;
use hjemmel_value::Truth;

/// What a definition comes to on the evaluation date.
///
/// # Errors
///
/// As [`crate::evaluate`].
pub fn definition_value(
    plan: &Plan,
    situation: &Situation,
    options: &Options,
    definition: DefinitionId,
) -> Result<Statement, EvaluationError> {
    let known = plan.as_known(options);
    let mut machine = settled(&known, situation, options)?;
    let as_of = machine.as_of();
    let frame = machine.frame(as_of, as_of);
    Ok(machine.definition(definition, frame)?.into())
}

/// Whether the citizen is in a target group on the evaluation date, combinations of missing answers not tried.
///
/// # Errors
///
/// As [`crate::evaluate`].
pub fn group_truth(
    plan: &Plan,
    situation: &Situation,
    options: &Options,
    group: GroupId,
) -> Result<Truth, EvaluationError> {
    let known = plan.as_known(options);
    let mut machine = settled(&known, situation, options)?;
    let as_of = machine.as_of();
    let frame = machine.frame(as_of, as_of);
    machine.group(group, frame)
}

/// What an expression comes to on the evaluation date, before any requirement has had its turn.
///
/// # Errors
///
/// As [`crate::evaluate`], and where the expression asks how a requirement stands or names the fields of an event.
pub fn expression_value(
    plan: &Plan,
    situation: &Situation,
    options: &Options,
    expression: NodeId,
) -> Result<Statement, EvaluationError> {
    let known = plan.as_known(options);
    let mut machine = begin(&known, situation, options)?;
    let as_of = machine.as_of();
    let frame = machine.frame(as_of, as_of);
    Ok(machine.answer(expression, frame)?.into())
}

/// A machine in which every requirement has had its turn, so that a status can be asked for.
pub(crate) fn settled<'a>(
    plan: &'a Plan,
    situation: &'a Situation,
    options: &'a Options,
) -> Result<Machine<'a>, EvaluationError> {
    let mut machine = begin(plan, situation, options)?;
    machine.take_turns()?;
    Ok(machine)
}
