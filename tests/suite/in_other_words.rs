//! Conditions that say in words of their own what others say: dates compared as dates, and any of several exemptions.

use hjemmel::{Date, Language, Outcome, Rulebook, text};
use hjemmel_diagnostic::{SourceLimits, Sources};
use hjemmel_syntax::{SyntaxLimits, format::format_file, parse};
use serde_json::json;

const RULEBOOK: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office "the office"

event talk "Talk" on held
  held date

situation
  first date
  ill yes/no
  away yes/no
  talks events talk

requirement plan "Plan"
  lab § 1
  office must "plan"
  within 4 weeks after first
  met by talks

exemption illness "Ill people"
  lab § 2
  when ill
  lifts plan

exemption absence "People abroad"
  lab § 3
  when away
  lifts plan

requirement letter "Letter"
  lab § 4
  when plan is lifted by illness, absence
  when first is no earlier than 2024-01-01 and first is no later than 2024-01-31
  office must "write"
  at all times

requirement visit "Visit"
  lab § 5
  when plan is not lifted by (illness, absence) and first is known
  office must "visit"
  at all times
"#;

/// The same rulebook in Danish words.
fn in_danish() -> String {
    let mut sources = Sources::new();
    let (id, _) = sources.admit("r.rulebook", RULEBOOK.as_bytes(), &SourceLimits::default());
    let (tree, complaints) = parse(sources.get(id.unwrap()).unwrap(), &SyntaxLimits::default());
    assert!(complaints.is_empty());
    format_file(&tree, Language::Danish)
}

fn outcome(text: &str, first: &str, ill: bool, away: bool, language: Language) -> Outcome {
    let rulebook = Rulebook::builder().source("r.rulebook", text).compile().unwrap_or_else(|error| panic!("{error:#}"));
    let facts = json!({"first": first, "ill": ill, "away": away, "talks": []}).to_string();
    let situation = rulebook.situation_from_json(&facts).unwrap();
    let run = rulebook.evaluation(&situation).as_of(Date::parse("2024-06-01").unwrap()).language(language).run();
    run.unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn any_of_several_exemptions_and_none_of_them() {
    let danish = in_danish();
    assert!(danish.contains("\n  når plan er fritaget ved illness, absence\n"), "{danish}");
    assert!(danish.contains("\n  når plan ikke er fritaget ved (illness, absence) og first er kendt\n"), "{danish}");
    for text in [RULEBOOK, &danish] {
        for (ill, away) in [(false, false), (true, false), (false, true), (true, true)] {
            let outcome = outcome(text, "2024-01-10", ill, away, Language::English);
            let owed = |name: &str| outcome.obligations.iter().any(|duty| duty.id == format!("r.{name}"));
            assert_eq!((owed("letter"), owed("visit")), (ill || away, !ill && !away), "{ill} {away}");
        }
    }
}

#[test]
fn dates_are_compared_to_the_day() {
    for text in [RULEBOOK, &in_danish()] {
        for (first, within) in
            [("2023-12-31", false), ("2024-01-01", true), ("2024-01-31", true), ("2024-02-01", false)]
        {
            let outcome = outcome(text, first, true, false, Language::English);
            assert_eq!(outcome.obligations.iter().any(|duty| duty.id == "r.letter"), within, "{first}");
        }
    }
}

#[test]
fn reasons_use_the_words_of_the_rulebook() {
    for (language, words) in [
        (
            Language::English,
            [
                "plan is lifted by \"Ill people\", \"People abroad\"",
                "first is no earlier than 2024-01-01",
                "first is no later than 2024-01-31",
            ],
        ),
        (
            Language::Danish,
            [
                "plan er fritaget ved \"Ill people\", \"People abroad\"",
                "first er tidligst 2024-01-01",
                "first er senest 2024-01-31",
            ],
        ),
    ] {
        let outcome = outcome(RULEBOOK, "2024-01-10", true, false, language);
        let page = text::plain(&text::render(&outcome, language, true)).to_lowercase();
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in words {
            assert!(page.contains(&words.to_lowercase()), "{words}\n{page}");
        }
    }
}
