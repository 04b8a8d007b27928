//! A complaint: a message, its places, and a fix if there is one.

use crate::{Code, LabelRole, Language, Message, Severity, Span};

/// One thing that is wrong or worth knowing, where it stands, and what else belongs to it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// What is said.
    pub message: Message,
    /// Where; `None` for what has no place in a source, such as a fault in a situation.
    pub span: Option<Span>,
    /// Other places that belong to it.
    pub secondary: Vec<Label>,
    /// A change of the text that puts it right.
    pub fix: Option<Fix>,
    /// A name or word that was probably meant.
    pub suggestion: Option<String>,
    /// The same in Danish, where it holds words of the language and not names alone.
    pub danish_suggestion: Option<String>,
}

/// A second place.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What it has to do with the complaint.
    pub role: LabelRole,
}

/// A change of the text, made all at once.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Fix {
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Edit {
    /// What is taken out; empty to put something in.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl Diagnostic {
    /// A message at a place.
    #[must_use]
    pub fn new(message: Message, span: Span) -> Self {
        Self { message, span: Some(span), secondary: Vec::new(), fix: None, suggestion: None, danish_suggestion: None }
    }

    /// A message that has no place in a source.
    #[must_use]
    pub fn without_place(message: Message) -> Self {
        Self { message, span: None, secondary: Vec::new(), fix: None, suggestion: None, danish_suggestion: None }
    }

    /// Shows another place as well.
    #[must_use]
    pub fn with_secondary(mut self, span: Span, role: LabelRole) -> Self {
        self.secondary.push(Label { span, role });
        self
    }

    /// As [`with_secondary`](Self::with_secondary), if there is such a place.
    #[must_use]
    pub fn with_secondary_if(self, span: Option<Span>, role: LabelRole) -> Self {
        match span {
            Some(span) => self.with_secondary(span, role),
            None => self,
        }
    }

    /// Offers to replace `span` by `replacement`; called again, it is one more edit of the same fix.
    #[must_use]
    pub fn with_fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        let edit = Edit { span, replacement: replacement.into() };
        self.fix.get_or_insert_default().edits.push(edit);
        self
    }

    /// Asks "did you mean …?".
    #[must_use]
    pub fn with_suggestion(mut self, word: impl Into<String>) -> Self {
        self.suggestion = Some(word.into());
        self
    }

    /// Says what was probably meant, in the words of each language.
    #[must_use]
    pub fn with_worded_suggestion(mut self, [english, danish]: [String; 2]) -> Self {
        self.suggestion = Some(english);
        self.danish_suggestion = Some(danish);
        self
    }

    /// What was probably meant, in a language.
    #[must_use]
    pub fn suggestion_in(&self, language: Language) -> Option<&str> {
        let danish = self.danish_suggestion.as_deref().filter(|_| language == Language::Danish);
        danish.or(self.suggestion.as_deref())
    }

    /// As [`with_suggestion`](Self::with_suggestion), if there is one.
    #[must_use]
    pub fn with_suggestion_if(mut self, word: Option<impl Into<String>>) -> Self {
        self.suggestion = word.map(Into::into);
        self
    }

    /// The stable code of its message.
    #[must_use]
    pub fn code(&self) -> Code {
        self.message.code()
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.message.severity()
    }

    /// Whether it stops the rulebook from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}
