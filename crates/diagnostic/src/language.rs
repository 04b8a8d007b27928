//! The two languages that people read the product in.

pub use hjemmel_value::{Language, UnknownLanguage};
