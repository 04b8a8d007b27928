//! A self-supporting citizen of Roskilde who applies for cash benefit: the clock runs from the application for help.

use super::asked::{ask, with, without};
use super::people::{applied_for_cash_benefit, self_supporting};
use super::says::{groups, judged, not_applicable, nothing_due_on, owed, question, questions, undetermined};
use hjemmel::Status;
use hjemmel::outcome::NotApplicableReason;
use serde_json::json;

const FIRST: &str = "kontaktforløb.første_samtale";
const FOUR: &str = "kontaktforløb.fire_samtaler";
const OFFER: &str = "ret_og_pligt.ret_og_pligt";

#[test]
fn without_an_effort_nothing_is_owed_and_nothing_is_asked() {
    for day in ["2024-01-16", "2024-03-05"] {
        let outcome = ask(&self_supporting(), day);
        assert_eq!(groups(&outcome), ["målgrupper.ledige_selvforsørgende"]);
        assert!(outcome.obligations.is_empty(), "{:?}", outcome.obligations);
        assert!(outcome.undetermined.is_empty() && outcome.lifted.is_empty() && questions(&outcome).is_empty());
        not_applicable(&outcome, "cv.cv_med_indsats", NotApplicableReason::Group);
        not_applicable(&outcome, FIRST, NotApplicableReason::NotStarted);
        not_applicable(&outcome, FOUR, NotApplicableReason::NotStarted);
        not_applicable(&outcome, OFFER, NotApplicableReason::NotStarted);
    }
}

#[test]
fn with_an_effort_the_cv_is_owed() {
    let outcome = ask(&with(&self_supporting(), json!({"indsats_givet": true})), "2024-03-05");
    owed(&outcome, "cv.cv_med_indsats").without_a_date().cites("lab § 22, stk. 1");
}

#[test]
fn interviews_and_offer_run_from_the_application_whatever_the_category() {
    for situation in
        [applied_for_cash_benefit("2024-03-18"), without(&applied_for_cash_benefit("2024-03-18"), "beredskab")]
    {
        let outcome = ask(&situation, "2024-03-08");
        let talk = "som selvforsørgende";
        owed(&outcome, FIRST).due("2024-03-13").status(Status::Open).interpreted(talk);
        owed(&outcome, FOUR).due("2024-09-06").status(Status::Open).count(0, 4).interpreted(talk);
        owed(&outcome, OFFER).due("2024-09-06").status(Status::Open).count(0, 1).interpreted(talk);
        // The talk about jobs on 16 January is no application for help.
        nothing_due_on(&outcome, &["2024-01-23", "2024-07-16"]);
    }
}

#[test]
fn before_the_assessment_the_dated_cv_and_the_job_goal_are_undetermined() {
    let outcome = ask(&applied_for_cash_benefit("2024-03-18"), "2024-03-08");
    undetermined(&outcome, "cv.cv_jobparate").due("2024-03-27").needs(&["beredskab"]);
    undetermined(&outcome, "cv.jobmål_i_cv").needs(&["beredskab"]);
    assert_eq!(questions(&outcome), ["beredskab"]);
    question(&outcome, "beredskab").of("kommunen").decides(&["cv.cv_jobparate", "cv.jobmål_i_cv"]);
}

#[test]
fn assessed_before_the_due_date_the_cv_is_overdue() {
    let outcome = ask(&applied_for_cash_benefit("2024-03-18"), "2024-04-12");
    owed(&outcome, FIRST).due("2024-03-13").status(Status::Overdue);
    owed(&outcome, "cv.cv_jobparate").due("2024-03-27").status(Status::Overdue);
    owed(&outcome, "cv.jobmål_i_cv").status(Status::Standing);
    let why = "nyligt arbejde, intet i vejen med helbredet";
    judged(&outcome, "beredskab", &json!("jobparat"), "kommunen", "2024-03-18", why);
}

#[test]
fn assessed_the_day_after_the_due_date_the_cv_stays_undetermined() {
    let outcome = ask(&applied_for_cash_benefit("2024-03-28"), "2024-04-12");
    undetermined(&outcome, "cv.cv_jobparate").due("2024-03-27").needs(&["beredskab"]);
    owed(&outcome, "cv.jobmål_i_cv").status(Status::Standing);
    // On the due date itself it is seen.
    let outcome = ask(&applied_for_cash_benefit("2024-03-27"), "2024-04-12");
    owed(&outcome, "cv.cv_jobparate").due("2024-03-27").status(Status::Overdue).interpreted("ingen ny frist");
}

#[test]
fn no_sanction_is_asked_about_for_the_time_before_the_application() {
    let outcome = ask(&self_supporting(), "2024-03-05");
    assert!(outcome.obligations.iter().all(|it| !it.id.starts_with("aktiv_socialpolitik.")));
    assert!(outcome.undetermined.iter().all(|it| !it.id.starts_with("aktiv_socialpolitik.")));
}
