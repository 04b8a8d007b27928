//! The command as its users meet it: what it prints, and how it ends.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The built command; built once if it is not there yet.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let status = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "hjemmel-cli", "--bin", "hjemmel"])
            .current_dir(root())
            .status()
            .unwrap();
        assert!(status.success());
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().and_then(Path::parent).unwrap();
        folder.join(format!("hjemmel{}", std::env::consts::EXE_SUFFIX))
    })
}

struct Ran {
    status: i32,
    out: String,
    error: String,
}

fn hjemmel(arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(program())
        .args(arguments)
        .current_dir(root())
        .env_remove("HJEMMEL_LANG")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran {
        status: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        error: String::from_utf8(stderr).unwrap(),
    }
}

const SMALL: &str = "tests/cli/contact.rulebook";

#[test]
fn the_readme_command_prints_dates_status_and_legal_basis() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let command = readme.lines().find(|line| line.starts_with("cargo run")).unwrap();
    let arguments: Vec<&str> = command.split(" -- ").nth(1).unwrap().split_whitespace().collect();
    let ran = hjemmel(&arguments, "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    insta::assert_snapshot!("readme", ran.out);
}

#[test]
fn check_is_clean_for_the_shipped_rulebooks() {
    let ran = hjemmel(&["check", "rulebooks/dk", "--deny-warnings"], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert!(ran.out.is_empty());
}

#[test]
fn test_runs_the_examples() {
    let ran = hjemmel(&["test", "rulebooks/dk"], "");
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    assert!(ran.out.contains(" passed, 0 failed, 0 skipped"), "{}", ran.out);
}

#[test]
fn a_failing_example_is_named_and_the_status_is_1() {
    let ran = hjemmel(&["test", "tests/cli/failing.rulebook"], "");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("failing-example", format!("{}\n{}", ran.out, ran.error));
}

#[test]
fn complaints_go_to_standard_error_with_status_1() {
    let ran = hjemmel(&["check", "tests/broken/circle.rulebook"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.out.is_empty());
    assert!(ran.error.contains("error[E0412]"), "{}", ran.error);
    let danish = hjemmel(&["check", "tests/broken/circle.rulebook", "--lang", "da"], "");
    assert!(danish.error.contains("fejl[E0412]"), "{}", danish.error);
}

#[test]
fn complaints_as_json_are_data() {
    let ran = hjemmel(&["check", "tests/broken/circle.rulebook", "--format", "json"], "");
    assert_eq!(ran.status, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(json.as_array().unwrap().iter().any(|complaint| complaint["code"] == "E0412"));
}

#[test]
fn a_folder_without_rulebooks_is_told() {
    let ran = hjemmel(&["check", "tests/suite"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E0006"), "{}", ran.error);
}

#[test]
fn a_file_that_is_not_there_is_wrong_usage() {
    let ran = hjemmel(&["check", "tests/cli/nowhere.rulebook"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E0007"), "{}", ran.error);
}

#[test]
fn wrong_usage_is_status_2() {
    assert_eq!(hjemmel(&["evaluate", SMALL], "").status, 2);
    assert_eq!(hjemmel(&["evaluate", SMALL, "--situation", "-", "--as-of", "2024-02-30"], "{}").status, 2);
    assert_eq!(hjemmel(&["no-such-command"], "").status, 2);
    let with = ["evaluate", SMALL, "--situation", "-", "--as-of", "2024-03-01", "--with", "free_forn"];
    let ran = hjemmel(&with, "{}");
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E2013"), "{}", ran.error);
}

/// Evaluates a situation against the small rulebook.
fn evaluate(situation: &str, format: &str) -> Ran {
    hjemmel(&["evaluate", SMALL, "--situation", "-", "--as-of", "2024-03-20", "--format", format], situation)
}

#[test]
fn every_mistake_of_a_situation_is_told_at_once() {
    let situation = r#"{
        "birth_date": "1985-02-30",
        "benefit": "cash_benefits",
        "job_ready": "yes",
        "parental_leave": null,
        "first_contact": "12000-01-01",
        "hours": 0.1234567890123456789,
        "interviews": [{ "held_on": "0000-01-01" }, { "form": "phone" }, 5],
        "interviewz": []
    }"#;
    let ran = evaluate(situation, "text");
    assert_eq!(ran.status, 1);
    assert!(ran.out.is_empty());
    insta::assert_snapshot!("situation-mistakes", ran.error);
}

#[test]
fn text_that_is_no_json_is_told() {
    let ran = evaluate("{ \"birth_date\": ", "text");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E2010"), "{}", ran.error);
}

const CITIZEN: &str = r#"{ "birth_date": "1985-01-10", "benefit": "cash_benefit", "job_ready": true, "hours": "37",
    "first_contact": "2024-03-01", "interviews": [{ "held_on": "2024-03-05", "form": "phone" }] }"#;

#[test]
fn evaluate_prints_text_for_people() {
    let ran = evaluate(CITIZEN, "text");
    assert_eq!(ran.status, 0, "{}", ran.error);
    insta::assert_snapshot!("evaluate-text", ran.out);
}

#[test]
fn evaluate_prints_json_for_programs() {
    let ran = evaluate(CITIZEN, "json");
    assert_eq!(ran.status, 0, "{}", ran.error);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["schema"], "hjemmel.outcome/1");
    assert_eq!(json["obligations"][0]["status"], "overdue");
    insta::assert_snapshot!("evaluate-json", ran.out);
}

#[test]
fn many_situations_give_a_line_each_and_mistakes_hide_nothing() {
    let one = CITIZEN.replace('\n', " ");
    let ran = evaluate(&format!("{one}\n{{\"job_ready\": 5}}\n\n{one}\n"), "ndjson");
    assert_eq!(ran.status, 1);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0], lines[2]);
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[1]["errors"][0]["code"], "E2001");
}

#[test]
fn fmt_translates_there_and_back() {
    let english = std::fs::read_to_string(root().join(SMALL)).unwrap();
    let danish = hjemmel(&["fmt", "-", "--to", "da"], &english);
    assert_eq!(danish.status, 0, "{}", danish.error);
    assert!(danish.out.contains("senest 1 uge efter first_contact"), "{}", danish.out);
    let back = hjemmel(&["fmt", "-", "--to", "en"], &danish.out);
    assert_eq!(back.out, english);
    assert_eq!(hjemmel(&["fmt", "--check", SMALL], "").status, 0);
}

#[test]
fn the_schema_fits_the_situation() {
    let ran = hjemmel(&["schema", SMALL], "");
    assert_eq!(ran.status, 0);
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(CITIZEN).unwrap()));
    assert!(!validator.is_valid(&serde_json::json!({ "birth_date": 5 })));
    let outcome: serde_json::Value = serde_json::from_str(&hjemmel(&["schema", "--outcome"], "").out).unwrap();
    assert_eq!(outcome["properties"]["schema"]["const"], "hjemmel.outcome/1");
}

#[test]
fn a_guardrail_stops_an_exemption_unless_the_host_goes_on_without_it() {
    let path = "tests/cli/rejected.rulebook";
    let situation = "{ \"first_contact\": \"2024-03-01\", \"interviews\": [] }";
    let stopped = hjemmel(&["evaluate", path, "--situation", "-", "--as-of", "2024-03-20"], situation);
    assert_eq!(stopped.status, 1);
    assert!(stopped.error.contains("E0801"), "{}", stopped.error);
    let arguments =
        ["evaluate", path, "--situation", "-", "--as-of", "2024-03-20", "--without-rejected", "--format", "json"];
    let went_on = hjemmel(&arguments, situation);
    assert_eq!(went_on.status, 0, "{}", went_on.error);
    let json: serde_json::Value = serde_json::from_str(&went_on.out).unwrap();
    assert_eq!(json["rejected"][0]["id"], "rejected.no_interviews");
    assert_eq!(json["obligations"][0]["status"], "overdue");
}
