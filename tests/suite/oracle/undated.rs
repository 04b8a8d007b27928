//! A duty of which the day is not known: whether it is owed all the same, and by which version.

use super::deadline::Term;
use super::duty::Case;
use super::frame::covers;
use super::{Lines, Oracle};
use hjemmel_engine::ids::{GroupId, RequirementId};
use hjemmel_engine::plan::InForce;
use hjemmel_model::model::{Expression, ExpressionKind, RequirementVersion};
use hjemmel_model::walk;
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

impl Oracle<'_> {
    /// The version is known, but not when it falls due: it is owed if that is so on whatever day it is read.
    pub(crate) fn undated(&self, case: Case, lines: &mut Lines) {
        let a = self.as_of();
        let rule = self.version(case.requirement, case.version);
        let applies = self.applies(rule, a, case.law);
        let first = case.term.between.and_then(|it| it.0);
        let read_today = case.surely_governed && first.is_some_and(|first| a <= first);
        match (self.depends_on_the_day(rule) && !read_today, applies.truth) {
            (false, Truth::True) => self.beyond_applying(&case, lines),
            (hangs, Truth::False) if !hangs || self.never_applies(rule) => {
                let reason = self.why_not(rule, a, case.law, None);
                self.not_applicable(case.requirement, reason, lines);
            }
            _ => {
                lines.would_touch.extend(self.unread(|| self.would_touch(case.requirement, a, case.clock)));
                let needs = case.undated.iter().flatten().copied().chain(applies.needs).collect();
                self.undetermined(&case, needs, lines);
            }
        }
    }

    /// Whether the only version governs on whichever of the days the clock starts.
    pub(crate) fn surely_governs(&self, id: RequirementId, version: usize, term: &Term) -> bool {
        let requirement = &self.model.requirements[id.index()];
        let Some((Some(first), last)) = term.begins_between else { return false };
        let rule = self.version(id, version);
        let by_law = self.options.law_of.is_none() && !self.rolls(rule) && !self.departs(id);
        let days = (0..).map(|days| first.plus_days(days).expect("in range")).take_while(|day| *day <= last);
        by_law
            && !self.law_may_differ(rule, (first, last))
            && days
                .clone()
                .all(|day| self.version_on(requirement.rulebook, std::iter::once(&rule.in_force), day).is_some())
    }

    /// Whether a version begins or ends between two days of a definition or group that is read of whom a requirement concerns,
    /// or of its acts.
    fn law_may_differ(&self, rule: &RequirementVersion, (first, last): (Date, Date)) -> bool {
        let differs = |rulebook, days: Vec<&InForce>| {
            let on = |day| {
                let not_off = |it: &&&InForce| self.standing(rulebook, it) != super::frame::Standing::Off;
                days.iter().filter(not_off).map(|it| covers(it, day)).collect::<Vec<_>>()
            };
            let all = (0..).map(|days| first.plus_days(days).expect("in range")).take_while(|day| *day <= last);
            all.into_iter().any(|day| on(day) != on(first))
        };
        let (mut groups, mut definitions) = (BTreeSet::new(), BTreeSet::new());
        let mut open_groups: Vec<GroupId> = rule.groups.clone();
        let mut open: Vec<&Expression> = rule.when.iter().chain(&rule.unless).map(|it| &it.expression).collect();
        open.extend(rule.met_by.iter().flat_map(|it| walk::read::query(&it.query)));
        open.extend(rule.states.iter().map(|it| &it.value));
        loop {
            while let Some(id) = open_groups.pop() {
                let group = &self.model.groups[id.index()];
                if !groups.insert(id) {
                    continue;
                }
                if differs(group.rulebook, group.versions.iter().map(|it| &it.in_force).collect()) {
                    return true;
                }
                let conditions = group.versions.iter().flat_map(|it| it.when.iter().chain(&it.unless));
                open.extend(conditions.map(|it| &it.expression));
            }
            let Some(expression) = open.pop() else { return false };
            match &*expression.kind {
                ExpressionKind::InGroup(id) => open_groups.push(*id),
                ExpressionKind::Definition(id) if definitions.insert(*id) => {
                    let definition = &self.model.definitions[id.index()];
                    if differs(definition.rulebook, definition.versions.iter().map(|it| &it.in_force).collect()) {
                        return true;
                    }
                    open.extend(definition.versions.iter().map(|it| &it.value));
                }
                _ => open.extend(walk::read::parts(expression)),
            }
        }
    }
}
