//! What requirements and exemptions are made of: duties, timings, aspects, targets.

use super::{AspectName, CitationAt, Expression, Label, Name, Path};
use hjemmel_diagnostic::At;

/// `ACTOR must|may|must not "action"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyClause {
    /// Who owes it.
    pub actor: Path,
    /// How strongly.
    pub modality: Modality,
    /// What is to be done, as people read it.
    pub action: Label,
}

/// How strongly something is owed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// `must` / `skal`.
    Must,
    /// `may` / `kan`.
    May,
    /// `must not` / `må ikke`.
    MustNot,
}

/// When a duty is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// `within D after X` / `within D before X`.
    Within {
        /// How long.
        length: Expression,
        /// Counted after or before.
        side: Side,
        /// From which date.
        from: Expression,
    },
    /// `by X`.
    By(Expression),
    /// `before X`: due the day before.
    Before(Expression),
    /// `at least N times within D after|before X`; `once` is 1.
    Times {
        /// How many.
        times: u32,
        /// How long.
        length: Expression,
        /// Counted after or before.
        side: Side,
        /// From which date.
        from: Expression,
    },
    /// `at least N times after A and by B` / `… no earlier than A and by B`; without a number once.
    Between {
        /// How many.
        times: u32,
        /// From which date.
        from: Expression,
        /// `no earlier than`: that day counts.
        included: bool,
        /// Until which date, that day included.
        by: Expression,
    },
    /// `at least every D from X`: rolling; `within F after X, then at least every D`: with a first deadline of its own.
    AtLeastEvery {
        /// The first deadline, counted from the date.
        first: Option<Expression>,
        /// The longest time between.
        length: Expression,
        /// From which date.
        from: Expression,
    },
    /// `every D from X`: a fixed grid of windows, each with an act of its own.
    Every {
        /// How long a window is.
        length: Expression,
        /// From which date the grid is counted.
        from: Expression,
    },
    /// `together with R`: due when another requirement is.
    Together(Path),
    /// `…, moved to the next working day`.
    Moved(Box<Timing>),
    /// `…, not moved`: it stays, whatever the head says.
    Stays(Box<Timing>),
    /// `at all times`.
    AtAllTimes,
    /// `within not encoded "why"`: there is a deadline that the sources do not give.
    NotEncoded(Label),
}

/// On which side of a date time is counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// `after X`.
    After,
    /// `before X`.
    Before,
}

/// The value of a `form`, `content` or `documents` clause: names of values, a text, or both kinds in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideValue {
    /// `form in_person, phone`.
    Names(Vec<Name>),
    /// `content "…"`.
    Text(Label),
    /// `documents not encoded "why"`.
    NotEncoded(Label),
}

/// What an exemption or guardrail touches: rules, whole or in one aspect or in one value of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where it stands.
    pub at: At,
    /// `form of …`; `None` for the whole.
    pub aspect: Option<AspectName>,
    /// `documents lae_265 of …`.
    pub value: Option<Name>,
    /// Which rules.
    pub rules: TargetRules,
}

/// Which rules a target names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetRules {
    /// One requirement by name.
    Named(Path),
    /// All rules whose citation lies in this one.
    Cited(CitationAt),
    /// All rules with this tag: `tag T`.
    Tagged(Name),
}
