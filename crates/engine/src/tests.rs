//! Tests of the evaluator against the page that specifies it, a file for each part.

mod applies;
mod exemptions;
mod expressions;
mod limits;
mod meets;
mod others;
mod over_time;
mod plans;
mod prohibitions;
mod quotas;
mod random;
mod rolling;
mod versions;
