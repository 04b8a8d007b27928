//! `hjemmel diff` as its users meet it.

use crate::cli::{Ran, hjemmel, root};
use std::path::{Path, PathBuf};
use std::process::Command;

const SMALL: &str = "tests/cli/contact.rulebook";

/// A folder of its own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("hjemmel-diff-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const OLD: &str = "rulebook talks \"Talks\"\n  law \"an invented act\" as act\n\nactor centre \"the centre\"\n\n\
    event talk \"Talk\" on held\n  held date\n\nsituation\n  begun date \"When did it begin?\"\n  \
    talks events talk \"Which talks were held?\"\n\nrequirement first_talk \"First talk\"\n  act § 1\n  centre must \"talk\"\n  \
    within 1 week after begun\n  met by talks\n";

fn new() -> String {
    OLD.replace("within 1 week", "within 2 weeks")
}

const CASE: &str =
    r#"{ "title": "Begun in May", "as_of": "2024-05-20", "situation": { "begun": "2024-05-06", "talks": [] } }"#;

/// Old and new rulebooks in folders, with a case beside the new one.
fn two(name: &str) -> (Folder, String, String) {
    let folder = Folder::new(name);
    folder.write("old/talks.rulebook", OLD);
    folder.write("new/talks.rulebook", &new());
    folder.write("new/cases/may.json", CASE);
    let of = |side: &str| folder.path().join(side).display().to_string();
    let (old, new) = (of("old"), of("new"));
    (folder, old, new)
}

/// What was printed, without the path of the folder.
fn page(ran: &Ran, folder: &Folder) -> String {
    format!("{}{}", ran.out, ran.error).replace(&folder.path().display().to_string(), "FOLDER").replace('\\', "/")
}

#[test]
fn a_change_of_a_deadline_is_told_for_the_rule_and_for_the_case() {
    let (folder, old, new) = two("text");
    let english = hjemmel(&["diff", &old, &new], "");
    assert_eq!(english.status, 0, "{}", english.error);
    let danish = hjemmel(&["diff", &old, &new, "--lang", "da"], "");
    insta::assert_snapshot!("diff-text", format!("{}\n{}", page(&english, &folder), page(&danish, &folder)));
}

#[test]
fn markdown_has_the_summary_at_the_top() {
    let (folder, old, new) = two("markdown");
    let ran = hjemmel(&["diff", &old, &new, "--format", "markdown"], "");
    insta::assert_snapshot!("diff-markdown", page(&ran, &folder));
}

#[test]
fn json_fits_its_schema() {
    let (_folder, old, new) = two("json");
    let schema = hjemmel(&["schema", "--difference"], "");
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for arguments in [vec!["diff", &old, &new], vec!["diff", SMALL, "rulebooks/dk", "--lang", "da"]] {
        let ran = hjemmel(&[arguments.as_slice(), &["--format", "json"]].concat(), "");
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let ran = hjemmel(&["diff", &old, &new, "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["cases"]["changed"], 1);
    assert_eq!(json["rules"]["items"][0]["citations"][0], "act § 1");
}

#[test]
fn the_status_says_that_there_is_a_difference_only_if_it_is_asked() {
    let (_folder, old, new) = two("status");
    assert_eq!(hjemmel(&["diff", &old, &new], "").status, 0);
    assert_eq!(hjemmel(&["diff", &old, &new, "--exit-code"], "").status, 1);
    assert_eq!(hjemmel(&["diff", &old, &old, "--exit-code"], "").status, 0);
    assert_eq!(hjemmel(&["diff", &old], "").status, 2);
}

#[test]
fn layout_and_language_are_no_difference() {
    let folder = Folder::new("layout");
    let old = folder.write("old.rulebook", OLD);
    let danish = hjemmel(&["fmt", "--to", "da", "-"], OLD);
    let new = folder.write("new.rulebook", &danish.out);
    let ran = hjemmel(&["diff", &old, &new, "--exit-code"], "");
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("The rules say the same."));
}

#[test]
fn both_sides_are_told_what_is_wrong_with_them_and_the_rest_is_compared() {
    let folder = Folder::new("broken");
    let old = folder.write("old.rulebook", &OLD.replace("centre must", "centre mist"));
    let new =
        folder.write("new.rulebook", &new().replace("  met by talks", "  mett by talks").replace("act § 1", "act § 2"));
    let ran = hjemmel(&["diff", &old, &new], "");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("diff-broken", page(&ran, &folder));
    // A side that is not there does not keep the other from being told.
    let ran = hjemmel(&["diff", "nowhere.rulebook", &new], "");
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E0007") && ran.error.contains("mett"), "{}", ran.error);
}

#[test]
fn a_case_for_what_a_side_does_not_have_is_compared_all_the_same() {
    let (folder, old, new) = two("facts");
    // The new side has a fact more, and the case gives it.
    folder.write(
        "new/talks.rulebook",
        &super::command::new()
            .replace("  talks events", "  sick yes/no\n  talks events")
            .replace("  within 2", "  when not sick\n  within 2"),
    );
    folder.write("new/cases/may.json", &CASE.replace("\"talks\"", "\"sick\": true, \"talks\""));
    // One that neither has is a mistake, and the others go on.
    folder.write("new/cases/june.json", &CASE.replace("\"talks\"", "\"sikc\": true, \"talks\""));
    let ran = hjemmel(&["diff", &old, &new], "");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("diff-facts", page(&ran, &folder));
}

#[test]
fn a_case_file_that_is_none_is_told_and_the_others_go_on() {
    let (folder, old, new) = two("nonsense");
    folder.write("new/cases/no-title.json", r#"{ "as_of": "2024-05-20", "situation": {} }"#);
    std::fs::write(folder.path().join("new/cases/no-text.json"), [0xff, 0xfe]).unwrap();
    let ran = hjemmel(&["diff", &old, &new], "");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("1 of 1 situations change; 2 could not be read"), "{}", ran.out);
    assert!(ran.error.contains("E4003") && ran.error.contains("`title`"), "{}", ran.error);
    assert!(ran.error.contains("E0001"), "{}", ran.error);
}

#[test]
fn cases_of_one_name_in_two_folders_are_two() {
    let (folder, old, new) = two("twice");
    folder.write("new/more/cases/may.json", &CASE.replace("2024-05-06", "2024-05-07"));
    // The same case on the old side counts once.
    folder.write("old/cases/may.json", CASE);
    let ran = hjemmel(&["diff", &old, &new, "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["cases"]["situations"], 2, "{}", ran.out);
}

#[test]
fn a_case_that_is_no_text_is_told_and_the_others_go_on() {
    let (folder, old, new) = two("latin");
    let latin: Vec<u8> = CASE.bytes().map(|byte| if byte == b'M' { 0xe6 } else { byte }).collect();
    std::fs::write(folder.path().join("new/cases/latin.json"), latin).unwrap();
    // A mark before the text is nothing.
    folder.write("new/cases/marked.json", &format!("\u{feff}{CASE}"));
    let ran = hjemmel(&["diff", &old, &new, "--lang", "en"], "");
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.error.contains("E0001") && ran.error.contains("column 22"), "{}", ran.error);
    assert!(ran.out.contains("2 of 2 situations"), "{}", ran.out);
}

#[test]
fn made_cases_that_come_out_otherwise_are_written_to_be_looked_at() {
    let (folder, old, new) = two("save");
    let save = folder.path().join("made").display().to_string();
    let ran = hjemmel(&["diff", &old, &new, "--generated", "40", "--save", &save], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    let mut written: Vec<PathBuf> = std::fs::read_dir(&save).unwrap().map(|entry| entry.unwrap().path()).collect();
    written.sort();
    let named = written.iter().find(|path| ran.out.contains(&path.display().to_string())).expect("one is named");
    let case = named.display().to_string();
    let [before, after] = [&old, &new].map(|side| hjemmel(&["evaluate", side, "--case", &case], ""));
    assert_eq!((before.status, after.status), (0, 0), "{}{}", before.error, after.error);
    assert_ne!(before.out, after.out);
}

#[test]
fn cases_of_the_rulebooks_beside_a_file_are_left_out_with_one_word() {
    let (folder, old, new) = two("beside");
    folder.write("new/cases/of-others.json", &CASE.replace("\"talks\"", "\"sick\": true, \"talks\""));
    let (old, new) = (format!("{old}/talks.rulebook"), format!("{new}/talks.rulebook"));
    let ran = hjemmel(&["diff", &old, &new], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert!(ran.out.contains("1 of 1 situations change\n"), "{}", ran.out);
    assert!(ran.error.starts_with("left out: 1 of the cases"), "{}", ran.error);
}

#[test]
fn situations_are_read_on_a_day_that_must_be_given() {
    let (folder, old, new) = two("situations");
    let lines = "{ \"begun\": \"2024-05-06\", \"talks\": [] }\n{ \"begun\": \"2024-01-01\", \"talks\": [{\"held\": \"2024-01-02\"}] }\n";
    let file = folder.write("citizens.ndjson", lines);
    let ran = hjemmel(&["diff", &old, &new, "--situations", &file, "--as-of", "2024-05-20", "--format", "json"], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["cases"]["situations"], 3);
    let ran = hjemmel(&["diff", &old, &new, "--situations", &file], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("E3008"), "{}", ran.error);
}

#[test]
fn cases_that_nobody_thought_of_are_made_for_what_changes() {
    let folder = Folder::new("generated");
    let (old, new) = (folder.write("old.rulebook", OLD), folder.write("new.rulebook", &new()));
    // Without any case it says how to get some, if there is anything to see.
    let ran = hjemmel(&["diff", &old, &new], "");
    assert!(ran.error.contains("--generated 500"), "{}", ran.error);
    assert_eq!(hjemmel(&["diff", &old, &old], "").error, "");
    let english = hjemmel(&["diff", &old, &new, "--generated", "20"], "");
    assert_eq!((english.status, english.error.as_str()), (0, ""));
    let danish = hjemmel(&["diff", &old, &new, "--generated", "20", "--lang", "da", "--format", "markdown"], "");
    insta::assert_snapshot!("diff-generated", format!("{}\n{}", english.out, danish.out));
    let json = hjemmel(&["diff", &old, &new, "--generated", "21", "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json["generated"].as_u64(), json["cases"]["situations"].as_u64()), (Some(21), Some(21)));
    assert!(json["cases"]["changed"].as_u64() > Some(0));
    assert_eq!(hjemmel(&["diff", &old, &new, "--generated", "20", "--rules-only"], "").status, 2);
}

#[test]
fn a_made_case_that_one_side_cannot_read_is_left_out_and_counted() {
    let folder = Folder::new("one-sided");
    // A fact that was a yes or no is a number: its cases are nothing to the other side.
    let asked = |ty: &str, when: &str| {
        OLD.replace("  talks events", &format!("  sick {ty}\n  talks events"))
            .replace("  within", &format!("  when {when}\n  within"))
    };
    let old = folder.write("old.rulebook", &asked("yes/no", "not sick"));
    let new = folder.write("new.rulebook", &asked("number", "sick is at most 3"));
    let ran = hjemmel(&["diff", &old, &new, "--generated", "40"], "");
    assert_eq!(ran.status, 0, "{}", ran.error);
    assert!(ran.error.starts_with("left out: ") && ran.error.contains("only one side can read"), "{}", ran.error);
}

#[test]
fn a_report_of_many_is_no_longer_than_one_of_few() {
    let (folder, old, new) = two("many");
    let line = "{ \"begun\": \"2024-05-06\", \"talks\": [] }\n";
    let of = |times: usize| {
        let file = folder.write(&format!("{times}.ndjson"), &line.repeat(times));
        let ran =
            hjemmel(&["diff", &old, &new, "--situations", &file, "--as-of", "2024-05-20", "--format", "json"], "");
        assert_eq!(ran.status, 0, "{}", ran.error);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(json["cases"]["situations"].as_u64(), Some(times as u64 + 1));
        // What is kept are counts, and three names of each kind: a number may have more digits, and no more is added.
        ran.out.lines().count()
    };
    assert_eq!(of(50), of(2000));
}

#[test]
fn with_and_without_a_proposal() {
    let english = hjemmel(&["diff", "rulebooks/dk", "--with", "opdigtet_frit_antal", "--lang", "da"], "");
    assert_eq!(english.status, 0, "{}", english.error);
    insta::assert_snapshot!("diff-proposal", english.out);
    let ran = hjemmel(&["diff", "rulebooks/dk", "--with", "opdigtet_frit_antla"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E2013") && ran.error.contains("opdigtet_frit_antal"), "{}", ran.error);
}

/// Runs git in a folder, whoever's it is.
fn git(folder: &Path, arguments: &[&str]) -> bool {
    Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .is_ok_and(|ran| ran.status.success())
}

#[test]
fn git_revisions_are_sides() {
    let folder = Folder::new("git");
    if !git(folder.path(), &["init", "--quiet"]) {
        // No git here: then the command says so, which another test sees.
        return;
    }
    folder.write("rules/talks.rulebook", OLD);
    folder.write("rules/cases/may.json", CASE);
    assert!(git(folder.path(), &["add", "."]) && git(folder.path(), &["commit", "--quiet", "-m", "first"]));
    folder.write("rules/talks.rulebook", &new());
    let run = |arguments: &[&str]| crate::cli::hjemmel_in(folder.path(), arguments);
    for (old, new) in
        [("git:HEAD:rules", "rules"), ("git:HEAD:rules/talks.rulebook", "rules/talks.rulebook"), ("git:main:", ".")]
    {
        let ran = run(&["diff", old, new]);
        assert_eq!(ran.status, 0, "{}", ran.error);
        assert!(ran.out.contains("within 1 week after begun → within 2 weeks after begun"), "{old}\n{}", ran.out);
        assert!(ran.out.contains("1 of 1 situations change"), "{old}\n{}", ran.out);
    }
    let ran = run(&["diff", "git:mian:rules", "rules"]);
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E4041"), "{}", ran.error);
    let ran = run(&["diff", "git:HEAD:rulez", "rules"]);
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E4042"), "{}", ran.error);
    // What looks like an option is none.
    let ran = run(&["diff", "git:--all:rules", "rules"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn without_git_it_says_so() {
    let ran = crate::cli::hjemmel_without_path(&root(), &["diff", "git:HEAD:rulebooks/dk", SMALL]);
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("E4040"), "{}", ran.error);
}
