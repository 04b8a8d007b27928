//! One line of a file, looked at for what the cut must know: margin, comment, brackets, how it begins and ends.

use std::ops::Range;

/// Words that join a line to the one above if it starts with them, and to the one below if it ends in them.
const JOINERS: [&str; 4] = ["and", "or", "og", "eller"];

/// Words that open another level of nesting without a bracket.
const NESTERS: [&str; 16] = [
    "first", "første", "reaches", "udgør", "where", "hvor", "since", "siden", "between", "mellem", "whole", "hele",
    "end", "start", "udgangen", "starten",
];

/// What kind of line it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// Nothing but a comment.
    Comment,
    /// Starts with `>`.
    Retelling,
    /// Starts at the left margin.
    Margin,
    /// Starts after blanks.
    Indented,
}

/// How the part before a comment ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a comma.
    Comma,
    /// With `and` or `or`.
    Joiner,
    /// With an opening bracket.
    Bracket,
    /// With anything else.
    Complete,
}

/// What is wrong with a line by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quote that starts here does not end.
    UnclosedQuote(Range<usize>),
    /// Curly quotation marks stand at these places.
    CurlyQuotes(Vec<Range<usize>>),
}

/// One line of the file; all places are byte offsets in the file.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is.
    pub(crate) kind: LineKind,
    /// The first character that is no blank.
    pub(crate) start: usize,
    /// After the last character before the comment that is no blank.
    pub(crate) end: usize,
    /// The comment, with its `#`, trimmed on the right.
    pub(crate) comment: Option<Range<usize>>,
    /// Whether it starts with `and` or `or`.
    pub(crate) starts_with_joiner: bool,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Brackets outside quotes: where, and whether it opens.
    pub(crate) brackets: Vec<(usize, bool)>,
    /// How many words open a level of nesting.
    pub(crate) nesters: usize,
    /// What is wrong with it.
    pub(crate) fault: Option<Fault>,
}

/// Looks at all lines of a text.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut start = 0_usize;
    text.split('\n').map(move |line| {
        let here = start;
        start = start.saturating_add(line.len()).saturating_add(1);
        scan(line, here)
    })
}

/// What has been seen while going over the characters of a line.
#[derive(Default)]
struct Seen {
    quote: Option<usize>,
    curly: Vec<Range<usize>>,
    brackets: Vec<(usize, bool)>,
    nesters: usize,
    comment: Option<usize>,
    first_word: Option<Range<usize>>,
    last_word: Range<usize>,
    last: Option<char>,
}

fn scan(line: &str, offset: usize) -> Line {
    let body = line.trim_start();
    let indent = line.len().saturating_sub(body.len());
    let kind = match body.chars().next() {
        None => LineKind::Blank,
        Some('#') => LineKind::Comment,
        Some('>') => LineKind::Retelling,
        Some(_) if indent == 0 => LineKind::Margin,
        Some(_) => LineKind::Indented,
    };
    let start = offset.saturating_add(indent);
    let whole = start..start.saturating_add(body.trim_end().len());
    let mut scanned = Line {
        kind,
        start,
        end: whole.end,
        comment: None,
        starts_with_joiner: false,
        ending: Ending::Complete,
        brackets: Vec::new(),
        nesters: 0,
        fault: None,
    };
    match kind {
        LineKind::Blank | LineKind::Retelling => return scanned,
        LineKind::Comment => {
            scanned.comment = Some(whole);
            return scanned;
        }
        LineKind::Margin | LineKind::Indented => {}
    }
    let seen = characters(body);
    let code_length = seen.comment.map_or(body, |at| body.get(..at).unwrap_or(body)).trim_end().len();
    scanned.end = start.saturating_add(code_length);
    scanned.comment = seen.comment.map(|at| start.saturating_add(at)..whole.end);
    let is_joiner = |range: &Range<usize>| body.get(range.clone()).is_some_and(|word| JOINERS.contains(&word));
    scanned.starts_with_joiner = seen.first_word.as_ref().is_some_and(|word| word.start == 0 && is_joiner(word));
    scanned.ending = match seen.last {
        Some(',') => Ending::Comma,
        Some('(') => Ending::Bracket,
        _ if seen.last_word.end == code_length && is_joiner(&seen.last_word) => Ending::Joiner,
        _ => Ending::Complete,
    };
    let shifted = |range: Range<usize>| start.saturating_add(range.start)..start.saturating_add(range.end);
    scanned.fault = match (seen.quote, seen.curly.is_empty()) {
        (_, false) => Some(Fault::CurlyQuotes(seen.curly.into_iter().map(shifted).collect())),
        (Some(at), true) => Some(Fault::UnclosedQuote(shifted(at..at.saturating_add(1)))),
        (None, true) => None,
    };
    scanned.brackets = seen.brackets.into_iter().map(|(at, opens)| (start.saturating_add(at), opens)).collect();
    scanned.nesters = seen.nesters;
    scanned
}

fn characters(body: &str) -> Seen {
    let mut seen = Seen::default();
    let mut after_blank = true;
    let mut word: Option<usize> = None;
    for (at, c) in body.char_indices().chain([(body.len(), '\n')]) {
        if seen.quote.is_some() {
            if c == '"' {
                seen.quote = None;
                seen.last = Some(c);
            }
            continue;
        }
        if c.is_alphanumeric() || c == '_' {
            word.get_or_insert(at);
        } else if let Some(start) = word.take() {
            seen.end_word(body, start..at);
        }
        match c {
            '"' => seen.quote = Some(at),
            '#' if after_blank => {
                seen.comment = Some(at);
                break;
            }
            '(' => seen.brackets.push((at, true)),
            ')' => seen.brackets.push((at, false)),
            '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' => {
                seen.curly.push(at..at.saturating_add(c.len_utf8()))
            }
            _ => {}
        }
        after_blank = c.is_whitespace();
        if !after_blank {
            seen.last = Some(c);
        }
    }
    seen
}

impl Seen {
    fn end_word(&mut self, body: &str, word: Range<usize>) {
        if body.get(word.clone()).is_some_and(|text| NESTERS.contains(&text)) {
            self.nesters = self.nesters.saturating_add(1);
        }
        self.first_word.get_or_insert(word.clone());
        self.last_word = word;
    }
}
