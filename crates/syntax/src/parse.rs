//! From a source to its tree: every line by its entry rule, and nothing lost where one is broken.

use crate::build::{Builder, Built, LineText, Mended};
use crate::comments::span;
use crate::cursor::Node;
use crate::cut::{Cut, LogicalLine, RawItem, cut};
use crate::failure::{self, Failure};
use crate::keywords::{Place, keywords, match_phrase};
use crate::limits::SyntaxLimits;
use crate::mend::{half, mend, straight};
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
    let mut parser = Parser { source, limits, language, complaints, failed_at_end: false, mended: false };
    let mut read = Vec::new();
    for item in items {
        parser.item(item, &mut read);
    }
    let file = File { source: source.id(), items: read, trailing_comments: trailing, mended: parser.mended };
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
    /// A line was read as it was meant.
    mended: bool,
}

impl Parser<'_> {
    /// An item, and those that were meant to begin below it and are indented.
    fn item(&mut self, raw: RawItem, into: &mut Vec<Item>) {
        let mut next = Some(raw);
        while let Some(raw) = next.take() {
            let item = self.one_item(raw, &mut next);
            into.push(item);
        }
    }

    fn one_item(&mut self, raw: RawItem, next: &mut Option<RawItem>) -> Item {
        self.failed_at_end = false;
        let header_at = At(span(self.source, &raw.header.range));
        let (header, guess) = self.header(&raw.header);
        let mut end = raw.header.range.end;
        let mut item = Item {
            at: header_at,
            header_at,
            retelling: raw.retelling,
            header,
            clauses: Vec::new(),
            comments: raw.header.comments,
        };
        let mut section = guess.map(noun_of_item);
        let mut carried: Vec<Comment> = Vec::new();
        let mut lines = raw.clauses.into_iter();
        while let Some(mut line) = lines.next() {
            if let Some(half) = self.half_of_example(section, &line) {
                section = Some(half);
                end = line.range.end;
                carried.append(&mut line.comments.above);
                carried.extend(line.comments.beside);
                continue;
            }
            if self.begins_an_item(section, &line) {
                *next = Some(RawItem { retelling: Vec::new(), header: line, clauses: lines.collect() });
                break;
            }
            section = self.missing_half(section, &line).or(section);
            end = line.range.end;
            line.comments.above.splice(0..0, carried.drain(..));
            self.clause(section, line, &mut item.clauses);
        }
        item.at = At(span(self.source, &(raw.header.range.start..end)));
        item.comments.above.append(&mut carried);
        item
    }

    /// `given` and `expect` alone on their line; written a little otherwise there is a complaint, and they are read as meant.
    fn half_of_example(&mut self, section: Option<Noun>, line: &LogicalLine) -> Option<Noun> {
        section.filter(|noun| matches!(noun, Noun::Example | Noun::Given | Noun::Expect))?;
        let text = line.text(self.source.text());
        let text = text.trim();
        let right = half(text)?;
        if text != right.0 {
            let word = text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let place = span(self.source, &(line.range.start..line.range.start.saturating_add(text.len())));
            let message = if word != right.0 && word.to_lowercase() == right.0 {
                Message::KeywordCase { word, right: right.0.to_owned() }
            } else {
                Message::OtherWording { found: text.to_owned(), right: right.0.to_owned() }
            };
            self.complaints.push(Diagnostic::new(message, place).with_fix(place, right.0));
        }
        Some(right.1)
    }

    /// A line below `example` that gives a fact, or below `given` that expects something, where the word above it is missing.
    fn missing_half(&mut self, section: Option<Noun>, line: &LogicalLine) -> Option<Noun> {
        let text = line.text(self.source.text());
        let reads = |rule: Rule| RulebookParser::parse(rule, &text).is_ok();
        let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // A line that begins with one of the words has a complaint of its own.
        if half(first).is_some_and(|(word, _)| word == first) || failure::as_of(text.trim()).is_some() {
            return None;
        }
        // `a is 3` is rather a fact with a word too many.
        let compares = text.split_whitespace().any(|word| matches!(word, "is" | "er"));
        let (half, english, danish) = match section? {
            Noun::Example if !reads(Rule::example_clause) && reads(Rule::given_clause) => {
                (Noun::Given, "given", "givet")
            }
            Noun::Given if !compares && !reads(Rule::given_clause) && reads(Rule::expect_clause) => {
                (Noun::Expect, "expect", "forvent")
            }
            _ => return None,
        };
        let message = Message::MissingHalf { english: english.to_owned(), danish: danish.to_owned() };
        self.complaints.push(Diagnostic::new(message, span(self.source, &line.range)));
        Some(half)
    }

    /// An indented line that begins an item: the complaint is made, and it is read as one.
    fn begins_an_item(&mut self, section: Option<Noun>, line: &LogicalLine) -> bool {
        let Some(noun) = section.filter(|_| !line.faulty) else { return false };
        let text = line.text(self.source.text());
        if kind_of(&text).0.is_none() || RulebookParser::parse(Rule::header, &text).is_err() {
            return false;
        }
        let Err(error) = RulebookParser::parse(entry_rule(noun), &text) else { return false };
        let (ErrorVariant::ParsingError { positives, .. }, at) = (error.variant, place_of(&error.location)) else {
            return false;
        };
        let failure = failure::explain(self.line_text(line, &text, &[]), section, at, &positives);
        let told =
            matches!(failure.complaints.as_slice(), [one] if matches!(one.message, Message::IndentedItem { .. }));
        if told {
            self.complaints.extend(failure.complaints);
        }
        told
    }

    fn line_text<'t>(&'t self, line: &LogicalLine, text: &'t str, mended: &'t [Mended]) -> LineText<'t> {
        LineText {
            text,
            start: line.range.start,
            source: self.source.id(),
            language: self.language,
            nesting: self.limits.nesting,
            file: self.source.text(),
            mended,
        }
    }

    /// The header, and the kind of item that its clauses are read as.
    fn header(&mut self, line: &LogicalLine) -> (Header, Option<ItemKind>) {
        let written = line.text(self.source.text());
        let (text, mended) = straight(&written, line);
        self.mended |= line.faulty || !mended.is_empty();
        let (kind, guess, length) = kind_of(&text);
        let name = name_after(&self.line_text(line, &text, &mended), length);
        let read = if line.faulty {
            None
        } else {
            let read = self.read(None, Rule::header, line, (&text, &mended), |builder, node| builder.header(node));
            match read {
                Ok(header) => Some(header),
                Err((failure, header)) => {
                    self.mended = true;
                    self.report(failure);
                    header
                }
            }
        };
        // What an item is called is known from the start of its header, and what follows is but a label.
        let start = name.as_ref().and_then(|_| {
            let text = text.get(..name_end(&text, length)?)?;
            let line_text = self.line_text(line, text, &mended);
            read_once(Rule::header, line_text, &|builder, node| builder.header(node)).ok()
        });
        // A name that was joined is its name where the file says it so; else the first of its words may be.
        let renamed = |header: &Header| {
            let meant = header.name().filter(|_| !line.faulty);
            let written = name.as_ref().map(|name| &name.text);
            meant.is_some_and(|meant| {
                Some(&meant.text) != written && !self.line_text(line, &text, &mended).has_word(&meant.text)
            })
        };
        let (first, second) = if read.as_ref().is_some_and(renamed) { (start, read) } else { (read, start) };
        match first.or(second) {
            Some(header) => {
                let kind = header.kind();
                (header, kind)
            }
            None => (Header::Broken { kind, name }, guess),
        }
    }

    fn clause(&mut self, section: Option<Noun>, line: LogicalLine, into: &mut Vec<Clause>) {
        let at = At(span(self.source, &line.range));
        let written = line.text(self.source.text());
        let (text, mended) = straight(&written, &line);
        self.mended |= !mended.is_empty();
        let broken = |comments: Comments| {
            let text = self.source.slice(at.0).to_owned();
            Clause { at, kind: ClauseKind::Broken { text }, comments }
        };
        let Some(noun) = section.filter(|_| !line.faulty) else {
            into.push(broken(line.comments));
            self.failed_at_end = false;
            return;
        };
        let read = self.read(section, entry_rule(noun), &line, (&text, &mended), |builder, node| builder.clause(node));
        match read {
            Ok(kind) => {
                self.failed_at_end = false;
                into.push(Clause { at, kind, comments: line.comments });
            }
            Err((Failure { split: Some((end, start)), complaints, .. }, _)) => {
                self.complaints.extend(complaints);
                let shifted = |at: usize| line.range.start.saturating_add(at);
                let (above, below) = line.split(shifted(end), shifted(start));
                self.failed_at_end = false;
                self.clause(section, above, into);
                self.clause(section, below, into);
            }
            Err((failure, meant)) => {
                self.mended |= meant.is_some();
                match meant {
                    Some(kind) => into.push(Clause { at, kind, comments: line.comments }),
                    None => into.push(broken(line.comments)),
                }
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

    /// Reads a line. Where it cannot be read and the complaint knows the right text, that is read in its place, so that a
    /// slip in one line does not make others wrong.
    fn read<T>(
        &self,
        section: Option<Noun>,
        entry: Rule,
        line: &LogicalLine,
        (text, mended): (&str, &[Mended]),
        build: impl Fn(&mut Builder<'_>, Node<'_>) -> Built<T>,
    ) -> Result<T, (Failure, Option<T>)> {
        let line_text = self.line_text(line, text, mended);
        let failure = match read_once(entry, line_text, &build) {
            Ok(built) => return Ok(built),
            Err(Unread::Refused(failure)) => failure,
            Err(Unread::Failed(at, rules)) => failure::explain(line_text, section, at, &rules),
            Err(Unread::TooDeep) => {
                let message = Message::TooDeep { limit: self.limits.nesting };
                Failure::at(Diagnostic::new(message, line_text.span(&(0..text.len()))))
            }
        };
        let meant = mended.is_empty().then(|| mend(text, line, &failure.complaints)).flatten();
        let meant =
            meant.and_then(|(text, mended)| read_once(entry, self.line_text(line, &text, &mended), &build).ok());
        Err((failure, meant))
    }
}

/// Why a line was not read.
enum Unread {
    /// Its tree could not be built.
    Refused(Failure),
    /// The grammar could not go on here, and would have taken one of these.
    Failed(usize, Vec<Rule>),
    TooDeep,
}

fn read_once<'t, T>(
    entry: Rule,
    line: LineText<'t>,
    build: &impl Fn(&mut Builder<'t>, Node<'t>) -> Built<T>,
) -> Result<T, Unread> {
    let error = match RulebookParser::parse(entry, line.text) {
        Ok(mut pairs) => {
            let mut builder = Builder::new(line);
            let built = pairs.next().ok_or(crate::build::Complained).and_then(|node| build(&mut builder, node));
            return built.map_err(|_| Unread::Refused(Failure::from_builder(builder)));
        }
        Err(error) => error,
    };
    let at = place_of(&error.location);
    Err(match error.variant {
        ErrorVariant::ParsingError { positives, .. } => Unread::Failed(at, positives),
        ErrorVariant::CustomError { .. } => Unread::TooDeep,
    })
}

fn place_of(location: &InputLocation) -> usize {
    match location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => *at,
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

/// Where the name ends that stands after the item's word.
fn name_end(text: &str, length: usize) -> Option<usize> {
    let trimmed = text.get(length..)?.trim_start();
    let end = trimmed.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(trimmed.len());
    text.len().checked_sub(trimmed.len())?.checked_add(end)
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
