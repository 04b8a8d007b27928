//! What a second place in the text has to do with the complaint.

use crate::Language;

/// Why a second place is shown.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum LabelRole {
    /// The name was declared here first.
    FirstDeclaredHere,
    /// It is declared here.
    DeclaredHere,
    /// The other version of the same name.
    OtherVersionHere,
    /// Another row that fits.
    OtherRowHere,
    /// The guardrail that is crossed.
    GuardrailHere,
    /// The exemption at issue.
    ExemptionHere,
    /// The trial at issue.
    TrialHere,
    /// What an exemption or a guardrail points at.
    TargetHere,
    /// Where the quote or bracket was opened.
    OpenedHere,
    /// Where something is used.
    UsedHere,
    /// A member of a circle.
    StepOfCircle,
    /// The same clause, written before.
    FirstWrittenHere,
    /// The item that the clause belongs to.
    InThisItem,
    /// The type is settled here.
    TypeFromHere,
    /// The limit that was passed.
    LimitHere,
    /// The law is declared here.
    LawHere,
    /// The rulebook header.
    RulebookHere,
    /// The requirement at issue.
    RequirementHere,
    /// The event at issue.
    EventHere,
    /// The value that something is compared with.
    ComparedWithThis,
    /// The first of two.
    FirstHere,
}

impl LabelRole {
    /// Every role.
    pub const ALL: [Self; 21] = [
        Self::FirstDeclaredHere,
        Self::DeclaredHere,
        Self::OtherVersionHere,
        Self::OtherRowHere,
        Self::GuardrailHere,
        Self::ExemptionHere,
        Self::TrialHere,
        Self::TargetHere,
        Self::OpenedHere,
        Self::UsedHere,
        Self::StepOfCircle,
        Self::FirstWrittenHere,
        Self::InThisItem,
        Self::TypeFromHere,
        Self::LimitHere,
        Self::LawHere,
        Self::RulebookHere,
        Self::RequirementHere,
        Self::EventHere,
        Self::ComparedWithThis,
        Self::FirstHere,
    ];

    /// What is written at the place.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::FirstDeclaredHere => ("first declared here", "først erklæret her"),
            Self::DeclaredHere => ("declared here", "erklæret her"),
            Self::OtherVersionHere => ("the other version", "den anden version"),
            Self::OtherRowHere => ("this row fits too", "denne række passer også"),
            Self::GuardrailHere => ("the guardrail", "hegnspælen"),
            Self::ExemptionHere => ("the exemption", "fritagelsen"),
            Self::TrialHere => ("the trial", "forsøget"),
            Self::TargetHere => ("what is touched", "det, der berøres"),
            Self::OpenedHere => ("opened here", "begynder her"),
            Self::UsedHere => ("used here", "bruges her"),
            Self::StepOfCircle => ("goes on to the next here", "henviser videre her"),
            Self::FirstWrittenHere => ("first written here", "skrevet første gang her"),
            Self::InThisItem => ("in this item", "i dette afsnit"),
            Self::TypeFromHere => ("this says what it is", "her står, hvad det er"),
            Self::LimitHere => ("the limit is set here", "grænsen er sat her"),
            Self::LawHere => ("the law is named here", "loven er nævnt her"),
            Self::RulebookHere => ("the rulebook begins here", "regelsættet begynder her"),
            Self::RequirementHere => ("the requirement", "kravet"),
            Self::EventHere => ("the event", "hændelsen"),
            Self::ComparedWithThis => ("compared with this", "sammenlignet med dette"),
            Self::FirstHere => ("the first is here", "den første står her"),
        })
    }
}
