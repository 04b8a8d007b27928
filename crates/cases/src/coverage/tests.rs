//! Coverage: what is counted as reached, and how it is told.

use crate::{Case, Coverage, CoverageKind, CoverageState};
use hjemmel::{Language, Rulebook};
use serde_json::json;

const TEXT: &str = "rulebook a\n  law \"a law\" as act\n\nactor office\n\nevent talk \"Talk\" on held\n  held date\n\n\
    situation\n  member yes/no\n  ill yes/no\n  applied date\n  talks events talk\n\n\
    target group members\n  act § 1\n  when member and not ill\n\n\
    requirement first_talk \"First talk\"\n  act § 2\n  for members\n  office must \"hold a talk\"\n  \
    within 1 week after applied\n  met by talks\n";

fn rulebook() -> Rulebook {
    Rulebook::builder().source("a.rulebook", TEXT).compile().unwrap()
}

fn case(as_of: &str, situation: serde_json::Value) -> Case {
    Case::from_json(&json!({ "title": "x", "as_of": as_of, "situation": situation }).to_string()).unwrap()
}

fn member(as_of: &str, talks: serde_json::Value) -> Case {
    case(as_of, json!({ "member": true, "ill": false, "applied": "2024-03-01", "talks": talks }))
}

fn state(coverage: &Coverage, kind: CoverageKind, which: impl Fn(&str, Option<&str>) -> bool) -> CoverageState {
    let report = coverage.report();
    let found = report.items.iter().find(|item| item.kind == kind && which(&item.text, item.detail));
    found.expect("there is such an item").state
}

#[test]
fn a_condition_is_hit_when_it_was_yes_and_was_no() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    let condition = |coverage: &Coverage| state(coverage, CoverageKind::Condition, |_, _| true);
    assert_eq!(condition(&coverage), CoverageState::Missed);
    coverage.add(&member("2024-03-02", json!([]))).unwrap();
    assert_eq!(condition(&coverage), CoverageState::Half);
    coverage.add(&case("2024-03-02", json!({ "member": false }))).unwrap();
    assert_eq!(condition(&coverage), CoverageState::Hit);
}

#[test]
fn a_part_that_is_not_read_is_not_reached() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    coverage.add(&case("2024-03-02", json!({ "member": false, "ill": true, "applied": "2024-03-01" }))).unwrap();
    assert_eq!(state(&coverage, CoverageKind::Part, |text, _| text.starts_with("member")), CoverageState::Half);
    assert_eq!(state(&coverage, CoverageKind::Part, |text, _| text.contains("ill")), CoverageState::Missed);
}

#[test]
fn the_same_words_in_two_rules_are_two_conditions() {
    let text = format!("{TEXT}\ntarget group others\n  act § 3\n  when member and not ill\n");
    let rulebook = Rulebook::builder().source("a.rulebook", text).compile();
    let rulebook = rulebook.unwrap_or_else(|error| panic!("{error:#}"));
    let mut coverage = Coverage::of(&rulebook).unwrap();
    coverage.add(&member("2024-03-02", json!([]))).unwrap();
    let report = coverage.report();
    assert_eq!(report.items.iter().filter(|item| item.kind == CoverageKind::Condition && item.yes == 1).count(), 2);
}

#[test]
fn a_deadline_has_three_days_and_three_standings() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    let due = |coverage: &Coverage, detail: &str| state(coverage, CoverageKind::DueDay, |_, it| it == Some(detail));
    let standing =
        |coverage: &Coverage, it: &str| state(coverage, CoverageKind::Standing, |_, detail| detail == Some(it));
    coverage.add(&member("2024-03-07", json!([]))).unwrap();
    assert_eq!(due(&coverage, "due - 1"), CoverageState::Hit);
    assert_eq!(due(&coverage, "due"), CoverageState::Missed);
    assert_eq!(standing(&coverage, "open"), CoverageState::Hit);
    // An act on the last day reaches it as well as a reading does.
    coverage.add(&member("2024-05-01", json!([{ "held": "2024-03-08" }]))).unwrap();
    assert_eq!(due(&coverage, "due"), CoverageState::Hit);
    assert_eq!(standing(&coverage, "met"), CoverageState::Hit);
    coverage.add(&member("2024-03-09", json!([]))).unwrap();
    assert_eq!(due(&coverage, "due + 1"), CoverageState::Hit);
    assert_eq!(standing(&coverage, "overdue"), CoverageState::Hit);
}

#[test]
fn what_was_never_unknown_is_counted_beside() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    assert_eq!(coverage.report().total.never_unknown, 3);
    coverage.add(&case("2024-03-02", json!({}))).unwrap();
    assert_eq!(coverage.report().total.never_unknown, 0);
}

#[test]
fn shares_are_exact() {
    let total = crate::CoverageTotal { hit: 2, half: 0, missed: 1, never_unknown: 0 };
    assert_eq!(total.percent(Language::English), "66.6");
    let percent = |text: &str| hjemmel::Decimal::parse(text).unwrap();
    assert!(total.reaches(percent("66.66")));
    assert!(!total.reaches(percent("66.67")));
    assert!(crate::CoverageTotal::default().reaches(percent("100")));
}

#[test]
fn the_report_as_text_and_as_a_page() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    coverage.add(&member("2024-03-07", json!([]))).unwrap();
    coverage.add(&case("2024-03-02", json!({ "member": false }))).unwrap();
    let report = coverage.report();
    let text = |language| format!("{}\n{}", report.gaps(language).join("\n"), report.table(language));
    assert!(text(Language::English).contains("never met in time"), "{}", text(Language::English));
    assert!(text(Language::Danish).contains("aldrig opfyldt i tide"), "{}", text(Language::Danish));
    let page = coverage.html(Language::English);
    assert!(page.contains("requirement first_talk") && page.contains("✗"), "{page}");
}

#[test]
fn a_case_that_does_not_fit_is_told() {
    let rulebook = rulebook();
    let mut coverage = Coverage::of(&rulebook).unwrap();
    assert!(coverage.add(&case("2024-03-02", json!({ "nobody": 1 }))).is_err());
    let mut unknown = member("2024-03-07", json!([]));
    unknown.proposals.push("no_such".to_owned());
    assert!(coverage.add(&unknown).is_err());
    assert_eq!(coverage.report().evaluations, 0);
}

#[test]
fn a_transition_is_hit_when_a_duty_passed_by_it() {
    let shorter = "requirement first_talk \"First talk\"\n  act § 2\n  for members\n  office must \"hold a talk\"\n  \
        within 3 days after applied\n  met by talks\n  from 2024-03-05\n\n\
        transition reform\n  act § 9\n  concerns first_talk\n  new rule takes over on 2024-03-05\n";
    let text = format!("{TEXT}  until 2024-03-04\n\n{shorter}");
    let rulebook = Rulebook::builder().source("a.rulebook", text).compile().unwrap_or_else(|error| panic!("{error:#}"));
    let mut coverage = Coverage::of(&rulebook).unwrap();
    let transition = |coverage: &Coverage| state(coverage, CoverageKind::Transition, |text, _| text.contains("reform"));
    let never = coverage.report().gaps(Language::Danish);
    assert!(never.iter().any(|line| line.contains("a.reform: ingen pligt er gået over efter den")), "{never:?}");
    // It was met before the day, so the old rule stays.
    coverage.add(&member("2024-03-07", json!([{ "held": "2024-03-02" }]))).unwrap();
    assert_eq!(transition(&coverage), CoverageState::Missed);
    // Whether it was is not known.
    let unknown = json!({ "member": true, "ill": false, "applied": "2024-03-01" });
    coverage.add(&case("2024-03-07", unknown)).unwrap();
    assert_eq!(transition(&coverage), CoverageState::Half);
    coverage.add(&member("2024-03-07", json!([]))).unwrap();
    assert_eq!(transition(&coverage), CoverageState::Hit);
}
