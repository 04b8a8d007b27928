//! A reason in the outcome.

use hjemmel_value::Citation;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One step of the reasoning, in words, with the facts it read and the steps it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonOutcome {
    /// The step in words, a sentence.
    pub text: String,
    /// The rule it applies, by qualified name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What that rule rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// The facts it read, by name; lists of events are left out, their events have steps of their own.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub facts: Map<String, Value>,
    /// What people read of the values of these facts, by name; left out where the value is read as it stands.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
    /// The steps it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<ReasonOutcome>,
}
