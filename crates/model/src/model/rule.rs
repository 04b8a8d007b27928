//! Rules of the model, each with its versions.

use super::{Expression, Query};
use hjemmel_diagnostic::Span;
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{
    ActorId, AtMostOneId, CalendarId, DefinitionId, ExemptionId, FactId, FieldId, GroupId, RequirementId, RulebookId,
};
use hjemmel_engine::plan::Share;
use hjemmel_engine::plan::{
    AspectName, AspectValue, Comparison, Conventions, InForce, Modality, Named, RuleText, SettingText,
};
use hjemmel_syntax::tree;
use hjemmel_value::{Date, Value};
use std::sync::Arc;

/// A condition as a `when` or `unless` clause says it.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What stands behind `when` or `unless`.
    pub expression: Expression,
    /// The clause as the tree has it, to print it.
    pub words: tree::Expression,
    /// The clause.
    pub span: Span,
}

/// A definition, all its versions.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// What it gives.
    pub ty: hjemmel_engine::plan::Type,
    /// Of a parameter (dated values, perhaps set by authorities): what it rests on.
    pub parameter: Option<RuleText>,
    /// Its versions: those that are law by first day, then proposed ones.
    pub versions: Vec<DefinitionVersion>,
}

/// One version of a definition.
#[derive(Clone, Debug)]
pub struct DefinitionVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Its value.
    pub value: Expression,
    /// Of a parameter: what set the value of each case.
    pub settings: Vec<SettingText>,
    /// Of a parameter, where it is proposed in the place of law: what that rests on.
    pub proposed: Option<Box<RuleText>>,
    /// Of a table: what it rests on, and its rows.
    pub table: Option<TableVersion>,
    /// Its words.
    pub words: tree::Expression,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// What one version of a table says besides its value, which is a case for each row.
#[derive(Clone, Debug)]
pub struct TableVersion {
    /// Legal basis.
    pub text: RuleText,
    /// The words of each case; `None` for a row that asks nothing.
    pub rows: Vec<Option<tree::Expression>>,
}

/// A target group, all its versions.
#[derive(Clone, Debug)]
pub struct Group {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<GroupVersion>,
}

/// One version of a target group.
#[derive(Clone, Debug)]
pub struct GroupVersion {
    /// When it is law.
    pub in_force: InForce,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// A requirement, all its versions.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// What it is owed for each of.
    pub for_each: Option<ForEach>,
    /// Its versions.
    pub versions: Vec<RequirementVersion>,
}

/// What a requirement is owed for each of.
#[derive(Clone, Debug)]
pub enum ForEach {
    /// Each event of a list.
    Event(Query),
    /// Each day on which a condition comes true.
    Day {
        /// The condition.
        when: Expression,
        /// The list on whose first event the search begins.
        from: FactId,
        /// Whether what was counted towards one day is left out for the next.
        anew: bool,
        /// What such a day is called.
        called: Arc<str>,
    },
    /// Each unbroken stretch of days in which these keep their values.
    Period {
        /// Facts, definitions and groups.
        same: Vec<Expression>,
        /// The facts over time that they rest on, by whatever way: what is told begins with the first value of these.
        from: Vec<FactId>,
    },
    /// Each decision of an actor.
    Decision {
        /// Whose decisions.
        by: ActorId,
    },
}

impl ForEach {
    /// The events, if it is for each of these.
    #[must_use]
    pub fn events(&self) -> Option<&Query> {
        match self {
            ForEach::Event(query) => Some(query),
            ForEach::Day { .. } | ForEach::Period { .. } | ForEach::Decision { .. } => None,
        }
    }
}

/// One version of a requirement.
#[derive(Clone, Debug)]
pub struct RequirementVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Any of these groups; everybody if empty.
    pub groups: Vec<GroupId>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Who owes it.
    pub actor: ActorId,
    /// How strongly.
    pub modality: Modality,
    /// What is to be done.
    pub action: Arc<str>,
    /// When it is due.
    pub timing: Timing,
    /// The timing clause as the tree has it, with its place.
    pub timing_words: Option<(tree::Timing, Span)>,
    /// The form it must have.
    pub form: Option<AspectValue>,
    /// What it must contain.
    pub content: Option<AspectValue>,
    /// The documents it needs.
    pub documents: Option<AspectValue>,
    /// Who decides.
    pub decided_by: Option<ActorId>,
    /// Events that meet it, any of these.
    pub met_by: Vec<EventMatch>,
    /// Events that break it.
    pub broken_by: Vec<EventMatch>,
    /// Events before the clock starts count too.
    pub counts_earlier_events: bool,
    /// An event that met it meets nothing else.
    pub spends_its_events: bool,
    /// Values told on its line.
    pub states: Vec<Stated>,
    /// Requirements in whose place it stands.
    pub instead_of: Vec<RequirementId>,
    /// Tags that select it.
    pub tags: Vec<Arc<str>>,
    /// By what its lengths of time are counted.
    pub conventions: Conventions,
    /// The calendar from whose days its due date moves.
    pub moves_by: Option<CalendarId>,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// Events that meet or break a requirement.
#[derive(Clone, Debug)]
pub struct EventMatch {
    /// Which events.
    pub query: Query,
    /// The clause as the tree has it.
    pub words: tree::Query,
    /// The event's field that says its form.
    pub form_field: Option<FieldId>,
    /// The event's field that says its content.
    pub content_field: Option<FieldId>,
    /// The event's field that says its document.
    pub documents_field: Option<FieldId>,
}

/// A value told on a duty's line.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Name and label.
    pub named: Named,
    /// The value.
    pub value: Expression,
}

/// When a duty is due.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each mirrors the timing of the plan of that name")]
pub enum Timing {
    Within { times: u32, length: Expression, from: Expression, before: bool },
    By(Expression),
    Before(Expression),
    Between { times: u32, from: Expression, included: bool, by: Expression },
    AtLeastEvery { first: Option<Expression>, length: Expression, from: Expression },
    Every { length: Expression, from: Expression },
    Together { with: RequirementId, start: Expression },
    AtAllTimes,
    NotEncoded(Arc<str>),
}

impl Timing {
    /// The date from which it is counted, or at which its clock starts.
    #[must_use]
    pub fn clock(&self) -> Option<&Expression> {
        match self {
            Timing::Within { from, .. }
            | Timing::AtLeastEvery { from, .. }
            | Timing::Every { from, .. }
            | Timing::Between { from, .. } => Some(from),
            Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => Some(date),
            Timing::AtAllTimes | Timing::NotEncoded(_) => None,
        }
    }
}

/// A guardrail.
#[derive(Clone, Debug)]
pub struct Guardrail {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// What it protects: requirements, whole or in one aspect.
    pub protects: Vec<(RequirementId, Option<AspectName>, Span)>,
    /// When it holds.
    pub in_force: InForce,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// A quota, all its versions.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<QuotaVersion>,
}

/// One version of a quota.
#[derive(Clone, Debug)]
pub struct QuotaVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Its members are in any of these groups.
    pub groups: Vec<GroupId>,
    /// All must hold of a member.
    pub when: Vec<Condition>,
    /// None may hold of a member.
    pub unless: Vec<Condition>,
    /// Who owes it, if it says so.
    pub actor: Option<ActorId>,
    /// What is owed, if it says so.
    pub action: Option<Arc<str>>,
    /// How large the share has to be.
    pub share: Share,
    /// Which members it counts.
    pub fits: Condition,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
    /// A line of it could not be read or resolved, and was complained of: what it seems to lack may stand there.
    pub broken: bool,
}

/// Groups or requirements of which at most one may hold, all its versions.
#[derive(Clone, Debug)]
pub struct AtMostOne {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// What it is called, if it has a name.
    pub name: Option<Arc<str>>,
    /// Its versions.
    pub versions: Vec<AtMostOneVersion>,
}

/// One version of a set of which at most one may hold.
#[derive(Clone, Debug)]
pub struct AtMostOneVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Groups.
    pub groups: Vec<GroupId>,
    /// Requirements.
    pub requirements: Vec<RequirementId>,
    /// Legal basis.
    pub text: RuleText,
    /// Its header.
    pub span: Span,
}

/// A provision left out.
#[derive(Clone, Debug)]
pub struct NotEncoded {
    /// The rulebook that says so.
    pub rulebook: RulebookId,
    /// Which provisions.
    pub citations: Vec<hjemmel_value::Citation>,
    /// Why.
    pub why: Arc<str>,
    /// On which days.
    pub in_force: InForce,
    /// Whom it concerns.
    pub groups: Vec<GroupId>,
    /// Under which conditions it is told.
    pub when: Vec<Condition>,
    /// Its header.
    pub span: Span,
}

/// What is expected of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each mirrors the line of the tree of that name")]
pub enum ExpectationKind {
    Duty {
        requirement: RequirementId,
        due: Option<Date>,
        status: Option<Status>,
    },
    LiftedBy {
        aspect: Option<AspectName>,
        requirement: RequirementId,
        by: Vec<ExemptionId>,
    },
    ChangedBy {
        aspect: AspectName,
        requirement: RequirementId,
        by: Vec<ExemptionId>,
    },
    DoesNotApply(RequirementId),
    Undetermined(RequirementId),
    Applies(GroupId),
    DefinitionIs {
        definition: DefinitionId,
        comparison: Comparison,
        value: Value,
    },
    GroupIs {
        group: GroupId,
        is: bool,
    },
    Asks(FactId),
    Conflict(RequirementId),
    MoreThanOne(AtMostOneId),
    /// Text for the reader.
    Because,
}
