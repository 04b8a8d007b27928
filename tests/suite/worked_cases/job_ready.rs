//! A job-ready citizen of Aalborg whose list of interviews is incomplete: bounds, not guesses.

use super::asked::{ask, ask_in, with};
use super::people::with_an_incomplete_history;
use super::says::{absent, left_out, owed, question, questions};
use hjemmel::{Language, Outcome, Status, text};
use serde_json::{Value, json};

const FOUR: &str = "kontaktforløb.fire_samtaler";

fn asked() -> Outcome {
    ask(&with_an_incomplete_history(), "2024-10-28")
}

/// The known interviews and perhaps another.
fn interviews(another: Option<&str>, incomplete: bool) -> Value {
    let mut events = with_an_incomplete_history()["samtaler"]["events"].as_array().unwrap().clone();
    events.extend(another.map(|day| json!({"afholdt": day})));
    with(&with_an_incomplete_history(), json!({"samtaler": {"events": events, "incomplete": incomplete}}))
}

#[test]
fn no_gap_in_the_list_can_change_that_the_first_interview_was_held() {
    owed(&asked(), "kontaktforløb.første_samtale")
        .due("2024-04-18")
        .status(Status::Met)
        .met_on("2024-04-17")
        .cites("lab § 31, stk. 5");
}

#[test]
fn at_least_three_of_four_is_unknown_and_not_overdue() {
    let outcome = asked();
    owed(&outcome, FOUR)
        .due("2024-10-11")
        .status(Status::Unknown)
        .count(3, 4)
        .needs(&["samtaler"])
        .cites("lab § 31, stk. 3")
        .reason("may be incomplete");
    question(&outcome, "samtaler").decides(&[FOUR]);
}

#[test]
fn a_cv_and_offers_of_which_nothing_is_given_are_owed_and_unknown() {
    let outcome = asked();
    owed(&outcome, "cv.cv_jobparate").due("2024-05-02").status(Status::Unknown).cites("lab § 23, stk. 1, nr. 2");
    owed(&outcome, "ret_og_pligt.ret_og_pligt").due("2024-10-11").status(Status::Unknown).cites("lab § 102, stk. 1");
    let mut asked = questions(&outcome);
    asked.sort_unstable();
    assert_eq!(asked, ["cv_registreringer", "samtaler", "tilbud"]);
}

#[test]
fn an_empty_list_of_cvs_and_offers_is_overdue() {
    let known = json!({"cv_registreringer": [], "tilbud": []});
    let outcome = ask(&with(&with_an_incomplete_history(), known), "2024-10-28");
    owed(&outcome, "cv.cv_jobparate").due("2024-05-02").status(Status::Overdue);
    owed(&outcome, "ret_og_pligt.ret_og_pligt").due("2024-10-11").status(Status::Overdue);
}

#[test]
fn a_fourth_interview_in_time_meets_it_though_the_list_stays_incomplete() {
    let outcome = ask(&interviews(Some("2024-10-09"), true), "2024-10-28");
    owed(&outcome, FOUR).due("2024-10-11").status(Status::Met).met_on("2024-10-09").count(4, 4);
}

#[test]
fn three_in_a_complete_list_are_overdue() {
    owed(&ask(&interviews(None, false), "2024-10-28"), FOUR).due("2024-10-11").status(Status::Overdue).count(3, 4);
}

#[test]
fn the_page_for_people_says_three_of_four() {
    let english = ask(&interviews(None, false), "2024-10-28");
    let page = text::plain(&text::render(&english, Language::English, true));
    assert!(page.contains("overdue, 3 of 4"), "{page}");
    let danish = ask_in(Language::Danish, &interviews(None, false), "2024-10-28", &[]);
    let page = text::plain(&text::render(&danish, Language::Danish, true));
    assert!(page.contains("overskredet, 3 af 4"), "{page}");
}

#[test]
fn a_fourth_after_the_due_date_in_an_incomplete_list_may_be_met_or_late() {
    owed(&ask(&interviews(Some("2024-10-21"), true), "2024-10-28"), FOUR)
        .status(Status::Unknown)
        .needs(&["samtaler"])
        .interpreted("den fjerde kendte holdt efter fristen");
    owed(&ask(&interviews(Some("2024-10-21"), false), "2024-10-28"), FOUR).status(Status::Late).met_on("2024-10-21");
}

#[test]
fn the_extended_trials_of_aalborg_are_said_to_be_left_out_and_lift_nothing() {
    let outcome = asked();
    let said = left_out(&outcome, "lab §§ 31-33");
    assert!(said.iter().any(|it| it.contains("Aalborg")), "{said:?}");
    assert!(outcome.lifted.is_empty());
    for line in &outcome.obligations {
        assert!(line.aspects.values().all(|it| it.exemptions.is_empty()), "{}", line.id);
        assert!(line.kept_despite.is_empty(), "{}", line.id);
    }
    absent(&outcome, &["kontaktforløb.fire_jobsamtaler_forsikrede"]);
}
