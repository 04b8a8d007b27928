//! `hjemmel quota`.

use crate::args::{Quota, Report};
use crate::exit::{Ending, Exit};
use crate::{complain, files, out, situations, style};
use hjemmel::outcome::QuotaOutcome;
use hjemmel::{Error, Language, text};

pub(crate) fn run(arguments: &Quota, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, arguments.without_rejected, language)?;
    let mut quotas = rulebook.quotas(arguments.many.as_of).language(language);
    if let Some(law_of) = arguments.many.law_of {
        quotas = quotas.law_of(law_of);
    }
    for proposal in &arguments.with {
        quotas = quotas.with(proposal);
    }
    let name = arguments.many.situations.display().to_string();
    let told = |error: &Error| complain::error(&name, error, language);
    let mut count = quotas.begin().map_err(|error| told(&error))?;
    situations::each(&arguments.many.situations, &rulebook, language, |read, progress| {
        if let Err(fault) = read.situation.and_then(|situation| Ok(count.add(&situation)?)) {
            progress.aside(|| fault.tell(&read.name, language));
            count.add_unread();
        }
        progress.step();
    })?;
    let outcome = count.answer().map_err(|error| told(&error))?;
    match arguments.format {
        Report::Text => out::print(&style::coloured(&text::render_quotas(&outcome, language)))?,
        Report::Json => out::document(&outcome)?,
    }
    Ok(exit(&outcome))
}

/// A broken quota is an answer; only what could not be read is a fault.
fn exit(outcome: &QuotaOutcome) -> Exit {
    if outcome.unread > 0 { Exit::AtFault } else { Exit::Fine }
}
