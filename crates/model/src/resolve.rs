//! From declared items to the model: every name resolved, every expression typed.

mod apart;
mod aspect;
mod at_most_one;
mod clauses;
mod clock;
mod data;
mod definition;
mod exemption;
mod fact;
mod group;
mod guardrail;
mod head;
mod laws;
mod parameter;
mod period;
mod proposal;
mod quota;
mod reach;
mod requirement;
mod row;
mod table;
mod target;
mod timing;
mod transition;
mod trial;

pub(crate) use aspect::aspect_name;
pub(crate) use clauses::Once;

use crate::declare::{Declarations, declare};
use crate::model::Model;
use crate::scope::{Missing, Names, Symbol};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Noun};
use hjemmel_engine::ids::{
    ActorId, CategoryId, DefinitionId, EventTypeId, ExemptionId, FactId, FieldId, GroupId, RequirementId, RulebookId,
    TrialId,
};
use hjemmel_engine::plan::{Named, Type};
use hjemmel_syntax::tree::{self, Path};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a requirement is owed for each of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Instance {
    /// An event of this kind.
    Event(hjemmel_engine::ids::EventTypeId),
    /// A day.
    Day,
    /// A period.
    Period,
    /// A decision, of which the day is known.
    Decision,
    /// An event of a kind that could not be made out, which has been complained of.
    Unread,
}

/// Everything that is known while a set is resolved, and what it has come to so far.
pub(crate) struct Resolver<'t> {
    pub(crate) declared: Arc<Declarations<'t>>,
    pub(crate) names: Names,
    pub(crate) model: Model,
    pub(crate) complaints: Diagnostics,
    /// What is declared with a type that could not be made out: complained of once, and not again where it is used.
    pub(crate) untyped: Untyped,
    /// How far each definition has been typed.
    pub(crate) definitions: Vec<Typing>,
    /// What the requirement at hand is owed for each of, and what one is called.
    pub(crate) instance: Option<(Instance, Arc<str>)>,
    /// The same for each requirement.
    pub(crate) instances: Vec<Option<(Instance, Arc<str>)>>,
    /// The kind of event around the one at hand, where a question about events is asked of one.
    pub(crate) outer: Option<EventTypeId>,
    /// The definitions being typed, the outermost first.
    pub(crate) underway: Vec<DefinitionId>,
    /// The tables among them, as far as they have been read.
    pub(crate) tables: table::Tables<'t>,
    /// How often something was left out of which a complaint had been made elsewhere.
    pub(crate) left_out: usize,
}

/// What has a name and no type.
#[derive(Debug, Default)]
pub(crate) struct Untyped {
    pub(crate) facts: BTreeSet<FactId>,
    pub(crate) fields: BTreeSet<(EventTypeId, FieldId)>,
}

/// How far a definition has been typed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typing {
    Waiting,
    Underway,
    /// `None` where a complaint says that it has no type.
    Done(Option<Type>),
}

/// Resolves a set of files, all but its examples.
pub(crate) fn resolve(files: &[tree::File]) -> Resolver<'_> {
    let mut complaints = Diagnostics::new();
    let (declared, names) = declare(files, &mut complaints);
    let definitions = vec![Typing::Waiting; declared.definitions.len()];
    let declared = Arc::new(declared);
    let model = Model::default();
    let (untyped, underway) = (Untyped::default(), Vec::new());
    let mut resolver = Resolver {
        declared,
        names,
        model,
        complaints,
        untyped,
        definitions,
        underway,
        outer: None,
        instance: None,
        instances: Vec::new(),
        tables: table::Tables::default(),
        left_out: 0,
    };
    resolver.proposals();
    resolver.unread_days();
    resolver.heads();
    resolver.data();
    resolver.facts();
    resolver.skeletons();
    resolver.all_definitions();
    resolver.contradictions();
    resolver.settings_of_nothing();
    resolver.groups();
    resolver.requirements();
    resolver.trials();
    resolver.exemptions();
    resolver.transitions();
    resolver.guardrails();
    resolver.quotas();
    resolver.at_most_one();
    resolver.not_encoded();
    resolver.clocks();
    resolver
}

impl<'t> Resolver<'t> {
    pub(crate) fn complain(&mut self, complaint: Diagnostic) {
        self.complaints.push(complaint);
    }

    /// Passes on what was found, or complains.
    pub(crate) fn settle<T>(&mut self, found: Result<T, Missing>) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(complaint) => {
                match complaint {
                    Some(complaint) => self.complain(*complaint),
                    None => self.leave_out(),
                }
                None
            }
        }
    }

    /// Notes that something is missing here, and was complained of elsewhere.
    pub(crate) fn leave_out(&mut self) {
        self.left_out = self.left_out.saturating_add(1);
    }

    /// Runs something, and tells whether it complained, or left out what had been complained of.
    pub(crate) fn watched<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let before = (self.complaints.len(), self.left_out);
        let made = work(self);
        (made, (self.complaints.len(), self.left_out) != before)
    }

    /// A rulebook's name and a name of its own, joined.
    pub(crate) fn qualified(&self, book: RulebookId, name: &str) -> String {
        format!("{}.{name}", self.names.book(book).map_or("", |names| &names.name))
    }

    pub(crate) fn actor(&mut self, book: RulebookId, path: &Path) -> Option<ActorId> {
        let wanted = |symbol| matches!(symbol, Symbol::Actor(_));
        match self.names.find(book, path, Noun::Actor, wanted) {
            Ok(Symbol::Actor(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn category(&mut self, book: RulebookId, path: &Path) -> Option<CategoryId> {
        let wanted = |symbol| matches!(symbol, Symbol::Category(_));
        match self.names.find(book, path, Noun::Category, wanted) {
            Ok(Symbol::Category(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn event_type(&mut self, book: RulebookId, path: &Path) -> Option<EventTypeId> {
        let wanted = |symbol| matches!(symbol, Symbol::Event(_));
        match self.names.find(book, path, Noun::Event, wanted) {
            Ok(Symbol::Event(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn group(&mut self, book: RulebookId, path: &Path) -> Option<GroupId> {
        let wanted = |symbol| matches!(symbol, Symbol::Group(_));
        match self.names.find(book, path, Noun::TargetGroup, wanted) {
            Ok(Symbol::Group(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn requirement(&mut self, book: RulebookId, path: &Path) -> Option<RequirementId> {
        let wanted = |symbol| matches!(symbol, Symbol::Requirement(_));
        match self.names.find(book, path, Noun::Requirement, wanted) {
            Ok(Symbol::Requirement(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn trial(&mut self, book: RulebookId, path: &Path) -> Option<TrialId> {
        let wanted = |symbol| matches!(symbol, Symbol::Trial(_));
        match self.names.find(book, path, Noun::Trial, wanted) {
            Ok(Symbol::Trial(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    pub(crate) fn exemption(&mut self, book: RulebookId, path: &Path) -> Option<ExemptionId> {
        let wanted = |symbol| matches!(symbol, Symbol::Exemption(_));
        match self.names.find(book, path, Noun::Exemption, wanted) {
            Ok(Symbol::Exemption(id)) => Some(id),
            other => self.settle(other).and(None),
        }
    }

    /// A fact by its one-word name, as examples give it.
    pub(crate) fn fact_named(&self, book: RulebookId, name: &tree::Name) -> Option<FactId> {
        self.names.visible(book).into_iter().find_map(|id| match self.names.book(id)?.facts.get(&name.text)?.symbol {
            Symbol::Fact(fact) => Some(fact),
            _ => None,
        })
    }
}

/// A label as a name carries it.
pub(crate) fn named(name: &tree::Name, label: Option<&tree::Label>) -> Named {
    Named { name: Arc::clone(&name.text), label: label.map(|label| Arc::clone(&label.text)) }
}
