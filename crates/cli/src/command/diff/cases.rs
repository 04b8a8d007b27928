//! What a change of rules does to cases: each is evaluated by the old rules and by the new ones, and what differs is counted.

use super::generated;
use super::side::Side;
use crate::args::Diff;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::situations::{self, Fault};
use crate::{out, shares};
use hjemmel::diagnostic::Diagnostic;
use hjemmel::{Date, Error, Language, Outcome, Rulebook};
use hjemmel_analysis::Difference;
use hjemmel_cases::{Case, Tally, compare};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// How many situations are named of each kind of change of a rule.
const SAMPLE: usize = 3;

/// Two rulebook sets, and the proposals that the new one has switched on besides those of a case.
pub(super) struct Both {
    pub(super) old: Rulebook,
    pub(super) new: Rulebook,
    pub(super) with: Vec<String>,
}

/// What a change does to cases.
pub(super) struct Compared {
    pub(super) tally: Tally,
    /// How many of them were made for the boundaries of the rules.
    pub(super) generated: u64,
}

impl Compared {
    /// How many of the cases nobody thought of, if any.
    pub(super) fn made(&self, language: Language) -> Option<String> {
        let (made, all) = (self.generated, self.tally.situations);
        let told = || {
            if made == all {
                return language
                    .pick((
                        "all of them were made for the boundaries of the rules that change",
                        "alle er lavet til grænserne i de regler, der ændres",
                    ))
                    .to_owned();
            }
            language.pick((
                format!("{made} of the {all} were made for the boundaries of the rules that change"),
                format!("{made} af de {all} er lavet til grænserne i de regler, der ændres"),
            ))
        };
        (made > 0).then(told)
    }
}

/// What the change does to the cases beside the rulebooks, to the situations that were given, and to cases made for the boundaries
/// of the rules; `None` if there are none of them.
pub(super) fn run(
    both: &Both,
    sides: &[&Side],
    rules: &Difference,
    arguments: &Diff,
    language: Language,
) -> Result<Option<Compared>, Exit> {
    let mut count = Count { both, tally: Tally::new(SAMPLE), as_of: arguments.as_of, language };
    // A case that both have counts once, as the new side has it.
    let mut seen: BTreeSet<&Path> = BTreeSet::new();
    let mut passed_over = 0usize;
    for side in sides.iter().rev() {
        let all: Vec<_> = side.cases().filter(|(name, _)| !seen.contains(name)).collect();
        let progress = Progress::begin(u64::try_from(all.len()).ok(), language);
        let mut waiting = Vec::new();
        for (file, held) in all {
            seen.insert(file);
            match progress.aside(|| side.case(held, language)) {
                Ok((_, text)) if side.is_file() && count.is_of_others(&text) => {
                    passed_over = passed_over.saturating_add(1);
                    progress.step();
                }
                Ok((name, text)) => {
                    waiting.push(Waiting { name, text: Ok(text) });
                    count.when_full(&mut waiting, &progress);
                }
                // It has been told why it cannot be read.
                Err(_) => {
                    count.tally.add_unread();
                    progress.step();
                }
            }
        }
        count.all(&mut waiting, Some(&progress));
    }
    if passed_over > 0 {
        let told = language.pick((
            format!("left out: {passed_over} of the cases beside the rulebook, which are about other rulebooks"),
            format!("udeladt: {passed_over} af sagerne ved siden af regelsættet, som angår andre regelsæt"),
        ));
        out::tell(told);
    }
    if let Some(path) = &arguments.situations {
        let mut waiting = Vec::new();
        situations::texts(path, language, |given, progress| {
            waiting.push(Waiting { name: given.name, text: given.text });
            count.when_full(&mut waiting, progress);
        })?;
        count.all(&mut waiting, None);
    }
    let given = count.tally.situations;
    generated::run(&mut count, rules, arguments)?;
    let generated = count.tally.situations.saturating_sub(given);
    let any = count.tally.situations > 0 || count.tally.unread > 0;
    if !any && arguments.generated == 0 && !rules.is_empty() {
        let told = language.pick((
            "there are no cases to compare; --generated 500 makes some for the boundaries of the rules that change",
            "der er ingen sager at sammenligne; --generated 500 laver nogle til grænserne i de regler, der ændres",
        ));
        out::tell(told);
    }
    Ok(any.then_some(Compared { tally: count.tally, generated }))
}

/// What is to be a case or a situation, with what it is called.
struct Waiting {
    name: String,
    text: Result<String, Box<Diagnostic>>,
}

/// Cases being counted.
pub(super) struct Count<'b> {
    pub(super) both: &'b Both,
    pub(super) tally: Tally,
    as_of: Option<Date>,
    pub(super) language: Language,
}

impl Count<'_> {
    /// Counts what waits once it is worth the threads.
    fn when_full(&mut self, waiting: &mut Vec<Waiting>, progress: &Progress) {
        if waiting.len() >= shares::full() {
            self.all(waiting, Some(progress));
        }
    }

    /// Counts cases, or situations, which are read on the day that was given, in the order in which they came. One at fault is
    /// told and counted as unread, and the others go on.
    fn all(&mut self, waiting: &mut Vec<Waiting>, progress: Option<&Progress>) {
        let compared = shares::each(waiting, |one| {
            // What is no text was not compared.
            one.text.as_ref().ok().map(|text| self.outcomes(text).map(|(old, new)| compare(&old, &new)))
        });
        for (Waiting { name, text }, compared) in waiting.drain(..).zip(compared) {
            match text.map_err(Fault::Unreadable).and_then(|_| compared.transpose()) {
                Ok(compared) => compared.iter().for_each(|compared| self.tally.add(&name, compared)),
                Err(fault) => {
                    let tell = || fault.tell(&name, self.language);
                    progress.map_or_else(tell, |progress| progress.aside(tell));
                    self.tally.add_unread();
                }
            }
            if let Some(progress) = progress {
                progress.step();
            }
        }
    }

    /// Whether a case gives facts or proposals that neither set has.
    fn is_of_others(&self, text: &str) -> bool {
        let Ok(case) = Case::from_json(text) else { return false };
        let sets = [&self.both.old, &self.both.new];
        let fact = |name: &str| sets.iter().any(|set| declares(set, name));
        let proposal = |name: &str| sets.iter().any(|set| has(set, name));
        let facts = case.situation.as_object().is_none_or(|facts| facts.keys().all(|name| fact(name)));
        !facts || !case.proposals.iter().all(|name| proposal(name))
    }

    /// What a case comes to by both.
    pub(super) fn of_case(&self, case: &Case) -> Result<(Outcome, Outcome), Error> {
        let old = outcome(&self.both.old, &self.both.new, case, &[], self.language)?;
        let new = outcome(&self.both.new, &self.both.old, case, &self.both.with, self.language)?;
        Ok((old, new))
    }

    fn outcomes(&self, text: &str) -> Result<(Outcome, Outcome), Fault> {
        let case = match situations::case(text)? {
            Some(case) => case,
            None => self.situation(text)?,
        };
        Ok(self.of_case(&case)?)
    }

    /// A situation as a case of the day that was given. What is wrong with it for both sides is told.
    fn situation(&self, text: &str) -> Result<Case, Error> {
        let Both { old, new, .. } = self.both;
        if let Err(error) = new.situation_from_json(text)
            && old.situation_from_json(text).is_err()
        {
            return Err(error);
        }
        Ok(Case {
            title: String::new(),
            as_of: self.as_of.ok_or(Error::NoEvaluationDate)?,
            law_of: None,
            proposals: Vec::new(),
            situation: serde_json::from_str(text).unwrap_or_default(),
        })
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
    let mut facts = case.situation.clone();
    if let Value::Object(facts) = &mut facts {
        facts.retain(|name, _| declares(rulebook, name) || !declares(other, name));
    }
    let situation = rulebook.situation(&facts)?;
    let mut evaluation = rulebook.evaluation(&situation).as_of(case.as_of).language(language);
    if let Some(law_of) = case.law_of {
        evaluation = evaluation.law_of(law_of);
    }
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

/// Whether a set has a fact of this name.
fn declares(set: &Rulebook, name: &str) -> bool {
    set.plan().facts.iter().any(|fact| *fact.named.name == *name)
}

/// Whether a set has a proposal of this name, or one whose last part it is.
fn has(set: &Rulebook, name: &str) -> bool {
    set.proposals().any(|proposal| proposal == name || proposal.rsplit('.').next() == Some(name))
}

/// Says that cases are not compared, since a side has errors.
pub(super) fn not_compared(language: Language) {
    let told = language.pick((
        "cases are not compared while the rulebooks have errors",
        "sager sammenlignes ikke, så længe regelsættene har fejl",
    ));
    out::tell(told);
}
