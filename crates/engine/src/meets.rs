//! Which events meet a duty: those whose condition holds and whose aspects fit what is asked on their day.

use crate::answer::Answer;
use crate::aspect::{asked_by, ways_asked};
use crate::effects::{Effects, ReadOn, aspect_of};
use crate::error::at;
use crate::findings::{EventRole, Need};
use crate::frame::{EventAt, Frame};
use crate::ids::{ExemptionId, FactId, FieldId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::needs::Missing;
use crate::plan::{AspectName, AspectValue, EventMatch, RequirementVersion, Type};
use crate::spent::Spender;
use crate::stand::Law;
use hjemmel_value::{Date, Truth, Value};
use std::collections::{BTreeMap, BTreeSet};

/// An event that meets a duty, may, or would if it were not for its form.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) date: Date,
    pub(crate) list: FactId,
    pub(crate) place: usize,
    pub(crate) truth: Truth,
    /// Whether it fits, spent or not.
    pub(crate) alone: Truth,
    /// Why it does not count, if it does not.
    pub(crate) wrong: Option<EventRole>,
    /// The exemption without which it would not fit.
    pub(crate) by: Option<ExemptionId>,
}

/// The events that meet a duty or may, in order of date.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fits {
    pub(crate) fits: Vec<Fit>,
    /// Lists that are not given or may miss events.
    pub(crate) incomplete: Vec<FactId>,
    /// Whether anything can meet the duty.
    pub(crate) any: bool,
}

/// The aspects that are asked of an act.
const ASKED: [AspectName; 3] = [AspectName::Form, AspectName::Content, AspectName::Documents];

fn field_of(clause: &EventMatch, aspect: AspectName) -> Option<FieldId> {
    match aspect {
        AspectName::Form => clause.form_field,
        AspectName::Content => clause.content_field,
        AspectName::Documents => clause.documents_field,
        AspectName::Deadline | AspectName::Decision => None,
    }
}

fn wrong(aspect: AspectName) -> EventRole {
    match aspect {
        AspectName::Content => EventRole::WrongContent,
        AspectName::Documents => EventRole::WrongDocument,
        AspectName::Form | AspectName::Deadline | AspectName::Decision => EventRole::WrongForm,
    }
}

impl<'a> Machine<'a> {
    /// The events up to the evaluation date that meet a duty or may, whatever its window. For a step of a rolling
    /// duty: those after the day it is measured from, up to the first that surely does.
    pub(crate) fn fits(
        &mut self,
        id: RequirementId,
        version: &'a RequirementVersion,
        law: Law,
        step: Option<Date>,
    ) -> Result<Fits> {
        let mut fits = Fits { any: !version.met_by.is_empty(), ..Fits::default() };
        let as_of = self.as_of();
        let frame = self.frame(as_of, law.day);
        // Where the events stand among the fits that another clause may come to again.
        let mut places: BTreeMap<(FactId, usize), usize> = BTreeMap::new();
        for (number, clause) in version.met_by.iter().enumerate() {
            let again = |other: &EventMatch| other.query.events == clause.query.events;
            let (before, after) = version.met_by.split_at(number);
            let (seen, comes) = (before.iter().any(again), after.iter().skip(1).any(again));
            let complete = self.each_event_after(step, &clause.query, frame, |machine, here, holds| {
                let fit = machine.fit(id, (version, law), clause, here, holds)?;
                let event = (fit.list, fit.place);
                let known = places.get(&event).filter(|_| seen).copied();
                match known.and_then(|place| fits.fits.get_mut(place)) {
                    Some(known) => {
                        let alone = known.alone.max(fit.alone);
                        if fit.truth > known.truth {
                            *known = fit;
                        }
                        known.alone = alone;
                    }
                    None => {
                        if comes {
                            places.insert(event, fits.fits.len());
                        }
                        fits.fits.push(fit);
                    }
                }
                Ok(step.is_none() || !fit.truth.is_true())
            })?;
            if !complete {
                fits.incomplete.push(clause.query.events);
            }
        }
        if version.met_by.len() > 1 {
            fits.fits.sort_by_key(|fit| (fit.date, fit.list, fit.place));
        }
        if step.is_some()
            && let Some(first) = fits.fits.iter().position(|fit| fit.truth.is_true())
        {
            fits.fits.truncate(first.saturating_add(1));
        }
        fits.incomplete.sort_unstable();
        fits.incomplete.dedup();
        Ok(fits)
    }

    fn fit(
        &mut self,
        id: RequirementId,
        (version, law): (&'a RequirementVersion, Law),
        clause: &'a EventMatch,
        here: EventAt<'a>,
        holds: Truth,
    ) -> Result<Fit> {
        let mut fit = Fit {
            date: here.event.date,
            list: here.list,
            place: here.place,
            truth: holds,
            alone: Truth::False,
            wrong: None,
            by: None,
        };
        for aspect in ASKED {
            if fit.truth.is_false() {
                return Ok(fit);
            }
            let Some(field) = field_of(clause, aspect) else { continue };
            let (truth, by) = self.aspect_fits(id, (version, law), field, here, aspect)?;
            fit.truth = fit.truth.and(truth);
            fit.by = fit.by.or(by);
            if truth.is_false() {
                fit.wrong = Some(wrong(aspect));
            }
        }
        fit.alone = fit.truth;
        if let Some((spent, by)) = self.spent.by_another(here.list, here.place, id, &self.which()) {
            fit.truth = fit.truth.and(spent.not());
            if spent.is_true() && fit.wrong.is_none() {
                fit.wrong = Some(EventRole::Spent(by.id));
            }
        }
        Ok(fit)
    }

    /// Whether an act's form (content, document) is among those asked on its day, and by which exemption.
    fn aspect_fits(
        &mut self,
        id: RequirementId,
        (governing, law): (&'a RequirementVersion, Law),
        field: FieldId,
        here: EventAt<'a>,
        aspect: AspectName,
    ) -> Result<(Truth, Option<ExemptionId>)> {
        let Type::Choice(category) = at(&here.kind.fields, field.index(), "a field is missing")?.ty else {
            return Ok((Truth::True, None));
        };
        let base = self.asked_on(id, (governing, law), aspect, here.event.date)?;
        let read_on = ReadOn { day: here.event.date, arose: Some(law.arose) };
        let effects = self.aspect_effects(id, aspect, read_on)?;
        let ways = ways_asked(base, &effects, aspect);
        if ways.iter().all(|way| way.any_of.is_none()) && base.is_none() {
            return Ok((Truth::True, None));
        }
        let answer = self.field(field, here)?;
        let values = &at(&self.plan.categories, category.index(), "a category is missing")?.values;
        // By name: the version of the day of the act may know other events than the one that governs, and the values of
        // their fields from another category.
        let names = |choice: &crate::plan::AspectChoice, place: u32| {
            let value = usize::try_from(place).ok().and_then(|place| values.get(place));
            choice.value == Some((category, place)) || value.is_some_and(|it| it.named.name == choice.named.name)
        };
        let among = |any_of: Option<&[crate::plan::AspectChoice]>| {
            let Some(any_of) = any_of else { return Truth::True };
            match &answer {
                Answer::Unknown(_) => Truth::Unknown,
                Answer::Value(Value::Choice(place)) => Truth::from(any_of.iter().any(|choice| names(choice, *place))),
                _ => Truth::False,
            }
        };
        let mut truths = ways.iter().map(|way| among(way.any_of));
        let first = truths.next().unwrap_or(Truth::True);
        let truth = if truths.all(|truth| truth == first) { first } else { Truth::Unknown };
        let as_it_was = among(match base {
            Some(AspectValue::AnyOf(choices)) => Some(choices),
            _ => None,
        });
        let by = ways.first().and_then(|way| way.by).filter(|_| truth.is_true() && !as_it_was.is_true());
        Ok((truth, by))
    }

    /// What the version in force on the day of an act asks; without one, the governing version.
    fn asked_on(
        &self,
        id: RequirementId,
        (governing, law): (&'a RequirementVersion, Law),
        aspect: AspectName,
        day: Date,
    ) -> Result<Option<&'a AspectValue>> {
        if law.kept {
            return Ok(asked_by(governing, aspect));
        }
        let found = self.in_force_on(id, day)?;
        Ok(asked_by(found.map_or(governing, |(_, version)| version), aspect))
    }

    /// The effects of exemptions on a day, if any exemption ever touches the aspect.
    fn aspect_effects(&mut self, id: RequirementId, aspect: AspectName, read_on: ReadOn) -> Result<Effects<'a>> {
        let touched = self.requirement(id)?.exemptions.iter().any(|exemption| {
            let versions = self.plan.exemptions.get(exemption.index()).map(|row| row.versions.as_slice());
            versions
                .unwrap_or_default()
                .iter()
                .flat_map(|version| &version.effects)
                .any(|effect| effect.requirement == id && aspect_of(&effect.kind) == Some(aspect))
        });
        if touched { self.effects(id, read_on) } else { Ok(Effects::default()) }
    }

    /// What would settle which events meet a duty.
    pub(crate) fn fit_needs(
        &mut self,
        id: RequirementId,
        version: &'a RequirementVersion,
        law: Law,
        counts: impl Fn(Date) -> bool,
    ) -> Result<Vec<Need>> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, law.day);
        let mut missing = Missing::default();
        self.quietly(|machine| {
            // One that surely fits by any clause needs nothing for the others.
            let all = machine.fits(id, version, law, None)?;
            let sure: BTreeSet<(FactId, usize)> =
                all.fits.iter().filter(|fit| fit.alone.is_true()).map(|fit| (fit.list, fit.place)).collect();
            for clause in &version.met_by {
                let complete = machine.each_event(&clause.query, frame, |machine, here, holds| {
                    let fit = machine.fit(id, (version, law), clause, here, holds)?;
                    if counts(fit.date) && fit.truth.is_unknown() {
                        if !sure.contains(&(fit.list, fit.place)) {
                            machine.missing_fit(id, (version, law), clause, frame.with_event(here), &mut missing)?;
                        }
                        machine.missing_spent(id, here, &mut missing)?;
                    }
                    Ok(true)
                })?;
                if !complete {
                    missing.needs.push(Need::Fact(clause.query.events));
                }
            }
            Ok(())
        })?;
        Ok(missing.all())
    }

    /// What would settle whether an event was needed by another requirement, which spends it.
    fn missing_spent(&mut self, id: RequirementId, here: EventAt<'a>, missing: &mut Missing) -> Result<()> {
        let Some((spent, by)) = self.spent.by_another(here.list, here.place, id, &self.which()) else { return Ok(()) };
        if !spent.is_unknown() {
            return Ok(());
        }
        if by.id != id {
            let others = self.settled(by.id)?.needs.clone();
            missing.of_others.extend(others);
        }
        let outer = self.turn_to(by.which);
        self.missing_fit_of(&by, here, missing)?;
        let next = self.missing_spent(by.id, here, missing);
        self.turn_to(outer);
        next
    }

    /// What it hangs on that an event fits the duty that may have needed it.
    fn missing_fit_of(&mut self, by: &Spender<'a>, here: EventAt<'a>, missing: &mut Missing) -> Result<()> {
        let fits = self.fits(by.id, by.version, by.law, None)?;
        let mut known = fits.fits.iter().filter(|fit| fit.list == here.list && fit.place == here.place);
        if !known.any(|fit| fit.alone.is_true()) {
            let there = self.frame(self.as_of(), by.law.day).with_event(here);
            for clause in by.version.met_by.iter().filter(|clause| clause.query.events == here.list) {
                self.missing_fit(by.id, (by.version, by.law), clause, there, missing)?;
            }
        }
        Ok(())
    }

    fn missing_fit(
        &mut self,
        id: RequirementId,
        (version, law): (&'a RequirementVersion, Law),
        clause: &'a EventMatch,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        let Some(here) = frame.event else { return Ok(()) };
        self.missing_window(&clause.query, Frame { event: None, ..frame }, missing)?;
        if let Some(condition) = clause.query.condition {
            self.missing(condition, frame, missing)?;
        }
        for aspect in ASKED {
            let Some(field) = field_of(clause, aspect) else { continue };
            if !self.aspect_fits(id, (version, law), field, here, aspect)?.0.is_unknown() {
                continue;
            }
            if self.field(field, here)?.is_unknown() {
                let place = u32::try_from(here.place).unwrap_or(u32::MAX);
                missing.needs.push(Need::Field(here.list, place, field));
            }
            let read_on = ReadOn { day: here.event.date, arose: Some(law.arose) };
            let effects = self.aspect_effects(id, aspect, read_on)?;
            let base = self.asked_on(id, (version, law), aspect, here.event.date)?;
            let ways = ways_asked(base, &effects, aspect);
            // Exemptions that ask for the same either way settle nothing.
            if ways.iter().zip(ways.iter().skip(1)).all(|(one, other)| one.any_of == other.any_of) {
                continue;
            }
            let touches = |effect: &crate::effects::Effective<'a>| aspect_of(effect.kind) == Some(aspect);
            missing.needs.extend(self.effect_needs(&effects, touches, here.event.date)?);
        }
        missing.needs = tidy(std::mem::take(&mut missing.needs));
        Ok(())
    }
}
