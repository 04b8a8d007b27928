//! Expressions and conditions.

use super::{Label, Name, Path};
use hjemmel_diagnostic::At;
use hjemmel_value::{Boundary, Date, Decimal, Duration, Money, Rounding};

/// An expression with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Where it stands, blanks around it left out.
    pub at: At,
    /// What it is.
    pub kind: Box<ExpressionKind>,
}

/// The kinds of expression. Brackets are not kept: the formatter writes those that are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpressionKind {
    /// `a or b or c`, two or more.
    Or(Vec<Expression>),
    /// `a and b and c`, two or more.
    And(Vec<Expression>),
    /// `not a`.
    Not(Expression),
    /// `a unless b`: a, and not b.
    Unless(Expression, Expression),
    /// `a is b`, `a < b`, …
    Compare {
        /// Left side.
        left: Expression,
        /// How they are compared.
        comparison: Comparison,
        /// Right side.
        right: Expression,
    },
    /// `a is (not) between b and c`, both included.
    Between {
        /// What is asked about.
        value: Expression,
        /// `is not between`.
        negated: bool,
        /// Lowest.
        low: Expression,
        /// Highest.
        high: Expression,
    },
    /// `a is (not) in b, c, d`.
    In {
        /// What is asked about.
        value: Expression,
        /// `is not in`.
        negated: bool,
        /// The list.
        list: Vec<Expression>,
    },
    /// `a is (not) known`: whether there is a value.
    Known {
        /// What is asked about.
        value: Expression,
        /// `is not known`.
        negated: bool,
    },
    /// `a + b` and so on.
    Arithmetic {
        /// Left side.
        left: Expression,
        /// `+ - * /`.
        operator: Operator,
        /// Right side.
        right: Expression,
    },
    /// `a rounded down`, `a rounded up to 0.5`: to whole multiples of `to`, 1 if not said.
    Rounded {
        /// What is rounded.
        value: Expression,
        /// In which direction.
        rounding: Rounding,
        /// To multiples of this.
        to: Option<Decimal>,
    },
    /// `yes` or `no`.
    YesNo(bool),
    /// `160.33`.
    Number(Decimal),
    /// `1000 DKK`.
    Money(Money),
    /// `37 hours`.
    Hours(Decimal),
    /// `75 percent`.
    Percent(Decimal),
    /// `6 months`, `1 year + 2 weeks` is an addition of two.
    Duration(Duration),
    /// `2020-01-01`.
    Date(Date),
    /// Text in quotes.
    Text(Label),
    /// A fact, definition, group, category value, field, or parameter.
    Path(Path),
    /// `FIELD of NAME`: a field of what the requirement is for.
    FieldOf {
        /// The field.
        field: Name,
        /// The name behind `as`.
        of: Name,
    },
    /// `FACT on DAY`: a fact on another day than today.
    OnDay {
        /// The fact.
        fact: Path,
        /// The day.
        on: Expression,
    },
    /// `start of NAME`: the day from which was counted towards the day that the requirement is for.
    StartOf(Name),
    /// `end of NAME`: the last day of the period that the requirement is for.
    EndOf(Name),
    /// `today`: the reading day.
    Today,
    /// `whole years from A to B`.
    WholeUnits {
        /// Years, months, weeks or days.
        unit: Unit,
        /// From this date.
        from: Expression,
        /// To this date.
        to: Expression,
    },
    /// `larger of (…)`, `earliest of (…)` and their like.
    Extreme {
        /// Which one.
        extreme: Extreme,
        /// Of these.
        of: Vec<Expression>,
    },
    /// `number of E …`, `there are E …`, `date of latest E …`, `sum of F of E …`.
    Aggregate {
        /// What is asked of the events.
        aggregate: Aggregate,
        /// Which events.
        query: Query,
    },
    /// `status of R is overdue`.
    StatusOf {
        /// The requirement.
        requirement: Path,
        /// `is not`.
        negated: bool,
        /// The status.
        status: StatusName,
    },
    /// `R is lifted by E`, `R is lifted by E, F`: whether an exemption, or any of several, took away the whole of a requirement.
    LiftedBy {
        /// The requirement.
        requirement: Path,
        /// `is not`.
        negated: bool,
        /// The exemptions, any of which may be the one.
        exemptions: Vec<Path>,
    },
    /// `breach of R`: the first day on which a requirement is overdue.
    BreachOf(Path),
    /// `days covered by E …`: the days, weeks or months that periods cover, as a length of time.
    Covered {
        /// Days, weeks or months; years are refused by whoever types it.
        unit: Unit,
        /// Which periods.
        query: Query,
    },
    /// `leave_days in the last 18 months`: a definition that adds up events and says no window, in this one.
    Accumulated {
        /// The definition.
        definition: Path,
        /// The window.
        window: Window,
    },
    /// `during E …`: whether a period covers today.
    During(Query),
    /// `first day from X when C`, `first month end from X when C`.
    FirstDay {
        /// Every day, or month ends alone.
        step: SearchStep,
        /// From this day on.
        from: Expression,
        /// What must hold.
        when: Expression,
    },
    /// `day on which S reaches N`.
    DayOnWhich {
        /// What is added up: covered time, a sum, a number of events, or a definition of one of these in a window.
        sum: Expression,
        /// How much it must come to.
        reaches: Expression,
    },
    /// `end of week 8 from X`, `end of month of X`, `start of the month after X`.
    Boundary {
        /// Which day.
        boundary: Boundary,
        /// Of this date.
        of: Expression,
    },
}

/// Events, narrowed by a window and a condition: always in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Where it stands.
    pub at: At,
    /// The fact that holds the events.
    pub events: Path,
    /// `except during F`: days that do not count.
    pub except: Option<Except>,
    /// `in the last D`, `in the D before X`, `since X`, `between X and Y`.
    pub window: Option<Window>,
    /// `where …`.
    pub condition: Option<Expression>,
}

/// `except during F`, `except during (F where C)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Except {
    /// The fact that holds the periods.
    pub events: Path,
    /// Only those for which this holds.
    pub condition: Option<Expression>,
}

/// Which days a search tries.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchStep {
    /// Every day.
    Day,
    /// The last day of every month.
    MonthEnd,
}

/// A window over the dates of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// `in the last D`: the days after today − D, up to today.
    InTheLast(Expression),
    /// `in the D before X`: the days from X − D up to the day before X.
    Before {
        /// How long.
        length: Expression,
        /// Before which date.
        date: Expression,
    },
    /// `in the N preceding calendar months`: whole months, the one that today ends included.
    CalendarMonths(u32),
    /// `since X`: X and later, up to today.
    Since(Expression),
    /// `between X and Y`, both included.
    Between(Expression, Expression),
}

/// What is asked of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// `number of E`.
    NumberOf,
    /// `there are E`.
    ThereAre,
    /// `no E`.
    No,
    /// `date of first E`.
    DateOfFirst,
    /// `date of latest E`.
    DateOfLatest,
    /// `sum of FIELD of E`.
    SumOf(Name),
    /// `average of FIELD of E`.
    AverageOf(Name),
}

/// How two values are compared.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `is`.
    Is,
    /// `is not`.
    IsNot,
    /// `<`, `is under`.
    Less,
    /// `<=`, `is at most`.
    AtMost,
    /// `>`, `is more than`.
    More,
    /// `>=`, `is at least`.
    AtLeast,
    /// `is before`, of dates.
    Before,
    /// `is after`, of dates.
    After,
    /// `is no later than`, of dates.
    NoLaterThan,
    /// `is no earlier than`, of dates.
    NoEarlierThan,
}

/// Arithmetic.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Which of several values.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extreme {
    /// `larger of`.
    Larger,
    /// `smaller of`.
    Smaller,
    /// `earliest of`, of dates.
    Earliest,
    /// `latest of`, of dates.
    Latest,
}

/// How a requirement stands; the words of outcomes and expectations.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusName {
    /// The clock starts later.
    Upcoming,
    /// Owed and not due yet.
    Open,
    /// Met in time.
    Met,
    /// Met after the due date.
    Late,
    /// Due and not met.
    Overdue,
    /// Resting.
    Suspended,
    /// Holds without a due date.
    Standing,
    /// A must-not that was broken.
    Broken,
    /// Owed, not known whether met.
    Unknown,
}
