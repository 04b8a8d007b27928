//! Duties in the outcome: owed, lifted, undetermined.

use super::ReasonOutcome;
use hjemmel_engine::findings::Status;
use hjemmel_engine::plan::{AspectName, Basis, Modality};
use hjemmel_value::{Citation, Date, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// The requirement's qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// Which occurrence of a recurring duty, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// Who owes it, by name.
    pub actor: String,
    /// Who owes it, as people read it.
    pub actor_title: String,
    /// Must, may or must not.
    pub modality: Modality,
    /// What is to be done.
    pub action: String,
    /// Legal basis.
    pub citations: Vec<Citation>,
    /// How firm it is.
    pub basis: Basis,
    /// Steps that the sources do not settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<String>,
    /// When it is due; `None` for a duty without a date.
    pub due: Option<Date>,
    /// Between which days it is due, where the day is not known and it surely is no later than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_between: Option<DueBetween>,
    /// The first working day after it, where it is none by the rulebook's calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_working_day: Option<Date>,
    /// When it would be due without exemptions, if that is another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_without_exemptions: Option<Date>,
    /// The days that the timing allows, from the start of the clock to the due date. What `met by … where` narrows further
    /// is not in it.
    pub window: Option<Window>,
    /// How many acts are needed.
    pub required: Option<u32>,
    /// How many met it so far.
    pub met: Option<u32>,
    /// When it was met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_on: Option<Date>,
    /// When it was broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_on: Option<Date>,
    /// How it stands.
    pub status: Status,
    /// What is asked of the act, and what exemptions did to it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aspects: BTreeMap<AspectName, AspectOutcome>,
    /// Exemptions that an exception of their own kept from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_despite: Vec<ExemptionNamed>,
    /// Values told on its line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StatedValue>,
    /// What the rulebook does not carry of it, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_encoded: Vec<String>,
    /// Facts that keep its status or its date open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Proposals that had a part in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
    /// Why.
    pub because: Vec<ReasonOutcome>,
}

/// The days between which a date lies that is not known, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueBetween {
    /// The first day that it may be; none if it may be any earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Date>,
    /// The last.
    pub latest: Date,
}

/// What a duty is for, of a requirement that is owed for each of several things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum InstanceOutcome {
    /// An event, a day or a period.
    Thing(ThingOutcome),
    /// A decision.
    Decision(DecisionOutcome),
}

impl InstanceOutcome {
    /// The event, day or period, unless it is a decision.
    #[must_use]
    pub fn thing(&self) -> Option<&ThingOutcome> {
        match self {
            InstanceOutcome::Thing(thing) => Some(thing),
            InstanceOutcome::Decision(_) => None,
        }
    }

    /// What tells it from the others of one requirement: a decision stays the same when its day moves.
    #[must_use]
    pub fn key(&self) -> (&str, Option<u32>, Option<Date>, Option<u32>) {
        match self {
            InstanceOutcome::Thing(thing) => {
                (thing.list.as_deref().unwrap_or_default(), Some(thing.number), Some(thing.date), None)
            }
            InstanceOutcome::Decision(decision) => {
                let of = decision.of.as_ref();
                (&decision.decision, of.map(|thing| thing.number), of.map(|thing| thing.date), decision.occurrence)
            }
        }
    }

    /// What people read of it.
    #[must_use]
    pub fn in_words(&self, language: Language) -> String {
        let decision = match self {
            InstanceOutcome::Thing(one) => return one.in_words(language),
            InstanceOutcome::Decision(decision) => decision,
        };
        let mut words = format!("{}: {}", language.pick(("decision", "afgørelse")), decision.title);
        if let Some(of) = &decision.of {
            words.push_str(&format!(", {}", of.in_words(language)));
        }
        if let Some(occurrence) = decision.occurrence {
            words.push_str(&crate::words::occurrence(occurrence, language));
        }
        if let Some(day) = decision.made_on.or(decision.due) {
            words.push_str(&format!(", {day}"));
        }
        words
    }
}

impl ThingOutcome {
    /// What people read of it: the event and its date; what stays the same in a period, and its days.
    #[must_use]
    pub fn in_words(&self, language: Language) -> String {
        let (title, date) = (&self.title, self.date);
        if let Some(earliest) = self.earliest {
            return language.pick((
                format!("{title} between {earliest} and {date}"),
                format!("{title} mellem {earliest} og {date}"),
            ));
        }
        let Some(period) = &self.period else { return format!("{title} {date}") };
        let days = match (period.until, period.surely_until) {
            (Some(until), _) => language.pick((format!("{date} to {until}"), format!("{date} til {until}"))),
            (None, Some(surely)) => {
                language.pick((format!("{date} to {surely} or later"), format!("{date} til {surely} eller senere")))
            }
            (None, None) => language.pick((format!("from {date}"), format!("fra {date}"))),
        };
        format!("{title}, {days}")
    }
}

/// A decision that a duty is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOutcome {
    /// What is decided: the qualified name of a requirement, or of an exemption.
    pub decision: String,
    /// What people read.
    pub title: String,
    /// The event, day or period that that is for, if it is owed for each of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ThingOutcome>,
    /// Which occurrence of it, of a requirement that comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// The day on which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_on: Option<Date>,
    /// Else the day on which it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// The event, day or period that a duty is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingOutcome {
    /// The fact that lists the events; of a period there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Its place there, or among the periods of the requirement, from 1, by date.
    pub number: u32,
    /// Its date; of a period the first day; of a day that is not known the last that it may be.
    pub date: Date,
    /// Of a day that is not known, the first that it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Date>,
    /// What people read.
    pub title: String,
    /// Of a period, where it ends and what stays the same in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodOutcome>,
}

/// An unbroken stretch of days in which things keep their values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodOutcome {
    /// Its last day; `None` if it goes on, or if that is not known.
    pub until: Option<Date>,
    /// Where it is not known whether it goes on: the last day that surely belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surely_until: Option<Date>,
    /// What stays the same, in the order in which the rule names it.
    pub values: Vec<PeriodValue>,
}

/// Something that stays the same in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodValue {
    /// Its name: of a fact, a definition or a target group.
    pub name: String,
    /// What people read.
    pub title: String,
    /// What it is; `null` if absent.
    pub value: serde_json::Value,
    /// What people read of it, where the value is not read as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

/// The days on which an act counts in time, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// What is asked in one aspect, and what exemptions did to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AspectOutcome {
    /// What the law asks, or what an exemption put in its place; labels, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// Exemptions that lifted it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifted_by: Vec<String>,
    /// Exemptions that changed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed_by: Vec<String>,
    /// Single values lifted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values_lifted: Vec<ValueLifted>,
    /// The exemptions named above, with their trial and legal basis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<ExemptionNamed>,
}

/// One value of an aspect, lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueLifted {
    /// The value's name.
    pub value: String,
    /// What people read of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The exemption.
    pub by: String,
}

/// An exemption with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptionNamed {
    /// Its qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// The trial it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial: Option<String>,
    /// The trial's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_title: Option<String>,
    /// The trial's by-law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bylaw: Option<String>,
    /// Legal basis.
    pub citations: Vec<Citation>,
    /// How firm it is.
    pub basis: Basis,
    /// Steps that the sources do not settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<String>,
    /// Proposals that it needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
}

/// A duty lifted whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiftedOutcome {
    /// The requirement's qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// Which occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// Its own legal basis.
    pub citations: Vec<Citation>,
    /// When it would have been due.
    pub due: Option<Date>,
    /// What lifted it.
    pub by: Vec<ExemptionNamed>,
    /// Why.
    pub because: Vec<ReasonOutcome>,
}

/// A duty that hangs on something not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndeterminedOutcome {
    /// The requirement's qualified name.
    pub id: String,
    /// What people read.
    pub title: String,
    /// What it is for, of a requirement that is owed for each of several events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<InstanceOutcome>,
    /// Which occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// Its legal basis.
    pub citations: Vec<Citation>,
    /// Steps that the sources do not settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<String>,
    /// When it would be due.
    pub due: Option<Date>,
    /// The facts that would settle it.
    pub needs: Vec<String>,
    /// What is known so far.
    pub because: Vec<ReasonOutcome>,
}

/// A value told on a duty's line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedValue {
    /// Its name.
    pub name: String,
    /// What people read.
    pub title: String,
    /// The value; `null` if known to be absent.
    pub value: serde_json::Value,
    /// What people read of it, where the value is not read as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Whether it is not known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
}
