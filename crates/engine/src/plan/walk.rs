//! What nodes and timings stand on.

use super::{Node, Query, SearchFrom, Timing, Window};
use crate::ids::NodeId;

/// The nodes directly below a node; what a definition or group stands for is not among them.
#[must_use]
pub fn children(node: &Node) -> Vec<NodeId> {
    match node {
        Node::Constant(_)
        | Node::Fact(_)
        | Node::Field(_)
        | Node::OuterField(_)
        | Node::InstanceField(_)
        | Node::InstanceDay
        | Node::InstanceStart
        | Node::InstanceEnd
        | Node::IsOn(_)
        | Node::Today
        | Node::Definition(_)
        | Node::InGroup(_)
        | Node::StatusOf { .. }
        | Node::StartOf(_)
        | Node::LiftedBy { .. }
        | Node::BreachOf(_) => Vec::new(),
        Node::And(parts) | Node::Or(parts) | Node::Extreme { of: parts, .. } => parts.clone(),
        Node::Not(part) | Node::Known(part) | Node::Round { value: part, .. } | Node::Boundary { of: part, .. } => {
            vec![*part]
        }
        Node::FactOn { on, .. } => vec![*on],
        Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => vec![*left, *right],
        Node::Between { value, low, high } => vec![*value, *low, *high],
        Node::In { value, list } => std::iter::once(*value).chain(list.iter().copied()).collect(),
        Node::Shift { date, length, .. } => vec![*date, *length],
        Node::Whole { from, to, .. } => vec![*from, *to],
        Node::Choose { cases, otherwise, .. } => {
            cases.iter().flat_map(|(when, value)| [*when, *value]).chain(*otherwise).collect()
        }
        Node::Aggregate { query, .. } | Node::Covered { query, .. } | Node::During(query) => query_nodes(query),
        Node::Search { from: SearchFrom::Date(from), when, .. } => vec![*from, *when],
        Node::Search { from: SearchFrom::FirstOf(_), when, .. } => vec![*when],
    }
}

/// The nodes of a query: its window's, and the conditions of what is left out and of itself.
#[must_use]
pub fn query_nodes(query: &Query) -> Vec<NodeId> {
    let mut nodes = match query.window {
        None | Some(Window::CalendarMonths(_)) => Vec::new(),
        Some(Window::InTheLast { length: node, .. } | Window::Since(node)) => vec![node],
        Some(Window::Between(from, until)) => vec![from, until],
    };
    nodes.extend(query.except.as_ref().and_then(super::Except::condition));
    nodes.extend(query.condition);
    nodes
}

/// The expressions of a timing.
#[must_use]
pub fn timing_nodes(timing: &Timing) -> Vec<NodeId> {
    match timing {
        Timing::Within { length, from, .. } | Timing::Every { length, from } => vec![*length, *from],
        Timing::AtLeastEvery { first, length, from } => first.iter().chain([length, from]).copied().collect(),
        Timing::Between { from, by, .. } => vec![*from, *by],
        Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => vec![*date],
        Timing::AtAllTimes | Timing::NotEncoded(_) => Vec::new(),
    }
}
