//! The book's tables of codes and keywords have every one there is, and no other.

use super::block::read;
use hjemmel::diagnostic::code;
use hjemmel_syntax::keywords::{keywords, reserved_words};
use std::collections::BTreeSet;

#[test]
fn every_code_has_its_line() {
    let page = read("language/complaints.md");
    for info in code::all() {
        let line = format!("| `{}` | {} |", info.code, info.about.trim());
        assert!(page.lines().any(|other| other == line), "complaints.md lacks the line\n{line}");
    }
    let codes: BTreeSet<String> = code::all().iter().map(|info| info.code.to_string()).collect();
    for line in page.lines().filter_map(|line| line.strip_prefix("| `")) {
        let code = line.split('`').next().unwrap();
        assert!(codes.contains(code), "there is no {code}");
    }
}

#[test]
fn every_keyword_has_its_line() {
    let page = read("language/keywords.md");
    let quoted = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let mut lines = BTreeSet::new();
    for keyword in keywords() {
        let line = format!("| {} | {} |", quoted(keyword.english), quoted(keyword.danish));
        assert!(page.lines().any(|other| other.starts_with(&line)), "keywords.md lacks the line\n{line}");
        lines.insert(line);
    }
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        assert!(lines.iter().any(|known| line.starts_with(known)), "there is no such keyword:\n{line}");
    }
}

#[test]
fn every_reserved_word_is_listed() {
    let page = read("language/keywords.md");
    let (_, rest) = page.split_once("## Reserved words").unwrap();
    let (list, _) = rest.split_once("A few words").unwrap();
    let listed: BTreeSet<&str> = list.split('`').skip(1).step_by(2).collect();
    let reserved: BTreeSet<&str> = reserved_words().iter().copied().collect();
    assert_eq!(listed, reserved);
}

#[test]
fn the_outcome_page_names_every_field() {
    let page = read("outcome.md");
    let schema = hjemmel::outcome::outcome_schema();
    let mut names = BTreeSet::new();
    fields(&schema, &mut names);
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "outcome.md does not name `{name}`");
    }
}

/// The names of all properties in a schema.
fn fields(schema: &serde_json::Value, names: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            if let Some(serde_json::Value::Object(properties)) = object.get("properties") {
                names.extend(properties.keys().cloned());
            }
            object.values().for_each(|value| fields(value, names));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| fields(value, names)),
        _ => {}
    }
}
