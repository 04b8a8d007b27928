//! Marks and joiners of prose: colons, bullets, `and` between the names of a list.

use super::{Failed, TextPlace, text};
use crate::keywords::{self, is_word, match_phrase};
use hjemmel_diagnostic::{Advice, Diagnostic, Noun};
use hjemmel_grammar::Rule;

impl Failed<'_> {
    pub(super) fn marks(&self) -> Option<Diagnostic> {
        self.bullet()
            .or_else(|| self.colon())
            .or_else(|| self.given_with_is())
            .or_else(|| self.dash_of_an_amount())
            .or_else(|| self.equals())
            .or_else(|| self.duty_without_quotes())
    }

    /// `- når …`, `a) når …`
    fn bullet(&self) -> Option<Diagnostic> {
        let section = self.section?;
        let whole = self.line.text;
        let mark = ["- ", "– ", "• ", "* "].iter().find_map(|mark| whole.starts_with(mark).then_some(mark.len()))?;
        let start = TextPlace::skip_blanks(whole, mark);
        let (keyword, length) = keywords::clause_word(whole.get(start..)?)?;
        let end = start.saturating_add(length);
        keyword.starts_line_of(section).then(|| self.worded(&(0..end), self.part(start..end).to_owned()))
    }

    /// `når: …`, `i_arbejde: nej`
    fn colon(&self) -> Option<Diagnostic> {
        self.section?;
        let before = self.before();
        let found = self.rest().strip_prefix(':').filter(|_| before.ends_with(is_word))?;
        let word = text::word_before(self.line.text, self.at);
        let one = (word.start == 0 || keywords::clause_word(self.line.text).is_some_and(|(_, end)| end == word.end))
            && !found.trim().is_empty();
        one.then(|| self.worded(&(word.start..self.at.saturating_add(1)), self.part(word.clone()).to_owned()))
    }

    /// `i_arbejde er nej` below `given`
    fn given_with_is(&self) -> Option<Diagnostic> {
        self.section.filter(|section| *section == Noun::Given)?;
        let is = text::token_at(self.line.text, self.at);
        let name = text::word_before(self.line.text, self.at);
        if !matches!(self.part(is.clone()), "is" | "er" | "=") || name.start > 0 {
            return None;
        }
        let value = text::token_at(self.line.text, TextPlace::skip_blanks(self.line.text, is.end));
        let right = format!("{} {}", self.part(name.clone()), self.part(value.clone()));
        (!value.is_empty()).then(|| self.worded(&(name.start..value.end), right))
    }

    /// `alder = 18`
    fn equals(&self) -> Option<Diagnostic> {
        let sign = ["==", "="].into_iter().find(|sign| self.rest().starts_with(sign))?;
        let end = self.at.saturating_add(sign.len());
        let right = self.line.language.pick(("is", "er"));
        (self.at > 0 && self.section.is_some()).then(|| self.worded(&(self.at..end), right.to_owned()))
    }

    /// `10000,- kr.`
    fn dash_of_an_amount(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let mark = [",-", ",–", ",00"].iter().find(|mark| rest.starts_with(**mark))?;
        let number = text::word_before(self.line.text, self.at);
        let digits = !number.is_empty() && self.part(number.clone()).chars().all(|c| c.is_ascii_digit());
        let end = self.at.saturating_add(mark.len());
        digits.then(|| self.worded(&(number.start..end), self.part(number.clone()).to_owned()))
    }

    /// `kommunen skal holde samtalen`
    fn duty_without_quotes(&self) -> Option<Diagnostic> {
        self.section.filter(|section| matches!(section, Noun::Requirement | Noun::Quota))?;
        let before = self.before().trim_end();
        let modal = ["must", "must not", "may", "skal", "kan", "må ikke"];
        let said = modal.iter().any(|word| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
        let whole = self.line.text.trim_end();
        if !said || !self.rest().starts_with(char::is_alphabetic) || self.rest().contains('"') {
            return None;
        }
        let range = self.at..whole.len();
        let fixed = format!("\"{}\"", self.part(range.clone()));
        Some(self.advised(&range, Advice::Quotes).with_fix(self.line.span(&range), fixed))
    }

    /// `for syge og ledige`, `fritager for første og fire`: a list has commas; `opfyldt ved a og b`: two lines.
    pub(super) fn joined_list(&self) -> Option<Diagnostic> {
        let section = self.section.filter(|_| self.rules.contains(&Rule::EOI))?;
        let whole = self.line.text;
        let (keyword, length) = keywords::clause_word(whole).filter(|(keyword, _)| keyword.starts_line_of(section))?;
        let word = text::token_at(whole, self.at);
        let found = self.part(word.clone());
        let joins = matches!(found, "og" | "and" | "eller" | "or" | "samt");
        let next = whole.get(word.end..)?.trim_start();
        if !next.starts_with(char::is_alphabetic) || text::word_before(whole, self.at).start < length {
            return None;
        }
        let events = matches!(keyword.id, "met_by" | "broken_by");
        if events && (joins || found == ",") && !self.before().contains("hvor") && !self.before().contains("where") {
            let advice = Advice::NewLine { word: self.part(0..length).to_owned() };
            return Some(self.advised(&(self.at..whole.trim_end().len()), advice));
        }
        let start = self.before().trim_end().len();
        let lists = ["for", "lifts", "form", "documents", "tag", "uses", "prevails_over", "protects", "quota_of"];
        // `form ved a og b`: whose form, is said of each.
        let of = [" ved ", " of "].iter().any(|of| self.before().contains(of));
        let aspect = keywords::keywords().iter().filter(|one| one.place == keywords::Place::Aspect).any(|one| {
            let mut words = [whole.get(length..).unwrap_or_default().trim_start(), next].into_iter();
            words.any(|text| one.spellings().any(|word| match_phrase(text, word).is_some()))
        });
        let aspects = aspect && matches!(keyword.id, "lifts" | "protects");
        let plain = !of && !aspects;
        (joins && plain && self.rules.contains(&Rule::comma) && lists.contains(&keyword.id)).then(|| {
            let range = start..word.end;
            let message = hjemmel_diagnostic::Message::OtherWording { found: found.to_owned(), right: ",".to_owned() };
            self.diagnostic(message, &word).with_fix(self.line.span(&range), ",")
        })
    }

    /// `kategori er kat1, kat2`: one of several is said with `in`.
    pub(super) fn is_one_of(&self) -> Option<Diagnostic> {
        let whole = self.line.text.trim_end();
        let rest = self.rest().trim_end();
        let names = |text: &str| text.chars().all(|c| is_word(c) || matches!(c, ',' | ' '));
        let value = text::word_before(whole, self.at);
        let is = text::word_before(whole, value.start);
        let right = match self.part(is.clone()) {
            "is" => "is in",
            "er" => "er blandt",
            _ => return None,
        };
        // Inside a `where`, a comma is as likely to stand for `and`.
        if [" where ", " hvor "].iter().any(|word| whole.contains(word)) {
            return None;
        }
        let list = rest.starts_with(',') && names(rest) && rest.len() > 1 && match_phrase(rest, ",").is_some();
        list.then(|| {
            let values = self.part(value.start..whole.len());
            self.worded(&(is.start..whole.len()), format!("{right} {values}"))
        })
    }

    /// `senest 8 uger efter x derefter mindst hver 4. uge`: a comma before what follows.
    pub(super) fn then_without_comma(&self) -> Option<Diagnostic> {
        let word = text::word_at(self.line.text, self.at);
        let said = self.part(word.clone());
        let then = matches!(said, "then" | "derefter") && self.section == Some(Noun::Requirement) && self.at > 0;
        (then && self.rules.contains(&Rule::comma)).then(|| {
            let right = format!(", {said}");
            let start = self.before().trim_end().len();
            let found = said.to_owned();
            let message = hjemmel_diagnostic::Message::OtherWording { found, right: right.clone() };
            self.diagnostic(message, &word).with_fix(self.line.span(&(start..word.end)), right)
        })
    }
}
