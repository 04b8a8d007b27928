//! Which facts were read, which values of those over time, and which proposals had a part: sets of bits that nest.

use crate::ids::{FactId, ProposalId};

/// How a fact was read.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// It was given.
    Given,
    /// It was not, and its assumed value stood in.
    Assumed,
    /// It is not known.
    Unknown,
}

/// A set of what was read, laid out as words: given, assumed, unknown facts, then values over time, then proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadSet(Vec<u64>);

/// The sets that are being filled, innermost last, all of one size.
#[derive(Clone, Debug)]
pub(crate) struct Reads {
    facts: usize,
    values: usize,
    now: Vec<u64>,
    outer: Vec<u64>,
    /// Nothing is recorded while combinations are tried.
    pub(crate) muted: bool,
}

const BITS: usize = 64;

impl Reads {
    pub(crate) fn new(facts: usize, values: usize, proposals: usize) -> Reads {
        let (facts, values) = (facts.div_ceil(BITS), values.div_ceil(BITS));
        let words = facts.saturating_mul(3).saturating_add(values).saturating_add(proposals.div_ceil(BITS));
        Reads { facts, values, now: vec![0; words], outer: Vec::new(), muted: false }
    }

    /// How many words a set has.
    pub(crate) fn words(&self) -> usize {
        self.now.len()
    }

    pub(crate) fn fact(&mut self, fact: FactId, read: Read) {
        let row = match read {
            Read::Given => 0,
            Read::Assumed => self.facts,
            Read::Unknown => self.facts.saturating_mul(2),
        };
        self.set(row, fact.index());
    }

    /// A value of a fact over time, by its number.
    pub(crate) fn value(&mut self, number: usize) {
        self.set(self.facts.saturating_mul(3), number);
    }

    pub(crate) fn proposal(&mut self, proposal: ProposalId) {
        self.set(self.before_proposals(), proposal.index());
    }

    /// How many words stand before those of the proposals.
    fn before_proposals(&self) -> usize {
        self.facts.saturating_mul(3).saturating_add(self.values)
    }

    fn set(&mut self, row: usize, index: usize) {
        if self.muted {
            return;
        }
        if let Some(word) = self.now.get_mut(row.saturating_add(index / BITS)) {
            *word |= 1 << (index % BITS);
        }
    }

    /// Starts a set of its own.
    pub(crate) fn begin(&mut self) {
        self.outer.extend_from_slice(&self.now);
        self.now.fill(0);
    }

    /// Ends the innermost set: it joins the one around it.
    pub(crate) fn end(&mut self) {
        let start = self.outer.len().saturating_sub(self.now.len());
        for (word, outer) in self.now.iter_mut().zip(self.outer.drain(start..)) {
            *word |= outer;
        }
    }

    /// Ends the innermost set: its facts join the one around it, its proposals had no part there.
    pub(crate) fn end_without_proposals(&mut self) {
        let before = self.before_proposals();
        self.now.iter_mut().skip(before).for_each(|word| *word = 0);
        self.end();
    }

    /// Ends the innermost set and forgets it.
    pub(crate) fn drop_innermost(&mut self) {
        self.now.fill(0);
        self.end();
    }

    /// The innermost set.
    pub(crate) fn innermost(&self) -> &[u64] {
        &self.now
    }

    /// A copy of the innermost set.
    pub(crate) fn copy(&self) -> ReadSet {
        ReadSet(self.now.clone())
    }

    /// Adds what was read before, for an answer that is remembered.
    pub(crate) fn join(&mut self, words: &[u64]) {
        if !self.muted {
            for (word, other) in self.now.iter_mut().zip(words) {
                *word |= other;
            }
        }
    }

    /// The same for a set that was copied.
    pub(crate) fn join_copy(&mut self, set: &ReadSet) {
        self.join(&set.0);
    }

    /// The facts of the innermost set, however they were read, sorted.
    pub(crate) fn facts(&self) -> Vec<FactId> {
        let row = |nth: usize| self.now.get(nth.saturating_mul(self.facts)..).unwrap_or_default();
        let words = row(0).iter().zip(row(1)).zip(row(2)).take(self.facts);
        bits(words.map(|((given, assumed), unknown)| given | assumed | unknown)).map(FactId::at).collect()
    }

    /// The facts of a set that were given, sorted.
    pub(crate) fn given(&self, set: &ReadSet) -> Vec<FactId> {
        self.row(set, 0)
    }

    /// The facts of a set that were assumed, sorted.
    pub(crate) fn assumed(&self, set: &ReadSet) -> Vec<FactId> {
        self.row(set, 1)
    }

    fn row(&self, set: &ReadSet, nth: usize) -> Vec<FactId> {
        let words = set.0.iter().copied().skip(self.facts.saturating_mul(nth)).take(self.facts);
        bits(words).map(FactId::at).collect()
    }

    /// The proposals of the innermost set, sorted.
    pub(crate) fn proposals(&self) -> Vec<ProposalId> {
        bits(self.now.iter().copied().skip(self.before_proposals())).map(ProposalId::at).collect()
    }

    /// The values over time of the innermost set, by number, sorted.
    pub(crate) fn values(&self) -> Vec<usize> {
        bits(self.now.iter().copied().skip(self.facts.saturating_mul(3)).take(self.values)).collect()
    }
}

impl ReadSet {
    /// Takes another set in.
    pub(crate) fn join(&mut self, other: &ReadSet) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }
}

fn bits(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(place, word)| {
        let start = place.saturating_mul(BITS);
        let mut rest = word;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros();
            // Clears the lowest bit; of nothing there is none left.
            rest &= rest.wrapping_sub(1);
            usize::try_from(bit).ok().filter(|bit| *bit < BITS).map(|bit| start.saturating_add(bit))
        })
    })
}
