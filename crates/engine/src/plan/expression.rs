//! Expressions of the plan: nodes in one flat table.

use super::{Conventions, Type};
use crate::findings::Status;
use crate::ids::{CalendarId, DefinitionId, ExemptionId, FactId, FieldId, GroupId, NodeId, ProposalId, RequirementId};
use hjemmel_value::{Boundary, Decimal, MonthConvention, Rounding, Value};
use serde::{Deserialize, Serialize};

/// One operation. Children have smaller identifiers than their parent, but for what is reached through a
/// definition or group; those are free of circles by the model's check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// A fixed value.
    Constant(Value),
    /// A fact other than a list of events.
    Fact(FactId),
    /// The same on another day than today; absent if there is no such day.
    FactOn {
        /// The fact.
        fact: FactId,
        /// The day.
        on: NodeId,
    },
    /// A field of the event at hand.
    Field(FieldId),
    /// A field of the event around the question whose event is at hand.
    OuterField(FieldId),
    /// A field of the event that the requirement at hand is for.
    InstanceField(FieldId),
    /// The day that the requirement at hand is for.
    InstanceDay,
    /// The day from which was counted towards it.
    InstanceStart,
    /// The last day of the period that the requirement at hand is for; absent while it goes on.
    InstanceEnd,
    /// Whether all of these proposals are switched on.
    IsOn(Vec<ProposalId>),
    /// The reading day.
    Today,
    /// A definition, in its version of the day that the law is asked for.
    Definition(DefinitionId),
    /// Whether the citizen is in a target group, in its version of that day.
    InGroup(GroupId),
    /// All hold.
    And(Vec<NodeId>),
    /// At least one holds.
    Or(Vec<NodeId>),
    /// It does not hold.
    Not(NodeId),
    /// A comparison; false when either side is absent (`IsNot` is then true).
    Compare {
        /// Left side.
        left: NodeId,
        /// How.
        comparison: Comparison,
        /// Right side.
        right: NodeId,
    },
    /// Whether a value lies between two others, both included.
    Between {
        /// The value.
        value: NodeId,
        /// Lowest.
        low: NodeId,
        /// Highest.
        high: NodeId,
    },
    /// Whether a value is one of a list.
    In {
        /// The value.
        value: NodeId,
        /// The list.
        list: Vec<NodeId>,
    },
    /// Whether there is a value: yes if there is one, no if it is known to be absent, unknown if it is not given.
    Known(NodeId),
    /// Arithmetic on numbers, money, hours, per cent and durations; absent if either side is.
    Arithmetic {
        /// Left side.
        left: NodeId,
        /// `+ - * /`.
        operator: Operator,
        /// Right side.
        right: NodeId,
    },
    /// A date some time later or earlier.
    Shift {
        /// The date.
        date: NodeId,
        /// How long.
        length: NodeId,
        /// Earlier instead of later.
        earlier: bool,
        /// By what it is counted.
        conventions: Conventions,
    },
    /// Rounding to whole multiples of `to`. Where `value` is a quotient, it need not be exact.
    Round {
        /// What is rounded.
        value: NodeId,
        /// In which direction.
        rounding: Rounding,
        /// To multiples of this.
        to: Decimal,
    },
    /// Whole years, months, weeks or days between two dates.
    Whole {
        /// The unit.
        unit: Unit,
        /// From this date.
        from: NodeId,
        /// To this date.
        to: NodeId,
        /// How months are counted.
        months: MonthConvention,
    },
    /// The largest, smallest, earliest or latest; absent ones are left out, all absent is absent.
    Extreme {
        /// Largest or latest; else smallest or earliest.
        largest: bool,
        /// Of these.
        of: Vec<NodeId>,
    },
    /// The value of the first case that holds, else another; absent if there is none. Not known while a case is not.
    Choose {
        /// Conditions, each with its value.
        cases: Vec<(NodeId, NodeId)>,
        /// The value if none holds.
        otherwise: Option<NodeId>,
        /// One of the cases holds whatever the facts are: while some are not known, no other value is left than theirs.
        #[serde(default)]
        exhaustive: bool,
    },
    /// A question about a list of events.
    Aggregate {
        /// What is asked.
        aggregate: Aggregate,
        /// Which events.
        query: Query,
        /// The type of the answer.
        ty: Type,
    },
    /// Whether a requirement stands so, on the evaluation date.
    StatusOf {
        /// The requirement.
        requirement: RequirementId,
        /// The status.
        status: Status,
    },
    /// Whether an exemption took away the whole of a requirement, in any duty of it, on the evaluation date.
    LiftedBy {
        /// The requirement.
        requirement: RequirementId,
        /// The exemption.
        exemption: ExemptionId,
    },
    /// The first day on which a requirement is overdue (of a must-not, on which it was broken); absent if there is
    /// none. Asked on the evaluation date.
    BreachOf(RequirementId),
    /// The day on which the clock of a requirement's only duty starts; absent if it has none, or is not owed.
    StartOf(RequirementId),
    /// The days that periods cover, up to today and each once, as a length of time.
    Covered {
        /// How they are counted.
        unit: CoveredUnit,
        /// Which periods.
        query: Query,
    },
    /// Whether a period covers today.
    During(Query),
    /// The first day on which a condition holds, read with that day as today; absent if there is none within twenty years.
    Search {
        /// Which days are tried.
        step: SearchStep,
        /// The first of them.
        from: SearchFrom,
        /// The condition.
        when: NodeId,
    },
    /// A day found from a date by the calendar: where its week or month ends.
    Boundary {
        /// Which day.
        boundary: Boundary,
        /// Of this date.
        of: NodeId,
    },
}

/// Events of a fact, narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The fact that holds the list.
    pub events: FactId,
    /// Days that do not count: an event on one is left out, and a period does not cover them.
    pub except: Option<Except>,
    /// Only those with a date in this window.
    pub window: Option<Window>,
    /// Only those for which this holds; `Field` nodes in it mean their fields.
    pub condition: Option<NodeId>,
}

/// Days that do not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Except {
    /// Those of periods.
    Periods {
        /// The fact that holds the list.
        events: FactId,
        /// Only those for which this holds; `Field` nodes in it mean their fields.
        condition: Option<NodeId>,
    },
    /// Those of a calendar.
    Calendar(CalendarId),
}

impl Except {
    /// Which of the periods.
    pub(crate) fn condition(&self) -> Option<NodeId> {
        match self {
            Except::Periods { condition, .. } => *condition,
            Except::Calendar(_) => None,
        }
    }
}

/// How covered days are counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CoveredUnit {
    /// As days.
    Days,
    /// As weeks of seven days, and the days left over.
    Weeks,
    /// As months of each stretch, and odd days, 30 of different stretches to a month.
    Months,
}

/// Which days a search tries.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SearchStep {
    /// Every day.
    Day,
    /// The last day of every month.
    MonthEnd,
}

/// Where a search begins.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SearchFrom {
    /// On a date.
    Date(NodeId),
    /// On the day of the first event of a list, whichever it is.
    FirstOf(FactId),
}

/// A window over the dates of events, ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// The days after today − D, up to today.
    InTheLast {
        /// The length.
        length: NodeId,
        /// By what it is counted.
        conventions: Conventions,
    },
    /// The whole calendar months before today, the one that today ends included.
    CalendarMonths(u32),
    /// This date and later, up to today.
    Since(NodeId),
    /// Between two dates, both included.
    Between(NodeId, NodeId),
}

/// What is asked of events.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregate {
    /// How many there are.
    NumberOf,
    /// Whether there are any.
    ThereAre,
    /// Whether there are none.
    No,
    /// The date of the first; absent if there is none.
    DateOfFirst,
    /// The date of the latest; absent if there is none.
    DateOfLatest,
    /// The sum of a field; an absent field adds nothing.
    SumOf(FieldId),
    /// The average of a field over those that have it; absent if none has. Must be exact or stand in a rounding.
    AverageOf(FieldId),
}

/// How two values are compared.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// Equal.
    Is,
    /// Not equal.
    IsNot,
    /// Less, or before.
    Less,
    /// Less or equal.
    AtMost,
    /// More, or after.
    More,
    /// More or equal.
    AtLeast,
}

/// Arithmetic.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Operator {
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Divided,
}

/// Units of time between dates.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Years.
    Years,
    /// Months.
    Months,
    /// Weeks.
    Weeks,
    /// Days.
    Days,
}
