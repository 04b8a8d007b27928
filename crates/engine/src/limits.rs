//! What the host asks for, and how far an evaluation may go.

use crate::ids::ProposalId;
use crate::plan::{Node, Plan};
use crate::situation::{Given, Situation};
use hjemmel_value::Date;

/// What the host asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The evaluation date.
    pub as_of: Date,
    /// A day whose law is asked for in place of the law of each duty's own day.
    pub law_of: Option<Date>,
    /// Proposals that are switched on.
    pub proposals: Vec<ProposalId>,
    /// How far the evaluation may go.
    pub limits: Limits,
}

impl Options {
    /// The law as it is, on an evaluation date.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { as_of, law_of: None, proposals: Vec::new(), limits: Limits::default() }
    }
}

/// How far an evaluation may go.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many steps it may take; if `None`, the plan's size and the days that it searches, times the events (and one), at
    /// least a million.
    pub steps: Option<u64>,
    /// How many events the situation may have.
    pub events: usize,
    /// How many reasons it may give.
    pub reasons: usize,
    /// How many combinations of missing answers may be tried for one question.
    pub combinations: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: None, events: 100_000, reasons: 100_000, combinations: 256 }
    }
}

/// Steps that are allowed for each search, times the events (and one): ten for each day of twenty years.
const STEPS_OF_A_SEARCH: usize = 73_050;

/// Steps that are allowed whatever the size of the plan.
const FEWEST_STEPS: u64 = 1_000_000;

impl Limits {
    pub(crate) fn steps_for(&self, plan: &Plan, events: usize) -> u64 {
        if let Some(steps) = self.steps {
            return steps;
        }
        let rules = plan.requirements.len().saturating_add(plan.exemptions.len()).saturating_add(plan.groups.len());
        let rules = rules.saturating_add(plan.quotas.len());
        let searches = plan.nodes.iter().filter(|node| matches!(node, Node::Search { .. })).count();
        let searched = searches.saturating_mul(STEPS_OF_A_SEARCH);
        let size = u64::try_from(plan.nodes.len().saturating_add(rules).saturating_add(searched)).unwrap_or(u64::MAX);
        let events = u64::try_from(events).unwrap_or(u64::MAX).saturating_add(1);
        size.saturating_mul(events).max(FEWEST_STEPS)
    }
}

/// How many events a situation has, in all lists; a value over time counts as one.
pub(crate) fn number_of_events(situation: &Situation) -> usize {
    let lists = situation.facts.iter().map(|given| match given {
        Some(Given::Events(list)) => list.events.len(),
        Some(Given::OverTime(values)) => values.len(),
        _ => 0,
    });
    lists.fold(0, usize::saturating_add)
}
