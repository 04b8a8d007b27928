//! A folder of cases: which files belong together, in order. It is given names; whoever owns the files reads them.

use std::collections::BTreeMap;

/// The cases of a folder and their snapshots, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    entries: BTreeMap<String, Files>,
}

/// Which files of a name are there.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
struct Files {
    case: bool,
    snapshot: bool,
}

/// A name of a folder: a case, its snapshot, or both.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The name without its ending.
    pub name: &'a str,
    /// Whether `NAME.json` is there.
    pub case: bool,
    /// Whether `NAME.snap` is there.
    pub snapshot: bool,
}

impl Folder {
    /// The folder that holds files of these names. What is neither a case nor a snapshot is left out, and so are hidden files.
    pub fn of<N: AsRef<str>>(files: impl IntoIterator<Item = N>) -> Self {
        let mut folder = Self::default();
        for file in files {
            let file = file.as_ref();
            if file.starts_with('.') {
                continue;
            }
            if let Some(name) = file.strip_suffix(".json") {
                folder.entries.entry(name.to_owned()).or_default().case = true;
            } else if let Some(name) = file.strip_suffix(".snap") {
                folder.entries.entry(name.to_owned()).or_default().snapshot = true;
            }
        }
        folder
    }

    /// Its names, sorted.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.entries.iter().map(|(name, files)| Entry { name, case: files.case, snapshot: files.snapshot })
    }

    /// How many names it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds neither cases nor snapshots.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The case without a snapshot that a snapshot without a case was probably written for, under another name.
    #[must_use]
    pub fn renamed(&self, orphan: &str) -> Option<String> {
        let without = self.entries().filter(|entry| entry.case && !entry.snapshot).map(|entry| entry.name);
        hjemmel_engine::situation::nearest(orphan, without)
    }
}

#[cfg(test)]
mod tests;
