//! Brings a text into the form that everything else reads: one kind of line end, names with letters and accents joined.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::offset::OffsetMap;

/// A text in the form that is read.
#[derive(Debug)]
pub(crate) struct Normalised {
    /// The text.
    pub(crate) text: String,
    /// The way back.
    pub(crate) map: OffsetMap,
    /// How many words had letters and accents apart.
    pub(crate) joined: usize,
    /// The first of them, in `text`.
    pub(crate) first_joined: Option<(usize, usize)>,
    /// How many lines end in carriage return and line feed.
    pub(crate) crlf: usize,
}

/// What a character is part of.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Zone {
    Sentence,
    Quote,
    Comment,
}

/// Normalises what stands outside quotes, comments and retellings; `skipped` bytes stood before the text in the file.
pub(crate) fn normalise(original: &str, skipped: usize) -> Normalised {
    let mut out = Normalised {
        text: String::with_capacity(original.len()),
        map: OffsetMap::default(),
        joined: 0,
        first_joined: None,
        crlf: 0,
    };
    if skipped > 0 {
        out.map.step(0, skipped);
    }
    let mut zone = Zone::Sentence;
    let mut only_blanks = true;
    let mut after_blank = true;
    let mut word: Option<usize> = None;
    let mut characters = original.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let in_word = zone == Zone::Sentence && (c.is_alphanumeric() || c == '_' || is_combining_mark(c));
        if in_word {
            word.get_or_insert(at);
            (only_blanks, after_blank) = (false, false);
            continue;
        }
        if let Some(start) = word.take() {
            out.push_word(original.get(start..at).unwrap_or_default(), start, skipped);
        }
        if c == '\r' || c == '\n' {
            out.text.push('\n');
            if c == '\r' && characters.next_if(|(_, next)| *next == '\n').is_some() {
                out.crlf = out.crlf.saturating_add(1);
                out.map.step(out.text.len(), at.saturating_add(2).saturating_add(skipped));
            }
            (zone, only_blanks, after_blank) = (Zone::Sentence, true, true);
            continue;
        }
        zone = match (zone, c) {
            (Zone::Sentence, '"') => Zone::Quote,
            (Zone::Quote, '"') => Zone::Sentence,
            (Zone::Sentence, '#') if after_blank => Zone::Comment,
            (Zone::Sentence, '>') if only_blanks => Zone::Comment,
            (same, _) => same,
        };
        after_blank = c.is_whitespace();
        only_blanks = only_blanks && after_blank;
        out.text.push(c);
    }
    if let Some(start) = word {
        out.push_word(original.get(start..).unwrap_or_default(), start, skipped);
    }
    out
}

impl Normalised {
    fn push_word(&mut self, word: &str, at: usize, skipped: usize) {
        if is_nfc(word) {
            self.text.push_str(word);
            return;
        }
        let start = self.text.len();
        let mut in_file = at.saturating_add(skipped);
        for piece in pieces(word) {
            let joined: String = piece.nfc().collect();
            if joined == piece {
                self.text.push_str(piece);
            } else {
                self.map.step(self.text.len(), in_file);
                self.text.push_str(&joined);
                self.map.step(self.text.len(), in_file.saturating_add(piece.len()));
            }
            in_file = in_file.saturating_add(piece.len());
        }
        self.joined = self.joined.saturating_add(1);
        self.first_joined.get_or_insert((start, self.text.len()));
    }
}

/// The letters of a word, each with the marks that follow it. Where letters join with each other too, as in Korean, the word
/// is one piece.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let next = rest.char_indices().skip(1).find(|(_, c)| !is_combining_mark(*c));
        let (piece, after) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        pieces.push(piece);
        rest = after;
    }
    let apart = pieces.iter().flat_map(|piece| piece.nfc());
    if apart.eq(word.nfc()) { pieces } else { vec![word] }
}
