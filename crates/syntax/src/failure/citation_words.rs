//! Citations as people write them: without a comma, with the sign in words, two of them on a line.

use super::{Failed, TextPlace, cites, text};
use crate::keywords::{is_word, keywords};
use hjemmel_diagnostic::{Advice, Diagnostic, Message};

/// What the signs of a citation are called.
const SIGNS: [(&str, &str); 12] = [
    ("paragraf", "§"),
    ("paragraffen", "§"),
    ("par", "§"),
    ("section", "§"),
    ("sec", "§"),
    ("artikel", "§"),
    ("paragraffer", "§§"),
    ("paragrafferne", "§§"),
    ("sections", "§§"),
    ("kapitel", "kap."),
    ("kapitlet", "kap."),
    ("chapter", "kap."),
];

impl Failed<'_> {
    pub(super) fn citation_in_words(&self) -> Option<Diagnostic> {
        self.part_without_comma()
            .or_else(|| self.sign_in_words())
            .or_else(|| self.continued_citation())
            .or_else(|| self.second_citation())
    }

    /// `sdl § 13 b stk. 1`
    fn part_without_comma(&self) -> Option<Diagnostic> {
        let word = text::word_at(self.line.text, self.at);
        let before = self.before().trim_end();
        let sign = before.rfind('§')?;
        let parts = ["stk", "nr", "litra"];
        let cited = before.get(sign..)?.chars().all(|c| is_word(c) || matches!(c, ' ' | '§' | '.' | ',' | '-'));
        if !parts.contains(&self.part(word.clone())) || !before.ends_with(is_word) || !cited {
            return None;
        }
        let right = format!("{}, {}", self.part(sign..before.len()), self.part(word.clone()));
        Some(self.worded(&(sign..word.end), right))
    }

    /// `sdl paragraf 13`, `sdl kapitel 6`
    fn sign_in_words(&self) -> Option<Diagnostic> {
        self.section.filter(|section| cites(*section))?;
        let whole = self.line.text;
        let law = text::word_at(whole, 0);
        let sign = text::word_at(whole, TextPlace::skip_blanks(whole, law.end));
        let (_, right) = SIGNS.iter().find(|(word, _)| *word == self.part(sign.clone()).to_lowercase())?;
        let dot = whole.get(sign.end..)?.starts_with('.');
        let end = sign.end.saturating_add(usize::from(dot));
        let number = whole.get(end..)?.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let known = keywords().iter().any(|keyword| keyword.spellings().any(|one| one == self.part(law.clone())));
        (number && !known && !law.is_empty())
            .then(|| self.worded(&(0..end), format!("{} {right}", self.part(law.clone()))))
    }

    /// A citation with a line below it that begins with `and`, and is none.
    fn continued_citation(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let newline = whole.find('\n')?;
        let first = whole.get(..newline)?;
        let cites = hjemmel_value::Citation::parse(first.trim_end()).is_ok();
        let joiner = text::word_at(whole, TextPlace::skip_blanks(whole, newline));
        let word = self.part(joiner.clone());
        let joins = matches!(word, "and" | "or" | "og" | "eller");
        (cites && joins && !whole.get(newline..)?.contains('§'))
            .then(|| self.diagnostic(Message::ContinuesNothing { word: word.to_owned() }, &joiner))
    }

    /// `sdl § 13, stk. 1 og § 14`
    fn second_citation(&self) -> Option<Diagnostic> {
        self.section.filter(|section| cites(*section))?;
        let whole = self.line.text.trim_end();
        let law = text::word_at(whole, 0);
        let first = TextPlace::skip_blanks(whole, law.end);
        if law.is_empty() || !whole.get(first..)?.starts_with('§') {
            return None;
        }
        let (second, _) = whole.match_indices('§').find(|(at, _)| *at > first.saturating_add("§§".len()))?;
        let last = text::word_before(whole, second);
        let joiners = ["og", "and", "samt", "eller", "or"];
        let earlier = text::word_before(whole, last.start);
        let joined =
            whole.get(..second)?.trim_end().ends_with(',') || whole.get(..last.start)?.trim_end().ends_with(',');
        let start = if joiners.contains(&self.part(last.clone())) {
            last.start
        } else if joiners.contains(&self.part(earlier.clone())) {
            earlier.start
        } else if joined {
            whole.get(..second)?.rfind(',')?
        } else {
            return None;
        };
        // What follows `jf.` is shown and not read.
        (!whole.get(..second)?.contains("jf.")).then(|| self.advised(&(start..whole.len()), Advice::OneCitation))
    }
}
