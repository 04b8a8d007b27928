//! Did you mean …? The nearest of the words that are there.

use strsim::damerau_levenshtein;

/// Longer words are not compared: nobody mistypes them by a letter or two.
const LONGEST: usize = 100;

/// The candidate that is nearest to `word`, if one is near enough to have been meant. Of two that are as near, the first in
/// the alphabet, so that the order of the candidates does not matter.
///
/// Where none is, the only one of which `word` is the first part: `held` for `held_on`.
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
    let mut nearest = None;
    let mut begun: Option<&str> = None;
    let mut several = false;
    for candidate in candidates.into_iter().filter(|candidate| *candidate != word) {
        let folded = Folded::new(candidate);
        if let Some(distance) = wanted.distance(&folded).filter(|distance| *distance <= allowed) {
            let this = Some((distance, candidate));
            nearest = nearest.min(this).or(this);
        }
        if wanted.begins(&folded) {
            several |= begun.is_some_and(|other| other != candidate);
            begun = Some(candidate);
        }
    }
    nearest.map(|(_, candidate)| candidate).or(begun.filter(|_| !several))
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
        let spelled_out = lower.replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
        Self { letters: lower.chars().count(), lower, spelled_out }
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

    /// Whether it is the first part of a longer name, of which the rest was left out.
    fn begins(&self, other: &Self) -> bool {
        let rest_of = |whole: &str, part: &str| whole.strip_prefix(part).is_some_and(|rest| rest.starts_with('_'));
        self.letters > 2 && (rest_of(&other.lower, &self.lower) || rest_of(&other.spelled_out, &self.spelled_out))
    }

    /// How many letters one has and the other has not, wherever they stand: no more than have to be changed. Cheap, and
    /// enough to pass over most words.
    fn letters_apart(&self, other: &Self) -> usize {
        let mut counts = [0_i32; 64];
        let mut count = |word: &str, step: i32| {
            for byte in word.bytes() {
                if let Some(sum) = counts.get_mut(usize::from(byte & 63)) {
                    *sum = sum.saturating_add(step);
                }
            }
        };
        count(&self.lower, 1);
        count(&other.lower, -1);
        let sum = |wanted: fn(&i32) -> bool| -> usize {
            let parts = counts.iter().copied().filter(wanted);
            parts.map(|part| usize::try_from(part.unsigned_abs()).unwrap_or(usize::MAX)).sum()
        };
        sum(|part| *part > 0).max(sum(|part| *part < 0))
    }

    fn distance(&self, other: &Self) -> Option<usize> {
        // No word can be near one that is half as long again.
        if self.letters.abs_diff(other.letters) > self.letters {
            return None;
        }
        let same_spelling = self.lower.is_ascii() && other.lower.is_ascii();
        if same_spelling && self.letters_apart(other) > self.allowed()? {
            return None;
        }
        let plain = damerau_levenshtein(&self.lower, &other.lower);
        if same_spelling {
            return Some(plain);
        }
        Some(plain.min(damerau_levenshtein(&self.spelled_out, &other.spelled_out)))
    }
}
