//! Each complaint of the checks, from the text of a rulebook to what its reader is told.

mod basis;
mod circle;
mod decisions;
mod graph;
mod guard;
mod lifts;
mod named;
mod order;
mod passing;
mod unused;
mod versions;
mod windows;

use crate::{CheckOptions, Model, check};
use hjemmel_diagnostic::{Diagnostics, Language, SourceLimits, Sources, text};
use hjemmel_syntax::{SyntaxLimits, parse};

/// A rulebook in which everything is used, for others to be built upon: more facts, more items.
pub(crate) fn book(facts: &str, items: &str) -> String {
    format!(
        "rulebook contact
  law \"the act\" as act
  law \"the trial act\" as trial_act until 2021-12-31
  law \"the bill\" as bill never enacted
  months last_day
  from 2016-01-01

actor office

event interview on held_on
  held_on date
  form one of in_person, phone

situation
  first_contact date, optional
  interviews events interview
{facts}
requirement talk
  act § 1
  office must \"talk\"
  within 1 week after first_contact
  form in_person
  met by interviews

{items}"
    )
}

/// A rulebook set read and checked; its text must be readable.
pub(crate) fn read(files: &[&str]) -> (Model, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let mut trees = Vec::new();
    for (place, file) in files.iter().enumerate() {
        let name = format!("{place}.rulebook");
        let (id, _) = sources.admit(&name, file.as_bytes(), &SourceLimits::default());
        let source = sources.get(id.expect("admitted")).expect("just added");
        let (tree, complaints) = parse(source, &SyntaxLimits::default());
        let page = text::render(complaints.as_slice(), &sources, Language::English, false);
        assert!(complaints.is_empty(), "{page}");
        trees.push(tree);
    }
    let (model, complaints) = check(&trees, &CheckOptions::default());
    (model, complaints, sources)
}

/// What the reader of a rulebook is told.
fn told(text: &str) -> String {
    let (_, complaints, sources) = read(&[text]);
    text::render(complaints.as_slice(), &sources, Language::English, false)
}

/// The codes of the errors of a rulebook.
fn codes(text: &str) -> Vec<String> {
    let (_, complaints, _) = read(&[text]);
    complaints.iter().map(|complaint| complaint.code().to_string()).filter(|code| code.starts_with('E')).collect()
}

/// A rulebook of which there is nothing to tell.
pub(crate) fn sound(text: &str) -> Model {
    let (model, complaints, sources) = read(&[text]);
    let page = text::render(complaints.as_slice(), &sources, Language::English, false);
    assert!(complaints.is_empty(), "{page}");
    model
}

#[test]
fn the_book_that_the_others_are_built_upon_is_sound() {
    sound(&book("", ""));
}

#[test]
fn the_checks_speak_danish_too() {
    let text = "regelsæt kontakt
  lov \"loven\" som lov_a

aktør kontor

hændelse samtale den afholdt
  afholdt dato

situation
  henvendelse dato
  samtaler hændelser samtale
  ubrugt ja/nej

krav samtale_holdes
  kontor skal \"holde en samtale\"
  senest 3 måneder efter henvendelse
  opfyldt ved samtaler
";
    let (_, complaints, sources) = read(&[text]);
    insta::assert_snapshot!(text::render(complaints.as_slice(), &sources, Language::Danish, false));
}
