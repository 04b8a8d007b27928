//! Whom a change reaches: the rules that name what changed, and those that name what names it.

use crate::difference::Touched;
use crate::kind::Kind;
use crate::set::{Id, Item, Set, head_node};
use std::collections::{BTreeMap, BTreeSet};

/// Who names what, in the old set or in the new one.
#[derive(Debug, Default)]
pub(super) struct Reach<'s> {
    /// By what is named: the items that name it.
    named_by: BTreeMap<&'s str, BTreeSet<&'s Id>>,
    /// The items, those of the new set before those of the old.
    items: BTreeMap<&'s Id, &'s Item>,
}

impl<'s> Reach<'s> {
    pub(super) fn of(old: &'s Set, new: &'s Set) -> Reach<'s> {
        let mut reach = Reach::default();
        for (id, item) in new.items.iter().chain(&old.items) {
            reach.items.entry(id).or_insert(item);
            for name in &item.named {
                reach.named_by.entry(name).or_default().insert(id);
            }
        }
        reach
    }

    /// The rules that rest on an item.
    pub(super) fn touches(&self, id: &Id) -> Vec<Touched> {
        let mut reached: BTreeSet<&Id> = BTreeSet::new();
        let mut next: Vec<String> = vec![node(id)];
        let mut asked: BTreeSet<String> = BTreeSet::new();
        while let Some(name) = next.pop() {
            if !asked.insert(name.clone()) {
                continue;
            }
            for user in self.named_by.get(name.as_str()).into_iter().flatten() {
                if reached.insert(user) && user.0 != Kind::Example {
                    next.push(node(user));
                }
            }
        }
        reached.remove(id);
        let rules = reached.into_iter().filter(|id| matches!(id.0, Kind::Requirement | Kind::Exemption | Kind::Quota));
        rules
            .filter_map(|id| Some((id, self.items.get(id)?)))
            .map(|(id, item)| Touched { kind: id.0, name: item.shown.clone(), citations: self.citations(item) })
            .collect()
    }

    /// The legal basis of an item; of an exemption without one, that of its trial; of a setting, that of its parameter.
    pub(super) fn citations(&self, item: &Item) -> Vec<String> {
        let own = item.citations();
        if !own.is_empty() {
            return own;
        }
        let trial = item.trial.as_ref().and_then(|trial| self.items.get(&(Kind::Trial, trial.clone())));
        trial.map(|trial| trial.citations()).unwrap_or_default()
    }

    /// The same of an item with its identifier.
    pub(super) fn citations_of(&self, id: &Id, item: &Item) -> Vec<String> {
        let own = self.citations(item);
        if !own.is_empty() || id.0 != Kind::Setting {
            return own;
        }
        let parameter = self.items.get(&(Kind::Parameter, id.1.clone()));
        parameter.map(|parameter| parameter.citations()).unwrap_or_default()
    }
}

/// By what others name an item.
fn node(id: &Id) -> String {
    match id.0 {
        Kind::Rulebook => head_node(&id.1),
        // What rests on a parameter rests on what an authority sets it to.
        _ => id.1.clone(),
    }
}
