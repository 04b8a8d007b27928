//! Citations: places in the law, as rules cite them and as guardrails and reports select by them.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod display;
mod error;
mod number;
mod order;
mod parse;
mod range;
mod select;
#[cfg(test)]
mod tests;

pub use error::{CitationError, CitationErrorKind};
pub use number::{Ordinal, SectionNumber};
pub use range::Range;

/// A range of sections (paragraffer): `31-38`, or a single one.
pub type SectionRange = Range<SectionNumber>;
/// A range of chapters, which are numbered as sections are: `7-9`, `8 a`.
pub type ChapterRange = Range<SectionNumber>;
/// A range of annexes: `1-3`.
pub type NumberRange = Range<SectionNumber>;

/// A place in a law: `lab § 31 a, stk. 2, nr. 3, litra b, 2. pkt.`.
///
/// Its text form, also in JSON, is canonical and the same in every language: [`Citation::parse`] reads what Display
/// prints, and a few loose spellings besides. The order (`Ord`) is the order of the acts: by law, then the whole law,
/// chapters, sections with what they contain, annexes. Places that are made by hand rather than parsed should keep to
/// what can be written: lists are not empty, ranges run forward, a section with no parts is a [`Place::Sections`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Citation {
    /// The name that the rulebook gives the law, such as `lab`.
    pub law: Arc<str>,
    /// Where in the law.
    pub place: Place,
    /// What stands after `jf.`: shown, never selected on.
    pub see: Option<Arc<str>>,
}

/// Where in a law.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The whole law: the name alone.
    Law,
    /// Whole sections: `§ 31`, `§§ 31-38`, `§§ 31, 32 og 35`.
    Sections(Vec<SectionRange>),
    /// Parts of one section: `§ 31, stk. 2`.
    Within {
        /// The section.
        section: SectionNumber,
        /// From the outer part to the inner; at least one.
        parts: Vec<Part>,
    },
    /// Chapters: `kap. 7`, `kap. 7-9`.
    Chapters(Vec<ChapterRange>),
    /// Annexes: `bilag 1`.
    Annexes(Vec<NumberRange>),
}

/// A step into a section: `stk. 2`, `nr. 2, 3 og 8`, `litra a-c`, `2. og 3. pkt.`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Part {
    /// What kind of part.
    pub level: Level,
    /// Which of them; more than one reads as each of them.
    pub ranges: Vec<Range<Ordinal>>,
}

/// The kinds of parts of a section.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Subsection, `stk.`.
    Subsection,
    /// Number, `nr.`.
    Number,
    /// Letter, `litra`.
    Letter,
    /// Sentence, `pkt.`.
    Sentence,
}

impl Level {
    /// The word that stands in a citation: `stk.`, `nr.`, `litra`, `pkt.`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Subsection => "stk.",
            Self::Number => "nr.",
            Self::Letter => "litra",
            Self::Sentence => "pkt.",
        }
    }
}

/// Which sections a chapter of a law has.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Chapter {
    /// The name that the rulebook gives the law.
    pub law: Arc<str>,
    /// The number of the chapter.
    pub number: SectionNumber,
    /// Its sections.
    pub sections: Vec<SectionRange>,
}

impl Citation {
    /// A citation without `jf.`.
    #[must_use]
    pub fn new(law: impl Into<Arc<str>>, place: Place) -> Citation {
        Citation { law: law.into(), place, see: None }
    }

    /// Reads a citation.
    ///
    /// Accepted besides the canonical form: missing and additional blanks (`§31`, `§ 31a`, `stk.2`), no-break blanks,
    /// an en dash or a no-break hyphen for `-`, a missing dot or comma (`kap 7`, `§ 3 jf. § 5`), a list without its `og`.
    /// One sign stands for one section and two for a range or a list.
    ///
    /// # Errors
    ///
    /// [`CitationError`], with the place in the text.
    pub fn parse(text: &str) -> Result<Citation, CitationError> {
        parse::citation(text)
    }
}

impl std::str::FromStr for Citation {
    type Err = CitationError;

    fn from_str(text: &str) -> Result<Citation, CitationError> {
        Self::parse(text)
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Citation, D::Error> {
        crate::text::read(deserializer, "a citation such as \"lab § 31, stk. 2\"", Citation::parse)
    }
}
