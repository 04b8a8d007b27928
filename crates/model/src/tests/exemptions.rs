//! Trials, exemptions, guardrails and proposals that are in order.

use super::{clean, told, with};
use crate::model::{EffectKind, ExpectationKind, Model};
use crate::{CheckOptions, check};
use hjemmel_engine::ids::{ExemptionId, ProposalId, RequirementId};
use hjemmel_engine::plan::{AspectName, AspectValue};

const RULES: &str = r#"
requirement a
  lab § 30
  jobcenter must "do a"
  at all times
  form in_person, phone
  met by interviews
  tag talks

requirement b
  lab § 35, stk. 2
  jobcenter must "do b"
  documents lae_265, lae_285
  tag talks

requirement c
  lab § 40
  citizen must "do c"
  before first_contact
"#;

fn rules(more: &str) -> Model {
    clean(&[&with(&format!("{RULES}\n{more}"))])
}

fn touched(model: &Model) -> Vec<u32> {
    model.exemptions[0].versions[0].effects.iter().map(|effect| effect.requirement.0).collect()
}

#[test]
fn targets_by_chapter_tag_and_name() {
    let model = rules("exemption x\n  lab § 1\n  lifts c, lab kap. 7\n");
    assert_eq!(touched(&model), [0, 1, 2]);
    let model = rules("exemption x\n  lab § 1\n  lifts tag talks\n");
    assert_eq!(touched(&model), [0, 1]);
    let model = rules("exemption x\n  lab § 1\n  lifts lab § 35\n");
    assert_eq!(touched(&model), [1]);
}

#[test]
fn an_aspect_of_a_chapter_is_that_of_those_that_have_it() {
    let model = rules("exemption x\n  lab § 1\n  lifts form of lab kap. 7\n");
    assert_eq!(touched(&model), [0]);
}

#[test]
fn one_value_of_an_aspect() {
    let model = rules("exemption x\n  lab § 1\n  lifts documents lae_265 of b\n  changes form of a to video\n");
    let effects = &model.exemptions[0].versions[0].effects;
    let EffectKind::ChangeAspect(AspectName::Form, AspectValue::AnyOf(choices)) = &effects[0].kind else { panic!() };
    assert_eq!(choices[0].value.map(|(_, place)| place), Some(2));
    assert!(matches!(&effects[1].kind, EffectKind::LiftValue(AspectName::Documents, name) if &**name == "lae_265"));
}

#[test]
fn a_guardrail_protects_what_it_cites() {
    let model = rules("guardrail g\n  lab § 1\n  protects lab § 40, a\n");
    let protects: Vec<_> = model.guardrails[0].protects.iter().map(|(id, ..)| *id).collect();
    assert_eq!(protects, [RequirementId(0), RequirementId(2)]);
}

#[test]
fn proposals_are_named_after_what_is_marked() {
    let model = rules(
        r#"
trial t "The trial"
  lab § 1
  bylaw "b"
  proposed "approval by the ministry"

exemption x
  in trial t
  proposed
  lifts a

definition old is 1
definition old is 2
  proposed

example "switched on"
  as of 2020-01-01
  with x, contact.t
  expect
    a lifted by x
"#,
    );
    let names: Vec<_> = model.proposals.iter().map(|proposal| &*proposal.name).collect();
    assert_eq!(names, ["contact.old", "contact.t", "contact.x"]);
    assert_eq!(model.proposals[1].lacks.as_deref(), Some("approval by the ministry"));
    assert_eq!(model.proposals[1].label.as_deref(), Some("The trial"));
    assert_eq!(model.exemptions[0].versions[0].in_force.proposals, [ProposalId(1), ProposalId(2)]);
    let proposed: Vec<_> = model.definitions[0].versions.iter().map(|v| v.in_force.proposals.len()).collect();
    assert_eq!(proposed, [0, 1]);
    assert_eq!(model.examples[0].proposals, [ProposalId(1), ProposalId(2)]);
}

#[test]
fn a_proposed_rulebook_marks_all_in_it() {
    let model = clean(&["rulebook draft\n  proposed \"a vote\"\n\ndefinition old is 1\n\nsituation\n  x number\n"]);
    assert_eq!(&*model.proposals[0].name, "draft");
    assert_eq!(model.rulebooks[0].head.proposals, [ProposalId(0)]);
    assert_eq!(model.definitions[0].versions[0].in_force.proposals, [ProposalId(0)]);
}

#[test]
fn an_unless_of_what_is_left_out_is_turned_round() {
    let model = rules("not encoded \"too rare\"\n  lab § 105\n  unless job_ready\n");
    assert_eq!(model.not_encoded[0].when.len(), 1);
    assert_eq!(model.not_encoded[0].citations[0].to_string(), "lab § 105");
}

#[test]
fn at_most_one_of_some_rules() {
    let model = rules("at most one of c, a\n");
    assert_eq!(model.at_most_one[0].versions[0].requirements, [RequirementId(0), RequirementId(2)]);
}

#[test]
fn a_rejected_exemption_leaves_the_others_in_their_places() {
    let text = with(&format!(
        r#"{RULES}
exemption e
  lab § 1
  lifts a

exemption f
  lab § 1
  lifts c
  prevails over g

exemption g
  lab § 1
  lifts c

guardrail guard
  lab § 1
  protects a

example "what stands"
  as of 2020-01-01
  expect
    a lifted by e
    c lifted by f, g
"#
    ));
    let (model, complaints, _) = super::checked(&[&text]);
    assert_eq!(complaints.errors(), 1);
    assert_eq!(&*model.rejected[0].exemption, "contact.e");
    let names: Vec<_> = model.exemptions.iter().map(|exemption| &*exemption.named.name).collect();
    assert_eq!(names, ["f", "g"]);
    assert_eq!(model.exemptions[0].versions[0].prevails_over, [ExemptionId(1)]);
    let expected: Vec<_> = model.examples[0].expectations.iter().map(|line| &line.kind).collect();
    let by = vec![ExemptionId(0), ExemptionId(1)];
    assert_eq!(expected, [&ExpectationKind::LiftedBy { aspect: None, requirement: RequirementId(2), by }]);
}

#[test]
fn a_host_may_go_on_without_what_was_rejected() {
    let text =
        with(&format!("{RULES}\nexemption e\n  lab § 1\n  lifts a\n\nguardrail guard\n  lab § 1\n  protects a\n"));
    let (file, _) = super::file(&text);
    let options = CheckOptions { keep_without_rejected: true };
    let (model, complaints) = check(&[file], &options);
    assert!(!complaints.has_errors());
    assert_eq!(model.rejected.len(), 1);
}

const FOR_EACH: &str = r#"
requirement d
  lab § 41
  for each interviews as talk
  jobcenter must "write it down"
  within 1 week after held_on of talk
"#;

#[test]
fn an_exemption_from_one_requirement_alone_knows_what_it_is_owed_for() {
    let from_d = "exemption x\n  lab § 1\n  when held_on of talk is after 2024-01-01\n  lifts d\n";
    clean(&[&with(&format!("{RULES}\n{FOR_EACH}\n{from_d}"))]);
    for others in ["  lifts a\n", "  lifts tag talks\n"] {
        let told = told(&[&with(&format!("{RULES}\n{FOR_EACH}\n{from_d}{others}"))]);
        assert!(told.contains("E0401") && told.contains("`talk`"), "{told}");
    }
    let by_citation = from_d.replace("lifts d", "lifts lab § 41");
    assert!(told(&[&with(&format!("{RULES}\n{FOR_EACH}\n{by_citation}"))]).contains("E0401"));
}
