//! Which version is in force on a day: the law's, or a proposed one that is on and stands in for it.

use crate::error::{EvaluationError, RuleRef};
use crate::ids::RulebookId;
use crate::machine::{Machine, Result};
use crate::plan::{
    AtMostOneVersion, DefinitionVersion, ExemptionVersion, GroupVersion, InForce, QuotaVersion, RequirementVersion,
    TrialVersion,
};
use hjemmel_value::Date;

/// Something with days on which it is law.
pub(crate) trait Versioned {
    /// Whether it answers for its rulebook, which does not speak of days before its first or after its last: what says
    /// no day of its own has those of the head. Words and exemptions are read for the duties of other rulebooks as well.
    const SPEAKS_FOR_ITS_RULEBOOK: bool;

    fn in_force(&self) -> &InForce;
}

macro_rules! versioned {
    ($($name:ident $speaks:literal)*) => {
        $(impl Versioned for $name {
            const SPEAKS_FOR_ITS_RULEBOOK: bool = $speaks;

            fn in_force(&self) -> &InForce {
                &self.in_force
            }
        })*
    };
}

versioned! {
    DefinitionVersion false
    GroupVersion false
    RequirementVersion true
    TrialVersion false
    ExemptionVersion false
    QuotaVersion true
    AtMostOneVersion false
}

/// How a version stands with regard to proposals.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is law.
    Law,
    /// It is proposed, and all its marks are on.
    On,
    /// It is proposed, and some mark is off.
    Off,
}

impl InForce {
    /// Whether a day lies between the first and the last.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether a proposed version is proposed within another of its name: it has all the marks of that, and more.
pub(crate) fn is_within(inner: &InForce, outer: &InForce) -> bool {
    let (more, marks) = (&inner.proposals, &outer.proposals);
    more.len() > marks.len() && marks.iter().all(|mark| more.contains(mark))
}

/// Which of several versions that are proposed and on stands in: what is proposed within a proposal stands in for the rest
/// of that. If none stands in for all others, two by place that both claim the day.
pub(crate) fn that_stands_in<'v, T: Copy>(
    on: &[T],
    version: impl Fn(&T) -> (usize, &'v InForce),
) -> std::result::Result<Option<T>, (usize, usize)> {
    let stays = |one: &&T| !on.iter().any(|other| is_within(version(other).1, version(one).1));
    let mut staying = on.iter().filter(stays);
    let first = staying.next();
    match (first, staying.next()) {
        (Some(first), Some(second)) => Err((version(first).0, version(second).0)),
        _ => Ok(first.copied()),
    }
}

impl<'a> Machine<'a> {
    /// Whether a day lies in the days of a version.
    pub(crate) fn is_in_force<V: Versioned>(&self, rulebook: RulebookId, version: &V, day: Date) -> bool {
        version.in_force().covers(day) && (!V::SPEAKS_FOR_ITS_RULEBOOK || self.beyond(rulebook, day).is_none())
    }

    /// The first or last day of a rulebook, if a day lies beyond it.
    pub(crate) fn beyond(&self, rulebook: RulebookId, day: Date) -> Option<Date> {
        let book = self.plan.rulebooks.get(rulebook.index())?;
        book.from.filter(|from| day < *from).or(book.until.filter(|until| *until < day))
    }

    /// Whether a version is law, or a proposal that is on or off.
    pub(crate) fn standing(&self, rulebook: RulebookId, in_force: &'a InForce) -> Standing {
        let mut marks = self.marks(rulebook, in_force).peekable();
        if marks.peek().is_none() {
            Standing::Law
        } else if marks.all(|mark| self.is_on(mark)) {
            Standing::On
        } else {
            Standing::Off
        }
    }

    /// The version in force on a day.
    pub(crate) fn version_on<V: Versioned>(
        &self,
        rulebook: RulebookId,
        versions: &'a [V],
        day: Date,
        rule: RuleRef,
    ) -> Result<Option<(usize, &'a V)>> {
        let (mut law, mut proposed) = (None, Vec::new());
        for (place, version) in versions.iter().enumerate() {
            if !self.is_in_force(rulebook, version, day) {
                continue;
            }
            match self.standing(rulebook, version.in_force()) {
                Standing::Off => {}
                Standing::Law => law = law.or(Some((place, version))),
                Standing::On => proposed.push((place, version)),
            }
        }
        match that_stands_in(&proposed, |(place, version)| (*place, version.in_force())) {
            Ok(proposed) => Ok(proposed.or(law)),
            Err(versions) => Err(EvaluationError::ProposalsCollide { rule, versions, on: day }),
        }
    }

    /// Notes that the marks of a version that is on had a part in the line at hand.
    pub(crate) fn note_proposals(&mut self, rulebook: RulebookId, in_force: &'a InForce) {
        for mark in self.marks(rulebook, in_force) {
            self.reads.proposal(mark);
        }
    }
}
