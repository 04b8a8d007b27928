//! Duties: owed, lifted and undetermined.

use super::Presenter;
use crate::outcome::{
    AspectOutcome, DecisionOutcome, DueBetween, ExemptionNamed, InstanceOutcome, LiftedOutcome, Obligation,
    StatedValue, ThingOutcome, UndeterminedOutcome, ValueLifted, Window,
};
use hjemmel_engine::findings::{
    AspectFinding, Decided, Decision, DecisionDay, Duty, Instance, Lifted, Need, Statement, Thing, Undetermined,
};
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::{
    AspectName, AspectValue, ExemptionVersion, ForEach, Modality, RequirementVersion, RuleText, Timing, Type,
};
use hjemmel_value::Date;
use std::collections::BTreeMap;

impl Presenter<'_> {
    fn version(&self, requirement: RequirementId, version: usize) -> Option<&RequirementVersion> {
        self.plan.requirements.get(requirement.index())?.versions.get(version)
    }

    /// Something owed, in words.
    pub(crate) fn obligation(&self, duty: &Duty) -> Obligation {
        let version = self.version(duty.requirement, duty.version);
        let text = version.map(|version| &version.text);
        let without = duty.due_without_exemptions.filter(|_| duty.due != duty.due_without_exemptions);
        let window = Window { from: duty.window.from, until: duty.window.until };
        Obligation {
            id: self.names.requirement(duty.requirement),
            title: self.names.requirement_title(duty.requirement),
            instance: self.instance(duty.requirement, duty.instance),
            occurrence: duty.occurrence,
            actor: version.map_or_else(String::new, |version| self.names.actor(version.actor)),
            actor_title: version.map_or_else(String::new, |version| self.names.actor_title(version.actor)),
            modality: version.map_or(Modality::Must, |version| version.modality),
            action: version.map_or_else(String::new, |version| version.action.to_string()),
            citations: text.map_or_else(Vec::new, |text| text.citations.clone()),
            basis: text.map(|text| text.basis).unwrap_or_default(),
            interpretation: text.map_or_else(Vec::new, interpretations),
            due: duty.due,
            due_between: duty.due_between.map(|days| DueBetween { earliest: days.earliest, latest: days.latest }),
            next_working_day: self.next_working_day(duty),
            due_without_exemptions: without,
            window: (window.from.is_some() || window.until.is_some()).then_some(window),
            required: duty.required,
            met: duty.met,
            met_on: duty.met_on,
            broken_on: duty.broken_on,
            status: duty.status,
            aspects: version.map_or_else(BTreeMap::new, |version| self.aspects(version, duty)),
            kept_despite: duty.kept_despite.iter().map(|id| self.exemption_on(*id, self.as_of)).collect(),
            states: version.map_or_else(Vec::new, |version| self.states(version, duty)),
            not_encoded: version.map_or_else(Vec::new, not_encoded),
            needs: self.needs(&duty.needs),
            proposals: duty.proposals.iter().map(|id| self.names.proposal(*id)).collect(),
            because: self.reasons(&duty.because),
        }
    }

    /// What a line of a requirement is for.
    pub(crate) fn instance(&self, requirement: RequirementId, instance: Option<Instance>) -> Option<InstanceOutcome> {
        Some(match instance? {
            Instance::Thing(thing) => InstanceOutcome::Thing(self.thing(requirement, thing)?),
            Instance::Decision(Decision { about, of, occurrence, day }) => {
                let decided = match about {
                    Decided::Requirement(id) => id,
                    Decided::Exemption(id) => self.exempted(id).unwrap_or(requirement),
                };
                InstanceOutcome::Decision(DecisionOutcome {
                    decision: self.names.decided(about),
                    title: self.names.decided_title(about),
                    of: of.and_then(|thing| self.thing(decided, thing)),
                    occurrence,
                    made_on: day.date().filter(|_| matches!(day, DecisionDay::Made(_))),
                    due: day.date().filter(|_| matches!(day, DecisionDay::Due(_))),
                })
            }
        })
    }

    /// The requirement that an exemption is from; one that is for a period or an event is from a single one.
    fn exempted(&self, exemption: ExemptionId) -> Option<RequirementId> {
        let place = self.plan.requirements.iter().position(|row| row.exemptions.contains(&exemption))?;
        Some(RequirementId::at(place))
    }

    /// What a day is called, of a requirement for each day when something comes true.
    fn day_called(&self, requirement: RequirementId) -> Option<String> {
        match &self.plan.requirements.get(requirement.index())?.for_each {
            Some(ForEach::Day { called, .. }) => Some(called.replace('_', " ")),
            _ => None,
        }
    }

    /// The event, day or period of a requirement.
    fn thing(&self, requirement: RequirementId, thing: Thing) -> Option<ThingOutcome> {
        let (number, date) = (thing.place.saturating_add(1), thing.date);
        match thing.list {
            Some(list) => Some(ThingOutcome {
                list: Some(self.names.fact(list)),
                number,
                date,
                earliest: thing.earliest,
                title: self.day_called(requirement).unwrap_or_else(|| self.names.event(list)),
                period: None,
            }),
            None => self.period(requirement, thing.place).map(|period| ThingOutcome {
                list: None,
                number,
                date,
                earliest: None,
                title: self.period_title(period),
                period: Some(self.period_outcome(period)),
            }),
        }
    }

    /// The working day after a due date that is none, whether or not due dates move.
    fn next_working_day(&self, duty: &Duty) -> Option<Date> {
        let book = self.plan.requirements.get(duty.requirement.index())?.rulebook;
        let calendar = self.plan.rulebooks.get(book.index())?.working_days?;
        let due = duty.due?;
        let next = self.plan.calendars.get(calendar.index())?.next_working_day(due);
        (next != due).then_some(next)
    }

    /// A duty lifted whole, in words.
    pub(crate) fn lifted(&self, lifted: &Lifted) -> LiftedOutcome {
        LiftedOutcome {
            id: self.names.requirement(lifted.requirement),
            title: self.names.requirement_title(lifted.requirement),
            instance: self.instance(lifted.requirement, lifted.instance),
            occurrence: lifted.occurrence,
            citations: self
                .text(lifted.requirement, Some(lifted.version))
                .map_or_else(Vec::new, |text| text.citations.clone()),
            due: lifted.due,
            by: lifted.by.iter().filter_map(|(id, version)| self.exemption_version(*id, *version)).collect(),
            because: self.reasons(&lifted.because),
        }
    }

    /// A duty that hangs on something not known, in words.
    pub(crate) fn undetermined(&self, line: &Undetermined) -> UndeterminedOutcome {
        let text = self.text(line.requirement, line.version);
        UndeterminedOutcome {
            id: self.names.requirement(line.requirement),
            title: self.names.requirement_title(line.requirement),
            instance: self.instance(line.requirement, line.instance),
            occurrence: line.occurrence,
            citations: text.map_or_else(Vec::new, |text| text.citations.clone()),
            interpretation: text.map_or_else(Vec::new, interpretations),
            due: line.due,
            needs: self.needs(&line.needs),
            because: self.reasons(&line.because),
        }
    }

    /// What a version rests on; the last one if it is not known which governs.
    fn text(&self, requirement: RequirementId, version: Option<usize>) -> Option<&RuleText> {
        let versions = &self.plan.requirements.get(requirement.index())?.versions;
        let version = match version {
            Some(version) => versions.get(version),
            None => versions.last(),
        };
        version.map(|version| &version.text)
    }

    pub(crate) fn needs(&self, needs: &[Need]) -> Vec<String> {
        let mut facts: Vec<String> = needs
            .iter()
            .map(|need| match need {
                Need::Fact(fact) | Need::Field(fact, ..) => self.names.fact(*fact),
            })
            .collect();
        facts.dedup();
        facts
    }

    fn states(&self, version: &RequirementVersion, duty: &Duty) -> Vec<StatedValue> {
        duty.states
            .iter()
            .map(|(name, statement)| {
                let declared = version.states.iter().find(|stated| stated.named.name == *name);
                let gives = declared.map_or(Type::Text, |stated| stated.gives);
                let found = match statement {
                    Statement::Value(value) => Some(value),
                    Statement::Absent | Statement::Unknown => None,
                };
                let value = self.perhaps(found, gives);
                let known = *statement != Statement::Unknown;
                StatedValue {
                    name: name.to_string(),
                    title: declared.map_or_else(|| name.replace('_', " "), |stated| stated.named.title()),
                    said: known.then(|| self.said_beside(&value, found, gives)).flatten(),
                    value,
                    unknown: *statement == Statement::Unknown,
                }
            })
            .collect()
    }

    /// What is asked in each aspect, and what exemptions did to it.
    fn aspects(&self, version: &RequirementVersion, duty: &Duty) -> BTreeMap<AspectName, AspectOutcome> {
        let mut aspects: BTreeMap<AspectName, AspectOutcome> = BTreeMap::new();
        for (name, value) in [
            (AspectName::Form, &version.form),
            (AspectName::Content, &version.content),
            (AspectName::Documents, &version.documents),
        ] {
            if let Some(value) = value {
                aspects.entry(name).or_default().asks = Some(asked(value));
            }
        }
        if let Some(actor) = version.decided_by {
            aspects.entry(AspectName::Decision).or_default().asks = Some(self.names.actor_title(actor));
        }
        for found in &duty.aspects {
            self.touched(aspects.entry(found.aspect).or_default(), found, duty.requirement, version);
        }
        aspects
    }

    fn touched(
        &self,
        outcome: &mut AspectOutcome,
        found: &AspectFinding,
        requirement: RequirementId,
        version: &RequirementVersion,
    ) {
        outcome.lifted_by = found.lifted_by.iter().map(|id| self.names.exemption(*id)).collect();
        outcome.changed_by = found.changed_by.iter().map(|id| self.names.exemption(*id)).collect();
        outcome.values_lifted = found
            .values_lifted
            .iter()
            .map(|(value, by)| ValueLifted {
                value: value.to_string(),
                said: label_of(version, found.aspect, value).map(str::to_owned),
                by: self.names.exemption(*by),
            })
            .collect();
        if !found.lifted_by.is_empty() {
            outcome.asks = None;
        }
        if let Some(actor) = found.decided_by {
            outcome.asks = Some(self.names.actor_title(actor));
        }
        for id in &found.changed_by {
            if let Some(value) = self.changed_value(*id, found.aspect, requirement) {
                outcome.asks = Some(asked(value));
            }
        }
        let mut exemptions: Vec<ExemptionId> = found.lifted_by.clone();
        exemptions.extend(&found.changed_by);
        exemptions.extend(found.values_lifted.iter().map(|(_, by)| *by));
        exemptions.sort_unstable();
        exemptions.dedup();
        outcome.exemptions = exemptions.into_iter().map(|id| self.exemption_on(id, self.as_of)).collect();
    }

    fn changed_value(&self, id: ExemptionId, aspect: AspectName, requirement: RequirementId) -> Option<&AspectValue> {
        use hjemmel_engine::plan::EffectKind;
        let (_, version) = self.exemption_version_on(id, self.as_of)?;
        version.effects.iter().filter(|effect| effect.requirement == requirement).find_map(|effect| {
            match &effect.kind {
                EffectKind::ChangeAspect(changed, value) if *changed == aspect => Some(value),
                _ => None,
            }
        })
    }

    fn exemption_version_on(&self, id: ExemptionId, on: Date) -> Option<(usize, &ExemptionVersion)> {
        let exemption = self.plan.exemptions.get(id.index())?;
        let in_force = |version: &ExemptionVersion| {
            version.in_force.from.max(version.in_force.effect).is_none_or(|from| from <= on)
                && version.in_force.until.is_none_or(|until| on <= until)
        };
        let mut versions = exemption.versions.iter().enumerate();
        versions.clone().rfind(|(_, version)| in_force(version)).or_else(|| versions.next())
    }

    /// An exemption with what it rests on, in its version of a day.
    pub(crate) fn exemption_on(&self, id: ExemptionId, on: Date) -> ExemptionNamed {
        let version = self.exemption_version_on(id, on).map_or(0, |(place, _)| place);
        self.exemption_version(id, version).unwrap_or_else(|| self.named_alone(id))
    }

    fn named_alone(&self, id: ExemptionId) -> ExemptionNamed {
        ExemptionNamed {
            id: self.names.exemption(id),
            title: self.names.exemption_title(id),
            trial: None,
            trial_title: None,
            bylaw: None,
            citations: Vec::new(),
            basis: hjemmel_engine::plan::Basis::Statute,
            interpretation: Vec::new(),
            proposals: Vec::new(),
        }
    }

    pub(crate) fn exemption_version(&self, id: ExemptionId, version: usize) -> Option<ExemptionNamed> {
        let version = self.plan.exemptions.get(id.index())?.versions.get(version)?;
        let trial = version.trial.and_then(|trial| self.plan.trials.get(trial.index()));
        Some(ExemptionNamed {
            trial: trial.map(|trial| self.plan.qualified(trial.rulebook, &trial.named)),
            trial_title: trial.map(|trial| trial.named.title()),
            bylaw: trial.and_then(|trial| trial.versions.last()).map(|version| version.bylaw.to_string()),
            citations: version.text.citations.clone(),
            basis: version.text.basis,
            interpretation: interpretations(&version.text),
            proposals: version.in_force.proposals.iter().map(|id| self.names.proposal(*id)).collect(),
            ..self.named_alone(id)
        })
    }
}

fn interpretations(text: &RuleText) -> Vec<String> {
    text.interpretations.iter().map(ToString::to_string).collect()
}

/// What an aspect asks, as people read it.
fn asked(value: &AspectValue) -> String {
    match value {
        AspectValue::AnyOf(choices) => choices.iter().map(|choice| choice.named.title()).collect::<Vec<_>>().join(", "),
        AspectValue::Text(text) | AspectValue::NotEncoded(text) => text.to_string(),
    }
}

/// The label of a value that a requirement asks for, if it has one.
fn label_of<'a>(version: &'a RequirementVersion, aspect: AspectName, value: &str) -> Option<&'a str> {
    let asked = match aspect {
        AspectName::Form => &version.form,
        AspectName::Content => &version.content,
        AspectName::Documents => &version.documents,
        AspectName::Deadline | AspectName::Decision => &None,
    };
    let Some(AspectValue::AnyOf(choices)) = asked else { return None };
    choices.iter().find(|choice| &*choice.named.name == value)?.named.label.as_deref()
}

/// What the rulebook does not carry of a requirement.
fn not_encoded(version: &RequirementVersion) -> Vec<String> {
    let timing = match &version.timing {
        Timing::NotEncoded(why) => Some(why),
        _ => None,
    };
    let aspects = [&version.form, &version.content, &version.documents].into_iter().filter_map(|aspect| match aspect {
        Some(AspectValue::NotEncoded(why)) => Some(why),
        _ => None,
    });
    timing.into_iter().chain(aspects).map(ToString::to_string).collect()
}
