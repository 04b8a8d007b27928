//! The laws of `docs/semantics.md`, on random rulebooks and situations.

use crate::generate::{Case, Loaded, cases, config, load, read};
use crate::oracle;
use hjemmel_engine::evaluate;
use hjemmel_engine::findings::{Findings, Reason};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// Findings without what only the engine gives: reasons, and the count of steps.
pub(crate) fn plain(mut findings: Findings) -> Findings {
    let clear = |because: &mut Vec<Reason>| because.clear();
    findings.groups.iter_mut().for_each(|it| clear(&mut it.because));
    findings.duties.iter_mut().for_each(|it| clear(&mut it.because));
    findings.lifted.iter_mut().for_each(|it| clear(&mut it.because));
    findings.undetermined.iter_mut().for_each(|it| clear(&mut it.because));
    findings.not_applicable.iter_mut().for_each(|it| clear(&mut it.because));
    findings.steps = 0;
    findings
}

fn loaded(case: &Case) -> Result<Loaded, TestCaseError> {
    load(&case.text()).map_err(|_| TestCaseError::reject("does not load"))
}

/// Where two findings differ, list by list.
pub(crate) fn difference(engine: &Findings, oracle: &Findings) -> String {
    let mut text = String::new();
    macro_rules! lists {
        ($($list:ident)*) => {$(
            if engine.$list != oracle.$list {
                text += &format!("{}\n  engine {:#?}\n  oracle {:#?}\n", stringify!($list), engine.$list, oracle.$list);
            }
        )*};
    }
    lists! {
        groups duties lifted undetermined not_applicable outside conflicts at_most_one not_encoded would_touch questions
    }
    // The engine looks for no more acts than a duty needs; the oracle reads them all.
    let (less, more) = (&engine.relied_on, &oracle.relied_on);
    let read = less.facts.iter().all(|it| more.facts.contains(it))
        && less.assessments.iter().all(|it| more.assessments.contains(it))
        && less.assumptions.iter().all(|it| more.assumptions.contains(it));
    if !read {
        text += &format!("relied_on\n  engine {less:#?}\n  oracle {more:#?}\n");
    }
    text
}

fn agree(case: &Case) -> Result<(), TestCaseError> {
    let loaded = loaded(case)?;
    let situation = read(&loaded.plan, &case.situation);
    let options = case.asked.options(&loaded.plan);
    let oracle = oracle::evaluate(&loaded.model, &situation, &options);
    match (evaluate(&loaded.plan, &situation, &options), oracle) {
        (Ok(engine), Ok(oracle)) => {
            let silent = engine.undetermined.iter().find(|line| line.because.is_empty());
            prop_assert!(silent.is_none(), "no reason: {silent:?}");
            let difference = difference(&plain(engine), &oracle);
            prop_assert!(difference.is_empty(), "{difference}");
        }
        (Err(_), Err(_)) => {}
        (Err(error), Ok(_)) => prop_assert!(false, "only the engine ends with {error}"),
        // The oracle reads what the engine need not read.
        (Ok(_), Err(_)) => {}
    }
    Ok(())
}

fn weigh_alike(case: &Case) -> Result<(), TestCaseError> {
    let loaded = loaded(case)?;
    let situation = read(&loaded.plan, &case.situation);
    let options = case.asked.options(&loaded.plan);
    let oracle = oracle::weigh(&loaded.model, &situation, &options);
    if let (Ok(engine), Ok(oracle)) = (hjemmel_engine::weigh(&loaded.plan, &situation, &options), oracle) {
        prop_assert_eq!(engine, oracle);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_engine_and_the_oracle_agree(case in cases()) {
        agree(&case)?;
    }

    #[test]
    fn the_engine_and_the_oracle_weigh_a_citizen_alike(case in cases()) {
        weigh_alike(&case)?;
    }
}

#[test]
fn most_cases_load() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut failures: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for _ in 0..200 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        if let Err(error) = load(&case.text()) {
            let heads: Vec<&str> = error.lines().filter(|it| it.starts_with("error")).collect();
            *failures.entry(heads.first().unwrap_or(&"").to_string()).or_default() += 1;
        }
    }
    assert!(failures.values().sum::<usize>() < 50, "{failures:#?}");
}

/// What is slow about these properties is the second evaluator, which tries every day of every search: the engine's work is
/// counted, and stays small whatever is generated.
#[test]
fn no_case_costs_the_engine_many_steps() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut most = 0;
    for _ in 0..200 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let Ok(loaded) = load(&case.text()) else { continue };
        let situation = read(&loaded.plan, &case.situation);
        if let Ok(findings) = evaluate(&loaded.plan, &situation, &case.asked.options(&loaded.plan)) {
            most = most.max(findings.steps);
        }
    }
    assert!((1..100_000).contains(&most), "{most} steps");
}
