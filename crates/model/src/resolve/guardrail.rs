//! Guardrails, and provisions left out.

use super::aspect::aspect_name;
use super::clauses::has_broken_line;
use super::{Once, Resolver};
use crate::declare::Declared;
use crate::model::{Condition, Expression, ExpressionKind, Guardrail, NotEncoded};
use hjemmel_diagnostic::{Diagnostic, Message, Noun};
use hjemmel_engine::ids::RulebookId;
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{self, ClauseKind, Header, Item};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn guardrails(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.guardrails {
            let Some(item) = rule.items.first() else { continue };
            let (guardrail, broken) = self.watched(|this| this.guardrail(rule, item));
            self.model.guardrails.push(Guardrail { broken: broken || has_broken_line(item), ..guardrail });
        }
    }

    fn guardrail(&mut self, rule: &Declared<'t>, item: &'t Item) -> Guardrail {
        let mut protects = Vec::new();
        for clause in &item.clauses {
            let ClauseKind::Protects(targets) = &clause.kind else { continue };
            for target in targets {
                let meant = self.meant(rule.rulebook, &target.rules);
                let aspect = target.aspect.map(aspect_name);
                protects.extend(meant.requirements.into_iter().map(|requirement| (requirement, aspect, target.at.0)));
            }
        }
        if !item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Protects(_))) {
            self.missing_clause(item, ["protects", "beskytter"], Noun::Guardrail);
        }
        protects.sort_by_key(|(requirement, aspect, _)| (*requirement, *aspect));
        Guardrail {
            rulebook: rule.rulebook,
            named: rule.named.clone(),
            protects,
            in_force: self.in_force(rule, item, None),
            text: self.rule_text(rule.rulebook, item, &mut Once::default()),
            span: item.header_at.0,
            broken: false,
        }
    }

    pub(super) fn not_encoded(&mut self) {
        let declared = Arc::clone(&self.declared);
        for (place, book) in declared.books.iter().enumerate() {
            for item in &book.items {
                let Header::NotEncoded(why) = &item.header else { continue };
                let id = RulebookId::at(place);
                let mut once = Once::default();
                let conditions = self.conditions(id, &item.clauses, &mut once);
                let citations = self.rule_text(id, item, &mut once).citations;
                if citations.is_empty() && !has_broken_line(item) {
                    let message = Message::NotEncodedWithoutCitation { why: why.text.to_string() };
                    self.complain(Diagnostic::new(message, item.header_at.0));
                }
                let mut when = conditions.when;
                when.extend(conditions.unless.into_iter().map(negated));
                let left_out = NotEncoded {
                    rulebook: id,
                    citations,
                    why: Arc::clone(&why.text),
                    in_force: self.in_force_unnamed(id, item),
                    groups: conditions.groups,
                    when,
                    span: item.header_at.0,
                };
                self.model.not_encoded.push(left_out);
            }
        }
    }
}

/// `unless C` as `when not C`.
fn negated(condition: Condition) -> Condition {
    let span = condition.span;
    let expression = Expression { kind: Box::new(ExpressionKind::Not(condition.expression)), ty: Type::YesNo, span };
    let at = condition.words.at;
    let words = tree::Expression { at, kind: Box::new(tree::ExpressionKind::Not(condition.words)) };
    Condition { expression, words, span }
}
