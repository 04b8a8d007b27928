//! From pest's pairs to the tree: a clause or a header at a time.
//!
//! What the grammar lets through and the language refuses is refused here, where both readings can be shown.

mod calendar;
pub(crate) mod citation;
mod clause;
mod example;
mod exemption;
mod expression;
mod field;
mod header;
mod literal;
mod operand;
mod query;
mod quota;
mod requirement;
mod table;
mod wide;

use crate::comments::offset;
use crate::cursor::{Cursor, Node};
use crate::keywords::is_word;
use crate::numbers::{self, Refused};
use crate::tree::{Label, Name, Path};
use hjemmel_diagnostic::{At, Diagnostic, Language, Message, SourceId, Span};
use hjemmel_grammar::Rule;
use hjemmel_value::{Date, Decimal};
use std::ops::Range;

/// A complaint was made, or the pairs were not as the grammar promises; either way the line is broken.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complained;

pub(crate) type Built<T> = Result<T, Complained>;

/// The line that is being built.
#[derive(Copy, Clone, Debug)]
pub(crate) struct LineText<'a> {
    /// Its text, comments blanked out.
    pub(crate) text: &'a str,
    /// Where it starts in the source.
    pub(crate) start: usize,
    /// The source.
    pub(crate) source: SourceId,
    /// The keyword language of the file, for the words in complaints.
    pub(crate) language: Language,
    /// How deep expressions may be nested.
    pub(crate) nesting: usize,
    /// The whole file, for names that its other lines say.
    pub(crate) file: &'a str,
    /// Where the text is not the file's, but as it was meant to be.
    pub(crate) mended: &'a [Mended],
}

/// A part of a line that was put right, so that it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    /// Where it is in the text that is read.
    pub(crate) read: Range<usize>,
    /// What it stands for in the line of the file.
    pub(crate) written: Range<usize>,
}

impl LineText<'_> {
    /// A range of the line as a span of the source.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let shifted = |at: usize| offset(self.start.saturating_add(self.written(at)));
        Span::new(self.source, shifted(range.start), shifted(range.end))
    }

    /// Where a place of the text stands in the line of the file.
    fn written(&self, at: usize) -> usize {
        let mut before = (0_usize, 0_usize);
        for part in self.mended {
            if at < part.read.end {
                let inside = at.saturating_sub(part.read.start);
                let ahead = part.read.start.saturating_sub(at);
                let place = part.written.start.saturating_sub(ahead).saturating_add(inside);
                return place.min(part.written.end);
            }
            before = (part.read.end, part.written.end);
        }
        before.1.saturating_add(at.saturating_sub(before.0))
    }

    /// Whether the file has this word.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let ends = |text: Option<&str>| !text.is_some_and(|text| text.starts_with(is_word));
        self.file.match_indices(word).any(|(at, _)| {
            let after = self.file.get(at.saturating_add(word.len())..);
            let before = self.file.get(..at).and_then(|text| text.chars().next_back());
            ends(after) && !before.is_some_and(is_word)
        })
    }
}

/// Builds one line.
#[derive(Debug)]
pub(crate) struct Builder<'a> {
    pub(crate) line: LineText<'a>,
    pub(crate) complaints: Vec<Diagnostic>,
    depth: usize,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(line: LineText<'a>) -> Self {
        Self { line, complaints: Vec::new(), depth: 0 }
    }

    /// Where a node stands in the line, without the blanks that pest leaves at its end.
    pub(crate) fn range(node: &Node<'_>) -> Range<usize> {
        let span = node.as_span();
        span.start()..span.start().saturating_add(span.as_str().trim_end().len())
    }

    pub(crate) fn at(&self, node: &Node<'_>) -> At {
        At(self.line.span(&Self::range(node)))
    }

    pub(crate) fn complain<T>(&mut self, message: Message, range: &Range<usize>) -> Built<T> {
        self.complaints.push(Diagnostic::new(message, self.line.span(range)));
        Err(Complained)
    }

    pub(crate) fn complain_with_fix<T>(&mut self, message: Message, range: &Range<usize>, fix: String) -> Built<T> {
        let span = self.line.span(range);
        self.complaints.push(Diagnostic::new(message, span).with_fix(span, fix));
        Err(Complained)
    }

    fn refuse<T>(&mut self, refused: Refused, node: &Node<'_>) -> Built<T> {
        let range = Self::range(node);
        let Refused { message, fix } = refused;
        match fix {
            Some(fix) => self.complain_with_fix(message, &range, fix),
            None => self.complain(message, &range),
        }
    }

    /// Runs `inside` one level deeper.
    fn deeper<T>(&mut self, node: &Node<'_>, inside: impl FnOnce(&mut Self) -> Built<T>) -> Built<T> {
        // An event list with its bracket is one level to a reader and two here.
        if self.depth >= self.line.nesting.saturating_mul(2) {
            return self.complain(Message::TooDeep { limit: self.line.nesting }, &Self::range(node));
        }
        self.depth = self.depth.saturating_add(1);
        let built = inside(self);
        self.depth = self.depth.saturating_sub(1);
        built
    }

    pub(crate) fn name(&self, node: &Node<'_>) -> Name {
        Name { at: self.at(node), text: node.as_str().into() }
    }

    fn path(&mut self, node: Node<'_>) -> Built<Path> {
        let at = self.at(&node);
        let parts = Cursor::of(node).all(Rule::name).map(|part| self.name(&part)).collect();
        Ok(Path { at, parts })
    }

    fn paths(&mut self, node: Node<'_>) -> Built<Vec<Path>> {
        Cursor::of(node).all(Rule::path).map(|path| self.path(path)).collect()
    }

    fn names(&self, node: Node<'_>) -> Vec<Name> {
        Cursor::of(node).all(Rule::name).map(|name| self.name(&name)).collect()
    }

    pub(crate) fn label(&self, node: &Node<'_>) -> Label {
        let text = node.as_str();
        let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
        Label { at: self.at(node), text: inside.replace("\"\"", "\"").into() }
    }

    fn date(&mut self, node: &Node<'_>) -> Built<Date> {
        numbers::judge_date(node.as_str()).or_else(|refused| self.refuse(*refused, node))
    }

    fn number(&mut self, node: &Node<'_>) -> Built<Decimal> {
        numbers::judge_number(node.as_str()).or_else(|refused| self.refuse(*refused, node))
    }
}

/// Takes the next child, which the grammar promises to be of this rule.
fn need<'a>(cursor: &mut Cursor<'a>, rule: Rule) -> Built<Node<'a>> {
    cursor.find(rule).ok_or(Complained)
}

/// Takes the next child, whatever it is.
fn next<'a>(cursor: &mut Cursor<'a>) -> Built<Node<'a>> {
    cursor.advance().ok_or(Complained)
}

/// The first child of a node that has but one.
fn only(node: Node<'_>) -> Built<Node<'_>> {
    node.into_inner().next().ok_or(Complained)
}
