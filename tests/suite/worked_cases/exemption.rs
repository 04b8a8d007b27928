//! A job-ready citizen of Esbjerg who documents work: an exemption, and the exception to it.

use super::asked::{ask, with};
use super::people::{duties_continue, soon_at_work};
use super::says::{judged, lifted, not_applicable, nothing_due_on, owed, reads, undetermined};
use hjemmel::outcome::NotApplicableReason;
use hjemmel::{Outcome, Status};
use serde_json::json;

const FOUR: &str = "kontaktforløb.fire_samtaler";
const OFFER: &str = "ret_og_pligt.ret_og_pligt";
const AFTERWARDS: &str = "fritagelser.tilbud_efter_fritagelse";
const SOON_AT_WORK: &str = "fritagelser.snart_i_arbejde";

fn kept() -> Outcome {
    ask(&with(&soon_at_work(), duties_continue()), "2024-10-21")
}

#[test]
fn before_the_documentation_there_is_no_exemption() {
    let outcome = ask(&soon_at_work(), "2024-10-02");
    owed(&outcome, FOUR).due("2024-10-16").status(Status::Open).count(3, 4);
    owed(&outcome, OFFER).due("2024-10-16").status(Status::Open).count(0, 1);
    owed(&outcome, "cv.jobsøgning").status(Status::Standing);
    assert!(outcome.lifted.is_empty());
}

#[test]
fn from_the_documentation_interviews_offers_and_job_search_are_lifted() {
    for day in ["2024-10-03", "2024-10-08"] {
        let outcome = ask(&soon_at_work(), day);
        let line = lifted(&outcome, FOUR).due("2024-10-16").by(SOON_AT_WORK).0;
        assert_eq!(line.by[0].citations[0].to_string(), "lab § 106, stk. 1, nr. 1, jf. stk. 3");
        lifted(&outcome, OFFER).due("2024-10-16").by(SOON_AT_WORK);
        lifted(&outcome, "cv.jobsøgning").by(SOON_AT_WORK);
        owed(&outcome, "kontaktforløb.første_samtale").due("2024-04-23").status(Status::Met);
    }
}

#[test]
fn the_lifted_line_shows_the_documentation_it_rests_on() {
    let outcome = ask(&soon_at_work(), "2024-10-08");
    assert!(outcome.relied_on.facts.iter().any(|it| it == "dokumentation_modtaget"));
    let line = lifted(&outcome, FOUR).0;
    assert!(reads(&line.because, "dokumentation_modtaget"), "{:#?}", line.because);
}

#[test]
fn lifted_on_the_reading_day_nothing_is_overdue_afterwards() {
    let outcome = ask(&soon_at_work(), "2024-10-21");
    lifted(&outcome, FOUR).due("2024-10-16").by(SOON_AT_WORK);
    lifted(&outcome, OFFER).due("2024-10-16").by(SOON_AT_WORK);
    assert!(outcome.obligations.iter().all(|it| it.status != Status::Overdue));
}

#[test]
fn the_offer_after_the_exemption_has_not_started_while_it_lasts() {
    let exempt = json!({"fritagelsen_ophørte": null});
    let outcome = ask(&with(&soon_at_work(), exempt), "2024-10-21");
    not_applicable(&outcome, AFTERWARDS, NotApplicableReason::NotStarted);
}

#[test]
fn when_the_exemption_ended_is_asked_for_if_nothing_is_known_of_it() {
    let outcome = ask(&soon_at_work(), "2024-10-21");
    undetermined(&outcome, AFTERWARDS).needs(&["fritagelsen_ophørte"]);
}

#[test]
fn the_offer_after_the_exemption_never_falls_due_for_one_who_went_to_work() {
    let at_work = json!({
        "ydelse": "ingen_ydelse",
        "har_skiftet_ydelse": true,
        "tidligere_ydelse": "kontanthjælp",
        "overgang_til_ydelsen": "2024-11-04",
        "ledig": false,
        "i_arbejde": true,
        "fritagelsen_ophørte": "2024-11-04",
    });
    let outcome = ask(&with(&soon_at_work(), at_work), "2024-12-10");
    lifted(&outcome, FOUR).due("2024-10-16").by(SOON_AT_WORK);
    lifted(&outcome, OFFER).due("2024-10-16").by(SOON_AT_WORK);
    nothing_due_on(&outcome, &["2024-12-04"]);
    assert!(outcome.obligations.iter().all(|it| it.status != Status::Overdue), "no offer is owed to one at work");
}

#[test]
fn once_the_jobcentre_decided_that_the_duties_continue_they_are_overdue() {
    let outcome = kept();
    owed(&outcome, FOUR).due("2024-10-16").status(Status::Overdue).count(3, 4);
    owed(&outcome, OFFER).due("2024-10-16").status(Status::Overdue).count(0, 1);
    assert!(outcome.lifted.is_empty());
    assert!(outcome.conflicts.is_empty());
}

#[test]
fn the_overdue_line_names_the_exemption_and_the_exception_that_kept_it_away() {
    let outcome = kept();
    for id in [FOUR, OFFER] {
        let line = owed(&outcome, id).0;
        assert_eq!(line.kept_despite.len(), 1, "{id}");
        assert_eq!(line.kept_despite[0].id, SOON_AT_WORK);
        // The exemption, and the exception in subsection 3.
        assert_eq!(line.kept_despite[0].citations[0].to_string(), "lab § 106, stk. 1, nr. 1, jf. stk. 3");
    }
}

#[test]
fn the_reasons_of_the_overdue_line_show_the_decision() {
    let outcome = kept();
    let line = owed(&outcome, FOUR).0;
    assert!(reads(&line.because, "pligterne_fastholdt"), "{:#?}", line.because);
}

#[test]
fn the_decision_is_listed_with_who_when_and_why() {
    let outcome = kept();
    let (by, why) = ("faglig konsulent i jobcenteret", "usikker begyndelse, ingen kontrakt");
    judged(&outcome, "pligterne_fastholdt", &json!(true), by, "2024-10-09", why);
}

#[test]
fn the_decision_is_not_seen_before_it_was_made() {
    let outcome = ask(&with(&soon_at_work(), duties_continue()), "2024-10-08");
    lifted(&outcome, FOUR).by(SOON_AT_WORK);
    assert!(outcome.relied_on.assessments.iter().all(|it| it.fact != "pligterne_fastholdt"));
}

#[test]
fn the_cv_is_never_lifted() {
    for outcome in [ask(&soon_at_work(), "2024-10-08"), ask(&soon_at_work(), "2024-10-21"), kept()] {
        let line = owed(&outcome, "cv.cv_jobparate").due("2024-05-07").status(Status::Unknown).0;
        assert!(line.kept_despite.is_empty());
    }
}

#[test]
fn six_weeks_before_the_work_is_the_first_day_of_the_exemption() {
    let documented_early = with(&soon_at_work(), json!({"dokumentation_modtaget": "2024-09-02"}));
    assert!(ask(&documented_early, "2024-09-22").lifted.is_empty());
    lifted(&ask(&documented_early, "2024-09-23"), FOUR).by(SOON_AT_WORK);
}

#[test]
fn the_grounds_of_the_decision_give_its_main_considerations() {
    let decided = json!({"fuldt_medhold": false, "beror_på_skøn": true});
    let outcome = ask(&with(&with(&soon_at_work(), duties_continue()), decided.clone()), "2024-10-21");
    owed(&outcome, "fritagelser.pligterne_består").cites("lab § 106, stk. 3").interpreted("afgørelse");
    owed(&outcome, "forvaltningsret.begrundelse").status(Status::Standing);
    owed(&outcome, "forvaltningsret.hovedhensyn").without_a_date().cites("fvl § 24");
    not_applicable(
        &ask(&with(&soon_at_work(), decided), "2024-10-21"),
        "forvaltningsret.hovedhensyn",
        NotApplicableReason::NotStarted,
    );
}
