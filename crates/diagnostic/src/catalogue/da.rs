//! The words of all messages in Danish.

mod caseload;
mod cases;
mod comparing;
mod exemptions;
mod layout;
mod mutation;
mod names;
mod numbers;
mod situation;
mod source;
mod tables;
mod time;
mod types;
mod words;

use super::Text;
use crate::Message;

/// The words of a message.
#[must_use]
pub fn text(message: &Message) -> Text {
    let families = [
        source::text,
        layout::text,
        words::text,
        numbers::text,
        names::text,
        types::text,
        tables::text,
        time::text,
        exemptions::text,
        situation::text,
        cases::text,
        caseload::text,
        comparing::text,
        mutation::text,
    ];
    families.iter().find_map(|family| family(message)).unwrap_or_default()
}
