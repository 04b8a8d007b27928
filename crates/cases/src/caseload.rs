//! Situations made from a profile: strata with weights, and a distribution for each fact.
//!
//! A profile is a JSON file beside a rulebook. The same profile, seed and number give the same situation on every machine, and
//! each fact is drawn from a stream of its own: whoever changes one distribution changes that fact and those that are counted
//! from it, and nothing else.

mod draw;
mod error;
mod order;
mod random;
mod read;

#[cfg(test)]
mod tests;

pub use error::{ProfileError, ProfileProblem};

use hjemmel::{Date, Duration, Rulebook};
use serde_json::{Map, Value as Json};

/// The name and version of a profile's JSON form.
const SCHEMA: &str = "hjemmel.caseload-profile/1";

/// A profile that was read and agrees with its rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    title: String,
    as_of: Date,
    strata: Vec<Stratum>,
}

/// A part of the caseload.
#[derive(Clone, Debug, PartialEq)]
struct Stratum {
    name: String,
    weight: u64,
    /// In the order in which they are drawn: what a date is counted from comes first.
    facts: Vec<(String, Distribution)>,
}

/// How a fact, or a field of an event, is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Distribution {
    shape: Shape,
    /// In how many of a hundred it is not known.
    unknown: u64,
    judged: Option<Judged>,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Value(Json),
    Choices(Vec<(u64, Distribution)>),
    Date(Range),
    Number { from: i64, to: i64 },
    Events(Box<Events>),
}

/// Days counted from the profile's day, or from another date.
#[derive(Clone, Debug, PartialEq)]
struct Range {
    relative_to: Option<String>,
    from: Offset,
    to: Offset,
}

#[derive(Copy, Clone, Debug, PartialEq)]
struct Offset {
    earlier: bool,
    length: Duration,
}

/// Who made a judgement, and when.
#[derive(Clone, Debug, PartialEq)]
struct Judged {
    by: Option<String>,
    on: Option<Range>,
    considerations: Option<String>,
}

/// A list of events: how many, when the first, how far apart.
#[derive(Clone, Debug, PartialEq)]
struct Events {
    /// Weight and number.
    count: Vec<(u64, u64)>,
    first: Range,
    every: (Duration, Duration),
    date_field: String,
    fields: Vec<(String, Distribution)>,
    /// In how many of a hundred the list may miss some.
    incomplete: u64,
}

impl Profile {
    /// Reads a profile and compares it with the rulebook.
    ///
    /// # Errors
    ///
    /// Every mistake in it, each with its place.
    pub fn read(json: &str, rulebook: &Rulebook) -> Result<Self, Vec<ProfileError>> {
        read::profile(json, rulebook)
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day that its dates are counted from, and on which its situations are meant to be read.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The names of its strata, in order.
    pub fn strata(&self) -> impl Iterator<Item = &str> {
        self.strata.iter().map(|stratum| stratum.name.as_str())
    }

    /// Makes a situation, by its number from 1.
    ///
    /// # Errors
    ///
    /// [`ProfileProblem::Refused`] if the rulebook does not take it; [`ProfileProblem::DateOutOfRange`] for a date that the
    /// calendar does not have.
    pub fn situation(&self, rulebook: &Rulebook, seed: u64, number: u64) -> Result<Map<String, Json>, ProfileError> {
        let facts = draw::situation(self, seed, number)?;
        match rulebook.situation(&facts) {
            Ok(_) => Ok(facts),
            Err(error) => Err(ProfileError { path: String::new(), problem: ProfileProblem::Refused { number, error } }),
        }
    }
}

/// The JSON Schema of a profile (draft 2020-12).
#[must_use]
pub fn profile_schema() -> Json {
    serde_json::from_str(include_str!("caseload/profile.schema.json")).unwrap_or(Json::Null)
}
