//! The keywords as data: for editors, for the formatter, and for complaints about words that are no keyword.

mod phrase;
mod table;

pub(crate) use phrase::{is_word, match_phrase, one_word_form};

use hjemmel_diagnostic::{Language, Noun};

/// One keyword in both languages; the first spelling is the one to write, the others are read as well.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its name, stable and the same in both languages.
    pub id: &'static str,
    /// English spellings.
    pub english: &'static [&'static str],
    /// Danish spellings.
    pub danish: &'static [&'static str],
    /// Where it is a keyword.
    pub place: Place,
}

/// Where a word is a keyword; elsewhere it can be a name, unless it is reserved.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the left margin.
    Item,
    /// Where a line of one of these items starts.
    Clause(&'static [Noun]),
    /// Inside a line of these items, at a fixed place.
    Part,
    /// In the type position of a field or fact.
    Type,
    /// After a comma behind a type.
    Attribute,
    /// The name of an aspect.
    Aspect,
    /// How a requirement stands.
    Status,
    /// Inside expressions and timings.
    Expression,
    /// After a number, after `every` and after `whole`.
    Unit,
}

/// All keywords.
#[must_use]
pub fn keywords() -> &'static [Keyword] {
    table::KEYWORDS
}

/// The words that can be no name, in either language.
#[must_use]
pub fn reserved_words() -> &'static [&'static str] {
    &[
        "af",
        "after",
        "and",
        "antal",
        "any",
        "at",
        "before",
        "between",
        "blandt",
        "der",
        "derefter",
        "efter",
        "eller",
        "er",
        "for",
        "fra",
        "from",
        "før",
        "højst",
        "hvor",
        "i",
        "ikke",
        "in",
        "ingen",
        "is",
        "ja",
        "kendt",
        "known",
        "least",
        "medmindre",
        "mellem",
        "mindst",
        "most",
        "nej",
        "no",
        "nogen",
        "not",
        "når",
        "of",
        "og",
        "or",
        "reaches",
        "rounded",
        "rundet",
        "siden",
        "since",
        "the",
        "then",
        "til",
        "to",
        "today",
        "uanset",
        "udgør",
        "unless",
        "until",
        "when",
        "where",
        "yes",
    ]
}

impl Keyword {
    /// The spelling to write in a language.
    #[must_use]
    pub fn spelling(&self, language: Language) -> &'static str {
        let all = language.pick((self.english, self.danish));
        all.first().copied().unwrap_or(self.id)
    }

    /// Every spelling in both languages.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.english.iter().chain(self.danish).copied()
    }

    /// Whether a line of this item can start with it.
    pub(crate) fn starts_line_of(&self, item: Noun) -> bool {
        matches!(self.place, Place::Clause(items) if items.contains(&item))
    }
}

/// The clause word that a line starts with, and how many bytes it takes: the longest one.
pub(crate) fn clause_word(text: &str) -> Option<(&'static Keyword, usize)> {
    let clauses = keywords().iter().filter(|keyword| matches!(keyword.place, Place::Clause(_)));
    clauses
        .filter_map(|keyword| {
            let length = keyword.spellings().filter_map(|spelling| match_phrase(text, spelling)).max()?;
            Some((keyword, length))
        })
        .max_by_key(|(_, length)| *length)
}

/// Whether a line starts with a clause word of any item.
pub(crate) fn starts_clause(text: &str) -> bool {
    clause_word(text).is_some()
}

/// The spellings of the words that lines of an item can start with, or of the items themselves.
pub(crate) fn candidates(item: Option<Noun>) -> impl Iterator<Item = &'static str> + Clone {
    keywords()
        .iter()
        .filter(move |keyword| item.map_or(keyword.place == Place::Item, |item| keyword.starts_line_of(item)))
        .flat_map(Keyword::spellings)
}
