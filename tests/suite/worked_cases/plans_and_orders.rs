//! What belongs to the first interview or comes before the effort: the education order, and the plan.

use super::asked::{ask, with};
use super::insured_people::{placed_in_january, young_and_insured};
use super::people::{education_not_recorded, just_eighteen, late_first_interview, reassessed, under_eighteen};
use super::says::{absent, not_applicable, owed, question, questions, undetermined};
use hjemmel::Status;
use hjemmel::outcome::{Basis, NotApplicableReason};
use serde_json::{Value, json};

const ORDER: &str = "uddannelsespålæg.uddannelsespålæg_ved_første_samtale";
const STEPS: &str = "uddannelsespålæg.følger_uddannelsespålægget";
const PLAN: &str = "min_plan.plan_ved_første_samtale";
const BOTH_GOALS: &str = "min_plan.plan_med_job_og_uddannelsesmål";
const STEADYING: &str = "min_plan.plan_med_stabiliserende_aktiviteter";

fn ordered(days: &[&str]) -> Value {
    let orders: Vec<Value> = days.iter().map(|day| json!({"givet_den": day})).collect();
    with(&late_first_interview(), json!({"givne_pålæg": orders}))
}

#[test]
fn an_order_three_days_after_the_first_interview_does_not_meet_the_duty() {
    let outcome = ask(&late_first_interview(), "2024-11-05");
    owed(&outcome, ORDER)
        .due("2024-08-15")
        .status(Status::Overdue)
        .cites("lab § 30, stk. 3")
        .interpreted("et pålæg, der gives efter den");
}

#[test]
fn the_line_shows_the_order_of_22_august_and_what_it_lacks() {
    let outcome = ask(&late_first_interview(), "2024-11-05");
    owed(&outcome, ORDER).reason("22 August 2024 does not count: “");
    // One that meets it tells what it is, and no others.
    let met = ask(&ordered(&["2024-08-19"]), "2024-11-05");
    owed(&met, ORDER).status(Status::Late).reason("19 August 2024 counts, but came too late");
}

#[test]
fn an_order_at_the_interview_that_came_late_is_late_too() {
    owed(&ask(&ordered(&["2024-08-19"]), "2024-11-05"), ORDER).due("2024-08-15").status(Status::Late);
}

#[test]
fn the_steps_of_the_order_have_no_date_that_is_computed() {
    let outcome = ask(&late_first_interview(), "2024-11-05");
    let line = owed(&outcome, STEPS).without_a_date().status(Status::Standing);
    assert!(line.0.not_encoded.iter().any(|it| it.contains("for den enkelte")), "{:?}", line.0.not_encoded);
}

#[test]
fn after_the_birthday_the_order_comes_with_the_first_interview() {
    let outcome = ask(&just_eighteen(), "2024-11-27");
    owed(&outcome, ORDER).due("2024-12-03").status(Status::Open).count(0, 1);
    absent(&ask(&under_eighteen(), "2024-10-09"), &[ORDER]);
}

#[test]
fn under_eighteen_the_plan_was_due_before_the_effort_with_both_goals() {
    let outcome = ask(&under_eighteen(), "2024-10-09");
    let line = owed(&outcome, "min_plan.plan_før_indsatsen").due("2024-09-25").status(Status::Overdue).0;
    assert_eq!(line.basis, Basis::Secondary);
    owed(&outcome, BOTH_GOALS).without_a_date().status(Status::Standing);
}

#[test]
fn with_the_education_unknown_the_order_hangs_on_the_same_question() {
    let outcome = ask(&education_not_recorded(), "2024-10-28");
    undetermined(&outcome, ORDER).due("2024-10-24").needs(&["har_uddannelse"]);
    assert_eq!(questions(&outcome), ["har_uddannelse"]);
    question(&outcome, "har_uddannelse").decides(&[ORDER]);
}

#[test]
fn with_the_education_unknown_there_is_a_plan_with_steadying_activities_all_the_same() {
    let outcome = ask(&education_not_recorded(), "2024-10-28");
    owed(&outcome, "min_plan.plan").without_a_date().status(Status::Standing);
    owed(&outcome, STEADYING).without_a_date().status(Status::Standing);
}

#[test]
fn job_ready_again_the_steadying_activities_are_gone() {
    not_applicable(&ask(&reassessed(), "2024-10-08"), STEADYING, NotApplicableReason::Group);
}

#[test]
fn placed_in_january_the_plan_was_made_at_the_first_interview() {
    let outcome = ask(&placed_in_january(), "2024-05-06");
    owed(&outcome, PLAN).due("2024-01-18").status(Status::Met).met_on("2024-01-18").actor("a_kassen");
    owed(&outcome, "min_plan.plan_i_jobcenteret").without_a_date().actor("jobcenteret").cites("lab § 42, stk. 1");
    absent(&outcome, &["min_plan.plan_i_a_kassen"]);
}

#[test]
fn whose_plan_it_is_hangs_on_the_same_two_questions() {
    let outcome = ask(&young_and_insured(), "2024-06-20");
    let needs = ["forsørger_hjemmeboende_børn", "henvist_til_jobcenteret"];
    undetermined(&outcome, PLAN).needs(&needs);
    undetermined(&outcome, "min_plan.plan_for_unge_forsikrede").needs(&needs);
    undetermined(&outcome, "uddannelsespålæg.vurdering_af_uddannelse").needs(&needs[..1]);
    let outcome = ask(&with(&young_and_insured(), json!({"forsørger_hjemmeboende_børn": true})), "2024-06-20");
    owed(&outcome, PLAN).due("2024-06-27").status(Status::Open);
    absent(&outcome, &["min_plan.plan_for_unge_forsikrede", "uddannelsespålæg.vurdering_af_uddannelse"]);
}
