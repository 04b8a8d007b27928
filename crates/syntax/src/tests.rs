//! Tests of the parser: sound rulebooks, broken ones, and laws that hold of any text.

mod broken;
mod laws;
mod sound;

use crate::tree::File;
use crate::{SyntaxLimits, parse};
use hjemmel_diagnostic::{Diagnostics, Language, Source, SourceLimits, Sources, text};
use proptest::test_runner::Config as ProptestConfig;

pub(crate) const ENGLISH: &str = include_str!("tests/english.rulebook");
pub(crate) const DANISH: &str = include_str!("tests/danish.rulebook");

/// How often a law is tried.
pub(crate) fn tried(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// A text as a source with its id.
pub(crate) fn sources(text: &str) -> (Sources, Source) {
    let mut sources = Sources::new();
    let (id, _) = sources.admit("test.rulebook", text.as_bytes(), &SourceLimits::default());
    let source = sources.get(id.expect("admitted")).expect("just added").clone();
    (sources, source)
}

/// A text read.
pub(crate) fn read(text: &str) -> (File, Diagnostics) {
    parse(&sources(text).1, &SyntaxLimits::default())
}

/// A text read that must have no fault.
pub(crate) fn sound(text: &str) -> File {
    let (file, complaints) = read(text);
    assert!(complaints.is_empty(), "{}", rendered(text, &complaints, Language::English));
    file
}

/// Complaints as people read them.
pub(crate) fn rendered(source: &str, complaints: &Diagnostics, language: Language) -> String {
    text::render(complaints.as_slice(), &sources(source).0, language, false)
}
