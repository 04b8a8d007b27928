//! The two languages that people read the product in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The language of messages, reasons and keywords.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, written `en`.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Danish, written `da`.
    #[serde(rename = "da")]
    Danish,
}

impl Language {
    /// Every language, in the order that they are shown.
    pub const ALL: [Self; 2] = [Self::English, Self::Danish];

    /// The two-letter code: `en`, `da`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Danish => "da",
        }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub fn pick<T>(self, (english, danish): (T, T)) -> T {
        match self {
            Self::English => english,
            Self::Danish => danish,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that is not the code of a language.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not a language: write `en` or `da`")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "en" => Ok(Self::English),
            "da" => Ok(Self::Danish),
            other => Err(UnknownLanguage(other.to_owned())),
        }
    }
}
