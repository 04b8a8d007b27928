//! Citations: pest says where one ends, `hjemmel-value` what it means.

use super::{Builder, Built, need};
use crate::cursor::{Cursor, Node};
use crate::tree::CitationAt;
use hjemmel_diagnostic::{At, Diagnostic, Message, Source, Span};
use hjemmel_grammar::Rule;
use hjemmel_value::{Citation, CitationError, CitationErrorKind};
use std::ops::Range;

impl Builder<'_> {
    /// A citation inside a clause.
    pub(super) fn citation(&mut self, node: Node<'_>) -> Built<CitationAt> {
        let range = Self::range(&node);
        self.cited(node, range)
    }

    /// A citation that is its line, with what follows `jf.`.
    pub(super) fn citation_to_end(&mut self, clause: Node<'_>) -> Built<CitationAt> {
        let range = Self::range(&clause);
        let node = need(&mut Cursor::of(clause), Rule::citation)?;
        self.cited(node, range)
    }

    fn cited(&mut self, node: Node<'_>, range: Range<usize>) -> Built<CitationAt> {
        let alias = need(&mut Cursor::of(node), Rule::alias)?;
        let text = self.line.text.get(range.clone()).unwrap_or_default();
        let text: String = text.replace(['\n', '\t'], " ");
        match Citation::parse(&text) {
            Ok(citation) => Ok(CitationAt { at: At(self.line.span(&range)), law_at: self.at(&alias), citation }),
            Err(error) => self.citation_fault(error, &text, &range),
        }
    }

    /// The sections of a chapter: the law stands before the chapter and is not said again.
    pub(super) fn sections_of(&mut self, chapter: &CitationAt, node: &Node<'_>) -> Built<CitationAt> {
        let range = Self::range(node);
        let law = &chapter.citation.law;
        let text = format!("{law} {}", node.as_str().trim_end().replace(['\n', '\t'], " "));
        match Citation::parse(&text) {
            Ok(citation) => Ok(CitationAt { at: At(self.line.span(&range)), law_at: chapter.law_at, citation }),
            Err(error) => {
                let before = law.len().saturating_add(1);
                let error = CitationError { offset: error.offset.saturating_sub(before), kind: error.kind };
                self.citation_fault(error, node.as_str(), &range)
            }
        }
    }

    /// Complains of a citation that cannot be read: `range` is where its text stands in the line.
    pub(crate) fn citation_fault<T>(&mut self, error: CitationError, text: &str, range: &Range<usize>) -> Built<T> {
        let fault = Fault::of(error, self.line.text.get(range.clone()).unwrap_or_default(), text);
        let place = range.start.saturating_add(fault.place.start)..range.start.saturating_add(fault.place.end);
        match fault.fix {
            Some(fix) => self.complain_with_fix(fault.message, &place, fix),
            None => self.complain(fault.message, &place),
        }
    }
}

/// What is wrong with a citation, in a message.
struct Fault {
    message: Message,
    /// Where in its text.
    place: Range<usize>,
    /// What would stand there.
    fix: Option<String>,
}

impl Fault {
    /// `written` is the text in which the place lies, `text` what the message quotes.
    fn of(error: CitationError, written: &str, text: &str) -> Self {
        let from = error.offset.min(written.len());
        let rest = written.get(from..).unwrap_or_default();
        let word = rest.split([' ', ',', '\n']).next().unwrap_or_default().len();
        let sign = |signs: &str| from..from.saturating_add(signs.len()).min(written.len());
        let place = from..from.saturating_add(word);
        let (message, place, fix) = match error.kind {
            CitationErrorKind::NoLaw => (Message::CitationWithoutLaw, place, None),
            CitationErrorKind::OneSignForMany => (Message::OneSignForMany, sign("§"), Some("§§".to_owned())),
            CitationErrorKind::TwoSignsForOne => (Message::TwoSignsForOne, sign("§§"), Some("§".to_owned())),
            CitationErrorKind::MissingNumber => (Message::CitationMissingNumber, place, None),
            CitationErrorKind::LetterList => (Message::CitationLetterList, place, None),
            CitationErrorKind::RangeBackwards => (Message::CitationBackwards, place, None),
            _ => (Message::NoCitation { text: text.trim_end().to_owned() }, place, None),
        };
        Self { message, place, fix }
    }
}

/// Reads a text that is one citation and nothing else, as `hjemmel rules` is given it.
///
/// # Errors
///
/// What a rulebook with this line would be told: `E0321` to `E0327`.
pub fn citation(source: &Source) -> Result<Citation, Box<Diagnostic>> {
    let text = source.text().trim_end();
    Citation::parse(text).map_err(|error| {
        let fault = Fault::of(error, text, text);
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let span = Span::new(source.id(), at(fault.place.start), at(fault.place.end));
        let diagnostic = Diagnostic::new(fault.message, span);
        Box::new(match fault.fix {
            Some(fix) => diagnostic.with_fix(span, fix),
            None => diagnostic,
        })
    })
}
