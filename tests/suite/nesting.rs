//! Rules named one within another: up to the bound the stack of a thread is enough and the outcome's JSON reads back.

use hjemmel::{Date, Outcome, Rulebook};
use std::fmt::Write as _;

/// As many rules as may stand in a chain, and the stack that `docs/embedding.md` says is enough.
const MOST: usize = 24;
const STACK: usize = 2 << 20;

const HEAD: &str = r#"rulebook a
  law "a law" as act

actor office

event visit on held
  held date
  rest yes/no

situation
  size number
  ready yes/no, over time
  visits events visit

"#;

const DUTY: &str = "requirement report\n  act § 1\n  OWED\n  office must \"report\"\n  met by visits\n";

/// Each rule names the one before behind as many brackets as its share of how deep expressions may nest.
fn behind_brackets(named: &str) -> String {
    let open = "(size is 1 or (size is not 2 and ".repeat(6);
    format!("{open}{named}{}", "))".repeat(6))
}

/// Each group is a group within the one before; the last reads a value over time.
fn groups(count: usize) -> String {
    let mut text = format!("{HEAD}target group g1\n  act § 1\n  when ready\n  unless there are visits where rest\n\n");
    for place in 2..=count {
        let named = behind_brackets(&format!("g{}", place - 1));
        write!(text, "target group g{place}\n  act § 1\n  when {named}\n\n").unwrap();
    }
    let lifted = format!("exemption free\n  act § 2\n  for g{count}\n  when g{count}\n  lifts report\n\n");
    text + &lifted + &DUTY.replace("OWED", &format!("when g{count} or (size is 9)"))
}

/// Each definition is worked out from the one before.
fn definitions(count: usize) -> String {
    let mut text = format!("{HEAD}definition d1 is ready\n\n");
    for place in 2..=count {
        let named = behind_brackets(&format!("d{}", place - 1));
        write!(text, "definition d{place} is {named}\n\n").unwrap();
    }
    text + &DUTY.replace("OWED", &format!("when d{count} or (size is 9)"))
}

fn given() -> [&'static str; 2] {
    let ready = r#"{"size": 5, "ready": [{"from": "2020-01-01", "value": true}], "visits": [{"held": "2024-01-01", "rest": false}]}"#;
    [ready, r#"{"size": 5}"#]
}

#[test]
fn at_the_bound_the_stack_of_a_thread_is_enough_and_the_outcome_reads_back() {
    for text in [groups(MOST), definitions(MOST)] {
        let rulebook = Rulebook::builder().source("a.rulebook", text).compile().unwrap();
        for given in given() {
            let situation = rulebook.situation_from_json(given).unwrap();
            let rulebook = rulebook.clone();
            let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
                let outcome = rulebook.evaluate(&situation, Date::parse("2024-05-01").unwrap()).unwrap();
                let json = serde_json::to_string(&outcome).unwrap();
                assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
                deepest(&json)
            });
            let levels = thread.unwrap().join().unwrap();
            assert!(levels < 120, "{levels}");
        }
    }
}

#[test]
fn beyond_the_bound_the_rulebook_is_refused() {
    for text in [groups(MOST + 1), definitions(MOST + 1)] {
        let refused = Rulebook::builder().source("a.rulebook", text).compile().unwrap_err();
        let refused = format!("{refused:#}");
        assert!(refused.contains("E0621"), "{refused}");
    }
}

/// How many brackets are open at once.
fn deepest(json: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for character in json.chars() {
        match character {
            '{' | '[' => open += 1,
            '}' | ']' => open -= 1,
            _ => {}
        }
        most = most.max(open);
    }
    most
}
