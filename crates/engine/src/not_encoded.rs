//! Which provisions that are not encoded an outcome touches.

use crate::error::RuleRef;
use crate::ids::NotEncodedId;
use crate::machine::{Machine, Result};
use crate::plan::NotEncoded;
use crate::sharpen::Question;
use crate::version::Standing;
use hjemmel_value::{Citation, Date};
use std::sync::Arc;

/// The laws that the lines of the outcome cite, and the days on which their clocks start.
#[derive(Debug, Default)]
struct Cited {
    /// Laws that a line cites.
    laws: Vec<Arc<str>>,
    /// Clocks of lines and of duties that no version governs, by law.
    clocks: Vec<(Arc<str>, Date)>,
}

impl<'a> Machine<'a> {
    pub(crate) fn find_not_encoded(&mut self) -> Result<()> {
        if self.plan.not_encoded.is_empty() {
            return Ok(());
        }
        let cited = self.cited()?;
        let plan = self.plan;
        for (place, item) in plan.not_encoded.iter().enumerate() {
            let id = NotEncodedId::at(place);
            if touches(item, &cited, self.as_of())
                && self.standing(item.rulebook, &item.in_force) != Standing::Off
                && self.within(RuleRef::NotEncoded(id), |machine| machine.concerns(item))?
            {
                self.findings.not_encoded.push(id);
            }
        }
        Ok(())
    }

    /// Whether the citizen is in its groups and its conditions hold, or may.
    fn concerns(&mut self, item: &'a NotEncoded) -> Result<bool> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        for condition in &item.when {
            if self.truth(condition.node, frame)?.is_false() {
                return Ok(false);
            }
        }
        let in_any = Question { groups: &item.groups, ..Question::default() };
        Ok(!self.ask(&in_any, frame)?.truth.is_false())
    }

    fn cited(&self) -> Result<Cited> {
        let mut cited = Cited::default();
        for line in &self.lines {
            let requirement = self.requirement(line.id)?;
            for (place, version) in requirement.versions.iter().enumerate() {
                let governs = line.version.map_or_else(
                    || self.standing(requirement.rulebook, &version.in_force) != Standing::Off,
                    |governing| governing == place,
                );
                for citation in version.text.citations.iter().filter(|_| governs) {
                    push(&mut cited.laws, citation);
                    cited.clocks.extend(line.clock.map(|clock| (Arc::clone(&citation.law), clock)));
                }
            }
        }
        for (id, day) in &self.holes {
            let requirement = self.requirement(*id)?;
            for version in &requirement.versions {
                if self.standing(requirement.rulebook, &version.in_force) != Standing::Off {
                    let laws = version.text.citations.iter().map(|citation| Arc::clone(&citation.law));
                    cited.clocks.extend(laws.map(|law| (law, *day)));
                }
            }
        }
        Ok(cited)
    }
}

fn push(laws: &mut Vec<Arc<str>>, citation: &Citation) {
    if !laws.contains(&citation.law) {
        laws.push(Arc::clone(&citation.law));
    }
}

fn touches(item: &NotEncoded, cited: &Cited, as_of: Date) -> bool {
    item.citations.iter().any(|citation| {
        let clock = |(law, clock): &(Arc<str>, Date)| *law == citation.law && item.in_force.covers(*clock);
        cited.laws.contains(&citation.law) && (item.in_force.covers(as_of) || cited.clocks.iter().any(clock))
    })
}
