//! The difference as Markdown: a summary for the top of a pull request, a table an item, long lists folded.

use crate::difference::{Change, Difference, ItemChange, VersionChange};
use crate::text::{change_word, part_words, summary, touched_words, version_words};
use hjemmel_explain::markdown as escaped;
use hjemmel_value::{Language, printable};
use std::fmt::Write as _;

/// The difference as Markdown.
#[must_use]
pub fn markdown(difference: &Difference, language: Language) -> String {
    let mut text = format!("### {}\n\n", language.pick(("Rules", "Regler")));
    let _ = writeln!(text, "{}", summary(difference, language));
    if difference.is_empty() {
        return text;
    }
    let (what, item, basis) = language.pick((("what", "item", "legal basis"), ("hvad", "afsnit", "hjemmel")));
    let _ = writeln!(text, "\n| {what} | {item} | {basis} |\n|---|---|---|");
    for item in &difference.items {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            change_word(item.change, language),
            headline(item, language),
            escaped(&item.citations.join("; "))
        );
    }
    for item in &difference.items {
        one(&mut text, item, language);
    }
    text
}

/// Kind, name and label.
fn headline(item: &ItemChange, language: Language) -> String {
    let mut text = format!("{} {}", language.pick(item.kind.words()), code(&item.name));
    if let Some(label) = &item.label {
        let _ = write!(text, " {}", escaped(label));
    }
    if let Some(old) = &item.old_name {
        let _ = write!(text, " ({} {})", language.pick(("was", "hed")), code(old));
    }
    text
}

fn one(text: &mut String, item: &ItemChange, language: Language) {
    let whole = matches!(item.change, Change::Added | Change::Removed);
    let headline = headline(item, language);
    let changed = change_word(item.change, language);
    if item.versions.iter().all(|version| version.parts.is_empty()) && item.touches.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n#### {headline}: {changed}");
    if !item.citations.is_empty() {
        let _ = writeln!(text, "\n{}", escaped(&item.citations.join("; ")));
    }
    // All that a new or a gone item says is long, and seldom what is looked for first.
    if whole {
        let says = language.pick(match item.change {
            Change::Added => ("what it says", "hvad der står"),
            _ => ("what it said", "hvad der stod"),
        });
        let _ = writeln!(text, "\n<details><summary>{says}</summary>");
    }
    for version in &item.versions {
        table(text, version, whole && item.versions.len() < 2, language);
    }
    if whole {
        let _ = writeln!(text, "\n</details>");
    }
    if !item.touches.is_empty() {
        let count = item.touches.len();
        let touches = language.pick(("touches", "berører"));
        let _ = writeln!(text, "\n<details><summary>{touches} {count}</summary>\n");
        for touched in touched_words(&item.touches, language) {
            let _ = writeln!(text, "- {}", escaped(&touched));
        }
        let _ = writeln!(text, "\n</details>");
    }
}

fn table(text: &mut String, version: &VersionChange, without_heading: bool, language: Language) {
    if let Some(heading) = version_words(version, language).filter(|_| !without_heading) {
        let _ = writeln!(text, "\n{}", escaped(&heading));
    }
    if version.parts.is_empty() {
        return;
    }
    let (part, before, after) = language.pick((("part", "before", "after"), ("del", "før", "efter")));
    match version.change {
        Change::Added if version.compared_with.is_none() => {
            let _ = writeln!(text, "\n| {part} | {after} |\n|---|---|");
        }
        Change::Removed => {
            let _ = writeln!(text, "\n| {part} | {before} |\n|---|---|");
        }
        _ => {
            let _ = writeln!(text, "\n| {part} | {before} | {after} |\n|---|---|---|");
        }
    }
    let two = version.change == Change::Changed || version.change == Change::Renamed || version.compared_with.is_some();
    for change in &version.parts {
        let name = escaped(&part_words(change, language));
        let of = |words: &Option<String>| words.as_ref().map_or_else(|| "–".to_owned(), |words| code(words));
        let (old, new) = (of(&change.old), of(&change.new));
        let _ = if two {
            writeln!(text, "| {name} | {old} | {new} |")
        } else {
            writeln!(text, "| {name} | {} |", if change.new.is_some() { new } else { old })
        };
    }
}

/// Rulebook text in a cell. A bar would end the cell even between backticks, and a backtick the text.
fn code(text: &str) -> String {
    let text = text.replace('`', "'").replace(['\n', '\r', '\t'], " ").replace('|', "\\|");
    format!("`{}`", printable(&text))
}
