//! The difference between two states of rulebooks: what says the same is no difference, what says something else is one, and the command
//! tells it.

mod command;
mod shipped;

use crate::generate::{Tape, cases, config, load};
use hjemmel_analysis::{Difference, difference};
use hjemmel_diagnostic::{Language, Source, SourceId, SourceLimits};
use hjemmel_syntax::format::format_file;
use hjemmel_syntax::tree::File;
use hjemmel_syntax::{SyntaxLimits, parse};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// The tree of a text.
fn tree(text: &str) -> File {
    let (source, _) = Source::admit(SourceId(0), "a.rulebook", text.as_bytes(), &SourceLimits::default());
    parse(&source.unwrap(), &SyntaxLimits::default()).0
}

fn told(difference: &Difference) -> String {
    hjemmel::text::plain(&hjemmel_analysis::text::render(difference, Language::English))
}

/// The same rulebook, its items and the clauses below them in another order, in the other language, written anew.
fn rewritten(file: &File, tape: &mut Tape) -> File {
    let mut file = file.clone();
    for item in &mut file.items {
        shuffle(&mut item.clauses, tape);
        // The head of a table stands above its rows.
        item.clauses.sort_by_key(|clause| !matches!(clause.kind, hjemmel_syntax::tree::ClauseKind::Columns { .. }));
        // What is given stands above what is expected, and both below the rest.
        item.clauses.sort_by_key(|clause| match clause.kind {
            hjemmel_syntax::tree::ClauseKind::Given(_) => 1,
            hjemmel_syntax::tree::ClauseKind::Expect(_) => 2,
            _ => 0,
        });
    }
    shuffle(&mut file.items, tape);
    let language = if tape.roll(2) == 0 { Language::Danish } else { Language::English };
    tree(&format_file(&file, language))
}

fn shuffle<T>(things: &mut [T], tape: &mut Tape) {
    for last in (1..things.len()).rev() {
        let other = tape.roll(last + 1);
        things.swap(last, other);
    }
}

/// One digit of a text is another one, or one word is left out.
fn changed(text: &str, tape: &mut Tape) -> String {
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at).collect();
    let lines: Vec<&str> = text.lines().collect();
    if tape.roll(2) == 0 && !digits.is_empty() {
        let at = digits[tape.roll(digits.len())];
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = b'1' + (bytes[at] - b'0') % 9;
        return String::from_utf8(bytes).unwrap();
    }
    let out = tape.roll(lines.len());
    let kept = lines.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, line)| *line);
    kept.collect::<Vec<_>>().join("\n") + "\n"
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_otherwise_is_no_difference(case in cases(), tape in prop::collection::vec(any::<u16>(), 200)) {
        let file = tree(&case.text());
        let other = rewritten(&file, &mut Tape::new(tape));
        let found = difference(std::slice::from_ref(&file), std::slice::from_ref(&other), Language::English);
        prop_assert!(found.is_empty(), "{}\n{}", told(&found), format_file(&other, Language::English));
    }

    /// What is no difference is evaluated alike: the plans are the same, byte for byte.
    #[test]
    fn another_plan_is_a_difference(case in cases(), tape in prop::collection::vec(any::<u16>(), 4)) {
        let old = case.text();
        let new = changed(&old, &mut Tape::new(tape));
        let rejected = |_| TestCaseError::reject("does not load");
        let (before, after) = (load(&old).map_err(rejected)?, load(&new).map_err(rejected)?);
        let found = difference(&[tree(&old)], &[tree(&new)], Language::English);
        let same = before.plan.fingerprint == after.plan.fingerprint;
        prop_assert!(same || !found.is_empty(), "{old}\n{new}");
    }
}
