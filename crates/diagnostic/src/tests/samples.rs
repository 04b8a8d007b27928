//! One message of each kind, for the tests that look at all of them.

mod cases;
mod rules;
mod text;

use crate::Message;

fn s(text: &str) -> String {
    text.to_owned()
}

fn day(text: &str) -> hjemmel_value::Date {
    text.parse().unwrap()
}

fn all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| s(text)).collect()
}

/// At least one of each kind, in the order of the codes.
pub(super) fn samples() -> Vec<Message> {
    let text = [text::source(), text::words(), text::numbers()];
    let rules = [rules::names(), rules::types(), rules::tables(), rules::rules(), rules::situation()];
    let rules = rules.into_iter().chain([cases::cases(), rules::caseload(), text::comparing(), text::mutation()]);
    text.into_iter().chain(rules).flatten().collect()
}
