//! Lines and columns, in the units that people, programs and editors count in.

use crate::offset::{index, offset};

/// A place as line and column. All are counted from 1.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column in bytes.
    pub column_utf8: u32,
    /// The column in characters, as people count.
    pub column_chars: u32,
    /// The column in UTF-16 units, as editors count.
    pub column_utf16: u32,
}

/// Where each line of a text begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| offset(at.saturating_add(1)));
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// The line and columns of an offset; one past the end is the end, one inside a character is its start.
    pub(crate) fn line_column(&self, text: &str, at: u32) -> LineColumn {
        let at = floor(text, at);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or(0);
        let before = text.get(index(start)..index(at)).unwrap_or_default();
        LineColumn {
            line: offset(line),
            column_utf8: offset(before.len().saturating_add(1)),
            column_chars: offset(before.chars().count().saturating_add(1)),
            column_utf16: offset(before.encode_utf16().count().saturating_add(1)),
        }
    }

    /// A line, counted from 1, without its end.
    pub(crate) fn line_text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let Some((start, end)) = self.line_range(text, line) else {
            return "";
        };
        let line = text.get(index(start)..index(end)).unwrap_or_default();
        line.strip_suffix('\n').unwrap_or(line)
    }

    /// The bytes of a line, its end included.
    pub(crate) fn line_range(&self, text: &str, line: u32) -> Option<(u32, u32)> {
        let start = self.starts.get(index(line).checked_sub(1)?)?;
        let end = self.starts.get(index(line)).copied().unwrap_or(offset(text.len()));
        Some((*start, end))
    }

    /// How many lines there are; a line end at the very end begins one more.
    pub(crate) fn lines(&self) -> u32 {
        offset(self.starts.len())
    }
}

/// The last place between two characters at or before `at`.
pub(crate) fn floor(text: &str, at: u32) -> u32 {
    offset(text.floor_char_boundary(index(at)))
}
