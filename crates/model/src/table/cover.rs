//! Whether boxes cover a box, and what they leave out.

/// Some of the samples of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    words: Vec<u64>,
    samples: usize,
}

/// A set for each column.
pub(crate) type Region = Vec<Set>;

/// There is more to do than is allowed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooMany;

/// How many rows may still be looked at.
#[derive(Debug)]
pub(crate) struct Steps(pub(crate) usize);

impl Steps {
    fn take(&mut self) -> Result<(), TooMany> {
        self.0 = self.0.checked_sub(1).ok_or(TooMany)?;
        Ok(())
    }
}

const BITS: usize = 64;

impl Set {
    /// None of so many samples.
    pub(crate) fn empty(samples: usize) -> Set {
        Set { words: vec![0; samples.div_ceil(BITS)], samples }
    }

    /// Adds a sample.
    pub(crate) fn insert(&mut self, place: usize) {
        if let Some(word) = self.words.get_mut(place.div_euclid(BITS)) {
            *word |= 1 << place.rem_euclid(BITS);
        }
    }

    pub(crate) fn contains(&self, place: usize) -> bool {
        self.words.get(place.div_euclid(BITS)).is_some_and(|word| word & (1 << place.rem_euclid(BITS)) != 0)
    }

    /// The samples in it, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.samples).filter(|place| self.contains(*place))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    fn joined(&self, other: &Set, each: impl Fn(u64, u64) -> u64) -> Set {
        let words = self.words.iter().zip(&other.words).map(|(one, two)| each(*one, *two)).collect();
        Set { words, samples: self.samples }
    }

    /// What is in both.
    pub(crate) fn and(&self, other: &Set) -> Set {
        self.joined(other, |one, two| one & two)
    }

    fn minus(&self, other: &Set) -> Set {
        self.joined(other, |one, two| one & !two)
    }

    fn meets(&self, other: &Set) -> bool {
        self.words.iter().zip(&other.words).any(|(one, two)| one & two != 0)
    }

    fn within(&self, other: &Set) -> bool {
        self.words.iter().zip(&other.words).all(|(one, two)| one & !two == 0)
    }
}

/// Whether two boxes have a case in common.
pub(crate) fn intersects(one: &[Set], other: &[Set]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.meets(other))
}

/// Whether a box is covered by others.
pub(crate) fn covers_all(whole: &[Set], rows: &[&Region], steps: &mut Steps) -> Result<bool, TooMany> {
    first_gap(whole, rows, steps).map(|gap| gap.is_none())
}

/// A box inside the whole that none of the rows touches.
///
/// What is left is kept as boxes apart from each other. Of the rows that touch one, that is taken out of it which leaves
/// the fewest pieces; a box that no row touches is the gap.
pub(crate) fn first_gap(whole: &[Set], rows: &[&Region], steps: &mut Steps) -> Result<Option<Region>, TooMany> {
    if whole.iter().any(Set::is_empty) {
        return Ok(None);
    }
    let mut left: Vec<(Region, Vec<&Region>)> = vec![(whole.to_vec(), rows.to_vec())];
    while let Some((here, candidates)) = left.pop() {
        let mut touching = Vec::new();
        let mut best: Option<(usize, &Region)> = None;
        for row in candidates {
            steps.take()?;
            if intersects(row, &here) {
                let pieces = here.iter().zip(row).filter(|(whole, part)| !whole.within(part)).count();
                if best.is_none_or(|(fewest, _)| pieces < fewest) {
                    best = Some((pieces, row));
                }
                touching.push(row);
            }
        }
        let Some((_, row)) = best else { return Ok(Some(here)) };
        let mut rest = here;
        let mut pieces = Vec::new();
        for (place, part) in row.iter().enumerate() {
            let Some(set) = rest.get(place) else { continue };
            let (outside, inside) = (set.minus(part), set.and(part));
            if !outside.is_empty() {
                let mut piece = rest.clone();
                if let Some(set) = piece.get_mut(place) {
                    *set = outside;
                }
                pieces.push((piece, touching.clone()));
            }
            if let Some(set) = rest.get_mut(place) {
                *set = inside;
            }
        }
        left.extend(pieces.into_iter().rev());
    }
    Ok(None)
}
