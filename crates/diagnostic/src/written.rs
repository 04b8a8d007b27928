//! Text of a rulebook that a message proposes or quotes, in the keywords of either language.

use crate::Language;

/// The same text in English and in Danish keywords.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Written {
    /// In English keywords.
    pub english: String,
    /// In Danish keywords.
    pub danish: String,
}

impl Written {
    /// Whatever a language makes of it.
    #[must_use]
    pub fn new(text: impl Fn(Language) -> String) -> Written {
        Written { english: text(Language::English), danish: text(Language::Danish) }
    }

    /// In the keywords of a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        language.pick((&self.english, &self.danish))
    }
}
