use super::{CaseFiles, CaseResult, Verdict, run_case};
use crate::{Folder, Snapshot};
use hjemmel::{Language, Rulebook};

const RULEBOOK: &str = "rulebook a\n  law \"a law\" as act\n\nactor office\n\nsituation\n  asked yes/no\n\nrequirement advise\n  act § 1\n  when asked\n  office must \"advise\"\n";
const CASE: &str = r#"{ "title": "Asked", "as_of": "2024-03-20", "situation": { "asked": true } }"#;

fn run(case: Option<&str>, snapshot: Option<&str>) -> CaseResult {
    let rulebook = Rulebook::builder().source("a", RULEBOOK).compile().unwrap();
    let folder = Folder::of(["x.json", "y.json"]);
    let files = CaseFiles { case: case.map(str::as_bytes), snapshot: snapshot.map(str::as_bytes) };
    run_case(&rulebook, Language::English, &folder, "x", files)
}

fn codes(result: &CaseResult) -> Vec<&'static str> {
    result.diagnostics().iter().map(|diagnostic| diagnostic.code().as_str()).collect()
}

#[test]
fn what_was_accepted_is_the_same() {
    let new = run(Some(CASE), None);
    assert!(matches!(new.verdict, Verdict::New) && new.can_be_accepted() && !new.passed());
    assert_eq!(codes(&new), ["E4007"]);
    let text = new.snapshot(None, Some("tests/x.rs")).unwrap().to_text();
    let same = run(Some(CASE), Some(&text));
    assert!(same.passed() && !same.can_be_accepted(), "{same:?}");
    assert!(codes(&same).is_empty());
    // What the head said before goes on being said.
    let again = same.snapshot(Some(text.as_bytes()), Some("elsewhere")).unwrap();
    assert_eq!(again, Snapshot::read(text.as_bytes()).unwrap());
}

#[test]
fn what_changed_is_told_in_lines() {
    let text = run(Some(CASE), None).snapshot(None, None).unwrap().to_text();
    let changed = run(Some(&CASE.replace("true", "false")), Some(&text));
    let Verdict::Changed(difference) = &changed.verdict else { panic!("{changed:?}") };
    assert!(difference.lost() > 0 && difference.gained() > 0);
    assert_eq!(codes(&changed), ["E4006"]);
}

#[test]
fn faults_have_their_codes() {
    let orphan = run(None, Some("---\nsource: x\n---\ny\n"));
    assert_eq!(codes(&orphan), ["E4008"]);
    assert!(orphan.can_be_accepted() && orphan.snapshot(None, None).is_none());
    assert_eq!(codes(&run(Some(CASE), Some("scribbled over"))), ["E4009"]);
    let broken = run(Some(&CASE.replace("asked", "askedd")), None);
    assert_eq!(codes(&broken), ["E2002"]);
    assert_eq!(broken.diagnostics().as_slice()[0].suggestion.as_deref(), Some("asked"));
    assert!(!broken.can_be_accepted());
    assert_eq!(codes(&run(Some("[]"), None)), ["E4001"]);
}
