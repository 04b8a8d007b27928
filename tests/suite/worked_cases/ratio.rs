//! The employer ratio at one firm in Odense, under two ways of counting: heads in 2016, full-time persons in 2022.

use super::asked::{ask, with};
use super::says::{absent, lifted, owed, question};
use hjemmel::{Outcome, Status};
use serde_json::{Value, json};

const RATIO: &str = "støttet_ansættelse.forholdstal";
const HEADS: &str = "forholdstal_2013.forholdstal_i_hoveder";
const STATEMENT: &str = "støttet_ansættelse.erklæring_før_start";

/// 21, 24, 23 and 24 ordinary employees in the four months before; five persons at 0.6, and a sixth at 1.0 who starts.
fn a_sixth_person(starts: &str, months: [&str; 4]) -> Value {
    let employees: Vec<Value> = (months.iter().zip([21, 24, 23, 24]))
        .map(|(end, employees)| json!({"månedens_udgang": end, "fuldtidsansatte": employees}))
        .collect();
    let others = [0, 1, 1, 2, 2].map(|month| json!({"begyndt_der": months[month], "andel": 0.6}));
    json!({
        "kommune": "odense",
        "ydelse": "kontanthjælp",
        "støttet_plads": "virksomhedspraktik",
        "pladsen_begynder": starts,
        "ansatte_måned_for_måned": employees,
        "pladsens_andel_af_fuld_tid": 1,
        "andre_pladser": others,
        "pladser": [{"pladsen_begyndt": starts}],
        "erklæringer": [{"dateret": "2022-05-03", "begge_har_skrevet_under": true}]
    })
}

fn in_2022() -> Value {
    a_sixth_person("2022-05-02", ["2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30"])
}

fn in_2016() -> Value {
    a_sixth_person("2016-10-03", ["2016-06-30", "2016-07-31", "2016-08-31", "2016-09-30"])
}

/// What is told of a must-not: how many there are, and how many there may be.
fn told(outcome: &Outcome, id: &str) -> Vec<String> {
    owed(outcome, id).0.states.iter().map(|it| it.value.to_string()).collect()
}

#[test]
fn four_full_time_persons_at_23_employees_are_allowed_and_a_tenth_more_is_not() {
    let outcome = ask(&in_2022(), "2022-05-10");
    owed(&outcome, RATIO).without_a_date().status(Status::Standing);
    assert_eq!(told(&outcome, RATIO), ["4", "4"]);
    let more = with(&in_2022(), json!({"pladsens_andel_af_fuld_tid": "1.1"}));
    owed(&ask(&more, "2022-05-10"), RATIO).status(Status::Broken);
    absent(&outcome, &[HEADS]);
    assert!(outcome.lifted.is_empty(), "the experiments on the ratio are of the north");
}

#[test]
fn the_same_six_are_too_many_heads_in_2016() {
    let outcome = ask(&in_2016(), "2016-10-10");
    let line = owed(&outcome, HEADS).status(Status::Broken).interpreted("kun tællemåden er læst").0;
    assert_eq!(line.broken_on.unwrap().to_string(), "2016-10-03");
    assert_eq!(told(&outcome, HEADS), ["6", "4"]);
    absent(&outcome, &[RATIO]);
    // While it has not started, it is what must not be.
    owed(&ask(&with(&in_2016(), json!({"pladser": []})), "2016-09-20"), HEADS).status(Status::Standing);
}

#[test]
fn without_the_hours_of_one_of_them_it_is_not_known() {
    let mut untold = in_2022();
    untold["andre_pladser"][4].as_object_mut().unwrap().remove("andel");
    let outcome = ask(&untold, "2022-05-10");
    owed(&outcome, RATIO).status(Status::Unknown).needs(&["andre_pladser"]);
    question(&outcome, "andre_pladser");
    // Up to 0.6 it is allowed.
    for (share, status) in [("0.6", Status::Standing), ("0.61", Status::Broken)] {
        untold["andre_pladser"][4]["andel"] = json!(share);
        owed(&ask(&untold, "2022-05-10"), RATIO).status(status);
    }
}

#[test]
fn the_statement_is_due_the_day_before_the_start() {
    owed(&ask(&in_2022(), "2022-05-10"), STATEMENT).due("2022-05-01").status(Status::Late);
    let half = json!({"erklæringer": [{"dateret": "2022-04-29", "begge_har_skrevet_under": false}]});
    owed(&ask(&with(&in_2022(), half), "2022-05-10"), STATEMENT).status(Status::Overdue);
}

#[test]
fn an_approved_deviation_lifts_it_for_a_disability_pensioner_in_2016() {
    let approved = json!({
        "ydelse": "førtidspension",
        "støttet_plads": "løntilskud",
        "afvigelse_godkendt": true,
        "afvigelsen_godkendt_den": "2016-09-20",
        "job_fastholder": {"value": true, "by": "jobcenteret", "on": "2016-09-12", "considerations": "the job keeps her at work"}
    });
    let outcome = ask(&with(&in_2016(), approved.clone()), "2016-10-10");
    let line = lifted(&outcome, HEADS).by("forholdstal_2013.godkendt_fravigelse").0;
    assert_eq!(line.by[0].citations[0].to_string(), "forsøgsbek § 2");
    assert!(line.by[0].interpretation.iter().any(|it| it.contains("ikke læst")));
    assert!(outcome.relied_on.facts.iter().any(|it| it == "afvigelsen_godkendt_den"));
    let not_approved = with(&with(&in_2016(), approved), json!({"afvigelse_godkendt": false}));
    owed(&ask(&not_approved, "2016-10-10"), HEADS).status(Status::Broken);
}
