//! Items: the header, the clauses below it, and the comments around them.

use super::expression::Followed;
use super::layout::Line;
use super::printer::Printer;
use super::table::Grid;
use super::words::Word;
use crate::tree::{Clause, ClauseKind, Comment, Comments, EventTime, Header, Item};
use hjemmel_diagnostic::Language;

/// How far clauses are indented.
const CLAUSE: usize = 2;
/// How far the lines below `given` and `expect` are indented.
const EXAMPLE_LINE: usize = 4;
/// How far a broken line goes on, at least.
const CONTINUATION: usize = 4;

/// Collects the lines of a file.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line.
    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Comment lines above something; `first_blank` says whether the first keeps the blank line above it.
    fn above(&mut self, comments: &[Comment], indent: usize, first_blank: bool) {
        for (position, comment) in comments.iter().enumerate() {
            if comment.blank_before && (position > 0 || first_blank) {
                self.blank();
            }
            let text = format!("{}# {}", " ".repeat(indent), comment.text);
            self.line(text.trim_end());
        }
    }

    /// A logical line with the comment beside it.
    fn logical(&mut self, line: &Line, indent: usize, comments: &Comments) {
        let mut lines = line.lines(indent, CONTINUATION.max(indent.saturating_add(2)));
        if let (Some(comment), Some(last)) = (&comments.beside, lines.last_mut()) {
            let text = format!("{last}  # {}", comment.text);
            text.trim_end().clone_into(last);
        }
        for line in lines {
            self.line(&line);
        }
    }

    /// An item, with a blank line above it unless it is the first.
    pub(super) fn item(&mut self, item: &Item, language: Language) {
        if !self.text.is_empty() {
            self.blank();
        }
        self.above(&item.comments.above, 0, false);
        for retelling in &item.retelling {
            let text = format!("> {}", retelling.text);
            self.line(text.trim_end());
        }
        let mut printer = Printer::new(language);
        printer.header(&item.header);
        self.logical(&printer.line, 0, &item.comments);
        let mut section = Section::Clauses;
        let grid = matches!(item.header, Header::Table(_)).then(|| Grid::of(&item.clauses, language));
        for clause in &item.clauses {
            if let Some((grid, text)) = grid.as_ref().and_then(|grid| Some((grid, grid.line(clause)?))) {
                self.cells(clause, &text, grid);
                continue;
            }
            section = self.clause(clause, section, language);
        }
    }

    /// The head of a table, or a row below it; it is never broken.
    fn cells(&mut self, clause: &Clause, text: &str, grid: &Grid) {
        let further = if matches!(clause.kind, ClauseKind::Row(_)) { grid.indent } else { 0 };
        let indent = CLAUSE.saturating_add(further);
        self.above(&clause.comments.above, indent, true);
        let mut line = Line::default();
        line.text(text);
        self.logical(&line, indent, &clause.comments);
    }

    fn clause(&mut self, clause: &Clause, before: Section, language: Language) -> Section {
        let section = Section::of(&clause.kind, before);
        let indent = if section == Section::Clauses { CLAUSE } else { EXAMPLE_LINE };
        let mut comments = clause.comments.above.as_slice();
        if section != before {
            if comments.first().is_some_and(|comment| comment.blank_before) {
                self.above(comments, CLAUSE, true);
                comments = &[];
            }
            if let Some(word) = section.word() {
                self.line(&format!("{}{}", " ".repeat(CLAUSE), word.spelling(language)));
            }
        }
        self.above(comments, indent, true);
        let mut printer = Printer::new(language);
        printer.clause(clause);
        self.logical(&printer.line, indent, &clause.comments);
        section
    }

    /// Comments after the last item.
    pub(super) fn trailing(&mut self, comments: &[Comment]) {
        if !self.text.is_empty() && !comments.is_empty() {
            self.blank();
        }
        self.above(comments, 0, false);
    }
}

/// Where in an item a clause stands.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Section {
    /// Directly below the header.
    Clauses,
    /// Below `given`.
    Given,
    /// Below `expect`.
    Expect,
}

impl Section {
    fn of(kind: &ClauseKind, before: Section) -> Section {
        match kind {
            ClauseKind::Given(_) => Section::Given,
            ClauseKind::Expect(_) => Section::Expect,
            ClauseKind::Broken { .. } => before,
            _ => Section::Clauses,
        }
    }

    fn word(self) -> Option<Word> {
        match self {
            Section::Clauses => None,
            Section::Given => Some(Word::Given),
            Section::Expect => Some(Word::Expect),
        }
    }
}

impl Printer<'_> {
    /// The header line of an item.
    pub(super) fn header(&mut self, header: &Header) {
        let (word, named) = match header {
            Header::Rulebook(named) => (Word::Rulebook, named),
            Header::Category(named) => (Word::Category, named),
            Header::Actor(named) => (Word::Actor, named),
            Header::TargetGroup(named) => (Word::TargetGroup, named),
            Header::Requirement(named) => (Word::Requirement, named),
            Header::Trial(named) => (Word::Trial, named),
            Header::Exemption(named) => (Word::Exemption, named),
            Header::Guardrail(named) => (Word::Guardrail, named),
            Header::Transition(named) => (Word::Transition, named),
            Header::Quota(named) => (Word::Quota, named),
            Header::Parameter(named) => (Word::Parameter, named),
            Header::Table(named) => (Word::Table, named),
            Header::Calendar(named) => (Word::Calendar, named),
            Header::Event { named, .. } => (Word::Event, named),
            Header::Definition { named, .. } => (Word::Definition, named),
            Header::Situation => return self.word(Word::Situation),
            Header::Setting { of, value } => {
                self.word(Word::Setting);
                self.path(of);
                self.word(Word::Is);
                return self.value(value);
            }
            Header::AtMostOne { of, name } => {
                self.word(Word::AtMostOneOf);
                self.paths(of);
                if let Some(name) = name {
                    self.word_name(Word::As, name);
                }
                return;
            }
            Header::NotEncoded(why) => {
                self.word(Word::NotEncoded);
                return self.quoted(why);
            }
            Header::Example(title) => {
                self.word(Word::Example);
                return self.quoted(title);
            }
            Header::Broken { name, .. } => {
                if let Some(name) = name {
                    self.name(name);
                }
                return;
            }
        };
        self.word(word);
        self.named(named);
        match header {
            Header::Event { when: EventTime::On(day), .. } => self.word_name(Word::On, day),
            Header::Event { when: EventTime::Period { from, until }, .. } => {
                self.word_name(Word::From, from);
                self.word_name(Word::Until, until);
            }
            Header::Definition { value, .. } => {
                self.word(Word::Is);
                self.line.may_be_enclosed();
                self.condition(value, Followed::End);
            }
            _ => {}
        }
    }
}
