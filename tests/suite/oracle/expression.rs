//! Expressions, read straight from their trees: every part is read, nothing is remembered.

use super::Oracle;
use super::answer::{Answer, Got, Held, Leaves, all, any, each};
use super::frame::Frame;
use hjemmel_engine::plan::{Comparison, Conventions, Operator, Unit};
use hjemmel_model::model::{Expression, ExpressionKind};
use hjemmel_value::{
    Date, Decimal, Duration, NumberError, Rounding, Truth, Value, whole_days, whole_months, whole_weeks, whole_years,
};
use std::cmp::Ordering;

impl Oracle<'_> {
    /// Whether a condition holds.
    pub(crate) fn truth(&self, expression: &Expression, frame: &Frame<'_>) -> Held {
        self.value(expression, frame).held()
    }

    /// The value of an expression.
    pub(crate) fn value(&self, expression: &Expression, frame: &Frame<'_>) -> Got {
        match &*expression.kind {
            ExpressionKind::Constant(value) => Got::known(value.clone()),
            ExpressionKind::Fact(id) => self.fact(*id, frame.today, frame),
            ExpressionKind::FactOn { fact, on } => {
                let on = self.value(on, frame);
                match (&on.answer, on.value()) {
                    (_, Some(Value::Date(day))) => self.fact(*fact, *day, frame),
                    (Answer::Absent, _) => Got::absent(),
                    _ => Got::unknown(on.leaves),
                }
            }
            ExpressionKind::Field(id) => self.field(*id, frame),
            ExpressionKind::OuterField(id) => self.field(*id, &Frame { event: frame.outer, ..*frame }),
            ExpressionKind::InstanceField(_, id) => self.instance_field(*id, frame),
            ExpressionKind::InstanceDay => self.decision_at_hand().unwrap_or_else(|| self.day_at_hand(|day| day.0)),
            ExpressionKind::InstanceStart => self.start_at_hand(),
            ExpressionKind::InstanceEnd => self.end_at_hand(),
            ExpressionKind::IsOn(proposals) => {
                let on = proposals.iter().all(|it| self.options.proposals.contains(it));
                if on {
                    self.reads.borrow_mut().proposals.extend(proposals);
                }
                Got::known(Value::YesNo(on))
            }
            ExpressionKind::Today => Got::known(Value::Date(frame.today)),
            ExpressionKind::Accumulated { asked, .. } => self.value(asked, frame),
            ExpressionKind::Definition(id) => self.definition(*id, frame),
            ExpressionKind::InGroup(id) => self.group(*id, frame).got(),
            ExpressionKind::And(parts) => all(parts.iter().map(|it| self.truth(it, frame))).got(),
            ExpressionKind::Or(parts) => any(parts.iter().map(|it| self.truth(it, frame))).got(),
            ExpressionKind::Not(part) => self.truth(part, frame).not().got(),
            ExpressionKind::Unless(left, right) => {
                each(&[&|| self.truth(left, frame), &|| self.truth(right, frame).not()]).got()
            }
            ExpressionKind::Compare { left, comparison, right } => {
                compare(&self.value(left, frame), *comparison, &self.value(right, frame)).got()
            }
            ExpressionKind::Between { value, negated, low, high } => {
                let value = self.value(value, frame);
                let above = compare(&value, Comparison::AtLeast, &self.value(low, frame));
                let below = compare(&value, Comparison::AtMost, &self.value(high, frame));
                turned(above.and(below), *negated).got()
            }
            ExpressionKind::In { value, negated, list } => {
                let value = self.value(value, frame);
                let is = |one| compare(&value, Comparison::Is, &self.value(one, frame));
                turned(any(list.iter().map(is)), *negated).got()
            }
            ExpressionKind::Known { value, negated } => {
                let got = self.value(value, frame);
                let held = match got.answer {
                    Answer::Value(_) => Held::sure(true),
                    Answer::Absent => Held::sure(false),
                    Answer::Unknown { .. } => Held::unknown(got.leaves),
                };
                turned(held, *negated).got()
            }
            ExpressionKind::Arithmetic { left, operator, right } => {
                self.arithmetic(&self.value(left, frame), *operator, &self.value(right, frame), None)
            }
            ExpressionKind::Shift { date, length, earlier, conventions } => {
                let (date, length) = (self.value(date, frame), self.value(length, frame));
                if let (true, Some((low, high)), Some(length)) = (date.is_unknown(), date.days(), length.value()) {
                    let later = |day: Date| self.shifted(day, length, *earlier, *conventions);
                    return Got::dated(low.and_then(later), later(high), date.leaves);
                }
                both(&date, &length, |date, length| match (date, length) {
                    (Value::Date(date), Value::Duration(_)) => {
                        self.shifted(*date, length, *earlier, *conventions).map(Value::Date)
                    }
                    other => panic!("shifted {other:?}"),
                })
            }
            ExpressionKind::Rounded { value, rounding, to } => self.rounded(value, *rounding, *to, frame),
            ExpressionKind::Whole { unit, from, to, months } => {
                let (from, to) = (self.value(from, frame), self.value(to, frame));
                both(&from, &to, |from, to| {
                    let (Value::Date(from), Value::Date(to)) = (from, to) else { panic!("no dates") };
                    let count = match unit {
                        Unit::Years => whole_years(*from, *to),
                        Unit::Months => whole_months(*from, *to, *months),
                        Unit::Weeks => whole_weeks(*from, *to),
                        Unit::Days => whole_days(*from, *to),
                    };
                    Some(Value::Number(Decimal::from_i64(count)))
                })
            }
            ExpressionKind::Extreme { largest, of } => {
                extreme(*largest, of.iter().map(|it| self.value(it, frame)).collect())
            }
            ExpressionKind::Aggregate { aggregate, query } => {
                self.aggregate(*aggregate, query, expression.ty, frame, None)
            }
            ExpressionKind::LiftedBy { requirement, negated, exemption } => {
                turned(self.lifted_by(*requirement, *exemption, frame), *negated).got()
            }
            ExpressionKind::StatusOf { requirement, negated, status } => {
                turned(self.status_of(*requirement, *status, frame), *negated).got()
            }
            ExpressionKind::Boundary { boundary, of } => {
                let of = self.value(of, frame);
                if let (true, Some((low, high))) = (of.is_unknown(), of.days()) {
                    let day = |day: Date| boundary.of(day).ok();
                    return Got::dated(low.and_then(day), day(high), of.leaves);
                }
                both(&of, &of, |date, _| {
                    let Value::Date(date) = date else { panic!("no date") };
                    boundary.of(*date).ok().map(Value::Date)
                })
            }
            ExpressionKind::BreachOf(requirement) => self.breach_of(*requirement, frame),
            ExpressionKind::StartOf(_) => panic!("no expression names a start"),
            ExpressionKind::Choose { cases, otherwise, exhaustive } => {
                let mut possible = Vec::new();
                let mut leaves = Leaves::new();
                let mut settled = false;
                for (when, value) in cases {
                    let held = self.truth(when, frame);
                    leaves.extend(held.leaves.iter().copied());
                    if !held.is_false() {
                        possible.push(self.value(value, frame));
                    }
                    if held.is_true() {
                        settled = true;
                        break;
                    }
                }
                if !settled && (!*exhaustive || possible.is_empty()) {
                    possible.push(otherwise.as_ref().map_or(Got::absent(), |value| self.value(value, frame)));
                }
                leaves.extend(possible.iter().flat_map(|it| it.leaves.iter().copied()));
                match possible.iter().all(|it| it.answer == possible[0].answer) {
                    true if possible[0].is_unknown() => Got { leaves, ..possible.remove(0) },
                    true => possible.remove(0),
                    false => Got::unknown(leaves),
                }
            }
            ExpressionKind::Covered { unit, query } => self.covered(*unit, query, frame),
            ExpressionKind::During(query) => self.during(query, frame).got(),
            ExpressionKind::FirstDay { step, from, when } => {
                let from = self.value(from, frame);
                let holds = |day: Date| self.truth(when, &Frame { today: day, ..*frame });
                match (&from.answer, from.value()) {
                    (_, Some(Value::Date(from))) => self.first_day(*from, false, *step, holds),
                    (Answer::Absent, _) => Got::absent(),
                    _ => Got::unknown(from.leaves),
                }
            }
            ExpressionKind::DayOnWhich { sum, reaches } => {
                let holds = |day: Date| {
                    let frame = Frame { today: day, ..*frame };
                    compare(&self.value(sum, &frame), Comparison::AtLeast, &self.value(reaches, &frame))
                };
                self.day_on_which(sum, holds)
            }
        }
    }

    fn rounded(&self, value: &Expression, rounding: Rounding, to: Decimal, frame: &Frame<'_>) -> Got {
        let got = match &*value.kind {
            ExpressionKind::Arithmetic { left, operator: Operator::Divided, right } => self.arithmetic(
                &self.value(left, frame),
                Operator::Divided,
                &self.value(right, frame),
                Some((rounding, to)),
            ),
            ExpressionKind::Aggregate { aggregate, query } => {
                self.aggregate(*aggregate, query, value.ty, frame, Some((rounding, to)))
            }
            _ => self.value(value, frame),
        };
        match &got.answer {
            Answer::Absent => got,
            Answer::Unknown { .. } => Got::unknown(got.leaves),
            Answer::Value(value) => {
                let rounded = number(value).and_then(|number| number.round_to(rounding, to).ok());
                self.or_fail(rounded.map(Value::Number), got.leaves)
            }
        }
    }

    fn arithmetic(&self, left: &Got, operator: Operator, right: &Got, rounding: Option<(Rounding, Decimal)>) -> Got {
        if left.is_absent() || right.is_absent() {
            return Got::absent();
        }
        if let (Some(a), Some(b)) = (left.value(), right.value()) {
            if let (Value::Duration(a), Value::Duration(b), Operator::Plus) = (a, b, operator) {
                return self.or_fail(a.checked_add(b).map(Value::Duration), Leaves::new());
            }
            let (a, b) = (number(a).expect("a number"), number(b).expect("a number"));
            let result = match operator {
                Operator::Plus => a.checked_add(b),
                Operator::Minus => a.checked_sub(b),
                Operator::Times => a.checked_mul(b),
                Operator::Divided => self.quotient(a, b, rounding),
            };
            return self.or_fail(result.map(Value::Number), Leaves::new());
        }
        let leaves: Leaves = left.leaves.union(&right.leaves).copied().collect();
        let ((a_low, a_high), (b_low, b_high)) = (bounds(left), bounds(right));
        let two = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b).and_then(|(a, b)| a.checked_add(b));
        match operator {
            Operator::Plus => Got::bounded(two(a_low, b_low), two(a_high, b_high), leaves),
            Operator::Minus => {
                let (low, high) = (b_high.map(Decimal::negated), b_low.map(Decimal::negated));
                Got::bounded(two(a_low, low), two(a_high, high), leaves)
            }
            Operator::Times | Operator::Divided => Got::unknown(leaves),
        }
    }

    /// A quotient that stands directly in a rounding need not be exact.
    pub(crate) fn quotient(&self, a: Decimal, b: Decimal, rounding: Option<(Rounding, Decimal)>) -> Option<Decimal> {
        match (a.divide_exact(b), rounding) {
            (Ok(exact), _) => Some(exact),
            // a / b to multiples of m is a / (b · m) to whole ones, times m.
            (Err(NumberError::NotExact), Some((rounding, to))) => {
                a.divide_rounded(b.checked_mul(to)?, rounding, 0).ok()?.checked_mul(to)
            }
            _ => None,
        }
    }

    /// A date some time later or earlier.
    pub(crate) fn shifted(&self, date: Date, length: &Value, earlier: bool, by: Conventions) -> Option<Date> {
        let Value::Duration(length) = length else { panic!("{length:?} is no duration") };
        let months = by.months;
        let counted = if earlier { date.minus(*length, months) } else { date.plus(*length, months) };
        let mut day = counted.map(|it| it.date);
        // Day by day, those that the calendar holds passed over.
        let mut left = length.working_days;
        while let (Ok(date), true) = (&day, left > 0) {
            day = if earlier { date.previous() } else { date.next() };
            let calendar = by.working_days.expect("a calendar").index();
            let works = |day: Date| self.model.calendars[calendar].it.between(day, day).is_empty();
            if day.as_ref().is_ok_and(|day| works(*day)) {
                left -= 1;
            }
        }
        if day.is_err() {
            self.fail("a date out of range".to_owned());
        }
        day.ok()
    }

    pub(crate) fn or_fail(&self, value: Option<Value>, leaves: Leaves) -> Got {
        match value {
            Some(value) => Got::known(value),
            None => {
                self.fail("a number that cannot be reckoned".to_owned());
                Got::unknown(leaves)
            }
        }
    }
}

/// Absent if either side is, unknown if either is.
fn both(left: &Got, right: &Got, give: impl Fn(&Value, &Value) -> Option<Value>) -> Got {
    if left.is_absent() || right.is_absent() {
        return Got::absent();
    }
    match (left.value(), right.value()) {
        (Some(left), Some(right)) => give(left, right).map_or(Got::unknown(Leaves::new()), Got::known),
        _ => Got::unknown(left.leaves.union(&right.leaves).copied().collect()),
    }
}

fn turned(held: Held, negated: bool) -> Held {
    if negated { held.not() } else { held }
}

/// A date as a number of days.
pub(crate) fn days_of(day: Date) -> Decimal {
    Decimal::from_i64(whole_days(Date::MIN, day))
}

/// The date of a number of days.
pub(crate) fn day_of(days: Decimal) -> Date {
    Date::MIN.plus_days(days.to_i64().expect("days")).expect("in range")
}

pub(crate) fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) | Value::Hours(number) | Value::Percent(number) => Some(*number),
        Value::Date(day) => Some(days_of(*day)),
        // Days among days and months among months, odd days as thirtieths of a month.
        Value::Duration(Duration { years, months, weeks, days, .. }) => {
            let months = (i64::from(*years) * 12 + i64::from(*months)) * 30;
            Some(Decimal::from_i64(months + i64::from(*weeks) * 7 + i64::from(*days)))
        }
        _ => None,
    }
}

fn bounds(got: &Got) -> (Option<Decimal>, Option<Decimal>) {
    match &got.answer {
        Answer::Value(value) => (number(value), number(value)),
        Answer::Absent => (None, None),
        Answer::Unknown { low, high, .. } => (*low, *high),
    }
}

/// A comparison: no with an absent side, unknown with an unknown one, unless bounds decide.
pub(crate) fn compare(left: &Got, comparison: Comparison, right: &Got) -> Held {
    if comparison == Comparison::IsNot {
        return compare(left, Comparison::Is, right).not();
    }
    if left.is_absent() || right.is_absent() {
        return Held::sure(false);
    }
    if let (Some(a), Some(b)) = (left.value(), right.value()) {
        let order = order(a, b);
        return Held::sure(match comparison {
            Comparison::Is | Comparison::IsNot => order == Ordering::Equal,
            Comparison::Less => order == Ordering::Less,
            Comparison::AtMost => order != Ordering::Greater,
            Comparison::More => order == Ordering::Greater,
            Comparison::AtLeast => order != Ordering::Less,
        });
    }
    let ((a_low, a_high), (b_low, b_high)) = (bounds(left), bounds(right));
    // Whether every a is less than every b; whether none is more; and the other way round.
    let below = |a: Option<Decimal>, b: Option<Decimal>| matches!((a, b), (Some(a), Some(b)) if a < b);
    let not_above = |a: Option<Decimal>, b: Option<Decimal>| matches!((a, b), (Some(a), Some(b)) if a <= b);
    let truth = match comparison {
        Comparison::Is | Comparison::IsNot if below(a_high, b_low) || below(b_high, a_low) => Truth::False,
        Comparison::Less if below(a_high, b_low) => Truth::True,
        Comparison::Less if not_above(b_high, a_low) => Truth::False,
        Comparison::AtMost if not_above(a_high, b_low) => Truth::True,
        Comparison::AtMost if below(b_high, a_low) => Truth::False,
        Comparison::More if below(b_high, a_low) => Truth::True,
        Comparison::More if not_above(a_high, b_low) => Truth::False,
        Comparison::AtLeast if not_above(b_high, a_low) => Truth::True,
        Comparison::AtLeast if below(a_high, b_low) => Truth::False,
        _ => Truth::Unknown,
    };
    match truth.known() {
        Some(yes) => Held::sure(yes),
        None => Held::unknown(left.leaves.union(&right.leaves).copied().collect()),
    }
}

fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::YesNo(a), Value::YesNo(b)) => a.cmp(b),
        (Value::Choice(a), Value::Choice(b)) | (Value::Actor(a), Value::Actor(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        _ => number(a).expect("a number").cmp(&number(b).expect("a number")),
    }
}

fn extreme(largest: bool, of: Vec<Got>) -> Got {
    if of.iter().any(Got::is_unknown) {
        let leaves: Leaves = of.iter().flat_map(|it| it.leaves.iter().copied()).collect();
        let there: Vec<&Got> = of.iter().filter(|it| !it.is_absent()).collect();
        // Dates alone, each of which surely comes.
        let days: Option<Vec<(Option<Date>, Date)>> = there.iter().map(|it| it.days()).collect();
        let Some(days) = days else { return Got::unknown(leaves) };
        let (low, high) = if largest {
            (days.iter().filter_map(|it| it.0).max(), days.iter().map(|it| it.1).max())
        } else {
            let low = days.iter().all(|it| it.0.is_some()).then(|| days.iter().filter_map(|it| it.0).min());
            (low.flatten(), days.iter().map(|it| it.1).min())
        };
        return Got::dated(low, high, leaves);
    }
    let values = of.iter().filter_map(Got::value);
    let best = if largest { values.max_by(|a, b| order(a, b)) } else { values.min_by(|a, b| order(a, b)) };
    best.cloned().map_or(Got::absent(), Got::known)
}
