//! The house kept tidy: floors between crates, short files, first lines, no reading outside the project.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Which crates of this project each crate may use: `docs/architecture.md` has the same table in words.
const FLOORS: [(&str, &[&str]); 11] = [
    ("grammar", &[]),
    ("crates/value", &[]),
    ("crates/diagnostic", &["value"]),
    ("crates/engine", &["value"]),
    ("crates/syntax", &["grammar", "diagnostic", "value"]),
    ("crates/model", &["syntax", "value", "diagnostic", "engine"]),
    ("crates/explain", &["engine", "value"]),
    ("crates/analysis", &["diagnostic", "explain", "syntax", "value"]),
    ("crates/hjemmel", &["value", "engine", "explain", "syntax", "model", "diagnostic"]),
    ("crates/cases", &["", "engine", "model", "syntax", "value"]),
    ("crates/cli", &["", "analysis", "cases", "syntax"]),
];

/// The crates of this project in the `[dependencies]` of a manifest, without their prefix.
fn uses(manifest: &str) -> Vec<String> {
    let start = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let section = start.split("\n[").next().unwrap_or_default();
    let names = section.lines().filter_map(|line| line.split(['=', '.', ' ']).next());
    names.filter_map(|name| name.strip_prefix("hjemmel")).map(|rest| rest.trim_start_matches('-').to_owned()).collect()
}

#[test]
fn imports_run_one_way() {
    let floors: BTreeMap<&str, &[&str]> = FLOORS.into_iter().collect();
    let mut folders: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|folder| root().join(folder).join("Cargo.toml").is_file())
        .collect();
    folders.push("grammar".to_owned());
    for folder in folders {
        let manifest = fs::read_to_string(root().join(&folder).join("Cargo.toml")).unwrap();
        let allowed = floors.get(folder.as_str()).unwrap_or_else(|| panic!("{folder} has no floor"));
        for used in uses(&manifest) {
            assert!(allowed.contains(&used.as_str()), "{folder} must not use hjemmel-{used}");
        }
    }
}

/// The Rust files of the product, tests left out.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "target" | "tests" | "snapshots") {
            files(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

#[test]
fn files_are_short_and_say_first_what_they_are_for() {
    let mut found = Vec::new();
    files(&root().join("crates"), &mut found);
    files(&root().join("grammar"), &mut found);
    assert!(found.len() > 100);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        // The list of messages is one enum, which cannot be cut.
        let list = path.ends_with("crates/diagnostic/src/message.rs");
        assert!(list || text.lines().count() <= 500, "{} is longer than 500 lines; is it two?", path.display());
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//!") || first.starts_with("#![doc"),
            "{} does not say what it is for",
            path.display()
        );
    }
}

#[test]
fn every_crate_has_a_readme_and_internal_ones_promise_nothing() {
    for (folder, _) in FLOORS {
        let readme = fs::read_to_string(root().join(folder).join("README.md"))
            .unwrap_or_else(|_| panic!("{folder} has no README.md"));
        let public = matches!(folder, "crates/hjemmel" | "crates/cli" | "crates/cases");
        let first = readme.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
        assert!(public || first.to_lowercase().contains("internal to hjemmel"), "{folder}/README.md");
    }
}

#[test]
fn nothing_panics_by_exception() {
    let mut found = Vec::new();
    files(&root().join("crates"), &mut found);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for lint in ["unwrap_used", "expect_used", "clippy::panic", "indexing_slicing"] {
            let tests = text.contains("#[cfg(test)]") || path.to_string_lossy().contains("testing");
            assert!(tests || !text.contains(lint), "{} makes an exception for {lint}", path.display());
        }
    }
}
