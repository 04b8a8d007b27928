//! The acts that the `where` of a `met by` clause leaves out, for the reasons of a duty that is not met.

use crate::findings::{EventRole, Reason};
use crate::frame::{EventAt, Frame};
use crate::ids::ClauseId;
use crate::line::Acts;
use crate::machine::{Machine, Result};
use crate::meets::Fit;
use crate::plan::{EventMatch, Node};
use crate::stand::Occasion;
use crate::tally::Counting;
use hjemmel_value::{Date, Duration, MonthConvention, Truth};

/// How many are told, the latest of them: more are a list and no reason.
const MOST: usize = 3;

impl<'a> Machine<'a> {
    /// The latest acts that would count by their day, and do not by what is asked of them, each with the first part that is
    /// not so. Where no day shuts out what was done before, those of the year before the due date, or before the evaluation
    /// date if that comes first: what was done long ago was done for something else.
    pub(crate) fn because_left_out(
        &mut self,
        occasion: &Occasion<'a>,
        acts: &Acts,
        due: Option<Date>,
        reasons: &mut Vec<Reason>,
    ) -> Result<()> {
        let as_of = self.as_of();
        let year_ago = due.map_or(as_of, |due| due.min(as_of)).minus(Duration::years(1), MonthConvention::SameDay);
        let since = match acts.counting {
            Counting::All | Counting::Unknown | Counting::Window(None, _) => year_ago.ok().map(|day| day.date),
            Counting::From(_) | Counting::After(_) | Counting::Window(Some(_), _) | Counting::Nothing => None,
        };
        let counts = |day: Date| !acts.counting.counts(day).is_false() && since.is_none_or(|since| since < day);
        let frame = self.frame(as_of, occasion.judged_by().day);
        let mut left_out: Vec<(Fit, ClauseId)> = Vec::new();
        for clause in &occasion.version.met_by {
            let found = self.quietly(|machine| machine.left_out_by(clause, frame, &counts))?;
            for (fit, asked) in found {
                let is_it = |other: &Fit| other.list == fit.list && other.place == fit.place;
                if !acts.fits.fits.iter().any(is_it) && !left_out.iter().any(|(other, _)| is_it(other)) {
                    left_out.push((fit, asked));
                }
            }
        }
        left_out.sort_by_key(|(fit, _)| (fit.date, fit.list, fit.place));
        for (fit, asked) in left_out.iter().skip(left_out.len().saturating_sub(MOST)) {
            let reason = self.because_event(fit, EventRole::LeftOut(*asked))?;
            reasons.push(reason);
        }
        Ok(())
    }

    /// The events in the window of a clause of which its condition is not so, each with the part that is not.
    fn left_out_by(
        &mut self,
        clause: &'a EventMatch,
        frame: Frame<'a>,
        counts: &impl Fn(Date) -> bool,
    ) -> Result<Vec<(Fit, ClauseId)>> {
        let Some(condition) = clause.query.condition else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let span = self.window(&clause.query, frame)?;
        let except = self.excepted(&clause.query, frame)?;
        let list = self.list(clause.query.events)?;
        for (place, event) in list.events.iter().enumerate().filter(|(_, event)| counts(event.date)) {
            self.step()?;
            let within = span.holds(event.date).and(except.holds(event.date).not());
            if within.is_false() || frame.today < event.date {
                continue;
            }
            let here = EventAt { list: list.fact, place, event, kind: list.kind };
            let asked = self.of_event(here, frame, |machine, frame| {
                if !machine.truth(condition, frame)?.is_false() {
                    return Ok(None);
                }
                let parts = match machine.node(condition)? {
                    Node::And(parts) if parts.len() == clause.asks.len() => parts.as_slice(),
                    _ => return Ok(clause.asks.first().copied().filter(|_| clause.asks.len() == 1)),
                };
                for (part, asked) in parts.iter().zip(&clause.asks) {
                    if machine.truth(*part, frame)?.is_false() {
                        return Ok(Some(*asked));
                    }
                }
                Ok(None)
            })?;
            let fit = |asked| {
                let (date, list, place) = (here.event.date, here.list, here.place);
                let (truth, alone) = (Truth::False, Truth::False);
                (Fit { date, list, place, truth, alone, wrong: None, by: None }, asked)
            };
            found.extend(asked.map(fit));
        }
        Ok(found)
    }
}
