//! Constructs of the language that this version does not evaluate: recognised, so that the complaint says so.

use crate::keywords::match_phrase;

/// What a clause can start with.
const CLAUSES: [&str; 2] = ["with effect from", "med virkning fra"];

/// What stands inside a clause.
const PARTS: [&str; 2] = ["moved to", "flyttes til"];

/// A clause of a later version that the text starts with: how long its words are.
pub(crate) fn clause(text: &str) -> Option<usize> {
    CLAUSES.iter().filter_map(|phrase| match_phrase(text, phrase)).max()
}

/// A construct of a later version that the text starts with: how long its words are.
pub(crate) fn part(text: &str) -> Option<usize> {
    PARTS.iter().filter_map(|phrase| match_phrase(text, phrase)).max()
}
