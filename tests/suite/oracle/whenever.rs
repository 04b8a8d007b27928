//! Exemptions from a duty whose reading day is not known: what reaches it on whatever day that is.

use super::Oracle;
use super::answer::{Held, Leaf, all, any, each};
use super::exemption::{Effective, Reaching, settle_prevailing};
use super::frame::{Frame, Standing, covers, is_within};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{ExemptionId, GroupId, RequirementId, RulebookId};
use hjemmel_engine::plan::{Comparison, InForce};
use hjemmel_model::model::{Condition, ExemptionVersion, Expression, ExpressionKind, RequirementVersion};
use std::collections::BTreeSet;

impl<'a> Oracle<'a> {
    /// What may be another answer on another day is not known, and hangs on what the day hangs on.
    pub(crate) fn reaching_whenever(&self, requirement: RequirementId, day: &BTreeSet<Need>) -> Reaching<'a> {
        let mut reaching = Reaching::default();
        let mut prevails: Vec<(ExemptionId, &[ExemptionId])> = Vec::new();
        for place in 0..self.model.exemptions.len() {
            self.add_whenever(requirement, ExemptionId::at(place), day, false, &mut reaching, &mut prevails);
        }
        settle_prevailing(&mut reaching.effects, &prevails);
        reaching
    }

    /// What the versions of an exemption do on whatever day: all of them, or those that reach duties arising.
    pub(crate) fn add_whenever(
        &self,
        requirement: RequirementId,
        id: ExemptionId,
        day: &BTreeSet<Need>,
        arising: bool,
        reaching: &mut Reaching<'a>,
        prevails: &mut Vec<(ExemptionId, &'a [ExemptionId])>,
    ) {
        let exemption = &self.model.exemptions[id.index()];
        let days: Vec<&InForce> = exemption.versions.iter().map(|it| &it.in_force).collect();
        for (number, version) in exemption.versions.iter().enumerate() {
            let effects: Vec<_> = version.effects.iter().filter(|it| it.requirement == requirement).collect();
            if effects.is_empty() || arising && !version.reaches_arising {
                continue;
            }
            let a = self.as_of();
            let frame = Frame::on(a, a);
            let reaches = each(&[
                &|| self.in_force_whenever(exemption.rulebook, &days, &version.in_force, day),
                &|| self.trial_whenever(version, &frame, day),
                &|| self.groups_whenever(&version.groups, &frame, day),
                &|| self.conditions_whenever(&version.when, &version.unless, &frame, day),
            ]);
            if reaches.is_false() {
                continue;
            }
            // What the exemption needs on the evaluation date, and the day.
            let needs: BTreeSet<Need> = self.exemption_needs(id, a).union(day).copied().collect();
            prevails.push((id, &version.prevails_over));
            reaching.effects.extend(effects.into_iter().map(|effect| Effective {
                exemption: id,
                version: number,
                read_on: None,
                kind: self.as_it_stands(requirement, &effect.kind),
                sure: reaches.is_true(),
                needs: needs.clone(),
            }));
        }
    }

    /// What is proposed and on stands in for the law on its days.
    fn in_force_whenever(
        &self,
        rulebook: RulebookId,
        versions: &[&InForce],
        in_force: &InForce,
        day: &BTreeSet<Need>,
    ) -> Held {
        let always = |it: &InForce| match self.options.law_of {
            Some(law_of) => Held::sure(covers(it, law_of)),
            None if it.from.is_none() && it.until.is_none() => Held::sure(true),
            None => not_known(day),
        };
        let standing = self.standing(rulebook, in_force);
        if standing == Standing::Off {
            return Held::sure(false);
        }
        let on = versions.iter().filter(|it| self.standing(rulebook, it) == Standing::On);
        let stand_in = on.filter(|it| standing == Standing::Law || is_within(it, in_force));
        always(in_force).and(any(stand_in.map(|it| always(it))).not())
    }

    /// Whether a requirement applies on no day, whichever it is read on: each group and condition by itself.
    pub(crate) fn never_applies(&self, version: &RequirementVersion) -> bool {
        let frame = Frame::on(self.as_of(), self.as_of());
        let nothing = BTreeSet::new();
        self.none_after_today.replace(true);
        let never = self.unread(|| {
            let groups = self.groups_whenever(&version.groups, &frame, &nothing);
            let conditions = self.conditions_whenever(&version.when, &version.unless, &frame, &nothing);
            groups.truth.and(conditions.truth).is_false()
        });
        self.none_after_today.replace(false);
        never
    }

    fn trial_whenever(&self, version: &ExemptionVersion, frame: &Frame<'_>, day: &BTreeSet<Need>) -> Held {
        let Some(trial) = version.trial else { return Held::sure(true) };
        let trial = &self.model.trials[trial.index()];
        let days: Vec<&InForce> = trial.versions.iter().map(|it| &it.in_force).collect();
        any(trial.versions.iter().map(|it| {
            let in_force = self.in_force_whenever(trial.rulebook, &days, &it.in_force, day);
            in_force.and(self.conditions_whenever(&it.when, &it.unless, frame, day))
        }))
    }

    fn groups_whenever(&self, groups: &[GroupId], frame: &Frame<'_>, day: &BTreeSet<Need>) -> Held {
        if groups.is_empty() {
            return Held::sure(true);
        }
        any(groups.iter().map(|it| self.group_whenever(*it, frame, day)))
    }

    fn group_whenever(&self, group: GroupId, frame: &Frame<'_>, day: &BTreeSet<Need>) -> Held {
        let group = &self.model.groups[group.index()];
        let days: Vec<&InForce> = group.versions.iter().map(|it| &it.in_force).collect();
        match self.picks(group.rulebook, &days) {
            (true, _) => not_known(day),
            (false, live) => match live.first() {
                None => Held::sure(false),
                Some(only) => {
                    let version = &group.versions[*only];
                    self.conditions_whenever(&version.when, &version.unless, frame, day)
                }
            },
        }
    }

    fn conditions_whenever(
        &self,
        when: &[Condition],
        unless: &[Condition],
        frame: &Frame<'_>,
        day: &BTreeSet<Need>,
    ) -> Held {
        let one = |it: &Condition| self.truth_whenever(&it.expression, frame, day);
        all(when.iter().map(one).chain(unless.iter().map(|it| one(it).not())))
    }

    /// A condition taken apart; what is left and may be another answer on another day is not known.
    fn truth_whenever(&self, expression: &Expression, frame: &Frame<'_>, day: &BTreeSet<Need>) -> Held {
        let part = |it: &Expression| self.truth_whenever(it, frame, day);
        match &*expression.kind {
            ExpressionKind::And(parts) => all(parts.iter().map(part)),
            ExpressionKind::Or(parts) => any(parts.iter().map(part)),
            ExpressionKind::Not(it) => part(it).not(),
            ExpressionKind::Unless(it, limit) => all([part(it), part(limit).not()]),
            ExpressionKind::InGroup(group) => self.group_whenever(*group, frame, day),
            ExpressionKind::Definition(id) => {
                let definition = &self.model.definitions[id.index()];
                let days: Vec<&InForce> = definition.versions.iter().map(|it| &it.in_force).collect();
                match self.picks(definition.rulebook, &days) {
                    (true, _) => not_known(day),
                    (false, live) => match live.first() {
                        None => Held::sure(false),
                        Some(only) => part(&definition.versions[*only].value),
                    },
                }
            }
            ExpressionKind::Compare { left, comparison: Comparison::AtMost, right }
                if *self.none_after_today.borrow()
                    && matches!(*right.kind, ExpressionKind::Today)
                    && !self.moves(left) =>
            {
                // Later than the evaluation date, it is later than every day on which a duty is read.
                match self.truth(expression, frame) {
                    held if held.is_false() => held,
                    _ => not_known(day),
                }
            }
            _ if self.moves(expression) => not_known(day),
            _ => self.truth(expression, frame),
        }
    }
}

fn not_known(day: &BTreeSet<Need>) -> Held {
    Held::unknown(day.iter().copied().map(Leaf::Ask).collect())
}
