//! Diagnostics for programs.

use serde::Serialize;

use crate::catalogue;
use crate::{Code, Diagnostic, Edit, Language, Severity, Source, Sources, Span};

/// A diagnostic with its words in one language and its places resolved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JsonDiagnostic {
    /// The stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub title: String,
    /// What is said at the place; may be empty.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// A word that was probably meant.
    pub suggestion: Option<String>,
    /// The place in a situation, such as `interviews[0].held_on`; left out for what is about none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The file; `null` for what has no place in a source.
    pub file: Option<String>,
    /// Where it starts.
    pub start: Option<JsonPosition>,
    /// Where it ends.
    pub end: Option<JsonPosition>,
    /// Other places that belong to it.
    pub secondary: Vec<JsonLabel>,
    /// A change of the text that puts it right.
    pub fix: Option<JsonFix>,
}

/// A place in a file.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JsonPosition {
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The byte in the file as it was given, counted from 0.
    pub offset: u32,
}

/// A second place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JsonLabel {
    /// The file.
    pub file: String,
    /// Where it starts.
    pub start: JsonPosition,
    /// Where it ends.
    pub end: JsonPosition,
    /// What it has to do with the complaint.
    pub label: String,
}

/// A change of the text, made all at once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JsonFix {
    /// The edits.
    pub edits: Vec<JsonEdit>,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JsonEdit {
    /// The file.
    pub file: String,
    /// Where what is taken out starts.
    pub start: JsonPosition,
    /// Where it ends.
    pub end: JsonPosition,
    /// What comes in its place.
    pub replacement: String,
}

/// The diagnostics as data, in the order in which they are given.
#[must_use]
pub fn to_json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> Vec<JsonDiagnostic> {
    diagnostics.iter().map(|diagnostic| one(diagnostic, sources, language)).collect()
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> JsonDiagnostic {
    let text = catalogue::words(diagnostic, language);
    let place = diagnostic.span.and_then(|span| Some((sources.get(span.source)?, span)));
    let secondary = diagnostic.secondary.iter().filter_map(|label| {
        let (file, start, end) = range(sources, label.span)?;
        Some(JsonLabel { file, start, end, label: label.role.text(language).to_owned() })
    });
    let edit = |edit: &Edit| {
        let (file, start, end) = range(sources, edit.span)?;
        Some(JsonEdit { file, start, end, replacement: edit.replacement.clone() })
    };
    JsonDiagnostic {
        code: diagnostic.code(),
        severity: diagnostic.severity(),
        title: text.title,
        label: text.label,
        help: text.help,
        notes: text.notes,
        suggestion: diagnostic.suggestion_in(language).map(str::to_owned),
        path: diagnostic.message.path().map(str::to_owned),
        file: place.map(|(source, _)| source.name().to_owned()),
        start: place.map(|(source, span)| position(source, span.start)),
        end: place.map(|(source, span)| position(source, span.end)),
        secondary: secondary.collect(),
        fix: diagnostic.fix.as_ref().map(|fix| JsonFix { edits: fix.edits.iter().filter_map(edit).collect() }),
    }
}

fn range(sources: &Sources, span: Span) -> Option<(String, JsonPosition, JsonPosition)> {
    let source = sources.get(span.source)?;
    Some((source.name().to_owned(), position(source, span.start), position(source, span.end)))
}

fn position(source: &Source, at: u32) -> JsonPosition {
    let place = source.line_column(at);
    JsonPosition { line: place.line, column: place.column_chars, offset: source.original_offset(at) }
}
