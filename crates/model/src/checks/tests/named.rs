//! Rules that name each other in a chain, up to the bound and beyond it.

use super::{book, sound, told};
use hjemmel_engine::plan::MOST_LINKS;
use std::fmt::Write as _;

fn definitions(count: usize) -> String {
    let mut text = String::from("definition d1 is size + 1\n\n");
    for (before, place) in (1_usize..count).zip(2_usize..) {
        write!(text, "definition d{place} is d{before} + 1\n\n").unwrap();
    }
    let asks = "requirement report\n  act § 2\n  when d";
    book("  size number\n", &format!("{text}{asks}{count} is at least 3\n  office must \"report\"\n"))
}

fn groups(count: usize) -> String {
    let mut text = String::from("target group g1\n  act § 3\n  when ready\n\n");
    for (before, place) in (1_usize..count).zip(2_usize..) {
        write!(text, "target group g{place}\n  act § 3\n  when g{before}\n\n").unwrap();
    }
    let asks = "requirement report\n  act § 2\n  for g";
    book("  ready yes/no\n", &format!("{text}{asks}{count}\n  office must \"report\"\n"))
}

#[test]
fn a_chain_as_long_as_the_bound_is_sound() {
    sound(&definitions(MOST_LINKS));
    sound(&groups(MOST_LINKS));
}

#[test]
fn a_chain_of_definitions_that_goes_too_deep_is_told_once() {
    insta::assert_snapshot!(told(&definitions(MOST_LINKS + 3)));
}

#[test]
fn a_chain_of_groups_that_goes_too_deep() {
    insta::assert_snapshot!(told(&groups(MOST_LINKS + 1)));
}
