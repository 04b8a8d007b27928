//! What a timing comes to: when it is due and how many acts it needs; and what exemptions do to the deadline.

use super::Oracle;
use super::answer::{Answer, needs};
use super::clock::{Start, measured_from};
use super::exemption::{Effective, aspect};
use super::frame::Frame;
use hjemmel_engine::findings::{Need, Status, WindowOfDays};
use hjemmel_engine::ids::{CalendarId, ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, Conventions};
use hjemmel_model::model::{EffectKind, Expression, ExpressionKind, Timing};
use hjemmel_value::{Date, Duration, Value};
use std::collections::BTreeSet;

/// When a duty falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// It has no date.
    Never,
    On(Date),
    Unknown(BTreeSet<Need>),
}

impl Due {
    pub(crate) fn needs(&self) -> BTreeSet<Need> {
        match self {
            Due::Unknown(needs) => needs.clone(),
            _ => BTreeSet::new(),
        }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        match self {
            Due::On(date) => Some(*date),
            _ => None,
        }
    }
}

/// Which events count towards a duty, of those up to the evaluation date.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counts {
    All,
    /// On this day or later.
    From(Date),
    /// Later than this day, from which a step is measured.
    After(Date),
    /// In a window of a grid: from a day on, if that is known, up to its last.
    Window(Option<Date>, Date),
    /// None so far.
    Nothing,
    /// From a day that is not known.
    FromUnknown,
}

/// What a timing comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) due: Due,
    pub(crate) times: u32,
    pub(crate) counts: Counts,
    /// The day before which the duty is upcoming.
    pub(crate) upcoming_until: Option<Date>,
    /// `at all times`: nothing is counted.
    pub(crate) standing: bool,
    /// Between which days it is due, and begins, if that is not known: the first, if there is one, and the last.
    pub(crate) between: Option<(Option<Date>, Date)>,
    pub(crate) begins_between: Option<(Option<Date>, Date)>,
    /// First and last days of what it rests during.
    pub(crate) rests: Vec<(Date, Date)>,
}

impl Term {
    pub(crate) fn window(&self) -> WindowOfDays {
        let from = match self.counts {
            Counts::From(date) => Some(date),
            Counts::Window(from, _) => from,
            Counts::After(date) => date.next().ok(),
            Counts::All | Counts::Nothing | Counts::FromUnknown => None,
        };
        WindowOfDays { from, until: self.due.date() }
    }

    fn without_date(times: u32) -> Term {
        Term {
            due: Due::Never,
            times,
            counts: Counts::All,
            upcoming_until: None,
            standing: false,
            between: None,
            begins_between: None,
            rests: Vec::new(),
        }
    }

    pub(crate) fn rests_on(&self, day: Date) -> bool {
        self.rests.iter().any(|(first, last)| *first <= day && day <= *last)
    }
}

/// In which days a timing's parts are read.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Reading {
    /// The day on which the length is read: that on which the clock starts.
    pub(crate) length_on: Date,
    pub(crate) law: Date,
    pub(crate) conventions: Conventions,
    /// The calendar from whose days a due date moves.
    pub(crate) moves_by: Option<CalendarId>,
    pub(crate) counts_earlier: bool,
    /// The requirement's own timing rolls, or is a grid.
    pub(crate) rolls: bool,
    /// The first day of a window of a grid.
    pub(crate) window: Option<Date>,
    /// The day that a rolling step is measured from.
    pub(crate) step_from: Option<Date>,
    /// A rolling row has not gone beyond its first step.
    pub(crate) first_step: bool,
}

/// What exemptions do to a deadline.
#[derive(Clone, Debug)]
pub(crate) enum Deadline {
    Unchanged,
    Lifted(Vec<ExemptionId>),
    Changed(Vec<ExemptionId>, Term),
    Conflict(Vec<ExemptionId>),
    May(BTreeSet<Need>),
}

fn length_of(timing: &Timing) -> &Expression {
    match timing {
        Timing::Within { length, .. } => length,
        _ => panic!("{timing:?} has no length"),
    }
}

impl Oracle<'_> {
    /// What a timing comes to once its clock is known to start, or not to; where due dates move, moved day by day.
    pub(crate) fn term(&self, timing: &Timing, start: &Start, reading: &Reading) -> Term {
        let mut term = self.term_as_counted(timing, start, reading);
        if let Due::Unknown(_) = term.due {
            term.between = self.due_between(timing, start, reading);
            // What is due together with another does not know the day either.
            let from = measured_from(timing).filter(|_| !matches!(timing, Timing::Together { .. }));
            term.begins_between = match (start, from) {
                (Start::Unknown(_), Some(from)) => self.days_of_date(from),
                _ => None,
            };
        }
        self.moved(term, timing, reading)
    }

    pub(crate) fn moved(&self, term: Term, timing: &Timing, reading: &Reading) -> Term {
        let stays = matches!(timing, Timing::Before(_) | Timing::Together { .. } | Timing::Within { before: true, .. });
        match (&term.due, reading.moves_by) {
            (Due::On(date), Some(calendar)) if !stays => {
                Term { due: Due::On(self.off_holidays(*date, calendar)), ..term }
            }
            (Due::Unknown(_), Some(calendar)) if !stays => {
                let moved = |day| self.off_holidays(day, calendar);
                Term { between: term.between.map(|(first, last)| (first.map(moved), moved(last))), ..term }
            }
            _ => term,
        }
    }

    fn off_holidays(&self, mut day: Date, calendar: CalendarId) -> Date {
        let calendar = &self.model.calendars[calendar.index()].it;
        while !calendar.between(day, day).is_empty() {
            day = day.next().unwrap();
        }
        day
    }

    /// Between which days a date lies.
    fn days_of_date(&self, date: &Expression) -> Option<(Option<Date>, Date)> {
        self.value(date, &Frame::on(self.as_of(), self.as_of())).days()
    }

    fn due_between(&self, timing: &Timing, start: &Start, reading: &Reading) -> Option<(Option<Date>, Date)> {
        match timing {
            Timing::By(date) | Timing::Between { by: date, .. } => self.days_of_date(date),
            Timing::Before(date) => {
                let (first, last) = self.days_of_date(date)?;
                Some((first.and_then(|day| day.previous().ok()), last.previous().ok()?))
            }
            Timing::Within { length, from, before, .. } => {
                let (ExpressionKind::Constant(length), Start::Unknown(_)) = (&*length.kind, start) else { return None };
                let counted = |day| self.shifted(day, length, *before, reading.conventions);
                let (first, last) = self.days_of_date(from)?;
                Some((first.and_then(counted), counted(last)?))
            }
            _ => None,
        }
    }

    fn term_as_counted(&self, timing: &Timing, start: &Start, reading: &Reading) -> Term {
        let counted = |length: &Expression, from: Date, before: bool| {
            let got = self.value(length, &Frame::on(reading.length_on, reading.law));
            match &got.answer {
                Answer::Value(length) => {
                    self.shifted(from, length, before, reading.conventions).map_or(Due::Never, Due::On)
                }
                Answer::Absent => Due::Never,
                Answer::Unknown { .. } => Due::Unknown(needs(&got.leaves)),
            }
        };
        let earlier = reading.counts_earlier;
        let term = |due, times, counts, upcoming_until| Term {
            due,
            times,
            counts,
            upcoming_until,
            standing: false,
            between: None,
            begins_between: None,
            rests: Vec::new(),
        };
        match (timing, start) {
            (Timing::AtAllTimes, _) => Term { standing: true, ..Term::without_date(1) },
            (Timing::NotEncoded(_), _) => Term::without_date(1),
            (Timing::Together { with, .. }, _) => self.together(*with, earlier && !reading.rolls),
            (Timing::AtLeastEvery { first, length, .. }, start) => {
                let length = match first {
                    Some(first) if reading.first_step => first,
                    _ => length,
                };
                let from = match (reading.step_from, start) {
                    (Some(from), _) => from,
                    // Within D after X, where nothing rolls.
                    (None, Start::At(from)) => {
                        let counts = if earlier { Counts::All } else { Counts::From(*from) };
                        return match counted(length, *from, false) {
                            Due::Never => Term::without_date(1),
                            due => term(due, 1, counts, Some(*from)),
                        };
                    }
                    (None, Start::Unknown(needs)) => {
                        let counts = if earlier && !reading.rolls { Counts::All } else { Counts::FromUnknown };
                        return term(Due::Unknown(needs.clone()), 1, counts, None);
                    }
                    (None, _) => return Term::without_date(1),
                };
                term(counted(length, from, false), 1, Counts::After(from), Some(from))
            }
            (Timing::Every { .. }, Start::Absent | Start::Clockless) => Term::without_date(1),
            (Timing::Every { .. }, Start::Unknown(needs)) => {
                // A step is measured from where it is, and a window begins where it does, whenever it is due.
                let counts = match (reading.window, reading.step_from) {
                    (Some(first), _) => Counts::From(first),
                    (None, Some(step)) => Counts::After(step),
                    (None, None) if earlier && !reading.rolls => Counts::All,
                    (None, None) => Counts::FromUnknown,
                };
                term(Due::Unknown(needs.clone()), 1, counts, None)
            }
            (Timing::Every { length, .. }, Start::At(from)) => {
                let after = reading.step_from.map(|step| step.next().unwrap());
                let first = reading.window.or(after).unwrap_or(*from);
                let counts = if earlier && !reading.rolls { Counts::All } else { Counts::From(first) };
                match self.grid(length, *from, first, reading) {
                    Due::Never => Term::without_date(1),
                    due => term(due, 1, counts, reading.step_from.or(Some(first))),
                }
            }
            (Timing::Within { times, .. } | Timing::Between { times, .. }, Start::Absent | Start::Clockless) => {
                Term::without_date(*times)
            }
            (Timing::Between { times, .. }, Start::Unknown(needs)) => {
                let counts = if earlier { Counts::All } else { Counts::FromUnknown };
                term(Due::Unknown(needs.clone()), *times, counts, None)
            }
            (Timing::Between { times, included, by, from: start }, Start::At(from)) => {
                let first = if *included { *from } else { from.plus_days(1).unwrap() };
                let counts = if earlier { Counts::All } else { Counts::From(first) };
                let got = self.value(by, &Frame::on(self.as_of(), self.as_of()));
                match &got.answer {
                    Answer::Value(Value::Date(day)) => {
                        if *day < first && is_given(start) && is_given(by) {
                            self.fail("a window without a day".to_owned());
                        }
                        term(Due::On(*day), *times, counts, Some(first))
                    }
                    Answer::Value(other) => panic!("a window ends at {other:?}"),
                    Answer::Absent => Term::without_date(*times),
                    Answer::Unknown { .. } => term(Due::Unknown(needs(&got.leaves)), *times, counts, Some(first)),
                }
            }
            (_, Start::Absent | Start::Clockless) => Term::without_date(1),
            (Timing::Within { times, before, .. }, Start::Unknown(needs)) => {
                let counts = if earlier || *before { Counts::All } else { Counts::FromUnknown };
                term(Due::Unknown(needs.clone()), *times, counts, None)
            }
            // A length that is absent leaves no deadline.
            (Timing::Within { times, .. }, Start::At(from))
                if counted(length_of(timing), *from, false) == Due::Never =>
            {
                Term::without_date(*times)
            }
            (_, Start::Unknown(needs)) => term(Due::Unknown(needs.clone()), 1, Counts::All, None),
            (Timing::Within { times, length, before: false, .. }, Start::At(from)) => {
                let counts = if earlier { Counts::All } else { Counts::From(*from) };
                term(counted(length, *from, false), *times, counts, Some(*from))
            }
            (Timing::Within { times, length, before: true, .. }, Start::At(from)) => {
                term(counted(length, *from, true), *times, Counts::All, None)
            }
            (Timing::By(_), Start::At(date)) => term(Due::On(*date), 1, Counts::All, None),
            (Timing::Before(_), Start::At(date)) => {
                term(date.previous().map_or(Due::Never, Due::On), 1, Counts::All, None)
            }
        }
    }

    /// Due with another requirement, or on the day on which it was met.
    fn together(&self, with: RequirementId, earlier: bool) -> Term {
        let settled = self.settled.borrow();
        let lines = &settled[&with];
        let unknown = |needs: &[Need]| Term {
            due: Due::Unknown(needs.iter().copied().collect()),
            counts: Counts::All,
            ..Term::without_date(1)
        };
        let Some(duty) = lines.duties.last() else {
            return lines.undetermined.last().map_or(Term::without_date(1), |line| unknown(&line.needs));
        };
        let when = |counts| if earlier { Counts::All } else { counts };
        match (duty.status, duty.met_on) {
            (Status::Met | Status::Late, Some(day)) => Term {
                due: Due::On(day),
                counts: when(Counts::From(day)),
                upcoming_until: Some(day),
                ..Term::without_date(1)
            },
            (Status::Unknown, _) => unknown(&duty.needs),
            (status, _) => Term {
                due: match duty.due {
                    Some(due) => Due::On(due),
                    None if duty.needs.is_empty() => Due::Never,
                    None => Due::Unknown(duty.needs.iter().copied().collect()),
                },
                counts: when(Counts::Nothing),
                upcoming_until: duty.clock.filter(|_| status == Status::Upcoming),
                ..Term::without_date(1)
            },
        }
    }

    /// The first point of a grid, one by one from its date, that is no earlier than a day.
    fn grid(&self, length: &Expression, from: Date, first: Date, reading: &Reading) -> Due {
        let got = self.value(length, &Frame::on(reading.length_on, reading.law));
        let length = match &got.answer {
            Answer::Value(Value::Duration(length)) => *length,
            Answer::Value(other) => panic!("a window lasts {other:?}"),
            Answer::Absent => return Due::Never,
            Answer::Unknown { .. } => return Due::Unknown(needs(&got.leaves)),
        };
        for times in 1.. {
            let whole = Duration {
                years: length.years * times,
                months: length.months * times,
                weeks: length.weeks * times,
                days: length.days * times,
                calendar_months: length.calendar_months * times,
                working_days: length.working_days * times,
            };
            let Some(point) = self.shifted(from, &Value::Duration(whole), false, reading.conventions) else { break };
            if first <= point || length.is_zero() {
                return Due::On(point);
            }
        }
        Due::Never
    }

    /// A term that is due so much later, if it is due at all.
    fn later(&self, base: &Term, timing: &Timing, length: &Expression, reading: &Reading) -> Term {
        let Due::On(due) = base.due else { return base.clone() };
        let got = self.value(length, &Frame::on(reading.length_on, reading.law));
        let due = match &got.answer {
            Answer::Value(length) => self.shifted(due, length, false, reading.conventions).map_or(Due::Never, Due::On),
            Answer::Absent => return base.clone(),
            Answer::Unknown { .. } => Due::Unknown(needs(&got.leaves)),
        };
        self.moved(Term { due, ..base.clone() }, timing, reading)
    }

    /// What the remaining exemptions do to the deadline.
    pub(crate) fn deadline(
        &self,
        effects: &[Effective<'_>],
        (timing, base): (&Timing, &Term),
        reading: &Reading,
        exemption_law: Date,
    ) -> Deadline {
        let touching: Vec<&Effective<'_>> =
            effects.iter().filter(|it| aspect(it.kind) == Some(AspectName::Deadline)).collect();
        if touching.iter().any(|it| !it.sure) {
            let may = touching.iter().filter(|it| !it.sure);
            return Deadline::May(may.flat_map(|it| it.needs.iter().copied()).collect());
        }
        let mut by: Vec<ExemptionId> = touching.iter().map(|it| it.exemption).collect();
        by.sort();
        by.dedup();
        let results: Vec<Option<Term>> = touching
            .iter()
            .map(|it| match it.kind {
                EffectKind::ChangeDeadline(timing, _) => {
                    let reading = Reading { law: exemption_law, ..*reading };
                    let comes_back = matches!(timing, Timing::AtLeastEvery { .. } | Timing::Every { .. });
                    if reading.rolls && reading.step_from.is_none() && reading.window.is_none() && comes_back {
                        // It is measured from the step, and that is not known.
                        let due = Due::Unknown(BTreeSet::new());
                        return Some(Term { due, counts: Counts::FromUnknown, ..Term::without_date(1) });
                    }
                    Some(self.untouched(|| self.term(timing, &self.start(timing), &reading)))
                }
                EffectKind::ExtendDeadline(length, _) => {
                    let reading = Reading { law: exemption_law, ..*reading };
                    Some(self.untouched(|| self.later(base, timing, length, &reading)))
                }
                EffectKind::Suspend(suspension) => {
                    self.untouched(|| self.suspended(base, timing, suspension, reading, exemption_law))
                }
                _ => None,
            })
            .collect();
        let same = |a: &Option<Term>, b: &Option<Term>| match (a, b) {
            (Some(a), Some(b)) => (&a.due, a.window(), a.times) == (&b.due, b.window(), b.times),
            (None, None) => true,
            _ => false,
        };
        // Whatever is not known: those that are may disagree already.
        let known = |it: &&Option<Term>| !matches!(it, Some(Term { due: Due::Unknown(_), .. }));
        let mixed = results.iter().any(Option::is_some) && results.iter().any(Option::is_none);
        let all_known = results.iter().all(|it| known(&it));
        let first_known = results.iter().find(known);
        if mixed || results.iter().filter(known).any(|it| !first_known.is_some_and(|first| same(it, first))) {
            return Deadline::Conflict(by);
        }
        match results.first() {
            None => Deadline::Unchanged,
            Some(Some(first)) if !all_known => {
                let due = Due::Unknown(results.iter().flatten().flat_map(|it| it.due.needs()).collect());
                Deadline::Changed(by, Term { due, rests: Vec::new(), ..first.clone() })
            }
            Some(None) => Deadline::Lifted(by),
            Some(Some(term)) => Deadline::Changed(by, term.clone()),
        }
    }

    /// The value of an expression as a line states it.
    pub(crate) fn stated(&self, value: &Expression, frame: &Frame<'_>) -> hjemmel_engine::findings::Statement {
        use hjemmel_engine::findings::Statement;
        match self.value(value, frame).answer {
            Answer::Value(Value::YesNo(yes)) => Statement::Value(Value::YesNo(yes)),
            Answer::Value(value) => Statement::Value(value),
            Answer::Absent => Statement::Absent,
            Answer::Unknown { .. } => Statement::Unknown,
        }
    }
}

/// Whether a date is as it was given or written.
fn is_given(date: &Expression) -> bool {
    use hjemmel_model::model::ExpressionKind::{Constant, Fact, InstanceField};
    matches!(&*date.kind, Constant(_) | Fact(_) | InstanceField(..))
}
