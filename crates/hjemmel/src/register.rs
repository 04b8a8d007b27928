//! The register of a rulebook set: every item that cites the law, one line a version, in the order of the acts.

use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Noun, Sources, Span};
use hjemmel_engine::plan::InForce;
use hjemmel_model::model::{Law, Model};
use hjemmel_syntax::noun_of_item;
use hjemmel_syntax::tree::{ClauseKind, File, Header, Item, ItemKind, Path, Validity};
use hjemmel_value::{Chapter, Citation, Date, Place};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The schema that [`Register`] names in its JSON.
pub const REGISTER_SCHEMA: &str = "hjemmel.register/1";

/// The JSON Schema of `hjemmel.register/1` (draft 2020-12).
#[must_use]
pub fn register_schema() -> serde_json::Value {
    serde_json::from_str(include_str!("register.schema.json")).unwrap_or_default()
}

/// Every item of a rulebook set that rests on a provision; see [`Compiled::register`](crate::Compiled::register).
#[derive(Clone, Debug, Default, Serialize)]
pub struct Register {
    /// The laws that are cited, by the names that the rulebooks give them.
    pub laws: Vec<RegisteredLaw>,
    /// One line for each version of an item, by its first citation, then name and first day.
    pub rules: Vec<RegisteredRule>,
    #[serde(skip)]
    chapters: Vec<Chapter>,
}

/// A law, as a rulebook's head names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RegisteredLaw {
    /// What citations call it.
    pub name: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Whether it was proposed and never passed.
    pub never_enacted: bool,
    /// Its last day in force.
    pub until: Option<Date>,
}

/// One version of an item that cites the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisteredRule {
    /// Its legal basis, in the order of the acts.
    pub citations: Vec<Citation>,
    /// What it is: a requirement, an exemption, a target group …
    #[serde(serialize_with = "kind")]
    pub kind: Noun,
    /// The qualified name `rulebook.name`; of a provision left out, the rulebook alone.
    pub name: String,
    /// What people read.
    pub title: Option<Arc<str>>,
    /// First day on which this version is law, by its own days; of a requirement and a quota without, by those of the head.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// The proposals that must be switched on; empty for what is law.
    pub proposals: Vec<Arc<str>>,
    /// The file.
    pub file: String,
    /// The line of its header, from 1.
    pub line: u32,
}

fn kind<S: Serializer>(kind: &Noun, serializer: S) -> Result<S::Ok, S::Error> {
    let word = kind.bare(hjemmel_diagnostic::Language::English);
    serializer.serialize_str(&word.replace([' ', '-'], "_"))
}

impl RegisteredRule {
    /// The rulebook's name and its own.
    fn parts(&self) -> impl Iterator<Item = &str> {
        self.name.split('.')
    }

    /// Whether this version is law, or would be if its proposals were switched on, on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

impl Register {
    /// Of a set that was parsed and checked.
    #[must_use]
    pub(crate) fn of(files: &[File], model: &Model, sources: &Sources) -> Self {
        let in_force = versions(model);
        let mut rules: Vec<RegisteredRule> = Vec::new();
        for file in files {
            let book = Book::of(file);
            for item in &file.items {
                rules.extend(line(item, &book, model, &in_force, sources));
            }
        }
        rules.sort_by(|one, other| {
            let key = |rule: &RegisteredRule| (rule.citations.clone(), rule.name.clone(), rule.from, rule.line);
            key(one).cmp(&key(other))
        });
        let mut laws: Vec<RegisteredLaw> = model.rulebooks.iter().flat_map(|head| head.laws.iter()).map(law).collect();
        laws.sort();
        laws.dedup();
        let chapters = model.rulebooks.iter().flat_map(|head| head.chapters.iter().cloned()).collect();
        Self { laws, rules, chapters }
    }

    /// The lines that rest on a place of the law: on it, on a part of it, or on something that it is part of.
    pub fn citing<'a>(&'a self, place: &'a Citation) -> impl Iterator<Item = &'a RegisteredRule> {
        self.rules.iter().filter(|rule| rule.citations.iter().any(|cited| self.meet(cited, place)))
    }

    /// Whether two places share something, by what the heads say of chapters.
    #[must_use]
    pub fn meet(&self, one: &Citation, other: &Citation) -> bool {
        one.overlaps(other, &self.chapters)
    }

    /// The citation with the law's name as the rulebooks spell it, whatever capitals it was asked with.
    #[must_use]
    pub fn spelled(&self, citation: Citation) -> Citation {
        let wanted = citation.law.to_lowercase();
        let law = self.laws.iter().find(|law| law.name.to_lowercase() == wanted);
        law.map_or(citation.clone(), |law| Citation { law: Arc::clone(&law.name), ..citation })
    }

    /// Whether a rulebook names this law.
    #[must_use]
    pub fn knows(&self, law: &str) -> bool {
        self.laws.iter().any(|known| *known.name == *law)
    }

    /// The lines of what is called so: by its name, its qualified name, or that of its rulebook.
    pub fn called<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a RegisteredRule> {
        self.rules.iter().filter(move |rule| rule.name == name || rule.parts().any(|part| part == name))
    }

    /// The law or the rule that may have been meant by a name that none has.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let laws = self.laws.iter().map(|law| &*law.name);
        closest(name, laws.clone()).or_else(|| closest(name, self.rules.iter().flat_map(RegisteredRule::parts)))
    }

    /// The law and the first chapter of a place that no head says the sections of: nothing can be told to lie in it,
    /// save what cites the chapter itself.
    #[must_use]
    pub fn unknown_chapter(&self, place: &Citation) -> Option<(String, String)> {
        let Place::Chapters(ranges) = &place.place else { return None };
        let cited = self.rules.iter().any(|rule| rule.citations.iter().any(|cited| self.meet(cited, place)));
        if cited || place.chapters_known(&self.chapters) {
            return None;
        }
        let known = |number| self.chapters.iter().any(|it| it.law == place.law && it.number == number);
        let mut ends = ranges.iter().flat_map(|range| [range.first, range.last]);
        let missing = ends.find(|end| !known(*end))?;
        Some((place.law.to_string(), missing.to_string()))
    }

    /// Of the places in the same law that something rests on, the last before this one and the first after it.
    #[must_use]
    pub fn neighbours(&self, place: &Citation) -> Vec<&Citation> {
        let cited = self.rules.iter().flat_map(|rule| &rule.citations);
        let same = |cited: &&Citation| cited.law == place.law && cited.place != Place::Law;
        let before = cited.clone().filter(same).filter(|cited| *cited < place).max();
        let after = cited.filter(same).filter(|cited| *cited > place).min();
        before.into_iter().chain(after).collect()
    }
}

fn law(law: &Law) -> RegisteredLaw {
    RegisteredLaw {
        name: Arc::clone(&law.alias),
        title: Arc::clone(&law.title),
        never_enacted: law.never_enacted,
        until: law.until,
    }
}

/// When each version of the set is law, by its header. Parameters and settings, whose versions are cut by days, and guardrails
/// are not among them: see [`marks`].
fn versions(model: &Model) -> BTreeMap<Span, &InForce> {
    let definitions = model.definitions.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let groups = model.groups.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let requirements = model.requirements.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let trials = model.trials.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let exemptions = model.exemptions.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let quotas = model.quotas.iter().flat_map(|rule| &rule.versions).map(|it| (it.span, &it.in_force));
    let transitions = model.transitions.iter().map(|it| (it.span, &it.in_force));
    let not_encoded = model.not_encoded.iter().map(|it| (it.span, &it.in_force));
    let rules = definitions.chain(groups).chain(requirements).chain(trials).chain(exemptions).chain(quotas);
    let sets = model.at_most_one.iter().flat_map(|set| &set.versions).map(|it| (it.span, &it.in_force));
    rules.chain(transitions).chain(not_encoded).chain(sets).collect()
}

/// The proposals of an item that the model keeps no versions of: its own mark, and that of its rulebook.
fn marks(item: &Item, book: &Book<'_>, model: &Model) -> Vec<Arc<str>> {
    let last = match &item.header {
        Header::Setting { of, .. } => of.parts.last(),
        header => header.name(),
    };
    let own = last.filter(|_| is_proposed(item)).map(|name| format!("{}.{}", book.name, name.text));
    let names: Vec<String> = book.proposed.then(|| book.name.to_owned()).into_iter().chain(own).collect();
    let declared = model.proposals.iter().map(|proposal| &proposal.name);
    declared.filter(|name| names.iter().any(|it| **it == ***name)).cloned().collect()
}

fn is_proposed(item: &Item) -> bool {
    item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Proposed(_)))
}

/// The rulebook that a file is.
#[derive(Default)]
struct Book<'f> {
    name: &'f str,
    proposed: bool,
    /// The days of its head.
    days: Validity,
}

impl<'f> Book<'f> {
    fn of(file: &'f File) -> Self {
        let head = file.items.iter().find_map(|item| match &item.header {
            Header::Rulebook(named) => {
                Some(Self { name: &named.name.text, proposed: is_proposed(item), days: validity(item) })
            }
            _ => None,
        });
        head.unwrap_or_default()
    }
}

/// The line of an item that cites something.
fn line(
    item: &Item,
    book: &Book<'_>,
    model: &Model,
    in_force: &BTreeMap<Span, &InForce>,
    sources: &Sources,
) -> Option<RegisteredRule> {
    let kind = item.header.kind().filter(|kind| !matches!(kind, ItemKind::Rulebook | ItemKind::Example))?;
    let mut citations: Vec<Citation> = cited(item);
    if citations.is_empty() {
        return None;
    }
    citations.sort();
    let own = validity(item);
    // What a rulebook asks is asked on the days of its head; what that rests on is read for duties that began before.
    let asks = matches!(kind, ItemKind::Requirement | ItemKind::Quota);
    let head = if asks { book.days } else { Validity::default() };
    let known = in_force.get(&item.header_at.0);
    let span = item.header_at.0;
    let source = sources.get(span.source);
    let (name, title) = called(&item.header);
    Some(RegisteredRule {
        citations,
        kind: noun_of_item(kind),
        name: if name.is_empty() { book.name.to_owned() } else { format!("{}.{name}", book.name) },
        title,
        from: known.map_or(own.from, |known| known.from).or(head.from),
        until: known.map_or(own.until, |known| known.until).or(head.until),
        proposals: known.map_or_else(|| marks(item, book, model), |known| proposals(known, model)),
        file: source.map(|source| source.name().to_owned()).unwrap_or_default(),
        line: source.map_or(0, |source| source.line_column(span.start).line),
    })
}

fn cited(item: &Item) -> Vec<Citation> {
    let clauses = item.clauses.iter();
    clauses
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Citation(cited) => Some(cited.citation.clone()),
            _ => None,
        })
        .collect()
}

fn validity(item: &Item) -> Validity {
    let said = item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Validity(validity) => Some(*validity),
        _ => None,
    });
    said.unwrap_or_default()
}

fn proposals(in_force: &InForce, model: &Model) -> Vec<Arc<str>> {
    let marks = in_force.proposals.iter().filter_map(|id| model.proposals.get(id.index()));
    marks.map(|proposal| Arc::clone(&proposal.name)).collect()
}

/// The name of an item and what people read; a setting is called after what it sets.
fn called(header: &Header) -> (String, Option<Arc<str>>) {
    match header {
        Header::Setting { of, .. } => (of.dotted(), None),
        Header::AtMostOne { of, name } => {
            let name = name.as_ref().map(|name| name.text.to_string()).unwrap_or_default();
            (name, Some(Arc::from(of.iter().map(Path::dotted).collect::<Vec<_>>().join(", "))))
        }
        Header::NotEncoded(label) | Header::Example(label) => (String::new(), Some(Arc::clone(&label.text))),
        _ => (
            header.name().map(|name| name.text.to_string()).unwrap_or_default(),
            header.label().map(|label| Arc::clone(&label.text)),
        ),
    }
}
