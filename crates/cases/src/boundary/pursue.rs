//! One goal, made into a case.

use super::aim::Aim;
use super::chance::Chance;
use super::goal::{Goal, Goals, Stand, Target};
use super::probe::{Change, Probe};
use super::rules::{clock_of, times_of};
use super::words::title;
use super::write::situation_json;
use crate::Case;
use hjemmel_engine::findings::Findings;
use hjemmel_engine::ids::{FactId, ProposalId, RequirementId};
use hjemmel_engine::plan::{Plan, RequirementVersion, Type};
use hjemmel_engine::situation::{Events, Given, JudgementGiven, Situation};
use hjemmel_engine::{Options, Trace, evaluate_traced};
use hjemmel_value::{Date, Language, Value};

/// How many ways are tried to make a rule apply.
const MOST_WAYS: usize = 16;

/// How a rule was made to apply.
#[derive(Copy, Clone, Debug)]
pub(super) struct Way {
    pub(super) day: Date,
    /// What the choices are drawn from.
    pub(super) salt: u64,
}

/// What is said of facts that the goal does not ask about.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// That there is nothing: no, none, an empty list.
    Quiet,
    /// Something or other.
    Lively,
    /// Nothing is said.
    Unsaid,
}

/// A situation and the day on which it is read.
pub(super) struct Made {
    pub(super) as_of: Date,
    pub(super) situation: Situation,
}

/// Makes cases for the goals of a plan.
pub(super) struct Pursuit<'a> {
    pub(super) plan: &'a Plan,
    pub(super) seed: u64,
}

impl<'a> Pursuit<'a> {
    /// A way that makes the rule apply; the first that was tried, if none did.
    pub(super) fn way(&self, goals: &Goals, round: u64) -> Way {
        let ways = (0..MOST_WAYS).filter_map(|number| {
            let day = goals.days.iter().cycle().nth(number)?;
            let salt = u64::try_from(number).unwrap_or(0).wrapping_add(round.wrapping_mul(101));
            Some(Way { day: *day, salt })
        });
        let mut first = None;
        for way in ways {
            let goal = Goal { target: goals.target, on: None, stand: Stand::Begun, probe: None };
            let made = self.make(&goal, &goals.proposals, way, Rest::Quiet);
            if self.applies(goals.target, &made, &goals.proposals) {
                return way;
            }
            first = first.or(Some(way));
        }
        first.unwrap_or(Way { day: Date::MIN, salt: round })
    }

    /// The case of one goal of a rule; `None` if it has no such goal.
    pub(super) fn case(&self, goals: &Goals, number: usize, way: Way, rest: Rest, language: Language) -> Option<Case> {
        let goal = goals.goals.get(number)?;
        let made = self.make(goal, &goals.proposals, way, rest);
        let names = goals.proposals.iter().filter_map(|id| self.plan.proposals.get(id.index()));
        Some(Case {
            title: title(self.plan, goals, goal, language),
            as_of: made.as_of,
            law_of: None,
            proposals: names.map(|proposal| proposal.name.to_string()).collect(),
            situation: situation_json(self.plan, &made.situation),
        })
    }

    fn evaluate(&self, made: &Made, proposals: &[ProposalId]) -> Option<(Findings, Trace)> {
        let mut options = Options::new(made.as_of);
        options.proposals = proposals.to_vec();
        evaluate_traced(self.plan, &made.situation, &options).ok()
    }

    fn applies(&self, target: Target, made: &Made, proposals: &[ProposalId]) -> bool {
        let Some((findings, trace)) = self.evaluate(made, proposals) else { return false };
        match target {
            Target::Requirement(id, version) => {
                findings.duties.iter().any(|duty| duty.requirement == id && duty.version == version)
            }
            Target::Exemption(id, version) => trace.exemptions.get(&(id, version)).is_some_and(|answered| answered.yes),
            Target::Group(id, version) => trace.groups.get(&(id, version)).is_some_and(|answered| answered.yes),
        }
    }

    /// The case of a goal.
    pub(super) fn make(&self, goal: &Goal, proposals: &[ProposalId], way: Way, rest: Rest) -> Made {
        let day = goal.on.map_or(way.day, |(_, day)| day);
        let mut aim = Aim::new(self.plan, proposals, day, Chance::new(self.seed, way.salt));
        aim.probe = goal.probe.as_ref();
        match goal.target {
            Target::Requirement(id, version) => self.requirement(aim, goal, (id, version), Way { day, ..way }, rest),
            Target::Exemption(id, version) => {
                let version = aim.plan.exemptions.get(id.index()).and_then(|it| it.versions.get(version));
                if let Some(version) = version {
                    let effect = version.effects.iter().cycle().nth(aim.chance.of(version.effects.len()));
                    let owed = effect.and_then(|effect| {
                        Some((effect.requirement, aim.requirement_version(effect.requirement, day)?))
                    });
                    let trial = aim.trial_on(version, day);
                    for _ in 0..2 {
                        if let Some((requirement, version)) = owed {
                            aim.requirement(requirement, version, day, day);
                        }
                        aim.reach(version, trial, day);
                    }
                }
                self.finish(aim, goal.probe.as_ref(), day, rest)
            }
            Target::Group(id, _) => {
                aim.group(id, true);
                aim.group(id, true);
                self.finish(aim, goal.probe.as_ref(), day, rest)
            }
        }
    }

    fn requirement(
        &self,
        mut aim: Aim<'_>,
        goal: &Goal,
        (id, place): (RequirementId, usize),
        way: Way,
        rest: Rest,
    ) -> Made {
        let version = aim.plan.requirements.get(id.index()).and_then(|it| it.versions.get(place));
        let Some(version) = version else { return self.finish(aim, None, way.day, rest) };
        let due = self.due(&aim, (id, place), way.day);
        let (as_of, acts) = match due {
            Some(due) => stands(version, goal.stand, way.day, due),
            None if matches!(goal.stand, Stand::Acts(_)) => (way.day, vec![way.day]),
            None => (way.day, Vec::new()),
        };
        // On the day that the clock starts, nothing hangs on a later reading day.
        let reading = due.map_or(as_of, |due| due.min(as_of)).max(way.day.min(as_of));
        aim.requirement(id, place, way.day, reading);
        aim.read_on(reading, way.day);
        if goal.stand == Stand::Broken {
            aim.breaks(version, as_of);
        } else {
            aim.acts(version, &acts);
        }
        self.finish(aim, goal.probe.as_ref(), as_of, rest)
    }

    /// When the duty would be due, all else being quiet.
    fn due(&self, aim: &Aim<'_>, (id, place): (RequirementId, usize), clock: Date) -> Option<Date> {
        let mut aim = aim.clone();
        aim.probe = None;
        aim.requirement(id, place, clock, clock);
        let proposals = aim.proposals;
        let made = self.finish(aim, None, clock, Rest::Quiet);
        let (findings, _) = self.evaluate(&made, proposals)?;
        let mut duties = findings.duties.iter().filter(|duty| duty.requirement == id);
        duties.find_map(|duty| duty.due)
    }

    /// Says something of everything that was left open, and then takes away or dates what the probe asks for.
    fn finish(&self, mut aim: Aim<'_>, probe: Option<&Probe>, as_of: Date, rest: Rest) -> Made {
        aim.read_on(as_of, as_of);
        for (place, fact) in self.plan.facts.iter().enumerate() {
            let id = FactId::at(place);
            if aim.fact(id).is_some() {
                continue;
            }
            match (rest, fact.ty) {
                (Rest::Unsaid, _) => {}
                (_, Type::Events(_)) => {
                    aim.complete(id);
                }
                (Rest::Quiet, _) if fact.assumed.is_some() => {}
                (Rest::Quiet, Type::YesNo) => {
                    aim.set(id, Some(Value::YesNo(false)));
                }
                (Rest::Lively, Type::YesNo) => {
                    let answer = aim.chance.of(2) == 1;
                    aim.set(id, Some(Value::YesNo(answer)));
                }
                (Rest::Lively, Type::Date) => {
                    let ago = [0_i64, 1, 7, 30, 200, 9000].get(aim.chance.of(6)).copied().unwrap_or(0);
                    let date = as_of.plus_days(ago.saturating_neg()).unwrap_or(as_of);
                    aim.set(id, Some(Value::Date(date)));
                }
                (Rest::Quiet, _) if fact.optional => {
                    aim.set(id, None);
                }
                (_, ty) => {
                    let value = aim.some_value(ty);
                    aim.set(id, value);
                }
            }
        }
        let mut situation = aim.situation;
        match probe.map(|probe| probe.change) {
            Some(Change::Unknown(fact)) => forget(&mut situation, fact),
            Some(Change::Judged(fact, after)) => {
                let on = as_of.plus_days(i64::from(after)).unwrap_or(as_of);
                judge(&mut situation, fact, on);
            }
            _ => {}
        }
        Made { as_of, situation }
    }
}

/// When a duty is read to stand so, and on which days acts are done.
fn stands(version: &RequirementVersion, stand: Stand, clock: Date, due: Date) -> (Date, Vec<Date>) {
    let after = |day: Date, days: i64| day.plus_days(days).unwrap_or(day);
    let times = times_of(&version.timing);
    let first = clock_of(&version.timing).map_or(clock, |_| clock.min(due));
    // From the last backwards, no earlier than the first day.
    let back = |count: usize, last: Date| -> Vec<Date> {
        (0..count).map(|ago| after(last, i64::try_from(ago).unwrap_or(0).saturating_neg()).max(first)).collect()
    };
    match stand {
        Stand::Begun | Stand::Broken => (clock.min(due), Vec::new()),
        Stand::Unmet(by) => (after(due, i64::from(by)), Vec::new()),
        Stand::Acts(more) => {
            let count = i64::try_from(times).unwrap_or(1).saturating_add(i64::from(more));
            let count = usize::try_from(count).unwrap_or(0);
            let read = if more < 0 { after(due, 1) } else { due };
            (read, back(count, due))
        }
        Stand::Late => {
            let mut days = back(times, due);
            if let Some(last) = days.first_mut() {
                *last = after(due, 1);
            }
            (after(due, 1), days)
        }
        Stand::FirstDay(by) => {
            let mut days = back(times.saturating_sub(1), due);
            days.push(after(first, i64::from(by)));
            (due, days)
        }
    }
}

/// Says nothing of a fact any more; of a list, that events may be missing.
fn forget(situation: &mut Situation, fact: FactId) {
    let Some(slot) = situation.facts.get_mut(fact.index()) else { return };
    match slot {
        Some(Given::Events(Events { events, incomplete })) if !events.is_empty() => *incomplete = true,
        _ => *slot = None,
    }
}

/// Dates the judgement of a fact.
fn judge(situation: &mut Situation, fact: FactId, on: Date) {
    match situation.facts.get_mut(fact.index()).and_then(Option::as_mut) {
        Some(Given::Value(_, judgement) | Given::Absent(judgement)) => {
            *judgement = Some(JudgementGiven { on: Some(on), ..JudgementGiven::default() });
        }
        Some(Given::OverTime(values)) => {
            if let [value] = values.as_mut_slice() {
                value.from = on;
            }
        }
        _ => {}
    }
}
