//! `hjemmel test --coverage`: what the examples and cases reach.

use crate::args::{Reach, Report};
use crate::exit::{Ending, Exit};
use crate::progress::Progress;
use crate::{complain, files};
use hjemmel::diagnostic::Sources;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Case, CaseError, Coverage, CoverageReport, boundary_cases};
use std::path::{Path, PathBuf};

/// The seed of generated cases: the same every time, so that a floor that holds today holds tomorrow.
const SEED: u64 = 1;

pub(crate) fn run(
    arguments: &Reach,
    format: Report,
    paths: &[PathBuf],
    rulebook: &Rulebook,
    language: Language,
) -> Ending {
    let Some(mut coverage) = Coverage::of(rulebook) else { return Err(Exit::Usage) };
    let mut exit = Exit::Fine;
    coverage.add_examples();
    for path in case_files(paths, language)? {
        let read = files::read_text(&path, language)?;
        let added = Case::from_json(&read).and_then(|case| coverage.add(&case));
        if let Err(error) = added {
            told(&path, &error, language);
            exit = Exit::AtFault;
        }
    }
    if arguments.generated > 0 {
        let progress = Progress::begin(u64::try_from(arguments.generated).ok(), language);
        for case in boundary_cases(rulebook, SEED, arguments.generated) {
            if let Err(error) = coverage.add(&case) {
                progress.aside(|| told(Path::new(&case.title), &error, language));
                exit = Exit::AtFault;
            }
            progress.step();
        }
    }
    let report = coverage.report();
    match format {
        Report::Text => print(&report, language),
        Report::Json => anstream::println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default()),
    }
    if let Some(path) = &arguments.html {
        let path = if path.is_dir() { path.join("coverage.html") } else { path.clone() };
        std::fs::write(&path, coverage.html(language)).map_err(|error| complain::file(&path, &error, language))?;
        anstream::eprintln!("{} {}", language.pick(("written to", "skrevet til")), path.display());
    }
    if let Some(floor) = arguments.fail_under
        && !report.total.reaches(floor)
    {
        let reached = report.percent(language);
        anstream::eprintln!(
            "{}",
            language.pick((
                format!("coverage is {reached} %, and the floor is {floor} %"),
                format!("dækningen er {reached} %, og grænsen er {floor} %"),
            ))
        );
        exit = Exit::AtFault;
    }
    Ok(exit)
}

fn told(what: &Path, error: &CaseError, language: Language) {
    anstream::eprintln!("{}:", what.display());
    complain::print(error.diagnostics().as_slice(), &Sources::new(), language);
}

/// The cases beside the rulebooks of each folder.
fn case_files(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    for folder in paths.iter().map(|path| path.join("cases")).filter(|folder| folder.is_dir()) {
        files::below(&folder, "json", &mut found, language)?;
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn print(report: &CoverageReport, language: Language) {
    for gap in report.gaps(language) {
        anstream::println!("{gap}");
    }
    anstream::print!("\n{}", report.table(language));
    let (evaluations, failed, known) = (report.evaluations, report.failed, report.total.never_unknown);
    anstream::println!(
        "{}",
        language.pick((
            format!("{evaluations} situations evaluated; {known} conditions and parts were never unknown"),
            format!("{evaluations} situationer beregnet; {known} betingelser og led var aldrig ukendte"),
        ))
    );
    if failed > 0 {
        anstream::println!(
            "{}",
            language.pick((
                format!("{failed} situations ended with an error and reach nothing"),
                format!("{failed} situationer endte med en fejl og når intet"),
            ))
        );
    }
}
