//! Target groups.

use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::{Once, Resolver};
use crate::model::{Group, GroupVersion};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn groups(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.groups {
            let mut versions = Vec::new();
            for item in &rule.items {
                let (version, broken) = self.watched(|this| {
                    let mut once = Once::default();
                    let conditions = this.conditions(rule.rulebook, &item.clauses, &mut once);
                    GroupVersion {
                        in_force: this.in_force(rule, item, None),
                        when: conditions.when,
                        unless: conditions.unless,
                        text: this.rule_text(rule.rulebook, item, &mut once),
                        span: item.header_at.0,
                        broken: has_broken_line(item),
                    }
                });
                versions.push(GroupVersion { broken: broken || version.broken, ..version });
            }
            versions.sort_by_key(|version| version_order(&version.in_force));
            self.model.groups.push(Group { rulebook: rule.rulebook, named: rule.named.clone(), versions });
        }
    }
}
