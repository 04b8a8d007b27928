//! What stands too close together: names of several words, clauses on one line, labels without quotes.

use super::{Failed, TextPlace, text};
use crate::keywords::{self, Place, is_word, keywords};
use crate::names;
use hjemmel_diagnostic::{Advice, Diagnostic, Noun};
use hjemmel_grammar::Rule;

impl Failed<'_> {
    /// `første fraværsdag`, where `første_fraværsdag` is a word of the file.
    pub(super) fn split_name(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let word = text::word_at(whole, self.at);
        let before = text::word_before(whole, self.at);
        let earlier = text::word_before(whole, before.start);
        let next = text::word_at(whole, TextPlace::skip_blanks(whole, word.end));
        let after_next = text::word_at(whole, TextPlace::skip_blanks(whole, next.end));
        let ranges = [
            earlier.start..next.end,
            earlier.start..word.end,
            before.start..next.end,
            before.start..word.end,
            word.start..after_next.end,
            word.start..next.end,
        ];
        ranges.into_iter().find_map(|range| {
            let said = self.part(range.clone());
            let apart = said.chars().all(|c| is_word(c) || c.is_whitespace());
            let joined = said.split_whitespace().collect::<Vec<_>>().join("_");
            (apart && said.split_whitespace().count() > 1 && self.line.has_word(&joined))
                .then(|| self.worded(&range, joined))
        })
    }

    /// `for syge medmindre i_arbejde`: where the first clause ends and the second starts.
    pub(super) fn second_clause(&self) -> Option<(usize, usize, Diagnostic)> {
        let section = self.section?;
        if !self.rules.contains(&Rule::EOI) || self.at == 0 {
            return None;
        }
        let rest = self.rest();
        let (keyword, length) = keywords::clause_word(rest)?;
        let place = self.at..self.at.saturating_add(length);
        // A word that can stand inside sentences is one here only if a sentence could not go on with it.
        let inside = matches!(
            self.part(place.clone()),
            "of" | "af" | "den" | "on" | "as" | "som" | "no" | "ingen" | "then" | "derefter"
        );
        // `til … fra …`: the days of one line, the wrong way round.
        let days = ["from", "fra", "until", "til"];
        let turned = days.contains(&self.part(place.clone()))
            && days.iter().any(|word| keywords::match_phrase(self.line.text, word).is_some());
        if !keyword.starts_line_of(section) || inside || turned || self.before().contains('|') {
            return None;
        }
        let advice = Advice::NewLine { word: self.part(place.clone()).to_owned() };
        let end = self.before().trim_end().trim_end_matches(',').len();
        Some((end, self.at, self.advised(&place, advice)))
    }

    /// `krav første "…" fra 2020-01-01`
    pub(super) fn header_words(&self) -> Option<Diagnostic> {
        if self.section.is_some() || self.at == 0 {
            return None;
        }
        let whole = self.line.text.trim_end();
        let rest = whole.get(self.at..)?;
        let takes_label = self.rules.contains(&Rule::label) || self.rules.contains(&Rule::named);
        if let Some((keyword, length)) = keywords::clause_word(rest)
            && matches!(keyword.place, Place::Clause(_))
            && self.rules.contains(&Rule::EOI)
            && !takes_label
        {
            let place = self.at..self.at.saturating_add(length);
            let word = self.part(place.clone()).to_owned();
            return Some(self.advised(&place, Advice::NewLine { word }));
        }
        None
    }

    /// `krav første første samtale`, `krav første samtale "…"`
    pub(super) fn unquoted_label(&self) -> Option<Diagnostic> {
        let whole = self.line.text.trim_end();
        let rest = whole.get(self.at..)?;
        let takes_label = self.rules.contains(&Rule::label) || self.rules.contains(&Rule::named);
        if self.section.is_some() || self.at == 0 {
            return None;
        }
        if !takes_label || !rest.starts_with(char::is_alphabetic) {
            return None;
        }
        let name = text::word_before(whole, self.at);
        let begins = keywords().iter().filter(|keyword| keyword.place == Place::Item);
        let is_item = begins.flat_map(keywords::Keyword::spellings).any(|word| word == self.part(0..name.end));
        if is_item || name.start == 0 || names::is_reserved(self.part(text::word_at(whole, self.at))) {
            return None;
        }
        match rest.find('"') {
            Some(quote) => {
                let range = name.start..self.at.saturating_add(rest.get(..quote)?.trim_end().len());
                let said = self.part(range.clone());
                let words = said.chars().all(|c| is_word(c) || c.is_whitespace());
                let joined = said.split_whitespace().collect::<Vec<_>>().join("_");
                words.then(|| {
                    let advice = Advice::OneWord { joined: joined.clone() };
                    self.advised(&range, advice).with_fix(self.line.span(&range), joined)
                })
            }
            None => {
                let range = self.at..whole.len();
                let fixed = format!("\"{}\"", self.part(range.clone()));
                Some(self.advised(&range, Advice::Quotes).with_fix(self.line.span(&range), fixed))
            }
        }
    }

    /// `job_ready yes/no "Is …?", assessed by jobcenter`
    pub(super) fn question_last(&self) -> Option<Diagnostic> {
        if !matches!(self.section?, Noun::Situation | Noun::Event) {
            return None;
        }
        let rest = self.rest();
        let comma = rest.strip_prefix(',')?.trim_start();
        let before = self.before().trim_end();
        let attribute = keywords()
            .iter()
            .filter(|keyword| keyword.place == Place::Attribute)
            .any(|keyword| keyword.spellings().any(|word| keywords::match_phrase(comma, word).is_some()));
        let opened = before.strip_suffix('"')?.rfind('"')?;
        attribute.then(|| {
            let range = self.at..self.line.text.trim_end().len();
            let whole = opened..range.end;
            let fixed = format!("{} {}", self.part(range.clone()).trim(), self.part(opened..before.len()));
            // The question goes behind the attributes; the blank before it goes with it.
            let start = self.part(0..opened).trim_end().len();
            self.advised(&range, Advice::QuestionLast).with_fix(self.line.span(&(start..whole.end)), fixed)
        })
    }

    /// `anmodet ingen`, where there is none of it.
    pub(super) fn absent_fact(&self) -> Option<Diagnostic> {
        self.section.filter(|section| *section == Noun::Given)?;
        let whole = self.line.text.trim_end();
        let words: Vec<&str> = whole.split_whitespace().collect();
        let [name, none] = words.as_slice() else { return None };
        let right = match *none {
            "ingen" | "intet" | "mangler" => "ingen",
            "none" | "no" | "missing" => "no",
            _ => return None,
        };
        Some(self.worded(&(0..whole.len()), format!("{right} {name}")))
    }

    /// `alder | i_arbejde -> tid`: the line that names the columns, without its word.
    pub(super) fn columns(&self) -> Option<Diagnostic> {
        let whole = self.line.text.trim_end();
        let known = keywords::clause_word(whole).is_some_and(|(keyword, _)| keyword.starts_line_of(Noun::Table));
        if self.section != Some(Noun::Table) || known || !whole.contains("->") {
            return None;
        }
        let word = self.line.language.pick(("columns", "kolonner"));
        let range = 0..whole.len();
        let right = format!("{word} {whole}");
        let place = self.line.span(&(0..0));
        Some(self.advised(&range, Advice::Columns { right }).with_fix(place, format!("{word} ")))
    }
}
