//! What is drawn from random numbers: one stream for each fact of each situation.

use crate::splitmix::SplitMix;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(SplitMix);

impl Random {
    /// The stream of one fact of one situation.
    pub(super) fn of(seed: u64, number: u64, name: &str) -> Self {
        // FNV-1a over the name, so that streams of different facts have nothing to do with each other.
        let named = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut stream = SplitMix { state: seed };
        for part in [number, named] {
            stream.state = stream.next() ^ part;
        }
        stream.next();
        Self(stream)
    }

    /// A number below the bound; 0 if there is none.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        // The high half of a product: even to within bound / 2^64, and without a division.
        let product = u128::from(self.0.next()).wrapping_mul(u128::from(bound));
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from the first to the last, both included.
    pub(super) fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = u64::try_from(last.saturating_sub(first)).unwrap_or(0);
        let step = self.below(width.saturating_add(1));
        first.saturating_add_unsigned(step)
    }

    /// Whether something happens that happens in so many of a hundred.
    pub(super) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several by weight.
    pub(super) fn choice<'a, T>(&mut self, weighed: impl Iterator<Item = (u64, &'a T)> + Clone) -> Option<&'a T> {
        let sum = weighed.clone().fold(0_u64, |sum, (weight, _)| sum.saturating_add(weight));
        let mut place = self.below(sum);
        for (weight, choice) in weighed {
            match place.checked_sub(weight) {
                Some(rest) => place = rest,
                None => return Some(choice),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn all_numbers_come_and_none_beyond() {
        let mut random = Random::of(1, 1, "fact");
        let mut seen = [0_u32; 7];
        for _ in 0..7000 {
            seen[usize::try_from(random.between(-3, 3) + 3).unwrap()] += 1;
        }
        assert!(seen.iter().all(|count| (850..1150).contains(count)), "{seen:?}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.between(5, 5), 5);
    }

    #[test]
    fn weights_of_zero_are_never_chosen() {
        let mut random = Random::of(1, 2, "fact");
        let weighed = [(0, 'a'), (3, 'b'), (0, 'c'), (1, 'd')];
        let mut counts = [0_u32; 4];
        for _ in 0..4000 {
            let chosen = random.choice(weighed.iter().map(|(weight, letter)| (*weight, letter))).unwrap();
            counts[weighed.iter().position(|(_, letter)| letter == chosen).unwrap()] += 1;
        }
        assert_eq!((counts[0], counts[2]), (0, 0));
        assert!((2850..3150).contains(&counts[1]), "{counts:?}");
    }

    #[test]
    fn streams_differ_by_seed_number_and_name() {
        let first = |seed, number, name| Random::of(seed, number, name).0.next();
        let all = [first(1, 1, "a"), first(2, 1, "a"), first(1, 2, "a"), first(1, 1, "b")];
        let different: std::collections::BTreeSet<u64> = all.into_iter().collect();
        assert_eq!(different.len(), 4);
    }
}
