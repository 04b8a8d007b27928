//! Acceptance tests of hjemmel; see `suite/` and `../rulebooks/cases.rs`.

/// The Rust blocks of `docs/embedding.md`, run as doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/embedding.md")]
#[derive(Debug)]
pub struct Embedding;
