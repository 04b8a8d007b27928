//! The pest grammar of hjemmel rulebooks. Internal to hjemmel, no promises.
//!
//! [`RulebookParser`] parses one logical line by one of the entry rules at the end of `rulebook.pest`; what a logical line is,
//! and what becomes of the pairs, is the business of `hjemmel-syntax`.

#![forbid(unsafe_code)]

#[allow(missing_docs, reason = "the derive writes functions without documentation")]
mod parser {
    /// The parser that pest derives from `keywords.pest` and `rulebook.pest`.
    #[derive(Debug, pest_derive::Parser)]
    #[grammar = "keywords.pest"]
    #[grammar = "rulebook.pest"]
    pub struct RulebookParser;
}

pub use parser::{Rule, RulebookParser};
