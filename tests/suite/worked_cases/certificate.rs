//! Rebild 2019: a rolling duty over its repeal into a hole, and another certificate in a trial.

use super::asked::{ask, with};
use super::says::{absent, left_out, not_applicable, nothing_due_on, owed, question};
use hjemmel::outcome::{AspectName, Basis, NotApplicableReason};
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const TODAY: &str = "2020-01-20";
const EVERY_FOUR_WEEKS: &str = "sygedagpenge.opfølgning_hver_fjerde_uge";
const CERTIFICATE: &str = "sygedagpenge.lægeattest_ved_langt_fravær";

/// Absent from 2 September 2019, more than eight weeks expected; the fourth follow-up in a form that is given.
fn over_eight_weeks(last_form: &str) -> Value {
    json!({
        "kommune": "rebild",
        "deltager_i_attestforsøg": true,
        "ydelse": "sygedagpenge",
        "i_ansættelse": true,
        "første_fraværsdag": "2019-09-02",
        "over_otte_uger": true,
        "sygekategori": "kategori_2",
        "visiteret_til_kategori_3": null,
        "tidlig_opfølgning_ønsket": null,
        "opfølgninger": [
            {"opfulgt": "2019-10-23", "form": "personlig"},
            {"opfulgt": "2019-11-20", "form": "personlig"},
            {"opfulgt": "2019-12-19", "form": "personlig"},
            {"opfulgt": "2020-01-14", "form": last_form}
        ],
        "attester": [{"modtaget": "2019-10-16", "dokumenter": "lae_125"}]
    })
}

/// Due dates and statuses of the follow-ups.
fn steps(outcome: &Outcome) -> Vec<(String, Status)> {
    let lines = outcome.obligations.iter().filter(|it| it.id == EVERY_FOUR_WEEKS);
    lines.map(|it| (it.due.unwrap().to_string(), it.status)).collect()
}

fn due(day: &str, status: Status) -> (String, Status) {
    (day.to_owned(), status)
}

#[test]
fn each_step_is_four_weeks_from_the_last_also_over_the_repeal() {
    let outcome = ask(&over_eight_weeks("personlig"), TODAY);
    let expected = [due("2019-11-20", Status::Met), due("2019-12-18", Status::Late), due("2020-01-16", Status::Met)];
    assert_eq!(steps(&outcome), expected);
    let of = |it: &&hjemmel::Obligation| it.id == EVERY_FOUR_WEEKS;
    for line in outcome.obligations.iter().filter(of) {
        assert_eq!(line.basis, Basis::Guidance);
        assert!(line.interpretation.iter().any(|it| it.contains("første opfølgning er ikke læst")));
    }
}

#[test]
fn after_the_repeal_there_is_neither_a_date_nor_no_duty_but_a_hole_that_is_told() {
    let outcome = ask(&over_eight_weeks("personlig"), TODAY);
    nothing_due_on(&outcome, &["2020-02-11"]);
    let said = left_out(&outcome, "sdl § 13 b");
    assert!(said.iter().any(|it| it.contains("hverken, at der er en frist, eller at der ingen er")), "{said:?}");
}

#[test]
fn by_telephone_in_2020_it_is_not_known_whether_it_counts() {
    let outcome = ask(&over_eight_weeks("telefon"), TODAY);
    assert_eq!(steps(&outcome)[2], due("2020-01-16", Status::Unknown));
    question(&outcome, "opfølgning_uden_fremmøde_var_tilladt");
}

#[test]
fn in_the_trial_another_certificate_meets_the_duty_of_2019() {
    let outcome = ask(&over_eight_weeks("personlig"), TODAY);
    let line = owed(&outcome, CERTIFICATE).due("2019-10-23").status(Status::Met).met_on("2019-10-16").0;
    assert_eq!(line.basis, Basis::Secondary);
    let documents = &line.aspects[&AspectName::Documents];
    assert_eq!(documents.changed_by, ["frikommuneforsøg.valg_af_attest"]);
    let trial = &documents.exemptions[0];
    assert_eq!(trial.trial_title.as_deref(), Some("Lægeattester på sygedagpengeområdet (3)"));
    assert!(trial.bylaw.as_deref().unwrap().contains("frikommunevedtægt"));
    assert_eq!(trial.citations[0].to_string(), "frikommuneloven § 1");
    assert!(trial.interpretation.iter().any(|it| it.contains("ikke læst")));
}

#[test]
fn outside_the_trial_it_does_not() {
    for facts in [json!({"kommune": "aarhus"}), json!({"deltager_i_attestforsøg": false})] {
        let outcome = ask(&with(&over_eight_weeks("personlig"), facts), TODAY);
        owed(&outcome, CERTIFICATE).due("2019-10-23").status(Status::Overdue);
    }
}

#[test]
fn nothing_of_the_later_wordings_is_owed() {
    let outcome = ask(&over_eight_weeks("personlig"), TODAY);
    for id in ["sygedagpenge.første_opfølgning", "sygedagpenge.fire_opfølgninger"] {
        not_applicable(&outcome, id, NotApplicableReason::NotInForce);
    }
    absent(&outcome, &["sygedagpenge.lægeattest_til_opfølgning"]);
}
