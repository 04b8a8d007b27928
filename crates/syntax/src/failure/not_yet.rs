//! Constructs of later versions, where pest gave up on them.

use super::{Failed, TextPlace, text};
use crate::later;
use hjemmel_diagnostic::{Diagnostic, Message};
use hjemmel_grammar::Rule;
use std::ops::Range;

impl Failed<'_> {
    /// A construct of the language that this version does not have.
    pub(super) fn not_yet(&self) -> Option<Diagnostic> {
        let text = self.line.text;
        let say = |start: usize, length: usize| {
            let range = start..start.saturating_add(length);
            let construct = self.part(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
            self.diagnostic(Message::NotYetSupported { construct }, &range)
        };
        if self.section.is_some()
            && let Some(length) = later::clause(text)
        {
            return Some(say(0, length));
        }
        let after_comma = self.rest().strip_prefix(',').map(|rest| text.len().saturating_sub(rest.trim_start().len()));
        if let Some(range) = self.later_window().or_else(|| self.later_count()) {
            return Some(say(range.start, range.len()));
        }
        let before = text::word_before(text, self.at).start;
        [Some(self.at), after_comma, Some(before)].into_iter().flatten().find_map(|start| {
            let length = later::part(text.get(start..)?)?;
            Some(say(start, length))
        })
    }

    /// `in the 9 preceding calendar months`, `in the 4 months before X`, from `the` or `i de` on.
    fn later_window(&self) -> Option<Range<usize>> {
        let rest = self.rest();
        let rest = rest.strip_prefix("i ").unwrap_or(rest);
        let mut words = rest.split_whitespace();
        matches!(words.next()?, "the" | "de" | "det" | "den").then_some(())?;
        words.next()?.chars().all(|c| c.is_ascii_digit()).then_some(())?;
        let mark =
            words.by_ref().take(2).find(|word| matches!(*word, "preceding" | "foregående" | "before" | "før"))?;
        let months = words.take(2).take_while(|word| matches!(*word, "calendar" | "months" | "kalendermåneder"));
        let last = months.last().unwrap_or(mark);
        let start = TextPlace::of(self.line.text, last)?;
        Some(self.at..start.saturating_add(last.len()))
    }

    /// `at least 3 times after A and by B`
    fn later_count(&self) -> Option<Range<usize>> {
        let range = text::word_at(self.line.text, self.at);
        let after = matches!(self.part(range.clone()), "after" | "efter");
        let times = text::word_before(self.line.text, self.at);
        (after && self.rules.contains(&Rule::word_within)).then_some(times.start..range.end)
    }
}
