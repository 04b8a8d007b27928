//! A plan is checked once before it is trusted: every identifier in range, expressions free of circles, the order whole.

use super::{
    Condition, Conventions, EffectKind, EventMatch, EventType, Except, ForEach, InForce, Node, Plan, Query,
    RequirementVersion, Rest, SearchFrom, Timing, Type, Window, children, query_nodes, timing_nodes,
};
use crate::ids::{ActorId, CategoryId, ClauseId, FactId, FieldId, GroupId, NodeId, ProposalId, RulebookId};

/// Why a plan cannot be trusted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The text is not the JSON form of a plan.
    #[error("not a plan: {message}")]
    Json {
        /// What the reader says.
        message: String,
    },
    /// Another version of the crate wrote it.
    #[error("it was written by version {written_by}, and this is version {read_by}")]
    OtherVersion {
        /// The version that wrote it.
        written_by: String,
        /// This version.
        read_by: &'static str,
    },
    /// It is not what its fingerprint says.
    #[error("it was changed after it was written: its fingerprint is another")]
    Altered,
    /// An identifier points past the end of its table.
    #[error("there is no {index} among the {table}")]
    OutOfRange {
        /// The table.
        table: &'static str,
        /// The place pointed at.
        index: usize,
    },
    /// An expression does not come after the parts that it stands on.
    #[error("node {node} comes before one of its parts")]
    NodeOrder {
        /// The node, by place.
        node: usize,
    },
    /// Definitions and groups are named one in the other in too long a chain, or in a circle.
    #[error("more than {limit} definitions and groups are named one in the other")]
    NamedTooDeep {
        /// How many may be.
        limit: usize,
    },
    /// The order of evaluation does not hold every requirement once.
    #[error("the order of evaluation does not hold every requirement once")]
    Order,
}

impl PlanError {
    /// A stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Json { .. } => "plan_json",
            Self::OtherVersion { .. } => "plan_other_version",
            Self::Altered => "plan_altered",
            Self::OutOfRange { .. } => "plan_out_of_range",
            Self::NodeOrder { .. } => "plan_node_order",
            Self::NamedTooDeep { .. } => "plan_named_too_deep",
            Self::Order => "plan_order",
        }
    }
}

type Checked = Result<(), PlanError>;

fn within<T>(table: &[T], index: usize, name: &'static str) -> Checked {
    if index < table.len() { Ok(()) } else { Err(PlanError::OutOfRange { table: name, index }) }
}

impl Plan {
    /// Checks what evaluation relies on: every identifier in range, parts before what stands on them, no chain of
    /// rules that is too long, and an order that holds every requirement once.
    ///
    /// # Errors
    ///
    /// [`PlanError`], for the first thing that is wrong.
    pub fn validate(&self) -> Checked {
        for book in &self.rulebooks {
            self.proposals_of(&book.proposals)?;
            book.working_days.map_or(Ok(()), |id| within(&self.calendars, id.index(), "calendars"))?;
        }
        self.calendars.iter().try_for_each(|row| self.rulebook(row.rulebook))?;
        self.categories.iter().try_for_each(|row| self.rulebook(row.rulebook))?;
        self.actors.iter().try_for_each(|row| self.rulebook(row.rulebook))?;
        self.event_types.iter().try_for_each(|row| self.event_type(row))?;
        for fact in &self.facts {
            self.rulebook(fact.rulebook)?;
            self.ty(fact.ty)?;
            fact.judgement.map_or(Ok(()), |judgement| self.actor(judgement.by))?;
        }
        self.rules()?;
        self.requirements_and_exemptions()?;
        for (place, node) in self.nodes.iter().enumerate() {
            self.node_content(node)?;
            if children(node).iter().any(|child| child.index() >= place) {
                return Err(PlanError::NodeOrder { node: place });
            }
        }
        self.nests_no_deeper_than_it_may()?;
        self.order_is_whole()
    }

    fn order_is_whole(&self) -> Checked {
        let mut seen = vec![false; self.requirements.len()];
        for id in &self.order {
            match seen.get_mut(id.index()) {
                Some(seen) if !*seen => *seen = true,
                _ => return Err(PlanError::Order),
            }
        }
        if seen.iter().all(|seen| *seen) { Ok(()) } else { Err(PlanError::Order) }
    }

    fn event_type(&self, row: &EventType) -> Checked {
        self.rulebook(row.rulebook)?;
        row.fields.iter().try_for_each(|field| self.ty(field.ty))?;
        within(&row.fields, row.date.index(), "fields")?;
        row.until.map_or(Ok(()), |until| within(&row.fields, until.index(), "fields"))
    }

    fn ty(&self, ty: Type) -> Checked {
        match ty {
            Type::Choice(category) => self.category(category),
            Type::Events(kind) => within(&self.event_types, kind.index(), "event types"),
            _ => Ok(()),
        }
    }

    /// Definitions, groups, trials, and what stands beside the requirements.
    fn rules(&self) -> Checked {
        for row in &self.definitions {
            self.rulebook(row.rulebook)?;
            for version in &row.versions {
                self.in_force(&version.in_force)?;
                self.node_id(version.value)?;
                self.clause(version.clause)?;
                if let Some(table) = &version.table {
                    self.ty(table.gives)?;
                    table.rows.iter().try_for_each(|row| self.clause(*row))?;
                }
            }
        }
        for row in &self.groups {
            self.rulebook(row.rulebook)?;
            for version in &row.versions {
                self.in_force(&version.in_force)?;
                self.conditions(&version.when)?;
                self.conditions(&version.unless)?;
            }
        }
        for row in &self.trials {
            self.rulebook(row.rulebook)?;
            for version in &row.versions {
                self.in_force(&version.in_force)?;
                self.conditions(&version.when)?;
                self.conditions(&version.unless)?;
            }
        }
        for row in &self.quotas {
            self.rulebook(row.rulebook)?;
            for version in &row.versions {
                self.in_force(&version.in_force)?;
                self.groups_named(&version.groups)?;
                self.conditions(&version.when)?;
                self.conditions(&version.unless)?;
                self.conditions(std::slice::from_ref(&version.fits))?;
                version.actor.map_or(Ok(()), |actor| self.actor(actor))?;
            }
        }
        for row in &self.not_encoded {
            self.rulebook(row.rulebook)?;
            self.in_force(&row.in_force)?;
            self.groups_named(&row.groups)?;
            self.conditions(&row.when)?;
        }
        self.at_most_one.iter().try_for_each(|set| self.rulebook(set.rulebook))?;
        let sets = || self.at_most_one.iter().flat_map(|set| &set.versions);
        sets().try_for_each(|set| self.in_force(&set.in_force))?;
        let of_requirements = sets().map(|set| &set.requirements);
        let of_requirements = of_requirements.chain(self.rejected.iter().map(|rejected| &rejected.requirements));
        for id in of_requirements.flatten() {
            within(&self.requirements, id.index(), "requirements")?;
        }
        sets().try_for_each(|set| self.groups_named(&set.groups))
    }

    fn requirements_and_exemptions(&self) -> Checked {
        for row in &self.requirements {
            self.rulebook(row.rulebook)?;
            match &row.for_each {
                None => {}
                Some(ForEach::Event(query)) => self.query(query)?,
                Some(ForEach::Day { when, from, .. }) => {
                    self.node_id(*when)?;
                    self.field(*from, FieldId(0))?;
                }
                Some(ForEach::Period { same, gives, from }) => {
                    gives.iter().try_for_each(|ty| self.ty(*ty))?;
                    same.iter().try_for_each(|node| self.node_id(*node))?;
                    from.iter().try_for_each(|fact| within(&self.facts, fact.index(), "facts"))?;
                }
                Some(ForEach::Decision { by, of }) => {
                    within(&self.actors, by.index(), "actors")?;
                    of.iter().try_for_each(|id| within(&self.requirements, id.index(), "requirements"))?;
                }
            }
            row.exemptions.iter().try_for_each(|id| within(&self.exemptions, id.index(), "exemptions"))?;
            row.transitions.iter().try_for_each(|id| within(&self.transitions, id.index(), "transitions"))?;
            row.displaced_by.iter().try_for_each(|id| within(&self.requirements, id.index(), "requirements"))?;
            row.versions.iter().try_for_each(|version| self.requirement_version(version))?;
        }
        for row in &self.transitions {
            self.rulebook(row.rulebook)?;
            row.instead_of.map_or(Ok(()), |id| within(&self.transitions, id.index(), "transitions"))?;
            self.in_force(&row.in_force)?;
        }
        for row in &self.exemptions {
            self.rulebook(row.rulebook)?;
            row.decided_by.map_or(Ok(()), |id| within(&self.actors, id.index(), "actors"))?;
            for version in &row.versions {
                self.in_force(&version.in_force)?;
                version.trial.map_or(Ok(()), |id| within(&self.trials, id.index(), "trials"))?;
                self.groups_named(&version.groups)?;
                self.conditions(&version.when)?;
                self.conditions(&version.unless)?;
                for effect in &version.effects {
                    within(&self.requirements, effect.requirement.index(), "requirements")?;
                    self.effect(&effect.kind)?;
                }
                let mut prevails = version.prevails_over.iter();
                prevails.try_for_each(|id| within(&self.exemptions, id.index(), "exemptions"))?;
            }
        }
        Ok(())
    }

    fn effect(&self, kind: &EffectKind) -> Checked {
        match kind {
            EffectKind::ChangeDeadline(timing, clause) => {
                self.timing(timing)?;
                self.clause(*clause)
            }
            EffectKind::ExtendDeadline(length, clause) => {
                self.node_id(*length)?;
                self.clause(*clause)
            }
            EffectKind::Suspend(suspension) => {
                match &suspension.during {
                    Rest::Periods(query) => self.query(query)?,
                    Rest::Trial(trial) => within(&self.trials, trial.index(), "trials")?,
                }
                suspension.transition.map_or(Ok(()), |id| within(&self.transitions, id.index(), "transitions"))?;
                self.node_id(suspension.then)?;
                self.clause(suspension.clause)
            }
            EffectKind::ChangeDecision(actor) => self.actor(*actor),
            _ => Ok(()),
        }
    }

    fn requirement_version(&self, version: &RequirementVersion) -> Checked {
        self.in_force(&version.in_force)?;
        self.groups_named(&version.groups)?;
        self.conditions(&version.when)?;
        self.conditions(&version.unless)?;
        self.actor(version.actor)?;
        version.moves_by.map_or(Ok(()), |id| within(&self.calendars, id.index(), "calendars"))?;
        self.conventions(&version.conventions)?;
        self.timing(&version.timing)?;
        version.timing_clause.map_or(Ok(()), |clause| self.clause(clause))?;
        version.decided_by.map_or(Ok(()), |actor| self.actor(actor))?;
        version.states.iter().try_for_each(|stated| {
            self.ty(stated.gives)?;
            self.node_id(stated.value)
        })?;
        version.met_by.iter().chain(&version.broken_by).try_for_each(|clause| self.event_match(clause))
    }

    fn timing(&self, timing: &Timing) -> Checked {
        if let Timing::Together { with, .. } = timing {
            within(&self.requirements, with.index(), "requirements")?;
        }
        timing_nodes(timing).into_iter().try_for_each(|node| self.node_id(node))
    }

    fn event_match(&self, clause: &EventMatch) -> Checked {
        self.query(&clause.query)?;
        self.clause(clause.clause)?;
        clause.asks.iter().try_for_each(|part| self.clause(*part))?;
        let fields = [clause.form_field, clause.content_field, clause.documents_field];
        fields.into_iter().flatten().try_for_each(|field| self.field(clause.query.events, field))
    }

    fn node_content(&self, node: &Node) -> Checked {
        children(node).into_iter().try_for_each(|child| self.node_id(child))?;
        match node {
            Node::Shift { conventions, .. } => self.conventions(conventions),
            Node::Fact(fact) | Node::FactOn { fact, .. } => within(&self.facts, fact.index(), "facts"),
            Node::IsOn(proposals) => self.proposals_of(proposals),
            Node::Definition(id) => within(&self.definitions, id.index(), "definitions"),
            Node::InGroup(id) => self.groups_named(&[*id]),
            Node::LiftedBy { requirement, exemption } => {
                within(&self.requirements, requirement.index(), "requirements")?;
                within(&self.exemptions, exemption.index(), "exemptions")
            }
            Node::StatusOf { requirement, .. } | Node::BreachOf(requirement) | Node::StartOf(requirement) => {
                within(&self.requirements, requirement.index(), "requirements")
            }
            Node::Aggregate { query, ty, .. } => {
                self.ty(*ty)?;
                self.query(query)
            }
            Node::Covered { query, .. } | Node::During(query) => self.query(query),
            Node::Search { from: SearchFrom::FirstOf(events), .. } => self.field(*events, FieldId(0)),
            _ => Ok(()),
        }
    }

    fn query(&self, query: &Query) -> Checked {
        if let Some(Window::InTheLast { conventions, .. }) = &query.window {
            self.conventions(conventions)?;
        }
        query_nodes(query).into_iter().try_for_each(|node| self.node_id(node))?;
        match &query.except {
            None => {}
            Some(Except::Periods { events, .. }) => self.field(*events, FieldId(0))?,
            Some(Except::Calendar(id)) => within(&self.calendars, id.index(), "calendars")?,
        }
        self.field(query.events, FieldId(0))
    }

    fn conventions(&self, conventions: &Conventions) -> Checked {
        conventions.working_days.map_or(Ok(()), |id| within(&self.calendars, id.index(), "calendars"))
    }

    /// A field of the kind of event that a fact lists.
    fn field(&self, fact: FactId, field: FieldId) -> Checked {
        let out = PlanError::OutOfRange { table: "facts with events", index: fact.index() };
        let ty = self.facts.get(fact.index()).map(|fact| fact.ty);
        let Some(Type::Events(kind)) = ty else { return Err(out) };
        let kind = self.event_types.get(kind.index()).ok_or(out)?;
        within(&kind.fields, field.index(), "fields")
    }

    fn conditions(&self, conditions: &[Condition]) -> Checked {
        conditions.iter().try_for_each(|condition| {
            self.node_id(condition.node)?;
            self.clause(condition.clause)
        })
    }

    fn in_force(&self, in_force: &InForce) -> Checked {
        self.proposals_of(&in_force.proposals)
    }

    fn proposals_of(&self, proposals: &[ProposalId]) -> Checked {
        proposals.iter().try_for_each(|id| within(&self.proposals, id.index(), "proposals"))
    }

    fn groups_named(&self, groups: &[GroupId]) -> Checked {
        groups.iter().try_for_each(|id| within(&self.groups, id.index(), "groups"))
    }

    fn rulebook(&self, id: RulebookId) -> Checked {
        within(&self.rulebooks, id.index(), "rulebooks")
    }

    fn category(&self, id: CategoryId) -> Checked {
        within(&self.categories, id.index(), "categories")
    }

    fn actor(&self, id: ActorId) -> Checked {
        within(&self.actors, id.index(), "actors")
    }

    fn clause(&self, id: ClauseId) -> Checked {
        within(&self.clauses, id.index(), "clauses")
    }

    fn node_id(&self, id: NodeId) -> Checked {
        within(&self.nodes, id.index(), "nodes")
    }
}
