//! Tables: the rows stand under their head, bar below bar.

use super::expression::Followed;
use super::printer::Printer;
use super::words::Word;
use crate::tree::{Cell, CellKind, CellTest, Clause, ClauseKind, Expression, Named};
use hjemmel_diagnostic::Language;

/// How wide the columns of a table are, and how far its rows are indented.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    language: Language,
    /// The widest cell of each column, in characters.
    widths: Vec<usize>,
    /// How many columns stand before the arrow.
    tests: usize,
    /// How wide the word `columns` is, with the blank behind it.
    pub(super) indent: usize,
}

impl Grid {
    /// Of the clauses of a table.
    pub(super) fn of(clauses: &[Clause], language: Language) -> Grid {
        let indent = Word::Columns.spelling(language).chars().count().saturating_add(1);
        let mut grid = Grid { language, widths: Vec::new(), tests: usize::MAX, indent };
        for clause in clauses {
            if let ClauseKind::Columns { tests, .. } = &clause.kind {
                grid.tests = tests.len();
            }
            for (place, cell) in cells(clause, language).iter().enumerate() {
                let width = cell.chars().count();
                match grid.widths.get_mut(place) {
                    Some(widest) => *widest = width.max(*widest),
                    None => grid.widths.push(width),
                }
            }
        }
        grid
    }

    /// The head or a row, its cells filled up to the width of their columns; none for another clause.
    pub(super) fn line(&self, clause: &Clause) -> Option<String> {
        let (head, tests) = match &clause.kind {
            ClauseKind::Columns { tests, .. } => (true, tests.len()),
            ClauseKind::Row(_) => (false, self.tests),
            _ => return None,
        };
        let cells = cells(clause, self.language);
        let mut line = String::new();
        if head {
            line.push_str(Word::Columns.spelling(self.language));
            line.push(' ');
        }
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                line.push_str(match (place == tests, head) {
                    (true, true) => " -> ",
                    // Under the head of the arrow.
                    (true, false) => "  | ",
                    (false, _) => " | ",
                });
            }
            line.push_str(cell);
            if place.saturating_add(1) < cells.len() {
                let width = self.widths.get(place).copied().unwrap_or(0);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count())));
            }
        }
        Some(line)
    }
}

/// The text of each cell of a head or a row.
fn cells(clause: &Clause, language: Language) -> Vec<String> {
    let print = |write: &dyn Fn(&mut Printer<'_>)| {
        let mut printer = Printer::new(language);
        write(&mut printer);
        printer.line.flat()
    };
    match &clause.kind {
        ClauseKind::Columns { tests, results } => {
            let tests = tests.iter().map(|test| print(&|printer| printer.column(test)));
            tests.chain(results.iter().map(|result| print(&|printer| printer.named(result)))).collect()
        }
        ClauseKind::Row(cells) => cells.iter().map(|cell| print(&|printer| printer.cell(cell))).collect(),
        _ => Vec::new(),
    }
}

impl Printer<'_> {
    /// What a column asks about.
    fn column(&mut self, test: &Expression) {
        self.value(test);
    }

    /// The head of a table on one line.
    pub(super) fn columns(&mut self, tests: &[Expression], results: &[Named]) {
        self.word(Word::Columns);
        for (place, test) in tests.iter().enumerate() {
            if place > 0 {
                self.text("|");
            }
            self.column(test);
        }
        for (place, result) in results.iter().enumerate() {
            self.text(if place > 0 { "|" } else { "->" });
            self.named(result);
        }
    }

    /// A row on one line.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text("|");
            }
            self.cell(cell);
        }
    }

    fn cell(&mut self, cell: &Cell) {
        match &cell.kind {
            CellKind::Any => self.word(Word::Any),
            CellKind::Tests(tests) => {
                for (place, test) in tests.iter().enumerate() {
                    if place > 0 {
                        self.word(Word::And);
                    }
                    self.cell_test(test);
                }
            }
            CellKind::Value(value) => self.condition(value, Followed::Closing),
        }
    }

    fn cell_test(&mut self, test: &CellTest) {
        match test {
            CellTest::Ordered(comparison, value) => {
                self.order(*comparison);
                self.value(value);
            }
            CellTest::Between(low, high) => {
                self.word(Word::Between);
                self.value(low);
                self.word(Word::And);
                self.value(high);
            }
            CellTest::In { negated, list } => {
                self.negation(*negated);
                self.word(Word::In);
                self.list(list, Self::value);
            }
            CellTest::Known { negated } => {
                self.negation(*negated);
                self.word(Word::Known);
            }
        }
    }

    fn negation(&mut self, negated: bool) {
        if negated {
            self.word(Word::Not);
        }
    }
}
