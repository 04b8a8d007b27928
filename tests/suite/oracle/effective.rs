//! What stands in the place of a duty, and what its deadline comes to, exemptions reckoned in.

use super::deadline::{Counts, Deadline, Due, Reading, Term};
use super::duty::{Case, Instead};
use super::exemption::{Effective, Reaching};
use super::{Lines, Oracle};
use hjemmel_engine::findings::Conflict;
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::AspectName;
use hjemmel_model::model::{EffectKind, Suspension};
use std::collections::BTreeSet;

impl Oracle<'_> {
    /// What displaces a duty, or lifts it whole.
    pub(crate) fn instead(&self, case: &Case, reaching: &Reaching<'_>) -> Option<Instead> {
        let special = |it: &&RequirementId| {
            let versions = &self.model.requirements[it.index()].versions;
            versions.iter().any(|version| version.instead_of.contains(&case.requirement))
        };
        let special: Vec<RequirementId> =
            (0..self.model.requirements.len()).map(RequirementId::at).filter(|it| special(&it)).collect();
        let stands = |it: &&RequirementId| {
            let lines = self.lines_of(**it, true);
            !(lines.duties.is_empty() && lines.lifted.is_empty())
        };
        let displacing: Vec<RequirementId> = special.iter().filter(stands).copied().collect();
        if !displacing.is_empty() {
            return Some(Instead::Displaced(displacing));
        }
        let hanging: Vec<_> = special.iter().flat_map(|it| self.lines_of(*it, true).undetermined).collect();
        if !hanging.is_empty() {
            return Some(Instead::Undetermined(hanging.iter().flat_map(|it| it.needs.clone()).collect()));
        }
        let whole: Vec<&Effective<'_>> =
            reaching.effects.iter().filter(|it| matches!(it.kind, EffectKind::LiftWhole)).collect();
        let mut by: Vec<(ExemptionId, usize)> =
            whole.iter().filter(|it| it.sure).map(|it| (it.exemption, it.version)).collect();
        by.sort();
        by.dedup();
        if !by.is_empty() {
            let perhaps = whole.iter().filter(|it| !it.sure);
            let needs = perhaps.clone().flat_map(|it| it.needs.clone()).collect();
            let perhaps: BTreeSet<ExemptionId> = perhaps.map(|it| it.exemption).collect();
            return Some(Instead::Lifted(by, perhaps.into_iter().collect(), needs));
        }
        if !whole.is_empty() {
            return Some(Instead::Undetermined(whole.iter().flat_map(|it| it.needs.clone()).collect()));
        }
        match self.deadline_of(case, reaching) {
            Deadline::May(needs) => Some(Instead::Undetermined(needs)),
            _ => None,
        }
    }

    /// What a duty's timing comes to, exemptions reckoned in; a conflict leaves it as it was.
    pub(crate) fn effective(&self, case: &Case, reaching: &Reaching<'_>, lines: &mut Lines) -> Term {
        // Without a date a step is still measured from where it is, and a window begins where it does.
        let undated = || match case.occurrence.and(case.clock) {
            Some(first) if self.is_grid(self.version(case.requirement, case.version)) => Counts::From(first),
            Some(step) => Counts::After(step),
            None => Counts::All,
        };
        match self.deadline_of(case, reaching) {
            Deadline::Unchanged | Deadline::May(_) => case.term.clone(),
            Deadline::Lifted(_) => Term {
                due: Due::Never,
                counts: undated(),
                upcoming_until: case.occurrence.and(case.clock),
                ..case.term.clone()
            },
            Deadline::Changed(_, term) if term.due == Due::Never && term.counts == Counts::All => {
                Term { counts: undated(), ..term }
            }
            Deadline::Changed(_, term) => term,
            Deadline::Conflict(between) => {
                let requirement = case.requirement;
                lines.conflicts.push(Conflict { requirement, aspect: AspectName::Deadline, between });
                case.term.clone()
            }
        }
    }

    pub(crate) fn reading_of_case(&self, case: &Case) -> Reading {
        let version = self.version(case.requirement, case.version);
        let at = case.occurrence.and(case.clock);
        let grid = self.is_grid(version);
        Reading {
            step_from: at,
            window: at.filter(|_| grid),
            first_step: case.occurrence.is_none_or(|number| number == 1),
            ..self.reading_of(version, case.clock.unwrap_or(self.as_of()), case.law)
        }
    }

    /// Whether a suspension has nothing to suspend.
    pub(crate) fn rests_never(&self, case: &Case, suspension: &Suspension) -> bool {
        let version = self.version(case.requirement, case.version);
        let reading = self.reading_of_case(case);
        self.suspended(&case.term, &version.timing, suspension, &reading, case.reading).is_none()
    }

    pub(crate) fn deadline_of(&self, case: &Case, reaching: &Reaching<'_>) -> Deadline {
        let version = self.version(case.requirement, case.version);
        let reading = self.reading_of_case(case);
        self.deadline(&reaching.effects, (&version.timing, &case.term), &reading, case.reading)
    }
}
