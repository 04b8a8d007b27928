//! The kinds of item that can change, in the order in which they are told.

use hjemmel_syntax::tree::ItemKind;
use serde::Serialize;

/// What kind of item changed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the item of that name")]
pub enum Kind {
    Rulebook,
    Law,
    Requirement,
    Exemption,
    Trial,
    Transition,
    Guardrail,
    Quota,
    TargetGroup,
    AtMostOne,
    Definition,
    Table,
    Parameter,
    Setting,
    Fact,
    Event,
    Category,
    Actor,
    Calendar,
    NotEncoded,
    Example,
    /// An item whose first words could not be read.
    Unread,
}

impl Kind {
    /// The kind of an item; `None` for a situation, whose facts are told one by one.
    pub(crate) fn of(kind: Option<ItemKind>) -> Option<Kind> {
        Some(match kind {
            Some(ItemKind::Rulebook) => Kind::Rulebook,
            Some(ItemKind::Category) => Kind::Category,
            Some(ItemKind::Actor) => Kind::Actor,
            Some(ItemKind::Event) => Kind::Event,
            Some(ItemKind::Situation) => return None,
            Some(ItemKind::Definition) => Kind::Definition,
            Some(ItemKind::TargetGroup) => Kind::TargetGroup,
            Some(ItemKind::AtMostOne) => Kind::AtMostOne,
            Some(ItemKind::Requirement) => Kind::Requirement,
            Some(ItemKind::Trial) => Kind::Trial,
            Some(ItemKind::Exemption) => Kind::Exemption,
            Some(ItemKind::Guardrail) => Kind::Guardrail,
            Some(ItemKind::NotEncoded) => Kind::NotEncoded,
            Some(ItemKind::Example) => Kind::Example,
            Some(ItemKind::Parameter) => Kind::Parameter,
            Some(ItemKind::Setting) => Kind::Setting,
            Some(ItemKind::Table) => Kind::Table,
            Some(ItemKind::Calendar) => Kind::Calendar,
            Some(ItemKind::Transition) => Kind::Transition,
            Some(ItemKind::Quota) => Kind::Quota,
            None => Kind::Unread,
        })
    }

    /// What it is called, in English and Danish.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Rulebook => ("rulebook", "regelsæt"),
            Kind::Law => ("law", "lov"),
            Kind::Requirement => ("requirement", "krav"),
            Kind::Exemption => ("exemption", "fritagelse"),
            Kind::Trial => ("trial", "forsøg"),
            Kind::Transition => ("transition", "overgang"),
            Kind::Guardrail => ("guardrail", "hegnspæl"),
            Kind::Quota => ("quota", "kvote"),
            Kind::TargetGroup => ("target group", "målgruppe"),
            Kind::AtMostOne => ("at most one of", "højst én af"),
            Kind::Definition => ("definition", "definition"),
            Kind::Table => ("table", "tabel"),
            Kind::Parameter => ("parameter", "parameter"),
            Kind::Setting => ("setting", "fastsættelse"),
            Kind::Fact => ("fact", "oplysning"),
            Kind::Event => ("event", "hændelse"),
            Kind::Category => ("category", "kategori"),
            Kind::Actor => ("actor", "aktør"),
            Kind::Calendar => ("calendar", "kalender"),
            Kind::NotEncoded => ("not encoded", "ikke omfattet"),
            Kind::Example => ("example", "eksempel"),
            Kind::Unread => ("unreadable item", "ulæseligt afsnit"),
        }
    }

    /// Whether items of this kind are told apart by what they say, since they have no name of their own.
    pub(crate) fn is_unnamed(self) -> bool {
        matches!(self, Kind::AtMostOne | Kind::NotEncoded | Kind::Unread)
    }
}
