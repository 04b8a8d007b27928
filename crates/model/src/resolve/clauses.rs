//! Clauses that many kinds of item have: conditions, groups, legal basis; and what may stand only once.

use super::Resolver;
use crate::model::Condition;
use crate::types::Context;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{GroupId, RulebookId};
use hjemmel_engine::plan::{Basis, Conventions, RuleText};
use hjemmel_syntax::tree::{self, Clause, ClauseKind, Item, Path};
use hjemmel_value::MonthConvention;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The clauses of an item that were seen and may stand only once.
#[derive(Debug, Default)]
pub(crate) struct Once(BTreeMap<&'static str, Span>);

/// What an item says of when and whom it concerns.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    pub(super) groups: Vec<GroupId>,
    pub(super) when: Vec<Condition>,
    pub(super) unless: Vec<Condition>,
}

/// Whether a line of an item could not be read.
pub(super) fn has_broken_line(item: &Item) -> bool {
    item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Broken { .. }))
}

impl<'t> Resolver<'t> {
    /// Whether this is the first clause of its kind; complains of a second one.
    pub(crate) fn once(&mut self, seen: &mut Once, english: &'static str, danish: &'static str, at: Span) -> bool {
        let Some(first) = seen.0.get(english).copied() else {
            seen.0.insert(english, at);
            return true;
        };
        let message = Message::DuplicateClause { english: english.to_owned(), danish: danish.to_owned() };
        let complaint = Diagnostic::new(message, at);
        self.complain(complaint.with_secondary(first, LabelRole::FirstWrittenHere));
        false
    }

    /// Complains of a clause that an item must have, unless one of its lines could not be read and may be it.
    pub(super) fn missing_clause(&mut self, item: &Item, [english, danish]: [&str; 2], noun: Noun) {
        if !has_broken_line(item) {
            let (english, danish) = (english.to_owned(), danish.to_owned());
            let message = Message::MissingClause { english, danish, item: noun };
            self.complain(Diagnostic::new(message, item.header_at.0));
        }
    }

    /// Where expressions of a rulebook's rules are read.
    pub(crate) fn context(&self, book: RulebookId) -> Context {
        let head = self.model.rulebooks.get(book.index()).map(|head| &head.head);
        let conventions = Conventions {
            months: head.map_or(MonthConvention::LastDay, |head| head.months),
            working_days: head.and_then(|head| head.working_days),
        };
        Context { book, event: None, conventions }
    }

    /// Groups and conditions of an item; a second `for` is an error, since it is unclear whether both must fit.
    pub(super) fn conditions(&mut self, book: RulebookId, clauses: &'t [Clause], once: &mut Once) -> Conditions {
        let mut conditions = Conditions::default();
        for clause in clauses {
            match &clause.kind {
                ClauseKind::For(paths) if self.once(once, "for", "for", clause.at.0) => {
                    conditions.groups = self.group_list(book, paths);
                }
                ClauseKind::When(words) => {
                    conditions.when.extend(self.condition_clause(book, words, clause.at.0));
                }
                ClauseKind::Unless(words) => {
                    conditions.unless.extend(self.condition_clause(book, words, clause.at.0));
                }
                _ => {}
            }
        }
        conditions
    }

    pub(super) fn group_list(&mut self, book: RulebookId, paths: &[Path]) -> Vec<GroupId> {
        let mut groups: Vec<GroupId> = paths.iter().filter_map(|path| self.group(book, path)).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    pub(super) fn condition_clause(
        &mut self,
        book: RulebookId,
        words: &'t tree::Expression,
        span: Span,
    ) -> Option<Condition> {
        let expression = self.condition(words, self.context(book))?;
        Some(Condition { expression, words: words.clone(), span })
    }

    /// Citations, basis, interpretations and retelling of an item, and the clauses of them that stand once.
    pub(super) fn rule_text(&mut self, book: RulebookId, item: &'t Item, once: &mut Once) -> RuleText {
        let mut basis = Basis::Statute;
        let mut interpretations = Vec::new();
        for clause in &item.clauses {
            let at = clause.at.0;
            match &clause.kind {
                ClauseKind::Basis(said) if self.once(once, "basis", "grundlag", at) => basis = basis_of(*said),
                ClauseKind::Interpretation(text) => interpretations.push(Arc::clone(&text.text)),
                ClauseKind::Validity(_) => {
                    self.once(once, "from", "fra", at);
                }
                ClauseKind::Effect { .. } => {
                    self.once(once, "with effect from", "med virkning fra", at);
                }
                ClauseKind::Proposed(_) => {
                    self.once(once, "proposed", "forslag", at);
                }
                _ => {}
            }
        }
        // What a head leaves open, all rules of the rulebook rest on.
        let head = self.declared.books.get(book.index()).map(|book| book.clauses()).unwrap_or_default();
        interpretations.extend(head.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Interpretation(text) => Some(Arc::clone(&text.text)),
            _ => None,
        }));
        RuleText {
            citations: self.citations(book, &item.clauses),
            basis,
            interpretations,
            retelling: item.retelling.iter().map(|line| Arc::from(line.text.as_str())).collect(),
        }
    }
}

fn basis_of(basis: tree::Basis) -> Basis {
    match basis {
        tree::Basis::Statute => Basis::Statute,
        tree::Basis::Guidance => Basis::Guidance,
        tree::Basis::Secondary => Basis::Secondary,
    }
}
