//! Requirements that are owed for each period of the same: the unbroken stretches of days in which facts, definitions and
//! groups keep their values. Only days on which one of them can change are looked at (see [`crate::turning`]).

use crate::answer::Answer;
use crate::each::Which;
use crate::expression::malformed;
use crate::findings::{Need, NotApplicableReason, Period, PeriodEnd, Reason, ReasonKind};
use crate::frame::Frame;
use crate::ids::{FactId, NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::needs::Missing;
use crate::plan::{Modality, Node, RequirementVersion, Timing, children, timing_nodes};
use crate::reads::Read;
use crate::search::end_of_search;
use crate::situation::Given;
use crate::turning::earlier;
use hjemmel_value::{Date, Truth, Value};

/// A period that a requirement is for.
#[derive(Copy, Clone, Debug)]
pub(crate) struct InstancePeriod<'a> {
    pub(crate) requirement: RequirementId,
    /// Its first day.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) until: PeriodEnd,
    /// What stays the same in it.
    pub(crate) same: &'a [NodeId],
    /// Which of the periods it is, from 0.
    pub(crate) place: u32,
    /// Where the machine keeps what its end hangs on.
    needs: usize,
}

impl InstancePeriod<'_> {
    /// Whether a day is not after its last.
    fn still_runs_on(&self, day: Date) -> Truth {
        match self.until {
            PeriodEnd::GoesOn => Truth::True,
            PeriodEnd::On(last) => Truth::from(day <= last),
            PeriodEnd::NotKnown { surely } => {
                if day <= surely {
                    Truth::True
                } else {
                    Truth::Unknown
                }
            }
        }
    }
}

/// From which day on something is told.
enum Told {
    From(Date),
    /// Nothing is.
    Nowhere,
    /// What is missing may begin before all that is given.
    NotKnown(Vec<Need>),
}

/// Days on which everything keeps its value, or stays unknown.
struct Stretch {
    first: Date,
    values: Vec<Answer>,
}

impl Stretch {
    /// Whether something is surely another than in other days.
    fn surely_differs(&self, other: &Stretch) -> bool {
        let known = |one: &Answer, other: &Answer| !one.is_unknown() && !other.is_unknown();
        self.values.iter().zip(&other.values).any(|(one, other)| known(one, other) && one != other)
    }

    fn is_unclear(&self) -> bool {
        self.values.iter().any(Answer::is_unknown)
    }

    /// Whether nothing is there that could stay the same.
    fn is_gap(&self) -> bool {
        self.values.iter().all(|value| *value == Answer::Absent)
    }

    fn told(&self) -> Vec<Option<Value>> {
        let value = |answer: &Answer| match answer {
            Answer::Value(value) => Some(value.clone()),
            _ => None,
        };
        self.values.iter().map(value).collect()
    }
}

impl<'a> Machine<'a> {
    /// Settles a requirement for each period of the same that has begun.
    pub(crate) fn settle_each_period(
        &mut self,
        id: RequirementId,
        same: &'a [NodeId],
        from: &'a [FactId],
    ) -> Result<()> {
        let off = self.versions_not_off(id)? == 0;
        let told = match self.first_told(from) {
            Told::From(day) => self.settle_periods_from(id, same, day, off)?,
            Told::Nowhere => false,
            Told::NotKnown(needs) => {
                if !off {
                    let mut because = Vec::with_capacity(needs.len());
                    for need in &needs {
                        let (Need::Fact(fact) | Need::Field(fact, ..)) = *need;
                        because.push(self.reason(ReasonKind::NoFirstDay { fact })?);
                    }
                    self.write_undetermined_whole(id, needs, because);
                }
                true
            }
        };
        if !told && !off {
            self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), Vec::new());
        }
        Ok(())
    }

    /// Walks through the stretches from the first day that is told; tells whether a line was written.
    fn settle_periods_from(&mut self, id: RequirementId, same: &'a [NodeId], begins: Date, off: bool) -> Result<bool> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let end = end_of_search(as_of);
        let (mut place, mut told, mut doubted) = (0_u32, false, false);
        let mut before: Option<Stretch> = None;
        if as_of < begins {
            return Ok(false);
        }
        let mut here = Some(Stretch { first: begins, values: self.values_on(same, begins, frame)? });
        while let Some(stretch) = here.filter(|stretch| stretch.first <= as_of) {
            let next = self.next_stretch(same, &stretch, end, frame)?;
            let begins = before.as_ref().is_none_or(|before| before.surely_differs(&stretch));
            doubted &= !begins;
            if stretch.is_unclear() {
                // Whether a period begins among these days, or goes on: told once, up to the next sure change.
                if !doubted && !off {
                    let needs = self.missing_on(same, stretch.first, frame)?;
                    let kind = ReasonKind::PerhapsPeriod { on: stretch.first, needs: needs.clone() };
                    let because = vec![self.reason(kind)?];
                    self.write_undetermined_whole(id, needs, because);
                }
                (doubted, told) = (true, true);
            } else if begins && !stretch.is_gap() {
                let (until, needs) = self.end_of_stretch(same, &stretch, next.as_ref(), frame)?;
                let kept = self.period_needs.len();
                self.period_needs.push(needs);
                let from = stretch.first;
                let period = InstancePeriod { requirement: id, from, until, same, place, needs: kept };
                if !off {
                    self.findings.periods.push(Period { requirement: id, place, from, until, values: stretch.told() });
                }
                self.settle_for(id, Which { period: Some(period), ..Which::default() }, off)?;
                place = place.saturating_add(1);
                told = true;
            }
            before = Some(stretch);
            here = next;
        }
        Ok(told)
    }

    /// The first day on which a fact over time has a value; not known while one of them has none, and none is assumed.
    fn first_told(&mut self, from: &[FactId]) -> Told {
        let as_of = self.as_of();
        let (mut first, mut needs) = (None, Vec::new());
        for id in from {
            let fact = self.plan.facts.get(id.index());
            let judged = fact.is_some_and(|fact| fact.judgement.is_some());
            let given = match self.situation.facts.get(id.index()).and_then(Option::as_ref) {
                Some(Given::OverTime(values)) => values.as_slice(),
                _ => &[],
            };
            let made = |on: Option<Date>| !judged || on.is_none_or(|on| on <= as_of);
            let mut seen = given.iter().filter(|value| made(value.judgement.as_ref().and_then(|it| it.on)));
            match seen.next() {
                Some(value) => {
                    self.reads.fact(*id, Read::Given);
                    first = earlier(first, Some(value.from));
                }
                None if fact.is_some_and(|fact| fact.assumed.is_some()) => {}
                None => needs.push(Need::Fact(*id)),
            }
        }
        match first {
            _ if !needs.is_empty() => Told::NotKnown(needs),
            Some(day) => Told::From(day),
            None => Told::Nowhere,
        }
    }

    fn values_on(&mut self, same: &'a [NodeId], day: Date, frame: Frame<'a>) -> Result<Vec<Answer>> {
        let tried = self.day_tried(day, frame);
        let mut values = Vec::with_capacity(same.len());
        for node in same {
            let answer = self.answer(*node, tried)?;
            values.push(if answer.is_unknown() { Answer::UNKNOWN } else { answer });
        }
        Ok(values)
    }

    /// The days after a stretch, on which something is another, or of which it is not known.
    fn next_stretch(
        &mut self,
        same: &'a [NodeId],
        stretch: &Stretch,
        end: Date,
        frame: Frame<'a>,
    ) -> Result<Option<Stretch>> {
        let mut day = stretch.first;
        loop {
            self.step()?;
            let tried = self.day_tried(day, frame);
            let mut turn = None;
            for node in same {
                turn = earlier(turn, self.quietly(|machine| machine.changes(*node, end, tried))?);
            }
            let Some(first) = turn else { return Ok(None) };
            if first <= day {
                return Err(malformed("a search does not go on"));
            }
            let values = self.values_on(same, first, frame)?;
            if values != stretch.values {
                return Ok(Some(Stretch { first, values }));
            }
            day = first;
        }
    }

    /// The last day of a period that the next stretch ends, and what that hangs on.
    fn end_of_stretch(
        &mut self,
        same: &'a [NodeId],
        stretch: &Stretch,
        next: Option<&Stretch>,
        frame: Frame<'a>,
    ) -> Result<(PeriodEnd, Vec<Need>)> {
        let Some(next) = next else { return Ok((PeriodEnd::GoesOn, Vec::new())) };
        let last = next.first.previous().map_err(|_| malformed("a period ends before the calendar begins"))?;
        if stretch.surely_differs(next) {
            return Ok((PeriodEnd::On(last), Vec::new()));
        }
        Ok((PeriodEnd::NotKnown { surely: last }, self.missing_on(same, next.first, frame)?))
    }

    /// What is missing to know what stays the same on a day.
    fn missing_on(&mut self, same: &'a [NodeId], day: Date, frame: Frame<'a>) -> Result<Vec<Need>> {
        let tried = self.day_tried(day, frame);
        let mut missing = Missing::default();
        self.quietly(|machine| same.iter().try_for_each(|node| machine.missing(*node, tried, &mut missing)))?;
        Ok(missing.all())
    }

    /// What the end of the period at hand hangs on.
    pub(crate) fn missing_end(&self) -> &[Need] {
        let place = self.instance_period.map(|period| period.needs);
        place.and_then(|place| self.period_needs.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The last day of the period at hand.
    pub(crate) fn end_at_hand(&self) -> Answer {
        match self.instance_period.map(|period| period.until) {
            Some(PeriodEnd::On(last)) => Answer::Value(Value::Date(last)),
            Some(PeriodEnd::GoesOn) => Answer::Absent,
            Some(PeriodEnd::NotKnown { .. }) | None => Answer::UNKNOWN,
        }
    }

    /// Whether the period at hand lets a version apply on a day: a duty lapses with its period, unless it is counted from
    /// the end; one without a clock does not hold before the period either.
    pub(crate) fn in_period(&self, version: &RequirementVersion, day: Date) -> Result<Truth> {
        let Some(period) = self.instance_period else { return Ok(Truth::True) };
        if has_no_clock(version) {
            return Ok(Truth::from(period.from <= day).and(period.still_runs_on(day)));
        }
        Ok(if self.counts_from_the_end(version)? { Truth::True } else { period.still_runs_on(day) })
    }

    /// Whether the day on which a version is read decides if its period lets it apply.
    pub(crate) fn period_hangs_on_the_day(&self, version: &RequirementVersion) -> Result<bool> {
        let ends = self.instance_period.is_some_and(|period| period.until != PeriodEnd::GoesOn);
        Ok(ends && (has_no_clock(version) || !self.counts_from_the_end(version)?))
    }

    fn counts_from_the_end(&self, version: &RequirementVersion) -> Result<bool> {
        let mut open = timing_nodes(&version.timing);
        while let Some(node) = open.pop() {
            match self.node(node)? {
                Node::InstanceEnd => return Ok(true),
                other => open.extend(children(other)),
            }
        }
        Ok(false)
    }

    /// Which period a line is for, and by what values.
    pub(crate) fn because_period(&mut self, because: &mut Vec<Reason>) -> Result<()> {
        let Some(period) = self.instance_period else { return Ok(()) };
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        self.reads.begin();
        self.values_on(period.same, period.from, frame)?;
        let (facts, values) = self.facts_read();
        self.reads.end();
        let kind = ReasonKind::Period { requirement: period.requirement, place: period.place };
        let reason = self.reason(kind)?;
        because.push(Reason { facts, values, ..reason });
        Ok(())
    }
}

/// Whether a version holds without being counted from any day.
fn has_no_clock(version: &RequirementVersion) -> bool {
    version.modality == Modality::MustNot || matches!(version.timing, Timing::AtAllTimes | Timing::NotEncoded(_))
}
