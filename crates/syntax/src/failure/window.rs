//! Windows of time that stand where none can: `in the last 6 months` behind a comparison, or behind `is`.

use super::{Failed, TextPlace, text};
use crate::failure::operator::last_joiner;
use crate::keywords::{is_word, match_phrase};
use hjemmel_diagnostic::{Diagnostic, Message};
use std::ops::Range;

const WINDOWS: [(&str, bool); 4] =
    [("in the last", true), ("i de seneste", false), ("i det seneste", false), ("i den seneste", false)];

/// What asks about events.
const QUESTIONS: [&str; 17] = [
    "number of",
    "sum of",
    "average of",
    "there are",
    "no",
    "date of latest",
    "date of first",
    "antal",
    "sum af",
    "gennemsnit af",
    "der er",
    "dato for seneste",
    "dato for første",
    "met by",
    "broken by",
    "opfyldt ved",
    "brudt ved",
];

impl Failed<'_> {
    pub(super) fn window(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let before = text::word_before(whole, self.at);
        let (range, length, english) = [self.at, before.start].into_iter().find_map(|start| self.window_at(start))?;
        let joiner = last_joiner(whole.get(..range.start)?);
        let after_joiner = match joiner {
            0 => 0,
            _ if whole.get(joiner..)?.starts_with('(') => joiner.saturating_add(1),
            _ => text::word_at(whole, joiner).end,
        };
        let start = TextPlace::skip_blanks(whole, after_joiner).min(range.start);
        let words = words_of(whole.get(start..range.start)?, start);
        let window = self.part(range.clone());
        let question = words.iter().find(|word| {
            QUESTIONS
                .iter()
                .any(|phrase| whole.get(word.start..).is_some_and(|below| match_phrase(below, phrase).is_some()))
        });
        if let Some(question) = question {
            let names = words.iter().filter(|word| word.start > question.start).skip(1);
            let turn = names.clone().find(|word| turns(self.part((*word).clone())))?;
            let (events, test) = (self.part(question.start..turn.start), self.part(turn.start..range.start));
            let right = format!("{} {window} {}", events.trim_end(), test.trim_end());
            let covered = question.start..range.end;
            let message = Message::WindowTooLate { right: right.clone() };
            return Some(self.diagnostic(message, &range).with_fix(self.line.span(&covered), right));
        }
        let words: Vec<&str> = words.iter().map(|word| self.part(word.clone())).collect();
        let subject = words.rsplit(|word| matches!(*word, "where" | "hvor")).next()?;
        let idle = ["when", "unless", "når", "medmindre", "is", "er", "not", "ikke"];
        let mut subject = subject.iter().filter(|word| !idle.contains(word));
        let (Some(name), None) = (subject.next(), subject.next()) else { return None };
        let (for_date, for_events) = if english {
            (format!("{name} is at least today - {length}"), format!("there are {name} {window}"))
        } else {
            (format!("{name} er mindst i dag - {length}"), format!("der er {name} {window}"))
        };
        let message = Message::WindowOfNoEvents { window: window.to_owned(), for_date, for_events };
        Some(self.diagnostic(message, &range))
    }

    /// A window that starts at a place: where it stands, its length, and whether it is English.
    fn window_at(&self, start: usize) -> Option<(Range<usize>, String, bool)> {
        let below = self.line.text.get(start..)?;
        let (phrase, english) =
            WINDOWS.iter().find_map(|(phrase, english)| Some((match_phrase(below, phrase)?, *english)))?;
        let rest = below.get(phrase..)?;
        let blanks = rest.len().saturating_sub(rest.trim_start().len());
        let rest = rest.trim_start();
        let first = text::word_at(rest, 0);
        let number = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = if number { text::word_at(rest, TextPlace::skip_blanks(rest, first.end)).end } else { first.end };
        let length = rest.get(..end).filter(|length| !length.is_empty())?;
        let length = if number { length.to_owned() } else { format!("1 {length}") };
        let end = start.saturating_add(phrase).saturating_add(blanks).saturating_add(end);
        Some((start..end, length, english))
    }
}

/// Whether a word ends the events that are asked about.
fn turns(word: &str) -> bool {
    let words =
        ["is", "er", "ikke", "where", "hvor", "at", "mindst", "højst", "not", "before", "after", "før", "efter"];
    words.contains(&word) || word.starts_with(['<', '>'])
}

/// The words and signs of a part of a line that starts at `from`, in the order of the line.
fn words_of(part: &str, from: usize) -> Vec<Range<usize>> {
    let found = part.split_whitespace().filter_map(|word| {
        let start = TextPlace::of(part, word)?;
        let length = word.find(|c: char| !is_word(c)).filter(|length| *length > 0).unwrap_or(word.len());
        let start = from.saturating_add(start);
        Some(start..start.saturating_add(length))
    });
    found.collect()
}
