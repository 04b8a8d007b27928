//! Cuts a file into items and logical lines, before pest sees any of it.
//!
//! An item starts at the left margin. An indented line is a clause, unless it continues the line above: it starts with `and`
//! or `or`, or the line above ends with a comma, `and`, `or` or an opening bracket, or a bracket is still open. An open
//! bracket ends at the margin, at a retelling, and, where the line above is complete, at a line that starts with a clause
//! word, has a `§`, or says who must do what; so one forgotten `)` does not swallow the rest.

use crate::comments::{Waiting, beside, span};
use crate::keywords;
use crate::limits::SyntaxLimits;
use crate::scan::{self, Ending, Fault, Line, LineKind};
use crate::tree::{Comment, Comments, Retelling};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Source};
use std::borrow::Cow;
use std::ops::Range;

/// A file in items.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    /// The items, each with its lines.
    pub(crate) items: Vec<RawItem>,
    /// Comments below the last line.
    pub(crate) trailing: Vec<Comment>,
}

/// An item: its header and its clauses, not yet parsed.
#[derive(Debug)]
pub(crate) struct RawItem {
    /// The retelling above it.
    pub(crate) retelling: Vec<Retelling>,
    /// The line at the margin.
    pub(crate) header: LogicalLine,
    /// The lines below.
    pub(crate) clauses: Vec<LogicalLine>,
}

/// A line with those that continue it.
#[derive(Debug)]
pub(crate) struct LogicalLine {
    /// Where it stands, blanks and comments at its ends left out.
    pub(crate) range: Range<usize>,
    /// Comments and retellings inside it.
    blanked: Vec<Range<usize>>,
    /// Its comments.
    pub(crate) comments: Comments,
    /// A complaint was made already, so it is not parsed.
    pub(crate) faulty: bool,
    /// Curly quotes in it: the complaint is made, and they are read as straight ones.
    pub(crate) curly: Vec<Range<usize>>,
}

impl LogicalLine {
    /// Its text, comments blanked out byte for byte.
    pub(crate) fn text<'a>(&self, source: &'a str) -> Cow<'a, str> {
        let text = source.get(self.range.clone()).unwrap_or_default();
        if self.blanked.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut owned = String::with_capacity(text.len());
        let mut from = self.range.start;
        for hole in &self.blanked {
            owned.push_str(source.get(from..hole.start).unwrap_or_default());
            owned.extend(std::iter::repeat_n(' ', hole.len()));
            from = hole.end;
        }
        owned.push_str(source.get(from..self.range.end).unwrap_or_default());
        Cow::Owned(owned)
    }

    /// What of it stands before `at`, and what from there on; for a line that joined two by mistake.
    pub(crate) fn split(&self, end: usize, start: usize) -> (LogicalLine, LogicalLine) {
        let part = |range: Range<usize>, comments: Comments| LogicalLine {
            blanked: self
                .blanked
                .iter()
                .filter(|hole| range.start <= hole.start && hole.end <= range.end)
                .cloned()
                .collect(),
            curly: self.curly.iter().filter(|at| range.start <= at.start && at.end <= range.end).cloned().collect(),
            range,
            comments,
            faulty: self.faulty,
        };
        let above = Comments { above: self.comments.above.clone(), beside: None };
        let below = Comments { above: Vec::new(), beside: self.comments.beside.clone() };
        (part(self.range.start..end, above), part(start..self.range.end, below))
    }
}

/// Cuts a source.
pub(crate) fn cut(source: &Source, limits: &SyntaxLimits, complaints: &mut Diagnostics) -> Cut {
    let mut cutter = Cutter {
        source,
        limits,
        complaints,
        done: Cut::default(),
        waiting: Waiting::default(),
        open: None,
        orphaned: false,
        full: false,
        retold_inside: false,
    };
    for line in scan::lines(source.text()) {
        if !cutter.line(line) {
            break;
        }
    }
    cutter.finish()
}

/// The logical line that may still be continued.
struct Open {
    line: LogicalLine,
    header: bool,
    ending: Ending,
    brackets: Vec<usize>,
    nesters: usize,
}

struct Cutter<'a> {
    source: &'a Source,
    limits: &'a SyntaxLimits,
    complaints: &'a mut Diagnostics,
    done: Cut,
    waiting: Waiting,
    open: Option<Open>,
    orphaned: bool,
    full: bool,
    retold_inside: bool,
}

impl Cutter<'_> {
    /// Takes one line; false when a limit is passed and the rest is not read.
    fn line(&mut self, line: Line) -> bool {
        match line.kind {
            LineKind::Blank => self.waiting.blank(),
            LineKind::Comment => self.waiting.comment(self.source, &line),
            LineKind::Retelling if self.is_row(&line) => self.more_than(&line),
            LineKind::Retelling => {
                self.close_at_retelling(&line);
                self.waiting.retelling(self.source, &line);
            }
            LineKind::Margin => {
                self.close();
                if self.done.items.len() >= self.limits.items {
                    self.complain(Message::TooManyItems { limit: self.limits.items }, &(line.start..line.end));
                    return false;
                }
                self.start(&line, true);
            }
            LineKind::Indented if self.continues(&line) => self.append(&line),
            LineKind::Indented => {
                self.close();
                self.clause(&line);
            }
        }
        true
    }

    /// An indented line with a bar below a table: a row whose first cell begins with `>`.
    fn is_row(&self, line: &Line) -> bool {
        let text = self.source.text();
        let indented = text.get(..line.start).is_some_and(|above| above.ends_with([' ', '\t']));
        let open = self.open.as_ref().filter(|open| open.header).map(|open| &open.line);
        let header = open.or_else(|| self.done.items.last().map(|item| &item.header));
        let header = header.and_then(|header| text.get(header.range.clone())).unwrap_or_default();
        let table = ["table", "tabel"].iter().any(|word| keywords::match_phrase(header, word).is_some());
        indented && table && text.get(line.start..line.end).is_some_and(|line| line.contains('|'))
    }

    /// A line that begins with `>` is a retelling, whatever was meant by it: a row has to say it in words.
    fn more_than(&mut self, line: &Line) {
        self.close();
        let text = self.source.text().get(line.start..line.end).unwrap_or_default();
        let danish = self.done.items.last().is_some_and(|item| {
            self.source.text().get(item.header.range.clone()).is_some_and(|header| header.starts_with("tabel"))
        });
        let (found, right) = match (text.starts_with(">="), danish) {
            (true, false) => (">=", "at least"),
            (true, true) => (">=", "mindst"),
            (false, false) => (">", "more than"),
            (false, true) => (">", "mere end"),
        };
        let message = Message::OtherWording { found: found.to_owned(), right: right.to_owned() };
        let place = span(self.source, &(line.start..line.start.saturating_add(found.len())));
        self.complaints.push(Diagnostic::new(message, place).with_fix(place, right));
        self.clause(line);
        if let Some(open) = &mut self.open {
            open.line.faulty = true;
        }
    }

    fn complain(&mut self, message: Message, at: &Range<usize>) {
        self.complaints.push(Diagnostic::new(message, span(self.source, at)));
    }

    fn continues(&self, line: &Line) -> bool {
        let Some(open) = &self.open else { return false };
        if line.starts_with_joiner || open.ending != Ending::Complete {
            return true;
        }
        let text = self.source.text().get(line.start..line.end).unwrap_or_default();
        !open.brackets.is_empty() && !starts_anew(text)
    }

    fn clause(&mut self, line: &Line) {
        let stray: Vec<Retelling> = match self.waiting.retellings() {
            [] => Vec::new(),
            _ => self.waiting.take_retelling(),
        };
        let told = std::mem::take(&mut self.retold_inside);
        if let Some(first) = stray.first().filter(|_| !told) {
            self.complaints.push(Diagnostic::new(Message::RetellingWithoutItem, first.at.0));
        }
        let Some(item) = self.done.items.last() else {
            if !std::mem::replace(&mut self.orphaned, true) {
                self.complain(Message::IndentedWithoutItem, &(line.start..line.end));
            }
            return;
        };
        if item.clauses.len() >= self.limits.clauses && !std::mem::replace(&mut self.full, true) {
            self.complain(Message::TooManyClauses { limit: self.limits.clauses }, &(line.start..line.end));
        }
        self.start(line, false);
    }

    fn start(&mut self, line: &Line, header: bool) {
        let comments = Comments { above: self.waiting.take_comments(), beside: None };
        let range = line.start..line.start;
        let logical = LogicalLine { range, blanked: Vec::new(), comments, faulty: false, curly: Vec::new() };
        if header {
            let retelling = self.waiting.take_retelling();
            let placeholder = LogicalLine {
                range: 0..0,
                blanked: Vec::new(),
                comments: Comments::default(),
                faulty: true,
                curly: Vec::new(),
            };
            self.full = false;
            self.retold_inside = false;
            self.done.items.push(RawItem { retelling, header: placeholder, clauses: Vec::new() });
        }
        self.open = Some(Open { line: logical, header, ending: Ending::Complete, brackets: Vec::new(), nesters: 0 });
        self.append(line);
    }

    /// Adds a physical line to the open logical one.
    fn append(&mut self, line: &Line) {
        self.waiting.code();
        let Some(mut open) = self.open.take() else { return };
        let first = open.line.range.is_empty();
        if !first {
            let inside = self.waiting.take_comments();
            open.line.blanked.extend(open.line.comments.beside.as_ref().map(range_of));
            open.line.blanked.extend(inside.iter().map(range_of));
            if let Some(earlier) = open.line.comments.beside.take() {
                open.line.comments.above.push(earlier);
            }
            open.line.comments.above.extend(inside);
        }
        open.line.range.end = line.end;
        open.ending = line.ending;
        beside(&mut open.line.comments, self.source, line);
        if let Some(fault) = &line.fault {
            self.fault(fault);
            match fault {
                Fault::CurlyQuotes(all) => open.line.curly.extend(all.iter().cloned()),
                Fault::UnclosedQuote(_) => open.line.faulty = true,
            }
            open.brackets.clear();
            open.ending = Ending::Complete;
        }
        self.count_brackets(&mut open, line);
        self.open = Some(open);
    }

    fn count_brackets(&mut self, open: &mut Open, line: &Line) {
        let before = open.brackets.len().saturating_add(open.nesters.div_euclid(4));
        open.nesters = open.nesters.saturating_add(line.nesters);
        let mut deepest = (before, line.start);
        for &(at, opens) in &line.brackets {
            let place = at..at.saturating_add(1);
            if opens {
                open.brackets.push(at);
                let depth = open.brackets.len();
                if depth > deepest.0 {
                    deepest = (depth, at);
                }
            } else if open.brackets.pop().is_none() && !open.line.faulty {
                open.line.faulty = true;
                self.complain(Message::StrayClosingBracket, &place);
            }
        }
        let depth = deepest.0.max(open.nesters.div_euclid(4));
        if depth > self.limits.nesting && !open.line.faulty {
            open.line.faulty = true;
            let place = deepest.1..deepest.1.saturating_add(1);
            self.complain(Message::TooDeep { limit: self.limits.nesting }, &place);
        }
    }

    fn fault(&mut self, fault: &Fault) {
        match fault {
            Fault::UnclosedQuote(at) => self.complain(Message::UnclosedQuote, at),
            Fault::CurlyQuotes(all) => {
                let Some(first) = all.first() else { return };
                let place = span(self.source, first);
                let complaint = Diagnostic::new(Message::CurlyQuote, place);
                let fixed = all.iter().fold(complaint, |made, at| made.with_fix(span(self.source, at), "\""));
                self.complaints.push(fixed);
            }
        }
    }

    fn close_at_retelling(&mut self, line: &Line) {
        if let Some(open) = &mut self.open {
            let unfinished = open.ending != Ending::Complete || !open.brackets.is_empty();
            if unfinished && !open.line.faulty {
                open.line.faulty = true;
                let opened = span(self.source, &open.line.range);
                let place = span(self.source, &(line.start..line.end));
                let complaint = Diagnostic::new(Message::RetellingInsideClause, place);
                self.complaints.push(complaint.with_secondary(opened, LabelRole::OpenedHere));
                self.retold_inside = true;
            }
        }
        self.close();
    }

    /// Ends the open logical line and puts it into its item.
    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Some(&at) = open.brackets.last()
            && !open.line.faulty
        {
            open.line.faulty = true;
            self.complain(Message::UnclosedBracket, &(at..at.saturating_add(1)));
        }
        let Some(item) = self.done.items.last_mut() else { return };
        if open.header {
            item.header = open.line;
        } else if item.clauses.len() < self.limits.clauses {
            item.clauses.push(open.line);
        }
    }

    fn finish(mut self) -> Cut {
        self.close();
        if let Some(first) = self.waiting.retellings().first() {
            self.complaints.push(Diagnostic::new(Message::RetellingWithoutItem, first.at.0));
        }
        self.done.trailing = self.waiting.take_comments();
        self.done
    }
}

fn range_of(comment: &Comment) -> Range<usize> {
    let index = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    index(comment.at.0.start)..index(comment.at.0.end)
}

/// Whether a line inside an open bracket is rather a clause of its own.
pub(crate) fn starts_anew(text: &str) -> bool {
    let says_who = || {
        let before = text.split('"').next().unwrap_or_default().trim_end();
        let modal = ["must", "may", "must not", "skal", "kan", "må ikke"];
        text.contains('"') && modal.iter().any(|word| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')))
    };
    text.contains('§') || keywords::starts_clause(text) || says_who()
}
