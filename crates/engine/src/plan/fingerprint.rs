//! A plan as JSON, with the version that wrote it, and its fingerprint.

use super::{Plan, PlanError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a stored plan begins with.
const SCHEMA: &str = "hjemmel.plan/1";

/// The version that writes plans, and whose plans are read.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A plan as it is stored.
#[derive(Serialize)]
struct Written<'p> {
    schema: &'static str,
    version: &'static str,
    plan: &'p Plan,
}

/// What is read first, before the form of the plan is taken for granted.
#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
    version: Option<String>,
}

/// What is read once it is known who wrote it.
#[derive(Deserialize)]
struct Body {
    plan: Plan,
}

impl Plan {
    /// `sha256:…` over the JSON form with an empty fingerprint. Tables and fields have one order, so it is canonical.
    #[must_use]
    pub fn compute_fingerprint(&self) -> String {
        let bare = Plan { fingerprint: String::new(), ..self.clone() };
        // A plan always has a JSON form: all its keys are texts.
        let json = serde_json::to_vec(&bare).unwrap_or_default();
        let mut fingerprint = String::from("sha256:");
        for byte in Sha256::digest(&json) {
            // Writing to a string cannot fail.
            let _ = write!(fingerprint, "{byte:02x}");
        }
        fingerprint
    }

    /// The plan as JSON.
    ///
    /// # Errors
    ///
    /// [`PlanError::Json`]; never for a plan that came out of the model.
    pub fn to_json(&self) -> Result<String, PlanError> {
        serde_json::to_string(&Written { schema: SCHEMA, version: VERSION, plan: self }).map_err(json)
    }

    /// Reads what [`Plan::to_json`] of this version wrote, and checks it.
    ///
    /// # Errors
    ///
    /// [`PlanError`].
    pub fn from_json(text: &str) -> Result<Plan, PlanError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head: Head = serde_json::from_str(text).map_err(json)?;
        match (head.schema.as_deref(), head.version) {
            (Some(SCHEMA), Some(version)) if version == VERSION => {}
            (Some(schema), Some(version)) if schema.starts_with("hjemmel.plan/") => {
                return Err(PlanError::OtherVersion { written_by: version, read_by: VERSION });
            }
            _ => return Err(PlanError::Json { message: "it does not say that it is a plan".to_owned() }),
        }
        let Body { plan } = serde_json::from_str(text).map_err(json)?;
        if plan.fingerprint != plan.compute_fingerprint() {
            return Err(PlanError::Altered);
        }
        plan.validate()?;
        Ok(plan)
    }
}

fn json(error: serde_json::Error) -> PlanError {
    PlanError::Json { message: error.to_string() }
}
