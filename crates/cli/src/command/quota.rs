//! `hjemmel quota`.

use crate::args::{Quota, Report};
use crate::exit::{Ending, Exit};
use crate::progress::Progress;
use crate::{complain, files, style};
use hjemmel::outcome::QuotaOutcome;
use hjemmel::{Error, Language, QuotaCount, Rulebook, text};
use hjemmel_cases::Case;
use std::io::BufRead;
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &Quota, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, arguments.without_rejected, language)?;
    let mut quotas = rulebook.quotas(arguments.as_of).language(language);
    if let Some(law_of) = arguments.law_of {
        quotas = quotas.law_of(law_of);
    }
    for proposal in &arguments.with {
        quotas = quotas.with(proposal);
    }
    let name = arguments.situations.display().to_string();
    let told = |error: &Error| complain::error(&name, error, language);
    let mut count = quotas.begin().map_err(|error| told(&error))?;
    if arguments.situations.is_dir() {
        folder(&arguments.situations, &rulebook, &mut count, language)?;
    } else {
        lines(&arguments.situations, &rulebook, &mut count, language)?;
    }
    let outcome = count.answer().map_err(|error| told(&error))?;
    match arguments.format {
        Report::Text => anstream::print!("{}", style::coloured(&text::render_quotas(&outcome, language))),
        Report::Json => anstream::println!("{}", serde_json::to_string_pretty(&outcome).unwrap_or_default()),
    }
    Ok(exit(&outcome))
}

/// A broken quota is an answer; only what could not be read is a fault.
fn exit(outcome: &QuotaOutcome) -> Exit {
    if outcome.unread > 0 { Exit::AtFault } else { Exit::Fine }
}

/// One situation a line; none is kept.
fn lines(path: &Path, rulebook: &Rulebook, count: &mut QuotaCount, language: Language) -> Result<(), Exit> {
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(|error| complain::file(path, &error, language))?;
        Box::new(std::io::BufReader::new(file))
    };
    let progress = Progress::begin(None, language);
    for (place, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| complain::file(path, &error, language))?;
        if line.trim().is_empty() {
            continue;
        }
        let name = format!("{}:{}", path.display(), place.saturating_add(1));
        let read = rulebook.situation_from_json(&line).and_then(|situation| count.add(&situation));
        tell(&name, read, count, &progress, language);
    }
    Ok(())
}

/// Every JSON file of a folder: a situation, or a case, of which the situation counts.
fn folder(path: &Path, rulebook: &Rulebook, count: &mut QuotaCount, language: Language) -> Result<(), Exit> {
    let mut found: Vec<PathBuf> = Vec::new();
    files::below(path, "json", &mut found, language)?;
    found.sort();
    let progress = Progress::begin(u64::try_from(found.len()).ok(), language);
    for file in found {
        let json = files::read_text(&file, language)?;
        let situation = match Case::from_json(&json) {
            Ok(case) => rulebook.situation(&case.situation),
            Err(_) => rulebook.situation_from_json(&json),
        };
        let read = situation.and_then(|situation| count.add(&situation));
        tell(&file.display().to_string(), read, count, &progress, language);
    }
    Ok(())
}

/// A situation at fault is told with its place, and may then be anything.
fn tell(name: &str, read: Result<(), Error>, count: &mut QuotaCount, progress: &Progress, language: Language) {
    if let Err(error) = read {
        progress.aside(|| complain::error(name, &error, language));
        count.add_unread();
    }
    progress.step();
}
