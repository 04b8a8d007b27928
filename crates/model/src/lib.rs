//! Names, types, versions, legal basis and guardrails: from syntax trees to a checked model, and from the model to
//! the plan that the engine evaluates.
//!
//! Internal to hjemmel, no promises.

#![forbid(unsafe_code)]

mod checks;
mod declare;
mod example;
mod lower;
pub mod model;
mod resolve;
mod scope;
mod table;
#[cfg(test)]
mod tests;
mod types;
#[doc(hidden)]
pub mod walk;

use hjemmel_diagnostic::{Diagnostics, Message};
use hjemmel_syntax::tree;

pub use lower::{Graft, lower};
pub use model::Model;

/// How strictly a rulebook set is checked.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Exemptions that a guardrail rejects are no error: they are left out, and each outcome lists them.
    pub keep_without_rejected: bool,
}

/// Checks the files of a rulebook set: everything named, typed and resolved.
///
/// The model holds what could be made, and every mistake is reported in one go. It is complete only if no error is among
/// the diagnostics.
#[must_use]
pub fn check(files: &[tree::File], options: &CheckOptions) -> (Model, Diagnostics) {
    let mut resolved = resolve::resolve(files);
    // What an item says whose first line could not be read is not known; it may use what nothing else does.
    let mut items = files.iter().flat_map(|file| &file.items);
    let as_written = !files.iter().any(|file| file.mended);
    let all_read = as_written && !items.any(|item| matches!(item.header, tree::Header::Broken { .. }));
    checks::run(&mut resolved.model, all_read, &mut resolved.complaints);
    let (model, complaints) = example::examples(resolved);
    let kept = |d: &hjemmel_diagnostic::Diagnostic| {
        let crosses =
            matches!(d.message, Message::CrossesGuardrail { .. } | Message::CrossesGuardrailIndirectly { .. });
        !(options.keep_without_rejected && crosses)
    };
    let complaints: Diagnostics = complaints.into_iter().filter(kept).collect();
    (model, complaints.sorted())
}
