//! Lines whose first word is no keyword of their item.

use super::{Failed, text};
use crate::expected::follows_unknown_word;
use crate::keywords::{self, Place, keywords, match_phrase};
use crate::names;
use hjemmel_diagnostic::{Diagnostic, Message, Noun, suggest};
use std::ops::Range;

impl Failed<'_> {
    pub(super) fn first_word(&self) -> Option<Diagnostic> {
        match self.section {
            None => self.item_word(),
            Some(section) => self.clause_word(section),
        }
    }

    fn item_word(&self) -> Option<Diagnostic> {
        if self.at > 0 {
            return None;
        }
        let range = text::token_at(self.line.text, 0);
        let word = self.part(range.clone());
        if matches!(word, "and" | "or" | "og" | "eller") {
            return Some(self.diagnostic(Message::ContinuesNothing { word: word.to_owned() }, &range));
        }
        if let Some(found) = self.misspelled_at(&range, |place| place == Place::Item) {
            return Some(found);
        }
        let nearest = nearest(word, keywords::candidates(None));
        let message = Message::UnknownItemWord { word: word.to_owned() };
        Some(self.diagnostic(message, &range).with_suggestion_if(nearest))
    }

    fn clause_word(&self, section: Noun) -> Option<Diagnostic> {
        let range = text::token_at(self.line.text, 0);
        let after = text::Place::skip_blanks(self.line.text, range.end);
        if let Some(found) = self.half_of_example(section, &range, after) {
            return Some(found);
        }
        if section == Noun::Table && self.line.text.contains('|') {
            return None;
        }
        let unread = self.at == 0
            || (self.at == after
                && !self.rules.is_empty()
                && self.rules.iter().all(|rule| follows_unknown_word(*rule)))
            || (section == Noun::Table && self.at == after && self.is_no_row());
        if let Some(found) = self.reserved_field(section, &range, after) {
            return Some(found);
        }
        if let Some((keyword, length)) = keywords::clause_word(self.line.text)
            && let Place::Clause(items) = keyword.place
            && !items.contains(&section)
            && (unread || length > range.end)
        {
            let place = 0..length;
            let word = self.part(place.clone()).to_owned();
            let there = items.first().copied().unwrap_or(Noun::Item);
            let message = Message::ClauseOfAnotherItem { word, here: section, there };
            return Some(self.diagnostic(message, &place));
        }
        if !unread || declares_names(section) {
            return None;
        }
        let word = self.part(range.clone());
        if let Some(found) = self.indented_item(after) {
            return Some(found);
        }
        if let Some(found) = self.misspelled_at(&range, |place| matches!(place, Place::Clause(_))) {
            return Some(found);
        }
        let nearest = nearest_of(word, section);
        let nearest = other_word(word).map(str::to_owned).or(nearest);
        let message = Message::UnknownClauseWord { word: word.to_owned(), item: section };
        Some(self.diagnostic(message, &range).with_suggestion_if(nearest))
    }

    /// `  krav r`: a line that starts an item, and stands below another.
    fn indented_item(&self, after: usize) -> Option<Diagnostic> {
        let items = keywords().iter().filter(|keyword| keyword.place == Place::Item);
        let lengths = items.flat_map(|keyword| keyword.spellings()).filter_map(|it| match_phrase(self.line.text, it));
        let length = lengths.max().filter(|length| *length >= text::word_at(self.line.text, 0).end)?;
        // A name or a title follows, and nothing of a clause.
        let follows = self.line.text.get(text::Place::skip_blanks(self.line.text, length.max(after.min(length)))..)?;
        follows.starts_with(|c: char| c.is_alphabetic() || c == '"').then(|| {
            let word = self.part(0..length).to_owned();
            self.diagnostic(Message::IndentedItem { word }, &(0..length))
        })
    }

    /// A line of a table that has no bar and does not begin as its other lines do.
    fn is_no_row(&self) -> bool {
        let text = self.line.text.trim_end();
        let known = keywords::clause_word(text).is_some_and(|(keyword, _)| keyword.starts_line_of(Noun::Table));
        !known && !text.contains('|') && self.at < text.len()
    }

    /// `given first_contact 2024-01-02` on one line.
    fn half_of_example(&self, section: Noun, first: &Range<usize>, after: usize) -> Option<Diagnostic> {
        let word = self.part(first.clone());
        let halves = matches!(section, Noun::Example | Noun::Given | Noun::Expect)
            && matches!(word, "given" | "givet" | "expect" | "forvent");
        halves.then(|| {
            let message = Message::StandsAlone { word: word.to_owned() };
            self.diagnostic(message, &(after..self.line.text.trim_end().len()))
        })
    }

    /// `from date` below an event: no clause, but a field with a name that it cannot have.
    fn reserved_field(&self, section: Noun, first: &Range<usize>, after: usize) -> Option<Diagnostic> {
        let name = self.part(first.clone());
        if !matches!(section, Noun::Event | Noun::Situation) || !names::is_reserved(name) {
            return None;
        }
        let below = self.line.text.get(after..)?;
        let second = text::word_at(below, 0).end;
        let typed = keywords()
            .iter()
            .filter(|keyword| keyword.place == Place::Type)
            .any(|keyword| keyword.spellings().any(|spelling| match_phrase(below, spelling).is_some()));
        let category = second > 0 && below.get(second..)?.trim_start().starts_with([',', '"']);
        (typed || category).then(|| {
            let message = Message::ReservedName { name: name.to_owned(), proposed: format!("{name}_") };
            self.diagnostic(message, first)
        })
    }
}

/// Lines of these start with a name that somebody chose.
fn declares_names(section: Noun) -> bool {
    matches!(section, Noun::Category | Noun::Event | Noun::Situation | Noun::Given | Noun::Expect)
}

/// The keyword of an item's lines that a word may have been meant as.
pub(super) fn nearest_of(word: &str, section: Noun) -> Option<String> {
    nearest(word, keywords::candidates(Some(section)))
}

/// The keyword whose first word is nearest.
fn nearest(word: &str, candidates: impl Iterator<Item = &'static str> + Clone) -> Option<String> {
    let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or(phrase);
    let found = suggest::closest(word, candidates.clone().map(first))?;
    candidates.clone().find(|phrase| first(phrase) == found).map(str::to_owned)
}

/// Words that mean something else, or nothing any more, with the one that is meant.
fn other_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "ophæver" | "ophæves" => "fritager for",
        "under" => "in trial",
        "shall" => "must",
        _ => return None,
    })
}
