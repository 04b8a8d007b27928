#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod error;
mod evaluation;
mod quotas;
mod rulebook;

#[cfg(feature = "compile")]
mod compile;
#[cfg(feature = "compile")]
mod complaint;
#[cfg(feature = "compile")]
pub mod register;
#[cfg(all(test, feature = "compile"))]
mod tests;

pub use error::Error;
pub use evaluation::Evaluation;
pub use quotas::{QuotaCount, Quotas};
pub use rulebook::{Rulebook, Situation};

#[cfg(feature = "compile")]
pub use compile::{CompileError, CompileLimits, Compiled, RulebookBuilder};

/// The outcome of an evaluation and everything in it; see [`Outcome`].
pub mod outcome {
    pub use hjemmel_engine::findings::{NotApplicableReason, Status};
    pub use hjemmel_engine::plan::{AspectName, Basis, JudgementKind, Modality};
    pub use hjemmel_explain::{
        AspectOutcome, Assessment, AtMostOneOutcome, ConflictOutcome, Conventions, DecisionOutcome, DueBetween,
        EventAsked, ExemptionNamed, InstanceOutcome, LiftedOutcome, NotApplicableOutcome, NotEncodedOutcome,
        Obligation, Outcome, OutsideOutcome, PeriodOutcome, PeriodValue, Proposals, QuestionOutcome, ReasonOutcome,
        RejectedOutcome, ReliedOnOutcome, RulebookStamp, SCHEMA, StatedValue, TargetGroup, ThingOutcome,
        UndeterminedOutcome, ValueLifted, Window, WouldTouchOutcome, outcome_schema,
    };
    pub use hjemmel_explain::{
        HowMany, QUOTA_SCHEMA, QuotaBound, QuotaLine, QuotaNotInForce, QuotaOutcome, QuotaQuestion, QuotaReason,
        QuotaWord, quota_schema,
    };
}

/// The outcome as text for people.
pub mod text {
    pub use hjemmel_explain::{Line, Piece, Role, markdown, plain, render, render_in_full, render_quotas};
    pub use hjemmel_explain::{amount, aspect_word, modality_word, occurrence_word, status_word};
    pub use hjemmel_value::printable;
}

/// Limits on one evaluation.
pub use hjemmel_engine::Limits;
pub use hjemmel_engine::situation::{Expected, Found, SituationError, SituationProblem};
pub use hjemmel_engine::{EvaluationError, PlanError};
pub use hjemmel_value::{Citation, Date, Decimal, Duration, Language, Money, MonthConvention, Value};
/// What the values are made of and may fail with.
pub use hjemmel_value::{
    CitationError, Currency, DateError, DurationError, Kind, NumberError, Place, Rounding, UnknownLanguage, Weekday,
};
pub use outcome::{Obligation, Outcome, Status};

/// Complaints about rulebooks: codes, places, words in two languages.
#[cfg(feature = "compile")]
pub mod diagnostic {
    pub use hjemmel_diagnostic::{
        AcceptedLineFault, Code, CodeInfo, DateFault, Diagnostic, Diagnostics, Fix, Label, LineColumn, Message, Noun,
        PlanFault, Severity, SnapshotFault, Source, SourceId, SourceLimits, Sources, Span, TypeWord, code, json, text,
        utf8,
    };
}

/// Formatting rulebooks.
#[cfg(feature = "compile")]
pub mod format {
    pub use hjemmel_syntax::format::{FormatError, format_source, majority_language};
}
