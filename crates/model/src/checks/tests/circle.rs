//! Circles are told, and cut so that the plan can be made all the same.

use super::{book, read, told};

#[test]
fn groups_that_stand_on_each_other() {
    let text = "target group young\n  act § 3\n  when ready unless old

target group old\n  act § 3\n  unless young

requirement report\n  act § 2\n  for young, old\n  office must \"report\"\n";
    insta::assert_snapshot!(told(&book("  ready yes/no\n", text)));
}

#[test]
fn requirements_that_ask_how_each_other_stands() {
    let text = "requirement report\n  act § 2\n  when status of warn is overdue\n  office must \"report\"

requirement warn\n  act § 3\n  when late_report\n  office must \"warn\"

definition late_report is status of report is not met\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn an_exemption_that_asks_how_what_it_lifts_stands() {
    let text = "exemption free\n  act § 9\n  when status of talk is overdue\n  lifts talk\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn requirements_that_displace_each_other() {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  instead of talk, warn

requirement warn\n  act § 3\n  office must \"warn\"\n  instead of report\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn a_requirement_that_displaces_itself() {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  instead of report\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn exemptions_that_prevail_over_each_other() {
    let text = "exemption one\n  act § 9\n  lifts form of talk\n  prevails over two

exemption two\n  act § 9\n  lifts form of talk\n  prevails over one\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn one_spends_events_and_asks_for_what_waits_for_it() {
    let text = "requirement greedy\n  act § 2\n  when status of talk is met\n  office must \"talk more\"
  within 2 weeks after first_contact\n  met by interviews\n  spends its events\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn what_is_left_has_no_circle() {
    let text = "target group a\n  act § 3\n  when b and c

target group b\n  act § 3\n  when c or a

target group c\n  act § 3\n  unless a and b and c

requirement report\n  act § 2\n  for a\n  when status of report is met or status of warn is met\n  office must \"report\"

requirement warn\n  act § 3\n  for b, c\n  when status of report is met\n  office must \"warn\"\n  instead of report\n";
    let (mut model, complaints, _) = read(&[&book("", text)]);
    assert!(complaints.has_errors());
    assert_eq!(model.order.len(), model.requirements.len());
    // Checked again, nothing is found, and the plan is the same.
    let plan = crate::lower(&model);
    let mut again = hjemmel_diagnostic::Diagnostics::new();
    super::super::circle::check(&mut model, &mut again);
    super::super::order::check(&mut model, &mut again);
    assert!(again.is_empty(), "{again:?}");
    assert_eq!(crate::lower(&model).nodes, plan.nodes);
}
