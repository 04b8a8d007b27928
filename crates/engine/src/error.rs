//! Why an evaluation ended without findings.

use crate::ids::{
    AtMostOneId, DefinitionId, ExemptionId, FactId, GroupId, NotEncodedId, QuotaId, RequirementId, TrialId,
};
use hjemmel_value::Date;

/// The rule at which an evaluation ended.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleRef {
    /// A requirement.
    Requirement(RequirementId),
    /// A target group.
    Group(GroupId),
    /// A definition.
    Definition(DefinitionId),
    /// An exemption.
    Exemption(ExemptionId),
    /// A trial.
    Trial(TrialId),
    /// A quota.
    Quota(QuotaId),
    /// A set of which at most one may hold.
    AtMostOne(AtMostOneId),
    /// A provision that is not encoded.
    NotEncoded(NotEncodedId),
}

/// Why an evaluation ended without findings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluationError {
    /// It took more steps than the limit allows.
    #[error("the evaluation took more than {limit} steps")]
    TooManySteps {
        /// The limit.
        limit: u64,
    },
    /// The situation has more events than the limit allows.
    #[error("the situation has more than {limit} events")]
    TooManyEvents {
        /// The limit.
        limit: usize,
    },
    /// There are more reasons than the limit allows.
    #[error("there are more than {limit} reasons")]
    TooManyReasons {
        /// The limit.
        limit: usize,
    },
    /// A date was reckoned that lies before 1700-03-01 or after 9999-12-31.
    #[error("a date is reckoned from {from} that is out of range")]
    DateOutOfRange {
        /// The rule.
        rule: RuleRef,
        /// The date counted from.
        from: Date,
    },
    /// A division by zero.
    #[error("a number is divided by zero")]
    DivisionByZero {
        /// The rule.
        rule: RuleRef,
    },
    /// A quotient has no end, and the rule does not say how to round it.
    #[error("a quotient is not exact and not rounded")]
    InexactQuotient {
        /// The rule.
        rule: RuleRef,
    },
    /// A number is too large, or has too many decimals.
    #[error("a number is reckoned that is too large")]
    NumberOverflow {
        /// The rule.
        rule: RuleRef,
    },
    /// The days between which a window lies are given, and it has no day.
    #[error("a window begins on {from} and ends on {by}")]
    WindowEndsFirst {
        /// The rule.
        rule: RuleRef,
        /// Its first day.
        from: Date,
        /// Its last day.
        by: Date,
    },
    /// Two proposals that are both on claim the same day.
    #[error("two proposals that are both on claim {on}")]
    ProposalsCollide {
        /// The rule of which both are versions.
        rule: RuleRef,
        /// The places of the two versions.
        versions: (usize, usize),
        /// The day.
        on: Date,
    },
    /// The plan contradicts itself. One that came out of the model never does.
    #[error("the plan is malformed: {what}")]
    MalformedPlan {
        /// What is wrong.
        what: &'static str,
    },
    /// The situation does not fit the plan. One that was read with the plan always does.
    #[error("the situation does not fit the plan: {what}")]
    MalformedSituation {
        /// The fact.
        fact: FactId,
        /// What is wrong.
        what: &'static str,
    },
}

impl EvaluationError {
    /// Whether the evaluation went too far, or the plan is none: nothing can be read on after it.
    pub(crate) const fn is_a_limit(&self) -> bool {
        matches!(
            self,
            Self::TooManySteps { .. }
                | Self::TooManyEvents { .. }
                | Self::TooManyReasons { .. }
                | Self::MalformedPlan { .. }
        )
    }

    /// A stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManySteps { .. } => "too_many_steps",
            Self::TooManyEvents { .. } => "too_many_events",
            Self::TooManyReasons { .. } => "too_many_reasons",
            Self::DateOutOfRange { .. } => "date_out_of_range",
            Self::WindowEndsFirst { .. } => "window_ends_first",
            Self::DivisionByZero { .. } => "division_by_zero",
            Self::InexactQuotient { .. } => "inexact_quotient",
            Self::NumberOverflow { .. } => "number_overflow",
            Self::ProposalsCollide { .. } => "proposals_collide",
            Self::MalformedPlan { .. } => "malformed_plan",
            Self::MalformedSituation { .. } => "malformed_situation",
        }
    }
}

/// Looks up a row of a table of the plan.
pub(crate) fn at<'t, T>(table: &'t [T], index: usize, what: &'static str) -> Result<&'t T, EvaluationError> {
    table.get(index).ok_or(EvaluationError::MalformedPlan { what })
}
