//! How much one file may hold.

/// Limits on one file, so that no text takes more time or memory than its size is worth.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SyntaxLimits {
    /// How deep brackets, and events inside events, may be nested.
    pub nesting: usize,
    /// How many items one file may have.
    pub items: usize,
    /// How many clauses one item may have.
    pub clauses: usize,
}

impl Default for SyntaxLimits {
    fn default() -> Self {
        Self { nesting: 64, items: 20_000, clauses: 500 }
    }
}
