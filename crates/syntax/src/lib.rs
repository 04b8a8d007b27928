//! From rulebook text to syntax tree, and back to text. Internal to hjemmel, no promises.
//!
//! [`parse`] cuts a source into items and logical lines, parses each line by itself, and builds the [`tree`]. One broken line
//! gives one complaint and hides nothing else. [`mod@format`] writes a tree as canonical text in either keyword language.
//!
//! ```
//! use hjemmel_diagnostic::{Source, SourceId, SourceLimits};
//! use hjemmel_syntax::{SyntaxLimits, parse};
//!
//! let text = "actor jobcenter \"the job centre\"\n";
//! let (source, _) = Source::admit(SourceId(0), "a.rulebook", text.as_bytes(), &SourceLimits::default());
//! let (file, complaints) = parse(&source.expect("plain text is admitted"), &SyntaxLimits::default());
//! assert!(complaints.is_empty());
//! assert_eq!(file.items.len(), 1);
//! ```

#![forbid(unsafe_code)]

mod build;
mod comments;
mod cursor;
mod cut;
mod expected;
mod failure;
pub mod format;
pub mod keywords;
mod limits;
mod mend;
mod names;
mod numbers;
mod parse;
mod scan;
mod section;
pub mod tree;

#[cfg(test)]
mod tests;

pub use build::citation::citation;
pub use limits::SyntaxLimits;
pub use parse::parse;
pub use section::noun_of_item;
