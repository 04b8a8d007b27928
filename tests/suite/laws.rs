//! The laws that hold whatever the rulebook: what the language promises its users, on random rulebooks and situations.

use crate::generate::{Case, cases, config, load, read, windows};
use crate::properties::plain;
use hjemmel_diagnostic::{Language, SourceLimits, Sources};
use hjemmel_engine::findings::{Decided, Findings, Instance, Status};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::{Options, evaluate};
use hjemmel_explain::{Outcome, present};
use hjemmel_syntax::format::format_file;
use hjemmel_syntax::{SyntaxLimits, parse};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};

fn plan(case: &Case) -> Result<Plan, TestCaseError> {
    load(&case.text()).map(|loaded| loaded.plan).map_err(|_| TestCaseError::reject("does not load"))
}

fn find(plan: &Plan, situation: &serde_json::Value, options: &Options) -> Result<Findings, TestCaseError> {
    evaluate(plan, &read(plan, situation), options).map_err(|_| TestCaseError::reject("ends with an error"))
}

fn outcome(plan: &Plan, case: &Case, options: &Options, language: Language) -> Result<Outcome, TestCaseError> {
    let situation = read(plan, &case.situation);
    let findings = find(plan, &case.situation, options)?;
    Ok(present(plan, &situation, &findings, options.as_of, options.law_of, &options.proposals, language))
}

/// How a requirement came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    duties: Vec<(Option<u32>, Option<String>, Status)>,
    lifted: bool,
    open: bool,
    not: bool,
}

/// The lines of an outcome by the requirement's name, and the event that it is for.
fn lines(plan: &Plan, findings: &Findings) -> BTreeMap<String, Line> {
    let name = |id: hjemmel_engine::ids::RequirementId, instance: Option<Instance>| {
        let name = plan.requirements[id.index()].named.name.to_string();
        match instance {
            None => name,
            Some(Instance::Thing(thing)) => format!("{name} {}", thing.place),
            Some(Instance::Decision(decision)) => {
                let about = match decision.about {
                    Decided::Requirement(id) => plan.requirements[id.index()].named.name.to_string(),
                    Decided::Exemption(id) => plan.exemptions[id.index()].named.name.to_string(),
                };
                format!("{name} {about} {:?} {:?}", decision.of.map(|thing| thing.place), decision.occurrence)
            }
        }
    };
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for duty in &findings.duties {
        let due = duty.due.map(|due| due.to_string());
        lines.entry(name(duty.requirement, duty.instance)).or_default().duties.push((
            duty.occurrence,
            due,
            duty.status,
        ));
    }
    for lifted in &findings.lifted {
        // One without a date may be one whose clock is not known: it may turn out that it never started.
        lines.entry(name(lifted.requirement, lifted.instance)).or_default().lifted |= lifted.due.is_some();
    }
    for open in &findings.undetermined {
        lines.entry(name(open.requirement, open.instance)).or_default().open = true;
    }
    for not in &findings.not_applicable {
        lines.entry(name(not.requirement, not.instance)).or_default().not = true;
    }
    for outside in &findings.outside {
        lines.entry(name(outside.requirement, outside.instance)).or_default().not = true;
    }
    lines
}

/// What is told of each of the things that a requirement is owed for, taken together: what holds of all holds of each.
fn of_each(lines: &BTreeMap<String, Line>, requirement: &str) -> Line {
    let of = |name: &str| name.strip_prefix(requirement).is_some_and(|rest| rest.starts_with(' '));
    let mut each = lines.iter().filter(|(name, _)| of(name)).map(|(_, line)| line.clone());
    let first = each.next().unwrap_or_default();
    each.fold(first, |all, line| Line {
        duties: all.duties.into_iter().chain(line.duties).collect(),
        lifted: all.lifted || line.lifted,
        open: all.open || line.open,
        not: all.not && line.not,
    })
}

/// The rulebook with each accumulation that is named with a window as the question that it stands for.
fn written_out(text: &str) -> String {
    let mut written = text.to_owned();
    // First those that stand in the `where` of others.
    for name in ["notes_seen", "visits_seen", "days_stayed", "months_stayed", "load_carried"] {
        let Some((_, rest)) = written.split_once(&format!("definition {name} is ")) else { continue };
        let question = rest.lines().next().unwrap_or_default().to_owned();
        let (events, condition) = match question.split_once(" where (") {
            Some((events, condition)) => (events.to_owned(), format!(" where ({condition}")),
            None => (question, String::new()),
        };
        for window in windows() {
            let (named, asked) = (format!("{name}{window}"), format!("{events}{window}{condition}"));
            written = written.replace(&format!("day on which {named}"), &format!("day on which {asked}"));
            written = written.replace(&named, &format!("({asked})"));
        }
    }
    written
}

/// The text in a language, read again.
fn translated(text: &str, language: Language) -> (String, Plan) {
    let mut sources = Sources::new();
    let (id, _) = sources.admit("case.rulebook", text.as_bytes(), &SourceLimits::default());
    let (file, _) = parse(sources.get(id.unwrap()).unwrap(), &SyntaxLimits::default());
    let text = format_file(&file, language);
    let plan = load(&text).unwrap_or_else(|error| panic!("{text}\n{error}")).plan;
    (text, plan)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_input_gives_the_same_bytes(case in cases()) {
        let plan = plan(&case)?;
        let options = case.asked.options(&plan);
        let one = outcome(&plan, &case, &options, Language::Danish)?;
        let mut turned = case.clone();
        if let serde_json::Value::Object(facts) = &case.situation {
            turned.situation = facts.iter().rev().map(|(name, value)| (name.clone(), value.clone())).collect();
        }
        let other = outcome(&plan, &turned, &options, Language::Danish)?;
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
        let again: Outcome = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
        prop_assert_eq!(one, again);
    }

    #[test]
    fn danish_and_english_give_one_plan(case in cases()) {
        let plan = plan(&case)?;
        let (danish, danish_plan) = translated(&case.text(), Language::Danish);
        let (english, english_plan) = translated(&danish, Language::English);
        prop_assert_eq!(&plan, &danish_plan);
        prop_assert_eq!(&plan, &english_plan);
        prop_assert_eq!(translated(&english, Language::Danish).0, danish);
        prop_assert_eq!(translated(&english, Language::English).0, english);
    }

    #[test]
    fn a_plan_survives_its_json(case in cases()) {
        let plan = plan(&case)?;
        let again = Plan::from_json(&plan.to_json().unwrap()).unwrap();
        prop_assert!(again.validate().is_ok());
        prop_assert_eq!(plan, again);
    }

    #[test]
    fn more_room_changes_nothing(case in cases()) {
        let plan = plan(&case)?;
        let mut options = case.asked.options(&plan);
        let one = find(&plan, &case.situation, &options)?;
        options.limits.steps = Some(u64::MAX);
        options.limits.events = usize::MAX;
        options.limits.reasons = usize::MAX;
        prop_assert_eq!(one, find(&plan, &case.situation, &options)?);
    }

    #[test]
    fn an_accumulation_in_a_window_is_the_question_written_out(case in cases()) {
        let text = case.text();
        let written = written_out(&text);
        let plan = plan(&case)?;
        let whole = load(&written).unwrap_or_else(|error| panic!("{written}\n{error}")).plan;
        let options = case.asked.options(&plan);
        let (one, other) = (find(&plan, &case.situation, &options)?, find(&whole, &case.situation, &options)?);
        prop_assert_eq!(plain(one), plain(other), "{}", written);
    }

    #[test]
    fn an_exemption_never_adds_an_obligation(case in cases()) {
        // What asks how another duty stands may well be owed since that one was lifted.
        for asks in ["status of", "breach of", "is lifted by"] {
            prop_assume!(!case.text().contains(asks));
        }
        // What is decided is owed to those who are owed for each decision, an exemption as well.
        prop_assume!(!case.text().contains("for every decision by"));
        let without = case.without(|item| item.trim_start().starts_with("exemption "));
        let (with_plan, without_plan) = (plan(&case)?, plan(&without)?);
        let mut options = case.asked.options(&with_plan);
        options.proposals.clear();
        let with = lines(&with_plan, &find(&with_plan, &case.situation, &options)?);
        let bare = lines(&without_plan, &find(&without_plan, &case.situation, &options)?);
        let owed = |lines: &BTreeMap<String, Line>| -> BTreeSet<String> {
            lines.iter().filter(|(_, line)| !line.duties.is_empty()).map(|(name, _)| name.clone()).collect()
        };
        let (with, bare) = (owed(&with), owed(&bare));
        prop_assert!(with.is_subset(&bare), "{with:?} {bare:?}");
    }

    #[test]
    fn a_proposal_that_is_off_changes_nothing(case in cases()) {
        let without = case.without(|item| item.lines().any(|line| line.trim_start().starts_with("proposed")));
        prop_assume!(without.items.len() < case.items.len());
        let (with_plan, without_plan) = (plan(&case)?, plan(&without)?);
        let mut options = case.asked.options(&with_plan);
        options.proposals.clear();
        let with = lines(&with_plan, &find(&with_plan, &case.situation, &options)?);
        let bare = lines(&without_plan, &find(&without_plan, &case.situation, &options)?);
        prop_assert_eq!(with, bare);
    }

    #[test]
    fn what_is_certain_with_less_stays_with_more(case in cases(), which in any::<prop::sample::Index>()) {
        let plan = plan(&case)?;
        let serde_json::Value::Object(facts) = &case.situation else { return Ok(()) };
        let assumed = |name: &str| {
            plan.facts.iter().any(|fact| &*fact.named.name == name && fact.assumed.is_some())
        };
        let names: Vec<&String> = facts.keys().filter(|name| !assumed(name)).collect();
        prop_assume!(!names.is_empty());
        let dropped = which.get(&names).to_string();
        let mut fewer = facts.clone();
        fewer.remove(&dropped);
        let options = case.asked.options(&plan);
        let less = lines(&plan, &find(&plan, &fewer.into(), &options)?);
        let more = lines(&plan, &find(&plan, &case.situation, &options)?);
        for (name, line) in &less {
            let full = more.get(name).cloned().unwrap_or_else(|| of_each(&more, name));
            if line.not {
                let stays = full.not && full.duties.is_empty() && !full.open && !full.lifted;
                prop_assert!(stays, "{name} without {dropped}: {line:?} {full:?}");
            }
            for duty in line.duties.iter().filter(|(_, due, status)| *status != Status::Unknown && due.is_some()) {
                prop_assert!(full.duties.contains(duty), "{name} without {dropped}: {line:?} {full:?}");
            }
            if line.lifted {
                prop_assert!(full.lifted, "{name} without {dropped}: {line:?} {full:?}");
            }
        }
    }
}

/// So that the law of what is written out says something.
#[test]
fn many_cases_name_an_accumulation() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = (0..100).map(|_| cases().new_tree(&mut runner).unwrap().current().text());
    let naming = texts.filter(|text| written_out(text) != *text).count();
    assert!(naming >= 30, "{naming} of 100");
}
