//! Days on which the answer turns: a thirtieth birthday, and the turn of the year 2023/2024.

use super::asked::{ask, with};
use super::insured_people::{full_benefit_from, placed_in_january};
use super::people::{about_to_turn_thirty, around_new_year};
use super::says::{absent, groups, not_applicable, nothing_due_on, owed, questions, undetermined};
use hjemmel::outcome::NotApplicableReason;
use hjemmel::{Outcome, Status};
use serde_json::json;

const FIRST: &str = "kontaktforløb.første_samtale";
const FOUR: &str = "kontaktforløb.fire_samtaler";
const OFFER: &str = "ret_og_pligt.ret_og_pligt";
const REPEATED: &str = "ret_og_pligt.løbende_tilbud";
const FOUR_ANEW: &str = "periodeskift.fire_samtaler_fra_30_år";
const OFFER_ANEW: &str = "periodeskift.ret_og_pligt_fra_30_år";

#[test]
fn the_day_before_the_thirtieth_birthday_the_first_period_runs() {
    let outcome = ask(&about_to_turn_thirty(), "2024-10-13");
    assert!(groups(&outcome).contains(&"målgrupper.unge_aktivitetsparate"));
    owed(&outcome, FIRST).due("2024-06-10").status(Status::Met).met_on("2024-06-07");
    owed(&outcome, FOUR).due("2024-12-03").status(Status::Open).count(2, 4);
    owed(&outcome, REPEATED).without_a_date();
    absent(&outcome, &[OFFER, FOUR_ANEW, OFFER_ANEW]);
}

#[test]
fn on_the_thirtieth_birthday_a_new_period_begins_with_a_count_of_its_own() {
    for day in ["2024-10-14", "2025-01-06"] {
        let outcome = ask(&about_to_turn_thirty(), day);
        assert!(groups(&outcome).contains(&"målgrupper.aktivitetsparate"));
        assert!(!groups(&outcome).contains(&"målgrupper.unge_aktivitetsparate"));
        not_applicable(&outcome, FOUR, NotApplicableReason::Lapsed);
        owed(&outcome, FOUR_ANEW).due("2025-04-14").status(Status::Open).count(0, 4).cites("lab § 31, stk. 3");
        owed(&outcome, OFFER_ANEW).due("2025-04-14").status(Status::Open).count(0, 1).cites("lab § 102, stk. 1");
        absent(&outcome, &[OFFER, REPEATED]);
        owed(&outcome, FIRST).due("2024-06-10").status(Status::Met);
        nothing_due_on(&outcome, &["2024-10-21", "2024-12-03"]);
    }
}

#[test]
fn with_an_education_the_thirtieth_birthday_changes_nothing() {
    let educated = with(&about_to_turn_thirty(), json!({"har_uddannelse": true, "ydelse": "kontanthjælp"}));
    for day in ["2024-10-13", "2024-10-14"] {
        let outcome = ask(&educated, day);
        owed(&outcome, FOUR).due("2024-12-03").status(Status::Open).count(2, 4);
        owed(&outcome, OFFER).due("2024-12-03").status(Status::Open);
        absent(&outcome, &[FOUR_ANEW, OFFER_ANEW, REPEATED]);
    }
}

#[test]
fn past_the_birthday_an_unknown_education_leaves_open_which_period_runs() {
    let mut situation = about_to_turn_thirty();
    situation.as_object_mut().unwrap().remove("har_uddannelse");
    let outcome = ask(&situation, "2024-10-14");
    undetermined(&outcome, FOUR).due("2024-12-03").needs(&["har_uddannelse"]);
    undetermined(&outcome, FOUR_ANEW).due("2025-04-14").needs(&["har_uddannelse"]);
    assert_eq!(questions(&outcome), ["har_uddannelse"]);
    // The day before, it only decides the offers.
    owed(&ask(&situation, "2024-10-13"), FOUR).due("2024-12-03").status(Status::Open);
}

#[test]
fn a_window_that_had_ended_before_the_birthday_stays_overdue() {
    let earlier =
        json!({"første_henvendelse": "2024-04-12", "samtaler": [{"afholdt": "2024-04-18", "form": "personlig"}]});
    let outcome = ask(&with(&about_to_turn_thirty(), earlier), "2024-10-14");
    owed(&outcome, FOUR).due("2024-10-12").status(Status::Overdue).count(1, 4);
    owed(&outcome, FOUR_ANEW).due("2025-04-14").status(Status::Open).count(0, 4);
}

#[test]
fn a_first_contact_on_new_years_eve_is_governed_by_the_old_wording() {
    let outcome = ask(&around_new_year("2023-12-31"), "2024-02-05");
    owed(&outcome, FIRST).due("2024-01-07").status(Status::Overdue).cites("lab § 31, stk. 3");
    // The last day of a month gives the last day of a month.
    owed(&outcome, FOUR).due("2024-06-30").status(Status::Open).cites("lab § 31, stk. 1");
}

#[test]
fn a_first_contact_on_new_years_day_is_governed_by_the_new_wording() {
    let outcome = ask(&around_new_year("2024-01-01"), "2024-02-05");
    owed(&outcome, FIRST).due("2024-01-08").status(Status::Overdue).cites("lab § 31, stk. 5");
    owed(&outcome, FOUR).due("2024-07-01").status(Status::Open).cites("lab § 31, stk. 3");
}

/// Insured, 3 and 6 months reached on 29 March and 28 June 2024 on either side of the turn of the year.
fn insured_from(placed: &str) -> Outcome {
    let facts = json!({"dagpengeindplacering": placed, "tilmeldt": placed,
        "ledighedsperioder": full_benefit_from(placed), "samtaler": []});
    ask(&with(&placed_in_january(), facts), "2024-02-05")
}

#[test]
fn placed_on_new_years_eve_the_jobcentre_holds_four_and_the_a_kasse_joins() {
    let outcome = insured_from("2023-12-31");
    owed(&outcome, "kontaktforløb.fire_jobsamtaler_forsikrede").due("2024-06-28").status(Status::Open).count(0, 4);
    owed(&outcome, "kontaktforløb.fællessamtale_tre_til_seks_måneder").due("2024-06-28").status(Status::Open);
    absent(
        &outcome,
        &[
            "kontaktforløb.a_kassens_tre_samtaler",
            "kontaktforløb.jobcenterets_tre_samtaler",
            "kontaktforløb.første_samtale_i_a_kassen",
        ],
    );
}

#[test]
fn placed_on_new_years_day_the_a_kasse_holds_three_and_then_the_jobcentre_three() {
    let outcome = insured_from("2024-01-01");
    owed(&outcome, "kontaktforløb.første_samtale_i_a_kassen").due("2024-01-15").status(Status::Overdue);
    owed(&outcome, "kontaktforløb.a_kassens_tre_samtaler").due("2024-03-29").status(Status::Open).count(0, 3);
    owed(&outcome, "kontaktforløb.jobcenterets_tre_samtaler").due("2024-06-28").status(Status::Open).count(0, 3);
    absent(
        &outcome,
        &["kontaktforløb.fire_jobsamtaler_forsikrede", "kontaktforløb.fællessamtale_tre_til_seks_måneder"],
    );
}
