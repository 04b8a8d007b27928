//! Which version governs: clocks, holes, days outside, proposals, and the law of another date.

use crate::findings::{Need, NotApplicableReason, ReasonKind, WouldTouch};
use crate::ids::{DefinitionId, FactId, ProposalId, RequirementId};
use crate::plan::{ClauseText, Definition, DefinitionVersion, Node, NotEncoded, Timing, Type};
use crate::testing::*;
use crate::{EvaluationError, Options};
use hjemmel_value::Citation;
use std::sync::Arc;

/// Ten days until the end of 2020, twenty from 2022 on; a hole between.
fn two_versions() -> (Book, FactId) {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let (ten, twenty) = (book.within(10, clock), book.within(20, clock));
    let (mut first, mut second) = (must(ten), must(twenty));
    first.in_force = from_until("2020-01-01", "2020-12-31");
    second.in_force = from_until("2022-01-01", "");
    book.requirement_with(vec![first, second]);
    book.plan.rulebooks[0].from = Some(date("2019-06-01"));
    (book, clock)
}

#[test]
fn the_version_in_whose_days_the_clock_starts_governs() {
    let (mut book, clock) = two_versions();
    for (day, due, version) in
        [("2020-12-31", "2021-01-10", 0), ("2022-01-01", "2022-01-21", 1), ("2020-01-01", "2020-01-11", 0)]
    {
        book.give_day(clock, day);
        let duty = book.duty("2022-06-01");
        assert_eq!((duty.due, duty.version), (Some(date(due)), version));
        let named = ReasonKind::Version { requirement: RequirementId(0), version, on: date(day), counted: true };
        assert_eq!(duty.because[0].kind, named);
    }
}

#[test]
fn holes_and_days_outside() {
    let (mut book, clock) = two_versions();
    book.give_day(clock, "2021-06-01");
    assert_eq!(book.not("2022-06-01"), NotApplicableReason::Repealed);
    book.give_day(clock, "2019-12-31");
    assert_eq!(book.not("2022-06-01"), NotApplicableReason::NotInForce);
    book.give_day(clock, "2019-05-31");
    let outside = book.run("2022-06-01").outside;
    assert_eq!((outside[0].clock, outside[0].bound), (date("2019-05-31"), date("2019-06-01")));
    book.plan.rulebooks[0].until = Some(date("2020-12-31"));
    book.give_day(clock, "2021-06-01");
    assert_eq!(book.run("2022-06-01").outside[0].bound, date("2020-12-31"));
}

#[test]
fn a_version_that_says_no_days_governs_on_those_of_its_rulebook() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let within = book.within(10, clock);
    book.requirement(must(within));
    book.plan.rulebooks[0].from = Some(date("2024-01-01"));
    book.plan.rulebooks[0].until = Some(date("2025-12-31"));
    let bounds = |findings: crate::findings::Findings| {
        assert!(findings.duties.is_empty() && findings.not_applicable.is_empty(), "{findings:#?}");
        findings.outside.iter().map(|it| (it.clock, it.bound)).collect::<Vec<_>>()
    };
    let (first, last) = (date("2024-01-01"), date("2025-12-31"));
    // By its clock, whatever the evaluation date.
    for (day, bound) in [("2023-12-31", first), ("2026-01-01", last)] {
        book.give_day(clock, day);
        assert_eq!(bounds(book.run("2026-06-01")), [(date(day), bound)]);
    }
    for day in ["2024-01-01", "2025-12-31"] {
        book.give_day(clock, day);
        assert_eq!(book.duty("2026-06-01").clock, Some(date(day)));
        let mut options = Options::new(date("2026-06-01"));
        options.law_of = Some(date("2023-12-31"));
        assert_eq!(bounds(book.run_with(&options)), [(date("2023-12-31"), first)]);
    }
    // Without a clock, by the evaluation date.
    book.plan.requirements[0].versions[0].timing = Timing::AtAllTimes;
    for (day, bound) in [("2023-12-31", first), ("2026-01-01", last)] {
        assert_eq!(bounds(book.run(day)), [(date(day), bound)]);
    }
    assert_eq!(book.duty("2024-01-01").clock, None);
}

#[test]
fn without_a_clock_the_evaluation_date_decides() {
    let (mut book, _) = two_versions();
    for version in &mut book.plan.requirements[0].versions {
        version.timing = Timing::AtAllTimes;
    }
    assert_eq!(book.duty("2020-06-01").version, 0);
    assert_eq!(book.duty("2022-06-01").version, 1);
    assert_eq!(book.not("2021-06-01"), NotApplicableReason::Repealed);
    assert_eq!(book.not("2019-07-01"), NotApplicableReason::NotInForce);
    assert_eq!(book.run("2019-01-01").outside[0].clock, date("2019-01-01"));
}

#[test]
fn unknown_clocks_of_several_versions() {
    let (book, clock) = two_versions();
    let line = &book.run("2022-06-01").undetermined[0];
    assert_eq!((line.version, line.due), (None, None));
    assert_eq!(line.needs, [Need::Fact(clock)]);
}

#[test]
fn the_latest_clock_governs() {
    let (mut book, clock) = two_versions();
    let other = book.fact(Type::Date);
    book.plan.requirements[0].versions[1].timing = book.within(20, other);
    book.give_day(clock, "2020-05-01");
    book.give_day(other, "2022-05-01");
    assert_eq!(book.duty("2022-06-01").version, 1);
    book.give_day(other, "2021-05-01");
    assert_eq!(book.duty("2022-06-01").version, 0);
}

#[test]
fn groups_follow_the_law_of_the_clock() {
    let (mut book, clock) = two_versions();
    let (group, fact) = book.group_of();
    book.plan.groups[0].versions[0].in_force = from_until("", "2020-06-30");
    book.plan.requirements[0].versions[0].groups = vec![group];
    book.yes(fact);
    book.give_day(clock, "2020-06-30");
    assert_eq!(book.duty("2022-06-01").version, 0);
    book.give_day(clock, "2020-07-01");
    assert_eq!(book.not("2022-06-01"), NotApplicableReason::Group);
    assert!(book.run("2022-06-01").groups.is_empty());
    assert_eq!(book.run("2020-05-01").groups[0].group, group);
}

/// A proposal of thirty days in 2020.
fn proposed() -> (Book, FactId, ProposalId) {
    let (mut book, clock) = two_versions();
    let proposal = book.proposal();
    let thirty = book.within(30, clock);
    let mut version = must(thirty);
    version.in_force = from_until("2020-06-01", "2020-12-31");
    version.in_force.proposals = vec![proposal];
    book.plan.requirements[0].versions.push(version);
    (book, clock, proposal)
}

#[test]
fn a_proposal_that_is_off_only_would_touch() {
    let (mut book, clock, proposal) = proposed();
    book.give_day(clock, "2020-06-01");
    let findings = book.run("2022-06-01");
    assert_eq!(findings.duties[0].due, Some(date("2020-06-11")));
    assert!(findings.duties[0].proposals.is_empty());
    let touch = WouldTouch { proposal, requirement: RequirementId(0), exemption: None };
    assert_eq!(findings.would_touch, [touch]);
    book.give_day(clock, "2020-05-31");
    assert!(book.run("2022-06-01").would_touch.is_empty());
}

#[test]
fn a_proposal_that_is_on_stands_in_for_the_law() {
    let (mut book, clock, proposal) = proposed();
    let mut options = Options::new(date("2022-06-01"));
    options.proposals = vec![proposal];
    book.give_day(clock, "2020-06-01");
    let findings = book.run_with(&options);
    assert_eq!(findings.duties[0].due, Some(date("2020-07-01")));
    assert_eq!(findings.duties[0].proposals, [proposal]);
    assert!(findings.would_touch.is_empty());
    book.give_day(clock, "2020-05-31");
    assert_eq!(book.run_with(&options).duties[0].version, 0);
}

#[test]
fn two_proposals_that_claim_a_day_collide() {
    let (mut book, clock, proposal) = proposed();
    let mut version = book.plan.requirements[0].versions[2].clone();
    version.in_force.proposals = vec![book.proposal()];
    book.plan.requirements[0].versions.push(version);
    let mut options = Options::new(date("2022-06-01"));
    options.proposals = vec![proposal, ProposalId(1)];
    book.give_day(clock, "2020-06-01");
    let error = book.try_run(&options).unwrap_err();
    assert!(matches!(error, EvaluationError::ProposalsCollide { versions: (2, 3), .. }));
    book.give_day(clock, "2020-05-01");
    assert!(book.try_run(&options).is_ok());
}

#[test]
fn what_is_proposed_within_proposals_stands_in_for_them() {
    let (book, clock, first) = proposed();
    let second = ProposalId(1);
    // Three versions, one for each and one for both, in whatever order they stand.
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut book = book.clone();
        book.proposal();
        let version = book.plan.requirements[0].versions.remove(2);
        let marks = [vec![first], vec![second], vec![first, second]];
        for which in order {
            let mut version = version.clone();
            version.in_force.proposals = marks[which].clone();
            book.plan.requirements[0].versions.push(version);
        }
        let both = 2 + order.iter().position(|which| *which == 2).unwrap();
        book.give_day(clock, "2020-06-01");
        let mut options = Options::new(date("2022-06-01"));
        options.proposals = vec![first, second];
        assert_eq!(book.run_with(&options).duties[0].version, both, "{order:?}");
        options.law_of = Some(date("2020-06-01"));
        assert_eq!(book.run_with(&options).duties[0].version, both, "{order:?}");
        // One that claims an earlier day has no say.
        let other = book.fact(Type::Date);
        book.give_day(other, "2020-06-02");
        options.law_of = None;
        let later = 2 + order.iter().position(|which| *which == 0).unwrap();
        book.plan.requirements[0].versions[later].timing = book.within(30, other);
        assert_eq!(book.run_with(&options).duties[0].version, later, "{order:?}");
        // Those that are left of which none is within the other still collide.
        book.give_day(other, "2020-06-01");
        book.plan.requirements[0].versions.remove(both);
        assert!(matches!(book.try_run(&options), Err(EvaluationError::ProposalsCollide { .. })), "{order:?}");
    }
}

#[test]
fn what_is_wholly_proposed_and_off_is_not_there() {
    let mut book = Book::new();
    let proposal = book.proposal();
    book.requirement(must(Timing::AtAllTimes));
    book.plan.rulebooks[0].proposals = vec![proposal];
    let findings = book.run("2020-01-01");
    assert!(findings.duties.is_empty() && findings.not_applicable.is_empty());
    assert_eq!(findings.would_touch.len(), 1);
    let mut options = Options::new(date("2020-01-01"));
    options.proposals = vec![proposal];
    assert_eq!(book.run_with(&options).duties[0].proposals, [proposal]);
}

#[test]
fn a_proposal_touches_those_alone_whom_it_may_concern() {
    let mut book = Book::new();
    let proposal = book.proposal();
    let (group, member) = book.group_of();
    let mut version = must(Timing::AtAllTimes);
    version.groups = vec![group];
    version.in_force.proposals = vec![proposal];
    book.requirement(version);
    let touched = |book: &Book| book.run("2020-06-01").would_touch.len();
    assert_eq!(touched(&book), 1, "it is not known whether the citizen is in the group");
    book.no(member);
    assert_eq!(touched(&book), 0);
    // The group is read as if the proposal were on.
    let other = book.fact(Type::YesNo);
    let mut wider = book.plan.groups[group.index()].versions[0].clone();
    wider.when = vec![condition(book.of(other))];
    wider.in_force.proposals = vec![proposal];
    book.plan.groups[group.index()].versions.push(wider);
    book.yes(other);
    assert_eq!(touched(&book), 1);
    book.no(other);
    assert_eq!(touched(&book), 0);
}

#[test]
fn the_law_of_another_date() {
    let (mut book, clock) = two_versions();
    let mut options = Options::new(date("2022-06-01"));
    book.give_day(clock, "2018-01-01");
    options.law_of = Some(date("2022-03-01"));
    assert_eq!(book.run_with(&options).duties[0].due, Some(date("2018-01-21")));
    options.law_of = Some(date("2020-03-01"));
    assert_eq!(book.run_with(&options).duties[0].due, Some(date("2018-01-11")));
    options.law_of = Some(date("2021-03-01"));
    assert_eq!(book.run_with(&options).not_applicable[0].reason, NotApplicableReason::Repealed);
    options.law_of = Some(date("2019-07-01"));
    assert_eq!(book.run_with(&options).not_applicable[0].reason, NotApplicableReason::NotInForce);
    options.law_of = Some(date("2018-03-01"));
    let outside = book.run_with(&options).outside;
    assert_eq!((outside[0].clock, outside[0].bound), (date("2018-03-01"), date("2019-06-01")));
    book.situation.facts[0] = None;
    options.law_of = Some(date("2022-03-01"));
    assert_eq!(book.run_with(&options).duties[0].needs, [Need::Fact(clock)]);
}

#[test]
fn definitions_have_versions_too() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let (ten, twenty) = (book.days(10), book.days(20));
    let version = |in_force, value| DefinitionVersion {
        in_force,
        value,
        settings: Vec::new(),
        proposed: None,
        table: None,
        clause: crate::ids::ClauseId(0),
    };
    book.plan.definitions.push(Definition {
        parameter: None,
        rulebook: crate::ids::RulebookId(0),
        named: named("interval"),
        versions: vec![
            version(from_until("2020-01-01", "2020-12-31"), ten),
            version(from_until("2021-01-01", "2021-12-31"), twenty),
        ],
    });
    let (length, from) = (book.node(Node::Definition(DefinitionId(0))), book.of(clock));
    book.requirement(must(Timing::Within { times: 1, length, from, before: false }));
    book.give_day(clock, "2020-12-31");
    assert_eq!(book.duty("2021-06-01").due, Some(date("2021-01-10")));
    book.give_day(clock, "2021-01-01");
    assert_eq!(book.duty("2021-06-01").due, Some(date("2021-01-21")));
    book.give_day(clock, "2022-01-01");
    let duty = book.duty("2022-06-01");
    assert_eq!((duty.due, duty.status), (None, crate::findings::Status::Standing), "no version: absent");
}

#[test]
fn what_is_not_encoded_is_told_where_the_outcome_touches_it() {
    let (mut book, clock) = two_versions();
    let (group, fact) = book.group_of();
    book.plan.clauses.push(ClauseText { english: Arc::from("x"), danish: Arc::from("x") });
    let item = |citation: &str, from, until| NotEncoded {
        rulebook: crate::ids::RulebookId(0),
        citations: vec![Citation::parse(citation).unwrap()],
        why: Arc::from("left out"),
        in_force: from_until(from, until),
        groups: vec![group],
        when: Vec::new(),
    };
    book.plan.not_encoded =
        vec![item("lab § 9", "2020-01-01", "2020-12-31"), item("lab § 9", "2023-01-01", ""), item("abc § 1", "", "")];
    book.give_day(clock, "2020-06-01");
    assert_eq!(book.run("2022-06-01").not_encoded, [crate::ids::NotEncodedId(0)], "its days cover the clock");
    book.give_day(clock, "2022-01-01");
    assert!(book.run("2022-06-01").not_encoded.is_empty());
    assert_eq!(book.run("2023-06-01").not_encoded, [crate::ids::NotEncodedId(1)]);
    book.no(fact);
    assert!(book.run("2023-06-01").not_encoded.is_empty());
}
