//! What holds of every case: less knowledge never says the opposite, the same in is the same out, in either language.

use super::asked::{ask_in, ask_with, with};
use super::insured_people::{
    in_every_part_of_the_trial, on_the_telephone, placed_in_december, placed_in_january, young_and_insured,
};
use super::people::{
    about_to_turn_thirty, applied_for_cash_benefit, around_new_year, duties_continue, education_not_recorded,
    just_eighteen, late_first_interview, moved_to_ledighedsydelse, reassessed, self_supporting, soon_at_work,
    under_eighteen, where_proposals_would_reach, with_an_incomplete_history,
};
use hjemmel::outcome::NotApplicableReason;
use hjemmel::{Language, Outcome, Status};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const PROPOSALS: [&str; 2] = ["opdigtet_længere_frist", "opdigtet_frit_antal"];

/// A case: a situation, a day, the proposals switched on.
type Case = (Value, &'static str, &'static [&'static str]);

fn cases() -> Vec<Case> {
    let children = with(&young_and_insured(), json!({"forsørger_hjemmeboende_børn": true}));
    let six = json!({"forsørger_hjemmeboende_børn": false, "henvist_til_jobcenteret": true});
    let exempt = json!({"fritagelsen_ophørte": null});
    let law: [(Value, &str); 33] = [
        (placed_in_december(), "2024-05-06"),
        (placed_in_january(), "2024-05-06"),
        (on_the_telephone(), "2022-02-01"),
        (on_the_telephone(), "2021-12-13"),
        (in_every_part_of_the_trial(), "2021-12-31"),
        (in_every_part_of_the_trial(), "2022-01-01"),
        (young_and_insured(), "2024-06-20"),
        (children, "2024-06-20"),
        (with(&young_and_insured(), six), "2024-06-20"),
        (with_an_incomplete_history(), "2024-10-28"),
        (soon_at_work(), "2024-10-02"),
        (soon_at_work(), "2024-10-08"),
        (soon_at_work(), "2024-10-21"),
        (with(&soon_at_work(), exempt), "2024-10-21"),
        (with(&soon_at_work(), duties_continue()), "2024-10-21"),
        (reassessed(), "2024-10-08"),
        (reassessed(), "2024-09-11"),
        (reassessed(), "2024-05-16"),
        (moved_to_ledighedsydelse("2024-11-12"), "2025-01-20"),
        (moved_to_ledighedsydelse("2025-01-14"), "2025-01-20"),
        (late_first_interview(), "2024-11-05"),
        (under_eighteen(), "2024-10-09"),
        (just_eighteen(), "2024-11-27"),
        (just_eighteen(), "2024-11-28"),
        (education_not_recorded(), "2024-10-28"),
        (self_supporting(), "2024-01-16"),
        (applied_for_cash_benefit("2024-03-18"), "2024-03-08"),
        (applied_for_cash_benefit("2024-03-18"), "2024-04-12"),
        (applied_for_cash_benefit("2024-03-28"), "2024-04-12"),
        (about_to_turn_thirty(), "2024-10-13"),
        (about_to_turn_thirty(), "2024-10-14"),
        (around_new_year("2023-12-31"), "2024-02-05"),
        (around_new_year("2024-01-01"), "2024-02-05"),
    ];
    let on: &[&[&str]] = &[&[], &PROPOSALS[..1], &PROPOSALS];
    let proposed = on.iter().map(|on| (where_proposals_would_reach(), "2024-09-05", *on));
    law.into_iter().map(|(situation, day)| (situation, day, &[][..])).chain(proposed).collect()
}

/// A situation of which less is known, and what was taken away.
struct Less {
    situation: Value,
    taken: String,
    fact: String,
}

/// Facts that have an assumed value: to leave one out is to give that answer, not to know less.
const ASSUMED: [&str; 7] = [
    "dokumenteret_overgang",
    "fleksjobvisiteret",
    "har_skiftet_ydelse",
    "indsats_begynder",
    "indsats_givet",
    "ledig",
    "pligterne_fastholdt",
];

/// Fields of events that have one.
const ASSUMED_FIELDS: [&str; 3] = ["holdt_af", "fællessamtale", "varer_mindst_to_uger"];

/// Every way to know one thing less: a fact, a field of an event, or that a list is complete.
fn less(situation: &Value) -> Vec<Less> {
    let facts = situation.as_object().unwrap();
    let mut all = Vec::new();
    let mut push = |facts: Map<String, Value>, taken: String, fact: &str| {
        all.push(Less { situation: Value::Object(facts), taken, fact: fact.to_owned() });
    };
    for (name, value) in facts {
        if !ASSUMED.contains(&name.as_str()) {
            let mut fewer = facts.clone();
            fewer.remove(name);
            push(fewer, name.clone(), name);
        }
        let Some(events) = value.as_array().or_else(|| value["events"].as_array()) else { continue };
        let incomplete = value["incomplete"] == true;
        let list = |events: &[Value], incomplete: bool| json!({"events": events, "incomplete": incomplete});
        push(
            with(situation, json!({name: list(events, true)})).as_object().unwrap().clone(),
            format!("{name} complete"),
            name,
        );
        for (place, event) in events.iter().enumerate() {
            for field in event.as_object().unwrap().keys().skip(1).filter(|it| !ASSUMED_FIELDS.contains(&it.as_str())) {
                let mut fewer = events.clone();
                fewer[place].as_object_mut().unwrap().remove(field);
                let fewer = with(situation, json!({name: list(&fewer, incomplete)}));
                push(fewer.as_object().unwrap().clone(), format!("{name}[{place}].{field}"), name);
            }
        }
    }
    all
}

/// Requirements that bind the citizen, or would if an exemption had not lifted them.
fn binding(outcome: &Outcome) -> BTreeSet<&str> {
    outcome.obligations.iter().map(|it| it.id.as_str()).chain(outcome.lifted.iter().map(|it| it.id.as_str())).collect()
}

fn not_binding(outcome: &Outcome) -> BTreeSet<&str> {
    outcome.not_applicable.iter().map(|it| it.id.as_str()).collect()
}

/// The one way in which less knowledge makes a duty: its clock was known not to have started, and now nothing is known of
/// it. Then it is owed without a date, not called met or overdue, and asked for is when the clock started.
fn owed_since_when(full: &Outcome, less: &Outcome, id: &str, fact: &str) -> bool {
    let not_started = full.not_applicable.iter().any(|it| it.id == id && it.reason == NotApplicableReason::NotStarted);
    let owed = less.obligations.iter().filter(|it| it.id == id);
    not_started
        && owed.clone().count() == 1
        && owed.into_iter().all(|it| it.due.is_none() && it.status == Status::Unknown && it.needs == [fact])
}

/// Runs a check of what is known against each way of knowing less.
fn compare(check: impl Fn(&Outcome, &Outcome, &str) -> Vec<String>) {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (situation, day, on) in cases() {
        let full = ask_with(&situation, day, on);
        for less in less(&situation) {
            let outcome = ask_with(&less.situation, day, on);
            compared += 1;
            let place = format!("{} on {day} without {}", situation["kommune"], less.taken);
            wrong.extend(check(&full, &outcome, &less.fact).into_iter().map(|it| format!("{place}: {it}")));
        }
    }
    assert!(compared > 500, "{compared}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn to_know_less_never_turns_what_is_certain_into_its_opposite() {
    compare(|full, less, fact| {
        let lost: Vec<String> =
            binding(full).intersection(&not_binding(less)).map(|id| format!("{id} no longer applies")).collect();
        let gained: Vec<String> = not_binding(full)
            .intersection(&binding(less))
            .filter(|id| !owed_since_when(full, less, id, fact))
            .map(|id| format!("{id} is owed"))
            .collect();
        [lost, gained].concat()
    });
}

#[test]
fn what_is_certain_with_less_stays_as_it_is_with_more() {
    compare(|full, less, _| {
        let mut wrong = Vec::new();
        for line in less.obligations.iter().filter(|it| it.status != Status::Unknown) {
            let same = full.obligations.iter().find(|it| it.id == line.id && it.occurrence == line.occurrence);
            match same {
                None => wrong.push(format!("{} is not owed with more", line.id)),
                Some(same) if same.status != line.status => {
                    wrong.push(format!("{} is {:?} and then {:?}", line.id, line.status, same.status));
                }
                Some(same) if line.due.is_some() && same.due != line.due => {
                    wrong.push(format!("{} is due {:?} and then {:?}", line.id, line.due, same.due));
                }
                Some(_) => {}
            }
        }
        for line in &less.lifted {
            if full.lifted.iter().all(|it| it.id != line.id) {
                wrong.push(format!("{} is lifted and then not", line.id));
            }
        }
        wrong
    });
}

#[test]
fn an_outcome_survives_its_json_form() {
    for (situation, day, on) in cases() {
        let outcome = ask_with(&situation, day, on);
        let text = serde_json::to_string(&outcome).unwrap();
        let back: Outcome = serde_json::from_str(&text).unwrap();
        assert_eq!(back, outcome);
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}

#[test]
fn the_same_facts_give_the_same_bytes_in_whatever_order() {
    for (situation, day, on) in cases() {
        let bytes = |situation: &Value| serde_json::to_string(&ask_with(situation, day, on)).unwrap();
        let first = bytes(&situation);
        assert_eq!(first, bytes(&situation));
        let backwards: Map<String, Value> =
            situation.as_object().unwrap().iter().rev().map(|(name, value)| (name.clone(), value.clone())).collect();
        assert_eq!(first, bytes(&Value::Object(backwards)));
    }
}

#[test]
fn the_order_of_events_in_a_list_does_not_matter() {
    for (mut situation, day, on) in cases() {
        let before = skeleton(&ask_with(&situation, day, on));
        if let Some(events) = situation["samtaler"].as_array_mut() {
            events.reverse();
        }
        assert_eq!(before, skeleton(&ask_with(&situation, day, on)));
    }
}

/// An outcome without the sentences of its reasons and what people read of values: ids, dates, statuses and everything else that no language touches.
fn skeleton(outcome: &Outcome) -> Value {
    let mut value = serde_json::to_value(outcome).unwrap();
    silence(&mut value);
    value
}

fn silence(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(silence),
        Value::Object(fields) => {
            if let Some(Value::Array(steps)) = fields.get_mut("because") {
                steps.iter_mut().filter_map(Value::as_object_mut).for_each(|step| drop(step.remove("text")));
            }
            fields.remove("said");
            fields.values_mut().for_each(silence);
        }
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same() {
    for (situation, day, on) in cases() {
        let english = ask_in(Language::English, &situation, day, on);
        let danish = ask_in(Language::Danish, &situation, day, on);
        assert_eq!(skeleton(&english), skeleton(&danish));
        if !english.obligations.is_empty() {
            assert_ne!(english, danish, "the reasons were not translated");
        }
    }
}
