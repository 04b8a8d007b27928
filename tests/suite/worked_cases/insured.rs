//! Two insured citizens of Aarhus on either side of 1 January 2024: the wording of the day they were placed governs.

use super::asked::{ask, with};
use super::insured_people::{placed_in_december, placed_in_january};
use super::says::{absent, left_out, not_applicable, nothing_due_on, owed, question, questions, undetermined};
use hjemmel::Status;
use hjemmel::outcome::NotApplicableReason;
use serde_json::json;

const TODAY: &str = "2024-05-06";

#[test]
fn placed_in_december_the_old_count_runs_on_into_the_new_year() {
    let outcome = ask(&placed_in_december(), TODAY);
    owed(&outcome, "kontaktforløb.fire_jobsamtaler_forsikrede")
        .due("2024-06-12")
        .status(Status::Open)
        .count(3, 4)
        .actor("jobcenteret")
        .cites("lab § 31, stk. 1")
        .interpreted("ingen overgangsregel er fundet")
        .interpreted("tæller ikke med");
}

#[test]
fn placed_in_december_the_joint_interview_is_met_and_another_is_owed_at_sixteen_months() {
    let outcome = ask(&placed_in_december(), TODAY);
    owed(&outcome, "kontaktforløb.fællessamtale_tre_til_seks_måneder")
        .due("2024-06-12")
        .status(Status::Met)
        .met_on("2024-04-05")
        .cites("lab § 31, stk. 2");
    owed(&outcome, "kontaktforløb.fællessamtale_16_måneder")
        .due("2025-04-11")
        .status(Status::Open)
        .count(0, 1)
        .cites("lab § 32, stk. 2");
}

#[test]
fn placed_in_december_an_early_joint_interview_hangs_on_whether_it_was_needed_or_asked_for() {
    let outcome = ask(&placed_in_december(), TODAY);
    undetermined(&outcome, "kontaktforløb.tidlig_fællessamtale")
        .due("2024-03-13")
        .needs(&["behov_for_tidlig_fællessamtale"]);
    question(&outcome, "behov_for_tidlig_fællessamtale").of("a_kassen").words(
        "Har a-kassen fundet behov for en fællessamtale inden tre måneders ledighed, eller har jobcenteret eller borgeren ønsket den?",
    );
    assert!(questions(&outcome).contains(&"behov_for_tidlig_fællessamtale"));
}

#[test]
fn placed_in_december_nothing_of_the_new_flow_and_no_calendar_months() {
    let outcome = ask(&placed_in_december(), TODAY);
    for id in ["a_kassens_tre_samtaler", "jobcenterets_tre_samtaler", "første_samtale_i_a_kassen"] {
        not_applicable(&outcome, &format!("kontaktforløb.{id}"), NotApplicableReason::NotInForce);
    }
    nothing_due_on(&outcome, &["2024-06-14", "2024-07-12", "2024-03-14"]);
    // The a-kasse's own talks of the old law are left out, and that is said.
    assert_eq!(left_out(&outcome, "lab § 25").len(), 1);
}

#[test]
fn a_joint_interview_before_three_months_is_not_the_one_between_three_and_six() {
    let early = json!([{"afholdt": "2024-03-12", "fællessamtale": true}]);
    let outcome = ask(&with(&placed_in_december(), json!({"samtaler": early})), TODAY);
    owed(&outcome, "kontaktforløb.fællessamtale_tre_til_seks_måneder").status(Status::Open).count(0, 1);
    let first_day = json!([{"afholdt": "2024-03-13", "fællessamtale": true}]);
    let outcome = ask(&with(&placed_in_december(), json!({"samtaler": first_day})), TODAY);
    owed(&outcome, "kontaktforløb.fællessamtale_tre_til_seks_måneder").status(Status::Met).met_on("2024-03-13");
}

/// The lower bound at three months stands in what meets the duty; its window is that of the timing, from the clock on.
#[test]
fn the_window_of_the_joint_interview_ends_at_six_months() {
    let outcome = ask(&placed_in_december(), TODAY);
    owed(&outcome, "kontaktforløb.fællessamtale_tre_til_seks_måneder").window("2023-12-14", "2024-06-12");
}

#[test]
fn placed_in_january_the_a_kasse_met_its_part_on_the_last_day() {
    let outcome = ask(&placed_in_january(), TODAY);
    owed(&outcome, "kontaktforløb.første_samtale_i_a_kassen")
        .due("2024-01-26")
        .status(Status::Met)
        .met_on("2024-01-18")
        .actor("a_kassen")
        .cites("lab § 31, stk. 4");
    owed(&outcome, "kontaktforløb.a_kassens_tre_samtaler")
        .due("2024-04-11")
        .status(Status::Met)
        .met_on("2024-04-11")
        .count(3, 3)
        .actor("a_kassen")
        .cites("lab § 31, stk. 1");
}

#[test]
fn placed_in_january_the_jobcentre_has_its_three_to_come() {
    let outcome = ask(&placed_in_january(), TODAY);
    owed(&outcome, "kontaktforløb.jobcenterets_tre_samtaler")
        .due("2024-07-11")
        .status(Status::Open)
        .count(0, 3)
        .actor("jobcenteret")
        .cites("lab § 31, stk. 1");
    owed(&outcome, "kontaktforløb.fællessamtale_16_måneder").due("2025-05-12").status(Status::Open).count(0, 1);
}

#[test]
fn the_jobcentres_three_are_those_after_the_first_three_months() {
    let mut interviews = placed_in_january()["samtaler"].as_array().unwrap().clone();
    interviews.push(json!({"afholdt": "2024-04-11", "holdt_af": "jobcenteret"}));
    interviews.push(json!({"afholdt": "2024-04-12", "holdt_af": "jobcenteret"}));
    let outcome = ask(&with(&placed_in_january(), json!({"samtaler": interviews})), TODAY);
    owed(&outcome, "kontaktforløb.jobcenterets_tre_samtaler").status(Status::Open).count(1, 3);
    owed(&outcome, "kontaktforløb.a_kassens_tre_samtaler").status(Status::Met).count(3, 3);
}

#[test]
fn the_window_of_the_jobcentres_three_ends_at_six_months() {
    let outcome = ask(&placed_in_january(), TODAY);
    owed(&outcome, "kontaktforløb.jobcenterets_tre_samtaler").window("2024-01-12", "2024-07-11");
}

#[test]
fn placed_in_january_nothing_of_the_old_flow_and_no_calendar_months() {
    let outcome = ask(&placed_in_january(), TODAY);
    for id in ["fire_jobsamtaler_forsikrede", "tidlig_fællessamtale", "fællessamtale_tre_til_seks_måneder"] {
        not_applicable(&outcome, &format!("kontaktforløb.{id}"), NotApplicableReason::Repealed);
    }
    absent(&outcome, &["kontaktforløb.jobcenterets_seks_samtaler"]);
    nothing_due_on(&outcome, &["2024-04-12", "2024-07-12", "2024-06-14"]);
    assert!(left_out(&outcome, "lab § 25").is_empty());
}
