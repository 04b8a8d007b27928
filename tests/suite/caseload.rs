//! The shipped caseload and the page about proposals: made by the command, and made again here byte for byte.

use crate::cli::{Ran, hjemmel, root};
use hjemmel::{Rulebook, Situation};
use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

const PROFILE: &str = "rulebooks/dk/caseload/profile.json";
const CASELOAD: &str = "rulebooks/dk/caseload/caseload.ndjson";
const PAGE: &str = "docs/law/proposals.md";
/// What stands between the words of the page and what the command made.
const MADE: &str = "<!-- Made by the command above; do not edit below. -->\n";

fn rulebook() -> &'static Rulebook {
    static RULEBOOK: OnceLock<Rulebook> = OnceLock::new();
    RULEBOOK.get_or_init(|| {
        let mut builder = Rulebook::builder();
        for entry in fs::read_dir(root().join("rulebooks/dk")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "rulebook") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                builder = builder.source(name, fs::read_to_string(&path).unwrap());
            }
        }
        builder.compile().unwrap()
    })
}

fn lines() -> Vec<String> {
    let text = fs::read_to_string(root().join(CASELOAD)).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn profile() -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(root().join(PROFILE)).unwrap()).unwrap()
}

#[test]
fn the_caseload_is_made_again_byte_for_byte() {
    let Ran { status, out, error } = hjemmel(&["caseload", PROFILE, "rulebooks/dk"], "");
    assert_eq!(status, 0, "{error}");
    assert!(
        out == fs::read_to_string(root().join(CASELOAD)).unwrap(),
        "make it again: hjemmel caseload {PROFILE} rulebooks/dk > {CASELOAD}"
    );
    assert!(out.lines().count() >= 400);
}

#[test]
fn every_situation_of_the_caseload_is_valid() {
    for (place, line) in lines().iter().enumerate() {
        rulebook().situation_from_json(line).unwrap_or_else(|error| panic!("line {}: {error}", place + 1));
    }
    let schema = jsonschema::validator_for(&rulebook().situation_schema()).unwrap();
    for line in lines() {
        assert!(schema.is_valid(&serde_json::from_str(&line).unwrap()), "{line}");
    }
}

#[test]
fn the_profile_fits_its_schema() {
    let schema = jsonschema::validator_for(&hjemmel_cases::profile_schema()).unwrap();
    let errors: Vec<String> = schema.iter_errors(&profile()).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut broken = profile();
    broken["strata"][0]["weight"] = serde_json::json!("much");
    assert!(!schema.is_valid(&broken));
}

/// All target groups that have a version in force on the day of the profile; those of proposals with the proposals on.
#[test]
fn every_target_group_and_every_municipality_of_a_proposal_occurs() {
    let day: hjemmel::Date = profile()["as_of"].as_str().unwrap().parse().unwrap();
    let proposals: Vec<String> = rulebook().proposals().map(str::to_owned).collect();
    let mut met: BTreeSet<String> = BTreeSet::new();
    let mut municipalities: BTreeSet<String> = BTreeSet::new();
    for line in lines() {
        let json: serde_json::Value = serde_json::from_str(&line).unwrap();
        municipalities.extend(json["kommune"].as_str().map(str::to_owned));
        let situation: Situation = rulebook().situation_from_json(&line).unwrap();
        let mut evaluation = rulebook().evaluation(&situation).as_of(day);
        for proposal in &proposals {
            evaluation = evaluation.with(proposal);
        }
        met.extend(evaluation.run().unwrap().target_groups.into_iter().map(|group| group.id));
    }
    let plan = rulebook().plan();
    let in_force = |group: &&hjemmel_engine::plan::Group| {
        group.versions.iter().any(|version| {
            version.in_force.from.is_none_or(|from| from <= day)
                && version.in_force.until.is_none_or(|until| day <= until)
        })
    };
    let all: BTreeSet<String> = plan
        .groups
        .iter()
        .filter(in_force)
        .map(|group| format!("{}.{}", plan.rulebooks[group.rulebook.index()].name, group.named.name))
        .collect();
    assert!(all.len() > 40, "{all:?}");
    let missing: Vec<&String> = all.difference(&met).collect();
    assert!(missing.is_empty(), "nobody is in {missing:?}");
    let named = [
        "horsens",
        "hillerød",
        "greve",
        "silkeborg",
        "aabenraa",
        "københavn",
        "aarhus",
        "odense",
        "aalborg",
        "esbjerg",
        "randers",
    ];
    for name in named {
        assert!(municipalities.contains(name), "nobody lives in {name}");
    }
}

#[test]
fn the_page_about_proposals_is_made_again() {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let command = page.lines().find_map(|line| line.strip_prefix("hjemmel impact ")).unwrap();
    let arguments: Vec<&str> = std::iter::once("impact").chain(command.split_whitespace()).collect();
    let Ran { status, out, error } = hjemmel(&arguments, "");
    assert_eq!(status, 0, "{error}");
    let made = page.split(MADE).nth(1).unwrap();
    // The page has a title of its own, so the report's headings stand one deeper.
    let deeper: String = out
        .lines()
        .map(|line| if line.starts_with('#') { format!("#{line}\n") } else { format!("{line}\n") })
        .collect();
    assert!(made == format!("\n{deeper}"), "make it again: hjemmel impact {command}");
}
