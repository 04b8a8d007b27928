//! What meets a duty: every row of the table, which acts count, and what is needed where it is not known.

use crate::findings::{EventRole, Need, ReasonKind, Status};
use crate::ids::FactId;
use crate::plan::{Comparison, Node, Timing, Type};
use crate::situation::FieldGiven;
use crate::testing::*;

/// Two interviews within ten days after a date, 1 March 2020.
fn two_within_ten() -> (Book, FactId, FactId) {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let (length, from) = (book.days(10), book.of(clock));
    let mut version = must(Timing::Within { times: 2, length, from, before: false });
    version.met_by = vec![any_of(list)];
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    (book, clock, list)
}

#[test]
fn upcoming_while_the_clock_is_ahead() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-02-01", "2020-02-02"]);
    let duty = book.duty("2020-02-29");
    assert_eq!(duty.status, Status::Upcoming);
    assert_eq!(duty.due, Some(date("2020-03-11")));
    assert_eq!((duty.required, duty.met), (Some(2), Some(0)));
}

#[test]
fn met_on_the_day_of_the_last_that_was_needed() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-02-28", "2020-03-01", "2020-03-11", "2020-03-12"]);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.met_on, duty.met), (Status::Met, Some(date("2020-03-11")), Some(3)));
    assert_eq!(duty.window.from, Some(date("2020-03-01")));
    assert_eq!(duty.window.until, Some(date("2020-03-11")));
}

#[test]
fn open_and_overdue() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-03-02"]);
    assert_eq!(book.status("2020-03-11"), Status::Open);
    assert_eq!(book.status("2020-03-12"), Status::Overdue);
}

#[test]
fn late_for_good() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-03-02", "2020-03-20"]);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.met_on), (Status::Late, Some(date("2020-03-20"))));
    let late = |kind: &ReasonKind| matches!(kind, ReasonKind::Event { role: EventRole::MeetsLate, .. });
    assert!(duty.because.iter().any(|reason| late(&reason.kind)));
}

#[test]
fn unknown_while_a_possible_act_may_meet_it() {
    let (mut book, _, list) = two_within_ten();
    let unfit = interview_with("2020-03-03", FORM, FieldGiven::Unknown);
    book.plan.requirements[0].versions[0].form = Some(forms(&[0]));
    book.events(list, vec![interview("2020-03-02"), unfit], false);
    for day in ["2020-03-10", "2020-03-12"] {
        let duty = book.duty(day);
        assert_eq!(duty.status, Status::Unknown);
        assert_eq!(duty.needs, [Need::Field(list, 1, FORM)]);
        assert_eq!(duty.met, Some(1));
    }
}

#[test]
fn possible_late_acts() {
    let (mut book, _, list) = two_within_ten();
    book.plan.requirements[0].versions[0].form = Some(forms(&[0]));
    let possible = |day| interview_with(day, FORM, FieldGiven::Unknown);
    // In time they cannot suffice any more; in all they may.
    book.events(list, vec![interview("2020-03-02"), possible("2020-03-20")], false);
    assert_eq!(book.status("2020-04-01"), Status::Unknown);
    // Too few whatever they are.
    book.events(list, vec![possible("2020-03-20")], false);
    assert_eq!(book.status("2020-04-01"), Status::Overdue);
    // Late for sure, though a possible one came before.
    book.events(list, vec![possible("2020-03-15"), interview("2020-03-20"), interview("2020-03-21")], false);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.met_on), (Status::Late, Some(date("2020-03-21"))));
}

#[test]
fn incomplete_and_missing_lists_have_no_upper_bound() {
    let (mut book, _, list) = two_within_ten();
    for day in ["2020-03-05", "2020-03-12"] {
        let duty = book.duty(day);
        assert_eq!((duty.status, duty.needs.as_slice()), (Status::Unknown, &[Need::Fact(list)][..]));
    }
    book.events(list, vec![interview("2020-03-02")], true);
    assert_eq!(book.status("2020-03-12"), Status::Unknown);
    book.events(list, vec![interview("2020-03-02"), interview("2020-03-03")], true);
    let duty = book.duty("2020-03-12");
    assert_eq!((duty.status, duty.needs.len()), (Status::Met, 0));
}

#[test]
fn nothing_tells() {
    let (mut book, _, _) = two_within_ten();
    book.plan.requirements[0].versions[0].met_by.clear();
    assert_eq!(book.status("2020-03-11"), Status::Open);
    let duty = book.duty("2020-03-12");
    assert_eq!((duty.status, duty.required, duty.met), (Status::Unknown, None, None));
    assert!(duty.needs.is_empty());
}

#[test]
fn earlier_events_count_where_the_rule_says_so() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-02-01", "2020-03-02"]);
    assert_eq!(book.status("2020-03-05"), Status::Open);
    book.plan.requirements[0].versions[0].counts_earlier_events = true;
    let duty = book.duty("2020-03-05");
    assert_eq!((duty.status, duty.window.from), (Status::Met, None));
}

#[test]
fn by_and_before_take_all_acts() {
    let (mut book, clock, list) = two_within_ten();
    let by = book.of(clock);
    book.plan.requirements[0].versions[0].timing = Timing::By(by);
    book.interviews(list, &["2019-01-01"]);
    assert_eq!(book.duty("2020-02-01").due, Some(date("2020-03-01")));
    assert_eq!(book.status("2020-02-01"), Status::Met);
    book.plan.requirements[0].versions[0].timing = Timing::Before(by);
    assert_eq!(book.duty("2020-02-01").due, Some(date("2020-02-29")));
    let length = book.days(10);
    book.plan.requirements[0].versions[0].timing = Timing::Within { times: 1, length, from: by, before: true };
    let duty = book.duty("2020-02-01");
    assert_eq!((duty.due, duty.status), (Some(date("2020-02-20")), Status::Met));
}

#[test]
fn without_a_date() {
    let (mut book, clock, list) = two_within_ten();
    let before = book.of(clock);
    book.plan.facts[clock.index()].optional = true;
    book.plan.requirements[0].versions[0].timing = Timing::Before(before);
    book.absent(clock);
    book.interviews(list, &[]);
    let duty = book.duty("2020-03-01");
    assert_eq!((duty.status, duty.due, duty.clock), (Status::Standing, None, None));
    assert_eq!((duty.required, duty.met), (Some(1), Some(0)));
    book.interviews(list, &["2020-01-01"]);
    assert_eq!(book.duty("2020-03-01").met_on, Some(date("2020-01-01")));
    book.plan.requirements[0].versions[0].timing = Timing::NotEncoded("not read".into());
    assert_eq!(book.status("2020-03-01"), Status::Met);
    book.events(list, vec![], true);
    assert_eq!(book.status("2020-03-01"), Status::Unknown);
    book.plan.requirements[0].versions[0].timing = Timing::AtAllTimes;
    let duty = book.duty("2020-03-01");
    assert_eq!((duty.status, duty.required), (Status::Standing, None));
}

#[test]
fn an_unknown_clock_is_owed_without_a_date() {
    let (mut book, clock, list) = two_within_ten();
    book.situation.facts[clock.index()] = None;
    book.interviews(list, &["2020-03-02", "2020-03-03"]);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.due, duty.clock), (Status::Unknown, None, None));
    assert_eq!(duty.needs, [Need::Fact(clock)]);
    assert_eq!(duty.met, Some(0), "it is not known from when acts count");
}

#[test]
fn a_length_that_is_unknown_or_absent() {
    let (mut book, clock, list) = two_within_ten();
    let fact = book.optional(Type::Duration);
    let (length, from) = (book.of(fact), book.of(clock));
    book.plan.requirements[0].versions[0].timing = Timing::Within { times: 1, length, from, before: false };
    book.interviews(list, &["2020-03-02"]);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.due, duty.clock), (Status::Unknown, None, Some(date("2020-03-01"))));
    assert_eq!((duty.needs.as_slice(), duty.met), (&[Need::Fact(fact)][..], Some(1)));
    assert_eq!(book.status("2020-02-01"), Status::Upcoming);
    book.absent(fact);
    assert_eq!(book.status("2020-04-01"), Status::Met);
}

#[test]
fn only_events_for_which_the_condition_holds() {
    let (mut book, _, list) = two_within_ten();
    let node = book.node(Node::Field(FITTING));
    book.plan.requirements[0].versions[0].met_by[0].query.condition = Some(node);
    let no = FieldGiven::Value(hjemmel_value::Value::YesNo(false));
    book.events(list, vec![interview_with("2020-03-02", FITTING, no), interview("2020-03-03")], false);
    assert_eq!(book.duty("2020-03-04").met, Some(1));
    let day = book.day("2020-03-04");
    let held = book.node(Node::Field(HELD));
    let late = book.compare(held, Comparison::AtLeast, day);
    book.plan.requirements[0].versions[0].met_by[0].query.condition = Some(late);
    assert_eq!(book.duty("2020-03-04").met, Some(0));
}

#[test]
fn an_event_counts_once_whichever_clause_it_fits() {
    let (mut book, _, list) = two_within_ten();
    book.plan.requirements[0].versions[0].met_by = vec![any_of(list), any_of(list)];
    book.interviews(list, &["2020-03-02"]);
    assert_eq!(book.duty("2020-03-04").met, Some(1));
}

#[test]
fn a_form_that_does_not_fit_is_told() {
    let (mut book, _, list) = two_within_ten();
    book.plan.requirements[0].versions[0].form = Some(forms(&[1, 2]));
    book.events(list, vec![interview("2020-03-02"), interview_with("2020-03-03", FORM, FieldGiven::Absent)], false);
    let duty = book.duty("2020-03-04");
    assert_eq!(duty.met, Some(0));
    let wrong = |kind: &ReasonKind| matches!(kind, ReasonKind::Event { role: EventRole::WrongForm, .. });
    assert_eq!(duty.because.iter().filter(|reason| wrong(&reason.kind)).count(), 2);
}

#[test]
fn events_after_the_evaluation_date_are_not_seen() {
    let (mut book, _, list) = two_within_ten();
    book.interviews(list, &["2020-03-02", "2020-03-08"]);
    assert_eq!(book.status("2020-03-07"), Status::Open);
    assert_eq!(book.status("2020-03-08"), Status::Met);
}

#[test]
fn spent_events_meet_nothing_else() {
    let (mut book, _, list) = two_within_ten();
    let mut second = book.plan.requirements[0].versions[0].clone();
    second.spends_its_events = true;
    let Timing::Within { times, .. } = &mut second.timing else { panic!() };
    *times = 1;
    book.requirement(second);
    book.interviews(list, &["2020-03-02", "2020-03-03"]);
    let findings = book.run("2020-03-04");
    let of = |place: usize| findings.duties.iter().find(|duty| duty.requirement.index() == place).unwrap();
    assert_eq!(of(1).status, Status::Met);
    assert_eq!(of(0).met, Some(1), "the second requirement is settled first and spends one");
    let spent = |kind: &ReasonKind| matches!(kind, ReasonKind::Event { role: EventRole::Spent(_), .. });
    assert!(of(0).because.iter().any(|reason| spent(&reason.kind)));
}

#[test]
fn events_that_may_be_spent_are_possible() {
    let (mut book, _, list) = two_within_ten();
    book.plan.requirements[0].versions[0].form = None;
    let mut second = book.plan.requirements[0].versions[0].clone();
    second.spends_its_events = true;
    let (group, fact) = book.group_of();
    second.groups = vec![group];
    book.requirement(second);
    book.interviews(list, &["2020-03-02", "2020-03-03"]);
    let findings = book.run("2020-03-04");
    assert_eq!(findings.undetermined[0].needs, [Need::Fact(fact)]);
    assert_eq!(findings.duties[0].status, Status::Unknown);
    assert_eq!(findings.duties[0].needs, [Need::Fact(fact)]);
}
