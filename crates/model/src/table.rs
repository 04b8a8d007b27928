//! Decision tables: whether their rows leave nothing out and never contradict each other.
//!
//! A column is cut into samples: one value for each stretch of values that no cell tells apart. A row is then a set of
//! samples in each column, a box; and a table leaves nothing out if its boxes cover the whole. That is settled by taking
//! one box after the other out of what is left ([`cover`]), not by trying every combination.

mod ask;
mod cover;
mod gap;
mod nature;
mod sample;

#[cfg(test)]
mod tests;

pub(crate) use ask::{Ask, order};
pub(crate) use cover::{Region, Steps};
pub(crate) use gap::{gaps, idle, overlaps};
pub(crate) use nature::{Absence, Natures};
pub(crate) use sample::{Column, Domain, Kind, Shown};
