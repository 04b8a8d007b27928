//! The plan: a rulebook set as flat tables, made from the checked model and read by the evaluator.
//!
//! Everything refers to everything else by identifier. Names, labels and citations are carried for those who print
//! findings; evaluation never reads them.

mod calendar;
mod exemption;
mod expression;
mod fingerprint;
mod nesting;
mod quota;
mod rule;
mod shape;
mod validate;
mod walk;

pub use calendar::*;
pub use exemption::*;
pub use expression::*;
pub use nesting::MOST_LINKS;
pub use quota::*;
pub use rule::*;
pub use shape::Shape;
pub use validate::PlanError;
pub use walk::{children, query_nodes, timing_nodes};

use crate::ids::{ActorId, CalendarId, CategoryId, EventTypeId, FieldId, ProposalId, RulebookId};
use hjemmel_value::{Citation, Date, MonthConvention, Value, Weekdays};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A rulebook set, ready to evaluate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// `sha256:…` over the canonical form of everything below; the same for the Danish and the English form.
    pub fingerprint: String,
    /// The rulebooks, sorted by name.
    pub rulebooks: Vec<Rulebook>,
    /// Categories.
    pub categories: Vec<Category>,
    /// Actors.
    pub actors: Vec<Actor>,
    /// Calendars.
    #[serde(default)]
    pub calendars: Vec<Calendar>,
    /// Kinds of event.
    pub event_types: Vec<EventType>,
    /// Facts of the situation, sorted by name.
    pub facts: Vec<Fact>,
    /// Definitions.
    pub definitions: Vec<Definition>,
    /// Target groups.
    pub groups: Vec<Group>,
    /// Requirements, sorted by qualified name.
    pub requirements: Vec<Requirement>,
    /// The order in which requirements are evaluated: what one depends on comes first.
    pub order: Vec<crate::ids::RequirementId>,
    /// Trials.
    pub trials: Vec<Trial>,
    /// Exemptions, sorted by qualified name.
    pub exemptions: Vec<Exemption>,
    /// Transitions, sorted by qualified name.
    #[serde(default)]
    pub transitions: Vec<Transition>,
    /// Quotas, sorted by qualified name.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Exemptions that a guardrail rejected and that the host chose to go on without.
    pub rejected: Vec<Rejected>,
    /// Sets of which at most one may hold.
    pub at_most_one: Vec<AtMostOne>,
    /// Provisions left out.
    pub not_encoded: Vec<NotEncoded>,
    /// What can be switched on by name.
    pub proposals: Vec<Proposal>,
    /// All expressions.
    pub nodes: Vec<Node>,
    /// The words of clauses, for reasons; parallel to [`crate::ids::ClauseId`].
    pub clauses: Vec<ClauseText>,
}

impl Plan {
    /// The qualified name of what a rulebook declares, such as `contact.first_talk`.
    #[must_use]
    pub fn qualified(&self, rulebook: RulebookId, named: &Named) -> String {
        self.qualified_name(rulebook, &named.name)
    }

    /// The qualified name of what a rulebook calls so.
    #[must_use]
    pub fn qualified_name(&self, rulebook: RulebookId, name: &str) -> String {
        format!("{}.{name}", self.rulebook_name(rulebook))
    }

    /// What a rulebook is called.
    #[must_use]
    pub fn rulebook_name(&self, rulebook: RulebookId) -> &str {
        self.rulebooks.get(rulebook.index()).map_or("", |rulebook| &*rulebook.name)
    }
}

/// A rulebook's head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rulebook {
    /// Its name, the namespace of all in it.
    pub name: Arc<str>,
    /// Its label.
    pub title: Option<Arc<str>>,
    /// First day it speaks of.
    pub from: Option<Date>,
    /// Last day it speaks of.
    pub until: Option<Date>,
    /// How its months are counted.
    pub months: MonthConvention,
    /// The calendar whose days are no working days, if it names one.
    pub working_days: Option<CalendarId>,
    /// Whether a due date on a day that is no working day moves to the next that is one.
    #[serde(default)]
    pub holidays_move: bool,
    /// What has to be switched on for it to have effect.
    pub proposals: Vec<ProposalId>,
}

/// A name and what people read in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name as declared.
    pub name: Arc<str>,
    /// The label in quotes.
    pub label: Option<Arc<str>>,
}

impl Named {
    /// What people read: the label, or the name with blanks.
    #[must_use]
    pub fn title(&self) -> String {
        self.label.as_deref().map_or_else(|| self.name.replace('_', " "), str::to_owned)
    }
}

/// A closed list of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label. The list of a field's own (`one of …`) is called after the field.
    pub named: Named,
    /// Its values; [`Value::Choice`] holds a place in this list.
    pub values: Vec<CategoryValue>,
}

/// A value of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryValue {
    /// Name and label.
    pub named: Named,
    /// An official code.
    pub code: Option<Arc<str>>,
}

/// Who can owe or judge something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
}

/// By what lengths of time are counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conventions {
    /// How months end.
    pub months: MonthConvention,
    /// The calendar whose days are no working days; without one no working days can be counted.
    pub working_days: Option<CalendarId>,
}

/// A kind of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventType {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field with the day on which it happened or began.
    pub date: FieldId,
    /// The field with its last day, if it lasts.
    pub until: Option<FieldId>,
    /// Whether no day may lie in two of its periods.
    #[serde(default)]
    pub apart: bool,
}

/// A field of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Name and label.
    pub named: Named,
    /// Its type.
    pub ty: Type,
    /// Whether it may be known to be absent.
    pub optional: bool,
    /// Its value while nothing is given.
    pub assumed: Option<Value>,
    /// Of hours a week in a period: the days on which they are given, each day as many.
    pub a_week_on: Option<Weekdays>,
}

impl Field {
    /// Whether a value is hours a week below zero: nobody is given, pays or works so many.
    #[must_use]
    pub fn is_below_zero(&self, value: &Value) -> bool {
        self.a_week_on.is_some() && matches!(value, Value::Hours(hours) if hours.is_negative())
    }
}

/// What a fact or field can hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Type {
    /// Yes or no.
    YesNo,
    /// A civil date.
    Date,
    /// An exact number.
    Number,
    /// An amount of money.
    Money,
    /// Hours.
    Hours,
    /// Per cent.
    Percent,
    /// A length of time.
    Duration,
    /// Text.
    Text,
    /// A value of a category.
    Choice(CategoryId),
    /// One of the actors.
    Actor,
    /// A list of events of a kind.
    Events(EventTypeId),
}

/// A fact of the situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name, and the question that asks for it.
    pub named: Named,
    /// Its type.
    pub ty: Type,
    /// Whether it may be known to be absent.
    pub optional: bool,
    /// Its value while nothing is given.
    pub assumed: Option<Value>,
    /// Whose judgement, choice or request it is.
    pub judgement: Option<Judgement>,
    /// Of a list of events, the hours a week on whose sum a date hangs (`day on which … reaches`): they cannot be zero.
    #[serde(default)]
    pub behind_reaches: Vec<FieldId>,
    /// Whether it is given as values, each with its first day.
    #[serde(default)]
    pub over_time: bool,
}

/// Whose judgement, choice or request a fact is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Assessed, chosen or requested.
    pub kind: JudgementKind,
    /// By whom.
    pub by: ActorId,
}

/// The three ways in which a human answer comes about.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JudgementKind {
    /// `assessed by`.
    Assessed,
    /// `chosen by`.
    Chosen,
    /// `requested by`.
    Requested,
}

/// Something that has no effect unless it is switched on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The qualified name of what is marked `proposed`, such as `contact.free_form`; a rulebook's own name.
    pub name: Arc<str>,
    /// What people call it.
    pub label: Option<Arc<str>>,
    /// What it lacks, as the rulebook says it.
    pub lacks: Option<Arc<str>>,
}

/// The words of a clause in both languages, and where the rule that holds it rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseText {
    /// In English, labels in place of names.
    pub english: Arc<str>,
    /// In Danish.
    pub danish: Arc<str>,
}

/// What every rule carries for those who read findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// The legal basis, in the order written.
    pub citations: Vec<Citation>,
    /// How firm it is.
    pub basis: Basis,
    /// Steps that the sources do not settle.
    pub interpretations: Vec<Arc<str>>,
    /// The provision retold.
    pub retelling: Vec<Arc<str>>,
}

/// How a rule is founded.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The words of the statute or order.
    #[default]
    Statute,
    /// Official guidance.
    Guidance,
    /// A secondary source.
    Secondary,
}
