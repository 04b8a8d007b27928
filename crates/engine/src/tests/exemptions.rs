//! What exemptions do: lift, change, disagree, prevail, and what keeps a duty despite them.

use crate::Options;
use crate::findings::{Conflict, EventRole, Need, ReasonKind, Status, WouldTouch};
use crate::ids::{ActorId, ClauseId, DefinitionId, ExemptionId, FactId, RequirementId, RulebookId};
use crate::plan::{AspectName, Definition, DefinitionVersion, EffectKind, InForce, Node, Timing, Type};
use crate::situation::FieldGiven;
use crate::testing::*;
use hjemmel_value::Value;
use std::sync::Arc;

const R: RequirementId = RequirementId(0);

/// Within ten days after 1 March 2020, met by interviews in person.
fn duty() -> (Book, FactId, FactId) {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let mut version = must(book.within(10, clock));
    version.met_by = vec![any_of(list)];
    version.form = Some(forms(&[0]));
    book.requirement(version);
    book.give_day(clock, "2020-03-01");
    book.interviews(list, &[]);
    (book, clock, list)
}

fn phone(day: &str) -> crate::situation::Event {
    interview_with(day, FORM, FieldGiven::Value(Value::Choice(1)))
}

#[test]
fn lifted_whole_if_it_reaches_on_the_reading_day() {
    let (mut book, _, _) = duty();
    let id = book.exempt(R, exemption(R, vec![EffectKind::LiftWhole]));
    book.plan.exemptions[0].versions[0].in_force = from_until("2020-01-01", "2020-03-11");
    let findings = book.run("2020-06-01");
    assert_eq!(findings.lifted[0].by, [(id, 0)]);
    assert_eq!(findings.lifted[0].due, Some(date("2020-03-11")));
    assert!(findings.duties.is_empty());
    // A trial that ended the day before leaves the duty.
    book.plan.exemptions[0].versions[0].in_force = from_until("2020-01-01", "2020-03-10");
    assert_eq!(book.status("2020-06-01"), Status::Overdue);
    assert_eq!(book.run("2020-03-10").lifted.len(), 1, "while it ran, it lifted");
}

#[test]
fn trial_groups_and_conditions_must_hold() {
    let (mut book, _, _) = duty();
    let (group, fact) = book.group_of();
    let municipality = book.fact(Type::YesNo);
    let when = vec![condition(book.of(municipality))];
    let trial = book.trial(from_until("2020-01-01", "2020-12-31"), when);
    let mut version = exemption(R, vec![EffectKind::LiftWhole]);
    version.groups = vec![group];
    version.trial = Some(trial);
    book.exempt(R, version);
    assert_eq!(book.needs("2020-03-05"), [Need::Fact(fact), Need::Fact(municipality)]);
    book.no(municipality);
    assert_eq!(book.status("2020-03-05"), Status::Open);
    book.yes(municipality);
    book.yes(fact);
    assert_eq!(book.run("2020-03-05").lifted.len(), 1);
    book.plan.trials[0].versions[0].in_force = InForce::default();
    book.plan.trials[0].versions[0].in_force.until = Some(date("2020-03-01"));
    assert_eq!(book.status("2020-03-05"), Status::Open);
}

#[test]
fn kept_despite_the_exemption() {
    let (mut book, _, _) = duty();
    let alone = book.fact(Type::YesNo);
    let mut version = exemption(R, vec![EffectKind::LiftWhole]);
    version.unless = vec![condition(book.of(alone))];
    let id = book.exempt(R, version);
    book.yes(alone);
    let duty = book.duty("2020-03-05");
    assert_eq!(duty.kept_despite, [id]);
    let kept = ReasonKind::KeptDespite { exemption: id, version: 0 };
    assert!(duty.because.iter().any(|reason| reason.kind == kept));
    book.no(alone);
    assert_eq!(book.run("2020-03-05").lifted.len(), 1);
}

#[test]
fn a_form_that_is_lifted_is_not_asked_on_the_day_of_the_act() {
    let (mut book, _, list) = duty();
    let id = book.exempt(R, exemption(R, vec![EffectKind::LiftAspect(AspectName::Form)]));
    book.plan.exemptions[0].versions[0].in_force = from_until("2020-03-05", "2020-03-08");
    for (day, status) in [("2020-03-04", Status::Overdue), ("2020-03-05", Status::Met), ("2020-03-09", Status::Overdue)]
    {
        book.events(list, vec![phone(day)], false);
        assert_eq!(book.status("2020-04-01"), status, "{day}");
    }
    book.events(list, vec![phone("2020-03-05")], false);
    let duty = book.duty("2020-03-06");
    assert_eq!(duty.aspects[0].lifted_by, [id]);
    let role = EventRole::MeetsByExemption(id);
    assert!(duty.because.iter().any(|reason| matches!(reason.kind, ReasonKind::Event { role: r, .. } if r == role)));
    assert!(book.duty("2020-04-01").aspects.is_empty(), "aspects are told as on the evaluation date");
}

#[test]
fn a_form_that_may_be_lifted_makes_an_act_possible() {
    let (mut book, _, list) = duty();
    let free = book.fact(Type::YesNo);
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Form)]);
    version.when = vec![condition(book.of(free))];
    book.exempt(R, version);
    book.events(list, vec![phone("2020-03-05")], false);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.needs.as_slice()), (Status::Unknown, &[Need::Fact(free)][..]));
    book.interviews(list, &["2020-03-05"]);
    assert_eq!(book.status("2020-04-01"), Status::Met, "in person fits either way");
}

#[test]
fn a_changed_form() {
    let (mut book, _, list) = duty();
    book.exempt(R, exemption(R, vec![EffectKind::ChangeAspect(AspectName::Form, forms(&[1, 2]))]));
    book.events(list, vec![phone("2020-03-05")], false);
    assert_eq!(book.status("2020-04-01"), Status::Met);
    book.interviews(list, &["2020-03-05"]);
    assert_eq!(book.status("2020-04-01"), Status::Overdue);
    // The same set in another order agrees; another set is a conflict, and the form is asked as it was.
    book.exempt(R, exemption(R, vec![EffectKind::ChangeAspect(AspectName::Form, forms(&[2, 1]))]));
    assert!(book.run("2020-04-01").conflicts.is_empty());
    let id = book.exempt(R, exemption(R, vec![EffectKind::LiftAspect(AspectName::Form)]));
    let findings = book.run("2020-04-01");
    let between = vec![ExemptionId(0), ExemptionId(1), id];
    assert_eq!(findings.conflicts, [Conflict { requirement: R, aspect: AspectName::Form, between }]);
    assert_eq!(findings.duties[0].status, Status::Met);
    assert!(findings.duties[0].aspects.is_empty());
}

#[test]
fn single_values_are_lifted() {
    let (mut book, _, list) = duty();
    book.plan.requirements[0].versions[0].form = Some(forms(&[0, 1]));
    let lift = |place: u32| EffectKind::LiftValue(AspectName::Form, Arc::from(format!("form_{place}")));
    let id = book.exempt(R, exemption(R, vec![lift(0)]));
    let video = interview_with("2020-03-05", FORM, FieldGiven::Value(Value::Choice(2)));
    book.events(list, vec![video], false);
    let duty = book.duty("2020-04-01");
    assert_eq!(duty.aspects[0].values_lifted, [(Arc::from("form_0"), id)]);
    assert_eq!(duty.status, Status::Overdue);
    book.exempt(R, exemption(R, vec![lift(1)]));
    assert_eq!(book.status("2020-04-01"), Status::Met, "nothing is left to ask");
}

#[test]
fn a_changed_deadline() {
    let (mut book, clock, _) = duty();
    let longer = book.within(40, clock);
    let id = book.exempt(R, exemption(R, vec![EffectKind::ChangeDeadline(longer.clone(), ClauseId(0))]));
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.due, duty.due_without_exemptions), (Some(date("2020-04-10")), Some(date("2020-03-11"))));
    assert_eq!((duty.status, duty.aspects[0].changed_by.as_slice()), (Status::Open, &[id][..]));
    // Another that comes to the same agrees.
    let by = book.day("2020-04-10");
    let same = EffectKind::ChangeDeadline(longer, ClauseId(0));
    book.exempt(R, exemption(R, vec![same]));
    assert_eq!(book.duty("2020-04-01").aspects[0].changed_by.len(), 2);
    // One with another window does not, and the deadline stays as it was.
    book.exempt(R, exemption(R, vec![EffectKind::ChangeDeadline(Timing::By(by), ClauseId(0))]));
    let findings = book.run("2020-04-01");
    assert_eq!(findings.conflicts[0].aspect, AspectName::Deadline);
    assert_eq!(findings.conflicts[0].between.len(), 3);
    assert_eq!(findings.duties[0].due, Some(date("2020-03-11")));
}

#[test]
fn an_extended_deadline() {
    let (mut book, _, _) = duty();
    let fortnight = EffectKind::ExtendDeadline(book.days(14), ClauseId(0));
    let id = book.exempt(R, exemption(R, vec![fortnight.clone()]));
    let duty = book.duty("2020-03-20");
    assert_eq!((duty.due, duty.due_without_exemptions), (Some(date("2020-03-25")), Some(date("2020-03-11"))));
    assert_eq!((duty.status, duty.aspects[0].changed_by.as_slice()), (Status::Open, &[id][..]));
    // The same from another is no conflict and is not added to it; more is one, and then nothing is extended.
    book.exempt(R, exemption(R, vec![fortnight]));
    assert_eq!(book.duty("2020-03-20").due, Some(date("2020-03-25")));
    let more = EffectKind::ExtendDeadline(book.days(21), ClauseId(0));
    book.exempt(R, exemption(R, vec![more]));
    let findings = book.run("2020-03-20");
    assert_eq!(findings.conflicts[0].aspect, AspectName::Deadline);
    assert_eq!(findings.duties[0].due, Some(date("2020-03-11")));
}

#[test]
fn a_deadline_extended_by_a_length_that_is_not_known() {
    let (mut book, _, _) = duty();
    let weeks = book.optional(Type::Duration);
    let length = book.of(weeks);
    book.exempt(R, exemption(R, vec![EffectKind::ExtendDeadline(length, ClauseId(0))]));
    let duty = book.duty("2020-03-20");
    assert_eq!((duty.due, duty.status), (None, Status::Unknown));
    assert_eq!(duty.needs, [Need::Fact(weeks)]);
    // A length that there is not adds nothing.
    book.absent(weeks);
    assert_eq!(book.duty("2020-03-20").due, Some(date("2020-03-11")));
}

#[test]
fn a_lifted_deadline_leaves_the_duty_without_a_date() {
    let (mut book, _, list) = duty();
    book.exempt(R, exemption(R, vec![EffectKind::LiftAspect(AspectName::Deadline)]));
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.due), (Status::Standing, None));
    book.interviews(list, &["2020-02-01"]);
    assert_eq!(book.status("2020-04-01"), Status::Met);
}

#[test]
fn a_deadline_that_may_be_changed_is_undetermined() {
    let (mut book, _, _) = duty();
    let free = book.fact(Type::YesNo);
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Deadline)]);
    version.when = vec![condition(book.of(free))];
    book.exempt(R, version);
    assert_eq!(book.needs("2020-04-01"), [Need::Fact(free)]);
    book.no(free);
    assert_eq!(book.status("2020-04-01"), Status::Overdue);
}

#[test]
fn a_changed_clock_that_is_absent_or_unknown() {
    let (mut book, _, _) = duty();
    let other = book.optional(Type::Date);
    let changed = book.within(5, other);
    book.exempt(R, exemption(R, vec![EffectKind::ChangeDeadline(changed, ClauseId(0))]));
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.status, duty.needs.as_slice()), (Status::Unknown, &[Need::Fact(other)][..]));
    book.absent(other);
    assert_eq!(book.status("2020-04-01"), Status::Standing);
    book.give_day(other, "2020-05-01");
    assert_eq!(book.status("2020-04-01"), Status::Upcoming);
}

#[test]
fn one_that_prevails_takes_the_others_effect_away() {
    let (mut book, clock, _) = duty();
    let longer = book.within(40, clock);
    let change = book.exempt(R, exemption(R, vec![EffectKind::ChangeDeadline(longer, ClauseId(0))]));
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Deadline)]);
    version.prevails_over = vec![change];
    let lift = book.exempt(R, version);
    let duty = book.duty("2020-04-01");
    assert_eq!((duty.due, duty.aspects[0].lifted_by.as_slice()), (None, &[lift][..]));
    assert!(duty.aspects[0].changed_by.is_empty());
    // What is itself taken away takes nothing away.
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Deadline)]);
    version.prevails_over = vec![lift];
    version.effects[0].kind = EffectKind::ChangeDeadline(Timing::By(book.day("2020-05-01")), ClauseId(0));
    book.exempt(R, version);
    let findings = book.run("2020-04-01");
    assert_eq!(findings.conflicts.len(), 1, "the change stands again, and disagrees with the third");
    // Another aspect is left alone.
    book.plan.exemptions.truncate(2);
    book.plan.requirements[0].exemptions.truncate(2);
    book.plan.exemptions[1].versions[0].effects[0].kind = EffectKind::LiftAspect(AspectName::Form);
    assert_eq!(book.duty("2020-04-01").due, Some(date("2020-04-10")));
}

#[test]
fn one_that_may_prevail_makes_the_other_unknown() {
    let (mut book, _, _) = duty();
    let whole = book.exempt(R, exemption(R, vec![EffectKind::LiftWhole]));
    let free = book.fact(Type::YesNo);
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Form)]);
    version.prevails_over = vec![whole];
    version.when = vec![condition(book.of(free))];
    book.exempt(R, version);
    assert_eq!(book.needs("2020-04-01"), [Need::Fact(free)]);
    book.no(free);
    assert_eq!(book.run("2020-04-01").lifted.len(), 1);
    book.yes(free);
    assert_eq!(book.status("2020-04-01"), Status::Overdue);
}

#[test]
fn a_proposal_read_while_kept_law_was_looked_for_has_no_part_in_the_line() {
    let mut book = Book::new();
    let (clock, keeps) = (book.fact(Type::Date), book.fact(Type::YesNo));
    let proposal = book.proposal();
    let version = |in_force, value| DefinitionVersion {
        in_force,
        value,
        settings: Vec::new(),
        table: None,
        proposed: None,
        clause: ClauseId(0),
    };
    let (ten, twenty) = (book.days(10), book.days(20));
    let proposed = InForce { proposals: vec![proposal], ..from_until("", "") };
    book.plan.definitions.push(Definition {
        parameter: None,
        rulebook: RulebookId(0),
        named: named("span"),
        versions: vec![version(InForce::default(), ten), version(proposed, twenty)],
    });
    let (length, from) = (book.node(Node::Definition(DefinitionId(0))), book.of(clock));
    let mut old = must(Timing::Within { times: 1, length, from, before: false });
    let mut new = must(book.within(5, clock));
    (old.in_force, new.in_force) = (from_until("", "2020-12-31"), from_until("2021-01-01", ""));
    book.requirement_with(vec![old, new]);
    let kept = date("2020-06-01");
    book.plan.requirements[0].law_kept_of = vec![kept];
    let mut version = exemption(R, vec![EffectKind::Keep(kept)]);
    version.when = vec![condition(book.of(keeps))];
    book.exempt(R, version);
    book.give_day(clock, "2021-02-01");
    let mut options = Options::new(date("2021-02-10"));
    options.proposals = vec![proposal];
    book.no(keeps);
    let duty = &book.run_with(&options).duties[0];
    assert_eq!((duty.due, duty.proposals.len()), (Some(date("2021-02-06")), 0));
    book.yes(keeps);
    let duty = &book.run_with(&options).duties[0];
    assert_eq!((duty.due, duty.proposals.as_slice()), (Some(date("2021-02-21")), &[proposal][..]));
}

#[test]
fn what_reaches_on_no_day_lifted_nothing_of_what_is_not_known() {
    let (mut book, _, _) = duty();
    let applies = book.fact(Type::YesNo);
    book.plan.requirements[0].versions[0].when = vec![condition(book.of(applies))];
    let free = book.fact(Type::YesNo);
    let mut version = exemption(R, vec![EffectKind::LiftWhole]);
    version.when = vec![condition(book.of(free))];
    let id = book.exempt(R, version);
    let mut asks = must(Timing::AtAllTimes);
    asks.when = vec![condition(book.node(Node::LiftedBy { requirement: R, exemption: id }))];
    let second = book.requirement(asks);
    let undetermined = |book: &Book| {
        let findings = book.run("2020-04-01");
        (findings.undetermined.iter().any(|it| it.requirement == second), findings.not_applicable.len())
    };
    assert_eq!(undetermined(&book), (true, 0));
    book.yes(free);
    assert_eq!(undetermined(&book), (true, 0));
    book.no(free);
    assert_eq!(undetermined(&book), (false, 1));
}

#[test]
fn another_actor_decides() {
    let (mut book, _, _) = duty();
    book.exempt(R, exemption(R, vec![EffectKind::ChangeDecision(ActorId(1))]));
    assert_eq!(book.duty("2020-03-05").aspects[0].decided_by, Some(ActorId(1)));
}

#[test]
fn a_proposed_exemption_would_touch_until_it_is_on() {
    let (mut book, _, _) = duty();
    let proposal = book.proposal();
    let trial = book.trial(InForce { proposals: vec![proposal], ..InForce::default() }, Vec::new());
    let mut version = exemption(R, vec![EffectKind::LiftAspect(AspectName::Form)]);
    version.trial = Some(trial);
    let id = book.exempt(R, version);
    let findings = book.run("2020-03-05");
    assert_eq!(findings.would_touch, [WouldTouch { proposal, requirement: R, exemption: Some(id) }]);
    assert!(findings.duties[0].aspects.is_empty());
    let mut options = Options::new(date("2020-03-05"));
    options.proposals = vec![proposal];
    let findings = book.run_with(&options);
    assert!(findings.would_touch.is_empty());
    assert_eq!(findings.duties[0].proposals, [proposal]);
    assert_eq!(findings.duties[0].aspects[0].lifted_by, [id]);
}
