//! Finding and reading rulebook files.

use crate::complain;
use crate::exit::Exit;
use hjemmel::diagnostic::{Diagnostic, Message, utf8};
use hjemmel::{Compiled, Language, Rulebook, RulebookBuilder};
use hjemmel_cases::sources_of_part;
use hjemmel_syntax::tree::{ClauseKind, File, Header};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What rulebook files end in.
pub(crate) const ENDING: &str = "rulebook";

/// Rulebook files by path, with their bytes.
pub(crate) type Texts = BTreeMap<PathBuf, Vec<u8>>;

/// The rulebook files at these paths: a file itself, or those below a folder, hidden ones left out.
pub(crate) fn find(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            below(path, ENDING, &mut found, language)?;
            if found.len() == before {
                complain::about(Message::NoRulebooks { folder: Some(path.display().to_string()) }, language);
                return Err(Exit::AtFault);
            }
        } else {
            found.push(path.clone());
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The files below a folder whose names end so.
pub(crate) fn below(folder: &Path, ending: &str, found: &mut Vec<PathBuf>, language: Language) -> Result<(), Exit> {
    let entries = std::fs::read_dir(folder).map_err(|error| complain::unreadable(folder, &error, language))?;
    for entry in entries {
        let path = entry.map_err(|error| complain::unreadable(folder, &error, language))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            below(&path, ending, found, language)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads a file, or standard input for `-`.
pub(crate) fn read(path: &Path, language: Language) -> Result<Vec<u8>, Exit> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    bytes.map_err(|error| complain::unreadable(path, &error, language))
}

/// Reads a file that is one of many: what is wrong with it is for who reads them.
pub(crate) fn load(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    std::fs::read(path).map_err(|error| Box::new(Diagnostic::without_place(complain::cannot_read(path, &error))))
}

/// The text that a file holds, without the mark that some editors put before it.
pub(crate) fn text(name: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let text = String::from_utf8(bytes).or_else(|error| utf8(name, error.as_bytes()).map(ToOwned::to_owned))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Reads a text file, or standard input for `-`.
pub(crate) fn read_text(path: &Path, language: Language) -> Result<String, Exit> {
    text(&path.display().to_string(), read(path, language)?).map_err(|complaint| {
        complain::print(&[*complaint], language);
        Exit::AtFault
    })
}

/// Reads and checks the rulebooks at these paths, with those they use that stand beside them.
pub(crate) fn check(paths: &[PathBuf], without_rejected: bool, language: Language) -> Result<Compiled, Exit> {
    let mut texts = Texts::new();
    for path in find(paths, language)? {
        let bytes = read(&path, language)?;
        texts.insert(path, bytes);
    }
    check_texts(texts, without_rejected, Path::is_file, |path| read(path, language))
}

/// Checks rulebooks that were read already, with those they use that are there beside them.
pub(crate) fn check_texts(
    mut texts: Texts,
    without_rejected: bool,
    is_there: impl Fn(&Path) -> bool,
    mut read: impl FnMut(&Path) -> Result<Vec<u8>, Exit>,
) -> Result<Compiled, Exit> {
    loop {
        let compiled = builder(&texts, without_rejected).check();
        let missing = used_beside(compiled.files(), &texts, &is_there);
        if missing.is_empty() {
            return Ok(compiled);
        }
        for path in missing {
            let bytes = read(&path)?;
            texts.insert(path, bytes);
        }
    }
}

/// Rulebooks without errors; complaints are printed, warnings only if there are errors too.
pub(crate) fn sound(paths: &[PathBuf], without_rejected: bool, language: Language) -> Result<Compiled, Exit> {
    let compiled = check(paths, without_rejected, language)?;
    if compiled.diagnostics().has_errors() {
        complain::about_sources(compiled.diagnostics().as_slice(), compiled.sources(), language);
        return Err(Exit::AtFault);
    }
    Ok(compiled)
}

/// Compiles the rulebooks at these paths; complaints are printed, warnings only if there are errors too.
pub(crate) fn compile(paths: &[PathBuf], without_rejected: bool, language: Language) -> Result<Rulebook, Exit> {
    sound(paths, without_rejected, language).map(Compiled::into_rulebook)
}

/// The rulebooks that the cases of a folder are read against: its own, and those that they use. If they are part of the set
/// that is there already, nothing is read again.
pub(crate) fn part(set: &Rulebook, folder: &Path, language: Language) -> Result<Rulebook, Exit> {
    let own = find(&[folder.to_owned()], language)?;
    let Some(compiled) = set.compiled() else { return Err(Exit::Usage) };
    let given = |path: &PathBuf| compiled.sources().iter().any(|source| Path::new(source.name()) == path);
    if !own.iter().all(given) {
        return compile(&[folder.to_owned()], false, language);
    }
    let needed = sources_of_part(compiled, |name| Path::new(name).starts_with(folder));
    if needed.len() == compiled.sources().len() {
        return Ok(set.clone());
    }
    compile(&needed.into_iter().map(PathBuf::from).collect::<Vec<_>>(), false, language)
}

fn builder(texts: &Texts, without_rejected: bool) -> RulebookBuilder {
    let mut builder = Rulebook::builder();
    for (path, bytes) in texts {
        builder = builder.source(path.display().to_string(), bytes.clone());
    }
    if without_rejected { builder.without_rejected_exemptions() } else { builder }
}

/// Files that are called like a rulebook that is used and not there, in a folder of a file that is.
fn used_beside(files: &[File], texts: &Texts, is_there: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut used: Vec<&str> = Vec::new();
    let mut there: Vec<&str> = Vec::new();
    for item in files.iter().flat_map(|file| &file.items) {
        if let Header::Rulebook(named) = &item.header {
            there.push(&named.name.text);
            for clause in &item.clauses {
                if let ClauseKind::Uses(paths) = &clause.kind {
                    used.extend(paths.iter().filter_map(|path| path.parts.first()).map(|name| &*name.text));
                }
            }
        }
    }
    used.retain(|name| !there.contains(name));
    let mut found: Vec<PathBuf> = texts
        .keys()
        .filter_map(|path| path.parent())
        .flat_map(|folder| used.iter().map(|name| folder.join(format!("{name}.{ENDING}"))))
        .filter(|path| !texts.contains_key(path) && is_there(path))
        .collect();
    found.sort();
    found.dedup();
    found
}
