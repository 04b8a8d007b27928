//! Values: what an expression must be, traced back to the facts that make it so.

use super::aim::Aim;
use hjemmel_engine::ids::NodeId;
use hjemmel_engine::plan::{Aggregate, Comparison, Node, Operator, SearchFrom, Type, Unit};
use hjemmel_value::{Date, Decimal, Duration, Money, MonthConvention, Value};

/// How often a date is moved until what is counted from it is right.
const MOST_MOVES: usize = 8;

/// A value some units further; what has no order stays.
pub(super) fn moved(value: &Value, by: i8) -> Option<Value> {
    let step = Decimal::from_i64(i64::from(by));
    Some(match value {
        Value::Date(date) => Value::Date(date.plus_days(i64::from(by)).ok()?),
        Value::Number(number) => Value::Number(number.checked_add(step)?),
        Value::Hours(number) => Value::Hours(number.checked_add(step)?),
        Value::Percent(number) => Value::Percent(number.checked_add(step)?),
        Value::Money(money) => Value::Money(Money { amount: money.amount.checked_add(step)?, ..*money }),
        Value::Duration(length) => Value::Duration(longer(*length, by)?),
        Value::YesNo(answer) => Value::YesNo(if by == 0 { *answer } else { !*answer }),
        Value::Choice(place) | Value::Actor(place) => {
            let other = if by == 0 { *place } else { u32::from(*place == 0) };
            if matches!(value, Value::Choice(_)) { Value::Choice(other) } else { Value::Actor(other) }
        }
        Value::Text(text) => Value::Text(if by == 0 { text.clone() } else { format!("{text}-").into() }),
    })
}

/// A length some days longer or shorter; a unit is broken where there are no days to take.
fn longer(length: Duration, by: i8) -> Option<Duration> {
    if by >= 0 {
        return Some(Duration { days: length.days.checked_add(u32::from(by.unsigned_abs()))?, ..length });
    }
    let less = u32::from(by.unsigned_abs());
    if length.days >= less {
        Some(Duration { days: length.days.saturating_sub(less), ..length })
    } else if length.weeks > 0 {
        let days = length.days.saturating_add(7).saturating_sub(less);
        Some(Duration { weeks: length.weeks.saturating_sub(1), days, ..length })
    } else if length.months > 0 {
        let days = length.days.saturating_add(27).saturating_sub(less.saturating_sub(1));
        Some(Duration { months: length.months.saturating_sub(1), days, ..length })
    } else if length.years > 0 {
        Some(Duration { years: length.years.saturating_sub(1), months: 11, days: 27, ..length })
    } else {
        None
    }
}

/// How far from what it is compared with a value has to be.
fn distances(comparison: Comparison, want: bool) -> &'static [i8] {
    match (comparison, want) {
        (Comparison::Is, true) | (Comparison::IsNot, false) => &[0],
        (Comparison::Is, false) | (Comparison::IsNot, true) => &[1, -1],
        (Comparison::Less, true) | (Comparison::AtLeast, false) => &[-1],
        (Comparison::AtMost, true) | (Comparison::More, false) => &[0, -1],
        (Comparison::More, true) | (Comparison::AtMost, false) => &[1],
        (Comparison::AtLeast, true) | (Comparison::Less, false) => &[0, 1],
    }
}

impl<'a> Aim<'a> {
    pub(super) fn compare(&mut self, left: NodeId, comparison: Comparison, right: NodeId, want: bool) -> bool {
        distances(comparison, want).iter().any(|by| self.attempt(|aim| aim.apart(left, right, *by)))
            || !want && self.attempt(|aim| aim.absent(left))
    }

    /// Makes the left side so many units more than the right one.
    pub(super) fn apart(&mut self, left: NodeId, right: NodeId, by: i8) -> bool {
        if !self.attempt(|aim| aim.ground(right)) && self.value_now(left).is_none() {
            return false;
        }
        let to = self.value_now(right).or_else(|| self.field_value(right));
        let done = to.is_some_and(|to| self.attempt(|aim| aim.whole_or(left, &to, by)));
        done || self.value_now(left).is_some_and(|left| {
            moved(&left, by.saturating_neg()).is_some_and(|to| self.attempt(|aim| aim.value(right, &to)))
        })
    }

    /// A number of whole years (months, weeks) is tried a day before it is full and on the day, not a year apart.
    fn whole_or(&mut self, left: NodeId, to: &Value, by: i8) -> bool {
        if let (Some(Node::Whole { unit, from, to: until, .. }), Value::Number(count)) = (self.behind(left), to)
            && let Some(count) = count.to_i64()
        {
            return self.whole_since(*unit, *from, *until, count, by);
        }
        moved(to, by).is_some_and(|to| self.value(left, &to))
    }

    /// What a name stands for.
    fn behind(&self, id: NodeId) -> Option<&'a Node> {
        match self.node(id)? {
            Node::Definition(definition) => self.behind(self.definition(*definition)?),
            other => Some(other),
        }
    }

    /// So many whole units lie between the dates, and `by` days more; one day less for −1.
    fn whole_since(&mut self, unit: Unit, from: NodeId, until: NodeId, count: i64, by: i8) -> bool {
        if !self.ground(until) {
            return false;
        }
        let Some(end) = self.date_now(until) else { return false };
        let Ok(count) = u32::try_from(count) else { return false };
        let length = match unit {
            Unit::Years => Duration::years(count),
            Unit::Months => Duration::months(count),
            Unit::Weeks => Duration::weeks(count),
            Unit::Days => Duration::days(count),
        };
        let start = end.minus(length, MonthConvention::SameDay).ok().map(|counted| counted.date);
        let start = start.and_then(|start| start.plus_days(i64::from(by).saturating_neg()).ok());
        start.is_some_and(|start| self.value(from, &Value::Date(start)))
    }

    pub(super) fn between(&mut self, value: NodeId, low: NodeId, high: NodeId, want: bool) -> bool {
        let tries: &[(NodeId, i8)] = if want { &[(low, 0), (high, 0), (low, 1)] } else { &[(low, -1), (high, 1)] };
        tries.iter().any(|(bound, by)| self.attempt(|aim| aim.apart(value, *bound, *by)))
    }

    pub(super) fn is_in(&mut self, value: NodeId, list: &[NodeId], want: bool) -> bool {
        let items: Vec<Value> = list.iter().filter_map(|item| self.value_now(*item)).collect();
        if want {
            let first = self.chance.of(items.len());
            let order: Vec<Value> = items.iter().cycle().skip(first).take(items.len()).cloned().collect();
            return order.iter().any(|item| self.attempt(|aim| aim.value(value, item)));
        }
        let others: Vec<Value> = match items.first() {
            Some(Value::Choice(_)) => (0..50).map(Value::Choice).collect(),
            Some(Value::Actor(_)) => (0..50).map(Value::Actor).collect(),
            Some(first) => (1..20).filter_map(|by| moved(first, by)).collect(),
            None => Vec::new(),
        };
        let mut others = others.into_iter().filter(|other| !items.contains(other));
        others.any(|other| self.attempt(|aim| aim.value(value, &other))) || self.absent(value)
    }

    /// Makes an expression come to this value.
    pub(super) fn value(&mut self, id: NodeId, target: &Value) -> bool {
        if !self.is_below(id) && self.value_now(id).as_ref() == Some(target) {
            return true;
        }
        self.deeper(|aim| aim.plain_value(id, target))
    }

    fn plain_value(&mut self, id: NodeId, target: &Value) -> bool {
        let Some(node) = self.node(id) else { return false };
        match (node, target) {
            (Node::Fact(fact) | Node::FactOn { fact, .. }, _) => {
                self.fits(*fact, target) && self.set(*fact, Some(target.clone()))
            }
            (Node::Field(field), _) => self.set_field(*field, target),
            (Node::InstanceField(field), _) => self.set_instance_field(*field, target),
            (Node::Today, _) => *target == Value::Date(self.today),
            (Node::Definition(definition), _) => {
                self.definition(*definition).is_some_and(|value| self.value(value, target))
            }
            (Node::Shift { date, length, earlier, conventions }, Value::Date(day)) => {
                if !self.ground(*length) {
                    return false;
                }
                let length = match self.value_now(*length) {
                    Some(Value::Duration(length)) => Duration { working_days: 0, ..length },
                    _ => return false,
                };
                let start =
                    if *earlier { day.plus(length, conventions.months) } else { day.minus(length, conventions.months) };
                start.is_ok_and(|start| self.through(id, *date, start.date, *day))
            }
            (Node::Boundary { of, .. }, Value::Date(day)) => self.through(id, *of, *day, *day),
            (Node::Whole { unit, from, to, .. }, Value::Number(count)) => {
                count.to_i64().is_some_and(|count| self.whole_since(*unit, *from, *to, count, 0))
            }
            (Node::Arithmetic { left, operator, right }, _) => self.arithmetic(*left, *operator, *right, target),
            (Node::Round { value, .. }, _) => self.value(*value, target),
            (Node::Extreme { of, .. }, _) => self.extreme(id, of, target),
            (Node::Choose { cases, otherwise, .. }, _) => self.choose(cases, *otherwise, target),
            (Node::Aggregate { aggregate, query, .. }, _) => match (aggregate, target) {
                (Aggregate::NumberOf, Value::Number(count)) => count
                    .to_i64()
                    .and_then(|count| usize::try_from(count).ok())
                    .is_some_and(|count| self.count(id, query, count)),
                (Aggregate::DateOfFirst | Aggregate::DateOfLatest, Value::Date(day)) => {
                    self.only_event_on(query, *day, &[])
                }
                (Aggregate::SumOf(field) | Aggregate::AverageOf(field), _) => {
                    self.event_with(id, query, *field, target)
                }
                _ => false,
            },
            (Node::Covered { query, .. }, Value::Duration(length)) => self.covered(id, query, *length),
            (Node::Search { from, when, .. }, Value::Date(day)) => match from {
                SearchFrom::Date(from) => self.found_on(id, *from, *when, *day),
                SearchFrom::FirstOf(_) => self.reached_on(id, *when, *day),
            },
            (Node::StartOf(requirement), Value::Date(day)) => self.started(*requirement, *day),
            _ => false,
        }
    }

    fn fits(&self, fact: hjemmel_engine::ids::FactId, value: &Value) -> bool {
        match (self.type_of(fact), value) {
            (Some(Type::Choice(category)), Value::Choice(place)) => {
                let values = self.plan.categories.get(category.index()).map_or(0, |category| category.values.len());
                usize::try_from(*place).is_ok_and(|place| place < values)
            }
            (Some(Type::Actor), Value::Actor(place)) => {
                usize::try_from(*place).is_ok_and(|place| place < self.plan.actors.len())
            }
            (Some(Type::Duration), Value::Duration(length)) => length.is_plain(),
            (Some(ty), value) => matches!(
                (ty, value),
                (Type::YesNo, Value::YesNo(_))
                    | (Type::Date, Value::Date(_))
                    | (Type::Number, Value::Number(_))
                    | (Type::Money, Value::Money(_))
                    | (Type::Hours, Value::Hours(_))
                    | (Type::Percent, Value::Percent(_))
                    | (Type::Text, Value::Text(_))
            ),
            (None, _) => false,
        }
    }

    /// Moves an inner date until the outer one that hangs on it is as wanted.
    fn through(&mut self, outer: NodeId, inner: NodeId, first: Date, wanted: Date) -> bool {
        let mut candidate = first;
        for _ in 0..MOST_MOVES {
            if !self.value(inner, &Value::Date(candidate)) {
                return false;
            }
            let Some(got) = self.date_now(outer) else { return true };
            if got == wanted {
                return true;
            }
            match candidate.plus_days(got.days_until(wanted)) {
                Ok(next) => candidate = next,
                Err(_) => return false,
            }
        }
        false
    }

    fn arithmetic(&mut self, left: NodeId, operator: Operator, right: NodeId, target: &Value) -> bool {
        let with_left = |aim: &mut Self| {
            aim.ground(right)
                && aim
                    .value_now(right)
                    .and_then(|right| undone(target, operator, &right))
                    .is_some_and(|to| aim.value(left, &to))
        };
        if self.attempt(with_left) {
            return true;
        }
        self.attempt(|aim| {
            let known = if aim.ground(left) { aim.value_now(left) } else { None };
            let to = known.and_then(|known| match operator {
                Operator::Plus | Operator::Times => undone(target, operator, &known),
                Operator::Minus => undone(&known, Operator::Plus, target),
                Operator::Divided => None,
            });
            to.is_some_and(|to| aim.value(right, &to))
        })
    }

    fn extreme(&mut self, id: NodeId, of: &[NodeId], target: &Value) -> bool {
        let first = self.chance.of(of.len());
        let order: Vec<NodeId> = of.iter().cycle().skip(first).take(of.len()).copied().collect();
        order.iter().any(|one| {
            self.attempt(|aim| {
                if !aim.value(*one, target) {
                    return false;
                }
                for other in &order {
                    if other != one && aim.value_now(id).as_ref() != Some(target) {
                        let _ = aim.attempt(|aim| aim.absent(*other)) || aim.attempt(|aim| aim.value(*other, target));
                    }
                }
                aim.value_now(id).is_none_or(|got| got == *target)
            })
        })
    }

    fn choose(&mut self, cases: &[(NodeId, NodeId)], otherwise: Option<NodeId>, target: &Value) -> bool {
        let first = self.chance.of(cases.len().saturating_add(1));
        let ways = cases.len().saturating_add(1);
        (0..ways).any(|way| {
            let way = first.saturating_add(way).checked_rem(ways).unwrap_or(0);
            self.attempt(|aim| {
                let before = cases.iter().take(way).all(|(when, _)| aim.truth(*when, false));
                match cases.get(way) {
                    Some((when, value)) => before && aim.truth(*when, true) && aim.value(*value, target),
                    None => before && otherwise.is_some_and(|value| aim.value(value, target)),
                }
            })
        })
    }

    /// Makes an expression have a value, whichever.
    pub(super) fn ground(&mut self, id: NodeId) -> bool {
        if self.value_now(id).is_some() || self.field_value(id).is_some() {
            return true;
        }
        self.deeper(|aim| {
            let Some(node) = aim.node(id) else { return false };
            match node {
                Node::Constant(_) | Node::Today => true,
                Node::Fact(fact) | Node::FactOn { fact, .. } => {
                    let value = aim.type_of(*fact).and_then(|ty| aim.some_value(ty));
                    value.is_some_and(|value| aim.set(*fact, Some(value)))
                }
                Node::Definition(definition) => aim.definition(*definition).is_some_and(|value| aim.ground(value)),
                Node::Aggregate { query, aggregate, .. } => match aggregate {
                    Aggregate::DateOfFirst | Aggregate::DateOfLatest | Aggregate::AverageOf(_) => {
                        let day = aim.today.plus_days(-20).unwrap_or(aim.today);
                        aim.only_event_on(query, day, &[])
                    }
                    _ => aim.complete(query.events),
                },
                Node::Covered { query, .. } => aim.complete(query.events),
                Node::Choose { cases, otherwise, .. } => {
                    let none = |aim: &mut Self| {
                        cases.iter().all(|(when, _)| aim.truth(*when, false))
                            && otherwise.is_some_and(|value| aim.ground(value))
                    };
                    let case = |aim: &mut Self, (when, value): &(NodeId, NodeId)| {
                        aim.truth(*when, true) && aim.ground(*value) && aim.value_now(id).is_some()
                    };
                    aim.attempt(none) || cases.iter().any(|one| aim.attempt(|aim| case(aim, one)))
                }
                Node::Search { .. } | Node::StartOf(_) => {
                    let day = Value::Date(aim.today.plus_days(-10).unwrap_or(aim.today));
                    aim.plain_value(id, &day)
                }
                other => hjemmel_engine::plan::children(other).into_iter().all(|child| aim.ground(child)),
            }
        })
    }

    /// Makes an expression known to be absent.
    pub(super) fn absent(&mut self, id: NodeId) -> bool {
        self.deeper(|aim| match aim.node(id) {
            Some(Node::Fact(fact) | Node::FactOn { fact, .. }) => aim.set(*fact, None),
            Some(Node::Definition(definition)) => aim.definition(*definition).is_none_or(|value| aim.absent(value)),
            Some(Node::Shift { date, .. }) => aim.absent(*date),
            Some(Node::Boundary { of, .. }) => aim.absent(*of),
            Some(Node::Whole { from, .. }) => aim.absent(*from),
            Some(Node::Extreme { of, .. }) => of.iter().all(|part| aim.absent(*part)),
            Some(Node::Aggregate { query, .. }) => aim.nothing_in(query),
            Some(Node::Choose { cases, otherwise: None, .. }) => cases.iter().all(|(when, _)| aim.truth(*when, false)),
            Some(Node::Field(field)) => aim.field_absent(*field),
            Some(Node::Search { from: SearchFrom::FirstOf(list), .. }) => aim.complete(*list),
            _ => false,
        })
    }

    /// Any value of a type.
    pub(super) fn some_value(&mut self, ty: Type) -> Option<Value> {
        let one = Decimal::from_i64(1);
        Some(match ty {
            Type::YesNo => Value::YesNo(false),
            Type::Date => Value::Date(self.today.plus_days(-20).ok()?),
            Type::Number => Value::Number(one),
            Type::Money => Value::Money(Money::dkk(Decimal::from_i64(100))),
            Type::Hours => Value::Hours(Decimal::from_i64(37)),
            Type::Percent => Value::Percent(Decimal::from_i64(50)),
            Type::Duration => Value::Duration(Duration::weeks(4)),
            Type::Text => Value::Text("…".into()),
            Type::Choice(category) => {
                let values = self.plan.categories.get(category.index())?.values.len();
                Value::Choice(u32::try_from(self.chance.of(values)).ok()?)
            }
            Type::Actor => Value::Actor(u32::try_from(self.chance.of(self.plan.actors.len())).ok()?),
            Type::Events(_) => return None,
        })
    }
}

/// What has to stand on the left for `left operator right` to be the result.
fn undone(result: &Value, operator: Operator, right: &Value) -> Option<Value> {
    let numbers = |result: Decimal, right: Decimal| match operator {
        Operator::Plus => result.checked_sub(right),
        Operator::Minus => result.checked_add(right),
        Operator::Times => result.divide_exact(right).ok(),
        Operator::Divided => result.checked_mul(right),
    };
    Some(match (result, right) {
        (Value::Number(result), Value::Number(right) | Value::Percent(right)) => {
            Value::Number(numbers(*result, *right)?)
        }
        (Value::Hours(result), Value::Hours(right) | Value::Number(right)) => Value::Hours(numbers(*result, *right)?),
        (Value::Percent(result), Value::Percent(right) | Value::Number(right)) => {
            Value::Percent(numbers(*result, *right)?)
        }
        (Value::Money(result), Value::Money(right)) => Value::Money(Money::dkk(numbers(result.amount, right.amount)?)),
        (Value::Money(result), Value::Number(right) | Value::Percent(right)) => {
            Value::Money(Money::dkk(numbers(result.amount, *right)?))
        }
        (Value::Duration(result), Value::Duration(right)) if operator == Operator::Plus && right.is_zero() => {
            Value::Duration(*result)
        }
        (Value::Duration(result), Value::Duration(right)) if operator == Operator::Minus => {
            Value::Duration(result.checked_add(right)?)
        }
        _ => return None,
    })
}
