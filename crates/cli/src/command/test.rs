//! `hjemmel test`: the examples of rulebooks, and the cases beside them.

mod ask;
mod cases;
mod report;

use super::coverage;
use crate::args::{Report, Test};
use crate::exit::{Ending, Exit};
use crate::{complain, files};
use cases::Cases;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::run_examples;
use report::{Counts, Printer};
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &Test, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, false, language)?;
    // A document says one thing: where coverage is asked for, that.
    let silent = arguments.reach.coverage && arguments.format == Report::Json;
    let mut printer = Printer::begin(arguments.format, arguments.verbose, silent, language);
    let examples = examples(arguments, &rulebook, &mut printer, language)?;
    let mut cases = Cases::new(arguments, language);
    let mut exit = Exit::Fine;
    printer.begin_cases();
    for folder in folders(&arguments.path, language)? {
        let inside = folder.join("cases");
        if inside.is_dir() {
            let ran = match files::part(&rulebook, &folder, language) {
                Ok(rulebook) => cases.run(&rulebook, &inside, &mut printer),
                Err(exit) => Err(exit),
            };
            // One folder at fault does not keep the others from being run.
            if let Err(told) = ran {
                exit = told;
            }
        }
    }
    let cases = cases.finish();
    printer.finish(examples, &cases);
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
        printer.example(&result, compiled.sources());
        failures.extend(result.failures);
    }
    if arguments.format == Report::Text {
        complain::print(&failures, compiled.sources(), language);
    }
    Ok(counts)
}

/// The folders that may have cases: those given and those of the files given, and the ones inside them that hold rulebooks.
fn folders(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            continue;
        }
        if !path.is_dir() {
            let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            found.push(beside.unwrap_or(Path::new(".")).to_owned());
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
