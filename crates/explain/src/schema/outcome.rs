//! The JSON Schema of the outcome.

use serde_json::Value as Json;

/// The schema of `hjemmel.outcome/1` (JSON Schema, draft 2020-12).
#[must_use]
pub fn outcome_schema() -> Json {
    serde_json::from_str(include_str!("outcome.schema.json")).unwrap_or(Json::Null)
}

/// The schema of `hjemmel.quota/1` (JSON Schema, draft 2020-12).
#[must_use]
pub fn quota_schema() -> Json {
    serde_json::from_str(include_str!("quota.schema.json")).unwrap_or(Json::Null)
}
