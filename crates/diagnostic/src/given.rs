//! Where in a situation a complaint is about.

use crate::Message;

impl Message {
    /// The place in a situation, such as `interviews[0].held_on`; nothing for what is about no one place of one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        let path = match self {
            Message::WrongType { path, .. }
            | Message::UnknownFact { path, .. }
            | Message::NullNotOptional { path, .. }
            | Message::InexactNumber { path, .. }
            | Message::BadDate { path, .. }
            | Message::UnknownValue { path, .. }
            | Message::MissingEventDate { path, .. }
            | Message::UnknownGivenField { path, .. }
            | Message::NotAnObject { path }
            | Message::PeriodEndsBeforeItStarts { path }
            | Message::GivenTwice { path }
            | Message::PeriodsOverlap { path, .. }
            | Message::RateOfZero { path, .. }
            | Message::MissingFirstDay { path }
            | Message::TwoValuesOfOneDay { path, .. }
            | Message::CountsFromLaterDay { path, .. } => path,
            _ => return None,
        };
        (!path.is_empty()).then_some(path)
    }
}
