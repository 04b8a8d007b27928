//! The integration act: goals met before the window ends or after (Horsens), a family that was taken over (Aarhus).

use super::asked::{ask, with};
use super::says::{absent, lifted, not_applicable, nothing_due_on, owed, question, undetermined};
use hjemmel::Status;
use hjemmel::outcome::NotApplicableReason;
use serde_json::{Value, json};

const FOLLOW_UPS: &str = "integration.fire_opfølgninger_på_kontrakten";
const AS_NEEDED: &str = "integration.opfølgning_efter_behov";

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

#[test]
fn a_telephone_follow_up_of_which_suitability_is_not_assessed_is_one_or_two() {
    let situation = with(
        &sorted_in_september(),
        json!({"mål_opfyldt_den": null, "integrationsopfølgninger": [
            {"opfulgt_den": "2024-10-15", "form": "personlig"}, {"opfulgt_den": "2024-12-12", "form": "telefon"}
        ]}),
    );
    owed(&ask(&situation, "2025-03-10"), FOLLOW_UPS).due("2025-03-17").status(Status::Open).count(1, 4);
    // Two at most are there, of four: it is overdue either way.
    owed(&ask(&situation, "2025-03-20"), FOLLOW_UPS).status(Status::Overdue).count(1, 4);
    // With two more, three or four are there.
    let mut all = situation["integrationsopfølgninger"].as_array().unwrap().clone();
    all.extend(["2025-01-20", "2025-03-03"].map(|day| json!({"opfulgt_den": day, "form": "personlig"})));
    let outcome = ask(&with(&situation, json!({"integrationsopfølgninger": all})), "2025-03-20");
    owed(&outcome, FOLLOW_UPS).status(Status::Unknown).count(3, 4).needs(&["integrationsopfølgninger"]);
}

#[test]
fn in_the_programme_the_contract_takes_the_place_of_the_plan_and_of_the_interviews() {
    let known = with(&sorted_in_september(), json!({"mål_opfyldt_den": null, "indsats_begynder": true}));
    let outcome = ask(&known, "2024-11-06");
    absent(
        &outcome,
        &[
            "min_plan.plan",
            "min_plan.plan_før_indsatsen",
            "min_plan.plan_med_job_og_uddannelsesmål",
            "kontaktforløb.fire_samtaler",
            "kontaktforløb.første_samtale",
            "kontaktforløb.første_samtale_ved_fremmøde",
        ],
    );
    assert!(outcome.lifted.is_empty(), "the experiment on integration is of the north, and ended");
}

#[test]
fn a_sorting_that_is_known_not_to_be_made_has_not_started_the_follow_ups() {
    let outcome = ask(&with(&mother(), json!({"visiteret_efter_17": null})), "2024-08-22");
    not_applicable(&outcome, FOLLOW_UPS, NotApplicableReason::NotStarted);
    let outcome = ask(&mother(), "2024-08-22");
    question(&outcome, "visiteret_efter_17")
        .words("Hvilken dag blev borgeren visiteret efter integrationslovens § 17?");
    owed(&outcome, "integration.dansk_og_tilbud").status(Status::Standing).cites("intl § 16, stk. 3");
}

#[test]
fn that_the_follow_ups_are_not_lifted_along_is_an_interpretation() {
    let outcome = ask(&mother(), "2024-08-22");
    let line = lifted(&outcome, "integration.aktiv_medvirken").0;
    let said = &line.by[0].interpretation;
    assert!(said.iter().any(|it| it.contains("ikke afklaret")), "{said:?}");
    assert!(outcome.lifted.iter().all(|it| it.id != FOLLOW_UPS));
}
