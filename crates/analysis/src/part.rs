//! What an item says, part by part: the keys by which an old and a new statement are laid beside each other.

use serde::Serialize;

macro_rules! parts {
    ($($(#[doc = $about:literal])? $part:ident: $english:literal, $danish:literal;)*) => {
        /// Which part of an item a statement is.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each is the clause of that name")]
        pub enum Part {
            $($(#[doc = $about])? $part,)*
        }

        impl Part {
            /// Every part.
            pub const ALL: &'static [Part] = &[$(Part::$part,)*];

            /// What it is called, in English and Danish.
            #[must_use]
            pub fn words(self) -> (&'static str, &'static str) {
                match self {
                    $(Part::$part => ($english, $danish),)*
                }
            }
        }
    };
}

// In the order in which they are told.
parts! {
    Label: "label", "betegnelse";
    Validity: "in force", "gælder";
    /// The first day of what a version governs, where it is another than that on which it is law.
    Effect: "effect from", "virkning fra";
    Proposed: "proposed", "forslag";
    Citation: "legal basis", "hjemmel";
    Basis: "basis", "grundlag";
    ForEach: "owed for each", "gælder for hver";
    TargetGroup: "target group", "målgruppe";
    /// One of the conditions that must all hold.
    Condition: "condition", "betingelse";
    /// One of the conditions of which none may hold.
    Exception: "exception", "undtagelse";
    /// Who owes it.
    Actor: "owed by", "påhviler";
    /// `must`, `may` or `must not`.
    Modality: "modality", "pligtens art";
    Action: "action", "handling";
    Deadline: "deadline", "frist";
    Form: "form", "form";
    Content: "content", "indhold";
    Documents: "documents", "dokumenter";
    DecidedBy: "decided by", "afgøres af";
    MetBy: "met by", "opfyldt ved";
    BrokenBy: "broken by", "brudt ved";
    CountsEarlierEvents: "earlier events", "tidligere hændelser";
    SpendsItsEvents: "use of its events", "brug af hændelser";
    States: "states", "opgør";
    InsteadOf: "instead of", "i stedet for";
    Bylaw: "bylaw", "vedtægt";
    InTrial: "in trial", "i forsøget";
    Lifts: "lifts", "fritager for";
    Changes: "changes", "ændrer";
    Extends: "extends", "forlænger";
    Suspends: "suspends", "udskyder";
    Keeps: "keeps as of", "fastholder som den lød";
    ReachesArising: "duties arising", "pligter der opstår";
    PrevailsOver: "prevails over", "går forud for";
    Concerns: "concerns", "angår";
    /// How duties pass from one version to the next.
    Passing: "transition", "overgang";
    Protects: "protects", "beskytter";
    /// Whose share a quota is about.
    QuotaOf: "share of", "andel af";
    Share: "share", "andel";
    Value: "value", "værdi";
    DelegatedTo: "delegated to", "overladt til";
    Bounds: "bounds", "grænser";
    /// By which decision an authority set a value.
    DecisionTaken: "decision", "beslutning";
    Columns: "columns", "kolonner";
    Row: "row", "række";
    Days: "days", "dage";
    Member: "member", "medlem";
    Field: "field", "felt";
    Type: "type", "type";
    Attribute: "attribute", "egenskab";
    EventTime: "time", "tidspunkt";
    NoOverlap: "overlap", "overlap";
    /// A law's last day in force, or that it was never enacted.
    LawStatus: "status", "status";
    Chapter: "chapter", "kapitel";
    Source: "source", "kilde";
    Uses: "uses", "bruger";
    Months: "months", "måneder";
    Holidays: "holidays", "helligdage";
    WorkingDays: "working days", "arbejdsdage";
    /// Why a provision is not encoded.
    Why: "reason", "begrundelse";
    Interpretation: "interpretation", "fortolkning";
    Tag: "tag", "mærke";
    AsOf: "as of", "pr.";
    With: "with", "med";
    Given: "given", "givet";
    Expect: "expected", "forventet";
    /// A line that could not be read.
    Unread: "unreadable line", "ulæselig linje";
}

impl Part {
    /// Whether it says how all lengths of time and due dates of a rulebook are counted, or whether the rulebook is law at all.
    pub(crate) fn rules_the_rulebook(self) -> bool {
        matches!(self, Part::Months | Part::Holidays | Part::WorkingDays | Part::Proposed | Part::Validity)
    }
}
