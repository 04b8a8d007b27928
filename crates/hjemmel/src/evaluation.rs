//! One evaluation with its options.

use crate::{Error, Limits, Outcome, Rulebook, Situation};
use hjemmel_engine::Options;
use hjemmel_engine::findings::Findings;
use hjemmel_engine::ids::ProposalId;
use hjemmel_value::{Date, Language};

/// An evaluation under construction; see [`Rulebook::evaluation`].
#[derive(Clone, Debug)]
#[must_use = "an evaluation does nothing until it is run"]
pub struct Evaluation<'a> {
    rulebook: &'a Rulebook,
    situation: &'a Situation,
    as_of: Option<Date>,
    law_of: Option<Date>,
    proposals: Vec<String>,
    language: Language,
    limits: Option<Limits>,
}

impl<'a> Evaluation<'a> {
    pub(crate) fn of(rulebook: &'a Rulebook, situation: &'a Situation) -> Self {
        Self {
            rulebook,
            situation,
            as_of: None,
            law_of: None,
            proposals: Vec::new(),
            language: Language::English,
            limits: None,
        }
    }

    /// The evaluation date. There is no default: the library has no clock.
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date);
        self
    }

    /// Asks for the law of another date: what if these rules had been in force?
    pub fn law_of(mut self, date: Date) -> Self {
        self.law_of = Some(date);
        self
    }

    /// Switches a proposal on, by its qualified name (`contact.free_form`), or by its last part if that is unambiguous.
    pub fn with(mut self, proposal: impl Into<String>) -> Self {
        self.proposals.push(proposal.into());
        self
    }

    /// The language of reasons and questions; English if not said.
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Other limits than the default.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Evaluates.
    ///
    /// # Errors
    ///
    /// [`Error::Misfit`]; [`Error::UnknownProposal`]; [`Error::Evaluation`] for a limit, a date out of range, or a number that cannot be
    /// computed; [`Error::NoEvaluationDate`].
    pub fn run(&self) -> Result<Outcome, Error> {
        let options = self.options()?;
        Ok(self.outcome_of(&self.findings(&options)?, &options))
    }

    /// What it asks of the engine, for this project's own crates.
    #[doc(hidden)]
    pub fn options(&self) -> Result<Options, Error> {
        let Some(as_of) = self.as_of else { return Err(Error::NoEvaluationDate) };
        let mut options = Options::new(as_of);
        options.law_of = self.law_of;
        options.proposals = proposal_ids(self.rulebook, &self.proposals)?;
        if let Some(limits) = &self.limits {
            options.limits = *limits;
        }
        Ok(options)
    }

    /// What the engine finds, by identifier, for this project's own crates.
    #[doc(hidden)]
    pub fn findings(&self, options: &Options) -> Result<Findings, Error> {
        let plan = self.rulebook.plan();
        hjemmel_engine::evaluate(plan, self.situation.read_for(self.rulebook)?, options)
            .map_err(|error| Error::of_evaluation(plan, error))
    }

    /// The outcome of these findings, for this project's own crates.
    #[doc(hidden)]
    #[must_use]
    pub fn outcome_of(&self, findings: &Findings, options: &Options) -> Outcome {
        let (plan, situation) = (self.rulebook.plan(), self.situation.engine());
        let Options { as_of, law_of, proposals, .. } = options;
        hjemmel_explain::present(plan, situation, findings, *as_of, *law_of, proposals, self.language)
    }
}

/// The proposals of these names, sorted.
pub(crate) fn proposal_ids(rulebook: &Rulebook, names: &[String]) -> Result<Vec<ProposalId>, Error> {
    let mut ids = Vec::new();
    for name in names {
        ids.push(proposal_id(rulebook, name)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

fn proposal_id(rulebook: &Rulebook, name: &str) -> Result<ProposalId, Error> {
    let proposals = &rulebook.plan().proposals;
    if let Some(place) = proposals.iter().position(|proposal| &*proposal.name == name) {
        return Ok(ProposalId::at(place));
    }
    let last = |proposal: &str| proposal.rsplit('.').next().is_some_and(|last| last == name);
    let mut ending = proposals.iter().enumerate().filter(|(_, proposal)| last(&proposal.name));
    match (ending.next(), ending.next()) {
        (Some((place, _)), None) => Ok(ProposalId::at(place)),
        _ => Err(Error::unknown_proposal(name, proposals.iter().map(|proposal| &*proposal.name))),
    }
}
