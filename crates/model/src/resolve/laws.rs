//! Citations: every law they name must be one that the rulebook knows.

use super::Resolver;
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, Message};
use hjemmel_engine::ids::RulebookId;
use hjemmel_syntax::tree::{CitationAt, Clause, ClauseKind, Name};
use hjemmel_value::{Citation, Place};

impl<'t> Resolver<'t> {
    /// The laws that a rulebook's head and the heads of those that it uses name.
    fn law_names(&self, book: RulebookId) -> Vec<&'t Name> {
        let seen = self.names.visible(book).into_iter();
        seen.filter_map(|id| self.declared.books.get(id.index()))
            .flat_map(|book| book.clauses())
            .filter_map(|clause| match &clause.kind {
                ClauseKind::Law { alias, .. } => Some(alias),
                _ => None,
            })
            .collect()
    }

    /// A citation whose law is known; complains of any other, and passes it on all the same.
    pub(super) fn cited(&mut self, book: RulebookId, cited: &CitationAt) -> Citation {
        let laws = self.law_names(book);
        let alias = &cited.citation.law;
        if !laws.iter().any(|law| law.text == *alias) && !self.has_broken_head(book) {
            let near = closest(alias, laws.iter().map(|law| &*law.text)).map(str::to_owned);
            let message = Message::UnknownLaw { alias: alias.to_string() };
            self.complain(Diagnostic::new(message, cited.law_at.0).with_suggestion_if(near));
        }
        cited.citation.clone()
    }

    /// All citations among some clauses, in the order written.
    pub(super) fn citations(&mut self, book: RulebookId, clauses: &[Clause]) -> Vec<Citation> {
        let mut citations = Vec::new();
        for clause in clauses {
            if let ClauseKind::Citation(cited) = &clause.kind {
                citations.push(self.cited(book, cited));
            }
        }
        citations
    }

    /// Whether a line of the head could not be read: it may have named the law.
    fn has_broken_head(&self, book: RulebookId) -> bool {
        let clauses = self.declared.books.get(book.index()).map(|book| book.clauses());
        clauses.into_iter().flatten().any(|clause| matches!(clause.kind, ClauseKind::Broken { .. }))
    }

    /// Complains of a range of chapters that no head describes, since nothing can be selected by it.
    pub(super) fn chapters_described(&mut self, cited: &CitationAt) {
        let chapters = self.chapters();
        if cited.citation.chapters_known(&chapters) {
            return;
        }
        let Place::Chapters(ranges) = &cited.citation.place else { return };
        let known =
            |number| chapters.iter().any(|chapter| chapter.law == cited.citation.law && chapter.number == number);
        let ends = ranges.iter().flat_map(|range| [range.first, range.last]);
        let Some(missing) = ends.into_iter().find(|end| !known(*end)) else { return };
        let message =
            Message::ChapterNotDescribed { law: cited.citation.law.to_string(), chapter: missing.to_string() };
        self.complain(Diagnostic::new(message, cited.at.0));
    }

    /// What the heads of the set say of chapters.
    pub(super) fn chapters(&self) -> Vec<hjemmel_value::Chapter> {
        self.model.rulebooks.iter().flat_map(|head| head.chapters.iter().cloned()).collect()
    }
}
