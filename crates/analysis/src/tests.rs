//! Planted changes, each found and named; rewritings that say the same, none of them found.

mod planted;
mod same;

use crate::text::{render, summary};
use crate::{Difference, difference, markdown};
use hjemmel_diagnostic::{Diagnostic, Source, SourceId, SourceLimits};
use hjemmel_explain::plain;
use hjemmel_syntax::format::format_file;
use hjemmel_syntax::{SyntaxLimits, parse, tree::File};
use hjemmel_value::Language;

/// A rulebook with one of everything.
const BOOK: &str = include_str!("tests/contact.rulebook");

fn tree(text: &str) -> File {
    let (source, _) = Source::admit(SourceId(0), "a.rulebook", text.as_bytes(), &SourceLimits::default());
    parse(&source.unwrap(), &SyntaxLimits::default()).0
}

fn sound(text: &str) -> File {
    let (source, _) = Source::admit(SourceId(0), "a.rulebook", text.as_bytes(), &SourceLimits::default());
    let (file, complaints) = parse(&source.unwrap(), &SyntaxLimits::default());
    assert!(!complaints.iter().any(Diagnostic::is_error), "{complaints:#?}\n{text}");
    file
}

fn between(old: &str, new: &str) -> Difference {
    difference(&[sound(old)], &[sound(new)], Language::English)
}

fn page(difference: &Difference, language: Language) -> String {
    plain(&render(difference, language))
}

#[test]
fn the_fixture_has_every_kind_of_item_and_is_formatted() {
    let file = sound(BOOK);
    assert_eq!(format_file(&file, Language::English), BOOK);
    let kinds: std::collections::BTreeSet<_> = file.items.iter().filter_map(|item| item.header.kind()).collect();
    assert_eq!(kinds.len(), 20, "{kinds:?}");
}

#[test]
fn a_page_in_english_and_danish() {
    let new = BOOK
        .replace("within 1 week after first_contact", "within 2 weeks after first_contact")
        .replace("age is at least 30", "age is at least 25")
        .replace("lifts form of first_interview", "lifts form of second_interview");
    let english = difference(&[sound(BOOK)], &[sound(&new)], Language::English);
    let danish = difference(&[sound(BOOK)], &[sound(&new)], Language::Danish);
    let both = format!("{}\n{}", page(&english, Language::English), page(&danish, Language::Danish));
    insta::assert_snapshot!("page", both);
}

#[test]
fn markdown_for_a_pull_request() {
    let new = BOOK
        .replace("within 1 week after first_contact", "within 2 weeks after first_contact")
        .replace("age is at least 30", "age is at least 25")
        .replace("guardrail core", "guardrail heart")
        + "\nrequirement call \"Call | <the> *citizen*\"\n  lab § 33\n  jobcenter must \"call\"\n  at all times\n";
    let difference = difference(&[sound(BOOK)], &[sound(&new)], Language::English);
    insta::assert_snapshot!("markdown", markdown(&difference, Language::English));
}

#[test]
fn json_has_every_field() {
    let new = BOOK.replace("within 1 week after first_contact", "within 2 weeks after first_contact");
    let json = serde_json::to_string_pretty(&between(BOOK, &new)).unwrap();
    insta::assert_snapshot!("json", json);
}

#[test]
fn a_set_against_itself_says_so() {
    let none = between(BOOK, BOOK);
    assert!(none.is_empty());
    assert_eq!(summary(&none, Language::English), "The rules say the same.");
    assert_eq!(summary(&none, Language::Danish), "Reglerne siger det samme.");
}

#[test]
fn what_cannot_be_read_is_compared_as_far_as_it_was_read() {
    let broken = BOOK.replace("  within 1 week after first_contact\n", "  some day soon\n");
    let found = difference(&[sound(BOOK)], &[tree(&broken)], Language::English);
    let names: Vec<&str> = found.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["contact.first_interview"]);
    assert!(difference(&[tree(&broken)], &[tree(&broken)], Language::English).is_empty());
}

#[test]
fn a_setting_and_a_transition_that_are_proposed_are_switched_on_by_name() {
    let law = sound(
        "rulebook r\n\ntransition change\n  lab § 99\n  concerns talk\n  old duties run on\n\n\
         transition change\n  lab § 100\n  concerns talk\n  new rule takes over on 2026-01-01\n  proposed\n\n\
         setting other.interval is 5 weeks\n  decision \"not taken\"\n  proposed\n",
    );
    let files = [law];
    assert_eq!(crate::proposals(&files), ["r.change", "r.interval"]);
    let items = |on: &[&str]| {
        let on: Vec<String> = on.iter().map(|it| (*it).to_owned()).collect();
        let law = crate::as_law(&files, &on);
        let law: Vec<String> = law.iter().map(|file| format_file(file, Language::English)).collect();
        law.concat()
    };
    let off = items(&[]);
    assert!(off.contains("run on") && !off.contains("takes over") && !off.contains("setting"), "{off}");
    let transition = items(&["r.change"]);
    assert!(!transition.contains("run on") && transition.contains("takes over"), "{transition}");
    let setting = items(&["r.interval"]);
    assert!(setting.contains("run on") && setting.contains("setting other.interval"), "{setting}");
}
