//! Imports run down only: the manifests of the crates say what the table in `docs/architecture.md` says.

use super::block::{docs, read};
use std::collections::{BTreeMap, BTreeSet};

/// Crates by name without `hjemmel-`, with the floor and the crates used, from the page.
fn floors() -> BTreeMap<String, (u32, BTreeSet<String>)> {
    let page = read("architecture.md");
    let mut floors = BTreeMap::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, floor, name, _, uses, _, _] = cells.as_slice()
            && let (Ok(floor), true) = (floor.parse(), name.starts_with("`hjemmel"))
        {
            let uses = uses.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
            floors.insert(short(name.trim_matches('`')).to_owned(), (floor, uses));
        }
    }
    floors
}

fn short(name: &str) -> &str {
    name.strip_prefix("hjemmel-").unwrap_or(name)
}

/// The crates of this workspace that a manifest depends on, tests left out.
fn used(manifest: &str) -> BTreeSet<String> {
    let section = manifest.split("\n[").find(|section| section.starts_with("dependencies]")).unwrap_or_default();
    let names = section.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter(|name| name.starts_with("hjemmel")).map(|name| short(name).to_owned()).collect()
}

#[test]
fn imports_run_down_only_and_the_page_says_so() {
    let floors = floors();
    let top = docs().join("..");
    let mut manifests = vec![("grammar".to_owned(), top.join("grammar/Cargo.toml"))];
    for entry in std::fs::read_dir(top.join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        manifests.push((folder.file_name().unwrap().to_string_lossy().into_owned(), folder.join("Cargo.toml")));
    }
    for (name, path) in &manifests {
        let (floor, uses) = floors.get(name).unwrap_or_else(|| panic!("architecture.md does not name {name}"));
        assert_eq!(used(&std::fs::read_to_string(path).unwrap()), *uses, "{name}");
        for below in uses {
            assert!(floors[below].0 < *floor, "{name} uses {below}, which is not below it");
        }
    }
    assert_eq!(manifests.len(), floors.len(), "architecture.md names a crate that is not there");
}
