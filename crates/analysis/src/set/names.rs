//! What paths stand for: the same thing is called the same, however its name is written, and by its new name where it was renamed.

use hjemmel_syntax::tree::{ClauseKind, EventTime, File, Header, Item, Path, TypeExpression};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was called otherwise before: old name, new name. Items by their qualified name, rulebooks and facts by their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Renames {
    pub(crate) rulebooks: BTreeMap<String, String>,
    pub(crate) items: BTreeMap<String, String>,
    pub(crate) facts: BTreeMap<String, String>,
}

impl Renames {
    pub(crate) fn rulebook(&self, name: &str) -> String {
        self.rulebooks.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    pub(crate) fn fact(&self, name: &str) -> String {
        self.facts.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// `rulebook.name` by its new name.
    pub(crate) fn item(&self, rulebook: &str, name: &str) -> String {
        let qualified = format!("{}.{name}", self.rulebook(rulebook));
        self.items.get(&qualified).cloned().unwrap_or(qualified)
    }
}

/// The names of one rulebook.
#[derive(Clone, Debug, Default)]
struct Book {
    uses: Vec<Arc<str>>,
    items: BTreeSet<Arc<str>>,
    tables: BTreeSet<Arc<str>>,
    facts: BTreeSet<Arc<str>>,
    /// Values with the categories that have them.
    values: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
    /// Fields of events.
    fields: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
    /// Which event a fact is a list of.
    events: BTreeMap<Arc<str>, Arc<str>>,
}

/// The names of a set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    books: BTreeMap<Arc<str>, Book>,
    renames: Renames,
}

/// What a path stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its one spelling.
    pub(crate) spelling: String,
    /// The item or fact that it names, or whose value it names.
    pub(crate) names: Option<String>,
}

impl Names {
    pub(crate) fn of(files: &[File], renames: &Renames) -> Names {
        let mut names = Names { books: BTreeMap::new(), renames: renames.clone() };
        for file in files {
            let book = names.books.entry(book_of(file)).or_default();
            for item in &file.items {
                book.add(item);
            }
        }
        names
    }

    pub(crate) fn renames(&self) -> &Renames {
        &self.renames
    }

    /// What a rulebook's own item of this name is called, there or not.
    pub(crate) fn own(&self, book: &Arc<str>, name: &str) -> String {
        self.renames.item(book, name)
    }

    /// A rulebook and those that it uses.
    pub(crate) fn seen(&self, book: &Arc<str>) -> Vec<Arc<str>> {
        let uses = self.books.get(book).map(|own| own.uses.clone()).unwrap_or_default();
        std::iter::once(Arc::clone(book)).chain(uses).collect()
    }

    fn seen_books(&self, book: &Arc<str>) -> Vec<(Arc<str>, &Book)> {
        self.seen(book).into_iter().filter_map(|name| Some((Arc::clone(&name), self.books.get(&name)?))).collect()
    }

    /// The fields of the events that a fact is a list of.
    pub(crate) fn fields_of(&self, book: &Arc<str>, fact: &Path) -> BTreeSet<Arc<str>> {
        let Some(fact) = fact.parts.last() else { return BTreeSet::new() };
        let seen = self.seen_books(book);
        let Some(event) = seen.iter().find_map(|(_, names)| names.events.get(&fact.text)) else {
            return BTreeSet::new();
        };
        let everywhere = seen.iter().map(|(_, names)| *names).chain(self.books.values());
        everywhere.into_iter().find_map(|names| names.fields.get(event)).cloned().unwrap_or_default()
    }

    /// What a path stands for in a rulebook; what is not known keeps its spelling.
    pub(crate) fn find(&self, book: &Arc<str>, path: &Path) -> Found {
        let parts: Vec<&Arc<str>> = path.parts.iter().map(|part| &part.text).collect();
        let seen = self.seen_books(book);
        match parts.as_slice() {
            [name] => self.single(&seen, name),
            [of, name] => self.of_another(&seen, of, name),
            [of, table, result] => {
                let item = self.renames.item(of, table);
                Found { spelling: format!("{item}.{result}"), names: Some(item) }
            }
            _ => unknown(&parts),
        }
    }

    fn single(&self, seen: &[(Arc<str>, &Book)], name: &Arc<str>) -> Found {
        for (book, names) in seen {
            if names.items.contains(name) {
                let item = self.renames.item(book, name);
                return Found { spelling: item.clone(), names: Some(item) };
            }
            if names.facts.contains(name) {
                let fact = self.renames.fact(name);
                return Found { spelling: fact.clone(), names: Some(fact) };
            }
        }
        let names = categories(seen, name);
        let names =
            if let [(book, category)] = names.as_slice() { Some(self.renames.item(book, category)) } else { None };
        Found { spelling: name.to_string(), names }
    }

    fn of_another(&self, seen: &[(Arc<str>, &Book)], of: &Arc<str>, name: &Arc<str>) -> Found {
        for (book, names) in seen {
            if names.tables.contains(of) {
                let item = self.renames.item(book, of);
                return Found { spelling: format!("{item}.{name}"), names: Some(item) };
            }
        }
        for (book, names) in seen {
            if book == of {
                return if names.facts.contains(name) && !names.items.contains(name) {
                    let fact = self.renames.fact(name);
                    Found { spelling: fact.clone(), names: Some(fact) }
                } else {
                    let item = self.renames.item(book, name);
                    Found { spelling: item.clone(), names: Some(item) }
                };
            }
        }
        let having = categories(seen, name);
        if let Some((book, category)) = having.iter().find(|(_, category)| category == of) {
            let item = self.renames.item(book, category);
            // Where one category alone has the value, its name may be left out.
            let spelling = if having.len() == 1 { name.to_string() } else { format!("{item}.{name}") };
            return Found { spelling, names: Some(item) };
        }
        unknown(&[of, name])
    }
}

/// The categories in sight that have a value.
fn categories(seen: &[(Arc<str>, &Book)], value: &Arc<str>) -> Vec<(Arc<str>, Arc<str>)> {
    let mut found = Vec::new();
    for (book, names) in seen {
        for category in names.values.get(value).into_iter().flatten() {
            found.push((Arc::clone(book), Arc::clone(category)));
        }
    }
    found
}

fn unknown(parts: &[&Arc<str>]) -> Found {
    let parts: Vec<&str> = parts.iter().map(|part| &***part).collect();
    Found { spelling: parts.join("."), names: None }
}

/// The name of the rulebook that a file is; empty if it does not say.
pub(crate) fn book_of(file: &File) -> Arc<str> {
    let head = file.items.iter().find_map(|item| match &item.header {
        Header::Rulebook(named) => Some(Arc::clone(&named.name.text)),
        _ => None,
    });
    head.unwrap_or_else(|| "".into())
}

impl Book {
    fn add(&mut self, item: &Item) {
        match &item.header {
            Header::Rulebook(_) => {
                for clause in &item.clauses {
                    if let ClauseKind::Uses(paths) = &clause.kind {
                        self.uses.extend(paths.iter().filter_map(|path| Some(Arc::clone(&path.parts.first()?.text))));
                    }
                }
                // Their order decides nothing.
                self.uses.sort();
                self.uses.dedup();
                return;
            }
            Header::Situation => {
                for clause in &item.clauses {
                    let ClauseKind::Field { name, ty, .. } = &clause.kind else { continue };
                    self.facts.insert(Arc::clone(&name.text));
                    if let TypeExpression::Events(event) = ty
                        && let Some(event) = event.parts.last()
                    {
                        self.events.insert(Arc::clone(&name.text), Arc::clone(&event.text));
                    }
                }
                return;
            }
            _ => {}
        }
        let Some(name) = item.header.name() else { return };
        self.items.insert(Arc::clone(&name.text));
        match &item.header {
            Header::Table(_) => {
                self.tables.insert(Arc::clone(&name.text));
            }
            Header::Event { when, .. } => {
                let days = match when {
                    EventTime::On(day) => vec![day],
                    EventTime::Period { from, until } => vec![from, until],
                };
                let fields = item.clauses.iter().filter_map(|clause| match &clause.kind {
                    ClauseKind::Field { name, .. } => Some(name),
                    _ => None,
                });
                let fields = fields.chain(days).map(|field| Arc::clone(&field.text)).collect();
                self.fields.insert(Arc::clone(&name.text), fields);
            }
            Header::Category(_) => {
                for clause in &item.clauses {
                    if let ClauseKind::CategoryValue { name: value, .. } = &clause.kind {
                        self.values.entry(Arc::clone(&value.text)).or_default().insert(Arc::clone(&name.text));
                    }
                }
            }
            _ => {}
        }
    }
}

impl Names {
    /// The rulebooks, each with the names of what it declares.
    pub(crate) fn rulebooks(&self) -> impl Iterator<Item = (String, BTreeSet<String>)> + '_ {
        self.books.iter().filter(|(name, _)| !name.is_empty()).map(|(name, book)| {
            let declared = book.items.iter().chain(&book.facts).map(|name| name.to_string()).collect();
            (name.to_string(), declared)
        })
    }

    pub(crate) fn has_rulebook(&self, name: &str) -> bool {
        self.books.contains_key(name)
    }
}
