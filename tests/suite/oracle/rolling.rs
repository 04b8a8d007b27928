//! Rolling duties: one occurrence after the other, each measured from the act that met the one before.

use super::clock::Start;
use super::deadline::{Counts, Due, Reading, Term};
use super::duty::{Case, Instead};
use super::meeting::{Fits, Standing};
use super::passing::Passing;
use super::{Lines, Oracle};
use hjemmel_engine::findings::{NotApplicable, NotApplicableReason, Status};
use hjemmel_engine::ids::RequirementId;
use hjemmel_model::model::Timing;
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

impl Oracle<'_> {
    pub(crate) fn rolling(&self, id: RequirementId, first: usize, clock: Date, passing: Passing, lines: &mut Lines) {
        let (initial, mut passing) = (passing, passing);
        let requirement = &self.model.requirements[id.index()];
        let mut from = clock;
        let mut version = first;
        let mut occurrence = 1;
        let mut last: Option<NotApplicable> = None;
        // What was read for the clock had a part in every step.
        let of_clock = self.reads.borrow().proposals.clone();
        loop {
            let (next, _) = self.scoped(|| {
                self.reads.borrow_mut().proposals.extend(&of_clock);
                self.step((id, version), (from, occurrence), passing, &mut last, lines)
            });
            let Some(next) = next else { break };
            from = next;
            occurrence += 1;
            for version in self.unread(|| self.would_govern(id, Some(from))) {
                let marks = self.marks(requirement.rulebook, &requirement.versions[version].in_force);
                for proposal in marks.into_iter().filter(|mark| !self.options.proposals.contains(mark)) {
                    let touched = hjemmel_engine::findings::WouldTouch { proposal, requirement: id, exemption: None };
                    lines.would_touch.insert(touched);
                }
            }
            match self.version_later(id, (first, initial), from, occurrence, lines) {
                Some((later, by)) => (version, passing) = (later, by),
                None => break,
            }
        }
        if lines.duties.is_empty() && lines.lifted.is_empty() && lines.undetermined.is_empty() && last.is_some() {
            lines.not_applicable = last;
        }
    }

    /// One occurrence, and the day from which the next is measured.
    fn step(
        &self,
        (id, version): (RequirementId, usize),
        (from, occurrence): (Date, u32),
        passing: Passing,
        last: &mut Option<NotApplicable>,
        lines: &mut Lines,
    ) -> Option<Date> {
        let a = self.as_of();
        let rule = self.version(id, version);
        if !matches!(rule.timing, Timing::AtLeastEvery { .. }) {
            return None;
        }
        self.note_passing(passing);
        let law = passing.kept.unwrap_or(from);
        let reading =
            Reading { step_from: Some(from), first_step: occurrence == 1, ..self.reading_of(rule, from, law) };
        let term = passing.raised(self.term(&rule.timing, &Start::At(from), &reading));
        let read_on = term.due.date().map_or(a, |due| due.min(a));
        let case = Case {
            surely_governed: false,
            requirement: id,
            version,
            occurrence: Some(occurrence),
            clock: Some(from),
            law,
            kept: passing.kept.is_some(),
            kept_by: passing.kept_by,
            reading: read_on,
            undated: match &term.due {
                Due::Unknown(needs) => Some(needs.clone()),
                _ => None,
            },
            term,
        };
        if case.undated.is_some() {
            self.undated(case, lines);
            *last = lines.not_applicable.take().or(last.take());
            return None;
        }
        let applies = self.applies(rule, read_on, law);
        let pass_on = || case.term.due.date().filter(|due| *due <= a && *due > from);
        let not_owed = |reason, displaced_by| {
            Some(NotApplicable { requirement: id, instance: None, reason, displaced_by, because: Vec::new() })
        };
        match applies.truth {
            Truth::False => {
                *last = not_owed(self.why_not(rule, read_on, law, Some(from)), Vec::new());
                return pass_on();
            }
            Truth::Unknown => {
                lines.would_touch.extend(self.unread(|| self.would_touch(id, read_on, Some(from))));
                self.undetermined(&case, applies.needs, lines);
                return None;
            }
            Truth::True => {}
        }
        let touching = self.unread(|| self.would_touch(id, read_on, Some(from)));
        let reaching = self.reaching_case(&case, case.arose());
        let fits = || self.fits(id, rule, case.judged_by());
        match self.instead(&case, &reaching) {
            Some(Instead::Displaced(by)) => {
                *last = not_owed(NotApplicableReason::Displaced, by);
                return pass_on();
            }
            Some(Instead::Undetermined(needs)) => {
                lines.would_touch.extend(touching);
                self.undetermined(&case, needs, lines);
                return None;
            }
            Some(Instead::Lifted(by, perhaps, needs)) => {
                lines.would_touch.extend(touching);
                let fits = fits().counting(case.term.counts);
                let (standing, next) = self.row(&case.term, &fits, !rule.met_by.is_empty());
                if standing.status == Status::Met {
                    if rule.spends_its_events {
                        self.spend(id, &fits, 1);
                    }
                    // It was met in time by its own deadline, so none of the effects on that shows.
                    let kept_despite = reaching.kept_despite.clone();
                    let reaching = super::exemption::Reaching { effects: Vec::new(), kept_despite };
                    let duty = self.line(&case, &reaching, &case.term, &fits, standing, lines);
                    lines.duties.push(duty);
                    return next;
                }
                self.lifted(&case, (by, perhaps, needs), lines);
                return pass_on();
            }
            None => lines.would_touch.extend(touching),
        }
        let term = self.effective(&case, &reaching, lines);
        let counts = if term.counts == Counts::All { Counts::After(from) } else { term.counts };
        let fits = fits().counting(counts);
        let (standing, next) = self.row(&term, &fits, !rule.met_by.is_empty());
        if rule.spends_its_events {
            self.spend(id, &fits, 1);
            if standing.status == Status::Unknown {
                // Which of them the row would go on to need is not known.
                self.spend_perhaps(id, &fits);
            }
        }
        let duty = self.line(&case, &reaching, &term, &fits, standing, lines);
        lines.duties.push(duty);
        next
    }

    /// How an occurrence stands, and the day from which the next is measured.
    fn row(&self, term: &Term, fits: &Fits, can_be_met: bool) -> (Standing, Option<Date>) {
        let a = self.as_of();
        let plain = |status| Standing { status, met_on: None, needs: BTreeSet::new() };
        let unknown = || Standing { status: Status::Unknown, met_on: None, needs: fits.needs() };
        let sure = fits.sure().next().map(|it| it.date);
        // An event that may be there, in time or where there is no sure one.
        let may = |it: &super::meeting::Fit| match (sure, term.due.date()) {
            (Some(sure), Some(due)) => it.date < sure && it.date <= due,
            _ => true,
        };
        let possible = !fits.open.is_empty() || fits.events.iter().any(|it| !it.held.is_true() && may(it));
        if term.upcoming_until.is_some_and(|start| a < start) {
            return (Standing { needs: term.due.needs(), ..plain(Status::Upcoming) }, None);
        }
        let met = |date| Standing { met_on: Some(date), ..plain(Status::Met) };
        if term.rests_on(a) && !matches!(term.due, Due::Unknown(_)) {
            let in_time = |date: Date| term.due.date().is_none_or(|due| date <= due);
            let may = fits
                .events
                .iter()
                .any(|it| !it.held.is_true() && in_time(it.date) && sure.is_none_or(|sure| it.date < sure));
            return match sure {
                Some(sure) if can_be_met && in_time(sure) => (met(sure), Some(sure)),
                _ if can_be_met && (may || !fits.open.is_empty()) => (unknown(), None),
                _ => (plain(Status::Suspended), None),
            };
        }
        match (&term.due, sure) {
            (Due::Unknown(needs), _) => {
                (Standing { status: Status::Unknown, met_on: None, needs: needs.clone() }, None)
            }
            (Due::Never, _) if !can_be_met => (plain(Status::Standing), None),
            (Due::On(due), _) if !can_be_met => (plain(if a <= *due { Status::Open } else { Status::Unknown }), None),
            (Due::Never, Some(sure)) => (met(sure), Some(sure)),
            (Due::On(due), Some(sure)) if sure <= *due => (met(sure), Some(sure)),
            _ if possible => (unknown(), None),
            (Due::Never, None) => (plain(Status::Standing), None),
            (Due::On(_), Some(sure)) => (Standing { met_on: Some(sure), ..plain(Status::Late) }, Some(sure)),
            (Due::On(due), None) => (plain(if a <= *due { Status::Open } else { Status::Overdue }), None),
        }
    }
}
