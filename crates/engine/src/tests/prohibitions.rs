//! Must not and may.

use crate::findings::{EventRole, Need, NotApplicableReason, ReasonKind, Status};
use crate::ids::{FactId, RequirementId};
use crate::plan::{EffectKind, Modality, Node, Timing, Type};
use crate::situation::FieldGiven;
use crate::testing::*;
use hjemmel_value::Value;

/// Must not, while a fact holds, have fitting interviews.
fn must_not() -> (Book, FactId, FactId) {
    let mut book = Book::new();
    let (applies, list) = (book.assessed(), book.list());
    let mut version = must(Timing::AtAllTimes);
    version.modality = Modality::MustNot;
    version.when = vec![condition(book.of(applies))];
    let mut clause = any_of(list);
    clause.query.condition = Some(book.node(Node::Field(FITTING)));
    version.broken_by = vec![clause];
    book.requirement(version);
    book.yes(applies);
    book.interviews(list, &[]);
    (book, applies, list)
}

#[test]
fn standing_until_it_is_broken() {
    let (mut book, applies, list) = must_not();
    assert_eq!(book.status("2020-03-01"), Status::Standing);
    let no = FieldGiven::Value(Value::YesNo(false));
    book.events(list, vec![interview_with("2020-02-01", FITTING, no), interview("2020-02-02")], false);
    assert_eq!(book.status("2020-02-01"), Status::Standing);
    let duty = book.duty("2020-03-01");
    assert_eq!((duty.status, duty.broken_on), (Status::Broken, Some(date("2020-02-02"))));
    assert_eq!((duty.required, duty.met), (None, None));
    let breaks = |kind: &ReasonKind| matches!(kind, ReasonKind::Event { place: 1, role: EventRole::Breaks, .. });
    assert!(duty.because.iter().any(|reason| breaks(&reason.kind)));
    book.no(applies);
    assert_eq!(book.not("2020-03-01"), NotApplicableReason::Condition);
}

#[test]
fn read_on_the_day_of_the_act() {
    let (mut book, applies, list) = must_not();
    book.interviews(list, &["2020-02-02"]);
    book.judge(applies, Value::YesNo(true), "2020-02-02");
    assert_eq!(book.status("2020-03-01"), Status::Broken);
    book.judge(applies, Value::YesNo(true), "2020-02-03");
    let duty = book.duty("2020-03-01");
    assert_eq!((duty.status, duty.needs.as_slice()), (Status::Unknown, &[Need::Fact(applies)][..]));
    book.plan.facts[applies.index()].assumed = Some(Value::YesNo(false));
    assert_eq!(book.status("2020-03-01"), Status::Standing);
}

#[test]
fn lifted_on_the_day_of_the_act() {
    let (mut book, _, list) = must_not();
    let r = RequirementId(0);
    book.exempt(r, exemption(r, vec![EffectKind::LiftWhole]));
    book.plan.exemptions[0].versions[0].in_force = from_until("2020-02-01", "2020-02-29");
    book.interviews(list, &["2020-02-02"]);
    assert_eq!(book.status("2020-03-01"), Status::Standing);
    assert_eq!(book.run("2020-02-20").lifted.len(), 1);
    book.interviews(list, &["2020-01-31"]);
    assert_eq!(book.status("2020-02-20"), Status::Broken, "a broken one stays broken");
}

#[test]
fn acts_of_which_it_is_not_known() {
    let (mut book, _, list) = must_not();
    let maybe = interview_with("2020-02-01", FITTING, FieldGiven::Unknown);
    book.events(list, vec![maybe.clone()], false);
    let duty = book.duty("2020-03-01");
    assert_eq!((duty.status, duty.needs.as_slice()), (Status::Unknown, &[Need::Field(list, 0, FITTING)][..]));
    book.events(list, vec![maybe, interview("2020-02-10")], false);
    assert_eq!(book.duty("2020-03-01").broken_on, Some(date("2020-02-10")));
    book.events(list, vec![], true);
    assert_eq!(book.duty("2020-03-01").needs, [Need::Fact(list)]);
}

#[test]
fn without_acts_it_stands() {
    let (mut book, _, _) = must_not();
    book.plan.requirements[0].versions[0].broken_by.clear();
    assert_eq!(book.status("2020-03-01"), Status::Standing);
}

#[test]
fn may_is_standing() {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let mut version = must(book.within(10, clock));
    version.modality = Modality::May;
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    let duty = book.duty("2020-06-01");
    assert_eq!((duty.status, duty.due), (Status::Standing, Some(date("2020-03-11"))));
}
