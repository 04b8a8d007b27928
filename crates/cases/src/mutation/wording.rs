//! How a change reads: the words of the rulebook before and after it.

use super::MutationKind;
use hjemmel::diagnostic::{SourceId, Sources, Span};
use hjemmel::format::majority_language;
use hjemmel_value::Language;
use std::collections::BTreeMap;

/// Longer than this, what surrounds a change is left away.
const LONG: usize = 90;

/// A change in the words of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// What kind of change it is.
    pub(super) kind: MutationKind,
    /// What is shown.
    pub(super) unit: Span,
    /// What is written in place of what stands there; nothing if all that is shown is left out.
    pub(super) places: Vec<(Span, String)>,
}

impl Edit {
    /// Something written in place of something.
    pub(super) fn replaced(kind: MutationKind, span: Span, by: impl Into<String>) -> Self {
        Self { kind, unit: span, places: vec![(span, by.into())] }
    }

    /// Something left out.
    pub(super) fn dropped(kind: MutationKind, span: Span) -> Self {
        Self { kind, unit: span, places: Vec::new() }
    }
}

/// The texts, and the language of each.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    pub(super) sources: &'a Sources,
    languages: BTreeMap<SourceId, Language>,
}

impl<'a> Words<'a> {
    pub(super) fn of(sources: &'a Sources) -> Self {
        let languages = sources.iter().map(|source| (source.id(), majority_language(source))).collect();
        Self { sources, languages }
    }

    /// The language of the text that a place is in.
    pub(super) fn language(&self, span: Span) -> Language {
        self.languages.get(&span.source).copied().unwrap_or(Language::English)
    }

    pub(super) fn pick(&self, span: Span, words: (&'static str, &'static str)) -> &'static str {
        self.language(span).pick(words)
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// What an edit shows, wider if there is room for what is around it.
    pub(super) fn widened(&self, edit: &Edit, around: Span) -> Edit {
        let wide = edit.unit.cover(around);
        let fits = around.source == edit.unit.source && self.slice(wide).chars().count() <= LONG;
        match (fits, edit.places.is_empty()) {
            (true, false) => Edit { unit: wide, ..edit.clone() },
            _ => edit.clone(),
        }
    }

    /// The words before the change and after it; `None` after it, if they are left out.
    pub(super) fn before_and_after(&self, edit: &Edit) -> (String, Option<String>) {
        let before = one_line(self.slice(edit.unit));
        if edit.places.is_empty() {
            return (before, None);
        }
        let mut after = String::new();
        let mut at = edit.unit.start;
        for (span, words) in &edit.places {
            after.push_str(self.slice(Span::new(edit.unit.source, at, span.start)));
            after.push_str(words);
            at = span.end;
        }
        after.push_str(self.slice(Span::new(edit.unit.source, at, edit.unit.end)));
        (before, Some(one_line(&after)))
    }

    /// Where some words stand in an item, from its header on.
    pub(super) fn within_item(&self, header: Span, words: &str) -> Option<Span> {
        let source = self.sources.get(header.source)?;
        let text = source.text();
        let start = usize::try_from(header.start).ok()?;
        let mut at = start;
        let rest = text.get(start..)?;
        for (place, line) in rest.split_inclusive('\n').enumerate() {
            let margin = place > 0 && line.starts_with(|first: char| !first.is_whitespace());
            if margin {
                return None;
            }
            if let Some(found) = word_in(line, words) {
                let from = u32::try_from(at.saturating_add(found)).ok()?;
                let to = from.saturating_add(u32::try_from(words.len()).ok()?);
                return Some(Span::new(header.source, from, to));
            }
            at = at.saturating_add(line.len());
        }
        None
    }

    /// The line of a place, without its margin.
    pub(super) fn line_of(&self, span: Span) -> Span {
        let line = self.sources.get(span.source).and_then(|source| {
            let number = source.line_column(span.start).line;
            let line = source.line_span(number)?;
            let text = source.slice(line);
            let margin = text.len().saturating_sub(text.trim_start().len());
            let tail = text.len().saturating_sub(text.trim_end().len());
            let start = line.start.saturating_add(u32::try_from(margin).ok()?);
            Some(Span::new(span.source, start, line.end.saturating_sub(u32::try_from(tail).ok()?)))
        });
        line.unwrap_or(span)
    }
}

/// Where a word stands in a line outside a quotation: not as a part of another.
pub(super) fn word_in(line: &str, word: &str) -> Option<usize> {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = line.get(..*at).unwrap_or_default();
        let after = line.get(at.saturating_add(word.len())..).unwrap_or_default();
        let quoted = before.matches('"').count().checked_rem(2) == Some(1);
        !quoted && !before.ends_with(part) && !after.starts_with(part)
    })
}

/// Words that may stand on several lines, on one.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
