//! Reasons for the answer to a whole question: groups and conditions, each with its truth and the facts it read.

use crate::answer::Answer;
use crate::error::{RuleRef, at};
use crate::events::Bound;
use crate::findings::{EventRole, Need, Reason, ReasonKind};
use crate::frame::Frame;
use crate::governs::Start;
use crate::ids::{ClauseId, FactId, GroupId, NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::meets::Fit;
use crate::passing::Passing;
use crate::plan::{Aggregate, Comparison, Condition, Node};
use crate::sharpen::{Asked, Question};
use crate::stand::Occasion;
use crate::timing::{Count, Deadline, Due};
use hjemmel_value::{Date, Truth, Value};

impl<'a> Machine<'a> {
    /// A reason that reads nothing and rests on nothing further.
    pub(crate) fn reason(&mut self, kind: ReasonKind) -> Result<Reason> {
        self.count_reason()?;
        Ok(Reason { kind, facts: Vec::new(), values: Vec::new(), because: Vec::new() })
    }

    /// A list that may miss events.
    pub(crate) fn may_miss(&mut self, list: FactId) -> Result<Reason> {
        let reason = self.reason(ReasonKind::MayMissEvents { fact: list })?;
        Ok(Reason { facts: vec![list], ..reason })
    }

    /// Why a whole question was answered so: what decides, and for an unknown answer all that is unknown.
    pub(crate) fn because(
        &mut self,
        question: &Question<'a>,
        asked: &Asked,
        frame: Frame<'a>,
        reasons: &mut Vec<Reason>,
    ) -> Result<()> {
        if let Some(version) = question.of
            && self.in_period(version, frame.today)?.is_false()
        {
            // The period says no, and nothing else was read; which it is stands before.
            return Ok(());
        }
        let trial = self.because_conditions(question.trial_when, question.trial_unless, frame, reasons)?;
        let groups = if trial.is_false() { trial } else { self.because_groups(question.groups, frame, reasons)? };
        if !groups.is_false() {
            let before = reasons.len();
            let conditions = self.because_conditions(question.when, question.unless, frame, reasons)?;
            if conditions.is_false() {
                // What holds besides no longer matters: the condition that fails decides.
                reasons.drain(before..reasons.len().saturating_sub(1));
            }
        }
        if !asked.tried.is_empty() {
            let needs = asked.tried.iter().map(|fact| Need::Fact(*fact)).collect();
            let mut reason = self.reason(ReasonKind::WhateverTheAnswer { needs })?;
            reason.facts.clone_from(&asked.tried);
            reasons.push(reason);
        }
        Ok(())
    }

    /// The group that holds; if none does, all of those that are not ruled out; if all are, all.
    fn because_groups(&mut self, groups: &'a [GroupId], frame: Frame<'a>, reasons: &mut Vec<Reason>) -> Result<Truth> {
        let mut whole = Truth::from(groups.is_empty());
        for group in groups {
            whole = whole.or(self.group(*group, frame)?);
            if whole.is_true() {
                break;
            }
        }
        for group in groups {
            if self.group(*group, frame)? == whole {
                let reason = self.because_group(*group, frame)?;
                reasons.push(reason);
                if whole.is_true() {
                    break;
                }
            }
        }
        Ok(whole)
    }

    /// Why the citizen is in a group, or not, or not known to be.
    pub(crate) fn because_group(&mut self, id: GroupId, frame: Frame<'a>) -> Result<Reason> {
        self.deeper()?;
        let frame = frame.of_a_rule();
        self.reads.begin();
        let truth = self.group(id, frame)?;
        let (facts, values) = self.facts_read();
        self.reads.end();
        let mut because = Vec::new();
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        if let Some((_, version)) = self.version_on(group.rulebook, &group.versions, frame.law, RuleRef::Group(id))? {
            let conditions = self.because_conditions(&version.when, &version.unless, frame, &mut because)?;
            if conditions.is_false() {
                because.drain(..because.len().saturating_sub(1));
            }
        }
        self.back();
        let reason = self.reason(ReasonKind::Group { group: id, truth, on: frame.today })?;
        Ok(Reason { facts, values, because, ..reason })
    }

    /// The facts of the innermost set of reads, and which values of those over time.
    pub(crate) fn facts_read(&self) -> (Vec<FactId>, Vec<(FactId, u32)>) {
        let values = self.reads.values().into_iter().map(|number| self.values.place(number)).collect();
        (self.reads.facts(), values)
    }

    /// A reason for each condition, up to the first that fails.
    fn because_conditions(
        &mut self,
        when: &'a [Condition],
        unless: &'a [Condition],
        frame: Frame<'a>,
        reasons: &mut Vec<Reason>,
    ) -> Result<Truth> {
        let mut whole = Truth::True;
        let all = when.iter().map(|condition| (condition, false));
        for (condition, unless) in all.chain(unless.iter().map(|condition| (condition, true))) {
            let (truth, reason) = self.because_condition(condition, unless, frame)?;
            reasons.push(reason);
            whole = whole.and(if unless { truth.not() } else { truth });
            if whole.is_false() {
                break;
            }
        }
        Ok(whole)
    }

    fn because_condition(
        &mut self,
        condition: &'a Condition,
        unless: bool,
        frame: Frame<'a>,
    ) -> Result<(Truth, Reason)> {
        self.reads.begin();
        let truth = self.truth(condition.node, frame)?;
        let (facts, values) = self.facts_read();
        self.reads.end();
        let mut because = Vec::new();
        self.because_named(condition.node, frame, &mut because)?;
        self.because_tables(condition.node, frame, &mut because)?;
        let kind = ReasonKind::Condition { clause: condition.clause, unless, truth, on: frame.today };
        let reason = self.reason(kind)?;
        Ok((truth, Reason { facts, values, because, ..reason }))
    }

    /// The groups and other requirements that a condition names, where they stand in it as such.
    fn because_named(&mut self, node: NodeId, frame: Frame<'a>, reasons: &mut Vec<Reason>) -> Result<()> {
        self.deeper()?;
        match self.node(node)? {
            Node::And(parts) | Node::Or(parts) => {
                for part in parts {
                    self.because_named(*part, frame, reasons)?;
                }
            }
            Node::Not(part) => self.because_named(*part, frame, reasons)?,
            Node::InGroup(group) => {
                let remembered = self.memories.get(&frame).and_then(|memory| memory.groups.get(group.index()));
                // A group that the condition did not come to is not asked now either.
                if remembered.is_some() {
                    let reason = self.because_group_aside(*group, frame)?;
                    reasons.push(reason);
                }
            }
            Node::LiftedBy { requirement, exemption } => {
                let truth = self.lifted_by(*requirement, *exemption, frame)?;
                let (requirement, exemption) = (*requirement, *exemption);
                let reason = self.reason(ReasonKind::LiftedBy { requirement, exemption, truth })?;
                reasons.push(reason);
            }
            Node::StatusOf { requirement, status } => {
                let truth = self.status_of(*requirement, *status, frame)?;
                let (requirement, status) = (*requirement, *status);
                let reason = self.reason(ReasonKind::StatusOf { requirement, status, truth })?;
                reasons.push(reason);
            }
            _ => {}
        }
        self.back();
        Ok(())
    }

    /// A group that a condition names: its facts are told, and not taken for read if nothing else read them.
    fn because_group_aside(&mut self, group: GroupId, frame: Frame<'a>) -> Result<Reason> {
        self.reads.begin();
        let reason = self.because_group(group, frame)?;
        self.reads.drop_innermost();
        Ok(reason)
    }

    /// Which version governs, if there are several, and what made another govern than that of the day on which the clock
    /// starts.
    pub(crate) fn because_version(&mut self, occasion: &Occasion<'a>, reasons: &mut Vec<Reason>) -> Result<()> {
        let Passing { kept_by, transition, .. } = self.passing;
        let (requirement, version) = (occasion.id, occasion.place);
        let on = self.law_day(occasion.law);
        if let Some((exemption, place, day)) = kept_by {
            let kind = ReasonKind::Exemption { exemption, version: place, truth: Truth::True, on: day };
            let reason = self.reason(kind)?;
            reasons.push(Reason { because: self.because_reach(exemption, day)?, ..reason });
            let reason = self.reason(ReasonKind::LawKept { requirement, version, on })?;
            reasons.push(reason);
            return Ok(());
        }
        // Where a newer version took over, the clock did not pick it.
        let taken_over = transition.is_some() && !occasion.kept;
        let apart = occasion.version.in_force.effect.is_some();
        // While the clock is not known, neither is the day whose law it will be.
        let picked = self.options.law_of.is_some() || occasion.deadline.start != Start::Unknown;
        if !taken_over && picked && (apart || self.versions_not_off(requirement)? > 1) {
            let counted = self.options.law_of.is_none() && occasion.clock.is_some();
            let reason = self.reason(ReasonKind::Version { requirement, version, on, counted })?;
            reasons.push(reason);
        }
        // That old duties run on is worth telling once the version is the law no more.
        let rulebook = self.requirement(requirement)?.rulebook;
        let gone = !self.is_in_force(rulebook, occasion.version, self.as_of());
        if let Some(transition) = transition.filter(|_| taken_over || gone) {
            let reason = self.reason(ReasonKind::Transition { transition, truth: Truth::True })?;
            reasons.push(reason);
        }
        Ok(())
    }

    /// The value of a parameter, where a length of time is one, and what set it.
    fn because_parameter(&mut self, node: NodeId, today: Date, law: Date) -> Result<Option<Reason>> {
        let Node::Definition(id) = self.node(node)? else { return Ok(None) };
        let parameter = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        if parameter.parameter.is_none() {
            return Ok(None);
        }
        let frame = self.frame(today, law);
        let Answer::Value(value) = self.definition(*id, frame)? else { return Ok(None) };
        let found = self.version_on(parameter.rulebook, &parameter.versions, frame.law, RuleRef::Definition(*id))?;
        let Some((version, found)) = found else { return Ok(None) };
        let mut setting = None;
        if let Node::Choose { cases, .. } = self.node(found.value)? {
            for (place, (when, _)) in cases.iter().enumerate() {
                if self.truth(*when, frame)?.is_true() {
                    setting = Some(place);
                    break;
                }
            }
        }
        self.reason(ReasonKind::Parameter { parameter: *id, version, setting, value }).map(Some)
    }

    /// How a due date was counted, or that it cannot be.
    pub(crate) fn because_due(&mut self, deadline: &Deadline, reasons: &mut Vec<Reason>) -> Result<()> {
        if let Some((length, today, law)) = deadline.count.and_then(|count| count.length) {
            let parameter = self.because_parameter(length, today, law)?;
            reasons.extend(parameter);
            let frame = self.frame(today, law);
            self.because_tables(length, frame, reasons)?;
        }
        for (day, period) in &deadline.rests {
            let from = Some(period.first()).filter(|first| *first != Date::MIN);
            let until = Some(period.last()).filter(|last| *last != Date::MAX);
            let reason = self.reason(ReasonKind::Rests { day: *day, from, until })?;
            reasons.push(reason);
        }
        let Some(clause) = deadline.clause else { return Ok(()) };
        let kind = match (deadline.count, deadline.due) {
            (Some(Count { from, measure, counted, opens, left_out, moved_to, .. }), _) => {
                Some(ReasonKind::Counted { clause, from, measure, counted, opens, left_out, moved_to })
            }
            (None, Due::Unknown) => Some(ReasonKind::Clock { clause, unknown: true }),
            (None, _) => None,
        };
        if let Some(kind) = kind {
            let mut reason = self.reason(kind)?;
            for date in &deadline.dates {
                reason.because.extend(self.because_found(*date)?);
            }
            reasons.push(reason);
        }
        Ok(())
    }

    /// How a date was found that a rule looks for, such as the day on which a sum is reached.
    fn because_found(&mut self, date: NodeId) -> Result<Option<Reason>> {
        let as_of = self.as_of();
        let mut frame = self.frame(as_of, as_of);
        let (mut node, mut clause) = (date, None);
        loop {
            self.step()?;
            match self.node(node)? {
                Node::Definition(id) => {
                    let row = at(&self.plan.definitions, id.index(), "a definition is missing")?;
                    let found = self.version_on(row.rulebook, &row.versions, frame.law, RuleRef::Definition(*id))?;
                    let Some((_, version)) = found else { return Ok(None) };
                    (node, clause) = (version.value, Some(version.clause));
                    frame = frame.of_a_rule();
                }
                Node::Shift { date, .. } => (node, clause) = (*date, None),
                Node::Boundary { of, .. } => (node, clause) = (*of, None),
                Node::Search { from, when, .. } => {
                    let (Bound::At(on), Bound::At(from)) = (self.date(node, frame)?, self.beginning(*from, frame)?)
                    else {
                        return Ok(None);
                    };
                    let day = self.day_tried(on, frame);
                    let sum = self.quietly(|machine| {
                        let Some((left, right)) = machine.reached(*when, day)? else { return Ok(None) };
                        let Answer::Value(wanted) = machine.answer(right, day)? else { return Ok(None) };
                        Ok(Some((machine.added_up(left, day)?, wanted)))
                    })?;
                    return self.reason(ReasonKind::Found { clause, from, on, sum }).map(Some);
                }
                _ => return Ok(None),
            }
        }
    }

    /// What reached what on a day, if it is one comparison that decides: of several cases the one that holds.
    fn reached(&mut self, when: NodeId, day: Frame<'a>) -> Result<Option<(NodeId, NodeId)>> {
        let mut node = when;
        loop {
            self.step()?;
            let parts = match self.node(node)? {
                Node::Compare { left, comparison: Comparison::AtLeast, right } => return Ok(Some((*left, *right))),
                Node::Or(parts) => {
                    let mut held = None;
                    for part in parts {
                        if self.truth(*part, day)?.is_true() {
                            held = Some(*part);
                            break;
                        }
                    }
                    held.into_iter().collect()
                }
                Node::And(parts) => {
                    let mut measured = Vec::new();
                    for part in parts {
                        if let Node::Compare { comparison: Comparison::AtLeast, .. } = self.node(*part)? {
                            measured.push(*part);
                        }
                    }
                    measured
                }
                _ => Vec::new(),
            };
            let [part] = parts.as_slice() else { return Ok(None) };
            node = *part;
        }
    }

    /// What is added up on a day, if it is known and has an end: a quotient that is not exact is compared and not told.
    fn added_up(&mut self, sum: NodeId, day: Frame<'a>) -> Result<Option<Value>> {
        let (field, query) = match self.node(sum)? {
            Node::Covered { .. } | Node::Aggregate { aggregate: Aggregate::NumberOf, .. } => (None, None),
            Node::Aggregate { aggregate: Aggregate::SumOf(field), query, .. } => {
                let rate = self.a_week_on(query.events, *field)?.is_some();
                (rate.then_some(*field), Some(query))
            }
            _ => return Ok(None),
        };
        if let (Some(field), Some(query)) = (field, query) {
            let (added, days) = self.hours_times_days(field, query, day)?;
            let hours = added.low.filter(|_| added.low == added.high).and_then(|sum| sum.divide_exact(days).ok());
            return Ok(hours.map(Value::Hours));
        }
        Ok(match self.answer(sum, day)? {
            Answer::Value(value) => Some(value),
            _ => None,
        })
    }

    /// That the clock has not started, or that it is not known when.
    pub(crate) fn because_no_clock(&mut self, clause: Option<ClauseId>, unknown: bool) -> Result<Vec<Reason>> {
        let kind = clause.map(|clause| ReasonKind::Clock { clause, unknown });
        kind.map(|kind| self.reason(kind)).into_iter().collect()
    }

    /// What an event does to a duty.
    pub(crate) fn because_event(&mut self, fit: &Fit, role: EventRole) -> Result<Reason> {
        let place = u32::try_from(fit.place).unwrap_or(u32::MAX);
        let kind = ReasonKind::Event { fact: fit.list, place, date: fit.date, role };
        let mut reason = self.reason(kind)?;
        reason.facts.push(fit.list);
        Ok(reason)
    }

    /// How many versions of a requirement are law or switched on.
    pub(crate) fn versions_not_off(&self, id: RequirementId) -> Result<usize> {
        let requirement = self.requirement(id)?;
        let standing =
            |version: &'a crate::plan::RequirementVersion| self.standing(requirement.rulebook, &version.in_force);
        Ok(requirement.versions.iter().filter(|version| standing(version) != crate::version::Standing::Off).count())
    }
}
