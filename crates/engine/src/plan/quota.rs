//! Quotas of the plan: duties about a group as a whole.

use super::{Condition, InForce, Named, RuleText};
use crate::ids::{ActorId, GroupId, RulebookId};
use hjemmel_value::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A quota, all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The rulebook that declares it.
    pub rulebook: RulebookId,
    /// Name and label.
    pub named: Named,
    /// Its versions, by first day; those that are law first.
    pub versions: Vec<QuotaVersion>,
}

/// One version of a quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaVersion {
    /// When it is law.
    pub in_force: InForce,
    /// Its members are in any of these groups.
    pub groups: Vec<GroupId>,
    /// All must hold of a member.
    pub when: Vec<Condition>,
    /// None may hold of a member.
    pub unless: Vec<Condition>,
    /// Who owes it, if it says so.
    pub actor: Option<ActorId>,
    /// What is owed, if it says so.
    pub action: Option<Arc<str>>,
    /// How large the share has to be.
    pub share: Share,
    /// Which members it counts; the clause says the share as well.
    pub fits: Condition,
    /// Legal basis.
    pub text: RuleText,
}

/// A share of a whole, in per cent.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// At least so many per cent.
    AtLeast(Decimal),
    /// At most so many per cent.
    AtMost(Decimal),
}
