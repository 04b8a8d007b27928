//! Typed expressions.

use hjemmel_diagnostic::Span;
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{
    CalendarId, DefinitionId, EventTypeId, ExemptionId, FactId, FieldId, GroupId, RequirementId,
};
use hjemmel_engine::plan::{Aggregate, Comparison, Conventions, CoveredUnit, Operator, SearchStep, Type, Unit};
use hjemmel_value::{Boundary, Decimal, MonthConvention, Rounding, Value};

/// An expression whose type is known. Two are equal that say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it is.
    pub kind: Box<ExpressionKind>,
    /// What it gives.
    pub ty: Type,
    /// Where it stands.
    pub span: Span,
}

impl Expression {
    /// What is asked where an accumulation is named with a window; any other expression is what it says itself.
    #[must_use]
    pub fn written_out(&self) -> &Expression {
        match &*self.kind {
            ExpressionKind::Accumulated { asked, .. } => asked,
            _ => self,
        }
    }

    /// Whether it is nothing but a question that counts or adds up events, and says no window: a definition of that is an
    /// accumulation.
    #[must_use]
    pub fn accumulates(&self) -> bool {
        match &*self.kind {
            ExpressionKind::Aggregate { aggregate: Aggregate::NumberOf | Aggregate::SumOf(_), query }
            | ExpressionKind::Covered { query, .. } => query.window.is_none(),
            _ => false,
        }
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        let Expression { kind, ty, span: _ } = self;
        *kind == other.kind && *ty == other.ty
    }
}

impl Eq for Expression {}

/// The kinds of expression, names resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each mirrors the node of the plan and the clause of the tree of that name")]
pub enum ExpressionKind {
    Constant(Value),
    Fact(FactId),
    /// A fact on another day than today.
    FactOn {
        fact: FactId,
        on: Expression,
    },
    Field(FieldId),
    OuterField(FieldId),
    /// A field of what the requirement is for.
    InstanceField(EventTypeId, FieldId),
    /// The day that the requirement is for.
    InstanceDay,
    /// The day from which was counted towards it.
    InstanceStart,
    /// The last day of the period that the requirement is for.
    InstanceEnd,
    /// Whether all of these proposals are switched on.
    IsOn(Vec<hjemmel_engine::ids::ProposalId>),
    Today,
    Definition(DefinitionId),
    InGroup(GroupId),
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Expression),
    /// The first, and not the second.
    Unless(Expression, Expression),
    Compare {
        left: Expression,
        comparison: Comparison,
        right: Expression,
    },
    Between {
        value: Expression,
        negated: bool,
        low: Expression,
        high: Expression,
    },
    In {
        value: Expression,
        negated: bool,
        list: Vec<Expression>,
    },
    Known {
        value: Expression,
        negated: bool,
    },
    Arithmetic {
        left: Expression,
        operator: Operator,
        right: Expression,
    },
    /// A date plus or minus a duration.
    Shift {
        date: Expression,
        length: Expression,
        earlier: bool,
        conventions: Conventions,
    },
    Rounded {
        value: Expression,
        rounding: Rounding,
        to: Decimal,
    },
    Whole {
        unit: Unit,
        from: Expression,
        to: Expression,
        months: MonthConvention,
    },
    /// Larger or latest if `largest`, else smaller or earliest.
    Extreme {
        largest: bool,
        of: Vec<Expression>,
    },
    /// The value of the first case that holds, else another.
    Choose {
        cases: Vec<(Expression, Expression)>,
        otherwise: Option<Expression>,
        /// One of the cases always holds.
        exhaustive: bool,
    },
    Aggregate {
        aggregate: Aggregate,
        query: Query,
    },
    StatusOf {
        requirement: RequirementId,
        negated: bool,
        status: Status,
    },
    /// Whether an exemption took away the whole of a requirement.
    LiftedBy {
        requirement: RequirementId,
        negated: bool,
        exemption: ExemptionId,
    },
    /// The first day on which a requirement is overdue.
    BreachOf(RequirementId),
    /// The day on which the clock of another requirement starts: only as what a deadline is counted from.
    StartOf(RequirementId),
    /// The days that periods cover, as a length of time.
    Covered {
        unit: CoveredUnit,
        query: Query,
    },
    /// A definition that adds up events and says no window, in one.
    Accumulated {
        definition: DefinitionId,
        /// What it adds up, in that window.
        asked: Expression,
    },
    /// Whether a period covers today.
    During(Query),
    /// The first day on which a condition holds, with that day as today.
    FirstDay {
        step: SearchStep,
        from: Expression,
        when: Expression,
    },
    /// The first day at whose end a sum of events comes to so much.
    DayOnWhich {
        sum: Expression,
        reaches: Expression,
    },
    /// A day found from a date by the calendar.
    Boundary {
        boundary: Boundary,
        of: Expression,
    },
}

/// Events of a fact, narrowed. Two are equal that say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Query {
    /// The fact that holds them.
    pub events: FactId,
    /// Days that do not count.
    pub except: Option<Except>,
    /// Only those with a date in this window.
    pub window: Option<Window>,
    /// Only those for which this holds.
    pub condition: Option<Expression>,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        let Query { events, except, window, condition, span: _ } = self;
        *events == other.events && *except == other.except && *window == other.window && *condition == other.condition
    }
}

impl Eq for Query {}

/// Days that do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Except {
    /// Those of periods.
    Periods {
        /// The fact that holds them.
        events: FactId,
        /// Only those for which this holds.
        condition: Option<Expression>,
    },
    /// Those of a calendar.
    Calendar(CalendarId),
}

impl Except {
    /// Which of the periods.
    pub(crate) fn condition(&self) -> Option<&Expression> {
        match self {
            Except::Periods { condition, .. } => condition.as_ref(),
            Except::Calendar(_) => None,
        }
    }
}

/// The days before a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysBefore {
    /// How long.
    pub length: Expression,
    /// Before which date.
    pub date: Expression,
    /// By what the length is counted.
    pub conventions: Conventions,
}

/// A window over the dates of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// The days after today − D, up to today.
    InTheLast {
        /// The length.
        length: Expression,
        /// By what it is counted.
        conventions: Conventions,
    },
    /// From a date less a length up to the day before it.
    Before(Box<DaysBefore>),
    /// The whole calendar months before today, the one that today ends included.
    CalendarMonths(u32),
    /// This date and later, up to today.
    Since(Expression),
    /// Between two dates, both included.
    Between(Expression, Expression),
}
