//! The North Jutland trial: telephone interviews during and after it, and its last day.

use super::asked::{ask, with};
use super::insured_people::{full_benefit_from, in_every_part_of_the_trial, on_the_telephone};
use super::says::{absent, lifted, nothing_due_on, owed};
use hjemmel::outcome::AspectName;
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const FOUR: &str = "kontaktforløb.fire_jobsamtaler_forsikrede";
const JOINT: &str = "kontaktforløb.fællessamtale_tre_til_seks_måneder";

#[test]
fn a_telephone_interview_after_the_trial_does_not_count() {
    let outcome = ask(&on_the_telephone(), "2022-02-01");
    owed(&outcome, FOUR)
        .due("2022-01-19")
        .status(Status::Overdue)
        .count(3, 4)
        .cites("lab § 31, stk. 1")
        .asks_for(AspectName::Form, "personlig")
        .interpreted("sekundære kilder")
        .reason("26 May 2021 counts")
        .reason("9 September 2021 counts, since")
        .reason("4 November 2021 counts, since")
        .reason("12 January 2022 does not count");
    owed(&outcome, JOINT).due("2022-01-19").status(Status::Met).met_on("2021-11-30");
    owed(&outcome, "ret_og_pligt.ret_og_pligt_forsikrede").due("2022-01-19").cites("lab § 102, stk. 1");
    assert!(outcome.lifted.is_empty(), "the cadence was no part of the trial here");
}

#[test]
fn had_the_last_interview_been_in_person_the_duty_was_met() {
    let mut situation = on_the_telephone();
    situation["samtaler"][3]["form"] = json!("personlig");
    owed(&ask(&situation, "2022-02-01"), FOUR).status(Status::Met).met_on("2022-01-12").count(4, 4);
}

#[test]
fn during_the_trial_the_form_is_lifted_and_the_count_is_not() {
    let outcome = ask(&on_the_telephone(), "2021-12-13");
    let line = owed(&outcome, FOUR).due("2022-01-19").status(Status::Open).count(3, 4).0;
    let form = &line.aspects[&AspectName::Form];
    assert_eq!(form.lifted_by, ["frikommuneforsøg.samtalernes_form"]);
    assert_eq!(form.exemptions[0].trial_title.as_deref(), Some("Samtaler med forsikrede ledige"));
    assert!(form.exemptions[0].bylaw.as_deref().unwrap().contains("frikommunevedtægt"));
    assert_eq!(form.exemptions[0].citations[0].to_string(), "frikommuneloven § 1");
    assert!(line.aspects.get(&AspectName::Deadline).is_none_or(|it| it.lifted_by.is_empty()));
    assert!(outcome.lifted.is_empty());
}

#[test]
fn the_hours_of_the_summer_are_left_out_of_the_dates() {
    for day in ["2021-12-13", "2022-02-01"] {
        let outcome = ask(&on_the_telephone(), day);
        nothing_due_on(&outcome, &["2021-09-29", "2021-12-29", "2021-08-06", "2021-11-05"]);
    }
}

/// Without the weeks of work and without the months that do not count, the dates are others, and they would be wrong.
#[test]
fn benefit_without_a_break_reaches_six_months_three_weeks_earlier() {
    let unbroken = with(&on_the_telephone(), json!({"ledighedsperioder": full_benefit_from("2021-05-10")}));
    owed(&ask(&unbroken, "2021-12-13"), FOUR).due("2021-12-29");
}

/// Vesthimmerland with further interviews than the one in October.
fn also(interviews: &[Value]) -> Value {
    let mut all = in_every_part_of_the_trial()["samtaler"].as_array().unwrap().clone();
    all.extend(interviews.iter().cloned());
    with(&in_every_part_of_the_trial(), json!({"samtaler": all}))
}

#[test]
fn on_the_last_day_of_the_trial_the_cadence_is_lifted() {
    let outcome = ask(&in_every_part_of_the_trial(), "2021-12-31");
    let line = lifted(&outcome, FOUR).due("2022-03-04").by("frikommuneforsøg.samtalernes_kadence").0;
    assert_eq!(line.by[0].trial.as_deref(), Some("frikommuneforsøg.samtaleforsøg"));
    let joint = owed(&outcome, JOINT).without_a_date().status(Status::Standing).0;
    assert_eq!(joint.aspects[&AspectName::Deadline].lifted_by, ["frikommuneforsøg.samtalernes_kadence"]);
    assert_eq!(joint.due_without_exemptions.unwrap().to_string(), "2022-03-04");
}

#[test]
fn the_day_after_the_trial_the_window_that_is_still_open_must_be_filled() {
    let outcome = ask(&in_every_part_of_the_trial(), "2022-01-01");
    owed(&outcome, FOUR).due("2022-03-04").status(Status::Open).count(1, 4).asks_for(AspectName::Form, "personlig");
    owed(&outcome, JOINT).due("2022-03-04").status(Status::Open).count(0, 1);
    assert!(outcome.lifted.is_empty());
}

#[test]
fn a_telephone_interview_counts_on_the_last_day_of_the_trial_and_not_on_the_next() {
    let counted = |day: &str| ask(&also(&[json!({"afholdt": day, "form": "telefon"})]), "2022-01-03");
    owed(&counted("2021-12-31"), FOUR).count(2, 4).status(Status::Open);
    owed(&counted("2022-01-01"), FOUR).count(1, 4).status(Status::Open);
}

/// With full benefit from the day of the placement, no interview but the first.
fn placed_on(placed: &str) -> Outcome {
    let dates = json!({"dagpengeindplacering": placed, "tilmeldt": placed,
        "ledighedsperioder": full_benefit_from(placed)});
    ask(&with(&in_every_part_of_the_trial(), dates), "2022-05-02")
}

#[test]
fn a_deadline_on_the_last_day_of_the_trial_leaves_no_debt() {
    let outcome = placed_on("2021-07-05");
    lifted(&outcome, FOUR).due("2021-12-31").by("frikommuneforsøg.samtalernes_kadence");
    owed(&outcome, JOINT).without_a_date();
}

#[test]
fn a_deadline_on_the_first_working_day_after_the_trial_is_overdue() {
    let outcome = placed_on("2021-07-06");
    owed(&outcome, FOUR).due("2022-01-03").status(Status::Overdue).count(1, 4);
    owed(&outcome, JOINT).due("2022-01-03").status(Status::Overdue).count(0, 1);
}

#[test]
fn outside_the_network_nothing_is_lifted() {
    let outcome = ask(&with(&in_every_part_of_the_trial(), json!({"kommune": "aarhus"})), "2021-12-31");
    owed(&outcome, FOUR).due("2022-03-04").status(Status::Open).asks_for(AspectName::Form, "personlig");
    assert!(outcome.lifted.is_empty());
    absent(&outcome, &["kontaktforløb.a_kassens_tre_samtaler", "kontaktforløb.jobcenterets_tre_samtaler"]);
}

#[test]
fn three_months_are_reached_on_20_october_and_no_joint_interview_before_counts() {
    let joint = |day: &str| {
        let interviews = json!([{"afholdt": day, "form": "personlig", "fællessamtale": true}]);
        ask(&with(&on_the_telephone(), json!({"samtaler": interviews})), "2021-12-13")
    };
    owed(&joint("2021-10-19"), JOINT).status(Status::Open).count(0, 1);
    owed(&joint("2021-10-20"), JOINT).status(Status::Met).met_on("2021-10-20");
}
