//! Checks over the finished model: versions, legal basis, guardrails, circles, and what is never used.
//!
//! They run on what the names and types left standing, so a rule that could not be read is not there. Where such a
//! rule would have changed the answer, a check keeps quiet rather than complain of what follows from another fault.

mod basis;
mod circle;
mod days;
mod deadlines;
mod decisions;
mod depends;
mod graph;
mod guard;
mod in_force;
mod lengths;
mod lifts;
mod months;
mod named;
mod order;
mod passing;
mod reject;
mod together;
mod unused;
mod uses;
mod versions;
pub(crate) mod windows;
mod working_days;

pub(crate) use decisions::decidable_by;

#[cfg(test)]
pub(crate) mod tests;

use crate::model::Model;
use hjemmel_diagnostic::Diagnostics;
use uses::Uses;

/// Runs every check. Exemptions that a guardrail stops are moved to `rejected`, circles are cut open, and the order of
/// evaluation is set, so that what is left can be lowered whatever was found.
///
/// `all_read` says that every item's first line could be read.
pub(crate) fn run(model: &mut Model, all_read: bool, diagnostics: &mut Diagnostics) {
    // What came before only: the complaints of the checks themselves leave nothing out.
    let complete = all_read && !diagnostics.has_errors();
    versions::check(model, diagnostics);
    passing::check(model, diagnostics);
    basis::check(model, diagnostics);
    let uses = Uses::of_model(model);
    lifts::check(model, &uses, diagnostics);
    if complete && !unused::any_broken(model) {
        unused::check(model, &uses, diagnostics);
        decisions::nothing_is_decided(model, diagnostics);
        in_force::check(model, diagnostics);
        basis::never_told(model, diagnostics);
    }
    deadlines::check(model, diagnostics);
    windows::check(model, diagnostics);
    lengths::check(model, diagnostics);
    months::check(model, diagnostics);
    working_days::check(model, diagnostics);
    // After the search for what is unused: a rejected exemption still shows what it was written for.
    guard::check(model, diagnostics);
    together::check(model, diagnostics);
    decisions::check(model, diagnostics);
    circle::check(model, diagnostics);
    // Without circles: each chain has an end.
    named::check(model, diagnostics);
    order::check(model, diagnostics);
}
