//! Citations: pest says where one ends, `hjemmel-value` what it means.

use super::{Builder, Built, need};
use crate::cursor::{Cursor, Node};
use crate::tree::CitationAt;
use hjemmel_diagnostic::{At, Message};
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
        let from = range.start.saturating_add(error.offset).min(range.end);
        let rest = self.line.text.get(from..range.end).unwrap_or_default();
        let word = rest.split([' ', ',', '\n']).next().unwrap_or_default().len();
        let place = from..from.saturating_add(word).min(range.end);
        let message = match error.kind {
            CitationErrorKind::NoLaw => Message::CitationWithoutLaw,
            CitationErrorKind::OneSignForMany => {
                let sign = from..from.saturating_add("§".len());
                return self.complain_with_fix(Message::OneSignForMany, &sign, "§§".to_owned());
            }
            CitationErrorKind::TwoSignsForOne => {
                let sign = from..from.saturating_add("§§".len());
                return self.complain_with_fix(Message::TwoSignsForOne, &sign, "§".to_owned());
            }
            CitationErrorKind::MissingNumber => Message::CitationMissingNumber,
            CitationErrorKind::LetterList => Message::CitationLetterList,
            CitationErrorKind::RangeBackwards => Message::CitationBackwards,
            _ => Message::NoCitation { text: text.trim_end().to_owned() },
        };
        self.complain(message, &place)
    }
}
