//! Complaints on standard error.

use crate::exit::Exit;
use crate::out;
use hjemmel::diagnostic::{Diagnostic, Message, Sources, text};
use hjemmel::{Error, Language};
use hjemmel_cases::CaseError;
use std::path::Path;

/// Prints complaints about sources as a page, in colour where standard error has any.
pub(crate) fn about_sources(diagnostics: &[Diagnostic], sources: &Sources, language: Language) {
    if !diagnostics.is_empty() {
        out::tell_whole(&text::render(diagnostics, sources, language, true));
    }
}

/// Prints complaints that have no place in a rulebook.
pub(crate) fn print(diagnostics: &[Diagnostic], language: Language) {
    about_sources(diagnostics, &Sources::new(), language);
}

/// Prints a complaint that has no place in a rulebook.
pub(crate) fn about(message: Message, language: Language) {
    print(&[Diagnostic::without_place(message)], language);
}

/// Prints complaints under the name of what is at fault.
pub(crate) fn named(name: &str, diagnostics: &[Diagnostic], language: Language) {
    out::tell(format!("{name}:"));
    print(diagnostics, language);
}

/// Prints what is wrong with a situation or its evaluation; `name` is what it is called.
pub(crate) fn error(name: &str, error: &Error, language: Language) -> Exit {
    named(name, error.diagnostics().as_slice(), language);
    match error {
        Error::UnknownProposal { .. } | Error::NoEvaluationDate => Exit::Usage,
        _ => Exit::AtFault,
    }
}

/// Prints what is wrong with a case or its evaluation.
pub(crate) fn case(name: &str, error: &CaseError, language: Language) -> Exit {
    match error {
        CaseError::Evaluation(error) => self::error(name, error, language),
        other => {
            named(name, other.diagnostics().as_slice(), language);
            Exit::AtFault
        }
    }
}

/// Says that a file cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error, language: Language) -> Exit {
    about(cannot_read(path, error), language);
    Exit::Usage
}

/// What is said of a file that cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &std::io::Error) -> Message {
    Message::UnreadableFile { path: path.display().to_string(), why: error.to_string() }
}

/// Says that a file cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error, language: Language) -> Exit {
    about(Message::UnwritableFile { path: path.display().to_string(), why: error.to_string() }, language);
    Exit::Usage
}
