//! What proposals would do to a set of situations: how much is owed today and with each of them, and what changes for whom.
//!
//! Situations are weighed one after the other and none is kept; what is kept are counts by target group and requirement,
//! and the names of a few situations for each kind of change.

mod census;
mod report;
mod table;

#[cfg(test)]
mod tests;

pub use census::{Census, Count, Counts};
pub use report::{ImpactReport, ProposalReport};

use crate::compare::{ChangeKind, Comparison, Tally, compare};
use crate::reasons::without_reasons;
use census::Standings;
use hjemmel::{Date, Error, Rulebook, Situation};
use hjemmel_engine::Options;
use hjemmel_engine::findings::Findings;
use hjemmel_engine::ids::ProposalId;

/// Proposals that are switched on together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it was asked for by: a proposal's name, a rulebook's, or several joined by commas.
    pub name: String,
    /// Whether the name is a rulebook's, and stands for all of its proposals.
    pub together: bool,
    /// The proposals, by qualified name.
    pub proposals: Vec<String>,
}

/// Situations being weighed with and without proposals.
#[derive(Clone, Debug)]
pub struct Impact {
    rulebook: Rulebook,
    /// What is asked of the engine with no proposal switched on.
    options: Options,
    scenarios: Vec<Scenario>,
    today: Census,
    with: Vec<Side>,
    unread: u64,
}

/// What was counted in one scenario. Both counts are by the target groups that a citizen is in today or with the proposal, so
/// that they speak of the same people.
#[derive(Clone, Debug)]
struct Side {
    options: Options,
    today: Census,
    with: Census,
    tally: Tally,
}

/// What one situation comes to, today and in each scenario.
#[derive(Clone, Debug)]
pub struct Weighed {
    today: Standings,
    with: Vec<(Standings, Comparison)>,
}

impl Impact {
    /// Begins to weigh. `with` names proposals; a text with commas names several at once, and a rulebook's name stands for all
    /// of its proposals. If it is empty, every proposal of the set is weighed alone, and those of one rulebook together.
    ///
    /// Of each kind of change of a requirement, `sample` situations are named.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownProposal`]; [`Error::Evaluation`] if proposals that are switched on together stand in for the same rule.
    pub fn of(
        rulebook: &Rulebook,
        as_of: Date,
        law_of: Option<Date>,
        with: &[String],
        sample: usize,
    ) -> Result<Self, Error> {
        let scenarios =
            if with.is_empty() { all(rulebook) } else { with.iter().map(|it| asked(rulebook, it)).collect() };
        let mut impact = Self {
            rulebook: rulebook.clone(),
            options: Options { law_of, ..Options::new(as_of) },
            scenarios,
            today: Census::default(),
            with: Vec::new(),
            unread: 0,
        };
        // A citizen of whom nothing is known: names and collisions are told before the first situation is read.
        let nobody = rulebook.situation(&serde_json::json!({}))?;
        for scenario in &mut impact.scenarios {
            let evaluation = rulebook.evaluation(&nobody).as_of(as_of);
            let evaluation = scenario.proposals.iter().fold(evaluation, |evaluation, name| evaluation.with(name));
            let options = Options { law_of, ..evaluation.options()? };
            evaluation.findings(&options)?;
            let known = options.proposals.iter().filter_map(|id| rulebook.plan().proposals.get(id.index()));
            scenario.proposals = known.map(|proposal| proposal.name.to_string()).collect();
            let (today, with) = (Census::default(), Census::default());
            impact.with.push(Side { options, today, with, tally: Tally::new(sample) });
        }
        Ok(impact)
    }

    /// What is switched on in each part of the report.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// Evaluates a situation today and with each proposal. Hosts may do this in as many threads as they like, and
    /// [`Impact::add`] the answers in order.
    ///
    /// # Errors
    ///
    /// [`Error::Evaluation`].
    pub fn weigh(&self, situation: &Situation) -> Result<Weighed, Error> {
        let today = self.findings(situation, &self.options)?;
        let mut before = None;
        let mut with = Vec::new();
        for side in &self.with {
            let after = self.findings(situation, &side.options)?;
            let mut comparison = if after == today {
                // The commonest answer, told without putting anything into words.
                census::unchanged(&self.rulebook, &today)
            } else {
                let before = before.get_or_insert_with(|| self.outcome(situation, &today));
                compare(before, &self.outcome(situation, &after))
            };
            comparison.changes.retain(|change| is_owed_otherwise(change.what.kind()));
            with.push((Standings::of(&after), comparison));
        }
        Ok(Weighed { today: Standings::of(&today), with })
    }

    /// Adds what a situation came to; nothing of it is kept but numbers and, for the first few of a kind, its name.
    pub fn add(&mut self, name: &str, weighed: &Weighed) {
        let (rulebook, today) = (&self.rulebook, &weighed.today);
        self.today.add(rulebook, today, today);
        for (side, (with, comparison)) in self.with.iter_mut().zip(&weighed.with) {
            side.today.add(rulebook, today, with);
            side.with.add(rulebook, with, today);
            side.tally.add(name, comparison);
        }
    }

    /// Adds a situation that could not be read or evaluated.
    pub fn add_unread(&mut self) {
        self.unread = self.unread.saturating_add(1);
        for side in &mut self.with {
            side.tally.add_unread();
        }
    }

    /// What the findings say of lines and groups; without reasons, which the comparison does not read.
    fn findings(&self, situation: &Situation, options: &Options) -> Result<Findings, Error> {
        let mut findings = without_reasons(self.rulebook.evaluation(situation).findings(options)?);
        findings.duties.iter_mut().for_each(|duty| duty.proposals.clear());
        Ok(Findings {
            groups: findings.groups,
            duties: findings.duties,
            lifted: findings.lifted,
            undetermined: findings.undetermined,
            conflicts: findings.conflicts,
            ..Findings::default()
        })
    }

    fn outcome(&self, situation: &Situation, findings: &Findings) -> hjemmel::Outcome {
        self.rulebook.evaluation(situation).outcome_of(findings, &Options::new(self.options.as_of))
    }
}

/// Whether a change is one of what is owed. To be in a group that a proposal makes is not, its duties are; nor is an exemption of
/// a proposal that does not reach the citizen after all.
fn is_owed_otherwise(kind: ChangeKind) -> bool {
    !matches!(kind, ChangeKind::Entered | ChangeKind::Left | ChangeKind::KeptDespite)
}

/// The rulebook that a proposal stands in.
fn rulebook_of(proposal: &str) -> &str {
    proposal.split_once('.').map_or(proposal, |(rulebook, _)| rulebook)
}

/// The proposals of a rulebook.
fn proposals_of<'a>(rulebook: &'a Rulebook, name: &'a str) -> impl Iterator<Item = &'a str> {
    rulebook.proposals().filter(move |proposal| rulebook_of(proposal) == name)
}

/// Whether a proposal stands for a provision that is not encoded: switched on, it changes nothing that is owed.
fn only_left_out(rulebook: &Rulebook, proposal: &str) -> bool {
    let plan = rulebook.plan();
    let Some(place) = plan.proposals.iter().position(|it| &*it.name == proposal) else { return false };
    let id = ProposalId::at(place);
    proposal.contains('.') && plan.not_encoded.iter().any(|item| item.in_force.proposals.contains(&id))
}

/// Every proposal alone, and those of one rulebook together.
fn all(rulebook: &Rulebook) -> Vec<Scenario> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for name in rulebook.names() {
        let proposals: Vec<String> =
            proposals_of(rulebook, name).filter(|it| !only_left_out(rulebook, it)).map(str::to_owned).collect();
        scenarios.extend(proposals.iter().map(|proposal| Scenario {
            name: proposal.clone(),
            together: false,
            proposals: vec![proposal.clone()],
        }));
        if proposals.len() > 1 {
            scenarios.push(Scenario { name: name.to_owned(), together: true, proposals });
        }
    }
    scenarios
}

/// What one `--with` asks for; names that are not there are found when it is first evaluated.
fn asked(rulebook: &Rulebook, text: &str) -> Scenario {
    let mut proposals: Vec<String> = Vec::new();
    let mut together = false;
    for part in text.split(',').map(str::trim) {
        let of_rulebook: Vec<&str> = proposals_of(rulebook, part).filter(|it| !only_left_out(rulebook, it)).collect();
        if of_rulebook.is_empty() {
            proposals.push(part.to_owned());
        } else {
            together = part == text && of_rulebook.len() > 1;
            proposals.extend(of_rulebook.into_iter().map(str::to_owned));
        }
    }
    Scenario { name: text.to_owned(), together, proposals }
}
