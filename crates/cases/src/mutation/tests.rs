//! Changes of a small rulebook, and what notices them.

use super::*;
use crate::Case;
use hjemmel::{Date, Decimal, Language, Rulebook};
use serde_json::json;

const TEXT: &str = "\
rulebook office
  law \"an act\" as act
  from 2020-01-01

category benefit
  cash
  sickness

actor centre \"the centre\"

event talk \"Talk\" on held_on
  held_on date
  form one of in_person, phone

situation
  years number
  benefit benefit
  ill yes/no
  share percent
  income money
  begun date, optional
  talks events talk

parameter lowest
  act § 9
  1000 DKK from 2020-01-01 until 2023-12-31
  1100 DKK from 2024-01-01

target group grown_up
  act § 1
  when years is at least 18 and benefit is cash
  unless ill

target group ill_ones
  act § 2
  when ill or years is under 18

requirement first_talk
  act § 3
  from 2024-01-01 until 2024-12-31
  for grown_up, ill_ones
  centre must \"talk\"
  at least 2 times within 6 months after begun
  form in_person
  met by talks where form is phone

requirement plan
  act § 4
  for grown_up
  when income is at least lowest and number of talks in the last 2 weeks is at least 3
  centre must \"write a plan\"
  within 10 days after begun

requirement short_plan
  act § 4
  for ill_ones
  centre must \"write a short plan\"
  within 1 week after begun
  instead of plan

trial free
  act § 5
  bylaw \"a by-law\"
  from 2024-02-01 until 2024-03-31

exemption fewer
  in trial free
  when share is more than 50 percent
  lifts first_talk, plan
";

fn rulebook(text: &str) -> Rulebook {
    let rulebook = Rulebook::builder().source("office.rulebook", text).compile();
    rulebook.map_err(|error| format!("{error:#}")).unwrap()
}

fn words(text: &str) -> Vec<String> {
    let found = mutations(&rulebook(text));
    found
        .iter()
        .map(|it| {
            format!(
                "{:>3} {:12} {}: {}",
                it.change.line,
                format!("{:?}", it.change.kind),
                it.change.rule,
                it.change.words(Language::English)
            )
        })
        .collect()
}

#[test]
fn every_kind_of_change_in_the_words_of_the_rulebook() {
    insta::assert_snapshot!(words(TEXT).join("\n"));
}

#[test]
fn a_change_is_taken_back() {
    let rulebook = rulebook(TEXT);
    let mut plan = rulebook.plan().clone();
    for mutation in mutations(&rulebook) {
        let changed = mutation.during(&mut plan, |plan| plan != rulebook.plan());
        assert!(changed, "{} changes nothing", mutation.change.words(Language::English));
        assert_eq!(&plan, rulebook.plan());
    }
}

#[test]
fn a_changed_plan_holds_together() {
    let rulebook = rulebook(TEXT);
    let mut plan = rulebook.plan().clone();
    for mutation in mutations(&rulebook) {
        let checked = mutation.during(&mut plan, |plan| plan.validate().map_err(|error| error.to_string()));
        assert_eq!(checked, Ok(()), "{}", mutation.change.words(Language::English));
    }
}

#[test]
fn the_words_are_those_of_a_danish_rulebook() {
    let text = "\
regelsæt kontor
  lov \"en lov\" som lov1
  fra 2020-01-01

aktør center \"centret\"

situation
  alder tal
  syg ja/nej
  begyndt dato

målgruppe voksne
  lov1 § 1
  når alder er mindst 18 og ikke syg

krav plan
  lov1 § 2
  for voksne
  centret skal \"skrive en plan\"
  senest 2 uger efter begyndt
";
    let text = text.replace("centret skal", "center skal");
    insta::assert_snapshot!(words(&text).join("\n"));
}

/// Whether the changes whose words hold this are noticed by a case, in their order.
fn noticed(situation: &serde_json::Value, as_of: &str, holding: &str) -> Vec<bool> {
    let rulebook = rulebook(TEXT);
    let mut yardstick = Yardstick::of_examples(&rulebook).unwrap();
    let case = json!({ "title": "a case", "as_of": as_of, "situation": situation });
    yardstick.add(&rulebook, &Case::from_json(&case.to_string()).unwrap()).unwrap();
    let mut chosen = mutations(&rulebook);
    chosen.retain(|it| it.change.words(Language::English).contains(holding));
    assert!(!chosen.is_empty());
    let run = MutationRun::of(rulebook.plan(), &yardstick, chosen.iter().collect(), 2, || {});
    run.results.iter().map(|(_, noticed)| *noticed).collect()
}

#[test]
fn a_bound_is_noticed_on_its_edge_alone() {
    let of =
        |years: u32| json!({ "years": years, "benefit": "cash", "ill": false, "begun": "2024-05-01", "talks": [] });
    let holding = "years is at least 18 → years is at least 19";
    assert_eq!(noticed(&of(18), "2024-05-10", holding), [true]);
    assert_eq!(noticed(&of(19), "2024-05-10", holding), [false]);
}

#[test]
fn a_deadline_is_noticed_by_its_date() {
    let situation = json!({ "years": 30, "benefit": "cash", "ill": true, "begun": "2024-05-01", "talks": [] });
    assert_eq!(noticed(&situation, "2024-05-02", "within 1 week after begun → within"), [true; 4]);
}

#[test]
fn examples_that_fail_are_no_yardstick() {
    let failing =
        format!("{TEXT}\nexample \"no\"\n  as of 2024-05-01\n  given\n    ill yes\n  expect\n    grown_up applies\n");
    let error = Yardstick::of_examples(&rulebook(&failing)).unwrap_err();
    assert_eq!(error.to_string(), "1 examples do not come out: there is nothing to notice a change by");
}

#[test]
fn an_example_notices_what_it_hangs_on_and_nothing_else() {
    let text = format!(
        "{TEXT}\nexample \"a short plan\"\n  as of 2024-05-02\n  given\n    years 30\n    benefit cash\n    ill yes\n    \
         begun 2024-05-01\n  expect\n    short_plan due 2024-05-08\n"
    );
    let rulebook = rulebook(&text);
    let yardstick = Yardstick::of_examples(&rulebook).unwrap();
    let all = mutations(&rulebook);
    let run = MutationRun::of(rulebook.plan(), &yardstick, all.iter().collect(), 1, || {});
    let mut by_rule: Vec<&str> =
        run.results.iter().filter(|(_, noticed)| *noticed).map(|(mutation, _)| mutation.change.rule.as_str()).collect();
    by_rule.dedup();
    assert_eq!(by_rule, ["office.ill_ones", "office.short_plan"]);
    assert_eq!(yardstick.len(), 1);

    let report = MutationReport::of(&run, &all, yardstick.len(), &Accepted::default());
    let (count, survivors) = (all.len() as u64, report.survivors.len() as u64);
    assert_eq!(report.tried(), count);
    assert_eq!(report.total.noticed + survivors, count);
}

#[test]
fn a_list_of_accepted_changes_is_read_line_by_line() {
    let text = "# a note\n\na.b: x  ->  y\n  because\n  of this\n\nnonsense\n  lost reason\na.c: x → y\n";
    let (accepted, faults) = Accepted::parse(text);
    let read: Vec<(&str, &str, &str)> =
        accepted.entries().iter().map(|it| (&*it.rule, &*it.words, &*it.reason)).collect();
    assert_eq!(read, [("a.b", "x → y", "because of this")]);
    assert_eq!(
        faults,
        [
            AcceptedFault::NoEntry { line: 7 },
            AcceptedFault::NothingAbove { line: 8 },
            AcceptedFault::NoReason { line: 9 }
        ]
    );
}

#[test]
fn an_accepted_change_counts_for_neither_side_and_a_stale_entry_is_told() {
    let rulebook = rulebook(TEXT);
    let yardstick = Yardstick::of_examples(&rulebook).unwrap();
    let all = mutations(&rulebook);
    let run = MutationRun::of(rulebook.plan(), &yardstick, all.iter().collect(), 3, || {});
    let list =
        "office.grown_up: years is at least 18 → years is at least 19\n  a reason\noffice.gone: x → y\n  a reason\n";
    let (accepted, faults) = Accepted::parse(list);
    assert_eq!(faults, []);
    let report = MutationReport::of(&run, &all, 0, &accepted);
    assert_eq!((report.total.noticed, report.total.accepted), (0, 1));
    assert_eq!(report.total.all() + 1, all.len() as u64);
    let stale: Vec<(&str, bool)> = report.stale.iter().map(|it| (&*it.rule, it.noticed)).collect();
    assert_eq!(stale, [("office.gone", false)]);
}

#[test]
fn a_share_is_compared_exactly_and_rounded_down() {
    let tally = MutationTally { noticed: 899, missed: 101, accepted: 4 };
    assert_eq!(tally.percent(Language::Danish), "89,9");
    let percent = |text: &str| Decimal::parse(text).unwrap();
    assert!(tally.reaches(percent("89.9")));
    assert!(!tally.reaches(percent("89.91")));
    assert!(MutationTally { noticed: 9, missed: 1, accepted: 0 }.reaches(percent("90")));
    assert!(MutationTally::default().reaches(percent("100")));
}

#[test]
fn a_draw_keeps_the_order() {
    let all = mutations(&rulebook(TEXT));
    let drawn = sample(all.clone(), 5, 9);
    assert_eq!(drawn.len(), 5);
    let lines: Vec<u32> = drawn.iter().map(|it| it.change.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    assert_eq!(sample(all.clone(), 10_000, 9).len(), all.len());
}

#[test]
fn a_date_that_is_none_of_the_item_is_not_moved() {
    let none = words(TEXT).into_iter().filter(|line| line.contains("office.fewer") && line.contains("2024-")).count();
    assert_eq!(none, 0, "the days are the trial's, and are moved there");
    assert!(Date::parse("2024-02-01").is_ok());
}

#[test]
fn a_row_is_left_out_where_no_table_has_a_gap_then() {
    let text = format!(
        "{TEXT}\ntable pay\n  columns years -> wait\n  under 18 | 1 week\n  at least 18 | 2 weeks\n\n\
         setting lowest is 900 DKK\n  decision \"the office\"\n  when ill\n"
    )
    .replace("parameter lowest\n  act § 9\n", "parameter lowest\n  act § 9\n  delegated to centre\n");
    let rows: Vec<String> = mutations(&rulebook(&text))
        .into_iter()
        .filter(|it| it.change.kind == MutationKind::Row)
        .map(|it| it.change.rule)
        .collect();
    assert!(!rows.is_empty() && rows.iter().all(|rule| rule == "office.lowest"), "{rows:?}");
}
