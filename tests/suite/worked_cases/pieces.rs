//! Periods in pieces: ledighedsydelse and its reassessment (Vejle), nine months of fleksjob (Hillerød).

use super::asked::{ask, day, with, without};
use super::says::{absent, not_applicable, nothing_due_on, owed, question, questions, undetermined};
use hjemmel::outcome::{AspectName, NotApplicableReason};
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const REVIEW: &str = "aktiv_socialpolitik.revurdering_af_fleksjobret";
const HIGH_RATE: &str = "aktiv_socialpolitik.høj_sats";

/// Ledighedsydelse from 23 May 2023, two months of bereavement leave, reassessed on 5 December 2024.
fn on_ledighedsydelse() -> Value {
    json!({
        "kommune": "vejle",
        "ydelse": "ledighedsydelse",
        "første_henvendelse": null,
        "overgang_til_ydelsen": "2023-05-23",
        "ledighedsydelsesperioder": [{"udbetalt_fra": "2023-05-23", "udbetalt_til": null}],
        "orlovsperioder": [{"orlov_fra": "2024-02-14", "orlov_til": "2024-04-14", "slags": "sorgorlov"}],
        "fleksjobperioder": [],
        "revurderinger": [{"afsluttet": "2024-12-05"}]
    })
}

/// Due dates and statuses of the reassessments.
fn reviews(outcome: &Outcome) -> Vec<(String, Status)> {
    let lines = outcome.obligations.iter().filter(|it| it.id == REVIEW);
    lines.map(|it| (it.due.unwrap().to_string(), it.status)).collect()
}

fn due(day: &str, status: Status) -> (String, Status) {
    (day.to_owned(), status)
}

#[test]
fn reassessed_after_twelve_months_without_the_leave() {
    let outcome = ask(&on_ledighedsydelse(), "2024-08-27");
    owed(&outcome, REVIEW)
        .due("2025-01-22")
        .status(Status::Open)
        .window("2024-07-23", "2025-01-22")
        .interpreted("30 til en måned")
        .asks_for(
            AspectName::Content,
            "at tilbud efter kapitel 11 eller 14 er brugt; borgerens ressourcer og egen opfattelse; hvorfor arbejdsevnen fortsat er varigt nedsat; om en sag om førtidspension eller seniorpension skal begynde",
        );
    absent(&ask(&on_ledighedsydelse(), "2024-07-21"), &[REVIEW]);
    assert!(outcome.lifted.is_empty(), "the experiment without reassessment is of the north");
}

#[test]
fn reassessed_again_counted_anew_and_a_third_time() {
    let met = due("2025-01-22", Status::Met);
    assert_eq!(reviews(&ask(&on_ledighedsydelse(), "2025-07-21")), std::slice::from_ref(&met));
    let outcome = ask(&on_ledighedsydelse(), "2025-08-11");
    assert_eq!(reviews(&outcome), [met.clone(), due("2026-01-22", Status::Open)]);
    let outcome = ask(&on_ledighedsydelse(), "2026-08-11");
    assert_eq!(reviews(&outcome), [met, due("2026-01-22", Status::Overdue), due("2027-01-22", Status::Open)]);
}

#[test]
fn the_second_eighteen_months_counted_anew_are_an_interpretation() {
    let outcome = ask(&on_ledighedsydelse(), "2025-08-11");
    let second = outcome.obligations.iter().rfind(|it| it.id == REVIEW).unwrap();
    assert!(second.interpretation.iter().any(|it| it.contains("18 måneder forfra")), "{:?}", second.interpretation);
}

/// As of 30 July twelve months are reached either way; which day it was hangs on the leave.
#[test]
fn which_leave_it_was_decides_when_twelve_months_are_reached() {
    let leave = json!({"orlovsperioder": [{"orlov_fra": "2024-02-14", "orlov_til": "2024-04-14"}]});
    let outcome = ask(&with(&on_ledighedsydelse(), leave.clone()), "2024-06-05");
    undetermined(&outcome, REVIEW).needs(&["orlovsperioder"]);
    question(&outcome, "orlovsperioder").decides(&[REVIEW]);
    let outcome = ask(&with(&on_ledighedsydelse(), leave), "2024-07-30");
    let line = owed(&outcome, REVIEW).without_a_date().status(Status::Open).needs(&["orlovsperioder"]);
    let due = line.0.due_between.unwrap();
    assert!(due.earliest.unwrap() <= day("2024-11-22") && day("2025-01-22") <= due.latest, "{due:?}");
    question(&outcome, "orlovsperioder").decides(&[REVIEW]);
    let lines = outcome.undetermined.iter().filter(|it| it.id == REVIEW).count();
    assert_eq!((reviews_owed(&outcome), lines), (1, 0), "no second one before July 2025");
}

fn reviews_owed(outcome: &Outcome) -> usize {
    outcome.obligations.iter().filter(|it| it.id == REVIEW).count()
}

#[test]
fn who_is_on_another_benefit_is_not_asked_for_ledighedsydelse() {
    let other = json!({"ydelse": "kontanthjælp", "fødselsdato": "1972-03-04", "første_henvendelse": "2024-05-06"});
    let outcome = ask(&other, "2024-05-20");
    not_applicable(&outcome, REVIEW, NotApplicableReason::Group);
    assert!(!questions(&outcome).contains(&"ledighedsydelsesperioder"));
}

/// Two fleksjob, sick without ledighedsydelse in between; on ledighedsydelse after the second.
fn jobs_in_pieces(second_until: &str, from: &str) -> Value {
    json!({
        "fødselsdato": "1980-10-30",
        "kommune": "hillerød",
        "ydelse": "ledighedsydelse",
        "fleksjobvisiteret": true,
        "første_henvendelse": null,
        "tilmeldt": null,
        "overgang_til_ydelsen": from,
        "fleksjobperioder": [
            {"fleksjob_fra": "2023-04-04", "fleksjob_til": "2023-11-22"},
            {"fleksjob_fra": "2024-04-15", "fleksjob_til": second_until}
        ],
        "ledighedsydelsesperioder": [{"udbetalt_fra": from, "udbetalt_til": null}],
        "orlovsperioder": [],
        "revurderinger": [],
        "samtaler": [],
        "cv_registreringer": []
    })
}

#[test]
fn nine_months_in_fleksjob_in_pieces_give_the_high_rate() {
    let outcome = ask(&jobs_in_pieces("2024-06-11", "2024-06-12"), "2024-06-18");
    owed(&outcome, HIGH_RATE).status(Status::Standing).interpreted("30 til en måned");
    // Eight months and 29 days, and one day more.
    absent(&ask(&jobs_in_pieces("2024-05-24", "2024-05-25"), "2024-06-12"), &[HIGH_RATE]);
    owed(&ask(&jobs_in_pieces("2024-05-25", "2024-05-26"), "2024-06-12"), HIGH_RATE).status(Status::Standing);
}

#[test]
fn a_list_of_jobs_that_may_miss_one_leaves_the_high_rate_undetermined() {
    let mut jobs = jobs_in_pieces("2024-05-24", "2024-05-25");
    jobs["fleksjobperioder"] = json!({"events": jobs["fleksjobperioder"].clone(), "incomplete": true});
    let outcome = ask(&jobs, "2024-06-12");
    undetermined(&outcome, HIGH_RATE).needs(&["fleksjobperioder"]);
    question(&outcome, "fleksjobperioder").decides(&[HIGH_RATE]);
}

#[test]
fn on_ledighedsydelse_a_new_period_begins() {
    let outcome = ask(&jobs_in_pieces("2024-06-11", "2024-06-12"), "2024-06-18");
    owed(&outcome, "cv.cv_ledighedsydelse").due("2024-07-03").status(Status::Open);
    owed(&outcome, "cv.jobmål_i_cv").status(Status::Standing);
    owed(&outcome, "kontaktforløb.fire_samtaler_efter_overgang").due("2024-12-12").status(Status::Open).count(0, 4);
    owed(&outcome, "min_plan.plan_med_jobmål").without_a_date();
    owed(&outcome, "min_plan.plan_med_stabiliserende_aktiviteter").without_a_date();
    absent(&outcome, &[REVIEW, "kontaktforløb.første_samtale", "ret_og_pligt.ret_og_pligt"]);
    nothing_due_on(&outcome, &["2024-06-19"]);
}

#[test]
fn months_in_fleksjob_are_none_of_ledighedsydelse() {
    let long = json!({"fleksjobperioder": [{"fleksjob_fra": "2022-06-01", "fleksjob_til": "2024-06-11"}]});
    absent(&ask(&with(&jobs_in_pieces("2024-06-11", "2024-06-12"), long), "2024-12-18"), &[REVIEW]);
    let untold = without(&jobs_in_pieces("2024-06-11", "2024-06-12"), "fleksjobperioder");
    undetermined(&ask(&untold, "2024-06-18"), HIGH_RATE).needs(&["fleksjobperioder"]);
}
