//! The difference as a page for people.

use crate::difference::{Change, Counts, Difference, ItemChange, PartChange, Touched, VersionChange};
use hjemmel_explain::{Line, Piece, Role};
use hjemmel_value::Language;

/// How many rules that rest on something are named on the page; the JSON has them all.
const TOUCHES_SHOWN: usize = 12;

/// The difference as lines.
#[must_use]
pub fn render(difference: &Difference, language: Language) -> Vec<Line> {
    let mut page = Page { language, lines: Vec::new() };
    page.line(0, &[(Role::Heading, language.pick(("Rules", "Regler")).to_owned())]);
    page.line(0, &[(Role::Plain, summary(difference, language))]);
    for item in &difference.items {
        page.lines.push(Vec::new());
        page.item(item);
    }
    page.lines
}

/// One sentence: how many items changed, and how.
#[must_use]
pub fn summary(difference: &Difference, language: Language) -> String {
    if difference.is_empty() {
        return language.pick(("The rules say the same.", "Reglerne siger det samme.")).to_owned();
    }
    let Counts { added, removed, renamed, changed } = difference.counts();
    let words = [
        (changed, language.pick(("changed", "ændret"))),
        (added, language.pick(("added", "tilføjet"))),
        (removed, language.pick(("removed", "fjernet"))),
        (renamed, language.pick(("renamed", "omdøbt"))),
    ];
    let told: Vec<String> =
        words.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    told.join(", ")
}

/// What happened, in a word.
pub(crate) fn change_word(change: Change, language: Language) -> &'static str {
    language.pick(match change {
        Change::Added => ("added", "tilføjet"),
        Change::Removed => ("removed", "fjernet"),
        Change::Renamed => ("renamed", "omdøbt"),
        Change::Changed => ("changed", "ændret"),
    })
}

/// What a statement is called: `deadline`, `changes deadline of first_interview`.
pub(crate) fn part_words(part: &PartChange, language: Language) -> String {
    let word = language.pick(part.part.words());
    match &part.of {
        Some(of) => format!("{word} {of}"),
        None => word.to_owned(),
    }
}

/// Which version, and what happened to it, as a heading; `None` where there is nothing to say but that it changed.
pub(crate) fn version_words(version: &VersionChange, language: Language) -> Option<String> {
    let which = language.pick(("version", "version"));
    let mut words = match (&version.version, version.proposed) {
        (Some(days), false) => format!("{which} {days}"),
        (Some(days), true) => format!("{} {days}", language.pick(("proposed version", "foreslået version"))),
        (None, true) => language.pick(("proposed version", "foreslået version")).to_owned(),
        (None, false) if version.change == Change::Changed => return None,
        (None, false) => which.to_owned(),
    };
    if version.change != Change::Changed {
        words.push(' ');
        words.push_str(change_word(version.change, language));
    }
    if let Some(compared) = &version.compared_with {
        let with = language.pick(("compared with", "sammenlignet med"));
        words.push_str(&format!(", {with} {compared}"));
    }
    Some(words)
}

/// The rules named first of those touched, and how many there are besides.
pub(crate) fn touched_words(touches: &[Touched], language: Language) -> Vec<String> {
    let mut words: Vec<String> = touches
        .iter()
        .take(TOUCHES_SHOWN)
        .map(|touched| {
            let kind = language.pick(touched.kind.words());
            let cited = touched.citations.join("; ");
            if cited.is_empty() {
                format!("{kind} {}", touched.name)
            } else {
                format!("{kind} {} ({cited})", touched.name)
            }
        })
        .collect();
    let more = touches.len().saturating_sub(TOUCHES_SHOWN);
    if more > 0 {
        words.push(language.pick((format!("and {more} more"), format!("og {more} til"))));
    }
    words
}

struct Page {
    language: Language,
    lines: Vec<Line>,
}

impl Page {
    fn line(&mut self, indent: usize, pieces: &[(Role, String)]) {
        let mut line: Line = vec![Piece { text: " ".repeat(indent), role: Role::Plain }];
        line.extend(pieces.iter().map(|(role, text)| Piece { text: text.clone(), role: *role }));
        self.lines.push(line);
    }

    fn item(&mut self, item: &ItemChange) {
        let role = match item.change {
            Change::Added => Role::Done,
            Change::Removed => Role::Alarm,
            Change::Renamed | Change::Changed => Role::Todo,
        };
        let kind = self.language.pick(item.kind.words());
        let mut pieces = vec![
            (role, format!("{} ", change_word(item.change, self.language))),
            (Role::Plain, format!("{kind} ")),
            (Role::Title, item.name.clone()),
        ];
        if let Some(label) = &item.label {
            pieces.push((Role::Plain, format!(" \"{label}\"")));
        }
        if let Some(old) = &item.old_name {
            let was = self.language.pick(("was", "hed"));
            pieces.push((Role::Plain, format!(", {was} {old}")));
        }
        self.line(0, &pieces);
        if !item.citations.is_empty() {
            self.line(2, &[(Role::Citation, item.citations.join("; "))]);
        }
        // Of one that is alone the version needs no heading, unless there are days to tell.
        for version in &item.versions {
            self.version(version, item.change, item.versions.len());
        }
        if !item.touches.is_empty() {
            self.line(2, &[(Role::Faint, self.language.pick(("touches", "berører")).to_owned())]);
            for touched in touched_words(&item.touches, self.language) {
                self.line(4, &[(Role::Faint, touched)]);
            }
        }
    }

    fn version(&mut self, version: &VersionChange, item: Change, versions: usize) {
        let alone = matches!(item, Change::Added | Change::Removed);
        let heading = version_words(version, self.language).filter(|_| !alone || versions > 1);
        let indent = if let Some(heading) = heading {
            self.line(2, &[(Role::Plain, heading)]);
            4
        } else {
            2
        };
        for part in &version.parts {
            self.part(part, indent);
        }
    }

    fn part(&mut self, part: &PartChange, indent: usize) {
        let name = part_words(part, self.language);
        let old = part.old.clone().map(|old| (Role::Alarm, old));
        let new = part.new.clone().map(|new| (Role::Done, new));
        let (sign, mut pieces) = match part.change {
            Change::Added => ("+", vec![]),
            Change::Removed => ("-", vec![]),
            Change::Changed | Change::Renamed => ("~", vec![]),
        };
        pieces.push((Role::Plain, format!("{sign} {name}: ")));
        match (old, new) {
            (Some(old), Some(new)) => pieces.extend([old, (Role::Plain, " → ".to_owned()), new]),
            (one, other) => pieces.extend(one.or(other)),
        }
        self.line(indent, &pieces);
    }
}
