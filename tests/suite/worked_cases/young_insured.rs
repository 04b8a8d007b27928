//! A young insured citizen of Odense of whom two facts are missing: what is owed all the same, and what hangs on them.

use super::asked::{ask, with};
use super::insured_people::young_and_insured;
use super::says::{absent, not_applicable, owed, question, questions, undetermined};
use hjemmel::outcome::{AspectName, NotApplicableReason};
use hjemmel::{Outcome, Status};
use serde_json::json;

const CHILDREN: &str = "forsørger_hjemmeboende_børn";
const REFERRED: &str = "henvist_til_jobcenteret";

fn told(facts: serde_json::Value) -> Outcome {
    ask(&with(&young_and_insured(), facts), "2024-06-20")
}

#[test]
fn the_cv_the_offer_and_the_first_interview_in_person_are_owed_whatever_the_answers() {
    for children in [json!({}), json!({CHILDREN: true}), json!({CHILDREN: false})] {
        for referred in [json!({}), json!({REFERRED: true}), json!({REFERRED: false})] {
            let outcome = told(with(&children, referred));
            owed(&outcome, "cv.cv_forsikrede").due("2024-06-27").status(Status::Open).cites("lab § 23, stk. 1, nr. 1");
            owed(&outcome, "cv.jobmål_i_cv").without_a_date().status(Status::Standing).cites("lab § 22, stk. 3");
            owed(&outcome, "ret_og_pligt.ret_og_pligt_forsikrede").due("2024-12-11").status(Status::Open).count(0, 1);
            owed(&outcome, "kontaktforløb.første_samtale_ved_fremmøde").status(Status::Standing);
            absent(&outcome, &["kontaktforløb.første_samtale", "kontaktforløb.fire_samtaler"]);
            assert!(outcome.at_most_one.is_empty());
        }
    }
}

#[test]
fn whose_interviews_they_are_is_left_open() {
    let outcome = told(json!({}));
    let needs = [CHILDREN, REFERRED];
    undetermined(&outcome, "kontaktforløb.første_samtale_i_a_kassen").due("2024-06-27").needs(&needs);
    undetermined(&outcome, "kontaktforløb.a_kassens_tre_samtaler").due("2024-09-11").needs(&needs);
    undetermined(&outcome, "kontaktforløb.jobcenterets_tre_samtaler").due("2024-12-11").needs(&needs);
    undetermined(&outcome, "kontaktforløb.jobcenterets_seks_samtaler").due("2024-12-11").needs(&needs);
}

#[test]
fn children_are_asked_after_first_and_then_the_referral() {
    let outcome = told(json!({}));
    assert_eq!(questions(&outcome), [CHILDREN, REFERRED]);
    question(&outcome, CHILDREN).words("Har borgeren forsørgelsespligt over for hjemmeboende børn?").decides(&[
        "kontaktforløb.første_samtale_i_a_kassen",
        "kontaktforløb.a_kassens_tre_samtaler",
        "kontaktforløb.jobcenterets_tre_samtaler",
        "kontaktforløb.jobcenterets_seks_samtaler",
    ]);
    question(&outcome, REFERRED).words("Er borgeren henvist til kontaktforløb i jobcenteret efter § 27, stk. 3?");
}

#[test]
fn with_children_the_a_kasse_has_the_interviews_and_nothing_is_asked() {
    let outcome = told(json!({CHILDREN: true}));
    owed(&outcome, "kontaktforløb.første_samtale_i_a_kassen")
        .due("2024-06-27")
        .status(Status::Open)
        .asks_for(AspectName::Form, "personlig");
    owed(&outcome, "kontaktforløb.a_kassens_tre_samtaler").due("2024-09-11").status(Status::Open).count(0, 3);
    owed(&outcome, "kontaktforløb.jobcenterets_tre_samtaler").due("2024-12-11").status(Status::Open).count(0, 3);
    not_applicable(&outcome, "kontaktforløb.jobcenterets_seks_samtaler", NotApplicableReason::Group);
    assert!(questions(&outcome).is_empty());
}

#[test]
fn without_children_the_referral_is_still_asked_for() {
    let outcome = told(json!({CHILDREN: false}));
    assert_eq!(questions(&outcome), [REFERRED]);
    undetermined(&outcome, "kontaktforløb.a_kassens_tre_samtaler").needs(&[REFERRED]);
    undetermined(&outcome, "kontaktforløb.jobcenterets_seks_samtaler").needs(&[REFERRED]);
}

#[test]
fn referred_and_without_children_the_jobcentre_holds_all_six() {
    let outcome = told(json!({CHILDREN: false, REFERRED: true}));
    owed(&outcome, "kontaktforløb.jobcenterets_seks_samtaler").due("2024-12-11").status(Status::Open).count(0, 6);
    for id in ["første_samtale_i_a_kassen", "a_kassens_tre_samtaler", "jobcenterets_tre_samtaler"] {
        not_applicable(&outcome, &format!("kontaktforløb.{id}"), NotApplicableReason::Condition);
    }
    assert!(questions(&outcome).is_empty());
}

#[test]
fn with_one_fact_missing_the_other_alone_may_settle_it() {
    let outcome = told(json!({REFERRED: false}));
    owed(&outcome, "kontaktforløb.a_kassens_tre_samtaler").due("2024-09-11");
    absent(&outcome, &["kontaktforløb.jobcenterets_seks_samtaler"]);
    // Children alone decide whether an education is to be considered.
    undetermined(&outcome, "uddannelsespålæg.vurdering_af_uddannelse").needs(&[CHILDREN]);
    assert_eq!(questions(&outcome), [CHILDREN]);
}

#[test]
fn with_children_an_education_order_is_not_considered_and_without_it_is() {
    not_applicable(
        &told(json!({CHILDREN: true})),
        "uddannelsespålæg.vurdering_af_uddannelse",
        NotApplicableReason::Group,
    );
    owed(&told(json!({CHILDREN: false})), "uddannelsespålæg.vurdering_af_uddannelse")
        .without_a_date()
        .status(Status::Standing);
}

#[test]
fn what_is_undetermined_is_not_also_called_not_applicable() {
    let outcome = told(json!({}));
    for line in &outcome.undetermined {
        assert!(outcome.not_applicable.iter().all(|it| it.id != line.id), "{}", line.id);
    }
}
