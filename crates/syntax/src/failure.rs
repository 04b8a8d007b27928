//! Why pest could not read a line, as one complaint: the furthest failure, told as what it most likely is.

mod citation_words;
mod first_word;
mod joined;
mod law_words;
mod length;
mod marks;
mod number;
mod operator;
mod text;
mod window;
mod wording;

use crate::build::{Builder, LineText};
use crate::cut::starts_anew;
use crate::keywords::{self, Place, keywords, one_word_form};
use crate::{expected, names};
use hjemmel_diagnostic::{Diagnostic, Message, Noun, suggest};
use hjemmel_grammar::Rule;
use hjemmel_value::Citation;
pub(crate) use law_words::as_of;
use std::ops::Range;
use text::Place as TextPlace;

/// A line that could not be read.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is said of it.
    pub(crate) complaints: Vec<Diagnostic>,
    /// It broke off at its end.
    pub(crate) at_end: bool,
    /// It is wrong from its first word.
    pub(crate) at_start: bool,
    /// It is two lines that a comma joined: where the first ends and the second starts.
    pub(crate) split: Option<(usize, usize)>,
}

impl Failure {
    pub(crate) fn at(complaint: Diagnostic) -> Self {
        Self { complaints: vec![complaint], at_end: false, at_start: false, split: None }
    }

    /// The line was read, and refused while its tree was built.
    pub(crate) fn from_builder(builder: Builder<'_>) -> Self {
        let Builder { line, complaints, .. } = builder;
        if !complaints.is_empty() {
            return Self { complaints, at_end: false, at_start: false, split: None };
        }
        let range = 0..line.text.trim_end().len();
        let message = Message::Expected { found: line.text.trim_end().to_owned(), expected: Vec::new() };
        Self::at(Diagnostic::new(message, line.span(&range)))
    }
}

/// Tells why the line, read by the entry rule of `section` (none: as a header), could not go on at `at`, where pest would
/// have taken one of `rules`.
pub(crate) fn explain(line: LineText<'_>, section: Option<Noun>, at: usize, rules: &[Rule]) -> Failure {
    let failed = Failed { line, section, at: TextPlace::skip_blanks(line.text, at), rules };
    if let Some((comma, next)) = failed.swallowed() {
        let range = comma..comma.saturating_add(1);
        let complaint = failed.diagnostic(Message::DanglingComma, &range).with_fix(line.span(&range), "");
        return Failure { split: Some((comma, next)), ..Failure::at(complaint) };
    }
    let told = failed.told();
    // A clause that begins in the middle of a line: each of the two is read.
    if let Some((end, next, complaint)) = told.is_none().then(|| failed.second_clause()).flatten() {
        return Failure { split: Some((end, next)), ..Failure::at(complaint) };
    }
    let complaint = told.unwrap_or_else(|| failed.header_words().unwrap_or_else(|| failed.plain()));
    // A whole sentence in other words is no line that breaks off.
    let told = matches!(
        complaint.message,
        Message::NoCitation { .. }
            | Message::CitationWithoutLaw
            | Message::OtherWording { .. }
            | Message::SaidOtherwise { .. }
            | Message::WindowTooLate { .. }
    );
    let at_end = failed.at >= line.text.trim_end().len() && !told;
    let at_start = complaint.span.is_some_and(|span| span.start == line.span(&(0..0)).start);
    Failure { at_end, at_start, ..Failure::at(complaint) }
}

/// Whether lines of an item can be citations, and begin with no name of its own.
fn cites(section: Noun) -> bool {
    !matches!(
        section,
        Noun::Rulebook | Noun::Category | Noun::Event | Noun::Situation | Noun::Example | Noun::Given | Noun::Expect
    )
}

/// The place where pest gave up, and what is around it.
#[derive(Copy, Clone)]
struct Failed<'a> {
    line: LineText<'a>,
    section: Option<Noun>,
    at: usize,
    rules: &'a [Rule],
}

impl<'a> Failed<'a> {
    fn diagnostic(&self, message: Message, range: &Range<usize>) -> Diagnostic {
        Diagnostic::new(message, self.line.span(range))
    }

    fn part(&self, range: Range<usize>) -> &'a str {
        self.line.text.get(range).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.line.text.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> &'a str {
        self.line.text.get(..self.at).unwrap_or_default()
    }

    /// What is known of this kind of mistake.
    fn told(&self) -> Option<Diagnostic> {
        self.full_stop()
            .or_else(|| self.citation_in_words())
            .or_else(|| self.citation())
            .or_else(|| self.bare_citation())
            .or_else(|| self.columns())
            .or_else(|| self.marks())
            .or_else(|| self.absent_fact())
            .or_else(|| self.law_words())
            .or_else(|| self.split_name())
            .or_else(|| self.number_word())
            .or_else(|| self.other_unit())
            .or_else(|| self.deadline())
            .or_else(|| self.first_word())
            .or_else(|| self.changed_to())
            .or_else(|| self.side())
            .or_else(|| self.window())
            .or_else(|| self.comparison())
            .or_else(|| self.end())
            .or_else(|| self.idle_comma())
            .or_else(|| self.question_last())
            .or_else(|| self.joined_list())
            .or_else(|| self.is_one_of())
            .or_else(|| self.then_without_comma())
            .or_else(|| self.number())
            .or_else(|| self.hyphen())
            .or_else(|| self.operator())
            .or_else(|| self.unquoted_label())
            .or_else(|| self.misspelled())
            .or_else(|| self.reserved())
    }

    /// A comma at a line's end that drew in a clause of its own.
    fn swallowed(&self) -> Option<(usize, usize)> {
        let text = self.line.text;
        let end = text::word_at(text, self.at).end.max(self.at);
        let newline = text.get(..end.min(text.len()))?.rfind('\n')?;
        let comma = text.get(..newline)?.trim_end().strip_suffix(',')?.len();
        let next = TextPlace::skip_blanks(text, newline);
        let below = text.get(next..)?;
        (starts_anew(below.lines().next().unwrap_or_default()) && next <= self.at).then_some((comma, next))
    }

    /// A line that starts as a citation does is judged as one.
    fn citation(&self) -> Option<Diagnostic> {
        let text = self.line.text;
        if text.starts_with('§') {
            return Some(self.diagnostic(Message::CitationWithoutLaw, &text::word_at(text, 0)));
        }
        let after_name = TextPlace::skip_blanks(text, text::word_at(text, 0).end);
        let below = text.get(after_name..)?;
        let cites = below.starts_with('§') || below.starts_with("kap.") || below.starts_with("bilag ");
        if !cites || after_name == 0 || self.section == Some(Noun::Rulebook) {
            return None;
        }
        let error = Citation::parse(&text.replace(['\n', '\t'], " ")).err()?;
        let mut builder = Builder::new(self.line);
        builder.citation_fault::<()>(error, text, &(0..text.len())).err()?;
        builder.complaints.pop()
    }

    /// `lab 31`, `lab31`, `section 31`: a citation without its sign.
    fn bare_citation(&self) -> Option<Diagnostic> {
        self.section.filter(|section| cites(*section))?;
        let whole = self.line.text.trim_end();
        let first = text::word_at(whole, 0);
        let word = self.part(first.clone());
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let rest =
            if letters.len() < word.len() { whole.get(letters.len()..)? } else { whole.get(first.end..)?.trim_start() };
        let number = rest.get(text::word_at(rest, 0))?;
        let plain = number.starts_with(|c: char| c.is_ascii_digit());
        let after = rest.get(number.len()..)?.trim_start();
        let letter = after.get(text::word_at(after, 0)).filter(|word| word.chars().count() == 1);
        let after = after.get(letter.map_or(0, str::len)..)?.trim_start();
        let parts = ["stk.", "nr.", "litra"];
        let goes_on =
            after.strip_prefix(',').is_some_and(|more| parts.iter().any(|part| more.trim_start().starts_with(part)));
        let known = keywords().iter().any(|keyword| keyword.spellings().any(|one| one == letters));
        if letters.is_empty() || !plain || known || !(after.is_empty() || goes_on) {
            return None;
        }
        let range = 0..whole.len();
        let no_law = [
            "section",
            "sections",
            "paragraf",
            "paragraffer",
            "article",
            "artikel",
            "chapter",
            "kapitel",
            "kap",
            "stk",
            "nr",
        ];
        if no_law.contains(&letters.to_lowercase().as_str()) {
            return Some(self.diagnostic(Message::CitationWithoutLaw, &range));
        }
        let fixed = format!("{letters} § {rest}");
        Some(
            self.diagnostic(Message::NoCitation { text: whole.to_owned() }, &range)
                .with_fix(self.line.span(&range), fixed),
        )
    }

    /// The line breaks off.
    fn end(&self) -> Option<Diagnostic> {
        let whole = self.line.text.trim_end();
        if self.at < whole.len() {
            return None;
        }
        if let Some(rest) = whole.strip_suffix(',') {
            let range = rest.len()..whole.len();
            return Some(self.diagnostic(Message::DanglingComma, &range).with_fix(self.line.span(&range), ""));
        }
        let last = text::word_before(whole, whole.len());
        let word = self.part(last.clone());
        if names::is_reserved(word) && last.end == whole.len() {
            return Some(self.diagnostic(Message::LineEndsInOperator { word: word.to_owned() }, &last));
        }
        let message = Message::Expected { found: String::new(), expected: self.expected() };
        Some(self.diagnostic(message, &(whole.len()..whole.len())))
    }

    /// A comma before `and`, `unless`, `where`: Danish habit, and no list.
    fn idle_comma(&self) -> Option<Diagnostic> {
        let next = self.rest().strip_prefix(',')?.trim_start();
        let words = ["and", "or", "og", "eller", "unless", "medmindre", "where", "hvor"];
        let word = next.get(text::word_at(next, 0))?;
        let range = self.at..self.at.saturating_add(1);
        words
            .contains(&word)
            .then(|| self.diagnostic(Message::DanglingComma, &range).with_fix(self.line.span(&range), ""))
    }

    /// A word that stands where a name is declared, and can be none.
    fn reserved(&self) -> Option<Diagnostic> {
        let range = text::word_at(self.line.text, self.at);
        let word = self.part(range.clone());
        let wanted = self.at == 0 || self.rules.contains(&Rule::name) || self.rules.contains(&Rule::named);
        let previous = self.part(text::word_before(self.line.text, self.at));
        let declares = match self.section {
            None => !names::is_reserved(previous) || self.dates_an_event(previous),
            Some(Noun::Rulebook) => matches!(previous, "as" | "som"),
            Some(Noun::Category | Noun::Event | Noun::Situation) => self.at == 0,
            Some(_) => matches!(previous, "states" | "opgør"),
        };
        (wanted && declares && names::is_reserved(word)).then(|| {
            let message = Message::ReservedName { name: word.to_owned(), proposed: format!("{word}_") };
            self.diagnostic(message, &range)
        })
    }

    /// Whether a word of an event's header stands before the field that says its date: `from from until until`.
    fn dates_an_event(&self, previous: &str) -> bool {
        let event = ["event", "hændelse"].iter().any(|word| keywords::match_phrase(self.line.text, word).is_some());
        event && matches!(previous, "on" | "den" | "from" | "fra" | "until" | "til")
    }

    /// A keyword with capitals, or of several words written as one.
    fn misspelled(&self) -> Option<Diagnostic> {
        let range = text::word_at(self.line.text, self.at);
        self.misspelled_at(&range, |place| !matches!(place, Place::Item))
    }

    fn misspelled_at(&self, range: &Range<usize>, allowed: impl Fn(Place) -> bool) -> Option<Diagnostic> {
        let word = self.part(range.clone());
        let lower = word.to_lowercase();
        let spellings =
            || keywords().iter().filter(|keyword| allowed(keyword.place)).flat_map(|keyword| keyword.spellings());
        let fix =
            |message: Message, right: &str| self.diagnostic(message, range).with_fix(self.line.span(range), right);
        if word != lower
            && let Some(right) = spellings().find(|one| one.split(' ').next() == Some(lower.as_str()))
        {
            let message = Message::KeywordCase { word: word.to_owned(), right: lower.clone() };
            debug_assert!(right.starts_with(&lower), "found by its first word");
            return Some(fix(message, &lower));
        }
        let right = spellings().find(|one| one_word_form(word, one))?;
        Some(fix(Message::KeywordInOneWord { word: word.to_owned(), right: right.to_owned() }, right))
    }

    fn expected(&self) -> Vec<hjemmel_diagnostic::Expected> {
        expected::collapse(self.rules, self.line.language)
    }

    /// What stands there, and what could.
    fn plain(&self) -> Diagnostic {
        let range = text::token_at(self.line.text, self.at);
        let found = self.part(range.clone()).to_owned();
        let expected = self.expected();
        let words = expected::words(&expected);
        let suggestion = suggest::closest(&found, words).map(str::to_owned);
        self.diagnostic(Message::Expected { found: found.clone(), expected: expected.clone() }, &range)
            .with_suggestion_if(suggestion)
    }
}
