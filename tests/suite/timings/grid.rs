//! Fixed grids of windows.

use super::*;

const GRID: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2020-01-01

actor office

event letter on sent
  sent date
  long yes/no

situation
  asked date, optional
  ill yes/no, assumed no
  letters events letter
"#;

fn grid(rest: &str) -> String {
    format!("{GRID}{rest}")
}

fn every_three_months() -> String {
    grid(
        "\nrequirement report\n  lab § 1\n  unless ill\n  office must \"report\"\n  every 3 months from asked\n  met by letters\n",
    )
}

fn sent(asked: &str, letters: &[&str]) -> String {
    let letters: Vec<String> = letters.iter().map(|sent| format!(r#"{{"sent": "{sent}", "long": true}}"#)).collect();
    format!(r#"{{"asked": "{asked}", "letters": [{}]}}"#, letters.join(", "))
}

#[test]
fn the_current_window_and_every_missed_one_are_listed() {
    let text = every_three_months();
    let all = sent("2024-01-01", &["2024-02-01", "2024-07-01", "2024-07-02"]);
    assert_eq!(lines(&text, &all, "2024-01-01"), ["report 1: 2024-04-01, open"]);
    assert_eq!(lines(&text, &all, "2024-04-01"), ["report 1: 2024-04-01, met"]);
    assert_eq!(lines(&text, &all, "2024-04-02"), ["report 2: 2024-07-01, open"]);
    // The act of 1 July is in the second window, that of 2 July in the third.
    assert_eq!(lines(&text, &all, "2024-07-01"), ["report 2: 2024-07-01, met"]);
    assert_eq!(lines(&text, &all, "2024-07-02"), ["report 3: 2024-10-01, met"]);
    assert_eq!(lines(&text, &all, "2024-10-02"), ["report 4: 2025-01-01, open"]);
}

#[test]
fn an_act_in_a_later_window_leaves_a_missed_one_missed() {
    let text = every_three_months();
    let late = sent("2024-01-01", &["2024-04-02", "2024-04-03"]);
    assert_eq!(lines(&text, &late, "2024-06-01"), ["report 1: 2024-04-01, overdue", "report 2: 2024-07-01, met"]);
    // The first day of all is in the first window, and the day before it in none.
    let first = sent("2024-01-01", &["2023-12-31"]);
    assert_eq!(lines(&text, &first, "2024-02-01"), ["report 1: 2024-04-01, open"]);
    let first = sent("2024-01-01", &["2024-01-01"]);
    assert_eq!(lines(&text, &first, "2024-02-01"), ["report 1: 2024-04-01, met"]);
}

#[test]
fn every_window_is_counted_from_the_anchor() {
    // 30 November: the ends do not drift to the 28th after February.
    let text = every_three_months().replace("months last_day", "months same_day");
    let found = lines(&text, &sent("2023-11-30", &[]), "2024-12-01");
    let dues: Vec<&str> =
        found.iter().filter_map(|line| line.split_once(": ")?.1.split_once(',')).map(|(due, _)| due).collect();
    assert_eq!(dues, ["2024-02-29", "2024-05-30", "2024-08-30", "2024-11-30", "2025-02-28"]);
    let outcome = outcome(&text, &sent("2023-11-30", &[]), "2024-05-01", Language::Danish);
    let reasons: Vec<&str> = outcome.obligations[1].because.iter().map(|reason| &*reason.text).collect();
    assert!(
        reasons.contains(
            &"Frist torsdag den 30. maj 2024: »hver 3. måned fra asked«, regnet 2 gange 3 måneder fra torsdag den 30. november \
              2023, dagen selv ikke medregnet. Vinduet begynder fredag den 1. marts 2024."
        ),
        "{reasons:?}"
    );
}

#[test]
fn what_is_not_known_of_a_window() {
    let text = every_three_months();
    assert_eq!(lines(&text, r#"{"letters": []}"#, "2024-06-01"), ["report 1: no date, unknown"]);
    assert_eq!(lines(&text, r#"{"asked": null, "letters": []}"#, "2024-06-01"), ["report: not, NotStarted"]);
    assert_eq!(lines(&text, &sent("2024-07-01", &[]), "2024-06-01"), ["report 1: 2024-10-01, upcoming"]);
    // Of a list that is not given any window may have been met.
    assert_eq!(
        lines(&text, r#"{"asked": "2024-01-01"}"#, "2024-05-01"),
        ["report 1: 2024-04-01, unknown", "report 2: 2024-07-01, unknown"]
    );
    // An act that may fit leaves open that window alone.
    let long = text.replace("met by letters", "met by letters where long");
    let situation = r#"{"asked": "2024-01-01", "letters": [{"sent": "2024-05-02"}]}"#;
    assert_eq!(
        lines(&long, situation, "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 2: 2024-07-01, unknown", "report 3: 2024-10-01, open"]
    );
}

#[test]
fn the_version_of_a_window_is_that_of_its_first_day_and_no_day_is_left_out() {
    // From 1 August a window is six months long, still counted from the same day: the one that begins on 2 October ends with it.
    let text = grid(
        "\nrequirement report\n  lab § 1\n  office must \"report\"\n  every 3 months from asked\n  met by letters\n  until 2024-07-31\n\
         \nrequirement report\n  lab § 1\n  office must \"report\"\n  every 6 months from asked\n  met by letters\n  from 2024-08-01\n",
    );
    assert_eq!(
        lines(&text, &sent("2024-01-01", &[]), "2025-03-01"),
        [
            "report 1: 2024-04-01, overdue",
            "report 2: 2024-07-01, overdue",
            "report 3: 2024-10-01, overdue",
            "report 4: 2025-01-01, overdue",
            "report 5: 2025-07-01, open"
        ]
    );
    // Repealed: no window begins after the last day, and the one that had begun is owed.
    let ended = every_three_months().replace("  met by letters\n", "  met by letters\n  until 2024-07-31\n");
    let found = lines(&ended, &sent("2024-01-01", &["2024-05-01"]), "2025-03-01");
    assert_eq!(found, ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, overdue"]);
    // The last window is listed, met or not.
    let found = lines(&ended, &sent("2024-01-01", &["2024-02-01", "2024-05-01", "2024-08-01"]), "2025-03-01");
    assert_eq!(found, ["report 3: 2024-10-01, met"]);
}

#[test]
fn exemptions_reach_each_window_by_itself() {
    let exemption = |effect: &str| {
        every_three_months()
            + &format!("\nexemption pause\n  lab § 9\n  {effect}\n  from 2024-06-01 until 2024-07-31\n")
    };
    assert_eq!(
        lines(&exemption("lifts report"), &sent("2024-01-01", &[]), "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, open", "report 2: 2024-07-01, lifted"]
    );
    // What was met all the same is not lifted, and not listed once it is past.
    assert_eq!(
        lines(&exemption("lifts report"), &sent("2024-01-01", &["2024-03-01", "2024-06-15"]), "2024-08-01"),
        ["report 3: 2024-10-01, open"]
    );
    assert_eq!(
        lines(&exemption("extends deadline of report by 2 weeks"), &sent("2024-01-01", &["2024-07-10"]), "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, met"]
    );
    assert_eq!(
        lines(
            &exemption("changes deadline of report to every 4 months from asked"),
            &sent("2024-01-01", &[]),
            "2024-08-01"
        ),
        ["report 1: 2024-04-01, overdue", "report 2: 2024-05-01, overdue", "report 3: 2024-10-01, open"]
    );
}

#[test]
fn a_grid_may_be_what_a_deadline_is_changed_to() {
    let text = grid(
        "\nrequirement report\n  lab § 1\n  office must \"report\"\n  at least every 2 months from asked\n  met by letters\n\
         \nexemption grid\n  lab § 9\n  changes deadline of report to every 3 months from 2024-01-01\n",
    );
    // The first point of the grid after the day from which the step is measured.
    assert_eq!(lines(&text, &sent("2024-02-10", &[]), "2024-03-01"), ["report 1: 2024-04-01, open"]);
    assert_eq!(lines(&text, &sent("2024-04-01", &[]), "2024-04-01"), ["report 1: 2024-07-01, open"]);
}

#[test]
fn the_windows_of_a_long_time_are_bounded_and_counted() {
    let text = every_three_months().replace("every 3 months", "every 1 day");
    let text = text.replace("  from 2020-01-01\n", "");
    let rulebook = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap();
    let situation = rulebook.situation_from_json(&sent("1900-01-01", &[])).unwrap();
    let evaluation = rulebook.evaluation(&situation).as_of(Date::parse("2024-06-01").unwrap());
    let error = evaluation.limits(Limits { steps: Some(10_000), ..Limits::default() }).run().unwrap_err();
    assert!(error.to_string().contains("10000"), "{error}");
}

#[test]
fn a_length_of_no_time_at_all_is_one_window() {
    // A length that is given; of one that is written it is known before any citizen, and it is refused.
    let text = every_three_months()
        .replace("every 3 months", "every pause")
        .replace("\n  asked date", "\n  pause duration\n  asked date");
    let given = sent("2024-01-01", &[]).replacen('{', "{\"pause\": \"P0D\", ", 1);
    assert_eq!(lines(&text, &given, "2024-06-01"), ["report 1: 2024-01-01, overdue"]);
}
