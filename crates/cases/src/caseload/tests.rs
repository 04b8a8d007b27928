//! Profiles: every mistake told, and the same bytes for the same seed.

use super::*;
use hjemmel::Language;
use serde_json::json;
use std::collections::BTreeMap;

const RULES: &str = "\
rulebook contact
  law \"an act\" as act

category town
  north
  south

actor centre

event interview \"Interview\" on held_on
  held_on date
  form one of in_person, phone
  minutes number

situation
  born date
  begun date, optional
  registered date
  town town, assessed by centre
  ill yes/no
  children number
  interviews events interview

target group everyone
  act § 1
  when born is at most today and begun is at most today and registered is at most today
  when town is north and ill and children is at least 0 and number of interviews is at least 0
";

fn rulebook() -> Rulebook {
    Rulebook::builder().source("contact.rulebook", RULES.to_owned()).compile().unwrap()
}

fn good() -> Json {
    json!({
        "schema": "hjemmel.caseload-profile/1",
        "title": "A test",
        "as_of": "2026-03-20",
        "facts": {
            "born": { "source": "assumed, no source", "date": { "from": "-P60Y", "to": "-P18Y" } },
            "town": {
                "source": "assumed, no source",
                "choices": [{ "weight": 3, "value": "north" }, { "weight": 1, "value": "south" }],
                "judged": { "by": "an officer", "on": { "relative_to": "begun", "from": "P1D", "to": "P1Y" } }
            },
            "children": { "source": "assumed, no source", "number": { "from": 0, "to": 3 } },
            "ill": { "source": "assumed, no source", "value": true, "unknown": 50 }
        },
        "strata": [
            { "name": "new", "weight": 1, "source": "assumed, no source", "facts": {
                "begun": { "source": "assumed, no source", "date": { "from": "-P3M", "to": "-P1D" } },
                "registered": {
                    "source": "assumed, no source", "date": { "relative_to": "begun", "from": "P0D", "to": "P10D" }
                },
                "interviews": { "source": "assumed, no source", "events": {
                    "count": [{ "value": 0, "weight": 1 }, { "value": 20, "weight": 3 }],
                    "first": { "relative_to": "begun", "from": "P1D", "to": "P1W" },
                    "every": { "from": "P1W", "to": "P2W" },
                    "fields": {
                        "form": { "choices": [{ "weight": 1, "value": "phone" }, { "weight": 1, "value": "in_person" }] },
                        "minutes": { "number": { "from": 10, "to": 60 } }
                    },
                    "incomplete": 20
                } }
            } },
            { "name": "gone", "weight": 1, "source": "assumed, no source", "facts": {
                "begun": { "source": "assumed, no source", "value": null }
            } }
        ]
    })
}

fn read(json: &Json) -> Result<Profile, Vec<ProfileError>> {
    Profile::read(&json.to_string(), &rulebook())
}

fn made(profile: &Profile, seed: u64, count: u64) -> Vec<Map<String, Json>> {
    (1..=count).map(|number| profile.situation(&rulebook(), seed, number).unwrap()).collect()
}

/// The codes of what is wrong, with the places.
fn faults(change: impl FnOnce(&mut Json)) -> Vec<(String, String)> {
    let mut json = good();
    change(&mut json);
    let faults = read(&json).expect_err("the profile is as it should be");
    let told = faults.iter().map(|fault| {
        let diagnostics = fault.diagnostics();
        let codes: Vec<&str> = diagnostics.as_slice().iter().map(|it| it.code().as_str()).collect();
        (fault.path.clone(), codes.join(" "))
    });
    told.collect()
}

fn fault(change: impl FnOnce(&mut Json)) -> (String, String) {
    let mut all = faults(change);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(path: &str, codes: &str) -> (String, String) {
    (path.to_owned(), codes.to_owned())
}

#[test]
fn the_schema_takes_what_the_reader_takes() {
    // The suite validates the shipped profile against it; here only that it is one.
    assert_eq!(profile_schema()["properties"]["schema"]["const"], SCHEMA);
}

#[test]
fn the_same_seed_gives_the_same_situations_and_another_gives_others() {
    let profile = read(&good()).unwrap();
    let ten = made(&profile, 7, 10);
    assert_eq!(ten, made(&profile, 7, 10));
    assert_eq!(ten[..], made(&profile, 7, 20)[..10]);
    assert_ne!(ten, made(&profile, 8, 10));
}

#[test]
fn changing_one_distribution_leaves_the_other_facts_as_they_were() {
    let mut changed = good();
    changed["facts"]["children"] = json!({ "source": "assumed, no source", "number": { "from": 0, "to": 9 } });
    let (before, after) = (made(&read(&good()).unwrap(), 1, 50), made(&read(&changed).unwrap(), 1, 50));
    assert_ne!(before, after);
    for (mut before, mut after) in before.into_iter().zip(after) {
        before.remove("children");
        after.remove("children");
        assert_eq!(before, after);
    }
}

#[test]
fn what_is_drawn_follows_the_profile() {
    let situations = made(&read(&good()).unwrap(), 1, 400);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut count = |what, holds: bool| *counts.entry(what).or_default() += u32::from(holds);
    for situation in &situations {
        let day = |json: &Json| Date::parse(json.as_str().unwrap()).unwrap();
        let born = day(&situation["born"]);
        assert!(born >= Date::parse("1966-03-20").unwrap() && born <= Date::parse("2008-03-20").unwrap());
        count("north", situation["town"]["value"] == "north");
        count("ill known", situation.contains_key("ill"));
        count("gone", situation["begun"].is_null());
        if situation["begun"].is_null() {
            assert!(!situation.contains_key("registered") && situation["town"].get("on").is_none());
            continue;
        }
        assert!(day(&situation["town"]["on"]) <= Date::parse("2026-03-20").unwrap());
        let interviews = &situation["interviews"];
        count("incomplete", interviews.is_object());
        let list = interviews.get("events").unwrap_or(interviews).as_array().unwrap();
        let days: Vec<Date> = list.iter().map(|event| day(&event["held_on"])).collect();
        assert!(days.is_sorted() && days.iter().all(|held| *held <= Date::parse("2026-03-20").unwrap()));
        count("none held", list.is_empty());
    }
    assert!((270..330).contains(&counts["north"]), "{counts:?}");
    assert!((170..230).contains(&counts["ill known"]), "{counts:?}");
    assert!((170..230).contains(&counts["gone"]), "{counts:?}");
    assert!((20..65).contains(&counts["incomplete"]), "{counts:?}");
    assert!((30..90).contains(&counts["none held"]), "{counts:?}");
}

#[test]
fn every_mistake_is_told_at_once() {
    let mut all = faults(|json| {
        json["strata"][0]["weight"] = json!(0);
        json["strata"][1]["weight"] = json!(0);
        json["facts"]["il"] = json!({ "source": "x", "value": true });
        json["facts"]["children"]["source"] = json!(" ");
        json["facts"]["town"]["choices"][1]["value"] = json!("east");
        json["strata"][0]["facts"]["begun"]["date"] = json!({ "from": "P1D", "to": "-P1D" });
    });
    all.sort();
    let expected = [
        at("facts.children", "E4029"),
        at("facts.il", "E4024"),
        at("facts.town.choices[1].value", "E4035 E2006"),
        at("strata", "E4026"),
        at("strata[0].facts.begun.date", "E4027"),
    ];
    assert_eq!(all, expected);
}

#[test]
fn each_mistake_has_its_code_and_place() {
    let text = Profile::read("{", &rulebook()).unwrap_err();
    assert_eq!(text[0].diagnostics().as_slice()[0].code().as_str(), "E4020");
    assert_eq!(fault(|json| json["strata"] = json!({})), at("strata", "E4021"));
    let nameless = |json: &mut Json| drop(json["strata"][1].as_object_mut().unwrap().remove("name"));
    assert_eq!(fault(nameless), at("strata[1]", "E4022"));
    assert_eq!(fault(|json| json["strate"] = json!([])), at("", "E4023"));
    let born = |json: &mut Json, value: Json| json["facts"]["born"] = value;
    assert_eq!(fault(|json| born(json, json!({ "source": "x" }))), at("facts.born", "E4025"));
    let two = json!({ "source": "x", "value": "2000-01-01", "number": { "from": 1, "to": 2 } });
    assert_eq!(fault(|json| born(json, two)), at("facts.born", "E4025"));
    let range = |from: &str, to: &str| json!({ "source": "x", "date": { "from": from, "to": to } });
    assert_eq!(fault(|json| born(json, range("two weeks", "P1D"))), at("facts.born.date.from", "E4028"));
    assert_eq!(fault(|json| born(json, range("-P9000Y", "P1D"))), at("facts.born.date", "E4034"));
    assert_eq!(fault(|json| json["facts"]["ill"]["unknown"] = json!(101)), at("facts.ill.unknown", "E4032"));
    assert_eq!(fault(|json| json["as_of"] = json!("2026-02-30")), at("as_of", "E4033"));
    assert_eq!(
        fault(|json| born(json, json!({ "source": "x", "value": null }))),
        at("facts.born.value", "E4035 E2003")
    );
    let number = json!({ "source": "x", "number": { "from": 1, "to": 1 } });
    assert_eq!(
        faults(|json| born(json, number)),
        [at("facts.born.number.from", "E4035 E2001"), at("facts.born.number.to", "E4035 E2001")]
    );
    let begun = |json: &mut Json, value: Json| json["strata"][0]["facts"]["begun"] = value;
    let from = |name: &str| json!({ "source": "x", "date": { "relative_to": name, "from": "P0D", "to": "P1D" } });
    assert_eq!(fault(|json| begun(json, from("registered"))), at("strata[0]", "E4030"));
    assert_eq!(fault(|json| begun(json, from("moved"))), at("strata[0].facts.begun", "E4031"));
    let events = "/strata/0/facts/interviews/events";
    let of = |json: &mut Json, key: &str, value: Json| json.pointer_mut(events).unwrap()[key] = value;
    let path = "strata[0].facts.interviews.events";
    assert_eq!(
        fault(|json| of(json, "fields", json!({ "from": { "value": "phone" } }))),
        at(&format!("{path}.fields.from"), "E4024")
    );
    assert_eq!(fault(|json| of(json, "fields", json!(["form"]))), at(&format!("{path}.fields"), "E4021"));
    assert_eq!(fault(|json| json["note"] = json!(7)), at("note", "E4021"));
    assert_eq!(
        fault(|json| of(json, "fields", json!({ "form": { "value": "letter" } }))),
        at(&format!("{path}.fields.form.value"), "E4035 E2006")
    );
    assert_eq!(
        fault(|json| of(json, "count", json!([{ "value": 2000, "weight": 1 }]))),
        at(&format!("{path}.count[0].value"), "E4032")
    );
    assert_eq!(
        fault(|json| of(json, "every", json!({ "from": "P3W", "to": "P1W" }))),
        at(&format!("{path}.every"), "E4027")
    );
}

#[test]
fn a_key_that_stands_twice_is_a_mistake_with_its_line() {
    let text = serde_json::to_string_pretty(&good()).unwrap();
    let twice = text.replacen("  \"title\": \"A test\"", "  \"title\": \"Another\",\n  \"title\": \"A test\"", 1);
    assert_ne!(twice, text);
    let faults = Profile::read(&twice, &rulebook()).unwrap_err();
    assert_eq!(faults[0].diagnostics().as_slice()[0].code().as_str(), "E4020");
    let ProfileProblem::NotJson { line, detail, .. } = &faults[0].problem else { panic!("{faults:?}") };
    let place = twice.lines().position(|line| line.contains("A test")).unwrap() + 1;
    assert_eq!((*line, detail.contains("`title` is given twice")), (place, true), "{detail}");
}

#[test]
fn a_mistake_is_told_in_both_languages_and_suggests_what_was_meant() {
    let mut json = good();
    json["facts"]["chidren"] = json!({ "source": "x", "value": 1 });
    let faults = read(&json).unwrap_err();
    let diagnostics = faults[0].diagnostics();
    let text = |language| {
        hjemmel::diagnostic::text::render(diagnostics.as_slice(), &hjemmel::diagnostic::Sources::new(), language, false)
    };
    assert!(text(Language::English).contains("did you mean `children`?"), "{}", text(Language::English));
    assert!(text(Language::Danish).contains("regelsættet har ikke"), "{}", text(Language::Danish));
}
