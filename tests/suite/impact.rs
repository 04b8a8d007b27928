//! `hjemmel impact` and `hjemmel caseload` as their users meet them.

use crate::cli::hjemmel;

const RULES: &str = "tests/cli/proposals.rulebook";
const PROFILE: &str = "tests/cli/caseload-profile.json";
const CITIZENS: &str = r#"{"begun":"2026-03-02","town":"north","ill":false}
{"begun":"2026-03-02","town":"south","ill":true}

{"begun":"2026-03-02","town":"north"}
"#;

fn impact<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["impact", RULES, "--situations", "-", "--as-of", "2026-03-20"];
    all.extend(more);
    all
}

#[test]
fn the_report_as_text() {
    let ran = hjemmel(&impact(&[]), CITIZENS);
    assert_eq!(ran.status, 0, "{}", ran.error);
    insta::assert_snapshot!("impact-text", ran.out);
}

#[test]
fn the_report_as_markdown_in_danish() {
    let ran = hjemmel(
        &impact(&["--with", "no_plan", "--with", "later_talk,no_plan", "--format", "markdown", "--lang", "da"]),
        CITIZENS,
    );
    assert_eq!(ran.status, 0, "{}", ran.error);
    insta::assert_snapshot!("impact-markdown-da", ran.out);
}

#[test]
fn the_report_as_data() {
    let ran = hjemmel(&impact(&["--with", "proposals", "--format", "json", "--sample", "1"]), CITIZENS);
    assert_eq!(ran.status, 0, "{}", ran.error);
    let report: hjemmel_cases::ImpactReport = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((report.situations, report.unread), (3, 0));
    assert_eq!(report.proposals[0].proposals, ["proposals.later_talk", "proposals.no_plan"]);
    let samples = report.proposals[0].changes.requirements.values().flat_map(|it| it.changes.values());
    assert!(samples.clone().all(|counted| counted.sample.len() == 1));
    assert_eq!(samples.clone().next().unwrap().sample[0].situation, "-:1");
}

#[test]
fn situations_at_fault_are_told_with_their_place_and_the_rest_is_counted() {
    let citizens = format!("{{\"town\":\"east\"}}\n{CITIZENS}not json\n");
    let ran = hjemmel(&impact(&["--format", "json"]), &citizens);
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("-:1:") && ran.error.contains("E2006"), "{}", ran.error);
    assert!(ran.error.contains("-:6:") && ran.error.contains("E2010"), "{}", ran.error);
    let report: hjemmel_cases::ImpactReport = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((report.situations, report.unread), (3, 2));
    let text = hjemmel(&impact(&[]), &citizens);
    assert!(text.out.contains("Not read, and not counted: 2."), "{}", text.out);
}

#[test]
fn wrong_usage_is_told() {
    let ran = hjemmel(&impact(&["--with", "proposals.no_plam"]), CITIZENS);
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E2013") && ran.error.contains("no_plan"), "{}", ran.error);
    assert_eq!(hjemmel(&["impact", RULES, "--situations", "-"], "").status, 2);
    assert_eq!(hjemmel(&["impact", RULES, "--situations", "nowhere.ndjson", "--as-of", "2026-03-20"], "").status, 2);
}

#[test]
fn many_situations_are_counted_in_order_whatever_the_number_of_cores() {
    let citizens = CITIZENS.repeat(200);
    let ran = hjemmel(&impact(&["--with", "no_plan", "--format", "json", "--sample", "2"]), &citizens);
    let report: hjemmel_cases::ImpactReport = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report.situations, 600);
    let plan = &report.proposals[0].changes.requirements["proposals.plan"];
    let lifted = plan.changes.values().next().unwrap();
    let names: Vec<&str> = lifted.sample.iter().map(|it| it.situation.as_str()).collect();
    // The third citizen of each round is not known to be ill or not; blank lines are counted as lines.
    assert_eq!((lifted.situations, names), (200, vec!["-:1", "-:5"]));
}

#[test]
fn a_caseload_is_made_and_weighed() {
    let made = hjemmel(&["caseload", PROFILE, RULES, "--count", "50", "--seed", "3"], "");
    assert_eq!(made.status, 0, "{}", made.error);
    assert_eq!(made.out.lines().count(), 50);
    assert_eq!(made.out, hjemmel(&["caseload", PROFILE, RULES, "--count", "50", "--seed", "3"], "").out);
    let ran = hjemmel(&impact(&["--format", "json"]), &made.out);
    assert_eq!(ran.status, 0, "{}", ran.error);
}

#[test]
fn a_profile_is_checked_without_making_anything() {
    let ran = hjemmel(&["caseload", PROFILE, RULES, "--check", "--lang", "da"], "");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.error.contains("2 lag, pr. 2026-03-20; ingen bemærkninger"), "{}", ran.error);
}

#[test]
fn every_mistake_of_a_profile_is_told() {
    let ran = hjemmel(
        &["caseload", "-", RULES],
        r#"{
        "schema": "hjemmel.caseload-profile/1", "title": "Broken", "as_of": "2026-03-20",
        "facts": { "bgeun": { "source": "x", "value": "2026-03-01" }, "town": { "source": "x", "value": "east" } },
        "strata": [{ "name": "all", "weight": 0, "facts": { "begun": { "source": "x", "date": { "from": "P1D", "to": "-P1D" } } } }]
    }"#,
    );
    assert_eq!(ran.status, 1);
    assert!(ran.out.is_empty());
    insta::assert_snapshot!("caseload-mistakes", ran.error);
    assert_eq!(hjemmel(&["caseload", "nowhere.json", RULES], "").status, 2);
}

#[test]
fn the_schema_of_a_profile_is_printed() {
    let ran = hjemmel(&["schema", "--caseload-profile"], "");
    assert_eq!(ran.status, 0);
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["properties"]["schema"]["const"], "hjemmel.caseload-profile/1");
}
