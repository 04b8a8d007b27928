//! What is marked `proposed`: the names that switch it on, and what each version needs to be switched on.

use super::Resolver;
use crate::declare::Declared;
use hjemmel_diagnostic::{Diagnostic, Message, Span};
use hjemmel_engine::ids::{ProposalId, RulebookId};
use hjemmel_engine::plan::{InForce, Proposal};
use hjemmel_syntax::tree::{Clause, ClauseKind, Header, Item, Label, Path};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The proposals found so far, by name.
type Marked = BTreeMap<Arc<str>, Proposal>;

/// The `proposed` clause among some, if there is one, with what it lacks.
fn mark(clauses: &[Clause]) -> Option<Option<&Label>> {
    clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Proposed(lacks) => Some(lacks.as_ref()),
        _ => None,
    })
}

/// Whether an item is marked itself.
pub(super) fn is_proposed(item: &Item) -> bool {
    mark(&item.clauses).is_some()
}

/// Whether a line that could not be read begins as one that says days.
fn is_unread_days(clause: &Clause) -> bool {
    let ClauseKind::Broken { text } = &clause.kind else { return false };
    let mut words = text.split_whitespace();
    match words.next() {
        Some("from" | "until" | "fra" | "til") => true,
        Some("with") => words.next() == Some("effect"),
        Some("med") => words.next() == Some("virkning"),
        _ => false,
    }
}

fn add(marked: &mut Marked, name: String, label: Option<&Arc<str>>, lacks: Option<&Label>) {
    let name: Arc<str> = name.into();
    let proposal = marked.entry(Arc::clone(&name)).or_insert_with(|| Proposal { name, label: None, lacks: None });
    proposal.label = proposal.label.take().or_else(|| label.map(Arc::clone));
    proposal.lacks = proposal.lacks.take().or_else(|| lacks.map(|label| Arc::clone(&label.text)));
}

impl<'t> Resolver<'t> {
    /// Collects the proposals of the set.
    pub(super) fn proposals(&mut self) {
        let declared = Arc::clone(&self.declared);
        let mut marked = Marked::new();
        let mut settings: BTreeMap<String, (String, Span)> = BTreeMap::new();
        for (place, book) in declared.books.iter().enumerate() {
            if let Some(lacks) = mark(book.clauses()) {
                add(&mut marked, book.name.to_string(), book.label.as_ref(), lacks);
            }
            for item in &book.items {
                let book = RulebookId::at(place);
                let name = match &item.header {
                    Header::NotEncoded(_) => self.not_encoded_name(book, item),
                    Header::Setting { of, .. } => self.setting_name(book, of),
                    _ => continue,
                };
                if let Some(lacks) = mark(&item.clauses) {
                    if let Header::Setting { of, .. } = &item.header {
                        settings.entry(name.clone()).or_insert_with(|| (of.dotted(), item.header_at.0));
                    }
                    add(&mut marked, name, None, lacks);
                }
            }
        }
        let rules = [&declared.definitions, &declared.groups, &declared.requirements, &declared.trials];
        let rules = rules.into_iter().chain([&declared.exemptions, &declared.guardrails, &declared.quotas]);
        let rules = rules.chain([&declared.transitions, &declared.at_most_one]);
        for rule in rules.flatten() {
            for lacks in rule.items.iter().filter_map(|item| mark(&item.clauses)) {
                let name = self.qualified(rule.rulebook, rule.item_name());
                // A rule of that name is told for itself.
                settings.remove(&name);
                add(&mut marked, name, rule.named.label.as_ref(), lacks);
            }
        }
        for (name, (of, span)) in settings {
            if marked.get(&*name).is_some_and(|proposal| proposal.lacks.is_none()) {
                self.complain(Diagnostic::new(Message::ProposedWithoutWhat { name: of }, span));
            }
        }
        self.model.proposals = marked.into_values().collect();
    }

    /// Notes the items of which a line with days could not be read: what they overlap, nobody can tell.
    pub(super) fn unread_days(&mut self) {
        let items = self.declared.books.iter().flat_map(|book| &book.items);
        let unread = items.filter(|item| item.clauses.iter().any(is_unread_days)).map(|item| item.header_at.0);
        self.model.days_unread = unread.collect();
    }

    /// What a provision left out is called when it is `proposed`: its rulebook and what it cites.
    fn not_encoded_name(&self, book: RulebookId, item: &Item) -> String {
        let cited = item.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Citation(cited) => Some(cited.citation.to_string()),
            _ => None,
        });
        self.qualified(book, &cited.unwrap_or_default())
    }

    /// What a setting is called when it is `proposed`: its rulebook and the parameter, by its last word.
    fn setting_name(&self, book: RulebookId, of: &Path) -> String {
        self.qualified(book, of.dotted().rsplit('.').next().unwrap_or_default())
    }

    /// Everything that has to be on for a setting.
    pub(super) fn setting_proposals(&self, book: RulebookId, of: &Path, item: &Item) -> Vec<ProposalId> {
        let own = mark(&item.clauses).and_then(|_| self.proposal(&self.setting_name(book, of)));
        let mut proposals: Vec<ProposalId> = own.into_iter().chain(self.rulebook_proposal(book)).collect();
        proposals.sort_unstable();
        proposals.dedup();
        proposals
    }

    fn proposal(&self, name: &str) -> Option<ProposalId> {
        let place = self.model.proposals.binary_search_by(|proposal| (*proposal.name).cmp(name)).ok()?;
        Some(ProposalId::at(place))
    }

    /// The proposal that a whole rulebook is.
    pub(crate) fn rulebook_proposal(&self, book: RulebookId) -> Option<ProposalId> {
        let book = self.declared.books.get(book.index())?;
        mark(book.clauses())?;
        self.proposal(&book.name)
    }

    /// The proposal that one version of a rule is.
    fn own_proposal(&self, book: RulebookId, name: &str, item: &Item) -> Option<ProposalId> {
        mark(&item.clauses)?;
        self.proposal(&self.qualified(book, name))
    }

    /// The proposal that a trial is in all its versions: nothing in it is law.
    pub(super) fn trial_proposal(&self, trial: &Declared<'_>) -> Option<ProposalId> {
        if !trial.items.iter().all(|item| mark(&item.clauses).is_some()) {
            return None;
        }
        self.proposal(&self.qualified(trial.rulebook, &trial.named.name))
    }

    /// When a version is law: its own days, and all marks on the way to it.
    pub(super) fn in_force(&self, rule: &Declared<'_>, item: &Item, trial: Option<ProposalId>) -> InForce {
        let own = self.own_proposal(rule.rulebook, rule.item_name(), item);
        self.in_force_with(rule.rulebook, item, own.into_iter().chain(trial))
    }

    /// The same for a provision left out, which has no name.
    pub(super) fn in_force_unnamed(&self, book: RulebookId, item: &Item) -> InForce {
        let own = mark(&item.clauses).and_then(|_| self.proposal(&self.not_encoded_name(book, item)));
        self.in_force_with(book, item, own.into_iter())
    }

    /// The same for a set without a name, which nothing but its rulebook switches on.
    pub(super) fn in_force_of_set(&self, book: RulebookId, item: &Item) -> InForce {
        self.in_force_with(book, item, std::iter::empty())
    }

    fn in_force_with(&self, book: RulebookId, item: &Item, marks: impl Iterator<Item = ProposalId>) -> InForce {
        let mut proposals: Vec<ProposalId> = marks.chain(self.rulebook_proposal(book)).collect();
        proposals.sort_unstable();
        proposals.dedup();
        let validity = item.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Validity(validity) => Some(*validity),
            _ => None,
        });
        let validity = validity.unwrap_or_default();
        let effect = item.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Effect { from } => Some(*from),
            _ => None,
        });
        InForce { from: validity.from, until: validity.until, effect, proposals }
    }
}

/// The order of versions: those that are law by first day, then proposed ones.
pub(super) fn version_order(in_force: &InForce) -> (usize, Option<hjemmel_value::Date>, Option<hjemmel_value::Date>) {
    (in_force.proposals.len(), in_force.from, in_force.until)
}
