//! The words of all messages, once for each language.
//!
//! A title says what is wrong in the language of law, in lower case and without a full stop; a label says it at the place in
//! a few words; help says what to do. What the user wrote stands in backticks.

mod amount;
pub mod da;
pub mod en;
mod quoted;

use crate::{Diagnostic, Language, Message};

/// The words of a message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    /// What is wrong, in one sentence.
    pub title: String,
    /// What is said at the place; may be empty.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What else there is to know.
    pub notes: Vec<String>,
}

impl Text {
    /// A text with only a title.
    fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// The words of a message.
#[must_use]
pub fn text(message: &Message, language: Language) -> Text {
    match language {
        Language::English => en::text(message),
        Language::Danish => da::text(message),
    }
}

/// The words of a diagnostic: those of its message, and "did you mean" if there is a suggestion, which then stands in the
/// place of the help.
#[must_use]
pub fn words(diagnostic: &Diagnostic, language: Language) -> Text {
    let mut text = text(&diagnostic.message, language);
    if let Some(word) = diagnostic.suggestion_in(language) {
        let asked = language.pick(("did you mean", "mente du"));
        let general = text.help.replace(format!("{asked} {}?", quoted::quoted(word)));
        text.notes.splice(0..0, general);
    }
    text
}
