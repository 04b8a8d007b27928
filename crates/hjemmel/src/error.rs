//! What can go wrong with a rulebook that compiled: its input, or a limit.

use hjemmel_engine::plan::Plan;
use hjemmel_engine::situation::SituationError;
use hjemmel_engine::{EvaluationError, PlanError, RuleRef};

/// An error of reading a situation or of evaluating it.
///
/// Each has a stable code ([`Error::code`]). With the feature `compile`, [`Error::diagnostics`] gives it in words, in
/// Danish or English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The situation has mistakes; all of them are here.
    #[error("the situation has {} mistake(s); the first: {}", .0.len(), first(.0))]
    Situation(Vec<SituationError>),
    /// A value could not be turned into JSON at all.
    #[error("the situation could not be turned into JSON: {0}")]
    Serialize(String),
    /// The situation was read for another rulebook set, in which the facts are declared otherwise.
    #[error("the situation was read for another rulebook set, in which the facts are declared otherwise")]
    Misfit,
    /// The rulebook has no proposal of this name.
    #[error("no proposal is called `{name}`{}", suggested(.suggestion))]
    UnknownProposal {
        /// The name asked for.
        name: String,
        /// The nearest there is.
        suggestion: Option<String>,
    },
    /// The evaluation met a limit, a date out of range, or a number that cannot be computed.
    #[error("{error}{}", .rule.as_ref().map_or_else(String::new, |rule| format!(" (in {rule})")))]
    Evaluation {
        /// What happened.
        error: EvaluationError,
        /// The rule in which it happened, by qualified name.
        rule: Option<String>,
    },
    /// No evaluation date was given.
    #[error("no evaluation date was given")]
    NoEvaluationDate,
    /// A compiled plan that does not hold together, was changed, was written by another version, or is none.
    #[error("the plan cannot be used: {0}")]
    Plan(PlanError),
}

impl Error {
    /// The stable code of the error; of the first mistake, if there are several.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::Situation(errors) => errors.first().map_or("E2009", |error| error.problem.code()),
            Error::Serialize(_) => "E2031",
            Error::Misfit => "E2030",
            Error::UnknownProposal { .. } => "E2013",
            Error::Evaluation { error, .. } => evaluation_code(error),
            Error::NoEvaluationDate => "E3008",
            Error::Plan(PlanError::OtherVersion { .. }) => "E3020",
            Error::Plan(PlanError::Altered) => "E3021",
            Error::Plan(_) => "E3009",
        }
    }
}

impl Error {
    pub(crate) fn of_evaluation(plan: &Plan, error: EvaluationError) -> Self {
        let rule = rule_of(&error).map(|rule| rule_name(plan, rule));
        Self::Evaluation { error, rule }
    }

    pub(crate) fn unknown_proposal<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let suggestion = hjemmel_engine::situation::nearest(name, known);
        Self::UnknownProposal { name: name.to_owned(), suggestion }
    }
}

fn evaluation_code(error: &EvaluationError) -> &'static str {
    match error {
        EvaluationError::TooManySteps { .. } => "E3001",
        EvaluationError::TooManyEvents { .. } => "E2012",
        EvaluationError::TooManyReasons { .. } => "E3007",
        EvaluationError::DateOutOfRange { .. } => "E3002",
        EvaluationError::DivisionByZero { .. } => "E3003",
        EvaluationError::InexactQuotient { .. } => "E3004",
        EvaluationError::NumberOverflow { .. } => "E3005",
        EvaluationError::ProposalsCollide { .. } => "E3006",
        EvaluationError::WindowEndsFirst { .. } => "E3010",
        EvaluationError::MalformedSituation { .. } => "E2030",
        _ => "E3009",
    }
}

fn rule_of(error: &EvaluationError) -> Option<RuleRef> {
    match error {
        EvaluationError::DateOutOfRange { rule, .. }
        | EvaluationError::DivisionByZero { rule }
        | EvaluationError::InexactQuotient { rule }
        | EvaluationError::NumberOverflow { rule }
        | EvaluationError::WindowEndsFirst { rule, .. }
        | EvaluationError::ProposalsCollide { rule, .. } => Some(*rule),
        _ => None,
    }
}

/// The qualified name of a rule.
fn rule_name(plan: &Plan, rule: RuleRef) -> String {
    let found = match rule {
        RuleRef::Requirement(id) => plan.requirements.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::Group(id) => plan.groups.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::Definition(id) => plan.definitions.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::Exemption(id) => plan.exemptions.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::Trial(id) => plan.trials.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::Quota(id) => plan.quotas.get(id.index()).map(|rule| (rule.rulebook, &rule.named)),
        RuleRef::AtMostOne(id) => {
            let name = plan.at_most_one.get(id.index()).and_then(|set| Some((set.rulebook, set.name.as_ref()?)));
            return name.map_or_else(String::new, |(rulebook, name)| plan.qualified_name(rulebook, name));
        }
        RuleRef::NotEncoded(id) => {
            let item = plan.not_encoded.get(id.index());
            return item.map_or_else(String::new, |item| item.why.to_string());
        }
    };
    found.map_or_else(String::new, |(rulebook, named)| plan.qualified(rulebook, named))
}

fn first(errors: &[SituationError]) -> String {
    errors.first().map_or_else(String::new, ToString::to_string)
}

fn suggested(suggestion: &Option<String>) -> String {
    suggestion.as_ref().map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}
