//! The directions in which a number can be rounded.

use serde::{Deserialize, Serialize};

/// How a number is rounded. A rule names it; nothing is rounded by itself.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the smaller number: 2.7 to 2, and -2.1 to -3.
    Down,
    /// To the larger number: 2.1 to 3, and -2.7 to -2.
    Up,
    /// To the nearest number, and a half away from zero: 2.5 to 3, and -2.5 to -3.
    Nearest,
}
