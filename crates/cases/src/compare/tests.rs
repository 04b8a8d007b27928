//! Comparisons of small rulebooks.

use super::*;
use hjemmel::{Date, Language, Rulebook};
use serde_json::{Value, json};

const OLD: &str = "\
rulebook contact
  law \"an act\" as act

category town
  north
  south

actor centre \"the job centre\"

event interview \"Interview\" on held_on
  held_on date
  form one of in_person, phone

situation
  begun date
  town town
  ill yes/no
  young yes/no
  interviews events interview

target group everyone \"Everyone\"
  act § 1
  when begun is at most today

target group young_ones \"The young\"
  act § 1
  when young

requirement talk \"Talk\"
  act § 2
  for everyone
  centre must \"talk\"
  within 2 weeks after begun
  form in_person
  met by interviews

requirement plan \"Plan\"
  act § 3
  for everyone
  centre must \"write a plan\"
  within 1 month after begun

exemption free_form \"Free form\"
  act § 4
  proposed \"an act\"
  when town is north
  lifts form of talk

exemption no_plan \"No plan\"
  act § 5
  proposed \"an act\"
  unless ill
  lifts plan
";

fn rulebook(text: &str) -> Rulebook {
    Rulebook::builder().source("contact.rulebook", text.to_owned()).compile().unwrap()
}

fn evaluated(text: &str, with: &[&str], situation: &Value) -> hjemmel::Outcome {
    let rulebook = rulebook(text);
    let situation = rulebook.situation(situation).unwrap();
    let mut evaluation = rulebook.evaluation(&situation).as_of(Date::parse("2026-03-20").unwrap());
    for proposal in with {
        evaluation = evaluation.with(*proposal);
    }
    evaluation.run().unwrap()
}

fn known() -> Value {
    json!({ "begun": "2026-03-02", "town": "north", "ill": false, "young": false,
        "interviews": [{ "held_on": "2026-03-18", "form": "in_person" }] })
}

/// The changes from the rulebook above to the same with some words replaced, in words.
fn changes(replacements: &[(&str, &str)], situation: &Value) -> Vec<String> {
    let mut new = OLD.to_owned();
    for (from, to) in replacements {
        assert!(new.contains(from), "{from}");
        new = new.replace(from, to);
    }
    told(&compare(&evaluated(OLD, &[], situation), &evaluated(&new, &[], situation)))
}

fn told(comparison: &Comparison) -> Vec<String> {
    comparison
        .changes
        .iter()
        .map(|change| format!("{} {}", change.id, change_words(change, Language::English)))
        .collect()
}

#[test]
fn the_same_outcome_has_no_changes() {
    let outcome = evaluated(OLD, &[], &known());
    let comparison = compare(&outcome, &outcome);
    assert!(comparison.is_empty());
    assert_eq!(comparison.target_groups.len(), 1);
}

#[test]
fn titles_and_layout_are_no_change() {
    let told = changes(
        &[("\"Talk\"", "\"Hold a talk\""), ("\n\nrequirement plan", "\n\n# Why.\n\nrequirement plan")],
        &known(),
    );
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_deadline_moves_a_due_date_and_what_hangs_on_it() {
    let told = changes(&[("within 2 weeks", "within 3 weeks")], &known());
    assert_eq!(
        told,
        ["contact.talk due date moved: 2026-03-16 → 2026-03-23", "contact.talk status changed: met late → met"]
    );
}

#[test]
fn a_requirement_comes_and_another_goes() {
    let told = changes(
        &[("requirement plan \"Plan\"", "requirement agenda \"Agenda\""), ("lifts plan", "lifts agenda")],
        &known(),
    );
    assert_eq!(
        told,
        ["contact.agenda obligation added: due 2026-04-02, open", "contact.plan obligation gone: due 2026-04-02, open"]
    );
}

#[test]
fn words_and_legal_basis_are_compared() {
    let told = changes(
        &[
            ("act § 3", "act § 3, stk. 2"),
            ("write a plan", "write a good plan"),
            ("centre must \"talk\"", "centre may \"talk\""),
        ],
        &known(),
    );
    assert!(told.contains(&"contact.plan legal basis changed: act § 3 → act § 3, stk. 2".to_owned()), "{told:?}");
    assert!(told.contains(&"contact.plan duty worded otherwise: what: write a plan → write a good plan".to_owned()));
    assert!(
        told.contains(&"contact.talk duty worded otherwise: must, may or must not: must → may".to_owned()),
        "{told:?}"
    );
}

#[test]
fn the_order_of_citations_is_no_change() {
    let both = |first: &str, second: &str| OLD.replace("  act § 3\n", &format!("  act § {first}\n  act § {second}\n"));
    let outcome = |text: String| evaluated(&text, &[], &known());
    assert_eq!(told(&compare(&outcome(both("3", "7")), &outcome(both("7", "3")))), Vec::<String>::new());
    assert!(!compare(&outcome(both("3", "7")), &outcome(both("3", "8"))).is_empty());
}

#[test]
fn a_proposal_lifts_a_duty_or_an_aspect_of_it() {
    let before = evaluated(OLD, &[], &known());
    let after = evaluated(OLD, &["free_form", "no_plan"], &known());
    assert_eq!(
        told(&compare(&before, &after)),
        [
            "contact.plan lifted: by “No plan”; was owed, due 2026-04-02",
            "contact.talk what is asked changed: form: in person → lifted by contact.free_form",
        ]
    );
    assert_eq!(
        told(&compare(&after, &before)),
        [
            "contact.plan no longer lifted: by “No plan”; now owed, due 2026-04-02",
            "contact.talk what is asked changed: form: lifted by contact.free_form → in person",
        ]
    );
}

#[test]
fn what_is_no_longer_known_is_told_and_what_is_again() {
    let mut situation = known();
    situation.as_object_mut().unwrap().remove("ill");
    let before = evaluated(OLD, &[], &situation);
    let after = evaluated(OLD, &["no_plan"], &situation);
    assert_eq!(told(&compare(&before, &after)), ["contact.plan no longer known: was owed; hangs on ill"]);
    assert_eq!(told(&compare(&after, &before)), ["contact.plan now known: now owed, due 2026-04-02, open"]);
}

#[test]
fn target_groups_are_entered_and_left_before_lines_change() {
    let mut situation = known();
    situation["young"] = json!(true);
    let told = changes(&[("  when young\n", "  when not young\n")], &situation);
    assert_eq!(told, ["contact.young_ones target group left"]);
    let told = changes(&[("  when young\n", "  when not young\n")], &known());
    assert_eq!(told, ["contact.young_ones target group entered"]);
}

#[test]
fn a_comparison_survives_its_json() {
    let before = evaluated(OLD, &[], &known());
    let comparison = compare(&before, &evaluated(OLD, &["free_form", "no_plan"], &known()));
    let json = serde_json::to_string(&comparison).unwrap();
    assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), comparison);
    let mut tally = Tally::new(2);
    tally.add("a", &comparison);
    let json = serde_json::to_string(&tally).unwrap();
    assert_eq!(serde_json::from_str::<Tally>(&json).unwrap(), tally);
}

fn lifted_plan() -> Comparison {
    compare(&evaluated(OLD, &[], &known()), &evaluated(OLD, &["no_plan"], &known()))
}

#[test]
fn a_tally_counts_everything_and_keeps_a_few() {
    let change = lifted_plan();
    let same = compare(&evaluated(OLD, &[], &known()), &evaluated(OLD, &[], &known()));
    let mut tally = Tally::new(3);
    for citizen in 0..1000 {
        tally.add(&format!("citizen {citizen}"), if citizen % 2 == 0 { &change } else { &same });
    }
    tally.add_unread();
    assert_eq!((tally.situations, tally.changed, tally.unread), (1000, 500, 1));
    assert_eq!(tally.lines(ChangeKind::Lifted), 500);
    let counted = &tally.requirements["contact.plan"].changes[&ChangeKind::Lifted];
    assert_eq!((counted.lines, counted.situations), (500, 500));
    let sample: Vec<&str> = counted.sample.iter().map(|it| it.situation.as_str()).collect();
    assert_eq!(sample, ["citizen 0", "citizen 2", "citizen 4"]);
    let group = &tally.target_groups["contact.everyone"];
    assert_eq!((group.situations, group.changed, group.changes[&ChangeKind::Lifted]), (1000, 500, 500));
}

#[test]
fn a_tally_does_not_grow_with_the_situations() {
    let change = lifted_plan();
    let size = |citizens: u32| {
        let mut tally = Tally::new(3);
        for _ in 0..citizens {
            tally.add("citizen", &change);
        }
        let json = serde_json::to_string(&tally).unwrap();
        json.chars().filter(|letter| !letter.is_ascii_digit()).count()
    };
    assert_eq!(size(10), size(10_000));
}

#[test]
fn parts_appended_in_order_are_the_whole() {
    let (change, mut whole) = (lifted_plan(), Tally::new(3));
    let mut parts = [Tally::new(3), Tally::new(3), Tally::new(3)];
    for citizen in 0..9 {
        whole.add(&format!("citizen {citizen}"), &change);
        parts[citizen / 3].add(&format!("citizen {citizen}"), &change);
    }
    parts[1].add_unread();
    whole.add_unread();
    let mut appended = Tally::new(3);
    for part in parts {
        appended.append(part);
    }
    assert_eq!(appended, whole);
}

#[test]
fn pages_in_both_languages() {
    let comparison = compare(&evaluated(OLD, &[], &known()), &evaluated(OLD, &["free_form", "no_plan"], &known()));
    let mut tally = Tally::new(1);
    tally.add("citizens.ndjson:1", &comparison);
    tally.add("citizens.ndjson:2", &comparison);
    assert_eq!(
        hjemmel::text::plain(&comparison.lines(Language::Danish)),
        "Plan: fritaget: ved »No plan«; var en pligt, frist 2026-04-02\n\
         Talk: krav til udførelsen ændret: form: in person → fritaget ved contact.free_form\n"
    );
    assert_eq!(
        hjemmel::text::plain(&tally.text(Language::English)),
        "2 of 2 situations change\n\n\
         Plan  contact.plan\n  lifted: 2 situations\n    citizens.ndjson:1: by “No plan”; was owed, due 2026-04-02\n\n\
         Talk  contact.talk\n  what is asked changed: 2 situations\n    \
         citizens.ndjson:1: form: in person → lifted by contact.free_form\n"
    );
    assert_eq!(
        tally.markdown(Language::Danish),
        "2 af 2 situationer ændres\n\n| Regel | Ændring | Linjer | Situationer |\n|---|---|--:|--:|\n\
         | Plan | fritaget | 2 | 2 |\n\
         | Talk | krav til udførelsen ændret | 2 | 2 |\n\
         \n<details><summary>For eksempel</summary>\n\n\
         - **Plan**, fritaget\n  - citizens.ndjson:1: ved »No plan«; var en pligt, frist 2026-04-02\n\
         - **Talk**, krav til udførelsen ændret\n  - citizens.ndjson:1: form: in person → fritaget ved contact.free\\_form\n\
         \n</details>\n"
    );
}
