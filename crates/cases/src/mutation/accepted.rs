//! Changes that nobody has to notice, each with the reason: a list that is kept beside the rulebooks.

use super::Mutation;
use super::wording::one_line;
use hjemmel::diagnostic::AcceptedLineFault;
use hjemmel_value::Language;

/// The list, as its file has it.
///
/// ```text
/// # what stands behind a # is a note
/// contact.first_talk: within 1 week after applied → within 1 month after applied
///   The week is tested by the cases of the employment office.
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    entries: Vec<AcceptedEntry>,
}

/// A change that is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedEntry {
    /// The rule's qualified name.
    pub rule: String,
    /// The words before and after, as the report shows them.
    pub words: String,
    /// Why nothing has to notice it.
    pub reason: String,
    /// The line of the file.
    pub line: usize,
}

/// Why a line of the list cannot be read.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AcceptedFault {
    /// It is neither an entry nor a reason.
    #[error("line {line} is not `RULE: before → after`")]
    NoEntry {
        /// The line.
        line: usize,
    },
    /// An entry says no reason.
    #[error("the entry in line {line} has no reason below it")]
    NoReason {
        /// The line.
        line: usize,
    },
    /// A reason stands below no entry.
    #[error("the reason in line {line} belongs to no entry")]
    NothingAbove {
        /// The line.
        line: usize,
    },
}

impl Accepted {
    /// Reads the text of the file. A mistake hides no other, and what could be read is kept.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<AcceptedFault>) {
        let mut entries: Vec<AcceptedEntry> = Vec::new();
        let mut faults = Vec::new();
        let mut open = false;
        for (place, written) in text.lines().enumerate() {
            let line = place.saturating_add(1);
            let said = written.trim();
            if said.is_empty() || said.starts_with('#') {
                continue;
            }
            if written.starts_with(char::is_whitespace) {
                match entries.last_mut().filter(|_| open) {
                    Some(entry) => {
                        let blank = if entry.reason.is_empty() { "" } else { " " };
                        entry.reason = format!("{}{blank}{said}", entry.reason);
                    }
                    None => faults.push(AcceptedFault::NothingAbove { line }),
                }
                continue;
            }
            let said = said.replace(" -> ", " → ");
            let entry = said.split_once(':').filter(|(rule, words)| rule.contains('.') && words.contains('→'));
            open = entry.is_some();
            match entry {
                Some((rule, words)) => entries.push(AcceptedEntry {
                    rule: rule.trim().to_owned(),
                    words: one_line(words),
                    reason: String::new(),
                    line,
                }),
                None => faults.push(AcceptedFault::NoEntry { line }),
            }
        }
        let without = entries.iter().filter(|entry| entry.reason.is_empty());
        faults.extend(without.map(|entry| AcceptedFault::NoReason { line: entry.line }));
        faults.sort_by_key(|fault| fault.line());
        entries.retain(|entry| !entry.reason.is_empty());
        (Self { entries }, faults)
    }

    /// The entries, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[AcceptedEntry] {
        &self.entries
    }

    /// The entry that accepts a change. It stands for every version of the rule in which the same words are changed the same way.
    #[must_use]
    pub fn accepts(&self, mutation: &Mutation) -> Option<&AcceptedEntry> {
        let [english, danish] = [Language::English, Language::Danish].map(|it| one_line(&mutation.change.words(it)));
        self.entries
            .iter()
            .find(|entry| entry.rule == mutation.change.rule && (entry.words == english || entry.words == danish))
    }
}

impl AcceptedFault {
    /// The line of the file.
    #[must_use]
    pub fn line(self) -> usize {
        match self {
            Self::NoEntry { line } | Self::NoReason { line } | Self::NothingAbove { line } => line,
        }
    }

    /// What is wrong, as complaints say it.
    #[must_use]
    pub fn why(self) -> AcceptedLineFault {
        match self {
            Self::NoEntry { .. } => AcceptedLineFault::NoEntry,
            Self::NoReason { .. } => AcceptedLineFault::NoReason,
            Self::NothingAbove { .. } => AcceptedLineFault::NothingAbove,
        }
    }
}
