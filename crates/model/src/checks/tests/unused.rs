//! What no rule uses, and months that nobody says how to count.

use super::{book, read, told};

#[test]
fn everything_that_can_be_unused() {
    let items = "category benefit\n  cash\n  grant

actor fund

event offer on made_on\n  made_on date

definition age is whole years from birth_date to today

target group adult\n  act § 3\n  when ready

example \"an example asks for nothing\"\n  as of 2020-01-01\n  given\n    idle yes\n  expect\n    talk does not apply\n";
    insta::assert_snapshot!(told(&book("  idle yes/no\n  ready yes/no\n  birth_date date\n", items)));
}

#[test]
fn groups_are_used_in_several_ways() {
    let items = "target group a\n  act § 3\n  when ready

target group b\n  act § 3\n  when ready

target group c\n  act § 3\n  when ready and d

target group d\n  act § 3\n  when ready

at most one of a, b

not encoded \"for want of time\"\n  act § 5\n  for c\n";
    super::sound(&book("  ready yes/no\n", items));
}

#[test]
fn an_actor_may_be_the_value_of_a_field() {
    let items = "actor fund\n\nrequirement report\n  act § 2\n  when asked_by is office\n  office must \"report\"\n";
    super::sound(&book("  asked_by actor\n", items));
}

#[test]
fn use_in_another_file_counts() {
    let common = "rulebook common\n  law \"the act\" as act\n\nsituation\n  ready yes/no
\ntarget group adult\n  act § 3\n  when ready\n";
    let user = book("", "requirement report\n  act § 2\n  for adult\n  office must \"report\"\n")
        .replace("  months last_day\n", "  uses common\n  months last_day\n");
    let (_, complaints, _) = read(&[common, &user]);
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn months_and_nobody_says_how() {
    let items = "requirement report\n  act § 2\n  office must \"report\"
  within 2 months after first_contact\n  met by interviews\n";
    insta::assert_snapshot!(told(&book("", items).replace("  months last_day\n", "")));
}

#[test]
fn years_are_the_same_either_way() {
    let items = "requirement report\n  act § 2\n  office must \"report\"
  within 2 years after first_contact\n  met by interviews\n";
    super::sound(&book("", items).replace("  months last_day\n", ""));
}
