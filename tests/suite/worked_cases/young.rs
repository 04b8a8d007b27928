//! Young citizens: an interview that came late, an eighteenth birthday before the application, an education not recorded.

use super::asked::{ask, with};
use super::people::{education_not_recorded, just_eighteen, late_first_interview, under_eighteen};
use super::says::{absent, groups, judged, not_applicable, nothing_due_on, owed, question, questions, undetermined};
use hjemmel::Status;
use hjemmel::outcome::{AspectName, NotApplicableReason};
use serde_json::json;

const FIRST: &str = "kontaktforløb.første_samtale";
const FOUR: &str = "kontaktforløb.fire_samtaler";
const OFFER: &str = "ret_og_pligt.ret_og_pligt";
const REPEATED: &str = "ret_og_pligt.løbende_tilbud";

#[test]
fn the_first_interview_is_late_for_good_and_counts_among_the_four() {
    for day in ["2024-08-19", "2024-11-05", "2025-02-08"] {
        owed(&ask(&late_first_interview(), day), FIRST).due("2024-08-15").status(Status::Late).met_on("2024-08-19");
    }
    let outcome = ask(&late_first_interview(), "2024-11-05");
    owed(&outcome, FOUR).due("2025-02-08").status(Status::Open).count(2, 4);
}

#[test]
fn repeated_offers_and_the_cv_stand_without_a_made_up_date() {
    let outcome = ask(&late_first_interview(), "2024-11-05");
    let line = owed(&outcome, REPEATED).without_a_date().status(Status::Standing).cites("lab § 105").0;
    assert!(line.not_encoded.iter().any(|it| it.contains("ikke verificeret")), "{:?}", line.not_encoded);
    owed(&outcome, "cv.cv_på_jobnet").without_a_date().status(Status::Standing);
}

#[test]
fn education_ready_but_not_obviously_so_has_no_dated_cv_no_job_goal_no_booking() {
    let outcome = ask(&late_first_interview(), "2024-11-05");
    for id in ["cv.cv_åbenlyst_uddannelsesparate", "cv.jobmål_i_cv", "kontaktforløb.selvbooking", OFFER] {
        not_applicable(&outcome, id, NotApplicableReason::Group);
    }
    nothing_due_on(&outcome, &["2024-08-29"]);
}

#[test]
fn under_eighteen_only_the_cv_of_the_statute_stands() {
    let outcome = ask(&under_eighteen(), "2024-10-09");
    assert!(groups(&outcome).contains(&"målgrupper.unge_under_18"));
    owed(&outcome, "cv.cv_med_indsats")
        .without_a_date()
        .status(Status::Standing)
        .cites("lab § 22, stk. 1")
        .interpreted("en vejledning siger, at de ikke behøver et cv");
    not_applicable(&outcome, FIRST, NotApplicableReason::NotStarted);
    absent(&outcome, &[FIRST, FOUR, REPEATED, OFFER, "cv.cv_på_jobnet", "kontaktforløb.selvbooking"]);
    assert!(outcome.undetermined.is_empty() && questions(&outcome).is_empty());
}

#[test]
fn after_the_birthday_all_runs_from_the_application_for_help() {
    let outcome = ask(&just_eighteen(), "2024-11-27");
    owed(&outcome, FIRST).due("2024-12-03").status(Status::Open).asks_for(AspectName::Form, "personlig");
    owed(&outcome, FOUR).due("2025-05-26").status(Status::Open).count(0, 4);
    owed(&outcome, REPEATED).without_a_date().status(Status::Standing);
    absent(&outcome, &["cv.cv_med_indsats", OFFER]);
    // Not from the birthday, not from the effort in September.
    nothing_due_on(&outcome, &["2024-11-29", "2025-05-22", "2024-10-03", "2025-03-26"]);
}

#[test]
fn after_the_birthday_the_interviews_are_the_same_in_either_group() {
    for found in ["uddannelsesparat", "aktivitetsparat", "åbenlyst_uddannelsesparat"] {
        let outcome = ask(&with(&just_eighteen(), json!({"beredskab": found})), "2024-11-27");
        owed(&outcome, FIRST).due("2024-12-03").status(Status::Open);
        owed(&outcome, FOUR).due("2025-05-26").status(Status::Open);
    }
}

#[test]
fn an_assessment_of_tomorrow_is_not_seen_today() {
    let outcome = ask(&just_eighteen(), "2024-11-27");
    undetermined(&outcome, "cv.cv_åbenlyst_uddannelsesparate").due("2024-12-17").needs(&["beredskab"]);
    undetermined(&outcome, "cv.jobmål_i_cv").needs(&["beredskab"]);
    undetermined(&outcome, "kontaktforløb.selvbooking").needs(&["beredskab"]);
    question(&outcome, "beredskab").of("kommunen");
    assert_eq!(questions(&outcome), ["beredskab"]);
    assert!(outcome.relied_on.assessments.is_empty());
}

#[test]
fn on_the_day_of_the_assessment_the_three_do_not_apply() {
    let outcome = ask(&just_eighteen(), "2024-11-28");
    for id in ["cv.cv_åbenlyst_uddannelsesparate", "cv.jobmål_i_cv", "kontaktforløb.selvbooking"] {
        not_applicable(&outcome, id, NotApplicableReason::Group);
    }
    assert!(questions(&outcome).is_empty());
    let why = "kan begynde på en uddannelse med støtte";
    judged(&outcome, "beredskab", &json!("uddannelsesparat"), "kommunen", "2024-11-28", why);
}

#[test]
fn with_the_education_unknown_interviews_and_cv_are_owed_all_the_same() {
    let outcome = ask(&education_not_recorded(), "2024-10-28");
    owed(&outcome, FIRST).due("2024-10-24").status(Status::Overdue).count(0, 1);
    owed(&outcome, FOUR).due("2025-04-17").status(Status::Open).count(0, 4);
    owed(&outcome, "cv.cv_på_jobnet").without_a_date().status(Status::Standing);
}

#[test]
fn with_the_education_unknown_one_question_settles_what_offers_there_are() {
    let outcome = ask(&education_not_recorded(), "2024-10-28");
    undetermined(&outcome, OFFER).due("2025-04-17").needs(&["har_uddannelse"]);
    undetermined(&outcome, REPEATED).needs(&["har_uddannelse"]);
    assert_eq!(questions(&outcome), ["har_uddannelse"]);
    question(&outcome, "har_uddannelse")
        .words("Har borgeren en erhvervskompetencegivende uddannelse?")
        .decides(&[OFFER, REPEATED]);
}

#[test]
fn with_the_education_unknown_the_duties_of_the_job_ready_are_settled() {
    let outcome = ask(&education_not_recorded(), "2024-10-28");
    absent(&outcome, &["cv.cv_jobparate", "cv.jobmål_i_cv", "cv.jobsøgning", "kontaktforløb.selvbooking"]);
    not_applicable(&outcome, "cv.jobmål_i_cv", NotApplicableReason::Group);
}

#[test]
fn the_answer_on_education_gives_one_kind_of_offer_and_never_both() {
    for (answer, owes, other) in [(true, OFFER, REPEATED), (false, REPEATED, OFFER)] {
        let outcome = ask(&with(&education_not_recorded(), json!({"har_uddannelse": answer})), "2024-10-28");
        owed(&outcome, owes);
        not_applicable(&outcome, other, NotApplicableReason::Group);
        owed(&outcome, FIRST).due("2024-10-24").status(Status::Overdue);
        owed(&outcome, FOUR).due("2025-04-17").status(Status::Open);
        assert!(questions(&outcome).is_empty());
    }
}
