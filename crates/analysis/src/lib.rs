//! Questions about whole rulebook sets. Internal to hjemmel, no promises.
//!
//! So far one: what changed from an old set to a new one, by meaning and not by line ([`difference()`]).

#![forbid(unsafe_code)]

mod compare;
mod difference;
mod kind;
mod markdown;
mod part;
mod proposal;
mod schema;
mod set;
pub mod text;

#[cfg(test)]
mod tests;

pub use compare::difference;
pub use difference::{Change, Counts, Difference, ItemChange, PartChange, Touched, VersionChange};
pub use kind::Kind;
pub use markdown::markdown;
pub use part::Part;
pub use proposal::{as_law, proposal, proposals};
pub use schema::{DIFFERENCE_SCHEMA, difference_schema};
