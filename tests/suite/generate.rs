//! Random rulebooks and situations: small vocabularies and few dates, so that things meet.
//!
//! A rulebook is made from tapes of numbers, one an item; the number 0 is always the simplest choice, so that a case that
//! fails shrinks to few and plain items.

mod condition;
mod exemption;
mod head;
mod options;
mod requirement;
mod rules;
mod situation;
mod table;
mod tape;

pub(crate) use condition::windows;
pub(crate) use options::Asked;
pub(crate) use tape::Tape;

use hjemmel_diagnostic::{Language, Source, SourceId, SourceLimits, text};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::situation::Situation;
use hjemmel_model::{CheckOptions, Model, check, lower};
use hjemmel_syntax::{SyntaxLimits, parse};
use proptest::collection::vec;
use proptest::prelude::*;

/// A rulebook as its items, and what is asked of it.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) items: Vec<String>,
    pub(crate) situation: serde_json::Value,
    pub(crate) asked: Asked,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}\n{}\n{:?}\n", self.text(), self.situation, self.asked)
    }
}

impl Case {
    pub(crate) fn text(&self) -> String {
        self.items.join("\n")
    }

    /// The same without some items.
    pub(crate) fn without(&self, drop: impl Fn(&str) -> bool) -> Case {
        Case { items: self.items.iter().filter(|item| !drop(item)).cloned().collect(), ..self.clone() }
    }
}

/// A rulebook that loads.
pub(crate) struct Loaded {
    pub(crate) model: Model,
    pub(crate) plan: Plan,
}

/// Reads and checks a rulebook; what is wrong with it, if anything is.
pub(crate) fn load(rulebook: &str) -> Result<Loaded, String> {
    let mut sources = hjemmel_diagnostic::Sources::new();
    let (id, complaints) = sources.admit("case.rulebook", rulebook.as_bytes(), &SourceLimits::default());
    let wrong = |complaints: &[hjemmel_diagnostic::Diagnostic]| {
        let errors: Vec<_> = complaints.iter().filter(|it| it.is_error()).cloned().collect();
        (!errors.is_empty()).then_some(errors)
    };
    let told = |errors: Vec<_>, sources: &_| Err(text::render(&errors, sources, Language::English, false));
    if let Some(errors) = wrong(&complaints) {
        return told(errors, &sources);
    }
    let source: &Source = sources.get(id.unwrap_or(SourceId(0))).expect("just admitted");
    let (file, complaints) = parse(source, &SyntaxLimits::default());
    if let Some(errors) = wrong(complaints.as_slice()) {
        return told(errors, &sources);
    }
    let (model, complaints) = check(std::slice::from_ref(&file), &CheckOptions::default());
    if let Some(errors) = wrong(complaints.as_slice()) {
        return told(errors, &sources);
    }
    let plan = lower(&model);
    Ok(Loaded { model, plan })
}

/// Reads a situation that was made for a plan.
pub(crate) fn read(plan: &Plan, situation: &serde_json::Value) -> Situation {
    Situation::from_value(plan, situation).unwrap_or_else(|errors| panic!("{situation}: {errors:?}"))
}

fn tapes(length: usize, how_many: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Vec<u16>>> {
    vec(vec(any::<u16>(), length), how_many)
}

/// Which exemption lifts the whole of which requirement.
fn lifted(items: &[String]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for item in items {
        let Some(exemption) = item.strip_prefix("exemption e").and_then(|rest| rest.lines().next()) else { continue };
        let whole = item.lines().filter_map(|line| line.strip_prefix("  lifts r"));
        found.extend(whole.filter_map(|requirement| Some((requirement.parse().ok()?, exemption.parse().ok()?))));
    }
    found
}

/// Cases, most of which load.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let rules =
        (tapes(60, 4..=4), tapes(24, 1..=4), tapes(90, 2..=6), tapes(24, 0..=1), tapes(50, 0..=4), tapes(24, 0..=3));
    let quota = vec(any::<u16>(), 40);
    (vec(any::<u16>(), 8), rules, vec(any::<u16>(), 120), vec(any::<u16>(), 16), quota).prop_map(
        |(head, (definitions, groups, requirements, trials, exemptions, others), situation, asked, quota)| {
            let counts = rules::Counts { groups: groups.len(), requirements: requirements.len(), trials: trials.len() };
            let mut items = head::head(&mut Tape::new(head));
            let mut shapes = Vec::new();
            items.extend(rules::definitions(definitions));
            items.extend(rules::groups(groups));
            for (place, tape) in requirements.into_iter().enumerate() {
                let (shape, versions) = requirement::requirement(place, &counts, Tape::new(tape), &shapes);
                shapes.push(shape);
                items.extend(versions);
            }
            items.extend(rules::trials(trials));
            for (place, tape) in exemptions.into_iter().enumerate() {
                items.extend(exemption::exemption(place, &counts, &shapes, Tape::new(tape)));
            }
            let lifted = lifted(&items);
            items.extend(rules::quotas(&counts, &lifted, quota));
            items.extend(rules::others(&counts, others));
            Case {
                items,
                situation: situation::situation(&mut Tape::new(situation)),
                asked: options::asked(&mut Tape::new(asked)),
            }
        },
    )
}

/// A few cases; `PROPTEST_CASES` asks for more.
pub(crate) fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(100);
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_global_rejects: 100_000,
        // A case costs the second evaluator up to some seconds, and each step of shrinking is a case: left alone, a failure
        // would take minutes before it is told.
        max_shrink_iters: 1_000,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}
