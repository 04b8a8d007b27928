//! Cases that nobody thought of: made for the boundaries of the rules that change, and of those that rest on what changes.

use super::cases::Count;
use crate::args::Diff;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::{complain, out, shares};
use hjemmel::{Error, Language, Rulebook};
use hjemmel_analysis::Difference;
use hjemmel_cases::{BoundaryCases, Case, boundary_cases, compare};
use std::path::Path;

/// The seeds for the new rules and for the old ones: the same every time, so that a difference can be looked at again. They
/// are two, since most rules are the same on both sides, and then each gives other cases.
const SEEDS: [u64; 2] = [1, 2];

/// How many evaluations that end with an error are told; all are counted.
const TOLD: u64 = 3;

/// Counts so many made cases, each made when its turn comes: half for the new rules, and half for the old ones. Those that
/// come out otherwise are written where they are wanted.
pub(super) fn run(count: &mut Count<'_>, rules: &Difference, arguments: &Diff) -> Result<(), Exit> {
    let number = arguments.generated;
    if number == 0 {
        return Ok(());
    }
    let both = count.both;
    let [new, old] = SEEDS;
    // Without and with a proposal, both sides are the same rules.
    let of_old = if both.with.is_empty() { number / 2 } else { 0 };
    let of_new = number.saturating_sub(of_old);
    let language = count.language;
    let cases = aimed(&both.new, rules, new, of_new).language(language);
    let cases = cases.chain(aimed(&both.old, rules, old, of_old).language(language));
    if let Some(folder) = &arguments.save {
        std::fs::create_dir_all(folder).map_err(|error| complain::unwritable(folder, &error, language))?;
    }
    let progress = Progress::begin(u64::try_from(number).ok(), language);
    let (mut one_sided, mut failed) = (0_u64, 0_u64);
    let mut cases = cases.enumerate().peekable();
    while cases.peek().is_some() {
        let mut made: Vec<(usize, Case)> = cases.by_ref().take(shares::full()).collect();
        if !both.with.is_empty() {
            // The proposals of a case would be on without, too.
            made.iter_mut().for_each(|(_, case)| case.proposals.clear());
        }
        let compared = shares::each(&made, |(_, case)| count.of_case(case).map(|(old, new)| compare(&old, &new)));
        for ((place, case), compared) in made.into_iter().zip(compared) {
            match compared {
                Ok(difference) => {
                    let name = match arguments.save.as_ref().filter(|_| !difference.is_empty()) {
                        Some(folder) => save(folder, place, &case, language)?,
                        None => format!("{} ({})", case.title, case.as_of),
                    };
                    count.tally.add(&name, &difference);
                }
                // Made for one side, and of no meaning to the other: a value that went, a fact of another type.
                Err(Error::Situation(_)) => one_sided = one_sided.saturating_add(1),
                Err(error) => {
                    failed = failed.saturating_add(1);
                    if failed <= TOLD {
                        progress.aside(|| complain::error(&case.title, &error, language));
                    }
                    count.tally.add_unread();
                }
            }
            progress.step();
        }
    }
    drop(progress);
    if one_sided > 0 {
        let told = language.pick((
            format!("left out: {one_sided} of the made cases, which only one side can read"),
            format!("udeladt: {one_sided} af de lavede sager, som kun den ene side kan læse"),
        ));
        out::tell(told);
    }
    Ok(())
}

/// Writes a made case as a file that `hjemmel evaluate --case` reads, called by its rule and its number; the path.
fn save(folder: &Path, place: usize, case: &Case, language: Language) -> Result<String, Exit> {
    let rule = case.title.split(':').next().unwrap_or_default();
    let path = folder.join(format!("{rule}-{:04}.json", place.saturating_add(1)));
    std::fs::write(&path, case.to_json()).map_err(|error| complain::unwritable(&path, &error, language))?;
    Ok(path.display().to_string())
}

/// Cases for the boundaries of the rules that a difference names; for those of all rules, if it names none.
fn aimed(rulebook: &Rulebook, rules: &Difference, seed: u64, number: usize) -> BoundaryCases {
    let names = rules.names();
    let some = boundary_cases(rulebook, seed, number).of_rules(|name| names.contains(name));
    if some.boundaries() > 0 { some } else { boundary_cases(rulebook, seed, number) }
}
