//! What a host meets that holds situations and rulebook sets for a while: which situation fits which set.

use hjemmel::diagnostic::{Sources, text};
use hjemmel::{Date, Error, Language, Rulebook, Situation};

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office "The office"
actor fund

category benefit
  cash
  study

event letter on sent
  sent date
  by_post yes/no, optional
  pages number

situation
  asked date "When?"
  other date
  paid benefit
  sender actor
  ready yes/no, assessed by office
  letters events letter

requirement answer "Answer"
  lab § 1
  when paid is cash and ready and sender is office
  office must "answer"
  within 1 week after asked
  met by letters
"#;

const GIVEN: &str = r#"{"asked": "2024-05-01", "paid": "cash", "sender": "office", "ready": true, "letters": []}"#;

fn rulebook(text: &str) -> Rulebook {
    Rulebook::builder().source("r.rulebook", text).compile().unwrap()
}

fn day() -> Date {
    Date::parse("2024-05-20").unwrap()
}

/// What a set says of a situation: the due date of its duty, or the code of an error.
fn due(rulebook: &Rulebook, situation: &Situation) -> Result<String, &'static str> {
    let outcome = rulebook.evaluate(situation, day()).map_err(|error| error.code())?;
    Ok(outcome.obligations[0].due.unwrap().to_string())
}

/// What a set says of a situation that was read for [`RULEBOOK`], if its text is that with one part replaced.
fn changed(from: &str, to: &str) -> Result<String, &'static str> {
    assert!(RULEBOOK.contains(from), "{from}");
    let situation = rulebook(RULEBOOK).situation_from_json(GIVEN).unwrap();
    due(&rulebook(&RULEBOOK.replace(from, to)), &situation)
}

/// The complaints of an error as a page.
fn told(error: &Error, language: Language) -> String {
    text::render(error.diagnostics().as_slice(), &Sources::new(), language, false)
}

#[test]
fn a_situation_does_not_fit_a_set_with_other_facts() {
    let misfit = Err("E2030");
    // As many facts of the same types: nothing but the names tells that the date would be taken for another one.
    assert_eq!(changed("other date", "another date"), misfit);
    assert_eq!(changed("other date", "others date"), misfit);
    assert_eq!(changed("other date", "other number"), misfit);
    assert_eq!(changed("other date", "other date, optional"), misfit);
    assert_eq!(changed("other date", "other date, over time"), misfit);
    assert_eq!(changed("ready yes/no, assessed by office", "ready yes/no"), misfit);
    assert_eq!(changed("  other date\n", ""), misfit);
    assert_eq!(changed("  other date\n", "  other date\n  more date\n"), misfit);
    // Values and actors are held by place.
    assert_eq!(changed("  cash\n  study\n", "  study\n  cash\n"), misfit);
    assert_eq!(changed("  study\n", "  study\n  work\n"), misfit);
    assert_eq!(changed("actor fund\n", "actor fund\nactor bank\n"), misfit);
    // So are the fields of events.
    assert_eq!(changed("  pages number\n", "  sheets number\n"), misfit);
    assert_eq!(changed("  pages number\n", "  pages number\n  copies number\n"), misfit);
    assert_eq!(changed("  pages number\n", "  pages number, optional\n"), misfit);
}

#[test]
fn a_situation_fits_a_set_with_the_same_facts() {
    assert_eq!(changed("within 1 week", "within 1 week"), Ok("2024-05-08".to_owned()));
    assert_eq!(changed("within 1 week", "within 2 weeks"), Ok("2024-05-15".to_owned()));
    assert_eq!(changed("rulebook r\n", "rulebook renamed\n"), Ok("2024-05-08".to_owned()));
    // What people read, what is assumed, and the order of the lines say nothing of how a situation is read.
    assert_eq!(changed("asked date \"When?\"", "asked date \"On which day?\""), Ok("2024-05-08".to_owned()));
    assert_eq!(changed("office \"The office\"", "office \"The town\""), Ok("2024-05-08".to_owned()));
    assert_eq!(changed("  other date\n", "  other date, assumed 2020-01-01\n"), Ok("2024-05-08".to_owned()));
    let line = "  asked date \"When?\"\n";
    let moved =
        RULEBOOK.replace(line, "").replace("  letters events letter\n", &format!("  letters events letter\n{line}"));
    let situation = rulebook(RULEBOOK).situation_from_json(GIVEN).unwrap();
    assert_eq!(due(&rulebook(&moved), &situation).as_deref(), Ok("2024-05-08"));
    // An actor more is nothing to a set that asks for none.
    let without = RULEBOOK.replace("  sender actor\n", "").replace(" and sender is office", "");
    let situation = rulebook(&without).situation_from_json(&GIVEN.replace(r#" "sender": "office","#, "")).unwrap();
    let more = without.replace("actor fund\n", "actor bank\nactor fund\n");
    assert_eq!(due(&rulebook(&more), &situation).as_deref(), Ok("2024-05-08"));
}

#[test]
fn a_situation_fits_every_form_of_its_set() {
    let compiled = rulebook(RULEBOOK);
    let loaded = Rulebook::from_plan(&compiled.to_plan().unwrap()).unwrap();
    let by_compiled = compiled.situation_from_json(GIVEN).unwrap();
    let by_loaded = loaded.situation_from_json(GIVEN).unwrap();
    assert_eq!(by_compiled, by_loaded);
    for set in [compiled.clone(), compiled, loaded.clone(), loaded] {
        assert_eq!(due(&set, &by_compiled).as_deref(), Ok("2024-05-08"));
        assert_eq!(due(&set, &by_loaded.clone()).as_deref(), Ok("2024-05-08"));
    }
}

#[test]
fn a_situation_that_does_not_fit_is_told_so_in_both_languages_and_by_quotas_too() {
    let other = rulebook(&RULEBOOK.replace("other date", "others date"));
    let situation = rulebook(RULEBOOK).situation_from_json(GIVEN).unwrap();
    let error = other.evaluate(&situation, day()).unwrap_err();
    assert_eq!(error, Error::Misfit);
    let complaints = error.diagnostics();
    let complaint = &complaints.as_slice()[0];
    assert_eq!((complaints.len(), complaint.code().as_str()), (1, "E2030"));
    assert!(told(&error, Language::English).contains("read for another rulebook set"));
    assert!(told(&error, Language::Danish).contains("læst for andre regelsæt"));
    assert_eq!(other.quotas(day()).over([&situation]).unwrap_err(), Error::Misfit);
}

#[test]
fn an_error_of_an_evaluation_names_its_rule_by_its_name() {
    let far = GIVEN.replace("2024-05-01", "9999-12-30");
    let rulebook = rulebook(RULEBOOK);
    let situation = rulebook.situation_from_json(&far).unwrap();
    let error = rulebook.evaluate(&situation, day()).unwrap_err();
    assert_eq!(error.to_string(), "a date is reckoned from 9999-12-30 that is out of range (in r.answer)");
    assert!(told(&error, Language::Danish).contains("reglen `r.answer`"));
}

#[test]
fn a_stored_plan_of_another_version_or_changed_since_is_refused() {
    let stored = rulebook(RULEBOOK).to_plan().unwrap();
    let code = |from: &str, to: &str| {
        assert!(stored.contains(from), "{from}");
        let error = Rulebook::from_plan(&stored.replacen(from, to, 1)).unwrap_err();
        let complaints = error.diagnostics();
        assert_eq!((complaints.len(), complaints.as_slice()[0].code().as_str()), (1, error.code()));
        (error.code(), told(&error, Language::Danish))
    };
    let version = format!(r#""version":"{}""#, env!("CARGO_PKG_VERSION"));
    let (other, words) = code(&version, r#""version":"0.0.9""#);
    assert_eq!(other, "E3020");
    assert!(words.contains("planen er skrevet af version 0.0.9"), "{words}");
    assert_eq!(code("The office", "The town hall").0, "E3021");
    assert_eq!(code("hjemmel.plan/1", "plan").0, "E3009");
    let cut = stored.strip_suffix("}}").unwrap();
    assert_eq!(Rulebook::from_plan(cut).unwrap_err().code(), "E3009");
    assert!(Rulebook::from_plan(&stored).is_ok());
}

#[test]
fn a_set_without_a_source_is_none() {
    let error = Rulebook::builder().compile().unwrap_err();
    let codes: Vec<&str> = error.diagnostics().iter().map(|complaint| complaint.code().as_str()).collect();
    assert_eq!(codes, ["E0006"]);
    assert!(error.render(Language::English, false).contains(".source(name, text)"));
    assert!(Rulebook::builder().check().diagnostics().has_errors());
    // A source in which nothing stands is told by its name.
    let empty = Rulebook::builder().source("a.rulebook", "\n").compile().unwrap_err();
    let empty: Vec<&str> = empty.diagnostics().iter().map(|complaint| complaint.code().as_str()).collect();
    assert_eq!(empty, ["E0005"]);
}
