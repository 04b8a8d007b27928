//! Requirements that are owed for each event of a list.

use super::answer::{Got, needs};
use super::frame::{AtHand, Frame};
use super::{Lines, Oracle};
use hjemmel_engine::findings::{Instance, Need, NotApplicable, NotApplicableReason, Undetermined};
use hjemmel_engine::ids::{FieldId, RequirementId};
use hjemmel_model::model::Query;

impl Oracle<'_> {
    pub(crate) fn requirement_for_each(&self, id: RequirementId, query: &Query) -> Lines {
        let a = self.as_of();
        let frame = Frame::on(a, a);
        let list = self.list(query.events);
        let mut all = Lines::default();
        let undetermined = |instance: Option<Instance>, needs: Vec<Need>| Undetermined {
            requirement: id,
            instance,
            version: None,
            occurrence: None,
            due: None,
            needs,
            because: Vec::new(),
        };
        let mut any = false;
        for (place, event) in list.events.iter().enumerate().filter(|(_, event)| event.date <= a) {
            let held = self.belongs(query, AtHand { list: query.events, place, event }, &frame);
            if held.is_false() {
                continue;
            }
            any = true;
            let instance = Some(Instance { list: query.events, place: place as u32, date: event.date });
            if held.is_unknown() {
                all.would_touch.extend(self.unread(|| self.would_touch(id, a)));
                all.undetermined.push(undetermined(instance, needs(&held.leaves).into_iter().collect()));
                continue;
            }
            self.instance.replace(Some((query.events, place)));
            let mut lines = self.requirement_once(id);
            self.instance.replace(None);
            lines.duties.iter_mut().for_each(|it| it.instance = instance);
            lines.lifted.iter_mut().for_each(|it| it.instance = instance);
            lines.undetermined.iter_mut().for_each(|it| it.instance = instance);
            lines.not_applicable.iter_mut().for_each(|it| it.instance = instance);
            lines.outside.iter_mut().for_each(|it| it.instance = instance);
            all.duties.extend(lines.duties);
            all.lifted.extend(lines.lifted);
            all.undetermined.extend(lines.undetermined);
            all.each_not_applicable.extend(lines.not_applicable);
            all.each_outside.extend(lines.outside);
            all.conflicts.extend(lines.conflicts);
            all.would_touch.extend(lines.would_touch);
            all.clocks.extend(lines.clocks);
        }
        let rule = &self.model.requirements[id.index()];
        if rule.versions.iter().all(|it| self.standing(rule.rulebook, &it.in_force) == super::frame::Standing::Off) {
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
            all.would_touch.extend(self.unread(|| self.would_touch(id, a)));
            all.undetermined.push(undetermined(None, vec![Need::Fact(query.events)]));
        }
        all
    }

    /// A field of the event that the requirement at hand is for.
    pub(crate) fn instance_field(&self, field: FieldId, frame: &Frame<'_>) -> Got {
        let instance = *self.instance.borrow();
        let Some((list, place)) = instance else { panic!("no event is at hand") };
        let event = &self.list(list).events[place];
        self.field(field, &frame.with_event(AtHand { list, place, event }))
    }
}
