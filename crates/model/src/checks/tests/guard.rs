//! Guardrails: touched directly, through what is depended on, on common days only.

use super::{book, read, sound, told};

const GUARD: &str = "guardrail core\n  protects act § 1\n\n";

fn exemption(effect: &str) -> String {
    format!("exemption free\n  act § 9\n  {effect}\n\n")
}

#[test]
fn an_exemption_that_touches_what_is_protected() {
    insta::assert_snapshot!(told(&book("", &format!("{GUARD}{}", exemption("lifts form of talk")))));
}

#[test]
fn one_aspect_is_protected_and_another_lifted() {
    let guard = "guardrail core\n  protects form of talk\n\n";
    sound(&book("", &format!("{guard}{}", exemption("lifts deadline of talk"))));
}

#[test]
fn one_aspect_is_protected_and_the_whole_lifted() {
    let guard = "guardrail core\n  protects form of talk\n\n";
    insta::assert_snapshot!(told(&book("", &format!("{guard}{}", exemption("lifts talk")))));
}

#[test]
fn an_exemption_on_other_days_than_the_guardrail() {
    let guard = "guardrail core\n  protects talk\n  from 2020-01-01\n\n";
    let exemption = exemption("lifts talk\n  until 2019-12-31");
    sound(&book("", &format!("{guard}{exemption}")));
}

#[test]
fn a_trial_on_other_days_than_the_guardrail() {
    let text = "guardrail core\n  protects talk\n  from 2022-01-01

trial north\n  act § 9\n  bylaw \"by-law\"\n  until 2021-12-31

exemption free\n  in trial north\n  lifts talk\n";
    sound(&book("", text));
}

#[test]
fn through_a_status_that_a_definition_asks_for() {
    let text = "definition late_talk is status of talk is overdue

requirement warn\n  act § 2\n  when late_talk\n  office must \"warn\"

guardrail core\n  protects warn\n\n";
    insta::assert_snapshot!(told(&book(
        "",
        &format!("{text}{}", exemption("changes deadline of talk to within 6 weeks after first_contact"))
    )));
}

#[test]
fn through_what_stands_in_its_place() {
    let text = "requirement special\n  act § 2\n  office must \"talk specially\"\n  instead of talk

guardrail core\n  protects talk\n\n";
    insta::assert_snapshot!(told(&book("", &format!("{text}{}", exemption("lifts special")))));
}

#[test]
fn a_proposed_exemption_crosses_too() {
    let text = format!("{GUARD}{}", exemption("lifts talk\n  proposed \"applied for\""));
    insta::assert_snapshot!(told(&book("", &text)));
}

#[test]
fn a_proposed_guardrail_stops_no_exemption_that_can_be_on_without_it() {
    let guard = "guardrail core\n  protects talk\n  proposed \"announced\"\n\n";
    sound(&book("", &format!("{guard}{}", exemption("lifts talk"))));
    sound(&book("", &format!("{guard}{}", exemption("lifts talk\n  proposed \"applied for\""))));
    let trial = "trial north\n  act § 9\n  bylaw \"by-law\"\n  until 2021-12-31\n  proposed \"applied for\"\n\n";
    sound(&book("", &format!("{guard}{trial}{}", exemption("in trial north\n  lifts talk"))));
}

#[test]
fn a_guardrail_of_a_proposed_rulebook_stops_the_exemptions_of_that_rulebook() {
    let text = book("", &format!("{GUARD}{}", exemption("lifts talk")));
    let (head, rest) = text.split_once('\n').unwrap();
    let (_, complaints, _) = read(&[&format!("{head}\n  proposed \"a draft\"\n{rest}")]);
    assert_eq!(complaints.errors(), 1);
}

#[test]
fn many_requirements_behind_one_target_are_told_once() {
    let text = "requirement report\n  act § 1, stk. 2\n  office must \"report\"\n\n";
    let text = format!("{text}{GUARD}{}", exemption("lifts act § 1"));
    let (model, complaints, _) = read(&[&book("", &text)]);
    assert_eq!(complaints.errors(), 1);
    assert_eq!(model.rejected[0].requirements.len(), 2);
}

#[test]
fn rejected_exemptions_leave_and_the_others_are_renumbered() {
    let text = "exemption a_fine\n  act § 9\n  lifts report

exemption b_crossing\n  act § 9, stk. 2\n  lifts talk

exemption c_prevailing\n  act § 9\n  lifts form of report\n  prevails over a_fine, b_crossing, d_other

exemption d_other\n  act § 9\n  lifts report

requirement report\n  act § 2\n  office must \"report\"\n  form in_person\n  met by interviews\n\n";
    let (model, complaints, _) = read(&[&book("", &format!("{GUARD}{text}"))]);
    assert_eq!(complaints.errors(), 1);
    let names: Vec<&str> = model.exemptions.iter().map(|it| &*it.named.name).collect();
    assert_eq!(names, ["a_fine", "c_prevailing", "d_other"]);
    let prevails: Vec<u32> = model.exemptions[1].versions[0].prevails_over.iter().map(|id| id.0).collect();
    assert_eq!(prevails, [0, 2]);
    let rejected = &model.rejected[0];
    assert_eq!((&*rejected.exemption, &*rejected.guardrail), ("contact.b_crossing", "contact.core"));
    assert_eq!(rejected.citations[0].to_string(), "act § 9, stk. 2");
    let plan = crate::lower(&model);
    assert_eq!(plan.rejected, model.rejected);
    let touched: Vec<u32> = plan.requirements[0].exemptions.iter().map(|id| id.0).collect();
    assert_eq!((&*plan.requirements[0].named.name, touched), ("report", vec![0, 1, 2]));
}
