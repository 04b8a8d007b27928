//! Ranges, from a first to a last, both included.

/// From a first to a last, both included; a single one is its own first and last.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Range<T> {
    /// The first.
    pub first: T,
    /// The last.
    pub last: T,
}

impl<T: Copy + Ord> Range<T> {
    /// A range of one.
    #[must_use]
    pub const fn single(only: T) -> Range<T> {
        Range { first: only, last: only }
    }

    /// Whether it has only one.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.first == self.last
    }

    /// Whether `one` lies in it.
    #[must_use]
    pub fn contains(&self, one: T) -> bool {
        self.first <= one && one <= self.last
    }

    /// Whether all of `other` lies in it.
    #[must_use]
    pub fn covers(&self, other: &Range<T>) -> bool {
        self.contains(other.first) && self.contains(other.last)
    }

    /// Whether some of `other` lies in it.
    #[must_use]
    pub fn intersects(&self, other: &Range<T>) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}
