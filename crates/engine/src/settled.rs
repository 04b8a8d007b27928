//! How requirements came out, as later ones ask about them.

use crate::answer::Answer;
use crate::decision::DecisionKey;
use crate::expression::malformed;
use crate::findings::{Duty, Instance, Lifted, Need, Status, Undetermined};
use crate::frame::Frame;
use crate::governs::Start;
use crate::ids::{ExemptionId, FactId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::period::InstancePeriod;
use crate::plan::{ForEach, Node, Plan, Timing};
use crate::timing::Due;
use hjemmel_value::{Date, Truth, Value};
use std::collections::BTreeMap;

/// How a requirement came out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// The status of each of its duties.
    pub(crate) statuses: Vec<Status>,
    /// Whether an occurrence was lifted.
    pub(crate) lifted: bool,
    /// The exemptions that lifted one.
    pub(crate) lifted_by: Vec<ExemptionId>,
    /// Those that may have lifted one that others surely did.
    pub(crate) perhaps_lifted_by: Vec<ExemptionId>,
    /// Those that may have lifted one of which it is not known how it stands, and that somebody asks about.
    pub(crate) may_lift: Vec<ExemptionId>,
    /// What would settle which exemptions lifted what is lifted.
    pub(crate) lifted_needs: Vec<Need>,
    /// Whether a row of occurrences ends in one of which it is not known how it stands: a later one may be lifted.
    pub(crate) row_in_doubt: bool,
    /// Whether an occurrence hangs on something not known.
    pub(crate) undetermined: bool,
    /// Its duties, as far as what is due together with one of them cares.
    pub(crate) duties: Vec<Partner>,
    /// The first day on which it was surely overdue, or broken.
    pub(crate) breach: Option<Date>,
    /// Whether there may have been a breach before that.
    pub(crate) breach_in_doubt: bool,
    /// What its undetermined and unknown lines need.
    pub(crate) needs: Vec<Need>,
    /// What those need that are undetermined.
    pub(crate) needs_of_undetermined: Vec<Need>,
    /// What those need that are owed, and not known to be met.
    pub(crate) needs_of_unknown: Vec<Need>,
    /// Of one that is owed for each of several things: the same for each.
    each: BTreeMap<InstanceKey, Settled>,
}

/// What tells one thing that a requirement is owed for from the others.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum InstanceKey {
    Thing(Option<FactId>, u32),
    Decision(DecisionKey),
}

impl InstanceKey {
    fn of(instance: &Instance) -> InstanceKey {
        match instance {
            Instance::Thing(thing) => InstanceKey::Thing(thing.list, thing.place),
            Instance::Decision(decision) => InstanceKey::Decision(DecisionKey::of(decision)),
        }
    }
}

/// How a requirement came out for something that it has no line for.
static NOT_OWED: Settled = Settled {
    statuses: Vec::new(),
    lifted: false,
    undetermined: false,
    duties: Vec::new(),
    breach: None,
    breach_in_doubt: false,
    needs: Vec::new(),
    needs_of_undetermined: Vec::new(),
    needs_of_unknown: Vec::new(),
    lifted_by: Vec::new(),
    perhaps_lifted_by: Vec::new(),
    may_lift: Vec::new(),
    lifted_needs: Vec::new(),
    row_in_doubt: false,
    each: BTreeMap::new(),
};

/// The lines of one requirement.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Lines<'l> {
    pub(crate) duties: &'l [Duty],
    pub(crate) lifted: &'l [Lifted],
    pub(crate) undetermined: &'l [Undetermined],
}

/// A duty, as far as what is due together with it cares.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Partner {
    pub(crate) start: Start,
    pub(crate) due: Due,
    pub(crate) status: Status,
    pub(crate) met_on: Option<Date>,
}

impl Settled {
    /// Whether it stands in the place of a general rule: it is owed, lifted, or may be.
    pub(crate) fn displaces(&self) -> Truth {
        if self.lifted || !self.statuses.is_empty() {
            Truth::True
        } else if self.undetermined {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// How a requirement came out by its lines, as a whole and for each thing that it is owed for.
    pub(crate) fn of(lines: &Lines<'_>, as_of: Date) -> Settled {
        let mut settled = Settled::part(lines, as_of, |_| true);
        let duties = lines.duties.iter().map(|line| line.instance);
        let others = lines.undetermined.iter().map(|line| line.instance);
        for instance in duties.chain(others).chain(lines.lifted.iter().map(|line| line.instance)).flatten() {
            let key = InstanceKey::of(&instance);
            settled.each.entry(key).or_insert_with(|| Settled::part(lines, as_of, |of| *of == Some(instance)));
        }
        settled
    }

    /// The same by those lines that are for some of the things.
    fn part(lines: &Lines<'_>, as_of: Date, wanted: impl Fn(&Option<Instance>) -> bool) -> Settled {
        let duties: Vec<&Duty> = lines.duties.iter().filter(|line| wanted(&line.instance)).collect();
        let undetermined: Vec<_> = lines.undetermined.iter().filter(|line| wanted(&line.instance)).collect();
        let needs = duties.iter().flat_map(|line| &line.needs);
        let needs = needs.chain(undetermined.iter().flat_map(|line| &line.needs)).copied().collect();
        let mut settled = Settled {
            statuses: duties.iter().map(|line| line.status).collect(),
            undetermined: !undetermined.is_empty(),
            needs: tidy(needs),
            needs_of_undetermined: undetermined.iter().flat_map(|line| line.needs.iter().copied()).collect(),
            needs_of_unknown: (duties.iter())
                .filter(|line| line.status == Status::Unknown)
                .flat_map(|line| line.needs.iter().copied())
                .collect(),
            ..Settled::default()
        };
        let lifted: Vec<&Lifted> = lines.lifted.iter().filter(|line| wanted(&line.instance)).collect();
        settled.note_lifted(&lifted, &duties);
        settled.note_breaches(&duties, as_of);
        settled
    }

    /// Which exemptions lifted what.
    pub(crate) fn note_lifted(&mut self, lifted: &[&Lifted], duties: &[&Duty]) {
        self.lifted = !lifted.is_empty();
        self.lifted_by = lifted.iter().flat_map(|line| line.by.iter().map(|(exemption, _)| *exemption)).collect();
        self.perhaps_lifted_by = lifted.iter().flat_map(|line| line.perhaps_by.iter().copied()).collect();
        self.lifted_needs = lifted.iter().flat_map(|line| line.needs.iter().copied()).collect();
        self.row_in_doubt = duties.iter().any(|duty| duty.occurrence.is_some() && duty.status == Status::Unknown);
    }

    /// When its duties were first breached, as of a day.
    fn note_breaches(&mut self, duties: &[&Duty], as_of: Date) {
        let overdue_from = |duty: &Duty| duty.due.and_then(|due| due.next().ok());
        let breach = |duty: &Duty| match duty.status {
            Status::Overdue | Status::Late => overdue_from(duty),
            Status::Broken => duty.broken_on,
            _ => None,
        };
        self.breach = duties.iter().copied().filter_map(breach).min();
        // What falls due later than today, or than a sure breach, cannot have been breached before it.
        let first = self.breach;
        let earlier = |from: Date| from <= as_of && first.is_none_or(|first| from < first);
        let in_doubt = |duty: &Duty| match duty.status {
            Status::Unknown => overdue_from(duty).is_none_or(earlier),
            // It is not known since when.
            Status::Overdue | Status::Late => duty.due.is_none(),
            _ => false,
        };
        self.breach_in_doubt = self.undetermined || duties.iter().copied().any(in_doubt);
    }
}

impl Machine<'_> {
    /// Which exemptions may have lifted what is not known of a requirement, of those that somebody asks about: those that
    /// reach on no day have not.
    pub(crate) fn find_may_lift(&mut self, id: RequirementId, settled: &mut Settled) -> Result<()> {
        if !settled.undetermined && !settled.row_in_doubt {
            return Ok(());
        }
        let asked = self.asked_lifted.iter().filter(|(requirement, _)| *requirement == id);
        let asked: Vec<ExemptionId> = asked.map(|(_, exemption)| *exemption).collect();
        for exemption in asked {
            if self.quietly(|machine| machine.may_reach(exemption, id, |_| true))? {
                settled.may_lift.push(exemption);
            }
        }
        Ok(())
    }

    /// The first day on which a requirement is overdue or broken.
    pub(crate) fn breach_of(&self, requirement: RequirementId, frame: Frame<'_>) -> Result<Answer> {
        let settled = self.settled_for(requirement, frame.own)?;
        Ok(match settled.breach {
            _ if settled.breach_in_doubt => Answer::UNKNOWN,
            Some(day) => Answer::Value(Value::Date(day)),
            None => Answer::Absent,
        })
    }

    /// The day on which the clock of a requirement's duty starts.
    pub(crate) fn start_of(&self, requirement: RequirementId) -> Result<Answer> {
        let settled = self.settled(requirement)?;
        Ok(match settled.duties.last().map(|duty| duty.start) {
            Some(Start::On(day)) => Answer::Value(Value::Date(day)),
            Some(Start::Unknown) => Answer::UNKNOWN,
            Some(Start::None | Start::Absent) => Answer::Absent,
            None if settled.undetermined => Answer::UNKNOWN,
            None => Answer::Absent,
        })
    }

    /// Whether a deadline is together with a duty that has no clock.
    pub(crate) fn is_with_one_without_a_clock(&self, timing: &Timing) -> Result<bool> {
        let Timing::Together { with, .. } = timing else { return Ok(false) };
        Ok(self.settled(*with)?.duties.last().is_some_and(|duty| duty.start == Start::None))
    }

    /// How a requirement came out that was settled before.
    pub(crate) fn settled(&self, requirement: RequirementId) -> Result<&Settled> {
        let settled = self.settled.get(requirement.index()).and_then(Option::as_ref);
        settled.ok_or(malformed("a requirement is asked about before its turn"))
    }

    /// Whether an exemption took away the whole of a requirement, in any duty of it.
    pub(crate) fn lifted_by(
        &self,
        requirement: RequirementId,
        exemption: ExemptionId,
        frame: Frame<'_>,
    ) -> Result<Truth> {
        let settled = self.settled_for(requirement, frame.own)?;
        Ok(if settled.lifted_by.contains(&exemption) {
            Truth::True
        } else if settled.perhaps_lifted_by.contains(&exemption)
            || (settled.undetermined || settled.row_in_doubt)
                && self.settled(requirement)?.may_lift.contains(&exemption)
        {
            Truth::Unknown
        } else {
            Truth::False
        })
    }

    /// The same for what the requirement at hand is for, where both are owed for each thing of the same kind.
    pub(crate) fn settled_for(&self, requirement: RequirementId, own: bool) -> Result<&Settled> {
        let settled = self.settled(requirement)?;
        let of_other = self.requirement(requirement)?.for_each.as_ref();
        let place = match (of_other, self.instance, self.instance_day) {
            (Some(ForEach::Event(query)), Some(here), _) if own && query.events == here.list => {
                u32::try_from(here.place).ok().map(|place| InstanceKey::Thing(Some(here.list), place))
            }
            (Some(ForEach::Day { when, anew, .. }), _, Some(day)) if own && (*when, *anew) == (day.when, day.anew) => {
                Some(InstanceKey::Thing(Some(day.list), day.place))
            }
            (Some(ForEach::Period { same, .. }), ..) => {
                let alike = |period: &InstancePeriod<'_>| {
                    same.iter().all(|node| period.same.contains(node)) && period.same.iter().all(|it| same.contains(it))
                };
                let period = self.instance_period.filter(|period| own && alike(period));
                period.map(|period| InstanceKey::Thing(None, period.place))
            }
            (Some(ForEach::Decision { by, .. }), ..) if own => {
                self.decision.filter(|at| at.by == *by).map(|at| InstanceKey::Decision(at.key()))
            }
            _ => None,
        };
        // What has no line for this thing is not owed for it.
        Ok(place.map_or(settled, |place| settled.each.get(&place).unwrap_or(&NOT_OWED)))
    }

    /// What it hangs on whether a requirement has a duty of this status.
    pub(crate) fn status_needs(&self, requirement: RequirementId, status: Status, own: bool) -> Result<Vec<Need>> {
        let settled = self.settled_for(requirement, own)?;
        let mut needs = settled.needs_of_undetermined.clone();
        if may_be_of_unknown(status) {
            needs.extend(&settled.needs_of_unknown);
        }
        Ok(needs)
    }

    /// Whether a requirement has a duty of this status, on the evaluation date.
    pub(crate) fn status_of(&self, requirement: RequirementId, status: Status, frame: Frame<'_>) -> Result<Truth> {
        let settled = self.settled_for(requirement, frame.own)?;
        let open_question = may_be_of_unknown(status);
        Ok(if settled.statuses.contains(&status) {
            Truth::True
        } else if settled.undetermined || (open_question && settled.statuses.contains(&Status::Unknown)) {
            Truth::Unknown
        } else {
            Truth::False
        })
    }
}

/// Of which requirements somebody asks whether which exemption lifts them.
pub(crate) fn asked_lifted(plan: &Plan) -> Vec<(RequirementId, ExemptionId)> {
    let asked = plan.nodes.iter().filter_map(|node| match node {
        Node::LiftedBy { requirement, exemption } => Some((*requirement, *exemption)),
        _ => None,
    });
    tidy(asked.collect())
}

/// Whether a duty of which it is not known how it stands may stand so.
fn may_be_of_unknown(status: Status) -> bool {
    matches!(status, Status::Open | Status::Met | Status::Late | Status::Overdue | Status::Suspended)
}
