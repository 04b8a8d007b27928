//! Cases and their snapshots, as those who review a rule change meet them: the command, and a host's test.

use super::cli::{Ran, hjemmel};
use std::fs;
use std::path::{Path, PathBuf};

const IN_TIME: &str = r#"{
  "title": "The first interview was held in time",
  "as_of": "2024-03-20",
  "situation": {
    "birth_date": "1985-02-28", "benefit": "cash_benefit", "job_ready": true, "parental_leave": false,
    "first_contact": "2024-03-01", "hours": 30, "interviews": [{ "held_on": "2024-03-08", "form": "in_person" }]
  }
}
"#;

const NOBODY_KNOWS: &str = r#"{
  "title": "Nobody has assessed yet",
  "as_of": "2024-03-20",
  "situation": {
    "birth_date": "1985-02-28", "benefit": "cash_benefit", "parental_leave": false,
    "first_contact": "2024-03-01", "hours": 30, "interviews": []
  }
}
"#;

/// A folder with the small rulebook and two cases, without snapshots.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("cases")).unwrap();
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/contact.rulebook");
    fs::copy(rulebook, folder.join("contact.rulebook")).unwrap();
    fs::write(folder.join("cases/in-time.json"), IN_TIME).unwrap();
    fs::write(folder.join("cases/nobody-knows.json"), NOBODY_KNOWS).unwrap();
    folder
}

/// The same with snapshots that were accepted.
fn accepted(name: &str) -> PathBuf {
    let folder = folder(name);
    let ran = test(&folder, &["--accept"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    folder
}

/// Runs `hjemmel test` on a folder; what is printed has no path of this machine in it.
fn test(folder: &Path, more: &[&str]) -> Ran {
    let path = folder.display().to_string();
    let ran = hjemmel(&[&["test", &path], more].concat(), "");
    Ran { status: ran.status, out: ran.out.replace(&path, "FOLDER"), error: ran.error.replace(&path, "FOLDER") }
}

/// Changes the rulebook: the first interview within two weeks.
fn change(folder: &Path) {
    let path = folder.join("contact.rulebook");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace("within 1 week after first_contact", "within 2 weeks after first_contact")).unwrap();
}

fn snapshot(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(format!("cases/{name}.snap"))).unwrap()
}

#[test]
fn a_case_without_a_snapshot_fails_until_it_is_accepted() {
    let folder = folder("new");
    let ran = test(&folder, &[]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("NEW  FOLDER/cases/in-time.json: The first interview was held in time"), "{}", ran.out);
    assert_eq!(ran.error.matches("error[E4007]").count(), 2, "{}", ran.error);
    assert!(ran.error.contains("hjemmel test --update"), "{}", ran.error);
    assert!(!folder.join("cases/in-time.snap").exists());
    let ran = test(&folder, &["--accept"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    assert!(ran.out.contains("cases: 2 passed, 0 failed, 0 skipped; 2 written"), "{}", ran.out);
    insta::assert_snapshot!("case-snapshot", snapshot(&folder, "in-time"));
    let ran = test(&folder, &["--verbose"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("ok  FOLDER/cases/nobody-knows.json: Nobody has assessed yet"), "{}", ran.out);
}

#[test]
fn a_changed_case_is_shown_as_lines_lost_and_gained() {
    let folder = accepted("changed");
    change(&folder);
    let ran = test(&folder, &[]);
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("case-changed", format!("{}\n{}", ran.out, ran.error));
    let danish = test(&folder, &["--lang", "da"]);
    assert_eq!(danish.status, 1);
    assert!(danish.out.contains("ÆNDRET  FOLDER/cases/in-time.json"), "{}", danish.out);
    // The language of the complaints is not that of the snapshot.
    assert!(danish.out.contains("+ Fri 2024-03-15  First job interview"), "{}", danish.out);
}

#[test]
fn without_a_terminal_update_writes_nothing_and_accept_writes_all() {
    let folder = accepted("update");
    change(&folder);
    let before = snapshot(&folder, "in-time");
    fs::write(folder.join("cases/in-time.snap.new"), "left by insta").unwrap();
    let ran = test(&folder, &["--update"]);
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("nothing is written") && ran.error.contains("--accept"), "{}", ran.error);
    assert_eq!(snapshot(&folder, "in-time"), before);
    let ran = test(&folder, &["--update", "--accept"]);
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert!(ran.out.contains("written  FOLDER/cases/in-time.snap"), "{}", ran.out);
    assert_ne!(snapshot(&folder, "in-time"), before);
    assert!(!folder.join("cases/in-time.snap.new").exists());
    assert_eq!(test(&folder, &[]).status, 0);
}

#[test]
fn one_case_at_fault_hides_no_other() {
    let folder = accepted("faults");
    let case = |name: &str, text: &str| fs::write(folder.join("cases").join(name), text).unwrap();
    case("gone.snap", "---\nsource: hjemmel test\n---\nof a case that was deleted\n");
    case("not-json.json", "{ \"title\": \"A comma too many\",, }");
    case(
        "no-case.json",
        r#"{ "titel": "Misspelt", "as_of": "2024-02-30", "proposals": "few_hours", "situation": [] }"#,
    );
    case("no-fact.json", &IN_TIME.replace("\"parental_leave\"", "\"parental_leaves\""));
    case("no-proposal.json", &IN_TIME.replace("\"situation\"", "\"proposals\": [\"half_time_work\"], \"situation\""));
    case("no-text.json", "\u{0}");
    case("twice.json", &IN_TIME.replace("\"hours\": 30", "\"hours\": 30, \"hours\": 31"));
    fs::write(folder.join("cases/latin.json"), b"{ \"title\": \"\xe6\" }").unwrap();
    for (name, snapshot) in [
        ("headless", "As of Wednesday\n"),
        ("endless", "---\nsource: hjemmel test\nAs of Wednesday\n"),
        ("scribbled", "---\nsource: hjemmel test\nthe deadline is wrong\n---\nx\n"),
        ("unmerged", "---\nsource: hjemmel test\n---\nx\n<<<<<<< ours\ny\n=======\nz\n>>>>>>> theirs\n"),
        ("empty", ""),
    ] {
        case(&format!("{name}.json"), IN_TIME);
        case(&format!("{name}.snap"), snapshot);
    }
    let ran = test(&folder, &[]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("cases: 2 passed, 13 failed, 0 skipped"), "{}", ran.out);
    insta::assert_snapshot!("case-faults", ran.error);
    let danish = test(&folder, &["--lang", "da"]);
    insta::assert_snapshot!("case-faults-da", danish.error);
    // What can be accepted is; what is broken stays told.
    let ran = test(&folder, &["--accept"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("cases: 8 passed, 7 failed, 0 skipped; 6 written"), "{}", ran.out);
    assert!(!folder.join("cases/gone.snap").exists());
    assert_eq!(snapshot(&folder, "unmerged"), snapshot(&folder, "in-time"));
}

#[test]
fn a_renamed_case_is_asked_about() {
    let folder = accepted("renamed");
    fs::rename(folder.join("cases/in-time.json"), folder.join("cases/held-in-time.json")).unwrap();
    fs::rename(folder.join("cases/in-time.snap"), folder.join("cases/helt-in-time.snap")).unwrap();
    let ran = test(&folder, &[]);
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E4008") && ran.error.contains("did you mean `held-in-time.json`?"), "{}", ran.error);
}

#[cfg(target_os = "linux")]
#[test]
fn a_snapshot_that_cannot_be_written_is_told_and_the_others_are_written() {
    let folder = accepted("unwritable");
    change(&folder);
    // A file that nobody may write, whoever runs the test.
    fs::remove_file(folder.join("cases/in-time.snap")).unwrap();
    std::os::unix::fs::symlink("/proc/version", folder.join("cases/in-time.snap")).unwrap();
    let ran = test(&folder, &["--accept"]);
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.error);
    assert!(ran.error.contains("E4010") && ran.error.contains("FOLDER/cases/in-time.snap"), "{}", ran.error);
    assert!(ran.out.contains("cases: 1 passed, 1 failed, 0 skipped; 1 written"), "{}", ran.out);
}

#[test]
fn a_folder_without_cases_is_told_and_the_filter_reaches_cases() {
    let folder = accepted("filter");
    let ran = test(&folder, &["--filter", "assessed"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("cases: 1 passed, 0 failed, 1 skipped"), "{}", ran.out);
    let ran = test(&folder, &["--filter", "in-time"]);
    assert!(ran.out.contains("cases: 1 passed, 0 failed, 1 skipped"), "{}", ran.out);
    for file in fs::read_dir(folder.join("cases")).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    let ran = test(&folder, &[]);
    assert_eq!(ran.status, 0);
    assert!(ran.error.contains("there are no cases in FOLDER/cases"), "{}", ran.error);
}

#[test]
fn results_are_data_for_programs() {
    let folder = accepted("json");
    change(&folder);
    fs::write(folder.join("cases/not-json.json"), "{").unwrap();
    let ran = test(&folder, &["--format", "json"]);
    assert_eq!(ran.status, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out));
    assert_eq!(json["schema"], "hjemmel.test/1");
    assert_eq!(json["counts"]["cases"], serde_json::json!({ "passed": 0, "failed": 3, "skipped": 0 }));
    let cases = json["cases"].as_array().unwrap();
    assert_eq!(cases[0]["path"], "FOLDER/cases/in-time.json");
    assert_eq!(cases[0]["verdict"], "changed");
    assert_eq!(cases[0]["snapshot"], "untouched");
    let lines = cases[0]["difference"][0]["lines"].as_array().unwrap();
    assert!(lines.iter().any(|line| line["side"] == "gained"), "{lines:?}");
    assert_eq!(cases[2]["complaints"][0]["code"], "E4001");
}

#[test]
fn the_cases_of_a_folder_are_read_against_its_own_rulebooks() {
    let outer = accepted("nested");
    let inner = outer.join("inner");
    fs::create_dir_all(inner.join("cases")).unwrap();
    fs::write(
        inner.join("other.rulebook"),
        "rulebook other\n  law \"a law\" as act\n\nactor office\n\nsituation\n  asked yes/no\n\n\
         requirement advise\n  act § 1\n  when asked\n  office must \"advise\"\n",
    )
    .unwrap();
    let case = r#"{ "title": "Asked", "as_of": "2024-03-20", "situation": { "asked": true } }"#;
    fs::write(inner.join("cases/asked.json"), case).unwrap();
    // The outer folder holds one more rulebook now, the inner one is by itself.
    let ran = test(&outer, &["--accept"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    assert!(ran.out.contains("3 passed, 0 failed, 0 skipped; 3 written"), "{}", ran.out);
    let snapshot = fs::read_to_string(inner.join("cases/asked.snap")).unwrap();
    assert!(snapshot.contains("As of Wednesday 20 March 2024  other\n"), "{snapshot}");
    assert_eq!(test(&inner, &[]).status, 0);
    assert_eq!(test(&inner.join("other.rulebook"), &[]).status, 0);
}

#[test]
fn both_doors_write_the_same_bytes() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases/both-doors");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("cases")).unwrap();
    for file in fs::read_dir(&shipped).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        fs::copy(&file, copy.join(file.file_name().unwrap())).unwrap();
    }
    for name in ["pligterne-fastholdt", "thisted-formforsoeg"] {
        let file = format!("cases/{name}.json");
        fs::copy(shipped.join(&file), copy.join(&file)).unwrap();
    }
    // One beside, written by insta, says where they come from.
    let sibling = "cases/thisted-formforsoeg.snap";
    fs::copy(shipped.join(sibling), copy.join(sibling)).unwrap();
    let ran = test(&copy, &["--accept"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    for name in ["pligterne-fastholdt", "thisted-formforsoeg"] {
        let file = format!("cases/{name}.snap");
        assert!(fs::read(shipped.join(&file)).unwrap() == fs::read(copy.join(&file)).unwrap(), "{file}");
    }
}

#[test]
fn a_host_runs_what_the_command_wrote() {
    let folder = accepted("hosted");
    hjemmel_cases::assert_cases!(&folder);
    assert!(!folder.join("cases/in-time.snap.new").exists());
}

#[test]
fn a_host_is_told_everything_before_its_test_fails() {
    let folder = accepted("host-told");
    change(&folder);
    fs::write(folder.join("cases/gone.snap"), "---\nsource: hjemmel test\n---\nx\n").unwrap();
    fs::write(folder.join("cases/not-json.json"), "{").unwrap();
    let rulebook = folder.join("contact.rulebook");
    let mut text = fs::read_to_string(&rulebook).unwrap();
    text.push_str("\nexample \"wrong\"\n  as of 2024-03-20\n  given\n    parental_leave no\n  expect\n    first_interview does not apply\n");
    fs::write(&rulebook, text).unwrap();
    // In place of insta's assertion, which would leave files to be reviewed.
    let failures = hjemmel_cases::hosted::run(&folder, None, &mut |name, body| {
        assert!(snapshot(&folder, &name).contains(&body), "changed");
    });
    let told = failures.to_string().replace(&folder.display().to_string(), "FOLDER");
    for part in ["E0901", "gone.snap", "E4008", "in-time.json", "E4006", "not-json.json", "E4001", "5 failed"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let nowhere = hjemmel_cases::hosted::run(&folder.join("cases"), None, &mut |_, _| {});
    assert!(nowhere.to_string().contains("there is no rulebook here"), "{nowhere}");
}
