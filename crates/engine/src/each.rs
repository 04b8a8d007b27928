//! Requirements that are owed for each event of a list: each event is settled by itself, with its own clock.

use crate::decision::DecisionAt;
use crate::findings::{EventRole, Instance, Need, NotApplicableReason, Reason, ReasonKind, Thing};
use crate::frame::{EventAt, Frame};
use crate::ids::{FactId, NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::needs::Missing;
use crate::passing::Passing;
use crate::period::InstancePeriod;
use crate::plan::{Query, SearchStep};
use crate::search::{Found, end_of_search};
use hjemmel_value::{Date, Truth};

/// A day that a requirement is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstanceDay {
    /// The day: between which days it lies; both are the same if it is known.
    pub(crate) on: (Date, Date),
    /// The day from which was counted towards it, in the same way.
    pub(crate) from: (Date, Date),
    /// Where the machine keeps what it hangs on.
    pub(crate) needs: usize,
    /// The list that is counted.
    pub(crate) list: FactId,
    /// The condition that comes true on it, and whether each day counts anew.
    pub(crate) when: NodeId,
    pub(crate) anew: bool,
    /// Which of the days it is, from 0.
    pub(crate) place: u32,
}

/// What a requirement is owed for, if it is owed for each of several things.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Which<'a> {
    pub(crate) event: Option<EventAt<'a>>,
    pub(crate) day: Option<InstanceDay>,
    pub(crate) period: Option<InstancePeriod<'a>>,
    pub(crate) decision: Option<DecisionAt>,
}

impl Which<'_> {
    /// Whether nothing is at hand.
    pub(crate) fn is_nothing(&self) -> bool {
        self.event.is_none() && self.day.is_none() && self.period.is_none() && self.decision.is_none()
    }

    /// Whether both are the same thing; of one requirement they are of one list.
    pub(crate) fn is_same(&self, other: &Which<'_>) -> bool {
        let event = |which: &Which<'_>| which.event.map(|event| event.place);
        let decision = |which: &Which<'_>| which.decision.map(|decision| decision.key());
        event(self) == event(other)
            && self.day.map(|day| day.place) == other.day.map(|day| day.place)
            && self.period.map(|period| period.place) == other.period.map(|period| period.place)
            && decision(self) == decision(other)
    }
}

/// How many days there can be for one requirement.
const MOST_DAYS: u32 = 1000;

impl<'a> Machine<'a> {
    /// What is at hand, for the lines of its duties.
    pub(crate) fn at_instance(&self) -> Option<Instance> {
        if let Some(at) = self.decision {
            return Some(Instance::Decision(at.decision));
        }
        if let Some(day) = self.instance_day {
            return Some(Instance::Thing(Thing {
                list: Some(day.list),
                place: day.place,
                date: day.on.1,
                earliest: not_known(day.on),
            }));
        }
        if let Some(period) = self.instance_period {
            return Some(Instance::Thing(Thing { list: None, place: period.place, date: period.from, earliest: None }));
        }
        let here = self.instance?;
        let place = u32::try_from(here.place).unwrap_or(u32::MAX);
        Some(Instance::Thing(Thing { list: Some(here.list), place, date: here.event.date, earliest: None }))
    }

    /// What the requirement at hand is for.
    pub(crate) fn which(&self) -> Which<'a> {
        Which { event: self.instance, day: self.instance_day, period: self.instance_period, decision: self.decision }
    }

    /// Turns to another thing that a requirement is for; gives back what was at hand.
    pub(crate) fn turn_to(&mut self, which: Which<'a>) -> Which<'a> {
        let outer = self.which();
        (self.instance, self.instance_day) = (which.event, which.day);
        (self.instance_period, self.decision) = (which.period, which.decision);
        outer
    }

    /// Settles a requirement for each of its events that is seen on the evaluation date.
    pub(crate) fn settle_each(&mut self, id: RequirementId, query: &'a Query) -> Result<()> {
        if self.versions_not_off(id)? == 0 {
            // As if it were not there; what it would have touched is told with each event at hand.
            return self.would_for_each(id, query);
        }
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let mut events: Vec<(EventAt<'a>, Truth)> = Vec::new();
        let complete = self.each_event(query, frame, |_, here, truth| {
            events.push((here, truth));
            Ok(true)
        })?;
        let told = !events.is_empty();
        if !told && complete {
            self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), Vec::new());
        }
        for (here, truth) in events {
            let which = Which { event: Some(here), ..Which::default() };
            if truth.is_true() {
                self.settle_for(id, which, false)?;
            } else {
                let outer = self.turn_to(which);
                let mut missing = Missing::default();
                self.quietly(|machine| {
                    let frame = frame.with_event(here);
                    query.condition.map_or(Ok(()), |condition| machine.missing(condition, frame, &mut missing))
                })?;
                let (fact, place) = (here.list, u32::try_from(here.place).unwrap_or(u32::MAX));
                let role = EventRole::PerhapsOwedFor;
                let reason = self.reason(ReasonKind::Event { fact, place, date: here.event.date, role })?;
                self.write_undetermined_whole(id, missing.all(), vec![reason]);
                self.turn_to(outer);
            }
        }
        if !complete {
            let reason = self.may_miss(query.events)?;
            self.write_untold(id, vec![Need::Fact(query.events)], reason, told)?;
        }
        Ok(())
    }

    /// What may be owed for things that are not told: asked for, unless the requirement applies on no day, whatever
    /// they are. Where a line was written for others, that line has said so.
    fn write_untold(&mut self, id: RequirementId, needs: Vec<Need>, because: Reason, told: bool) -> Result<()> {
        self.passing = Passing::default();
        match self.never_owed(id)? {
            None => self.write_undetermined_whole(id, needs, vec![because]),
            Some(_) if told => {}
            Some(place) => self.write_never(id, place)?,
        }
        Ok(())
    }

    /// Settles a requirement for one thing, unless it is off, and tells which of its versions would have governed. A proposal
    /// that had a part in another of its lines has none in this.
    pub(crate) fn settle_for(&mut self, id: RequirementId, which: Which<'a>, off: bool) -> Result<()> {
        let outer = self.turn_to(which);
        if !off {
            // A period is a condition of its duties, so that what periods were found by has a part in each.
            let found_by = which.period.map(|_| self.reads.copy());
            self.reads.begin();
            if let Some(found_by) = &found_by {
                self.reads.join_copy(found_by);
            }
            self.settle_once(id)?;
            self.reads.end_without_proposals();
        }
        self.quietly(|machine| machine.versions_would(id))?;
        self.turn_to(outer);
        Ok(())
    }

    /// Settles a requirement for each day on which a condition comes true: of those to come, for the next alone.
    pub(crate) fn settle_each_day(&mut self, id: RequirementId, when: NodeId, list: FactId, anew: bool) -> Result<()> {
        let off = self.versions_not_off(id)? == 0;
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let counted = self.list(list)?;
        let (first, complete) = (counted.events.first().map(|event| event.date), counted.complete);
        let mut from = first.map(|first| (first, first));
        let mut needs: Vec<Need> = Vec::new();
        let mut place = 0;
        while let Some(start) = from.filter(|_| place < MOST_DAYS) {
            let counted = start.0.previous().ok().zip(start.1.previous().ok());
            self.counted_until = counted.filter(|_| anew && place > 0);
            let found = self.found_after(start, when, frame)?;
            // What an earlier day that is not known hangs on, this one does too.
            if let (Found::NotKnown { day, .. }, false) = (found, off) {
                let tried = self.day_tried(day, frame);
                let mut missing = Missing::default();
                self.quietly(|machine| machine.missing(when, tried, &mut missing))?;
                needs.extend(missing.all());
            }
            self.counted_until = None;
            let on = match found {
                Found::On(on) => (on, on),
                // One that has come by now, or is still to come, whatever is missing.
                Found::NotKnown { day, surely: Some(latest) }
                    if anew && !off && (place > 0 || complete) && (latest <= as_of || as_of < day) =>
                {
                    (day, latest)
                }
                Found::NotKnown { day: on, .. } if !off => {
                    let reason = self.reason(ReasonKind::PerhapsOnDay { on })?;
                    return self.write_untold(id, crate::machine::tidy(needs), reason, place > 0);
                }
                _ => break,
            };
            let kept = self.period_needs.len();
            self.period_needs.push(needs.clone());
            let day = InstanceDay { on, from: start, needs: kept, list, when, anew, place };
            self.settle_for(id, Which { day: Some(day), ..Which::default() }, off)?;
            place = place.saturating_add(1);
            if as_of < on.0 {
                break;
            }
            from = if on.0 == on.1 {
                needs.clear();
                let next = self.counted_from_after(on.0, when, anew, frame)?;
                next.map(|next| (next, next))
            } else {
                Some((self.day_after(on.0)?, self.day_after(on.1)?))
            };
        }
        if off {
            return Ok(());
        }
        if place == 0 && first.is_none() && !complete {
            let reason = self.may_miss(list)?;
            self.write_untold(id, vec![Need::Fact(list)], reason, false)?;
        } else if place == 0 {
            self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), Vec::new());
        }
        Ok(())
    }

    /// The first day on which a condition holds, from a day on that lies between two: on a day before the second it is not
    /// known whether it is tried.
    fn found_after(&mut self, (first, last): (Date, Date), when: NodeId, frame: Frame<'a>) -> Result<Found> {
        let found = self.found_from(first, SearchStep::Day, when, frame)?;
        let (day, surely) = match found {
            Found::On(on) if on < last => (on, None),
            Found::NotKnown { day, surely } if first < last => (day, surely),
            found => return Ok(found),
        };
        let surely = match surely.filter(|surely| last <= *surely) {
            Some(surely) => Some(surely),
            None => {
                // The last day itself may be the one.
                let before = day.max(last.previous().unwrap_or(last));
                self.quietly(|machine| machine.surely_by((day, before), SearchStep::Day, when, frame))?
            }
        };
        Ok(Found::NotKnown { day, surely })
    }

    /// What the day at hand hangs on.
    pub(crate) fn missing_day(&self) -> &[Need] {
        let place = self.instance_day.map(|day| day.needs);
        place.and_then(|place| self.period_needs.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The day from which the next day is looked for: the day after, or the first on which the condition fails again.
    fn counted_from_after(&mut self, on: Date, when: NodeId, anew: bool, frame: Frame<'a>) -> Result<Option<Date>> {
        let mut day = self.day_after(on)?;
        if anew {
            return Ok(Some(day));
        }
        let end = end_of_search(on);
        while day <= end {
            self.step()?;
            let tried = self.day_tried(day, frame);
            if !self.truth(when, tried)?.is_true() {
                return Ok(Some(day));
            }
            let next = self.quietly(|machine| machine.turns_to(when, false, end, tried))?;
            match next {
                Some(next) => day = next,
                None => break,
            }
        }
        Ok(None)
    }

    /// Versions that are off, and would have governed one of these events.
    fn would_for_each(&mut self, id: RequirementId, query: &'a Query) -> Result<()> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        self.quietly(|machine| {
            let mut events = Vec::new();
            machine.each_event(query, frame, |_, here, truth| {
                events.extend(truth.is_true().then_some(here));
                Ok(true)
            })?;
            for here in events {
                machine.instance = Some(here);
                machine.versions_would(id)?;
                machine.instance = None;
            }
            Ok(())
        })
    }
}

/// The first day that a day may be which is not known.
fn not_known((earliest, latest): (Date, Date)) -> Option<Date> {
    Some(earliest).filter(|earliest| *earliest < latest)
}
