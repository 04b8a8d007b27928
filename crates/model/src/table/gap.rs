//! What a table leaves out and where it contradicts itself, told with a case that shows it.

use super::cover::{Region, Set, Steps, TooMany, covers_all, first_gap, intersects};
use super::sample::Column;

/// How many gaps of one table are told.
const MOST_GAPS: usize = 5;
/// How many pairs of rows that contradict each other are told.
const MOST_PAIRS: usize = 20;

/// Cases that no row fits.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    /// One of them: a sample for each column.
    pub(crate) witness: Vec<usize>,
    /// As many of them as one row can say.
    pub(crate) region: Region,
}

/// Two rows that fit one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Overlap {
    pub(crate) earlier: usize,
    pub(crate) later: usize,
    /// The case.
    pub(crate) witness: Vec<usize>,
}

/// The gaps of a table, the first few.
pub(crate) fn gaps(columns: &[Column], rows: &[Region], steps: &mut Steps) -> Result<Vec<Gap>, TooMany> {
    let whole: Region = columns.iter().map(Column::all).collect();
    let mut found: Vec<Gap> = Vec::new();
    while found.len() < MOST_GAPS {
        let taken: Vec<&Region> = rows.iter().chain(found.iter().map(|gap| &gap.region)).collect();
        let Some(witness) = first_gap(&whole, &taken, steps)?.and_then(|region| point(&region)) else { break };
        let region = widest(columns, &witness, &taken);
        found.push(Gap { witness, region });
    }
    Ok(found)
}

/// Pairs of rows that have a case in common, of those for which `differ` says that they give different results.
pub(crate) fn overlaps(rows: &[Region], differ: impl Fn(usize, usize) -> bool) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (later, row) in rows.iter().enumerate() {
        for (earlier, other) in rows.iter().enumerate().take(later) {
            if !intersects(row, other) || !differ(earlier, later) {
                continue;
            }
            let common: Region = row.iter().zip(other).map(|(one, two)| one.and(two)).collect();
            if let Some(witness) = point(&common) {
                found.push(Overlap { earlier, later, witness });
            }
            if found.len() >= MOST_PAIRS {
                return found;
            }
        }
    }
    found
}

/// The rows for which the rows above leave no case.
pub(crate) fn idle(rows: &[Region], steps: &mut Steps) -> Result<Vec<usize>, TooMany> {
    let mut found = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let above: Vec<&Region> = rows.iter().take(place).filter(|other| intersects(row, other)).collect();
        if row.iter().any(Set::is_empty) || (!above.is_empty() && covers_all(row, &above, steps)?) {
            found.push(place);
        }
    }
    Ok(found)
}

/// The first case of a box.
fn point(region: &[Set]) -> Option<Vec<usize>> {
    region.iter().map(|set| set.places().next()).collect()
}

/// The widest box around a case that no row touches and one row can say, column after column.
fn widest(columns: &[Column], witness: &[usize], rows: &[&Region]) -> Region {
    let alone = |(column, place): (&Column, &usize)| {
        let mut set = Set::empty(column.samples.len());
        set.insert(*place);
        set
    };
    let mut region: Region = columns.iter().zip(witness).map(alone).collect();
    let with = |region: &Region, at: usize, set: &Set| {
        let mut wider = region.clone();
        if let Some(part) = wider.get_mut(at) {
            part.clone_from(set);
        }
        (!rows.iter().any(|row| intersects(row, &wider))).then_some(wider)
    };
    for (at, (column, place)) in columns.iter().zip(witness).enumerate() {
        if let Some(wider) = column.around(*place).iter().find_map(|set| with(&region, at, set)) {
            region = wider;
            continue;
        }
        let before = (0..*place).rev();
        let after = place.saturating_add(1)..column.samples.len();
        for one in before.chain(after) {
            let Some(mut set) = region.get(at).cloned() else { continue };
            if column.joins(&set, one) {
                set.insert(one);
                region = with(&region, at, &set).unwrap_or(region);
            }
        }
    }
    region
}
