//! Running the cases of folders, one at a time, and writing the snapshots that are accepted.

use super::ask::{Answer, ask};
use super::report::{Counts, Done, Printer};
use crate::args::{Report, Test};
use crate::exit::Exit;
use crate::progress::Progress;
use crate::{beside, complain};
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Case, CaseFiles, CaseResult, Entry, Folder, Snapshot, language_of, run_case};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What is done with cases that do not come out as their snapshots say.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Accepting {
    /// They fail.
    Never,
    /// They would be asked about, and there is nobody to ask.
    Nobody,
    /// Each is asked about.
    Ask,
    /// They are written.
    Always,
}

/// A run over folders of cases. Only counts are kept of what is done.
pub(super) struct Cases<'a> {
    filter: Option<&'a str>,
    accepting: Accepting,
    language: Language,
    found: Found,
}

/// What came of all cases.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// How many passed, failed and were skipped; what was accepted has passed.
    pub(super) counts: Counts,
    /// How many snapshots were written or deleted.
    pub(super) written: usize,
    /// Whether `--update` had somebody to ask, if it was given.
    pub(super) nobody_to_ask: bool,
    /// Whether accepting would settle something that failed.
    pub(super) can_be_accepted: bool,
    /// Whether a snapshot could not be written.
    pub(super) could_not_write: bool,
    /// A folder for cases that has none.
    pub(super) without_cases: Option<PathBuf>,
}

impl<'a> Cases<'a> {
    pub(super) fn new(arguments: &'a Test, language: Language) -> Self {
        let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let accepting = match (arguments.accept, arguments.update) {
            (true, _) => Accepting::Always,
            (false, true) if terminal && arguments.format == Report::Text => Accepting::Ask,
            (false, true) => Accepting::Nobody,
            (false, false) => Accepting::Never,
        };
        Self { filter: arguments.filter.as_deref(), accepting, language, found: Found::default() }
    }

    /// Runs the cases of a folder. One at fault hides no other.
    pub(super) fn run(&mut self, rulebook: &Rulebook, inside: &Path, printer: &mut Printer) -> Result<(), Exit> {
        let folder = Folder::of(beside::names(inside, self.language)?);
        if folder.is_empty() {
            self.found.without_cases = Some(inside.to_owned());
        }
        let language = language_of(rulebook);
        let source = sibling_source(inside, &folder);
        let progress = Progress::of_cases(folder.len(), self.language);
        let mut ended = Ok(());
        for entry in folder.entries() {
            progress.step();
            let (case, snapshot) = match read(inside, entry) {
                Ok(files) => files,
                Err((path, error)) => {
                    ended = Err(progress.aside(|| complain::unreadable(&path, &error, self.language)));
                    continue;
                }
            };
            if !self.wanted(entry.name, case.as_deref()) {
                self.found.counts.skipped = self.found.counts.skipped.saturating_add(1);
                continue;
            }
            let files = CaseFiles { case: case.as_deref(), snapshot: snapshot.as_deref() };
            let result = run_case(rulebook, language, &folder, entry.name, files);
            let path = inside.join(format!("{}.{}", entry.name, if entry.case { "json" } else { "snap" }));
            progress.aside(|| self.settle(&path, &result, snapshot.as_deref(), source.as_deref(), printer))?;
        }
        ended
    }

    pub(super) fn finish(mut self) -> Found {
        self.found.nobody_to_ask = self.accepting == Accepting::Nobody && self.found.can_be_accepted;
        self.found
    }

    /// Whether the filter lets a case through.
    fn wanted(&self, name: &str, case: Option<&[u8]>) -> bool {
        let Some(filter) = self.filter else { return true };
        let title = || case.and_then(|bytes| Case::from_bytes(name, bytes).ok()).map(|case| case.title);
        name.contains(filter) || title().is_some_and(|title| title.contains(filter))
    }

    /// Tells what came of a case, and writes its snapshot if that is wanted.
    fn settle(
        &mut self,
        path: &Path,
        result: &CaseResult,
        before: Option<&[u8]>,
        source: Option<&str>,
        printer: &mut Printer,
    ) -> Result<(), Exit> {
        let asks = self.accepting == Accepting::Ask && result.can_be_accepted();
        if asks {
            printer.show(path, result, true)?;
        }
        let accepted = result.can_be_accepted()
            && match self.accepting {
                Accepting::Always => true,
                Accepting::Ask => self.asked(result),
                Accepting::Never | Accepting::Nobody => false,
            };
        let done = if accepted { self.write(path, result, before, source) } else { Done::Nothing };
        self.found.written = self.found.written.saturating_add(usize::from(done != Done::Nothing));
        let passed = result.passed() || done != Done::Nothing;
        self.found.counts.count(passed);
        self.found.can_be_accepted |= !passed && result.can_be_accepted();
        printer.case(path, result, done, asks)
    }

    /// Asks about one; `all` and `quit` hold for what follows.
    fn asked(&mut self, result: &CaseResult) -> bool {
        let question = match result.body {
            Some(_) => self.language.pick(("Write this snapshot?", "Skriv dette facit?")),
            None => self.language.pick(("Delete this snapshot?", "Slet dette facit?")),
        };
        let answer = ask(question, self.language, &mut std::io::stdin().lock(), &mut std::io::stderr().lock());
        match answer.unwrap_or(Answer::Quit) {
            Answer::Yes => true,
            Answer::No => false,
            Answer::All => {
                self.accepting = Accepting::Always;
                true
            }
            Answer::Quit => {
                self.accepting = Accepting::Never;
                false
            }
        }
    }

    /// Writes the snapshot of a case, or deletes one that has no case. What insta had left to be reviewed is settled by it.
    fn write(&mut self, path: &Path, result: &CaseResult, before: Option<&[u8]>, source: Option<&str>) -> Done {
        let snapshot = path.with_extension("snap");
        let (done, written) = match result.snapshot(before, source) {
            Some(text) => (Done::Written, std::fs::write(&snapshot, text.to_text())),
            None => (Done::Deleted, std::fs::remove_file(&snapshot)),
        };
        if let Err(error) = written {
            complain::unwritable(&snapshot, &error, self.language);
            self.found.could_not_write = true;
            return Done::Nothing;
        }
        // There may be none; one that stays is told by the next review.
        let _ = std::fs::remove_file(path.with_extension("snap.new"));
        done
    }
}

/// A case and its snapshot, as far as they are there.
type Read = (Option<Vec<u8>>, Option<Vec<u8>>);

fn read(folder: &Path, entry: Entry<'_>) -> Result<Read, (PathBuf, std::io::Error)> {
    let one = |there: bool, ending: &str| {
        let path = folder.join(format!("{}.{ending}", entry.name));
        there.then(|| std::fs::read(&path).map_err(|error| (path, error))).transpose()
    };
    Ok((one(entry.case, "json")?, one(entry.snapshot, "snap")?))
}

/// What the snapshots of a folder say that they come from, so that a new one says the same.
fn sibling_source(folder: &Path, names: &Folder) -> Option<String> {
    let snapshots = names.entries().filter(|entry| entry.snapshot);
    let mut read = snapshots.filter_map(|entry| {
        let bytes = std::fs::read(folder.join(format!("{}.snap", entry.name))).ok()?;
        Snapshot::read(&bytes).ok()
    });
    read.next().map(|snapshot| snapshot.source().to_owned())
}
