//! Complaints about types.

use super::{told, with};

#[test]
fn conditions() {
    let text = with(
        r#"
target group a
  lab § 1
  when birth_date
  when interviews
  when benefit and job_ready
  when first_interview
  unless 3

requirement first_interview
  lab § 1
  citizen must "go"
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn comparisons() {
    let text = with(
        r#"
definition a is income > 600
definition b is income > hours_worked
definition c is birth_date is before 3
definition d is income is after 2020-01-01
definition e is benefit > cash_benefit
definition f is interviews >= 4
definition g is 3 months > 12 weeks
definition h is 3 months > 1 year
definition ii is notice > 6
definition j is birth_date is between 2020-01-01 and 5
definition k is job_ready < yes
definition l is share is 75 percent and hours_worked is 37 hours
definition m is income is no later than 600 DKK
definition n is birth_date is no earlier than 600 DKK
definition o is birth_date is no earlier than 2020-01-01 and birth_date is no later than today
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn arithmetic() {
    let text = with(
        r#"
definition a is today - birth_date
definition b is birth_date + 6
definition c is birth_date + 6 weeks + notice
definition d is income + hours_worked
definition e is hours_worked * 2 + 3 hours
definition f is income / 3 rounded down
definition g is birth_date rounded up
definition h is larger of (income, 3)
definition ii is earliest of (birth_date, income)
definition j is latest of (birth_date, first_contact)
definition k is sum of form of interviews
definition l is sum of length of interviews in the last income > 3 hours
definition m is there are interviews where (no interviews where (held_on is known and there are interviews))
definition n is whole years from income to today
definition o is income * hours_worked
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn definitions_in_a_circle() {
    let text = with("definition a is b > 1\ndefinition b is c + 1\ndefinition c is larger of (b, 3)\n");
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn a_definition_that_stands_on_itself() {
    insta::assert_snapshot!(told(&[&with("definition a is a and job_ready\n")]));
}

#[test]
fn chains_of_any_length() {
    let mut chain = String::from("definition d0 is 1\n");
    for place in 1..1500 {
        chain += &format!("definition d{place} is d{} + 1\n", place - 1);
    }
    // The names are such that the last comes first in the order of names.
    assert_eq!(told(&[&with(&chain)]).matches("error[").count(), 1, "E0621 alone");
    let circle = chain.replace("definition d0 is 1", "definition d0 is d1499 + 1");
    assert_eq!(told(&[&with(&circle)]).matches("E0412").count(), 1);
}

#[test]
fn accumulations_and_windows() {
    let text = with(
        r#"
definition talks is number of interviews where form is in_person
definition days_off is days covered by leaves
definition lately is number of interviews in the last 6 months
definition last_talk is date of latest interviews
definition a is talks is at least 2
definition b is days_off
definition c is lately since first_contact is at least 2
definition d is last_talk since first_contact
definition e is income between 10 and 20
definition f is first_contact in the last 6 months
definition g is interviews in the last 6 months
definition h is takls since first_contact
definition i1 is there are leaves where days_off since days_off is at least 1
definition j is there are leaves where (talks between started_on and 5 is 0)
definition k is day on which talks reaches 4
definition l is talks in the 2 whole calendar months before first_contact
definition m is talks since first_contact is at least 2 hours
definition n is no interviews where held_on in the last 6 months
definition o is talks in the income before first_contact
definition lately_on is lately between first_contact and today

definition two is number of interviews
  until 2020-01-01

definition two is number of interviews where form is phone
  from 2020-01-02

definition p is two since first_contact

definition own is number of interviews where (days covered by leaves is at least 1 day)
definition q is there are leaves where (own since started_on is 1)

definition round is number of interviews where round since first_contact is 1

example "one"
  as of 2020-01-01
  given
    benefit cash_benefit
  expect
    talks is 2
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn versions_of_two_types() {
    let text = with("definition a is 1\n  until 2020-01-01\n\ndefinition a is 1 DKK\n  from 2020-01-02\n");
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn clocks_that_depend_on_today() {
    let text = with(
        r#"
definition lately is date of latest interviews in the last 3 months
definition fine is date of latest interviews where held_on > birth_date

target group new
  lab § 1
  when first_contact > today - 1 month

definition odd is date of latest interviews where new

requirement a
  lab § 1
  citizen must "go"
  within 1 week after lately
  met by interviews

requirement b
  lab § 1
  citizen must "go"
  by odd
  met by interviews

requirement c
  lab § 1
  citizen must "go"
  within 1 week after fine
  met by interviews
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn lengths_and_dates_of_deadlines() {
    let text = with(
        r#"
requirement a
  lab § 1
  citizen must "go"
  within income after benefit
  met by interviews

requirement b
  lab § 1
  citizen must "go"
  at least every notice from first_contact
  met by interviews where held_on
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn other_words_for_answers_and_for_what_is_absent() {
    let text = with(
        r#"
definition a is job_ready is true
definition b is job_ready is not falsk
definition c is first_contact is missing
definition d is first_contact is not absent
definition e is date of latest interviews is ukendt
definition f is benefit is missing
definition g is first_contact is true
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}

#[test]
fn a_category_may_have_the_value_missing() {
    let text = with(
        "category reply\n  missing\n  true\n\nevent letter on sent\n  sent date\n  reply reply\n\n\
         definition a is there are letters where reply is missing\n\nsituation\n  letters events letter\n",
    );
    insta::assert_snapshot!(told(&[&text]), @"");
}

#[test]
fn a_status_is_said_of_a_requirement_each_time() {
    let text = with(
        r#"
requirement a
  lab § 1
  citizen must "go"
  by birth_date
  met by interviews

definition b is status of a is open or overdue
definition c is status for a er åben eller overskredet eller opfyldt
definition late is job_ready
definition d is status of a is open or late
"#,
    );
    insta::assert_snapshot!(told(&[&text]));
}
