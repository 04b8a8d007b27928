//! A rulebook that counts months says by which of the two conventions.

use crate::model::{Expression, ExpressionKind, Model};
use crate::walk::{self, read};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::RulebookId;
use hjemmel_engine::plan::Unit;
use hjemmel_value::Value;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for (place, head) in model.rulebooks.iter().enumerate().filter(|(_, head)| !head.says_months) {
        if let Some(first) = first_use(model, RulebookId::at(place)) {
            let message = Message::MonthsNotNamed { rulebook: head.head.name.to_string() };
            diagnostics.push(Diagnostic::new(message, head.span).with_secondary(first, LabelRole::UsedHere));
        }
    }
}

/// The expressions of a rulebook's rules.
pub(super) fn expressions_of(model: &Model, rulebook: RulebookId) -> Vec<&Expression> {
    let definitions = model.definitions.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    let groups = model.groups.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    let requirements = model.requirements.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    let trials = model.trials.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    let exemptions = model.exemptions.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    let quotas = model.quotas.iter().filter(|it| it.rulebook == rulebook).flat_map(|it| &it.versions);
    definitions
        .flat_map(read::definition)
        .chain(groups.flat_map(read::group))
        .chain(requirements.flat_map(read::requirement))
        .chain(trials.flat_map(read::trial))
        .chain(exemptions.flat_map(read::exemption))
        .chain(quotas.flat_map(read::quota))
        .chain(model.not_encoded.iter().filter(|it| it.rulebook == rulebook).flat_map(walk::not_encoded))
        .collect()
}

/// Where a rulebook counts months first.
fn first_use(model: &Model, rulebook: RulebookId) -> Option<Span> {
    let mut first: Option<Span> = None;
    let source = model.rulebooks.get(rulebook.index()).map(|head| head.span.source);
    walk::each(expressions_of(model, rulebook), |expression| {
        // What an accumulation of another rulebook adds up is counted by that one.
        if counts_months(expression)
            && Some(expression.span.source) == source
            && first.is_none_or(|span| expression.span < span)
        {
            first = Some(expression.span);
        }
    });
    first
}

/// Years end on the same day under both conventions, so only months count.
fn counts_months(expression: &Expression) -> bool {
    match &*expression.kind {
        ExpressionKind::Constant(Value::Duration(duration)) => duration.months > 0,
        ExpressionKind::Whole { unit, .. } => *unit == Unit::Months,
        _ => false,
    }
}
