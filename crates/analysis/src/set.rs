//! A rulebook set as items, versions and single statements, each with a canonical form by which two sets are compared.

mod canonical;
mod clauses;
mod laws;
mod lines;
mod names;
mod said;
mod table;

pub(crate) use laws::Laws;
pub(crate) use names::{Names, Renames, book_of};
pub(crate) use said::{Said, Words};

use crate::kind::Kind;
use crate::part::Part;
use canonical::Canonical;
use clauses::{clause_words, expression_words, validity_words};
use hjemmel_syntax::format::format_expression;
use hjemmel_syntax::tree::{ClauseKind, EventTime, File, Header, Item as TreeItem, Named, Path, Validity};
use hjemmel_value::{Date, Language};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Kind, and the one spelling of the name.
pub(crate) type Id = (Kind, String);

/// A rulebook set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Set {
    pub(crate) items: BTreeMap<Id, Item>,
}

/// An item with all its versions.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The rulebook in which it stands, by its canonical name; empty for facts and laws, which the whole set shares.
    pub(crate) rulebook: String,
    /// Its name as people read it.
    pub(crate) shown: String,
    /// Its label.
    pub(crate) label: Option<String>,
    pub(crate) versions: Vec<Version>,
    /// What it names and what therefore decides about it, in canonical spelling.
    pub(crate) named: BTreeSet<String>,
    /// The trial that frames it.
    pub(crate) trial: Option<String>,
}

/// One version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) from: Option<Date>,
    pub(crate) validity: Option<Words>,
    pub(crate) proposed: bool,
    /// The label that this version bears, as a statement among the others.
    pub(crate) said: Vec<Said>,
    /// The legal basis as it is written.
    pub(crate) citations: Vec<String>,
}

impl Version {
    /// By what it is the same version.
    pub(crate) fn identity(&self) -> Vec<(Part, &str, &str)> {
        self.said.iter().map(Said::identity).collect()
    }
}

impl Item {
    /// The legal basis of all versions as it is written, each once.
    pub(crate) fn citations(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for citation in self.versions.iter().flat_map(|version| &version.citations) {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
        }
        all
    }
}

/// What a rulebook's head is called among what decides about rules.
pub(crate) fn head_node(rulebook: &str) -> String {
    format!("rulebook {rulebook}")
}

impl Set {
    /// Reads the trees of a set, with some names taken for others.
    pub(crate) fn of(files: &[File], laws: &Laws, renames: &Renames) -> Set {
        let names = Names::of(files, renames);
        let mut set = Set::default();
        for file in files {
            let reader = Reader { names: &names, laws, book: book_of(file) };
            for item in &file.items {
                reader.item(item, &mut set);
            }
        }
        for item in set.items.values_mut() {
            item.versions.sort_by(|a, b| (a.proposed, a.from, a.identity()).cmp(&(b.proposed, b.from, b.identity())));
            item.versions.dedup();
        }
        set
    }
}

/// Reads the items of one file.
struct Reader<'s> {
    names: &'s Names,
    laws: &'s Laws,
    book: Arc<str>,
}

/// What an item is called, and what its header says.
struct Headed {
    name: String,
    shown: String,
    label: Option<String>,
    said: Vec<Said>,
}

impl Reader<'_> {
    fn canonical(&self) -> Canonical<'_> {
        Canonical::new(self.names, self.laws, Arc::clone(&self.book))
    }

    fn rulebook(&self) -> String {
        self.names.renames().rulebook(&self.book)
    }

    fn item(&self, item: &TreeItem, set: &mut Set) {
        let Some(kind) = Kind::of(item.header.kind()) else {
            self.facts(item, set);
            return;
        };
        let mut canonical = self.canonical();
        let mut header = self.header(kind, item, &mut canonical);
        let mut said = std::mem::take(&mut header.said);
        said.extend(clauses::said(&mut canonical, &item.clauses));
        said.extend(table::said(&mut canonical, &item.clauses));
        if kind == Kind::Rulebook {
            self.law_items(item, set);
        }
        let trial = item.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::InTrial(trial) => self.names.find(&self.book, trial).names,
            _ => None,
        });
        let mut named = canonical.named;
        if matches!(kind, Kind::Requirement | Kind::Exemption) {
            named.insert(head_node(&self.rulebook()));
        }
        self.add(set, kind, header, version(said, &item.clauses), named, trial);
    }

    fn add(
        &self,
        set: &mut Set,
        kind: Kind,
        header: Headed,
        version: Version,
        named: BTreeSet<String>,
        trial: Option<String>,
    ) {
        let shared = matches!(kind, Kind::Fact | Kind::Law);
        let rulebook = if shared { String::new() } else { self.rulebook() };
        let entry = set.items.entry((kind, header.name)).or_insert_with(|| Item {
            rulebook,
            shown: header.shown,
            label: None,
            versions: Vec::new(),
            named: BTreeSet::new(),
            trial: None,
        });
        entry.label = entry.label.take().or(header.label);
        entry.trial = entry.trial.take().or(trial);
        entry.named.extend(named);
        entry.versions.push(version);
    }

    fn declared(&self, named: &Named, said: Vec<Said>) -> Headed {
        let name = self.names.renames().item(&self.book, &named.name.text);
        let shown = if self.book.is_empty() {
            named.name.text.to_string()
        } else {
            format!("{}.{}", self.book, named.name.text)
        };
        let label = named.label.as_ref().map(|label| label.text.to_string());
        let mut all: Vec<Said> = label.iter().map(|label| labelled(label)).collect();
        all.extend(said);
        Headed { name, shown, label, said: all }
    }

    fn header(&self, kind: Kind, item: &TreeItem, canonical: &mut Canonical<'_>) -> Headed {
        let told = |name: String, shown: String, said: Vec<Said>| Headed { name, shown, label: None, said };
        let value = |expression, canonical: &mut Canonical<'_>| {
            let mut rewritten = hjemmel_syntax::tree::Expression::clone(expression);
            canonical.expression(&mut rewritten);
            let key = format_expression(&rewritten, Language::English);
            vec![Said::new(Part::Value, key, expression_words(expression))]
        };
        match &item.header {
            Header::Rulebook(named) => {
                let declared = self.declared(named, Vec::new());
                Headed { name: self.rulebook(), shown: self.book.to_string(), ..declared }
            }
            Header::Event { named, when } => self.declared(named, vec![event_time(when)]),
            Header::Definition { named, value: expression } => {
                let said = value(expression, canonical);
                self.declared(named, said)
            }
            Header::Setting { of, value: expression } => {
                let said = value(expression, canonical);
                let mut rewritten = of.clone();
                canonical.path(&mut rewritten);
                told(rewritten.dotted(), of.dotted(), said)
            }
            Header::AtMostOne { of: paths, name } => {
                let mut rewritten = paths.clone();
                canonical.paths(&mut rewritten);
                let mut members: Vec<String> = rewritten.iter().map(Path::dotted).collect();
                let said = members.iter().zip(paths);
                let said = said.map(|(key, path)| Said::new(Part::Member, key.clone(), Words::plain(&path.dotted())));
                let said = said.collect();
                members.sort();
                let shown: Vec<String> = paths.iter().map(Path::dotted).collect();
                if let Some(name) = name {
                    return self.declared(&Named { name: name.clone(), label: None }, said);
                }
                told(format!("{}: {}", self.rulebook(), members.join(", ")), shown.join(", "), said)
            }
            Header::NotEncoded(why) => {
                let cited: Vec<String> = item.clauses.iter().filter_map(cited).collect();
                let shown = if cited.is_empty() { why.text.to_string() } else { cited.join("; ") };
                let said = vec![Said::new(Part::Why, &*why.text, Words::plain(&format!("\"{}\"", why.text)))];
                told(format!("{}: {shown}", self.rulebook()), shown, said)
            }
            Header::Example(title) => {
                let name = format!("{}: {}", self.rulebook(), title.text);
                told(name, format!("{}: {}", self.book, title.text), Vec::new())
            }
            Header::Broken { name, .. } => {
                let unread = Said::new(Part::Unread, "header", Words::plain("…"));
                match name {
                    Some(name) if kind != Kind::Unread => {
                        let named = Named { name: name.clone(), label: None };
                        self.declared(&named, vec![unread])
                    }
                    _ => {
                        let shown = format!("{}: {}", self.book, name.as_ref().map_or("…", |name| &name.text));
                        told(shown.clone(), shown, vec![unread])
                    }
                }
            }
            Header::Situation => told(String::new(), String::new(), Vec::new()),
            Header::Category(named)
            | Header::Actor(named)
            | Header::Parameter(named)
            | Header::Table(named)
            | Header::Calendar(named)
            | Header::TargetGroup(named)
            | Header::Requirement(named)
            | Header::Trial(named)
            | Header::Exemption(named)
            | Header::Guardrail(named)
            | Header::Transition(named)
            | Header::Quota(named) => self.declared(named, Vec::new()),
        }
    }

    /// The facts of a situation, each an item.
    fn facts(&self, item: &TreeItem, set: &mut Set) {
        for clause in &item.clauses {
            let mut canonical = self.canonical();
            let (name, label, said) = match &clause.kind {
                ClauseKind::Field { name, ty, ty_at, attributes, label } => {
                    let said = lines::declared(&mut canonical, name, ty, *ty_at, attributes);
                    (name.text.to_string(), label.as_ref().map(|label| label.text.to_string()), said)
                }
                // What cannot be read is told where it stands.
                ClauseKind::Broken { .. } => {
                    let said = clauses::said(&mut canonical, std::slice::from_ref(clause));
                    let shown = format!("{}: …", self.book);
                    let header = Headed { name: shown.clone(), shown, label: None, said: Vec::new() };
                    self.add(set, Kind::Unread, header, version(said, &[]), BTreeSet::new(), None);
                    continue;
                }
                _ => continue,
            };
            let mut all: Vec<Said> = label.iter().map(|label| labelled(label)).collect();
            all.extend(said);
            let header = Headed { name: self.names.renames().fact(&name), shown: name, label, said: Vec::new() };
            self.add(set, Kind::Fact, header, version(all, &[]), canonical.named, None);
        }
    }

    /// The laws that a head names, each an item.
    fn law_items(&self, head: &TreeItem, set: &mut Set) {
        for clause in &head.clauses {
            let ClauseKind::Law { title, never_enacted, until, .. } = &clause.kind else { continue };
            let mut said = vec![labelled(&title.text)];
            if *never_enacted {
                let words = Words::of(|language| language.pick(("never enacted", "aldrig vedtaget")).to_owned());
                said.push(Said::new(Part::LawStatus, "never enacted", words));
            }
            if until.is_some() {
                let validity = Validity { from: None, until: *until };
                let words = validity_words(validity);
                said.push(Said::new(Part::LawStatus, words.in_language(Language::English), words.clone()));
            }
            let name = self.laws.title(&title.text).to_string();
            let header = Headed { name, shown: title.text.to_string(), label: None, said: Vec::new() };
            self.add(set, Kind::Law, header, version(said, &[]), BTreeSet::new(), None);
        }
    }
}

fn labelled(label: &str) -> Said {
    Said::new(Part::Label, label, Words::plain(&format!("\"{label}\"")))
}

fn event_time(when: &EventTime) -> Said {
    let words = Words::of(|language| match when {
        EventTime::On(day) => language.pick((format!("on {}", day.text), format!("den {}", day.text))),
        EventTime::Period { from, until } => language.pick((
            format!("from {} until {}", from.text, until.text),
            format!("fra {} til {}", from.text, until.text),
        )),
    });
    Said::new(Part::EventTime, words.in_language(Language::English), words.clone())
}

/// A citation as it is written.
fn cited(clause: &hjemmel_syntax::tree::Clause) -> Option<String> {
    match &clause.kind {
        ClauseKind::Citation(cited) => Some(cited.citation.to_string()),
        _ => None,
    }
}

/// One version, its statements in one order.
fn version(mut said: Vec<Said>, clauses: &[hjemmel_syntax::tree::Clause]) -> Version {
    said.sort_by(|a, b| a.identity().cmp(&b.identity()));
    // To say a thing twice is to say it once.
    said.dedup_by(|a, b| a.identity() == b.identity());
    let validity = clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Validity(validity) => Some(*validity),
        _ => None,
    });
    let proposed = clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Proposed(_)));
    Version {
        from: validity.and_then(|validity| validity.from),
        validity: validity.map(|validity| clause_words(&ClauseKind::Validity(validity))),
        proposed,
        said,
        citations: clauses.iter().filter_map(cited).collect(),
    }
}
