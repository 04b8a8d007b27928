//! The shipped Danish rulebooks against their own examples and cases: every requirement, exemption and target group is
//! both hit and missed, every version among them, and every trial on its last day and on the day after.

use hjemmel::{Date, Rulebook};
use hjemmel_engine::findings::{Duty, Findings};
use hjemmel_engine::ids::{ExemptionId, GroupId, ProposalId, RequirementId, RulebookId};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{Options, evaluate, group_truth};
use hjemmel_model::model::ExpectationKind;
use hjemmel_value::Truth;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One example or case, and what came of it.
struct Told {
    rulebook: Option<RulebookId>,
    situation: Situation,
    options: Options,
    findings: Findings,
}

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let builder = files("rulebooks/dk", "rulebook").into_iter().fold(Rulebook::builder(), |builder, path| {
        builder.source(path.display().to_string(), fs::read(&path).unwrap())
    });
    builder.compile().unwrap()
});

static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| examples().chain(cases()).collect());

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == ending));
    files.sort();
    files
}

fn plan() -> &'static Plan {
    RULEBOOK.plan()
}

fn examples() -> impl Iterator<Item = Told> {
    RULEBOOK.compiled().unwrap().model().examples.iter().map(|example| {
        let mut options = Options::new(example.as_of);
        options.proposals.clone_from(&example.proposals);
        let findings = evaluate(plan(), &example.situation, &options).unwrap();
        Told { rulebook: Some(example.rulebook), situation: example.situation.clone(), options, findings }
    })
}

fn cases() -> impl Iterator<Item = Told> {
    files("rulebooks/dk/cases", "json").into_iter().map(|path| {
        let case: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let situation = Situation::from_json(plan(), &case["situation"].to_string()).unwrap();
        let mut options = Options::new(Date::parse(case["as_of"].as_str().unwrap()).unwrap());
        let on: Vec<&str> = case["proposals"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
        let named = |(place, proposal): (usize, &hjemmel_engine::plan::Proposal)| {
            on.contains(&&*proposal.name).then(|| ProposalId::at(place))
        };
        options.proposals = plan().proposals.iter().enumerate().filter_map(named).collect();
        let findings = evaluate(plan(), &situation, &options).unwrap();
        Told { rulebook: None, situation, options, findings }
    })
}

/// The exemptions that touched a duty that is owed all the same.
fn touched(duty: &Duty) -> BTreeSet<ExemptionId> {
    let aspects = duty.aspects.iter();
    aspects
        .flat_map(|it| it.lifted_by.iter().chain(&it.changed_by).chain(it.values_lifted.iter().map(|(_, by)| by)))
        .copied()
        .collect()
}

/// The exemptions that reached something, each with the requirement, its due date and the day of the evaluation.
fn reached() -> impl Iterator<Item = (ExemptionId, RequirementId, Option<Date>, Date)> {
    TOLD.iter().flat_map(|told| {
        let as_of = told.options.as_of;
        let whole = told.findings.lifted.iter().flat_map(move |line| {
            line.by.iter().map(move |(exemption, _)| (*exemption, line.requirement, line.due, as_of))
        });
        let aspects = told.findings.duties.iter().flat_map(move |duty| {
            let due = duty.due_without_exemptions.or(duty.due);
            touched(duty).into_iter().map(move |exemption| (exemption, duty.requirement, due, as_of))
        });
        whole.chain(aspects)
    })
}

/// The duties that an exemption could have reached and did not.
fn not_reached(exemption: ExemptionId) -> impl Iterator<Item = (Option<Date>, Date)> {
    TOLD.iter().flat_map(move |told| {
        let mine = move |duty: &&Duty| {
            plan().requirements[duty.requirement.index()].exemptions.contains(&exemption)
                && !touched(duty).contains(&exemption)
        };
        told.findings.duties.iter().filter(mine).map(|duty| (duty.due, told.options.as_of))
    })
}

fn exemptions() -> impl Iterator<Item = ExemptionId> {
    (0..plan().exemptions.len()).map(ExemptionId::at)
}

fn name(rulebook: RulebookId, named: &hjemmel_engine::plan::Named) -> String {
    format!("{}.{}", plan().rulebooks[rulebook.index()].name, named.name)
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_version_of_every_requirement_binds_somebody() {
    let mut wrong = Vec::new();
    for (place, requirement) in plan().requirements.iter().enumerate() {
        for (version, _) in requirement.versions.iter().enumerate() {
            let hit = TOLD.iter().any(|told| {
                let duties = told.findings.duties.iter().map(|it| (it.requirement.index(), it.version));
                let lifted = told.findings.lifted.iter().map(|it| (it.requirement.index(), it.version));
                duties.chain(lifted).any(|line| line == (place, version))
            });
            if !hit {
                let from = requirement.versions[version].in_force.from.map(|day| day.to_string());
                wrong.push(format!("{} from {from:?}", name(requirement.rulebook, &requirement.named)));
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_requirement_leaves_somebody_out() {
    let mut wrong = Vec::new();
    for (place, requirement) in plan().requirements.iter().enumerate() {
        let missed = |told: &Told| told.findings.not_applicable.iter().any(|it| it.requirement.index() == place);
        if !TOLD.iter().any(missed) {
            wrong.push(name(requirement.rulebook, &requirement.named));
        }
    }
    none(&wrong);
}

#[test]
fn every_exemption_reaches_a_duty_and_leaves_another() {
    let reached: BTreeSet<ExemptionId> = reached().map(|it| it.0).collect();
    let mut wrong = Vec::new();
    for exemption in exemptions() {
        let row = &plan().exemptions[exemption.index()];
        let name = name(row.rulebook, &row.named);
        if !reached.contains(&exemption) {
            wrong.push(format!("{name} reaches nothing"));
        }
        if not_reached(exemption).next().is_none() {
            wrong.push(format!("{name} leaves nothing"));
        }
    }
    none(&wrong);
}

#[test]
fn every_target_group_takes_somebody_in_and_leaves_somebody_out() {
    let mut wrong = Vec::new();
    for group in (0..plan().groups.len()).map(GroupId::at) {
        let row = &plan().groups[group.index()];
        let name = name(row.rulebook, &row.named);
        for version in 0..row.versions.len() {
            let is_in = |told: &Told| told.findings.groups.iter().any(|it| it.group == group && it.version == version);
            if !TOLD.iter().any(is_in) {
                wrong.push(format!("nobody is in version {version} of {name}"));
            }
        }
        // Those of its own rulebook first: there it is most often asked.
        let own = TOLD.iter().filter(|told| told.rulebook == Some(row.rulebook));
        let is_out = |told: &Told| {
            group_truth(plan(), &told.situation, &told.options, group).is_ok_and(|truth| truth == Truth::False)
        };
        if !own.chain(TOLD.iter()).any(is_out) {
            wrong.push(format!("nobody is out of {name}"));
        }
    }
    none(&wrong);
}

#[test]
fn every_trial_is_shown_on_its_last_day_and_on_the_day_after() {
    let mut wrong = Vec::new();
    let mut trials = 0;
    for (place, trial) in plan().trials.iter().enumerate() {
        let Some(last) = trial.versions.iter().filter_map(|version| version.in_force.until).max() else { continue };
        trials += 1;
        let after = last.next().unwrap();
        let of_it = |exemption: &ExemptionId| {
            let versions = &plan().exemptions[exemption.index()].versions;
            versions.iter().any(|version| version.trial.is_some_and(|trial| trial.index() == place))
        };
        let read_on = |due: Option<Date>, as_of: Date| due.map_or(as_of, |due| due.min(as_of));
        let name = name(trial.rulebook, &trial.named);
        if !reached().any(|(exemption, _, due, as_of)| of_it(&exemption) && read_on(due, as_of) == last) {
            wrong.push(format!("{name}: nothing on {last}"));
        }
        let left = |exemption: ExemptionId| not_reached(exemption).any(|(due, as_of)| read_on(due, as_of) == after);
        if !exemptions().filter(of_it).any(left) {
            wrong.push(format!("{name}: nothing on {after}"));
        }
    }
    assert!(trials >= 10, "{trials}");
    none(&wrong);
}

#[test]
fn every_rulebook_with_rules_has_three_examples_and_one_that_lacks_a_fact() {
    let model = RULEBOOK.compiled().unwrap().model();
    let mut wrong = Vec::new();
    for (place, rulebook) in plan().rulebooks.iter().enumerate() {
        if plan().requirements.iter().all(|it| it.rulebook.index() != place) {
            continue;
        }
        let own: Vec<_> = model.examples.iter().filter(|it| it.rulebook.index() == place).collect();
        if own.len() < 3 {
            wrong.push(format!("{}: {} examples", rulebook.name, own.len()));
        }
        let lacks = |kind: &ExpectationKind| matches!(kind, ExpectationKind::Asks(_));
        if !own.iter().any(|example| example.expectations.iter().any(|it| lacks(&it.kind))) {
            wrong.push(format!("{}: no example asks for a fact", rulebook.name));
        }
    }
    none(&wrong);
}

/// Days on which counting goes wrong first: ends of months, and birthdays.
#[test]
fn many_examples_count_from_the_end_of_a_month_and_some_ask_on_a_birthday() {
    let last_of_month = |day: Date| day.next().unwrap().month() != day.month();
    let clocks = TOLD.iter().flat_map(|told| &told.findings.duties).filter_map(|duty| duty.clock);
    let ends: BTreeSet<Date> = clocks.filter(|day| last_of_month(*day)).collect();
    assert!(ends.len() >= 15, "{ends:?}");
    let texts: Vec<String> =
        files("rulebooks/dk", "rulebook").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let birthdays = texts.iter().flat_map(|text| text.split("\neksempel ")).filter(|example| {
        let after = |word: &str| example.split(word).nth(1).and_then(|rest| rest.lines().next()).map(str::trim);
        let (Some(as_of), Some(born)) = (after("\n  pr. "), after("    fødselsdato ")) else { return false };
        as_of.get(4..) == born.get(4..)
    });
    assert!(birthdays.count() >= 5);
}
