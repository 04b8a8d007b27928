//! Requirements that acts meet, and that say nothing of when they are due.

use crate::model::{Model, Timing};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Message};
use hjemmel_engine::plan::Modality;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for requirement in &model.requirements {
        for version in &requirement.versions {
            let silent = matches!(version.timing, Timing::AtAllTimes) && version.timing_words.is_none();
            let met = version.modality == Modality::Must && !version.met_by.is_empty();
            if silent && met && !version.broken {
                let message = Message::MetWithoutDeadline { name: requirement.named.name.to_string() };
                diagnostics.push(Diagnostic::new(message, version.span));
            }
        }
    }
}
