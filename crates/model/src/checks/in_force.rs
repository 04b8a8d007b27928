//! Definitions, parameters and groups that are not law on all the days of the rule that names them.

use super::days::Days;
use super::uses::Uses;
use crate::declare::item_name;
use crate::model::{Expression, Model};
use crate::walk::read;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::{DefinitionId, GroupId, RulebookId};
use hjemmel_engine::plan::InForce;
use hjemmel_value::Date;
use std::collections::BTreeSet;

/// Warns of each rule on whose days something that it names is not law. For a model of which all was read.
pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let check = Check { model };
    let no_groups = BTreeSet::new();
    for item in &model.requirements {
        for version in &item.versions {
            let groups = version.groups.iter().copied().collect();
            let rule = Rule {
                name: &item.named.name,
                rulebook: item.rulebook,
                in_force: &version.in_force,
                span: version.span,
            };
            check.rule(&rule, read::requirement(version), &groups, diagnostics);
        }
    }
    for item in &model.groups {
        for version in &item.versions {
            let rule = Rule {
                name: &item.named.name,
                rulebook: item.rulebook,
                in_force: &version.in_force,
                span: version.span,
            };
            check.rule(&rule, read::group(version), &no_groups, diagnostics);
        }
    }
    for item in &model.definitions {
        for version in &item.versions {
            let name = item_name(&item.named.name);
            let rule = Rule { name, rulebook: item.rulebook, in_force: &version.in_force, span: version.span };
            check.rule(&rule, read::definition(version), &no_groups, diagnostics);
        }
    }
}

/// One version of a rule that names others.
struct Rule<'m> {
    name: &'m str,
    rulebook: RulebookId,
    in_force: &'m InForce,
    span: Span,
}

/// What a rule names: its days, and where it stands.
struct NamedRule<'m> {
    name: &'m str,
    days: Vec<Days>,
    span: Option<Span>,
}

struct Check<'m> {
    model: &'m Model,
}

impl<'m> Check<'m> {
    fn rule(
        &self,
        rule: &Rule<'m>,
        expressions: Vec<&Expression>,
        any_of: &BTreeSet<GroupId>,
        diagnostics: &mut Diagnostics,
    ) {
        // What is proposed may name what comes with the same proposal.
        if !rule.in_force.proposals.is_empty() {
            return;
        }
        let Some(head) = self.model.rulebooks.get(rule.rulebook.index()) else { return };
        let frame = Days { from: head.head.from, until: head.head.until };
        let Some(own) = days(rule.in_force).common(frame) else { return };
        let mut uses = Uses::default();
        uses.expressions(expressions);
        let definitions = uses.definitions.iter().filter_map(|id| self.definition(*id));
        let groups = uses.groups.iter().filter_map(|id| self.group(*id));
        // Of several groups one is enough.
        let concerned: Vec<_> = any_of.iter().filter_map(|id| self.group(*id)).collect();
        let concerned = concerned.into_iter().reduce(|mut one, other| {
            one.days.extend(other.days);
            one
        });
        for named in definitions.chain(groups).chain(concerned) {
            if named.days.is_empty() {
                continue;
            }
            let Some(witness) = first_outside(own, &named.days) else { continue };
            let message = Message::NamesWhatIsNoLaw {
                name: rule.name.to_owned(),
                named: named.name.to_owned(),
                witness: witness.to_string(),
            };
            let complaint = Diagnostic::new(message, rule.span);
            diagnostics.push(complaint.with_secondary_if(named.span, LabelRole::DeclaredHere));
        }
    }

    fn definition(&self, id: DefinitionId) -> Option<NamedRule<'m>> {
        let item = self.model.definitions.get(id.index())?;
        let days = days_of(item.versions.iter().map(|version| &version.in_force));
        let span = item.versions.first().map(|version| version.span);
        Some(NamedRule { name: item_name(&item.named.name), days, span })
    }

    fn group(&self, id: GroupId) -> Option<NamedRule<'m>> {
        let item = self.model.groups.get(id.index())?;
        let days = days_of(item.versions.iter().map(|version| &version.in_force));
        Some(NamedRule { name: &item.named.name, days, span: item.versions.first().map(|version| version.span) })
    }
}

/// The days of all versions; none of what is only proposed, which is meant to be missing until it is switched on.
fn days_of<'m>(versions: impl Iterator<Item = &'m InForce> + Clone) -> Vec<Days> {
    if versions.clone().all(|in_force| !in_force.proposals.is_empty()) {
        return Vec::new();
    }
    versions.map(days).collect()
}

/// The days on which a version is read; a definition or a group also on days that are none of its rulebook's.
fn days(in_force: &InForce) -> Days {
    Days { from: in_force.effect.or(in_force.from), until: in_force.until }
}

/// The first day of a stretch on which none of the others holds; of a stretch without a first day, one that is near.
fn first_outside(own: Days, others: &[Days]) -> Option<Date> {
    let day = own.first_outside(others)?;
    let near = others.iter().filter_map(|days| days.from).min().and_then(|from| from.previous().ok());
    Some(if own.from.is_none() && day == Date::MIN { near.unwrap_or(day) } else { day })
}
