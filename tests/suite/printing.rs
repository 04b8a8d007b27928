//! Free text of a situation and labels of a rulebook: none of it reaches the terminal as an escape sequence, breaks a line, or
//! is taken for markup.

use crate::cli::hjemmel_in;
use std::fs;
use std::path::{Path, PathBuf};

/// What a terminal would obey, and what Markdown and HTML would.
const NASTY: &str = "\u{1b}[2J\u{9b}31m a|b <b>x</b> `c` *d* & \u{202e}e";

/// The same in JSON.
fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn rulebook(days: u8) -> String {
    // Marks that turn the direction of writing are refused in a rulebook.
    let label = NASTY.replace('\u{202e}', "");
    format!(
        "rulebook r \"R {label}\"\n  law \"lov\" as lab\n\nactor office \"the office {label}\"\n\nsituation\n  ready yes/no, assessed by office \"Ready {label}?\"\n  \
         note text, optional\n  begun date\n\ntarget group them \"Them {label}\"\n  lab § 1\n  when begun is known\n\nrequirement plan \"Plan {label}\"\n  lab § 1\n  for them\n  when ready and note is known\n  office must \"plan {label}\"\n  within {days} days after begun\n  \
         states remark \"Remark {label}\" is note\n\nexample \"Told {label}\"\n  as of 2024-01-02\n  given\n    ready no\n    note \"n\"\n    begun 2024-01-01\n  expect\n    plan does not apply\n"
    )
}

fn case(note: &str) -> String {
    format!(
        "{{\"title\": {0}, \"as_of\": \"2024-01-02\", \"situation\": {{\"ready\": {{\"value\": true, \"by\": {0}, \"on\": \"2024-01-01\", \"considerations\": {0}}}, \"note\": {0}, \"begun\": \"2024-01-01\"}}}}",
        json(note)
    )
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printing").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (part, days) in [("old", 3), ("new", 4)] {
        fs::create_dir_all(folder.join(part).join("cases")).unwrap();
        fs::write(folder.join(part).join("r.rulebook"), rulebook(days)).unwrap();
        fs::write(folder.join(part).join("cases/one.json"), case(&format!("{NASTY}\nnext line"))).unwrap();
    }
    folder
}

/// No control character but line breaks, and no colours: it is a pipe.
fn harmless(printed: &str, what: &[&str]) {
    let bad = printed.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
    assert_eq!(bad, None, "{what:?}:\n{printed:?}");
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let folder = folder("terminal");
    let ran = |arguments: &[&str]| {
        // Colours are asked for, so that nothing is taken out on the way; those that are ours are taken out here.
        let all = [arguments, &["--colour", "always"]].concat();
        let ran = hjemmel_in(&folder, &all);
        for printed in [&ran.out, &ran.error] {
            harmless(&without_colours(printed), arguments);
        }
        ran
    };
    for lang in ["en", "da"] {
        let page = ran(&["evaluate", "old", "--case", "old/cases/one.json", "--reasons=all", "--lang", lang]);
        assert!(page.out.contains("\\u{1b}[2J\\u{9b}31m a|b <b>x</b>"), "{}", page.out);
        ran(&["rules", "old", "--lang", lang]);
        ran(&["diff", "old", "new", "--lang", lang]);
        ran(&["diff", "old", "new", "--lang", lang, "--format", "markdown"]);
        ran(&["test", "old", "--verbose", "--lang", lang]);
        ran(&["check", "old", "--lang", lang]);
    }
    ran(&["test", "old", "--accept"]);
    ran(&["test", "old", "--verbose"]);
    fs::write(folder.join("old/cases/one.json"), case("\u{1b}]0;title\u{7}")).unwrap();
    let changed = ran(&["test", "old"]);
    assert!(changed.out.contains("\\u{1b}]0;title\\u{7}"), "{}", changed.out);
    fs::write(folder.join("bad.json"), "{\"\u{1b}[2J\": 1, \"begun\": \"\\u001b[2J\"}").unwrap();
    ran(&["evaluate", "old", "--situation", "bad.json", "--as-of", "2024-01-01"]);
    fs::write(folder.join("bad.json"), "{\"\\u001b[2J\": 1, \"begun\": \"\\u001b[2J\"}").unwrap();
    ran(&["evaluate", "old", "--situation", "bad.json", "--as-of", "2024-01-01"]);
    ran(&["evaluate", "old", "--situation", "\u{1b}[2J.json", "--as-of", "2024-01-01"]);
    ran(&["test", "old", "--filter", "\u{1b}[2J"]);
}

/// The text without the colours of the command: `ESC [ … m` with digits and semicolons alone.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            Some((colour, rest)) if colour.chars().all(|c| c.is_ascii_digit() || c == ';') => out.push_str(rest),
            _ => out.push_str(&format!("\u{1b}[{part}")),
        }
    }
    out
}

#[test]
fn markdown_reads_text_as_text() {
    let folder = folder("markdown");
    let situations = "{\"ready\": true, \"note\": \"n\", \"begun\": \"2024-01-01\"}\n";
    fs::write(folder.join("citizens.ndjson"), situations).unwrap();
    for arguments in [
        &["diff", "old", "new", "--format", "markdown"][..],
        &["impact", "old", "--situations", "citizens.ndjson", "--as-of", "2024-01-02", "--format", "markdown"],
    ] {
        let page = hjemmel_in(&folder, arguments).out;
        assert!(page.contains("a\\|b &lt;b&gt;x&lt;/b&gt; \\`c\\` \\*d\\* &amp;"), "{page}");
        assert!(!page.contains("<b>"), "{page}");
        // A table keeps its columns.
        for table in page.split("\n\n").filter(|part| part.starts_with('|')) {
            let columns = |row: &str| row.replace("\\|", "").matches('|').count();
            let head = table.lines().next().map(columns);
            assert!(table.lines().filter(|row| row.starts_with('|')).all(|row| Some(columns(row)) == head), "{table}");
        }
    }
}

#[test]
fn the_page_of_what_is_reached_reads_text_as_text() {
    let folder = folder("html");
    hjemmel_in(&folder, &["test", "old", "--coverage", "--html", "page.html"]);
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(page.contains("&lt;b&gt;x&lt;/b&gt;") && !page.contains("<b>x"), "{page}");
}

#[test]
fn a_snapshot_keeps_a_text_of_several_lines_on_one() {
    let folder = folder("snapshot");
    hjemmel_in(&folder, &["test", "old", "--accept"]);
    let snapshot = fs::read_to_string(folder.join("old/cases/one.snap")).unwrap();
    harmless(&snapshot, &["snapshot"]);
    assert!(!snapshot.lines().any(|line| line.starts_with("next line")), "{snapshot}");
}
