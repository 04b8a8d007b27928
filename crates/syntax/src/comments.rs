//! Comments and retellings: kept while the lines are cut, and handed to what stands below them.

use crate::scan::Line;
use crate::tree::{Comment, Comments, Retelling};
use hjemmel_diagnostic::{At, Source, Span};
use std::ops::Range;

/// What has been read and waits for the line that it belongs to.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    above: Vec<Comment>,
    retelling: Vec<Retelling>,
    blank_before: bool,
}

impl Waiting {
    /// A blank line.
    pub(crate) fn blank(&mut self) {
        self.blank_before = true;
    }

    /// A line of code: a blank line above it says nothing about the next comment.
    pub(crate) fn code(&mut self) {
        self.blank_before = false;
    }

    /// A line of comment.
    pub(crate) fn comment(&mut self, source: &Source, line: &Line) {
        if let Some(range) = &line.comment {
            let blank_before = std::mem::take(&mut self.blank_before);
            self.above.push(comment(source, range, blank_before));
        }
    }

    /// A line that starts with `>`.
    pub(crate) fn retelling(&mut self, source: &Source, line: &Line) {
        self.blank_before = false;
        let at = span(source, &(line.start..line.end));
        let text = source.slice(at);
        let text = text.strip_prefix('>').unwrap_or(text);
        let text = text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned();
        self.retelling.push(Retelling { at: At(at), text });
    }

    /// Comments for a clause or a header.
    pub(crate) fn take_comments(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.above)
    }

    /// Retellings for an item.
    pub(crate) fn take_retelling(&mut self) -> Vec<Retelling> {
        std::mem::take(&mut self.retelling)
    }

    /// The retellings that wait.
    pub(crate) fn retellings(&self) -> &[Retelling] {
        &self.retelling
    }
}

/// Puts the comment at the end of a line with its sentence: the one on the last line stands beside it, others above.
pub(crate) fn beside(comments: &mut Comments, source: &Source, line: &Line) {
    if let Some(earlier) = comments.beside.take() {
        comments.above.push(earlier);
    }
    comments.beside = line.comment.as_ref().map(|range| comment(source, range, false));
}

fn comment(source: &Source, range: &Range<usize>, blank_before: bool) -> Comment {
    let at = span(source, range);
    let text = source.slice(at);
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned();
    Comment { at: At(at), text, blank_before }
}

/// A byte range of a source as a span.
pub(crate) fn span(source: &Source, range: &Range<usize>) -> Span {
    Span::new(source.id(), offset(range.start), offset(range.end))
}

/// A byte offset as spans have it; sources are far smaller than 4 GiB.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
