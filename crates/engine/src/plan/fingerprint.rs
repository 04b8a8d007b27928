//! A plan as JSON, and its fingerprint.

use super::{Plan, PlanError};
use sha2::{Digest, Sha256};
use std::fmt::Write;

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
        serde_json::to_string(self).map_err(|error| PlanError::Json { message: error.to_string() })
    }

    /// Reads what [`Plan::to_json`] wrote, and checks it.
    ///
    /// # Errors
    ///
    /// [`PlanError`].
    pub fn from_json(text: &str) -> Result<Plan, PlanError> {
        let plan: Plan = serde_json::from_str(text).map_err(|error| PlanError::Json { message: error.to_string() })?;
        plan.validate()?;
        Ok(plan)
    }
}
