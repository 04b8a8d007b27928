//! Reading many situations and cases one after the other, none of them kept.

use crate::complain;
use crate::exit::Exit;
use crate::files;
use crate::progress::Progress;
use hjemmel::diagnostic::Diagnostic;
use hjemmel::{Error, Language, Rulebook, Situation};
use hjemmel_cases::{Case, CaseError};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What is to be one situation or case: its file, or its file and line, and its text.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) text: Result<String, Box<Diagnostic>>,
    /// Whether the next is there already, and is not waited for.
    pub(crate) more_at_hand: bool,
}

/// A situation that was read, or what is wrong with it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) situation: Result<Situation, Fault>,
}

/// Why a situation or a case cannot be counted.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Its file cannot be read, or is no text.
    Unreadable(Box<Diagnostic>),
    /// It is no case, does not fit the rules, or its evaluation ends with an error.
    Case(CaseError),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::Case(CaseError::Evaluation(error))
    }
}

impl From<CaseError> for Fault {
    fn from(error: CaseError) -> Self {
        Fault::Case(error)
    }
}

impl Fault {
    /// Prints it under the name of what is at fault.
    pub(crate) fn tell(&self, name: &str, language: Language) {
        match self {
            Fault::Unreadable(complaint) => complain::print(std::slice::from_ref(&**complaint), language),
            Fault::Case(error) => {
                complain::case(name, error, language);
            }
        }
    }
}

/// Takes every JSON file of a folder, a JSON file, or each line of another file or, for `-`, of standard input. What one of
/// them is at fault in is for who takes it; a path that is not there ends the run.
pub(crate) fn texts(path: &Path, language: Language, mut take: impl FnMut(Given, &Progress)) -> Result<(), Exit> {
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    if path.is_dir() || is_json {
        let mut found: Vec<PathBuf> = Vec::new();
        if path.is_dir() {
            files::below(path, "json", &mut found, language)?;
            found.sort();
        } else {
            std::fs::File::open(path).map_err(|error| complain::unreadable(path, &error, language))?;
            found.push(path.to_owned());
        }
        let progress = Progress::begin(u64::try_from(found.len()).ok(), language);
        for file in found {
            let name = file.display().to_string();
            let text = files::load(&file).and_then(|bytes| files::text(&name, bytes));
            take(Given { name, text, more_at_hand: true }, &progress);
        }
        return Ok(());
    }
    let progress = Progress::begin(None, language);
    lines(path, language, |_, given| {
        take(given, &progress);
        true
    })
}

/// Takes each line that is not blank with its number, for as long as more are wanted.
pub(crate) fn lines(path: &Path, language: Language, mut take: impl FnMut(usize, Given) -> bool) -> Result<(), Exit> {
    let told = |error: &std::io::Error| complain::unreadable(path, error, language);
    let source: Box<dyn std::io::Read> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(path).map_err(|error| told(&error))?)
    };
    let mut reader = BufReader::new(source);
    for number in 1.. {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line).map_err(|error| told(&error))? == 0 {
            break;
        }
        let name = format!("{}:{number}", path.display());
        // Without what ends it, so that a text that breaks off is at fault in its last column and not below it.
        let text = files::text(&name, line).map(|text| text.trim_end_matches(['\r', '\n']).to_owned());
        if text.as_ref().is_ok_and(|text| text.trim().is_empty()) {
            continue;
        }
        let more_at_hand = reader.buffer().contains(&b'\n');
        if !take(number, Given { name, text, more_at_hand }) {
            break;
        }
    }
    Ok(())
}

/// Takes every situation at a path; of a case its situation counts.
pub(crate) fn each(
    path: &Path,
    rulebook: &Rulebook,
    language: Language,
    mut take: impl FnMut(Read, &Progress),
) -> Result<(), Exit> {
    let read = |text: &str| -> Result<Situation, Fault> {
        Ok(match case(text)? {
            Some(case) => rulebook.situation(&case.situation)?,
            None => rulebook.situation_from_json(text)?,
        })
    };
    texts(path, language, |Given { name, text, .. }, progress| {
        let situation = text.map_err(Fault::Unreadable).and_then(|text| read(&text));
        take(Read { name, situation }, progress);
    })
}

/// The case that a text is; `None` for a situation alone. An object with a situation in it is meant to be a case.
pub(crate) fn case(text: &str) -> Result<Option<Case>, CaseError> {
    if !text.contains("\"situation\"") {
        return Ok(None);
    }
    Case::from_json(text).map(Some).or_else(|error| {
        let value = serde_json::from_str::<Value>(text);
        let is_case = value.is_ok_and(|value| value.get("situation").is_some_and(Value::is_object));
        if is_case { Err(error) } else { Ok(None) }
    })
}

/// The case in a file.
pub(crate) fn case_in(path: &Path) -> Result<Case, Fault> {
    let bytes = files::load(path).map_err(Fault::Unreadable)?;
    Ok(Case::from_bytes(&path.display().to_string(), &bytes)?)
}
