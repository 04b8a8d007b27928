//! Standard output and standard error: nothing else in the command writes to them.
//!
//! What cannot be written ends the command with status 2, and [`crate::main`] says so. A reader that went away is no fault:
//! `hjemmel evaluate … | head` has got what it wanted.

use crate::exit::Exit;
use hjemmel::text::printable;
use serde::Serialize;
use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, StdoutLock, Write};

/// Prints a text as it stands, in colour where standard output has any.
pub(crate) fn print(text: &str) -> Result<(), Exit> {
    let mut out = anstream::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush())).map(|_| ())
}

/// Prints a line of plain text; what does not print is shown by its number.
pub(crate) fn line(text: impl Display) -> Result<(), Exit> {
    marked("", text)
}

/// Prints a line of plain text behind a word in colour.
pub(crate) fn marked(word: &str, text: impl Display) -> Result<(), Exit> {
    print(&format!("{word}{}\n", printable(&text.to_string())))
}

/// Prints a document for programs.
pub(crate) fn document(document: &impl Serialize) -> Result<(), Exit> {
    print(&format!("{}\n", serde_json::to_string_pretty(document).unwrap_or_default()))
}

/// Says something on standard error, on a line of its own, as [`line()`] prints it. If that cannot be written there is nobody to
/// tell.
pub(crate) fn tell(text: impl Display) {
    tell_whole(&format!("{}\n", printable(&text.to_string())));
}

/// Says what has its line breaks and colours.
pub(crate) fn tell_whole(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Whether somebody reads what was to be written.
fn written(result: std::io::Result<()>) -> Result<bool, Exit> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Exit::NotWritten(error.kind())),
    }
}

/// Many documents, one a line.
pub(crate) struct Lines {
    out: BufWriter<StdoutLock<'static>>,
}

impl Lines {
    pub(crate) fn begin() -> Self {
        Self { out: BufWriter::new(std::io::stdout().lock()) }
    }

    /// Writes a single document.
    pub(crate) fn one(document: &impl Serialize) -> Result<(), Exit> {
        let mut lines = Self::begin();
        lines.line(document)?;
        lines.flush().map(|_| ())
    }

    /// Writes a line. Whether more are wanted: not, if nobody reads any more.
    pub(crate) fn line(&mut self, document: &impl Serialize) -> Result<bool, Exit> {
        let text = serde_json::to_string(document).unwrap_or_default();
        written(writeln!(self.out, "{text}"))
    }

    /// Holds nothing back. It has to be called at the end, too: what cannot be written is told nowhere else.
    pub(crate) fn flush(&mut self) -> Result<bool, Exit> {
        written(self.out.flush())
    }
}
