//! Why a text is no citation, and where.

/// Why a text is no citation.
#[derive(Copy, Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{kind}")]
pub struct CitationError {
    /// Where in the text, in bytes from its start.
    pub offset: usize,
    /// What is wrong there.
    pub kind: CitationErrorKind,
}

impl CitationError {
    /// A stable name of the error, see [`CitationErrorKind::code`].
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// What is wrong with a citation.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CitationErrorKind {
    /// The name of the law is missing: `§ 31`.
    #[error("the name of the law is missing")]
    NoLaw,
    /// After the law comes neither `§`, `kap.` nor `bilag`: `lab 31`.
    #[error("expected §, kap. or bilag after the law")]
    NoSign,
    /// A range or list after one sign: `lab § 31-38`. Two signs stand for more than one section.
    #[error("more than one section takes two signs, §§")]
    OneSignForMany,
    /// A single section after two signs: `lab §§ 31`.
    #[error("a single section takes one sign, §")]
    TwoSignsForOne,
    /// A number from 1 on (after `litra`, a letter) is missing: `lab § 31, stk.`.
    #[error("a number is missing")]
    MissingNumber,
    /// A word that is no part of a section: `lab § 31, led 2`.
    #[error("expected stk., nr., litra or pkt.")]
    UnknownPart,
    /// Letters joined by a comma: `litra a, b`. Write `litra a og b`, since a name after a comma begins something new.
    #[error("letters are joined by og: litra a og b")]
    LetterList,
    /// Something else that does not belong there.
    #[error("this does not belong in a citation")]
    Unexpected,
    /// A range that does not run forward: `lab §§ 38-31`.
    #[error("the range does not run forward")]
    RangeBackwards,
}

impl CitationErrorKind {
    /// A stable name: `citation_no_law`, `citation_no_sign`, `citation_one_sign_for_many`,
    /// `citation_two_signs_for_one`, `citation_missing_number`, `citation_unknown_part`, `citation_letter_list`,
    /// `citation_unexpected` or `citation_range_backwards`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoLaw => "citation_no_law",
            Self::NoSign => "citation_no_sign",
            Self::OneSignForMany => "citation_one_sign_for_many",
            Self::TwoSignsForOne => "citation_two_signs_for_one",
            Self::MissingNumber => "citation_missing_number",
            Self::UnknownPart => "citation_unknown_part",
            Self::LetterList => "citation_letter_list",
            Self::Unexpected => "citation_unexpected",
            Self::RangeBackwards => "citation_range_backwards",
        }
    }
}
