//! What came of it: the score, and the changes that nothing noticed, by rulebook and rule.

use super::{Accepted, Mutation, MutationKind, MutationRun, RuleChange};
use crate::share::{aligned, reaches, share};
use hjemmel_value::{Decimal, Language};
use serde::Serialize;
use std::collections::BTreeMap;

/// The form of the report as JSON.
pub const MUTATION_SCHEMA: &str = "hjemmel.mutation/1";

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MutationReport {
    /// [`MUTATION_SCHEMA`].
    pub schema: &'static str,
    /// How many changes there are in all; fewer were tried if a sample or a filter was asked for.
    pub possible: usize,
    /// How many examples and cases they were held against.
    pub held_against: usize,
    /// Everything.
    pub total: MutationTally,
    /// By rulebook, sorted.
    pub rulebooks: BTreeMap<String, MutationTally>,
    /// By kind of change.
    pub kinds: BTreeMap<MutationKind, MutationTally>,
    /// By rule, sorted, where something was not noticed.
    pub rules: Vec<RuleTally>,
    /// What nothing noticed, by place.
    pub survivors: Vec<Survivor>,
    /// Entries of the accepted list that accept nothing any more.
    pub stale: Vec<StaleEntry>,
}

/// How many changes were noticed.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MutationTally {
    /// Noticed.
    pub noticed: u64,
    /// Not noticed, and not accepted.
    pub missed: u64,
    /// Not noticed, and accepted with a reason. They count for neither side.
    pub accepted: u64,
}

/// A rule with changes that nothing noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleTally {
    /// Its qualified name.
    pub rule: String,
    /// Its changes.
    #[serde(flatten)]
    pub tally: MutationTally,
}

/// A change that nothing noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Survivor {
    /// The change.
    #[serde(flatten)]
    pub change: RuleChange,
    /// Why it is accepted, if it is.
    pub accepted: Option<String>,
}

/// An entry of the accepted list that accepts nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StaleEntry {
    /// The rule.
    pub rule: String,
    /// The words.
    pub words: String,
    /// The line of the list.
    pub line: usize,
    /// Whether there is such a change, and it is noticed; else there is none.
    pub noticed: bool,
}

impl MutationTally {
    fn count(&mut self, noticed: bool, accepted: bool) {
        let slot = match (noticed, accepted) {
            (true, _) => &mut self.noticed,
            (false, true) => &mut self.accepted,
            (false, false) => &mut self.missed,
        };
        *slot = slot.saturating_add(1);
    }

    /// How many count.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.noticed.saturating_add(self.missed)
    }

    /// Whether the share that was noticed is no less than this, in per cent; nothing is rounded.
    #[must_use]
    pub fn reaches(&self, percent: Decimal) -> bool {
        reaches(self.noticed, self.all(), percent)
    }

    /// The share that was noticed, in per cent with one decimal, rounded down: `87.4`, Danish `87,4`. All of nothing is all.
    #[must_use]
    pub fn percent(&self, language: Language) -> String {
        share(self.noticed, self.all(), language)
    }
}

impl MutationReport {
    /// Adds a run up. `possible` is how many changes there are; fewer were tried if a sample or a filter was asked for, and
    /// an entry about a change that was not tried is not stale.
    #[must_use]
    pub fn of(run: &MutationRun<'_>, possible: &[Mutation], held_against: usize, accepted: &Accepted) -> Self {
        let mut report = Self {
            schema: MUTATION_SCHEMA,
            possible: possible.len(),
            held_against,
            total: MutationTally::default(),
            rulebooks: BTreeMap::new(),
            kinds: BTreeMap::new(),
            rules: Vec::new(),
            survivors: Vec::new(),
            stale: Vec::new(),
        };
        let mut rules: BTreeMap<&str, MutationTally> = BTreeMap::new();
        let mut used: Vec<usize> = Vec::new();
        for (mutation, noticed) in &run.results {
            let entry = if *noticed { None } else { accepted.accepts(mutation) };
            used.extend(entry.map(|entry| entry.line));
            let is_accepted = entry.is_some();
            report.total.count(*noticed, is_accepted);
            report.rulebooks.entry(mutation.change.rulebook.clone()).or_default().count(*noticed, is_accepted);
            report.kinds.entry(mutation.change.kind).or_default().count(*noticed, is_accepted);
            rules.entry(&mutation.change.rule).or_default().count(*noticed, is_accepted);
            if !noticed {
                let accepted = entry.map(|entry| entry.reason.clone());
                report.survivors.push(Survivor { change: mutation.change.clone(), accepted });
            }
        }
        let missing = rules.into_iter().filter(|(_, tally)| tally.missed > 0);
        report.rules = missing.map(|(rule, tally)| RuleTally { rule: rule.to_owned(), tally }).collect();
        for entry in accepted.entries().iter().filter(|entry| !used.contains(&entry.line)) {
            let fits = |mutation: &Mutation| accepted.accepts(mutation).is_some_and(|it| it.line == entry.line);
            let there_are = possible.iter().filter(|mutation| fits(mutation)).count();
            let tried = run.results.iter().filter(|(mutation, _)| fits(mutation)).count();
            if there_are == tried {
                let (rule, words) = (entry.rule.clone(), entry.words.clone());
                report.stale.push(StaleEntry { rule, words, line: entry.line, noticed: tried > 0 });
            }
        }
        report
    }

    /// How many changes were tried.
    #[must_use]
    pub fn tried(&self) -> u64 {
        self.total.all().saturating_add(self.total.accepted)
    }

    /// The survivors that nobody accepted, a line each.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let missed = self.survivors.iter().filter(|survivor| survivor.accepted.is_none());
        missed.map(|survivor| survivor.line(language)).collect()
    }

    /// The score by rulebook, as a table.
    #[must_use]
    pub fn table(&self, language: Language) -> String {
        let heads = language.pick((
            ["rulebook", "noticed", "missed", "accepted", "score"],
            ["regelsæt", "mærket", "ikke mærket", "accepteret", "score"],
        ));
        let row = |name: &str, tally: &MutationTally| {
            let counts = [tally.noticed, tally.missed, tally.accepted].map(|count| count.to_string());
            let [noticed, missed, accepted] = counts;
            vec![name.to_owned(), noticed, missed, accepted, format!("{} %", tally.percent(language))]
        };
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        rows.extend(self.rulebooks.iter().map(|(name, tally)| row(name, tally)));
        if self.rulebooks.len() > 1 {
            rows.push(row(language.pick(("all", "i alt")), &self.total));
        }
        aligned(&rows)
    }
}

impl Survivor {
    /// `file:line rule: before → after`.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let RuleChange { kind, rule, file, line, .. } = &self.change;
        let name = rule.rsplit('.').next().unwrap_or(rule);
        let what = match kind {
            MutationKind::Rule | MutationKind::Version => format!(" ({})", kind.words(language)),
            _ => String::new(),
        };
        format!("{file}:{line} {name}: {}{what}", self.change.words(language))
    }
}
