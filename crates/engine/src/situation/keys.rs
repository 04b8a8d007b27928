//! The keys of a situation's objects: their paths, and those that stand twice or are not known.

use super::error::SituationProblem;
use super::value::nearest;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The keys that an object has given so far.
#[derive(Debug, Default)]
pub(super) struct Seen<'k>(BTreeSet<&'k str>);

impl<'k> Seen<'k> {
    /// Whether this is the first time; it is seen from now on.
    pub(super) fn first(&mut self, key: &'k str) -> bool {
        self.0.insert(key)
    }
}

/// The path of a key of the object at a path. A key that could be taken for a path, or cannot be seen, stands in quotes.
pub(super) fn step(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    let key = if plain { Cow::Borrowed(key) } else { Cow::Owned(format!("{key:?}")) };
    if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") }
}

/// A key that is none of those there are.
pub(super) fn unknown_field(name: &str, known: &[&str]) -> SituationProblem {
    SituationProblem::UnknownField {
        name: name.to_owned(),
        known: known.iter().map(|known| (*known).to_owned()).collect(),
        suggestion: nearest(name, known.iter().copied()),
    }
}
