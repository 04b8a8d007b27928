//! Expressions: every node has a value, is absent, or is unknown.

use crate::answer::{Answer, Bounds};
use crate::arithmetic::{Fault, Quotient, calculate};
use crate::compare::{compare, order};
use crate::error::{EvaluationError, RuleRef, at};
use crate::events::Bound;
use crate::frame::{EventAt, Frame};
use crate::ids::{DefinitionId, FieldId, GroupId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, Comparison, Conventions, Node, Operator, Unit};
use crate::situation::FieldGiven;
use hjemmel_value::{
    Boundary, Date, Decimal, MonthConvention, Rounding, Truth, Value, whole_days, whole_months, whole_weeks,
    whole_years,
};
use std::cmp::Ordering;

pub(crate) const fn malformed(what: &'static str) -> EvaluationError {
    EvaluationError::MalformedPlan { what }
}

impl<'a> Machine<'a> {
    pub(crate) fn node(&self, node: NodeId) -> Result<&'a Node> {
        at(&self.plan.nodes, node.index(), "a node is missing")
    }

    /// Whether a condition holds. An absent yes/no does not.
    pub(crate) fn truth(&mut self, node: NodeId, frame: Frame<'a>) -> Result<Truth> {
        self.deeper()?;
        let truth = match self.node(node)? {
            Node::And(parts) => self.all(parts, frame)?,
            Node::Or(parts) => self.any(parts, frame)?,
            Node::Not(part) => self.truth(*part, frame)?.not(),
            Node::Compare { left, comparison, right } => self.compared(*left, *comparison, *right, frame)?,
            Node::During(query) => self.during(query, frame)?,
            Node::Between { value, low, high } => self.between(*value, *low, *high, frame)?,
            Node::In { value, list } => self.is_in(*value, list, frame)?,
            Node::Known(part) => match self.answer(*part, frame)? {
                Answer::Value(_) => Truth::True,
                Answer::Absent => Truth::False,
                Answer::Unknown(_) => Truth::Unknown,
            },
            Node::InGroup(group) => self.group(*group, frame)?,
            Node::LiftedBy { requirement, exemption } => self.lifted_by(*requirement, *exemption, frame)?,
            Node::StatusOf { requirement, status } => self.status_of(*requirement, *status, frame)?,
            Node::Aggregate { aggregate: aggregate @ (Aggregate::ThereAre | Aggregate::No), query, .. } => {
                let there_are = self.there_are(query, frame)?;
                if *aggregate == Aggregate::No { there_are.not() } else { there_are }
            }
            other => match self.other_answer(other, frame)? {
                Answer::Value(Value::YesNo(holds)) => Truth::from(holds),
                Answer::Absent => Truth::False,
                Answer::Unknown(_) => Truth::Unknown,
                Answer::Value(_) => return Err(malformed("a condition is not a yes or no")),
            },
        };
        self.note_condition(node, truth, &frame);
        self.back();
        Ok(truth)
    }

    /// What an expression comes to.
    pub(crate) fn answer(&mut self, node: NodeId, frame: Frame<'a>) -> Result<Answer> {
        let content = self.node(node)?;
        match content {
            Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::Compare { .. }
            | Node::Between { .. }
            | Node::In { .. }
            | Node::Known(_)
            | Node::InGroup(_)
            | Node::StatusOf { .. }
            | Node::LiftedBy { .. }
            | Node::During(_)
            | Node::Aggregate { aggregate: Aggregate::ThereAre | Aggregate::No, .. } => {
                self.truth(node, frame).map(Answer::from)
            }
            other => {
                self.deeper()?;
                let answer = self.other_answer(other, frame)?;
                self.back();
                Ok(answer)
            }
        }
    }

    /// A comparison. A sum of hours a week need not be exact to be compared: both sides are taken by as many days a week.
    fn compared(&mut self, left: NodeId, comparison: Comparison, right: NodeId, frame: Frame<'a>) -> Result<Truth> {
        let (left, left_days) = self.undivided(left, frame)?;
        let (right, right_days) = self.undivided(right, frame)?;
        if left_days == right_days {
            return compare(&left, comparison, &right);
        }
        compare(&self.times(left, right_days)?, comparison, &self.times(right, left_days)?)
    }

    fn between(&mut self, value: NodeId, low: NodeId, high: NodeId, frame: Frame<'a>) -> Result<Truth> {
        let value = self.answer(value, frame)?;
        let low = self.answer(low, frame)?;
        let above = compare(&value, Comparison::AtLeast, &low)?;
        let high = self.answer(high, frame)?;
        Ok(above.and(compare(&value, Comparison::AtMost, &high)?))
    }

    fn all(&mut self, parts: &'a [NodeId], frame: Frame<'a>) -> Result<Truth> {
        let mut truth = Truth::True;
        for part in parts {
            truth = truth.and(self.truth(*part, frame)?);
            if truth.is_false() {
                break;
            }
        }
        Ok(truth)
    }

    fn any(&mut self, parts: &'a [NodeId], frame: Frame<'a>) -> Result<Truth> {
        let mut truth = Truth::False;
        for part in parts {
            truth = truth.or(self.truth(*part, frame)?);
            if truth.is_true() {
                break;
            }
        }
        Ok(truth)
    }

    fn is_in(&mut self, value: NodeId, list: &'a [NodeId], frame: Frame<'a>) -> Result<Truth> {
        let value = self.answer(value, frame)?;
        let mut truth = Truth::False;
        for item in list {
            let item = self.answer(*item, frame)?;
            truth = truth.or(compare(&value, Comparison::Is, &item)?);
            if truth.is_true() {
                break;
            }
        }
        Ok(truth)
    }

    /// Everything that is not a condition by its form.
    fn other_answer(&mut self, node: &'a Node, frame: Frame<'a>) -> Result<Answer> {
        match node {
            Node::Constant(value) => Ok(Answer::Value(value.clone())),
            Node::Fact(fact) => self.fact_on(*fact, frame.today, frame.today),
            Node::FactOn { fact, on } => match self.date(*on, frame)? {
                Bound::At(day) => self.fact_on(*fact, day, frame.today),
                Bound::Absent => Ok(Answer::Absent),
                Bound::Unknown => Ok(Answer::UNKNOWN),
            },
            Node::OuterField(field) => {
                self.field(*field, self.outer.ok_or(malformed("a field is read without an event around"))?)
            }
            Node::Field(field) => self.field(*field, frame.event.ok_or(malformed("a field is read without an event"))?),
            // Where a line is for events that are not told, and a proposal may touch it, no event is at hand.
            Node::InstanceField(field) => self.instance.map_or(Ok(Answer::UNKNOWN), |here| self.field(*field, here)),
            Node::InstanceDay | Node::InstanceStart | Node::InstanceEnd | Node::IsOn(_) => Ok(self.at_hand(node)),
            Node::Today => Ok(Answer::Value(Value::Date(frame.today))),
            Node::Definition(definition) => self.definition(*definition, frame),
            Node::Arithmetic { left, operator, right } => self.calculated(*left, *operator, *right, frame),
            Node::Shift { date, length, earlier, conventions } => {
                self.moved(*date, *length, *earlier, *conventions, frame)
            }
            Node::Round { value, rounding, to } => self.rounded(*value, *rounding, *to, frame),
            Node::Whole { unit, from, to, months } => self.whole_units(*unit, *from, *to, *months, frame),
            Node::Extreme { largest, of } => self.extreme(*largest, of, frame),
            Node::Choose { cases, otherwise, exhaustive } => self.choose(cases, *otherwise, *exhaustive, frame),
            Node::Boundary { boundary, of } => self.boundary(*boundary, *of, frame),
            Node::BreachOf(requirement) => self.breach_of(*requirement, frame),
            Node::StartOf(requirement) => self.start_of(*requirement),
            Node::Covered { unit, query } => self.covered(*unit, query, frame),
            Node::Search { step, from, when } => self.search(*step, *from, *when, frame),
            Node::Aggregate { aggregate, query, ty } => self.aggregate(*aggregate, query, *ty, frame),
            _ => Err(malformed("a condition stands where a value is read")),
        }
    }

    /// A field of the event at hand.
    pub(crate) fn field(&self, id: FieldId, here: EventAt<'a>) -> Result<Answer> {
        if id == here.kind.date {
            return Ok(Answer::Value(Value::Date(here.event.date)));
        }
        let field = at(&here.kind.fields, id.index(), "a field is missing")?;
        Ok(match (here.event.fields.get(id.index()), &field.assumed) {
            (Some(FieldGiven::Value(value)), _) => Answer::Value(value.clone()),
            (Some(FieldGiven::Absent), _) => Answer::Absent,
            (_, Some(assumed)) => Answer::Value(assumed.clone()),
            (_, None) => Answer::UNKNOWN,
        })
    }

    /// A definition in its version of the law day; none is absent.
    pub(crate) fn definition(&mut self, id: DefinitionId, frame: Frame<'a>) -> Result<Answer> {
        let words = self.reads.words();
        let remembered = self.memories.get(&frame).and_then(|memory| memory.definitions.get(id.index()));
        if let Some((answer, reads)) = remembered {
            self.reads.join(self.memories.reads(*reads, words));
            return Ok(answer.clone());
        }
        self.reads.begin();
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        let rule = RuleRef::Definition(id);
        let answer = match self.version_on(definition.rulebook, &definition.versions, frame.law, rule)? {
            None => Answer::Absent,
            Some((_, version)) => {
                self.note_proposals(definition.rulebook, &version.in_force);
                let outer = self.enter_clause(Some(version.clause));
                let answer = self.within(rule, |machine| machine.answer(version.value, frame.of_a_rule()))?;
                self.note_definition(version.value, &answer, &frame);
                self.enter_clause(outer);
                answer
            }
        };
        let reads = self.keep_reads(&frame);
        if self.remembers(&frame)
            && let Some(memory) = self.memories.get_mut(&frame)
        {
            memory.definitions.put(id.index(), answer.clone(), reads);
        }
        Ok(answer)
    }

    /// Whether the citizen is in a group, in its version of the law day; without one nobody is.
    pub(crate) fn group(&mut self, id: GroupId, frame: Frame<'a>) -> Result<Truth> {
        let words = self.reads.words();
        let remembered = self.memories.get(&frame).and_then(|memory| memory.groups.get(id.index()));
        if let Some((truth, reads)) = remembered {
            let truth = *truth;
            self.reads.join(self.memories.reads(*reads, words));
            return Ok(truth);
        }
        self.reads.begin();
        let group = at(&self.plan.groups, id.index(), "a group is missing")?;
        let rule = RuleRef::Group(id);
        let truth = match self.version_on(group.rulebook, &group.versions, frame.law, rule)? {
            None => Truth::False,
            Some((place, version)) => {
                self.note_proposals(group.rulebook, &version.in_force);
                let frame = frame.of_a_rule();
                let truth = self.within(rule, |machine| machine.conditions(&version.when, &version.unless, frame))?;
                self.note_group(id, place, truth, &frame);
                truth
            }
        };
        let reads = self.keep_reads(&frame);
        if self.remembers(&frame)
            && let Some(memory) = self.memories.get_mut(&frame)
        {
            memory.groups.put(id.index(), truth, reads);
        }
        Ok(truth)
    }

    pub(crate) fn fault(&self, fault: Fault) -> EvaluationError {
        let rule = self.rule;
        match fault {
            Fault::DivisionByZero => EvaluationError::DivisionByZero { rule },
            Fault::Inexact => EvaluationError::InexactQuotient { rule },
            Fault::Overflow => EvaluationError::NumberOverflow { rule },
            Fault::Types => malformed("values of the wrong types are reckoned with"),
        }
    }

    fn calculated(&mut self, left: NodeId, operator: Operator, right: NodeId, frame: Frame<'a>) -> Result<Answer> {
        let left = self.answer(left, frame)?;
        let right = self.answer(right, frame)?;
        self.arithmetic(&left, operator, &right)
    }

    fn moved(
        &mut self,
        date: NodeId,
        length: NodeId,
        earlier: bool,
        by: Conventions,
        frame: Frame<'a>,
    ) -> Result<Answer> {
        let date = self.answer(date, frame)?;
        let length = self.answer(length, frame)?;
        self.shifted(&date, &length, earlier, by)
    }

    fn whole_units(
        &mut self,
        unit: Unit,
        from: NodeId,
        to: NodeId,
        months: MonthConvention,
        frame: Frame<'a>,
    ) -> Result<Answer> {
        let from = self.answer(from, frame)?;
        let to = self.answer(to, frame)?;
        whole(unit, &from, &to, months)
    }

    fn arithmetic(&self, left: &Answer, operator: Operator, right: &Answer) -> Result<Answer> {
        match (left, right) {
            (Answer::Absent, _) | (_, Answer::Absent) => Ok(Answer::Absent),
            (Answer::Value(left), Answer::Value(right)) => {
                calculate(left, operator, right).map(Answer::Value).map_err(|fault| self.fault(fault))
            }
            (left, right) => self.bounded(&left.bounds(), operator, &right.bounds()),
        }
    }

    /// Sums and differences keep bounds.
    fn bounded(&self, left: &Bounds, operator: Operator, right: &Bounds) -> Result<Answer> {
        let both = |a: &Option<Value>, b: &Option<Value>| match (a, b) {
            // A length of time that would be less than none has no bound.
            (Some(a @ Value::Duration(_)), Some(b)) => Ok(calculate(a, operator, b).ok()),
            (Some(a), Some(b)) => calculate(a, operator, b).map(Some).map_err(|fault| self.fault(fault)),
            _ => Ok(None),
        };
        match operator {
            Operator::Plus => Ok(Answer::between(both(&left.low, &right.low)?, both(&left.high, &right.high)?)),
            Operator::Minus => Ok(Answer::between(both(&left.low, &right.high)?, both(&left.high, &right.low)?)),
            Operator::Times | Operator::Divided => Ok(Answer::UNKNOWN),
        }
    }

    fn boundary(&mut self, boundary: Boundary, of: NodeId, frame: Frame<'a>) -> Result<Answer> {
        let rule = self.rule;
        self.answer(of, frame)?
            .of_dates(|from| boundary.of(from).map_err(|_| EvaluationError::DateOutOfRange { rule, from }))
    }

    fn shifted(&mut self, date: &Answer, length: &Answer, earlier: bool, by: Conventions) -> Result<Answer> {
        match (date, length) {
            (Answer::Absent, _) | (_, Answer::Absent) => Ok(Answer::Absent),
            (_, Answer::Unknown(_)) => Ok(Answer::UNKNOWN),
            (date, Answer::Value(Value::Duration(length))) => {
                // A later day is never the earlier one when the same length is counted from both.
                date.of_dates(|date| Ok(self.counted(date, *length, earlier, by)?.date))
            }
            _ => Err(malformed("a date is moved by something that is no duration")),
        }
    }

    fn rounded(&mut self, value: NodeId, rounding: Rounding, to: Decimal, frame: Frame<'a>) -> Result<Answer> {
        let quotient = match self.node(value)? {
            Node::Arithmetic { left, operator: Operator::Divided, right } => {
                let left = self.answer(*left, frame)?;
                let right = self.answer(*right, frame)?;
                match (left, right) {
                    (Answer::Absent, _) | (_, Answer::Absent) => return Ok(Answer::Absent),
                    (Answer::Value(left), Answer::Value(right)) => Quotient::of(&left, &right),
                    _ => return Ok(Answer::UNKNOWN),
                }
            }
            Node::Aggregate { aggregate: Aggregate::AverageOf(field), query, .. } => {
                match self.average(*field, query, frame)? {
                    Ok(quotient) => quotient,
                    Err(answer) => return Ok(answer),
                }
            }
            _ => match self.answer(value, frame)? {
                Answer::Value(value) => Quotient::of(&value, &Value::Number(Decimal::ONE)),
                other => return Ok(if other.is_unknown() { Answer::UNKNOWN } else { other }),
            },
        };
        let rounded = quotient.and_then(|quotient| quotient.rounded(rounding, to));
        rounded.map(Answer::Value).map_err(|fault| self.fault(fault))
    }

    /// A value by cases; one that is not known leaves the value open, unless all that are left agree.
    fn choose(
        &mut self,
        cases: &'a [(NodeId, NodeId)],
        otherwise: Option<NodeId>,
        exhaustive: bool,
        frame: Frame<'a>,
    ) -> Result<Answer> {
        let mut possible: Vec<Answer> = Vec::new();
        let mut settled = false;
        for (when, value) in cases {
            let holds = self.truth(*when, frame)?;
            if !holds.is_false() {
                possible.push(self.answer(*value, frame)?);
            }
            if holds.is_true() {
                settled = true;
                break;
            }
        }
        if !settled && (possible.is_empty() || !exhaustive) {
            possible.push(match otherwise {
                Some(value) => self.answer(value, frame)?,
                None => Answer::Absent,
            });
        }
        let mut possible = possible.into_iter();
        let first = possible.next().unwrap_or(Answer::Absent);
        Ok(if possible.all(|other| other == first) { first } else { Answer::UNKNOWN })
    }

    fn extreme(&mut self, largest: bool, of: &'a [NodeId], frame: Frame<'a>) -> Result<Answer> {
        let mut best: Option<Value> = None;
        let mut unknown = Vec::new();
        for part in of {
            match self.answer(*part, frame)? {
                Answer::Unknown(bounds) => unknown.push(bounds),
                Answer::Absent => {}
                Answer::Value(value) => {
                    let wanted = if largest { Ordering::Greater } else { Ordering::Less };
                    let better = match &best {
                        None => true,
                        Some(best) => order(&value, best)? == Some(wanted),
                    };
                    if better {
                        best = Some(value);
                    }
                }
            }
        }
        Ok(match best {
            best if !unknown.is_empty() => extreme_of_dates(largest, best, &unknown),
            best => best.map_or(Answer::Absent, Answer::Value),
        })
    }

    /// What is read of the duty at hand and of the evaluation; apart from the walk, whose frames add up.
    fn at_hand(&mut self, node: &Node) -> Answer {
        match node {
            Node::InstanceDay => match (self.decision, self.instance_day) {
                (Some(at), _) => at.answer(),
                (None, Some(day)) => between_days(day.on),
                (None, None) => Answer::UNKNOWN,
            },
            Node::InstanceStart => {
                let day = self.instance_day.map(|day| day.from);
                let start = day.or(self.instance_period.map(|period| (period.from, period.from)));
                start.map_or(Answer::UNKNOWN, between_days)
            }
            Node::InstanceEnd => self.end_at_hand(),
            Node::IsOn(proposals) => {
                let on = proposals.iter().all(|proposal| self.is_on(*proposal));
                if on {
                    proposals.iter().for_each(|proposal| self.reads.proposal(*proposal));
                }
                Answer::Value(Value::YesNo(on))
            }
            _ => Answer::UNKNOWN,
        }
    }
}

/// A day that lies between two.
fn between_days((earliest, latest): (Date, Date)) -> Answer {
    Answer::between(Some(Value::Date(earliest)), Some(Value::Date(latest)))
}

/// The earliest or latest of dates of which some lie between bounds; of others that are not known there are none.
fn extreme_of_dates(largest: bool, known: Option<Value>, unknown: &[Bounds]) -> Answer {
    let known = known.map(|value| Bounds { low: Some(value.clone()), high: Some(value) });
    let mut days: Vec<(Option<Date>, Date)> = Vec::new();
    for bounds in unknown.iter().chain(&known) {
        let Some((low, high)) = bounds.of_date() else { return Answer::UNKNOWN };
        days.push((low, high));
    }
    let lows = days.iter().map(|(low, _)| *low);
    let highs = days.iter().map(|(_, high)| *high);
    let (low, high) = if largest {
        (lows.flatten().max(), highs.max())
    } else {
        // One that has no bound below may be the earliest.
        (lows.min().flatten(), highs.min())
    };
    Answer::between(low.map(Value::Date), high.map(Value::Date))
}

fn whole(unit: Unit, from: &Answer, to: &Answer, months: MonthConvention) -> Result<Answer> {
    match (from, to) {
        (Answer::Absent, _) | (_, Answer::Absent) => Ok(Answer::Absent),
        (Answer::Value(Value::Date(from)), Answer::Value(Value::Date(to))) => {
            let count = match unit {
                Unit::Years => whole_years(*from, *to),
                Unit::Months => whole_months(*from, *to, months),
                Unit::Weeks => whole_weeks(*from, *to),
                Unit::Days => whole_days(*from, *to),
            };
            Ok(Answer::Value(Value::Number(Decimal::from_i64(count))))
        }
        (Answer::Unknown(_), _) | (_, Answer::Unknown(_)) => Ok(Answer::UNKNOWN),
        _ => Err(malformed("whole units are counted between things that are no dates")),
    }
}
