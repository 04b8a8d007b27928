//! Running the examples of a rulebook set: every line of `expect` is compared with what the engine finds.

mod got;
#[cfg(test)]
mod tests;

use got::Got;
use hjemmel::diagnostic::{Diagnostic, Message, Span};
use hjemmel::{Language, Rulebook, Situation};
use hjemmel_engine::findings::{Findings, Need, Statement};
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, Plan};
use hjemmel_engine::{Options, compares, definition_value, group_truth};
use hjemmel_model::model::{Example, Expectation, ExpectationKind};
use hjemmel_syntax::format::format_clause;
use hjemmel_syntax::tree::{Clause, ClauseKind, Comments, ItemKind};
use hjemmel_value::Truth;

/// What came of one example.
#[derive(Clone, Debug)]
pub struct ExampleResult {
    /// The rulebook it stands in.
    pub rulebook: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// How many lines it expects.
    pub expectations: usize,
    /// A complaint for each line that did not come out.
    pub failures: Vec<Diagnostic>,
}

impl ExampleResult {
    /// Whether every line came out.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Runs all examples of a set, in the order of its sources. `language` is that of the complaints.
///
/// A set read from a plan has no examples.
#[must_use]
pub fn run_examples(rulebook: &Rulebook, language: Language) -> Vec<ExampleResult> {
    let Some(compiled) = rulebook.compiled() else { return Vec::new() };
    compiled.model().examples.iter().map(|example| run(rulebook, example, language)).collect()
}

fn run(rulebook: &Rulebook, example: &Example, language: Language) -> ExampleResult {
    let name = rulebook.plan().rulebook_name(example.rulebook);
    let situation = Situation::from_engine(rulebook, example.situation.clone());
    let options = options_of(example);
    let failures = match rulebook.evaluation(&situation).findings(&options) {
        Ok(findings) => {
            let check = Check { rulebook, example, findings: &findings, options: &options, language };
            example.expectations.iter().filter_map(|expectation| check.failure(expectation)).collect()
        }
        // The evaluation ended with an error: said in words at the example's header.
        Err(error) => {
            let complaints = error.diagnostics().into_iter();
            complaints.map(|complaint| Diagnostic { span: Some(example.span), ..complaint }).collect()
        }
    };
    ExampleResult {
        rulebook: name.to_owned(),
        title: example.title.to_string(),
        span: example.span,
        expectations: example.expectations.len(),
        failures,
    }
}

/// What an example asks of the engine.
pub(crate) fn options_of(example: &Example) -> Options {
    let mut options = Options::new(example.as_of);
    options.proposals.clone_from(&example.proposals);
    options
}

struct Check<'a> {
    rulebook: &'a Rulebook,
    example: &'a Example,
    findings: &'a Findings,
    options: &'a Options,
    language: Language,
}

impl Check<'_> {
    fn failure(&self, expectation: &Expectation) -> Option<Diagnostic> {
        let (plan, situation) = (self.rulebook.plan(), &self.example.situation);
        if holds(plan, situation, self.options, self.findings, &expectation.kind) {
            return None;
        }
        let expected = line_words(expectation, self.language);
        let got = Got { rulebook: self.rulebook, findings: self.findings, language: self.language };
        let got = got.words(&expectation.kind, &self.example.situation, self.options);
        Some(Diagnostic::new(Message::ExampleExpectation { expected, got }, expectation.span))
    }
}

/// Whether a line that an example expects comes out.
pub(crate) fn holds(
    plan: &Plan,
    situation: &hjemmel_engine::situation::Situation,
    options: &Options,
    findings: &Findings,
    kind: &ExpectationKind,
) -> bool {
    match kind {
        ExpectationKind::Duty { requirement, due, status } => findings.duties.iter().any(|duty| {
            duty.requirement == *requirement
                && due.is_none_or(|due| duty.due == Some(due))
                && status.is_none_or(|status| duty.status == status)
        }),
        ExpectationKind::LiftedBy { aspect: None, requirement, by } => findings.lifted.iter().any(|lifted| {
            lifted.requirement == *requirement && by.iter().all(|id| lifted.by.iter().any(|(by, _)| by == id))
        }),
        ExpectationKind::LiftedBy { aspect: Some(aspect), requirement, by } => {
            aspect_touched(findings, *requirement, *aspect, by, false)
        }
        ExpectationKind::ChangedBy { aspect, requirement, by } => {
            aspect_touched(findings, *requirement, *aspect, by, true)
        }
        ExpectationKind::DoesNotApply(requirement) => {
            findings.not_applicable.iter().any(|line| line.requirement == *requirement)
        }
        ExpectationKind::Undetermined(requirement) => {
            findings.undetermined.iter().any(|line| line.requirement == *requirement)
        }
        ExpectationKind::Applies(group) => findings.groups.iter().any(|found| found.group == *group),
        ExpectationKind::GroupIs { group, is } => {
            let truth = group_truth(plan, situation, options, *group);
            truth == Ok(Truth::from(*is))
        }
        ExpectationKind::DefinitionIs { definition, comparison, value } => {
            let found = definition_value(plan, situation, options, *definition);
            matches!(found, Ok(Statement::Value(found)) if compares(&found, *comparison, value) == Ok(true))
        }
        ExpectationKind::Asks(fact) => findings.questions.iter().any(|question| match question.need {
            Need::Fact(asked) | Need::Field(asked, ..) => asked == *fact,
        }),
        ExpectationKind::Conflict(requirement) => {
            findings.conflicts.iter().any(|conflict| conflict.requirement == *requirement)
        }
        ExpectationKind::MoreThanOne(set) => findings.at_most_one.iter().any(|broken| broken.set == *set),
        ExpectationKind::Because => true,
    }
}

/// Whether these exemptions lifted (or changed) an aspect of any duty of the requirement.
fn aspect_touched(
    findings: &Findings,
    requirement: RequirementId,
    aspect: AspectName,
    by: &[ExemptionId],
    changed: bool,
) -> bool {
    let duties = findings.duties.iter().filter(|duty| duty.requirement == requirement);
    duties.flat_map(|duty| &duty.aspects).filter(|found| found.aspect == aspect).any(|found| {
        by.iter().all(|id| {
            if changed {
                found.changed_by.contains(id)
            } else {
                found.lifted_by.contains(id) || found.values_lifted.iter().any(|(_, by)| by == id)
            }
        })
    })
}

/// The line as the formatter writes it.
fn line_words(expectation: &Expectation, language: Language) -> String {
    let clause = Clause {
        at: expectation.span.into(),
        kind: ClauseKind::Expect(expectation.line.clone()),
        comments: Comments::default(),
    };
    format_clause(&clause, ItemKind::Example, language)
}
