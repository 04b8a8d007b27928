//! What quotas come to over many situations, as it is printed, stored and sent: `hjemmel.quota/1`.

use super::{RulebookStamp, WouldTouchOutcome};
use hjemmel_engine::plan::{Basis, JudgementKind};
use hjemmel_value::{Citation, Date, Decimal};
use serde::{Deserialize, Serialize};

/// The name and version of this JSON form.
pub const QUOTA_SCHEMA: &str = "hjemmel.quota/1";

/// What the quotas of a rulebook set come to over a set of situations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaOutcome {
    /// Always [`QUOTA_SCHEMA`].
    pub schema: String,
    /// Which rulebooks were asked.
    pub rulebook: RulebookStamp,
    /// The day on which every situation was read.
    pub as_of: Date,
    /// The date whose law was asked for, if it is another.
    pub law_of: Option<Date>,
    /// How many situations there were, those included that could not be read.
    pub situations: u64,
    /// How many of them could not be read or evaluated: each may be anything in every quota.
    pub unread: u64,
    /// The quotas in force, by id.
    pub quotas: Vec<QuotaLine>,
    /// The quotas not in force that day, by id.
    pub not_in_force: Vec<QuotaNotInForce>,
    /// Proposals that are off and would have been the version in force of a quota.
    pub would_touch: Vec<WouldTouchOutcome>,
}

/// One quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaLine {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// Who owes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// What people read for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_title: Option<String>,
    /// What is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Legal basis.
    pub citations: Vec<Citation>,
    /// How firm it is.
    pub basis: Basis,
    /// Steps that the sources do not settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<String>,
    /// On which side the share is bounded.
    pub bound: QuotaBound,
    /// How many per cent.
    pub percent: Decimal,
    /// The share in words.
    pub asks: String,
    /// How many are members.
    pub members: HowMany,
    /// How many of them are counted.
    pub fitting: HowMany,
    /// What it comes to.
    pub answer: QuotaWord,
    /// What to ask, most often needed first.
    pub questions: Vec<QuotaQuestion>,
    /// The marks of a proposed version that is on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
}

/// On which side a share is bounded.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaBound {
    /// At least so many per cent.
    AtLeast,
    /// At most so many per cent.
    AtMost,
}

/// A number of citizens that may not be known.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HowMany {
    /// As many surely.
    pub sure: u64,
    /// As many at most.
    pub possible: u64,
}

/// What a quota comes to.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaWord {
    /// Kept, however what is not known may fall.
    Kept,
    /// Broken, however what is not known may fall.
    Broken,
    /// It hangs on what is not known.
    Undetermined,
    /// Nobody is a member, so there is no share: neither kept nor broken.
    NoMembers,
}

/// A fact that is not known of some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaQuestion {
    /// The fact.
    pub fact: String,
    /// For a field of an event: the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What people read for the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field_title: Option<String>,
    /// The question.
    pub text: String,
    /// Who has to assess, choose or request it.
    pub assessed_by: Option<String>,
    /// The same, as people read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed_by_title: Option<String>,
    /// Which of the three.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<JudgementKind>,
    /// Of how many citizens it is needed.
    pub citizens: u64,
}

/// A quota of which no version is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaNotInForce {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// Why, in one word.
    pub reason: QuotaReason,
    /// The first or last day of the rulebook, if the day lies outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Date>,
}

/// Why a quota is not in force.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaReason {
    /// Its first version begins later.
    NotInForce,
    /// No version is in force any more.
    Repealed,
    /// The rulebook does not speak of that day.
    Outside,
}
