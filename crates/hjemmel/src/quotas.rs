//! Quotas over a set of situations: one after the other, none of them kept.

use crate::evaluation::proposal_ids;
use crate::outcome::QuotaOutcome;
use crate::{Error, Limits, Rulebook, Situation};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{FactId, FieldId};
use hjemmel_engine::{MayBe, Options, QuotaStanding, QuotaStandings, Tally};
use hjemmel_value::{Date, Language};
use std::collections::BTreeMap;

/// A question about quotas under construction; see [`Rulebook::quotas`].
#[derive(Clone, Debug)]
#[must_use = "nothing is counted until it is begun"]
pub struct Quotas {
    rulebook: Rulebook,
    options: Options,
    proposals: Vec<String>,
    language: Language,
}

/// Situations being counted.
#[derive(Clone, Debug)]
pub struct QuotaCount {
    rulebook: Rulebook,
    options: Options,
    language: Language,
    standings: QuotaStandings,
    tallies: Vec<Tally>,
    needs: Vec<BTreeMap<(FactId, Option<FieldId>), u64>>,
    situations: u64,
    unread: u64,
}

impl Quotas {
    pub(crate) fn of(rulebook: &Rulebook, as_of: Date) -> Self {
        Self {
            rulebook: rulebook.clone(),
            options: Options::new(as_of),
            proposals: Vec::new(),
            language: Language::English,
        }
    }

    /// Asks for the law of another date.
    pub fn law_of(mut self, date: Date) -> Self {
        self.options.law_of = Some(date);
        self
    }

    /// Switches a proposal on, by its qualified name, or by its last part if that is unambiguous.
    pub fn with(mut self, proposal: impl Into<String>) -> Self {
        self.proposals.push(proposal.into());
        self
    }

    /// The language of questions and clauses; English if not said.
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Other limits for each situation than the default.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Begins to count.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownProposal`]; [`Error::Evaluation`] if two proposals that are on claim the same day.
    pub fn begin(self) -> Result<QuotaCount, Error> {
        let Self { rulebook, mut options, proposals, language } = self;
        options.proposals = proposal_ids(&rulebook, &proposals)?;
        let standings = hjemmel_engine::quotas_on(rulebook.plan(), &options)
            .map_err(|error| Error::of_evaluation(rulebook.plan(), error))?;
        let quotas = standings.quotas.len();
        Ok(QuotaCount {
            rulebook,
            options,
            language,
            standings,
            tallies: vec![Tally::default(); quotas],
            needs: vec![BTreeMap::new(); quotas],
            situations: 0,
            unread: 0,
        })
    }

    /// Counts situations one after the other, and answers.
    ///
    /// # Errors
    ///
    /// As [`Quotas::begin`] and [`QuotaCount::answer`]; the error of the first situation that cannot be evaluated.
    pub fn over<'s>(self, situations: impl IntoIterator<Item = &'s Situation>) -> Result<QuotaOutcome, Error> {
        let mut count = self.begin()?;
        for situation in situations {
            count.add(situation)?;
        }
        count.answer()
    }
}

impl QuotaCount {
    /// Counts one more citizen. Nothing of the situation is kept but numbers.
    ///
    /// # Errors
    ///
    /// [`Error::Misfit`], [`Error::Evaluation`]. The citizen is then not counted; [`QuotaCount::add_unread`] does that.
    pub fn add(&mut self, situation: &Situation) -> Result<(), Error> {
        let plan = self.rulebook.plan();
        let weighed = hjemmel_engine::weigh(plan, situation.read_for(&self.rulebook)?, &self.options)
            .map_err(|error| Error::of_evaluation(plan, error))?;
        self.situations = self.situations.saturating_add(1);
        for weighed in weighed {
            if let Some(tally) = self.tallies.get_mut(weighed.quota.index()) {
                tally.add(weighed.may_be);
            }
            let Some(needs) = self.needs.get_mut(weighed.quota.index()) else { continue };
            let mut asked: Vec<(FactId, Option<FieldId>)> = weighed.needs.iter().map(need).collect();
            asked.sort_unstable();
            asked.dedup();
            for need in asked {
                let count: &mut u64 = needs.entry(need).or_default();
                *count = count.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Counts a citizen whose situation could not be read: it may be anything in every quota, so no answer is surer than it is.
    pub fn add_unread(&mut self) {
        self.situations = self.situations.saturating_add(1);
        self.unread = self.unread.saturating_add(1);
        for (tally, standing) in self.tallies.iter_mut().zip(&self.standings.quotas) {
            if matches!(standing, QuotaStanding::InForce(_)) {
                tally.add(MayBe::ANYTHING);
            }
        }
    }

    /// What the quotas come to over all that were counted so far.
    ///
    /// # Errors
    ///
    /// [`Error::Evaluation`] for a share that has too many decimals to be reckoned with.
    pub fn answer(&self) -> Result<QuotaOutcome, Error> {
        let plan = self.rulebook.plan();
        let asked = hjemmel_explain::QuotasAsked {
            plan,
            options: &self.options,
            standings: &self.standings,
            tallies: &self.tallies,
            needs: &self.needs,
            situations: self.situations,
            unread: self.unread,
        };
        hjemmel_explain::present_quotas(&asked, self.language).map_err(|error| Error::of_evaluation(plan, error))
    }
}

/// A need without the event: fields of many events are one question.
fn need(need: &Need) -> (FactId, Option<FieldId>) {
    match need {
        Need::Fact(fact) => (*fact, None),
        Need::Field(fact, _, field) => (*fact, Some(*field)),
    }
}
