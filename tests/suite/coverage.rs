//! The pages that say which rules of the law are encoded and which steps of the worked cases come out, held against the
//! comments of the shipped rulebooks and against the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Of each rule: the rulebooks that name it.
type Where = BTreeMap<String, BTreeSet<String>>;

/// What identifiers of rules begin with, up to the first hyphen or the year of a wording.
const BEGINNINGS: [&str; 37] = [
    "225", "AK", "AKT", "ANK", "ARB", "BEKLAB", "BEKSDL", "C", "DAGP", "DIG", "EXP", "FLX", "FORH", "FRI", "FRI1",
    "FRI2", "FVL", "HIST", "INT", "JAF", "LAB", "LOB", "LÆ", "OUT", "PLAN", "RATE", "RDY", "REF", "REHAB", "RES",
    "REV", "RSL", "SDL", "SELF", "STAR", "TID", "VEL",
];

/// Is this word the identifier of a rule?
fn is_identifier(word: &str) -> bool {
    if matches!(word, "JOBLOG" | "LOV1558") {
        return true;
    }
    let trial = word.strip_prefix('T').unwrap_or_default();
    if trial.starts_with(|it: char| it.is_ascii_digit()) {
        return trial.trim_start_matches(|it: char| it.is_ascii_digit()).len() <= 1;
    }
    let Some((first, rest)) = word.split_once('-') else { return false };
    let short = |part: &str| part.len() <= 4;
    BEGINNINGS.contains(&first) && !rest.is_empty() && rest.split(['-', '@']).all(short)
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The identifiers in the comments of the rulebooks.
fn named() -> Where {
    let mut named = Where::new();
    let mut files = 0;
    for entry in fs::read_dir(root().join("rulebooks/dk")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rulebook") {
            continue;
        }
        files += 1;
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for comment in text.lines().map(str::trim_start).filter(|line| line.starts_with('#')) {
            let words = comment.split(|it: char| !(it.is_alphanumeric() || it == '-' || it == '@'));
            for word in words.filter(|word| is_identifier(word)) {
                named.entry(word.to_owned()).or_default().insert(name.clone());
            }
        }
    }
    assert!(files > 20, "{files}");
    named
}

/// The rows of the page: an identifier, the rulebooks, and how.
fn rows() -> Vec<(String, BTreeSet<String>, String)> {
    let page = fs::read_to_string(root().join("docs/law/coverage.md")).unwrap();
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [identifier, places, how] = cells[..] else { panic!("three cells: {line}") };
        let places = places.split(", ").filter(|it| !it.is_empty()).map(|it| it.trim_matches('`').to_owned());
        is_identifier(identifier).then(|| (identifier.to_owned(), places.collect(), how.to_owned()))
    });
    rows.collect()
}

#[test]
fn every_rule_that_the_rulebooks_name_is_on_the_page_with_its_rulebooks() {
    let rows = rows();
    let page: Where = rows.iter().map(|(identifier, places, _)| (identifier.clone(), places.clone())).collect();
    assert_eq!(page.len(), rows.len(), "an identifier stands on the page twice");
    let mut wrong = Vec::new();
    let named = named();
    for (identifier, places) in &named {
        if page.get(identifier) != Some(places) {
            wrong.push(format!("{identifier}: the rulebooks say {places:?}, the page {:?}", page.get(identifier)));
        }
    }
    for (identifier, places) in &page {
        if !places.is_empty() && !named.contains_key(identifier) {
            wrong.push(format!("{identifier}: no rulebook names it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_in_no_rulebook_is_called_not_encoded_with_the_reason() {
    for (identifier, places, how) in rows() {
        assert_eq!(places.is_empty(), how.starts_with("not encoded: "), "{identifier}: {how}");
    }
}

#[test]
fn identifiers_are_told_from_other_words() {
    for word in ["LAB-31-5", "LAB-31-1@2020", "SDL-12@2026", "T1A", "T10", "225-7", "JOBLOG", "VEL-0", "LÆ-1"] {
        assert!(is_identifier(word), "{word}");
    }
    for word in ["18-års-fødselsdag", "LAB", "Til", "T", "TID", "2-5", "nr", "75-15", "225-timersreglen"] {
        assert!(!is_identifier(word), "{word}");
    }
}

/// The tests of the worked cases, by name.
fn worked() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/suite/worked_cases")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let tests = text.split("#[test]\nfn ").skip(1);
        names.extend(tests.map(|test| test.split('(').next().unwrap().to_owned()));
    }
    assert!(names.len() > 150, "{}", names.len());
    names
}

#[test]
fn every_step_of_every_worked_case_has_a_test_or_says_why_not() {
    let page = fs::read_to_string(root().join("docs/law/worked-cases.md")).unwrap();
    let worked = worked();
    let cases: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## W")?.split('.').next()).collect();
    assert_eq!(cases, (1..=24).map(|case| case.to_string()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    let mut steps = 0;
    for line in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| step ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [step, tests] = cells[..] else { panic!("two cells: {line}") };
        steps += 1;
        if tests.starts_with("cannot come out: ") {
            continue;
        }
        for test in tests.split(", ") {
            if !test.strip_prefix('`').and_then(|it| it.strip_suffix('`')).is_some_and(|it| worked.contains(it)) {
                wrong.push(format!("{step}: {test}"));
            }
        }
    }
    assert!(steps > 110, "{steps}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
