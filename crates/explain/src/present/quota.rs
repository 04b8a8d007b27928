//! What quotas come to, in words.

use super::names::Names;
use super::stamp;
use crate::outcome::{
    HowMany, QUOTA_SCHEMA, QuotaBound, QuotaLine, QuotaNotInForce, QuotaOutcome, QuotaQuestion, QuotaReason, QuotaWord,
};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{FactId, FieldId, ProposalId, QuotaId};
use hjemmel_engine::plan::{Plan, QuotaVersion, Share};
use hjemmel_engine::{Between, EvaluationError, Options, QuotaAnswer, QuotaStanding, QuotaStandings, Tally};
use hjemmel_value::Language;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What was asked, and what many situations came to.
#[derive(Copy, Clone, Debug)]
pub struct QuotasAsked<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What the situations were read with.
    pub options: &'a Options,
    /// How each quota stands.
    pub standings: &'a QuotaStandings,
    /// What each came to, by quota.
    pub tallies: &'a [Tally],
    /// What is not known, and of how many citizens, by quota.
    pub needs: &'a [BTreeMap<(FactId, Option<FieldId>), u64>],
    /// How many situations there were.
    pub situations: u64,
    /// How many of them could not be read.
    pub unread: u64,
}

/// Puts what quotas come to into words.
///
/// # Errors
///
/// [`EvaluationError`] for a share that cannot be reckoned with.
pub fn present_quotas(asked: &QuotasAsked<'_>, language: Language) -> Result<QuotaOutcome, EvaluationError> {
    let (plan, names) = (asked.plan, Names { plan: asked.plan, language });
    let on: Vec<String> = asked.options.proposals.iter().map(|id| names.proposal(*id)).collect();
    let touched = |&(proposal, quota): &(ProposalId, QuotaId)| names.would_touch(proposal, names.quota(quota), None);
    let mut outcome = QuotaOutcome {
        schema: QUOTA_SCHEMA.to_owned(),
        rulebook: stamp(plan, &on),
        as_of: asked.options.as_of,
        law_of: asked.options.law_of,
        situations: asked.situations,
        unread: asked.unread,
        quotas: Vec::new(),
        not_in_force: Vec::new(),
        would_touch: asked.standings.would_touch.iter().map(touched).collect(),
    };
    for (place, standing) in asked.standings.quotas.iter().enumerate() {
        let (reason, bound) = match standing {
            QuotaStanding::InForce(version) => {
                let version = hjemmel_engine::quota_version(plan, QuotaId::at(place), *version)?;
                outcome.quotas.push(line(asked, names, QuotaId::at(place), version)?);
                continue;
            }
            QuotaStanding::Off => continue,
            QuotaStanding::NotInForce => (QuotaReason::NotInForce, None),
            QuotaStanding::Repealed => (QuotaReason::Repealed, None),
            QuotaStanding::Outside(bound) => (QuotaReason::Outside, Some(*bound)),
        };
        let (id, title) = (names.quota(QuotaId::at(place)), quota_title(plan, place));
        outcome.not_in_force.push(QuotaNotInForce { id, title, reason, bound });
    }
    Ok(outcome)
}

fn quota_title(plan: &Plan, place: usize) -> String {
    plan.quotas.get(place).map_or_else(String::new, |quota| quota.named.title())
}

fn line(
    asked: &QuotasAsked<'_>,
    names: Names<'_>,
    id: QuotaId,
    version: &QuotaVersion,
) -> Result<QuotaLine, EvaluationError> {
    let nothing = Tally::default();
    let tally = asked.tallies.get(id.index()).unwrap_or(&nothing);
    let (bound, percent) = match version.share {
        Share::AtLeast(percent) => (QuotaBound::AtLeast, percent),
        Share::AtMost(percent) => (QuotaBound::AtMost, percent),
    };
    let clause = asked.plan.clauses.get(version.fits.clause.index());
    let clause = clause.map_or("", |clause| names.language.pick((&*clause.english, &*clause.danish)));
    Ok(QuotaLine {
        id: names.quota(id),
        title: quota_title(asked.plan, id.index()),
        actor: version.actor.map(|actor| names.actor(actor)),
        actor_title: version.actor.map(|actor| names.actor_title(actor)),
        action: version.action.as_deref().map(str::to_owned),
        citations: version.text.citations.clone(),
        basis: version.text.basis,
        interpretation: version.text.interpretations.iter().map(ToString::to_string).collect(),
        bound,
        percent,
        asks: clause.to_owned(),
        members: how_many(tally.members()),
        fitting: how_many(tally.fitting()),
        answer: match tally.answer(id, version.share)? {
            QuotaAnswer::Kept => QuotaWord::Kept,
            QuotaAnswer::Broken => QuotaWord::Broken,
            QuotaAnswer::Undetermined => QuotaWord::Undetermined,
            QuotaAnswer::NoMembers => QuotaWord::NoMembers,
        },
        questions: asked.needs.get(id.index()).map_or_else(Vec::new, |needs| questions(names, needs)),
        proposals: version.in_force.proposals.iter().map(|mark| names.proposal(*mark)).collect(),
    })
}

fn how_many(between: Between) -> HowMany {
    HowMany { sure: between.sure, possible: between.possible }
}

fn questions(names: Names<'_>, needs: &BTreeMap<(FactId, Option<FieldId>), u64>) -> Vec<QuotaQuestion> {
    let mut sorted: Vec<_> = needs.iter().collect();
    sorted.sort_by_key(|(need, citizens)| (Reverse(**citizens), **need));
    let question = |((fact, field), citizens): (&(FactId, Option<FieldId>), &u64)| {
        let judgement = names.plan.facts.get(fact.index()).and_then(|fact| fact.judgement);
        QuotaQuestion {
            fact: names.fact(*fact),
            field: field.and_then(|field| names.field(*fact, field)),
            field_title: field.and_then(|field| names.field_title(*fact, field)),
            text: names.question(Need::Fact(*fact), None),
            assessed_by: judgement.map(|judgement| names.actor(judgement.by)),
            assessed_by_title: judgement.map(|judgement| names.actor_title(judgement.by)),
            judgement: judgement.map(|judgement| judgement.kind),
            citizens: *citizens,
        }
    };
    sorted.into_iter().map(question).collect()
}
