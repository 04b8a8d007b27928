//! `hjemmel mutate`: which changes of the rules nothing would notice.

use crate::args::{Mutate, Report};
use crate::exit::{Ending, Exit};
use crate::language::decimal;
use crate::progress::Progress;
use crate::style::paint;
use crate::{beside, complain, files, out, situations};
use hjemmel::diagnostic::Message;
use hjemmel::text::Role;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Accepted, Mutation, MutationReport, MutationRun, Yardstick, YardstickError, mutations, sample};

/// What the list of accepted changes is called beside the rulebooks.
const ACCEPTED: &str = "mutations.accepted";

pub(crate) fn run(arguments: &Mutate, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, false, language)?;
    let mut exit = Exit::Fine;
    let (accepted, whole) = accepted(arguments, language)?;
    if !whole {
        exit = Exit::AtFault;
    }
    let yardstick = yardstick(arguments, &rulebook, &mut exit, language)?;
    let possible = mutations(&rulebook);
    let mut tried: Vec<&Mutation> = possible.iter().collect();
    if let Some(filter) = &arguments.filter {
        tried.retain(|mutation| mutation.change.rule.contains(filter.as_str()));
        if tried.is_empty() {
            complain::about(Message::NothingToChange { filter: filter.clone() }, language);
            return Ok(Exit::AtFault);
        }
    }
    if let Some(count) = arguments.sample {
        tried = sample(tried, count, arguments.seed);
    }
    let progress = Progress::of_changes(tried.len(), language);
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.unwrap_or_else(machine);
    let run = MutationRun::of(rulebook.plan(), &yardstick, tried, threads, || progress.step());
    drop(progress);
    let report = MutationReport::of(&run, &possible, yardstick.len(), &accepted);
    match arguments.format {
        Report::Text => print(&report, language)?,
        Report::Json => out::document(&report)?,
    }
    for entry in &report.stale {
        let change = format!("{}: {}", entry.rule, entry.words);
        let noticed = entry.noticed;
        complain::about(Message::AcceptedForNothing { line: entry.line, change, noticed }, language);
    }
    if let Some(floor) = arguments.floor
        && !report.total.reaches(floor)
    {
        let (reached, floor) = (report.total.percent(language), decimal(floor, language));
        out::tell(language.pick((
            format!("{reached} % of the changes are noticed, and the floor is {floor} %"),
            format!("{reached} % af ændringerne mærkes, og grænsen er {floor} %"),
        )));
        exit = Exit::AtFault;
    }
    Ok(exit)
}

/// The accepted list, and whether all of it could be read.
fn accepted(arguments: &Mutate, language: Language) -> Result<(Accepted, bool), Exit> {
    let Some(path) = arguments.accepted.clone().or_else(|| beside::first(&arguments.path, ACCEPTED)) else {
        return Ok((Accepted::default(), true));
    };
    let (accepted, faults) = Accepted::parse(&files::read_text(&path, language)?);
    if !faults.is_empty() {
        out::tell(format!("{}:", path.display()));
    }
    for fault in &faults {
        complain::about(Message::AcceptedListLine { line: fault.line(), why: fault.why() }, language);
    }
    Ok((accepted, faults.is_empty()))
}

/// The examples, and the cases beside the rulebooks of each folder.
fn yardstick(arguments: &Mutate, rulebook: &Rulebook, exit: &mut Exit, language: Language) -> Result<Yardstick, Exit> {
    let mut yardstick = Yardstick::of_examples(rulebook).map_err(|error| {
        if let YardstickError::ExamplesFail { examples } = error {
            complain::about(Message::ExamplesFailAlready { examples }, language);
        }
        Exit::AtFault
    })?;
    for path in beside::case_files(&arguments.path, language)? {
        if let Err(fault) = situations::case_in(&path).and_then(|case| Ok(yardstick.add(rulebook, &case)?)) {
            fault.tell(&path.display().to_string(), language);
            *exit = Exit::AtFault;
        }
    }
    if yardstick.is_empty() {
        let note = language.pick((
            "there are no examples and no cases: nothing can notice a change",
            "der er hverken eksempler eller sager: intet kan mærke en ændring",
        ));
        out::tell(note);
    }
    Ok(yardstick)
}

fn print(report: &MutationReport, language: Language) -> Result<(), Exit> {
    let lines = report.lines(language);
    if !lines.is_empty() {
        let head = language.pick(("No example and no case notices:", "Intet eksempel og ingen sag mærker:"));
        out::marked(&paint(head, Role::Title), "")?;
    }
    let mut at = "";
    let missed = report.survivors.iter().filter(|survivor| survivor.accepted.is_none());
    for (survivor, line) in missed.zip(&lines) {
        if survivor.change.rulebook != at {
            out::print(&format!("\n{}\n", survivor.change.rulebook))?;
            at = &survivor.change.rulebook;
        }
        out::line(format!("  {line}"))?;
    }
    out::print(&format!("\n{}", report.table(language)))?;
    let (tried, possible, against) = (report.tried(), report.possible, report.held_against);
    let total = report.total.percent(language);
    out::line(language.pick((
        format!("{tried} of {possible} changes tried against {against} examples and cases; {total} % noticed"),
        format!("{tried} af {possible} ændringer prøvet mod {against} eksempler og sager; {total} % mærket"),
    )))
}
