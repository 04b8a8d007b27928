//! The rulebooks of the set: one head a file, and which of them use which.

use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::RulebookId;
use hjemmel_syntax::tree::{self, Clause, ClauseKind, Header, Item, ItemKind};
use std::sync::Arc;

/// One rulebook: a file.
#[derive(Debug)]
pub(crate) struct Book<'t> {
    /// Its name; empty where the file does not say it.
    pub(crate) name: Arc<str>,
    pub(crate) label: Option<Arc<str>>,
    pub(crate) head: Option<&'t Item>,
    /// The items below the head.
    pub(crate) items: Vec<&'t Item>,
    pub(crate) span: Span,
}

impl<'t> Book<'t> {
    /// The clauses of its head.
    pub(crate) fn clauses(&self) -> &'t [Clause] {
        self.head.map_or(&[], |head| &head.clauses)
    }

    /// Its `situation` items.
    pub(crate) fn situations(&self) -> impl Iterator<Item = &'t Item> {
        self.items.iter().copied().filter(|item| matches!(item.header, Header::Situation))
    }
}

/// The rulebooks, sorted by name.
pub(super) fn books<'t>(files: &'t [tree::File], complaints: &mut Diagnostics) -> Vec<Book<'t>> {
    let mut books: Vec<Book<'t>> = files.iter().map(|file| book(file, complaints)).collect();
    books.sort_by(|a, b| a.name.cmp(&b.name));
    for (first, second) in books.iter().zip(books.iter().skip(1)) {
        if first.name == second.name && !second.name.is_empty() {
            let message = Message::DuplicateRulebook { name: second.name.to_string() };
            let complaint = Diagnostic::new(message, second.span);
            complaints.push(complaint.with_secondary(first.span, LabelRole::FirstDeclaredHere));
        }
    }
    books
}

fn book<'t>(file: &'t tree::File, complaints: &mut Diagnostics) -> Book<'t> {
    let is_head = |item: &&Item| item.header.kind() == Some(ItemKind::Rulebook);
    let mut heads = file.items.iter().filter(is_head);
    let head = heads.next();
    for second in heads {
        let complaint = Diagnostic::new(Message::SecondRulebookHeader, second.header_at.0);
        let first = head.map_or_else(Span::default, |head| head.header_at.0);
        complaints.push(complaint.with_secondary(first, LabelRole::FirstHere));
    }
    let start = Span::new(file.source, 0, 0);
    if head.is_none() {
        // A header whose first word was not understood may have been meant as the rulebook's.
        let misspelled = |item: &Item| matches!(item.header, Header::Broken { kind: None, .. });
        if !file.items.iter().any(misspelled) {
            let place = file.items.first().map_or(start, |item| item.header_at.0);
            complaints.push(Diagnostic::new(Message::NoRulebookHeader, place));
        }
    }
    let (name, label) = match head.map(|head| &head.header) {
        Some(Header::Rulebook(named)) => {
            (Arc::clone(&named.name.text), named.label.as_ref().map(|label| Arc::clone(&label.text)))
        }
        Some(other) => (other.name().map_or_else(|| Arc::from(""), |name| Arc::clone(&name.text)), None),
        None => (Arc::from(""), None),
    };
    Book {
        name,
        label,
        head,
        items: file.items.iter().filter(|item| !is_head(item)).collect(),
        span: head.map_or(start, |head| head.header_at.0),
    }
}

/// Which rulebooks each uses, sorted.
pub(super) fn uses(books: &[Book<'_>], complaints: &mut Diagnostics) -> Vec<Vec<RulebookId>> {
    let used: Vec<Vec<(RulebookId, Span)>> = books.iter().map(|book| used_by(book, books, complaints)).collect();
    report_circles(books, &used, complaints);
    let ids = |used: &Vec<(RulebookId, Span)>| {
        let mut ids: Vec<RulebookId> = used.iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    used.iter()
        .enumerate()
        .map(|(own, used)| {
            let mut ids = ids(used);
            ids.retain(|id| id.index() != own);
            ids
        })
        .collect()
}

fn used_by(book: &Book<'_>, books: &[Book<'_>], complaints: &mut Diagnostics) -> Vec<(RulebookId, Span)> {
    let mut used = Vec::new();
    for clause in book.clauses() {
        let ClauseKind::Uses(paths) = &clause.kind else { continue };
        for path in paths {
            let name = path.dotted();
            match books.iter().position(|other| *other.name == *name) {
                Some(place) => used.push((RulebookId::at(place), path.at.0)),
                None => {
                    let others = books.iter().map(|other| &*other.name).filter(|other| *other != &*book.name);
                    let near = closest(&name, others).map(str::to_owned);
                    let message = Message::UnknownUse { rulebook: name };
                    complaints.push(Diagnostic::new(message, path.at.0).with_suggestion_if(near));
                }
            }
        }
    }
    used
}

/// Each circle once, from its first rulebook.
fn report_circles(books: &[Book<'_>], used: &[Vec<(RulebookId, Span)>], complaints: &mut Diagnostics) {
    let mut reported: Vec<bool> = vec![false; books.len()];
    for start in 0..books.len() {
        if reported.get(start).copied().unwrap_or(true) {
            continue;
        }
        let Some(circle) = circle_through(start, used) else { continue };
        for place in &circle {
            if let Some(seen) = reported.get_mut(place.index()) {
                *seen = true;
            }
        }
        let names = circle.iter().filter_map(|id| books.get(id.index())).map(|book| book.name.to_string());
        let message = Message::CircularUse { names: names.collect() };
        let next = circle.get(1).copied().unwrap_or(RulebookId::at(start));
        let mentioned = used.get(start).and_then(|list| list.iter().find(|(id, _)| *id == next));
        let place = mentioned.map_or_else(|| books.get(start).map(|book| book.span).unwrap_or_default(), |(_, at)| *at);
        complaints.push(Diagnostic::new(message, place));
    }
}

/// The shortest way from a rulebook back to itself.
fn circle_through(start: usize, used: &[Vec<(RulebookId, Span)>]) -> Option<Vec<RulebookId>> {
    let mut came_from: Vec<Option<usize>> = vec![None; used.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(here) = queue.pop_front() {
        for (next, _) in used.get(here).into_iter().flatten() {
            if next.index() == start {
                let mut way = vec![RulebookId::at(here)];
                let mut back = here;
                while back != start {
                    back = came_from.get(back).copied().flatten()?;
                    way.push(RulebookId::at(back));
                }
                way.reverse();
                return Some(way);
            }
            if let Some(unseen @ None) = came_from.get_mut(next.index()) {
                *unseen = Some(here);
                queue.push_back(next.index());
            }
        }
    }
    None
}
