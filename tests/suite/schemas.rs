//! What the commands about cases print as JSON fits the schemas that `hjemmel schema` prints.

use super::cli::hjemmel;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const CONTACT: &str = "tests/cli/contact.rulebook";

/// The schema that is printed with an option.
fn schema(option: &str) -> jsonschema::Validator {
    let printed = hjemmel(&["schema", option], "");
    assert_eq!(printed.status, 0, "{}", printed.error);
    jsonschema::validator_for(&serde_json::from_str(&printed.out).unwrap()).unwrap()
}

/// A document that fits its schema, and does not with one key more.
fn fits(option: &str, arguments: &[&str], input: &str) -> Value {
    let ran = hjemmel(&[arguments, &["--format", "json"]].concat(), input);
    let mut json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.error));
    let validator = schema(option);
    let wrong: Vec<String> =
        validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let whole = json.clone();
    json["more"] = json!(1);
    assert!(!validator.is_valid(&json));
    whole
}

/// A folder with cases that are as accepted, changed, new, at fault and gone.
fn every_verdict(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("cases")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(root.join(CONTACT), folder.join("contact.rulebook")).unwrap();
    let write = |case: &str, born: &str| {
        let case = folder.join("cases").join(case).with_extension("json");
        let situation = json!({ "birth_date": born, "benefit": "cash_benefit", "job_ready": true });
        let text = json!({ "title": "A case", "as_of": "2024-03-20", "situation": situation });
        fs::write(case, text.to_string()).unwrap();
    };
    ["same", "changed", "gone"].into_iter().for_each(|case| write(case, "1985-02-28"));
    let path = folder.display().to_string();
    assert_eq!(hjemmel(&["test", &path, "--accept"], "").status, 0);
    fs::remove_file(folder.join("cases/gone.json")).unwrap();
    write("changed", "1999-02-28");
    write("new", "1985-02-28");
    write("broken", "no date");
    path
}

#[test]
fn what_came_of_examples_and_cases() {
    let folder = every_verdict("test");
    let json = fits("--test", &["test", &folder], "");
    let mut verdicts: Vec<&str> =
        json["cases"].as_array().unwrap().iter().map(|case| case["verdict"].as_str().unwrap()).collect();
    verdicts.sort_unstable();
    assert_eq!(verdicts, ["broken", "changed", "new", "orphan", "same"]);
    let failing = fits("--test", &["test", "tests/cli/failing.rulebook", "--lang", "da"], "");
    assert!(failing["examples"].as_array().unwrap().iter().any(|example| example["complaints"] != json!([])));
    fits("--test", &["test", &folder, "--accept"], "");
}

#[test]
fn what_examples_and_cases_reach() {
    let json = fits("--coverage", &["test", CONTACT, "--coverage", "--generated", "200"], "");
    assert!(json["items"].as_array().unwrap().iter().any(|item| item["detail"] == "due + 1"));
    fits("--coverage", &["test", "rulebooks/dk", "--coverage"], "");
}

#[test]
fn what_changes_are_noticed() {
    let json = fits("--mutation", &["mutate", "tests/cli/mutation/work.rulebook"], "");
    assert_ne!(json["survivors"], json!([]));
    fits("--mutation", &["mutate", CONTACT, "--lang", "da"], "");
}

#[test]
fn what_proposals_would_do() {
    let made = ["caseload", "rulebooks/dk/caseload/profile.json", "rulebooks/dk", "--count", "60", "--seed", "2"];
    let citizens = hjemmel(&made, "");
    assert_eq!(citizens.status, 0, "{}", citizens.error);
    let arguments = ["impact", "rulebooks/dk", "--situations", "-", "--as-of", "2025-06-16"];
    let json = fits("--impact", &arguments, &citizens.out);
    let changes = json["proposals"].as_array().unwrap().iter().map(|it| &it["changes"]["changed"]);
    assert!(changes.into_iter().any(|changed| changed.as_u64() > Some(0)));
    let odd = "{\"begun\":\"2026-03-02\",\"town\":\"south\"}\nnot json\n";
    let small = ["impact", "tests/cli/proposals.rulebook", "--situations", "-", "--as-of", "2026-03-20"];
    fits("--impact", &[&small[..], &["--law-of", "2025-01-01"]].concat(), odd);
}

#[test]
fn rules_by_their_provision() {
    let json = fits("--rules", &["rules", "rulebooks/dk"], "");
    assert!(json["rules"].as_array().unwrap().len() > 100 && json["laws"].as_array().unwrap().len() > 3);
}

#[test]
fn complaints_about_rulebooks() {
    let validator = schema("--check");
    for path in [CONTACT, "tests/cli/rejected.rulebook", "tests/cli/proposals.rulebook", "tests/cli/quota.rulebook"] {
        let ran = hjemmel(&["check", path, "--format", "json"], "");
        let mut json: Value = serde_json::from_str(&ran.out).unwrap();
        let wrong: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{path}: {wrong:#?}");
        if let Some(first) = json.get_mut(0) {
            first["more"] = json!(1);
            assert!(!validator.is_valid(&json));
        }
    }
}

/// The names by which schemas are referred to are made alike, and no two are the same.
#[test]
fn one_schema_is_asked_for_and_each_has_its_own_name() {
    let options = [
        "outcome",
        "check",
        "rules",
        "quota",
        "difference",
        "caseload-profile",
        "test",
        "coverage",
        "mutation",
        "impact",
    ];
    let mut names = std::collections::BTreeSet::new();
    for option in options {
        let printed: Value = serde_json::from_str(&hjemmel(&["schema", &format!("--{option}")], "").out).unwrap();
        let name = printed["$id"].as_str().unwrap().to_owned();
        assert!(name.starts_with("urn:hjemmel:") && name.ends_with(":1"), "{name}");
        assert!(names.insert(name));
    }
    for wrong in [
        &["schema"][..],
        &["schema", "--outcome", "--quota"],
        &["schema", CONTACT, "--impact"],
        &["schema", "--test", "--check"],
    ] {
        assert_eq!(hjemmel(wrong, "").status, 2, "{wrong:?}");
    }
}
