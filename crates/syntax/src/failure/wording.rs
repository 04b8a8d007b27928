//! Sentences that a reader understands and a rulebook words in another way.

use super::{Failed, TextPlace, text};
use crate::keywords::{is_word, match_phrase};
use hjemmel_diagnostic::{Diagnostic, Language, Message, Noun};
use hjemmel_grammar::Rule;
use std::ops::Range;

/// What deadlines are begun with elsewhere: before a length of time, and before a date.
const DEADLINES: [(&str, &str, &str); 7] = [
    ("no later than", "within", "by"),
    ("not later than", "within", "by"),
    ("at the latest", "within", "by"),
    ("latest", "within", "by"),
    ("ikke senere end", "inden for", "senest"),
    ("allersenest", "inden for", "senest"),
    ("inden", "inden for", "før"),
];

/// Comparisons, each with what it is written as, and what it is written as with a `not`; the longer ones first.
const COMPARISONS: [(&str, &str, &str); 46] = [
    ("greater than or equal to", "is at least", "is under"),
    ("less than or equal to", "is at most", "is more than"),
    ("no more than", "is at most", "is more than"),
    ("not more than", "is at most", "is more than"),
    ("no less than", "is at least", "is under"),
    ("not less than", "is at least", "is under"),
    ("greater than", "is more than", "is at most"),
    ("larger than", "is more than", "is at most"),
    ("bigger than", "is more than", "is at most"),
    ("higher than", "is more than", "is at most"),
    ("longer than", "is more than", "is at most"),
    ("older than", "is more than", "is at most"),
    ("more than", "is more than", "is at most"),
    ("less than", "is under", "is at least"),
    ("fewer than", "is under", "is at least"),
    ("smaller than", "is under", "is at least"),
    ("lower than", "is under", "is at least"),
    ("shorter than", "is under", "is at least"),
    ("younger than", "is under", "is at least"),
    ("later than", "is after", "is at most"),
    ("earlier than", "is before", "is at least"),
    ("equal to", "is", "is not"),
    ("over", "is more than", "is at most"),
    ("above", "is more than", "is at most"),
    ("below", "is under", "is at least"),
    ("under", "is under", "is at least"),
    ("større end eller lig med", "er mindst", "er under"),
    ("mindre end eller lig med", "er højst", "er mere end"),
    ("større end", "er mere end", "er højst"),
    ("højere end", "er mere end", "er højst"),
    ("længere end", "er mere end", "er højst"),
    ("ældre end", "er mere end", "er højst"),
    ("flere end", "er mere end", "er højst"),
    ("mere end", "er mere end", "er højst"),
    ("mindre end", "er under", "er mindst"),
    ("færre end", "er under", "er mindst"),
    ("lavere end", "er under", "er mindst"),
    ("kortere end", "er under", "er mindst"),
    ("yngre end", "er under", "er mindst"),
    ("senere end", "er efter", "er højst"),
    ("tidligere end", "er før", "er mindst"),
    ("lig med", "er", "ikke er"),
    ("over", "er mere end", "er højst"),
    ("under", "er under", "er mindst"),
    ("mangler", "ikke er kendt", "er kendt"),
    ("findes", "er kendt", "ikke er kendt"),
];

impl Failed<'_> {
    /// `no later than 1 week after X`, `inden 6 uger efter X`
    pub(super) fn deadline(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let start = match self.section? {
            Noun::Requirement => 0,
            Noun::Exemption => {
                match_phrase(whole, "changes").or_else(|| match_phrase(whole, "ændrer"))?;
                [" to ", " til "].iter().find_map(|to| Some(whole.find(to)?.saturating_add(to.len())))?
            }
            _ => return None,
        };
        let below = whole.get(start..)?;
        let found =
            DEADLINES.iter().find_map(|(phrase, length, date)| Some((*length, *date, match_phrase(below, phrase)?)));
        let (before_length, before_date, phrase) = found?;
        let rest = below.get(phrase..)?.trim_start();
        let number = rest.get(text::token_at(rest, 0)).filter(|token| token.starts_with(|c: char| c.is_ascii_digit()));
        let named = rest.starts_with(char::is_alphabetic);
        let odd = ["must", "may", "skal", "kan", "må", "for", "udgangen"]
            .iter()
            .any(|word| match_phrase(rest, word).is_some());
        let (range, right) = match number {
            Some(number) if !number.contains(['-', '/', '.']) => match side_of(rest) {
                Some((side, right)) => {
                    let from = whole.len().saturating_sub(rest.len());
                    let end = from.saturating_add(side.end);
                    let length = rest.get(..side.start)?.trim_end();
                    (start..end, format!("{before_length} {length} {right}"))
                }
                None => (start..start.saturating_add(phrase), before_length.to_owned()),
            },
            None if !named || odd || match_phrase(below, "latest").is_some() => return None,
            _ => (start..start.saturating_add(phrase), before_date.to_owned()),
        };
        Some(self.worded(&range, right))
    }

    /// `within 6 months from X`, `at least every 3 months after X`
    pub(super) fn side(&self) -> Option<Diagnostic> {
        let range = text::word_at(self.line.text, self.at);
        let word = self.part(range.clone());
        if let Some(found) = self.whole_units_since(&range) {
            return Some(found);
        }
        let sided = self.rules.iter().any(|rule| matches!(rule, Rule::side | Rule::word_after | Rule::word_before));
        let right = if sided {
            side_word(word)?
        } else {
            self.rules.contains(&Rule::word_from).then_some(())?;
            from_word(word)?
        };
        // The length before it, so that the phrase can be told from other uses of the word.
        let unit = text::word_before(self.line.text, self.at);
        let number = text::word_before(self.line.text, unit.start);
        let digits = self.part(number.clone()).starts_with(|c: char| c.is_ascii_digit());
        let start = if digits { number.start } else { unit.start };
        let length = self.part(start..unit.end);
        let (found, right_phrase) = (format!("{length} {word}"), format!("{length} {right}"));
        let message = Message::OtherWording { found, right: right_phrase };
        Some(self.diagnostic(message, &range).with_fix(self.line.span(&range), right))
    }

    /// `hele uger siden x`: both ends are said.
    fn whole_units_since(&self, since: &Range<usize>) -> Option<Diagnostic> {
        let unit = text::word_before(self.line.text, since.start);
        let whole = text::word_before(self.line.text, unit.start);
        let name = text::word_at(self.line.text, TextPlace::skip_blanks(self.line.text, since.end));
        let (from, to) = match (self.part(whole), self.part(since.clone())) {
            ("hele", "siden") => ("fra", "til i dag"),
            ("whole", "since") => ("from", "to today"),
            _ => return None,
        };
        let right = format!("{from} {} {to}", self.part(name.clone()));
        (!name.is_empty()).then(|| self.worded(&(since.start..name.end), right))
    }

    /// `age is over 60`, `alder er større end 60`, `x mangler`
    pub(super) fn comparison(&self) -> Option<Diagnostic> {
        let before = text::word_before(self.line.text, self.at);
        let earlier = text::word_before(self.line.text, before.start);
        [earlier.start, before.start, self.at].into_iter().find_map(|start| self.comparison_at(start))
    }

    fn comparison_at(&self, start: usize) -> Option<Diagnostic> {
        let whole = self.line.text;
        let below = whole.get(start..)?;
        let language = self.line.language;
        let fits = |right: &str| language == if right.starts_with("is") { Language::English } else { Language::Danish };
        let matching = COMPARISONS.iter().filter(|(phrase, ..)| match_phrase(below, phrase).is_some());
        // `over` is a word of both languages.
        let chosen = matching.clone().find(|(_, right, _)| fits(right)).or_else(|| matching.clone().next());
        let (phrase, right, negated) = chosen?;
        let end = start.saturating_add(match_phrase(below, phrase)?);
        let mut from = start;
        let mut negations = 0_usize;
        let mut word = text::word_before(whole, from);
        while matches!(self.part(word.clone()), "is" | "er" | "not" | "ikke") {
            negations = negations.saturating_add(usize::from(matches!(self.part(word.clone()), "not" | "ikke")));
            from = word.start;
            word = text::word_before(whole, from);
        }
        let operand = whole.get(..from)?.trim_end().ends_with(|c: char| is_word(c) || c == ')');
        let begins = word.start == 0 && self.section.is_some();
        let right = if negations == 1 { negated } else { right };
        if !operand || begins || self.part(from..end).split_whitespace().eq(right.split(' ')) {
            return None;
        }
        Some(self.worded(&(from..end), (*right).to_owned()))
    }

    /// The complaint that something is put into other words, with the fix.
    pub(super) fn worded(&self, range: &Range<usize>, right: String) -> Diagnostic {
        let found = self.part(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let message = Message::OtherWording { found, right: right.clone() };
        self.diagnostic(message, range).with_fix(self.line.span(range), right)
    }
}

/// The word behind a length of time at the start of a text, and what it is to be.
fn side_of(text: &str) -> Option<(Range<usize>, &'static str)> {
    text.split_whitespace().take(6).find_map(|word| {
        let right = match word {
            "after" => "after",
            "before" => "before",
            "efter" => "efter",
            "før" => "før",
            other => side_word(other)?,
        };
        let start = TextPlace::of(text, word)?;
        Some((start..start.saturating_add(word.len()), right))
    })
}

/// The word of a deadline that is meant by another one.
fn side_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "from" | "of" | "since" | "following" => "after",
        "fra" | "af" | "siden" => "efter",
        "inden" => "før",
        _ => return None,
    })
}

/// The word of a repetition that is meant by another one.
fn from_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "after" | "since" | "of" | "following" => "from",
        "efter" | "siden" | "af" => "fra",
        _ => return None,
    })
}
