//! Reading many situations one after the other, none of them kept.

use crate::exit::Exit;
use crate::progress::Progress;
use crate::{complain, files};
use hjemmel::{Error, Language, Rulebook, Situation};
use hjemmel_cases::Case;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// A situation that was read, or what is wrong with it.
#[derive(Debug)]
pub(crate) struct Read {
    /// Its file, or its file and line.
    pub(crate) name: String,
    /// What was read.
    pub(crate) situation: Result<Situation, Error>,
}

/// Reads a file with one situation a line, every JSON file of a folder (a situation, or a case, of which the situation
/// counts), or standard input for `-`.
pub(crate) fn each(
    path: &Path,
    rulebook: &Rulebook,
    language: Language,
    take: impl FnMut(Read, &Progress),
) -> Result<(), Exit> {
    if path.is_dir() { folder(path, rulebook, language, take) } else { lines(path, rulebook, language, take) }
}

fn lines(
    path: &Path,
    rulebook: &Rulebook,
    language: Language,
    mut take: impl FnMut(Read, &Progress),
) -> Result<(), Exit> {
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(|error| complain::file(path, &error, language))?;
        Box::new(std::io::BufReader::new(file))
    };
    let progress = Progress::begin(None, language);
    for (place, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| complain::file(path, &error, language))?;
        if line.trim().is_empty() {
            continue;
        }
        let name = format!("{}:{}", path.display(), place.saturating_add(1));
        take(Read { name, situation: rulebook.situation_from_json(&line) }, &progress);
    }
    Ok(())
}

fn folder(
    path: &Path,
    rulebook: &Rulebook,
    language: Language,
    mut take: impl FnMut(Read, &Progress),
) -> Result<(), Exit> {
    let mut found: Vec<PathBuf> = Vec::new();
    files::below(path, "json", &mut found, language)?;
    found.sort();
    let progress = Progress::begin(u64::try_from(found.len()).ok(), language);
    for file in found {
        let json = files::read_text(&file, language)?;
        let situation = match Case::from_json(&json) {
            Ok(case) => rulebook.situation(&case.situation),
            Err(_) => rulebook.situation_from_json(&json),
        };
        take(Read { name: file.display().to_string(), situation }, &progress);
    }
    Ok(())
}
