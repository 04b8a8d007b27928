//! One change between two outcomes: which line, and what of it.

use super::NamedRule;
use hjemmel::outcome::{AspectName, AspectOutcome, InstanceOutcome};
use hjemmel::{Citation, Date, Status};
use serde::{Deserialize, Serialize};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The requirement's qualified name; of [`What::Entered`] and [`What::Left`] the target group's.
    pub id: String,
    /// What people read, as it is after the change.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// Which occurrence of a recurring duty, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// What changed.
    pub what: What,
}

impl Change {
    /// What changes are sorted by.
    pub(super) fn place(&self) -> impl Ord + '_ {
        let kind = self.what.kind();
        let of_line = !matches!(kind, ChangeKind::Entered | ChangeKind::Left);
        let instance = self.instance.as_ref().map(InstanceOutcome::key);
        (of_line, &self.id, instance, self.occurrence, kind)
    }
}

/// Where a line stands in an outcome.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It has no line: it does not apply, or the rulebook does not have it.
    Absent,
    /// It is owed.
    Owed,
    /// It is lifted whole.
    Lifted,
    /// It hangs on something not known.
    Undetermined,
}

/// What changed. In JSON each is an object with one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// The citizen is now in this target group.
    Entered {},
    /// The citizen is no longer in this target group.
    Left {},
    /// It is owed, and was not.
    Gained {
        /// When it is due.
        due: Option<Date>,
        /// How it stands.
        status: Status,
    },
    /// It was owed, and has no line any more.
    Lost {
        /// When it was due.
        due: Option<Date>,
        /// How it stood.
        status: Status,
    },
    /// It is lifted, and was not.
    Lifted {
        /// Where it stood before.
        before: Standing,
        /// What lifts it.
        by: Vec<NamedRule>,
        /// When it would be due.
        due: Option<Date>,
    },
    /// It was lifted, and is owed or has no line.
    NoLongerLifted {
        /// Where it stands now.
        after: Standing,
        /// What lifted it.
        by: Vec<NamedRule>,
        /// When it is due, or would have been.
        due: Option<Date>,
    },
    /// It hangs on something not known, and did not.
    Unknown {
        /// Where it stood before.
        before: Standing,
        /// The facts that would settle it.
        needs: Vec<String>,
    },
    /// It hung on something not known, and is owed or has no line.
    Known {
        /// Where it stands now.
        after: Standing,
        /// When it is due, if it is owed.
        due: Option<Date>,
        /// How it stands, if it is owed.
        status: Option<Status>,
    },
    /// Its due date is another.
    Moved {
        /// Before.
        from: Option<Date>,
        /// After.
        to: Option<Date>,
    },
    /// It stands otherwise.
    Stands {
        /// Before.
        from: Status,
        /// After.
        to: Status,
    },
    /// Another number of acts is needed.
    Count {
        /// Before.
        from: Option<u32>,
        /// After.
        to: Option<u32>,
    },
    /// Other acts meet or break it.
    Met {
        /// Before.
        from: Met,
        /// After.
        to: Met,
    },
    /// Something else is asked in an aspect, or other exemptions touch it.
    Aspect {
        /// Which.
        aspect: AspectName,
        /// Before; the exemptions by name alone.
        from: Box<AspectOutcome>,
        /// After.
        to: Box<AspectOutcome>,
    },
    /// A value told on its line is another.
    Stated {
        /// Its name.
        name: String,
        /// What people read for it.
        title: String,
        /// Before; `null` if it was absent, not known, or not told.
        from: serde_json::Value,
        /// After.
        to: serde_json::Value,
        /// What people read of the value before, where it is not read as it stands.
        #[serde(skip_serializing_if = "Option::is_none")]
        from_said: Option<String>,
        /// After.
        #[serde(skip_serializing_if = "Option::is_none")]
        to_said: Option<String>,
    },
    /// A part of it reads otherwise.
    Worded {
        /// Which.
        part: Part,
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// Other exemptions lift it.
    LiftedBy {
        /// Before.
        from: Vec<NamedRule>,
        /// After.
        to: Vec<NamedRule>,
    },
    /// Other exemptions are kept from it by an exception of their own.
    KeptDespite {
        /// Before.
        from: Vec<NamedRule>,
        /// After.
        to: Vec<NamedRule>,
    },
    /// Other facts keep it open.
    Needs {
        /// Before.
        from: Vec<String>,
        /// After.
        to: Vec<String>,
    },
    /// Its legal basis is another.
    Cited {
        /// Before.
        from: Vec<Citation>,
        /// After.
        to: Vec<Citation>,
    },
    /// Exemptions contradict each other about it, and did not.
    Conflict {
        /// The aspect.
        aspect: AspectName,
        /// The exemptions.
        between: Vec<String>,
    },
    /// Exemptions contradicted each other about it, and do not any more.
    ConflictEnds {
        /// The aspect.
        aspect: AspectName,
        /// The exemptions.
        between: Vec<String>,
    },
}

/// By what a duty was met or broken.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// How many acts met it.
    pub count: Option<u32>,
    /// The day on which it was met.
    pub on: Option<Date>,
    /// The day on which it was broken.
    pub broken_on: Option<Date>,
}

/// A part of a duty that has words of its own.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Who owes it.
    Actor,
    /// Must, may or must not.
    Modality,
    /// What is to be done.
    Action,
    /// How firm the rule is.
    Basis,
    /// The first day on which an act counts in time.
    WindowFrom,
    /// The last day on which an act counts in time, where that is not the due date.
    WindowUntil,
}

/// The kind of a change: what changes are grouped by.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// A target group entered.
    Entered,
    /// A target group left.
    Left,
    /// Owed, and was not.
    Gained,
    /// No longer owed, and not lifted.
    Lost,
    /// Newly lifted.
    Lifted,
    /// No longer lifted.
    NoLongerLifted,
    /// Newly not known.
    Unknown,
    /// Newly known.
    Known,
    /// Due on another day.
    Moved,
    /// It stands otherwise.
    Stands,
    /// Another number of acts.
    Count,
    /// Met or broken by other acts.
    Met,
    /// Form, content, documents, deadline or decision.
    Aspect,
    /// A value told on its line.
    Stated,
    /// Actor, modality, action, basis, window.
    Worded,
    /// Lifted by something else.
    LiftedBy,
    /// Other exemptions are kept from it.
    KeptDespite,
    /// Other facts keep it open.
    Needs,
    /// Legal basis.
    Cited,
    /// Exemptions contradict each other.
    Conflict,
    /// They do not any more.
    ConflictEnds,
}

impl What {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        match self {
            What::Entered {} => ChangeKind::Entered,
            What::Left {} => ChangeKind::Left,
            What::Gained { .. } => ChangeKind::Gained,
            What::Lost { .. } => ChangeKind::Lost,
            What::Lifted { .. } => ChangeKind::Lifted,
            What::NoLongerLifted { .. } => ChangeKind::NoLongerLifted,
            What::Unknown { .. } => ChangeKind::Unknown,
            What::Known { .. } => ChangeKind::Known,
            What::Moved { .. } => ChangeKind::Moved,
            What::Stands { .. } => ChangeKind::Stands,
            What::Count { .. } => ChangeKind::Count,
            What::Met { .. } => ChangeKind::Met,
            What::Aspect { .. } => ChangeKind::Aspect,
            What::Stated { .. } => ChangeKind::Stated,
            What::Worded { .. } => ChangeKind::Worded,
            What::LiftedBy { .. } => ChangeKind::LiftedBy,
            What::KeptDespite { .. } => ChangeKind::KeptDespite,
            What::Needs { .. } => ChangeKind::Needs,
            What::Cited { .. } => ChangeKind::Cited,
            What::Conflict { .. } => ChangeKind::Conflict,
            What::ConflictEnds { .. } => ChangeKind::ConflictEnds,
        }
    }
}
