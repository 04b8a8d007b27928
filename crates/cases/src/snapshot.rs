//! Snapshots of cases: insta's file format, read and written.
//!
//! A file is a head of `key: value` between two lines `---`, and a body. This reads whatever insta may have put into the
//! head, and writes what insta writes for these cases: the head says where the snapshot comes from, and nothing else.

use hjemmel::diagnostic::SnapshotFault;

/// What the head of a snapshot says that no Rust test has written.
const WRITTEN_BY_COMMAND: &str = "hjemmel test";

/// A snapshot, read or to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    source: String,
    body: String,
}

impl Snapshot {
    /// Reads a snapshot from the bytes of its file.
    ///
    /// # Errors
    ///
    /// What keeps the file from being a snapshot.
    pub fn read(bytes: &[u8]) -> Result<Self, SnapshotFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| SnapshotFault::NotUtf8)?;
        if let Some((place, _)) = text.lines().enumerate().find(|(_, line)| is_merge_mark(line)) {
            return Err(SnapshotFault::MergeMarks(place.saturating_add(1)));
        }
        let mut lines = text.lines().enumerate();
        if !lines.next().is_some_and(|(_, line)| is_fence(line)) {
            return Err(SnapshotFault::NoHead);
        }
        let mut source = None;
        loop {
            let Some((place, line)) = lines.next() else { return Err(SnapshotFault::HeadWithoutEnd) };
            if is_fence(line) {
                break;
            }
            if let Some(value) = line.strip_prefix("source:") {
                source = Some(value.trim().to_owned());
            } else if line.starts_with("snapshot_kind:") && line.contains("binary") {
                return Err(SnapshotFault::Binary);
            } else if !may_stand_in_head(line) {
                return Err(SnapshotFault::HeadLine(place.saturating_add(1)));
            }
        }
        let body: Vec<&str> = lines.map(|(_, line)| line).collect();
        Ok(Self::new(source.as_deref(), &body.join("\n")))
    }

    /// A snapshot to be written. `source` is what the head names; without one, the command `hjemmel test`.
    #[must_use]
    pub fn new(source: Option<&str>, body: &str) -> Self {
        let source = source.unwrap_or(WRITTEN_BY_COMMAND).to_owned();
        Self { source, body: body.trim_end().replace("\r\n", "\n") }
    }

    /// Where it comes from, as its head says: the file of a test, or the command.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it holds, without the line break at its end.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The text of its file.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("---\nsource: {}\n---\n{}\n", self.source, self.body)
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// A line that a failed merge leaves. Seven equals signs alone can be a text's own.
fn is_merge_mark(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark))
}

/// What insta's heads are made of: entries, their continuations, list items, comments.
fn may_stand_in_head(line: &str) -> bool {
    let entry = line.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"'))
    });
    entry || line.trim().is_empty() || line.trim() == "{}" || line.starts_with([' ', '\t', '-', '#'])
}

#[cfg(test)]
mod tests;
