use super::Case;
use crate::{CaseError, Coverage, Yardstick};
use hjemmel::{Language, Rulebook};
use serde_json::json;

/// The codes of the mistakes, with what was probably meant.
fn mistakes(text: &str) -> Vec<(&'static str, Option<String>)> {
    let error = Case::from_json(text).unwrap_err();
    let mistakes: Vec<_> =
        error.diagnostics().into_iter().map(|mistake| (mistake.code().as_str(), mistake.suggestion)).collect();
    assert_eq!(error.code(), mistakes[0].0);
    mistakes
}

#[test]
fn a_case_is_read_whole() {
    let text = "\u{feff}{ \"title\": \"T\", \"as_of\": \"2024-03-20\", \"law_of\": null, \"proposals\": [\"p\"], \"situation\": {} }";
    let case = Case::from_json(text).unwrap();
    assert_eq!((case.title.as_str(), case.law_of, case.proposals), ("T", None, vec!["p".to_owned()]));
    let least = r#"{ "title": "T", "as_of": "2024-03-20", "situation": { "hours": 1.5, "list": [null, -1, true] } }"#;
    let least = Case::from_json(least).unwrap();
    assert!(least.proposals.is_empty());
    assert_eq!(least.situation.to_string(), r#"{"hours":1.5,"list":[null,-1,true]}"#);
}

#[test]
fn every_mistake_is_told_at_once() {
    let text = r#"{ "titel": "T", "as_of": "2024-02-30", "law_of": 2024, "proposals": ["p", 1], "situation": [] }"#;
    let meant = Some("title".to_owned());
    let expected =
        [("E4003", None), ("E4005", None), ("E4004", None), ("E4004", None), ("E4004", None), ("E4002", meant)];
    assert_eq!(mistakes(text), expected);
}

#[test]
fn what_is_no_object_or_says_a_thing_twice_is_no_case() {
    for text in
        ["", "[]", "{", "nonsense", r#"{ "title": "a", "title": "b" }"#, r#"{ "situation": { "a": 1, "a": 2 } }"#]
    {
        assert_eq!(mistakes(text), [("E4001", None)], "{text}");
    }
    let error = Case::from_bytes("x.json", b"{\n\xe6").unwrap_err();
    assert_eq!(error.code(), "E0001");
    assert!(error.to_string().contains("E0001"));
}

#[test]
fn numbers_of_a_case_are_what_is_written() {
    let case = |number: &str| {
        let text = format!(r#"{{ "title": "T", "as_of": "2024-03-20", "situation": {{ "hours": {number} }} }}"#);
        Case::from_json(&text).unwrap()
    };
    for number in ["1.5", "-7", "9223372036854775807", "18446744073709551615", "0.00000000000000125"] {
        let again = Case::from_json(&case(number).to_json()).unwrap();
        assert_eq!(again, case(number), "{number}");
        assert!(case(number).situation["hours"].is_number(), "{number}");
    }
    let text = "rulebook r\n  law \"a law\" as act\n\nsituation\n  hours number\n";
    let rulebook = Rulebook::builder().source("r.rulebook", text).compile().unwrap();
    let code = |number: &str| case(number).evaluate(&rulebook, Language::English).map_err(|error| error.code()).err();
    for number in ["18446744073709551615", "1.5e2"] {
        assert_eq!(code(number), None, "{number}");
    }
    for number in ["0.10000000000000001", "18446744073709551617", "1e400"] {
        assert_eq!(code(number), Some("E2004"), "{number}");
    }
}

#[test]
fn a_proposal_is_found_alike_wherever_a_case_is_used() {
    let text = |rulebook: &str| {
        let head = format!("rulebook {rulebook}\n  law \"a law\" as act\n\n");
        let proposals = ["later".to_owned(), format!("only_{rulebook}")];
        let groups =
            proposals.map(|name| format!("target group {name}\n  act § 1\n  proposed \"an act\"\n  when member\n\n"));
        format!("{head}situation\n  member yes/no\n\n{}", groups.concat())
    };
    let builder = Rulebook::builder().source("a.rulebook", text("one"));
    let other = text("two").replace("situation\n  member yes/no\n\n", "").replace("  law", "  uses one\n  law");
    let rulebook = builder.source("b.rulebook", other).compile().unwrap_or_else(|error| panic!("{error:#}"));
    let asked = [("one.later", None), ("only_two", None), ("later", Some("E2013")), ("onlytwo", Some("E2013"))];
    for (name, expected) in asked {
        let case = json!({ "title": "T", "as_of": "2024-03-20", "proposals": [name], "situation": {} });
        let case = Case::from_json(&case.to_string()).unwrap();
        let of = |answer: Result<(), CaseError>| answer.err().map(|error| (error.code(), error.diagnostics()));
        let evaluated = of(case.evaluate(&rulebook, Language::English).map(|_| ()));
        assert_eq!(evaluated.as_ref().map(|(code, _)| *code), expected, "{name}");
        assert_eq!(of(Coverage::of(&rulebook).unwrap().add(&case)), evaluated, "{name}");
        assert_eq!(of(Yardstick::of_examples(&rulebook).unwrap().add(&rulebook, &case)), evaluated, "{name}");
    }
}
