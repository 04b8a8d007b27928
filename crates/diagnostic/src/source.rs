//! The texts that are read: admitting them, and finding lines and places in them.

use std::sync::Arc;

use crate::columns::LineIndex;
use crate::normalise::normalise;
use crate::offset::{OffsetMap, index, offset};
use crate::{Diagnostic, LineColumn, Message, SourceId, Span};

/// Spans hold 32 bits, and joining accents can lengthen a text threefold.
const LARGEST: usize = 1 << 30;

/// So many places of one kind are shown in one file.
const MOST_PLACES: usize = 100;

/// What a source may be at most.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct SourceLimits {
    /// Bytes of one file.
    pub bytes: usize,
}

impl Default for SourceLimits {
    fn default() -> Self {
        Self { bytes: 1 << 20 }
    }
}

/// How the lines of a file end.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum LineEnding {
    /// Line feed.
    #[default]
    Lf,
    /// Carriage return and line feed, as on Windows.
    CrLf,
}

/// One admitted text.
///
/// Its line ends are line feeds, a byte-order mark is gone, and names are in Unicode's composed form. Offsets and spans
/// count in this text; [`original_offset`](Self::original_offset) leads back to the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    id: SourceId,
    name: String,
    text: Arc<str>,
    lines: LineIndex,
    map: OffsetMap,
    line_ending: LineEnding,
}

impl Source {
    /// Reads the bytes of a file. What cannot be read as text at all, is too large or empty gives no source and a complaint
    /// without a place, which names the file; the rest gives both.
    #[must_use]
    pub fn admit(id: SourceId, name: &str, bytes: &[u8], limits: &SourceLimits) -> (Option<Self>, Vec<Diagnostic>) {
        let limit = limits.bytes.min(LARGEST);
        if bytes.len() > limit {
            let message = Message::TooLarge { file: name.to_owned(), bytes: bytes.len(), limit };
            return (None, vec![Diagnostic::without_place(message)]);
        }
        let (bytes, skipped) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => (rest, 3),
            None => (bytes, 0),
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return (None, vec![not_utf8(name, bytes, error.valid_up_to())]),
        };
        if text.trim().is_empty() {
            return (None, vec![Diagnostic::without_place(Message::EmptyFile { file: name.to_owned() })]);
        }
        let normalised = normalise(text, skipped);
        let source = Self {
            id,
            name: name.to_owned(),
            lines: LineIndex::new(&normalised.text),
            text: normalised.text.into(),
            map: normalised.map,
            line_ending: if normalised.crlf > 0 { LineEnding::CrLf } else { LineEnding::Lf },
        };
        let mut complaints = Vec::new();
        if let Some((start, end)) = normalised.first_joined {
            let span = Span::new(id, offset(start), offset(end));
            complaints.push(Diagnostic::new(Message::NotNormalised { count: normalised.joined }, span));
        }
        complaints.extend(source.refused_characters());
        (Some(source), complaints)
    }

    /// Its number.
    #[must_use]
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// The name that it was given, mostly a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The admitted text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The admitted text, to be kept.
    #[must_use]
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// How its lines ended in the file.
    #[must_use]
    pub fn line_ending(&self) -> LineEnding {
        self.line_ending
    }

    /// All of it.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.id, 0, offset(self.text.len()))
    }

    /// Line and columns of an offset. One past the end counts as the end, one inside a character as its start.
    #[must_use]
    pub fn line_column(&self, at: u32) -> LineColumn {
        self.lines.line_column(&self.text, at)
    }

    /// A line, counted from 1, without its end; empty if there is none.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        self.lines.line_text(&self.text, line)
    }

    /// The span of a line, counted from 1, with its end.
    #[must_use]
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let (start, end) = self.lines.line_range(&self.text, line)?;
        Some(Span::new(self.id, start, end))
    }

    /// How many lines there are.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.lines.lines()
    }

    /// The text of a span; empty if it is out of range, cuts a character or belongs to another source.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        if span.source != self.id {
            return "";
        }
        self.text.get(index(span.start)..index(span.end)).unwrap_or_default()
    }

    /// Where the byte at an offset stands in the file as it was given.
    #[must_use]
    pub fn original_offset(&self, at: u32) -> u32 {
        self.map.original(at)
    }

    fn refused_characters(&self) -> Vec<Diagnostic> {
        let places = self.text.char_indices().filter_map(|(at, c)| {
            let message = match c {
                '\0' => Message::NulCharacter,
                '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                    Message::BidirectionalControl { character: format!("U+{:04X}", u32::from(c)) }
                }
                _ => return None,
            };
            let span = Span::new(self.id, offset(at), offset(at.saturating_add(c.len_utf8())));
            Some(Diagnostic::new(message, span))
        });
        places.take(MOST_PLACES).collect()
    }
}

/// The text that bytes are in UTF-8.
///
/// # Errors
///
/// E0001, with the first place that is none.
pub fn utf8<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|error| Box::new(not_utf8(name, bytes, error.valid_up_to())))
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = bytes.get(..valid).map(String::from_utf8_lossy).unwrap_or_default();
    let place = LineIndex::new(&before).line_column(&before, offset(valid));
    Diagnostic::without_place(Message::NotUtf8 {
        file: name.to_owned(),
        line: place.line,
        column: place.column_chars,
        count: bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count(),
    })
}

/// All sources of one rulebook.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number that the next source is to have.
    #[must_use]
    pub fn next_id(&self) -> SourceId {
        let last = self.0.iter().map(|source| source.id.0).max();
        SourceId(last.map_or(0, |id| id.saturating_add(1)))
    }

    /// Adds a source; one with the same number is replaced.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = source.id;
        match self.0.iter_mut().find(|old| old.id == id) {
            Some(old) => *old = source,
            None => self.0.push(source),
        }
        id
    }

    /// Admits a file under the next number and adds it.
    pub fn admit(&mut self, name: &str, bytes: &[u8], limits: &SourceLimits) -> (Option<SourceId>, Vec<Diagnostic>) {
        let (source, complaints) = Source::admit(self.next_id(), name, bytes, limits);
        (source.map(|source| self.add(source)), complaints)
    }

    /// The source with a number.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        let likely = self.0.get(index(id.0)).filter(|source| source.id == id);
        likely.or_else(|| self.0.iter().find(|source| source.id == id))
    }

    /// The text of a span; empty if there is none.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).map_or("", |source| source.slice(span))
    }

    /// All of them, in the order in which they were added.
    pub fn iter(&self) -> std::slice::Iter<'_, Source> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Sources {
    type Item = &'a Source;
    type IntoIter = std::slice::Iter<'a, Source>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
