//! What a text lost and gained, line by line, in places that a person can find.

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// So many unchanged lines are shown around a change.
const AROUND: usize = 2;

/// So many comparisons of lines are allowed; beyond, everything between the ends that are the same counts as changed.
const MOST_COMPARISONS: usize = 25_000_000;

/// Two texts compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The places that changed, in order.
    pub places: Vec<ChangedPlace>,
}

/// Changes that stand close together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPlace {
    /// The heading that it stands below, in the new text.
    pub below: Option<String>,
    /// Its lines, lost ones before those in their place.
    pub lines: Vec<DifferenceLine>,
}

/// A line of a changed place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceLine {
    /// Which of the texts have it.
    pub side: Side,
    /// The line.
    pub text: String,
}

/// Which of two texts have a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Both.
    Both,
    /// Only the old one.
    Lost,
    /// Only the new one.
    Gained,
}

impl Difference {
    /// Compares two texts.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Self {
        let old: Vec<&str> = old.lines().collect();
        let new: Vec<&str> = new.lines().collect();
        let places = group_diff_ops(operations(&old, &new), AROUND).into_iter().map(|group| place(&group, &old, &new));
        Self { places: places.filter(|place| place.lines.iter().any(|line| line.side != Side::Both)).collect() }
    }

    /// Whether the texts are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many lines only the old text has.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.count(Side::Lost)
    }

    /// How many lines only the new text has.
    #[must_use]
    pub fn gained(&self) -> usize {
        self.count(Side::Gained)
    }

    fn count(&self, side: Side) -> usize {
        self.places.iter().flat_map(|place| &place.lines).filter(|line| line.side == side).count()
    }
}

/// How the new lines come from the old.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_len = old_rest.len().saturating_sub(end);
    let new_len = new_rest.len().saturating_sub(end);
    if old_len.saturating_mul(new_len) <= MOST_COMPARISONS {
        return capture_diff_slices(Algorithm::Patience, old, new);
    }
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: start },
        DiffOp::Replace { old_index: start, old_len, new_index: start, new_len },
        DiffOp::Equal { old_index: start.saturating_add(old_len), new_index: start.saturating_add(new_len), len: end },
    ]
}

fn place(operations: &[DiffOp], old: &[&str], new: &[&str]) -> ChangedPlace {
    let mut lines = Vec::new();
    for operation in operations {
        let (_, in_old, in_new) = operation.as_tag_tuple();
        let of = |side, text: &&str| DifferenceLine { side, text: (*text).to_owned() };
        if let DiffOp::Equal { .. } = operation {
            lines.extend(new.get(in_new).unwrap_or_default().iter().map(|text| of(Side::Both, text)));
        } else {
            lines.extend(old.get(in_old).unwrap_or_default().iter().map(|text| of(Side::Lost, text)));
            lines.extend(new.get(in_new).unwrap_or_default().iter().map(|text| of(Side::Gained, text)));
        }
    }
    let start = operations.first().map_or(0, |operation| operation.new_range().start);
    let before = new.get(..start).unwrap_or_default();
    let below = before.iter().rev().find(|line| line.starts_with(|c: char| !c.is_whitespace()));
    ChangedPlace { below: below.map(|line| (*line).to_owned()), lines }
}

#[cfg(test)]
mod tests;
