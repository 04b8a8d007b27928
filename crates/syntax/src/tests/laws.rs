//! Laws that hold of any text.

use super::{DANISH, ENGLISH, read, sound, sources, tried};
use crate::keywords::{Place, keywords, reserved_words};
use crate::tree::{ClauseKind, File, Header};
use crate::{SyntaxLimits, parse};
use hjemmel_diagnostic::Message;
use hjemmel_grammar::{Rule, RulebookParser};
use pest::Parser as _;
use proptest::prelude::*;

fn rule(name: &str) -> Option<Rule> {
    Rule::all_rules().iter().copied().find(|rule| format!("{rule:?}") == name)
}

#[test]
fn every_spelling_of_the_table_is_read_by_the_grammar() {
    let elsewhere = [
        ("before_timing", "word_before"),
        ("at_least_timing", "word_at_least"),
        ("no_earlier_than_date", "word_no_earlier_than"),
        ("at_most_share", "word_at_most"),
        ("form_aspect", "word_form"),
        ("content_aspect", "word_content"),
        ("documents_aspect", "word_documents"),
        ("actor_type", "word_actor"),
        ("hours_type", "type_hours"),
        ("percent_type", "type_percent"),
        ("no_value", "no"),
        ("working_days_counted", "unit_working_days"),
    ];
    for keyword in keywords() {
        let id = elsewhere.iter().find(|(id, _)| *id == keyword.id).map_or(keyword.id, |(_, rule)| rule);
        let prefixes = match keyword.place {
            Place::Unit => ["unit_", "", ""],
            Place::Type => ["type_", "word_", ""],
            Place::Status => ["status_", "", ""],
            _ => ["word_", "type_", ""],
        };
        let found = prefixes.iter().find_map(|prefix| rule(&format!("{prefix}{id}"))).expect(keyword.id);
        for spelling in keyword.spellings() {
            let spelled_twice = found == Rule::word_within && spelling == "senest";
            let found = if spelled_twice { Rule::word_latest } else { found };
            let read = RulebookParser::parse(found, spelling);
            assert_eq!(read.map(|pairs| pairs.as_str().len()), Ok(spelling.len()), "{found:?} {spelling}");
        }
    }
}

#[test]
fn reserved_words_are_those_of_the_grammar() {
    for word in reserved_words() {
        assert!(RulebookParser::parse(Rule::name, word).is_err(), "{word}");
        assert!(RulebookParser::parse(Rule::name, &format!("{word}_")).is_ok(), "{word}_");
    }
    let one_word = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '_');
    for word in keywords().iter().flat_map(crate::keywords::Keyword::spellings).filter(one_word) {
        let read = RulebookParser::parse(Rule::name, word);
        assert_eq!(read.is_err(), reserved_words().contains(&word), "{word}");
    }
}

/// The lines of a book, each broken by a sign that can stand nowhere, one at a time.
fn broken_in_one_line(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).filter_map(move |broken| {
        let line = lines[broken];
        let clause = line.starts_with("  ") && !line.trim_start().starts_with(['#', '>']) && !line.contains(", jf. §");
        let switch = ["given", "expect", "givet", "forvent"].contains(&line.trim());
        (clause && !switch).then(|| {
            let with = lines.iter().enumerate().map(|(index, line)| match index == broken {
                true => format!("{line} ]\n"),
                false => format!("{line}\n"),
            });
            (broken, with.collect())
        })
    })
}

#[test]
fn a_broken_clause_gives_one_complaint_and_leaves_all_others_as_they_were() {
    for (which, book) in [ENGLISH, DANISH].into_iter().enumerate() {
        let whole = sound(book);
        // Every other line of the one, and the others of the other.
        for (line, text) in broken_in_one_line(book).filter(|(line, _)| line % 2 == which) {
            let (file, complaints) = read(&text);
            assert_eq!(complaints.len(), 1, "line {line}: {complaints:?}");
            let mut changed = 0;
            assert_eq!(file.items.len(), whole.items.len());
            for (item, sound) in file.items.iter().zip(&whole.items) {
                assert_eq!(item.clauses.len(), sound.clauses.len(), "line {line}");
                changed += usize::from(item.header != sound.header);
                changed += item.clauses.iter().zip(&sound.clauses).filter(|(a, b)| a.kind != b.kind).count();
            }
            assert_eq!(changed, 1, "line {line}");
        }
    }
}

#[test]
fn what_is_wrong_at_a_line_s_start_after_a_line_that_broke_off_is_its_after_shock() {
    let (_, complaints) = read("requirement r\n  lab § 1\n  when a is\n  75\n  form 7\n");
    let codes: Vec<_> = complaints.iter().map(|complaint| complaint.code().to_string()).collect();
    assert_eq!(codes, ["E0112", "E0205"]);
}

#[test]
fn a_broken_header_keeps_its_clauses_and_its_name() {
    let event = "event e \"no day\"\n  d date\n";
    let (file, complaints) = read(event);
    assert_eq!(complaints.len(), 1);
    let item = &file.items[0];
    assert!(matches!(&item.header, Header::Broken { name: Some(name), .. } if &*name.text == "e"));
    assert!(matches!(item.clauses[0].kind, ClauseKind::Field { .. }));
}

#[test]
fn a_header_of_which_the_start_or_what_was_meant_is_known_is_read_so() {
    for header in [
        "requirment first_interview \"x\"",
        "requirement first_interview “x”",
        "requirement first_interview \"x",
        "requirement first_interview \"x\" from 2020-01-01",
        "requirement first-interview \"x\"",
        "requirement first_interview The first interview",
    ] {
        let (file, complaints) = read(&format!("{header}\n  lab § 31\n\nguardrail g\n  protects first_interview\n"));
        assert_eq!(complaints.len(), 1, "{header}");
        assert_eq!(file.items[0].header.kind(), Some(crate::tree::ItemKind::Requirement), "{header}");
        assert!(!matches!(file.items[0].header, Header::Broken { .. }), "{header}");
        assert_eq!(file.items[0].header.name().map(|name| &*name.text), Some("first_interview"), "{header}");
    }
}

#[test]
fn a_line_whose_complaint_knows_the_right_text_is_read_so_at_the_places_of_the_file() {
    let text = "krav r\n  senest to uger efter første_fraværsdag\n  form personlig\n";
    let (file, complaints) = read(text);
    assert_eq!(complaints.len(), 1);
    let ClauseKind::Timing(_) = &file.items[0].clauses[0].kind else { panic!("read") };
    let (file, _) = read("målgruppe g\n  hvis alder er mindst 18\n");
    let ClauseKind::When(condition) = &file.items[0].clauses[0].kind else { panic!("read") };
    let start = usize::try_from(condition.at.0.start).unwrap();
    assert_eq!(start, "målgruppe g\n  hvis ".len());
}

#[test]
fn an_indented_item_and_a_missing_half_of_an_example_are_told_once() {
    let (file, complaints) = read("definition a is 1\n  target group g\n  lab § 1\n  when b\n");
    assert_eq!((complaints.len(), file.items.len()), (1, 2));
    for given in ["Given:", "given:", "givven", ""] {
        let text = format!(
            "example \"e\"\n  as of 2020-01-01\n  {given}\n    a 1\n    category c\n    no b\n  expect\n    r open\n"
        );
        let (file, complaints) = read(&text);
        assert_eq!((complaints.len(), file.items[0].clauses.len()), (1, 5), "{given}");
    }
}

#[test]
fn a_swallowed_clause_is_given_back() {
    let (file, complaints) = read("requirement r\n  for a, b,\n  unless c\n  form in_person\n");
    assert_eq!(complaints.len(), 1);
    let kinds = &file.items[0].clauses;
    assert_eq!(kinds.len(), 3);
    assert!(matches!(&kinds[0].kind, ClauseKind::For(groups) if groups.len() == 2));
    assert!(matches!(kinds[1].kind, ClauseKind::Unless(_)));
}

#[test]
fn limits_give_a_complaint_each() {
    let limits = SyntaxLimits { nesting: 3, items: 2, clauses: 2 };
    let complaint = |text: &str| {
        let (file, complaints) = parse(&sources(text).1, &limits);
        let all: Vec<_> = complaints.into_iter().map(|complaint| complaint.message).collect();
        (file, all)
    };
    let (file, all) = complaint("requirement a\nrequirement b\nrequirement c\nrequirement d\n");
    assert_eq!((file.items.len(), all), (2, vec![Message::TooManyItems { limit: 2 }]));
    let (file, all) = complaint("actor a\n  l § 1\n  l § 2\n  l § 3\n  l § 4\nactor b\n  l § 1\n");
    assert_eq!((file.items[0].clauses.len(), all), (2, vec![Message::TooManyClauses { limit: 2 }]));
    let (_, all) = complaint("definition a is ((((b))))\n");
    assert_eq!(all, [Message::TooDeep { limit: 3 }]);
    assert!(complaint("definition a is (((b)))\n").1.is_empty());
}

#[test]
fn nesting_without_brackets_is_bounded_too() {
    for phrase in ["number of e where ", "whole days from a to whole days from ", "number of e since "] {
        let text = format!("definition a is {}b\n", phrase.repeat(5_000));
        let (_, complaints) = read(&text);
        assert_eq!(complaints.len(), 1, "{phrase}");
    }
}

/// Every span of a file and its complaints, by way of their debug texts.
fn spans_lie_inside(text: &str, file: &File) -> bool {
    let source = sources(text).1;
    let whole = source.span();
    let inside = |at: hjemmel_diagnostic::At| {
        at.0.end <= whole.end
            && source.text().is_char_boundary(at.0.start as usize)
            && source.text().is_char_boundary(at.0.end as usize)
    };
    file.items
        .iter()
        .all(|item| inside(item.at) && inside(item.header_at) && item.clauses.iter().all(|clause| inside(clause.at)))
}

fn words() -> impl Strategy<Value = String> {
    let spellings: Vec<&'static str> = keywords()
        .iter()
        .flat_map(crate::keywords::Keyword::spellings)
        .chain(reserved_words().iter().copied())
        .collect();
    let word = prop_oneof![
        8 => proptest::sample::select(spellings).prop_map(str::to_owned),
        4 => proptest::sample::select(vec!["a", "første", "lab", "b.c", "\"x\"", "\"", "“", "10.000", "2020-1-1", "3", "1,5"])
            .prop_map(str::to_owned),
        4 => proptest::sample::select(vec!["\n", "\n  ", "\n  ", ", ", "(", ")", "§", "§§ 3-4", "-", "+", "<", "#", ">", "\n> x\n"])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let (_, source) = sources(text);
    let (file, complaints) = parse(&source, &SyntaxLimits::default());
    prop_assert!(spans_lie_inside(source.text(), &file));
    for complaint in &complaints {
        let spans = complaint.span.iter().chain(complaint.secondary.iter().map(|label| &label.span));
        let edits = complaint.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.span);
        for span in spans.chain(edits) {
            prop_assert!(span.end <= source.span().end && span.start <= span.end, "{:?}", complaint);
            prop_assert!(source.text().get(span.start as usize..span.end as usize).is_some(), "{:?}", complaint);
        }
    }
    let broken = file.items.iter().any(|item| {
        let clause = item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Broken { .. }));
        clause || matches!(item.header, Header::Broken { .. })
    });
    prop_assert!(!broken || !complaints.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(tried(400))]

    #[test]
    fn any_text_is_read_without_panic_and_with_spans_inside(text in "\\PC{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn any_words_are_read_without_panic_and_with_spans_inside(text in words()) {
        holds(&text)?;
    }
}

proptest! {
    #![proptest_config(tried(60))]

    #[test]
    fn any_change_of_a_sound_book_is_read(at in 0_usize..6000, with in "[ -~æøå§\\n]{0,3}", cut in 0_usize..4) {
        let mut text: Vec<char> = ENGLISH.chars().collect();
        let at = at.min(text.len());
        let end = at.saturating_add(cut).min(text.len());
        text.splice(at..end, with.chars());
        holds(&text.into_iter().collect::<String>())?;
    }
}
