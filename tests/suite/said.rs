//! Values as people read them: categories and actors by their label, amounts with their unit, text as it was given; while
//! programs get the same names as ever.

use hjemmel::{Date, Language, Outcome, Rulebook, text};
use hjemmel_cases::Case;
use serde_json::{Value, json};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

category benefit "Benefit"
  cash_x "cash benefit"
  sick "sick pay"

actor office "the office"
actor a_fund "the unemployment fund"

event talk "Talk" on held
  held date
  form one of in_person, phone
  with_whom actor "who held it"
  paid money, optional "what was paid"

situation
  benefit benefit
  earlier benefit, optional, over time
  ready yes/no, assessed by a_fund
  kind benefit, assessed by office
  pay money
  load hours
  part percent
  notice duration
  note text
  count number
  born date
  sent_by actor
  talks events talk

requirement plan "Plan"
  lab § 1
  when benefit is cash_x and earlier is known and kind is sick and pay is at least 1 DKK and load is at least 1 hour
  when part is at least 1 percent and notice is at least 1 day and note is known and count is at least 1
  when born is before 2024-01-01 and sent_by is a_fund and ready
  office must "make a plan"
  within 4 weeks after born
  form in_person
  met by talks where paid is at least 1 DKK
  states of_old "Benefit now" is benefit
  states sender "Sent by" is sent_by
  states salary "Pay" is pay
  states remark "Note" is note
"#;

fn rulebook() -> Rulebook {
    Rulebook::builder().source("r.rulebook", RULEBOOK).compile().unwrap_or_else(|error| panic!("{error:#}"))
}

fn situation() -> Value {
    json!({
        "benefit": "cash_x",
        "earlier": [{"from": "2000-01-01", "value": "sick"}, {"from": "2022-01-01", "value": null}],
        "ready": {"value": true, "by": "a_fund", "on": "2000-01-02", "considerations": "in good health"},
        "kind": {"value": "sick", "by": "N.N."},
        "pay": {"amount": "1000.5", "currency": "DKK"},
        "load": 7.5,
        "part": 50,
        "notice": "P3D",
        "note": "P3D of_a text",
        "count": 3,
        "born": "2000-02-29",
        "sent_by": "a_fund",
        "talks": [{"held": "2000-03-01", "form": "in_person", "with_whom": "a_fund", "paid": "2"}],
    })
}

fn outcome(situation: &Value, language: Language) -> Outcome {
    let rulebook = rulebook();
    let situation = rulebook.situation(situation).unwrap();
    rulebook.evaluation(&situation).as_of(Date::parse("2021-06-01").unwrap()).language(language).run().unwrap()
}

/// The page on one line.
fn page(outcome: &Outcome, language: Language) -> String {
    let page = text::plain(&text::render(outcome, language, true));
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn reasons_name_values_by_label_and_amounts_with_their_unit() {
    for (language, expected) in [
        (
            Language::English,
            [
                "benefit: cash benefit",
                "earlier: sick pay from 2000-01-01",
                "kind: sick pay",
                "load: 7.5 hours",
                "pay: 1000.50 DKK",
                "part: 50 percent",
                "notice: 3 days",
                "note: P3D of_a text",
                "count: 3",
                "born: 2000-02-29",
                "sent by: the unemployment fund",
                "ready: yes",
            ],
        ),
        (
            Language::Danish,
            [
                "benefit: cash benefit",
                "earlier: sick pay fra 2000-01-01",
                "kind: sick pay",
                "load: 7.5 timer",
                "pay: 1000.50 DKK",
                "part: 50 procent",
                "notice: 3 dage",
                "note: P3D of_a text",
                "count: 3",
                "born: 2000-02-29",
                "sent by: the unemployment fund",
                "ready: ja",
            ],
        ),
    ] {
        let page = page(&outcome(&situation(), language), language);
        for words in expected {
            let bracket = page.split(['(', ')', ';']).map(str::trim);
            assert!(bracket.clone().any(|it| it == words), "{words} not in {page}");
        }
        assert!(!page.contains("cash_x") && !page.contains('{'), "{page}");
    }
}

#[test]
fn values_told_on_a_line_and_judgements_are_said_too() {
    let english = page(&outcome(&situation(), Language::English), Language::English);
    for words in [
        "Benefit now: cash benefit Sent by: the unemployment fund Pay: 1000.50 DKK Note: P3D of_a text",
        "ready: yes, assessed by the unemployment fund 2000-01-02 (“in good health”)",
        "kind: sick pay, assessed by N.N.",
    ] {
        assert!(english.contains(words), "{words} not in {english}");
    }
}

#[test]
fn programs_get_names_and_what_is_said_stands_beside() {
    let outcome = outcome(&situation(), Language::Danish);
    let line = &outcome.obligations[0];
    let states: Vec<_> = line.states.iter().map(|it| (it.value.clone(), it.said.as_deref())).collect();
    let pay = json!({"amount": "1000.5", "currency": "DKK"});
    let expected = [
        (json!("cash_x"), Some("cash benefit")),
        (json!("a_fund"), Some("the unemployment fund")),
        (pay, Some("1000.50 DKK")),
        // Read as it stands.
        (json!("P3D of_a text"), None),
    ];
    assert_eq!(states, expected);
    let reason = line.because.iter().find(|reason| reason.facts.contains_key("benefit")).unwrap();
    assert_eq!(reason.facts["benefit"], json!("cash_x"));
    assert_eq!(reason.facts["earlier"], json!([{"from": "2000-01-01", "value": "sick"}]));
    assert_eq!(reason.said["earlier"], "sick pay fra 2000-01-01");
    let plain = line.because.iter().find(|reason| reason.facts.contains_key("note")).unwrap();
    assert!(!plain.said.contains_key("note") && !plain.said.contains_key("count"));
    let judged = &outcome.relied_on.assessments;
    let by: Vec<_> = judged.iter().map(|it| (it.by.as_deref(), it.by_title.as_deref())).collect();
    assert_eq!(by, [(Some("N.N."), None), (Some("a_fund"), Some("the unemployment fund"))]);
}

#[test]
fn questions_name_actors_and_fields_by_label() {
    let mut open = situation();
    open.as_object_mut().unwrap().remove("ready");
    let asked = page(&outcome(&open, Language::English), Language::English);
    assert!(asked.contains("(assessed by the unemployment fund)"), "{asked}");
    let mut open = situation();
    open["talks"] = json!([{"held": "2000-03-01", "form": "in_person", "with_whom": "a_fund"}]);
    let asked = page(&outcome(&open, Language::Danish), Language::Danish);
    assert!(asked.contains("hvad er »what was paid« ved det, der skete 2000-03-01?"), "{asked}");
}

#[test]
fn the_situation_above_a_snapshot_is_said_alike() {
    let case = json!({"title": "T", "as_of": "2021-06-01", "situation": situation()});
    let case = Case::from_json(&case.to_string()).unwrap();
    let body = case.snapshot_body(&rulebook(), Language::Danish).unwrap();
    let head: Vec<&str> = body.lines().skip(2).take_while(|line| !line.is_empty()).collect();
    let expected = [
        "  benefit: cash benefit",
        "  earlier:",
        "    - sick pay, fra 2000-01-01",
        "    - ingen, fra 2022-01-01",
        "  ready: ja, af the unemployment fund 2000-01-02 (»in good health«)",
        "  kind: sick pay, af N.N.",
        "  pay: 1000.50 DKK",
        "  load: 7.5 timer",
        "  part: 50 procent",
        "  notice: 3 dage",
        "  note: P3D of_a text",
        "  count: 3",
        "  born: 2000-02-29",
        "  sent_by: the unemployment fund",
        "  talks:",
        "    - held 2000-03-01, form in person, with_whom the unemployment fund, paid 2 DKK",
    ];
    assert_eq!(head, expected);
}

/// What an earlier version wrote has no `said`; its page is not worse than the value.
#[test]
fn an_outcome_that_does_not_say_it_is_still_read() {
    let mut outcome = outcome(&situation(), Language::English);
    let line = &mut outcome.obligations[0];
    line.states.iter_mut().for_each(|it| it.said = None);
    let page = page(&outcome, Language::English);
    assert!(page.contains("Benefit now: cash_x Sent by: a_fund"), "{page}");
}
