//! Whole questions: first by three-valued logic, then by trying every combination of the missing answers.

use crate::answer::Answer;
use crate::error::at;
use crate::findings::Need;
use crate::frame::{Frame, TRIED};
use crate::ids::{FactId, GroupId};
use crate::machine::{Machine, Result, tidy};
use crate::needs::Missing;
use crate::plan::{Condition, RequirementVersion, Type};
use hjemmel_value::{Truth, Value};

/// A whole question: in any of the groups (or none named), every `when`, no `unless`; the trial's first. Of a quota last
/// whether a member is one of those that it counts, or is not.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Question<'a> {
    /// The version of a requirement that is asked about, which the period at hand has to let apply.
    pub(crate) of: Option<&'a RequirementVersion>,
    pub(crate) trial_when: &'a [Condition],
    pub(crate) trial_unless: &'a [Condition],
    pub(crate) groups: &'a [GroupId],
    pub(crate) when: &'a [Condition],
    pub(crate) unless: &'a [Condition],
    pub(crate) fits: &'a [Condition],
    pub(crate) fits_not: &'a [Condition],
}

/// The answer to a whole question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) truth: Truth,
    /// What would settle it, if it is unknown; sorted.
    pub(crate) needs: Vec<Need>,
    /// Facts of which every combination was tried, if that settled it.
    pub(crate) tried: Vec<FactId>,
}

impl Asked {
    fn known(truth: Truth) -> Asked {
        Asked { truth, needs: Vec::new(), tried: Vec::new() }
    }
}

impl<'a> Machine<'a> {
    /// The answer by three-valued logic alone, left to right and no further than what settles it.
    pub(crate) fn plainly(&mut self, question: &Question<'a>, frame: Frame<'a>) -> Result<Truth> {
        let mut truth = question.of.map_or(Ok(Truth::True), |version| self.in_period(version, frame.today))?;
        if !truth.is_false() {
            truth = truth.and(self.conditions(question.trial_when, question.trial_unless, frame)?);
        }
        if !truth.is_false() {
            truth = truth.and(self.in_groups(question.groups, frame)?);
        }
        if !truth.is_false() {
            truth = truth.and(self.conditions(question.when, question.unless, frame)?);
        }
        if !truth.is_false() {
            truth = truth.and(self.conditions(question.fits, question.fits_not, frame)?);
        }
        Ok(truth)
    }

    /// Whether every `when` holds and no `unless`.
    pub(crate) fn conditions(
        &mut self,
        when: &'a [Condition],
        unless: &'a [Condition],
        frame: Frame<'a>,
    ) -> Result<Truth> {
        let mut truth = Truth::True;
        for condition in when {
            truth = truth.and(self.condition(condition, frame)?);
            if truth.is_false() {
                return Ok(truth);
            }
        }
        for condition in unless {
            truth = truth.and(self.condition(condition, frame)?.not());
            if truth.is_false() {
                return Ok(truth);
            }
        }
        Ok(truth)
    }

    /// Whether a condition holds; of an `unless` what stands behind the word.
    fn condition(&mut self, condition: &Condition, frame: Frame<'a>) -> Result<Truth> {
        let outer = self.enter_clause(Some(condition.clause));
        let truth = self.truth(condition.node, frame)?;
        self.enter_clause(outer);
        Ok(truth)
    }

    /// Whether the citizen is in any of the groups; yes if none is named.
    pub(crate) fn in_groups(&mut self, groups: &'a [GroupId], frame: Frame<'a>) -> Result<Truth> {
        let mut truth = Truth::from(groups.is_empty());
        for group in groups {
            truth = truth.or(self.group(*group, frame)?);
            if truth.is_true() {
                break;
            }
        }
        Ok(truth)
    }

    /// The answer to a whole question, combinations tried.
    pub(crate) fn ask(&mut self, question: &Question<'a>, frame: Frame<'a>) -> Result<Asked> {
        let truth = self.plainly(question, frame)?;
        if !truth.is_unknown() {
            return Ok(Asked::known(truth));
        }
        self.quietly(|machine| {
            let mut missing = Missing::default();
            machine.missing_question(question, frame, &mut missing)?;
            machine.try_all(question, frame, missing)
        })
    }

    fn missing_question(&mut self, question: &Question<'a>, frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        if let Some(version) = question.of
            && self.in_period(version, frame.today)?.is_unknown()
        {
            missing.of_others.extend(self.missing_end());
        }
        self.missing_conditions(question.trial_when, frame, missing)?;
        self.missing_conditions(question.trial_unless, frame, missing)?;
        if self.in_groups(question.groups, frame)?.is_unknown() {
            for group in question.groups {
                self.missing_group(*group, frame, missing)?;
            }
        }
        self.missing_conditions(question.when, frame, missing)?;
        self.missing_conditions(question.unless, frame, missing)?;
        self.missing_conditions(question.fits, frame, missing)?;
        self.missing_conditions(question.fits_not, frame, missing)
    }

    fn try_all(&mut self, question: &Question<'a>, frame: Frame<'a>, missing: Missing) -> Result<Asked> {
        let Missing { needs, of_others, .. } = missing;
        let needs = tidy(needs);
        let mut unsettled = Asked::known(Truth::Unknown);
        let candidates = self.candidates(&needs)?;
        let combinations = candidates.iter().try_fold(1_u32, |product, (_, values)| {
            let product = product.checked_mul(u32::try_from(values.len()).ok()?)?;
            (product <= self.options.limits.combinations).then_some(product)
        });
        let combinations = combinations.filter(|_| !candidates.is_empty());
        let Some(combinations) = combinations else {
            unsettled.needs = tidy([needs, of_others].concat());
            return Ok(unsettled);
        };
        let truths = self.combinations(question, frame, &candidates, combinations)?;
        let first = truths.first().copied().unwrap_or(Truth::Unknown);
        if !first.is_unknown() && truths.iter().all(|truth| *truth == first) {
            let tried = candidates.into_iter().map(|(fact, _)| fact).collect();
            return Ok(Asked { truth: first, needs: Vec::new(), tried });
        }
        let mut idle = idle(&candidates, &truths);
        // What was not tried is the same fact on other days.
        idle.retain(|fact| !self.plan.facts.get(fact.index()).is_some_and(|fact| fact.over_time));
        let kept = needs.into_iter().filter(|need| !idle.iter().any(|fact| Need::Fact(*fact) == *need));
        unsettled.needs = tidy(kept.chain(of_others).collect());
        Ok(unsettled)
    }

    /// The facts that can be tried, each with what it might be.
    fn candidates(&self, needs: &[Need]) -> Result<Vec<(FactId, Vec<Answer>)>> {
        let mut candidates = Vec::new();
        for need in needs {
            let Need::Fact(id) = need else { continue };
            let fact = at(&self.plan.facts, id.index(), "a fact is missing")?;
            let mut values: Vec<Answer> = match fact.ty {
                Type::YesNo => [false, true].map(|holds| Answer::Value(Value::YesNo(holds))).to_vec(),
                Type::Choice(category) => {
                    let category = at(&self.plan.categories, category.index(), "a category is missing")?;
                    let places = 0..u32::try_from(category.values.len()).unwrap_or(u32::MAX);
                    places.map(|place| Answer::Value(Value::Choice(place))).collect()
                }
                _ => continue,
            };
            if fact.optional {
                values.push(Answer::Absent);
            }
            if !values.is_empty() {
                candidates.push((*id, values));
            }
        }
        Ok(candidates)
    }

    /// The answer for each combination; the first fact changes fastest.
    fn combinations(
        &mut self,
        question: &Question<'a>,
        frame: Frame<'a>,
        candidates: &[(FactId, Vec<Answer>)],
        combinations: u32,
    ) -> Result<Vec<Truth>> {
        let frame = Frame { memory: TRIED, ..frame };
        let mut places = vec![0_usize; candidates.len()];
        let mut truths = Vec::new();
        for _ in 0..combinations {
            let chosen = candidates.iter().zip(&places);
            self.tried = chosen
                .filter_map(|((fact, values), place)| Some((*fact, frame.today, values.get(*place)?.clone())))
                .collect();
            self.memories.forget_tried();
            truths.push(self.plainly(question, frame)?);
            for (place, (_, values)) in places.iter_mut().zip(candidates) {
                *place = place.saturating_add(1);
                if *place < values.len() {
                    break;
                }
                *place = 0;
            }
        }
        self.tried.clear();
        Ok(truths)
    }
}

/// The facts that never changed the answer, whatever the others were.
fn idle(candidates: &[(FactId, Vec<Answer>)], truths: &[Truth]) -> Vec<FactId> {
    let mut idle = Vec::new();
    let mut stride = 1_usize;
    for (fact, values) in candidates {
        let block = stride.saturating_mul(values.len());
        // Within a block, what lies a stride apart differs in this fact alone.
        let same = truths.chunks(block.max(1)).all(|block| {
            let later = block.get(stride..).unwrap_or_default();
            later.iter().zip(block).all(|(later, earlier)| later == earlier)
        });
        if same {
            idle.push(*fact);
        }
        stride = block;
    }
    idle
}
