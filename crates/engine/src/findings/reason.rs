//! Reasons: why something was found, as a tree of identifiers.

use super::{Decision, Need, Status};
use crate::ids::{CalendarId, ClauseId, DefinitionId, ExemptionId, FactId, GroupId, RequirementId, TransitionId};
use hjemmel_value::{Boundary, Counted, Date, Duration, Truth};

/// One step of the reasoning with the steps below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it says.
    pub kind: ReasonKind,
    /// The facts it read, sorted; for lists of events the list as a whole.
    pub facts: Vec<FactId>,
    /// Of facts over time, the values that it read, by their places, sorted.
    pub values: Vec<(FactId, u32)>,
    /// The steps that it rests on.
    pub because: Vec<Reason>,
}

/// What was counted from a date.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Nothing: the date itself.
    Itself,
    /// The day before the date.
    DayBefore,
    /// A length of time, the day itself not included.
    Later(Duration),
    /// Another requirement is due on the day.
    WithDue,
    /// Another requirement was met on the day.
    WithMet,
    /// A length of time later, so many times: the end of a window of a fixed grid.
    Times(Duration, u32),
    /// A length of time backwards.
    Earlier(Duration),
    /// Where its week or month ends.
    Boundary(Boundary),
}

/// What a step of reasoning says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// The citizen is (not, or not known to be) in a target group on a day.
    Group {
        /// The group.
        group: GroupId,
        /// The answer.
        truth: Truth,
        /// The reading day.
        on: Date,
    },
    /// A condition holds (or not, or is not known) on a day.
    Condition {
        /// Its clause.
        clause: ClauseId,
        /// Whether it is an `unless` clause.
        unless: bool,
        /// The answer to what stands behind `when` or `unless`.
        truth: Truth,
        /// The reading day.
        on: Date,
    },
    /// It holds whatever the answer to these is: every combination of them was tried.
    WhateverTheAnswer {
        /// What is not known.
        needs: Vec<Need>,
    },
    /// Which version governs: the one in force on this day.
    Version {
        /// The requirement.
        requirement: RequirementId,
        /// The version, by place.
        version: usize,
        /// The day that decides.
        on: Date,
        /// It is the day that the duty is counted from; else it is only the day whose law is read.
        counted: bool,
    },
    /// The value of a parameter that a length of time names, and what set it.
    Parameter {
        /// The parameter.
        parameter: DefinitionId,
        /// Its version, by place.
        version: usize,
        /// The setting that gave the value, by place; `None` for the parameter's own.
        setting: Option<usize>,
        /// The value.
        value: hjemmel_value::Value,
    },
    /// What a table gives, and by which row.
    Table {
        /// The table, or the result of it.
        table: DefinitionId,
        /// Its version, by place.
        version: usize,
        /// The row, by place; `None` where several may fit that all give the same.
        row: Option<usize>,
        /// The value.
        value: hjemmel_value::Value,
    },
    /// How a due date was counted.
    Counted {
        /// The timing clause.
        clause: ClauseId,
        /// The day counted from.
        from: Date,
        /// What was counted.
        measure: Measure,
        /// The day counted to, and what moved it.
        counted: Counted,
        /// The first day that counts, of a window between two dates.
        opens: Option<Date>,
        /// The calendar whose days were not counted, of working days.
        left_out: Option<CalendarId>,
        /// The next working day, if the day counted to is none and due dates move.
        moved_to: Option<Date>,
    },
    /// Where a date comes from that was looked for: the first day on which something holds.
    Found {
        /// The definition whose date it is, if it is one.
        clause: Option<ClauseId>,
        /// The first day that was tried.
        from: Date,
        /// The day.
        on: Date,
        /// What was added up by that day, if it can be told, and what it had to come to.
        sum: Option<(Option<hjemmel_value::Value>, hjemmel_value::Value)>,
    },
    /// The clock has not started, or the date it runs from is not known.
    Clock {
        /// The timing clause.
        clause: ClauseId,
        /// Not known, instead of known to be absent.
        unknown: bool,
    },
    /// An event meets the duty, or does not, and why not.
    Event {
        /// The list.
        fact: FactId,
        /// Its place there, from 0.
        place: u32,
        /// Its date.
        date: Date,
        /// What it does.
        role: EventRole,
    },
    /// The list of events may miss some.
    MayMissEvents {
        /// The list.
        fact: FactId,
    },
    /// It is not known whether what the duty is owed for comes true on a day.
    PerhapsOnDay {
        /// The day.
        on: Date,
    },
    /// It is not known from which day on a fact over time is told, and so neither which periods there are.
    NoFirstDay {
        /// The fact.
        fact: FactId,
    },
    /// What stays the same in a period is not known from a day on, and so neither whether one begins then.
    PerhapsPeriod {
        /// The day.
        on: Date,
        /// What is not known.
        needs: Vec<Need>,
    },
    /// An exemption does something to the duty.
    Exemption {
        /// The exemption.
        exemption: ExemptionId,
        /// Its version, by place.
        version: usize,
        /// Whether it reaches the duty.
        truth: Truth,
        /// The reading day.
        on: Date,
    },
    /// An exemption would have reached the duty, but its own `unless` holds.
    KeptDespite {
        /// The exemption.
        exemption: ExemptionId,
        /// Its version, by place.
        version: usize,
    },
    /// Another requirement displaces this one, or it is not known whether it does.
    Displaced {
        /// The special rule.
        by: RequirementId,
        /// Whether it does.
        truth: Truth,
    },
    /// How another requirement stands.
    StatusOf {
        /// The other requirement.
        requirement: RequirementId,
        /// The status asked for.
        status: Status,
        /// The answer.
        truth: Truth,
    },
    /// The law of another day is kept: the version in force on it governs.
    LawKept {
        /// The requirement.
        requirement: RequirementId,
        /// The version, by place.
        version: usize,
        /// That day.
        on: Date,
    },
    /// It rests: a period (or a trial) covers the day on which it would have fallen due.
    Rests {
        /// That day.
        day: Date,
        /// The first day of the period, if it has one.
        from: Option<Date>,
        /// Its last day; `None` while it goes on.
        until: Option<Date>,
    },
    /// A transition decides what becomes of the duty.
    Transition {
        /// The transition.
        transition: TransitionId,
        /// Whether it does; unknown where it is not known which rule governs.
        truth: Truth,
    },
    /// Whether an exemption took another requirement away.
    LiftedBy {
        /// The other requirement.
        requirement: RequirementId,
        /// The exemption asked for.
        exemption: ExemptionId,
        /// The answer.
        truth: Truth,
    },
    /// Which period it is for, of a requirement that is owed for each period of the same.
    Period {
        /// The requirement.
        requirement: RequirementId,
        /// The period, by its place.
        place: u32,
    },
    /// It is owed for a decision.
    Decision {
        /// The decision.
        decision: Decision,
    },
    /// An occurrence was lifted and counts as passed: the next is measured from its date.
    Passed {
        /// The date of the lifted (or lapsed) occurrence.
        due: Date,
    },
}

/// What an event does to a duty.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum EventRole {
    /// Meets it in time.
    Meets,
    /// Meets it, and the form that would have been asked was lifted or changed on its day.
    MeetsByExemption(ExemptionId),
    /// Meets it late.
    MeetsLate,
    /// Breaks a must-not.
    Breaks,
    /// Does not count: this is asked of it, and is not so.
    LeftOut(ClauseId),
    /// Does not count: its form does not fit what is asked on its day.
    WrongForm,
    /// Does not count: its content does not fit.
    WrongContent,
    /// Does not count: its document does not fit.
    WrongDocument,
    /// Does not count: it met another duty, which spends its events.
    Spent(RequirementId),
    /// Not known whether it counts.
    NotKnown,
    /// Not known whether the duty is owed for it.
    PerhapsOwedFor,
}
