//! Cases aimed at boundaries: each boundary has its case, every case can be read, and the same seed gives the same bytes.

use super::goal::all_goals;
use super::words::title;
use crate::{Case, boundary_cases};
use hjemmel::outcome::Status;
use hjemmel::{Language, Rulebook};

const CONTACT: &str = include_str!("../../../../tests/cli/contact.rulebook");

fn contact() -> Rulebook {
    Rulebook::builder().source("contact", CONTACT).compile().unwrap()
}

fn cases(rulebook: &Rulebook) -> Vec<Case> {
    let all = boundary_cases(rulebook, 1, 0).boundaries();
    boundary_cases(rulebook, 1, all).collect()
}

fn statuses(rulebook: &Rulebook, case: &Case, requirement: &str) -> Vec<Status> {
    let outcome = case.evaluate(rulebook, Language::English).unwrap();
    outcome.obligations.iter().filter(|it| it.id == requirement).map(|it| it.status).collect()
}

fn named<'a>(cases: &'a [Case], title: &str) -> &'a Case {
    cases.iter().find(|case| case.title.starts_with(title)).unwrap_or_else(|| panic!("no case is called {title}"))
}

#[test]
fn every_case_is_valid_and_can_be_evaluated() {
    let rulebook = contact();
    for case in boundary_cases(&rulebook, 7, 600) {
        case.evaluate(&rulebook, Language::English).unwrap_or_else(|error| panic!("{}: {error}", case.title));
    }
}

#[test]
fn the_same_seed_gives_the_same_cases() {
    let rulebook = contact();
    let one: Vec<Case> = boundary_cases(&rulebook, 3, 300).collect();
    let other: Vec<Case> = boundary_cases(&rulebook, 3, 300).collect();
    assert_eq!(one, other);
    assert_eq!(one.len(), 300);
}

#[test]
fn a_deadline_is_read_the_day_before_on_it_and_the_day_after() {
    let rulebook = contact();
    let cases = cases(&rulebook);
    let of = |title: &str| {
        statuses(&rulebook, named(&cases, &format!("contact.first_interview: {title}")), "contact.first_interview")
    };
    assert_eq!(of("not met the day before it is due"), [Status::Open]);
    assert_eq!(of("not met on the day it is due"), [Status::Open]);
    assert_eq!(of("not met the day after it is due"), [Status::Overdue]);
    assert_eq!(of("met on the last day"), [Status::Met]);
    assert_eq!(of("met a day late"), [Status::Late]);
}

#[test]
fn one_act_short_and_just_enough() {
    let rulebook = contact();
    let cases = cases(&rulebook);
    let of = |title: &str| {
        let case = named(&cases, &format!("contact.interviews_first_half_year: {title}"));
        statuses(&rulebook, case, "contact.interviews_first_half_year")
    };
    assert_eq!(of("one act short"), [Status::Overdue]);
    assert_eq!(of("met on the last day"), [Status::Met]);
}

#[test]
fn the_thirtieth_birthday_and_the_day_before() {
    let rulebook = contact();
    let cases = cases(&rulebook);
    let born = |what: &str| {
        let case = cases.iter().find(|case| {
            case.title.starts_with("contact.job_ready_recipient: ")
                && case.title.contains(&format!(": {what}"))
                && case.situation.get("birth_date").is_some_and(|born| {
                    born.as_str().is_some_and(|born| born.get(5..) == case.as_of.to_string().get(5..))
                        == (what == "on the boundary")
                })
        });
        let case = case.unwrap_or_else(|| panic!("nobody is born {what}"));
        let outcome = case.evaluate(&rulebook, Language::English).unwrap();
        outcome.target_groups.iter().any(|group| group.id == "contact.job_ready_recipient")
    };
    assert!(born("on the boundary"));
    assert!(!born("before the boundary"));
}

#[test]
fn a_trial_is_tried_on_its_last_day_and_the_day_after() {
    let rulebook = contact();
    let cases = cases(&rulebook);
    let lifted = |title: &str| {
        let case = named(&cases, &format!("contact.few_hours: {title}"));
        let outcome = case.evaluate(&rulebook, Language::English).unwrap();
        !outcome.lifted.is_empty()
    };
    assert!(lifted("its first day, 2024-01-01"));
    assert!(lifted("its last day, 2024-12-31"));
    assert!(!lifted("the day after its last, 2025-01-01"));
    assert!(!lifted("the day before its first, 2023-12-31"));
}

#[test]
fn each_fact_is_missing_once() {
    let rulebook = contact();
    let cases = cases(&rulebook);
    let case = named(&cases, "contact.first_interview: job_ready is not known");
    assert!(case.situation.get("job_ready").is_none());
    let outcome = case.evaluate(&rulebook, Language::English).unwrap();
    assert!(outcome.undetermined.iter().any(|line| line.id == "contact.first_interview"));
}

#[test]
fn titles_are_in_the_language_asked_for() {
    let rulebook = contact();
    let titles: Vec<String> =
        boundary_cases(&rulebook, 1, 20).language(Language::Danish).map(|case| case.title).collect();
    assert!(titles.iter().any(|title| title == "contact.first_interview: fristen begynder"), "{titles:#?}");
}

/// Every title of a set.
fn titles(rulebook: &Rulebook, language: Language) -> Vec<String> {
    let plan = rulebook.plan();
    let all = all_goals(plan);
    all.iter().flat_map(|goals| goals.goals.iter().map(|goal| title(plan, goals, goal, language))).collect()
}

#[test]
fn no_two_boundaries_are_called_alike() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks/dk");
    let mut shipped = Rulebook::builder();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|ending| ending == "rulebook") {
            shipped = shipped.source(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
    for rulebook in [contact(), shipped.compile().unwrap()] {
        for language in [Language::English, Language::Danish] {
            let mut titles = titles(&rulebook, language);
            assert!(titles.iter().all(|title| !title.ends_with(']') && !title.contains("– :")));
            titles.sort_unstable();
            let twice: Vec<_> = titles.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
            assert!(twice.is_empty(), "{twice:#?}");
        }
    }
}

#[test]
fn a_title_says_the_rule_the_line_and_the_side() {
    let rulebook = contact();
    let of = |language| {
        let mut titles = titles(&rulebook, language);
        titles.retain(|title| title.starts_with("contact.job_ready_recipient") && title.contains("30"));
        titles.sort_unstable();
        titles.join("\n")
    };
    let line = "contact.job_ready_recipient: når benefit er cash benefit og job ready og age er mindst 30";
    let sides = [
        "age: efter grænsen",
        "age: før grænsen",
        "age: på grænsen",
        "benefit: cash benefit",
        "benefit: sickness benefit",
        "job_ready: ja",
        "job_ready: nej",
    ];
    assert_eq!(of(Language::Danish), sides.map(|side| format!("{line} – {side}")).join("\n"));
    assert!(of(Language::English).contains(" – age: after the boundary\n"), "{}", of(Language::English));
}

#[test]
fn only_the_rules_that_are_asked_for() {
    let rulebook = contact();
    let some = boundary_cases(&rulebook, 1, 60).of_rules(|name| name == "contact.few_hours");
    assert!(some.boundaries() > 0 && some.boundaries() < boundary_cases(&rulebook, 1, 0).boundaries());
    let titles: Vec<String> = some.map(|case| case.title).collect();
    assert_eq!(titles.len(), 60);
    assert!(titles.iter().all(|title| title.starts_with("contact.few_hours")), "{titles:#?}");
    assert_eq!(boundary_cases(&rulebook, 1, 10).of_rules(|_| false).count(), 0);
}

#[test]
fn a_set_without_rules_has_no_cases() {
    let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  born date\n";
    let rulebook = Rulebook::builder().source("a", text).check().into_rulebook();
    assert_eq!(boundary_cases(&rulebook, 1, 10).count(), 0);
}
