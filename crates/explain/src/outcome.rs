//! The outcome of one evaluation, as it is printed, stored and sent: `hjemmel.outcome/1`.
//!
//! The fields are public and in the order in which they are written. A field may be added within a version of the
//! schema; none changes its meaning or goes away.

mod duty;
mod quota;
mod reason;

pub use duty::{
    AspectOutcome, DecisionOutcome, DueBetween, ExemptionNamed, InstanceOutcome, LiftedOutcome, Obligation,
    PeriodOutcome, PeriodValue, StatedValue, ThingOutcome, UndeterminedOutcome, ValueLifted, Window,
};
pub use quota::{
    HowMany, QUOTA_SCHEMA, QuotaBound, QuotaLine, QuotaNotInForce, QuotaOutcome, QuotaQuestion, QuotaReason, QuotaWord,
};
pub use reason::ReasonOutcome;

use hjemmel_engine::findings::NotApplicableReason;
use hjemmel_engine::plan::{AspectName, Basis, JudgementKind};
use hjemmel_value::{Citation, Date, MonthConvention};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name and version of the outcome's JSON form.
pub const SCHEMA: &str = "hjemmel.outcome/1";

/// What an evaluation found, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Which rulebooks were asked.
    pub rulebook: RulebookStamp,
    /// The evaluation date.
    pub as_of: Date,
    /// The date whose law was asked for, if it is another.
    pub law_of: Option<Date>,
    /// Target groups that the citizen is certainly in.
    pub target_groups: Vec<TargetGroup>,
    /// What is owed, by due date (none last), then id.
    pub obligations: Vec<Obligation>,
    /// What an exemption lifted whole.
    pub lifted: Vec<LiftedOutcome>,
    /// What hangs on something not known.
    pub undetermined: Vec<UndeterminedOutcome>,
    /// What does not apply, and why.
    pub not_applicable: Vec<NotApplicableOutcome>,
    /// What the rulebook cannot speak of, since it begins later or has ended.
    pub outside: Vec<OutsideOutcome>,
    /// Provisions that the rulebook leaves out and that this outcome touches.
    pub not_encoded: Vec<NotEncodedOutcome>,
    /// Exemptions that a guardrail rejected.
    pub rejected: Vec<RejectedOutcome>,
    /// Exemptions that contradict each other.
    pub conflicts: Vec<ConflictOutcome>,
    /// Groups or requirements that hold together though at most one may.
    pub at_most_one: Vec<AtMostOneOutcome>,
    /// Proposals that were on, and those that were off and would have touched a line.
    pub proposals: Proposals,
    /// What to ask, most decisive first.
    pub questions: Vec<QuestionOutcome>,
    /// What the outcome rests on.
    pub relied_on: ReliedOnOutcome,
}

/// Which rulebooks were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulebookStamp {
    /// Their names.
    pub names: Vec<String>,
    /// The fingerprint of the whole set.
    pub fingerprint: String,
    /// Proposals that were switched on.
    pub proposals: Vec<String>,
    /// How each counts.
    pub conventions: BTreeMap<String, Conventions>,
}

/// How a rulebook counts time.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conventions {
    /// The month convention.
    pub months: MonthConvention,
    /// Whether a due date on a holiday moves to the next working day.
    pub holidays: HolidayConvention,
}

/// What happens to a due date on a day that is no working day.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayConvention {
    /// It stays.
    Stay,
    /// It moves to the next working day.
    Move,
}

/// A target group that the citizen is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetGroup {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// Legal basis.
    pub citations: Vec<Citation>,
    /// How firm it is.
    pub basis: Basis,
    /// Steps that the sources do not settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<String>,
    /// Why.
    pub because: Vec<ReasonOutcome>,
}

/// A requirement that does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotApplicableOutcome {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// Why, in one word.
    pub reason: NotApplicableReason,
    /// The special rules that stand in its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub displaced_by: Vec<String>,
    /// Why.
    pub because: Vec<ReasonOutcome>,
}

/// A requirement whose clock starts outside the days its rulebook speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideOutcome {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// When its clock starts.
    pub clock: Date,
    /// The first or last day of the rulebook.
    pub bound: Date,
}

/// A provision left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotEncodedOutcome {
    /// Which.
    pub citation: Citation,
    /// Why.
    pub why: String,
}

/// An exemption that a guardrail rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedOutcome {
    /// The exemption.
    pub id: String,
    /// The guardrail.
    pub guardrail: String,
    /// The requirements that it would have touched, which stand.
    pub requirements: Vec<String>,
}

/// Exemptions that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictOutcome {
    /// The requirement.
    pub id: String,
    /// The aspect.
    pub aspect: AspectName,
    /// The exemptions.
    pub between: Vec<String>,
}

/// Groups or requirements that hold together though at most one may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtMostOneOutcome {
    /// What the set is called, if it has a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    /// Those that hold.
    pub ids: Vec<String>,
    /// The legal basis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// The proposals by which only one of them may hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
}

/// Proposals on and off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// Switched on.
    pub on: Vec<String>,
    /// Off, and the lines that they would have touched.
    pub would_touch: Vec<WouldTouchOutcome>,
}

/// A proposal that is off, and a line it would have touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WouldTouchOutcome {
    /// The proposal.
    pub proposal: String,
    /// What people call it.
    pub title: String,
    /// The requirement, or the quota.
    pub id: String,
    /// The exemption by which it would.
    pub exemption: Option<String>,
    /// What it lacks to be law.
    pub lacks: Option<String>,
}

/// A question that would settle something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOutcome {
    /// The fact asked for.
    pub fact: String,
    /// For a field of an event: its date and the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_event: Option<EventAsked>,
    /// The question.
    pub text: String,
    /// Who has to assess, choose or request it.
    pub assessed_by: Option<String>,
    /// The same, as people read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed_by_title: Option<String>,
    /// Which of the three.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<JudgementKind>,
    /// The requirements that hang on it.
    pub decides: Vec<String>,
}

/// The event whose field is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventAsked {
    /// Its date.
    pub date: Date,
    /// Its field.
    pub field: String,
}

/// What the outcome rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReliedOnOutcome {
    /// Facts that were given and read.
    pub facts: Vec<String>,
    /// Judgements, choices and requests among them.
    pub assessments: Vec<Assessment>,
    /// What was assumed.
    pub assumptions: Vec<String>,
}

/// A human judgement that the outcome rests on (forvaltningsloven § 24: its main considerations belong in the grounds).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The fact.
    pub fact: String,
    /// What people read.
    pub title: String,
    /// What was found.
    pub value: serde_json::Value,
    /// What people read of it, where the value is not read as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Assessed, chosen or requested.
    pub kind: JudgementKind,
    /// Who did, if given; else who has to.
    pub by: Option<String>,
    /// The same, as people read it, where it is the name of an actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_title: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// The day from which it counts, if that is another.
    #[serde(default)]
    pub from: Option<Date>,
    /// The main considerations.
    pub considerations: Option<String>,
}
