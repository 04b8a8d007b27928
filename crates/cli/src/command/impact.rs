//! `hjemmel impact`.

use crate::args::{Impact as Arguments, Pages};
use crate::exit::{Ending, Exit};
use crate::progress::Progress;
use crate::situations::{self, Fault, Read};
use crate::{complain, files, out, shares, style};
use hjemmel::{Error, Language};
use hjemmel_cases::{Impact, ImpactReport, Weighed};

pub(crate) fn run(arguments: &Arguments, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, arguments.without_rejected, language)?;
    let name = arguments.many.situations.display().to_string();
    let mut impact =
        Impact::of(&rulebook, arguments.many.as_of, arguments.many.law_of, &arguments.with, arguments.sample)
            .map_err(|error| complain::error(&name, &error, language))?;
    let full = shares::full();
    let mut waiting: Vec<Read> = Vec::new();
    situations::each(&arguments.many.situations, &rulebook, language, |read, progress| {
        waiting.push(read);
        if waiting.len() >= full {
            weigh(&mut impact, &mut waiting, Some(progress), language);
        }
    })?;
    weigh(&mut impact, &mut waiting, None, language);
    let report = impact.report();
    print(&report, arguments.format, language)?;
    Ok(if report.unread > 0 { Exit::AtFault } else { Exit::Fine })
}

fn print(report: &ImpactReport, format: Pages, language: Language) -> Result<(), Exit> {
    match format {
        Pages::Text => out::print(&style::coloured(&report.lines(language))),
        Pages::Markdown => out::print(&report.markdown(language)),
        Pages::Json => out::document(report),
    }
}

/// Weighs what waits, in as many threads as there is work for, and adds it in the order in which it was read.
fn weigh(impact: &mut Impact, waiting: &mut Vec<Read>, progress: Option<&Progress>, language: Language) {
    let one = |read: &Read| read.situation.as_ref().ok().map(|situation| impact.weigh(situation));
    let weighed: Vec<Option<Result<Weighed, Error>>> = shares::each(waiting, one);
    for (Read { name, situation }, weighed) in waiting.drain(..).zip(weighed) {
        // One that could not be read was not weighed.
        let weighed = situation.and_then(|_| weighed.transpose().map_err(Fault::from));
        match weighed {
            Ok(weighed) => weighed.iter().for_each(|weighed| impact.add(&name, weighed)),
            Err(fault) => {
                let tell = || fault.tell(&name, language);
                progress.map_or_else(tell, |progress| progress.aside(tell));
                impact.add_unread();
            }
        }
        if let Some(progress) = progress {
            progress.step();
        }
    }
}
