//! The checked model of a rulebook set: everything named, typed and resolved, still in the shape its authors wrote.
//!
//! The model keeps expressions as trees and every place in the text; [`crate::lower`] flattens it into the plan. Ids
//! are those of the plan, and tables are in the same order, so that the two can be compared item by item.

mod exemption;
mod expression;
mod rule;

pub use exemption::*;
pub use expression::*;
pub use rule::*;

use hjemmel_diagnostic::Span;
use hjemmel_engine::plan;
use hjemmel_syntax::tree;

/// A rulebook set that was loaded together and passed its checks.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Heads of the rulebooks, sorted by name.
    pub rulebooks: Vec<RulebookHead>,
    /// Categories; [`hjemmel_engine::ids::CategoryId`] is the place here.
    pub categories: Vec<Placed<plan::Category>>,
    /// Actors.
    pub actors: Vec<Placed<plan::Actor>>,
    /// Calendars.
    pub calendars: Vec<Placed<plan::Calendar>>,
    /// Kinds of event.
    pub event_types: Vec<Placed<plan::EventType>>,
    /// Facts, sorted by name.
    pub facts: Vec<Placed<plan::Fact>>,
    /// Definitions, sorted by rulebook and name.
    pub definitions: Vec<Definition>,
    /// Target groups, sorted by rulebook and name.
    pub groups: Vec<Group>,
    /// Requirements, sorted by rulebook and name.
    pub requirements: Vec<Requirement>,
    /// Trials, sorted by rulebook and name.
    pub trials: Vec<Trial>,
    /// Exemptions that stand, sorted by rulebook and name.
    pub exemptions: Vec<Exemption>,
    /// Guardrails, sorted by rulebook and name.
    pub guardrails: Vec<Guardrail>,
    /// Transitions, sorted by rulebook and name.
    pub transitions: Vec<Transition>,
    /// Quotas, sorted by rulebook and name.
    pub quotas: Vec<Quota>,
    /// Exemptions that a guardrail rejected (the load reports an error for each; a host may go on without them).
    pub rejected: Vec<plan::Rejected>,
    /// Sets of which at most one may hold.
    pub at_most_one: Vec<AtMostOne>,
    /// Provisions left out.
    pub not_encoded: Vec<NotEncoded>,
    /// What can be switched on by name, sorted by name.
    pub proposals: Vec<plan::Proposal>,
    /// The headers of versions whose days could not be read, which has been complained of.
    pub days_unread: std::collections::BTreeSet<Span>,
    /// The order in which requirements are evaluated.
    pub order: Vec<hjemmel_engine::ids::RequirementId>,
    /// The examples, in the order of sources and items.
    pub examples: Vec<Example>,
}

impl Model {
    /// The deadlines that requirements have, and those to which exemptions change them.
    pub(crate) fn timings(&self) -> impl Iterator<Item = &Timing> {
        let own = self.requirements.iter().flat_map(|it| &it.versions).map(|version| &version.timing);
        let effects = self.exemptions.iter().flat_map(|it| &it.versions).flat_map(|it| &it.effects);
        own.chain(effects.filter_map(|effect| match &effect.kind {
            EffectKind::ChangeDeadline(timing, _) => Some(timing),
            _ => None,
        }))
    }

    /// `rulebook.name`, as outcomes and messages name a rule.
    #[must_use]
    pub fn qualified_name(&self, rulebook: hjemmel_engine::ids::RulebookId, name: &str) -> String {
        format!("{}.{name}", self.rulebooks.get(rulebook.index()).map_or("", |head| &head.head.name))
    }

    /// The qualified name of a requirement; empty if there is none.
    #[must_use]
    pub fn requirement_name(&self, id: hjemmel_engine::ids::RequirementId) -> String {
        let it = self.requirements.get(id.index());
        it.map(|it| self.qualified_name(it.rulebook, &it.named.name)).unwrap_or_default()
    }

    /// The qualified name of an exemption; empty if there is none.
    #[must_use]
    pub fn exemption_name(&self, id: hjemmel_engine::ids::ExemptionId) -> String {
        let it = self.exemptions.get(id.index());
        it.map(|it| self.qualified_name(it.rulebook, &it.named.name)).unwrap_or_default()
    }

    /// The qualified name of a target group; empty if there is none.
    #[must_use]
    pub fn group_name(&self, id: hjemmel_engine::ids::GroupId) -> String {
        let it = self.groups.get(id.index());
        it.map(|it| self.qualified_name(it.rulebook, &it.named.name)).unwrap_or_default()
    }

    /// The qualified name of a definition; empty if there is none.
    #[must_use]
    pub fn definition_name(&self, id: hjemmel_engine::ids::DefinitionId) -> String {
        let it = self.definitions.get(id.index());
        it.map(|it| self.qualified_name(it.rulebook, &it.named.name)).unwrap_or_default()
    }

    /// The qualified name of a trial; empty if there is none.
    #[must_use]
    pub fn trial_name(&self, id: hjemmel_engine::ids::TrialId) -> String {
        let it = self.trials.get(id.index());
        it.map(|it| self.qualified_name(it.rulebook, &it.named.name)).unwrap_or_default()
    }
}

/// Something with the place where it was declared.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The thing.
    pub it: T,
    /// Its header.
    pub span: Span,
}

/// A rulebook's head, with what only the checks need.
#[derive(Clone, Debug)]
pub struct RulebookHead {
    /// What the plan carries of it.
    pub head: plan::Rulebook,
    /// Whether it says how its months are counted.
    pub says_months: bool,
    /// Whether it names a calendar for its working days, or tries to.
    pub names_calendar: bool,
    /// The laws it names.
    pub laws: Vec<Law>,
    /// Which sections its chapters hold.
    pub chapters: Vec<hjemmel_value::Chapter>,
    /// The rulebooks it uses, resolved.
    pub uses: Vec<hjemmel_engine::ids::RulebookId>,
    /// Where it stands.
    pub span: Span,
}

/// A law that a rulebook cites.
#[derive(Clone, Debug)]
pub struct Law {
    /// Its short name in citations.
    pub alias: std::sync::Arc<str>,
    /// Its title.
    pub title: std::sync::Arc<str>,
    /// Whether it was never enacted.
    pub never_enacted: bool,
    /// Its last day in force.
    pub until: Option<hjemmel_value::Date>,
    /// Where it stands.
    pub span: Span,
}

/// An example of a rulebook: a situation and what must come of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The rulebook it stands in; its names are read there.
    pub rulebook: hjemmel_engine::ids::RulebookId,
    /// Its title.
    pub title: std::sync::Arc<str>,
    /// The evaluation date.
    pub as_of: hjemmel_value::Date,
    /// Proposals switched on.
    pub proposals: Vec<hjemmel_engine::ids::ProposalId>,
    /// The situation given.
    pub situation: hjemmel_engine::situation::Situation,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Its header.
    pub span: Span,
}

/// One line of what is expected of an example.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What is expected, resolved.
    pub kind: ExpectationKind,
    /// The line.
    pub span: Span,
    /// The line as the tree has it, to print it.
    pub line: tree::ExpectLine,
}
