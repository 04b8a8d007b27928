//! Sorting, deduplicating and counting.

use crate::{Code, Diagnostic, Diagnostics, Language, Message, SourceId, Span, text};

fn at(source: u32, start: u32, message: Message) -> Diagnostic {
    Diagnostic::new(message, Span::new(SourceId(source), start, start + 1))
}

#[test]
fn sorted_by_source_place_and_code_without_repeats() {
    let all: Diagnostics = [
        Diagnostic::without_place(Message::ExampleNoDate),
        at(1, 0, Message::DoubleNot),
        at(0, 9, Message::DoubleNot),
        at(0, 3, Message::TodayInClock),
        at(0, 3, Message::DoubleNot),
        at(0, 9, Message::DoubleNot),
    ]
    .into_iter()
    .collect();
    let sorted = all.sorted();
    let codes: Vec<&str> = sorted.iter().map(Diagnostic::code).map(Code::as_str).collect();
    assert_eq!(codes, ["E0209", "E0509", "E0209", "E0209", "E0902"]);
}

#[test]
fn counted_in_both_languages() {
    let mut all = Diagnostics::new();
    assert_eq!(text::summary(&all, Language::English), "no errors");
    all.push(at(0, 0, Message::DoubleNot));
    assert!(all.has_errors());
    all.extend([at(0, 1, Message::DoubleNot), at(0, 0, Message::NotNormalised { count: 1 })]);
    assert_eq!(text::summary(&all, Language::English), "2 errors, 1 warning");
    assert_eq!(text::summary(&all, Language::Danish), "2 fejl, 1 advarsel");
    assert_eq!((all.errors(), all.warnings(), all.len()), (2, 1, 3));
}
