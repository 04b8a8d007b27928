//! Lengths of time as people say them: a number as a word, and units that are none.

use super::{Failed, text};
use hjemmel_diagnostic::{Diagnostic, Message};

/// Numbers as words.
const NUMBERS: [(&str, u32); 31] = [
    ("eleven", 11),
    ("ni", 9),
    ("elleve", 11),
    ("fjorten", 14),
    ("tyve", 20),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("en", 1),
    ("én", 1),
    ("et", 1),
    ("ét", 1),
    ("to", 2),
    ("tre", 3),
    ("fire", 4),
    ("fem", 5),
    ("seks", 6),
    ("syv", 7),
    ("otte", 8),
    ("ti", 10),
    ("tolv", 12),
];

/// What is counted, in all its forms.
const UNITS: [&str; 21] = [
    "working",
    "gange",
    "times",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "dag",
    "dage",
    "uge",
    "uger",
    "måned",
    "måneder",
    "år",
    "kalenderdag",
    "arbejdsdag",
    "arbejdsdage",
];

/// What an act calls a unit, and how many of which unit it is.
const OTHER_UNITS: [(&str, u32, &str, &str); 4] = [
    ("arbejdsuge", 5, "arbejdsdag", "arbejdsdage"),
    ("arbejdsuger", 5, "arbejdsdag", "arbejdsdage"),
    ("hverdag", 1, "arbejdsdag", "arbejdsdage"),
    ("hverdage", 1, "arbejdsdag", "arbejdsdage"),
];

impl Failed<'_> {
    /// `en uge`, `two weeks`: the number is written in digits.
    pub(super) fn number_word(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        // The word may have been read as a name, or be one that cannot.
        let (number, unit) = [text::word_before(whole, self.at), text::word_at(whole, self.at)]
            .into_iter()
            .map(|number| {
                let unit = text::word_at(whole, text::Place::skip_blanks(whole, number.end));
                (number, unit)
            })
            .find(|(_, unit)| UNITS.contains(&self.part(unit.clone())))?;
        let said = self.part(number.clone());
        let (_, count) = NUMBERS.iter().find(|(word, _)| *word == said)?;
        let right = format!("{count} {}", self.part(unit.clone()));
        Some(self.worded(&(number.start..unit.end), right))
    }

    /// `1 arbejdsuge`: how many of the units of the language that is.
    pub(super) fn other_unit(&self) -> Option<Diagnostic> {
        let unit = text::word_at(self.line.text, self.at);
        let said = self.part(unit.clone());
        let (_, times, one, several) = OTHER_UNITS.iter().find(|(word, ..)| *word == said)?;
        let number = text::word_before(self.line.text, unit.start);
        let count: u32 = self.part(number.clone()).parse().ok()?;
        let count = count.checked_mul(*times)?;
        let right = format!("{count} {}", if count == 1 { one } else { several });
        let found = self.part(number.start..unit.end).to_owned();
        // What an act means by it is for a reader to say: nothing is put in its place unasked.
        Some(self.diagnostic(Message::OtherWording { found, right }, &(number.start..unit.end)))
    }
}
