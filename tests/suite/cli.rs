//! The command as its users meet it: what it prints, and how it ends.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The built command; built once if it is not there yet.
pub(crate) fn program() -> &'static Path {
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

pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) error: String,
}

pub(crate) fn hjemmel(arguments: &[&str], input: &str) -> Ran {
    run(Command::new(program()).current_dir(root()).args(arguments), input)
}

/// The command in another folder.
pub(crate) fn hjemmel_in(folder: &Path, arguments: &[&str]) -> Ran {
    run(Command::new(program()).current_dir(folder).args(arguments), "")
}

/// The command where no other program is found.
pub(crate) fn hjemmel_without_path(folder: &Path, arguments: &[&str]) -> Ran {
    run(Command::new(program()).current_dir(folder).args(arguments).env("PATH", ""), "")
}

fn run(command: &mut Command, input: &str) -> Ran {
    let mut child = command
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
fn coverage_lists_what_is_not_reached_and_adds_it_up() {
    let ran = hjemmel(&["test", SMALL, "--coverage", "--generated", "40"], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert!(ran.out.contains("situations evaluated"), "{}", ran.out);
    let danish = hjemmel(&["test", SMALL, "--coverage", "--lang", "da"], "");
    assert!(danish.out.contains("aldrig pålagt"), "{}", danish.out);
}

#[test]
fn coverage_below_its_floor_is_status_1() {
    let ran = hjemmel(&["test", SMALL, "--coverage", "--fail-under", "99.5"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("and the floor is 99.5 %"), "{}", ran.error);
    assert_eq!(hjemmel(&["test", SMALL, "--coverage", "--coverage-floor", "0"], "").status, 0);
    assert_eq!(hjemmel(&["test", SMALL, "--coverage", "--fail-under", "101"], "").status, 2);
    assert_eq!(hjemmel(&["test", SMALL, "--fail-under", "50"], "").status, 2);
}

#[test]
fn coverage_as_json_is_data_and_the_page_stands_alone() {
    let page = std::env::temp_dir().join(format!("hjemmel-coverage-{}.html", std::process::id()));
    let html = page.display().to_string();
    let ran = hjemmel(&["test", SMALL, "--coverage", "--format", "json", "--html", &html], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["schema"], "hjemmel.coverage/1");
    assert!(json["items"].as_array().unwrap().iter().any(|item| item["state"] == "missed"));
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::remove_file(&page).unwrap();
    assert!(text.contains("requirement first_interview") && !text.contains("http"), "{text}");
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

#[test]
fn a_proposal_that_is_not_there_is_the_fault_of_the_case_that_names_it() {
    let case = r#"{"title": "A proposal", "as_of": "2024-03-01", "proposals": ["free_forn"], "situation": {}}"#;
    let file = std::env::temp_dir().join(format!("hjemmel-case-{}.json", std::process::id()));
    std::fs::write(&file, case).unwrap();
    let path = file.display().to_string();
    assert_eq!(hjemmel(&["evaluate", SMALL, "--case", &path], "").status, 1);
    assert_eq!(hjemmel(&["evaluate", SMALL, "--case", &path, "--with", "free_forn"], "").status, 2);
    std::fs::remove_file(file).unwrap();
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
    assert_eq!(lines[1]["errors"][0]["path"], "job_ready");
    let broken = evaluate(&format!("{one}\n{one}\n{{\"job_ready\": \n"), "ndjson");
    let last: serde_json::Value = serde_json::from_str(broken.out.lines().nth(2).unwrap()).unwrap();
    let told = last["errors"][0]["title"].as_str().unwrap();
    assert!(told.ends_with("line 3, column 14"), "{last}");
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

const QUOTA: &str = "tests/cli/quota.rulebook";

/// So many citizens with a plan, and one each for the others.
fn citizens(planned: usize, others: &[&str]) -> String {
    let citizen = |more: &str| format!(r#"{{"insured": true, "first_contact": "2026-08-03"{more}}}"#);
    let mut lines: Vec<String> = vec![citizen(r#", "finds_work_alone": false"#); planned];
    lines.extend(others.iter().map(|more| citizen(more)));
    lines.join("\n")
}

const ALONE: &str = r#", "finds_work_alone": true"#;

fn quota(situations: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["quota", QUOTA, "--situations", "-", "--as-of", "2026-08-10"];
    arguments.extend(more);
    hjemmel(&arguments, situations)
}

fn quota_json(situations: &str, more: &[&str]) -> (i32, serde_json::Value) {
    let ran = quota(situations, &[&["--format", "json"], more].concat());
    (ran.status, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn quotas_are_told_to_people_in_both_languages() {
    let situations = citizens(5, &[ALONE, ""]) + "\n\n{\"insured\": false}\n";
    let english = quota(&situations, &[]);
    assert_eq!((english.status, english.error.as_str()), (0, ""));
    let danish = quota(&situations, &["--lang", "da"]);
    assert_eq!(danish.status, 0, "{}", danish.error);
    insta::assert_snapshot!("quota-text", format!("{}\n{}", english.out, danish.out));
}

#[test]
fn quotas_are_kept_or_broken_and_a_broken_one_is_no_fault() {
    let answers = |situations: &str| {
        let (status, json) = quota_json(situations, &[]);
        assert_eq!(status, 0);
        let answer = |place: usize| json["quotas"][place]["answer"].as_str().unwrap().to_owned();
        // By name: `few_alone`, then `three_in_four`.
        (answer(0), answer(1))
    };
    let told = |few: &str, three: &str| (few.to_owned(), three.to_owned());
    assert_eq!(answers(&citizens(9, &[ALONE])), told("kept", "kept"));
    assert_eq!(answers(&citizens(3, &[ALONE])), told("broken", "kept"));
    assert_eq!(answers(&citizens(2, &[ALONE])), told("broken", "broken"));
    assert_eq!(answers(&citizens(3, &[ALONE, ""])), told("broken", "undetermined"));
    assert_eq!(answers("{\"insured\": false}"), told("no_members", "no_members"));
    assert_eq!(answers(""), told("no_members", "no_members"));
}

#[test]
fn a_situation_that_cannot_be_read_may_be_anything_in_every_quota() {
    let situations = citizens(3, &[ALONE]) + "\n{\"insured\": 5}\nnot json\n";
    let ran = quota(&situations, &["--format", "json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E2001") && ran.error.contains("-:5"), "{}", ran.error);
    assert!(ran.error.contains("E2010") && ran.error.contains("-:6"), "{}", ran.error);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&json["situations"], &json["unread"]), (&6.into(), &2.into()));
    let three_in_four = &json["quotas"][1];
    assert_eq!(three_in_four["members"], serde_json::json!({ "sure": 4, "possible": 6 }));
    assert_eq!(three_in_four["answer"], "undetermined");
    let text = quota(&situations, &[]);
    assert_eq!(text.status, 1);
    assert!(text.out.contains("2 of them could not be read"), "{}", text.out);
}

#[test]
fn what_quotas_come_to_fits_its_printed_schema() {
    let printed = hjemmel(&["schema", "--quota"], "");
    assert_eq!(printed.status, 0, "{}", printed.error);
    let schema: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for situations in [citizens(2, &[ALONE, ""]), String::new(), "{}\nx".to_owned()] {
        for more in [&["--law-of", "2026-02-01"][..], &["--law-of", "2025-02-01"], &["--lang", "da"], &[]] {
            let (_, mut json) = quota_json(&situations, more);
            let wrong: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{wrong:?}\n{json}");
            json["situations"] = "many".into();
            assert!(!validator.is_valid(&json));
        }
    }
}

#[test]
fn a_quota_that_is_not_in_force_is_told_with_why() {
    let arguments = ["--situations", "-", "--format", "json", "--as-of"];
    let on = |day: &str| {
        let ran = hjemmel(&[&["quota", QUOTA], &arguments[..], &[day]].concat(), "");
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["not_in_force"].clone()
    };
    assert_eq!(on("2026-03-01")[0]["reason"], "not_in_force");
    assert_eq!(on("2026-03-01").as_array().unwrap().len(), 1);
    // As of a requirement: the days of the rulebook are asked where no version is in force.
    assert_eq!(on("2025-12-31")[0]["reason"], "outside");
    assert_eq!(on("2025-12-31")[0]["bound"], "2026-01-01");
    assert_eq!(on("2026-07-01"), serde_json::json!([]));
}

#[test]
fn cases_in_a_folder_are_asked_for_quotas_on_the_day_of_the_host() {
    let folder = std::env::temp_dir().join(format!("hjemmel-quota-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("below")).unwrap();
    let situation = r#"{"insured": true, "first_contact": "2026-08-03", "finds_work_alone": false}"#;
    std::fs::write(folder.join("a.json"), situation).unwrap();
    let case = format!(r#"{{"title": "a case", "as_of": "2020-01-01", "situation": {situation}}}"#);
    std::fs::write(folder.join("below/b.json"), case).unwrap();
    std::fs::write(folder.join("notes.txt"), "not a situation").unwrap();
    let path = folder.display().to_string();
    let ran = hjemmel(&["quota", QUOTA, "--situations", &path, "--as-of", "2026-08-10", "--format", "json"], "");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(ran.status, 0, "{}", ran.error);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&json["situations"], &json["as_of"]), (&2.into(), &"2026-08-10".into()));
    assert_eq!(json["quotas"][1]["answer"], "kept");
}

#[test]
fn a_rulebook_without_quotas_is_told_and_no_terminal_means_no_progress() {
    let ran =
        hjemmel(&["quota", SMALL, "--situations", "-", "--as-of", "2024-03-20"], CITIZEN.replace('\n', " ").as_str());
    assert_eq!((ran.status, ran.error.as_str()), (0, ""));
    assert!(ran.out.ends_with("Situations: 1\nThese rulebooks have no quota.\n"), "{}", ran.out);
}

#[test]
fn wrong_usage_of_quota_is_status_2() {
    assert_eq!(hjemmel(&["quota", QUOTA, "--situations", "-"], "").status, 2);
    assert_eq!(hjemmel(&["quota", QUOTA, "--situations", "nowhere.ndjson", "--as-of", "2026-08-10"], "").status, 2);
    assert_eq!(quota("", &["--with", "nothing"]).status, 2);
}

#[test]
fn a_case_file_given_as_a_situation_is_told_how_to_be_given() {
    let case = "rulebooks/dk/cases/pligterne-fastholdt.json";
    let ran = hjemmel(&["evaluate", "rulebooks/dk", "--situation", case, "--as-of", "2024-10-21", "--lang", "en"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("is a case file: give it with `--case "), "{}", ran.error);
}

#[test]
fn rules_are_listed_by_the_provision_they_rest_on() {
    let ran = hjemmel(&["rules", SMALL, "lab", "§", "31,", "stk.", "5", "--lang", "da"], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    insta::assert_snapshot!("rules-text", ran.out);
    let json = hjemmel(&["rules", "rulebooks/dk", "LAB § 31", "--on", "2023-05-01", "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["schema"], "hjemmel.register/1");
    let names: Vec<&str> =
        json["rules"].as_array().unwrap().iter().map(|rule| rule["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"kontaktforløb.fire_samtaler") && !names.contains(&"kontaktforløb.a_kassens_tre_samtaler"));
    assert_eq!(names.iter().filter(|name| **name == "kontaktforløb.fire_samtaler").count(), 1);
}

#[test]
fn a_provision_that_nothing_rests_on_is_told_with_what_is_near() {
    for (asked, status, told) in [
        ("lab § 30 b", 1, "`lab § 30 a`, `lab § 31`"),
        ("lap § 30", 2, "did you mean `lab`?"),
        ("fire_samtal", 2, "did you mean `fire_samtaler`?"),
        ("lab §§ 31", 2, "write one `§`"),
        ("§ 31", 2, "E0321"),
        ("lab kap. 99", 2, "E0329"),
    ] {
        let ran = hjemmel(&["rules", "rulebooks/dk", asked], "");
        assert_eq!(ran.status, status, "{asked}: {}", ran.error);
        assert!(ran.error.contains(told), "{asked}: {}", ran.error);
    }
}

#[test]
fn rules_are_asked_for_as_people_write_at_a_prompt_and_by_name() {
    let written = hjemmel(&["rules", "rulebooks/dk", "lab § 31, stk. 2"], "");
    assert_eq!(written.status, 0, "{}", written.error);
    for words in ["lab 31 stk 2", "lab § 31 stk. 2", "LAB 31, stk 2"] {
        assert_eq!(hjemmel(&["rules", "rulebooks/dk", words], "").out, written.out, "{words}");
    }
    let named = hjemmel(&["rules", "rulebooks/dk", "fire_samtaler_efter_overgang"], "");
    assert!(named.status == 0 && named.out.contains("§ 31") && !named.out.contains("første_samtale"), "{}", named.out);
    let of_rulebook = hjemmel(&["rules", "rulebooks/dk", "arbejdspligt"], "");
    assert!(of_rulebook.status == 0 && of_rulebook.out.contains("arbejdspligt.arbejdspligt"), "{}", of_rulebook.out);
}

#[test]
fn a_situation_given_as_a_case_is_told_how_to_be_given() {
    let path = std::env::temp_dir().join(format!("hjemmel-bare-{}.json", std::process::id()));
    std::fs::write(&path, r#"{ "kommune": "greve" }"#).unwrap();
    let ran = hjemmel(&["evaluate", "rulebooks/dk", "--case", &path.display().to_string(), "--lang", "da"], "");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("--as-of DATO"), "{}", ran.error);
    let ran = hjemmel(&["evaluate", "rulebooks/dk"], "");
    assert!(ran.status == 2 && ran.error.contains("--case <FILE>"), "{}", ran.error);
}

#[test]
fn a_filter_that_nothing_fits_is_told() {
    let ran = hjemmel(&["test", SMALL, "--filter", "no such title", "--lang", "en"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E4084"), "{}", ran.error);
}
