//! Every shipped rulebook: clean, formatted, its examples pass, and its cases come out as their snapshots say.
//!
//! A case is `cases/NAME.json`; its snapshot stands beside it as `cases/NAME.snap`, in insta's format: `cargo insta review`,
//! and `hjemmel test` without Rust, show what a change of a rule does to each case.

#![cfg(test)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test may fail loudly")]

use hjemmel::diagnostic::{Sources, text};
use hjemmel::format::format_source;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Case, run_examples};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders that hold a rulebook set each.
fn sets() -> Vec<PathBuf> {
    let mut sets: Vec<PathBuf> = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).collect();
    sets.retain(|path| path.is_dir());
    sets.sort();
    assert!(!sets.is_empty());
    sets
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks").canonicalize().unwrap()
}

fn files(set: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(set).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "rulebook"));
    files.sort();
    files
}

fn load(set: &Path) -> Rulebook {
    let mut builder = Rulebook::builder();
    for path in files(set) {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        builder = builder.source(name, fs::read(&path).unwrap());
    }
    let compiled = builder.check();
    let page = text::render(compiled.diagnostics().as_slice(), compiled.sources(), Language::English, false);
    assert!(compiled.diagnostics().is_empty(), "{page}");
    compiled.into_rulebook()
}

#[test]
fn shipped_rulebooks_are_clean_and_their_examples_pass() {
    for set in sets() {
        let rulebook = load(&set);
        let results = run_examples(&rulebook, Language::Danish);
        assert!(results.len() >= 25, "{} has too few examples", set.display());
        let failures: Vec<_> = results.iter().flat_map(|result| result.failures.clone()).collect();
        let sources = rulebook.compiled().unwrap().sources();
        assert!(failures.is_empty(), "{}", text::render(&failures, sources, Language::Danish, false));
    }
}

#[test]
fn shipped_rulebooks_are_formatted() {
    for path in sets().iter().flat_map(|set| files(set)) {
        let bytes = fs::read(&path).unwrap();
        let mut sources = Sources::new();
        let (id, _) = sources.admit(&path.display().to_string(), &bytes, &hjemmel::diagnostic::SourceLimits::default());
        let source = sources.get(id.unwrap()).unwrap();
        let formatted = format_source(source, None).unwrap();
        assert!(formatted.as_bytes() == bytes, "{} is not formatted; run `hjemmel fmt`", path.display());
    }
}

#[test]
fn danish_and_english_form_give_the_same_outcome() {
    for set in sets() {
        let danish = load(&set);
        let mut builder = Rulebook::builder();
        for path in files(&set) {
            let bytes = fs::read(&path).unwrap();
            let mut sources = Sources::new();
            let (id, _) = sources.admit("x", &bytes, &hjemmel::diagnostic::SourceLimits::default());
            let text = format_source(sources.get(id.unwrap()).unwrap(), Some(Language::English)).unwrap();
            builder = builder.source(path.display().to_string(), text);
        }
        let english = builder.compile().unwrap();
        assert_eq!(danish.fingerprint(), english.fingerprint());
        for path in cases(&set) {
            let case = Case::from_json(&fs::read_to_string(&path).unwrap()).unwrap();
            for language in Language::ALL {
                let one = serde_json::to_string(&case.evaluate(&danish, language).unwrap()).unwrap();
                let other = serde_json::to_string(&case.evaluate(&english, language).unwrap()).unwrap();
                assert_eq!(one, other, "{}", path.display());
            }
        }
    }
}

fn cases(set: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(set.join("cases")) else { return Vec::new() };
    let mut cases: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    cases.sort();
    cases
}

#[test]
fn cases_come_out_as_their_snapshots_say() {
    for set in sets() {
        hjemmel_cases::assert_cases!(set);
    }
}

#[test]
fn cases_and_their_outcomes_fit_the_published_schemas() {
    for set in sets() {
        let rulebook = load(&set);
        let schema = jsonschema::validator_for(&rulebook.situation_schema()).unwrap();
        let outcome_schema = jsonschema::validator_for(&hjemmel::outcome::outcome_schema()).unwrap();
        for path in cases(&set) {
            let case = Case::from_json(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let outcome = case.evaluate(&rulebook, Language::Danish).unwrap();
            let json = serde_json::to_value(&outcome).unwrap();
            assert!(schema.is_valid(&case.situation), "{}", path.display());
            let wrong: Vec<String> = outcome_schema.iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
        }
    }
}
