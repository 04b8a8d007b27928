//! Whether a requirement applies on a day, and if not, why.

use super::Oracle;
use super::answer::each;
use super::frame::{Frame, Standing, covers};
use super::sharpen::Settled;
use hjemmel_engine::findings::NotApplicableReason;
use hjemmel_engine::ids::{FactId, GroupId, RequirementId, RulebookId};
use hjemmel_engine::plan::InForce;
use hjemmel_engine::situation::Given;
use hjemmel_model::model::{Condition, Expression, ExpressionKind, RequirementVersion};
use hjemmel_value::Date;

impl Oracle<'_> {
    pub(crate) fn version(&self, id: RequirementId, version: usize) -> &RequirementVersion {
        &self.model.requirements[id.index()].versions[version]
    }

    pub(crate) fn applies(&self, version: &RequirementVersion, today: Date, law: Date) -> Settled {
        self.settle(&Frame::on(today, law), |frame| {
            each(&[&|| self.in_period(version, today), &|| self.any_group(&version.groups, frame), &|| {
                self.conditions(&version.when, &version.unless, frame)
            }])
        })
    }

    /// Why a requirement does not apply on its reading day.
    pub(crate) fn why_not(
        &self,
        version: &RequirementVersion,
        reading: Date,
        law: Date,
        clock: Option<Date>,
    ) -> NotApplicableReason {
        let began = self.period.borrow().as_ref().map(|period| period.from);
        if let Some(clock) = clock.or(began).filter(|clock| *clock < reading)
            && self.applies(version, clock, law).truth.is_true()
        {
            return NotApplicableReason::Lapsed;
        }
        let groups = self.settle(&Frame::on(reading, law), |frame| self.any_group(&version.groups, frame));
        if groups.truth.is_false() { NotApplicableReason::Group } else { NotApplicableReason::Condition }
    }

    /// Whether the answer may be another on another day, or under the law of another day.
    pub(crate) fn depends_on_the_day(&self, version: &RequirementVersion) -> bool {
        self.period_moves(version)
            || version.groups.iter().any(|group| self.group_moves(*group))
            || version.when.iter().chain(&version.unless).any(|it| self.moves(&it.expression))
    }

    pub(crate) fn group_moves(&self, group: GroupId) -> bool {
        let group = &self.model.groups[group.index()];
        let moves = |it: &Condition| self.moves(&it.expression);
        let days: Vec<&InForce> = group.versions.iter().map(|it| &it.in_force).collect();
        let (picks, live) = self.picks(group.rulebook, &days);
        picks || live.iter().map(|it| &group.versions[*it]).any(|it| it.when.iter().chain(&it.unless).any(moves))
    }

    /// Whether it hangs on the law day which version is read, and which may be.
    pub(crate) fn picks(&self, rulebook: RulebookId, versions: &[&InForce]) -> (bool, Vec<usize>) {
        if let Some(law_of) = self.options.law_of {
            let version = self.version_on(rulebook, versions.iter().copied(), law_of);
            return (false, version.into_iter().collect());
        }
        let live: Vec<usize> =
            (0..versions.len()).filter(|it| self.standing(rulebook, versions[*it]) != Standing::Off).collect();
        let ended = live.len() == 1 && !covers(versions[live[0]], self.as_of());
        (live.len() > 1 || ended, live)
    }

    /// Whether what is given counts from some day on, whichever day it is asked for; of values over time that are no
    /// judgements each day has its own.
    fn dated_judgement(&self, fact: FactId) -> bool {
        match self.given(fact) {
            Some(Given::Value(_, judgement) | Given::Absent(judgement)) => {
                judgement.as_ref().is_some_and(|it| it.on.is_some() || it.from.is_some())
            }
            Some(Given::OverTime(_)) => self.model.facts[fact.index()].it.judgement.is_some(),
            _ => false,
        }
    }

    pub(crate) fn moves(&self, expression: &Expression) -> bool {
        let any = |parts: &[&Expression]| parts.iter().any(|it| self.moves(it));
        match &*expression.kind {
            ExpressionKind::Constant(_)
            | ExpressionKind::Field(_)
            | ExpressionKind::OuterField(_)
            | ExpressionKind::InstanceField(..)
            | ExpressionKind::InstanceDay
            | ExpressionKind::InstanceStart
            | ExpressionKind::InstanceEnd
            | ExpressionKind::IsOn(_)
            | ExpressionKind::StatusOf { .. }
            | ExpressionKind::StartOf(_)
            | ExpressionKind::LiftedBy { .. }
            | ExpressionKind::BreachOf(_) => false,
            ExpressionKind::Today
            | ExpressionKind::Aggregate { .. }
            | ExpressionKind::Covered { .. }
            | ExpressionKind::During(_)
            | ExpressionKind::DayOnWhich { .. } => true,
            ExpressionKind::FirstDay { from, when, .. } => any(&[from, when]),
            ExpressionKind::Choose { cases, otherwise, .. } => {
                cases.iter().any(|(when, value)| any(&[when, value])) || otherwise.iter().any(|it| self.moves(it))
            }
            ExpressionKind::Fact(fact) => {
                matches!(self.given(*fact), Some(Given::OverTime(_))) || self.dated_judgement(*fact)
            }
            ExpressionKind::FactOn { fact, on } => self.dated_judgement(*fact) || self.moves(on),
            ExpressionKind::Accumulated { asked, .. } => self.moves(asked),
            ExpressionKind::Definition(id) => {
                let definition = &self.model.definitions[id.index()];
                let days: Vec<&InForce> = definition.versions.iter().map(|it| &it.in_force).collect();
                let (picks, live) = self.picks(definition.rulebook, &days);
                picks || live.iter().any(|it| self.moves(&definition.versions[*it].value))
            }
            ExpressionKind::InGroup(group) => self.group_moves(*group),
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => any(&parts.iter().collect::<Vec<_>>()),
            ExpressionKind::Extreme { of, .. } => any(&of.iter().collect::<Vec<_>>()),
            ExpressionKind::Not(part) => any(&[part]),
            ExpressionKind::Known { value, .. } | ExpressionKind::Rounded { value, .. } => any(&[value]),
            ExpressionKind::Boundary { of, .. } => any(&[of]),
            ExpressionKind::Unless(left, right)
            | ExpressionKind::Compare { left, right, .. }
            | ExpressionKind::Arithmetic { left, right, .. } => any(&[left, right]),
            ExpressionKind::Shift { date, length, .. } => any(&[date, length]),
            ExpressionKind::Whole { from, to, .. } => any(&[from, to]),
            ExpressionKind::Between { value, low, high, .. } => any(&[value, low, high]),
            ExpressionKind::In { value, list, .. } => self.moves(value) || any(&list.iter().collect::<Vec<_>>()),
        }
    }
}
