//! Fixed grids: a row of windows counted from one date, each of which needs an act of its own.

use crate::error::EvaluationError;
use crate::findings::{Measure, Status};
use crate::frame::Frame;
use crate::governs::Start;
use crate::ids::{NodeId, RequirementId};
use crate::line::Acts;
use crate::machine::{Machine, Result};
use crate::passing::{Later, Passing};
use crate::plan::{Conventions, RequirementVersion};
use crate::rolling::PassedOver;
use crate::stand::{Doubt, Occasion, Owed, Stand};
use crate::tally::{self, Tally};
use crate::timing::{Count, Counting, Deadline, Due, days_left_out};
use hjemmel_value::{Counted, Date, Duration};

impl<'a> Machine<'a> {
    /// Settles a duty in each window up to that of the evaluation date. A window that was met is listed only if no other
    /// comes after it.
    pub(crate) fn settle_grid(
        &mut self,
        id: RequirementId,
        place: usize,
        version: &'a RequirementVersion,
        clock: Date,
    ) -> Result<()> {
        let proposals = self.reads.proposals();
        let initial = ((place, version), self.passing);
        let mut window = Some(self.window_of(id, (place, version), Start::On(clock), clock, 1)?);
        let (mut listed, mut last) = (false, None);
        while let Some(mut occasion) = window {
            self.step()?;
            occasion.proposals.extend(&proposals);
            if occasion.deadline.due == Due::Unknown {
                match self.stand_without_due(&occasion)? {
                    Stand::Not(asked) => last = Some(PassedOver::Not(Box::new(occasion), asked)),
                    Stand::Displaced(by, because) => last = Some(PassedOver::Displaced(by, because)),
                    stand => {
                        listed = true;
                        self.write_stand(&occasion, stand)?;
                    }
                }
                break;
            }
            let here = self.passing;
            let (beyond, in_doubt) = self.next_window(&occasion, initial)?;
            window = beyond;
            let next = std::mem::replace(&mut self.passing, here);
            match self.stand(&occasion)? {
                Stand::Not(asked) => last = Some(PassedOver::Not(Box::new(occasion), asked)),
                Stand::Displaced(by, because) => last = Some(PassedOver::Displaced(by, because)),
                Stand::Undetermined(mut doubt) => {
                    listed = true;
                    doubt.needs.extend(occasion.deadline.needs.iter().copied());
                    self.write_undetermined(&occasion, doubt)?;
                }
                Stand::Lifted(by, owed) => {
                    let acts = self.acts_in_window(&occasion, &owed.deadline)?;
                    if acts.status == Status::Met {
                        listed |= self.owe_window(&occasion, owed, acts, window.is_none())?;
                    } else {
                        listed = true;
                        self.write_lifted(&occasion, by, owed.perhaps_lifted, owed.because)?;
                    }
                }
                Stand::Owed(mut owed) => {
                    owed.deadline.times = 1;
                    let acts = self.acts_in_window(&occasion, &owed.deadline)?;
                    listed |= self.owe_window(&occasion, owed, acts, window.is_none())?;
                }
            }
            self.passing = next;
            if let Some(doubt) = in_doubt {
                listed = true;
                self.write_undetermined_whole(id, doubt.needs, doubt.because);
            }
        }
        match last {
            Some(last) if !listed => self.write_passed(id, last),
            _ => Ok(()),
        }
    }

    /// The window that begins on a day, of a grid that is counted from its version's own date.
    pub(crate) fn window_of(
        &mut self,
        id: RequirementId,
        (place, version): (usize, &'a RequirementVersion),
        start: Start,
        first: Date,
        number: u32,
    ) -> Result<Occasion<'a>> {
        self.reads.begin();
        let law = self.passing.kept.unwrap_or(first);
        let frame = self.frame(first, law);
        let counting = Counting { window: Some(first), ..Counting::of(version, number) };
        let deadline = self.deadline(&version.timing, version.timing_clause, start, counting, frame)?;
        let deadline = Deadline { start: Start::On(first), ..deadline };
        let proposals = self.reads.proposals();
        self.reads.end();
        let as_of = self.as_of();
        let read_on = deadline.date().map_or(as_of, |due| due.min(as_of));
        let (occurrence, clock) = (Some(number), Some(first));
        Ok(Occasion {
            id,
            place,
            version,
            occurrence,
            clock,
            law,
            kept: self.passing.kept.is_some(),
            deadline,
            read_on,
            surely_governed: false,
            proposals,
        })
    }

    /// The window after one that has ended, under the version in force on its first day; or what it hangs
    /// on which version that is.
    fn next_window(
        &mut self,
        occasion: &Occasion<'a>,
        initial: ((usize, &'a RequirementVersion), Passing),
    ) -> Result<(Option<Occasion<'a>>, Option<Doubt>)> {
        let (Some(first), Some(due)) = (occasion.clock, occasion.deadline.date()) else { return Ok((None, None)) };
        if due < first || self.as_of() <= due {
            return Ok((None, None));
        }
        let Ok(first) = due.next() else { return Ok((None, None)) };
        let id = occasion.id;
        self.later_steps.push((id, self.which(), first));
        let number = occasion.occurrence.unwrap_or(1).saturating_add(1);
        let (place, version) = match self.version_later(id, initial, first, number)? {
            Later::Version(later) => later,
            Later::None => return Ok((None, None)),
            Later::Perhaps(doubt) => return Ok((None, Some(doubt))),
        };
        if !version.is_grid() {
            return Ok((None, None));
        }
        self.reads.begin();
        let start = self.start(&version.timing)?;
        let proposals = self.reads.proposals();
        self.reads.end();
        if start == Start::Absent {
            return Ok((None, None));
        }
        let mut window = self.window_of(id, (place, version), start, first, number)?;
        window.proposals.extend(proposals);
        // A length of no time at all leads nowhere.
        Ok((Some(window).filter(|window| window.deadline.date().is_none_or(|due| first <= due)), None))
    }

    /// The acts in a window, and how it stands.
    fn acts_in_window(&mut self, occasion: &Occasion<'a>, deadline: &Deadline) -> Result<Acts> {
        let (version, first) = (occasion.version, occasion.clock.unwrap_or(Date::MIN));
        let counting = tally::Counting::in_window(deadline, version, first);
        let from = counting.window(deadline).from;
        let before = from.and_then(|from| from.previous().ok());
        let fits = self.fits(occasion.id, version, occasion.judged_by(), before)?;
        let tally = Tally::of(&fits, counting, deadline);
        let (status, met_on) = tally.status(fits.any, version.modality, deadline, self.as_of());
        Ok(Acts { fits, counting, sure: tally.sure.min(1), status, met_on, broken_on: None, needs: Vec::new() })
    }

    /// Writes a window that is owed, unless it was met and others come after it; tells whether it is listed.
    fn owe_window(&mut self, occasion: &Occasion<'a>, owed: Owed, acts: Acts, is_last: bool) -> Result<bool> {
        if occasion.version.spends_its_events {
            self.spend(occasion.spender(self.which()), &acts.fits, acts.counting, 1, true);
        }
        if acts.status == Status::Met && !is_last {
            return Ok(false);
        }
        self.write_duty(occasion, owed, acts)?;
        Ok(true)
    }

    /// The last day of the window that begins on `first`: the first point of the grid, after its date, that is no earlier.
    pub(crate) fn count_grid(
        &mut self,
        deadline: &mut Deadline,
        (from, first): (Date, Date),
        node: NodeId,
        conventions: Conventions,
        frame: Frame<'a>,
    ) -> Result<()> {
        if let Some(length) = self.length_of(deadline, node, frame)? {
            let times = self.windows_up_to(from, first, length, conventions)?;
            let counted = self.point(from, length, times, conventions)?;
            deadline.count = Some(Count {
                from,
                measure: Measure::Times(length, times),
                counted,
                opens: Some(first),
                left_out: days_left_out(length, conventions),
                moved_to: None,
                length: Some((node, frame.today, frame.law)),
            });
            deadline.due = Due::On(counted.date);
        }
        Ok(())
    }

    /// How many lengths from a date reach a day, one at least: doubled until they do, then halved.
    fn windows_up_to(&mut self, from: Date, day: Date, length: Duration, conventions: Conventions) -> Result<u32> {
        let (mut short, mut enough) = (0_u32, 1_u32);
        while !length.is_zero() && !self.point_reaches(from, day, length, enough, conventions)? {
            short = enough;
            enough = enough.saturating_mul(2);
        }
        while enough.saturating_sub(short) > 1 {
            let middle = short.saturating_add(enough.saturating_sub(short) / 2);
            if self.point_reaches(from, day, length, middle, conventions)? {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Ok(enough)
    }

    /// Whether a point of a grid is no earlier than a day; one beyond the last year is later than any.
    fn point_reaches(
        &mut self,
        from: Date,
        day: Date,
        length: Duration,
        times: u32,
        conventions: Conventions,
    ) -> Result<bool> {
        self.step()?;
        match self.point(from, length, times, conventions) {
            Ok(point) => Ok(day <= point.date),
            Err(EvaluationError::DateOutOfRange { .. }) => Ok(true),
            Err(other) => Err(other),
        }
    }

    /// A point of a grid: always counted from its date, so that the ends of months do not drift.
    fn point(&mut self, from: Date, length: Duration, times: u32, conventions: Conventions) -> Result<Counted> {
        let rule = self.rule;
        let whole = length.checked_mul(times).ok_or(EvaluationError::DateOutOfRange { rule, from })?;
        self.counted(from, whole, false, conventions)
    }
}
