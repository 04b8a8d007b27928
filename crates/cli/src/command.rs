//! One file a command.

pub(crate) mod caseload;
pub(crate) mod check;
mod coverage;
pub(crate) mod diff;
pub(crate) mod evaluate;
pub(crate) mod fmt;
pub(crate) mod impact;
pub(crate) mod mutate;
pub(crate) mod quota;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod test;
