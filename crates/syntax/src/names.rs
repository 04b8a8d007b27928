//! Names that would be read as something else where they stand.

use crate::keywords::{Place, keywords, reserved_words};
use hjemmel_diagnostic::RefusedWhy;

/// Whether a word can be no name anywhere.
pub(crate) fn is_reserved(word: &str) -> bool {
    reserved_words().contains(&word)
}

/// Whether a word names a type.
pub(crate) fn is_type_word(word: &str) -> bool {
    has(Place::Type, word)
}

/// Whether a word names a unit.
pub(crate) fn is_unit_word(word: &str) -> bool {
    has(Place::Unit, word)
}

/// Why a word can be no value of a category.
pub(crate) fn value_word(word: &str) -> Option<RefusedWhy> {
    match word {
        "incomplete" | "ufuldstændig" => Some(RefusedWhy::IncompleteWord),
        _ if has(Place::Attribute, word) => Some(RefusedWhy::AttributeWord),
        _ => None,
    }
}

fn has(place: Place, word: &str) -> bool {
    keywords().iter().filter(|keyword| keyword.place == place).any(|keyword| keyword.spellings().any(|one| one == word))
}
