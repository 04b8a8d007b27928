//! Numbers and dates that pest could not go on after.

use super::{Failed, text};
use crate::numbers::{iso, month};
use hjemmel_diagnostic::{Diagnostic, Message};
use hjemmel_grammar::Rule;

impl Failed<'_> {
    pub(super) fn number(&self) -> Option<Diagnostic> {
        self.month_in_words().or_else(|| self.once()).or_else(|| self.two_in_a_row())
    }

    /// `1. januar 2020`, `1 January 2020`
    fn month_in_words(&self) -> Option<Diagnostic> {
        let text = self.line.text;
        let before = self.before().trim_end();
        let day_start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let day = before.get(day_start..).filter(|day| !day.is_empty())?;
        let rest = self.rest();
        let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
        let word = rest.get(text::word_at(rest, 0))?;
        let month = month(word).filter(|_| word.chars().all(char::is_alphabetic))?;
        let after = rest.get(word.len()..)?.trim_start_matches('.').trim_start();
        let year = after.get(text::word_at(after, 0)).filter(|year| year.len() == 4)?;
        let fixed = iso(year, &month.to_string(), day)?;
        let end = text.len().saturating_sub(after.len()).saturating_add(year.len());
        let range = day_start..end;
        let message = Message::MonthNameDate { fixed: fixed.clone() };
        Some(self.diagnostic(message, &range).with_fix(self.line.span(&range), fixed))
    }

    /// `1 time`: an hour to a Dane, once to an Englishman.
    fn once(&self) -> Option<Diagnostic> {
        let range = text::word_at(self.line.text, self.at);
        let singular = self.part(range.clone()) == "time" && self.rules.contains(&Rule::word_times);
        singular.then(|| self.diagnostic(Message::SingularTimes, &range))
    }

    /// `10 000`
    fn two_in_a_row(&self) -> Option<Diagnostic> {
        let first = self.rest().starts_with(|c: char| c.is_ascii_digit());
        let second = self.before().trim_end().ends_with(|c: char| c.is_ascii_digit());
        let alone = text::word_before(self.line.text, self.at);
        let number = self.part(alone).chars().all(|c| c.is_ascii_digit());
        (first && second && number).then(|| {
            let range = text::token_at(self.line.text, self.at);
            self.diagnostic(Message::TwoNumbersInRow, &range)
        })
    }
}
