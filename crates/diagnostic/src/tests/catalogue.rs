//! Every message has its own code, its words in both languages, and a place in the page that people review.

use std::collections::BTreeSet;

use super::BOTH;
use super::samples::samples;
use crate::catalogue::{text, words};
use crate::code::all;
use crate::{Code, Diagnostic, Expected, LabelRole, Language, Message, Noun, Severity};

#[test]
fn codes_are_unique_and_well_formed() {
    let codes: BTreeSet<&str> = all().iter().map(|info| info.code.as_str()).collect();
    assert_eq!(codes.len(), all().len());
    for info in all() {
        let (letter, number) = info.code.as_str().split_at(1);
        assert!(["E", "W", "N"].contains(&letter) && number.len() == 4 && number.parse::<u16>().is_ok(), "{info:?}");
        assert!(info.about.ends_with('.') && !info.since.is_empty(), "{info:?}");
        assert_eq!(Code::find(info.code.as_str()), Some(info));
    }
    assert_eq!(Code::find("E9999"), None);
}

#[test]
fn there_is_a_sample_of_every_message() {
    let sampled: BTreeSet<Code> = samples().iter().map(Message::code).collect();
    let missing: Vec<&str> = all().iter().filter(|info| !sampled.contains(&info.code)).map(|info| info.name).collect();
    assert!(missing.is_empty(), "without a sample: {missing:?}");
}

#[test]
fn every_message_has_its_words_in_both_languages() {
    for message in samples() {
        let [english, danish] = BOTH.map(|language| text(&message, language));
        for text in [&english, &danish] {
            assert!(!text.title.is_empty(), "{message:?}");
            assert!(!text.title.ends_with('.'), "{text:?}");
            assert!(!text.title.starts_with(char::is_uppercase), "{text:?}");
            let parts = [&text.title, &text.label].into_iter().chain(&text.help).chain(&text.notes);
            for part in parts {
                assert_eq!(part.matches('`').count() % 2, 0, "a backtick has no partner: {part}");
                for word in ["token", "parse", "syntax", "identifier", "Option", "  "] {
                    assert!(!part.contains(word), "`{word}` is not for readers: {part}");
                }
            }
        }
        assert_ne!(english.title, danish.title, "{message:?}");
        assert_eq!(english.help.is_some(), danish.help.is_some(), "{message:?}");
        assert_eq!(english.label.is_empty(), danish.label.is_empty(), "{message:?}");
        assert_eq!(english.notes.len(), danish.notes.len(), "{message:?}");
    }
}

#[test]
fn the_letter_tells_the_severity() {
    assert_eq!(Message::NulCharacter.severity(), Severity::Error);
    assert_eq!(Message::NotNormalised { count: 1 }.severity(), Severity::Warning);
}

#[test]
fn a_suggestion_takes_the_place_of_the_help() {
    let message = Message::UnknownName { name: "benfit".to_owned(), what: Noun::Name };
    let diagnostic = Diagnostic::without_place(message).with_suggestion("benefit");
    let text = words(&diagnostic, Language::Danish);
    assert_eq!(text.help.as_deref(), Some("mente du `benefit`?"));
    assert_eq!(text.notes.len(), 1);
}

#[test]
fn what_the_user_wrote_stays_on_one_line() {
    let message = Message::BadAsOf { text: "a\nb".to_owned() };
    assert_eq!(text(&message, Language::English).title, "`a\\u{a}b` is not a date to evaluate on");
    let message = Message::BadAsOf { text: "x".repeat(500) };
    assert!(text(&message, Language::English).title.chars().count() < 130);
}

#[test]
fn a_complete_sentence_says_so() {
    use Expected::*;
    let sentence = |all: &[Expected]| Expected::sentence(all, Language::English);
    assert_eq!(
        sentence(&[Arithmetic, Comparison, Unless, Operator, EndOfLine]),
        "the sentence is complete here; it can go on with a comparison, `and`, `or`, `unless` or an arithmetic sign"
    );
    assert_eq!(sentence(&[Quote, Name, Name]), "here can stand a name or a text in quotes");
    assert_eq!(sentence(&[]), "nothing can stand here");
}

#[test]
fn nouns_have_their_gender() {
    assert_eq!(Noun::Requirement.none(Language::Danish), "intet krav");
    assert_eq!(Noun::Exemption.this(Language::Danish), "denne fritagelse");
    assert_eq!(Noun::Exemption.definite(Language::English), "the exemption");
}

#[test]
fn all_words_to_review() {
    for language in BOTH {
        let mut page = String::new();
        for message in samples() {
            let text = text(&message, language);
            page.push_str(&format!("{} {}\n", message.code(), text.title));
            let marked = [("^", Some(&text.label).filter(|label| !label.is_empty())), ("=", text.help.as_ref())];
            for (mark, line) in marked.into_iter().chain(text.notes.iter().map(|note| ("·", Some(note)))) {
                page.extend(line.map(|line| format!("    {mark} {line}\n")));
            }
        }
        page.push_str("\nplaces\n");
        page.extend(LabelRole::ALL.iter().map(|role| format!("    {}\n", role.text(language))));
        page.push_str("\nnouns\n");
        for noun in Noun::ALL {
            let forms = [
                noun.indefinite(language).to_owned(),
                noun.definite(language),
                noun.this(language),
                noun.none(language),
            ];
            page.push_str(&format!("    {}\n", forms.join(" · ")));
        }
        insta::assert_snapshot!(format!("messages_{language}"), page);
    }
}

#[test]
fn a_list_that_is_cut_says_how_many_are_left_out() {
    let help = |count: usize| {
        let allowed = (1..=count).map(|number| format!("v{number}")).collect();
        let message = Message::UnknownValue { path: "benefit".to_owned(), value: "x".to_owned(), allowed };
        BOTH.map(|language| text(&message, language).help.unwrap())
    };
    assert!(help(10).iter().all(|help| help.ends_with("`v9`, `v10`")));
    let [english, danish] = help(13);
    assert!(
        english.ends_with("`v9`, `v10` and 3 more") && danish.ends_with("`v9`, `v10` og 3 til"),
        "{english} / {danish}"
    );
}

#[test]
fn what_a_terminal_would_obey_is_shown_by_its_number() {
    let detail = "unknown field `\u{1b}[2J\u{9b}`".to_owned();
    let message = Message::NotACase { line: 1, column: 1, detail };
    let page =
        crate::text::render(&[Diagnostic::without_place(message)], &crate::Sources::new(), Language::English, false);
    assert!(!page.contains(['\u{1b}', '\u{9b}']) && page.contains("\\u{1b}[2J\\u{9b}"), "{page}");
}
