//! Formatting a source, with a look at what came out of it.

use super::{format_file, majority_language};
use crate::SyntaxLimits;
use crate::tree::{Comment, File};
use hjemmel_diagnostic::{Diagnostic, Language, Source, SourceLimits};
use std::fmt;

/// Why a source was not formatted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// It cannot be read without errors; they come first.
    HasErrors,
    /// What the formatter wrote would be read as something else. This is a fault of the formatter, never of the
    /// rulebook, and the rulebook is best left as it is.
    NotTheSame,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FormatError::HasErrors => "the rulebook has errors",
            FormatError::NotTheSame => "the formatted rulebook would not say the same",
        })
    }
}

impl std::error::Error for FormatError {}

/// The canonical text of a source, in the language asked for or else in that of most of its keywords.
///
/// # Errors
///
/// [`FormatError::HasErrors`] if the source cannot be read, [`FormatError::NotTheSame`] if the text would not be read
/// as the same tree.
pub fn format_source(source: &Source, language: Option<Language>) -> Result<String, FormatError> {
    let file = read(source).ok_or(FormatError::HasErrors)?;
    let text = format_file(&file, language.unwrap_or_else(|| majority_language(source)));
    let limits = SourceLimits { bytes: usize::MAX };
    let (again, complaints) = Source::admit(source.id(), source.name(), text.as_bytes(), &limits);
    let again = again.filter(|_| !complaints.iter().any(Diagnostic::is_error)).ok_or(FormatError::NotTheSame)?;
    let file_again = read(&again).ok_or(FormatError::NotTheSame)?;
    if canonical(file) == canonical(file_again) { Ok(text) } else { Err(FormatError::NotTheSame) }
}

/// Whether a text is the canonical text of its tree in a language.
#[must_use]
pub fn check_formatted(original: &str, file: &File, language: Language) -> bool {
    format_file(file, language) == original
}

fn read(source: &Source) -> Option<File> {
    let (file, diagnostics) = crate::parse(source, &SyntaxLimits::default());
    let has_errors = diagnostics.iter().any(Diagnostic::is_error);
    (!has_errors).then_some(file)
}

/// The tree without what formatting settles: whether there is a blank line above an item.
pub(super) fn canonical(mut file: File) -> File {
    let settle = |comments: &mut Vec<Comment>, blank: bool| {
        if let Some(first) = comments.first_mut() {
            first.blank_before = blank;
        }
    };
    for (position, item) in file.items.iter_mut().enumerate() {
        settle(&mut item.comments.above, position > 0);
    }
    settle(&mut file.trailing_comments, !file.items.is_empty());
    file
}
