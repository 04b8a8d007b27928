//! The cells of a table.

use super::{Comparison, Expression};
use hjemmel_diagnostic::At;

/// One cell of a row. Whether it asks or gives something, its column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub at: At,
    /// What it says.
    pub kind: CellKind,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// `any`: whatever the column is, known or not, there or absent.
    Any,
    /// `at least 18 and under 30`: all of these must hold of the column.
    Tests(Vec<CellTest>),
    /// A value, `not` a value, or, in a column of results, any expression.
    Value(Expression),
}

/// A test of which the column is the left side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellTest {
    /// `under 30`, `at least 30`, `before 2024-01-01`; never `is` and `is not`.
    Ordered(Comparison, Expression),
    /// `between 2 and 4`, both included.
    Between(Expression, Expression),
    /// `in a, b`, `not in a, b`.
    In {
        /// `not in`.
        negated: bool,
        /// The list.
        list: Vec<Expression>,
    },
    /// `known`, `not known`.
    Known {
        /// `not known`.
        negated: bool,
    },
}
