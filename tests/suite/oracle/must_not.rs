//! What must not be done is read on the day of the act.

use super::clock::Start;
use super::duty::Case;
use super::exemption::Effective;
use super::frame::{AtHand, Frame};
use super::meeting::{Fits, Standing};
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::{Need, Status, Undetermined};
use hjemmel_engine::ids::{FactId, RequirementId};
use hjemmel_engine::plan::Modality;
use hjemmel_model::model::{EffectKind, Timing};
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

/// An act that breaks a requirement, or may.
struct Act {
    date: Date,
    version: usize,
    truth: Truth,
    needs: BTreeSet<Need>,
}

impl Oracle<'_> {
    /// Whether a must-not is broken: then its line is made.
    pub(crate) fn breach(&self, id: RequirementId, lines: &mut Lines) -> bool {
        let acts = self.untouched(|| self.acts(id));
        let Some(act) = acts.iter().find(|act| act.truth.is_true()) else { return false };
        self.act_line(id, act, Status::Broken, BTreeSet::new(), lines);
        true
    }

    /// The line of a must-not as it stood on the day of an act.
    fn act_line(&self, id: RequirementId, act: &Act, status: Status, needs: BTreeSet<Need>, lines: &mut Lines) {
        let rule = self.version(id, act.version);
        self.reads.borrow_mut().proposals.clear();
        self.applies(rule, act.date, act.date);
        let reading = self.reading_of(rule, act.date, act.date);
        let term = self.term(&Timing::AtAllTimes, &Start::Clockless, &reading);
        let case = Case {
            surely_governed: false,
            requirement: id,
            version: act.version,
            occurrence: None,
            clock: None,
            law: act.date,
            reading: act.date,
            term: term.clone(),
            undated: None,
            kept: false,
            kept_by: None,
        };
        lines.would_touch.extend(self.unread(|| self.would_touch(id, act.date, None)));
        // It has no deadline, so what an exemption does to one does not show.
        let kept_despite = self.reaching(id, act.date, Some(act.date)).kept_despite;
        let reaching = super::exemption::Reaching { effects: Vec::new(), kept_despite };
        let fits = Fits { events: Vec::new(), open: BTreeSet::new() };
        let standing = Standing { status, met_on: None, needs };
        let mut duty = self.line(&case, &reaching, &term, &fits, standing, lines);
        duty.broken_on = (status == Status::Broken).then_some(act.date);
        lines.duties.push(duty);
    }

    /// The acts that break a requirement, surely or perhaps, by date; none is looked at beyond the first that surely does.
    fn acts(&self, id: RequirementId) -> Vec<Act> {
        let requirement = &self.model.requirements[id.index()];
        let live = requirement
            .versions
            .iter()
            .filter(|it| self.standing(requirement.rulebook, &it.in_force) != super::frame::Standing::Off);
        let lists: BTreeSet<FactId> = live.flat_map(|it| &it.broken_by).map(|it| it.query.events).collect();
        let mut seen: Vec<AtHand<'_>> = Vec::new();
        for list in lists {
            let events = self.list(list).events.iter().enumerate().filter(|(_, event)| event.date <= self.as_of());
            seen.extend(events.map(|(place, event)| AtHand { list, place, event }));
        }
        seen.sort_by_key(|at| at.event.date);
        let mut acts = Vec::new();
        for at in seen {
            acts.extend(self.act(id, at));
            if acts.last().is_some_and(|act| act.truth.is_true()) {
                break;
            }
        }
        acts
    }

    /// Whether an act breaks a requirement, or may.
    fn act(&self, id: RequirementId, at: AtHand<'_>) -> Option<Act> {
        let requirement = &self.model.requirements[id.index()];
        let date = at.event.date;
        let days = requirement.versions.iter().map(|it| &it.in_force);
        let version = self.version_on(requirement.rulebook, days, date)?;
        let rule = &requirement.versions[version];
        if rule.modality != Modality::MustNot {
            return None;
        }
        let frame = Frame::on(date, date);
        let clauses = rule.broken_by.iter().filter(|it| it.query.events == at.list);
        let matches = super::answer::any(clauses.map(|it| self.belongs(&it.query, at, &frame)));
        if matches.is_false() {
            return None;
        }
        let applies = self.applies(rule, date, date);
        if applies.truth.is_false() {
            return None;
        }
        let effects = self.reaching(id, date, Some(date)).effects.into_iter();
        let whole: Vec<Effective<'_>> = effects.filter(|it| matches!(it.kind, EffectKind::LiftWhole)).collect();
        let lifted = match whole.iter().any(|it| it.sure) {
            true => Truth::True,
            false if whole.is_empty() => Truth::False,
            false => Truth::Unknown,
        };
        let truth = matches.truth.and(applies.truth).and(lifted.not());
        let mut needs = super::answer::needs(&matches.leaves);
        needs.extend(applies.needs);
        needs.extend(whole.into_iter().flat_map(|it| it.needs));
        (!truth.is_false()).then_some(Act { date, version, truth, needs })
    }

    /// Acts of which it is not known whether they broke it. If it stands on the evaluation date, it is not known whether it
    /// was broken; else it is not known whether it is owed at all.
    pub(crate) fn perhaps_broken(&self, id: RequirementId, lines: &mut Lines) {
        let acts = self.untouched(|| self.acts(id));
        let Some(first) = acts.first() else { return };
        let mut needs: BTreeSet<Need> = acts.iter().flat_map(|act| act.needs.iter().copied()).collect();
        // What was told of the evaluation date gives way to what is told of the act.
        let today = std::mem::take(lines);
        lines.would_touch = today.would_touch.into_iter().filter(|it| it.exemption.is_none()).collect();
        if !today.duties.is_empty() {
            return self.act_line(id, first, Status::Unknown, needs, lines);
        }
        lines.would_touch.extend(self.unread(|| self.would_touch(id, first.date, None)));
        needs.extend(today.undetermined.iter().flat_map(|it| it.needs.iter().copied()));
        lines.undetermined.push(Undetermined { version: Some(first.version), ..as_a_whole(id, None, needs) });
    }

    /// A must-not that does not apply today may have been broken on another day by an act that is not told.
    pub(crate) fn untold_acts(&self, id: RequirementId, lines: &mut Lines) {
        let ended = lines.not_applicable.is_some() || lines.outside.is_some() || !lines.lifted.is_empty();
        if !ended || !lines.duties.is_empty() || !lines.undetermined.is_empty() {
            return;
        }
        let requirement = &self.model.requirements[id.index()];
        let mut needs = BTreeSet::new();
        let mut last = None;
        for (place, version) in requirement.versions.iter().enumerate() {
            let off = self.standing(requirement.rulebook, &version.in_force) == super::frame::Standing::Off;
            if off
                || version.modality != Modality::MustNot
                || version.broken_by.is_empty()
                || self.never_applies(version)
            {
                continue;
            }
            let open = self.unread(|| self.open_acts(id, place));
            if !open.is_empty() {
                needs.extend(open);
                last = Some(place);
            }
        }
        if last.is_none() {
            return;
        }
        lines.would_touch.extend(self.unread(|| self.would_touch(id, self.as_of(), None)));
        lines.not_applicable = None;
        lines.outside = None;
        lines.lifted.clear();
        lines.undetermined.push(Undetermined { version: last, ..as_a_whole(id, None, needs) });
    }

    /// Lists of acts that may hold more than is given.
    pub(crate) fn open_acts(&self, id: RequirementId, version: usize) -> BTreeSet<Need> {
        let rule = self.version(id, version);
        let lists = rule.broken_by.iter().map(|it| it.query.events);
        lists.filter(|list| !self.list(*list).complete).map(Need::Fact).collect()
    }
}
