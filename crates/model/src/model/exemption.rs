//! What departs from rules: trials, exemptions with what they do, and transitions from one version to the next.

use super::{Condition, Expression, Query, Timing};
use hjemmel_diagnostic::Span;
use hjemmel_engine::ids::{ActorId, ExemptionId, GroupId, RequirementId, RulebookId, TransitionId, TrialId};
use hjemmel_engine::plan::{AspectName, AspectValue, InForce, Named, RuleText, TransitionKind};
use hjemmel_syntax::tree;
use hjemmel_value::Date;
use std::sync::Arc;

/// A trial, all its versions.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<TrialVersion>,
}

/// One version of a trial.
#[derive(Clone, Debug)]
pub struct TrialVersion {
    /// When it is law.
    pub in_force: InForce,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// The by-law.
    pub bylaw: Arc<str>,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// An exemption, all its versions.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<ExemptionVersion>,
}

/// One version of an exemption.
#[derive(Clone, Debug)]
pub struct ExemptionVersion {
    /// When it is law.
    pub in_force: InForce,
    /// The trial that frames it.
    pub trial: Option<TrialId>,
    /// Any of these groups; everybody if empty.
    pub groups: Vec<GroupId>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// What it does, targets resolved to requirements, sorted by requirement.
    pub effects: Vec<Effect>,
    /// Its legal basis may stand in a line that could not be read, or in a trial that was not found.
    pub may_be_cited: bool,
    /// Exemptions whose effect it replaces.
    pub prevails_over: Vec<ExemptionId>,
    /// Who decides that it applies, and where that is said.
    pub decided_by: Option<(ActorId, Span)>,
    /// Whether it is read on the day on which a duty's clock starts.
    pub reaches_arising: bool,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// One effect on one requirement.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The requirement.
    pub requirement: RequirementId,
    /// What happens to it.
    pub kind: EffectKind,
    /// The target in the text.
    pub span: Span,
}

/// What an exemption does.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each mirrors the effect of the plan of that name")]
pub enum EffectKind {
    LiftWhole,
    LiftAspect(AspectName),
    LiftValue(AspectName, Arc<str>),
    ChangeDeadline(Timing, tree::Timing),
    ExtendDeadline(Expression, tree::Expression),
    Suspend(Box<Suspension>),
    Keep(Date),
    ChangeAspect(AspectName, AspectValue),
    ChangeDecision(ActorId),
}

/// A duty that rests while a period covers the day on which it would fall due, and is due some time after it.
#[derive(Clone, Debug)]
pub struct Suspension {
    /// The periods.
    pub during: Rest,
    /// How long after them it is due.
    pub then: Expression,
    /// The same as the tree has it.
    pub then_words: tree::Expression,
    /// The transition that says so of what a trial lifts.
    pub transition: Option<TransitionId>,
}

/// What a duty rests during.
#[derive(Clone, Debug)]
pub enum Rest {
    /// Periods of a list, with the words that say which.
    Periods(Box<(Query, tree::Query)>),
    /// A trial.
    Trial(TrialId),
}

/// How duties pass from one version to the next, or out of a trial.
#[derive(Clone, Debug)]
pub struct Transition {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// The requirements that it concerns, sorted; of a trial's end those that the trial lifts.
    pub requirements: Vec<RequirementId>,
    /// What it says; `None` where a complaint was made of that.
    pub kind: Option<TransitionKind>,
    /// When it is law: marks of proposals alone.
    pub in_force: InForce,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// The line that says what happens.
    pub line: Span,
    /// The transition of the same name that is law, in whose place it stands once it is switched on.
    pub instead_of: Option<TransitionId>,
}
