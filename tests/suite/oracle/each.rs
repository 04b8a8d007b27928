//! Requirements that are owed for each event of a list.

use super::answer::{Got, Held, Leaf, Leaves, needs};
use super::frame::{AtHand, Frame};
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::{Instance, Need, NotApplicable, NotApplicableReason, Thing};
use hjemmel_engine::ids::{FactId, FieldId, RequirementId};
use hjemmel_engine::plan::SearchStep;
use hjemmel_model::model::{Expression, Query, RequirementVersion};
use hjemmel_value::{Date, Value};
use std::collections::BTreeSet;

impl Oracle<'_> {
    pub(crate) fn requirement_for_each(&self, id: RequirementId, query: &Query) -> Lines {
        let a = self.as_of();
        let frame = Frame::on(a, a);
        let list = self.list(query.events);
        let off = self.all_off(id);
        let mut all = Lines::default();
        let mut any = false;
        for (place, event) in list.events.iter().enumerate().filter(|(_, event)| event.date <= a) {
            let held = self.belongs(query, AtHand { list: query.events, place, event }, &frame);
            if held.is_false() {
                continue;
            }
            any = true;
            let instance = Some(Instance::Thing(Thing {
                list: Some(query.events),
                place: place as u32,
                date: event.date,
                earliest: None,
            }));
            if held.is_unknown() && off {
                continue;
            }
            self.at_hand.replace(instance.map(|instance| (id, instance)));
            self.instance.replace(Some((query.events, place)));
            if held.is_unknown() {
                all.would_touch.extend(self.unread(|| self.would_touch(id, a, None)));
                all.undetermined.push(as_a_whole(id, instance, needs(&held.leaves)));
                self.at_hand.replace(None);
                self.instance.replace(None);
                continue;
            }
            let lines = self.scoped(|| self.requirement_once(id)).0;
            self.instance.replace(None);
            self.at_hand.replace(None);
            all.add(lines, instance);
        }
        if off {
            return Lines { would_touch: all.would_touch, ..Lines::default() };
        }
        if !any && list.complete {
            all.not_applicable = Some(NotApplicable {
                requirement: id,
                instance: None,
                reason: NotApplicableReason::NotStarted,
                displaced_by: Vec::new(),
                because: Vec::new(),
            });
        }
        if !list.complete {
            self.untold(id, [Need::Fact(query.events)], any, &mut all);
        }
        all
    }

    /// Of things that are not told: nothing is asked for if no version of the requirement applies on any day.
    fn untold(&self, id: RequirementId, needs: impl IntoIterator<Item = Need>, told: bool, all: &mut Lines) {
        let a = self.as_of();
        let rule = &self.model.requirements[id.index()];
        let on = |it: &&RequirementVersion| self.standing(rule.rulebook, &it.in_force) != super::frame::Standing::Off;
        let on: Vec<&RequirementVersion> = rule.versions.iter().filter(on).collect();
        if !on.iter().all(|it| self.never_applies(it)) {
            all.would_touch.extend(self.unread(|| self.would_touch(id, a, None)));
            all.undetermined.push(as_a_whole(id, None, needs));
        } else if !told {
            let last = on.last().expect("one is on");
            let _ = self.applies(last, a, a);
            let reason = self.why_not(last, a, a, None);
            self.not_applicable(id, reason, all);
        }
    }

    /// Day after day: those on which the condition comes true, and of those to come the next alone.
    pub(crate) fn requirement_for_each_day(
        &self,
        id: RequirementId,
        when: &Expression,
        list: FactId,
        anew: bool,
    ) -> Lines {
        let a = self.as_of();
        let off = self.all_off(id);
        let given = self.list(list);
        let first = given.events.iter().map(|event| event.date).min();
        let mut all = Lines::default();
        let mut place = 0;
        let mut from = first.map(|first| (first, first));
        let mut before: BTreeSet<Need> = BTreeSet::new();
        let holds = |day: Date| self.truth(when, &Frame { today: day, ..Frame::on(a, a) });
        while let Some((start, last_start)) = from {
            let counted = (start.previous().expect("in range"), last_start.previous().expect("in range"));
            self.counted_until.replace(Some(counted).filter(|_| anew && place > 0));
            // A day that may have gone by is not surely one on which it comes true.
            let tried = |day: Date| match holds(day) {
                held if held.is_true() && day < last_start => Held::unknown(Leaves::new()),
                held => held,
            };
            let may_begin_before = place == 0 && !given.complete;
            let found = self.first_day(start, may_begin_before, SearchStep::Day, tried);
            self.counted_until.replace(None);
            let here: BTreeSet<Need> = needs(&found.leaves).union(&before).copied().collect();
            let (on, hangs_on) = match (found.value(), found.days()) {
                (Some(Value::Date(on)), _) if start == last_start => ((*on, *on), BTreeSet::new()),
                (Some(Value::Date(on)), _) => ((*on, *on), before.clone()),
                (_, Some((Some(first), last))) if !off && anew && (last <= a || a < first) => ((first, last), here),
                _ if found.is_unknown() => {
                    if !off {
                        self.untold(id, here, place > 0, &mut all);
                    }
                    return all;
                }
                _ => break,
            };
            let earliest = Some(on.0).filter(|first| *first < on.1);
            let instance = Some(Instance::Thing(Thing { list: Some(list), place, date: on.1, earliest }));
            self.instance_day.replace(Some((on, (start, last_start), hangs_on.clone())));
            self.at_hand.replace(instance.map(|instance| (id, instance)));
            let lines = self.scoped(|| self.requirement_once(id)).0;
            self.instance_day.replace(None);
            self.at_hand.replace(None);
            all.add(lines, instance);
            place += 1;
            if a < on.0 {
                break;
            }
            before = if on.0 == on.1 { BTreeSet::new() } else { hangs_on };
            from = Some((on.0.next().expect("in range"), on.1.next().expect("in range")));
            if !anew {
                let next = (1..600).map(|days| on.0.plus_days(days).expect("in range"));
                from = next.clone().find(|day| !holds(*day).is_true()).map(|day| (day, day));
            }
        }
        if off {
            return Lines { would_touch: all.would_touch, ..Lines::default() };
        }
        if place == 0 && first.is_none() && !given.complete {
            self.untold(id, [Need::Fact(list)], false, &mut all);
        } else if place == 0 {
            self.not_applicable(id, NotApplicableReason::NotStarted, &mut all);
        }
        all
    }

    /// Whether every version is a proposal that is off.
    pub(crate) fn all_off(&self, id: RequirementId) -> bool {
        let rule = &self.model.requirements[id.index()];
        rule.versions.iter().all(|it| self.standing(rule.rulebook, &it.in_force) == super::frame::Standing::Off)
    }

    /// The first day of what is at hand: from which was counted, or of the period.
    pub(crate) fn start_at_hand(&self) -> Got {
        match &*self.period.borrow() {
            Some(period) => Got::known(Value::Date(period.from)),
            None => self.day_at_hand(|days| days.1),
        }
    }

    /// A day that has to do with the one that the requirement at hand is for.
    pub(crate) fn day_at_hand(&self, which: impl Fn(((Date, Date), (Date, Date))) -> (Date, Date)) -> Got {
        let day = self.instance_day.borrow();
        let Some((on, from, needs)) = &*day else { return Got::unknown(Leaves::new()) };
        let (first, last) = which((*on, *from));
        Got::dated(Some(first), Some(last), needs.iter().copied().map(Leaf::Ask).collect())
    }

    /// A field of the event that the requirement at hand is for.
    pub(crate) fn instance_field(&self, field: FieldId, frame: &Frame<'_>) -> Got {
        let instance = *self.instance.borrow();
        // Of events that are not told, none is at hand.
        let Some((list, place)) = instance else { return Got::unknown(Leaves::new()) };
        let event = &self.list(list).events[place];
        self.field(field, &frame.with_event(AtHand { list, place, event }))
    }
}

impl Lines {
    /// Takes in the lines of one event or day.
    pub(crate) fn add(&mut self, mut lines: Lines, instance: Option<Instance>) {
        lines.duties.iter_mut().for_each(|it| it.instance = instance);
        lines.lifted.iter_mut().for_each(|it| it.instance = instance);
        lines.undetermined.iter_mut().for_each(|it| it.instance = instance);
        lines.not_applicable.iter_mut().for_each(|it| it.instance = instance);
        lines.outside.iter_mut().for_each(|it| it.instance = instance);
        self.duties.extend(lines.duties);
        self.lifted.extend(lines.lifted);
        self.undetermined.extend(lines.undetermined);
        self.each_not_applicable.extend(lines.not_applicable);
        self.each_outside.extend(lines.outside);
        let of = match instance {
            Some(Instance::Thing(thing)) => Some(thing),
            _ => None,
        };
        lines.decidable.iter_mut().for_each(|it| it.of = of);
        self.decidable.extend(lines.decidable);
        self.conflicts.extend(lines.conflicts);
        self.would_touch.extend(lines.would_touch);
        self.clocks.extend(lines.clocks);
    }
}
