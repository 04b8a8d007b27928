//! Examples and cases: what a rulebook must come to, run and compared.
//!
//! An *example* stands in a rulebook and is checked line by line ([`run_examples`]). A *case* is a JSON file beside it, a
//! situation with its date ([`Case`]); what comes of it is kept as a snapshot that a lawyer can read
//! ([`Case::snapshot_body`]). Two outcomes of one situation are compared by [`compare`], those of many are folded into a [`Tally`].
//!
//! Cases need not be thought out: [`boundary_cases`] makes them from the rules themselves, and with the feature `proptest`
//! `situations` gives them to property tests. [`Coverage`] tells what examples and cases reach.

#![forbid(unsafe_code)]

mod boundary;
mod case;
mod compare;
mod coverage;
mod example;
#[cfg(feature = "proptest")]
mod strategy;

pub use boundary::{BoundaryCases, boundary_cases};
pub use case::{Case, CaseError};
pub use compare::{
    COMPARISON_SCHEMA, Change, ChangeKind, Comparison, Counted, GroupTally, Met, NamedRule, Part, RequirementTally,
    Sampled, Standing, Tally, What, change_words, compare, kind_word,
};
pub use coverage::{
    COVERAGE_SCHEMA, Coverage, CoverageItem, CoverageKind, CoverageReport, CoverageState, CoverageTotal,
    RulebookCoverage,
};
pub use example::{ExampleResult, run_examples};
#[cfg(feature = "proptest")]
pub use strategy::{SituationTree, Situations, situations};
