//! Choices that are the same for the same seed, on every machine.

use crate::splitmix::{STEP, SplitMix};

/// A row of numbers from a seed.
#[derive(Clone, Debug)]
pub(super) struct Chance(SplitMix);

impl Chance {
    pub(super) fn new(seed: u64, row: u64) -> Self {
        let mut numbers = SplitMix { state: seed ^ row.wrapping_mul(STEP) };
        numbers.next();
        Self(numbers)
    }

    /// One of so many, from 0; 0 if there is none.
    pub(super) fn of(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let drawn = self.0.next().checked_rem(count).unwrap_or(0);
        usize::try_from(drawn).unwrap_or(0)
    }
}
