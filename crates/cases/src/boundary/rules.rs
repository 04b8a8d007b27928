//! Requirements and exemptions: what has to hold for one to be owed, or to reach.

use super::aim::Aim;
use super::version::version_on;
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{ExemptionId, FieldId, NodeId, RequirementId};
use hjemmel_engine::plan::{
    AspectValue, EventMatch, ExemptionVersion, ForEach, RequirementVersion, Timing, TrialVersion,
};
use hjemmel_value::{Date, Value};

/// The date at which the clock of a timing starts.
pub(super) fn clock_of(timing: &Timing) -> Option<NodeId> {
    match timing {
        Timing::Within { from, .. }
        | Timing::Between { from, .. }
        | Timing::AtLeastEvery { from, .. }
        | Timing::Every { from, .. } => Some(*from),
        Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => Some(*date),
        Timing::AtAllTimes | Timing::NotEncoded(_) => None,
    }
}

/// How many acts a timing asks for.
pub(super) fn times_of(timing: &Timing) -> usize {
    match timing {
        Timing::Within { times, .. } | Timing::Between { times, .. } => usize::try_from(*times).unwrap_or(1),
        _ => 1,
    }
}

impl<'a> Aim<'a> {
    /// The version of a requirement in force on a day.
    pub(super) fn requirement_version(&self, id: RequirementId, day: Date) -> Option<usize> {
        let requirement = self.plan.requirements.get(id.index())?;
        let versions = requirement.versions.iter().map(|version| &version.in_force);
        version_on(self.plan, requirement.rulebook, versions, day, self.proposals)
    }

    /// Makes a version of a requirement apply: its clock starts on one day, and it is read on another.
    pub(super) fn requirement(&mut self, id: RequirementId, version: usize, clock: Date, today: Date) -> bool {
        let Some(requirement) = self.plan.requirements.get(id.index()) else { return false };
        let Some(version) = requirement.versions.get(version) else { return false };
        let mut done = true;
        // What comes later may undo what came first, so it is gone through twice.
        for _ in 0..2 {
            self.read_on(clock, clock);
            done = self.begins(requirement.for_each.as_ref(), clock);
            if let Some(node) = clock_of(&version.timing) {
                done &= self.value(node, &Value::Date(clock));
            }
            self.read_on(today, clock);
            done &= self.in_groups(&version.groups) && self.conditions(&version.when, &version.unless);
        }
        if let Some(instance) = self.instance.take() {
            done &= self.put(instance);
        }
        done
    }

    /// What a requirement is owed for each of.
    fn begins(&mut self, each: Option<&'a ForEach>, day: Date) -> bool {
        match each {
            None => true,
            Some(ForEach::Event(query)) => {
                let made = self.instance.take().or_else(|| self.draft(query.events, day));
                let outer = std::mem::replace(&mut self.event, made);
                let fits = query.condition.is_none_or(|condition| self.truth(condition, true));
                self.instance = std::mem::replace(&mut self.event, outer);
                fits
            }
            Some(ForEach::Day { when, from, .. }) => self.truth(*when, true) && self.complete(*from),
            // What stays the same is given from its first day on, wherever it is asked about.
            Some(ForEach::Period { .. }) => true,
            Some(ForEach::Decision { of, .. }) => of.iter().any(|decided| self.started(*decided, day)),
        }
    }

    /// Makes an exemption reach the citizen on a day.
    pub(super) fn reach(&mut self, version: &'a ExemptionVersion, trial: Option<&'a TrialVersion>, day: Date) -> bool {
        self.read_on(day, day);
        let framed = trial.is_none_or(|trial| self.conditions(&trial.when, &trial.unless));
        framed & self.in_groups(&version.groups) & self.conditions(&version.when, &version.unless)
    }

    /// The version of an exemption's trial in force on a day.
    pub(super) fn trial_on(&self, version: &ExemptionVersion, day: Date) -> Option<&'a TrialVersion> {
        let trial = self.plan.trials.get(version.trial?.index())?;
        let versions = trial.versions.iter().map(|version| &version.in_force);
        trial.versions.get(version_on(self.plan, trial.rulebook, versions, day, self.proposals)?)
    }

    /// The clock of a requirement starts on a day.
    pub(super) fn started(&mut self, id: RequirementId, day: Date) -> bool {
        let (today, law) = (self.today, self.law);
        let version = self.requirement_version(id, day);
        let done = version.is_some_and(|version| self.requirement(id, version, day, today));
        self.read_on(today, law);
        done
    }

    /// A requirement stands so on the reading day.
    pub(super) fn standing(&mut self, id: RequirementId, status: Status) -> bool {
        let (today, law) = (self.today, self.law);
        let ago = match status {
            Status::Upcoming => 10,
            Status::Overdue | Status::Late => -400,
            _ => 0,
        };
        let clock = today.plus_days(ago).unwrap_or(today);
        let done = self.requirement_version(id, clock).is_some_and(|place| {
            self.requirement(id, place, clock, today.max(clock)) && {
                let version = self.plan.requirements.get(id.index()).and_then(|it| it.versions.get(place));
                match (status, version) {
                    (Status::Met | Status::Late, Some(version)) => {
                        let day = if status == Status::Late { today } else { clock };
                        self.acts(version, &vec![day; times_of(&version.timing)])
                    }
                    (Status::Broken, Some(version)) => self.breaks(version, today),
                    (_, Some(version)) => version.met_by.iter().all(|act| self.complete(act.query.events)),
                    (_, None) => false,
                }
            }
        });
        self.read_on(today, law);
        done
    }

    /// An exemption takes away a requirement on the reading day.
    pub(super) fn lifted(&mut self, id: RequirementId, exemption: ExemptionId) -> bool {
        let (today, law) = (self.today, self.law);
        let version = self
            .plan
            .exemptions
            .get(exemption.index())
            .and_then(|exemption| exemption.versions.iter().find(|version| version.in_force.covers(today)));
        let done = version.is_some_and(|version| {
            let trial = self.trial_on(version, today);
            self.standing(id, Status::Open) && self.reach(version, trial, today)
        });
        self.read_on(today, law);
        done
    }

    /// Acts that meet a version, one on each of these days, in the form that it asks for.
    pub(super) fn acts(&mut self, version: &'a RequirementVersion, days: &[Date]) -> bool {
        let all = version.met_by.iter().all(|act| self.complete(act.query.events));
        let first = self.chance.of(version.met_by.len());
        let Some(act) = version.met_by.iter().cycle().nth(first) else { return days.is_empty() };
        let besides = asked_of(version, act);
        days.iter().fold(all, |done, day| self.event_on(&act.query, *day, &besides) && done)
    }

    /// An act that breaks a version.
    pub(super) fn breaks(&mut self, version: &'a RequirementVersion, day: Date) -> bool {
        let all = version.broken_by.iter().all(|act| self.complete(act.query.events));
        version.broken_by.first().is_none_or(|act| self.event_on(&act.query, day, &[])) && all
    }
}

/// What the aspects of a version ask of an act.
fn asked_of(version: &RequirementVersion, act: &EventMatch) -> Vec<(FieldId, Value)> {
    let aspects = [
        (&version.form, act.form_field),
        (&version.content, act.content_field),
        (&version.documents, act.documents_field),
    ];
    let asked = aspects.into_iter().filter_map(|(asked, field)| match asked {
        Some(AspectValue::AnyOf(choices)) => {
            let (_, place) = choices.iter().find_map(|choice| choice.value)?;
            Some((field?, Value::Choice(place)))
        }
        _ => None,
    });
    asked.collect()
}
