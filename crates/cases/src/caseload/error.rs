//! What can be wrong with a profile.

use hjemmel::diagnostic::{Diagnostic, Diagnostics, Message, TypeWord};

/// A mistake in a profile, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct ProfileError {
    /// Where: `strata[2].facts.benefit`; empty for the whole.
    pub path: String,
    /// What.
    pub problem: ProfileProblem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileProblem {
    /// The text is not JSON.
    #[error("not JSON: line {line}, column {column}: {detail}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader says.
        detail: String,
    },
    /// Something else stands there than must.
    #[error("{found:?} where {expected:?} must stand")]
    WrongType {
        /// What must.
        expected: TypeWord,
        /// What does.
        found: TypeWord,
    },
    /// A key that must be there is not.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A key that a profile does not have.
    #[error("a profile has no `{name}` here")]
    UnknownKey {
        /// The key.
        name: String,
        /// The nearest there is.
        suggestion: Option<String>,
    },
    /// A fact, or a field, that the rulebook does not have.
    #[error("the rulebook has no `{name}`")]
    UnknownFact {
        /// Its name.
        name: String,
        /// The nearest there is.
        suggestion: Option<String>,
    },
    /// None or several ways in which something is drawn.
    #[error("{0} distributions in the place of one")]
    NotOneDistribution(usize),
    /// All weights are zero.
    #[error("no weight is above zero")]
    NoWeight,
    /// A range that ends before it begins.
    #[error("from {from} to {to} is no range")]
    Backwards {
        /// Its beginning.
        from: String,
        /// Its end.
        to: String,
    },
    /// A text that is no length of time.
    #[error("`{0}` is no length of time")]
    NoLength(String),
    /// A text that is no date.
    #[error("`{0}` is no date")]
    NoDate(String),
    /// A date that the calendar does not have.
    #[error("a date beyond the calendar")]
    DateOutOfRange,
    /// A number beyond its bounds.
    #[error("beyond {least} to {most}")]
    OutOfBounds {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// Nothing says where the numbers come from.
    #[error("no source")]
    NoSource,
    /// Dates that are counted from each other.
    #[error("counted from each other: {}", .0.join(", "))]
    Circle(Vec<String>),
    /// A date is counted from a fact that this part of the profile does not draw.
    #[error("`{0}` is not drawn")]
    UnknownAnchor(String),
    /// A value that the rulebook does not take.
    #[error(transparent)]
    Value(hjemmel::Error),
    /// A situation that the rulebook does not take, though every value of it is taken.
    #[error("situation {number}: {error}")]
    Refused {
        /// Its number.
        number: u64,
        /// Why not.
        error: hjemmel::Error,
    },
}

impl ProfileError {
    /// The mistake in words, in Danish or English.
    #[must_use]
    pub fn diagnostics(&self) -> Diagnostics {
        let path = if self.path.is_empty() { "profile".to_owned() } else { self.path.clone() };
        let mut suggested = None;
        let message = match self.problem.clone() {
            ProfileProblem::NotJson { line, column, detail } => Message::ProfileNotJson { line, column, detail },
            ProfileProblem::WrongType { expected, found } => Message::ProfileWrongType { path, expected, found },
            ProfileProblem::Missing(key) => Message::ProfileMissing { path, key: key.to_owned() },
            ProfileProblem::UnknownKey { name, suggestion } => {
                suggested = suggestion;
                Message::ProfileUnknownKey { path, key: name }
            }
            ProfileProblem::UnknownFact { name, suggestion } => {
                suggested = suggestion;
                Message::ProfileUnknownFact { path, fact: name }
            }
            ProfileProblem::NotOneDistribution(found) => Message::ProfileNotOneDistribution { path, found },
            ProfileProblem::NoWeight => Message::ProfileNoWeight { path },
            ProfileProblem::Backwards { from, to } => Message::ProfileRangeBackwards { path, from, to },
            ProfileProblem::NoLength(text) => Message::ProfileNoLength { path, text },
            ProfileProblem::NoDate(text) => Message::ProfileNoDate { path, text },
            ProfileProblem::DateOutOfRange => Message::ProfileDateOutOfRange { path },
            ProfileProblem::OutOfBounds { least, most } => Message::ProfileOutOfBounds { path, least, most },
            ProfileProblem::NoSource => Message::ProfileNoSource { path },
            ProfileProblem::Circle(facts) => Message::ProfileCircle { path, facts },
            ProfileProblem::UnknownAnchor(name) => Message::ProfileUnknownAnchor { path, name },
            ProfileProblem::Value(error) => {
                let refused = Diagnostic::without_place(Message::ProfileValueRefused { path });
                return std::iter::once(refused).chain(error.diagnostics()).collect();
            }
            ProfileProblem::Refused { number, error } => {
                let refused = Diagnostic::without_place(Message::ProfileSituationRefused { number });
                return std::iter::once(refused).chain(error.diagnostics()).collect();
            }
        };
        vec![Diagnostic::without_place(message).with_suggestion_if(suggested)].into()
    }
}
