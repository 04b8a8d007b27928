//! Operators where none can stand.

use super::{Failed, text};
use crate::keywords::{Place, is_word, keywords, match_phrase};
use hjemmel_diagnostic::{Aspect, Diagnostic, Message};
use hjemmel_grammar::Rule;

impl Failed<'_> {
    /// `job-parat`, `a -5`
    pub(super) fn hyphen(&self) -> Option<Diagnostic> {
        let rest = self.rest().strip_prefix(['-', '–'])?;
        let before = self.before();
        let glued_before = before.ends_with(is_word);
        if glued_before && rest.starts_with(char::is_alphabetic) {
            let start = before.trim_end_matches(is_word).len();
            let length = rest.find(|c: char| !(is_word(c) || c == '-')).unwrap_or(rest.len());
            let end = self.line.text.len().saturating_sub(rest.len()).saturating_add(length);
            let range = start..end;
            let fixed = self.part(range.clone()).replace(['-', '–'], "_");
            let message = Message::HyphenInName { fixed: fixed.clone() };
            return Some(self.diagnostic(message, &range).with_fix(self.line.span(&range), fixed));
        }
        let blank_after = rest.starts_with(char::is_whitespace);
        let blank_before = before.ends_with(char::is_whitespace);
        let operand_before = before.trim_end().ends_with(|c: char| is_word(c) || c == ')');
        (operand_before && !(blank_after && blank_before))
            .then(|| self.diagnostic(Message::MinusNeedsBlanks, &text::token_at(self.line.text, self.at)))
    }

    /// `changes form of R to within 6 weeks`: what stands behind `to` does not suit the aspect.
    pub(super) fn changed_to(&self) -> Option<Diagnostic> {
        let text = self.line.text;
        let after = ["changes", "ændrer"].iter().find_map(|word| match_phrase(text, word))?;
        let below = text.get(after..)?.trim_start();
        let mut aspects = keywords().iter().filter(|keyword| keyword.place == Place::Aspect);
        let aspect = aspects.find(|keyword| keyword.spellings().any(|one| match_phrase(below, one).is_some()))?;
        let aspect = match aspect.id {
            "deadline" => Aspect::Deadline,
            "form_aspect" => Aspect::Form,
            "content_aspect" => Aspect::Content,
            "documents_aspect" => Aspect::Documents,
            _ => Aspect::Decision,
        };
        let before = self.before();
        let to = text::word_before(text, self.at);
        let right_after = matches!(self.part(to), "to" | "til") && self.at < text.trim_end().len();
        let timing = [" to within ", " to by ", " to at ", " til senest ", " til inden for ", " til mindst "];
        let timed = aspect != Aspect::Deadline && timing.iter().any(|phrase| before.contains(phrase));
        (right_after || timed).then(|| {
            let start =
                [" to ", " til "].iter().filter_map(|word| before.rfind(word).map(|at| at.saturating_add(word.len())));
            let range = start.max().unwrap_or(self.at)..text.trim_end().len();
            self.diagnostic(Message::AspectValueMismatch { aspect }, &range)
        })
    }

    /// `not not a`, `a unless b unless c`, `1 < x < 5`
    pub(super) fn operator(&self) -> Option<Diagnostic> {
        let range = text::token_at(self.line.text, self.at);
        let found = self.part(range.clone());
        let previous = self.part(text::word_before(self.line.text, self.at));
        let negation = ["not", "ikke"];
        if negation.contains(&found) && negation.contains(&previous) {
            return Some(self.diagnostic(Message::DoubleNot, &range));
        }
        let complete = self.rules.contains(&Rule::EOI) || self.rules.contains(&Rule::close_bracket);
        let exceptions = ["unless", "medmindre"];
        if complete && exceptions.contains(&found) && has_word(self.before(), &exceptions) {
            return Some(self.diagnostic(Message::ChainedUnless, &range));
        }
        let comparisons = ["is", "er", "in", "blandt", "mindst", "højst", "before", "after", "før", "efter"];
        let compares = |text: &str| has_word(text, &comparisons) || text.contains(['<', '>']);
        let in_condition = self.rules.contains(&Rule::word_and) || self.rules.contains(&Rule::word_unless);
        let since = last_joiner(self.before());
        if in_condition && compares(found) && compares(self.part(since..self.at)) {
            return Some(self.diagnostic(Message::ChainedComparison, &range));
        }
        None
    }
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !is_word(c)).any(|word| words.contains(&word))
}

/// Where the last `and`, `or`, `unless` or bracket before the end stands.
pub(super) fn last_joiner(text: &str) -> usize {
    let mut last = text.rfind('(').unwrap_or(0);
    let mut at = 0_usize;
    for word in text.split(|c: char| !is_word(c)) {
        if matches!(word, "and" | "or" | "og" | "eller" | "unless" | "medmindre") {
            last = last.max(at);
        }
        at = at.saturating_add(word.len());
        at = at.saturating_add(text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    }
    last
}
