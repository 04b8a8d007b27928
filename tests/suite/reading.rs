//! Reading a situation: what is given twice, numbers as they are written, names that are near, paths, and the schema that says the
//! same.

use hjemmel::{Rulebook, Situation};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office
actor fund

category benefit
  cash
  study

event job from begun until ended
  begun date
  ended date, optional
  wage money, optional
  term duration, optional
  kind benefit
  weekly hours

situation
  income money
  debt money, optional
  share percent
  size number
  wait duration
  asked date, optional
  cv yes/no
  paid benefit, optional
  sender actor
  note text
  ready yes/no, assessed by office
  fit money, optional, assessed by office
  rate number, over time
  level money, optional, over time
  able yes/no, over time, assessed by office
  jobs events job
  tasks events job, optional
"#;

/// The set; that no rule asks for the facts is only a warning.
fn rulebook() -> &'static Rulebook {
    static COMPILED: OnceLock<Rulebook> = OnceLock::new();
    COMPILED.get_or_init(|| Rulebook::builder().source("r.rulebook", RULEBOOK).compile().unwrap())
}

fn read(json: &str) -> Result<Situation, Vec<String>> {
    rulebook().situation_from_json(json).map_err(|error| {
        let hjemmel::Error::Situation(mistakes) = &error else { panic!("{error}") };
        assert_eq!(error.diagnostics().len(), mistakes.len());
        mistakes.iter().map(|mistake| format!("{} {}", mistake.problem.code(), mistake.path)).collect()
    })
}

/// The code and path of every mistake.
fn mistakes(json: &str) -> Vec<String> {
    read(json).unwrap_err()
}

#[test]
fn a_key_that_is_given_twice_is_told_wherever_it_stands() {
    for (json, path) in [
        (r#"{"size": 1, "size": 1}"#, "size"),
        (r#"{"income": {"amount": 1, "currency": "DKK", "amount": 2}}"#, "income.amount"),
        (r#"{"income": {"amount": 1, "currency": "DKK", "currency": "DKK"}}"#, "income.currency"),
        (r#"{"fit": {"value": {"amount": 1, "amount": 2, "currency": "DKK"}}}"#, "fit.value.amount"),
        (r#"{"ready": {"value": true, "value": false}}"#, "ready.value"),
        (r#"{"ready": {"value": true, "by": "a", "by": "a"}}"#, "ready.by"),
        (r#"{"ready": {"value": true, "on": "2024-01-01", "on": "2024-01-01"}}"#, "ready.on"),
        (r#"{"rate": [{"from": "2024-01-01", "value": 1, "from": "2024-01-02"}]}"#, "rate[0].from"),
        (
            r#"{"level": [{"from": "2024-01-01", "value": {"amount": 1, "currency": "DKK", "amount": 1}}]}"#,
            "level[0].value.amount",
        ),
        (r#"{"jobs": {"events": [], "events": []}}"#, "jobs.events"),
        (r#"{"jobs": {"events": [], "incomplete": true, "incomplete": false}}"#, "jobs.incomplete"),
        (r#"{"jobs": [{"begun": "2024-01-01", "begun": "2024-01-02"}]}"#, "jobs[0].begun"),
        (r#"{"jobs": {"events": [{"begun": "2024-01-01", "ended": null, "ended": null}]}}"#, "jobs.events[0].ended"),
        (
            r#"{"jobs": [{"begun": "2024-01-01", "wage": {"amount": 1, "currency": "DKK", "amount": 2}}]}"#,
            "jobs[0].wage.amount",
        ),
    ] {
        assert_eq!(mistakes(json), [format!("E2015 {path}")], "{json}");
    }
    // The order of the text, each mistake once.
    let json = r#"{"income": {"amount": "x", "amount": 2, "currency": "EUR"}, "size": true, "size": 1}"#;
    let told = ["E2001 income.amount", "E2015 income.amount", "E2006 income.currency", "E2001 size", "E2015 size"];
    assert_eq!(mistakes(json), told);
    let once = |field: &str| {
        format!(r#"{{"jobs": [{{"begun": "2024-01-01", {field}}}, {{"begun": "2024-01-01", {field}}}]}}"#)
    };
    assert!(read(&once(r#""wage": {"amount": 1, "currency": "DKK"}"#)).is_ok());
}

#[test]
fn a_key_that_a_typed_value_gives_twice_is_told() {
    #[derive(Serialize)]
    struct Citizen {
        size: u8,
        #[serde(flatten)]
        more: BTreeMap<&'static str, u8>,
    }
    let citizen = |more: &'static str| Citizen { size: 1, more: BTreeMap::from([(more, 2)]) };
    assert!(rulebook().situation(&citizen("share")).is_ok());
    assert_eq!(rulebook().situation(&citizen("size")).unwrap_err().code(), "E2015");
}

#[test]
fn an_amount_of_money_is_told_of_part_by_part() {
    for (json, told) in [
        (r#"{"amount": 1}"#, "E2001 income"),
        (r#"{"currency": "DKK"}"#, "E2001 income"),
        (r#"{}"#, "E2001 income"),
        (r#"{"amount": 1, "curency": "DKK"}"#, "E2008 income.curency"),
        (r#"{"amount": 1, "currency": "DKK", "per": "month"}"#, "E2008 income.per"),
        (r#"{"amount": true, "currency": "DKK"}"#, "E2001 income.amount"),
        (r#"{"amount": 1, "currency": "EUR"}"#, "E2006 income.currency"),
        (r#"{"amount": 1, "currency": 7}"#, "E2001 income.currency"),
        (r#"{"amount": null, "currency": "DKK"}"#, "E2001 income.amount"),
    ] {
        assert_eq!(mistakes(&format!(r#"{{"income": {json}}}"#)), [told], "{json}");
    }
}

/// A situation with a number as it is written, and with the same as a text.
fn same(number: &str, text: &str) {
    let json = |number: &str| format!(r#"{{"note": "1e5 \" 0.12345678901234567890", "size": {number}}}"#);
    assert_eq!(read(&json(number)).unwrap(), read(&json(&format!("\"{text}\""))).unwrap(), "{number}");
}

#[test]
fn numbers_are_what_is_written_or_refused() {
    for number in ["0", "-7", "0.1", "600.50", "123456789012345", "0.00000000000000123", "1234567.12345678", "-0.5"] {
        same(number, number);
    }
    // Whole numbers are exact as far as 64 bits reach.
    for number in ["9007199254740993", "9223372036854775807", "-9223372036854775808", "18446744073709551615"] {
        same(number, number);
    }
    same("1e3", "1000");
    same("12.5E-1", "1.25");
    same("1000000000000000000000000000", "1000000000000000000000000000");
    for number in [
        // What a float would make of them is another number, with fewer digits at that.
        "0.10000000000000001",
        "100.00000000000000001",
        "1.0000000000000000000000000000000000000001",
        "0.30000000000000004",
        "1234567890.12345678",
        "18446744073709551617",
        "123456789012345678901234567890",
        "1.234567890123456e3",
        // It would be zero.
        "1e-400",
        "1e-29",
    ] {
        assert_eq!(mistakes(&format!(r#"{{"size": {number}}}"#)), ["E2004 size"], "{number}");
        let nested =
            format!(r#"{{"jobs": [{{"begun": "2024-01-01", "wage": {{"amount": {number}, "currency": "DKK"}}}}]}}"#);
        assert_eq!(mistakes(&nested), ["E2004 jobs[0].wage.amount"], "{number}");
    }
    // As a text they are exact.
    assert!(read(r#"{"size": "0.10000000000000001", "share": "1234567890.12345678"}"#).is_ok());
    // The mistake says what was written.
    let error = rulebook().situation_from_json(r#"{"size": 0.10000000000000001}"#).unwrap_err();
    assert!(error.to_string().contains("the number 0.10000000000000001 is not exact"), "{error}");
}

#[test]
fn floats_of_a_typed_value_are_their_shortest_digits() {
    let of = |number: serde_json::Value| rulebook().situation(&serde_json::json!({ "size": number }));
    assert_eq!(of(0.1.into()).unwrap(), of("0.1".into()).unwrap());
    assert_eq!(of((0.1 + 0.2).into()).unwrap_err().code(), "E2004");
    let narrow = rulebook().situation(&BTreeMap::from([("size", 0.1_f32)])).unwrap();
    assert_eq!(narrow, of("0.1".into()).unwrap());
    let whole = rulebook().situation(&BTreeMap::from([("size", 1e15)])).unwrap();
    assert_eq!(whole, of(1_000_000_000_000_000_u64.into()).unwrap());
}

#[test]
fn a_byte_order_mark_says_nothing() {
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(read(&marked(r#"{"size": 1}"#)), read(r#"{"size": 1}"#));
    let error = rulebook().situation_from_json(&marked("{\n  nothing }")).unwrap_err();
    assert!(error.to_string().contains("(line 2, column 3)"), "{error}");
    assert!(Rulebook::from_plan(&marked(&rulebook().to_plan().unwrap())).is_ok());
}

#[test]
fn near_names_are_offered_for_names_that_have_letters_to_change() {
    let offered = |name: &str| {
        let error = rulebook().situation_from_json(&format!(r#"{{"{name}": true}}"#)).unwrap_err();
        assert_eq!(error.code(), "E2002");
        error.diagnostics().as_slice()[0].suggestion.clone()
    };
    for name in ["", "c", "x", "v", "cx", "xv", "ab"] {
        assert_eq!(offered(name), None, "{name}");
    }
    assert_eq!(offered("CV").as_deref(), Some("cv"));
    assert_eq!(offered("raedy").as_deref(), Some("ready"));
    assert_eq!(offered("siz").as_deref(), Some("size"));
}

#[test]
fn every_mistake_says_where_it_is() {
    for (json, told) in [
        (r#"{"": 1}"#, r#"E2002 """#),
        (r#"{"a.b": 1}"#, r#"E2002 "a.b""#),
        (r#"{"jobs": [{"begun": "2024-01-01", "": 1}]}"#, r#"E2008 jobs[0]."""#),
        (r#"{"jobs": [{"begun": "2024-01-01", "a[0]": 1}]}"#, r#"E2008 jobs[0]."a[0]""#),
        (r#"{"ready": {"value": true, " by": 1}}"#, r#"E2008 ready." by""#),
        (r#"{"økonomi": 1}"#, "E2002 økonomi"),
    ] {
        assert_eq!(mistakes(json), [told], "{json}");
    }
    // One mistake about the date of an event is told once, whatever it is.
    for (job, told) in [
        ("", "E2007 jobs[0]"),
        (r#""begunn": "2024-01-01""#, "E2008 jobs[0].begunn"),
        (r#""begun": null"#, "E2003 jobs[0].begun"),
        (r#""begun": "2024-13-01""#, "E2005 jobs[0].begun"),
        (r#""begun": 7"#, "E2001 jobs[0].begun"),
    ] {
        assert_eq!(mistakes(&format!(r#"{{"jobs": [{{{job}}}]}}"#)), [told], "{job}");
    }
    // Another field that is not there has nothing to do with the date.
    assert_eq!(mistakes(r#"{"jobs": [{"place": "x"}]}"#), ["E2008 jobs[0].place", "E2007 jobs[0]"]);
    // Of the whole there is no path, and none is shown.
    for (json, says) in [("[]", "a situation is an object of facts, this is a list"), ("{", "this is not JSON")] {
        let error = rulebook().situation_from_json(json).unwrap_err();
        assert!(error.to_string().contains(&format!("the first: {says}")), "{error}");
    }
    let many = format!(r#"{{"jobs": [{}]}}"#, vec![r#"{"begun": "2024-01-01"}"#; 100_001].join(","));
    let error = rulebook().situation_from_json(&many).unwrap_err();
    assert_eq!(error.to_string(), "the situation has 1 mistake(s); the first: there are more than 100000 events");
}

#[test]
fn what_cannot_be_written_as_json_is_told_without_a_line() {
    let odd = BTreeMap::from([((1, 2), true)]);
    let error = rulebook().situation(&odd).unwrap_err();
    assert_eq!(error.code(), "E2031");
    let complaints = error.diagnostics();
    assert_eq!(complaints.as_slice()[0].code().as_str(), "E2031");
    assert_eq!(rulebook().situation(&7).unwrap_err().code(), "E2009");
}

/// A situation with a value for every fact.
fn whole() -> Value {
    let job = json!({
        "begun": "1990-01-01", "ended": "2024-05-10", "wage": 600, "term": "P1Y2M", "kind": "cash", "weekly": "37.5"
    });
    let judged = |value: Value| json!({ "value": value, "by": "somebody", "on": "2024-05-10", "from": "1990-01-01", "considerations": "many" });
    let money = json!({ "amount": "600.50", "currency": "DKK" });
    json!({
        "income": money, "debt": 7, "share": 12.5, "size": "-3", "wait": "P6W", "asked": "2024-05-10", "cv": true, "paid": "study",
        "sender": "fund", "note": "a text", "ready": judged(json!(true)), "fit": judged(money.clone()),
        "rate": [{ "from": "1990-01-01", "value": 1 }, { "from": "2024-05-10", "value": "2.5" }],
        "level": [{ "from": "1990-01-01", "value": money }, { "from": "2024-05-10", "value": null }],
        "able": [judged(json!(true)), { "value": false, "on": "2024-05-12" }],
        "jobs": [job], "tasks": { "events": [job], "incomplete": true }
    })
}

/// What is put in the place of every part of it.
fn others() -> Vec<Value> {
    let day = "2024-01-01";
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5),
        json!("12"),
        json!("1."),
        json!(".5"),
        json!("+1"),
        json!("1e3"),
        json!(""),
        json!("P"),
        json!("P1D"),
        json!("P2Y"),
        json!("P1M1Y"),
        json!("P1C"),
        json!("PT1H"),
        json!("p1d"),
        json!("1Y"),
        json!("P1"),
        json!(day),
        json!("2024-1-1"),
        json!("2024-01-01T00:00"),
        json!("24-01-01"),
        json!("cash"),
        json!("Cash"),
        json!("office"),
        json!("DKK"),
        json!("EUR"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!([true]),
        json!({}),
        json!({ "value": true }),
        json!({ "value": null }),
        json!({ "value": 1, "by": null }),
        json!({ "value": "P1D", "on": day }),
        json!({ "value": day, "from": null }),
        json!({ "value": [], "by": "x" }),
        json!({ "by": "x" }),
        json!({ "on": day }),
        json!({ "value": { "value": true } }),
        json!([{ "value": 1 }]),
        json!([{ "value": 1, "from": null }]),
        json!([{ "value": true, "from": null, "on": null }]),
        json!([{ "value": true, "from": null, "on": day }]),
        json!([{ "value": true, "from": day, "on": null }]),
        json!([{ "value": 1, "from": day }]),
        json!([{ "from": day }]),
        json!([{ "value": 1, "from": day, "by": "x" }]),
        json!([{ "value": null, "from": day }]),
        json!({ "amount": 1 }),
        json!({ "amount": 1, "currency": "DKK" }),
        json!({ "amount": "x", "currency": "DKK" }),
        json!({ "amount": 1, "currency": "DKK", "per": "month" }),
        json!({ "amount": null, "currency": "DKK" }),
        json!({ "events": [] }),
        json!({ "events": null }),
        json!({ "events": [], "incomplete": null }),
        json!({ "incomplete": true }),
        json!({ "events": [], "value": [] }),
        json!([{ "begun": day }]),
        json!([{ "begun": null }]),
        json!([{ "ended": day }]),
        json!([{ "begun": day, "more": 1 }]),
    ]
}

/// Every situation that differs from one in one place: with another value, a key less, or a key more.
fn changed_in_one_place(whole: &Value, pointer: &str, see: &mut dyn FnMut(&str, Value)) {
    let with = |other: Value| {
        let mut changed = whole.clone();
        *changed.pointer_mut(pointer).unwrap() = other;
        changed
    };
    for other in others() {
        see(pointer, with(other));
    }
    let part = whole.pointer(pointer).unwrap();
    if let Some(object) = part.as_object() {
        for key in object.keys() {
            let mut less = object.clone();
            less.remove(key);
            see(pointer, with(Value::Object(less)));
            changed_in_one_place(whole, &format!("{pointer}/{key}"), see);
        }
        for key in [
            "value",
            "by",
            "on",
            "from",
            "considerations",
            "amount",
            "currency",
            "events",
            "incomplete",
            "begun",
            "more",
        ] {
            for other in [json!(null), json!("2024-01-01"), json!(true)] {
                let mut more = object.clone();
                more.entry(key).or_insert(other);
                see(pointer, with(Value::Object(more)));
            }
        }
    }
    for place in 0..part.as_array().map_or(0, Vec::len) {
        changed_in_one_place(whole, &format!("{pointer}/{place}"), see);
    }
}

#[test]
fn the_schema_allows_what_is_read_and_nothing_else() {
    let rulebook = rulebook();
    let schema = jsonschema::validator_for(&rulebook.situation_schema()).unwrap();
    let whole = whole();
    assert!(schema.is_valid(&whole));
    rulebook.situation(&whole).unwrap();
    let (mut allowed, mut refused) = (0, 0);
    let mut wrong: Vec<String> = Vec::new();
    changed_in_one_place(&whole, "", &mut |pointer, changed| {
        let read = rulebook.situation(&changed);
        let is_valid = schema.is_valid(&changed);
        *(if is_valid { &mut allowed } else { &mut refused }) += 1;
        if is_valid != read.is_ok() {
            let said = read.err().map_or_else(|| "read".to_owned(), |error| error.to_string());
            wrong.push(format!("{pointer}: {}: {said}", changed.pointer(pointer).unwrap()));
        }
    });
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), allowed + refused);
    assert!(allowed > 400 && refused > 3000, "{allowed} allowed, {refused} refused");
}
