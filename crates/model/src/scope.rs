//! Looking up names: what a rulebook sees, and what was probably meant when it sees nothing of that name.

use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{
    ActorId, AtMostOneId, CalendarId, CategoryId, DefinitionId, EventTypeId, ExemptionId, FactId, GroupId, GuardrailId,
    QuotaId, RequirementId, RulebookId, TransitionId, TrialId,
};
use hjemmel_syntax::tree::{ItemKind, Name, Path};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a name stands for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Symbol {
    Category(CategoryId),
    Actor(ActorId),
    Calendar(CalendarId),
    Event(EventTypeId),
    Definition(DefinitionId),
    Group(GroupId),
    Requirement(RequirementId),
    Trial(TrialId),
    Exemption(ExemptionId),
    Guardrail(GuardrailId),
    Transition(TransitionId),
    Quota(QuotaId),
    AtMostOne(AtMostOneId),
    Fact(FactId),
    /// A table that gives several things, each with a name of its own.
    Table,
    /// An item whose header could not be read: nothing is known of it, and nothing is complained of.
    Broken(Option<ItemKind>),
}

impl Symbol {
    /// What it is called in complaints.
    pub(crate) fn noun(self) -> Noun {
        match self {
            Self::Category(_) => Noun::Category,
            Self::Actor(_) => Noun::Actor,
            Self::Calendar(_) => Noun::Calendar,
            Self::Event(_) => Noun::Event,
            Self::Definition(_) => Noun::Definition,
            Self::Group(_) => Noun::TargetGroup,
            Self::Requirement(_) => Noun::Requirement,
            Self::Trial(_) => Noun::Trial,
            Self::Exemption(_) => Noun::Exemption,
            Self::Guardrail(_) => Noun::Guardrail,
            Self::Transition(_) => Noun::Transition,
            Self::Quota(_) => Noun::Quota,
            Self::AtMostOne(_) => Noun::AtMostOne,
            Self::Fact(_) => Noun::Fact,
            Self::Table => Noun::Table,
            Self::Broken(_) => Noun::Item,
        }
    }

    /// Whether it has a value, and so can stand in an expression.
    pub(crate) fn has_value(self) -> bool {
        matches!(self, Self::Fact(_) | Self::Definition(_) | Self::Group(_))
    }
}

/// A name with what it stands for and where it was declared.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) symbol: Symbol,
    pub(crate) span: Span,
}

/// The names of one rulebook.
#[derive(Clone, Debug, Default)]
pub(crate) struct BookNames {
    pub(crate) name: Arc<str>,
    /// The rulebooks that it uses.
    pub(crate) uses: Vec<RulebookId>,
    /// Its items.
    pub(crate) items: BTreeMap<Arc<str>, Entry>,
    /// Its facts, which have a namespace of their own: a fact and its category are often called the same.
    pub(crate) facts: BTreeMap<Arc<str>, Entry>,
    /// Kinds of items of which one has no name that could be read: a name that nothing has may be its.
    pub(crate) nameless: Vec<Noun>,
}

/// All names of the set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// By [`RulebookId`].
    pub(crate) books: Vec<BookNames>,
}

/// Why nothing was found; `None` where a complaint has been made already.
pub(crate) type Missing = Option<Box<Diagnostic>>;

/// A path as it is written, and what was found under it.
struct Found {
    own: Vec<(RulebookId, Entry)>,
    used: Vec<(RulebookId, Entry)>,
}

impl Names {
    pub(crate) fn book(&self, id: RulebookId) -> Option<&BookNames> {
        self.books.get(id.index())
    }

    /// The rulebooks that a rulebook sees: itself, then those that it uses.
    pub(crate) fn visible(&self, book: RulebookId) -> Vec<RulebookId> {
        let uses = self.book(book).map(|names| names.uses.clone()).unwrap_or_default();
        std::iter::once(book).chain(uses).collect()
    }

    /// All names that a rulebook sees, with what they stand for.
    pub(crate) fn all_visible(&self, book: RulebookId) -> impl Iterator<Item = (&str, Symbol)> {
        self.visible(book)
            .into_iter()
            .filter_map(|id| self.books.get(id.index()))
            .flat_map(|names| names.items.iter().chain(&names.facts))
            .map(|(name, entry)| (&**name, entry.symbol))
    }

    /// The nearest of the names that a rulebook sees and that `wanted` takes.
    pub(crate) fn nearest(&self, book: RulebookId, name: &str, wanted: impl Fn(Symbol) -> bool) -> Option<String> {
        let candidates = self.all_visible(book).filter(|(_, symbol)| wanted(*symbol)).map(|(name, _)| name);
        closest(name, candidates).map(str::to_owned)
    }

    /// The line that would bring a name of another rulebook into sight, if just one has it.
    pub(crate) fn elsewhere(&self, name: &str, wanted: impl Fn(Symbol) -> bool) -> Option<String> {
        let has = |names: &&BookNames| {
            [names.items.get(name), names.facts.get(name)].into_iter().flatten().any(|entry| wanted(entry.symbol))
        };
        let mut with = self.books.iter().filter(has).filter(|names| !names.name.is_empty());
        match (with.next(), with.next()) {
            (Some(names), None) => Some(format!("uses {}", names.name)),
            _ => None,
        }
    }

    fn entries(&self, id: RulebookId, name: &str) -> Vec<(RulebookId, Entry)> {
        let Some(names) = self.book(id) else { return Vec::new() };
        [names.items.get(name), names.facts.get(name)].into_iter().flatten().map(|entry| (id, *entry)).collect()
    }

    fn found(&self, book: RulebookId, path: &Path) -> Result<Found, Missing> {
        match path.parts.as_slice() {
            [name] => {
                let mut used = Vec::new();
                for id in self.visible(book).into_iter().skip(1) {
                    used.extend(self.entries(id, &name.text));
                }
                Ok(Found { own: self.entries(book, &name.text), used })
            }
            [of, name] => {
                if let Some(found) = self.result(book, of, name) {
                    return Ok(found);
                }
                let seen = self.visible(book);
                let called = |id: &RulebookId| self.book(*id).is_some_and(|names| names.name == of.text);
                if let Some(id) = seen.iter().copied().find(called) {
                    return Ok(Found { own: self.entries(id, &name.text), used: Vec::new() });
                }
                let message = Message::UnknownName { name: of.text.to_string(), what: Noun::Rulebook };
                let complaint = Diagnostic::new(message, of.at.0);
                if self.books.iter().any(|names| names.name == of.text) {
                    return Err(Some(Box::new(complaint.with_worded_suggestion(using(&of.text)))));
                }
                let names = seen.iter().filter_map(|id| self.book(*id)).map(|names| &*names.name);
                let near = closest(&of.text, names).map(str::to_owned);
                Err(Some(Box::new(complaint.with_suggestion_if(near))))
            }
            [of, table, name] => {
                let result = format!("{}.{}", table.text, name.text);
                let called = |id: &RulebookId| self.book(*id).is_some_and(|names| names.name == of.text);
                let own = self.visible(book).into_iter().find(called).map(|id| self.entries(id, &result));
                match own.filter(|own| !own.is_empty()) {
                    Some(own) => Ok(Found { own, used: Vec::new() }),
                    None => Err(Some(Box::new(unknown(path, Noun::Name, None)))),
                }
            }
            _ => Err(Some(Box::new(unknown(path, Noun::Name, None)))),
        }
    }

    /// `table.result`, where a table of this name gives several things; nothing is found of a result that it does not give.
    fn result(&self, book: RulebookId, of: &Name, name: &Name) -> Option<Found> {
        let is_table = |names: &BookNames| names.items.get(&of.text).is_some_and(|it| it.symbol == Symbol::Table);
        let mut tables = self.visible(book).into_iter().filter(|id| self.book(*id).is_some_and(is_table)).peekable();
        tables.peek()?;
        let result = format!("{}.{}", of.text, name.text);
        let (own, used): (Vec<RulebookId>, Vec<RulebookId>) = tables.partition(|id| *id == book);
        let entries = |ids: Vec<RulebookId>| ids.into_iter().flat_map(|id| self.entries(id, &result)).collect();
        Some(Found { own: entries(own), used: entries(used) })
    }

    /// What a path stands for, if it is one of the kinds that `wanted` takes. The rulebook's own comes first; of several
    /// among those that it uses, none is chosen.
    pub(crate) fn find(
        &self,
        book: RulebookId,
        path: &Path,
        what: Noun,
        wanted: impl Fn(Symbol) -> bool,
    ) -> Result<Symbol, Missing> {
        let found = self.found(book, path)?;
        let fits = |entries: &[(RulebookId, Entry)]| -> Vec<(RulebookId, Entry)> {
            let mut fitting: Vec<_> = entries.iter().copied().filter(|(_, entry)| wanted(entry.symbol)).collect();
            // A fact that two rulebooks declare alike is one fact.
            fitting.dedup_by_key(|(_, entry)| entry.symbol);
            fitting
        };
        for entries in [&found.own, &found.used] {
            match fits(entries).as_slice() {
                [] => {}
                [(_, one)] => return Ok(one.symbol),
                several => return Err(Some(Box::new(self.ambiguous(path, several)))),
            }
        }
        let others: Vec<_> = found.own.iter().chain(&found.used).collect();
        if others.iter().any(|(_, entry)| matches!(entry.symbol, Symbol::Broken(_))) {
            return Err(None);
        }
        let complaint = match others.first() {
            Some((_, entry)) => {
                let name = path.dotted();
                let message = Message::WrongKindOfName { name, is: entry.symbol.noun(), wanted: what };
                let near = self.nearest(book, last(path), &wanted);
                Diagnostic::new(message, path.at.0)
                    .with_secondary(entry.span, LabelRole::DeclaredHere)
                    .with_suggestion_if(near)
            }
            None => {
                let near = self.nearest(book, last(path), &wanted);
                let near = near.or_else(|| self.nearest(book, &path.dotted(), &wanted));
                let near = near.or_else(|| self.elsewhere(last(path), &wanted));
                let may_be_it = |id: RulebookId| self.book(id).is_some_and(|names| names.nameless.contains(&what));
                if near.is_none() && self.visible(book).into_iter().any(may_be_it) {
                    return Err(None);
                }
                unknown(path, what, near)
            }
        };
        Err(Some(Box::new(complaint)))
    }

    /// As [`find`](Self::find), without a complaint.
    pub(crate) fn sees(&self, book: RulebookId, path: &Path, wanted: impl Fn(Symbol) -> bool) -> bool {
        self.lookup(book, path, wanted).is_some()
    }

    /// As [`find`](Self::find), for those who only try: what was probably meant is not sought, which would cost as much
    /// as there are names.
    pub(crate) fn lookup(&self, book: RulebookId, path: &Path, wanted: impl Fn(Symbol) -> bool) -> Option<Symbol> {
        let found = self.found(book, path).ok()?;
        for entries in [&found.own, &found.used] {
            let mut fitting: Vec<Symbol> =
                entries.iter().map(|(_, entry)| entry.symbol).filter(|symbol| wanted(*symbol)).collect();
            fitting.dedup();
            match fitting.as_slice() {
                [] => {}
                [one] => return Some(*one),
                _ => return None,
            }
        }
        None
    }

    /// Whatever a path stands for, the rulebook's own first.
    pub(crate) fn anything(&self, book: RulebookId, path: &Path) -> Option<Entry> {
        let found = self.found(book, path).ok()?;
        found.own.first().or(found.used.first()).map(|(_, entry)| *entry)
    }

    fn ambiguous(&self, path: &Path, several: &[(RulebookId, Entry)]) -> Diagnostic {
        let qualified = |(id, _): &(RulebookId, Entry)| {
            format!("{}.{}", self.book(*id).map_or("", |names| &names.name), last(path))
        };
        let candidates = several.iter().map(qualified).collect();
        let message = Message::AmbiguousName { name: path.dotted(), candidates };
        let complaint = Diagnostic::new(message, path.at.0);
        several.iter().fold(complaint, |all, (_, entry)| all.with_secondary(entry.span, LabelRole::DeclaredHere))
    }
}

/// The line that brings a rulebook's names into sight.
fn using(book: &str) -> [String; 2] {
    [format!("uses {book}"), format!("bruger {book}")]
}

fn unknown(path: &Path, what: Noun, near: Option<String>) -> Diagnostic {
    Diagnostic::new(Message::UnknownName { name: path.dotted(), what }, path.at.0).with_suggestion_if(near)
}

/// The last word of a path.
pub(crate) fn last(path: &Path) -> &str {
    path.parts.last().map_or("", |part| &part.text)
}
