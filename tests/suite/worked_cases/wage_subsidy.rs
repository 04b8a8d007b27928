//! A disability pensioner of Herning in wage subsidy: the first follow-up came late, and the next is counted from it.

use super::asked::{ask, with};
use super::says::{absent, nothing_due_on, owed, question};
use hjemmel::Status;
use serde_json::{Value, json};

const TODAY: &str = "2025-01-10";
const OWNED: &str = "støttet_ansættelse.ikke_hos_ægtefælle";
const SUBSIDY_ENDS: &str = "støttet_ansættelse.løntilskud_ophører_ved_folkepension";

/// Aged 52, wage subsidy from Thursday 23 May 2024; the owner of the firm and the pension date are not recorded.
fn in_wage_subsidy() -> Value {
    json!({
        "fødselsdato": "1972-08-17",
        "kommune": "herning",
        "ydelse": "førtidspension",
        "støtte_til_arbejde": true,
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "støttet_plads": "løntilskud",
        "pladsen_begynder": "2024-05-23",
        "pladser": [{"pladsen_begyndt": "2024-05-23"}],
        "indsats_begynder": true,
        "indsatsens_første_dag": "2024-05-23",
        "løntilskudsopfølgninger": [{"fulgt_op": "2024-12-04"}]
    })
}

#[test]
fn the_first_follow_up_is_late_and_the_next_is_counted_from_it() {
    let outcome = ask(&in_wage_subsidy(), TODAY);
    let lines: Vec<_> =
        outcome.obligations.iter().filter(|it| it.id == "støttet_ansættelse.opfølgning_på_løntilskud").collect();
    let told: Vec<_> = lines.iter().map(|it| (it.due.unwrap().to_string(), it.status)).collect();
    assert_eq!(told, [("2024-11-23".to_owned(), Status::Late), ("2025-12-04".to_owned(), Status::Open)]);
    // A Saturday: the due date stays, and the next working day is told.
    assert_eq!(lines[0].next_working_day.unwrap().to_string(), "2024-11-25");
    assert!(lines.iter().all(|it| it.interpretation.iter().any(|text| text.contains("ikke fundet"))));
    nothing_due_on(&outcome, &["2025-11-23"]);
}

#[test]
fn the_plan_was_due_the_day_before_the_start_and_it_is_not_known_whether_it_was_made() {
    let outcome = ask(&in_wage_subsidy(), TODAY);
    owed(&outcome, "min_plan.plan_før_indsatsen").due("2024-05-22").status(Status::Unknown).needs(&["planer"]);
    owed(&outcome, "min_plan.plan_med_job_og_uddannelsesmål").without_a_date().status(Status::Standing);
}

#[test]
fn whether_the_firm_is_the_spouses_is_asked() {
    let outcome = ask(&in_wage_subsidy(), TODAY);
    owed(&outcome, OWNED).status(Status::Unknown).needs(&["ejet_af_ægtefælle"]);
    question(&outcome, "ejet_af_ægtefælle").words("Er virksomheden ejet af borgerens ægtefælle eller samlever?");
    let owned = ask(&with(&in_wage_subsidy(), json!({"ejet_af_ægtefælle": true})), TODAY);
    owed(&owned, OWNED).status(Status::Broken);
    let not_owned = ask(&with(&in_wage_subsidy(), json!({"ejet_af_ægtefælle": false})), TODAY);
    owed(&not_owned, OWNED).status(Status::Standing);
}

#[test]
fn the_last_day_of_the_subsidy_is_the_pension_date_which_is_asked() {
    let outcome = ask(&in_wage_subsidy(), TODAY);
    owed(&outcome, SUBSIDY_ENDS).without_a_date();
    question(&outcome, "folkepension_fra");
}

#[test]
fn a_pension_date_before_the_second_follow_up_lets_it_lapse() {
    let reached = json!({"folkepensionsalderen_nået": true, "folkepension_fra": "2025-11-01", "pladsophør": []});
    let known = with(&in_wage_subsidy(), reached);
    let outcome = ask(&known, "2025-12-10");
    nothing_due_on(&outcome, &["2025-12-04"]);
    owed(&outcome, SUBSIDY_ENDS).due("2025-11-01").status(Status::Overdue);
}

#[test]
fn interviews_are_to_clarify_and_nothing_of_the_other_groups_is_owed() {
    let outcome = ask(&in_wage_subsidy(), TODAY);
    owed(&outcome, "kontaktforløb.afklaring_af_førtidspensionister").without_a_date().cites("lab § 28, stk. 2");
    absent(
        &outcome,
        &["kontaktforløb.fire_samtaler", "cv.cv_på_jobnet", "ret_og_pligt.ret_og_pligt", "ret_og_pligt.løbende_tilbud"],
    );
}
