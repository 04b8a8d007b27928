//! Examples and cases: what a rulebook must come to, run and compared.
//!
//! An *example* stands in a rulebook and is checked line by line ([`run_examples`]). A *case* is a JSON file beside it, a
//! situation with its date ([`Case`]); what comes of it is kept as a snapshot that a lawyer can read
//! ([`Case::snapshot_body`]). Two outcomes of one situation are compared by [`compare`], those of many are folded into a [`Tally`].

#![forbid(unsafe_code)]

mod case;
mod compare;
mod example;

pub use case::{Case, CaseError};
pub use compare::{
    COMPARISON_SCHEMA, Change, ChangeKind, Comparison, Counted, GroupTally, Met, NamedRule, Part, RequirementTally,
    Sampled, Standing, Tally, What, change_words, compare, kind_word,
};
pub use example::{ExampleResult, run_examples};
