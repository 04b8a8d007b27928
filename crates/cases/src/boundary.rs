//! Cases aimed at the boundaries that rulebooks name: made from the rules themselves, the same for the same seed.
//!
//! For every version of every requirement, exemption and target group a situation is built in which it applies, as far as
//! that can be done; then one thing at a time is moved across its boundary.

mod aim;
#[cfg(feature = "proptest")]
mod aimed;
mod chance;
mod events;
mod goal;
mod probe;
mod pursue;
mod rules;
mod values;
mod version;
mod words;
mod write;

#[cfg(test)]
mod tests;

use crate::Case;
use chance::Chance;
use goal::{Goals, all_goals};
use hjemmel::{Language, Rulebook};
use pursue::{Pursuit, Rest, Way};
use std::collections::BTreeMap;
use words::rule_name;

#[cfg(feature = "proptest")]
pub(crate) use aimed::Aimed;

/// Cases aimed at the boundaries of a rulebook set, at most so many, in English; see [`BoundaryCases`].
///
/// ```
/// use hjemmel::Rulebook;
/// use hjemmel_cases::boundary_cases;
///
/// let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  born date\n\n\
///     target group adults\n  act § 1\n  when whole years from born to today is at least 30\n";
/// let rulebook = Rulebook::builder().source("a", text).compile()?;
/// let titles: Vec<String> = boundary_cases(&rulebook, 1, 4).map(|case| case.title).collect();
/// assert_eq!(titles.len(), 4);
/// assert!(titles[0].starts_with("a.adults:"));
/// # Ok::<(), hjemmel::CompileError>(())
/// ```
#[must_use]
pub fn boundary_cases(rulebook: &Rulebook, seed: u64, count: usize) -> BoundaryCases {
    BoundaryCases {
        rulebook: rulebook.clone(),
        language: Language::English,
        seed,
        left: count,
        goals: all_goals(rulebook.plan()),
        ways: BTreeMap::new(),
        layer: 0,
        place: 0,
        round: 0,
        yielded: false,
    }
}

/// Cases one after the other, each made when it is asked for: first one in which each rule applies, then what surrounds
/// it, rule by rule in turn; when all boundaries have had their case, they are gone through again in other ways.
///
/// Every case is valid for the schema of the situation. The same rulebook set, seed and place give the same bytes. Fewer
/// cases than asked for come only of a set without rules.
#[derive(Debug)]
pub struct BoundaryCases {
    rulebook: Rulebook,
    language: Language,
    seed: u64,
    left: usize,
    goals: Vec<Goals>,
    /// How each rule was made to apply, once it was asked for in this round.
    ways: BTreeMap<usize, Way>,
    /// Which of its goals each rule is at.
    layer: usize,
    /// Which rule is next.
    place: usize,
    round: u64,
    /// Whether this round had any case.
    yielded: bool,
}

impl BoundaryCases {
    /// Titles in another language than English.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Only the boundaries of some rules: of the requirements, exemptions and target groups whose qualified name is taken.
    ///
    /// It is to be said before the first case is asked for.
    #[must_use]
    pub fn of_rules(mut self, mut takes: impl FnMut(&str) -> bool) -> Self {
        self.goals.retain(|goals| takes(&rule_name(self.rulebook.plan(), goals.target)));
        self
    }

    /// How many cases it takes to go to every boundary once.
    #[must_use]
    pub fn boundaries(&self) -> usize {
        self.goals.iter().map(|goals| goals.goals.len()).fold(0, usize::saturating_add)
    }

    /// The next goal: its rule by place, and its own place there.
    fn advance(&mut self) -> Option<(usize, usize)> {
        loop {
            if self.place >= self.goals.len() {
                self.place = 0;
                self.layer = self.layer.saturating_add(1);
                if self.goals.iter().all(|goals| goals.goals.len() <= self.layer) {
                    if !self.yielded {
                        return None;
                    }
                    (self.layer, self.yielded) = (0, false);
                    self.round = self.round.saturating_add(1);
                    self.ways.clear();
                }
            }
            let place = self.place;
            self.place = self.place.saturating_add(1);
            if self.goals.get(place).is_some_and(|goals| self.layer < goals.goals.len()) {
                self.yielded = true;
                return Some((place, self.layer));
            }
        }
    }
}

impl Iterator for BoundaryCases {
    type Item = Case;

    fn next(&mut self) -> Option<Case> {
        self.left = self.left.checked_sub(1)?;
        let (place, layer) = self.advance()?;
        let goals = self.goals.get(place)?;
        let (seed, round, language) = (self.seed, self.round, self.language);
        let pursuit = Pursuit { plan: self.rulebook.plan(), seed };
        let way = *self.ways.entry(place).or_insert_with(|| pursuit.way(goals, round));
        let drawn = Chance::new(seed, round.wrapping_add(u64::try_from(layer).unwrap_or(0))).of(4);
        let rest = match (round, drawn) {
            (0, _) | (_, 0 | 1) => Rest::Quiet,
            (_, 2) => Rest::Lively,
            _ => Rest::Unsaid,
        };
        pursuit.case(goals, layer, way, rest, language)
    }
}
