//! Acceptance tests: the language, the evaluation and the programs as their users meet them.

#![cfg(test)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test may fail loudly, and counts with plain operators"
)]

mod accumulations;
mod adding_up;
mod bad_input;
mod boundaries;
mod broken;
mod caseload;
mod cases;
mod cli;
mod coverage;
mod decisions;
mod difference;
mod for_each;
mod generate;
mod hit_and_missed;
mod holidays;
mod hosts;
mod impact;
mod in_other_words;
mod language;
mod laws;
mod mutation;
mod nesting;
mod not_known;
mod oracle;
mod output;
mod over_time;
mod parameters;
mod passing_over;
mod periods;
mod planted;
mod printing;
mod properties;
mod proposals;
mod reading;
mod resting;
mod said;
mod schemas;
mod tables;
mod tidy;
mod timings;
mod worked_cases;
