//! What is missing: a second walk, down through the parts that are unknown.

use crate::answer::Answer;
use crate::covered::Looked;
use crate::error::{RuleRef, at};
use crate::events::Bound;
use crate::findings::Need;
use crate::frame::Frame;
use crate::ids::{DefinitionId, FieldId, GroupId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, Condition, Node, Query, Window};

/// What a walk found missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Missing {
    /// Facts and fields that were reached.
    pub(crate) needs: Vec<Need>,
    /// What other requirements hang on; never tried, and so never left out.
    pub(crate) of_others: Vec<Need>,
    definitions: Vec<DefinitionId>,
    groups: Vec<GroupId>,
}

impl Missing {
    /// Everything, sorted.
    pub(crate) fn all(mut self) -> Vec<Need> {
        self.needs.append(&mut self.of_others);
        crate::machine::tidy(self.needs)
    }
}

impl<'a> Machine<'a> {
    /// What an expression that is unknown is missing, sorted; nothing if it is known.
    pub(crate) fn needs(&mut self, node: NodeId, frame: Frame<'a>) -> Result<Vec<Need>> {
        let mut missing = Missing::default();
        self.quietly(|machine| machine.missing(node, frame, &mut missing))?;
        Ok(missing.all())
    }

    /// Does something without noting what it reads.
    pub(crate) fn quietly<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let muted = std::mem::replace(&mut self.reads.muted, true);
        let done = act(self)?;
        self.reads.muted = muted;
        Ok(done)
    }

    pub(crate) fn missing(&mut self, node: NodeId, frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        if !self.answer(node, frame)?.is_unknown() {
            return Ok(());
        }
        self.deeper()?;
        match self.node(node)? {
            Node::InstanceDay | Node::InstanceStart => {
                missing.of_others.extend(self.missing_day());
                missing.of_others.extend(self.decision_day_needs());
            }
            Node::Constant(_) | Node::IsOn(_) | Node::Today => {}
            Node::Fact(fact) => missing.needs.push(Need::Fact(*fact)),
            Node::FactOn { fact, on } => match self.date(*on, frame)? {
                Bound::Unknown => self.missing(*on, frame, missing)?,
                _ => missing.needs.push(Need::Fact(*fact)),
            },
            Node::Field(field) => push_field(*field, frame, missing),
            Node::OuterField(field) => push_field(*field, Frame { event: self.outer, ..frame }, missing),
            Node::InstanceEnd => missing.of_others.extend(self.missing_end()),
            Node::InstanceField(field) => push_field(*field, Frame { event: self.instance, ..frame }, missing),
            Node::Definition(id) => self.missing_definition(*id, frame, missing)?,
            Node::InGroup(id) => self.missing_group(*id, frame, missing)?,
            Node::Not(part) | Node::Known(part) | Node::Round { value: part, .. } | Node::Boundary { of: part, .. } => {
                self.missing(*part, frame, missing)?;
            }
            Node::And(parts) | Node::Or(parts) | Node::Extreme { of: parts, .. } => {
                self.missing_each(parts, frame, missing)?;
            }
            Node::In { value, list } => {
                self.missing(*value, frame, missing)?;
                self.missing_each(list, frame, missing)?;
            }
            Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => {
                self.missing_each(&[*left, *right], frame, missing)?;
            }
            Node::Between { value, low, high } => self.missing_each(&[*value, *low, *high], frame, missing)?,
            Node::Shift { date, length, .. } => self.missing_each(&[*date, *length], frame, missing)?,
            Node::Whole { from, to, .. } => self.missing_each(&[*from, *to], frame, missing)?,
            Node::Covered { query, .. } | Node::During(query) => self.missing_periods(query, None, frame, missing)?,
            Node::Search { step, from, when } => self.missing_search(*step, *from, *when, frame, missing)?,
            Node::Choose { cases, otherwise, .. } => self.missing_cases(cases, *otherwise, frame, missing)?,
            Node::Aggregate { aggregate: Aggregate::SumOf(field), query, .. }
                if self.a_week_on(query.events, *field)?.is_some() =>
            {
                self.missing_periods(query, Some(*field), frame, missing)?;
            }
            Node::Aggregate { aggregate, query, .. } => {
                let field = match aggregate {
                    Aggregate::SumOf(field) | Aggregate::AverageOf(field) => Some(*field),
                    _ => None,
                };
                self.missing_events(query, field, frame, missing)?;
            }
            Node::LiftedBy { requirement, .. } => {
                let settled = self.settled_for(*requirement, frame.own)?;
                let others = settled.needs.iter().chain(&settled.lifted_needs).copied().collect::<Vec<_>>();
                missing.of_others.extend(others);
            }
            Node::StatusOf { requirement, status } => {
                let others = self.status_needs(*requirement, *status, frame.own)?;
                missing.of_others.extend(others);
            }
            Node::BreachOf(requirement) | Node::StartOf(requirement) => {
                let others = self.settled_for(*requirement, frame.own)?.needs.clone();
                missing.of_others.extend(others);
            }
        }
        self.back();
        Ok(())
    }

    /// What the cases hang on up to the first that holds, and the values of those that may.
    fn missing_cases(
        &mut self,
        cases: &[(NodeId, NodeId)],
        otherwise: Option<NodeId>,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        for (when, value) in cases {
            let holds = self.truth(*when, frame)?;
            self.missing(*when, frame, missing)?;
            if !holds.is_false() {
                self.missing(*value, frame, missing)?;
            }
            if holds.is_true() {
                return Ok(());
            }
        }
        self.missing_each(otherwise.as_slice(), frame, missing)
    }

    fn missing_each(&mut self, parts: &[NodeId], frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        parts.iter().try_for_each(|part| self.missing(*part, frame, missing))
    }

    fn missing_definition(&mut self, id: DefinitionId, frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        if missing.definitions.contains(&id) {
            return Ok(());
        }
        missing.definitions.push(id);
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        let rule = RuleRef::Definition(id);
        match self.version_on(definition.rulebook, &definition.versions, frame.law, rule)? {
            Some((_, version)) => self.missing(version.value, frame.of_a_rule(), missing),
            None => Ok(()),
        }
    }

    /// What a group that is unknown is missing.
    pub(crate) fn missing_group(&mut self, id: GroupId, frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        if missing.groups.contains(&id) || !self.group(id, frame)?.is_unknown() {
            return Ok(());
        }
        missing.groups.push(id);
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        match self.version_on(group.rulebook, &group.versions, frame.law, RuleRef::Group(id))? {
            Some((_, version)) => {
                let frame = frame.of_a_rule();
                self.missing_conditions(&version.when, frame, missing)?;
                self.missing_conditions(&version.unless, frame, missing)
            }
            None => Ok(()),
        }
    }

    pub(crate) fn missing_conditions(
        &mut self,
        conditions: &'a [Condition],
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        conditions.iter().try_for_each(|condition| self.missing(condition.node, frame, missing))
    }

    /// What a question about events is missing: the list, the window's bounds, what decides whether an event is
    /// among them, and the field that is reckoned with.
    pub(crate) fn missing_events(
        &mut self,
        query: &'a Query,
        field: Option<FieldId>,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        self.missing_window(query, frame, missing)?;
        let except = self.excepted(query, frame)?;
        let mut may_be_left_out = false;
        let complete = self.each_event(query, frame, |machine, here, _| {
            may_be_left_out |= except.holds(here.event.date).is_unknown();
            if let Some(condition) = query.condition {
                machine.of_event(here, frame, |machine, frame| machine.missing(condition, frame, missing))?;
            }
            let frame = frame.with_event(here);
            if let Some(field) = field
                && matches!(machine.field(field, here)?, Answer::Unknown(_))
            {
                push_field(field, frame, missing);
            }
            Ok(true)
        })?;
        if may_be_left_out {
            self.missing_except(query, Looked::up_to(frame.today), frame, missing)?;
        }
        if !complete {
            missing.needs.push(Need::Fact(query.events));
        }
        Ok(())
    }

    /// What the bounds of a window are missing.
    pub(crate) fn missing_window(&mut self, query: &'a Query, frame: Frame<'a>, missing: &mut Missing) -> Result<()> {
        match &query.window {
            None | Some(Window::CalendarMonths(_)) => Ok(()),
            Some(Window::InTheLast { length, .. }) => self.missing(*length, frame, missing),
            Some(Window::Since(from)) => self.missing(*from, frame, missing),
            Some(Window::Between(from, until)) => self.missing_each(&[*from, *until], frame, missing),
        }
    }
}

pub(crate) fn push_field(field: FieldId, frame: Frame<'_>, missing: &mut Missing) {
    if let Some(here) = frame.event {
        let place = u32::try_from(here.place).unwrap_or(u32::MAX);
        missing.needs.push(Need::Field(here.list, place, field));
    }
}
