//! Jobafklaring (Holbæk), ressourceforløb in a trial (Vesthimmerland), ledighedsydelse (Vejle, Hillerød), the employer ratio
//! (Odense) and the integration act (Horsens, Aarhus).

use super::asked::{ask, with, without};
use super::says::{absent, lifted, not_applicable, nothing_due_on, owed, question, undetermined};
use hjemmel::outcome::NotApplicableReason;
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const TEAM: &str = "rehabilitering.jobafklaring_i_teamet";
const REVIEW: &str = "aktiv_socialpolitik.revurdering_af_fleksjobret";
const REVIEW_AGAIN: &str = "aktiv_socialpolitik.fornyet_revurdering_af_fleksjobret";
const HIGH_RATE: &str = "aktiv_socialpolitik.høj_sats";
const RATIO: &str = "støttet_ansættelse.forholdstal";
const FOLLOW_UPS: &str = "integration.fire_opfølgninger_på_kontrakten";
const AS_NEEDED: &str = "integration.opfølgning_efter_behov";

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

#[test]
fn reassessed_after_twelve_months_without_the_leave_and_again() {
    let outcome = ask(&on_ledighedsydelse(), "2024-08-27");
    owed(&outcome, REVIEW).due("2025-01-22").status(Status::Open).window("2024-07-23", "2025-01-22");
    not_applicable(&outcome, REVIEW_AGAIN, NotApplicableReason::Condition);
    let outcome = ask(&on_ledighedsydelse(), "2025-08-11");
    owed(&outcome, REVIEW).due("2025-01-22").status(Status::Met).met_on("2024-12-05");
    owed(&outcome, REVIEW_AGAIN).due("2026-01-22").status(Status::Open);
    absent(&ask(&on_ledighedsydelse(), "2025-07-21"), &[REVIEW_AGAIN]);
}

#[test]
fn which_leave_it_was_decides_whether_twelve_months_are_reached() {
    let leave = json!({"orlovsperioder": [{"orlov_fra": "2024-02-14", "orlov_til": "2024-04-14"}]});
    let outcome = ask(&with(&on_ledighedsydelse(), leave), "2024-06-05");
    undetermined(&outcome, REVIEW).needs(&["orlovsperioder"]);
    question(&outcome, "orlovsperioder").decides(&[REVIEW]);
}

#[test]
fn nine_months_in_fleksjob_in_pieces_give_the_high_rate() {
    let pieces = |ended: &str, incomplete: bool| {
        let events = json!([
            {"fleksjob_fra": "2023-04-04", "fleksjob_til": "2023-11-22"},
            {"fleksjob_fra": "2024-04-15", "fleksjob_til": ended}
        ]);
        let jobs = json!({"fleksjobperioder": {"events": events, "incomplete": incomplete}});
        ask(&with(&on_ledighedsydelse(), jobs), "2024-06-18")
    };
    owed(&pieces("2024-06-11", false), HIGH_RATE).status(Status::Standing);
    owed(&pieces("2024-05-25", false), HIGH_RATE).status(Status::Standing);
    absent(&pieces("2024-05-24", false), &[HIGH_RATE]);
    undetermined(&pieces("2024-05-24", true), HIGH_RATE).needs(&["fleksjobperioder"]);
}

/// 21, 24, 23 and 24 ordinary employees: at most four full-time persons. A sixth is to start on 2 May 2022.
fn a_sixth_person(persons: Value) -> Value {
    json!({
        "kommune": "odense",
        "støttet_plads": "virksomhedspraktik",
        "pladsen_begynder": "2022-05-02",
        "ansatte_måned_for_måned": [
            {"månedens_udgang": "2022-01-31", "fuldtidsansatte": 21},
            {"månedens_udgang": "2022-02-28", "fuldtidsansatte": 24},
            {"månedens_udgang": "2022-03-31", "fuldtidsansatte": 23},
            {"månedens_udgang": "2022-04-30", "fuldtidsansatte": 24}
        ],
        "pladser_med_denne": persons,
        "pladser": [{"pladsen_begyndt": "2022-05-02"}],
        "erklæringer": [{"dateret": "2022-05-03", "begge_har_skrevet_under": true}]
    })
}

#[test]
fn four_full_time_persons_are_allowed_and_a_tenth_more_is_not() {
    absent(&ask(&a_sixth_person(json!("4.0")), "2022-05-10"), &[RATIO]);
    owed(&ask(&a_sixth_person(json!("4.1")), "2022-05-10"), RATIO).status(Status::Broken);
    let unknown = ask(&without(&a_sixth_person(json!(4)), "pladser_med_denne"), "2022-05-10");
    undetermined(&unknown, RATIO).needs(&["pladser_med_denne"]);
}

#[test]
fn the_statement_is_due_the_day_before_the_start() {
    const STATEMENT: &str = "støttet_ansættelse.erklæring_før_start";
    owed(&ask(&a_sixth_person(json!(4)), "2022-05-10"), STATEMENT).due("2022-05-01").status(Status::Late);
    let half = json!({"erklæringer": [{"dateret": "2022-04-29", "begge_har_skrevet_under": false}]});
    owed(&ask(&with(&a_sixth_person(json!(4)), half), "2022-05-10"), STATEMENT).status(Status::Overdue);
}

/// Sorted on 17 September 2024, two follow-ups, the second by telephone and found suitable.
fn sorted_in_september() -> Value {
    json!({
        "fødselsdato": "1991-05-05",
        "kommune": "horsens",
        "ydelse": "sho_ydelse",
        "i_integrationsprogram": true,
        "integrationssag": "flygtning",
        "ansvar_overtaget": "2024-08-20",
        "visiteret_efter_17": "2024-09-17",
        "integrationskontrakter": [{"underskrevet": "2024-09-10"}],
        "integrationsopfølgninger": [
            {"opfulgt_den": "2024-10-15", "form": "personlig"},
            {"opfulgt_den": "2024-12-12", "form": "telefon", "formen_fundet_egnet": true}
        ]
    })
}

#[test]
fn goals_met_before_the_window_ends_let_the_follow_ups_lapse() {
    let outcome = ask(&with(&sorted_in_september(), json!({"mål_opfyldt_den": "2025-02-05"})), "2025-03-20");
    not_applicable(&outcome, FOLLOW_UPS, NotApplicableReason::Lapsed);
    owed(&outcome, AS_NEEDED).status(Status::Standing);
    absent(&outcome, &["kontaktforløb.fire_samtaler", "kontaktforløb.første_samtale"]);
}

#[test]
fn goals_met_after_the_window_leave_it_overdue() {
    let outcome = ask(&with(&sorted_in_september(), json!({"mål_opfyldt_den": "2025-04-03"})), "2025-04-10");
    owed(&outcome, FOLLOW_UPS).due("2025-03-17").status(Status::Overdue).count(2, 4);
    owed(&outcome, AS_NEEDED).status(Status::Standing);
}

#[test]
fn goals_not_recorded_leave_it_undetermined_before_and_after() {
    for day in ["2024-11-06", "2025-03-20"] {
        let outcome = ask(&sorted_in_september(), day);
        undetermined(&outcome, FOLLOW_UPS).needs(&["mål_opfyldt_den"]);
    }
}

/// A family taken over on 11 June 2024: the mother documents work from 9 September.
fn mother() -> Value {
    json!({
        "fødselsdato": "1983-02-02",
        "kommune": "aarhus",
        "ydelse": "sho_ydelse",
        "i_integrationsprogram": true,
        "integrationssag": "familiesammenført_til_flygtning",
        "ansvar_overtaget": "2024-06-11",
        "mål_opfyldt_den": null,
        "dokumenteret_overgang": "fuldtidsarbejde",
        "dokumentation_modtaget": "2024-08-14",
        "overgangen_begynder": "2024-09-09",
        "integrationskontrakter": [],
        "integrationsopfølgninger": []
    })
}

#[test]
fn another_acts_exemption_lifts_the_duty_to_take_part() {
    let outcome = ask(&mother(), "2024-08-22");
    owed(&outcome, "integration.program_tilbydes").status(Status::Standing);
    owed(&outcome, "integration.kontrakt").due("2024-07-11").status(Status::Overdue);
    let line = lifted(&outcome, "integration.aktiv_medvirken").by("integration.snart_i_arbejde_i_program").0;
    assert!(line.by[0].citations[0].to_string().contains("lab § 106"), "{:?}", line.by[0].citations);
    question(&outcome, "visiteret_efter_17");
    nothing_due_on(&outcome, &["2024-12-11"]);
}

#[test]
fn age_is_asked_on_the_day_of_the_takeover() {
    let son = with(&mother(), json!({"fødselsdato": "2006-07-03"}));
    let outcome = ask(&son, "2024-08-22");
    not_applicable(&outcome, "integration.program_tilbydes", NotApplicableReason::Group);
    absent(&outcome, &["integration.kontrakt", "kontaktforløb.første_samtale"]);
}
