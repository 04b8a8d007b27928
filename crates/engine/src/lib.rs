//! The evaluator of hjemmel: a checked plan and a situation in, findings out.
//!
//! Internal to hjemmel, no promises. The engine reads no text and no files, and it has no clock: it works on
//! identifiers, dates and numbers. What its findings are called is the business of the crates above it.

#![forbid(unsafe_code)]

mod answer;
mod arithmetic;
mod ask;
mod aspect;
mod because;
mod check;
mod compare;
mod counted;
mod covered;
mod decision;
mod each;
mod effects;
mod error;
mod evaluate;
mod events;
mod exemption;
mod expression;
pub mod findings;
mod frame;
mod governs;
mod grid;
mod growing;
mod hours;
pub mod ids;
mod known;
mod left_out;
mod limits;
mod line;
mod machine;
mod meets;
mod needs;
mod not_encoded;
mod over_time;
mod passing;
mod period;
pub mod plan;
mod prohibition;
mod proviso;
mod question;
mod quota;
mod reads;
mod rest;
mod rolling;
mod rows;
mod search;
mod settled;
mod sharpen;
mod single;
pub mod situation;
mod spent;
mod stand;
mod tally;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod timing;
mod trace;
mod turning;
mod turns;
mod version;
mod would_touch;

pub use ask::{definition_value, expression_value, group_truth};
pub use compare::compares;
pub use error::{EvaluationError, RuleRef};
pub use evaluate::evaluate;
pub use limits::{Limits, Options};
pub use plan::PlanError;
pub use quota::{
    Between, MayBe, QuotaAnswer, QuotaStanding, QuotaStandings, Tally, Weighed, quota_version, quotas_on, weigh,
};
pub use trace::{Answered, Trace, evaluate_traced};
