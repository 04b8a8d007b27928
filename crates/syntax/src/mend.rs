//! What a line was meant to be, where a complaint knows it: read in its place, so that one slip causes no other complaint.

use crate::build::Mended;
use crate::cut::LogicalLine;
use hjemmel_diagnostic::{Diagnostic, Message, Noun, suggest};
use std::ops::Range;

/// The words that divide an example, in both languages.
const HALVES: [(&str, Noun); 4] =
    [("given", Noun::Given), ("givet", Noun::Given), ("expect", Noun::Expect), ("forvent", Noun::Expect)];

/// The text of a line with straight quotes for curly ones, as long as it was.
pub(crate) fn straight(text: &str, line: &LogicalLine) -> (String, Vec<Mended>) {
    let inside = |at: &Range<usize>| {
        let start = at.start.checked_sub(line.range.start)?;
        Some((start..at.end.checked_sub(line.range.start)?, "\""))
    };
    replaced(text, line.curly.iter().filter_map(inside).collect())
}

/// The text with the fix of its one complaint, or with the word that was probably meant.
pub(crate) fn mend(text: &str, line: &LogicalLine, complaints: &[Diagnostic]) -> Option<(String, Vec<Mended>)> {
    let [complaint] = complaints else { return None };
    let inside = |at: u32| usize::try_from(at).ok()?.checked_sub(line.range.start).filter(|at| *at <= text.len());
    let mut parts: Vec<(Range<usize>, &str)> = Vec::new();
    match (&complaint.fix, &complaint.suggestion) {
        (Some(fix), _) => {
            for edit in &fix.edits {
                parts.push((inside(edit.span.start)?..inside(edit.span.end)?, &edit.replacement));
            }
        }
        (None, Some(word)) if is_word_for_word(&complaint.message) => {
            let at = complaint.span?;
            parts.push((inside(at.start)?..inside(at.end)?, word));
        }
        _ => return None,
    }
    parts.sort_by_key(|(range, _)| range.start);
    Some(replaced(text, parts))
}

/// Complaints whose suggestion stands in the place of the word that they point at.
fn is_word_for_word(message: &Message) -> bool {
    matches!(message, Message::UnknownItemWord { .. } | Message::UnknownClauseWord { .. } | Message::Expected { .. })
}

fn replaced(text: &str, parts: Vec<(Range<usize>, &str)>) -> (String, Vec<Mended>) {
    let mut made = String::with_capacity(text.len());
    let mut mended = Vec::new();
    let mut from = 0;
    for (range, replacement) in parts {
        if range.start < from {
            continue;
        }
        made.push_str(text.get(from..range.start).unwrap_or_default());
        let start = made.len();
        made.push_str(replacement);
        from = range.end;
        mended.push(Mended { read: start..made.len(), written: range });
    }
    made.push_str(text.get(from..).unwrap_or_default());
    (made, mended)
}

/// The half of an example that a line of one word begins, and how the word is written.
pub(crate) fn half(line: &str) -> Option<(&'static str, Noun)> {
    let word = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    if word.is_empty()
        || !word.chars().all(char::is_alphabetic)
        || line.chars().count() > word.chars().count().saturating_add(1)
    {
        return None;
    }
    let lower = word.to_lowercase();
    let near = suggest::closest(&lower, HALVES.iter().map(|(word, _)| *word)).unwrap_or_default();
    HALVES
        .into_iter()
        .find(|(right, _)| *right == lower)
        .or_else(|| HALVES.into_iter().find(|(right, _)| *right == near))
}
