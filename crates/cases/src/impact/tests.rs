//! What proposals of a small rulebook would do.

use super::*;
use crate::compare::ChangeKind;
use hjemmel::Language;
use serde_json::json;

const RULES: &str = "\
rulebook contact \"Contact\"
  law \"an act\" as act

category town
  north
  south

actor centre \"the job centre\"

event meeting \"Meeting\" on held_on
  held_on date

situation
  begun date
  town town
  ill yes/no
  young yes/no
  meetings events meeting

target group everyone \"Everyone\"
  act § 1
  when begun is at most today

target group young_ones \"The young\"
  act § 1
  when young

requirement talk \"Talk\"
  act § 2
  for everyone
  centre must \"talk\"
  within 2 weeks after begun
  met by meetings

requirement plan \"Plan\"
  act § 3
  for everyone
  centre must \"write a plan\"
  within 1 month after begun

exemption later_talk \"Later talk\"
  act § 4
  proposed \"an act\"
  when town is north
  changes deadline of talk to within 3 weeks after begun

exemption no_plan \"No plan\"
  act § 5
  proposed \"a majority\"
  unless ill
  lifts plan
";

fn rulebook() -> Rulebook {
    Rulebook::builder().source("contact.rulebook", RULES.to_owned()).compile().unwrap()
}

fn day() -> Date {
    Date::parse("2026-03-20").unwrap()
}

/// Weighs citizens: town, whether ill (or not known), whether young.
fn weighed(with: &[&str], citizens: &[(&str, Option<bool>, bool)]) -> ImpactReport {
    let rulebook = rulebook();
    let with: Vec<String> = with.iter().map(|it| (*it).to_owned()).collect();
    let mut impact = Impact::of(&rulebook, day(), None, &with, 2).unwrap();
    for (place, (town, ill, young)) in citizens.iter().enumerate() {
        let mut situation = json!({ "begun": "2026-03-02", "town": town, "young": young, "meetings": [] });
        if let Some(ill) = ill {
            situation["ill"] = json!(ill);
        }
        let situation = rulebook.situation(&situation).unwrap();
        let weighed = impact.weigh(&situation).unwrap();
        impact.add(&format!("citizen {place}"), &weighed);
    }
    impact.report()
}

const CITIZENS: [(&str, Option<bool>, bool); 4] =
    [("north", Some(false), true), ("south", Some(false), false), ("south", Some(true), false), ("north", None, false)];

#[test]
fn every_proposal_alone_and_those_of_a_rulebook_together() {
    let report = weighed(&[], &CITIZENS);
    let names: Vec<&str> = report.proposals.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["contact.later_talk", "contact.no_plan", "contact"]);
    assert_eq!(report.proposals[2].proposals, ["contact.later_talk", "contact.no_plan"]);
    assert_eq!(report.proposals[2].lacks, ["a majority", "an act"]);
    assert!(report.proposals[2].together);
}

#[test]
fn names_combinations_and_rulebooks_can_be_asked_for() {
    let report = weighed(&["no_plan", "later_talk,no_plan", "contact"], &CITIZENS);
    let asked: Vec<usize> = report.proposals.iter().map(|it| it.proposals.len()).collect();
    assert_eq!(asked, [1, 2, 2]);
    assert_eq!(report.proposals[0].proposals, ["contact.no_plan"]);
    assert_eq!(report.proposals[1].with, report.proposals[2].with);
}

#[test]
fn a_proposal_that_is_not_there_is_told_before_anything_is_read() {
    let with = ["no_plans".to_owned()];
    let error = Impact::of(&rulebook(), day(), None, &with, 1).unwrap_err();
    assert_eq!(error.code(), "E2013");
}

#[test]
fn what_the_law_of_another_day_cannot_compute_is_told_before_anything_is_read() {
    let shares = "definition share is 0\n  act § 6\n  until 2024-12-31\n\n\
                  definition share is 2\n  act § 6\n  from 2025-01-01\n\n\
                  target group few \"Few\"\n  act § 6\n  when 10 / share is at least 1\n";
    let text = format!("{RULES}\n{shares}");
    let rulebook =
        Rulebook::builder().source("contact.rulebook", text).compile().unwrap_or_else(|error| panic!("{error:#}"));
    let of = |law_of: Option<&str>| {
        let law_of = law_of.map(|text| Date::parse(text).unwrap());
        Impact::of(&rulebook, day(), law_of, &[], 1).map(|_| ()).map_err(|error| error.code())
    };
    assert_eq!(of(None), Ok(()));
    assert_eq!(of(Some("2024-06-01")), Err("E3003"));
}

#[test]
fn counts_agree_with_what_each_citizen_owes() {
    let report = weighed(&[], &CITIZENS);
    assert_eq!(report.today.lines, Count { obligations: 8, overdue: 4, lifted: 0, undetermined: 0 });
    assert_eq!(report.today.target_groups["contact.young_ones"].citizens, 1);
    let [later, no_plan, both] = report.proposals.as_slice() else { panic!() };
    assert_eq!(later.changes.changed, 2);
    assert_eq!(later.changes.lines(ChangeKind::Moved), 2);
    assert_eq!(later.with.lines, Count { obligations: 8, overdue: 2, lifted: 0, undetermined: 0 });
    assert_eq!(no_plan.changes.changed, 3);
    assert_eq!(no_plan.with.lines, Count { obligations: 5, overdue: 4, lifted: 2, undetermined: 1 });
    assert_eq!(both.changes.changed, 3);
    assert_eq!(no_plan.changes.target_groups["contact.young_ones"].changes[&ChangeKind::Lifted], 1);
}

#[test]
fn the_shortcut_for_the_untouched_agrees_with_the_comparison() {
    let rulebook = rulebook();
    let impact = Impact::of(&rulebook, day(), None, &["later_talk".to_owned()], 1).unwrap();
    let south = json!({ "begun": "2026-03-02", "town": "south", "ill": false, "young": true, "meetings": [] });
    let situation = rulebook.situation(&south).unwrap();
    let weighed = impact.weigh(&situation).unwrap();
    let outcome = |with: bool| {
        let evaluation = rulebook.evaluation(&situation).as_of(day());
        if with { evaluation.with("later_talk").run().unwrap() } else { evaluation.run().unwrap() }
    };
    assert_eq!(weighed.with[0].1, compare(&outcome(false), &outcome(true)));
    assert!(weighed.with[0].1.is_empty());
}

#[test]
fn the_report_does_not_grow_with_the_citizens() {
    let size = |times: usize| {
        let citizens: Vec<_> = CITIZENS.iter().copied().cycle().take(4 * times).collect();
        let json = serde_json::to_string(&weighed(&[], &citizens)).unwrap();
        json.chars().filter(|letter| !letter.is_ascii_digit()).count()
    };
    assert_eq!(size(2), size(100));
}

#[test]
fn a_page_in_both_languages() {
    let report = weighed(&["no_plan"], &CITIZENS);
    holds_in_order(
        &report.markdown(Language::English),
        &[
            "# What the proposals would change, as of 2026-03-20",
            "Situations counted: 4.",
            "| No plan | 3 | 8 | 5 | −3 | 2 | 0 | 1 |",
            "| Everyone | 4 | 8 | 4 | 0 | 0 |",
            "Not law. Switched on: contact.no\\_plan. Changes something for 3 of 4 citizens. It lacks a majority.",
            "| The young | 1 | 1 | 2 | 1 | −1 | 1 | 0 | 0 |",
            "| Plan | 3 | 4 | 1 | −3 | 2 | 0 | 1 | citizen 0, citizen 1 |",
        ],
    );
    holds_in_order(
        &hjemmel::text::plain(&report.lines(Language::Danish)),
        &[
            "Hvad forslagene ville ændre, pr. 2026-03-20",
            "Ikke gældende ret. Slået til: contact.no_plan. Ændrer noget for 3 af 4 borgere. Det mangler a majority.",
        ],
    );
}

/// Every line is there, in this order.
fn holds_in_order(page: &str, lines: &[&str]) {
    let mut rest = page;
    for line in lines {
        let place = rest.find(line).unwrap_or_else(|| panic!("{line} is not there, or not here:\n{page}"));
        rest = rest.get(place..).unwrap();
    }
}

#[test]
fn the_report_survives_its_json() {
    let report = weighed(&[], &CITIZENS);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<ImpactReport>(&json).unwrap(), report);
}
