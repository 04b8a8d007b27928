//! `hjemmel evaluate`.

use crate::args::{Evaluate, Format, Reasons};
use crate::exit::{Ending, Exit};
use crate::{complain, files, out, situations, style};
use hjemmel::diagnostic::{Diagnostic, Message, Sources, json};
use hjemmel::{Date, Error, Language, Outcome, Rulebook, Situation, text};
use hjemmel_cases::{Case, CaseError};
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
                out::tell(case_given_as_situation(path, language));
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

/// The facts stand there alone, so that all that a case has is missing.
fn situation_given_as_case(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::English => format!("{path} is a situation: give it with `--situation {path} --as-of DATE`"),
        Language::Danish => format!("{path} er en situation: angiv den med `--situation {path} --as-of DATO`"),
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
    let mut case = Case::from_json(&json).map_err(|error| {
        let exit = complain::case(&name, &error, language);
        if rulebook.situation_from_json(&json).is_ok() {
            out::tell(situation_given_as_case(path, language));
        }
        exit
    })?;
    case.as_of = arguments.as_of.unwrap_or(case.as_of);
    case.law_of = arguments.law_of.or(case.law_of);
    case.proposals.extend(arguments.with.iter().cloned());
    let outcome = case.evaluate(rulebook, language).map_err(|error| {
        let exit = complain::case(&name, &error, language);
        match error {
            // The case is at fault, unless the name was given beside it.
            CaseError::Evaluation(Error::UnknownProposal { name, .. }) if !arguments.with.contains(&name) => {
                Exit::AtFault
            }
            _ => exit,
        }
    })?;
    print(arguments, &outcome, language)
}

fn print(arguments: &Evaluate, outcome: &Outcome, language: Language) -> Ending {
    match arguments.format {
        Format::Text => {
            let lines = match arguments.reasons {
                None => text::render(outcome, language, false),
                Some(Reasons::Owed) => text::render(outcome, language, true),
                Some(Reasons::All) => text::render_in_full(outcome, language),
            };
            out::print(&style::coloured(&lines))?;
        }
        Format::Json => out::document(outcome)?,
        Format::Ndjson => out::Lines::one(outcome)?,
    }
    Ok(Exit::Fine)
}

/// A text that is no JSON is at fault on the line of the file that it is.
fn on_line(mut complaint: Diagnostic, number: usize) -> Diagnostic {
    if let Message::BadJson { line, .. } = &mut complaint.message {
        *line = number;
    }
    complaint
}

/// One situation a line in, one outcome (or one list of complaints) a line out. An answer is not held back while the next
/// situation is waited for: who asks a line at a time gets it.
fn lines(arguments: &Evaluate, rulebook: &Rulebook, path: &Path, as_of: Date, language: Language) -> Ending {
    let mut out = out::Lines::begin();
    let mut exit = Exit::Fine;
    let mut ended = None;
    situations::lines(path, language, |number, given| {
        let outcome = given.text.map_err(|complaint| vec![*complaint]).and_then(|text| {
            let situation = rulebook.situation_from_json(&text);
            let outcome = situation.and_then(|situation| evaluate(arguments, rulebook, &situation, as_of, language));
            outcome.map_err(|error| {
                if matches!(error, Error::UnknownProposal { .. }) {
                    // It is the same for every line.
                    ended = Some(complain::error(&path.display().to_string(), &error, language));
                }
                let complaints = error.diagnostics();
                complaints.into_iter().map(|complaint| on_line(complaint, number)).collect()
            })
        });
        if ended.is_some() {
            return false;
        }
        let mut wanted = match outcome {
            Ok(outcome) => out.line(&outcome),
            Err(complaints) => {
                exit = Exit::AtFault;
                let errors = json::to_json(&complaints, &Sources::new(), language);
                out.line(&serde_json::json!({ "line": number, "errors": errors }))
            }
        };
        if !given.more_at_hand {
            wanted = wanted.and_then(|_| out.flush());
        }
        wanted.unwrap_or_else(|exit| {
            ended = Some(exit);
            false
        })
    })?;
    out.flush()?;
    ended.map_or(Ok(exit), Err)
}
