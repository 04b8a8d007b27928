//! What a parameter's lines say of its value before any of them is typed.

use super::has_broken_line;
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{ClauseKind, Expression, ExpressionKind, Item};

/// Whether a parameter says a value, be it right or wrong.
pub(super) fn has_value(item: &Item) -> bool {
    has_broken_line(item) || values(item).next().is_some()
}

/// What the values of a parameter are meant to be, where the first is a number without the unit that both bounds have.
pub(super) fn lacking_unit(item: &Item) -> Option<Type> {
    let plain = values(item).next().is_none_or(|words| matches!(&*words.kind, ExpressionKind::Number(_)));
    let bounds = item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Delegated { bounds, .. } => bounds.as_ref(),
        _ => None,
    });
    let (low, high) = bounds.filter(|_| plain)?;
    measured(low).filter(|ty| measured(high) == Some(*ty))
}

fn values(item: &Item) -> impl Iterator<Item = &Expression> {
    item.clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::ParameterValue { value, .. } => Some(value),
        _ => None,
    })
}

/// The type of a value with a unit.
fn measured(words: &Expression) -> Option<Type> {
    match &*words.kind {
        ExpressionKind::Duration(_) => Some(Type::Duration),
        ExpressionKind::Money(_) => Some(Type::Money),
        _ => None,
    }
}
