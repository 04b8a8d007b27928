//! Did you mean …? The nearest of the words that are there.

use strsim::damerau_levenshtein;

/// Longer words are not compared: nobody mistypes them by a letter or two.
const LONGEST: usize = 100;

/// The candidate that is nearest to `word`, if one is near enough to have been meant. Of two that are as near, the first in
/// the alphabet, so that the order of the candidates does not matter.
///
/// Capitals do not count, nor does `ae` for `æ`, `oe` for `ø`, `aa` for `å` or a hyphen for an underscore.
///
/// ```
/// use hjemmel_diagnostic::suggest::closest;
///
/// assert_eq!(closest("wihtin", ["for", "within", "form"]), Some("within"));
/// assert_eq!(closest("foerste_samtale", ["første_samtale", "anden_samtale"]), Some("første_samtale"));
/// assert_eq!(closest("benefit", ["municipality"]), None);
/// ```
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = Folded::new(word);
    let allowed = wanted.allowed()?;
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            wanted
                .distance(&Folded::new(candidate))
                .map(|distance| (distance, candidate))
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A word in the two spellings that are compared.
struct Folded {
    letters: usize,
    lower: String,
    spelled_out: String,
}

impl Folded {
    fn new(word: &str) -> Self {
        let lower = word.to_lowercase().replace('-', "_");
        let spelled_out = lower
            .replace('æ', "ae")
            .replace('ø', "oe")
            .replace('å', "aa");
        Self {
            letters: lower.chars().count(),
            lower,
            spelled_out,
        }
    }

    /// How many letters may be wrong: one in three, and none in words of one or two letters.
    fn allowed(&self) -> Option<usize> {
        match self.letters {
            0 => None,
            1 | 2 => Some(0),
            3..=LONGEST => Some(self.letters.div_euclid(3)),
            _ => None,
        }
    }

    fn distance(&self, other: &Self) -> Option<usize> {
        // No word can be near one that is half as long again.
        if self.letters.abs_diff(other.letters) > self.letters {
            return None;
        }
        let plain = damerau_levenshtein(&self.lower, &other.lower);
        Some(plain.min(damerau_levenshtein(&self.spelled_out, &other.spelled_out)))
    }
}
