//! Which rulebooks the cases of a folder are read against, and in which language their snapshots are.

use hjemmel::diagnostic::Source;
use hjemmel::{Compiled, Language, Rulebook};
use hjemmel_syntax::format::majority_language;
use hjemmel_syntax::tree::{ClauseKind, File, Header};
use std::collections::{BTreeMap, BTreeSet};

/// The language of a rulebook set: that of most of its sources; English if it is a draw.
#[must_use]
pub fn language_of(rulebook: &Rulebook) -> Language {
    let Some(compiled) = rulebook.compiled() else { return Language::English };
    let sources = compiled.sources();
    let danish = sources.iter().filter(|source| majority_language(source) == Language::Danish).count();
    if danish > sources.len().saturating_sub(danish) { Language::Danish } else { Language::English }
}

/// The names of the sources that a part of a set needs: those of the part, and those whose rulebooks they use, all the way.
pub fn sources_of_part(compiled: &Compiled, part: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let sources = compiled.sources();
    let named = |file: &File| sources.get(file.source).map(Source::name);
    let mut by_rulebook: BTreeMap<&str, &File> = BTreeMap::new();
    for file in compiled.files() {
        by_rulebook.extend(rulebooks(file).map(|name| (name, file)));
    }
    let mut waiting: Vec<&File> = compiled.files().iter().filter(|file| named(file).is_some_and(&part)).collect();
    let mut needed = BTreeSet::new();
    while let Some(file) = waiting.pop() {
        if needed.insert(named(file).unwrap_or_default().to_owned()) {
            waiting.extend(used(file).filter_map(|name| by_rulebook.get(name)));
        }
    }
    needed
}

/// The names of the rulebooks that begin in a file.
fn rulebooks(file: &File) -> impl Iterator<Item = &str> {
    file.items.iter().filter_map(|item| match &item.header {
        Header::Rulebook(named) => Some(&*named.name.text),
        _ => None,
    })
}

/// The names of the rulebooks that a file uses.
fn used(file: &File) -> impl Iterator<Item = &str> {
    let clauses = file.items.iter().flat_map(|item| &item.clauses);
    let paths = clauses.filter_map(|clause| match &clause.kind {
        ClauseKind::Uses(paths) => Some(paths),
        _ => None,
    });
    paths.flatten().filter_map(|path| path.parts.first()).map(|name| &*name.text)
}

#[cfg(test)]
mod tests;
