//! Complaints on standard error.

use crate::exit::Exit;
use hjemmel::diagnostic::{Diagnostic, Diagnostics, Message, Sources, text};
use hjemmel::{Error, Language};
use std::path::Path;

/// Prints complaints as a page, in colour where standard error has any.
pub(crate) fn print(diagnostics: &[Diagnostic], sources: &Sources, language: Language) {
    if !diagnostics.is_empty() {
        anstream::eprint!("{}", text::render(diagnostics, sources, language, true));
    }
}

/// Prints a complaint that has no place in a rulebook.
pub(crate) fn about(message: Message, language: Language) {
    print(&[Diagnostic::without_place(message)], &Sources::new(), language);
}

/// Prints what is wrong with a situation or its evaluation; `what` names it.
pub(crate) fn error(what: &str, error: &Error, language: Language) -> Exit {
    let diagnostics: Diagnostics = error.diagnostics();
    anstream::eprintln!("{what}:");
    print(diagnostics.as_slice(), &Sources::new(), language);
    match error {
        Error::UnknownProposal { .. } | Error::NoEvaluationDate => Exit::Usage,
        _ => Exit::AtFault,
    }
}

/// Says that a file cannot be read or written.
pub(crate) fn file(path: &Path, error: &std::io::Error, language: Language) -> Exit {
    about(Message::UnreadableFile { path: path.display().to_string(), why: error.to_string() }, language);
    Exit::Usage
}

/// Says that a file cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error, language: Language) -> Exit {
    about(Message::UnwritableFile { path: path.display().to_string(), why: error.to_string() }, language);
    Exit::Usage
}
