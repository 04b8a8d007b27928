//! The shipped rulebooks against themselves, written otherwise, and with one clause less.

use super::{rewritten, told, tree};
use crate::cli::hjemmel;
use crate::generate::Tape;
use hjemmel_analysis::{Change, difference};
use hjemmel_diagnostic::Language;
use hjemmel_syntax::format::format_file;
use hjemmel_syntax::tree::{Basis, ClauseKind, File, Header, Item};
use std::path::Path;

fn shipped() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("rulebooks/dk");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rulebook"));
    paths.sort();
    assert!(paths.len() > 20);
    paths.iter().map(|path| tree(&std::fs::read_to_string(path).unwrap())).collect()
}

/// Numbers that are always the same, and look like chance.
fn tape(seed: u32) -> Tape {
    let mut state = seed;
    let numbers = (0..4000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as u16
    });
    Tape::new(numbers.collect())
}

#[test]
fn written_otherwise_they_say_the_same() {
    let old = shipped();
    for seed in [1, 2] {
        let mut tape = tape(seed);
        let mut new: Vec<File> = old.iter().map(|file| rewritten(file, &mut tape)).collect();
        new.reverse();
        let found = difference(&old, &new, Language::English);
        assert!(found.is_empty(), "{}", told(&found));
    }
}

#[test]
fn the_command_says_that_a_copy_written_otherwise_says_the_same() {
    let folder = std::env::temp_dir().join(format!("hjemmel-diff-copy-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut tape = tape(3);
    for file in &shipped() {
        let name = file.items.iter().find(|item| matches!(item.header, Header::Rulebook(_)));
        let name = &name.and_then(|item| item.header.name()).unwrap().text;
        let text = format_file(&rewritten(file, &mut tape), Language::English);
        std::fs::write(folder.join(format!("{name}.rulebook")), text).unwrap();
    }
    let ran = hjemmel(&["diff", "rulebooks/dk", &folder.display().to_string(), "--exit-code"], "");
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.error);
    assert!(ran.out.starts_with("Rules\nThe rules say the same."), "{}", ran.out);
    assert!(ran.out.contains("\n0 of "), "{}", ran.out);
}

/// Whether a clause says what would hold without it, or what the head says besides.
fn says_nothing(item: &Item, kind: &ClauseKind) -> bool {
    let head = matches!(item.header, Header::Rulebook(_));
    matches!(kind, ClauseKind::Basis(Basis::Statute) | ClauseKind::HolidaysStay)
        || matches!(kind, ClauseKind::Months(months) if *months == hjemmel_value::MonthConvention::LastDay)
        // Other heads may name the law, and other situations the fact.
        || (head && matches!(kind, ClauseKind::Law { .. }))
        || matches!(item.header, Header::Situation)
}

#[test]
fn every_clause_counts_and_is_told_in_its_item() {
    let all = shipped();
    let mut tried = 0;
    for (which, file) in all.iter().enumerate() {
        for (place, item) in file.items.iter().enumerate() {
            // Every clause of every file is thousands; every third item loses one, and which one changes from item to item.
            if item.clauses.is_empty() || (which + place) % 3 != 0 {
                continue;
            }
            let out = (which * 7 + place * 3) % item.clauses.len();
            let twice = item.clauses.iter().filter(|clause| clause.kind == item.clauses[out].kind).count() > 1;
            if twice || says_nothing(item, &item.clauses[out].kind) {
                continue;
            }
            let mut without = file.clone();
            without.items[place].clauses.remove(out);
            let found = difference(std::slice::from_ref(file), &[without], Language::Danish);
            let kind = &item.clauses[out].kind;
            assert!(!found.is_empty(), "{:?}: {kind:?}", item.header.name());
            if let Some(name) = item.header.name().filter(|_| !matches!(item.header, Header::Rulebook(_))) {
                let named = |change: &hjemmel_analysis::ItemChange| change.name.ends_with(&format!(".{}", name.text));
                let named: Vec<_> = found.items.iter().filter(|change| named(change)).collect();
                assert!(!named.is_empty(), "{}\n{kind:?}", told(&found));
                assert!(named.iter().all(|change| change.change == Change::Changed), "{}\n{kind:?}", told(&found));
            }
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}
