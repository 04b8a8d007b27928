//! What one statement of an item says: in words of both languages, and in the form by which it is compared.

use crate::part::Part;
use hjemmel_value::Language;

/// The words of rulebook text in both keyword languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    english: String,
    danish: String,
}

impl Words {
    pub(crate) fn of(mut write: impl FnMut(Language) -> String) -> Words {
        Words { english: write(Language::English), danish: write(Language::Danish) }
    }

    /// The same in both languages.
    pub(crate) fn plain(text: &str) -> Words {
        Words { english: text.to_owned(), danish: text.to_owned() }
    }

    pub(crate) fn in_language(&self, language: Language) -> &str {
        language.pick((&self.english, &self.danish))
    }
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) part: Part,
    /// What it is said of, if an item says the same part of several things.
    pub(crate) of: Option<Words>,
    /// The same in canonical form; empty if `of` is `None`.
    pub(crate) group: String,
    /// Its canonical form.
    pub(crate) key: String,
    /// As people read it.
    pub(crate) words: Words,
}

impl Said {
    pub(crate) fn new(part: Part, key: impl Into<String>, words: Words) -> Said {
        Said { part, of: None, group: String::new(), key: key.into(), words }
    }

    /// The same, said of one of several things.
    pub(crate) fn of(self, group: impl Into<String>, of: Words) -> Said {
        Said { of: Some(of), group: group.into(), ..self }
    }

    /// By what it is the same statement in another version.
    pub(crate) fn identity(&self) -> (Part, &str, &str) {
        (self.part, &self.group, &self.key)
    }
}
