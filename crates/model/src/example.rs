//! Examples: a situation, and what must come of it, both by identifier.

mod expect;
mod given;

use crate::model::{Example, Expectation, Model};
use crate::resolve::{Once, Resolver};
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Message};
use hjemmel_engine::ids::{ProposalId, RulebookId};
use hjemmel_engine::situation::Situation;
use hjemmel_syntax::tree::{ClauseKind, Header, Item, Label, Path};
use std::sync::Arc;

/// Resolves the examples, against the model as the checks left it.
pub(crate) fn examples(mut resolver: Resolver<'_>) -> (Model, Diagnostics) {
    let declared = Arc::clone(&resolver.declared);
    // In the order of sources and items, not of the rulebooks' names.
    let mut found: Vec<(RulebookId, &Item, &Label)> = Vec::new();
    for (place, book) in declared.books.iter().enumerate() {
        for item in &book.items {
            if let Header::Example(title) = &item.header {
                found.push((RulebookId::at(place), item, title));
            }
        }
    }
    found.sort_by_key(|(_, item, _)| item.header_at.0);
    for (book, item, title) in found {
        if let Some(example) = resolver.example(book, item, title) {
            resolver.model.examples.push(example);
        }
    }
    (resolver.model, resolver.complaints)
}

impl<'t> Resolver<'t> {
    fn example(&mut self, book: RulebookId, item: &'t Item, title: &Label) -> Option<Example> {
        let mut once = Once::default();
        let mut as_of = None;
        let mut proposals = Vec::new();
        let mut given = given::Givens::new(self.model.facts.len());
        let mut expectations = Vec::new();
        for clause in &item.clauses {
            let span = clause.at.0;
            match &clause.kind {
                ClauseKind::AsOf { date } if self.once(&mut once, "as of", "pr.", span) => as_of = Some(*date),
                ClauseKind::With(paths) => proposals.extend(paths.iter().filter_map(|path| self.switched(book, path))),
                ClauseKind::Given(line) => self.given(book, line, span, &mut given),
                ClauseKind::Expect(line) => {
                    let kind = self.expectation(book, line);
                    expectations.extend(kind.map(|kind| Expectation { kind, span, line: line.clone() }));
                }
                _ => {}
            }
        }
        let broken = item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Broken { .. }));
        if as_of.is_none() && !broken {
            self.complain(Diagnostic::new(Message::ExampleNoDate, item.header_at.0));
        }
        let expects = item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Expect(_)));
        if !expects && !broken {
            self.complain(Diagnostic::new(Message::ExampleExpectsNothing, item.header_at.0));
        }
        proposals.sort_unstable();
        proposals.dedup();
        self.overlaps(&given);
        let situation = Situation { facts: given.finish() };
        let (title, span) = (Arc::clone(&title.text), item.header_at.0);
        Some(Example { rulebook: book, title, as_of: as_of?, proposals, situation, expectations, span })
    }

    /// The proposal of a name, with its rulebook before it or one of this rulebook's own.
    fn switched(&mut self, book: RulebookId, path: &Path) -> Option<ProposalId> {
        let name = path.dotted();
        let own = self.qualified(book, &name);
        let place = |wanted: &str| self.model.proposals.iter().position(|proposal| *proposal.name == *wanted);
        let used = || {
            let seen = self.names.visible(book).into_iter().skip(1);
            seen.map(|id| self.qualified(id, &name)).find_map(|name| place(&name))
        };
        if let Some(place) = place(&own).or_else(|| place(&name)).or_else(used) {
            return Some(ProposalId::at(place));
        }
        let known = self.model.proposals.iter().map(|proposal| &*proposal.name);
        let short = known.clone().filter_map(|name| name.rsplit_once('.').map(|(_, last)| last));
        let near = closest(&name, known.chain(short)).map(str::to_owned);
        let message = Message::UnknownProposal { name };
        self.complain(Diagnostic::new(message, path.at.0).with_suggestion_if(near));
        None
    }
}
