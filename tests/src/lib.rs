//! Acceptance tests of hjemmel; see `suite/` and `../rulebooks/cases.rs`.
