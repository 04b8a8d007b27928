//! JSON Schema: of the outcome, and of the situation that a rulebook set asks for.

mod outcome;
mod situation;

pub use outcome::{outcome_schema, quota_schema};
pub use situation::situation_schema;
