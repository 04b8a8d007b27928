use super::Case;

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
