//! Sick pay: standby and a must-not (Syddjurs), the end of payment (Viborg), category 3 over its repeal (København).

use super::asked::{ask, with, without};
use super::says::{absent, lifted, not_applicable, nothing_due_on, owed, question, undetermined};
use hjemmel::Status;
use hjemmel::outcome::NotApplicableReason;
use serde_json::{Value, json};

const FIRST: &str = "sygedagpenge.første_opfølgning";
const FOUR: &str = "sygedagpenge.fire_opfølgninger";
const REFUSAL: &str = "sygedagpenge.behandling_må_afvises";
const REASSESSED: &str = "sygedagpenge.revurdering_af_varighed";
const ENDS: &str = "sygedagpenge.ophør_for_pensionister";
const TEAM: &str = "sygedagpenge.kategori_3_i_rehabiliteringsteamet";

/// Severe heart failure, standby from 27 March to 30 June 2025; an operation refused on 8 April.
fn on_standby() -> Value {
    json!({
        "kommune": "syddjurs",
        "ydelse": "sygedagpenge",
        "i_ansættelse": true,
        "første_fraværsdag": "2025-03-12",
        "sygekategori": "kategori_2",
        "visiteret_til_kategori_3": null,
        "standby": {"value": true, "by": "kommunen", "on": "2025-03-27", "considerations": "contact would worsen the condition"},
        "standby_fra": "2025-03-27",
        "standby_til": "2025-06-30",
        "har_afvist_behandling": true,
        "standsninger": [],
        "tidlig_opfølgning_ønsket": null,
        "opfølgninger": []
    })
}

#[test]
fn standby_on_the_reading_day_lifts_the_first_follow_up_for_good() {
    for day in ["2025-04-28", "2025-07-14"] {
        lifted(&ask(&on_standby(), day), FIRST).due("2025-05-06").by("sygedagpenge.standbyordning");
    }
}

#[test]
fn the_count_is_lifted_while_standby_lasts_and_open_when_it_has_ended() {
    lifted(&ask(&on_standby(), "2025-04-28"), FOUR).due("2025-09-12");
    owed(&ask(&on_standby(), "2025-07-14"), FOUR)
        .due("2025-09-12")
        .status(Status::Open)
        .count(0, 4)
        .interpreted("Ophører standbyordningen");
}

#[test]
fn a_refused_operation_may_not_count_whatever_else_stops_the_payment() {
    owed(&ask(&on_standby(), "2025-04-28"), REFUSAL).without_a_date().status(Status::Standing);
    let stopped = |ground: Value| {
        let mut stop = json!({"standset": "2025-04-16"});
        if !ground.is_null() {
            stop["grund"] = ground;
        }
        ask(&with(&on_standby(), json!({"standsninger": [stop]})), "2025-04-28")
    };
    owed(&stopped(json!("afvist_behandling")), REFUSAL).status(Status::Broken);
    owed(&stopped(json!("manglende_medvirken")), REFUSAL).status(Status::Standing);
    let outcome = stopped(Value::Null);
    owed(&outcome, REFUSAL).status(Status::Unknown);
    question(&outcome, "standsninger");
}

#[test]
fn the_employers_talk_is_on_its_own_track() {
    let outcome = ask(&on_standby(), "2025-04-28");
    owed(&outcome, "sygedagpenge.arbejdsgiverens_samtale")
        .due("2025-04-09")
        .status(Status::Unknown)
        .needs(&["arbejdsgiversamtaler"]);
    absent(&outcome, &[TEAM, "sygedagpenge.revisitation", "sygedagpenge.opfølgning_på_raskmelding"]);
}

/// A disability pensioner with a job: 71 days in 2024 and unbroken from 10 February 2025.
fn paid_in_two_stretches() -> Value {
    json!({
        "kommune": "viborg",
        "ydelse": "sygedagpenge",
        "i_ansættelse": true,
        "første_fraværsdag": "2025-01-11",
        "pension_eller_pensionsalder": true,
        "sygedagpengeperioder": [
            {"betalt_fra": "2024-07-08", "betalt_til": "2024-09-16"},
            {"betalt_fra": "2025-02-10", "betalt_til": null}
        ],
        "varighedsafgørelser": []
    })
}

#[test]
fn more_than_26_weeks_in_12_calendar_months_end_the_payment_with_june() {
    let outcome = ask(&paid_in_two_stretches(), "2025-05-12");
    owed(&outcome, ENDS).due("2025-06-30").status(Status::Open);
    not_applicable(&outcome, REASSESSED, NotApplicableReason::Condition);
    nothing_due_on(&outcome, &["2025-05-31", "2025-07-31"]);
}

#[test]
fn without_the_pension_status_either_rule_may_hold_and_one_question_settles_it() {
    let outcome = ask(&without(&paid_in_two_stretches(), "pension_eller_pensionsalder"), "2025-05-12");
    undetermined(&outcome, ENDS).due("2025-06-30").needs(&["pension_eller_pensionsalder"]);
    undetermined(&outcome, REASSESSED).due("2025-07-31").needs(&["pension_eller_pensionsalder"]);
}

/// Sorted to category 3 on day 56.
fn in_category_three(absent_from: &str, sorted: &str) -> Value {
    json!({
        "kommune": "københavn",
        "ydelse": "sygedagpenge",
        "i_ansættelse": true,
        "første_fraværsdag": absent_from,
        "sygekategori": {"value": "kategori_3", "by": "kommunen", "on": sorted,
            "considerations": "depression, debt, homelessness; needs a cross-disciplinary effort"},
        "visiteret_til_kategori_3": sorted,
        "tidlig_opfølgning_ønsket": null,
        "opfølgninger": [{"opfulgt": sorted, "form": "personlig"}],
        "teambehandlinger_af_sygemeldte": [{"behandlet_i_teamet": "2025-01-08"}]
    })
}

#[test]
fn the_team_treats_the_case_late() {
    let outcome = ask(&in_category_three("2024-09-24", "2024-11-18"), "2025-01-15");
    owed(&outcome, FIRST).due("2024-11-18").status(Status::Met).met_on("2024-11-18");
    owed(&outcome, FOUR).due("2025-03-24").status(Status::Open).count(1, 4);
    owed(&outcome, TEAM).due("2024-12-16").status(Status::Late);
    owed(&outcome, "sygedagpenge.arbejdsgiverens_samtale").due("2024-10-22");
    absent(&outcome, &["sygedagpenge.lægeattest_til_opfølgning", "sygedagpenge.opfølgning_på_raskmelding"]);
}

#[test]
fn sorted_in_december_the_deadline_in_january_is_that_of_the_old_wording() {
    let outcome = ask(&in_category_three("2024-10-18", "2024-12-12"), "2025-01-15");
    owed(&outcome, TEAM).due("2025-01-09").status(Status::Met).interpreted("ingen overgangsregel");
    owed(&outcome, FOUR).due("2025-04-18");
    not_applicable(&outcome, "sygedagpenge.revisitation", NotApplicableReason::Repealed);
    owed(&ask(&in_category_three("2024-10-18", "2024-12-12"), "2024-12-20"), "sygedagpenge.revisitation");
}

#[test]
fn at_a_follow_up_in_december_the_sorting_is_looked_at_again_and_in_february_not() {
    let situation = in_category_three("2024-09-24", "2024-11-18");
    owed(&ask(&situation, "2024-12-05"), "sygedagpenge.revisitation").without_a_date();
    let outcome = ask(&situation, "2025-02-06");
    not_applicable(&outcome, "sygedagpenge.revisitation", NotApplicableReason::Repealed);
}

#[test]
fn the_coordinating_caseworker_stands_after_the_repeal_for_who_was_sorted_before_it() {
    const CASEWORKER: &str = "sygedagpenge.koordinerende_sagsbehandler";
    let outcome = ask(&in_category_three("2024-09-24", "2024-11-18"), "2025-01-15");
    owed(&outcome, CASEWORKER).without_a_date().status(Status::Standing).interpreted("ingen overgangsregel");
    let outcome = ask(&in_category_three("2024-11-10", "2025-01-02"), "2025-01-15");
    absent(&outcome, &[CASEWORKER, TEAM]);
}

/// Of an incomplete list it is not known whether it ended earlier, and surely it ends by the end of June.
#[test]
fn with_days_that_may_be_missing_the_end_is_not_known_and_there_is_one() {
    let mut situation = paid_in_two_stretches();
    situation["sygedagpengeperioder"] =
        json!({"events": situation["sygedagpengeperioder"].clone(), "incomplete": true});
    for day in ["2025-05-12", "2025-06-30"] {
        let outcome = ask(&situation, day);
        owed(&outcome, ENDS).no_later_than("2025-06-30").status(Status::Unknown).needs(&["sygedagpengeperioder"]);
        question(&outcome, "sygedagpengeperioder").decides(&[ENDS]);
    }
}

/// Whatever is missing from the list, on 1 July the day has gone by.
#[test]
fn with_days_that_may_be_missing_it_ends_no_later_than_with_june() {
    let mut situation = paid_in_two_stretches();
    situation["sygedagpengeperioder"] =
        json!({"events": situation["sygedagpengeperioder"].clone(), "incomplete": true});
    let outcome = ask(&situation, "2025-07-01");
    owed(&outcome, ENDS).no_later_than("2025-06-30").status(Status::Overdue).needs(&["sygedagpengeperioder"]);
    let decided = with(&situation, json!({"varighedsafgørelser": [{"afgjort": "2025-07-02"}]}));
    owed(&ask(&decided, "2025-07-02"), ENDS).no_later_than("2025-06-30").status(Status::Late).met_on("2025-07-02");
}

#[test]
fn payment_stops_with_a_valid_decision_also_for_a_pensioner() {
    let outcome = ask(&paid_in_two_stretches(), "2025-05-12");
    owed(&outcome, ENDS).interpreted("med en gyldig afgørelse").count(0, 1);
    let decided = with(&paid_in_two_stretches(), json!({"varighedsafgørelser": [{"afgjort": "2025-06-18"}]}));
    owed(&ask(&decided, "2025-07-02"), ENDS).status(Status::Met).met_on("2025-06-18");
}
