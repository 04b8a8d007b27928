//! `hjemmel test --coverage`: what the examples and cases reach.

use crate::args::{Reach, Report};
use crate::exit::{Ending, Exit};
use crate::language::decimal;
use crate::progress::Progress;
use crate::{beside, complain, out, situations};
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Coverage, CoverageReport, boundary_cases};
use std::path::PathBuf;

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
    for path in beside::case_files(paths, language)? {
        if let Err(fault) = situations::case_in(&path).and_then(|case| Ok(coverage.add(&case)?)) {
            fault.tell(&path.display().to_string(), language);
            exit = Exit::AtFault;
        }
    }
    if arguments.generated > 0 {
        let progress = Progress::begin(u64::try_from(arguments.generated).ok(), language);
        for case in boundary_cases(rulebook, SEED, arguments.generated) {
            if let Err(error) = coverage.add(&case) {
                progress.aside(|| complain::case(&case.title, &error, language));
                exit = Exit::AtFault;
            }
            progress.step();
        }
    }
    let report = coverage.report();
    match format {
        Report::Text => print(&report, language)?,
        Report::Json => out::document(&report)?,
    }
    if let Some(path) = &arguments.html {
        let path = if path.is_dir() { path.join("coverage.html") } else { path.clone() };
        std::fs::write(&path, coverage.html(language))
            .map_err(|error| complain::unwritable(&path, &error, language))?;
        out::tell(format!("{} {}", language.pick(("written to", "skrevet til")), path.display()));
    }
    if let Some(floor) = arguments.fail_under
        && !report.total.reaches(floor)
    {
        let (reached, floor) = (report.percent(language), decimal(floor, language));
        out::tell(language.pick((
            format!("coverage is {reached} %, and the floor is {floor} %"),
            format!("dækningen er {reached} %, og grænsen er {floor} %"),
        )));
        exit = Exit::AtFault;
    }
    Ok(exit)
}

fn print(report: &CoverageReport, language: Language) -> Result<(), Exit> {
    for gap in report.gaps(language) {
        out::line(gap)?;
    }
    out::print(&format!("\n{}", report.table(language)))?;
    let (evaluations, failed, known) = (report.evaluations, report.failed, report.total.never_unknown);
    out::line(language.pick((
        format!("{evaluations} situations evaluated; {known} conditions and parts were never unknown"),
        format!("{evaluations} situationer beregnet; {known} betingelser og led var aldrig ukendte"),
    )))?;
    if failed > 0 {
        out::line(language.pick((
            format!("{failed} situations ended with an error and reach nothing"),
            format!("{failed} situationer endte med en fejl og når intet"),
        )))?;
    }
    Ok(())
}
