//! The numbers and letters that sections, chapters and their parts go by.

/// The number of a section or a chapter, with the letter of one that was put in later: 31, then 31 a, then 32.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct SectionNumber {
    /// The number, from 1.
    pub number: u32,
    /// The letter, one of a to z, æ, ø, å in either case.
    pub letter: Option<char>,
}

/// What a part of a section goes by: a number (`stk. 2`, `nr. 3 a`, `2. pkt.`) or a letter (`litra b`).
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Ordinal {
    /// A number; sentences have no letter.
    Number(SectionNumber),
    /// A letter.
    Letter(char),
}

impl SectionNumber {
    /// A number without letter.
    #[must_use]
    pub const fn new(number: u32) -> SectionNumber {
        SectionNumber { number, letter: None }
    }

    /// A number with a letter.
    #[must_use]
    pub const fn with_letter(number: u32, letter: char) -> SectionNumber {
        SectionNumber { number, letter: Some(letter) }
    }
}

impl Ordinal {
    /// A number without letter.
    #[must_use]
    pub const fn number(number: u32) -> Ordinal {
        Ordinal::Number(SectionNumber::new(number))
    }
}

/// Whether a letter can stand after a number or `litra`.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || "æøåÆØÅ".contains(letter)
}

/// The place of a letter in the Danish alphabet, in which å comes last; other characters after it.
pub(super) fn alphabetical(letter: char) -> u32 {
    match letter {
        'a'..='z' => u32::from(letter).saturating_sub(u32::from('a')),
        'A'..='Z' => u32::from(letter).saturating_sub(u32::from('A')),
        'æ' | 'Æ' => 26,
        'ø' | 'Ø' => 27,
        'å' | 'Å' => 28,
        other => u32::from(other).saturating_add(29),
    }
}
