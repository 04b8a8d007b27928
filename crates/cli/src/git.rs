//! Files as a git revision has them, by the program `git`: nothing is checked out, and nothing is written.

use crate::complain;
use crate::exit::Exit;
use hjemmel::Language;
use hjemmel::diagnostic::Message;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands before a revision and a path: `git:main:rulebooks/dk`.
const PREFIX: &str = "git:";

/// The files below a path at a revision, by path, with the objects that hold them.
#[derive(Debug)]
pub(crate) struct Revision {
    name: String,
    path: PathBuf,
    tree: String,
    language: Language,
}

/// Splits `git:REV:PATH`; `None` for what is no such thing.
pub(crate) fn split(side: &str) -> Option<(&str, &Path)> {
    let (revision, path) = side.strip_prefix(PREFIX)?.split_once(':')?;
    Some((revision, Path::new(if path.is_empty() { "." } else { path })))
}

impl Revision {
    /// Finds a revision.
    pub(crate) fn find(name: &str, path: &Path, language: Language) -> Result<Revision, Exit> {
        let wanted = format!("{name}^{{tree}}");
        let found = run(["rev-parse", "--verify", "--quiet", "--end-of-options", wanted.as_str()], language)?;
        match found {
            Ok(tree) => Ok(Revision {
                name: name.to_owned(),
                path: path.to_owned(),
                tree: String::from_utf8_lossy(&tree).trim().to_owned(),
                language,
            }),
            // `--quiet` keeps still about a revision that is not there; any other trouble is told.
            Err(why) if why.is_empty() => {
                complain::about(Message::NoSuchRevision { revision: name.to_owned() }, language);
                Err(Exit::Usage)
            }
            Err(why) => {
                complain::about(Message::GitFailed { why }, language);
                Err(Exit::Usage)
            }
        }
    }

    /// The files at its path or below it, each by its path and with the object that holds it.
    pub(crate) fn files(&self, below: &Path) -> Result<BTreeMap<PathBuf, String>, Exit> {
        let arguments =
            [OsStr::new("ls-tree"), OsStr::new("-r"), OsStr::new("-z"), OsStr::new(&self.tree), OsStr::new("--")];
        let listed = run(arguments.into_iter().chain([below.as_os_str()]), self.language)?;
        let listed = listed.map_err(|why| self.failed(why))?;
        let mut files = BTreeMap::new();
        for entry in String::from_utf8_lossy(&listed).split('\0') {
            // `100644 blob 8d1c8b69c3fce7bea45c73efd06983e3c419a92f<TAB>rulebooks/dk/a.rulebook`
            let Some((about, path)) = entry.split_once('\t') else { continue };
            let mut about = about.split(' ').skip(1);
            if let (Some("blob"), Some(object)) = (about.next(), about.next()) {
                files.insert(PathBuf::from(path), object.to_owned());
            }
        }
        Ok(files)
    }

    /// What an object holds.
    pub(crate) fn read(&self, object: &str) -> Result<Vec<u8>, Exit> {
        run(["cat-file", "blob", object], self.language)?.map_err(|why| self.failed(why))
    }

    /// The path that was asked for.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How complaints call one of its files.
    pub(crate) fn called(&self, path: &Path) -> String {
        format!("{}:{}", self.name, path.display())
    }

    /// Says that the path is not there.
    pub(crate) fn without_path(&self) -> Exit {
        let (revision, path) = (self.name.clone(), self.path.display().to_string());
        complain::about(Message::NotInRevision { revision, path }, self.language);
        Exit::Usage
    }

    fn failed(&self, why: String) -> Exit {
        complain::about(Message::GitFailed { why }, self.language);
        Exit::Usage
    }
}

/// Runs git: what it printed, or what it complained of. A git that cannot be run at all is told at once.
fn run<S: AsRef<OsStr>>(
    arguments: impl IntoIterator<Item = S>,
    language: Language,
) -> Result<Result<Vec<u8>, String>, Exit> {
    let ran = Command::new("git").args(arguments).output().map_err(|error| {
        complain::about(Message::NoGit { why: error.to_string() }, language);
        Exit::Usage
    })?;
    Ok(if ran.status.success() { Ok(ran.stdout) } else { Err(String::from_utf8_lossy(&ran.stderr).trim().to_owned()) })
}
