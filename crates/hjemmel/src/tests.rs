//! Tests of the public crate that are too small for the acceptance tests.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use crate::{Citation, Date, Rulebook, register::Register};

const TEXT: &str = r#"
rulebook b
  law "the act" as act
  law "an act that never passed" as dead, never enacted
  act chap. 2 has §§ 4-6

situation
  member yes/no

target group all "Everybody"
  act § 5, stk. 2
  act § 1
  when member

target group few
  act § 12
  from 2024-01-01 until 2024-12-31
  when member

exemption none_of_it "None of it"
  dead § 3
  proposed "a majority"
  for all
  when member
  lifts is_told

requirement is_told "Is told"
  act § 5
  for all
  office must "tell"

actor office

not encoded "The rest of the chapter"
  act § 6
"#;

fn register() -> Register {
    Rulebook::builder().source("b.rulebook", TEXT.replace("chap.", "kap.")).check().register()
}

fn found(register: &Register, place: &str) -> Vec<String> {
    let place = Citation::parse(place).unwrap();
    register.citing(&place).map(|rule| rule.name.clone()).collect()
}

#[test]
fn a_place_finds_what_rests_on_it_on_a_part_of_it_and_on_what_it_is_part_of() {
    let register = register();
    assert_eq!(found(&register, "act § 5"), ["b.all", "b.is_told"]);
    assert_eq!(found(&register, "act § 5, stk. 2, nr. 1"), ["b.all", "b.is_told"]);
    assert_eq!(found(&register, "act § 5, stk. 1"), ["b.is_told"]);
    assert_eq!(found(&register, "act §§ 10-20"), ["b.few"]);
    assert_eq!(found(&register, "act kap. 2"), ["b.all", "b.is_told", "b"]);
    assert_eq!(found(&register, "act").len(), 4);
    assert!(found(&register, "act § 2").is_empty());
}

#[test]
fn a_line_says_when_its_version_is_law_and_what_it_would_take() {
    let register = register();
    let few = register.rules.iter().find(|rule| rule.name == "b.few").unwrap();
    assert!(few.is_in_force(Date::parse("2024-01-01").unwrap()) && few.is_in_force(Date::parse("2024-12-31").unwrap()));
    assert!(!few.is_in_force(Date::parse("2025-01-01").unwrap()));
    let proposed = register.rules.iter().find(|rule| rule.name == "b.none_of_it").unwrap();
    assert_eq!(proposed.proposals.iter().map(|name| &**name).collect::<Vec<_>>(), ["b.none_of_it"]);
    assert_eq!((&*few.file, few.line), ("b.rulebook", 15));
}

#[test]
fn a_law_is_found_by_its_name_in_any_capitals_and_a_near_one_is_offered() {
    let register = register();
    assert_eq!(register.spelled(Citation::parse("ACT § 5").unwrap()).to_string(), "act § 5");
    assert!(!register.knows("akt"));
    assert_eq!(register.nearest("akt"), Some("act"));
}

#[test]
fn where_nothing_is_cited_the_places_on_either_side_are_offered() {
    let register = register();
    let near = |place: &str| -> Vec<String> {
        let place = Citation::parse(place).unwrap();
        register.neighbours(&place).into_iter().map(ToString::to_string).collect()
    };
    assert_eq!(near("act § 8"), ["act § 6", "act § 12"]);
    assert_eq!(near("act § 20"), ["act § 12"]);
    let unknown = register.unknown_chapter(&Citation::parse("act kap. 3").unwrap());
    assert_eq!(unknown, Some(("act".to_owned(), "3".to_owned())));
    assert_eq!(register.unknown_chapter(&Citation::parse("act kap. 2").unwrap()), None);
}

#[test]
fn whatever_is_proposed_says_what_it_would_take() {
    let register = Rulebook::builder()
        .source(
            "b.rulebook",
            r#"
rulebook b
  law "the act" as act

situation
  member yes/no

actor office

target group all "Everybody"
  act § 1
  when member

quota most_are_told "Most are told"
  act § 2
  of all
  at least 75 percent where member
  proposed "a majority"

parameter term "Term"
  act § 3
  delegated to office between 1 week and 6 weeks
  2 weeks

parameter term
  act § 4
  proposed "a majority"
  delegated to office between 1 week and 6 weeks
  3 weeks

setting term is 4 weeks
  act § 5
  decision "of the office"
  proposed "a meeting"

not encoded "The rest"
  act § 6
  proposed "a majority"
"#,
        )
        .check()
        .register();
    let told: Vec<(String, usize)> =
        register.rules.iter().map(|rule| (rule.citations[0].to_string(), rule.proposals.len())).collect();
    let expected = [("act § 1", 0), ("act § 2", 1), ("act § 3", 0), ("act § 4", 1), ("act § 5", 1), ("act § 6", 1)];
    assert_eq!(told, expected.map(|(cited, marks)| (cited.to_owned(), marks)));
    let setting = register.rules.iter().find(|rule| rule.kind == crate::diagnostic::Noun::Setting).unwrap();
    assert_eq!(setting.proposals.iter().map(|name| &**name).collect::<Vec<_>>(), ["b.term"]);
}

#[test]
fn a_requirement_without_days_has_those_of_the_head_and_an_exemption_has_all() {
    let text = TEXT.replacen("rulebook b\n", "rulebook b\n  from 2024-01-01 until 2026-06-30\n", 1);
    let register = Rulebook::builder().source("b.rulebook", text.replace("chap.", "kap.")).check().register();
    let days = |name: &str| {
        let rule = register.rules.iter().find(|rule| rule.name == name).unwrap();
        (rule.from.map(|day| day.to_string()), rule.until.map(|day| day.to_string()))
    };
    assert_eq!(days("b.is_told"), (Some("2024-01-01".to_owned()), Some("2026-06-30".to_owned())));
    assert_eq!(days("b.few"), (Some("2024-01-01".to_owned()), Some("2024-12-31".to_owned())));
    assert_eq!(days("b.none_of_it"), (None, None));
    let told = register.rules.iter().find(|rule| rule.name == "b.is_told").unwrap();
    assert!(told.is_in_force(Date::new(2026, 6, 30).unwrap()) && !told.is_in_force(Date::new(2026, 7, 1).unwrap()));
}
