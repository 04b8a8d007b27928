//! The order of evaluation.

use super::{book, sound};
use crate::Model;

fn order(model: &Model) -> Vec<&str> {
    model.order.iter().map(|id| &*model.requirements[id.index()].named.name).collect()
}

#[test]
fn by_name_where_nothing_depends_on_anything() {
    let text = "requirement b_report\n  act § 2\n  office must \"report\"

requirement a_warn\n  act § 3\n  office must \"warn\"\n";
    assert_eq!(order(&sound(&book("", text))), ["a_warn", "b_report", "talk"]);
}

#[test]
fn what_is_asked_about_comes_first_through_groups_definitions_and_exemptions() {
    let text = "requirement a\n  act § 2\n  for late\n  office must \"a\"

target group late\n  act § 4\n  when overdue_warning

definition overdue_warning is status of z is overdue

requirement z\n  act § 3\n  office must \"z\"

exemption free\n  act § 9\n  when status of talk is met\n  lifts z\n";
    assert_eq!(order(&sound(&book("", text))), ["talk", "z", "a"]);
}

#[test]
fn what_displaces_comes_first() {
    let text = "requirement z\n  act § 3\n  office must \"z\"\n  instead of talk\n";
    assert_eq!(order(&sound(&book("", text))), ["z", "talk"]);
}

#[test]
fn what_spends_comes_before_what_reads_the_same_events() {
    let text = "requirement z\n  act § 3\n  office must \"z\"\n  within 1 week after first_contact
  met by interviews\n  spends its events

requirement y\n  act § 3\n  office must \"y\"\n  within 1 week after first_contact
  met by interviews\n  spends its events\n";
    assert_eq!(order(&sound(&book("", text))), ["y", "z", "talk"]);
}
