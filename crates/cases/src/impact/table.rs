//! A table for people: aligned columns on a terminal, or Markdown.

use hjemmel::text::{Line, Piece, Role, markdown as escaped};

/// A table; the first column is text, and the others numbers unless they are said to be text.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<(String, bool)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Columns by title; `true` for one of text.
    pub(super) fn new(columns: &[(&str, bool)]) -> Self {
        Self { columns: columns.iter().map(|(title, text)| ((*title).to_owned(), *text)).collect(), rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn lines(&self) -> Vec<Line> {
        let titles: Vec<String> = self.columns.iter().map(|(title, _)| title.clone()).collect();
        let width = |place: usize| {
            let rows = self.rows.iter().filter_map(|row| row.get(place));
            rows.chain(titles.get(place)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |cells: &[String], role: Role| {
            let mut text = String::new();
            for ((cell, width), (_, left)) in cells.iter().zip(&widths).zip(&self.columns) {
                let room = width.saturating_sub(cell.chars().count());
                let blanks = " ".repeat(room);
                text.push_str("  ");
                text.push_str(&if *left { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") });
            }
            vec![Piece { text: text.trim_end().to_owned(), role }]
        };
        let rows = self.rows.iter().map(|row| line(row, Role::Plain));
        std::iter::once(line(&titles, Role::Faint)).chain(rows).collect()
    }

    pub(super) fn markdown(&self) -> String {
        let joined = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = joined(self.columns.iter().map(|(title, _)| escaped(title)).collect());
        let marks: Vec<&str> = self.columns.iter().map(|(_, left)| if *left { "---" } else { "--:" }).collect();
        text.push_str(&format!("|{}|\n", marks.join("|")));
        for row in &self.rows {
            text.push_str(&joined(row.iter().map(|cell| escaped(cell)).collect()));
        }
        text
    }
}
