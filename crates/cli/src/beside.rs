//! What stands beside rulebooks: the folders of their cases, and files of a known name.

use crate::exit::Exit;
use crate::{complain, files};
use hjemmel::Language;
use std::path::{Path, PathBuf};

/// What a folder of cases is called.
pub(crate) const CASES: &str = "cases";

/// The folders that rulebooks stand in: those given and those of the files given, and the ones inside them that hold rulebooks.
pub(crate) fn folders(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            continue;
        }
        if !path.is_dir() {
            found.push(folder_of(path).to_owned());
            continue;
        }
        found.push(path.clone());
        for file in files::find(std::slice::from_ref(path), language)? {
            found.extend(file.ancestors().skip(1).take_while(|above| above.starts_with(path)).map(Path::to_owned));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The folders of cases beside rulebooks, each with the folder of the rulebooks.
pub(crate) fn case_folders(paths: &[PathBuf], language: Language) -> Result<Vec<(PathBuf, PathBuf)>, Exit> {
    let with_cases = folders(paths, language)?.into_iter().map(|folder| (folder.join(CASES), folder));
    Ok(with_cases.filter(|(cases, _)| cases.is_dir()).collect())
}

/// The files of the cases beside rulebooks: those that `hjemmel test` runs.
pub(crate) fn case_files(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    for (cases, _) in case_folders(paths, language)? {
        let names = names(&cases, language)?;
        let json = names.into_iter().map(|name| cases.join(name));
        found.extend(json.filter(|path| path.extension().is_some_and(|ending| ending == "json")));
    }
    found.sort();
    Ok(found)
}

/// The names of the files in a folder.
pub(crate) fn names(folder: &Path, language: Language) -> Result<Vec<String>, Exit> {
    let told = |error: std::io::Error| complain::unreadable(folder, &error, language);
    let entries = std::fs::read_dir(folder).map_err(told)?;
    entries.map(|entry| Ok(entry.map_err(told)?.file_name().to_string_lossy().into_owned())).collect()
}

/// The file of this name in the first of the folders that has one: those given, and those of the files given.
pub(crate) fn first(paths: &[PathBuf], name: &str) -> Option<PathBuf> {
    let folders = paths.iter().map(|path| if path.is_dir() { path } else { folder_of(path) });
    folders.map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The folder that a file stands in.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
