//! The order of the acts: numbers with their letters, and places from the first section to the annexes.

use std::cmp::Ordering;

use super::number::alphabetical;
use super::{Ordinal, Place, SectionNumber};

/// By the alphabet, and if that is the same, a capital before a small letter.
fn letter_key(letter: char) -> (u32, char) {
    (alphabetical(letter), letter)
}

impl Ord for SectionNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |number: &Self| (number.number, number.letter.map(letter_key));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for SectionNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordinal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Number(_), Self::Letter(_)) => Ordering::Less,
            (Self::Letter(_), Self::Number(_)) => Ordering::Greater,
            (Self::Letter(a), Self::Letter(b)) => letter_key(*a).cmp(&letter_key(*b)),
        }
    }
}

impl PartialOrd for Ordinal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Place {
    /// The whole law, its chapters, its sections, its annexes.
    const fn rank(&self) -> u8 {
        match self {
            Self::Law => 0,
            Self::Chapters(_) => 1,
            Self::Sections(_) | Self::Within { .. } => 2,
            Self::Annexes(_) => 3,
        }
    }

    fn first_section(&self) -> Option<SectionNumber> {
        match self {
            Self::Sections(ranges) => ranges.first().map(|range| range.first),
            Self::Within { section, .. } => Some(*section),
            Self::Law | Self::Chapters(_) | Self::Annexes(_) => None,
        }
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Chapters(a), Self::Chapters(b)) | (Self::Annexes(a), Self::Annexes(b)) => a.cmp(b),
            (Self::Sections(a), Self::Sections(b)) => a.cmp(b),
            (Self::Within { section: a, parts }, Self::Within { section: b, parts: others }) => {
                a.cmp(b).then_with(|| parts.cmp(others))
            }
            // What covers whole sections goes before the parts of the first of them.
            (Self::Sections(_), Self::Within { .. }) => {
                self.first_section().cmp(&other.first_section()).then(Ordering::Less)
            }
            (Self::Within { .. }, Self::Sections(_)) => {
                self.first_section().cmp(&other.first_section()).then(Ordering::Greater)
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
