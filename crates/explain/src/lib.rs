//! From findings to words: the outcome as people and programs read it, in Danish or English.
//!
//! Internal to hjemmel, no promises; the public crate re-exports what is public here. Nothing here decides anything:
//! what holds is in the engine's findings, and these modules name it.

#![forbid(unsafe_code)]

mod outcome;
mod present;
mod schema;
mod text;
mod words;

pub use outcome::*;
pub use present::{QuotasAsked, present, present_quotas};
pub use schema::{outcome_schema, quota_schema, situation_schema};
pub use text::{Line, Piece, Role, markdown, plain, render, render_in_full, render_quotas};
pub use words::{
    amount, aspect as aspect_word, modality as modality_word, occurrence as occurrence_word, status as status_word,
};
