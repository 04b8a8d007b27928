//! Cases that nobody thought of: made for the boundaries of the rules that change, and of those that rest on what changes.

use super::cases::Count;
use crate::complain;
use crate::progress::Progress;
use hjemmel::{Error, Rulebook};
use hjemmel_analysis::Difference;
use hjemmel_cases::{BoundaryCases, boundary_cases, compare};

/// The seeds for the new rules and for the old ones: the same every time, so that a difference can be looked at again. They
/// are two, since most rules are the same on both sides, and then each gives other cases.
const SEEDS: [u64; 2] = [1, 2];

/// How many evaluations that end with an error are told; all are counted.
const TOLD: u64 = 3;

/// Counts so many made cases, each made when its turn comes: half for the new rules, and half for the old ones.
pub(super) fn run(count: &mut Count<'_>, rules: &Difference, number: usize) {
    if number == 0 {
        return;
    }
    let both = count.both;
    let [new, old] = SEEDS;
    // Without and with a proposal, both sides are the same rules.
    let of_old = if both.with.is_empty() { number / 2 } else { 0 };
    let of_new = number.saturating_sub(of_old);
    let language = count.language;
    let cases = aimed(&both.new, rules, new, of_new).language(language);
    let cases = cases.chain(aimed(&both.old, rules, old, of_old).language(language));
    let progress = Progress::begin(u64::try_from(number).ok(), language);
    let (mut one_sided, mut failed) = (0_u64, 0_u64);
    for mut case in cases {
        if !both.with.is_empty() {
            // The proposals of a case would be on without, too.
            case.proposals.clear();
        }
        match count.of_case(&case) {
            Ok((before, after)) => {
                count.tally.add(&format!("{} ({})", case.title, case.as_of), &compare(&before, &after));
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
    drop(progress);
    if one_sided > 0 {
        let told = language.pick((
            format!("left out: {one_sided} of the made cases, which only one side can read"),
            format!("udeladt: {one_sided} af de lavede sager, som kun den ene side kan læse"),
        ));
        anstream::eprintln!("{told}");
    }
}

/// Cases for the boundaries of the rules that a difference names; for those of all rules, if it names none.
fn aimed(rulebook: &Rulebook, rules: &Difference, seed: u64, number: usize) -> BoundaryCases {
    let names = rules.names();
    let some = boundary_cases(rulebook, seed, number).of_rules(|name| names.contains(name));
    if some.boundaries() > 0 { some } else { boundary_cases(rulebook, seed, number) }
}
