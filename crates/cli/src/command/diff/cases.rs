//! What a change of rules does to cases: each is evaluated by the old rules and by the new ones, and what differs is counted.

use super::side::Side;
use crate::args::Diff;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::{complain, files};
use hjemmel::{Date, Error, Language, Outcome, Rulebook};
use hjemmel_cases::{Case, Tally, compare};
use serde_json::Value;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// How many situations are named of each kind of change of a rule.
const SAMPLE: usize = 3;

/// Two rulebook sets, and the proposals that the new one has switched on besides those of a case.
pub(super) struct Both {
    pub(super) old: Rulebook,
    pub(super) new: Rulebook,
    pub(super) with: Vec<String>,
}

/// What the change does to the cases beside the rulebooks and to the situations that were given; `None` if there are neither.
pub(super) fn run(both: &Both, sides: &[&Side], arguments: &Diff, language: Language) -> Result<Option<Tally>, Exit> {
    let mut count = Count { both, tally: Tally::new(SAMPLE), as_of: arguments.as_of, language };
    // A case that both have counts once, as the new side has it.
    let mut seen: Vec<&str> = Vec::new();
    for side in sides.iter().rev() {
        let all: Vec<_> = side.cases().filter(|(name, _)| !seen.contains(name)).collect();
        let progress = Progress::begin(u64::try_from(all.len()).ok(), language);
        for (file, held) in all {
            seen.push(file);
            let (name, text) = side.case(held, language)?;
            count.one(&name, &text, &progress);
        }
    }
    if let Some(path) = &arguments.situations {
        if path.is_dir() { folder(path, &mut count)? } else { lines(path, &mut count)? }
    }
    let any = count.tally.situations > 0 || count.tally.unread > 0;
    Ok(any.then_some(count.tally))
}

/// Every JSON file of a folder.
fn folder(path: &Path, count: &mut Count<'_>) -> Result<(), Exit> {
    let mut found: Vec<PathBuf> = Vec::new();
    files::below(path, "json", &mut found, count.language)?;
    found.sort();
    let progress = Progress::begin(u64::try_from(found.len()).ok(), count.language);
    for file in found {
        let text = files::read_text(&file, count.language)?;
        count.one(&file.display().to_string(), &text, &progress);
    }
    Ok(())
}

/// One situation or case a line, or the file is one; none is kept.
fn lines(path: &Path, count: &mut Count<'_>) -> Result<(), Exit> {
    let language = count.language;
    let told = |error: &std::io::Error| complain::file(path, error, language);
    if path.extension().is_some_and(|ending| ending == "json") {
        let text = files::read_text(path, count.language)?;
        let progress = Progress::begin(Some(1), count.language);
        count.one(&path.display().to_string(), &text, &progress);
        return Ok(());
    }
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::io::BufReader::new(std::fs::File::open(path).map_err(|error| told(&error))?))
    };
    let progress = Progress::begin(None, count.language);
    for (place, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| told(&error))?;
        if !line.trim().is_empty() {
            let name = format!("{}:{}", path.display(), place.saturating_add(1));
            count.one(&name, &line, &progress);
        }
    }
    Ok(())
}

/// Cases being counted.
struct Count<'b> {
    both: &'b Both,
    tally: Tally,
    as_of: Option<Date>,
    language: Language,
}

impl Count<'_> {
    /// Counts one case, or a situation, which is read on the day that was given. One at fault is told, and the others go on.
    fn one(&mut self, name: &str, text: &str, progress: &Progress) {
        match self.outcomes(text) {
            Ok((old, new)) => self.tally.add(name, &compare(&old, &new)),
            Err(error) => {
                progress.aside(|| complain::error(name, &error, self.language));
                self.tally.add_unread();
            }
        }
        progress.step();
    }

    fn outcomes(&self, text: &str) -> Result<(Outcome, Outcome), Error> {
        let case = match Case::from_json(text) {
            Ok(case) => case,
            // Not a case; what is wrong with it as a situation, its reading tells.
            Err(_) => {
                self.both
                    .new
                    .situation_from_json(text)
                    .map(|_| ())
                    .or_else(|error| self.both.old.situation_from_json(text).map(|_| ()).map_err(|_| error))?;
                Case {
                    title: String::new(),
                    as_of: self.as_of.ok_or(Error::NoEvaluationDate)?,
                    law_of: None,
                    proposals: Vec::new(),
                    situation: serde_json::from_str(text).unwrap_or(Value::Null),
                }
            }
        };
        let old = outcome(&self.both.old, &self.both.new, &case, &[], self.language)?;
        let new = outcome(&self.both.new, &self.both.old, &case, &self.both.with, self.language)?;
        Ok((old, new))
    }
}

/// What a case comes to by one set. A fact and a proposal that the other set alone has are nothing to this one.
fn outcome(
    rulebook: &Rulebook,
    other: &Rulebook,
    case: &Case,
    with: &[String],
    language: Language,
) -> Result<Outcome, Error> {
    let declares = |set: &Rulebook, name: &str| set.plan().facts.iter().any(|fact| *fact.named.name == *name);
    let mut facts = case.situation.clone();
    if let Value::Object(facts) = &mut facts {
        facts.retain(|name, _| declares(rulebook, name) || !declares(other, name));
    }
    let situation = rulebook.situation(&facts)?;
    let mut evaluation = rulebook.evaluation(&situation).as_of(case.as_of).language(language);
    if let Some(law_of) = case.law_of {
        evaluation = evaluation.law_of(law_of);
    }
    let has = |set: &Rulebook, name: &str| {
        set.proposals().any(|proposal| proposal == name || proposal.rsplit('.').next() == Some(name))
    };
    for proposal in &case.proposals {
        if has(rulebook, proposal) || !has(other, proposal) {
            evaluation = evaluation.with(proposal);
        }
    }
    for proposal in with {
        evaluation = evaluation.with(proposal);
    }
    evaluation.run()
}

/// Says that cases are not compared, since a side has errors.
pub(super) fn not_compared(language: Language) {
    let told = language.pick((
        "cases are not compared while the rulebooks have errors",
        "sager sammenlignes ikke, så længe regelsættene har fejl",
    ));
    anstream::eprintln!("{told}");
}
