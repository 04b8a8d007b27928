//! What all printing shares: the language, the names and the line being written.

use super::layout::Line;
use super::literal::quoted;
use super::words::Word;
use crate::tree::{CitationAt, Label, Name, Path};
use hjemmel_diagnostic::Language;
use std::fmt;

/// What a path is called in prose; `None` leaves it to its name.
pub(super) type Names<'a> = &'a dyn Fn(&Path) -> Option<String>;

/// Writes one logical line.
pub(super) struct Printer<'a> {
    pub(super) language: Language,
    names: Option<Names<'a>>,
    pub(super) line: Line,
}

impl fmt::Debug for Printer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printer").field("language", &self.language).field("line", &self.line).finish_non_exhaustive()
    }
}

impl<'a> Printer<'a> {
    /// Writes rulebook text.
    pub(super) fn new(language: Language) -> Self {
        Printer { language, names: None, line: Line::default() }
    }

    /// Writes prose: labels for names.
    pub(super) fn prose(language: Language, names: Names<'a>) -> Self {
        Printer { language, names: Some(names), line: Line::default() }
    }

    pub(super) fn is_danish(&self) -> bool {
        self.language == Language::Danish
    }

    pub(super) fn word(&mut self, word: Word) {
        self.line.text(word.spelling(self.language));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.line.text(text);
    }

    /// A comma and a keyword after it.
    pub(super) fn then(&mut self, word: Word) {
        self.line.comma();
        self.word(word);
    }

    pub(super) fn quoted(&mut self, label: &Label) {
        self.line.text(&quoted(&label.text));
    }

    pub(super) fn label(&mut self, label: Option<&Label>) {
        if let Some(label) = label {
            self.quoted(label);
        }
    }

    pub(super) fn name(&mut self, name: &Name) {
        if self.names.is_some() {
            self.path(&Path { at: name.at, parts: vec![name.clone()] });
        } else {
            self.line.text(&name.text);
        }
    }

    pub(super) fn path(&mut self, path: &Path) {
        let parts: Vec<&str> = path.parts.iter().map(|part| &*part.text).collect();
        let text = match self.names {
            None => parts.join("."),
            Some(names) => names(path).unwrap_or_else(|| parts.join(" ").replace('_', " ")),
        };
        self.line.text(&text);
    }

    pub(super) fn citation(&mut self, citation: &CitationAt) {
        self.line.text(&citation.citation.to_string());
    }

    /// Things with commas between them.
    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.line.comma();
            }
            write(self, item);
        }
    }

    pub(super) fn names(&mut self, names: &[Name]) {
        self.list(names, Self::name);
    }

    pub(super) fn paths(&mut self, paths: &[Path]) {
        self.list(paths, Self::path);
    }
}
