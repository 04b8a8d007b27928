//! A column as samples: one value for each stretch of values that no cell of it tells apart.

use super::ask::{Ask, order};
use super::cover::Set;
use hjemmel_engine::plan::Comparison;
use hjemmel_value::{Date, Decimal, Duration, Money, Value};
use std::cmp::Ordering;
use std::sync::Arc;

/// The values that a column can have.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    pub(crate) kind: Kind,
    /// Whether it may be known to be absent.
    pub(crate) absent: bool,
}

/// What kind of values they are.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// These and no others: yes and no, the values of a category, the actors.
    Closed(Vec<Value>),
    /// Any text.
    Text,
    /// Of which one is more than another.
    Ordered {
        /// Only whole numbers.
        whole: bool,
        /// Nothing below zero.
        not_negative: bool,
    },
}

/// One end of a stretch.
#[derive(Clone, Debug)]
struct End {
    value: Value,
    included: bool,
}

/// A value that stands for all of its stretch.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// The value; `None` is absent.
    pub(crate) value: Option<Value>,
    low: Option<End>,
    high: Option<End>,
}

/// The samples of a column, in order; an absent one comes last.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) samples: Vec<Sample>,
    ordered: bool,
    /// No cell asks for a value, so the sample that is there stands for any.
    free: bool,
}

/// What a sample shows.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(crate) enum Shown<'c> {
    Value(&'c Value),
    Known,
    /// No cell asks for anything, and it is never absent.
    Nothing,
    /// A text that no cell names.
    Other,
    Absent,
}

fn alone(value: Value) -> Sample {
    let end = End { value: value.clone(), included: true };
    Sample { value: Some(value), low: Some(end.clone()), high: Some(end) }
}

impl Column {
    /// Cuts the values of a domain where a cell could tell them apart. `None` if the values named cannot be put in order.
    pub(crate) fn new(domain: &Domain, asks: &[&Ask]) -> Option<Column> {
        let named: Vec<&Value> = asks.iter().flat_map(|ask| ask.values()).collect();
        let mut samples = match &domain.kind {
            Kind::Closed(values) => values.iter().cloned().map(alone).collect(),
            Kind::Text => texts(&named),
            Kind::Ordered { whole, not_negative } => stretches(&named, *whole, *not_negative)?,
        };
        if domain.absent {
            samples.push(Sample { value: None, low: None, high: None });
        }
        let ordered = matches!(domain.kind, Kind::Ordered { .. });
        Some(Column { samples, ordered, free: ordered && named.is_empty() })
    }

    /// The samples for which all of these hold.
    pub(crate) fn set(&self, asks: &[Ask]) -> Set {
        let mut set = Set::empty(self.samples.len());
        for (place, sample) in self.samples.iter().enumerate() {
            if asks.iter().all(|ask| ask.fits(sample.value.as_ref())) {
                set.insert(place);
            }
        }
        set
    }

    /// All samples.
    pub(crate) fn all(&self) -> Set {
        self.set(&[])
    }

    /// What a sample shows: a value that is there, absent, or, where the cells ask no more, that there is one.
    pub(crate) fn shows(&self, place: usize) -> Shown<'_> {
        match self.samples.get(place).and_then(|sample| sample.value.as_ref()) {
            None => Shown::Absent,
            Some(_) if self.free && self.samples.len() == 1 => Shown::Nothing,
            Some(_) if self.free => Shown::Known,
            Some(value) if self.is_other(value) => Shown::Other,
            Some(value) => Shown::Value(value),
        }
    }

    /// The widest sets that hold a sample and that a cell can say: all, and all that is not absent.
    pub(crate) fn around(&self, place: usize) -> Vec<Set> {
        let known = self.set(&[Ask::Known { negated: false }]);
        [self.all(), known].into_iter().filter(|set| set.contains(place)).collect()
    }

    /// Whether a sample may join a set so that a cell can still say it.
    pub(crate) fn joins(&self, set: &Set, place: usize) -> bool {
        let absent = |place: usize| self.samples.get(place).is_none_or(|sample| sample.value.is_none());
        if absent(place) || set.places().any(absent) {
            return false;
        }
        let beside = |other: Option<usize>| other.is_some_and(|other| set.contains(other));
        !self.ordered || beside(place.checked_sub(1)) || beside(place.checked_add(1))
    }

    /// A cell that says a set which [`Self::around`] and [`Self::joins`] made; empty for `any`.
    pub(crate) fn asks(&self, set: &Set) -> Vec<Ask> {
        if *set == self.all() {
            return Vec::new();
        }
        let inside: Vec<&Sample> = set.places().filter_map(|place| self.samples.get(place)).collect();
        let values: Vec<Value> = inside.iter().filter_map(|sample| sample.value.clone()).collect();
        let (Some(first), Some(last), Some(value)) = (inside.first(), inside.last(), values.first()) else {
            return vec![Ask::Known { negated: true }];
        };
        if *set == self.set(&[Ask::Known { negated: false }]) {
            return vec![Ask::Known { negated: false }];
        }
        if !self.ordered {
            return match values.len() {
                1 if self.is_other(value) => vec![Ask::In { negated: true, list: self.named() }],
                1 => vec![Ask::Compare(Comparison::Is, value.clone())],
                _ if values.iter().any(|value| self.is_other(value)) => {
                    let left_out = self.named().into_iter().filter(|value| !values.contains(value)).collect();
                    vec![Ask::In { negated: true, list: left_out }]
                }
                _ => vec![Ask::In { negated: false, list: values }],
            };
        }
        match (&first.low, &last.high) {
            (Some(low), Some(high)) if low.included && high.included => {
                if order(&low.value, &high.value) == Some(Ordering::Equal) {
                    return vec![Ask::Compare(Comparison::Is, low.value.clone())];
                }
                vec![Ask::Between(low.value.clone(), high.value.clone())]
            }
            (low, high) => {
                let from = low.as_ref().map(|end| {
                    let comparison = if end.included { Comparison::AtLeast } else { Comparison::More };
                    Ask::Compare(comparison, end.value.clone())
                });
                let to = high.as_ref().map(|end| {
                    let comparison = if end.included { Comparison::AtMost } else { Comparison::Less };
                    Ask::Compare(comparison, end.value.clone())
                });
                from.into_iter().chain(to).collect()
            }
        }
    }

    /// The text that stands for all that no cell names.
    fn is_other(&self, value: &Value) -> bool {
        let mut texts = self.samples.iter().filter_map(|sample| sample.value.as_ref());
        matches!(value, Value::Text(_)) && texts.next_back() == Some(value)
    }

    /// The texts that cells name.
    fn named(&self) -> Vec<Value> {
        let values = self.samples.iter().filter_map(|sample| sample.value.clone());
        values.filter(|value| !self.is_other(value)).collect()
    }
}

/// The texts that are named, and one that is not.
fn texts(named: &[&Value]) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    let mut other = String::from("…");
    for value in named {
        if samples.iter().all(|sample| sample.value.as_ref() != Some(*value)) {
            samples.push(alone((*value).clone()));
        }
        if let Value::Text(text) = value
            && text.chars().count() >= other.chars().count()
        {
            other = "…".repeat(text.chars().count().saturating_add(1));
        }
    }
    samples.push(alone(Value::Text(Arc::from(other))));
    samples
}

/// The values that are named, and one between each two, one below and one above them, where there are such.
fn stretches(named: &[&Value], whole: bool, not_negative: bool) -> Option<Vec<Sample>> {
    let mut bounds: Vec<&Value> = Vec::new();
    for value in named {
        let mut place = bounds.len();
        for (at, other) in bounds.iter().enumerate() {
            match order(value, other)? {
                Ordering::Less => {
                    place = at;
                    break;
                }
                Ordering::Equal => {
                    place = usize::MAX;
                    break;
                }
                Ordering::Greater => {}
            }
        }
        if place <= bounds.len() {
            bounds.insert(place, value);
        }
    }
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else {
        // No cell asks for a value: any will do, and its words are `any` or `known`.
        return Some(vec![Sample { value: Some(Value::Number(Decimal::ZERO)), low: None, high: None }]);
    };
    let exclusive = |value: &Value| Some(End { value: value.clone(), included: false });
    let mut samples = Vec::new();
    if let Some(below) = below(first, not_negative) {
        samples.push(Sample { value: Some(below), low: None, high: exclusive(first) });
    }
    let mut before: Option<&Value> = None;
    for bound in &bounds {
        if let Some(low) = before
            && let Some(sample) = amid(low, bound, whole)
        {
            samples.push(sample);
        }
        // A number that is never less than nothing or never broken may be named, and is not there.
        if possible(bound, whole, not_negative) {
            samples.push(alone((*bound).clone()));
        }
        before = Some(bound);
    }
    if let Some(above) = above(last) {
        samples.push(Sample { value: Some(above), low: exclusive(last), high: None });
    }
    Some(samples)
}

fn possible(value: &Value, whole: bool, not_negative: bool) -> bool {
    match value {
        Value::Number(number) => !(whole && !number.is_whole() || not_negative && number.is_negative()),
        _ => true,
    }
}

/// A value below another.
fn below(value: &Value, not_negative: bool) -> Option<Value> {
    let less = |number: Decimal| {
        let down = number.checked_sub(Decimal::ONE)?;
        let floor = if down.is_negative() && not_negative { Decimal::ZERO } else { floor_of(down) };
        (floor < number).then_some(floor)
    };
    Some(match value {
        Value::Number(number) => Value::Number(less(*number)?),
        Value::Hours(number) => Value::Hours(less(*number)?),
        Value::Percent(number) => Value::Percent(less(*number)?),
        Value::Money(money) => Value::Money(Money { amount: less(money.amount)?, ..*money }),
        Value::Date(date) => Value::Date(date.previous().ok()?),
        Value::Duration(length) if !length.is_zero() => Value::Duration(Duration::days(0)),
        _ => return None,
    })
}

/// A value above another.
fn above(value: &Value) -> Option<Value> {
    let more = |number: Decimal| floor_of(number).checked_add(Decimal::ONE);
    Some(match value {
        Value::Number(number) => Value::Number(more(*number)?),
        Value::Hours(number) => Value::Hours(more(*number)?),
        Value::Percent(number) => Value::Percent(more(*number)?),
        Value::Money(money) => Value::Money(Money { amount: more(money.amount)?, ..*money }),
        Value::Date(date) => Value::Date(date.next().ok()?),
        Value::Duration(length) => Value::Duration(length.checked_add(&Duration::days(1))?),
        _ => return None,
    })
}

/// What lies between two values, if anything does.
fn amid(low: &Value, high: &Value, whole: bool) -> Option<Sample> {
    let open = |value: Value| {
        let (low, high) = (low.clone(), high.clone());
        let end = |value| Some(End { value, included: false });
        Sample { value: Some(value), low: end(low), high: end(high) }
    };
    let between = |low: Decimal, high: Decimal| {
        let next = floor_of(low).checked_add(Decimal::ONE)?;
        if next < high {
            return Some(next);
        }
        let half = Decimal::parse("0.5").ok()?;
        let middle = low.checked_add(high)?.checked_mul(half)?;
        (low < middle && middle < high).then_some(middle)
    };
    Some(match (low, high) {
        (Value::Number(low), Value::Number(high)) if whole => {
            let first = floor_of(*low).checked_add(Decimal::ONE)?;
            let up = floor_of(*high);
            let last = if up == *high { up.checked_sub(Decimal::ONE)? } else { up };
            if last < first {
                return None;
            }
            closed(Value::Number(first), Value::Number(last))
        }
        (Value::Date(low), Value::Date(high)) => {
            let (first, last): (Date, Date) = (low.next().ok()?, high.previous().ok()?);
            if last < first {
                return None;
            }
            closed(Value::Date(first), Value::Date(last))
        }
        (Value::Number(low), Value::Number(high)) => open(Value::Number(between(*low, *high)?)),
        (Value::Hours(low), Value::Hours(high)) => open(Value::Hours(between(*low, *high)?)),
        (Value::Percent(low), Value::Percent(high)) => open(Value::Percent(between(*low, *high)?)),
        (Value::Money(low), Value::Money(high)) => {
            open(Value::Money(Money { amount: between(low.amount, high.amount)?, ..*low }))
        }
        (Value::Duration(low), Value::Duration(high)) => {
            let next = low.checked_add(&Duration::days(1))?;
            (next.compare(high)?.is_lt()).then_some(())?;
            open(Value::Duration(next))
        }
        _ => return None,
    })
}

fn closed(first: Value, last: Value) -> Sample {
    let end = |value| Some(End { value, included: true });
    Sample { value: Some(first.clone()), low: end(first), high: end(last) }
}

fn floor_of(number: Decimal) -> Decimal {
    number.round(hjemmel_value::Rounding::Down, 0)
}
