//! What laws are called: a citation means the law, whatever short name its rulebook gives it.

use hjemmel_syntax::tree::{ClauseKind, File, Header};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The laws of a set: for each rulebook its short names, with the title that each stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laws {
    /// By rulebook and short name.
    titles: BTreeMap<(Arc<str>, Arc<str>), Arc<str>>,
    /// What a title counts as, where another set has the law by another title.
    same: BTreeMap<Arc<str>, Arc<str>>,
}

impl Laws {
    pub(crate) fn of(files: &[File]) -> Laws {
        let mut laws = Laws::default();
        for file in files {
            let heads = file.items.iter().filter_map(|item| match &item.header {
                Header::Rulebook(named) => Some((&named.name.text, &item.clauses)),
                _ => None,
            });
            for (book, clauses) in heads {
                for clause in clauses {
                    if let ClauseKind::Law { title, alias, .. } = &clause.kind {
                        laws.titles.insert((Arc::clone(book), Arc::clone(&alias.text)), Arc::clone(&title.text));
                    }
                }
            }
        }
        laws
    }

    /// Takes a law whose title changed for the same one, if its rulebook calls it by the same short name.
    pub(crate) fn taken_for(mut self, old: &Laws) -> Laws {
        let all = |laws: &Laws| laws.titles.values().cloned().collect::<BTreeSet<Arc<str>>>();
        let (before, after) = (all(old), all(&self));
        for (place, title) in &self.titles {
            let Some(was) = old.titles.get(place) else { continue };
            if was != title && !before.contains(title) && !after.contains(was) {
                self.same.insert(Arc::clone(title), Arc::clone(was));
            }
        }
        self
    }

    /// What a title counts as.
    pub(crate) fn title(&self, title: &Arc<str>) -> Arc<str> {
        Arc::clone(self.same.get(title).unwrap_or(title))
    }

    /// What a short name stands for in the first of these rulebooks that has it.
    pub(crate) fn law(&self, seen: &[Arc<str>], alias: &Arc<str>) -> Arc<str> {
        let found = seen.iter().find_map(|book| self.titles.get(&(Arc::clone(book), Arc::clone(alias))));
        found.map_or_else(|| Arc::clone(alias), |title| format!("«{}»", self.title(title)).into())
    }
}
