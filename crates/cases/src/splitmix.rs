//! Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood, 2014), whole numbers only.

/// By how much the state grows from one number to the next.
pub(crate) const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(crate) struct SplitMix {
    pub(crate) state: u64,
}

impl SplitMix {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        let number = mixed(self.state);
        self.state = self.state.wrapping_add(STEP);
        number
    }
}

/// The first number of the stream that begins with a state.
pub(crate) fn mixed(state: u64) -> u64 {
    let mut mixed = state.wrapping_add(STEP);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::SplitMix;

    /// The numbers that the authors' own program prints for the seed 1234567.
    #[test]
    fn the_published_numbers_come() {
        let mut random = SplitMix { state: 1_234_567 };
        let numbers: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
