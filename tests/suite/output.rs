//! What the command writes: nothing is lost unsaid, and nobody waits for an answer that is there.

use crate::cli::{program, root};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

const SITUATION: &str =
    r#"{"birth_date": "1980-01-01", "benefit": "sickness_benefit", "job_ready": false, "hours": 3}"#;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(root()).args(arguments).env("LC_ALL", "C");
    command
}

const EVALUATE: &[&str] = &["evaluate", "tests/cli/contact.rulebook", "--situation", "-", "--as-of", "2024-06-01"];

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_told_by_every_command() {
    use std::fs::File;
    const BOOK: &str = "tests/cli/contact.rulebook";
    let many = ["--situations", "-", "--as-of", "2024-06-01"];
    let with = |first: &[&'static str], more: &[&'static str]| [first, more].concat();
    for arguments in [
        with(EVALUATE, &[]),
        with(EVALUATE, &["--format", "json"]),
        with(EVALUATE, &["--format", "ndjson"]),
        with(EVALUATE, &["--format", "ndjson", "--lang", "da"]),
        with(&["check", BOOK, "--format", "json"], &[]),
        with(&["quota", BOOK], &many),
        with(&["impact", BOOK], &many),
        with(&["impact", BOOK, "--format", "markdown"], &many),
        vec!["rules", BOOK],
        vec!["rules", BOOK, "--format", "json"],
        vec!["caseload", "rulebooks/dk/caseload/profile.json", "rulebooks/dk", "--count", "2"],
        vec!["test", BOOK],
        vec!["test", BOOK, "--format", "json"],
        vec!["test", BOOK, "--coverage"],
        vec!["mutate", BOOK],
        vec!["diff", BOOK, BOOK],
        vec!["diff", BOOK, BOOK, "--format", "json"],
        vec!["schema", "--outcome"],
        vec!["fmt", "-"],
        vec!["--help"],
        vec!["--version"],
    ] {
        let input = if arguments[0] == "fmt" {
            std::fs::read_to_string(root().join(BOOK)).unwrap()
        } else {
            SITUATION.to_owned()
        };
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut child = command(&arguments).stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let ran = child.wait_with_output().unwrap();
        let error = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}: {error}");
        let words =
            if arguments.contains(&"da") { "kommandoens udskrift kunne ikke skrives" } else { "could not be written" };
        assert!(error.contains("E2040") && error.contains(words), "{arguments:?}: {error}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn complaints_that_cannot_be_written_end_nothing_otherwise() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = command(&["check", "tests/cli/failing.rulebook"]).stderr(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(0));
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = command(&["check", "no-such.rulebook"]).stderr(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let arguments = ["caseload", "rulebooks/dk/caseload/profile.json", "rulebooks/dk", "--count", "100000"];
    for arguments in [&arguments[..], &["schema", "--outcome"]] {
        let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with('{'), "{line}");
        let ran = child.wait_with_output().unwrap();
        assert_eq!((ran.status.code(), String::from_utf8(ran.stderr).unwrap()), (Some(0), String::new()));
    }
}

/// A host asks, reads the answer, and asks again.
#[test]
fn who_asks_a_line_at_a_time_is_answered_a_line_at_a_time() {
    let mut ask = command(&[EVALUATE, &["--format", "ndjson"]].concat());
    let mut child = ask.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    // In a thread of its own, so that an answer that is held back fails the test and does not hang it.
    let (send, answers) = std::sync::mpsc::channel();
    std::thread::spawn(move || BufReader::new(from).lines().try_for_each(|line| send.send(line.unwrap())));
    for situation in [SITUATION, "{}", "no situation", SITUATION] {
        writeln!(to, "{situation}").unwrap();
        let answer = answers.recv_timeout(std::time::Duration::from_secs(60)).expect("no answer came");
        let read: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(read.get("errors").is_some(), situation == "no situation", "{answer}");
    }
    drop(to);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
