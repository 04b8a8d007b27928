//! `hjemmel fmt`.

use crate::args::Fmt;
use crate::exit::{Ending, Exit};
use crate::{complain, files, out};
use hjemmel::Language;
use hjemmel::diagnostic::{SourceLimits, Sources};
use hjemmel::format::{FormatError, format_source};
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &Fmt, language: Language) -> Ending {
    if let [only] = arguments.path.as_slice()
        && only == Path::new("-")
    {
        let text = formatted(Path::new("-"), arguments.to, language)?.1;
        out::print(&text)?;
        return Ok(Exit::Fine);
    }
    let mut exit = Exit::Fine;
    let mut changed: Vec<PathBuf> = Vec::new();
    let paths = files::find(&arguments.path, language)?;
    for path in &paths {
        match formatted(path, arguments.to, language) {
            Ok((before, after)) if before == after.as_bytes() => {}
            Ok((_, after)) => {
                if !arguments.check {
                    std::fs::write(path, after).map_err(|error| complain::unwritable(path, &error, language))?;
                }
                changed.push(path.clone());
            }
            // One broken file does not keep the others from being formatted.
            Err(told) => exit = told,
        }
    }
    for path in &changed {
        let word = if arguments.check {
            language.pick(("not formatted", "ikke formateret"))
        } else {
            language.pick(("formatted", "formateret"))
        };
        out::line(format!("{word}: {}", path.display()))?;
    }
    if arguments.check && !changed.is_empty() {
        exit = Exit::AtFault;
    }
    Ok(exit)
}

/// The text of a file before and after.
fn formatted(path: &Path, to: Option<Language>, language: Language) -> Result<(Vec<u8>, String), Exit> {
    let bytes = files::read(path, language)?;
    let mut sources = Sources::new();
    let (source, complaints) = sources.admit(&path.display().to_string(), &bytes, &SourceLimits::default());
    let Some(source) = source.and_then(|id| sources.get(id)) else {
        complain::about_sources(&complaints, &sources, language);
        return Err(Exit::AtFault);
    };
    match format_source(source, to) {
        Ok(text) => Ok((bytes, text)),
        Err(FormatError::HasErrors) => {
            let (_, complaints) = hjemmel_syntax::parse(source, &hjemmel_syntax::SyntaxLimits::default());
            complain::about_sources(complaints.sorted().as_slice(), &sources, language);
            Err(Exit::AtFault)
        }
        Err(other) => {
            out::tell(format!("{}: {other}", path.display()));
            Err(Exit::AtFault)
        }
    }
}
