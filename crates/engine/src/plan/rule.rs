//! Rules of the plan: definitions, groups, requirements, trials and exemptions, each with its versions.

use super::{Conventions, Named, Query, RuleText, Type};
use crate::ids::{
    ActorId, CalendarId, ClauseId, ExemptionId, FactId, GroupId, NodeId, ProposalId, RequirementId, RulebookId,
    TransitionId,
};
use hjemmel_value::{Citation, Date};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// From when until when a version is law, both days included, and what has to be switched on for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// The first day of what it governs, where that is another than the first on which it is law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Date>,
    /// Proposals that must all be on; empty for what is law.
    pub proposals: Vec<ProposalId>,
}

/// A definition, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Of a parameter: what it rests on.
    #[serde(default)]
    pub parameter: Option<RuleText>,
    /// Its versions, by first day; those that are law first.
    pub versions: Vec<DefinitionVersion>,
}

/// What set a parameter's value for some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingText {
    /// The decision.
    pub decision: Arc<str>,
    /// What the decision rests on besides.
    pub citations: Vec<Citation>,
}

/// What a table rests on, and what its rows ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableText {
    /// Legal basis.
    pub text: RuleText,
    /// What it gives.
    pub gives: Type,
    /// The words of each case of its [`super::Node::Choose`], in that order.
    pub rows: Vec<ClauseId>,
}

/// One version of a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionVersion {
    /// When it is law.
    pub in_force: InForce,
    /// What it stands for.
    pub value: NodeId,
    /// Of a parameter: what set the value of each case of its [`super::Node::Choose`], in that order.
    #[serde(default)]
    pub settings: Vec<SettingText>,
    /// Of a parameter, where it is proposed in the place of law: what that rests on.
    #[serde(default)]
    pub proposed: Option<RuleText>,
    /// Of a table: what it rests on, and its rows.
    #[serde(default)]
    pub table: Option<TableText>,
    /// Its words.
    pub clause: ClauseId,
}

/// A condition with the clause that says it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The condition. For an `unless` clause it is what stands behind the word, not its opposite.
    pub node: NodeId,
    /// The clause.
    pub clause: ClauseId,
}

/// A target group, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions.
    pub versions: Vec<GroupVersion>,
}

/// One version of a target group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupVersion {
    /// When it is law.
    pub in_force: InForce,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Legal basis.
    pub text: RuleText,
}

/// A requirement, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// What it is owed for each of: always the same, whichever version governs.
    #[serde(default)]
    pub for_each: Option<ForEach>,
    /// Its versions, by first day; those that are law first, then proposed ones.
    pub versions: Vec<RequirementVersion>,
    /// Exemptions that touch any version of it, by identifier.
    pub exemptions: Vec<ExemptionId>,
    /// Requirements that displace it where they apply (`instead of`).
    pub displaced_by: Vec<RequirementId>,
    /// How its duties pass from one version to the next, in the order in which new versions take over.
    #[serde(default)]
    pub transitions: Vec<TransitionId>,
    /// The days whose law an exemption may keep for it, in order; of a must-not, whose acts are read by the law of their
    /// day, there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law_kept_of: Vec<Date>,
}

impl Requirement {
    /// Whether it is owed for each decision of an actor.
    #[must_use]
    pub fn is_for_each_decision(&self) -> bool {
        matches!(self.for_each, Some(ForEach::Decision { .. }))
    }
}

/// What a requirement is owed for each of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForEach {
    /// Each event of a list.
    Event(Query),
    /// Each day on which a condition comes true, read with that day as today.
    Day {
        /// The condition.
        when: NodeId,
        /// The list on whose first event the search begins.
        from: FactId,
        /// Whether what was counted towards one day is left out for the next.
        anew: bool,
        /// What such a day is called.
        called: Arc<str>,
    },
    /// Each unbroken stretch of days in which these keep their values, read with each day as today.
    Period {
        /// Facts, definitions and groups.
        same: Vec<NodeId>,
        /// What each of them gives.
        gives: Vec<Type>,
        /// The facts over time that they rest on, by whatever way: what is told begins with the first value of these.
        from: Vec<FactId>,
    },
    /// Each decision of an actor.
    Decision {
        /// Whose decisions.
        by: ActorId,
        /// The requirements that the actor may decide, and those touched by exemptions that it decides; sorted.
        of: Vec<RequirementId>,
    },
}

/// One version of a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The timing clause, if there is one.
    pub timing_clause: Option<ClauseId>,
    /// The form it must have.
    pub form: Option<AspectValue>,
    /// What it must contain.
    pub content: Option<AspectValue>,
    /// The documents it needs.
    pub documents: Option<AspectValue>,
    /// Who decides.
    pub decided_by: Option<ActorId>,
    /// Events that meet it (any of these); empty if nothing tells.
    pub met_by: Vec<EventMatch>,
    /// Events that break it.
    pub broken_by: Vec<EventMatch>,
    /// Events before the clock starts count too.
    pub counts_earlier_events: bool,
    /// An event that met it meets nothing else.
    pub spends_its_events: bool,
    /// Values told on its line.
    pub states: Vec<Stated>,
    /// By what its lengths of time are counted.
    pub conventions: Conventions,
    /// The calendar from whose days its due date moves to the next day that is none of them.
    pub moves_by: Option<CalendarId>,
    /// Legal basis.
    pub text: RuleText,
}

impl RequirementVersion {
    /// Whether it is owed in each window of a fixed grid.
    #[must_use]
    pub fn is_grid(&self) -> bool {
        self.modality == Modality::Must && matches!(self.timing, Timing::Every { .. })
    }

    /// Whether it is owed again and again: rolling, or in each window of a grid.
    #[must_use]
    pub fn comes_back(&self) -> bool {
        self.is_grid() || self.modality == Modality::Must && matches!(self.timing, Timing::AtLeastEvery { .. })
    }
}

/// Events that meet or break a requirement, and how its aspects are asked of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMatch {
    /// Which events.
    pub query: Query,
    /// The clause.
    pub clause: ClauseId,
    /// The words of its `where`: of each part, where several have to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<ClauseId>,
    /// The event's field that says its form, if it has one.
    pub form_field: Option<crate::ids::FieldId>,
    /// The event's field that says its content.
    pub content_field: Option<crate::ids::FieldId>,
    /// The event's field that says its document.
    pub documents_field: Option<crate::ids::FieldId>,
}

/// What an aspect asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AspectValue {
    /// Any of these values: names with their labels, and for each event match its value in the field's category.
    AnyOf(Vec<AspectChoice>),
    /// Text, shown and not asked.
    Text(Arc<str>),
    /// There is such a demand, and the sources read do not give it.
    NotEncoded(Arc<str>),
}

/// One value of an aspect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AspectChoice {
    /// Name and label.
    pub named: Named,
    /// The category it belongs to and its place there, where an event's field can hold it.
    pub value: Option<(crate::ids::CategoryId, u32)>,
}

/// A value told on a duty's line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Name and label.
    pub named: Named,
    /// The value.
    pub value: NodeId,
    /// What it gives.
    pub gives: Type,
}

/// How strongly something is owed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Must.
    Must,
    /// May.
    May,
    /// Must not.
    MustNot,
}

/// When a duty is due. The start of a clock never depends on the reading day; lengths are read on the day the
/// clock starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Timing {
    /// `N` events within a length after a date (`N` is 1 for a plain deadline).
    Within {
        /// How many events.
        times: u32,
        /// How long.
        length: NodeId,
        /// From which date.
        from: NodeId,
        /// Counted backwards: the window ends D before the date.
        before: bool,
    },
    /// Due on a date.
    By(NodeId),
    /// Due on the day before a date; stands without a date while it is absent.
    Before(NodeId),
    /// `N` events between two dates.
    Between {
        /// How many events.
        times: u32,
        /// The date at which the clock starts.
        from: NodeId,
        /// Whether that day counts; else the window begins on the day after it.
        included: bool,
        /// The last day.
        by: NodeId,
    },
    /// Rolling: never more than this between the date, the meeting events, and the next one.
    AtLeastEvery {
        /// How long after the date the first is due, if not after the longest time between.
        first: Option<NodeId>,
        /// The longest time between.
        length: NodeId,
        /// From which date.
        from: NodeId,
    },
    /// A fixed grid of windows, each of which needs an act of its own.
    Every {
        /// How long a window is.
        length: NodeId,
        /// The date from which all windows are counted.
        from: NodeId,
    },
    /// Due when another requirement is, or on the day on which that was met.
    Together {
        /// The other.
        with: RequirementId,
        /// The day on which its clock starts.
        start: NodeId,
    },
    /// Holds as long as the requirement applies.
    AtAllTimes,
    /// There is a deadline, and the sources read do not give it.
    NotEncoded(Arc<str>),
}

/// Groups or requirements of which at most one may hold, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtMostOne {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// What it is called, if it has a name.
    pub name: Option<Arc<str>>,
    /// Its versions, by first day; those that are law first.
    pub versions: Vec<AtMostOneVersion>,
}

/// One version of a set of which at most one may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtMostOneVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Groups.
    pub groups: Vec<GroupId>,
    /// Requirements.
    pub requirements: Vec<RequirementId>,
    /// Legal basis.
    pub text: RuleText,
}

/// A provision left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotEncoded {
    /// The rulebook that says so.
    pub rulebook: RulebookId,
    /// Which provisions.
    pub citations: Vec<Citation>,
    /// Why.
    pub why: Arc<str>,
    /// On which days.
    pub in_force: InForce,
    /// Whom it concerns: any of these groups; everybody if empty.
    pub groups: Vec<GroupId>,
    /// All must hold, or not be known, for it to be told.
    pub when: Vec<Condition>,
}
