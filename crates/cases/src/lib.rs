//! Examples and cases: what a rulebook must come to, run and compared.
//!
//! An *example* stands in a rulebook and is checked line by line ([`run_examples`]). A *case* is a JSON file beside it, a
//! situation with its date ([`Case`]); what comes of it is kept as a snapshot that a lawyer can read
//! ([`Case::snapshot_body`], [`run_case`]). Two outcomes of one situation are compared by [`compare`], those of many are folded
//! into a [`Tally`]. What proposals would do to a set of situations is weighed by [`Impact`]; such a set is made from a [`Profile`].
//!
//! Cases need not be thought out: [`boundary_cases`] makes them from the rules themselves, and with the feature `proptest`
//! `situations` gives them to property tests. [`Coverage`] tells what examples and cases reach, and [`mutations`] change rules one
//! at a time to see what they notice.
//!
//! Nothing here opens a file, but for the feature `insta`, by which a host's own tests run a folder (`assert_cases!`).

#![forbid(unsafe_code)]

mod boundary;
mod case;
mod caseload;
mod compare;
mod coverage;
mod difference;
mod example;
mod folder;
#[cfg(feature = "insta")]
#[doc(hidden)]
pub mod hosted;
mod impact;
mod json;
mod mutation;
mod reasons;
mod run;
mod schema;
mod set;
mod share;
mod snapshot;
mod splitmix;
#[cfg(feature = "proptest")]
mod strategy;

pub use boundary::{BoundaryCases, boundary_cases};
pub use case::{Case, CaseError};
pub use caseload::{Profile, ProfileError, ProfileProblem, profile_schema};
pub use compare::{
    COMPARISON_SCHEMA, Change, ChangeKind, Comparison, Counted, GroupTally, Met, NamedRule, Part, RequirementTally,
    Sampled, Standing, Tally, What, change_words, compare, kind_word,
};
pub use coverage::{
    COVERAGE_SCHEMA, Coverage, CoverageItem, CoverageKind, CoverageReport, CoverageState, CoverageTotal,
    RulebookCoverage,
};
pub use difference::{ChangedPlace, Difference, DifferenceLine, Side};
pub use example::{ExampleResult, run_examples};
pub use folder::{Entry, Folder};
pub use impact::{Census, Count, Counts, Impact, ImpactReport, ProposalReport, Scenario, Weighed};
pub use mutation::{
    Accepted, AcceptedEntry, AcceptedFault, MUTATION_SCHEMA, Mutation, MutationKind, MutationReport, MutationRun,
    MutationTally, RuleChange, RuleTally, StaleEntry, Survivor, Yardstick, YardstickError, mutations, sample,
};
pub use run::{CaseFiles, CaseResult, Verdict, run_case};
pub use schema::{complaints_schema, coverage_schema, impact_schema, mutation_schema, test_schema};
pub use set::{language_of, sources_of_part};
pub use snapshot::Snapshot;
#[cfg(feature = "proptest")]
pub use strategy::{SituationTree, Situations, situations};
