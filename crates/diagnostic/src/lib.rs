//! Sources, spans and diagnostics of hjemmel: what is wrong in a rulebook or a situation, where it stands, and what to do
//! about it, in Danish and English.
//!
//! A [`Diagnostic`] is a typed [`Message`] at a [`Span`]. Its words stand once per language in [`catalogue`]; the renderers
//! in [`text`] and [`json`] are leaves.
//!
//! ```
//! use hjemmel_diagnostic::{Diagnostic, Language, Message, Noun, SourceLimits, Sources, Span, text};
//!
//! let mut sources = Sources::new();
//! let (id, complaints) = sources.admit("contact.rulebook", b"requirement first_interview\n", &SourceLimits::default());
//! assert!(complaints.is_empty());
//! let span = Span::new(id.unwrap_or_default(), 12, 27);
//! let message = Message::MissingCitation { item: Noun::Requirement, name: "first_interview".to_owned() };
//! let page = text::render(&[Diagnostic::new(message, span)], &sources, Language::English, false);
//! assert!(page.starts_with("error[E0701]: the requirement `first_interview` has no legal basis"));
//! ```

#![forbid(unsafe_code)]

mod advice;
pub mod catalogue;
pub mod code;
mod columns;
mod diagnostic;
mod expected;
mod given;
pub mod json;
mod kind;
mod label;
mod language;
mod list;
mod message;
mod normalise;
mod noun;
mod offset;
mod severity;
mod source;
mod span;
pub mod suggest;
pub mod text;
mod written;

pub use advice::Advice;
pub use catalogue::Text;
pub use code::{Code, CodeInfo};
pub use columns::LineColumn;
pub use diagnostic::{Diagnostic, Edit, Fix, Label};
pub use expected::Expected;
pub use kind::{AcceptedLineFault, DateFault, DurationUnit, PlanFault, SnapshotFault, TypeHint, TypeWord};
pub use label::LabelRole;
pub use language::{Language, UnknownLanguage};
pub use list::Diagnostics;
pub use message::Message;
pub use noun::{Aspect, CircleKind, Noun, RefusedWhy, WindowMeant};
pub use severity::Severity;
pub use source::{LineEnding, Source, SourceLimits, Sources, utf8};
pub use span::{At, SourceId, Span};
pub use written::Written;

#[cfg(test)]
mod tests;
