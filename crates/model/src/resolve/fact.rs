//! Facts of the situation.

use super::{Once, Resolver, named};
use crate::declare::{DeclaredFact, duplicate};
use crate::model::Placed;
use hjemmel_diagnostic::{Diagnostic, Message, Span};
use hjemmel_engine::ids::{FactId, RulebookId};
use hjemmel_engine::plan::{self, Judgement, JudgementKind, Type};
use hjemmel_syntax::tree::{Attribute, Clause, ClauseKind, Path, TypeExpression};
use hjemmel_value::Value;
use std::sync::Arc;

/// What the attributes of a field or fact say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) optional: bool,
    pub(super) assumed: Option<Value>,
    pub(super) judgement: Option<Judgement>,
    pub(super) over_time: bool,
}

impl<'t> Resolver<'t> {
    pub(super) fn facts(&mut self) {
        let declared = Arc::clone(&self.declared);
        for (place, book) in declared.books.iter().enumerate() {
            for item in book.situations() {
                self.citations(RulebookId::at(place), &item.clauses);
            }
        }
        for fact in &declared.facts {
            self.fact(fact);
        }
    }

    /// A fact takes its place in the table whatever is wrong with it, so that the places stay those of the names.
    fn fact(&mut self, declared: &DeclaredFact<'t>) {
        let mut clauses = declared.clauses.iter();
        let Some((book, first)) = clauses.next() else { return };
        let ClauseKind::Field { name, ty: words, label, .. } = &first.kind else { return };
        let (ty, said) = self.fact_clause(*book, first);
        for (other_book, other) in clauses {
            let ClauseKind::Field { name: again, ty: other_words, label: _, .. } = &other.kind else { continue };
            let agree = match (words, other_words) {
                // Each list is a category of its own; lists with the same words are the same list.
                (TypeExpression::OneOf(names), TypeExpression::OneOf(others)) => {
                    let ty = ty.unwrap_or(Type::YesNo);
                    names == others && self.attributes_of(*other_book, other, ty) == said
                }
                (TypeExpression::OneOf(_), _) | (_, TypeExpression::OneOf(_)) => false,
                _ => {
                    let (other_ty, other_said) = self.fact_clause(*other_book, other);
                    other_ty.is_none() || ty.is_none() || (other_ty == ty && other_said == said)
                }
            };
            if !agree {
                self.complain(duplicate(again, name.at.0));
            }
        }
        let it = plan::Fact {
            rulebook: *book,
            named: named(name, label.as_ref()),
            ty: ty.unwrap_or(Type::YesNo),
            optional: said.optional,
            assumed: said.assumed,
            judgement: said.judgement,
            behind_reaches: Vec::new(),
            over_time: said.over_time,
        };
        if ty.is_none() {
            self.untyped.facts.insert(FactId::at(self.model.facts.len()));
        }
        self.model.facts.push(Placed { it, span: name.at.0 });
    }

    fn fact_clause(&mut self, book: RulebookId, clause: &'t Clause) -> (Option<Type>, Said) {
        let ClauseKind::Field { name, ty, .. } = &clause.kind else { return (None, Said::default()) };
        if let TypeExpression::HoursAWeek(_) = ty {
            let field = name.text.to_string();
            self.complain(Diagnostic::new(Message::RateWithoutPeriod { field }, name.at.0));
        }
        match self.field_type(book, name, ty) {
            Some(ty) => {
                let mut said = self.attributes_of(book, clause, ty);
                if let (Type::Events(_), true) = (ty, said.over_time) {
                    self.complain(Diagnostic::new(Message::ListOverTime { fact: name.text.to_string() }, name.at.0));
                    said.over_time = false;
                }
                if let (Type::Events(_), Some(_)) = (ty, &said.judgement) {
                    self.complain(Diagnostic::new(Message::JudgedList { fact: name.text.to_string() }, name.at.0));
                    said.judgement = None;
                }
                (Some(ty), said)
            }
            None => (None, Said::default()),
        }
    }

    fn attributes_of(&mut self, book: RulebookId, clause: &'t Clause, ty: Type) -> Said {
        let ClauseKind::Field { attributes, .. } = &clause.kind else { return Said::default() };
        self.attributes(book, ty, attributes, clause.at.0)
    }

    pub(super) fn attributes(&mut self, book: RulebookId, ty: Type, attributes: &'t [Attribute], at: Span) -> Said {
        let mut said = Said::default();
        let mut once = Once::default();
        for attribute in attributes {
            match attribute {
                Attribute::Optional => {
                    self.once(&mut once, "optional", "kan mangle", at);
                    said.optional = true;
                }
                Attribute::OverTime => {
                    self.once(&mut once, "over time", "over tid", at);
                    said.over_time = true;
                }
                Attribute::Assumed(value) => {
                    self.once(&mut once, "assumed", "antages", at);
                    said.assumed = self.given_value(book, value, ty);
                }
                Attribute::AssessedBy(actor) => self.judged(book, actor, JudgementKind::Assessed, &mut said, &mut once),
                Attribute::ChosenBy(actor) => self.judged(book, actor, JudgementKind::Chosen, &mut said, &mut once),
                Attribute::RequestedBy(actor) => {
                    self.judged(book, actor, JudgementKind::Requested, &mut said, &mut once);
                }
            }
        }
        said
    }

    /// Who judges; of `assessed`, `chosen` and `requested by` only one can be said.
    fn judged(&mut self, book: RulebookId, actor: &Path, kind: JudgementKind, said: &mut Said, once: &mut Once) {
        if self.once(once, "assessed by", "vurderet af", actor.at.0) {
            said.judgement = self.actor(book, actor).map(|by| Judgement { kind, by });
        }
    }
}
