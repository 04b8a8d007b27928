//! One case run against its snapshot.

use crate::{Case, CaseError, Difference, Folder, Snapshot};
use hjemmel::diagnostic::{Diagnostic, Diagnostics, Message, SnapshotFault};
use hjemmel::{Language, Rulebook};

/// The bytes of a case and of its snapshot, as far as they are there.
#[derive(Copy, Clone, Debug, Default)]
pub struct CaseFiles<'a> {
    /// The case.
    pub case: Option<&'a [u8]>,
    /// Its snapshot.
    pub snapshot: Option<&'a [u8]>,
}

/// What came of one case.
#[derive(Clone, Debug)]
pub struct CaseResult {
    /// The name of its files, without their ending.
    pub name: String,
    /// What it shows, if it could be read.
    pub title: Option<String>,
    /// How it stands to its snapshot.
    pub verdict: Verdict,
    /// What it comes to: what its snapshot is to hold. `None` if it could not be evaluated.
    pub body: Option<String>,
}

/// How a case stands to its snapshot.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It comes out as the snapshot says.
    Same,
    /// It comes out otherwise.
    Changed(Difference),
    /// It has no snapshot.
    New,
    /// Its snapshot cannot be read.
    SnapshotUnreadable(SnapshotFault),
    /// The snapshot has no case. The case that it was probably written for, if that was renamed.
    Orphan(Option<String>),
    /// The case cannot be read, or its evaluation ends with an error.
    Broken(CaseError),
}

impl CaseResult {
    /// Whether the case comes out as its snapshot says.
    #[must_use]
    pub fn passed(&self) -> bool {
        matches!(self.verdict, Verdict::Same)
    }

    /// Whether writing the snapshot anew, or deleting it, settles the case.
    #[must_use]
    pub fn can_be_accepted(&self) -> bool {
        !matches!(self.verdict, Verdict::Same | Verdict::Broken(_))
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn diagnostics(&self) -> Diagnostics {
        let one = |message| vec![Diagnostic::without_place(message)].into();
        match &self.verdict {
            Verdict::Same => Diagnostics::new(),
            Verdict::Changed(difference) => {
                one(Message::CaseChanged { lost: difference.lost(), gained: difference.gained() })
            }
            Verdict::New => one(Message::SnapshotMissing),
            Verdict::SnapshotUnreadable(why) => one(Message::SnapshotUnreadable { why: *why }),
            Verdict::Orphan(renamed) => {
                let message = Message::SnapshotWithoutCase { case: format!("{}.json", self.name) };
                let renamed = renamed.as_ref().map(|name| format!("{name}.json"));
                vec![Diagnostic::without_place(message).with_suggestion_if(renamed)].into()
            }
            Verdict::Broken(error) => error.diagnostics(),
        }
    }

    /// The snapshot to write. `source` is what the head of one that is new or cannot be read names; what a snapshot named
    /// before it goes on naming.
    #[must_use]
    pub fn snapshot(&self, before: Option<&[u8]>, source: Option<&str>) -> Option<Snapshot> {
        let before = before.and_then(|bytes| Snapshot::read(bytes).ok());
        let source = before.as_ref().map(Snapshot::source).or(source);
        self.body.as_ref().map(|body| Snapshot::new(source, body))
    }
}

/// Runs one case against its snapshot. `folder` holds it; `language` is that of the snapshot, [`crate::language_of`] the
/// rulebooks.
#[must_use]
pub fn run_case(
    rulebook: &Rulebook,
    language: Language,
    folder: &Folder,
    name: &str,
    files: CaseFiles<'_>,
) -> CaseResult {
    let mut result = CaseResult { name: name.to_owned(), title: None, verdict: Verdict::New, body: None };
    let Some(bytes) = files.case else {
        result.verdict = Verdict::Orphan(folder.renamed(name));
        return result;
    };
    let evaluated = Case::from_bytes(&format!("{name}.json"), bytes).and_then(|case| {
        result.title = Some(case.title.clone());
        case.snapshot_body(rulebook, language)
    });
    match evaluated {
        Ok(body) => {
            result.verdict = files.snapshot.map_or(Verdict::New, |bytes| against(bytes, &body));
            result.body = Some(body);
        }
        Err(error) => result.verdict = Verdict::Broken(error),
    }
    result
}

fn against(snapshot: &[u8], body: &str) -> Verdict {
    let snapshot = match Snapshot::read(snapshot) {
        Ok(snapshot) => snapshot,
        Err(why) => return Verdict::SnapshotUnreadable(why),
    };
    let new = Snapshot::new(None, body);
    if snapshot.body() == new.body() {
        return Verdict::Same;
    }
    Verdict::Changed(Difference::of(snapshot.body(), new.body()))
}

#[cfg(test)]
mod tests;
