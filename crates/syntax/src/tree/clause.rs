//! Clauses: one indented logical line each.

use super::{
    AsideValue, Cell, Comments, DutyClause, ExpectLine, Expression, GivenLine, Label, Name, Named, Path, Query, Target,
    Timing,
};
use hjemmel_diagnostic::At;
use hjemmel_value::{CalendarDays, Citation, Date, Decimal, Duration, Weekdays};

/// One clause of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The logical line, comments and trailing blanks left out.
    pub at: At,
    /// What it says.
    pub kind: ClauseKind,
    /// Comments above and beside it.
    pub comments: Comments,
}

/// A citation as it stands in a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationAt {
    /// Where it stands.
    pub at: At,
    /// The law's short name alone.
    pub law_at: At,
    /// What is cited.
    pub citation: Citation,
}

/// From when until when something holds, both days included.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day, if said.
    pub from: Option<Date>,
    /// Last day, if said.
    pub until: Option<Date>,
}

/// How a rule is founded: `basis …`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The words of the statute or order; the default.
    #[default]
    Statute,
    /// Official guidance.
    Guidance,
    /// A secondary source.
    Secondary,
}

/// The type that a field or fact is declared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeExpression {
    /// `yes/no`.
    YesNo,
    /// `date`.
    Date,
    /// `number`.
    Number,
    /// `money`.
    Money,
    /// `hours`.
    Hours,
    /// `hours a week on monday to friday`: so many a week, the same on each of these days.
    HoursAWeek(Weekdays),
    /// `percent`.
    Percent,
    /// `duration`.
    Duration,
    /// `text`.
    Text,
    /// `actor`: one of the declared actors.
    Actor,
    /// `one of a, b, c`: a closed list of its own.
    OneOf(Vec<Name>),
    /// `events EVENT`: a list of events.
    Events(Path),
    /// The name of a category.
    Category(Path),
}

/// What else is said of a field or fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// `over time`: given as values, each with its first day.
    OverTime,
    /// `optional`: may be known to be absent.
    Optional,
    /// `assumed V`: the value while nothing is given.
    Assumed(Expression),
    /// `assessed by ACTOR`.
    AssessedBy(Path),
    /// `chosen by ACTOR`.
    ChosenBy(Path),
    /// `requested by ACTOR`.
    RequestedBy(Path),
}

/// What a clause says. Which of them an item may have is the grammar's business; how often, the model's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    // ---- any rule
    /// A citation alone on its line: the legal basis.
    Citation(CitationAt),
    /// `from DATE`, `until DATE`, `from DATE until DATE`.
    Validity(Validity),
    /// `with effect from DATE`.
    Effect {
        /// The first day of what it governs.
        from: Date,
    },
    /// `proposed` with what it lacks: has no effect unless switched on by name.
    Proposed(Option<Label>),
    /// `basis statute|guidance|secondary`.
    Basis(Basis),
    /// `interpretation "…"`: a step that the sources do not settle.
    Interpretation(Label),
    /// `tag a, b`.
    Tag(Vec<Name>),
    /// `when CONDITION`.
    When(Expression),
    /// `unless CONDITION`.
    Unless(Expression),
    /// `for a, b`: any of these target groups.
    For(Vec<Path>),

    // ---- event
    /// `periods do not overlap`: no day lies in two of them.
    NoOverlap,

    // ---- rulebook
    /// `law "title" as ALIAS`, perhaps `never enacted` or `until DATE`.
    Law {
        /// Its title.
        title: Label,
        /// The short name that citations start with.
        alias: Name,
        /// Whether it was proposed and never passed.
        never_enacted: bool,
        /// Its last day in force.
        until: Option<Date>,
    },
    /// `lab kap. 7 has §§ 27-38`: which sections a chapter holds, so that a chapter can select rules.
    Chapter {
        /// The chapter (or chapters).
        chapter: CitationAt,
        /// Its sections, a citation of the same law.
        sections: CitationAt,
    },
    /// `source "…"`.
    Source(Label),
    /// `uses a, b`.
    Uses(Vec<Path>),
    /// `months last_day|same_day`.
    Months(hjemmel_value::MonthConvention),
    /// `holidays stay`: no due date moves.
    HolidaysStay,
    /// `holidays move by CALENDAR`: a due date on one of its days moves to the next that is none.
    HolidaysMove(Path),
    /// `working days by CALENDAR`: the days that are none of its own.
    WorkingDays(Path),

    // ---- parameter and setting
    /// `delegated to ACTOR between V and V`.
    Delegated {
        /// Who may set it.
        to: Path,
        /// The lowest and the highest value, both included.
        bounds: Option<(Expression, Expression)>,
    },
    /// `3 months from 2020-01-01`: a value and the days on which it is law.
    ParameterValue {
        /// The value.
        value: Expression,
        /// Its days.
        validity: Validity,
    },
    /// `decision "…"`: what an authority set a value by.
    Decision(Label),

    // ---- table
    /// `columns age | job_ready -> interval`.
    Columns {
        /// What the cells of a row ask about.
        tests: Vec<Expression>,
        /// What a row gives.
        results: Vec<Named>,
    },
    /// `under 30 | yes | 1 month`.
    Row(Vec<Cell>),

    // ---- calendar
    /// `weekly saturday to sunday`, `2 days before easter "Good Friday"`, `on 25 December`, `days DATE to DATE`.
    CalendarDays {
        /// Which days.
        days: CalendarDays,
        /// What people call them.
        label: Option<Label>,
        /// The days among which they count.
        validity: Validity,
    },

    // ---- category
    /// A value of a category: `NAME "label" code N`.
    CategoryValue {
        /// The value.
        name: Name,
        /// What people read.
        label: Option<Label>,
        /// An official code, such as a municipality's number, kept as written.
        code: Option<Label>,
    },

    // ---- event and situation
    /// `NAME TYPE, attribute, … "question"`.
    Field {
        /// The field or fact.
        name: Name,
        /// Its type.
        ty: TypeExpression,
        /// Where the type stands.
        ty_at: At,
        /// What else is said of it.
        attributes: Vec<Attribute>,
        /// The question that asks for it.
        label: Option<Label>,
    },

    // ---- requirement
    /// `for each day when C as NAME, counting anew`: one duty for each day on which C comes true.
    ForEachDay {
        /// The condition.
        when: Expression,
        /// What one of the days is called.
        name: Name,
        /// What was counted towards one day is not counted towards the next.
        anew: bool,
    },
    /// `for each period of the same X, Y as NAME`: one duty for each unbroken stretch of days in which these keep their values.
    ForEachPeriod {
        /// What stays the same.
        same: Vec<Path>,
        /// What one of the periods is called.
        name: Name,
    },
    /// `for every decision by ACTOR as NAME`: one duty for each decision of an actor.
    ForEachDecision {
        /// Whose decisions.
        by: Path,
        /// What the day of one is called.
        name: Option<Name>,
    },
    /// `for each E where C as NAME`: one duty for each of these events.
    ForEach {
        /// The events, without a window.
        query: Query,
        /// What one of them is called.
        name: Name,
    },
    /// `ACTOR must|may|must not "…"`.
    Duty(DutyClause),
    /// The one timing.
    Timing(Timing),
    /// `form V, …`, `content …`, `documents …`.
    Aspect {
        /// Which.
        aspect: AspectName,
        /// What it asks.
        value: AsideValue,
    },
    /// `decided by ACTOR`.
    DecidedBy(Path),
    /// `met by EVENTS where …`.
    MetBy(Query),
    /// `broken by EVENTS where …`.
    BrokenBy(Query),
    /// `counts earlier events`.
    CountsEarlierEvents,
    /// `spends its events`.
    SpendsItsEvents,
    /// `states NAME "label" is EXPRESSION`.
    States {
        /// Name and label of what is told.
        named: super::Named,
        /// Its value.
        value: Expression,
    },
    /// `instead of R, …`.
    InsteadOf(Vec<Path>),

    // ---- trial and exemption
    /// `bylaw "…"`.
    Bylaw(Label),
    /// `in trial T`.
    InTrial(Path),
    /// `lifts TARGET, …`.
    Lifts(Vec<Target>),
    /// `changes ASPECT of R to …`.
    Changes {
        /// The aspect changed and whose.
        target: Target,
        /// What it becomes.
        to: ChangedTo,
    },
    /// `suspends R, … during E, then within D`.
    Suspends {
        /// What rests.
        targets: Vec<Target>,
        /// While a period of these covers the day on which it would have been due; or a trial, by its name alone.
        during: Query,
        /// How long after that period it is due.
        then: Expression,
    },
    /// `keeps R, … as of DATE`.
    Keeps {
        /// What is kept.
        targets: Vec<Target>,
        /// The day whose versions go on governing.
        on: Date,
    },
    /// `reaches duties arising`.
    ReachesArising,
    /// `prevails over E, …`.
    PrevailsOver(Vec<Path>),

    // ---- transition
    /// `concerns R, …`, or a trial.
    Concerns(Vec<Target>),
    /// `old duties run on`.
    OldRunOn,
    /// `new rule takes over on DATE, due no earlier than X`.
    TakesOver {
        /// From this day on.
        on: Date,
        /// What it governs then is due so long after this day at the earliest.
        no_earlier_than: Option<(Date, Duration)>,
    },
    /// `when it ends, then within D`.
    WhenItEnds(Expression),

    // ---- guardrail
    /// `protects TARGET, …`.
    Protects(Vec<Target>),

    // ---- quota
    /// `of a, b`: the share is one of those in any of these target groups.
    QuotaOf(Vec<Path>),
    /// `at least N percent where C`.
    Share {
        /// At least, or at most.
        bound: ShareBound,
        /// How many per cent.
        percent: Decimal,
        /// Where the number stands.
        percent_at: At,
        /// Whom it counts.
        fits: Expression,
    },

    // ---- example
    /// `as of DATE`.
    AsOf {
        /// The evaluation date.
        date: Date,
    },
    /// `with PROPOSAL, …`: proposals switched on in this example.
    With(Vec<Path>),
    /// A line below `given`.
    Given(GivenLine),
    /// A line below `expect`.
    Expect(ExpectLine),

    /// A line that could not be read; its complaint has been made.
    Broken {
        /// Its text as written.
        text: String,
    },
}

/// On which side a share is bounded.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareBound {
    /// `at least`.
    AtLeast,
    /// `at most`.
    AtMost,
}

/// The aspects of a requirement that an exemption can touch.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AspectName {
    /// When it is due.
    Deadline,
    /// In which form it is done.
    Form,
    /// What it must contain.
    Content,
    /// Which documents it needs.
    Documents,
    /// Who decides.
    Decision,
}

/// What an exemption changes an aspect to. Which variant fits is decided by the aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangedTo {
    /// A new deadline.
    Deadline(Timing),
    /// A deadline that is so much later: `extends deadline of R by D`.
    LaterBy(Expression),
    /// New form, content or documents.
    Value(AsideValue),
    /// Another actor decides.
    Decision(Path),
}
