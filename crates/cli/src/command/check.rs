//! `hjemmel check`.

use crate::args::{Check, Report};
use crate::exit::{Ending, Exit};
use crate::{complain, files, out};
use hjemmel::diagnostic::{json, text};
use hjemmel::{Compiled, Language};

pub(crate) fn run(arguments: &Check, language: Language) -> Ending {
    let compiled = files::check(&arguments.path, false, language)?;
    let diagnostics = compiled.diagnostics();
    match arguments.format {
        Report::Text => {
            complain::about_sources(diagnostics.as_slice(), compiled.sources(), language);
            out::tell(summary(&compiled, language));
        }
        Report::Json => {
            let complaints = json::to_json(diagnostics.as_slice(), compiled.sources(), language);
            out::document(&complaints)?;
        }
    }
    let fails = diagnostics.has_errors() || (arguments.deny_warnings && diagnostics.warnings() > 0);
    Ok(if fails { Exit::AtFault } else { Exit::Fine })
}

/// What was read, and how many complaints there are.
fn summary(compiled: &Compiled, language: Language) -> String {
    let model = compiled.model();
    let counted = [
        (compiled.sources().len(), ("file", "files"), ("fil", "filer")),
        (model.requirements.len(), ("requirement", "requirements"), ("krav", "krav")),
        (model.groups.len(), ("target group", "target groups"), ("målgruppe", "målgrupper")),
        (model.exemptions.len(), ("exemption", "exemptions"), ("fritagelse", "fritagelser")),
        (model.examples.len(), ("example", "examples"), ("eksempel", "eksempler")),
    ];
    let read: Vec<String> = counted
        .into_iter()
        .map(|(count, english, danish)| {
            let (singular, plural) = language.pick((english, danish));
            format!("{count} {}", if count == 1 { singular } else { plural })
        })
        .collect();
    let found = if compiled.diagnostics().is_empty() {
        language.pick(("no complaints", "ingen bemærkninger")).to_owned()
    } else {
        text::summary(compiled.diagnostics(), language)
    };
    format!("{}; {found}", read.join(", "))
}
