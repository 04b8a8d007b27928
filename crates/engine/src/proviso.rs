//! What holds on whatever day it is read: told from expressions and days in force, for duties whose due date is unknown.

use crate::error::{RuleRef, at};
use crate::ids::{DefinitionId, FactId, GroupId, NodeId, RulebookId};
use crate::machine::{Machine, Result};
use crate::plan::{
    Comparison, Condition, Exemption, ExemptionVersion, InForce, Node, RequirementVersion, SearchFrom, children,
    query_nodes,
};
use crate::situation::Given;
use crate::version::{Standing, Versioned, is_within};
use hjemmel_value::{Date, Truth};

/// What a walk has seen.
#[derive(Debug, Default)]
struct Seen {
    definitions: Vec<DefinitionId>,
    groups: Vec<GroupId>,
}

impl<'a> Machine<'a> {
    /// Whether, between two days, a version begins or ends of a definition or group that a requirement's version reads for
    /// whom it concerns or for its acts.
    pub(crate) fn law_may_differ(&mut self, version: &'a RequirementVersion, days: (Date, Date)) -> Result<bool> {
        let mut seen = Seen::default();
        let mut groups = version.groups.clone();
        let mut nodes: Vec<NodeId> = version.when.iter().chain(&version.unless).map(|it| it.node).collect();
        nodes.extend(version.met_by.iter().flat_map(|clause| query_nodes(&clause.query)));
        nodes.extend(version.states.iter().map(|stated| stated.value));
        loop {
            self.step()?;
            if let Some(id) = groups.pop() {
                if seen.groups.contains(&id) {
                    continue;
                }
                seen.groups.push(id);
                let group = at(&self.plan.groups, id.index(), "a group is missing")?;
                if self.differs(group.rulebook, &group.versions, days) {
                    return Ok(true);
                }
                for version in &group.versions {
                    nodes.extend(version.when.iter().chain(&version.unless).map(|it| it.node));
                }
                continue;
            }
            let Some(node) = nodes.pop() else { return Ok(false) };
            match self.node(node)? {
                Node::InGroup(id) => groups.push(*id),
                Node::Definition(id) if !seen.definitions.contains(id) => {
                    seen.definitions.push(*id);
                    let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
                    if self.differs(definition.rulebook, &definition.versions, days) {
                        return Ok(true);
                    }
                    nodes.extend(definition.versions.iter().map(|version| version.value));
                }
                other => nodes.extend(children(other)),
            }
        }
    }

    /// Whether a version that is not off is in force on some of the days between two and not on all.
    fn differs<V: Versioned>(&self, rulebook: RulebookId, versions: &[V], (first, last): (Date, Date)) -> bool {
        let in_part = |it: &InForce| {
            let on_none = it.from.is_some_and(|from| last < from) || it.until.is_some_and(|until| until < first);
            let on_all = it.covers(first) && it.covers(last);
            !(on_none || on_all)
        };
        let not_off = |it: &InForce| self.standing(rulebook, it) != Standing::Off;
        versions.iter().any(|version| not_off(version.in_force()) && in_part(version.in_force()))
    }

    /// Whether groups or conditions of a version name `today`, events, a definition or group with several versions,
    /// or a judgement with a day.
    pub(crate) fn hangs_on_the_day(&mut self, version: &'a RequirementVersion) -> Result<bool> {
        if self.period_hangs_on_the_day(version)? {
            return Ok(true);
        }
        let mut seen = Seen::default();
        for group in &version.groups {
            if self.group_hangs(*group, &mut seen)? {
                return Ok(true);
            }
        }
        Ok(self.conditions_hang(&version.when, &mut seen)? || self.conditions_hang(&version.unless, &mut seen)?)
    }

    /// Whether a version applies on no day, whichever it is read on: each group and condition by itself, without trying,
    /// and not known where it hangs on the day. What it reads is not noted: the answer that follows reads it again.
    pub(crate) fn never(&mut self, version: &'a RequirementVersion) -> Result<bool> {
        self.reads.begin();
        // No duty is read on a later day than the evaluation date.
        self.none_after_today = true;
        let groups = self.in_groups_whenever(&version.groups)?;
        let whole = groups.and(self.conditions_whenever(&version.when, &version.unless)?);
        self.none_after_today = false;
        self.reads.drop_innermost();
        Ok(whole.is_false())
    }

    /// Whether a version of an exemption reaches the citizen on whatever day the duty is read; unknown if that hangs on
    /// the day.
    pub(crate) fn reaches_whenever(
        &mut self,
        exemption: &'a Exemption,
        version: &'a ExemptionVersion,
    ) -> Result<Truth> {
        let in_force = self.in_force_whenever(exemption.rulebook, &exemption.versions, &version.in_force);
        let mut truth = in_force;
        if !truth.is_false() {
            truth = truth.and(self.trial_whenever(version)?);
        }
        if !truth.is_false() {
            truth = truth.and(self.in_groups_whenever(&version.groups)?);
        }
        if !truth.is_false() {
            truth = truth.and(self.conditions_whenever(&version.when, &version.unless)?);
        }
        Ok(truth)
    }

    /// Whether a version is in force on whatever day; what is proposed and on stands in for the law on its days.
    fn in_force_whenever<V: Versioned>(&self, rulebook: RulebookId, versions: &'a [V], in_force: &'a InForce) -> Truth {
        let always = |in_force: &InForce| match self.options.law_of {
            Some(day) => Truth::from(in_force.covers(day)),
            None if in_force.from.is_none() && in_force.until.is_none() => Truth::True,
            None => Truth::Unknown,
        };
        let standing = self.standing(rulebook, in_force);
        if standing == Standing::Off {
            return Truth::False;
        }
        let goes_before = |other: &InForce| {
            self.standing(rulebook, other) == Standing::On && (standing == Standing::Law || is_within(other, in_force))
        };
        (versions.iter().map(V::in_force))
            .filter(|other| goes_before(other))
            .fold(always(in_force), |truth, other| truth.and(always(other).not()))
    }

    fn trial_whenever(&mut self, version: &'a ExemptionVersion) -> Result<Truth> {
        let Some(id) = version.trial else { return Ok(Truth::True) };
        let trial = at(&self.plan.trials, id.index(), "a trial is missing")?;
        let mut truth = Truth::False;
        for version in &trial.versions {
            let in_force = self.in_force_whenever(trial.rulebook, &trial.versions, &version.in_force);
            if !in_force.is_false() {
                truth = truth.or(in_force.and(self.conditions_whenever(&version.when, &version.unless)?));
            }
        }
        Ok(truth)
    }

    fn in_groups_whenever(&mut self, groups: &'a [GroupId]) -> Result<Truth> {
        let mut truth = Truth::from(groups.is_empty());
        for group in groups {
            truth = truth.or(self.group_whenever(*group)?);
            if truth.is_true() {
                break;
            }
        }
        Ok(truth)
    }

    fn group_whenever(&mut self, id: GroupId) -> Result<Truth> {
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        match self.in_question(group.rulebook, &group.versions, RuleRef::Group(id))?.as_deref() {
            None => Ok(Truth::Unknown),
            Some([]) => Ok(Truth::False),
            Some([first, ..]) => self.conditions_whenever(&first.when, &first.unless),
        }
    }

    fn conditions_whenever(&mut self, when: &'a [Condition], unless: &'a [Condition]) -> Result<Truth> {
        let mut truth = Truth::True;
        let when = when.iter().map(|condition| (condition, false));
        for (condition, unless) in when.chain(unless.iter().map(|condition| (condition, true))) {
            if truth.is_false() {
                break;
            }
            let holds = self.truth_whenever(condition.node)?;
            truth = truth.and(if unless { holds.not() } else { holds });
        }
        Ok(truth)
    }

    /// A condition on whatever day: taken apart at its `and`, `or` and `not`, its groups and its yes/no definitions; what
    /// is left and hangs on the day is unknown.
    fn truth_whenever(&mut self, node: NodeId) -> Result<Truth> {
        self.deeper()?;
        let truth = match self.node(node)? {
            Node::And(parts) => {
                let mut truth = Truth::True;
                for part in parts {
                    truth = truth.and(self.truth_whenever(*part)?);
                    if truth.is_false() {
                        break;
                    }
                }
                truth
            }
            Node::Or(parts) => {
                let mut truth = Truth::False;
                for part in parts {
                    truth = truth.or(self.truth_whenever(*part)?);
                    if truth.is_true() {
                        break;
                    }
                }
                truth
            }
            Node::Not(part) => self.truth_whenever(*part)?.not(),
            Node::InGroup(group) => self.group_whenever(*group)?,
            Node::Definition(id) => {
                let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
                let rule = RuleRef::Definition(*id);
                match self.in_question(definition.rulebook, &definition.versions, rule)?.as_deref() {
                    None => Truth::Unknown,
                    Some([]) => Truth::False,
                    Some([first, ..]) => self.truth_whenever(first.value)?,
                }
            }
            Node::Compare { left, comparison: Comparison::AtMost, right }
                if self.none_after_today
                    && matches!(self.node(*right)?, Node::Today)
                    && !self.hangs(*left, &mut Seen::default())? =>
            {
                let as_of = self.as_of();
                let frame = self.frame(as_of, as_of);
                Truth::from(!self.truth(node, frame)?.is_false()).and(Truth::Unknown)
            }
            _ if self.hangs(node, &mut Seen::default())? => Truth::Unknown,
            _ => {
                let as_of = self.as_of();
                let frame = self.frame(as_of, as_of);
                self.truth(node, frame)?
            }
        };
        self.back();
        Ok(truth)
    }

    fn conditions_hang(&mut self, conditions: &'a [Condition], seen: &mut Seen) -> Result<bool> {
        for condition in conditions {
            if self.hangs(condition.node, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn any_hangs(&mut self, nodes: &[NodeId], seen: &mut Seen) -> Result<bool> {
        for node in nodes {
            if self.hangs(*node, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hangs(&mut self, node: NodeId, seen: &mut Seen) -> Result<bool> {
        self.deeper()?;
        let hangs = match self.node(node)? {
            Node::Constant(_)
            | Node::StatusOf { .. }
            | Node::StartOf(_)
            | Node::LiftedBy { .. }
            | Node::BreachOf(_)
            | Node::Field(_)
            | Node::OuterField(_)
            | Node::InstanceField(_)
            | Node::InstanceDay
            | Node::InstanceStart
            | Node::InstanceEnd
            | Node::IsOn(_) => false,
            Node::Today | Node::Aggregate { .. } | Node::Covered { .. } | Node::During(_) => true,
            node @ Node::Choose { .. } => self.any_hangs(&children(node), seen)?,
            Node::Search { from: SearchFrom::Date(from), when, .. } => self.any_hangs(&[*from, *when], seen)?,
            Node::Search { from: SearchFrom::FirstOf(_), .. } => true,
            Node::Fact(fact) => self.has_days(*fact, true),
            Node::FactOn { fact, on } => self.has_days(*fact, false) || self.hangs(*on, seen)?,
            Node::Definition(id) => self.definition_hangs(*id, seen)?,
            Node::InGroup(id) => self.group_hangs(*id, seen)?,
            Node::Not(part) | Node::Known(part) | Node::Round { value: part, .. } | Node::Boundary { of: part, .. } => {
                self.hangs(*part, seen)?
            }
            Node::And(parts) | Node::Or(parts) | Node::Extreme { of: parts, .. } => self.any_hangs(parts, seen)?,
            Node::In { value, list } => self.hangs(*value, seen)? || self.any_hangs(list, seen)?,
            Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => {
                self.any_hangs(&[*left, *right], seen)?
            }
            Node::Between { value, low, high } => self.any_hangs(&[*value, *low, *high], seen)?,
            Node::Shift { date, length, .. } => self.any_hangs(&[*date, *length], seen)?,
            Node::Whole { from, to, .. } => self.any_hangs(&[*from, *to], seen)?,
        };
        self.back();
        Ok(hangs)
    }

    /// Whether what is given of a fact counts from some day on: a judgement with a day, and a value over time, though not
    /// for whoever asks for another day than today.
    fn has_days(&self, fact: FactId, today: bool) -> bool {
        let judged = self.plan.facts.get(fact.index()).is_some_and(|fact| fact.judgement.is_some());
        match self.situation.facts.get(fact.index()) {
            Some(Some(Given::Value(_, Some(given)) | Given::Absent(Some(given)))) => {
                judged && given.counts_from().is_some()
            }
            Some(Some(Given::OverTime(_))) => judged || today,
            _ => false,
        }
    }

    fn definition_hangs(&mut self, id: DefinitionId, seen: &mut Seen) -> Result<bool> {
        if seen.definitions.contains(&id) {
            return Ok(false);
        }
        seen.definitions.push(id);
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        let rule = RuleRef::Definition(id);
        let Some(versions) = self.in_question(definition.rulebook, &definition.versions, rule)? else {
            return Ok(true);
        };
        let values: Vec<NodeId> = versions.iter().map(|version| version.value).collect();
        self.any_hangs(&values, seen)
    }

    fn group_hangs(&mut self, id: GroupId, seen: &mut Seen) -> Result<bool> {
        if seen.groups.contains(&id) {
            return Ok(false);
        }
        seen.groups.push(id);
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        let rule = RuleRef::Group(id);
        let Some(versions) = self.in_question(group.rulebook, &group.versions, rule)? else { return Ok(true) };
        for version in versions {
            if self.conditions_hang(&version.when, seen)? || self.conditions_hang(&version.unless, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The versions that may be read; `None` if the day decides between several, or whether there is one: the only one is
    /// not in force on the evaluation date. The law of a fixed day does not ask it.
    fn in_question<V: Versioned>(
        &self,
        rulebook: RulebookId,
        versions: &'a [V],
        rule: RuleRef,
    ) -> Result<Option<Vec<&'a V>>> {
        if let Some(day) = self.options.law_of {
            let in_force = self.version_on(rulebook, versions, day, rule)?;
            return Ok(Some(in_force.map(|(_, version)| version).into_iter().collect()));
        }
        let not_off = |version: &&'a V| self.standing(rulebook, version.in_force()) != Standing::Off;
        let left: Vec<&'a V> = versions.iter().filter(not_off).collect();
        let decided = left.len() <= 1 && left.iter().all(|only| only.in_force().covers(self.as_of()));
        Ok(decided.then_some(left))
    }
}
