//! The page for people and the data for programs.

use super::{BOTH, place, source};
use crate::{Diagnostic, LabelRole, Language, Message, Noun, SourceId, Span, json, text};

const BOOK: &str = "\
rulebook contact \"Contact interviews\"

requirement first_interview \"Første samtale\"
  for job_redy and adult or young
  wihtin 1 week after first_contact
  form “in_person”

guardrail benefits \"Benefits are not touched\"
  protects aktivloven kap. 4

exemption free_form
  lifts aktivloven § 35
";

fn complaints() -> (crate::Sources, Vec<Diagnostic>) {
    let sources = source(BOOK);
    let at = |needle| place(&sources, needle);
    let curly = at("“in_person”");
    let mixed = Message::MixedAndOr {
        left_reading: "(job_redy and adult) or young".to_owned(),
        right_reading: "job_redy and (adult or young)".to_owned(),
    };
    let crosses = Message::CrossesGuardrail {
        exemption: "free_form".to_owned(),
        guardrail: "benefits".to_owned(),
        target: "aktivloven § 35".to_owned(),
    };
    let all = vec![
        Diagnostic::new(Message::UnknownName { name: "job_redy".to_owned(), what: Noun::TargetGroup }, at("job_redy"))
            .with_suggestion("job_ready"),
        Diagnostic::new(mixed, at("or young")),
        Diagnostic::new(
            Message::UnknownClauseWord { word: "wihtin".to_owned(), item: Noun::Requirement },
            at("wihtin"),
        )
        .with_suggestion("within")
        .with_fix(at("wihtin"), "within"),
        Diagnostic::new(Message::CurlyQuote, curly)
            .with_fix(Span::new(curly.source, curly.start, curly.start + 3), "\"")
            .with_fix(Span::new(curly.source, curly.end - 3, curly.end), "\""),
        Diagnostic::new(crosses, at("aktivloven § 35"))
            .with_secondary(at("protects aktivloven kap. 4"), LabelRole::GuardrailHere)
            .with_secondary(at("exemption free_form"), LabelRole::ExemptionHere),
        Diagnostic::new(Message::FactNeverUsed { name: "young".to_owned() }, at("young")),
        Diagnostic::without_place(Message::NoRulebooks { folder: Some("rules/".to_owned()) }),
    ];
    (sources, all)
}

#[test]
fn a_page_in_both_languages() {
    let (sources, all) = complaints();
    for language in BOTH {
        let page = text::render(&all, &sources, language, false);
        let page = format!("----- SOURCE\n{BOOK}\n----- COMPLAINTS\n{page}");
        insta::assert_snapshot!(format!("page_{language}"), page);
    }
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let (sources, all) = complaints();
    let coloured = text::render(&all, &sources, Language::English, true);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    for part in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if part.0 == 0 { part.1 } else { part.1.split_once('m').expect("a colour").1 });
    }
    assert_eq!(plain, text::render(&all, &sources, Language::English, false));
}

#[test]
fn data_for_programs() {
    let (sources, all) = complaints();
    let data = json::to_json(&all[2..5], &sources, Language::English);
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap());
}

#[test]
fn offsets_for_programs_count_in_the_file() {
    let mut sources = crate::Sources::new();
    let text = "\u{FEFF}krav a\r\nkrav b\r\n";
    let (id, _) = sources.admit("a", text.as_bytes(), &crate::SourceLimits::default());
    assert!(id.is_some());
    let span = place(&sources, "b");
    let data = json::to_json(&[Diagnostic::new(Message::DoubleNot, span)], &sources, Language::Danish);
    let start = data[0].start.unwrap();
    assert_eq!((start.line, start.column, start.offset), (2, 6, 16));
}

/// Spans come from elsewhere: any of them must give a page, also those that cut characters or lie outside.
#[test]
fn any_span_gives_a_page() {
    for text in ["æ\n\n  x\u{202F}𝒳\n", "a", "a\n", "\t(\n\n\n"] {
        let sources = source(text);
        let end = u32::try_from(text.len()).unwrap() + 3;
        for (start, end) in (0..end).flat_map(|start| (start..end).map(move |end| (start, end))) {
            let span = Span::new(SourceId(0), start, end);
            let diagnostic = Diagnostic::new(Message::UnclosedBracket, span)
                .with_secondary(span.end_point(), LabelRole::OpenedHere)
                .with_secondary(Span::new(SourceId(9), 1, 2), LabelRole::UsedHere)
                .with_fix(span, "ø")
                .with_fix(span.end_point(), ")");
            let page = text::render(std::slice::from_ref(&diagnostic), &sources, Language::Danish, true);
            assert!(page.contains("E0104"), "{start}..{end}");
            assert_eq!(json::to_json(&[diagnostic], &sources, Language::English).len(), 1);
        }
    }
}
