//! The lines of an example: the situation given and what is expected of it.

use super::{AspectName, Comparison, Expression, Label, Name, Path, StatusName};
use hjemmel_diagnostic::At;
use hjemmel_value::Date;

/// One line below `given`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenLine {
    /// `NAME VALUE`, perhaps `, assessed by "N.N." on DATE "considerations"` (also `chosen by`, `requested by`).
    Fact {
        /// The fact.
        fact: Name,
        /// Its value.
        value: Expression,
        /// `from DATE`: the first day of this value, or the day from which the judgement counts.
        from: Option<Date>,
        /// Who judged, when and why.
        judgement: Option<JudgementClause>,
    },
    /// `NAME FIELD VALUE, FIELD VALUE`: one event.
    Event {
        /// The list it is added to.
        fact: Name,
        /// Its fields.
        fields: Vec<(Name, FieldValue)>,
    },
    /// `no NAME`: absent, or an empty list; `no NAME from DATE`.
    No {
        /// The fact.
        fact: Name,
        /// The first day on which it is absent.
        from: Option<Date>,
    },
    /// `NAME incomplete`: the list may miss events.
    Incomplete(Name),
}

/// The value of an event's field in an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A value.
    Value(Expression),
    /// `no FIELD`: known to be absent.
    Absent,
}

/// Who assessed, chose or requested, when, and on which considerations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgementClause {
    /// Where it stands.
    pub at: At,
    /// Assessed, chosen or requested.
    pub kind: JudgementKind,
    /// Who, as text (a name or a role).
    pub by: Label,
    /// On which day.
    pub on: Option<Date>,
    /// The main considerations.
    pub considerations: Option<Label>,
}

/// The three ways in which a human answer comes about.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JudgementKind {
    /// `assessed by`.
    Assessed,
    /// `chosen by`.
    Chosen,
    /// `requested by`.
    Requested,
}

/// One line below `expect`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectLine {
    /// `R due DATE, STATUS`, `R due DATE`, `R STATUS`; several occurrences match if any does.
    Duty {
        /// The requirement.
        requirement: Path,
        /// When it is due.
        due: Option<Date>,
        /// How it stands.
        status: Option<StatusName>,
    },
    /// `R lifted by E, …` or `form of R lifted by E`.
    LiftedBy {
        /// The aspect, if only that.
        aspect: Option<AspectName>,
        /// The requirement.
        requirement: Path,
        /// By which exemptions.
        by: Vec<Path>,
    },
    /// `deadline of R changed by E`.
    ChangedBy {
        /// The aspect.
        aspect: AspectName,
        /// The requirement.
        requirement: Path,
        /// By which exemptions.
        by: Vec<Path>,
    },
    /// `R does not apply`.
    DoesNotApply(Path),
    /// `R undetermined`.
    Undetermined(Path),
    /// `GROUP applies`: the citizen is in the target group.
    Applies(Path),
    /// `NAME is VALUE`, of a definition or a group (`yes`/`no`).
    Is {
        /// The definition or group.
        name: Path,
        /// How.
        comparison: Comparison,
        /// The value expected.
        value: Expression,
    },
    /// `question FACT`: the outcome asks for this fact.
    Asks(Name),
    /// `conflict R`: an unresolved conflict on this rule.
    Conflict(Path),
    /// Text that the reader needs; never checked. (`because "…"`.)
    Because(Label),
}
