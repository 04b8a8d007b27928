//! Versions: overlaps, holes, days that do not fit.

use super::{book, sound, told};

fn requirement(validity: &str, rest: &str) -> String {
    format!("requirement report\n  act § 2\n  office must \"report\"\n{rest}  {validity}\n\n")
}

fn standing(validity: &str) -> String {
    requirement(validity, "")
}

#[test]
fn a_version_that_ends_before_it_begins() {
    insta::assert_snapshot!(told(&book("", &standing("from 2020-01-01 until 2019-12-31"))));
}

#[test]
fn two_versions_on_the_same_days() {
    let text = standing("until 2020-06-30") + &standing("from 2020-01-01");
    insta::assert_snapshot!(told(&book("", &text)));
}

#[test]
fn a_name_that_is_taken() {
    let text = standing("basis statute") + &standing("basis statute");
    insta::assert_snapshot!(told(&book("", &text)));
}

#[test]
fn a_proposal_stands_in_for_the_law_and_does_not_overlap_it() {
    let text = standing("from 2020-01-01") + &standing("from 2021-01-01\n  proposed \"announced\"");
    sound(&book("", &text));
}

#[test]
fn two_versions_of_one_proposal_overlap() {
    let text = standing("from 2020-01-01")
        + &standing("from 2021-01-01\n  proposed \"announced\"")
        + &standing("from 2022-01-01\n  proposed \"announced\"");
    insta::assert_snapshot!(told(&book("", &text)));
}

#[test]
fn a_hole_between_versions() {
    let text = standing("until 2019-12-31") + &standing("from 2020-03-01");
    insta::assert_snapshot!(told(&book("", &text)));
}

#[test]
fn versions_without_a_hole() {
    sound(&book("", &(standing("until 2019-12-31") + &standing("from 2020-01-01"))));
}

#[test]
fn a_hole_of_which_it_is_said_that_it_is_there() {
    let text = standing("until 2019-12-31") + &standing("from 2020-03-01");
    let told_whole = "not encoded \"repealed by mistake\"\n  act §§ 1-3\n  from 2020-01-01 until 2020-02-29\n";
    sound(&book("", &format!("{text}{told_whole}")));
    let in_parts = "not encoded \"first\"\n  act § 2\n  until 2020-01-31\n
not encoded \"second\"\n  act § 2, stk. 1\n  from 2020-02-01\n";
    sound(&book("", &format!("{text}{in_parts}")));
}

#[test]
fn a_hole_that_is_told_in_part_or_under_another_provision() {
    let text = standing("until 2019-12-31") + &standing("from 2020-03-01");
    let in_part = "not encoded \"repealed by mistake\"\n  act § 2\n  until 2020-02-28\n";
    let of_another = "\nnot encoded \"another\"\n  act § 3\n";
    insta::assert_snapshot!(told(&book("", &format!("{text}{in_part}{of_another}"))));
}

#[test]
fn a_rule_outside_the_days_of_its_rulebook() {
    insta::assert_snapshot!(told(&book("", &standing("from 2015-07-01"))));
}

#[test]
fn a_trial_may_have_begun_before_the_rulebook() {
    let trial = "trial north\n  act § 9\n  bylaw \"by-law\"\n  from 2015-07-01 until 2017-12-31

exemption free\n  in trial north\n  lifts talk\n";
    sound(&book("", trial));
}

#[test]
fn a_trial_that_ended_before_the_rulebook_began() {
    let trial = "trial north\n  act § 9\n  bylaw \"by-law\"\n  from 2012-07-01 until 2015-12-31

exemption free\n  in trial north\n  lifts talk\n";
    insta::assert_snapshot!(told(&book("", trial)));
}

#[test]
fn an_exemption_on_no_day_of_its_trial() {
    let trial = "trial north\n  act § 9\n  bylaw \"by-law\"\n  from 2017-07-01 until 2018-12-31

exemption free\n  in trial north\n  lifts talk\n  from 2019-01-01\n";
    insta::assert_snapshot!(told(&book("", trial)));
}

#[test]
fn versions_that_count_from_different_dates() {
    let facts = "  decided_on date\n";
    let text = requirement("until 2019-12-31", "  within 1 week after first_contact\n  met by interviews\n")
        + &requirement("from 2020-01-01", "  within 1 week after decided_on\n  met by interviews\n");
    insta::assert_snapshot!(told(&book(facts, &text)));
}

#[test]
fn versions_that_count_from_the_same_date_in_other_words() {
    let text = requirement("until 2019-12-31", "  within 1 week after (first_contact + 1 week)\n  met by interviews\n")
        + &requirement("from 2020-01-01", "  within 2 weeks after first_contact + 1 week\n  met by interviews\n");
    sound(&book("", &text));
}

fn with_days(days: &str) -> String {
    format!(
        "requirement report\n  act § 2\n{days}  office must \"report\"\n  within 2 weeks after begun\n  met by interviews\n\n"
    )
}

#[test]
fn a_day_of_effect_may_reach_into_the_days_of_an_older_version_and_leaves_none_out() {
    let reaches_back = with_days("  until 2019-12-31\n")
        + &with_days("  from 2020-01-01 until 2020-12-31\n  with effect from 2019-07-01\n");
    let later = with_days("  from 2021-01-01\n  with effect from 2021-01-01\n");
    sound(&book("  begun date\n", &(reaches_back + &later)));
    let hole = with_days("  until 2019-12-31\n") + &with_days("  from 2020-01-01\n  with effect from 2020-03-01\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &hole)));
}

#[test]
fn a_day_of_effect_stands_beside_the_day_of_being_in_force() {
    let alone = with_days("  with effect from 2019-07-01\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &alone)));
    let after = with_days("  from 2019-01-01 until 2019-12-31\n  with effect from 2020-07-01\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &after)));
    let before_the_rulebook = with_days("  from 2019-01-01\n  with effect from 2015-07-01\n");
    insta::assert_snapshot!(told(&book("  begun date\n", &before_the_rulebook)));
}

#[test]
fn no_law_is_kept_of_a_day_that_a_later_version_reaches_back_to() {
    let versions = with_days("  until 2019-12-31\n") + &with_days("  from 2020-01-01\n  with effect from 2019-07-01\n");
    let keeps = |on: &str| format!("{versions}exemption frozen\n  act § 4\n  keeps report as of {on}\n\n");
    sound(&book("  begun date\n", &keeps("2019-06-30")));
    insta::assert_snapshot!(told(&book("  begun date\n", &keeps("2019-07-01"))));
}
