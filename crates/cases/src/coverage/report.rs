//! What was reached, item by item and added up.

use super::items::Items;
use crate::share::{reaches, share};
use hjemmel_value::{Decimal, Language};
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the report's JSON form.
pub const COVERAGE_SCHEMA: &str = "hjemmel.coverage/1";

/// What was reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoverageReport {
    /// [`COVERAGE_SCHEMA`].
    pub schema: &'static str,
    /// How many situations were evaluated.
    pub evaluations: u64,
    /// How many ended with an error; they reach nothing.
    pub failed: u64,
    /// Everything together.
    pub total: CoverageTotal,
    /// Each rulebook that has anything to reach, by name.
    pub rulebooks: Vec<RulebookCoverage>,
    /// Everything that can be reached, by place.
    pub items: Vec<CoverageItem>,
}

/// One rulebook.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RulebookCoverage {
    /// Its name.
    pub name: String,
    /// All in it.
    pub total: CoverageTotal,
    /// By kind, those that there are.
    pub kinds: BTreeMap<CoverageKind, CoverageTotal>,
}

/// How many of some items were reached.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CoverageTotal {
    /// Fully.
    pub hit: u64,
    /// In part: asked and never yes, or always answered alike.
    pub half: u64,
    /// Not at all.
    pub missed: u64,
    /// Conditions and parts that were never seen unknown; beside the three above.
    pub never_unknown: u64,
}

impl CoverageTotal {
    /// How many there are.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.hit.saturating_add(self.half).saturating_add(self.missed)
    }

    /// The share that was hit, in per cent with one decimal, rounded down: `87.4`, Danish `87,4`. All of nothing is all.
    #[must_use]
    pub fn percent(&self, language: Language) -> String {
        share(self.hit, self.all(), language)
    }

    /// Whether the share that was hit is no less than this, in per cent; nothing is rounded.
    #[must_use]
    pub fn reaches(&self, percent: Decimal) -> bool {
        reaches(self.hit, self.all(), percent)
    }

    fn add(&mut self, item: &CoverageItem) {
        let count = match item.state {
            CoverageState::Hit => &mut self.hit,
            CoverageState::Half => &mut self.half,
            CoverageState::Missed => &mut self.missed,
        };
        *count = count.saturating_add(1);
        if item.kind.is_condition() && item.unknown == 0 {
            self.never_unknown = self.never_unknown.saturating_add(1);
        }
    }
}

/// What an item is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverageKind {
    /// A requirement: hit if it was owed, or lifted.
    Requirement,
    /// An exemption: hit if it reached a citizen whose duty it touches.
    Exemption,
    /// A target group: hit if somebody was in it.
    TargetGroup,
    /// A trial: hit if an exemption under it reached somebody.
    Trial,
    /// A transition: hit if it decided which rule governs a duty, or what becomes of one.
    Transition,
    /// One of several versions of a requirement, an exemption, a group or a trial.
    Version,
    /// A `when` or `unless`, or a definition that is a yes or no: hit if it was yes and was no.
    Condition,
    /// A part of `and`, `or` or `unless` in one: the same.
    Part,
    /// A day around a due date: hit if a duty was read, or met, on it.
    DueDay,
    /// How a duty with a due date stands: open, met, overdue (late included).
    Standing,
}

impl CoverageKind {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Requirement,
        Self::Exemption,
        Self::TargetGroup,
        Self::Trial,
        Self::Transition,
        Self::Version,
        Self::Condition,
        Self::Part,
        Self::DueDay,
        Self::Standing,
    ];

    fn is_condition(self) -> bool {
        matches!(self, Self::Condition | Self::Part)
    }
}

/// How far an item was reached.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// As far as it goes.
    Hit,
    /// Asked, but never yes; of a condition, always answered alike.
    Half,
    /// Never asked.
    Missed,
}

/// Something that can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageItem {
    /// What it is.
    pub kind: CoverageKind,
    /// How far it was reached.
    pub state: CoverageState,
    /// The rulebook.
    pub rulebook: String,
    /// Its rule's qualified name.
    pub rule: String,
    /// Its rule's version, from 1, if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<usize>,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The words there.
    pub text: String,
    /// Of a due day `due - 1`, `due` or `due + 1`, of a standing `open`, `met` or `overdue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<&'static str>,
    /// In how many evaluations it was answered yes.
    pub yes: u64,
    /// And no.
    pub no: u64,
    /// And not known.
    pub unknown: u64,
}

pub(super) fn report(items: &Items, seen: &BTreeMap<usize, [u64; 3]>, evaluations: u64, failed: u64) -> CoverageReport {
    let items = items.all.iter().enumerate().map(|(place, item)| {
        let [yes, no, unknown] = seen.get(&place).copied().unwrap_or_default();
        let hit = if item.kind.is_condition() { yes > 0 && no > 0 } else { yes > 0 };
        let state = if hit {
            CoverageState::Hit
        } else if yes > 0 || no > 0 || unknown > 0 {
            CoverageState::Half
        } else {
            CoverageState::Missed
        };
        CoverageItem { state, yes, no, unknown, ..item.clone() }
    });
    let items: Vec<CoverageItem> = items.collect();
    let mut total = CoverageTotal::default();
    let mut books: BTreeMap<&str, RulebookCoverage> = BTreeMap::new();
    for item in &items {
        total.add(item);
        let book = books.entry(&item.rulebook).or_insert_with(|| RulebookCoverage {
            name: item.rulebook.clone(),
            total: CoverageTotal::default(),
            kinds: BTreeMap::new(),
        });
        book.total.add(item);
        book.kinds.entry(item.kind).or_default().add(item);
    }
    let rulebooks = books.into_values().collect();
    CoverageReport { schema: COVERAGE_SCHEMA, evaluations, failed, total, rulebooks, items }
}
