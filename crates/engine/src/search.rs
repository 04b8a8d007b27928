//! Dates by search: the first day on which a condition holds, read with that day as today.
//!
//! The search does not go day by day: after each day tried it goes on at the next day on which the answer can be another
//! one (see [`crate::turning`]).

use crate::answer::{Answer, Bounds};
use crate::error::EvaluationError;
use crate::events::Bound;
use crate::expression::malformed;
use crate::frame::{Frame, NOWHERE, TRIED};
use crate::ids::NodeId;
use crate::machine::{Machine, Result};
use crate::needs::Missing;
use crate::plan::{Node, SearchFrom, SearchStep, children};
use crate::reads::ReadSet;
use hjemmel_value::{Date, Duration, MonthConvention, Truth, Value};
use std::collections::BTreeMap;

/// How far a search goes.
const YEARS: u32 = 20;

/// How far beyond the first day on which it is not known whether a condition holds one is looked for on which it surely does.
const YEARS_BEYOND: u32 = 2;

/// The last day of a search that begins on a day.
pub(crate) fn end_of_search(first: Date) -> Date {
    first.plus(Duration::years(YEARS), MonthConvention::SameDay).map_or(Date::MAX, |end| end.date)
}

/// What searches came to, and what was read for it: by condition, days tried, first day and law day. The day on which a
/// search is read has no part in it.
pub(crate) type Searches = BTreeMap<(NodeId, SearchStep, Date, Date), (Found, ReadSet)>;

/// By which day a condition surely came true that is not known to have, by condition, days tried, the days looked from and law
/// day. Looking reads nothing that an outcome tells, so nothing of that is kept.
pub(crate) type Sureties = BTreeMap<(NodeId, SearchStep, (Date, Date), Date), Option<Date>>;

/// What a condition names that is not the same wherever it is read.
#[derive(Copy, Clone, Debug, Default)]
struct Named {
    /// Definitions or groups, which have versions.
    rules: bool,
    /// What the requirement at hand is for: a field of it, or how another requirement stands with it.
    instance: bool,
}

/// What a search came to.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It holds on this day, and on none before.
    On(Date),
    /// It is not known on which day it first holds.
    NotKnown {
        /// The first on which it may.
        day: Date,
        /// A day on which it surely does, if one is found.
        surely: Option<Date>,
    },
    /// It holds on no day.
    Never,
    /// It is not known where to begin.
    NoBeginning,
}

impl<'a> Machine<'a> {
    /// The first day on which a condition holds.
    pub(crate) fn search(
        &mut self,
        step: SearchStep,
        from: SearchFrom,
        when: NodeId,
        frame: Frame<'a>,
    ) -> Result<Answer> {
        Ok(match self.found(step, from, when, frame)? {
            Found::On(day) => Answer::Value(Value::Date(day)),
            Found::Never => Answer::Absent,
            Found::NotKnown { day, surely: Some(latest) } => {
                let earliest = self.none_before(from)?.then_some(Value::Date(day));
                Answer::Unknown(Bounds { low: earliest, high: Some(Value::Date(latest)) })
            }
            Found::NotKnown { surely: None, .. } | Found::NoBeginning => Answer::UNKNOWN,
        })
    }

    /// Whether a search begins on a day that no further event can make an earlier one.
    pub(crate) fn none_before(&mut self, from: SearchFrom) -> Result<bool> {
        match from {
            SearchFrom::Date(_) => Ok(true),
            SearchFrom::FirstOf(events) => Ok(self.list(events)?.complete),
        }
    }

    /// What a search that is not known is missing: where to begin, or what its first day that is not known is missing.
    pub(crate) fn missing_search(
        &mut self,
        step: SearchStep,
        from: SearchFrom,
        when: NodeId,
        frame: Frame<'a>,
        missing: &mut Missing,
    ) -> Result<()> {
        match (self.found(step, from, when, frame)?, from) {
            (Found::NotKnown { day, .. }, _) => {
                let day = self.day_tried(day, frame);
                self.missing(when, day, missing)
            }
            (Found::NoBeginning, SearchFrom::Date(from)) => self.missing(from, frame, missing),
            (Found::NoBeginning, SearchFrom::FirstOf(events)) => {
                missing.needs.push(crate::findings::Need::Fact(events));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The frame of a day that is tried.
    pub(crate) fn day_tried(&mut self, day: Date, frame: Frame<'a>) -> Frame<'a> {
        let memory = match frame.memory {
            TRIED | NOWHERE => NOWHERE,
            // What is counted anew comes to something else on the same day.
            _ if self.counted_until.is_some() => NOWHERE,
            _ => self.memories.of(day, frame.law),
        };
        Frame { today: day, memory, ..frame }
    }

    /// The first day that a search tries.
    pub(crate) fn beginning(&mut self, from: SearchFrom, frame: Frame<'a>) -> Result<Bound> {
        match from {
            SearchFrom::Date(from) => self.date(from, frame),
            SearchFrom::FirstOf(events) => {
                let list = self.list(events)?;
                Ok(match list.events.first() {
                    Some(event) => Bound::At(event.date),
                    None if list.complete => Bound::Absent,
                    None => Bound::Unknown,
                })
            }
        }
    }

    fn found(&mut self, step: SearchStep, from: SearchFrom, when: NodeId, frame: Frame<'a>) -> Result<Found> {
        let first = match self.beginning(from, frame)? {
            Bound::At(first) => first,
            Bound::Absent => return Ok(Found::Never),
            Bound::Unknown => return Ok(Found::NoBeginning),
        };
        let named = self.named_in(when)?;
        let alike = self.is_alike(named, frame);
        // Only definitions and groups have versions that the law day picks.
        let law = if named.rules { frame.law } else { Date::MIN };
        let key = (when, step, first, law);
        if let Some((found, reads)) = self.searches.get(&key).filter(|_| alike) {
            self.reads.join_copy(reads);
            return Ok(*found);
        }
        self.reads.begin();
        let found = self.found_from(first, step, when, frame)?;
        let reads = self.reads.copy();
        self.reads.end();
        // What is read quietly would be missing from what is kept.
        if alike && !self.reads.muted {
            self.searches.insert(key, (found, reads));
        }
        Ok(found)
    }

    /// Whether a search that names this comes to the same wherever it is read on this law day.
    fn is_alike(&self, named: Named, frame: Frame<'a>) -> bool {
        let alone = frame.event.is_none() && (self.which().is_nothing() || !named.instance);
        alone && self.counted_until.is_none() && !matches!(frame.memory, TRIED | NOWHERE)
    }

    /// What a condition names that is not the same wherever it is read.
    fn named_in(&self, node: NodeId) -> Result<Named> {
        let mut named = Named::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match self.node(node)? {
                Node::Definition(_) | Node::InGroup(_) => named.rules = true,
                Node::InstanceField(_)
                | Node::InstanceDay
                | Node::InstanceStart
                | Node::InstanceEnd
                | Node::StatusOf { .. }
                | Node::LiftedBy { .. }
                | Node::BreachOf(_)
                | Node::StartOf(_) => named.instance = true,
                other => open.extend(children(other)),
            }
        }
        Ok(named)
    }

    pub(crate) fn found_from(
        &mut self,
        first: Date,
        step: SearchStep,
        when: NodeId,
        frame: Frame<'a>,
    ) -> Result<Found> {
        let end = end_of_search(first);
        let mut day = on_step(step, first);
        while day <= end {
            self.step()?;
            let tried = self.day_tried(day, frame);
            match self.truth(when, tried)? {
                Truth::True => return Ok(Found::On(day)),
                Truth::Unknown => {
                    let surely = self.quietly(|machine| machine.surely_by((day, day), step, when, frame))?;
                    return Ok(Found::NotKnown { day, surely });
                }
                Truth::False => {}
            }
            let Some(next) = self.quietly(|machine| machine.turns_to(when, true, end, tried))? else { break };
            if next <= day {
                return Err(malformed("a search does not go on"));
            }
            day = on_step(step, next);
        }
        Ok(Found::Never)
    }

    /// The first day after another on which a condition surely holds of which it is not known on one day whether it does: by
    /// then it has held, whatever is missing.
    pub(crate) fn surely_by(
        &mut self,
        (unknown, after): (Date, Date),
        step: SearchStep,
        when: NodeId,
        frame: Frame<'a>,
    ) -> Result<Option<Date>> {
        let named = self.named_in(when)?;
        let alike = self.is_alike(named, frame);
        let key = (when, step, (unknown, after), if named.rules { frame.law } else { Date::MIN });
        if let Some(surely) = self.sureties.get(&key).filter(|_| alike) {
            return Ok(*surely);
        }
        let surely = self.looked_for_beyond((unknown, after), step, when, frame)?;
        if alike {
            self.sureties.insert(key, surely);
        }
        Ok(surely)
    }

    fn looked_for_beyond(
        &mut self,
        (unknown, after): (Date, Date),
        step: SearchStep,
        when: NodeId,
        frame: Frame<'a>,
    ) -> Result<Option<Date>> {
        let end = unknown.plus(Duration::years(YEARS_BEYOND), MonthConvention::SameDay);
        let end = end.map_or(Date::MAX, |end| end.date);
        let mut day = after;
        loop {
            self.step()?;
            let tried = self.day_tried(day, frame);
            let Some(next) = self.comes_true(when, end, tried)? else { return Ok(None) };
            if next <= day {
                return Err(malformed("a search does not go on"));
            }
            day = on_step(step, next);
            if end < day {
                return Ok(None);
            }
            let tried = self.day_tried(day, frame);
            if self.truth(when, tried)?.is_true() {
                return Ok(Some(day));
            }
        }
    }

    /// The day after; the search ends where the calendar does.
    pub(crate) fn day_after(&self, day: Date) -> Result<Date> {
        day.next().map_err(|_| EvaluationError::DateOutOfRange { rule: self.rule, from: day })
    }
}

/// The day on which a search that has come to a day goes on.
fn on_step(step: SearchStep, day: Date) -> Date {
    match step {
        SearchStep::Day => day,
        SearchStep::MonthEnd => day.last_of_month(),
    }
}
