//! From the checked model to the plan that the engine evaluates.
//!
//! The plan says what the rulebooks say and nothing of how they are written: it is the same, byte for byte, whether
//! they have Danish or English keywords, in whatever order their files come, and whatever is commented in them.

mod clause;
mod exemption;
mod graft;
mod nodes;
mod quota;
mod requirement;
mod rule;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use exemption::citations_of_exemption;
pub use graft::Graft;
pub(crate) use nodes::Nodes;

use crate::model::{Model, Placed};
use hjemmel_engine::plan::{ClauseText, Plan};

/// Makes the plan. Of a model with errors it is made too, so that a host may look at it; it is not to be evaluated then,
/// unless the errors are only of exemptions that a guardrail rejected.
#[must_use]
pub fn lower(model: &Model) -> Plan {
    let mut lowering = Lowering { model, nodes: Nodes::default(), clauses: Vec::new() };
    // One after the other: places in the tables of nodes and clauses follow from this order.
    let definitions = lowering.definitions();
    let groups = lowering.groups();
    let requirements = lowering.requirements();
    let trials = lowering.trials();
    let exemptions = lowering.exemptions();
    let transitions = lowering.transitions();
    let quotas = lowering.quotas();
    let not_encoded = lowering.not_encoded();
    let mut plan = Plan {
        fingerprint: String::new(),
        rulebooks: model.rulebooks.iter().map(|head| head.head.clone()).collect(),
        categories: all(&model.categories),
        actors: all(&model.actors),
        calendars: all(&model.calendars),
        event_types: all(&model.event_types),
        facts: all(&model.facts),
        definitions,
        groups,
        requirements,
        order: model.order.clone(),
        trials,
        exemptions,
        transitions,
        quotas,
        rejected: model.rejected.clone(),
        at_most_one: model.at_most_one.iter().map(rule::at_most_one).collect(),
        not_encoded,
        proposals: model.proposals.clone(),
        nodes: lowering.nodes.into_nodes(),
        clauses: lowering.clauses,
    };
    plan.fingerprint = plan.compute_fingerprint();
    plan
}

fn all<T: Clone>(placed: &[Placed<T>]) -> Vec<T> {
    placed.iter().map(|placed| placed.it.clone()).collect()
}

/// The plan while it is made.
struct Lowering<'m> {
    model: &'m Model,
    nodes: Nodes,
    clauses: Vec<ClauseText>,
}
