//! `hjemmel test`: the examples of rulebooks, and the cases beside them.

mod ask;
mod cases;
mod report;

use super::{coverage, mutate};
use crate::args::{Mutate, Report, Test};
use crate::exit::{Ending, Exit};
use crate::{beside, complain, files};
use cases::Cases;
use hjemmel::diagnostic::Message;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::run_examples;
use report::{Counts, Printer};

pub(crate) fn run(arguments: &Test, language: Language) -> Ending {
    if arguments.mutate {
        return mutate::run(&Mutate::of(arguments), language);
    }
    let rulebook = files::compile(&arguments.path, false, language)?;
    // A document says one thing: where coverage is asked for, that.
    let silent = arguments.reach.coverage && arguments.format == Report::Json;
    let mut printer = Printer::begin(arguments.format, arguments.verbose, silent, language)?;
    let examples = examples(arguments, &rulebook, &mut printer, language)?;
    let mut cases = Cases::new(arguments, language);
    let mut exit = Exit::Fine;
    printer.begin_cases()?;
    for (inside, folder) in beside::case_folders(&arguments.path, language)? {
        let part = files::part(&rulebook, &folder, language);
        // One folder at fault does not keep the others from being run.
        match part.and_then(|rulebook| cases.run(&rulebook, &inside, &mut printer)) {
            Ok(()) => {}
            Err(Exit::NotWritten(why)) => return Err(Exit::NotWritten(why)),
            Err(told) => exit = told,
        }
    }
    let cases = cases.finish();
    printer.finish(arguments, examples, &cases)?;
    if let Some(filter) = &arguments.filter
        && exit == Exit::Fine
        && examples.run() == 0
        && cases.counts.run() == 0
    {
        complain::about(Message::NothingToRun { filter: filter.clone() }, language);
        exit = Exit::AtFault;
    }
    let reached = if arguments.reach.coverage {
        coverage::run(&arguments.reach, arguments.format, &arguments.path, &rulebook, language)?
    } else {
        Exit::Fine
    };
    Ok(match exit {
        Exit::Fine if cases.could_not_write => Exit::Usage,
        Exit::Fine if examples.failed > 0 || cases.counts.failed > 0 => Exit::AtFault,
        Exit::Fine => reached,
        other => other,
    })
}

fn examples(arguments: &Test, rulebook: &Rulebook, printer: &mut Printer, language: Language) -> Result<Counts, Exit> {
    let Some(compiled) = rulebook.compiled() else { return Err(Exit::Usage) };
    let mut counts = Counts::default();
    let mut failures = Vec::new();
    for result in run_examples(rulebook, language) {
        if arguments.filter.as_ref().is_some_and(|filter| !result.title.contains(filter.as_str())) {
            counts.skipped = counts.skipped.saturating_add(1);
            continue;
        }
        counts.count(result.passed());
        printer.example(&result, compiled.sources())?;
        failures.extend(result.failures);
    }
    if arguments.format == Report::Text {
        complain::about_sources(&failures, compiled.sources(), language);
    }
    Ok(counts)
}
