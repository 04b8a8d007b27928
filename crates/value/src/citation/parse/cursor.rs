//! A place in the text of a citation, and what can be read from it on.

use crate::citation::number::is_letter;
use crate::citation::{CitationError, CitationErrorKind};

/// Hyphen, no-break hyphen (and the hyphen it is a variant of), en dash.
const DASHES: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{2013}'];

/// A place in a text. A copy looks ahead; putting it back goes on from there.
#[derive(Copy, Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, rest: text }
    }

    pub(super) const fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// An error here.
    pub(super) const fn fail<T>(&self, kind: CitationErrorKind) -> Result<T, CitationError> {
        Err(CitationError { offset: self.text.len().saturating_sub(self.rest.len()), kind })
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Blanks of any kind; the no-break ones are common in published acts.
    pub(super) fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn eat(&mut self, character: char) -> bool {
        match self.rest.strip_prefix(character) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Eats `word` if it is all the letters that stand here.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) if !rest.starts_with(char::is_alphabetic) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// The letters, digits and `_` that stand here, if the first is a letter.
    pub(super) fn take_name(&mut self) -> &'a str {
        if !self.rest.starts_with(char::is_alphabetic) {
            return "";
        }
        self.take_while(|c| c.is_alphanumeric() || c == '_')
    }

    /// A number from 1 on that fits.
    pub(super) fn take_number(&mut self) -> Option<u32> {
        let mut next = *self;
        let number = next.take_while(|c| c.is_ascii_digit()).parse().ok().filter(|number| *number > 0)?;
        *self = next;
        Some(number)
    }

    /// A letter that stands by itself.
    pub(super) fn take_letter(&mut self) -> Option<char> {
        let letter = self.peek().filter(|c| is_letter(*c))?;
        let rest = self.rest.strip_prefix(letter)?;
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        self.rest = rest;
        Some(letter)
    }

    /// Whether digits and a dot come next.
    pub(super) fn at_digit_with_dot(&self) -> bool {
        let mut next = *self;
        let digits = next.take_while(|c| c.is_ascii_digit());
        next.skip_blanks();
        !digits.is_empty() && next.eat('.')
    }

    /// The place after a comma and its blanks, if a comma comes next.
    pub(super) fn after_comma(&self) -> Option<Cursor<'a>> {
        self.after(|next| next.eat(','))
    }

    /// The place after `og` and its blanks, if that comes next.
    pub(super) fn after_og(&self) -> Option<Cursor<'a>> {
        self.after(|next| next.eat_word("og"))
    }

    /// The place after a dash and its blanks, if one comes next.
    pub(super) fn after_dash(&self) -> Option<Cursor<'a>> {
        self.after(|next| DASHES.into_iter().any(|dash| next.eat(dash)))
    }

    fn after(&self, eat: impl Fn(&mut Cursor<'a>) -> bool) -> Option<Cursor<'a>> {
        let mut next = *self;
        next.skip_blanks();
        if !eat(&mut next) {
            return None;
        }
        next.skip_blanks();
        Some(next)
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start_matches(belongs);
        let taken = self.rest.strip_suffix(rest).unwrap_or_default();
        self.rest = rest;
        taken
    }
}
