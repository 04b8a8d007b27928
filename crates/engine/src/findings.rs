//! What an evaluation finds: everything by identifier, nothing in words.

mod duty;
mod reason;

pub use duty::*;
pub use reason::*;

use crate::ids::{AtMostOneId, ExemptionId, FactId, FieldId, GroupId, NotEncodedId, ProposalId, RequirementId};
use crate::plan::AspectName;
use hjemmel_value::{Date, Value};
use serde::{Deserialize, Serialize};

/// Everything one evaluation found. Lists are in the order that outcomes are printed in: duties by due date (none
/// last), then requirement, then occurrence; everything else by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Target groups that the citizen is certainly in, on the evaluation date.
    pub groups: Vec<GroupFinding>,
    /// Duties that are owed.
    pub duties: Vec<Duty>,
    /// Duties that an exemption lifted whole.
    pub lifted: Vec<Lifted>,
    /// Duties that hang on something not known.
    pub undetermined: Vec<Undetermined>,
    /// Requirements that do not apply.
    pub not_applicable: Vec<NotApplicable>,
    /// Requirements whose clock starts before the first day their rulebook speaks of.
    pub outside: Vec<Outside>,
    /// The periods that lines are for, of requirements that are owed for each period of the same; by requirement and place.
    pub periods: Vec<Period>,
    /// What could not be decided between exemptions.
    pub conflicts: Vec<Conflict>,
    /// Groups or requirements that hold together though at most one may.
    pub at_most_one: Vec<AtMostOneBroken>,
    /// Provisions left out that this outcome touches.
    pub not_encoded: Vec<NotEncodedId>,
    /// Proposals that are off and would have touched a line.
    pub would_touch: Vec<WouldTouch>,
    /// What to ask, most decisive first.
    pub questions: Vec<Question>,
    /// What the findings rest on.
    pub relied_on: ReliedOn,
    /// How many steps it took.
    pub steps: u64,
}

/// A target group that the citizen is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFinding {
    /// The group.
    pub group: GroupId,
    /// Its version, by place.
    pub version: usize,
    /// Why.
    pub because: Vec<Reason>,
}

/// What a duty is for, of a requirement that is owed for each of several things.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Instance {
    /// An event of a list, a day, or a period.
    Thing(Thing),
    /// A decision.
    Decision(Decision),
}

/// A decision that a duty is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// What is decided.
    pub about: Decided,
    /// The event, day or period that that is for, if it is owed for each of several.
    pub of: Option<Thing>,
    /// Which occurrence of it, of a requirement that comes back.
    pub occurrence: Option<u32>,
    /// Its day.
    pub day: DecisionDay,
}

/// What is decided.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decided {
    /// A requirement.
    Requirement(RequirementId),
    /// That an exemption applies.
    Exemption(ExemptionId),
}

/// The day of a decision.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionDay {
    /// It was made on a day.
    Made(Date),
    /// It was not made yet, and is due on a day.
    Due(Date),
    /// There is none.
    None,
    /// It is not known.
    Unknown,
}

impl DecisionDay {
    /// The day, if there is one and it is known.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            DecisionDay::Made(day) | DecisionDay::Due(day) => Some(day),
            DecisionDay::None | DecisionDay::Unknown => None,
        }
    }
}

/// The event, the day or the period that a duty is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// The list; of a period there is none.
    pub list: Option<FactId>,
    /// Its place there, from 0; of a period among the periods of its requirement.
    pub place: u32,
    /// Its date, or first day; of a day that is not known the last that it may be.
    pub date: Date,
    /// Of a day that is not known, the first that it may be.
    pub earliest: Option<Date>,
}

/// A stretch of days in which things keep their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The requirement that is owed for it.
    pub requirement: RequirementId,
    /// Its place among the periods of the requirement, from 0.
    pub place: u32,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: PeriodEnd,
    /// What each of the things is in it, in the order in which they are named; absent if `None`.
    pub values: Vec<Option<Value>>,
}

/// Where a period ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PeriodEnd {
    /// On this day.
    On(Date),
    /// As far as is known it goes on.
    GoesOn,
    /// It runs to this day at least, and it is not known whether it goes on.
    NotKnown {
        /// The last sure day.
        surely: Date,
    },
}

/// A requirement that does not apply, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplicable {
    /// The requirement.
    pub requirement: RequirementId,
    /// The event that it is for, of one that is owed for each.
    pub instance: Option<Instance>,
    /// In one word.
    pub reason: NotApplicableReason,
    /// Requirements that displaced it.
    pub displaced_by: Vec<RequirementId>,
    /// Why.
    pub because: Vec<Reason>,
}

/// Why a requirement does not apply.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableReason {
    /// The citizen is in none of its groups.
    Group,
    /// A condition does not hold, or an `unless` does.
    Condition,
    /// Its clock has not started: the date it runs from is known to be absent.
    NotStarted,
    /// It applied when its clock started, and no longer on its reading day.
    Lapsed,
    /// A special rule stands in its place.
    Displaced,
    /// No version was in force when its clock started: it had been repealed, or there is a hole between versions.
    Repealed,
    /// Its first version comes into force after its clock started (within the days the rulebook speaks of).
    NotInForce,
}

/// A requirement that the rulebook cannot speak of, since its clock starts before the rulebook does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The requirement.
    pub requirement: RequirementId,
    /// The event that it is for, of one that is owed for each.
    pub instance: Option<Instance>,
    /// The day on which its clock starts.
    pub clock: Date,
    /// The first (or last) day of the rulebook.
    pub bound: Date,
}

/// A duty that was lifted whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The requirement.
    pub requirement: RequirementId,
    /// The event that it is for, of one that is owed for each.
    pub instance: Option<Instance>,
    /// Its version, by place.
    pub version: usize,
    /// Which occurrence of a recurring duty, from 1.
    pub occurrence: Option<u32>,
    /// When it would have been due.
    pub due: Option<Date>,
    /// The exemptions that lifted it, each with its version.
    pub by: Vec<(ExemptionId, usize)>,
    /// Exemptions that may lift it as well, sorted.
    pub perhaps_by: Vec<ExemptionId>,
    /// What would settle whether they do, sorted.
    pub needs: Vec<Need>,
    /// Why it would have applied, and why it was lifted.
    pub because: Vec<Reason>,
}

/// A duty that hangs on something not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undetermined {
    /// The requirement.
    pub requirement: RequirementId,
    /// The event that it is for, of one that is owed for each.
    pub instance: Option<Instance>,
    /// Its version, by place, if that is known.
    pub version: Option<usize>,
    /// Which occurrence.
    pub occurrence: Option<u32>,
    /// When it would be due, if that is known.
    pub due: Option<Date>,
    /// What would settle it, sorted.
    pub needs: Vec<Need>,
    /// What is known so far.
    pub because: Vec<Reason>,
}

/// Something that is not known and matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A fact. For a list of events: nothing is given, or it is marked incomplete.
    Fact(FactId),
    /// A field of an event in a list, by the event's place there.
    Field(FactId, u32, FieldId),
}

/// Two or more exemptions change the same aspect differently, and none prevails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The requirement.
    pub requirement: RequirementId,
    /// The aspect.
    pub aspect: AspectName,
    /// The exemptions, sorted.
    pub between: Vec<ExemptionId>,
}

/// Groups or requirements that hold together though at most one may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtMostOneBroken {
    /// The set.
    pub set: AtMostOneId,
    /// Which of its versions is in force, by place.
    pub version: usize,
    /// The groups that hold.
    pub groups: Vec<GroupId>,
    /// The requirements that are owed.
    pub requirements: Vec<RequirementId>,
    /// What had to be switched on for the set to hold.
    pub proposals: Vec<ProposalId>,
}

/// A proposal that is off, and the line it would have touched.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WouldTouch {
    /// The proposal.
    pub proposal: ProposalId,
    /// The requirement whose line it is.
    pub requirement: RequirementId,
    /// The exemption by which it would, if it is one.
    pub exemption: Option<ExemptionId>,
}

/// What to ask, and what the answer decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is not known.
    pub need: Need,
    /// The requirements that hang on it, sorted.
    pub decides: Vec<RequirementId>,
}

/// What the findings rest on, each sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReliedOn {
    /// Facts that were given and read.
    pub facts: Vec<FactId>,
    /// Those of them that are somebody's judgement, choice or request.
    pub assessments: Vec<FactId>,
    /// Facts that were not given, and assumed.
    pub assumptions: Vec<(FactId, Value)>,
}

/// How a duty stands.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its clock starts after the evaluation date.
    Upcoming,
    /// Owed, and not due yet.
    Open,
    /// Met in time.
    Met,
    /// Met after its due date.
    Late,
    /// Due and not met.
    Overdue,
    /// Resting while an exemption suspends it.
    Suspended,
    /// Holds without a due date.
    Standing,
    /// A must-not that was broken.
    Broken,
    /// Owed, and not known whether met.
    Unknown,
}
