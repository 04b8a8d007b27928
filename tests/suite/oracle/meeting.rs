//! What meets a duty: the events that fit, and the status that comes of them.

use super::Oracle;
use super::answer::{Held, Leaf, any, each, needs};
use super::deadline::{Counts, Due, Term};
use super::frame::{AtHand, Frame};
use super::passing::Law;
use hjemmel_engine::findings::{Need, Status};
use hjemmel_engine::ids::{FactId, RequirementId};
use hjemmel_model::model::{EventMatch, RequirementVersion};
use hjemmel_value::Date;
use std::collections::BTreeSet;

/// An event that fits, surely or possibly.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) list: FactId,
    pub(crate) place: usize,
    pub(crate) date: Date,
    pub(crate) held: Held,
}

/// The events up to the evaluation date that fit a duty.
#[derive(Clone, Debug)]
pub(crate) struct Fits {
    /// By date.
    pub(crate) events: Vec<Fit>,
    /// Lists that may hold more events.
    pub(crate) open: BTreeSet<FactId>,
}

/// How a duty stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) status: Status,
    pub(crate) met_on: Option<Date>,
    pub(crate) needs: BTreeSet<Need>,
}

impl Fits {
    pub(crate) fn sure(&self) -> impl Iterator<Item = &Fit> {
        self.events.iter().filter(|it| it.held.is_true())
    }

    /// What is not known of them.
    pub(crate) fn needs(&self) -> BTreeSet<Need> {
        let lists = self.open.iter().map(|list| Need::Fact(*list));
        lists.chain(self.events.iter().flat_map(|it| needs(&it.held.leaves))).collect()
    }

    /// Those that count towards a duty.
    pub(crate) fn counting(&self, counts: Counts) -> Fits {
        let mut fits = self.clone();
        fits.events.retain(|it| match counts {
            Counts::All | Counts::FromUnknown => true,
            Counts::Nothing => false,
            Counts::From(date) => date <= it.date,
            Counts::After(date) => date < it.date,
            Counts::Window(from, until) => from.is_none_or(|from| from <= it.date) && it.date <= until,
        });
        if counts == Counts::FromUnknown {
            fits.events.iter_mut().for_each(|it| it.held = Held::unknown(it.held.leaves.clone()));
        }
        fits
    }
}

impl Oracle<'_> {
    /// The events of its `met by` lists that fit a version of a requirement.
    pub(crate) fn fits(&self, id: RequirementId, version: &RequirementVersion, law: Law) -> Fits {
        self.untouched(|| self.fits_of(id, version, law))
    }

    fn fits_of(&self, id: RequirementId, version: &RequirementVersion, law: Law) -> Fits {
        let frame = Frame::on(self.as_of(), law.day);
        let lists: BTreeSet<FactId> = version.met_by.iter().map(|it| it.query.events).collect();
        let mut fits = Fits { events: Vec::new(), open: BTreeSet::new() };
        for list in lists {
            let given = self.list(list);
            if !given.complete {
                fits.open.insert(list);
            }
            for (place, event) in given.events.iter().enumerate().filter(|(_, it)| it.date <= self.as_of()) {
                let at = AtHand { list, place, event };
                let clauses = version.met_by.iter().filter(|it| it.query.events == list);
                let fits_clause = |met: &EventMatch| {
                    each(&[&|| self.belongs(&met.query, at, &frame), &|| {
                        self.fits_aspects(id, (version, law), met, at)
                    }])
                };
                // Every clause is read, also if one before fits.
                let by_clause: Vec<Held> = clauses.map(fits_clause).collect();
                let held = any(by_clause);
                let held = held.and(self.unspent(list, place));
                if !held.is_false() {
                    fits.events.push(Fit { list, place, date: event.date, held });
                }
            }
        }
        fits.events.sort_by_key(|it| it.date);
        fits
    }

    /// Whether no other requirement needed an event and spent it.
    fn unspent(&self, list: FactId, place: usize) -> Held {
        match self.spent.borrow().get(&(list, place)) {
            None => Held::sure(true),
            Some(spent) if spent.sure => Held::sure(false),
            Some(spent) => {
                let settled = self.settled.borrow();
                let lines = settled.get(&spent.by);
                let undetermined = lines.iter().flat_map(|it| &it.undetermined).flat_map(|it| it.needs.iter().copied());
                let owed = lines.iter().flat_map(|it| &it.duties).flat_map(|it| it.needs.iter().copied());
                let needs = spent.needs.iter().copied().chain(undetermined).chain(owed);
                Held::unknown(needs.map(Leaf::Ask).collect())
            }
        }
    }

    /// The table of statuses, if it says the same for each of the days on which the duty may be due.
    pub(crate) fn standing_between(
        &self,
        (first, last): (Option<Date>, Date),
        term: &Term,
        fits: &Fits,
        can_be_met: bool,
    ) -> Standing {
        let a = self.as_of();
        let needs = match &term.due {
            Due::Unknown(needs) => needs.clone(),
            _ => panic!("a due date between days that is known"),
        };
        let plain = |status, met_on| Standing { status, met_on, needs: needs.clone() };
        if let (Some((begins, surely)), Counts::FromUnknown) = (term.begins_between, term.counts) {
            if begins.is_some_and(|begins| a < begins) {
                return plain(Status::Upcoming, None);
            }
            if a <= surely {
                return plain(Status::Unknown, None);
            }
        }
        // Every day is tried; one that has no first day, from long before all acts.
        let days = |first: Date| (0..).map(move |days| first.plus_days(days).unwrap()).take_while(|day| *day <= last);
        let long_ago = last.plus_days(-3000).unwrap();
        let all: Vec<Standing> = days(first.unwrap_or(long_ago))
            .map(|day| self.standing_of(&Term { due: Due::On(day), ..term.clone() }, fits, can_be_met))
            .collect();
        let same = all.iter().all(|it| (it.status, it.met_on) == (all[0].status, all[0].met_on));
        if same { plain(all[0].status, all[0].met_on) } else { plain(Status::Unknown, None) }
    }

    /// The table of statuses.
    pub(crate) fn standing_of(&self, term: &Term, fits: &Fits, can_be_met: bool) -> Standing {
        let a = self.as_of();
        let plain = |status| Standing { status, met_on: None, needs: BTreeSet::new() };
        let n = term.times as usize;
        let nth = |n: usize| n.checked_sub(1).and_then(|it| fits.sure().nth(it)).map(|it| it.date);
        let unknown = || Standing { status: Status::Unknown, met_on: None, needs: fits.needs() };
        let possible = |until: Option<Date>| -> usize {
            if !fits.open.is_empty() {
                return usize::MAX;
            }
            fits.events.iter().filter(|it| until.is_none_or(|until| it.date <= until)).count()
        };
        if term.standing {
            return plain(Status::Standing);
        }
        if (term.due != Due::Never || !term.rests.is_empty()) && term.upcoming_until.is_some_and(|start| a < start) {
            let needs = match &term.due {
                Due::Unknown(needs) => needs.clone(),
                _ => BTreeSet::new(),
            };
            return Standing { needs, ..plain(Status::Upcoming) };
        }
        if term.rests_on(a) && !matches!(term.due, Due::Unknown(_)) {
            return match nth(n) {
                Some(date) if can_be_met && term.due.date().is_none_or(|due| date <= due) => {
                    Standing { met_on: Some(date), ..plain(Status::Met) }
                }
                _ if can_be_met && possible(term.due.date()) >= n => unknown(),
                _ => plain(Status::Suspended),
            };
        }
        let due = match &term.due {
            Due::Unknown(needs) => {
                return Standing { status: Status::Unknown, met_on: None, needs: needs.clone() };
            }
            Due::Never => {
                return match nth(n) {
                    _ if !can_be_met => plain(Status::Standing),
                    Some(date) => Standing { met_on: Some(date), ..plain(Status::Met) },
                    None if possible(None) >= n => unknown(),
                    None => plain(Status::Standing),
                };
            }
            Due::On(due) => *due,
        };
        if !can_be_met {
            return plain(if a <= due { Status::Open } else { Status::Unknown });
        }
        match nth(n) {
            Some(date) if date <= due => Standing { met_on: Some(date), ..plain(Status::Met) },
            _ if a <= due && possible(Some(due)) < n => plain(Status::Open),
            _ if a <= due || possible(Some(due)) >= n => unknown(),
            Some(date) => Standing { met_on: Some(date), ..plain(Status::Late) },
            None if possible(None) < n => plain(Status::Overdue),
            None => unknown(),
        }
    }
}
