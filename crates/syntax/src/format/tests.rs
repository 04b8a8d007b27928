//! What is formatted reads as the same tree, in either language, and stays as it is when it is formatted again.

mod books;
mod brackets;
mod dice;
mod example_lines;
mod expressions;
mod items;
mod layout;
mod words;

use super::source::canonical;
use super::*;
use crate::SyntaxLimits;
use crate::tests::tried;
use crate::tree::File;
use dice::Dice;
use hjemmel_diagnostic::{Language, Source, SourceId, SourceLimits};
use proptest::prelude::*;

fn source(text: &str) -> Source {
    let (source, complaints) =
        Source::admit(SourceId::default(), "test.rulebook", text.as_bytes(), &SourceLimits::default());
    assert!(complaints.is_empty(), "{complaints:?}");
    source.unwrap()
}

fn read(text: &str) -> Result<File, String> {
    let source = source(text);
    let (file, diagnostics) = crate::parse(&source, &SyntaxLimits::default());
    match diagnostics.iter().next() {
        None => Ok(canonical(file)),
        Some(first) => Err(format!("{first:?}\n{text}")),
    }
}

fn formatted(text: &str, language: Language) -> String {
    format_source(&source(text), Some(language)).unwrap()
}

#[test]
fn every_construct_stays_as_it_is() {
    read(books::ENGLISH).unwrap();
    assert_eq!(formatted(books::ENGLISH, Language::English), books::ENGLISH);
    assert_eq!(formatted(books::DANISH, Language::Danish), books::DANISH);
}

#[test]
fn every_construct_is_turned_into_the_other_language_and_back() {
    assert_eq!(formatted(books::ENGLISH, Language::Danish), books::DANISH);
    assert_eq!(formatted(books::DANISH, Language::English), books::ENGLISH);
    assert_eq!(read(books::ENGLISH), read(books::DANISH));
}

#[test]
fn a_file_keeps_the_language_of_most_of_its_words() {
    assert_eq!(majority_language(&source(books::ENGLISH)), Language::English);
    assert_eq!(majority_language(&source(books::DANISH)), Language::Danish);
    assert_eq!(format_source(&source(books::DANISH), None).as_deref(), Ok(books::DANISH));
    let comments_do_not_count = "# når og eller medmindre\nactor a \"krav og kategori\"\n";
    assert_eq!(majority_language(&source(comments_do_not_count)), Language::English);
}

#[test]
fn a_rulebook_with_errors_is_left_alone() {
    assert_eq!(format_source(&source("actor \"no name\"\n"), None), Err(FormatError::HasErrors));
}

#[test]
fn a_checked_file_is_compared_byte_for_byte() {
    let text = "actor  a\n";
    let (file, _) = crate::parse(&source(text), &SyntaxLimits::default());
    assert!(!check_formatted(text, &file, Language::English));
    assert!(check_formatted("actor a\n", &file, Language::English));
}

#[test]
fn loose_spellings_are_set_right() {
    let loose =
        "\n\nkrav r\n      lab §31a,stk.2\n   senest 3uger efter x\n  når a mindst 3 og b er ikke c\n# last\n\n";
    let set = "krav r\n  lab § 31 a, stk. 2\n  senest 3 uger efter x\n  når a er mindst 3 og b ikke er c\n\n# last\n";
    assert_eq!(formatted(loose, Language::Danish), set);
}

#[test]
fn prose_has_labels_for_names() {
    let file = read("definition d is first_contact is known and sum of hours of jobs is at least 3\n").unwrap();
    let crate::tree::Header::Definition { value, .. } = &file.items[0].header else { panic!("no definition") };
    let names = |path: &crate::tree::Path| (&*path.parts[0].text == "jobs").then(|| "ansættelser".to_owned());
    assert_eq!(
        say_expression(value, Language::Danish, &names),
        "first contact er kendt og sum af hours for ansættelser er mindst 3"
    );
}

proptest! {
    #![proptest_config(tried(500))]

    #[test]
    fn what_is_formatted_reads_as_the_same_tree(numbers in proptest::collection::vec(any::<u16>(), 0..600)) {
        let file = canonical(items::file(&mut Dice::new(numbers)));
        for language in Language::ALL {
            let text = format_file(&file, language);
            let again = match read(&text) {
                Ok(again) => again,
                Err(complaint) => return Err(TestCaseError::fail(complaint)),
            };
            let text_again = format_file(&again, language);
            prop_assert_eq!(&text_again, &text);
            prop_assert!(again == file, "read as another tree:\n{}", text);
        }
    }
}
