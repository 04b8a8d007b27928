//! Cases made for the boundaries of the shipped rulebooks: they fit, they reach the rules, and the laws hold on them.

use crate::generate::config;
use hjemmel::{Language, Rulebook};
use hjemmel_cases::{Case, Coverage, CoverageKind, CoverageState, boundary_cases, situations};
use hjemmel_engine::findings::{Findings, Status};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use std::path::Path;
use std::sync::OnceLock;

fn shipped() -> &'static Rulebook {
    static SHIPPED: OnceLock<Rulebook> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk");
        let mut builder = Rulebook::builder();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "rulebook") {
                builder = builder.source(path.display().to_string(), std::fs::read(&path).unwrap());
            }
        }
        builder.compile().unwrap()
    })
}

#[test]
fn each_rule_of_the_shipped_rulebooks_is_reached() {
    let rulebook = shipped();
    let schema = jsonschema::validator_for(&rulebook.situation_schema()).unwrap();
    let mut coverage = Coverage::of(rulebook).unwrap();
    for case in boundary_cases(rulebook, 1, 300) {
        assert!(schema.is_valid(&case.situation), "{}", case.title);
        coverage.add(&case).unwrap_or_else(|error| panic!("{}: {error}", case.title));
    }
    let report = coverage.report();
    for kind in [CoverageKind::Requirement, CoverageKind::Exemption, CoverageKind::TargetGroup] {
        let items: Vec<_> = report.items.iter().filter(|item| item.kind == kind).collect();
        let missed: Vec<&str> =
            items.iter().filter(|item| item.state != CoverageState::Hit).map(|item| item.rule.as_str()).collect();
        assert!(missed.len() * 10 <= items.len(), "{kind:?}: {} of {} missed: {missed:#?}", missed.len(), items.len());
    }
}

fn find(case: &Case) -> Result<Findings, TestCaseError> {
    let rulebook = shipped();
    let situation = rulebook.situation(&case.situation).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let evaluation = rulebook.evaluation(&situation).as_of(case.as_of).language(Language::English);
    let evaluation = case.proposals.iter().fold(evaluation, |evaluation, proposal| evaluation.with(proposal));
    let found = evaluation.options().and_then(|options| evaluation.findings(&options));
    found.map_err(|_| TestCaseError::reject("ends with an error"))
}

/// Each case is evaluated twice over many rules: fewer of them than of random rulebooks.
fn fewer() -> Config {
    let config = config();
    Config { cases: config.cases / 4, ..config }
}

proptest! {
    #![proptest_config(fewer())]

    #[test]
    fn filling_in_never_contradicts_what_was_certain(case in situations(shipped()), which in any::<prop::sample::Index>()) {
        let mut fewer = case.clone();
        let Some(facts) = fewer.situation.as_object_mut() else { return Ok(()) };
        let assumed = |name: &str| {
            shipped().plan().facts.iter().any(|fact| &*fact.named.name == name && fact.assumed.is_some())
        };
        let names: Vec<String> = facts.keys().filter(|name| !assumed(name)).cloned().collect();
        prop_assume!(!names.is_empty());
        let dropped = which.get(&names);
        facts.remove(dropped);
        let (less, more) = (find(&fewer)?, find(&case)?);
        for duty in less.duties.iter().filter(|duty| duty.status != Status::Unknown && duty.due.is_some()) {
            let stays = more.duties.iter().any(|it| {
                (it.requirement, it.instance, it.occurrence, it.due, it.status)
                    == (duty.requirement, duty.instance, duty.occurrence, duty.due, duty.status)
            });
            prop_assert!(stays, "{} without {dropped}: {duty:?}", case.title);
        }
        for not in &less.not_applicable {
            let owed = more.duties.iter().any(|duty| (duty.requirement, duty.instance) == (not.requirement, not.instance));
            prop_assert!(!owed, "{} without {dropped}: {not:?}", case.title);
        }
    }
}
