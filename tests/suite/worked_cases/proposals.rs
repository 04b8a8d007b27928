//! Proposals that were never law, in Aabenraa: without effect while off, named on every line they touch while on; and one
//! that a guardrail rejects.

use super::asked::{ask, ask_with, day, with};
use super::people::where_proposals_would_reach;
use super::says::{lifted, owed};
use hjemmel::outcome::AspectName;
use hjemmel::{CompileError, Outcome, Rulebook, Status};
use serde_json::json;

const FIRST: &str = "kontaktforløb.første_samtale";
const FOUR: &str = "kontaktforløb.fire_samtaler";
const LONGER: &str = "fiktive_forslag.opdigtet_længere_frist";
const FREE: &str = "fiktive_forslag.opdigtet_frit_antal";

fn asked(proposals: &[&str]) -> Outcome {
    ask_with(&where_proposals_would_reach(), "2024-09-05", proposals)
}

/// The invented proposals that are off and would have touched a line, with the line. Real ones may reach the citizen too.
fn would_touch(outcome: &Outcome) -> Vec<(&str, &str)> {
    let invented = outcome.proposals.would_touch.iter().filter(|it| it.proposal.starts_with("fiktive_forslag."));
    let invented: Vec<_> = invented.collect();
    assert!(invented.iter().all(|it| it.lacks.as_deref() == Some("en vedtaget lov")));
    invented.iter().map(|it| (it.proposal.as_str(), it.id.as_str())).collect()
}

fn cv_is_untouched(outcome: &Outcome) {
    // Counted from the registration, not from the first contact.
    let line = owed(outcome, "cv.cv_jobparate").due("2024-09-13").status(Status::Open).0;
    assert!(line.proposals.is_empty());
}

#[test]
fn with_no_proposal_on_the_law_stands_and_each_is_told() {
    let outcome = asked(&[]);
    owed(&outcome, FIRST).due("2024-08-26").status(Status::Overdue).count(0, 1);
    owed(&outcome, FOUR).due("2025-02-19").status(Status::Open).count(0, 4);
    cv_is_untouched(&outcome);
    assert_eq!(would_touch(&outcome), [(FREE, FOUR), (LONGER, FIRST)]);
    assert!(outcome.proposals.on.is_empty() && outcome.lifted.is_empty());
    assert!(outcome.obligations.iter().all(|it| it.proposals.is_empty()));
}

#[test]
fn with_the_longer_deadline_on_the_first_interview_is_open() {
    let outcome = asked(&["opdigtet_længere_frist"]);
    let line = owed(&outcome, FIRST).due("2024-09-09").status(Status::Open).0;
    assert_eq!(line.proposals, [LONGER]);
    assert_eq!(line.aspects[&AspectName::Deadline].changed_by, [LONGER]);
    assert_eq!(line.due_without_exemptions, Some(day("2024-08-26")));
    let four = owed(&outcome, FOUR).due("2025-02-19").status(Status::Open).count(0, 4).0;
    assert!(four.proposals.is_empty());
    cv_is_untouched(&outcome);
    assert_eq!(would_touch(&outcome), [(FREE, FOUR)]);
    assert_eq!(outcome.proposals.on, [LONGER]);
    assert_eq!(outcome.rulebook.proposals, [LONGER]);
}

#[test]
fn with_both_on_the_four_interviews_are_lifted_by_a_proposal_and_that_is_said() {
    let outcome = asked(&["opdigtet_længere_frist", "opdigtet_frit_antal"]);
    owed(&outcome, FIRST).due("2024-09-09").status(Status::Open);
    let line = lifted(&outcome, FOUR).due("2025-02-19").by(FREE).0;
    assert_eq!(line.by[0].proposals, [FREE]);
    cv_is_untouched(&outcome);
    assert!(would_touch(&outcome).is_empty());
    assert_eq!(outcome.proposals.on, [FREE, LONGER]);
}

#[test]
fn a_proposal_that_is_off_changes_nothing_else() {
    let off = asked(&[]);
    let mut elsewhere = where_proposals_would_reach();
    elsewhere["kommune"] = "horsens".into();
    let elsewhere = ask_with(&elsewhere, "2024-09-05", &["opdigtet_længere_frist", "opdigtet_frit_antal"]);
    let lines = |outcome: &Outcome| -> Vec<_> {
        outcome.obligations.iter().map(|it| (it.id.clone(), it.due, it.status, it.met)).collect()
    };
    assert_eq!(lines(&off), lines(&elsewhere));
    assert!(elsewhere.obligations.iter().all(|it| it.proposals.is_empty()) && elsewhere.lifted.is_empty());
}

/// Greve was named one of four municipalities to be set free from 1 July 2023; no act came.
#[test]
fn in_greve_nothing_is_lifted_and_the_outcome_says_what_is_missing() {
    let situation = with(&where_proposals_would_reach(), json!({"kommune": "greve"}));
    let outcome = ask(&situation, "2024-09-05");
    assert!(outcome.lifted.is_empty() && outcome.proposals.on.is_empty());
    assert!(outcome.obligations.iter().all(|it| it.proposals.is_empty()));
    owed(&outcome, FIRST).due("2024-08-26").status(Status::Overdue);
    owed(&outcome, FOUR).due("2025-02-19").status(Status::Open);
    let announced: Vec<_> =
        outcome.proposals.would_touch.iter().filter(|it| it.proposal == "velfærdsaftaler.velfærdskommuner").collect();
    for id in [FIRST, FOUR, "min_plan.plan"] {
        let line = announced.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{id}: {announced:#?}"));
        assert!(line.lacks.as_deref().unwrap().contains("31. august 2023"));
    }
}

#[test]
fn switched_on_the_four_municipalities_are_free_within_the_guardrails() {
    let situation = with(&where_proposals_would_reach(), json!({"kommune": "greve"}));
    let outcome = ask_with(&situation, "2024-09-05", &["velfærdskommuner"]);
    lifted(&outcome, FIRST).due("2024-08-26").by("velfærdsaftaler.frie_samtaler");
    lifted(&outcome, FOUR).due("2025-02-19").by("velfærdsaftaler.frie_samtaler");
    assert!(outcome.rejected.is_empty());
    cv_is_untouched(&outcome);
}

/// A guardrail around the guidance on appeal, and an invented proposal to do without it. All of it is for this test.
const APPEAL: &str = r#"rulebook appeal "Guidance on appeal"
  law "forvaltningsloven" as fvl
  law "an act that was never passed" as invented, never enacted

actor authority "the authority"

requirement guidance_on_appeal "Guidance on appeal"
  fvl § 25
  authority must "give guidance on appeal with a decision"
  at all times

guardrail rights_of_the_party "Invented: rights of the party"
  protects fvl § 25

exemption no_guidance "Invented: no guidance on appeal"
  invented § 1
  proposed "an enacted law"
  lifts guidance_on_appeal
"#;

fn compiled(text: &str) -> Result<Rulebook, CompileError> {
    Rulebook::builder().source("appeal.rulebook", text).compile()
}

#[test]
fn a_proposal_that_crosses_a_guardrail_is_an_error_that_shows_both_places() {
    let error = compiled(APPEAL).unwrap_err();
    assert_eq!(error.diagnostics().len(), 1);
    let complaint = &error.diagnostics().as_slice()[0];
    assert_eq!(complaint.code().as_str(), "E0801");
    assert!(complaint.span.is_some() && complaint.secondary.len() == 1);
    let page = format!("{error:#}");
    assert!(page.contains("lifts guidance_on_appeal") && page.contains("protects fvl § 25"), "{page}");
}

#[test]
fn a_host_that_goes_on_is_told_of_it_whether_it_is_on_or_off() {
    let builder = Rulebook::builder().source("appeal.rulebook", APPEAL).without_rejected_exemptions();
    let rulebook = builder.compile().unwrap();
    let situation = rulebook.situation_from_json("{}").unwrap();
    let off = rulebook.evaluation(&situation).as_of(day("2024-09-05"));
    let on = off.clone().with("no_guidance");
    for outcome in [off.run().unwrap(), on.run().unwrap()] {
        owed(&outcome, "appeal.guidance_on_appeal").status(Status::Standing);
        assert!(outcome.lifted.is_empty());
        assert_eq!(outcome.rejected.len(), 1);
        assert_eq!(outcome.rejected[0].id, "appeal.no_guidance");
        assert_eq!(outcome.rejected[0].guardrail, "appeal.rights_of_the_party");
        assert_eq!(outcome.rejected[0].requirements, ["appeal.guidance_on_appeal"]);
    }
}

#[test]
fn what_is_not_marked_as_proposed_may_not_rest_on_a_law_that_was_never_enacted() {
    let unmarked = APPEAL.replace("  proposed \"an enacted law\"\n", "");
    let codes = |text: &str| -> Vec<_> {
        compiled(text).unwrap_err().diagnostics().iter().map(|it| it.code().as_str()).collect()
    };
    assert!(codes(&unmarked).contains(&"E0703"));
    let (before, guarded) = unmarked.split_once("guardrail").unwrap();
    let (_, exemption) = guarded.split_once("exemption").unwrap();
    let unguarded = format!("{before}exemption{exemption}");
    assert_eq!(codes(&unguarded), ["E0703"]);
}
