//! Sets of which at most one may hold.

use super::proposal::{is_proposed, version_order};
use super::{Once, Resolver};
use crate::model::{AtMostOne, AtMostOneVersion};
use crate::scope::Symbol;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun};
use hjemmel_engine::ids::{GroupId, RequirementId, RulebookId};
use hjemmel_engine::plan::InForce;
use hjemmel_syntax::tree::{Header, Item, Path};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    /// Those that have a name come first, with their versions: they are called by their place.
    pub(super) fn at_most_one(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.at_most_one {
            let version = |this: &mut Self, item: &&'t Item| {
                let in_force = this.in_force(rule, item, None);
                this.at_most_one_version(rule.rulebook, item, in_force)
            };
            let mut versions: Vec<AtMostOneVersion> =
                rule.items.iter().filter_map(|item| version(self, item)).collect();
            versions.sort_by_key(|version| version_order(&version.in_force));
            let name = Some(Arc::clone(&rule.named.name));
            self.model.at_most_one.push(AtMostOne { rulebook: rule.rulebook, name, versions });
        }
        for (place, book) in declared.books.iter().enumerate() {
            for item in &book.items {
                let Header::AtMostOne { name: None, .. } = &item.header else { continue };
                let rulebook = RulebookId::at(place);
                if is_proposed(item) {
                    self.complain(Diagnostic::new(Message::ProposedWithoutName, item.header_at.0));
                }
                let in_force = self.in_force_of_set(rulebook, item);
                let versions: Vec<_> = self.at_most_one_version(rulebook, item, in_force).into_iter().collect();
                self.model.at_most_one.push(AtMostOne { rulebook, name: None, versions });
            }
        }
    }

    fn at_most_one_version(&mut self, book: RulebookId, item: &'t Item, in_force: InForce) -> Option<AtMostOneVersion> {
        let Header::AtMostOne { of, .. } = &item.header else { return None };
        let text = self.rule_text(book, item, &mut Once::default());
        let (groups, requirements) = self.exclusive(book, of);
        Some(AtMostOneVersion { in_force, groups, requirements, text, span: item.header_at.0 })
    }

    /// All groups, or all requirements: the first says which.
    fn exclusive(&mut self, book: RulebookId, paths: &[Path]) -> (Vec<GroupId>, Vec<RequirementId>) {
        let (mut groups, mut requirements) = (Vec::new(), Vec::new());
        for path in paths {
            let wanted = |symbol| matches!(symbol, Symbol::Group(_) | Symbol::Requirement(_));
            let noun = if requirements.is_empty() { Noun::TargetGroup } else { Noun::Requirement };
            let found = self.names.find(book, path, noun, wanted);
            let Some(symbol) = self.settle(found) else { continue };
            match symbol {
                Symbol::Group(id) if requirements.is_empty() => groups.push(id),
                Symbol::Requirement(id) if groups.is_empty() => requirements.push(id),
                other => {
                    let message = Message::WrongKindOfName { name: path.dotted(), is: other.noun(), wanted: noun };
                    let first = paths.first().map_or(path.at.0, |path| path.at.0);
                    self.complain(Diagnostic::new(message, path.at.0).with_secondary(first, LabelRole::FirstHere));
                }
            }
        }
        groups.sort_unstable();
        groups.dedup();
        requirements.sort_unstable();
        requirements.dedup();
        (groups, requirements)
    }
}
