//! Activity-ready citizens who move to another group: in Randers to job-ready, in Næstved to ledighedsydelse.

use super::asked::{ask, with, without};
use super::people::{activity_ready_at_first, moved_to_ledighedsydelse, reassessed};
use super::says::{absent, groups, judged, not_applicable, nothing_due_on, owed, question, questions, undetermined};
use hjemmel::Status;
use hjemmel::outcome::{Basis, NotApplicableReason};
use serde_json::json;

const FIRST: &str = "kontaktforløb.første_samtale";
const FOUR: &str = "kontaktforløb.fire_samtaler";
const OFFER: &str = "ret_og_pligt.ret_og_pligt";

#[test]
fn a_new_assessment_on_the_same_benefit_begins_no_new_period() {
    let outcome = ask(&reassessed(), "2024-10-08");
    owed(&outcome, FIRST).due("2024-05-22").status(Status::Met).met_on("2024-05-17");
    owed(&outcome, FOUR).due("2024-11-15").status(Status::Open).count(2, 4);
    owed(&outcome, OFFER).due("2024-11-15").status(Status::Open).count(0, 1);
    // No second first interview, no window from the day of the assessment.
    nothing_due_on(&outcome, &["2024-09-19", "2025-03-12"]);
    absent(&outcome, &["kontaktforløb.fire_samtaler_efter_overgang", "periodeskift.fire_samtaler_fra_30_år"]);
}

#[test]
fn job_ready_before_the_due_date_the_cv_is_owed_with_the_job_readys_deadline() {
    let outcome = ask(&reassessed(), "2024-10-08");
    owed(&outcome, "cv.cv_jobparate").due("2024-10-03").status(Status::Overdue);
    owed(&outcome, "cv.jobmål_i_cv").status(Status::Standing).cites("lab § 22, stk. 3");
    let outcome = ask(&without(&reassessed(), "cv_registreringer"), "2024-10-08");
    owed(&outcome, "cv.cv_jobparate").due("2024-10-03").status(Status::Unknown).needs(&["cv_registreringer"]);
}

#[test]
fn self_booking_begins_with_the_new_assessment_and_rests_on_guidance() {
    let booking = "kontaktforløb.selvbooking";
    for day in ["2024-09-12", "2024-10-08"] {
        let outcome = ask(&reassessed(), day);
        assert_eq!(owed(&outcome, booking).status(Status::Standing).0.basis, Basis::Guidance);
    }
    let outcome = ask(&with(&reassessed(), activity_ready_at_first()), "2024-09-11");
    not_applicable(&outcome, booking, NotApplicableReason::Group);
}

#[test]
fn the_day_before_the_cv_is_owed_without_a_date() {
    let outcome = ask(&with(&reassessed(), activity_ready_at_first()), "2024-09-11");
    not_applicable(&outcome, "cv.cv_jobparate", NotApplicableReason::Group);
    not_applicable(&outcome, "cv.jobmål_i_cv", NotApplicableReason::Group);
    let line = owed(&outcome, "cv.cv_på_jobnet").without_a_date().status(Status::Standing).cites("lab § 22, stk. 1").0;
    assert!(line.not_encoded.iter().any(|it| it.contains("§ 23, stk. 2")), "{:?}", line.not_encoded);
    owed(&outcome, FOUR).due("2024-11-15").status(Status::Open).count(2, 4);
}

#[test]
fn each_assessment_is_listed_with_who_when_and_why() {
    let why = "behandlingen er slut; beder om arbejde";
    let now = ask(&reassessed(), "2024-10-08");
    judged(&now, "beredskab", &json!("jobparat"), "sagsbehandler L.", "2024-09-12", why);
    let why = "kroniske smerter under behandling; intet fast hjem";
    let then = ask(&with(&reassessed(), activity_ready_at_first()), "2024-09-11");
    judged(&then, "beredskab", &json!("aktivitetsparat"), "sagsbehandler L.", "2024-05-17", why);
}

#[test]
fn before_the_first_assessment_the_category_is_unknown_and_asked_for() {
    let outcome = ask(&with(&reassessed(), activity_ready_at_first()), "2024-05-16");
    assert!(!groups(&outcome).contains(&"målgrupper.aktivitetsparate"));
    undetermined(&outcome, "kontaktforløb.selvbooking").needs(&["beredskab"]);
    undetermined(&outcome, "cv.jobmål_i_cv").needs(&["beredskab"]);
    question(&outcome, "beredskab").of("kommunen");
    assert_eq!(questions(&outcome), ["beredskab"]);
    owed(&outcome, FIRST).due("2024-05-22").status(Status::Open);
    owed(&outcome, FOUR).due("2024-11-15").status(Status::Open);
    owed(&outcome, OFFER).due("2024-11-15").status(Status::Open);
    assert!(outcome.relied_on.assessments.is_empty());
}

#[test]
fn moved_before_the_due_date_the_duties_of_cash_benefit_lapse() {
    let outcome = ask(&moved_to_ledighedsydelse("2024-11-12"), "2025-01-20");
    not_applicable(&outcome, FOUR, NotApplicableReason::Lapsed);
    not_applicable(&outcome, OFFER, NotApplicableReason::Lapsed);
    owed(&outcome, FIRST).due("2024-06-25").status(Status::Met).met_on("2024-06-24");
}

#[test]
fn moved_before_the_due_date_a_new_period_counts_from_nothing() {
    let outcome = ask(&moved_to_ledighedsydelse("2024-11-12"), "2025-01-20");
    owed(&outcome, "kontaktforløb.fire_samtaler_efter_overgang").due("2025-05-12").status(Status::Open).count(0, 4);
    owed(&outcome, "cv.cv_ledighedsydelse").due("2024-12-03").status(Status::Overdue).cites("lab § 23, stk. 1, nr. 4");
    owed(&outcome, "cv.jobmål_i_cv").status(Status::Standing);
}

#[test]
fn moved_after_the_due_date_what_is_overdue_stays_so() {
    let outcome = ask(&moved_to_ledighedsydelse("2025-01-14"), "2025-01-20");
    owed(&outcome, FOUR).due("2024-12-18").status(Status::Overdue).count(2, 4);
    owed(&outcome, OFFER).due("2024-12-18").status(Status::Overdue).count(0, 1);
    owed(&outcome, "cv.cv_ledighedsydelse").due("2025-02-04").status(Status::Open);
    owed(&outcome, "kontaktforløb.fire_samtaler_efter_overgang").due("2025-07-14").status(Status::Open).count(0, 4);
}

#[test]
fn on_the_due_date_itself_the_old_group_still_owes() {
    let outcome = ask(&moved_to_ledighedsydelse("2024-12-19"), "2025-01-20");
    owed(&outcome, FOUR).due("2024-12-18").status(Status::Overdue);
    let outcome = ask(&moved_to_ledighedsydelse("2024-12-18"), "2025-01-20");
    not_applicable(&outcome, FOUR, NotApplicableReason::Lapsed);
}

#[test]
fn on_ledighedsydelse_there_is_no_right_and_duty_and_no_new_first_interview() {
    for (from, offer, first) in [("2024-11-12", "2025-05-12", "2024-11-19"), ("2025-01-14", "2025-07-14", "2025-01-21")]
    {
        let outcome = ask(&moved_to_ledighedsydelse(from), "2025-01-20");
        assert!(
            outcome.obligations.iter().all(|it| !it.id.starts_with("ret_og_pligt.") || it.due.unwrap() < outcome.as_of)
        );
        let offers = outcome.obligations.iter().filter(|it| it.id.contains("ret_og_pligt"));
        assert!(offers.into_iter().all(|it| it.due.unwrap().to_string() != offer));
        nothing_due_on(&outcome, &[first]);
        absent(&outcome, &["ret_og_pligt.løbende_tilbud", "periodeskift.ret_og_pligt_fra_30_år"]);
    }
}
