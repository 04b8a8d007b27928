//! `hjemmel evaluate`.

use crate::args::{Evaluate, Format, Reasons};
use crate::exit::{Ending, Exit};
use crate::{complain, files, style};
use hjemmel::diagnostic::{Sources, json};
use hjemmel::{Date, Error, Language, Outcome, Rulebook, Situation, text};
use hjemmel_cases::{Case, CaseError};
use std::io::{BufRead, Write};
use std::path::Path;

pub(crate) fn run(arguments: &Evaluate, language: Language) -> Ending {
    let rulebook = files::compile(std::slice::from_ref(&arguments.path), arguments.without_rejected, language)?;
    if let Some(path) = &arguments.case {
        return case(arguments, &rulebook, path, language);
    }
    let (Some(path), Some(as_of)) = (&arguments.situation, arguments.as_of) else { return Err(Exit::Usage) };
    if arguments.format == Format::Ndjson {
        return lines(arguments, &rulebook, path, as_of, language);
    }
    let json = files::read_text(path, language)?;
    let outcome = rulebook
        .situation_from_json(&json)
        .and_then(|situation| evaluate(arguments, &rulebook, &situation, as_of, language))
        .map_err(|error| {
            let exit = complain::error(&path.display().to_string(), &error, language);
            if Case::from_json(&json).is_ok() {
                anstream::eprintln!("{}", case_given_as_situation(path, language));
            }
            exit
        })?;
    print(arguments, &outcome, language)
}

/// None of a case file's keys is a fact, so the complaints about them miss the point.
fn case_given_as_situation(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::English => format!("{path} is a case file: give it with `--case {path}`"),
        Language::Danish => format!("{path} er en sag: angiv den med `--case {path}`"),
    }
}

fn evaluate(
    arguments: &Evaluate,
    rulebook: &Rulebook,
    situation: &Situation,
    as_of: Date,
    language: Language,
) -> Result<Outcome, Error> {
    let mut evaluation = rulebook.evaluation(situation).as_of(as_of).language(language);
    if let Some(law_of) = arguments.law_of {
        evaluation = evaluation.law_of(law_of);
    }
    for proposal in &arguments.with {
        evaluation = evaluation.with(proposal);
    }
    evaluation.run()
}

fn case(arguments: &Evaluate, rulebook: &Rulebook, path: &Path, language: Language) -> Ending {
    let name = path.display().to_string();
    let json = files::read_text(path, language)?;
    let mut case = Case::from_json(&json).map_err(|error| at_fault(&name, &error, language))?;
    case.as_of = arguments.as_of.unwrap_or(case.as_of);
    case.law_of = arguments.law_of.or(case.law_of);
    case.proposals.extend(arguments.with.iter().cloned());
    let outcome = case.evaluate(rulebook, language).map_err(|error| at_fault(&name, &error, language))?;
    print(arguments, &outcome, language)
}

/// Says what is wrong with a case or its evaluation.
fn at_fault(name: &str, error: &CaseError, language: Language) -> Exit {
    match error {
        CaseError::Evaluation(error) => complain::error(name, error, language),
        other => {
            anstream::eprintln!("{name}:");
            complain::print(other.diagnostics().as_slice(), &Sources::new(), language);
            Exit::AtFault
        }
    }
}

fn print(arguments: &Evaluate, outcome: &Outcome, language: Language) -> Ending {
    match arguments.format {
        Format::Text => {
            let lines = match arguments.reasons {
                None => text::render(outcome, language, false),
                Some(Reasons::Owed) => text::render(outcome, language, true),
                Some(Reasons::All) => text::render_in_full(outcome, language),
            };
            anstream::print!("{}", style::coloured(&lines));
        }
        Format::Json => anstream::println!("{}", serde_json::to_string_pretty(outcome).unwrap_or_default()),
        Format::Ndjson => anstream::println!("{}", serde_json::to_string(outcome).unwrap_or_default()),
    }
    Ok(Exit::Fine)
}

/// One situation a line in, one outcome (or one list of complaints) a line out; nothing is held back.
fn lines(arguments: &Evaluate, rulebook: &Rulebook, path: &Path, as_of: Date, language: Language) -> Ending {
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(|error| complain::file(path, &error, language))?;
        Box::new(std::io::BufReader::new(file))
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut exit = Exit::Fine;
    for (place, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| complain::file(path, &error, language))?;
        if line.trim().is_empty() {
            continue;
        }
        let outcome = rulebook
            .situation_from_json(&line)
            .and_then(|situation| evaluate(arguments, rulebook, &situation, as_of, language));
        let json = match outcome {
            Ok(outcome) => serde_json::to_string(&outcome),
            Err(Error::UnknownProposal { name, suggestion }) => {
                let error = Error::UnknownProposal { name, suggestion };
                return Err(complain::error(&path.display().to_string(), &error, language));
            }
            Err(error) => {
                exit = Exit::AtFault;
                let errors = json::to_json(error.diagnostics().as_slice(), &Sources::new(), language);
                serde_json::to_string(&serde_json::json!({ "line": place.saturating_add(1), "errors": errors }))
            }
        };
        let written = writeln!(out, "{}", json.unwrap_or_default());
        if written.is_err() {
            // Nobody reads any more.
            return Ok(exit);
        }
    }
    Ok(exit)
}
