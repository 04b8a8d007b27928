//! What a change is held against: the examples of a set, and cases.

use super::Mutation;
use super::reach::{Reach, Rule};
use crate::example::{holds, options_of};
use crate::reasons::without_reasons;
use crate::{Case, CaseError};
use hjemmel::Rulebook;
use hjemmel_engine::findings::Findings;
use hjemmel_engine::plan::Plan;
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{Options, evaluate};
use hjemmel_model::model::ExpectationKind;
use std::collections::BTreeMap;

/// So many times the steps that an evaluation takes of itself may one take after a change: what takes more has gone astray.
const STEPS_TIMES: u64 = 50;

/// Steps that are allowed besides.
const STEPS_BESIDES: u64 = 1_000_000;

/// Examples and cases, each evaluated once as the rules are.
#[derive(Debug)]
pub struct Yardstick {
    examples: Vec<Prepared>,
    cases: Vec<Kept>,
}

/// An example.
#[derive(Debug)]
struct Prepared {
    situation: Situation,
    options: Options,
    expectations: Vec<ExpectationKind>,
    /// The rules that it hangs on, and how far away each is.
    reached: BTreeMap<Rule, usize>,
}

/// A case, and what it comes to.
#[derive(Debug)]
struct Kept {
    situation: Situation,
    options: Options,
    outcome: Findings,
}

/// Why something is no yardstick.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum YardstickError {
    /// An example does not come out with the rules as they are.
    #[error("{examples} examples do not come out: there is nothing to notice a change by")]
    ExamplesFail {
        /// How many.
        examples: usize,
    },
}

impl Yardstick {
    /// The examples of a set.
    ///
    /// # Errors
    ///
    /// [`YardstickError::ExamplesFail`]: what fails as the rules are cannot tell whether a change matters.
    pub fn of_examples(rulebook: &Rulebook) -> Result<Self, YardstickError> {
        let plan = rulebook.plan();
        let reach = Reach::of(plan);
        let mut yardstick = Self { examples: Vec::new(), cases: Vec::new() };
        let mut failing = 0_usize;
        let examples = rulebook.compiled().into_iter().flat_map(|compiled| &compiled.model().examples);
        for example in examples {
            let lines: Vec<Option<Vec<Rule>>> =
                example.expectations.iter().map(|line| Reach::expected(&line.kind)).collect();
            let reached = match lines.into_iter().collect::<Option<Vec<_>>>() {
                Some(rules) => reach.from(&rules.concat()),
                None => reach.everything(),
            };
            let expectations: Vec<ExpectationKind> =
                example.expectations.iter().map(|line| line.kind.clone()).collect();
            let mut prepared =
                Prepared { situation: example.situation.clone(), options: options_of(example), expectations, reached };
            match evaluate(plan, &prepared.situation, &prepared.options) {
                Ok(findings) if prepared.comes_out(plan, &findings) => {
                    prepared.options.limits.steps = allowed(&findings);
                    yardstick.examples.push(prepared);
                }
                _ => failing = failing.saturating_add(1),
            }
        }
        if failing > 0 { Err(YardstickError::ExamplesFail { examples: failing }) } else { Ok(yardstick) }
    }

    /// Adds a case: what it comes to with the rules as they are.
    ///
    /// # Errors
    ///
    /// [`CaseError::Evaluation`], if it does not fit the set or its evaluation ends with an error.
    pub fn add(&mut self, rulebook: &Rulebook, case: &Case) -> Result<(), CaseError> {
        let situation = rulebook.situation(&case.situation)?;
        let evaluation = case.evaluation(rulebook, &situation);
        let mut options = evaluation.options()?;
        let findings = evaluation.findings(&options)?;
        options.limits.steps = allowed(&findings);
        self.cases.push(Kept { situation: situation.engine().clone(), options, outcome: without_reasons(findings) });
        Ok(())
    }

    /// How many examples and cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.examples.len().saturating_add(self.cases.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any of them notices a change. The plan is as it was afterwards.
    pub(super) fn notices(&self, plan: &mut Plan, mutation: &Mutation) -> bool {
        let mut near: Vec<(usize, &Prepared)> = self
            .examples
            .iter()
            .filter_map(|example| Some((*example.reached.get(&mutation.changed)?, example)))
            .collect();
        // Those that speak of the rule itself notice it soonest; equally near ones stay in their order.
        near.sort_by_key(|(distance, _)| *distance);
        mutation.during(plan, |plan| {
            near.iter().any(|(_, example)| example.notices(plan)) || self.cases.iter().any(|case| case.notices(plan))
        })
    }
}

impl Prepared {
    /// An error is noticed, as a line that does not come out is.
    fn notices(&self, plan: &Plan) -> bool {
        match evaluate(plan, &self.situation, &self.options) {
            Ok(findings) => !self.comes_out(plan, &findings),
            Err(_) => true,
        }
    }

    fn comes_out(&self, plan: &Plan, findings: &Findings) -> bool {
        self.expectations.iter().all(|kind| holds(plan, &self.situation, &self.options, findings, kind))
    }
}

impl Kept {
    fn notices(&self, plan: &Plan) -> bool {
        match evaluate(plan, &self.situation, &self.options) {
            Ok(findings) => without_reasons(findings) != self.outcome,
            Err(_) => true,
        }
    }
}

fn allowed(findings: &Findings) -> Option<u64> {
    Some(findings.steps.saturating_mul(STEPS_TIMES).saturating_add(STEPS_BESIDES))
}
