//! A rulebook in which nothing is wrong, and what becomes of it.

use super::clean;
use crate::model::{EffectKind, ExpectationKind, ExpressionKind, Timing};
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, AspectValue, Type};
use hjemmel_engine::situation::Given;

const CONTACT: &str = r#"
rulebook contact "Contact interviews"
  law "lov om en aktiv beskæftigelsesindsats" as lab
  law "frikommuneloven" as frikommunelov
  law "aktivloven" as aktivloven
  aktivloven kap. 4 has §§ 11-40
  source "lov nr. 548 af 7. maj 2019"
  months last_day
  holidays stay
  from 2016-01-01

category benefit "Benefit"
  cash_benefit       "cash benefit"
  sickness_benefit   "sickness benefit"

category municipality
  vesthimmerland "Vesthimmerland" code 820
  jammerbugt
  horsens

actor jobcenter "the job centre"

event interview on held_on
  held_on  date
  form     one of in_person, phone, video

event benefit_period from started_on until ended_on
  started_on  date
  ended_on    date, optional
  benefit     benefit

situation
  birth_date       date
  benefit          benefit
  first_contact    date, optional        "When did the citizen first ask for help?"
  job_ready        yes/no, assessed by jobcenter   "Is the citizen able to take ordinary work now?"
  parental_leave   yes/no, assumed no
  has_qualifying_education yes/no
  municipality     municipality
  interviews       events interview
  benefit_periods  events benefit_period

definition age is whole years from birth_date to today
definition long_on_benefit is number of benefit_periods in the last 6 months where benefit is cash_benefit > 2

> Lines that start with > retell the provision.
target group job_ready_recipient "Job-ready recipients of cash benefit"
  lab § 6, nr. 2
  when benefit is cash_benefit and job_ready
    and (age is at least 30 or has_qualifying_education)

target group long_term
  lab § 6, nr. 3
  when long_on_benefit

requirement first_interview "First job interview"
  lab § 31, stk. 5
  for job_ready_recipient, long_term
  unless parental_leave
  jobcenter must "hold an individual job interview"
  within 1 week after first_contact
  form in_person
  met by interviews where held_on >= first_contact

requirement follow_up
  lab § 32, stk. 1
  for job_ready_recipient
  jobcenter must "follow up"
  at least every 3 months from first_contact + 6 months
  met by interviews

trial north_jutland "Free-municipality trial"
  frikommunelov § 1
  bylaw "by-law of 2017"
  when municipality is in vesthimmerland, jammerbugt
  from 2017-07-01 until 2021-12-31

exemption free_form "Form of the interviews"
  in trial north_jutland
  lifts form of first_interview
  changes deadline of first_interview to within 6 weeks after first_contact

guardrail benefits "Benefits are not touched"
  aktivloven § 11
  protects aktivloven kap. 4

example "a job-ready recipient in Vesthimmerland"
  as of 2020-03-15
  given
    birth_date 1985-01-10
    benefit cash_benefit
    job_ready yes, assessed by "N.N." on 2020-03-02 "has worked"
    municipality vesthimmerland
    first_contact 2020-03-01
    interviews held_on 2020-03-10, form phone
    interviews held_on 2020-03-05
  expect
    first_interview due 2020-04-12, open
    form of first_interview lifted by free_form
    follow_up upcoming
    age is 35
    job_ready_recipient applies
    question benefit
"#;

#[test]
fn everything_has_its_place() {
    let model = clean(&[CONTACT]);
    let names: Vec<_> = model.requirements.iter().map(|requirement| &*requirement.named.name).collect();
    assert_eq!(names, ["first_interview", "follow_up"]);
    assert_eq!(model.requirement_name(RequirementId(0)), "contact.first_interview");
    let facts: Vec<_> = model.facts.iter().map(|fact| &*fact.it.named.name).collect();
    assert!(facts.is_sorted());
    assert_eq!(model.definitions[0].ty, Type::Number);
    assert_eq!(model.definitions[1].ty, Type::YesNo);
    assert_eq!(model.groups[0].versions[0].text.retelling.len(), 1);
    assert_eq!(&*model.categories[1].it.values[0].code.clone().unwrap(), "820");
    assert_eq!(model.event_types[0].it.until.map(|field| field.0), Some(1));
}

#[test]
fn the_requirement_knows_its_events() {
    let model = clean(&[CONTACT]);
    let version = &model.requirements[0].versions[0];
    assert!(matches!(version.timing, Timing::Within { times: 1, before: false, .. }));
    assert_eq!(version.groups.len(), 2);
    let Some(AspectValue::AnyOf(choices)) = &version.form else { panic!("form") };
    let (category, place) = choices[0].value.expect("the event has a form");
    assert_eq!(&*model.categories[category.index()].it.named.name, "form");
    assert_eq!(place, 0);
    assert_eq!(version.met_by[0].form_field.map(|field| field.0), Some(1));
    assert!(version.met_by[0].content_field.is_none());
}

#[test]
fn inside_where_a_field_hides_a_fact() {
    let model = clean(&[CONTACT]);
    let ExpressionKind::Compare { left, .. } = &*model.definitions[1].versions[0].value.kind else { panic!() };
    let ExpressionKind::Aggregate { query, .. } = &*left.kind else { panic!() };
    let condition = query.condition.as_ref().expect("a condition");
    let ExpressionKind::Compare { left, .. } = &*condition.kind else { panic!() };
    assert!(matches!(*left.kind, ExpressionKind::Field(_)));
}

#[test]
fn the_exemption_inherits_from_its_trial() {
    let model = clean(&[CONTACT]);
    let version = &model.exemptions[0].versions[0];
    assert_eq!(version.text.citations[0].to_string(), "frikommunelov § 1");
    assert!(matches!(version.effects[0].kind, EffectKind::LiftAspect(AspectName::Form)));
    assert!(matches!(version.effects[1].kind, EffectKind::ChangeDeadline(Timing::Within { .. }, _)));
}

#[test]
fn the_example_is_a_situation() {
    let model = clean(&[CONTACT]);
    let example = &model.examples[0];
    let place = model.facts.iter().position(|fact| &*fact.it.named.name == "interviews").unwrap();
    let Some(Given::Events(events)) = &example.situation.facts[place] else { panic!("events") };
    let dates: Vec<String> = events.events.iter().map(|event| event.date.to_string()).collect();
    assert_eq!(dates, ["2020-03-05", "2020-03-10"]);
    assert!(!events.incomplete);
    let kinds: Vec<_> = example.expectations.iter().map(|expectation| &expectation.kind).collect();
    assert_eq!(
        kinds[1],
        &ExpectationKind::LiftedBy {
            aspect: Some(AspectName::Form),
            requirement: RequirementId(0),
            by: vec![ExemptionId(0)]
        }
    );
    assert_eq!(
        kinds[2],
        &ExpectationKind::Duty { requirement: RequirementId(1), due: None, status: Some(Status::Upcoming) }
    );
}
