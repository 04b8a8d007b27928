//! Fixed grids: one window after the other, each counted from the one date and met by itself.

use super::clock::Start;
use super::deadline::{Counts, Due, Reading, Term};
use super::duty::{Case, Instead};
use super::passing::Passing;
use super::{Lines, Oracle};
use hjemmel_engine::findings::{NotApplicable, NotApplicableReason, Status, WouldTouch};
use hjemmel_engine::ids::{ProposalId, RequirementId};
use hjemmel_engine::plan::Modality;
use hjemmel_model::model::{RequirementVersion, Timing};
use hjemmel_value::{Date, Truth};
use std::collections::BTreeSet;

impl Oracle<'_> {
    pub(super) fn is_grid(&self, rule: &RequirementVersion) -> bool {
        matches!(rule.timing, Timing::Every { .. }) && rule.modality == Modality::Must
    }

    pub(crate) fn windows(&self, id: RequirementId, version: usize, clock: Date, passing: Passing, lines: &mut Lines) {
        let initial = (version, passing);
        let mut last: Option<NotApplicable> = None;
        // What was read for the first clock had a part in where every window begins.
        let of_clock = self.reads.borrow().proposals.clone();
        let (mut window, read) = self.scoped(|| self.case(id, version, &Start::At(clock), clock, 1, passing));
        let mut of_window = read.proposals;
        loop {
            // What is not known of the next comes after what is told of this one.
            let mut beyond = Lines::default();
            let next = self.scoped(|| self.after(&window, initial, &mut beyond)).0;
            self.scoped(|| {
                self.reads.borrow_mut().proposals.extend(of_clock.iter().chain(&of_window));
                self.window(&window, next.is_none(), &mut last, lines);
                lines.would_touch.extend(beyond.would_touch);
                lines.clocks.extend(beyond.clocks);
                lines.undetermined.extend(beyond.undetermined);
            });
            match next {
                Some((next, read)) => (window, of_window) = (next, read),
                None => break,
            }
        }
        if lines.duties.is_empty() && lines.lifted.is_empty() && lines.undetermined.is_empty() && last.is_some() {
            lines.not_applicable = last;
        }
    }

    pub(super) fn case(
        &self,
        id: RequirementId,
        version: usize,
        start: &Start,
        first: Date,
        number: u32,
        passing: Passing,
    ) -> Case {
        let a = self.as_of();
        let rule = self.version(id, version);
        self.note_passing(passing);
        let law = passing.kept.unwrap_or(first);
        let reading = Reading { window: Some(first), ..self.reading_of(rule, first, law) };
        let term = closed(self.term(&rule.timing, start, &reading), first);
        Case {
            surely_governed: false,
            requirement: id,
            version,
            occurrence: Some(number),
            clock: Some(first),
            law,
            kept: passing.kept.is_some(),
            kept_by: passing.kept_by,
            reading: term.due.date().map_or(a, |due| due.min(a)),
            undated: match &term.due {
                Due::Unknown(needs) => Some(needs.clone()),
                _ => None,
            },
            term,
        }
    }

    /// The next window, if this one is past: under the version of the day after it, by that version's grid; with the
    /// proposals that were read for its date and its length.
    fn after(&self, case: &Case, initial: (usize, Passing), lines: &mut Lines) -> Option<(Case, BTreeSet<ProposalId>)> {
        let (id, due) = (case.requirement, case.term.due.date()?);
        if case.clock? > due || self.as_of() <= due {
            return None;
        }
        let first = due.next().ok()?;
        let requirement = &self.model.requirements[id.index()];
        for version in self.unread(|| self.would_govern(id, Some(first))) {
            let marks = self.marks(requirement.rulebook, &requirement.versions[version].in_force);
            for proposal in marks.into_iter().filter(|mark| !self.options.proposals.contains(mark)) {
                lines.would_touch.insert(WouldTouch { proposal, requirement: id, exemption: None });
            }
        }
        let number = case.occurrence.unwrap_or(1) + 1;
        let (version, passing) = self.version_later(id, initial, first, number, lines)?;
        let rule = self.version(id, version);
        if !self.is_grid(rule) {
            return None;
        }
        let (next, read) = self.scoped(|| match self.start(&rule.timing) {
            Start::Absent => None,
            start => Some(self.case(id, version, &start, first, number, passing)),
        });
        let next = next?;
        next.term.due.date().is_none_or(|due| first <= due).then_some((next, read.proposals))
    }

    fn window(&self, case: &Case, is_last: bool, last: &mut Option<NotApplicable>, lines: &mut Lines) {
        let (id, law, first) = (case.requirement, case.law, case.clock.expect("a window begins"));
        let rule = self.version(id, case.version);
        if case.undated.is_some() {
            self.undated(case.clone(), lines);
            *last = lines.not_applicable.take().or(last.take());
            return;
        }
        let applies = self.applies(rule, case.reading, law);
        let not_owed = |reason, displaced_by| {
            Some(NotApplicable { requirement: id, instance: None, reason, displaced_by, because: Vec::new() })
        };
        match applies.truth {
            Truth::False => {
                *last = not_owed(self.why_not(rule, case.reading, law, Some(first)), Vec::new());
                return;
            }
            Truth::Unknown => {
                lines.would_touch.extend(self.unread(|| self.would_touch(id, case.reading, case.clock)));
                return self.undetermined(case, applies.needs, lines);
            }
            Truth::True => {}
        }
        let touching = self.unread(|| self.would_touch(id, case.reading, case.clock));
        let conflicts = lines.conflicts.len();
        let mut reaching = self.reaching_case(case, case.arose());
        let mut term = Term { times: 1, ..case.term.clone() };
        match self.instead(case, &reaching) {
            Some(Instead::Displaced(by)) => {
                *last = not_owed(NotApplicableReason::Displaced, by);
                return;
            }
            Some(Instead::Undetermined(needs)) => {
                lines.would_touch.extend(touching);
                return self.undetermined(case, needs, lines);
            }
            Some(Instead::Lifted(by, perhaps, needs)) => {
                let fits = self.fits(id, rule, case.judged_by()).counting(term.counts);
                if self.standing_of(&term, &fits, !rule.met_by.is_empty()).status != Status::Met {
                    lines.would_touch.extend(touching);
                    return self.lifted(case, (by, perhaps, needs), lines);
                }
                // It was met in time by its own deadline, so none of the effects on that shows.
                reaching.effects = Vec::new();
            }
            None => {
                term = Term { times: 1, ..closed(self.effective(case, &reaching, lines), first) };
            }
        }
        let fits = self.fits(id, rule, case.judged_by()).counting(term.counts);
        let standing = self.standing_of(&term, &fits, !rule.met_by.is_empty());
        if rule.spends_its_events {
            self.spend(id, &fits, 1);
        }
        if standing.status == Status::Met && !is_last {
            lines.conflicts.truncate(conflicts);
            return;
        }
        lines.would_touch.extend(touching);
        let duty = self.line(case, &reaching, &term, &fits, standing, lines);
        lines.duties.push(duty);
    }
}

/// What comes after the last day of a window is for the next one.
pub(super) fn closed(term: Term, first: Date) -> Term {
    let counts = match (&term.due, term.counts) {
        (Due::Never, _) => Counts::From(first),
        (Due::Unknown(_), counts) => counts,
        (Due::On(due), Counts::From(from)) => Counts::Window(Some(from), *due),
        (Due::On(due), Counts::Window(from, _)) => Counts::Window(from, *due),
        (Due::On(due), Counts::After(after)) => Counts::Window(after.next().ok(), *due),
        (Due::On(due), _) => Counts::Window(None, *due),
    };
    Term { counts, ..term }
}
