//! Conditions that exclude each other, as far as their words tell.

use crate::model::{Condition, Expression, ExpressionKind};
use hjemmel_engine::ids::FactId;
use hjemmel_engine::plan::Comparison;
use hjemmel_value::Value;
use std::collections::BTreeSet;

/// Whether two settings can never be for the same citizen: both ask for values of one fact, and none of them is the same.
pub(super) fn apart(one: &[Condition], other: &[Condition]) -> bool {
    one.iter().filter_map(asks_for).any(|(fact, values)| {
        other.iter().filter_map(asks_for).any(|(same, others)| same == fact && values.is_disjoint(&others))
    })
}

/// The fact that a condition asks for, and the values that it takes.
fn asks_for(condition: &Condition) -> Option<(FactId, BTreeSet<u32>)> {
    let place = |expression: &Expression| match &*expression.kind {
        ExpressionKind::Constant(Value::Choice(place)) => Some(*place),
        _ => None,
    };
    let (asked, values): (_, Option<BTreeSet<u32>>) = match &*condition.expression.kind {
        ExpressionKind::Compare { left, comparison: Comparison::Is, right } => {
            (left, place(right).map(|place| BTreeSet::from([place])))
        }
        ExpressionKind::In { value, negated: false, list } => (value, list.iter().map(place).collect()),
        _ => return None,
    };
    match &*asked.kind {
        ExpressionKind::Fact(fact) => Some((*fact, values?)),
        _ => None,
    }
}
