//! Quotas.

use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::{Once, Resolver};
use crate::declare::Declared;
use crate::model::{Condition, Expression, ExpressionKind, Quota, QuotaVersion};
use hjemmel_diagnostic::{At, Diagnostic, Message, Noun};
use hjemmel_engine::plan::{Share, Type};
use hjemmel_syntax::tree::{self, ClauseKind, Item, ShareBound};
use hjemmel_value::{Decimal, Value};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn quotas(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.quotas {
            let mut versions: Vec<QuotaVersion> = Vec::new();
            for item in &rule.items {
                let (version, broken) = self.watched(|this| this.quota_version(rule, item));
                versions.push(QuotaVersion { broken: broken || has_broken_line(item), ..version });
            }
            versions.sort_by_key(|version| version_order(&version.in_force));
            self.model.quotas.push(Quota { rulebook: rule.rulebook, named: rule.named.clone(), versions });
        }
    }

    fn quota_version(&mut self, rule: &Declared<'t>, item: &'t Item) -> QuotaVersion {
        let book = rule.rulebook;
        let mut once = Once::default();
        let conditions = self.conditions(book, &item.clauses, &mut once);
        let (mut groups, mut share, mut duty) = (None, None, None);
        for clause in &item.clauses {
            let at = clause.at.0;
            match &clause.kind {
                ClauseKind::QuotaOf(paths) if self.once(&mut once, "of", "af", at) => {
                    groups = Some(self.group_list(book, paths));
                }
                ClauseKind::Share { bound, percent, percent_at, fits }
                    if self.once(&mut once, "at least … percent", "mindst … procent", at) =>
                {
                    let fits = self.condition_clause(book, fits, at);
                    share = Some((self.share(*bound, *percent, *percent_at), fits));
                }
                ClauseKind::Duty(said) if self.once(&mut once, "must", "skal", at) => duty = Some(said),
                _ => {}
            }
        }
        if groups.is_none() {
            self.missing_clause(item, ["of", "af"], Noun::Quota);
        }
        if share.is_none() {
            self.missing_clause(item, ["at least … percent where …", "mindst … procent hvor …"], Noun::Quota);
        }
        let (share, fits) = share.unwrap_or((Share::AtLeast(Decimal::ZERO), None));
        QuotaVersion {
            in_force: self.in_force(rule, item, None),
            groups: groups.unwrap_or_default(),
            when: conditions.when,
            unless: conditions.unless,
            actor: duty.and_then(|duty| self.actor(book, &duty.actor)),
            action: duty.map(|duty| Arc::clone(&duty.action.text)),
            share,
            fits: fits.unwrap_or_else(|| nobody(item)),
            text: self.rule_text(book, item, &mut once),
            span: item.header_at.0,
            broken: false,
        }
    }

    /// A share that can be kept and broken.
    fn share(&mut self, bound: ShareBound, percent: Decimal, at: At) -> Share {
        let hundred = Decimal::from_i64(100);
        let within = match bound {
            ShareBound::AtLeast => Decimal::ZERO < percent && percent <= hundred,
            ShareBound::AtMost => Decimal::ZERO <= percent && percent < hundred,
        };
        if !within {
            self.complain(Diagnostic::new(Message::ShareOutOfBounds { percent: percent.to_string() }, at.0));
        }
        match bound {
            ShareBound::AtLeast => Share::AtLeast(percent),
            ShareBound::AtMost => Share::AtMost(percent),
        }
    }
}

/// Stands for a condition that could not be read, which has been complained of.
fn nobody(item: &Item) -> Condition {
    let span = item.header_at.0;
    let kind = Box::new(ExpressionKind::Constant(Value::YesNo(false)));
    let words = tree::Expression { at: item.header_at, kind: Box::new(tree::ExpressionKind::YesNo(false)) };
    Condition { expression: Expression { kind, ty: Type::YesNo, span }, words, span }
}
