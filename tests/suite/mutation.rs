//! `hjemmel mutate`: which changes of the rules nothing would notice.

use crate::cli::{Ran, hjemmel};
use serde_json::Value;

const WORK: &str = "tests/cli/mutation/work.rulebook";

fn both(ran: &Ran) -> String {
    format!("status {}\n\n{}\n{}", ran.status, ran.out, ran.error)
}

#[test]
fn test_with_mutate_is_the_same_command() {
    let short = hjemmel(&["test", WORK, "--mutate", "--format", "json"], "");
    assert_eq!(short.out, hjemmel(&["mutate", WORK, "--format", "json"], "").out);
    assert!(short.status == 0 && !short.out.is_empty(), "{}", short.error);
    assert_eq!(hjemmel(&["test", WORK, "--mutate", "--accept"], "").status, 2);
}

#[test]
fn what_no_example_notices_is_listed_with_its_place_and_words() {
    let ran = hjemmel(&["mutate", WORK], "");
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!("mutation-report", both(&ran));
}

#[test]
fn the_report_is_in_danish_too() {
    let ran = hjemmel(&["mutate", WORK, "--filter", "grown_up", "--lang", "da"], "");
    insta::assert_snapshot!("mutation-report-da", both(&ran));
}

#[test]
fn the_answer_does_not_hang_on_the_number_of_threads() {
    let one = hjemmel(&["mutate", WORK, "--threads", "1", "--format", "json"], "");
    let many = hjemmel(&["mutate", WORK, "--threads", "5", "--format", "json"], "");
    assert_eq!(one.out, many.out);
}

#[test]
fn the_same_seed_draws_the_same_changes() {
    let draw = |seed| hjemmel(&["mutate", WORK, "--sample", "7", "--seed", seed, "--format", "json"], "").out;
    assert_eq!(draw("3"), draw("3"));
    let report: Value = serde_json::from_str(&draw("3")).unwrap();
    let count = |key: &str| report["total"][key].as_u64().unwrap();
    assert_eq!(count("noticed") + count("missed") + count("accepted"), 7);
    assert_ne!(draw("3"), draw("4"));
}

#[test]
fn a_score_below_the_floor_is_status_1() {
    let ran = hjemmel(&["mutate", WORK, "--floor", "99"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.error.contains("and the floor is 99 %"), "{}", ran.error);
    assert_eq!(hjemmel(&["mutate", WORK, "--floor", "1"], "").status, 0);
    assert_eq!(hjemmel(&["mutate", WORK, "--floor", "101"], "").status, 2);
}

#[test]
fn bad_input_is_told() {
    let failing = hjemmel(&["mutate", "tests/cli/failing.rulebook"], "");
    assert_eq!(failing.status, 1);
    assert!(failing.error.contains("E4082"), "{}", failing.error);

    let filter = hjemmel(&["mutate", WORK, "--filter", "nobody"], "");
    assert_eq!(filter.status, 1);
    assert!(filter.error.contains("E4083"), "{}", filter.error);

    let list = std::env::temp_dir().join(format!("hjemmel-accepted-{}", std::process::id()));
    std::fs::write(&list, "work.grown_up: a → b\nwhat is this\n  a reason\n").unwrap();
    let ran = hjemmel(&["mutate", WORK, "--filter", "grown_up", "--accepted", &list.display().to_string()], "");
    std::fs::remove_file(&list).unwrap();
    assert_eq!(ran.status, 1);
    assert_eq!(ran.error.matches("E4080").count(), 3, "{}", ran.error);

    let missing = hjemmel(&["mutate", WORK, "--accepted", "tests/cli/mutation/none"], "");
    assert_eq!(missing.status, 2);
}
