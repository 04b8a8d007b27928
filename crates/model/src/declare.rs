//! Who is who: the rulebooks of the set, and the names that their items declare.

mod books;

use crate::scope::{BookNames, Entry, Names, Symbol};
use books::Book;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{
    ActorId, AtMostOneId, CalendarId, CategoryId, DefinitionId, EventTypeId, ExemptionId, FactId, GroupId, GuardrailId,
    QuotaId, RequirementId, RulebookId, TransitionId, TrialId,
};
use hjemmel_engine::plan::Named;
use hjemmel_syntax::noun_of_item;
use hjemmel_syntax::tree::{self, ClauseKind, Header, Item, ItemKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that has a name, by kind; each list is in the order of its identifiers.
#[derive(Debug, Default)]
pub(crate) struct Declarations<'t> {
    pub(crate) books: Vec<Book<'t>>,
    pub(crate) categories: Vec<Declared<'t>>,
    pub(crate) actors: Vec<Declared<'t>>,
    pub(crate) calendars: Vec<Declared<'t>>,
    pub(crate) events: Vec<Declared<'t>>,
    pub(crate) definitions: Vec<Declared<'t>>,
    pub(crate) groups: Vec<Declared<'t>>,
    pub(crate) requirements: Vec<Declared<'t>>,
    pub(crate) trials: Vec<Declared<'t>>,
    pub(crate) exemptions: Vec<Declared<'t>>,
    pub(crate) guardrails: Vec<Declared<'t>>,
    pub(crate) transitions: Vec<Declared<'t>>,
    pub(crate) quotas: Vec<Declared<'t>>,
    /// Those that have a name.
    pub(crate) at_most_one: Vec<Declared<'t>>,
    pub(crate) facts: Vec<DeclaredFact<'t>>,
}

/// A name with the items that declare it: more than one where it has versions.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'t> {
    pub(crate) rulebook: RulebookId,
    pub(crate) named: Named,
    pub(crate) items: Vec<&'t Item>,
    pub(crate) span: Span,
    /// Of a table with several results: which of them it is. Its name is then that of the table and of the result.
    pub(crate) result: Option<usize>,
}

impl Declared<'_> {
    /// The name of the item: that of the table, where several results have names of their own.
    pub(crate) fn item_name(&self) -> &str {
        item_name(&self.named.name)
    }
}

/// What an item is called whose result has this name.
pub(crate) fn item_name(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// The head of a table: its clause, what its columns ask about, and what its rows give.
pub(crate) fn head_of_table(item: &Item) -> Option<(&tree::Clause, &[tree::Expression], &[tree::Named])> {
    item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Columns { tests, results } => Some((clause, tests.as_slice(), results.as_slice())),
        _ => None,
    })
}

/// A fact with the clauses that declare it, each with its rulebook; the first counts.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredFact<'t> {
    pub(crate) name: Arc<str>,
    pub(crate) clauses: Vec<(RulebookId, &'t tree::Clause)>,
}

/// What one name of a rulebook was first declared as.
struct Claim<'t> {
    kind: Option<ItemKind>,
    broken: bool,
    span: Span,
    items: Vec<&'t Item>,
}

/// Collects the rulebooks and all names.
pub(crate) fn declare<'t>(files: &'t [tree::File], complaints: &mut Diagnostics) -> (Declarations<'t>, Names) {
    let books = books::books(files, complaints);
    let uses = books::uses(&books, complaints);
    let mut all = Declarations::default();
    let mut names = Names::default();
    for (place, (book, uses)) in books.iter().zip(uses).enumerate() {
        let id = RulebookId::at(place);
        let claims = claims(book, complaints);
        let mut items = BTreeMap::new();
        for (name, claim) in claims {
            items.extend(all.results(id, &name, &claim));
            let symbol = all.add(id, &name, &claim);
            items.insert(name, Entry { symbol, span: claim.span });
        }
        let nameless = nameless(book);
        names.books.push(BookNames { name: Arc::clone(&book.name), uses, items, facts: BTreeMap::new(), nameless });
    }
    all.facts = facts(&books, &mut names, complaints);
    all.books = books;
    (all, names)
}

impl<'t> Declarations<'t> {
    fn add(&mut self, rulebook: RulebookId, name: &Arc<str>, claim: &Claim<'t>) -> Symbol {
        if claim.broken {
            return Symbol::Broken(claim.kind);
        }
        let label = claim.items.iter().find_map(|item| label(item));
        let named = Named { name: Arc::clone(name), label };
        let declared = Declared { rulebook, named, items: claim.items.clone(), span: claim.span, result: None };
        let (list, symbol): (_, fn(usize) -> Symbol) = match claim.kind {
            Some(ItemKind::Category) => (&mut self.categories, |i| Symbol::Category(CategoryId::at(i))),
            Some(ItemKind::Actor) => (&mut self.actors, |i| Symbol::Actor(ActorId::at(i))),
            Some(ItemKind::Calendar) => (&mut self.calendars, |i| Symbol::Calendar(CalendarId::at(i))),
            Some(ItemKind::Event) => (&mut self.events, |i| Symbol::Event(EventTypeId::at(i))),
            // What a table gives has names of its own, if it is more than one thing.
            Some(ItemKind::Table) if several_results(claim).len() > 1 => return Symbol::Table,
            Some(ItemKind::Definition | ItemKind::Parameter | ItemKind::Table) => {
                (&mut self.definitions, |i| Symbol::Definition(DefinitionId::at(i)))
            }
            Some(ItemKind::TargetGroup) => (&mut self.groups, |i| Symbol::Group(GroupId::at(i))),
            Some(ItemKind::Requirement) => (&mut self.requirements, |i| Symbol::Requirement(RequirementId::at(i))),
            Some(ItemKind::Trial) => (&mut self.trials, |i| Symbol::Trial(TrialId::at(i))),
            Some(ItemKind::Exemption) => (&mut self.exemptions, |i| Symbol::Exemption(ExemptionId::at(i))),
            Some(ItemKind::Transition) => (&mut self.transitions, |i| Symbol::Transition(TransitionId::at(i))),
            Some(ItemKind::Guardrail) => (&mut self.guardrails, |i| Symbol::Guardrail(GuardrailId::at(i))),
            Some(ItemKind::Quota) => (&mut self.quotas, |i| Symbol::Quota(QuotaId::at(i))),
            Some(ItemKind::AtMostOne) => (&mut self.at_most_one, |i| Symbol::AtMostOne(AtMostOneId::at(i))),
            other => return Symbol::Broken(other),
        };
        list.push(declared);
        symbol(list.len().saturating_sub(1))
    }

    /// The results of a table that gives several, each a definition called `table.result`.
    fn results(&mut self, rulebook: RulebookId, name: &Arc<str>, claim: &Claim<'t>) -> Vec<(Arc<str>, Entry)> {
        let results = several_results(claim);
        if claim.broken || results.len() < 2 {
            return Vec::new();
        }
        let mut named: BTreeMap<Arc<str>, (usize, &tree::Named)> = BTreeMap::new();
        for (place, result) in results.iter().enumerate() {
            named.entry(format!("{name}.{}", result.name.text).into()).or_insert((place, result));
        }
        let mut entries: Vec<(Arc<str>, Entry)> = Vec::new();
        for (full, (place, result)) in named {
            let label = result.label.as_ref().map(|label| Arc::clone(&label.text));
            // People read the head of the column, not the name of the table before it.
            let label = label.unwrap_or_else(|| result.name.text.replace('_', " ").into());
            let named = Named { name: Arc::clone(&full), label: Some(label) };
            let (items, span) = (claim.items.clone(), result.name.at.0);
            let symbol = Symbol::Definition(DefinitionId::at(self.definitions.len()));
            self.definitions.push(Declared { rulebook, named, items, span, result: Some(place) });
            entries.push((full, Entry { symbol, span }));
        }
        entries
    }
}

/// What a table gives.
fn several_results<'t>(claim: &Claim<'t>) -> &'t [tree::Named] {
    if claim.kind != Some(ItemKind::Table) {
        return &[];
    }
    claim.items.iter().find_map(|item| head_of_table(item)).map_or(&[], |(_, _, results)| results)
}

/// The label of an item.
fn label(item: &Item) -> Option<Arc<str>> {
    item.header.label().map(|label| Arc::clone(&label.text))
}

fn has_versions(kind: Option<ItemKind>) -> bool {
    use ItemKind::{AtMostOne, Definition, Exemption, Quota, Requirement, Table, TargetGroup, Trial};
    matches!(kind, Some(Definition | Table | TargetGroup | Requirement | Trial | Exemption | Quota | AtMostOne))
}

/// Whether two items of one name are law and what is proposed in its place, where rules have no other versions.
fn law_and_proposal(kind: Option<ItemKind>, first: &Claim<'_>, item: &Item) -> bool {
    let proposed = |item: &Item| item.clauses.iter().any(|it| matches!(it.kind, ClauseKind::Proposed(_)));
    matches!(kind, Some(ItemKind::Parameter | ItemKind::Transition))
        && first.items.iter().all(|other| proposed(other) != proposed(item))
}

/// The names of a rulebook's items. Items of one name and kind are versions of one rule, where rules have versions.
fn claims<'t>(book: &Book<'t>, complaints: &mut Diagnostics) -> BTreeMap<Arc<str>, Claim<'t>> {
    let mut claims: BTreeMap<Arc<str>, Claim<'t>> = BTreeMap::new();
    for item in &book.items {
        let kind = item.header.kind();
        let Some(name) = item.header.name().filter(|_| kind != Some(ItemKind::Rulebook)) else { continue };
        let broken = matches!(item.header, Header::Broken { .. });
        let new = || Claim { kind, broken, span: name.at.0, items: vec![item] };
        match claims.get_mut(&name.text) {
            None => {
                claims.insert(Arc::clone(&name.text), new());
            }
            Some(_) if broken => {}
            Some(first) if first.broken => *first = new(),
            Some(first) if first.kind == kind && (has_versions(kind) || law_and_proposal(kind, first, item)) => {
                first.items.push(item);
            }
            Some(first) => complaints.push(duplicate(name, first.span)),
        }
    }
    claims
}

/// The kinds of items whose name could not be read.
fn nameless(book: &Book<'_>) -> Vec<Noun> {
    let broken = book.items.iter().filter_map(|item| match &item.header {
        Header::Broken { kind, name: None } => *kind,
        _ => None,
    });
    broken.map(noun_of_item).collect()
}

/// A name that is taken.
pub(crate) fn duplicate(name: &tree::Name, first: Span) -> Diagnostic {
    Diagnostic::new(Message::DuplicateName { name: name.text.to_string() }, name.at.0)
        .with_secondary(first, LabelRole::FirstDeclaredHere)
}

/// A name that stands in two places of one text: the later one is the second.
fn taken(name: &str, one: Span, other: Span) -> Diagnostic {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    Diagnostic::new(Message::DuplicateName { name: name.to_owned() }, second)
        .with_secondary(first, LabelRole::FirstDeclaredHere)
}

/// The facts of all situations, sorted by name. Whether two of one name agree is seen once they have types.
fn facts<'t>(books: &[Book<'t>], names: &mut Names, complaints: &mut Diagnostics) -> Vec<DeclaredFact<'t>> {
    let mut found: BTreeMap<Arc<str>, DeclaredFact<'t>> = BTreeMap::new();
    for (place, book) in books.iter().enumerate() {
        let id = RulebookId::at(place);
        let mut here: BTreeMap<&Arc<str>, Span> = BTreeMap::new();
        for clause in book.situations().flat_map(|item| &item.clauses) {
            let ClauseKind::Field { name, .. } = &clause.kind else { continue };
            if let Some(first) = here.insert(&name.text, name.at.0) {
                here.insert(&name.text, first);
                complaints.push(duplicate(name, first));
                continue;
            }
            let item = names.book(id).and_then(|own| own.items.get(&name.text));
            if let Some(item) = item.filter(|item| item.symbol.has_value()) {
                complaints.push(taken(&name.text, name.at.0, item.span));
                continue;
            }
            let new = || DeclaredFact { name: Arc::clone(&name.text), clauses: Vec::new() };
            found.entry(Arc::clone(&name.text)).or_insert_with(new).clauses.push((id, clause));
        }
    }
    broken_facts(books, names);
    let facts: Vec<DeclaredFact<'t>> = found.into_values().collect();
    for (place, fact) in facts.iter().enumerate() {
        for (rulebook, clause) in &fact.clauses {
            let ClauseKind::Field { name, .. } = &clause.kind else { continue };
            let entry = Entry { symbol: Symbol::Fact(FactId::at(place)), span: name.at.0 };
            if let Some(book) = names.books.get_mut(rulebook.index()) {
                book.facts.insert(Arc::clone(&fact.name), entry);
            }
        }
    }
    facts
}

/// A line of a situation that could not be read begins with the name of a fact, of which nobody is to hear again.
fn broken_facts(books: &[Book<'_>], names: &mut Names) {
    for (book, own) in books.iter().zip(&mut names.books) {
        for clause in book.situations().flat_map(|item| &item.clauses) {
            if let Some(name) = broken_name(clause) {
                let entry = Entry { symbol: Symbol::Broken(None), span: clause.at.0 };
                own.facts.entry(name.into()).or_insert(entry);
            }
        }
    }
}

/// The first word of a line that could not be read.
pub(crate) fn broken_name(clause: &tree::Clause) -> Option<&str> {
    let ClauseKind::Broken { text } = &clause.kind else { return None };
    text.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| !word.is_empty())
}
