//! Tests of the whole crate; its samples are one message of each kind.

#![allow(clippy::arithmetic_side_effects, reason = "a test may fail loudly")]

mod catalogue;
mod list;
mod render;
mod samples;
mod source;
mod suggest;

use crate::{Language, SourceLimits, Sources, Span};

/// A single source, admitted without complaint.
fn source(text: &str) -> Sources {
    let mut sources = Sources::new();
    let (id, complaints) = sources.admit("contact.rulebook", text.as_bytes(), &SourceLimits::default());
    assert!(id.is_some() && complaints.is_empty(), "{complaints:?}");
    sources
}

/// The first place of `needle` in the only source.
fn place(sources: &Sources, needle: &str) -> Span {
    let source = sources.iter().next().expect("there is a source");
    let at = source.text().find(needle).expect("it is there");
    let start = u32::try_from(at).expect("short");
    Span::new(source.id(), start, start + u32::try_from(needle.len()).expect("short"))
}

const BOTH: [Language; 2] = Language::ALL;
