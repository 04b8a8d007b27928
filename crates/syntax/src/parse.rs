//! From a source to its tree: every line by its entry rule, and nothing lost where one is broken.

use crate::build::{Builder, LineText};
use crate::comments::span;
use crate::cut::{Cut, LogicalLine, RawItem, cut};
use crate::failure::{self, Failure};
use crate::keywords::{Place, keywords, match_phrase};
use crate::limits::SyntaxLimits;
use crate::section::{entry_rule, noun_of_item};
use crate::tree::{Clause, ClauseKind, Comment, Comments, File, Header, Item, ItemKind, Name};
use hjemmel_diagnostic::{At, Diagnostic, Diagnostics, Language, Message, Noun, Source, suggest};
use hjemmel_grammar::{Rule, RulebookParser};
use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};

/// Reads a file. The tree is always whole: what could not be read is in it as broken, and has a complaint.
///
/// Every mistake is reported in one go, one complaint for one mistake, in the order of the file.
#[must_use]
pub fn parse(source: &Source, limits: &SyntaxLimits) -> (File, Diagnostics) {
    let mut complaints = Diagnostics::new();
    let Cut { items, trailing } = cut(source, limits, &mut complaints);
    let language = language_of(source, &items);
    let mut parser = Parser { source, limits, language, complaints, failed_at_end: false };
    let items = items.into_iter().map(|item| parser.item(item)).collect();
    let file = File { source: source.id(), items, trailing_comments: trailing };
    (file, parser.complaints.sorted())
}

/// The keyword language of a file: that of most of its headers.
fn language_of(source: &Source, items: &[RawItem]) -> Language {
    let (mut english, mut danish) = (0_usize, 0_usize);
    for item in items {
        let text = source.slice(span(source, &item.header.range));
        let starts = |words: &[&str]| words.iter().any(|word| match_phrase(text, word).is_some());
        for keyword in keywords().iter().filter(|keyword| keyword.place == Place::Item) {
            english = english.saturating_add(usize::from(starts(keyword.english)));
            danish = danish.saturating_add(usize::from(starts(keyword.danish)));
        }
    }
    if danish > english { Language::Danish } else { Language::English }
}

struct Parser<'a> {
    source: &'a Source,
    limits: &'a SyntaxLimits,
    language: Language,
    complaints: Diagnostics,
    /// The line above broke off at its end: what is wrong at the start of this one is its after-shock.
    failed_at_end: bool,
}

impl Parser<'_> {
    fn item(&mut self, raw: RawItem) -> Item {
        self.failed_at_end = false;
        let header_at = At(span(self.source, &raw.header.range));
        let (header, guess) = self.header(&raw.header);
        let end = raw.clauses.last().map_or(raw.header.range.end, |line| line.range.end);
        let mut item = Item {
            at: At(span(self.source, &(raw.header.range.start..end))),
            header_at,
            retelling: raw.retelling,
            header,
            clauses: Vec::new(),
            comments: raw.header.comments,
        };
        let mut section = guess.map(noun_of_item);
        let mut carried: Vec<Comment> = Vec::new();
        for mut line in raw.clauses {
            if let Some(half) = self.half_of_example(section, &line) {
                section = Some(half);
                carried.append(&mut line.comments.above);
                carried.extend(line.comments.beside);
                continue;
            }
            line.comments.above.splice(0..0, carried.drain(..));
            self.clause(section, line, &mut item.clauses);
        }
        item.comments.above.append(&mut carried);
        item
    }

    /// `given` and `expect` alone on their line.
    fn half_of_example(&self, section: Option<Noun>, line: &LogicalLine) -> Option<Noun> {
        section.filter(|noun| matches!(noun, Noun::Example | Noun::Given | Noun::Expect))?;
        match line.text(self.source.text()).trim() {
            "given" | "givet" => Some(Noun::Given),
            "expect" | "forvent" => Some(Noun::Expect),
            _ => None,
        }
    }

    fn line_text<'t>(&self, line: &LogicalLine, text: &'t str) -> LineText<'t> {
        LineText {
            text,
            start: line.range.start,
            source: self.source.id(),
            language: self.language,
            nesting: self.limits.nesting,
        }
    }

    /// The header, and the kind of item that its clauses are read as.
    fn header(&mut self, line: &LogicalLine) -> (Header, Option<ItemKind>) {
        let text = line.text(self.source.text());
        let line_text = self.line_text(line, &text);
        if !line.faulty {
            match self.read(None, Rule::header, line_text, |builder, node| builder.header(node)) {
                Ok(header) => {
                    let kind = header.kind();
                    return (header, kind);
                }
                Err(failure) => self.report(failure),
            }
        }
        let (kind, guess, length) = kind_of(&text);
        (Header::Broken { kind, name: name_after(&line_text, length) }, guess)
    }

    fn clause(&mut self, section: Option<Noun>, line: LogicalLine, into: &mut Vec<Clause>) {
        let at = At(span(self.source, &line.range));
        let text = line.text(self.source.text());
        let broken = |comments: Comments| {
            let text = self.source.slice(at.0).to_owned();
            Clause { at, kind: ClauseKind::Broken { text }, comments }
        };
        let Some(noun) = section.filter(|_| !line.faulty) else {
            into.push(broken(line.comments));
            self.failed_at_end = false;
            return;
        };
        let line_text = self.line_text(&line, &text);
        match self.read(section, entry_rule(noun), line_text, |builder, node| builder.clause(node)) {
            Ok(kind) => {
                self.failed_at_end = false;
                into.push(Clause { at, kind, comments: line.comments });
            }
            Err(Failure { split: Some((end, start)), complaints, .. }) => {
                self.complaints.extend(complaints);
                let shifted = |at: usize| line.range.start.saturating_add(at);
                let (above, below) = line.split(shifted(end), shifted(start));
                self.failed_at_end = false;
                self.clause(section, above, into);
                self.clause(section, below, into);
            }
            Err(failure) => {
                into.push(broken(line.comments));
                let names_first = matches!(noun, Noun::Given | Noun::Expect);
                self.report(Failure { at_start: failure.at_start && !names_first, ..failure });
            }
        }
    }

    fn report(&mut self, failure: Failure) {
        let after_shock = self.failed_at_end && failure.at_start;
        self.failed_at_end = failure.at_end;
        if !after_shock {
            self.complaints.extend(failure.complaints);
        }
    }

    fn read<'t, T>(
        &self,
        section: Option<Noun>,
        entry: Rule,
        line: LineText<'t>,
        build: impl FnOnce(&mut Builder<'t>, crate::cursor::Node<'t>) -> crate::build::Built<T>,
    ) -> Result<T, Failure> {
        let error = match RulebookParser::parse(entry, line.text) {
            Ok(mut pairs) => {
                let mut builder = Builder::new(line);
                let built = pairs.next().ok_or(crate::build::Complained).and_then(|node| build(&mut builder, node));
                return built.map_err(|_| Failure::from_builder(builder));
            }
            Err(error) => error,
        };
        let at = match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
        };
        Err(match error.variant {
            ErrorVariant::ParsingError { positives, .. } => failure::explain(line, section, at, &positives),
            ErrorVariant::CustomError { .. } => {
                let message = Message::TooDeep { limit: self.limits.nesting };
                Failure::at(Diagnostic::new(message, line.span(&(0..line.text.len()))))
            }
        })
    }
}

/// What kind of item a broken header is: by its word, and as a guess by the word that was meant; and where the word ends.
fn kind_of(text: &str) -> (Option<ItemKind>, Option<ItemKind>, usize) {
    let items = || keywords().iter().filter(|keyword| keyword.place == Place::Item);
    for keyword in items() {
        if let Some(length) = keyword.spellings().filter_map(|spelling| match_phrase(text, spelling)).max() {
            let kind = crate::section::item_kind(keyword.id);
            return (kind, kind, length);
        }
    }
    let word = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    let spellings = items().flat_map(|keyword| keyword.spellings().map(move |spelling| (spelling, keyword.id)));
    let guess = suggest::closest(word, spellings.clone().map(|(spelling, _)| spelling));
    let id = guess.and_then(|guess| spellings.clone().find(|(spelling, _)| *spelling == guess)).map(|(_, id)| id);
    (None, id.and_then(crate::section::item_kind), word.len())
}

/// The name that stands after the item's word, if one does.
fn name_after(line: &LineText<'_>, length: usize) -> Option<Name> {
    let rest = line.text.get(length..)?;
    let trimmed = rest.trim_start();
    let end = trimmed.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(trimmed.len());
    let word = trimmed.get(..end).filter(|word| word.starts_with(char::is_alphabetic))?;
    let start = line.text.len().checked_sub(trimmed.len())?;
    Some(Name { at: At(line.span(&(start..start.saturating_add(end)))), text: word.into() })
}
