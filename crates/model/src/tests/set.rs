//! Sets of rulebooks: what one sees of another.

use super::{clean, told, with};

const COMMON: &str = r#"
rulebook common
  law "lov om en aktiv beskæftigelsesindsats" as lab

category benefit
  cash_benefit
  sickness_benefit

actor jobcenter

situation
  birth_date date
  benefit benefit

definition age is whole years from birth_date to today

target group adult
  lab § 6
  when age is at least 18
"#;

#[test]
fn used_names_need_no_rulebook_before_them() {
    let model = clean(&[
        COMMON,
        r#"
rulebook contact
  uses common

situation
  first_contact date

requirement talk
  lab § 7
  for common.adult
  when common.age < 60 and benefit is cash_benefit and adult
  jobcenter must "talk"
  before first_contact
"#,
    ]);
    assert_eq!(model.rulebooks.len(), 2);
    assert_eq!(model.requirements[0].rulebook.0, 1);
}

#[test]
fn a_fact_declared_alike_is_one_fact() {
    let other = "rulebook other\n  uses common\n\nsituation\n  birth_date date \"When were you born?\"\n";
    let model = clean(&[COMMON, other]);
    assert_eq!(model.facts.iter().filter(|fact| &*fact.it.named.name == "birth_date").count(), 1);
}

#[test]
fn a_fact_declared_differently() {
    let other = "rulebook other\n  uses common\n\nsituation\n  birth_date date, optional\n";
    insta::assert_snapshot!(told(&[COMMON, other]));
}

#[test]
fn what_is_not_used_is_not_seen() {
    let other = r#"
rulebook other

definition old is age is at least 60

definition older is common.age is at least 70
"#;
    insta::assert_snapshot!(told(&[COMMON, other]));
}

#[test]
fn a_name_that_two_used_rulebooks_have() {
    let second = "rulebook second\n\ndefinition age is 3\n";
    let third = "rulebook third\n  uses common, second\n\ndefinition old is age is at least 60\n";
    insta::assert_snapshot!(told(&[COMMON, second, third]));
}

#[test]
fn the_own_name_comes_first() {
    let second = "rulebook second\n  uses common\n\ndefinition age is 3\n\ndefinition old is age is at least 60\n";
    let model = clean(&[COMMON, second]);
    assert_eq!(model.definitions.len(), 3);
}

#[test]
fn heads_that_are_wrong() {
    let headless = "actor citizen\n";
    let twice = "rulebook a\n  uses comon\n\nrulebook b\n";
    insta::assert_snapshot!(told(&[headless, twice, COMMON]));
}

#[test]
fn rulebooks_in_a_circle() {
    let (a, b, c) = ("rulebook a\n  uses b\n", "rulebook b\n  uses c\n", "rulebook c\n  uses a\n");
    insta::assert_snapshot!(told(&[a, b, c]));
}

#[test]
fn one_rulebook_twice() {
    insta::assert_snapshot!(told(&["rulebook a\n", "rulebook a\n"]));
}

#[test]
fn a_broken_header_declares_its_name() {
    let text = with(
        "definition old is\n\ndefinition older is old and birth_date <= today\n\nparameter rate\n  3 hours\n\ndefinition high is hours_worked > rate\n",
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn a_broken_line_declares_its_name() {
    let text = with(
        "situation\n  age nummer of\n\nevent job on begun\n  begun date\n  hours hors, optinal\n\nsituation\n  jobs events job\n\ndefinition old is age > 3\n\ndefinition busy is there are jobs where hours > 3 hours\n",
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn both_languages_make_one_model() {
    let danish = r#"
regelsæt kontakt
  lov "lov om en aktiv beskæftigelsesindsats" som lab
  måneder sidste_dag

kategori ydelse
  kontanthjælp

aktør jobcenteret

hændelse samtale den afholdt
  afholdt dato
  form en af personlig, telefonisk

situation
  ydelse ydelse
  første_henvendelse dato, kan mangle
  samtaler hændelser samtale

målgruppe modtagere
  lab § 6
  når ydelse er kontanthjælp

krav første_samtale
  lab § 31
  for modtagere
  jobcenteret skal "afholde en samtale"
  senest 1 uge efter første_henvendelse
  form personlig
  opfyldt ved samtaler hvor afholdt >= første_henvendelse
"#;
    let english = r#"
rulebook kontakt
  law "lov om en aktiv beskæftigelsesindsats" as lab
  months last_day

category ydelse
  kontanthjælp

actor jobcenteret

event samtale on afholdt
  afholdt date
  form one of personlig, telefonisk

situation
  ydelse ydelse
  første_henvendelse date, optional
  samtaler events samtale

target group modtagere
  lab § 6
  when ydelse is kontanthjælp

requirement første_samtale
  lab § 31
  for modtagere
  jobcenteret must "afholde en samtale"
  within 1 week after første_henvendelse
  form personlig
  met by samtaler where afholdt >= første_henvendelse
"#;
    assert_eq!(crate::lower(&clean(&[danish])), crate::lower(&clean(&[english])));
}
