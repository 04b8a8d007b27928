//! What departs from rules: trials, exemptions with what they do, and transitions from one version to the next.

use super::{AspectValue, Condition, InForce, Named, Query, RuleText, Timing};
use crate::ids::{
    ActorId, ClauseId, ExemptionId, GroupId, GuardrailId, NodeId, RequirementId, RulebookId, TransitionId, TrialId,
};
use hjemmel_value::{Citation, Date};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A trial, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<TrialVersion>,
}

/// One version of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialVersion {
    /// When it is law.
    pub in_force: InForce,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// The by-law that carries it.
    pub bylaw: Arc<str>,
    /// Legal basis.
    pub text: RuleText,
}

/// An exemption, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Who decides that it applies, in all its versions, if that is a decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<ActorId>,
    /// Its versions.
    pub versions: Vec<ExemptionVersion>,
}

/// One version of an exemption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptionVersion {
    /// When it is law.
    pub in_force: InForce,
    /// The trial that frames it.
    pub trial: Option<TrialId>,
    /// Any of these groups; everybody if empty.
    pub groups: Vec<GroupId>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold: the exception to the exemption.
    pub unless: Vec<Condition>,
    /// What it does to which requirement; targets by citation or tag are resolved.
    pub effects: Vec<Effect>,
    /// Exemptions whose effect on the same requirement and aspect it replaces.
    pub prevails_over: Vec<ExemptionId>,
    /// Whether it is read on the day that picks the version of the duty, and not on the duty's reading day.
    #[serde(default)]
    pub reaches_arising: bool,
    /// Legal basis, the trial's if it gives none of its own.
    pub text: RuleText,
}

/// One effect of an exemption on one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The requirement touched.
    pub requirement: RequirementId,
    /// What happens to it.
    pub kind: EffectKind,
}

/// What an exemption does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EffectKind {
    /// Lifts the whole duty.
    LiftWhole,
    /// Lifts one aspect.
    LiftAspect(AspectName),
    /// Lifts one value of an aspect.
    LiftValue(AspectName, Arc<str>),
    /// Gives another deadline, with the words of the clause.
    ChangeDeadline(Timing, ClauseId),
    /// Makes it due so much later than it would have been, with the words of the clause.
    ExtendDeadline(NodeId, ClauseId),
    /// It rests while a period covers the day on which it would fall due, and is due some time after it.
    Suspend(Suspension),
    /// The version of this day governs, whatever its clock; where there was none, the duty is lifted.
    Keep(Date),
    /// Asks another form, content or documents.
    ChangeAspect(AspectName, AspectValue),
    /// Another actor decides.
    ChangeDecision(ActorId),
}

/// A duty that rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// While this covers the day on which it would fall due.
    pub during: Rest,
    /// How long after the last day of it the duty is due.
    pub then: NodeId,
    /// The words.
    pub clause: ClauseId,
    /// The transition that says so of what a trial lifts: without it, it is lifted whole.
    pub transition: Option<TransitionId>,
}

/// What a duty rests during.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rest {
    /// A period of a list.
    Periods(Query),
    /// A trial.
    Trial(TrialId),
}

/// How duties pass from one version to the next, or out of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// What has to be switched on for it; it has no days.
    pub in_force: InForce,
    /// What it says.
    pub kind: TransitionKind,
    /// Legal basis.
    pub text: RuleText,
    /// The transition that is law, in whose place it stands once it is switched on.
    #[serde(default)]
    pub instead_of: Option<TransitionId>,
}

/// What a transition says.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TransitionKind {
    /// What an older version started stays with it, rolling duties with all their steps.
    OldRunOn,
    /// From a day on, the version in force on it governs what is neither due nor met by then.
    TakesOver {
        /// The day.
        on: Date,
        /// What it takes over is due on this day at the earliest.
        no_earlier_than: Option<Date>,
    },
    /// What a trial lifted is owed some time after its end: see [`Suspension`].
    WhenItEnds,
}

/// The aspects of a requirement.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AspectName {
    /// When it is due.
    Deadline,
    /// In which form it is done.
    Form,
    /// What it must contain.
    Content,
    /// Which documents it needs.
    Documents,
    /// Who decides.
    Decision,
}

/// An exemption that a guardrail stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The exemption's qualified name.
    pub exemption: Arc<str>,
    /// The guardrail's qualified name.
    pub guardrail: Arc<str>,
    /// The guardrail.
    pub guardrail_id: GuardrailId,
    /// The requirements that it would have touched.
    pub requirements: Vec<RequirementId>,
    /// What it rests on.
    pub citations: Vec<Citation>,
}
