//! Requirements that are owed for each event of a list: each event is settled by itself, with its own clock.

use crate::findings::{Instance, Need, NotApplicableReason, Undetermined};
use crate::frame::EventAt;
use crate::ids::RequirementId;
use crate::line::Line;
use crate::machine::{Machine, Result, tidy};
use crate::needs::Missing;
use crate::plan::Query;
use crate::version::Standing;
use hjemmel_value::Truth;

impl<'a> Machine<'a> {
    /// The event at hand, for the lines of its duties.
    pub(crate) fn at_instance(&self) -> Option<Instance> {
        let here = self.instance?;
        let place = u32::try_from(here.place).unwrap_or(u32::MAX);
        Some(Instance { list: here.list, place, date: here.event.date })
    }

    /// Settles a requirement for each of its events that is seen on the evaluation date.
    pub(crate) fn settle_each(&mut self, id: RequirementId, query: &'a Query) -> Result<()> {
        let requirement = self.requirement(id)?;
        let mut versions = requirement.versions.iter();
        if versions.all(|version| self.standing(requirement.rulebook, &version.in_force) == Standing::Off) {
            // As if it were not there; what it would have touched is told with each event at hand.
            return self.would_for_each(id, query);
        }
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let mut events: Vec<(EventAt<'a>, Truth)> = Vec::new();
        let complete = self.each_event(query, frame, |_, here, truth| {
            events.push((here, truth));
            Ok(true)
        })?;
        if events.is_empty() && complete {
            self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), Vec::new());
        }
        for (here, truth) in events {
            self.instance = Some(here);
            if truth.is_true() {
                self.settle_once(id)?;
                self.quietly(|machine| machine.versions_would(id))?;
            } else {
                let mut missing = Missing::default();
                self.quietly(|machine| {
                    let frame = frame.with_event(here);
                    query.condition.map_or(Ok(()), |condition| machine.missing(condition, frame, &mut missing))
                })?;
                self.undetermined_instance(id, missing.all());
            }
            self.instance = None;
        }
        if !complete {
            self.undetermined_instance(id, vec![Need::Fact(query.events)]);
        }
        Ok(())
    }

    /// Versions that are off, and would have governed one of these events.
    fn would_for_each(&mut self, id: RequirementId, query: &'a Query) -> Result<()> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        self.quietly(|machine| {
            let mut events = Vec::new();
            machine.each_event(query, frame, |_, here, truth| {
                events.extend(truth.is_true().then_some(here));
                Ok(true)
            })?;
            for here in events {
                machine.instance = Some(here);
                machine.versions_would(id)?;
                machine.instance = None;
            }
            Ok(())
        })
    }

    /// It is not known whether the requirement is for this event, or for others that are not told.
    fn undetermined_instance(&mut self, id: RequirementId, needs: Vec<Need>) {
        let as_of = self.as_of();
        self.lines.push(Line { id, version: None, read_on: as_of, clock: None });
        self.findings.undetermined.push(Undetermined {
            requirement: id,
            instance: self.at_instance(),
            version: None,
            occurrence: None,
            due: None,
            needs: tidy(needs),
            because: Vec::new(),
        });
    }
}
