//! From rulebook text to plan: one plan for both languages, every node once, words as people read them.

use crate::checks::tests::{book, read, sound};
use crate::lower;
use hjemmel_engine::plan::{Node, Plan, Timing};
use hjemmel_value::Value;

const ENGLISH: &str = include_str!("tests/english.rulebook");
const DANISH: &str = include_str!("tests/danish.rulebook");

fn plan(text: &str) -> Plan {
    lower(&sound(text))
}

#[test]
fn english_and_danish_give_the_same_plan() {
    let (english, danish) = (plan(ENGLISH), plan(DANISH));
    assert_eq!(english, danish);
    assert_eq!(format!("{english:?}"), format!("{danish:?}"));
    assert_eq!(english.fingerprint, danish.fingerprint);
}

#[test]
fn the_plan_is_one_that_the_engine_trusts_and_survives_its_json() {
    let plan = plan(ENGLISH);
    assert!(plan.fingerprint.starts_with("sha256:"));
    let json = plan.to_json().expect("a plan has a JSON form");
    assert_eq!(Plan::from_json(&json).expect("the plan is sound"), plan);
}

#[test]
fn the_order_of_files_and_comments_change_nothing() {
    let common = "rulebook common\n  law \"the act\" as act\n\nsituation\n  ready yes/no
\ntarget group adult\n  act § 3\n  when ready\n";
    let user = book("", "requirement report\n  act § 2\n  for adult\n  office must \"report\"\n")
        .replace("  months last_day\n", "  uses common\n  months last_day\n");
    let commented = user.replace("requirement report\n", "# for now\nrequirement report  # and later\n");
    let of = |files: &[&str]| {
        let (model, complaints, _) = read(files);
        assert!(complaints.is_empty(), "{complaints:?}");
        lower(&model)
    };
    let plan = of(&[common, &user]);
    assert_eq!(of(&[&user, common]), plan);
    assert_eq!(of(&[common, &commented]), plan);
}

#[test]
fn the_words_of_clauses() {
    let page: String =
        plan(ENGLISH).clauses.iter().map(|clause| format!("{}\n{}\n\n", clause.english, clause.danish)).collect();
    insta::assert_snapshot!(page);
}

#[test]
fn every_node_stands_once_and_after_its_parts() {
    let plan = plan(ENGLISH);
    for (place, node) in plan.nodes.iter().enumerate() {
        assert!(!plan.nodes[..place].contains(node), "{node:?} stands twice");
        for part in parts(node) {
            assert!(part < place, "{node:?} stands before its parts");
        }
    }
}

/// The places that a node refers to, read from what it looks like.
fn parts(node: &Node) -> Vec<usize> {
    let text = format!("{node:?}");
    let after = text.split("NodeId(").skip(1);
    after.filter_map(|rest| rest.split(')').next()).map(|number| number.parse().expect("a number")).collect()
}

#[test]
fn what_is_negated_is_the_opposite_of_one_node() {
    let items = "requirement report\n  act § 2\n  when ready unless first_contact is known
  unless first_contact is not known\n  unless not ready\n  when first_contact is not between 2020-01-01 and 2020-12-31
  office must \"report\"\n";
    let plan = plan(&book("  ready yes/no\n", items));
    let report = &plan.requirements[0].versions[0];
    let node = |place: usize| &plan.nodes[place];
    let Node::And(parts) = node(report.when[0].node.index()) else { panic!("unless is an and") };
    let Node::Not(known) = node(parts[1].index()) else { panic!("unless holds the opposite") };
    assert_eq!(node(report.unless[0].node.index()), &Node::Not(*known));
    assert_eq!(report.unless[0].node, parts[1]);
    assert_eq!(node(report.unless[1].node.index()), &Node::Not(parts[0]));
    let Node::Not(between) = node(report.when[1].node.index()) else { panic!("not between") };
    assert!(matches!(node(between.index()), Node::Between { .. }));
}

#[test]
fn a_length_written_as_a_sum_is_one_length() {
    let items = "requirement report\n  act § 2\n  office must \"report\"
  within 1 month + 2 weeks after first_contact\n  met by interviews\n";
    let plan = plan(&book("", items));
    let Timing::Within { length, .. } = &plan.requirements[0].versions[0].timing else { panic!("within") };
    let length_wanted = hjemmel_value::Duration { months: 1, weeks: 2, ..hjemmel_value::Duration::ZERO };
    assert_eq!(plan.nodes[length.index()], Node::Constant(Value::Duration(length_wanted)));
}

#[test]
fn what_touches_and_what_displaces_a_requirement() {
    let items = "requirement special\n  act § 2\n  office must \"talk specially\"\n  instead of talk

exemption a\n  act § 9\n  lifts special\n\nexemption b\n  act § 9\n  lifts form of talk, form of special\n";
    let items = items
        .replace("  instead of talk\n", "  instead of talk\n  at all times\n  form in_person\n  met by interviews\n");
    let plan = plan(&book("", &items));
    let named: Vec<(&str, Vec<u32>, Vec<u32>)> = plan
        .requirements
        .iter()
        .map(|it| {
            let exemptions = it.exemptions.iter().map(|id| id.0).collect();
            (&*it.named.name, exemptions, it.displaced_by.iter().map(|id| id.0).collect())
        })
        .collect();
    assert_eq!(named, [("special", vec![0, 1], vec![]), ("talk", vec![1], vec![0])]);
}
