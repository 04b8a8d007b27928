//! How deep definitions and groups are named one in the other.
//!
//! The engine answers a rule within the rule that names it, and its reasons stand within that one's. A bound on the chain
//! is a bound on the stack that an evaluation needs, and on how deep the JSON of an outcome nests.

use super::circle::{self, Node};
use super::graph;
use crate::model::Model;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message};
use hjemmel_engine::plan::MOST_LINKS;

/// Tells each rule that is the first to go too deep; those that name it are not told again.
pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let count = model.definitions.len();
    let graph = circle::named_in(model);
    // How many rules stand in the longest chain from each, itself included, and which is named next in it.
    let mut chains: Vec<(usize, Option<usize>)> = vec![(1, None); graph.len()];
    for place in graph::dependencies_first(&graph) {
        let named = graph.get(place).into_iter().flatten();
        let lengths = named.filter_map(|next| Some((chains.get(*next)?.0, *next)));
        // Of chains that are as long the first: the order of the text decides.
        let longest = lengths.max_by_key(|(length, next)| (*length, std::cmp::Reverse(*next)));
        let Some((length, next)) = longest else { continue };
        if let Some(chain) = chains.get_mut(place) {
            *chain = (length.saturating_add(1), Some(next));
        }
        if length == MOST_LINKS {
            diagnostics.push(complaint(model, &chains, (place, next), count));
        }
    }
}

fn complaint(
    model: &Model,
    chains: &[(usize, Option<usize>)],
    (place, next): (usize, usize),
    count: usize,
) -> Diagnostic {
    let mut last = next;
    while let Some((_, Some(further))) = chains.get(last) {
        last = *further;
    }
    let (rule, named, last) = (Node::at(place, count), Node::at(next, count), Node::at(last, count));
    let message = Message::NamedTooDeep { name: rule.name(model), last: last.name(model), limit: MOST_LINKS };
    let complaint = Diagnostic::new(message, rule.header(model));
    match circle::find(rule.roots(model), |expression| named.is_named_by(expression)) {
        Some(reference) => complaint.with_secondary(reference, LabelRole::UsedHere),
        None => complaint,
    }
}
