//! When sums that are added up day by day can come to an amount: how far a search can go on at once.

use crate::answer::Answer;
use crate::compare::order;
use crate::covered::Looked;
use crate::events::Span;
use crate::frame::Frame;
use crate::ids::{FieldId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{Aggregate, CoveredUnit, Except, Node, Query, Window, children};
use crate::turning::{Turn, earlier};
use hjemmel_value::{Date, Decimal, Duration, Rounding, Stretch, Value};
use std::cmp::Ordering;

/// Which covered days are looked at.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sure {
    Surely,
    Possibly,
}

impl<'a> Machine<'a> {
    /// The first day after today on which something that is added up can possibly or surely come to what it now falls short of.
    pub(crate) fn grows_to(
        &mut self,
        which: Sure,
        sum: NodeId,
        amount: NodeId,
        end: Date,
        frame: Frame<'a>,
    ) -> Result<Turn> {
        let moves = self.changes(amount, end, frame)?;
        if moves.is_some() {
            return Ok(earlier(self.changes(sum, end, frame)?, moves));
        }
        match self.node(sum)? {
            Node::Definition(id) => match self.value_of(*id, frame)? {
                Some(value) => self.grows_to(which, value, amount, end, frame.of_a_rule()),
                None => Ok(None),
            },
            Node::Covered { unit, query } if self.steady_conditions(query, end, frame)? => {
                let comes_to = match which {
                    Sure::Possibly => self.answer(sum, frame)?.bounds().high,
                    // The bound of what is covered is no higher than the sure days come to.
                    Sure::Surely => unit.of(&self.covered_days(query, frame)?.sure).map(Value::Duration),
                };
                let days = match (comes_to, self.answer(amount, frame)?) {
                    (Some(Value::Duration(comes_to)), Answer::Value(Value::Duration(wanted))) => {
                        days_between(*unit, comes_to, wanted)
                    }
                    _ => 1,
                };
                self.covers_days(query, which, days, end, frame)
            }
            Node::Aggregate { aggregate: Aggregate::SumOf(field), query, .. }
                if self.a_week_on(query.events, *field)?.is_some() && self.steady_conditions(query, end, frame)? =>
            {
                match self.days_for_hours(which, *field, query, amount, end, frame)? {
                    Some(days) => self.covers_days(query, which, days, end, frame),
                    None => Ok(None),
                }
            }
            _ => self.changes(sum, end, frame),
        }
    }

    /// How many days more have to be covered, at the least, before a sum of hours a week can possibly or surely come to an
    /// amount; `None` if no period to come gives any.
    fn days_for_hours(
        &mut self,
        which: Sure,
        field: FieldId,
        query: &'a Query,
        amount: NodeId,
        end: Date,
        frame: Frame<'a>,
    ) -> Result<Option<i64>> {
        let (added, days_a_week) = self.hours_times_days(field, query, frame)?;
        let mut rates = Some(Vec::new());
        let looked = Looked::between(frame.today, end);
        let complete = self.each_period(query.events, query.condition, looked, frame, |machine, period| {
            let surely = which == Sure::Surely;
            let days = if surely { period.surely() } else { period.possible };
            match (machine.field(field, period.here)?, days) {
                (Answer::Absent, _) | (_, None) => {}
                // What may be some hours is surely none.
                (Answer::Unknown(_), _) if surely => {}
                (Answer::Value(Value::Hours(rate)), Some(days)) if !rate.is_negative() => {
                    rates.iter_mut().for_each(|rates| rates.push((days, rate)));
                }
                _ => rates = None,
            }
            Ok(())
        })?;
        let (come_to, all) = match which {
            Sure::Surely => (added.low, true),
            Sure::Possibly => (added.high, complete),
        };
        let at_most = rates.filter(|_| all).and_then(|rates| most_at_once(&rates));
        let (Some(come_to), Some(at_most), Answer::Value(Value::Hours(wanted))) =
            (come_to, at_most, self.answer(amount, frame)?)
        else {
            return Ok(Some(1));
        };
        if at_most == Decimal::ZERO {
            // Of whole months, the hours of this month are still to come.
            let fixed = has_fixed_window(query) && self.bounds_change(query, end, frame)?.is_none();
            return Ok(if fixed { None } else { Some(1) });
        }
        let short = wanted.checked_mul(days_a_week).and_then(|wanted| wanted.checked_sub(come_to));
        let days = short.and_then(|short| short.divide_rounded(at_most, Rounding::Up, 0).ok()?.to_i64());
        Ok(Some(days.unwrap_or(1).max(1)))
    }

    /// Whether something is added up and never loses what it has.
    pub(crate) fn only_grows(&mut self, sum: NodeId, end: Date, frame: Frame<'a>) -> Result<bool> {
        match self.node(sum)? {
            // Months can lose some days where stretches are joined.
            Node::Covered { unit: CoveredUnit::Days | CoveredUnit::Weeks, query } => Ok(has_fixed_window(query)
                && self.bounds_change(query, end, frame)?.is_none()
                && self.steady_conditions(query, end, frame)?),
            _ => Ok(false),
        }
    }

    /// Whether what a query counts and leaves out is the same whichever day is today, but for the days gone by.
    pub(crate) fn steady_conditions(&mut self, query: &'a Query, end: Date, frame: Frame<'a>) -> Result<bool> {
        let except = query.except.as_ref().and_then(Except::condition);
        for condition in query.condition.into_iter().chain(except) {
            if !self.is_plain(condition)? {
                return Ok(false);
            }
            if self.changes(condition, end, frame)?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a condition of events can be asked when it turns without one of them at hand: no question about events stands in
    /// it, and no field beside the day.
    fn is_plain(&mut self, condition: NodeId) -> Result<bool> {
        let (mut field, mut today) = (false, false);
        let mut left = vec![condition];
        while let Some(node) = left.pop() {
            self.step()?;
            let node = self.node(node)?;
            match node {
                Node::Field(_) | Node::OuterField(_) => field = true,
                Node::Today => today = true,
                Node::Aggregate { .. } | Node::Covered { .. } | Node::During(_) | Node::Search { .. } => {
                    return Ok(false);
                }
                _ => {}
            }
            left.extend(children(node));
        }
        Ok(!(field && today))
    }

    /// The first day after today by which a query can have covered so many days more, possibly or surely.
    fn covers_days(&mut self, query: &'a Query, which: Sure, days: i64, end: Date, frame: Frame<'a>) -> Result<Turn> {
        let tomorrow = self.day_after(frame.today)?;
        // Of a window that moves only its front end matters here: what falls out behind makes the sum no larger.
        let span = self.window(query, frame)?;
        let until_today = match &query.window {
            Some(Window::Between(from, until)) => {
                matches!(self.node(*until)?, Node::Today) && self.changes(*from, end, frame)?.is_none()
            }
            _ => false,
        };
        let (first, until) = match (span, &query.window) {
            // The end of the window goes along with the day.
            (Span::Days { from, .. }, _) if until_today => (from.map_or(tomorrow, |from| from.max(tomorrow)), end),
            (_, Some(Window::Between(..))) if self.bounds_change(query, end, frame)?.is_some() => {
                return Ok(Some(tomorrow));
            }
            (Span::Nothing, _) => return Ok(None),
            (Span::Unknown, _) => return Ok(Some(tomorrow)),
            (Span::Days { until: Some(last), .. }, Some(Window::CalendarMonths(_))) => (self.day_after(last)?, end),
            (Span::Days { from, until, .. }, Some(Window::Between(..) | Window::Since(_))) => {
                (from.map_or(tomorrow, |from| from.max(tomorrow)), until.map_or(end, |until| until.min(end)))
            }
            _ => (tomorrow, end),
        };
        let mut left = days.max(1);
        let (mut first, mut ahead) = (first, left.saturating_mul(2));
        // Further and further ahead, so that what lies far off is not gone over for a few days.
        while first <= until {
            let last = first.plus_days(ahead).unwrap_or(until).min(until);
            let looked = Looked::between(first, last);
            let covered = self.covered_among(query, looked, frame)?;
            let covered = if which == Sure::Surely { Some(covered.sure) } else { covered.possible };
            let Some(covered) = covered else { return Ok(Some(tomorrow)) };
            for stretch in covered.stretches() {
                if stretch.days() >= left {
                    let day = stretch.first().plus_days(left.saturating_sub(1)).ok();
                    return Ok(day.map(|day| day.max(tomorrow)));
                }
                left = left.saturating_sub(stretch.days());
            }
            let Ok(next) = last.next() else { break };
            (first, ahead) = (next, ahead.saturating_mul(2));
        }
        Ok(None)
    }
}

/// Whether the ends of a query's window are dates, so that it takes in more from day to day and loses nothing.
pub(crate) fn has_fixed_window(query: &Query) -> bool {
    matches!(query.window, None | Some(Window::Since(_) | Window::Between(..)))
}

/// The most that rates come to on one day.
fn most_at_once(rates: &[(Stretch, Decimal)]) -> Option<Decimal> {
    let mut turns: Vec<(Date, Decimal)> = Vec::with_capacity(rates.len().saturating_mul(2));
    for (days, rate) in rates {
        turns.push((days.first(), *rate));
        turns.extend(days.last().next().ok().map(|after| (after, rate.negated())));
    }
    // On one day what ends is taken away first: the lower number comes first.
    turns.sort_unstable();
    let (mut now, mut most) = (Decimal::ZERO, Decimal::ZERO);
    for (_, rate) in turns {
        now = now.checked_add(rate)?;
        most = most.max(now);
    }
    Some(most)
}

/// How many days more have to be covered, at the least, before a length of covered time can be another one.
fn days_between(unit: CoveredUnit, most: Duration, wanted: Duration) -> i64 {
    let falls_short = order(&Value::Duration(most), &Value::Duration(wanted));
    if !matches!(falls_short, Ok(Some(Ordering::Less | Ordering::Equal))) {
        return 1;
    }
    let days = |length: Duration| {
        let months = i64::from(length.years).saturating_mul(12).saturating_add(i64::from(length.months));
        let days = i64::from(length.weeks).saturating_mul(7).saturating_add(i64::from(length.days));
        months.saturating_mul(30).saturating_add(days)
    };
    let short = days(wanted).saturating_sub(days(most));
    match unit {
        CoveredUnit::Days | CoveredUnit::Weeks => short,
        // A month has 28 days at the least, and stretches whose months are counted from another day can give some more.
        CoveredUnit::Months => short.saturating_sub(8).saturating_mul(28) / 31,
    }
    .max(1)
}

#[cfg(test)]
mod tests {
    use super::days_between;
    use crate::plan::CoveredUnit;
    use hjemmel_value::Duration;

    #[test]
    fn a_sum_of_days_falls_short_by_days_and_one_of_months_by_fewer() {
        assert_eq!(days_between(CoveredUnit::Weeks, Duration::days(100), Duration::weeks(22)), 54);
        assert_eq!(days_between(CoveredUnit::Days, Duration::days(30), Duration::days(30)), 1);
        assert_eq!(days_between(CoveredUnit::Months, Duration::months(11), Duration::years(1)), 19);
    }
}
