//! Exemptions that touch nothing, and requirements that nothing can meet.

use super::{book, sound, told};

#[test]
fn an_exemption_without_a_target() {
    insta::assert_snapshot!(told(&book("", "exemption free\n  act § 9\n")));
}

#[test]
fn an_exemption_whose_citation_selects_nothing() {
    insta::assert_snapshot!(told(&book("", "exemption free\n  act § 9\n  lifts act § 77\n")));
}

#[test]
fn a_deadline_and_nothing_to_meet_it() {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  within 1 month after first_contact\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn what_need_not_be_met_needs_no_met_by() {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  at all times

requirement perhaps\n  act § 2\n  office may \"report\"\n  within 1 month after first_contact

requirement some_day\n  act § 2\n  office must \"report\"\n  within not encoded \"in an order not read\"\n";
    sound(&book("", text));
}

#[test]
fn documents_that_no_event_tells_of() {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  within 1 month after first_contact
  documents lae_265\n  content \"the facts\"\n  met by interviews\n";
    insta::assert_snapshot!(told(&book("", text)));
}
