//! One side of a difference: rulebooks in files or at a git revision, with the cases beside them.

use crate::beside::{self, CASES};
use crate::exit::Exit;
use crate::git::{self, Revision};
use crate::{complain, files, out};
use hjemmel::diagnostic::Message;
use hjemmel::{Compiled, Language};
use serde_json::json;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// One state of the rulebooks.
pub(super) struct Side {
    name: String,
    compiled: Compiled,
    revision: Option<Revision>,
    cases: BTreeMap<PathBuf, Held>,
    is_file: bool,
}

/// Where a case is held; it is read when its turn comes.
pub(super) enum Held {
    File(PathBuf),
    Object { called: String, object: String },
}

impl Side {
    /// Reads a side and prints what is wrong with it. One that has errors is compared as far as it could be read.
    pub(super) fn read(name: &str, language: Language) -> Result<Side, Exit> {
        let (compiled, revision, cases, is_file) = match git::split(name) {
            Some((revision, path)) => {
                let revision = Revision::find(revision, path, language)?;
                let (compiled, cases, is_file) = at_revision(&revision, language)?;
                (compiled, Some(revision), cases, is_file)
            }
            None => {
                let path = Path::new(name);
                let compiled = files::check(&[path.to_owned()], false, language)?;
                (compiled, None, beside(path, language)?, path.is_file())
            }
        };
        let side = Side { name: name.to_owned(), compiled, revision, cases, is_file };
        if side.errors() > 0 {
            let told = language.pick((
                format!("{name} has errors; it is compared as far as it could be read:"),
                format!("{name} har fejl; det sammenlignes, så langt det kunne læses:"),
            ));
            out::tell(told);
            complain::about_sources(side.compiled.diagnostics().as_slice(), side.compiled.sources(), language);
        }
        Ok(side)
    }

    pub(super) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    pub(super) fn errors(&self) -> usize {
        self.compiled.diagnostics().errors()
    }

    /// Whether it is one file: the cases beside it may be of the rulebooks beside it.
    pub(super) fn is_file(&self) -> bool {
        self.is_file
    }

    /// What the JSON says of it.
    pub(super) fn document(&self) -> serde_json::Value {
        json!({ "name": self.name, "errors": self.errors() })
    }

    /// The cases beside the rulebooks, by their paths from there.
    pub(super) fn cases(&self) -> impl Iterator<Item = (&Path, &Held)> {
        self.cases.iter().map(|(path, held)| (path.as_path(), held))
    }

    /// Reads a case; its name, for complaints, and its text.
    pub(super) fn case(&self, held: &Held, language: Language) -> Result<(String, String), Exit> {
        match (held, &self.revision) {
            (Held::Object { called, object }, Some(revision)) => {
                let text = files::text(called, revision.read(object)?).map_err(|complaint| {
                    complain::print(&[*complaint], language);
                    Exit::AtFault
                })?;
                Ok((called.clone(), text))
            }
            (Held::Object { called, .. }, None) => Ok((called.clone(), String::new())),
            (Held::File(path), _) => Ok((path.display().to_string(), files::read_text(path, language)?)),
        }
    }
}

/// Whether a path is a case: a JSON file in a folder `cases`.
fn is_case(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
        && path.parent().and_then(Path::file_name) == Some(OsStr::new(CASES))
}

/// The cases below a folder of rulebooks, or beside a rulebook, by their paths from there: a case of both sides has one name.
fn beside(path: &Path, language: Language) -> Result<BTreeMap<PathBuf, Held>, Exit> {
    let root = if path.is_dir() { path } else { beside::folder_of(path) };
    let folder = if path.is_dir() { path.to_owned() } else { root.join(CASES) };
    let mut found = Vec::new();
    if folder.is_dir() {
        files::below(&folder, "json", &mut found, language)?;
    }
    let cases = found.into_iter().filter(|path| is_case(path));
    Ok(cases.map(|path| (from(root, &path), Held::File(path))).collect())
}

/// A path as seen from a folder above it.
fn from(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// The rulebooks at a revision, with those they use and the cases that stand beside them there.
fn at_revision(revision: &Revision, language: Language) -> Result<(Compiled, BTreeMap<PathBuf, Held>, bool), Exit> {
    let listed = revision.files(revision.path())?;
    if listed.is_empty() {
        return Err(revision.without_path());
    }
    let is_file = listed.contains_key(revision.path());
    // A file is itself; of a folder the rulebook files count, hidden ones left out.
    let mut texts = files::Texts::new();
    for (path, object) in &listed {
        let below = path.strip_prefix(revision.path()).unwrap_or(path);
        let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        if is_file || (!hidden && path.extension().is_some_and(|ending| ending == files::ENDING)) {
            texts.insert(PathBuf::from(revision.called(path)), revision.read(object)?);
        }
    }
    if texts.is_empty() {
        let folder = revision.called(revision.path());
        complain::about(Message::NoRulebooks { folder: Some(folder) }, language);
        return Err(Exit::AtFault);
    }
    let folder = revision.path().parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A blank name at the end makes the path that of what is in the folder.
    let near = if is_file { revision.files(&folder.join(""))? } else { listed };
    let by_name: BTreeMap<PathBuf, &str> =
        near.iter().map(|(path, object)| (PathBuf::from(revision.called(path)), object.as_str())).collect();
    let compiled = files::check_texts(
        texts,
        false,
        |path| by_name.contains_key(path),
        |path| match by_name.get(path) {
            Some(object) => revision.read(object),
            None => Err(revision.without_path()),
        },
    )?;
    let root = if is_file { revision.path().parent().unwrap_or(Path::new("")) } else { revision.path() };
    let cases = near.iter().filter(|(path, _)| {
        let folder = path.parent().and_then(Path::parent).unwrap_or(Path::new(""));
        is_case(path) && (!is_file || folder == root)
    });
    let held = cases.map(|(path, object)| {
        (from(root, path), Held::Object { called: revision.called(path), object: object.clone() })
    });
    Ok((compiled, held.collect(), is_file))
}
