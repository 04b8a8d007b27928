//! What a table says: its head and its rows, whose order decides nothing, and neither does that of the columns.

use super::canonical::Canonical;
use super::clauses::clause_words;
use super::said::Said;
use crate::part::Part;
use hjemmel_syntax::format::{format_clause, format_expression};
use hjemmel_syntax::tree::{Cell, Clause, ClauseKind, Comments, Expression, ItemKind};
use hjemmel_value::Language;

/// The statements of a table; none of another item.
pub(super) fn said(canonical: &mut Canonical<'_>, clauses: &[Clause]) -> Vec<Said> {
    let mut said = Vec::new();
    let mut order: Vec<usize> = Vec::new();
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Columns { tests, results } => {
                let tests: Vec<Expression> = tests
                    .iter()
                    .map(|test| {
                        let mut test = test.clone();
                        canonical.expression(&mut test);
                        test
                    })
                    .collect();
                order = (0..tests.len()).collect();
                order.sort_by_cached_key(|place| tests.get(*place).map(|it| format_expression(it, Language::English)));
                let tests = in_order(&tests, &order);
                let kind = ClauseKind::Columns { tests, results: results.clone() };
                said.push(Said::new(Part::Columns, text(kind), clause_words(&clause.kind)));
            }
            ClauseKind::Row(cells) => {
                let cells: Vec<Cell> = cells
                    .iter()
                    .map(|cell| {
                        let mut cell = cell.clone();
                        canonical.cell(&mut cell);
                        cell
                    })
                    .collect();
                let kind = ClauseKind::Row(in_order(&cells, &order));
                said.push(Said::new(Part::Row, text(kind), clause_words(&clause.kind)));
            }
            _ => {}
        }
    }
    said
}

/// The first of some things in this order, and those behind them as they are.
fn in_order<T: Clone>(things: &[T], order: &[usize]) -> Vec<T> {
    let first = order.iter().filter_map(|place| things.get(*place));
    first.chain(things.iter().skip(order.len())).cloned().collect()
}

fn text(kind: ClauseKind) -> String {
    let clause = Clause { at: hjemmel_diagnostic::At::default(), kind, comments: Comments::default() };
    format_clause(&clause, ItemKind::Table, Language::English)
}
