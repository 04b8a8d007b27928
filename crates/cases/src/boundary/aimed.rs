//! Any case at any boundary, picked by numbers: for generators that draw their own.

use super::goal::{Goals, all_goals};
use super::pursue::{Pursuit, Rest};
use crate::Case;
use hjemmel::{Language, Rulebook};

/// The boundaries of a rulebook set.
#[derive(Debug)]
pub(crate) struct Aimed {
    rulebook: Rulebook,
    goals: Vec<Goals>,
}

impl Aimed {
    pub(crate) fn of(rulebook: &Rulebook) -> Self {
        Self { rulebook: rulebook.clone(), goals: all_goals(rulebook.plan()) }
    }

    /// The case at a boundary, by the place of its rule and its own, both taken round; `None` of a set without rules.
    pub(crate) fn case(&self, rule: usize, boundary: usize, seed: u64) -> Option<Case> {
        let goals = self.goals.get(rule.checked_rem(self.goals.len())?)?;
        let number = boundary.checked_rem(goals.goals.len())?;
        let pursuit = Pursuit { plan: self.rulebook.plan(), seed };
        let rest = match seed.checked_rem(3) {
            Some(0) => Rest::Unsaid,
            Some(1) => Rest::Lively,
            _ => Rest::Quiet,
        };
        pursuit.case(goals, number, pursuit.way(goals, 0), rest, Language::English)
    }
}
