//! Complaints about examples.

use super::{checked, told, with};

#[test]
fn what_is_given() {
    let text = with(
        r#"
example "all wrong"
  given
    birth_dato 2020-01-01
    benefit cash
    job_ready 3
    income 600
    notice 1 year + 2 weeks
    no parental_leave
    no income
    first_contact incomplete
    interviews 2020-01-01
    interviews held 2020-01-01
    interviews form phone
    interviews held_on 2020-01-01, held_on 2020-02-01
    interviews held_on 2020-01-01, form fax
    leaves started_on 2020-03-01, ended_on 2020-02-01
    leaves started_on 2020-03-01, no ended_on
    leaves no started_on
    birth_date 2000-01-01
    birth_date 2000-01-02
    no first_contact
    leaves incomplete
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn what_is_expected() {
    let text = with(
        r#"
definition age is whole years from birth_date to today

target group g
  lab § 1
  when job_ready

requirement r
  lab § 1
  citizen must "go"

example "all wrong"
  as of 2020-01-01
  with q
  expect
    rr open
    g open
    form of r lifted by x
    age is yes
    age is at least 3
    g is 3
    g is yes
    birth_date is 2020-01-01
    gg applies
    question birth_dat
    because "of nothing"
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn an_example_that_expects_nothing() {
    let codes = |expects: &str| {
        let rule = "requirement r\n  lab § 1\n  citizen must \"go\"\n  at all times\n\n";
        let example = format!("example \"of it\"\n  as of 2024-05-01\n  given\n    job_ready yes\n{expects}");
        let (_, complaints, _) = checked(&[&with(&format!("{rule}{example}"))]);
        let codes: Vec<_> = complaints.into_iter().map(|complaint| complaint.code().as_str()).collect();
        codes.contains(&"W1621")
    };
    assert!(codes(""));
    assert!(!codes("  expect\n    r standing\n"));
}
