//! A duty that is owed, and how it stands.

use super::{Instance, Need, Reason, Status};
use crate::ids::{ActorId, ExemptionId, ProposalId, RequirementId};
use crate::plan::AspectName;
use hjemmel_value::{Date, Value};
use std::sync::Arc;

/// One duty, or one occurrence of a recurring one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The requirement.
    pub requirement: RequirementId,
    /// The event that it is for, of one that is owed for each.
    pub instance: Option<Instance>,
    /// The version that governs it, by place.
    pub version: usize,
    /// Which occurrence of a recurring duty, from 1.
    pub occurrence: Option<u32>,
    /// The day its clock started.
    pub clock: Option<Date>,
    /// When it is due, exemptions reckoned in.
    pub due: Option<Date>,
    /// Between which days it is due, where the day is not known, no exemption touched the deadline, and it surely is no later
    /// than one.
    pub due_between: Option<DueBetween>,
    /// When it would be due without exemptions.
    pub due_without_exemptions: Option<Date>,
    /// The days that the timing allows, from the start of the clock to the due date. What `met by … where` narrows further
    /// is not in it.
    pub window: WindowOfDays,
    /// How many acts are needed; `None` where no act is counted.
    pub required: Option<u32>,
    /// How many acts surely met it so far, in time or late.
    pub met: Option<u32>,
    /// The day on which it was met (or reached its number).
    pub met_on: Option<Date>,
    /// The day on which a must-not was first broken.
    pub broken_on: Option<Date>,
    /// How it stands.
    pub status: Status,
    /// Aspects that exemptions touched, on the evaluation date; sorted.
    pub aspects: Vec<AspectFinding>,
    /// Exemptions that would have lifted or changed it, had not their own `unless` held: an exception to the
    /// exception. Sorted.
    pub kept_despite: Vec<ExemptionId>,
    /// What is not known and keeps the status or the date open; sorted.
    pub needs: Vec<Need>,
    /// Values told on its line.
    pub states: Vec<(Arc<str>, Statement)>,
    /// Proposals that had a part in it; sorted.
    pub proposals: Vec<ProposalId>,
    /// Why.
    pub because: Vec<Reason>,
}

/// The days between which a date lies that is not known, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct DueBetween {
    /// The first day that it may be; `None` if it may be any earlier one.
    pub earliest: Option<Date>,
    /// The last.
    pub latest: Date,
}

/// A stretch of days, both ends included.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowOfDays {
    /// First day; open if `None`.
    pub from: Option<Date>,
    /// Last day; open if `None`.
    pub until: Option<Date>,
}

/// A value told on a duty's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The value.
    Value(Value),
    /// Known to be absent.
    Absent,
    /// Not known.
    Unknown,
}

/// What exemptions did to an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AspectFinding {
    /// The aspect.
    pub aspect: AspectName,
    /// Exemptions that lifted it, sorted.
    pub lifted_by: Vec<ExemptionId>,
    /// Single values lifted, each with its exemption; sorted.
    pub values_lifted: Vec<(Arc<str>, ExemptionId)>,
    /// Exemptions that changed it, sorted.
    pub changed_by: Vec<ExemptionId>,
    /// The actor that decides instead, if the decision was changed.
    pub decided_by: Option<ActorId>,
}
