//! Identifiers: one small number per table of the plan, so that evaluation never looks up a name.

use serde::{Deserialize, Serialize};

macro_rules! identifiers {
    ($($(#[$documentation:meta])* $name:ident;)*) => {
        $(
            $(#[$documentation])*
            #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub u32);

            impl $name {
                /// The place in its table.
                #[must_use]
                pub fn index(self) -> usize {
                    usize::try_from(self.0).unwrap_or(usize::MAX)
                }

                /// The identifier of the thing at a place in its table.
                #[must_use]
                pub fn at(index: usize) -> Self {
                    Self(u32::try_from(index).unwrap_or(u32::MAX))
                }
            }
        )*
    };
}

identifiers! {
    /// A rulebook of the set that was loaded together.
    RulebookId;
    /// A category.
    CategoryId;
    /// An actor.
    ActorId;
    /// A calendar.
    CalendarId;
    /// A kind of event.
    EventTypeId;
    /// A fact of the situation.
    FactId;
    /// A field of an event: its place in the event type's fields.
    FieldId;
    /// A definition, all its versions.
    DefinitionId;
    /// A target group, all its versions.
    GroupId;
    /// A requirement, all its versions.
    RequirementId;
    /// A trial, all its versions.
    TrialId;
    /// An exemption, all its versions.
    ExemptionId;
    /// A quota, all its versions.
    QuotaId;
    /// A guardrail.
    GuardrailId;
    /// A transition.
    TransitionId;
    /// Something `proposed`, by the name that switches it on.
    ProposalId;
    /// A provision that is `not encoded`.
    NotEncodedId;
    /// A set of groups or requirements of which at most one may hold.
    AtMostOneId;
    /// A node of the plan's expressions.
    NodeId;
    /// A clause that reasons can point at.
    ClauseId;
}
