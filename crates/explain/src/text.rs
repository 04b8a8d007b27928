//! The outcome as a caseworker reads it: due dates first, legal basis on each line, what was lifted below.
//!
//! The text is made of lines of pieces, each with a role; a terminal gives roles colours, a snapshot leaves them out.

mod duties;
mod markdown;
mod other;
mod page;
mod quota;

use crate::outcome::Outcome;
use hjemmel_value::{Language, printable};
use page::Page;

pub use markdown::markdown;
pub use quota::render_quotas;

/// One line of text.
pub type Line = Vec<Piece>;

/// A piece of a line and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, as the rulebook or the situation has it: who prints it by other means than [`plain`] escapes it.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// What a piece of text is, for those who colour it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// A heading.
    Heading,
    /// A title of a duty.
    Title,
    /// Something that went wrong: overdue, broken, a conflict.
    Alarm,
    /// Something done.
    Done,
    /// Something to do.
    Todo,
    /// Something not known.
    Unknown,
    /// Legal basis.
    Citation,
    /// Secondary: reasons, notes.
    Faint,
}

/// The outcome as lines; with `reasons`, the reasoning below each line. What does not apply is named by its reason, in few
/// words: [`render_in_full`] says why of each.
#[must_use]
pub fn render(outcome: &Outcome, language: Language, reasons: bool) -> Vec<Line> {
    rendered(outcome, Page::new(outcome, language, reasons, false))
}

/// The outcome as lines, with the reasoning below each line, also of what does not apply.
#[must_use]
pub fn render_in_full(outcome: &Outcome, language: Language) -> Vec<Line> {
    rendered(outcome, Page::new(outcome, language, true, true))
}

fn rendered(outcome: &Outcome, mut page: Page<'_>) -> Vec<Line> {
    other::head(&mut page, outcome);
    duties::obligations(&mut page, outcome);
    duties::lifted(&mut page, outcome);
    duties::undetermined(&mut page, outcome);
    other::questions(&mut page, outcome);
    other::conflicts(&mut page, outcome);
    other::proposals(&mut page, outcome);
    other::rejected(&mut page, outcome);
    other::not_applicable(&mut page, outcome);
    other::outside(&mut page, outcome);
    other::not_encoded(&mut page, outcome);
    other::relied_on(&mut page, outcome);
    page.lines
}

/// Lines as plain text, each ended by a line break. What a citizen's text or a label has in it that does not print is shown
/// by its number: none of it reaches a terminal.
#[must_use]
pub fn plain(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let whole: String = line.iter().map(|piece| piece.text.as_str()).collect();
        text.push_str(printable(whole.trim_end()).as_ref());
        text.push('\n');
    }
    text
}
