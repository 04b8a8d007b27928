//! Plans: checked, fingerprinted, and the same after a turn through JSON.

use crate::PlanError;
use crate::ids::{ClauseId, FactId, NodeId, RequirementId};
use crate::plan::{EffectKind, MOST_LINKS, Node, Plan, Timing, Type};
use crate::testing::*;

fn book() -> Book {
    let mut book = Book::new();
    let clock = book.fact(Type::Date);
    let list = book.list();
    let (group, _) = book.group_of();
    let mut version = must(book.every(10, clock));
    version.met_by = vec![any_of(list)];
    version.form = Some(forms(&[0, 1]));
    version.groups = vec![group];
    book.requirement(version);
    let r = RequirementId(0);
    let changed = book.within(20, clock);
    book.exempt(r, exemption(r, vec![EffectKind::ChangeDeadline(changed, ClauseId(0))]));
    book
}

#[test]
fn a_plan_survives_its_json_form() {
    let mut plan = book().plan;
    plan.fingerprint = plan.compute_fingerprint();
    let read = Plan::from_json(&plan.to_json().unwrap()).unwrap();
    assert_eq!(read, plan);
    assert_eq!(read.compute_fingerprint(), plan.fingerprint);
    assert!(plan.fingerprint.starts_with("sha256:") && plan.fingerprint.len() == 71);
    plan.requirements[0].versions[0].counts_earlier_events = true;
    assert_ne!(read.fingerprint, plan.compute_fingerprint());
}

#[test]
fn a_plan_is_checked() {
    let plan = book().plan;
    let broken = |change: fn(&mut Plan)| {
        let mut plan = plan.clone();
        change(&mut plan);
        plan.fingerprint = plan.compute_fingerprint();
        let error = plan.validate().unwrap_err();
        assert_eq!(Plan::from_json(&plan.to_json().unwrap()).unwrap_err(), error);
        error
    };
    assert_eq!(plan.validate(), Ok(()));
    assert_eq!(broken(|plan| plan.order.clear()), PlanError::Order);
    assert_eq!(broken(|plan| plan.order.push(RequirementId(0))), PlanError::Order);
    assert_eq!(broken(|plan| plan.order[0] = RequirementId(7)), PlanError::Order);
    let own = |plan: &mut Plan| plan.nodes[1] = Node::Not(NodeId(1));
    assert_eq!(broken(own), PlanError::NodeOrder { node: 1 });
    let fact = |plan: &mut Plan| plan.nodes[1] = Node::Fact(FactId(70));
    assert_eq!(broken(fact), PlanError::OutOfRange { table: "facts", index: 70 });
    let timing = |plan: &mut Plan| plan.requirements[0].versions[0].timing = Timing::By(NodeId(70));
    assert_eq!(broken(timing).code(), "plan_out_of_range");
    let list = |plan: &mut Plan| plan.requirements[0].versions[0].met_by[0].query.events = FactId(0);
    assert_eq!(broken(list).code(), "plan_out_of_range");
    let field = |plan: &mut Plan| {
        plan.requirements[0].versions[0].met_by[0].form_field = Some(crate::ids::FieldId(9));
    };
    assert_eq!(broken(field).code(), "plan_out_of_range");
}

#[test]
fn rules_are_named_one_within_another_no_deeper_than_they_may() {
    let mut book = Book::new();
    let fact = book.fact(Type::YesNo);
    let mut node = book.of(fact);
    for _ in 0..MOST_LINKS {
        let group = book.group(node);
        node = book.node(Node::InGroup(group));
    }
    assert_eq!(book.plan.validate(), Ok(()));
    let mut deeper = book.plan.clone();
    deeper.groups[0].versions[0].when[0].node = node;
    assert_eq!(deeper.validate(), Err(PlanError::NamedTooDeep { limit: MOST_LINKS }), "a circle");
    book.group(node);
    assert_eq!(book.plan.validate().unwrap_err().code(), "plan_named_too_deep");
}

#[test]
fn a_stored_plan_is_one_of_this_version_and_unchanged() {
    let mut plan = book().plan;
    plan.fingerprint = plan.compute_fingerprint();
    let stored = plan.to_json().unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let head = format!(r#"{{"schema":"hjemmel.plan/1","version":"{version}","plan":{{"#);
    assert!(stored.starts_with(&head), "{stored}");
    let read = |from: &str, to: &str| {
        assert!(stored.contains(from), "{from}");
        Plan::from_json(&stored.replacen(from, to, 1)).unwrap_err()
    };
    let other = |written_by: &str| PlanError::OtherVersion { written_by: written_by.to_owned(), read_by: version };
    assert_eq!(read(&format!(r#""version":"{version}""#), r#""version":"0.0.9""#), other("0.0.9"));
    assert_eq!(read("hjemmel.plan/1", "hjemmel.plan/2"), other(version));
    // Whatever the plan of another version looks like.
    assert_eq!(Plan::from_json(r#"{"schema":"hjemmel.plan/1","version":"9.0.0","plan":[]}"#), Err(other("9.0.0")));
    assert_eq!(read(r#""fact_0""#, r#""fact_9""#), PlanError::Altered);
    assert_eq!(read("sha256:", "sha256:0"), PlanError::Altered);
    for text in
        ["{", "{}", "[]", r#"{"fingerprint":"","facts":[]}"#, r#"{"schema":"hjemmel.outcome/1","version":"0.1.0"}"#]
    {
        assert_eq!(Plan::from_json(text).unwrap_err().code(), "plan_json", "{text}");
    }
    let twice = r#"{"schema":"hjemmel.plan/1","version":"0.0.9","version":"0.1.0","plan":{}}"#;
    assert_eq!(Plan::from_json(twice).unwrap_err().code(), "plan_json");
}
