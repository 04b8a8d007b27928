//! Which version governs: the days on which clocks start, and the versions in force on them.

use super::Oracle;
use super::answer::{Answer, Leaves, needs};
use super::frame::{Frame, Standing, covers};
use super::passing::{Passed, Passing};
use hjemmel_engine::findings::{Need, NotApplicableReason};
use hjemmel_engine::ids::RequirementId;
use hjemmel_engine::plan::Modality;
use hjemmel_model::model::{Expression, RequirementVersion, Timing};
use hjemmel_value::{Date, Value};
use std::collections::BTreeSet;

/// The start of a clock.
#[derive(Clone, Debug)]
pub(crate) enum Start {
    /// There is none.
    Clockless,
    At(Date),
    Absent,
    Unknown(BTreeSet<Need>),
}

/// Which version governs.
#[derive(Debug)]
pub(crate) enum Governing {
    /// All versions are proposals that are off.
    Nothing,
    Version {
        version: usize,
        /// `None` without a clock, also for `before X` while X is absent.
        clock: Option<Date>,
        passing: Passing,
    },
    /// Which one does hangs on this.
    Perhaps(BTreeSet<Need>),
    NotApplicable(NotApplicableReason),
    /// The clock starts in no version's days.
    InNoDays {
        reason: NotApplicableReason,
        clock: Date,
    },
    Outside {
        clock: Date,
        bound: Date,
    },
    /// The date is not known, and only this version may govern.
    Unknown {
        version: usize,
        needs: BTreeSet<Need>,
        passing: Passing,
    },
    /// The date is not known for these of several versions.
    Several {
        versions: Vec<usize>,
        needs: BTreeSet<Need>,
    },
}

/// The date that a timing measures from.
pub(crate) fn measured_from(timing: &Timing) -> Option<&Expression> {
    match timing {
        Timing::Within { from, .. }
        | Timing::AtLeastEvery { from, .. }
        | Timing::Every { from, .. }
        | Timing::Between { from, .. } => Some(from),
        Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => Some(date),
        Timing::AtAllTimes | Timing::NotEncoded(_) => None,
    }
}

impl Oracle<'_> {
    /// The start of a timing's clock, read on the evaluation date.
    pub(crate) fn start(&self, timing: &Timing) -> Start {
        if let Timing::Together { with, .. } = timing {
            return self.start_with(*with);
        }
        let Some(from) = measured_from(timing) else { return Start::Clockless };
        let got = self.value(from, &Frame::on(self.as_of(), self.as_of()));
        match got.answer {
            Answer::Value(Value::Date(date)) => Start::At(date),
            Answer::Value(other) => panic!("a clock starts at {other:?}"),
            Answer::Absent => Start::Absent,
            Answer::Unknown { .. } => Start::Unknown(needs(&got.leaves)),
        }
    }

    /// The start of the clock of another requirement's duty.
    fn start_with(&self, with: RequirementId) -> Start {
        let settled = self.settled.borrow();
        let lines = &settled[&with];
        match (lines.duties.last(), lines.undetermined.last()) {
            (Some(duty), _) => match (duty.clock, self.start(&self.version(with, duty.version).timing)) {
                (Some(clock), _) => Start::At(clock),
                (None, Start::Unknown(_)) => Start::Unknown(duty.needs.iter().copied().collect()),
                (None, _) => Start::Clockless,
            },
            (None, Some(line)) => Start::Unknown(line.needs.iter().copied().collect()),
            (None, None) => Start::Absent,
        }
    }

    pub(crate) fn version_start(&self, version: &RequirementVersion) -> Start {
        match (version.modality, &version.timing) {
            (Modality::MustNot, _) => Start::Clockless,
            // Stands without a date while X is absent.
            (_, Timing::Before(_)) => match self.start(&version.timing) {
                Start::Absent => Start::Clockless,
                other => other,
            },
            _ => self.start(&version.timing),
        }
    }

    pub(crate) fn governing(&self, id: RequirementId) -> Governing {
        let requirement = &self.model.requirements[id.index()];
        let of = |it: &RequirementVersion| self.standing(requirement.rulebook, &it.in_force);
        let live: Vec<usize> =
            (0..requirement.versions.len()).filter(|it| of(&requirement.versions[*it]) != Standing::Off).collect();
        if live.is_empty() {
            return Governing::Nothing;
        }
        if let Some(law_of) = self.options.law_of {
            return self.governing_by_law_of(id, law_of);
        }
        match self.kept_by_exemption(id, None) {
            Passed::Not => {}
            Passed::Perhaps(needs) => return Governing::Perhaps(needs),
            Passed::To { version, start, passing } => return Governing::of(version, start, passing),
        }
        let run_on = self.runs_on(id);
        let starts: Vec<(usize, Start)> =
            live.iter().map(|it| (*it, self.version_start(&requirement.versions[*it]))).collect();
        // Without a clock, the evaluation date picks the version.
        let day = |start: &Start| match start {
            Start::Clockless => Some(self.as_of()),
            Start::At(date) => Some(*date),
            Start::Absent | Start::Unknown(_) => None,
        };
        let in_own_days = |standing: Standing| -> Vec<(usize, Date)> {
            starts
                .iter()
                .filter(|(place, _)| of(&requirement.versions[*place]) == standing)
                .filter_map(|(place, start)| Some((*place, day(start)?)))
                .filter(|(place, day)| covers(&requirement.versions[*place].in_force, *day))
                .collect()
        };
        // Of what is proposed, the latest clock alone.
        let on = in_own_days(Standing::On);
        let latest = on.iter().map(|(_, day)| *day).max();
        let on = latest.and_then(|latest| {
            let claiming = on.iter().filter(|(_, day)| *day == latest).map(|(place, _)| *place).collect();
            let one = self.that_stands_in(claiming, |place| &requirement.versions[place].in_force, latest);
            Some((one?, latest))
        });
        let governing = on.map_or_else(|| in_own_days(Standing::Law), |on| vec![on]);
        let law = governing.iter().all(|(place, _)| of(&requirement.versions[*place]) == Standing::Law);
        let found = match run_on && law {
            true => governing.into_iter().next(),
            false => governing.into_iter().max_by_key(|(_, date)| *date),
        };
        if let Some((version, date)) = found {
            // One whose clock is not known may go before it.
            let standing = of(&requirement.versions[version]);
            let rival = |place: usize| match (of(&requirement.versions[place]), standing) {
                (Standing::On, Standing::Law) => true,
                (Standing::Law, Standing::On) => false,
                _ if run_on => place < version,
                _ => requirement.versions[place].in_force.until.is_none_or(|until| date <= until),
            };
            let rivals = starts.iter().filter(|(place, start)| matches!(start, Start::Unknown(_)) && rival(*place));
            let mut versions: Vec<usize> = rivals.clone().map(|(place, _)| *place).collect();
            if !versions.is_empty() {
                let needs = rivals.flat_map(|(_, start)| needed(start)).collect();
                versions.push(version);
                versions.sort();
                return Governing::Several { versions, needs };
            }
            let clockless = starts.iter().any(|(place, it)| *place == version && matches!(it, Start::Clockless));
            if clockless {
                return Governing::Version { version, clock: None, passing: Passing::default() };
            }
            let transition = self.run_on_by(id);
            let passing = Passing { kept: run_on.then_some(date), transition, ..Passing::default() };
            return match if run_on { Passed::Not } else { self.taken_over(id, version, date, None) } {
                Passed::Not => Governing::Version { version, clock: Some(date), passing },
                Passed::Perhaps(needs) => Governing::Perhaps(needs),
                Passed::To { version, start, passing } => Governing::of(version, start, passing),
            };
        }
        let needs: BTreeSet<Need> = starts.iter().flat_map(|(_, start)| needed(start)).collect();
        if starts.iter().any(|(_, start)| matches!(start, Start::Unknown(_))) {
            return match live[..] {
                [only] => Governing::Unknown { version: only, needs, passing: Passing::default() },
                _ => {
                    let unknown = starts.iter().filter(|(_, start)| matches!(start, Start::Unknown(_)));
                    Governing::Several { versions: unknown.map(|(place, _)| *place).collect(), needs }
                }
            };
        }
        match starts.iter().rev().find_map(|(_, start)| day(start)) {
            Some(date) => self.in_no_days(id, &live, date),
            None => Governing::NotApplicable(NotApplicableReason::NotStarted),
        }
    }

    /// The clock starts on a day that is in no version's days.
    fn in_no_days(&self, id: RequirementId, live: &[usize], date: Date) -> Governing {
        let requirement = &self.model.requirements[id.index()];
        let book = &self.model.rulebooks[requirement.rulebook.index()].head;
        for (bound, beyond) in [
            (book.from, book.from.is_some_and(|from| date < from)),
            (book.until, book.until.is_some_and(|until| until < date)),
        ] {
            if let (Some(bound), true) = (bound, beyond) {
                return Governing::Outside { clock: date, bound };
            }
        }
        Governing::InNoDays { reason: self.before_or_after(id, live, date), clock: date }
    }

    fn before_or_after(&self, id: RequirementId, live: &[usize], date: Date) -> NotApplicableReason {
        let versions = &self.model.requirements[id.index()].versions;
        let before_all = live.iter().all(|it| versions[*it].in_force.from.is_some_and(|from| date < from));
        if before_all { NotApplicableReason::NotInForce } else { NotApplicableReason::Repealed }
    }

    /// The law of another day is asked for: its version governs, whatever the clock.
    fn governing_by_law_of(&self, id: RequirementId, law_of: Date) -> Governing {
        let requirement = &self.model.requirements[id.index()];
        let days = requirement.versions.iter().map(|it| &it.in_force);
        let Some(version) = self.version_on(requirement.rulebook, days, law_of) else {
            let live: Vec<usize> = (0..requirement.versions.len())
                .filter(|it| self.standing(requirement.rulebook, &requirement.versions[*it].in_force) != Standing::Off)
                .collect();
            return self.in_no_days(id, &live, law_of);
        };
        Governing::of(version, self.version_start(&requirement.versions[version]), Passing::default())
    }

    /// Proposed versions that are off and would have governed.
    pub(crate) fn would_govern(&self, id: RequirementId, day_of_step: Option<Date>) -> Vec<usize> {
        let requirement = &self.model.requirements[id.index()];
        (0..requirement.versions.len())
            .filter(|place| {
                let version = &requirement.versions[*place];
                if self.standing(requirement.rulebook, &version.in_force) != Standing::Off {
                    return false;
                }
                let day = match (day_of_step, self.version_start(version)) {
                    (Some(day), _) | (None, Start::At(day)) => day,
                    (None, Start::Clockless) => self.as_of(),
                    (None, Start::Absent | Start::Unknown(_)) => return false,
                };
                covers(&version.in_force, self.law_day(day)) && self.would_apply(id, *place, day)
            })
            .collect()
    }

    /// Whether a version may apply, with its marks on, on the day on which its clock starts or on the evaluation date.
    fn would_apply(&self, id: RequirementId, place: usize, clock: Date) -> bool {
        let mut options = self.options.clone();
        let version = self.version(id, place);
        options.proposals.extend(self.marks(self.model.requirements[id.index()].rulebook, &version.in_force));
        let switched = self.with_options(&options);
        let may = [clock, self.as_of()].iter().any(|day| !switched.applies(version, *day, clock).truth.is_false());
        may || switched.failure.borrow().is_some()
    }
}

fn needed(start: &Start) -> BTreeSet<Need> {
    match start {
        Start::Unknown(needs) => needs.clone(),
        _ => needs(&Leaves::new()),
    }
}
