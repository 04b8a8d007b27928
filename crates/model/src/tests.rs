//! From the text of a rulebook to its model, and to what its author is told.

mod complaints_examples;
mod complaints_names;
mod complaints_rules;
mod complaints_types;
mod complaints_words;
mod contact;
mod exemptions;
mod set;
mod tables;

use crate::{CheckOptions, Model, check};
use hjemmel_diagnostic::{Diagnostics, Language, SourceLimits, Sources, text};
use hjemmel_syntax::{SyntaxLimits, parse};

/// Reads and checks a set of files; the complaints of reading come first.
fn checked(files: &[&str]) -> (Model, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let mut trees = Vec::new();
    let mut all = Diagnostics::new();
    for (place, file) in files.iter().enumerate() {
        let name = format!("{}.rulebook", ["a", "b", "c"][place]);
        let (id, complaints) = sources.admit(&name, file.as_bytes(), &SourceLimits::default());
        all.extend(complaints);
        let source = sources.get(id.expect("admitted")).expect("just added");
        let (tree, complaints) = parse(source, &SyntaxLimits::default());
        all.extend(complaints);
        trees.push(tree);
    }
    let (model, complaints) = check(&trees, &CheckOptions::default());
    all.extend(complaints);
    (model, all, sources)
}

/// One text as a tree.
fn file(text: &str) -> (hjemmel_syntax::tree::File, Diagnostics) {
    let mut sources = Sources::new();
    let (id, _) = sources.admit("a.rulebook", text.as_bytes(), &SourceLimits::default());
    let source = sources.get(id.expect("admitted")).expect("just added");
    parse(source, &SyntaxLimits::default())
}

/// The model of files that nothing is wrong with (warnings apart).
fn clean(files: &[&str]) -> Model {
    let (model, complaints, sources) = checked(files);
    let page = text::render(complaints.as_slice(), &sources, Language::English, false);
    assert!(!complaints.has_errors(), "{page}");
    model
}

/// What the author of some files is told, without what is merely unused.
fn told(files: &[&str]) -> String {
    let (_, complaints, sources) = checked(files);
    let errors: Vec<_> = complaints.into_iter().filter(|complaint| complaint.is_error()).collect();
    text::render(&errors, &sources, Language::English, false)
}

/// A small rulebook with the items that a test adds.
fn with(items: &str) -> String {
    format!(
        r#"rulebook contact "Contact"
  law "lov om en aktiv beskæftigelsesindsats" as lab
  lab kap. 7 has §§ 27-38
  months last_day

category benefit
  cash_benefit "cash benefit"
  sickness_benefit

actor jobcenter "the job centre"
actor citizen

event interview on held_on
  held_on date
  form one of in_person, phone, video
  length hours

event leave from started_on until ended_on
  started_on date
  ended_on date, optional

situation
  birth_date date
  benefit benefit
  first_contact date, optional
  job_ready yes/no, assessed by jobcenter
  parental_leave yes/no, assumed no
  income money
  hours_worked hours
  share percent
  notice duration
  interviews events interview
  leaves events leave

{items}"#
    )
}
