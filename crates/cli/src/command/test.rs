//! `hjemmel test`.

use super::coverage;
use crate::args::{Report, Test};
use crate::exit::{Ending, Exit};
use crate::{complain, files};
use hjemmel::Language;
use hjemmel::diagnostic::Diagnostic;
use hjemmel_cases::run_examples;

pub(crate) fn run(arguments: &Test, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, false, language)?;
    let Some(compiled) = rulebook.compiled() else { return Err(Exit::Usage) };
    let mut results = run_examples(&rulebook, language);
    let all = results.len();
    if let Some(filter) = &arguments.filter {
        results.retain(|result| result.title.contains(filter.as_str()));
    }
    let mut failures: Vec<Diagnostic> = Vec::new();
    let mut failed = 0usize;
    let mut covered = Exit::Fine;
    for result in &results {
        if arguments.format == Report::Text && (arguments.verbose || !result.passed()) {
            let word = if result.passed() {
                "\u{1b}[32mok\u{1b}[0m".to_owned()
            } else {
                format!("\u{1b}[31m{}\u{1b}[0m", language.pick(("FAILED", "FEJLER")))
            };
            anstream::println!("{word}  {}: {}", result.rulebook, result.title);
        }
        if !result.passed() {
            failed = failed.saturating_add(1);
            failures.extend(result.failures.iter().cloned());
        }
    }
    complain::print(&failures, compiled.sources(), language);
    let exit = if failed == 0 { Exit::Fine } else { Exit::AtFault };
    if arguments.reach.coverage {
        let reached = coverage::run(&arguments.reach, arguments.format, &arguments.path, &rulebook, language)?;
        if arguments.format == Report::Json {
            return Ok(if exit == Exit::Fine { reached } else { exit });
        }
        covered = reached;
    }
    let passed = results.len().saturating_sub(failed);
    let skipped = all.saturating_sub(results.len());
    anstream::println!(
        "{}",
        language.pick((
            format!("{passed} passed, {failed} failed, {skipped} skipped"),
            format!("{passed} bestået, {failed} fejlet, {skipped} sprunget over"),
        ))
    );
    if all == 0 {
        let note = language.pick(("there are no examples", "der er ingen eksempler"));
        anstream::eprintln!("{note}");
    }
    Ok(if exit == Exit::Fine { covered } else { exit })
}
