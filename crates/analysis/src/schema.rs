//! The JSON Schema of what `hjemmel diff` prints.

use serde_json::Value as Json;

/// The name and version of the JSON form of a difference.
pub const DIFFERENCE_SCHEMA: &str = "hjemmel.difference/1";

/// The schema of `hjemmel.difference/1` (JSON Schema, draft 2020-12).
#[must_use]
pub fn difference_schema() -> Json {
    serde_json::from_str(include_str!("difference.schema.json")).unwrap_or(Json::Null)
}
