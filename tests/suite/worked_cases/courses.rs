//! Jobafklaring (Holbæk), and a ressourceforløb inside and outside the trial (Vesthimmerland).

use super::asked::{ask, with};
use super::says::{absent, lifted, not_applicable, owed, question, undetermined};
use hjemmel::outcome::{AspectName, Basis, NotApplicableReason};
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const TEAM: &str = "rehabilitering.jobafklaring_i_teamet";

/// In work, jobafklaring from 1 July 2025.
fn in_jobafklaring() -> Value {
    json!({
        "kommune": "holbæk",
        "ydelse": "ressourceforløbsydelse",
        "forløb": "jobafklaringsforløb",
        "forløbet_begyndt": "2025-07-01",
        "første_henvendelse": null,
        "overgang_til_ydelsen": "2025-07-01",
        "i_arbejde": true,
        "i_ansættelse": true,
        "samtaler": [],
        "teambehandlinger": [],
        "rehabiliteringsplaner": []
    })
}

#[test]
fn the_team_hangs_on_an_assessment_and_so_does_the_gps_certificate() {
    let outcome = ask(&in_jobafklaring(), "2025-07-08");
    undetermined(&outcome, TEAM).due("2025-07-29").needs(&["tværfaglig_indsats_kan_være_nødvendig"]);
    undetermined(&outcome, "rehabilitering.forberedende_del");
    question(&outcome, "tværfaglig_indsats_kan_være_nødvendig").of("kommunen");
    owed(&outcome, "kontaktforløb.fire_samtaler_efter_overgang").due("2026-01-01").status(Status::Open);
    owed(&outcome, "rehabilitering.jobafklaring_højst_to_år").due("2027-07-01");
    owed(&outcome, "rehabilitering.arbejdsgiver_inddrages").status(Status::Standing);
    absent(&outcome, &["cv.cv_på_jobnet", "kontaktforløb.første_samtale", "ret_og_pligt.ret_og_pligt"]);
}

#[test]
fn the_assessment_decides_from_its_day_on() {
    let assessed = |found: bool, day: &str| {
        let judgement =
            json!({"value": found, "by": "kommunen", "on": "2025-07-14", "considerations": "work and debt"});
        ask(&with(&in_jobafklaring(), json!({"tværfaglig_indsats_kan_være_nødvendig": judgement})), day)
    };
    owed(&assessed(true, "2025-07-15"), TEAM).due("2025-07-29").status(Status::Open);
    undetermined(&assessed(true, "2025-07-13"), TEAM);
    let outcome = assessed(false, "2025-07-15");
    not_applicable(&outcome, TEAM, NotApplicableReason::Condition);
    absent(&outcome, &["rehabilitering.forberedende_del"]);
}

/// Ressourceforløb from 12 April 2021, the plan's offers updated once, on 8 March 2022.
fn plan_updated_once(municipality: &str) -> Value {
    json!({
        "kommune": municipality,
        "ydelse": "ressourceforløbsydelse",
        "forløb": "ressourceforløb",
        "forløbet_begyndt": "2021-04-12",
        "første_henvendelse": null,
        "overgang_til_ydelsen": "2021-04-12",
        "planen_begyndte": "2021-04-12",
        "planopdateringer": [{"opdateret": "2022-03-08"}]
    })
}

/// Due dates and statuses of the plan's updates.
fn updates(outcome: &Outcome) -> Vec<(String, Status)> {
    let lines = outcome.obligations.iter().filter(|it| it.id == "min_plan.planens_tilbud_opdateres");
    lines.map(|it| (it.due.unwrap().to_string(), it.status)).collect()
}

#[test]
fn an_update_lifted_by_the_trial_counts_as_passed_and_the_next_is_counted_from_it() {
    let situation = plan_updated_once("vesthimmerland");
    let outcome = ask(&situation, "2022-01-15");
    lifted(&outcome, "min_plan.planens_tilbud_opdateres").due("2021-10-12").by("frikommuneforsøg.ingen_planopdatering");
    assert_eq!(updates(&outcome), [("2022-04-12".to_owned(), Status::Open)]);
    let outcome = ask(&situation, "2022-06-15");
    let expected = [("2022-04-12".to_owned(), Status::Met), ("2022-09-08".to_owned(), Status::Open)];
    assert_eq!(updates(&outcome), expected);
    absent(&outcome, &["rehabilitering.indsats_inden_seks_måneder", "ret_og_pligt.ret_og_pligt"]);
}

#[test]
fn outside_the_trial_the_update_is_overdue_and_then_late() {
    let situation = plan_updated_once("aarhus");
    assert_eq!(updates(&ask(&situation, "2022-01-15")), [("2021-10-12".to_owned(), Status::Overdue)]);
    assert_eq!(updates(&ask(&situation, "2022-06-15"))[0], ("2021-10-12".to_owned(), Status::Late));
}

#[test]
fn in_jobafklaring_the_plan_has_both_goals_and_steadying_activities() {
    let outcome = ask(&in_jobafklaring(), "2025-07-08");
    owed(&outcome, "min_plan.plan_med_job_og_uddannelsesmål").without_a_date().status(Status::Standing);
    owed(&outcome, "min_plan.plan_med_stabiliserende_aktiviteter").without_a_date().status(Status::Standing);
    let form = owed(&outcome, "kontaktforløb.første_samtale_ved_fremmøde").status(Status::Standing).0;
    assert_eq!(form.basis, Basis::Secondary);
    owed(&outcome, "kontaktforløb.valg_af_samtaleform").status(Status::Standing);
}

#[test]
fn the_preparatory_part_with_the_gps_certificate_comes_with_the_team() {
    let judgement = json!({"value": true, "by": "kommunen", "on": "2025-07-14", "considerations": "work and debt"});
    let assessed = with(&in_jobafklaring(), json!({"tværfaglig_indsats_kan_være_nødvendig": judgement}));
    let outcome = ask(&assessed, "2025-07-15");
    let part = owed(&outcome, "rehabilitering.forberedende_del").without_a_date();
    let part = part.asks_for(AspectName::Documents, "LÆ 265").0;
    assert_eq!(part.basis, Basis::Secondary);
    owed(&outcome, TEAM).interpreted("sekundær kilde");
    owed(&outcome, "rehabilitering.jobafklaring_højst_to_år").interpreted("Årsdagen regnes med");
}

/// The same course with four interviews, an effort, and a recommendation that was not followed.
fn not_as_recommended() -> Value {
    let interviews = ["2021-05-05", "2021-06-16", "2021-08-18", "2021-09-30"];
    with(
        &plan_updated_once("vesthimmerland"),
        json!({
            "samtaler": interviews.map(|day| json!({"afholdt": day, "form": "personlig"})),
            "indsatser_i_forløbet": [{"begyndt": "2021-05-03"}],
            "sag_til_teamet": "ressourceforløb_sag",
            "fulgte_ikke_indstillingen": "2021-04-09",
            "teambehandlinger": [{"behandlet": "2021-03-25"}],
            "forløbsafslutninger": []
        }),
    )
}

#[test]
fn the_four_interviews_of_the_course_are_met() {
    let outcome = ask(&not_as_recommended(), "2022-01-15");
    let four = owed(&outcome, "kontaktforløb.fire_samtaler_efter_overgang").due("2021-10-12");
    four.status(Status::Met).met_on("2021-09-30").count(4, 4);
}

#[test]
fn not_as_the_team_recommended_the_case_goes_to_it_again_without_a_date() {
    let outcome = ask(&not_as_recommended(), "2022-01-15");
    let again = owed(&outcome, "rehabilitering.fornyet_behandling").without_a_date().status(Status::Standing).0;
    assert_eq!(again.basis, Basis::Secondary);
    not_applicable(&outcome, "rehabilitering.indsats_inden_seks_måneder", NotApplicableReason::NotInForce);
    absent(&outcome, &["rehabilitering.i_teamet_igen"]);
}

#[test]
fn the_course_lasts_up_to_five_years_by_the_wording_of_its_start() {
    let outcome = ask(&not_as_recommended(), "2022-06-15");
    owed(&outcome, "rehabilitering.ressourceforløbets_længde").due("2026-04-12").status(Status::Open);
}

#[test]
fn the_updates_say_that_they_are_read_as_rolling() {
    let outcome = ask(&not_as_recommended(), "2022-01-15");
    owed(&outcome, "min_plan.planens_tilbud_opdateres").interpreted("læses som rullende");
}
