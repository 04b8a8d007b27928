//! What the reasons say of a table, while all is known and while it is not.

use hjemmel::{Date, Language, Rulebook};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

situation
  birth_date date
  ready yes/no
  first_contact date
  asked_on date, optional

table how_often "How often"
  lab § 31, stk. 3
  columns whole years from birth_date to first_contact | ready -> wait
  under 30 | yes | 1 month
  at least 30 | yes | 3 months
  any | no | 3 months

table urgency
  lab § 32
  columns asked_on | urgent
  known | yes
  not known | no

requirement talk
  lab § 31
  when urgency or ready
  office must "hold a talk"
  within how_often after first_contact
"#;

/// The due date of the duty, and the reasons that name a table, with what they cite.
fn told(situation: &str, language: Language) -> (Option<String>, Vec<String>) {
    let rulebook = Rulebook::builder().source("r.rulebook", RULEBOOK).compile().unwrap();
    let situation = rulebook.situation_from_json(situation).unwrap();
    let as_of = Date::parse("2024-05-01").unwrap();
    let outcome = rulebook.evaluation(&situation).as_of(as_of).language(language).run().unwrap();
    let duty = &outcome.obligations[0];
    let all = duty.because.iter().flat_map(|reason| std::iter::once(reason).chain(&reason.because));
    let of_tables = all.filter(|reason| reason.rule.as_deref().is_some_and(|rule| rule.starts_with("r.")));
    let texts = of_tables.map(|reason| {
        let cited: Vec<String> = reason.citations.iter().map(ToString::to_string).collect();
        format!("{} [{}]", reason.text, cited.join("; "))
    });
    (duty.due.map(|due| due.to_string()), texts.collect())
}

#[test]
fn the_row_that_decided_is_told_with_its_citation() {
    let situation = r#"{"birth_date": "1994-05-01", "ready": true, "first_contact": "2024-05-01", "asked_on": null}"#;
    let (due, texts) = told(situation, Language::English);
    assert_eq!(due.as_deref(), Some("2024-08-01"));
    assert_eq!(
        texts,
        [
            "“How often” is 3 months: whole years from birth date to first contact is at least 30 and ready is yes. [lab § 31, stk. 3]",
            "“urgency” is no: asked on is not known. [lab § 32]",
        ]
    );
    let (_, texts) = told(situation, Language::Danish);
    assert_eq!(
        texts,
        [
            "»How often« er 3 måneder: hele år fra birth date til first contact er mindst 30 og ready er ja. [lab § 31, stk. 3]",
            "»urgency« er nej: asked on ikke er kendt. [lab § 32]",
        ]
    );
}

#[test]
fn rows_that_may_fit_and_give_the_same_settle_it() {
    let (due, texts) = told(
        r#"{"birth_date": "1990-05-01", "first_contact": "2024-05-01", "asked_on": "2024-04-01"}"#,
        Language::English,
    );
    assert_eq!(due.as_deref(), Some("2024-08-01"));
    assert_eq!(
        texts,
        [
            "“How often” is 3 months, whichever row of the table fits. [lab § 31, stk. 3]",
            "“urgency” is yes: asked on is known. [lab § 32]",
        ]
    );
}

#[test]
fn rows_that_may_fit_and_differ_leave_it_open() {
    let (due, texts) = told(
        r#"{"birth_date": "2000-05-01", "first_contact": "2024-05-01", "asked_on": "2024-04-01"}"#,
        Language::English,
    );
    assert_eq!(due, None);
    assert_eq!(texts, ["“urgency” is yes: asked on is known. [lab § 32]"]);
}

const LEVELS: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  working days by days_off

calendar days_off "Days off"
  weekly saturday to sunday

category level
  low
  high

actor office

event letter on sent
  sent date

event talk on held
  held date

situation
  level level, over time
  asked date
  letters events letter
  talks events talk

table pace "Pace"
  lab § 1
  columns level | wait
  low | 10 working days
  high | 5 working days

requirement watch
  lab § 2
  for each letters as letter
  office must "look into the letter"
  every pace from sent of letter
  met by talks

requirement answer
  lab § 3
  office must "answer"
  within pace after asked
  met by talks

requirement tell
  lab § 4
  when level on asked is high
  office must "tell of the answer"
  together with answer
  met by talks
"#;

#[test]
fn a_table_of_a_fact_over_time_is_read_on_the_first_day_of_each_window() {
    let rulebook = Rulebook::builder().source("r.rulebook", LEVELS).compile().unwrap();
    let situation = r#"{
        "level": [{"from": "2024-01-01", "value": "low"}, {"from": "2024-03-01", "value": "high"}],
        "asked": "2024-03-06",
        "letters": [{"sent": "2024-02-19"}, {"sent": "2024-03-04"}],
        "talks": []
    }"#;
    let situation = rulebook.situation_from_json(situation).unwrap();
    let as_of = Date::parse("2024-03-08").unwrap();
    let outcome = rulebook.evaluation(&situation).as_of(as_of).language(Language::English).run().unwrap();
    let told = outcome.obligations.iter().map(|duty| {
        let all = duty.because.iter().flat_map(|reason| std::iter::once(reason).chain(&reason.because));
        let table = all.filter(|reason| reason.rule.as_deref() == Some("r.pace")).map(|reason| reason.text.as_str());
        let due = duty.due.map(|due| due.to_string()).unwrap_or_default();
        format!("{} {due} {:?}: {}", duty.id, duty.status, table.collect::<Vec<_>>().join(" "))
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "r.watch 2024-03-04 Overdue: “Pace” is 10 working days: level is low.",
            "r.watch 2024-03-11 Open: “Pace” is 5 working days: level is high.",
            "r.watch 2024-03-11 Open: “Pace” is 5 working days: level is high.",
            "r.answer 2024-03-13 Open: “Pace” is 5 working days: level is high.",
            "r.tell 2024-03-13 Open: ",
        ]
    );
}
