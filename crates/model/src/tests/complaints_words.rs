//! Complaints about what a jurist writes naturally and a rulebook words otherwise: the help, followed, has to work.

use super::{checked, clean, told, with};
use hjemmel_diagnostic::{Language, text};

/// What a Danish author is told of errors.
fn told_in_danish(items: &str) -> String {
    let (_, complaints, sources) = checked(&[&with(items)]);
    let errors: Vec<_> = complaints.into_iter().filter(hjemmel_diagnostic::Diagnostic::is_error).collect();
    text::render(&errors, &sources, Language::Danish, false)
}

const MISTAKES: &str = r#"
målgruppe g "G"
  lab § 1
  når job_ready er Ja
  når benefit er blandt cash_benefit og sickness_benefit
  når benefit er cash_benefit eller sickness_benefit
  når status for first_interview er forfalden
  når first_interview er overskredet
  når share er 3 og income er mindst 3 uger
  når hele år fra birth_date til i dag er mindst 18 år

krav first_interview "Første samtale"
  lab § 1
  citizen skal "komme"

fritagelse nothing "Intet"
  lab § 2
  for g

parameter answer_time "Svarfrist"
  lab § 3
  overladt til jobcenter mellem 1 uge og 6 uger
  21 fra 2014-07-01

parameter no_value "Ingen værdi"
  lab § 3
  overladt til jobcenter mellem 1 uge og 6 uger

eksempel "e"
  pr. 2024-01-01
  givet
    benefit "Cash benefit"
    job_ready Nej
    income ukendt
    ingen parental_leave
  forvent
    g gælder ikke
    first_interview er åben
"#;

#[test]
fn words_of_the_law() {
    insta::assert_snapshot!(told_in_danish(MISTAKES));
}

#[test]
fn words_of_the_law_in_english() {
    let text = with(
        r#"
target group g
  lab § 1
  when job_ready is Yes
  when benefit is in cash_benefit or sickness_benefit
  when status of first_interview is due
  when first_interview is overdue
  when whole years from birth_date to today is at least 18 years

requirement first_interview
  lab § 1
  citizen must "go"

example "e"
  as of 2024-01-01
  given
    income unknown
    no parental_leave
  expect
    g does not apply
    first_interview is open
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn the_help_works() {
    clean(&[&with(
        r#"
målgruppe g "G"
  lab § 1
  når job_ready er ja
  når benefit er blandt cash_benefit, sickness_benefit
  når benefit er cash_benefit eller benefit er sickness_benefit
  når status for first_interview er overskredet
  når hele år fra birth_date til i dag er mindst 18
  når antal interviews hvor (form er phone og length er mindst 1 time) er mindst 2
  når antal interviews er mere end 2

krav first_interview "Første samtale"
  lab § 1
  citizen skal "komme"
  senest tidligste af (first_contact + 1 uge, birth_date)
  opfyldt ved interviews

eksempel "e"
  pr. 2024-01-01
  givet
    benefit cash_benefit
    job_ready nej
    parental_leave nej
  forvent
    g er nej
    first_interview åben
"#,
    )]);
}

/// The word of a type that another language has is told once, and the fact is read as what it was meant to be.
#[test]
fn types_by_other_names() {
    let text = r#"rulebook r
  law "x" as lab

situation
  fit boolean
  age integer
  sum kroner
  odd thing

target group g
  lab § 1
  when fit is true and age > 3 and sum > 3 DKK and odd
"#;
    insta::assert_snapshot!(told(&[text]));
}

/// A broken header or line is complained of once; what follows from it is not.
#[test]
fn what_follows_from_another_mistake_is_not_told() {
    for (wrong, right) in [
        ("event interview on held_on", "event interview"),
        ("event interview on held_on", "event interview “Interview” on held_on"),
        ("interviews events interview", "interviews event interview"),
        ("interviews events interview", "interviews events intervieww"),
        ("requirement first_interview \"First\"", "requirement \"First\""),
        ("requirement first_interview \"First\"", "requirement 1_interview \"First\""),
        ("requirement first_interview \"First\"", "requirement first_interview First"),
        ("\nsituation", "\nsituations"),
        ("rulebook contact", "rulebok contact"),
    ] {
        let text = with(
            r#"
requirement first_interview "First"
  lab § 1
  citizen must "go"
  within 1 week after first_contact
  form phone
  met by interviews where form is phone

exemption no_form "No form"
  lab § 2
  lifts form of first_interview

example "e"
  as of 2024-01-01
  given
    first_contact 2024-01-01
  expect
    first_interview due 2024-01-08, open
"#,
        );
        assert!(text.contains(wrong), "{wrong}");
        let (_, complaints, sources) = checked(&[&text.replacen(wrong, right, 1)]);
        let shown = text::render(complaints.as_slice(), &sources, Language::English, false);
        let told = complaints.iter().filter(|it| !it.code().to_string().starts_with("W14")).count();
        assert_eq!(told, 1, "{right}\n{shown}");
    }
}

/// A wrong name hides no other mistake of the same requirement.
#[test]
fn a_wrong_list_hides_no_wrong_form() {
    let told = told(&[&with(
        r#"
requirement first_interview "First"
  lab § 1
  citizen must "go"
  form in_personn
  met by interview
"#,
    )]);
    assert!(told.contains("E0404") && told.contains("E0407"), "{told}");
}
