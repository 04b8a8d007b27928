//! Trials.

use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::{Once, Resolver};
use crate::declare::Declared;
use crate::model::{Trial, TrialVersion};
use hjemmel_syntax::tree::{ClauseKind, Item};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn trials(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.trials {
            let mut versions: Vec<TrialVersion> = Vec::new();
            for item in &rule.items {
                let (version, broken) = self.watched(|this| this.trial_version(rule, item));
                versions.push(TrialVersion { broken: broken || has_broken_line(item), ..version });
            }
            versions.sort_by_key(|version| version_order(&version.in_force));
            self.model.trials.push(Trial { rulebook: rule.rulebook, named: rule.named.clone(), versions });
        }
    }

    fn trial_version(&mut self, rule: &Declared<'t>, item: &'t Item) -> TrialVersion {
        let mut once = Once::default();
        let conditions = self.conditions(rule.rulebook, &item.clauses, &mut once);
        let mut bylaw: Arc<str> = Arc::from("");
        for clause in &item.clauses {
            if let ClauseKind::Bylaw(text) = &clause.kind
                && self.once(&mut once, "bylaw", "vedtægt", clause.at.0)
            {
                bylaw = Arc::clone(&text.text);
            }
        }
        TrialVersion {
            in_force: self.in_force(rule, item, None),
            when: conditions.when,
            unless: conditions.unless,
            bylaw,
            text: self.rule_text(rule.rulebook, item, &mut once),
            span: item.header_at.0,
            broken: false,
        }
    }
}
