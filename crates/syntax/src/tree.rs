//! The syntax tree: what a rulebook file says, clause by clause, in the order it was written.
//!
//! The tree is the same whether the file was written with Danish or English keywords. Positions take no part in
//! comparisons ([`At`]), comments do: two trees are equal when a reader would call the rulebooks the same.

mod clause;
mod example;
mod expression;
mod requirement;
mod table;

pub use clause::*;
pub use example::*;
pub use expression::*;
pub use requirement::*;
pub use table::*;

use hjemmel_diagnostic::{At, SourceId};
use std::sync::Arc;

/// One rulebook file as a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Some line was read as it was meant, and not as it was written: its complaint says so.
    pub mended: bool,
    /// The source it was read from.
    pub source: SourceId,
    /// The items in the order of the file, the broken ones too.
    pub items: Vec<Item>,
    /// Comment lines after the last item.
    pub trailing_comments: Vec<Comment>,
}

/// A line of comment, without its `#` and the blank after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub at: At,
    /// Its text, trimmed on the right.
    pub text: String,
    /// Whether a blank line stood above it.
    pub blank_before: bool,
}

/// Comments that belong to a clause or an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// Whole comment lines above.
    pub above: Vec<Comment>,
    /// A comment at the end of the (last) line.
    pub beside: Option<Comment>,
}

/// An item: what starts at the left margin, and everything indented below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// From the first letter of the header to the end of the last clause.
    pub at: At,
    /// The header line alone.
    pub header_at: At,
    /// Lines that start with `>` above the header: the provision retold.
    pub retelling: Vec<Retelling>,
    /// What the item is and what it is called.
    pub header: Header,
    /// The clauses below, in the order they were written.
    pub clauses: Vec<Clause>,
    /// Comments above and beside the header.
    pub comments: Comments,
}

/// One `>` line, without the sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retelling {
    /// Where it stands.
    pub at: At,
    /// Its text.
    pub text: String,
}

/// The name of something, declared or referred to: one `snake_case` word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub at: At,
    /// The word, in normal form C.
    pub text: Arc<str>,
}

/// A reference: `name`, or `rulebook.name` for what another rulebook declares, or `event.field`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it stands.
    pub at: At,
    /// The words between the dots, at least one.
    pub parts: Vec<Name>,
}

impl Path {
    /// As it is written: the words with dots between them.
    #[must_use]
    pub fn dotted(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| &*part.text).collect();
        parts.join(".")
    }
}

/// Text in quotes, without them, `""` read as `"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it stands, quotes included.
    pub at: At,
    /// The text.
    pub text: Arc<str>,
}

/// What an item is: its keyword with what stands beside it on the header line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Header {
    /// `rulebook NAME "label"`.
    Rulebook(Named),
    /// `category NAME "label"`.
    Category(Named),
    /// `actor NAME "label"`.
    Actor(Named),
    /// `parameter NAME "label"`.
    Parameter(Named),
    /// `setting PARAMETER is VALUE`.
    Setting {
        /// The parameter that is set.
        of: Path,
        /// The value.
        value: Expression,
    },
    /// `table NAME "label"`.
    Table(Named),
    /// `calendar NAME "label"`.
    Calendar(Named),
    /// `event NAME "label" on FIELD` or `from FIELD until FIELD`.
    Event {
        /// Name and label.
        named: Named,
        /// When it happened.
        when: EventTime,
    },
    /// `situation`.
    Situation,
    /// `definition NAME "label" is EXPRESSION`.
    Definition {
        /// Name and label.
        named: Named,
        /// What it stands for.
        value: Expression,
    },
    /// `target group NAME "label"`.
    TargetGroup(Named),
    /// `at most one of a, b, c as NAME`.
    AtMostOne {
        /// Groups or requirements.
        of: Vec<Path>,
        /// What it is called, if it has a name.
        name: Option<Name>,
    },
    /// `requirement NAME "label"`.
    Requirement(Named),
    /// `trial NAME "label"`.
    Trial(Named),
    /// `exemption NAME "label"`.
    Exemption(Named),
    /// `guardrail NAME "label"`.
    Guardrail(Named),
    /// `transition NAME "label"`.
    Transition(Named),
    /// `quota NAME "label"`.
    Quota(Named),
    /// `not encoded "why"`.
    NotEncoded(Label),
    /// `example "title"`.
    Example(Label),
    /// A header that could not be read. Its complaint has been made; what could be guessed keeps others from
    /// complaining about its name.
    Broken {
        /// The item's kind, if its first words were right.
        kind: Option<ItemKind>,
        /// Its name, if one could be seen.
        name: Option<Name>,
    },
}

/// A declared name and the label people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: Name,
    /// The label in quotes.
    pub label: Option<Label>,
}

/// When an event happened, by the fields that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventTime {
    /// On one day: `on FIELD`.
    On(Name),
    /// Over days: `from FIELD until FIELD`.
    Period {
        /// First day.
        from: Name,
        /// Last day.
        until: Name,
    },
}

/// The kinds of item.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the item of that name")]
pub enum ItemKind {
    Rulebook,
    Category,
    Actor,
    Event,
    Situation,
    Definition,
    TargetGroup,
    AtMostOne,
    Requirement,
    Trial,
    Exemption,
    Guardrail,
    NotEncoded,
    Example,
    Parameter,
    Setting,
    Table,
    Calendar,
    Transition,
    Quota,
}

impl Header {
    /// Which kind of item this is; `None` for a broken header whose keyword was not understood.
    #[must_use]
    pub fn kind(&self) -> Option<ItemKind> {
        Some(match self {
            Header::Rulebook(_) => ItemKind::Rulebook,
            Header::Category(_) => ItemKind::Category,
            Header::Actor(_) => ItemKind::Actor,
            Header::Parameter(_) => ItemKind::Parameter,
            Header::Setting { .. } => ItemKind::Setting,
            Header::Table(_) => ItemKind::Table,
            Header::Calendar(_) => ItemKind::Calendar,
            Header::Event { .. } => ItemKind::Event,
            Header::Situation => ItemKind::Situation,
            Header::Definition { .. } => ItemKind::Definition,
            Header::TargetGroup(_) => ItemKind::TargetGroup,
            Header::AtMostOne { .. } => ItemKind::AtMostOne,
            Header::Requirement(_) => ItemKind::Requirement,
            Header::Trial(_) => ItemKind::Trial,
            Header::Exemption(_) => ItemKind::Exemption,
            Header::Guardrail(_) => ItemKind::Guardrail,
            Header::Transition(_) => ItemKind::Transition,
            Header::Quota(_) => ItemKind::Quota,
            Header::NotEncoded(_) => ItemKind::NotEncoded,
            Header::Example(_) => ItemKind::Example,
            Header::Broken { kind, .. } => return *kind,
        })
    }

    /// The declared name with its label, where the item has one.
    #[must_use]
    pub fn named(&self) -> Option<&Named> {
        match self {
            Header::Rulebook(named)
            | Header::Category(named)
            | Header::Actor(named)
            | Header::Parameter(named)
            | Header::Table(named)
            | Header::Calendar(named)
            | Header::Event { named, .. }
            | Header::Definition { named, .. }
            | Header::TargetGroup(named)
            | Header::Requirement(named)
            | Header::Trial(named)
            | Header::Exemption(named)
            | Header::Guardrail(named)
            | Header::Transition(named)
            | Header::Quota(named) => Some(named),
            Header::Situation
            | Header::Setting { .. }
            | Header::AtMostOne { .. }
            | Header::NotEncoded(_)
            | Header::Example(_)
            | Header::Broken { .. } => None,
        }
    }

    /// What people read in place of the declared name, where the item has such a label.
    #[must_use]
    pub fn label(&self) -> Option<&Label> {
        self.named()?.label.as_ref()
    }

    /// The declared name, where the item has one, also if the rest of its line could not be read.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Header::AtMostOne { name, .. } | Header::Broken { name, .. } => name.as_ref(),
            _ => self.named().map(|named| &named.name),
        }
    }
}
