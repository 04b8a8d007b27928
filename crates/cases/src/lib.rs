//! Examples and cases: what a rulebook must come to, run and compared.
//!
//! An *example* stands in a rulebook and is checked line by line ([`run_examples`]). A *case* is a JSON file beside it, a
//! situation with its date ([`Case`]); what comes of it is kept as a snapshot that a lawyer can read
//! ([`Case::snapshot_body`]).

#![forbid(unsafe_code)]

mod case;
mod example;

pub use case::{Case, CaseError};
pub use example::{ExampleResult, run_examples};
