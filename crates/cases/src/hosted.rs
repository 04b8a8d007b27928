//! A folder of rulebooks and cases, run under insta in a host's own test. The one place here that opens files.

use crate::{CaseFiles, CaseResult, Folder, Verdict, language_of, run_case, run_examples, sources_of_part};
use hjemmel::diagnostic::{Sources, text};
use hjemmel::{Language, Rulebook};
use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

#[doc(hidden)]
pub use insta;

/// Checks a folder of rulebooks under [insta](https://insta.rs): the rulebooks have no errors, their examples pass, and the
/// cases beside them come out as their snapshots say.
///
/// The folder is a path relative to the crate's `Cargo.toml`. Cases stand in `cases/NAME.json` of the folder, or of a folder
/// inside it that holds rulebooks; a snapshot is `cases/NAME.snap` beside its case. What is new or has changed is left as
/// `NAME.snap.new` for `cargo insta review`, and a snapshot without its case fails. Everything that is wrong is told before the
/// test fails. `INSTA_UPDATE` and `CI` mean what they mean to insta.
///
/// `cargo insta` looks for snapshots below package folders and below the folders of test sources: keep the rulebooks in one.
///
/// ```no_run
/// // In a test of the host. The snapshots are in the language of the rulebooks; a second argument says another.
/// hjemmel_cases::assert_cases!("rulebooks");
/// hjemmel_cases::assert_cases!("rulebooks", hjemmel::Language::Danish);
/// ```
#[macro_export]
macro_rules! assert_cases {
    ($folder:expr $(,)?) => {
        $crate::assert_cases!(@ $folder, ::std::option::Option::None)
    };
    ($folder:expr, $language:expr $(,)?) => {
        $crate::assert_cases!(@ $folder, ::std::option::Option::Some($language))
    };
    (@ $folder:expr, $language:expr) => {{
        let folder = ::std::path::Path::new(::std::env!("CARGO_MANIFEST_DIR")).join($folder);
        let failures = $crate::hosted::run(&folder, $language, &mut |name, body| {
            $crate::hosted::insta::assert_snapshot!(name, body);
        });
        ::std::assert!(failures.is_empty(), "{failures}");
    }};
}

/// What is wrong with a folder, all of it.
#[derive(Debug, Default)]
pub struct Failures {
    told: Vec<String>,
}

impl Failures {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    fn tell(&mut self, what: &Path, text: impl fmt::Display) {
        self.told.push(format!("{}: {text}", what.display()));
    }
}

impl fmt::Display for Failures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for told in &self.told {
            writeln!(formatter, "{}", told.trim_end())?;
        }
        write!(formatter, "{} failed", self.told.len())
    }
}

/// Runs a folder. `assert` is insta's assertion in the host's test, so that insta knows whose snapshot it is.
pub fn run(folder: &Path, language: Option<Language>, assert: &mut dyn FnMut(String, String)) -> Failures {
    let mut failures = Failures::default();
    let mut found = Vec::new();
    if let Err(error) = below(folder, &mut found) {
        failures.tell(folder, error);
        return failures;
    }
    let mut texts = BTreeMap::new();
    for path in found {
        match std::fs::read(&path) {
            Ok(bytes) => {
                texts.insert(path.display().to_string(), bytes);
            }
            Err(error) => failures.tell(&path, error),
        }
    }
    let Some(rulebook) = compile(folder, &texts, &mut failures) else { return failures };
    let words = language.unwrap_or_else(|| language_of(&rulebook));
    if let Some(compiled) = rulebook.compiled() {
        for result in run_examples(&rulebook, words).iter().filter(|result| !result.passed()) {
            failures.tell(folder, text::render(&result.failures, compiled.sources(), words, false));
        }
    }
    for part in folders(folder, texts.keys().map(Path::new)) {
        let cases = part.join("cases");
        if cases.is_dir() {
            match of_part(&rulebook, &part, &texts, &mut failures) {
                Some(rulebook) => run_cases(&rulebook, &cases, language, &mut failures, assert),
                None => continue,
            }
        }
    }
    failures
}

/// The set that the cases of a folder are read against: its rulebooks, and those that these use.
fn of_part(
    whole: &Rulebook,
    part: &Path,
    texts: &BTreeMap<String, Vec<u8>>,
    failures: &mut Failures,
) -> Option<Rulebook> {
    let needed = sources_of_part(whole.compiled()?, |name| Path::new(name).starts_with(part));
    if needed.len() == texts.len() {
        return Some(whole.clone());
    }
    let texts = texts.iter().filter(|(name, _)| needed.contains(*name));
    compile(part, &texts.map(|(name, bytes)| (name.clone(), bytes.clone())).collect(), failures)
}

fn compile(folder: &Path, texts: &BTreeMap<String, Vec<u8>>, failures: &mut Failures) -> Option<Rulebook> {
    if texts.is_empty() {
        failures.tell(folder, "there is no rulebook here");
        return None;
    }
    let mut builder = Rulebook::builder();
    for (name, bytes) in texts {
        builder = builder.source(name.clone(), bytes.clone());
    }
    builder.compile().map_err(|error| failures.tell(folder, format_args!("{error:#}"))).ok()
}

fn run_cases(
    rulebook: &Rulebook,
    folder: &Path,
    language: Option<Language>,
    failures: &mut Failures,
    assert: &mut dyn FnMut(String, String),
) {
    let language = language.unwrap_or_else(|| language_of(rulebook));
    let names = match names(folder) {
        Ok(names) => Folder::of(names),
        Err(error) => return failures.tell(folder, error),
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_suffix("");
    settings.remove_input_file();
    settings.remove_description();
    for entry in names.entries() {
        let path = folder.join(format!("{}.{}", entry.name, if entry.case { "json" } else { "snap" }));
        let read = |there: bool, ending: &str| {
            there.then(|| std::fs::read(folder.join(format!("{}.{ending}", entry.name)))).transpose()
        };
        let (case, snapshot) = match (read(entry.case, "json"), read(entry.snapshot, "snap")) {
            (Ok(case), Ok(snapshot)) => (case, snapshot),
            (Err(error), _) | (_, Err(error)) => {
                failures.tell(&path, error);
                continue;
            }
        };
        let files = CaseFiles { case: case.as_deref(), snapshot: snapshot.as_deref() };
        let result = run_case(rulebook, language, &names, entry.name, files);
        let asserted = match (&result.verdict, result.body.clone()) {
            (Verdict::SnapshotUnreadable(_), _) | (_, None) => false,
            (_, Some(body)) => {
                let name = entry.name.to_owned();
                settings.bind(|| catch_unwind(AssertUnwindSafe(|| assert(name, body)))).is_ok()
            }
        };
        if !asserted {
            failures.tell(&path, complaint(&result));
        }
    }
}

/// What is wrong with a case; in English, as the rest of what a test prints.
fn complaint(result: &CaseResult) -> String {
    let page = text::render(result.diagnostics().as_slice(), &Sources::new(), Language::English, false);
    format!("{}\n{page}", result.title.as_deref().unwrap_or_default())
}

/// The folder and those inside it that hold rulebooks, at any depth.
fn folders<'a>(folder: &Path, files: impl Iterator<Item = &'a Path>) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = vec![folder.to_owned()];
    for file in files {
        let above = file.ancestors().skip(1).take_while(|path| path.starts_with(folder));
        found.extend(above.map(Path::to_owned));
    }
    found.sort();
    found.dedup();
    found
}

/// The names of the files in a folder.
fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// The rulebook files below a folder, hidden ones left out.
fn below(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            below(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rulebook") {
            found.push(path);
        }
    }
    Ok(())
}
