//! How bad it is.

use serde::{Deserialize, Serialize};

/// How bad a diagnostic is.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The rulebook, situation or evaluation cannot be used.
    Error,
    /// It can be used, but is probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}
