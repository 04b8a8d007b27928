//! Quotas: what one citizen may count as, and what many come to.
//!
//! A citizen is no member, a member that is counted, or a member that is not. What is not known leaves more than one of
//! these open. A quota is kept (or broken) if it is so however everything that is open may fall.

use crate::ask::settled;
use crate::error::{EvaluationError, RuleRef, at};
use crate::findings::Need;
use crate::ids::{ProposalId, QuotaId};
use crate::limits::Options;
use crate::machine::{Machine, Result, tidy};
use crate::plan::{Plan, Quota, QuotaVersion, Share};
use crate::sharpen::Question;
use crate::situation::Situation;
use crate::version::Standing;
use hjemmel_value::{Date, Decimal};
use std::cmp::{max, min};

/// How a quota stands on the evaluation date, whoever the citizens are.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum QuotaStanding {
    /// This version is in force, by place.
    InForce(usize),
    /// Its first version is not in force yet.
    NotInForce,
    /// No version is in force any more.
    Repealed,
    /// The day lies outside those that its rulebook speaks of, which end or begin on this one.
    Outside(Date),
    /// It is proposed, and off.
    Off,
}

/// What the quotas of a plan are on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotaStandings {
    /// By [`QuotaId`].
    pub quotas: Vec<QuotaStanding>,
    /// Proposals that are off, and the quotas of which they would be the version in force.
    pub would_touch: Vec<(ProposalId, QuotaId)>,
}

/// What a citizen may count as in a quota: at least one of the three.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MayBe {
    /// No member.
    pub outside: bool,
    /// A member that is counted.
    pub fitting: bool,
    /// A member that is not counted.
    pub not_fitting: bool,
}

impl MayBe {
    /// Of a citizen of whom nothing is known, not even the situation.
    pub const ANYTHING: MayBe = MayBe { outside: true, fitting: true, not_fitting: true };

    /// Surely no member.
    pub const OUTSIDE: MayBe = MayBe { outside: true, fitting: false, not_fitting: false };

    /// Whether more than one is left open.
    #[must_use]
    pub fn is_open(self) -> bool {
        [self.outside, self.fitting, self.not_fitting].into_iter().filter(|open| *open).count() > 1
    }
}

/// One citizen in one quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The quota.
    pub quota: QuotaId,
    /// What the citizen may count as.
    pub may_be: MayBe,
    /// What would settle it, sorted.
    pub needs: Vec<Need>,
}

/// How the quotas of a plan stand on the evaluation date.
///
/// # Errors
///
/// [`EvaluationError::ProposalsCollide`].
pub fn quotas_on(plan: &Plan, options: &Options) -> Result<QuotaStandings> {
    let nobody = Situation::default();
    let machine = Machine::new(plan, &nobody, options, 0);
    let day = machine.law_day(options.as_of);
    let mut standings = QuotaStandings::default();
    for (place, quota) in plan.quotas.iter().enumerate() {
        let id = QuotaId::at(place);
        let in_force = machine.version_on(quota.rulebook, &quota.versions, day, RuleRef::Quota(id))?;
        standings.quotas.push(match in_force {
            Some((version, _)) => QuotaStanding::InForce(version),
            None => machine.why_not_in_force(quota, day),
        });
        for version in &quota.versions {
            let off = machine.standing(quota.rulebook, &version.in_force) == Standing::Off;
            if off && machine.is_in_force(quota.rulebook, version, day) {
                let marks = machine.marks(quota.rulebook, &version.in_force).filter(|mark| !machine.is_on(*mark));
                standings.would_touch.extend(marks.map(|mark| (mark, id)));
            }
        }
    }
    standings.would_touch = tidy(standings.would_touch);
    Ok(standings)
}

/// What a citizen may count as in each quota that is in force on the evaluation date.
///
/// # Errors
///
/// As [`crate::evaluate`].
pub fn weigh(plan: &Plan, situation: &Situation, options: &Options) -> Result<Vec<Weighed>> {
    let known = plan.as_known(options);
    let mut machine = settled(&known, situation, options)?;
    let day = machine.law_day(options.as_of);
    let mut weighed = Vec::new();
    for (place, quota) in plan.quotas.iter().enumerate() {
        let rule = RuleRef::Quota(QuotaId::at(place));
        if let Some((_, version)) = machine.version_on(quota.rulebook, &quota.versions, day, rule)? {
            let (may_be, needs) = machine.within(rule, |machine| machine.weigh(version))?;
            weighed.push(Weighed { quota: QuotaId::at(place), may_be, needs });
        }
    }
    Ok(weighed)
}

impl<'a> Machine<'a> {
    /// What the citizen may count as, and what would settle it: three questions, each sharpened by itself.
    fn weigh(&mut self, version: &'a QuotaVersion) -> Result<(MayBe, Vec<Need>)> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let member =
            Question { groups: &version.groups, when: &version.when, unless: &version.unless, ..Question::default() };
        let fits = std::slice::from_ref(&version.fits);
        let mut asked = self.ask(&member, frame)?;
        if asked.truth.is_false() {
            return Ok((MayBe::OUTSIDE, Vec::new()));
        }
        let mut needs = std::mem::take(&mut asked.needs);
        let fitting = self.ask(&Question { fits, ..member }, frame)?;
        let not_fitting = self.ask(&Question { fits_not: fits, ..member }, frame)?;
        needs.extend(fitting.needs.into_iter().chain(not_fitting.needs));
        let may_be = MayBe {
            outside: !asked.truth.is_true(),
            fitting: !fitting.truth.is_false(),
            not_fitting: !not_fitting.truth.is_false(),
        };
        Ok((may_be, if may_be.is_open() { tidy(needs) } else { Vec::new() }))
    }

    /// Why no version of a quota is in force.
    fn why_not_in_force(&self, quota: &'a Quota, day: Date) -> QuotaStanding {
        let standing = |version: &&'a QuotaVersion| self.standing(quota.rulebook, &version.in_force) != Standing::Off;
        let mut versions = quota.versions.iter().filter(standing).peekable();
        if versions.peek().is_none() {
            return QuotaStanding::Off;
        }
        match self.beyond(quota.rulebook, day) {
            Some(bound) => QuotaStanding::Outside(bound),
            _ if versions.all(|version| version.in_force.from.is_some_and(|from| day < from)) => {
                QuotaStanding::NotInForce
            }
            _ => QuotaStanding::Repealed,
        }
    }
}

/// What a quota comes to.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotaAnswer {
    /// The share is as it has to be, however what is not known may fall.
    Kept,
    /// It is not, however what is not known may fall.
    Broken,
    /// It hangs on what is not known.
    Undetermined,
    /// Nobody is a member: there is nothing of which it could be a share.
    NoMembers,
}

/// Many citizens in one quota: how many may be what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The kinds of citizen that there were, each with their number.
    kinds: Vec<(MayBe, u64)>,
}

/// A number of citizens that may not be known.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// As many surely.
    pub sure: u64,
    /// As many at most.
    pub possible: u64,
}

impl Tally {
    /// Counts one more citizen.
    pub fn add(&mut self, may_be: MayBe) {
        match self.kinds.binary_search_by_key(&may_be, |(kind, _)| *kind) {
            Ok(found) => {
                if let Some((_, count)) = self.kinds.get_mut(found) {
                    *count = count.saturating_add(1);
                }
            }
            Err(gap) => self.kinds.insert(gap, (may_be, 1)),
        }
    }

    fn count(&self, of: impl Fn(MayBe) -> bool) -> u64 {
        let counted = self.kinds.iter().filter(|(kind, _)| of(*kind)).map(|(_, count)| *count);
        counted.fold(0, u64::saturating_add)
    }

    /// The members.
    #[must_use]
    pub fn members(&self) -> Between {
        Between {
            sure: self.count(|kind| !kind.outside),
            possible: self.count(|kind| kind.fitting || kind.not_fitting),
        }
    }

    /// The members that are counted.
    #[must_use]
    pub fn fitting(&self) -> Between {
        Between {
            sure: self.count(|kind| kind.fitting && !kind.outside && !kind.not_fitting),
            possible: self.count(|kind| kind.fitting),
        }
    }

    /// What the quota comes to.
    ///
    /// Nothing is divided: with N per cent a counted member weighs 100 − N for the quota, any other member N against it, and
    /// who is no member nothing. Each citizen by itself may weigh so much at least and so much at most.
    ///
    /// # Errors
    ///
    /// [`EvaluationError::NumberOverflow`] for a share with more decimals than the sum can hold.
    pub fn answer(&self, quota: QuotaId, share: Share) -> Result<QuotaAnswer> {
        if self.members().possible == 0 {
            return Ok(QuotaAnswer::NoMembers);
        }
        let overflow = EvaluationError::NumberOverflow { rule: RuleRef::Quota(quota) };
        let (least, most) = self.weight(share).ok_or(overflow)?;
        Ok(if !least.is_negative() && self.members().sure > 0 {
            QuotaAnswer::Kept
        } else if most.is_negative() {
            QuotaAnswer::Broken
        } else {
            QuotaAnswer::Undetermined
        })
    }

    /// What all weigh at least and at most.
    fn weight(&self, share: Share) -> Option<(Decimal, Decimal)> {
        let hundred = Decimal::from_i64(100);
        let (fitting, not_fitting) = match share {
            Share::AtLeast(percent) => (hundred.checked_sub(percent)?, percent.negated()),
            Share::AtMost(percent) => (percent.checked_sub(hundred)?, percent),
        };
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for (kind, count) in &self.kinds {
            let weights = [(kind.outside, Decimal::ZERO), (kind.fitting, fitting), (kind.not_fitting, not_fitting)];
            let mut open = weights.into_iter().filter(|(open, _)| *open).map(|(_, weight)| weight);
            let first = open.next()?;
            let (low, high) = open.fold((first, first), |(low, high), next| (min(low, next), max(high, next)));
            let count = Decimal::from_i64(i64::try_from(*count).ok()?);
            least = least.checked_add(low.checked_mul(count)?)?;
            most = most.checked_add(high.checked_mul(count)?)?;
        }
        Some((least, most))
    }
}

/// The version of a quota that is in force, by its standing.
///
/// # Errors
///
/// [`EvaluationError::MalformedPlan`] if the plan does not have it.
pub fn quota_version(plan: &Plan, quota: QuotaId, version: usize) -> Result<&QuotaVersion> {
    let row = at(&plan.quotas, quota.index(), "a quota is missing")?;
    at(&row.versions, version, "a version of a quota is missing")
}
