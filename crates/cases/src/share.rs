//! Shares in per cent, and tables of them.

use hjemmel_value::{Decimal, Language};
use std::fmt::Write as _;

/// A part of all in per cent with one decimal, rounded down: `87.4`, Danish `87,4`. All of nothing is all.
pub(crate) fn share(part: u64, all: u64, language: Language) -> String {
    let tenths = part.saturating_mul(1000).checked_div(all).unwrap_or(1000);
    let (whole, tenth) = (tenths.checked_div(10).unwrap_or(0), tenths.checked_rem(10).unwrap_or(0));
    format!("{whole}{}{tenth}", language.pick((".", ",")))
}

/// Whether a part of all is no less than so many per cent; nothing is rounded.
pub(crate) fn reaches(part: u64, all: u64, percent: Decimal) -> bool {
    let number = |count: u64| i64::try_from(count).ok().map(Decimal::from_i64);
    let reached = number(part).and_then(|part| part.checked_mul(Decimal::from_i64(100)));
    let floor = number(all).and_then(|all| all.checked_mul(percent));
    matches!((reached, floor), (Some(reached), Some(floor)) if reached >= floor)
}

/// Columns side by side: the first to the left, the rest to the right.
pub(crate) fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = if place == 0 { write!(text, "{cell:<width$}") } else { write!(text, "  {cell:>width$}") };
        }
        text.push('\n');
    }
    text
}
