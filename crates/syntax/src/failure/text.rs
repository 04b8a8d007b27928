//! Words and tokens around a place in a line.

use crate::keywords::is_word;
use std::ops::Range;

/// Moves over blanks.
pub(super) struct Place;

impl Place {
    /// Where a part of a text, cut out of it, stands in it.
    pub(super) fn of(text: &str, part: &str) -> Option<usize> {
        let start = (part.as_ptr().addr()).checked_sub(text.as_ptr().addr())?;
        (start <= text.len()).then_some(start)
    }

    /// The first place from `at` on that is no blank.
    pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        text.len().saturating_sub(rest.trim_start().len())
    }
}

/// The word that starts at a place; empty if none does.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    at..at.saturating_add(length)
}

/// The word that ends at a place, or before the blanks there; empty if none does.
pub(super) fn word_before(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let start = before.trim_end_matches(is_word).len();
    start..before.len()
}

/// The word, number, quote or sign that starts at a place.
pub(super) fn token_at(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let length = match rest.chars().next() {
        None => 0,
        Some('"') => rest.get(1..).and_then(|inside| inside.find('"')).map_or(rest.len(), |end| end.saturating_add(2)),
        Some(c) if c.is_ascii_digit() => {
            let run = rest.find(|c: char| !(is_word(c) || matches!(c, '.' | ',' | '-' | '/')));
            let run = rest.get(..run.unwrap_or(rest.len())).unwrap_or_default();
            run.trim_end_matches(['.', ',', '-', '/']).len()
        }
        Some(c) if is_word(c) => word_at(text, at).len(),
        Some(c) => c.len_utf8(),
    };
    at..at.saturating_add(length)
}
