//! Admitting texts and finding places in them.

use super::{place, source};
use crate::{LineEnding, Message, Source, SourceId, SourceLimits, Span};

fn admit(bytes: &[u8]) -> (Option<Source>, Vec<Message>) {
    let (source, complaints) = Source::admit(SourceId(0), "a.rulebook", bytes, &SourceLimits { bytes: 200 });
    (source, complaints.into_iter().map(|complaint| complaint.message).collect())
}

#[test]
fn what_is_no_text_is_refused() {
    let (source, complaints) = admit(b"krav a\nm\xE5l\xE5\n");
    assert!(source.is_none());
    assert_eq!(complaints, [Message::NotUtf8 { file: "a.rulebook".to_owned(), line: 2, column: 2, count: 2 }]);
    assert!(matches!(admit(&[b'x'; 201]).1[..], [Message::TooLarge { bytes: 201, limit: 200, .. }]));
    assert!(matches!(admit(b"\xEF\xBB\xBF \r\n").1[..], [Message::EmptyFile { .. }]));
}

#[test]
fn marks_and_line_ends_of_other_systems_are_gone_and_lead_back() {
    let (source, complaints) = admit("\u{FEFF}krav a\r\n  når b\r\n".as_bytes());
    let source = source.unwrap();
    assert!(complaints.is_empty());
    assert_eq!(source.text(), "krav a\n  når b\n");
    assert_eq!(source.line_ending(), LineEnding::CrLf);
    assert_eq!([0, 6, 7, 14, 16].map(|at| source.original_offset(at)), [3, 9, 11, 18, 21]);
}

#[test]
fn names_are_joined_outside_quotes_comments_and_retellings() {
    let decomposed = "a\u{30A}";
    let text =
        format!("> {decomposed}\nkrav {decomposed} \"{decomposed}\" # {decomposed}\n  n{decomposed}r b#{decomposed}\n");
    let (source, complaints) = admit(text.as_bytes());
    let source = source.unwrap();
    assert_eq!(complaints, [Message::NotNormalised { count: 3 }]);
    assert_eq!(source.text(), format!("> {decomposed}\nkrav å \"{decomposed}\" # {decomposed}\n  når b#å\n"));
    for (at, c) in source.text().char_indices().filter(|(_, c)| c.is_ascii()) {
        let original = source.original_offset(u32::try_from(at).unwrap());
        assert_eq!(text.as_bytes()[original as usize], c as u8, "at {at}");
    }
}

#[test]
fn hidden_characters_are_refused_each_at_its_place() {
    let (source, complaints) = Source::admit(SourceId(3), "a", "x \u{202E}y \0".as_bytes(), &SourceLimits::default());
    assert!(source.is_some());
    let spans: Vec<_> = complaints.iter().map(|complaint| complaint.span.unwrap()).collect();
    assert_eq!(spans, [Span::new(SourceId(3), 2, 5), Span::new(SourceId(3), 7, 8)]);
}

#[test]
fn lines_and_columns_in_three_units() {
    let sources = source("krav æ𝒳x\n\nslut");
    let source = sources.iter().next().unwrap();
    let at = source.line_column(place(&sources, "x").start);
    assert_eq!((at.line, at.column_utf8, at.column_chars, at.column_utf16), (1, 12, 8, 9));
    assert_eq!(source.line_column(7).column_utf8, 6 + 2);
    assert_eq!(source.line_column(8).column_utf8, 8, "inside a character");
    assert_eq!(source.line_column(999).line, 3);
    assert_eq!([1, 2, 3, 4].map(|line| source.line_text(line)), ["krav æ𝒳x", "", "slut", ""]);
    assert_eq!(source.slice(Span::new(SourceId(0), 5, 6)), "");
    assert_eq!(source.slice(Span::new(SourceId(0), 5, 7)), "æ");
    assert_eq!(source.slice(Span::new(SourceId(1), 0, 4)), "");
    assert_eq!(source.line_count(), 3);
}

#[test]
fn numbers_of_sources_go_on_after_a_refused_one() {
    let mut sources = source("krav a");
    assert_eq!(sources.admit("b", b"\xFF", &SourceLimits::default()).0, None);
    let (id, _) = sources.admit("c", b"krav c", &SourceLimits::default());
    assert_eq!(id, Some(SourceId(1)));
    assert_eq!(sources.get(SourceId(1)).map(Source::name), Some("c"));
}
