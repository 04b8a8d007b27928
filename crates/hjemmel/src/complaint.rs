//! Errors as diagnostics, so that they have words in both languages.

use crate::Error;
use hjemmel_diagnostic::{DateFault, Diagnostic, Diagnostics, Message, PlanFault, TypeWord};
use hjemmel_engine::situation::{Expected, Found, SituationError, SituationProblem};
use hjemmel_engine::{EvaluationError, PlanError};
use hjemmel_value::Kind;

impl Error {
    /// The error in words, in Danish or English: one diagnostic for each mistake.
    #[must_use]
    pub fn diagnostics(&self) -> Diagnostics {
        match self {
            Error::Situation(errors) => errors.iter().map(situation).collect(),
            Error::Serialize(detail) => one(Message::NotSerialized { detail: detail.clone() }),
            Error::Misfit => one(Message::SituationOfAnotherSet),
            Error::UnknownProposal { name, suggestion } => {
                let diagnostic = Diagnostic::without_place(Message::UnknownProposal { name: name.clone() });
                vec![diagnostic.with_suggestion_if(suggestion.clone())].into()
            }
            Error::Evaluation { error, rule } => one(evaluation(error, rule.clone().unwrap_or_default())),
            Error::NoEvaluationDate => one(Message::NoEvaluationDate),
            Error::Plan(error) => one(plan(error)),
        }
    }
}

fn one(message: Message) -> Diagnostics {
    vec![Diagnostic::without_place(message)].into()
}

fn plan(error: &PlanError) -> Message {
    let why = match error {
        PlanError::OtherVersion { written_by, read_by } => {
            return Message::PlanOfAnotherVersion { written_by: written_by.clone(), read_by: (*read_by).to_owned() };
        }
        PlanError::Altered => return Message::PlanAltered,
        PlanError::Json { message } => PlanFault::NoPlan { detail: message.clone() },
        other => PlanFault::Contradiction { what: other.to_string() },
    };
    Message::UnusablePlan { why }
}

fn evaluation(error: &EvaluationError, rule: String) -> Message {
    match error {
        EvaluationError::TooManySteps { limit } => Message::TooManySteps { limit: *limit },
        EvaluationError::TooManyEvents { limit } => Message::TooManyEvents { limit: *limit },
        EvaluationError::TooManyReasons { limit } => Message::TooManyReasons { limit: *limit },
        EvaluationError::DateOutOfRange { .. } => Message::DateOutOfRangeInRule { rule },
        EvaluationError::DivisionByZero { .. } => Message::DivisionByZero { rule },
        EvaluationError::InexactQuotient { .. } => Message::InexactQuotient { rule },
        EvaluationError::NumberOverflow { .. } => Message::NumberOverflow { rule },
        EvaluationError::WindowEndsFirst { from, by, .. } => {
            Message::WindowEndsFirstInRule { rule, from: from.to_string(), by: by.to_string() }
        }
        EvaluationError::ProposalsCollide { versions, .. } => Message::ProposalsCollide {
            a: format!("{rule} ({})", versions.0.saturating_add(1)),
            b: format!("{rule} ({})", versions.1.saturating_add(1)),
        },
        EvaluationError::MalformedSituation { .. } => Message::SituationOfAnotherSet,
        other => Message::UnusablePlan { why: PlanFault::Contradiction { what: other.to_string() } },
    }
}

fn situation(error: &SituationError) -> Diagnostic {
    let path = error.path.clone();
    let fact = path.split(['.', '[']).next().unwrap_or_default().to_owned();
    let mut suggested = None;
    let message = match error.problem.clone() {
        SituationProblem::NotJson { line, column, detail } => {
            Message::BadJson { line: size(line), column: size(column), detail }
        }
        SituationProblem::NotAnObject { .. } => Message::NotAnObject { path },
        SituationProblem::UnknownFact { name, suggestion } => {
            suggested = suggestion;
            Message::UnknownFact { path, name }
        }
        SituationProblem::UnknownField { name, known, suggestion } => {
            suggested = suggestion;
            Message::UnknownGivenField { path, field: name, fact, known }
        }
        SituationProblem::Twice { .. } => Message::GivenTwice { path },
        SituationProblem::WrongType { expected, found } => {
            Message::WrongType { path, fact, expected: expected_word(expected), found: found_word(found) }
        }
        SituationProblem::NullNotOptional => Message::NullNotOptional { path, fact },
        SituationProblem::InexactNumber { text } => Message::InexactNumber { path, text },
        SituationProblem::NoNumber { .. } => {
            Message::WrongType { path, fact, expected: TypeWord::Number, found: TypeWord::Text }
        }
        SituationProblem::NoDuration { .. } => {
            Message::WrongType { path, fact, expected: TypeWord::Duration, found: TypeWord::Text }
        }
        SituationProblem::NoDate { text } => Message::BadDate { path, text, why: DateFault::NotIso },
        SituationProblem::NoSuchDay { text } => Message::BadDate { path, text, why: DateFault::NoSuchDay },
        SituationProblem::DateOutOfRange { text } => Message::BadDate { path, text, why: DateFault::OutOfRange },
        SituationProblem::UnknownCurrency { text } => {
            Message::UnknownValue { path, value: text, allowed: vec!["DKK".to_owned()] }
        }
        SituationProblem::UnknownValue { text, allowed, suggestion } => {
            suggested = suggestion;
            Message::UnknownValue { path, value: text, allowed }
        }
        SituationProblem::MissingDate { field } => Message::MissingEventDate { path, field },
        SituationProblem::Overlaps { other } => Message::PeriodsOverlap { path, other },
        SituationProblem::RateOfZero { field } => Message::RateOfZero { path, field },
        SituationProblem::RateBelowZero => Message::RateBelowZero { path },
        SituationProblem::EndsBeforeItStarts => Message::PeriodEndsBeforeItStarts { path },
        SituationProblem::MissingFirstDay => Message::MissingFirstDay { path },
        SituationProblem::TwoValuesOfOneDay { day } => Message::TwoValuesOfOneDay { path, day },
        SituationProblem::CountsFromLaterDay { on, from } => Message::CountsFromLaterDay { path, on, from },
        SituationProblem::TooManyEvents { limit } => Message::TooManyEvents { limit },
        other => Message::BadJson { line: 1, column: 1, detail: other.to_string() },
    };
    Diagnostic::without_place(message).with_suggestion_if(suggested)
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn expected_word(expected: Expected) -> TypeWord {
    match expected {
        Expected::Kind(kind) => match kind {
            Kind::YesNo => TypeWord::YesNo,
            Kind::Date => TypeWord::Date,
            Kind::Number => TypeWord::Number,
            Kind::Money => TypeWord::Money,
            Kind::Hours => TypeWord::Hours,
            Kind::Percent => TypeWord::Percent,
            Kind::Duration => TypeWord::Duration,
            Kind::Text | Kind::Choice => TypeWord::Text,
            Kind::Actor => TypeWord::Actor,
            Kind::Events => TypeWord::List,
        },
        Expected::Events => TypeWord::List,
        Expected::OverTime => TypeWord::ValuesOverTime,
        Expected::Event | Expected::ValueFrom => TypeWord::Object,
        Expected::Text => TypeWord::Text,
        Expected::YesNo => TypeWord::YesNo,
    }
}

fn found_word(found: Found) -> TypeWord {
    match found {
        Found::Null => TypeWord::Null,
        Found::YesNo => TypeWord::YesNo,
        Found::Number => TypeWord::Number,
        Found::Text => TypeWord::Text,
        Found::List => TypeWord::List,
        Found::Object => TypeWord::Object,
    }
}
