//! Which of the two keyword languages a source is written in.

use super::words::Word;
use hjemmel_diagnostic::{Language, Source};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The language that more of the keywords are in; English if it is a draw.
///
/// Words that are spelled alike in both languages count for neither, and so do quotes, comments and retellings.
#[must_use]
pub fn majority_language(source: &Source) -> Language {
    let english = vocabulary(Language::English);
    let danish = vocabulary(Language::Danish);
    let (mut english_words, mut danish_words) = (0_usize, 0_usize);
    for line in source.text().lines() {
        for word in words(line) {
            match (english.contains(word), danish.contains(word)) {
                (true, false) => english_words = english_words.saturating_add(1),
                (false, true) => danish_words = danish_words.saturating_add(1),
                _ => {}
            }
        }
    }
    match danish_words.cmp(&english_words) {
        Ordering::Greater => Language::Danish,
        Ordering::Equal | Ordering::Less => Language::English,
    }
}

fn vocabulary(language: Language) -> BTreeSet<&'static str> {
    Word::ALL.iter().flat_map(|word| word.spelling(language).split([' ', '/'])).collect()
}

/// The words of a line outside quotes and comments.
fn words(line: &str) -> Vec<&str> {
    let line = if line.trim_start().starts_with(['>', '#']) { "" } else { line };
    let outside_quotes = line.split('"').step_by(2);
    let mut words = Vec::new();
    for part in outside_quotes {
        let (part, comment) = match part.find(" #") {
            Some(start) => (part.get(..start).unwrap_or(part), true),
            None => (part, false),
        };
        words.extend(part.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()));
        if comment {
            break;
        }
    }
    words
}
