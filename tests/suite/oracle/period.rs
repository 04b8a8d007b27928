//! Requirements that are owed for each period of the same, found day after day.

use super::answer::{Answer, Got, Held, Leaf, Leaves, needs};
use super::frame::Frame;
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::{Instance, Need, NotApplicableReason, Period, PeriodEnd, Thing};
use hjemmel_engine::ids::{FactId, RequirementId};
use hjemmel_engine::plan::Modality;
use hjemmel_engine::situation::Given;
use hjemmel_model::model::{Expression, RequirementVersion, Timing};
use hjemmel_value::{Date, Duration, MonthConvention, Value};
use std::collections::BTreeSet;

/// A period at hand.
#[derive(Clone, Debug)]
pub(crate) struct AtHand {
    pub(crate) from: Date,
    until: PeriodEnd,
    /// What its end hangs on.
    needs: BTreeSet<Need>,
}

/// What things are on a day; `None` if that is not known.
type Values = Vec<Option<Option<Value>>>;

/// Days that follow each other and are alike in everything, and the needs of the first.
struct Stretch {
    first: Date,
    last: Date,
    values: Values,
    needs: BTreeSet<Need>,
}

impl Stretch {
    fn unclear(&self) -> bool {
        self.values.iter().any(Option::is_none)
    }

    /// Something is known in both and not the same.
    fn parts_from(&self, other: &Stretch) -> bool {
        (0..self.values.len())
            .any(|it| matches!((&self.values[it], &other.values[it]), (Some(one), Some(other)) if one != other))
    }
}

impl Oracle<'_> {
    pub(crate) fn requirement_for_each_period(&self, id: RequirementId, same: &[Expression], from: &[FactId]) -> Lines {
        let mut all = Lines::default();
        let a = self.as_of();
        let off = self.all_off(id);
        let missing: BTreeSet<Need> = from
            .iter()
            .filter(|fact| self.first_value(**fact).is_none() && self.model.facts[fact.index()].it.assumed.is_none())
            .map(|fact| Need::Fact(*fact))
            .collect();
        for fact in from.iter().filter(|fact| self.first_value(**fact).is_some()) {
            self.reads.borrow_mut().facts.insert(*fact);
        }
        let mut told = false;
        let in_doubt = |needs: &BTreeSet<Need>, all: &mut Lines| {
            if !off {
                all.would_touch.extend(self.unread(|| self.would_touch(id, a, None)));
                all.undetermined.push(as_a_whole(id, None, needs.iter().copied()));
            }
        };
        if !missing.is_empty() {
            in_doubt(&missing, &mut all);
            return all;
        }
        if let Some(begins) = from.iter().filter_map(|fact| self.first_value(*fact)).min().filter(|begins| *begins <= a)
        {
            let end = a.plus(Duration::years(20), MonthConvention::SameDay).expect("in range").date;
            let mut before: Option<Stretch> = None;
            let mut asked = false;
            let mut place = 0;
            let mut here = Some(self.stretch(same, begins, end));
            while let Some(stretch) = here.take().filter(|stretch| stretch.first <= a) {
                let next =
                    (stretch.last < end).then(|| self.stretch(same, stretch.last.next().expect("in range"), end));
                let parted = before.as_ref().is_none_or(|before| before.parts_from(&stretch));
                asked = asked && !parted;
                if stretch.unclear() {
                    if !asked {
                        in_doubt(&stretch.needs, &mut all);
                    }
                    (asked, told) = (true, true);
                } else if parted && stretch.values.iter().any(|it| matches!(it, Some(Some(_)))) {
                    let (until, needs) = match &next {
                        None => (PeriodEnd::GoesOn, BTreeSet::new()),
                        Some(next) if next.parts_from(&stretch) => (PeriodEnd::On(stretch.last), BTreeSet::new()),
                        Some(next) => (PeriodEnd::NotKnown { surely: stretch.last }, next.needs.clone()),
                    };
                    let instance = Instance::Thing(Thing { list: None, place, date: stretch.first, earliest: None });
                    self.period.replace(Some(AtHand { from: stretch.first, until, needs }));
                    self.at_hand.replace(Some((id, instance)));
                    // The period is a condition: the proposals by which it was found have a part in the line.
                    let found_by = self.reads.borrow().proposals.clone();
                    let settle = || {
                        self.reads.borrow_mut().proposals = found_by;
                        self.requirement_once(id)
                    };
                    let lines = self.scoped(settle).0;
                    self.period.replace(None);
                    self.at_hand.replace(None);
                    all.add(lines, Some(instance));
                    let values = stretch.values.iter().map(|it| it.clone().expect("it is clear")).collect();
                    all.periods.push(Period { requirement: id, place, from: stretch.first, until, values });
                    place += 1;
                    told = true;
                }
                before = Some(stretch);
                here = next;
            }
        }
        if off {
            return Lines { would_touch: all.would_touch, ..Lines::default() };
        }
        // Lines for no period stand behind those for one.
        all.undetermined.sort_by_key(|it| it.instance.is_none());
        if !told {
            self.not_applicable(id, NotApplicableReason::NotStarted, &mut all);
        }
        all
    }

    /// The first day of a fact over time, as it is seen on the evaluation date.
    fn first_value(&self, fact: FactId) -> Option<Date> {
        let Some(Given::OverTime(values)) = self.given(fact) else { return None };
        let judged = self.model.facts[fact.index()].it.judgement.is_some();
        let seen = values.iter().filter(|value| {
            let on = value.judgement.as_ref().and_then(|it| it.on);
            !judged || on.is_none_or(|on| on <= self.as_of())
        });
        seen.map(|value| value.from).min()
    }

    /// The days from one on that are like it.
    fn stretch(&self, same: &[Expression], first: Date, end: Date) -> Stretch {
        let (values, needs) = self.values_on(same, first);
        let mut last = first;
        while last < end {
            let day = last.next().expect("in range");
            if self.values_on(same, day).0 != values {
                break;
            }
            last = day;
        }
        Stretch { first, last, values, needs }
    }

    fn values_on(&self, same: &[Expression], day: Date) -> (Values, BTreeSet<Need>) {
        let a = self.as_of();
        let frame = Frame { today: day, ..Frame::on(a, a) };
        let mut leaves = Leaves::new();
        let values = same.iter().map(|one| {
            let got = self.value(one, &frame);
            match got.answer {
                Answer::Value(value) => Some(Some(value)),
                Answer::Absent => Some(None),
                Answer::Unknown { .. } => {
                    leaves.extend(got.leaves);
                    None
                }
            }
        });
        let values = values.collect();
        (values, needs(&leaves))
    }

    /// Whether the period at hand lets a duty be read on a day.
    pub(crate) fn in_period(&self, version: &RequirementVersion, day: Date) -> Held {
        let Some(period) = self.period.borrow().clone() else { return Held::sure(true) };
        if without_a_clock(version) && day < period.from {
            return Held::sure(false);
        }
        if !without_a_clock(version) && names_the_end(version) {
            return Held::sure(true);
        }
        match period.until {
            PeriodEnd::GoesOn => Held::sure(true),
            PeriodEnd::On(last) => Held::sure(day <= last),
            PeriodEnd::NotKnown { surely } if day <= surely => Held::sure(true),
            PeriodEnd::NotKnown { .. } => Held::unknown(period.needs.into_iter().map(Leaf::Ask).collect()),
        }
    }

    /// Whether the period may let it be read on one day and not on another.
    pub(crate) fn period_moves(&self, version: &RequirementVersion) -> bool {
        let ends = self.period.borrow().as_ref().is_some_and(|period| period.until != PeriodEnd::GoesOn);
        ends && (without_a_clock(version) || !names_the_end(version))
    }

    pub(crate) fn end_at_hand(&self) -> Got {
        let period = self.period.borrow().clone();
        match period.as_ref().map(|period| period.until) {
            Some(PeriodEnd::On(last)) => Got::known(Value::Date(last)),
            Some(PeriodEnd::GoesOn) => Got::absent(),
            Some(PeriodEnd::NotKnown { .. }) => {
                Got::unknown(period.into_iter().flat_map(|it| it.needs).map(Leaf::Ask).collect())
            }
            None => Got::unknown(Leaves::new()),
        }
    }
}

fn without_a_clock(version: &RequirementVersion) -> bool {
    version.modality == Modality::MustNot || matches!(version.timing, Timing::AtAllTimes | Timing::NotEncoded(_))
}

/// Whether the deadline of a version is counted from the end of its period.
fn names_the_end(version: &RequirementVersion) -> bool {
    fn names(expression: &Expression) -> bool {
        format!("{:?}", expression.kind).contains("InstanceEnd")
    }
    match &version.timing {
        Timing::Within { length, from, .. } | Timing::Every { length, from } => names(length) || names(from),
        Timing::By(date) | Timing::Before(date) => names(date),
        Timing::Between { from, by, .. } => names(from) || names(by),
        Timing::AtLeastEvery { first, length, from } => names(length) || names(from) || first.iter().any(names),
        Timing::Together { .. } | Timing::AtAllTimes | Timing::NotEncoded(_) => false,
    }
}
