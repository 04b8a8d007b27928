//! What the cases aim at: every version of every rule, its days, its deadline, and every place where its conditions turn.

use super::probe::{Probe, Probes};
use super::rules::{clock_of, times_of};
use super::version::marks;
use hjemmel_engine::ids::{ExemptionId, GroupId, ProposalId, RequirementId, RulebookId};
use hjemmel_engine::plan::{ExemptionVersion, InForce, Modality, Plan, RequirementVersion, timing_nodes};
use hjemmel_value::Date;
use std::collections::BTreeSet;

/// A version of a rule.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Of a requirement.
    Requirement(RequirementId, usize),
    /// Of an exemption.
    Exemption(ExemptionId, usize),
    /// Of a target group.
    Group(GroupId, usize),
}

/// How a duty is to stand, counted from its due date.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Read when its clock starts.
    Begun,
    /// Not met, read so many days after it is due.
    Unmet(i8),
    /// As many acts as it takes, and so many more, the last on the last day.
    Acts(i8),
    /// The last act a day late.
    Late,
    /// An act so many days after the first day on which one counts.
    FirstDay(i8),
    /// An act that breaks it.
    Broken,
}

/// A day on which something begins or ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// The day before the first.
    BeforeFirst,
    /// The first.
    First,
    /// The last.
    Last,
    /// The day after the last.
    AfterLast,
}

/// What one case aims at.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) target: Target,
    /// A limit of its days, in place of some day between them.
    pub(super) on: Option<(Limit, Date)>,
    pub(super) stand: Stand,
    pub(super) probe: Option<Probe>,
}

/// The goals of one version of a rule: the first is that it applies, the rest what surrounds it.
#[derive(Debug)]
pub(super) struct Goals {
    pub(super) target: Target,
    /// What has to be switched on for it.
    pub(super) proposals: Vec<ProposalId>,
    /// Days on which it may well apply, the likeliest first.
    pub(super) days: Vec<Date>,
    pub(super) goals: Vec<Goal>,
}

/// All goals, by version, in the order of the plan.
pub(super) fn all_goals(plan: &Plan) -> Vec<Goals> {
    let home = home(plan);
    let mut all = Vec::new();
    for (place, requirement) in plan.requirements.iter().enumerate() {
        for (number, version) in requirement.versions.iter().enumerate() {
            let target = Target::Requirement(RequirementId::at(place), number);
            let mut made = Making::new(plan, target, requirement.rulebook, &[&version.in_force], home);
            made.requirement(version);
            all.push(made.finish());
        }
    }
    for (place, exemption) in plan.exemptions.iter().enumerate() {
        for (number, version) in exemption.versions.iter().enumerate() {
            let target = Target::Exemption(ExemptionId::at(place), number);
            let trial = version.trial.and_then(|trial| plan.trials.get(trial.index()));
            let trials = trial.iter().flat_map(|trial| trial.versions.iter().map(|version| &version.in_force));
            let in_force: Vec<&InForce> = std::iter::once(&version.in_force).chain(trials).collect();
            let mut made = Making::new(plan, target, exemption.rulebook, &in_force, home);
            made.exemption(version);
            all.push(made.finish());
        }
    }
    for (place, group) in plan.groups.iter().enumerate() {
        for (number, version) in group.versions.iter().enumerate() {
            let target = Target::Group(GroupId::at(place), number);
            let mut made = Making::new(plan, target, group.rulebook, &[&version.in_force], home);
            let mut probes = Probes::new(plan, made.day(), &made.proposals);
            probes.conditions(&version.when);
            probes.conditions(&version.unless);
            made.probes = probes.into_found();
            all.push(made.finish());
        }
    }
    all
}

/// A day in the middle of what the rulebooks speak of: the middle one of all first days.
fn home(plan: &Plan) -> Date {
    let versions = plan.requirements.iter().flat_map(|it| it.versions.iter().map(|version| &version.in_force));
    let versions = versions.chain(plan.exemptions.iter().flat_map(|it| it.versions.iter().map(|it| &it.in_force)));
    let mut days: Vec<Date> = versions.filter_map(|in_force| in_force.from).collect();
    days.extend(plan.rulebooks.iter().filter_map(|rulebook| rulebook.from));
    days.sort_unstable();
    let middle = days.get(days.len().checked_div(2).unwrap_or(0)).copied();
    middle.and_then(|day| day.plus_days(200).ok()).or_else(|| Date::new(2024, 6, 3).ok()).unwrap_or(Date::MIN)
}

/// The goals of one version while they are gathered.
struct Making<'a> {
    plan: &'a Plan,
    target: Target,
    proposals: Vec<ProposalId>,
    days: Vec<Date>,
    limits: Vec<(Limit, Date)>,
    stands: Vec<Stand>,
    probes: Vec<Probe>,
}

impl<'a> Making<'a> {
    fn new(plan: &'a Plan, target: Target, rulebook: RulebookId, in_force: &[&InForce], home: Date) -> Self {
        let book = plan.rulebooks.get(rulebook.index());
        let days_of = |it: &InForce| (it.from, it.until);
        let all = in_force.iter().map(|it| days_of(it)).chain(book.map(|book| (book.from, book.until)));
        let all: Vec<_> = all.collect();
        let first = all.iter().filter_map(|(from, _)| *from).max();
        let last = all.iter().filter_map(|(_, until)| *until).min();
        let mut proposals: Vec<ProposalId> = in_force.iter().flat_map(|it| marks(plan, rulebook, it)).collect();
        proposals.sort_unstable();
        proposals.dedup();
        let mut limits = Vec::new();
        for it in in_force {
            if let Some(from) = it.from {
                limits.extend(from.previous().ok().map(|day| (Limit::BeforeFirst, day)));
                limits.push((Limit::First, from));
            }
            if let Some(until) = it.until {
                limits.push((Limit::Last, until));
                limits.extend(until.next().ok().map(|day| (Limit::AfterLast, day)));
            }
        }
        // A trial and its exemption may share their days.
        let mut told = BTreeSet::new();
        limits.retain(|limit| told.insert(*limit));
        Self {
            plan,
            target,
            proposals,
            days: likely(first, last, home),
            limits,
            stands: Vec::new(),
            probes: Vec::new(),
        }
    }

    fn day(&self) -> Date {
        self.days.first().copied().unwrap_or(Date::MIN)
    }

    fn requirement(&mut self, version: &'a RequirementVersion) {
        let clocked = clock_of(&version.timing).is_some();
        if version.modality == Modality::Must && clocked {
            self.stands.extend([-1, 0, 1].map(Stand::Unmet));
            if !version.met_by.is_empty() {
                self.stands.extend([Stand::Acts(0), Stand::Late, Stand::FirstDay(0), Stand::FirstDay(-1)]);
                self.stands.push(Stand::Acts(1));
                if times_of(&version.timing) > 1 {
                    self.stands.push(Stand::Acts(-1));
                }
            }
        } else if !version.met_by.is_empty() {
            self.stands.push(Stand::Acts(0));
        }
        if !version.broken_by.is_empty() {
            self.stands.push(Stand::Broken);
        }
        let mut probes = Probes::new(self.plan, self.day(), &self.proposals);
        probes.groups(&version.groups);
        probes.conditions(&version.when);
        probes.conditions(&version.unless);
        timing_nodes(&version.timing).into_iter().for_each(|node| probes.node(node));
        for act in version.met_by.iter().chain(&version.broken_by) {
            act.query.condition.into_iter().for_each(|node| probes.node(node));
        }
        self.probes = probes.into_found();
    }

    fn exemption(&mut self, version: &'a ExemptionVersion) {
        let mut probes = Probes::new(self.plan, self.day(), &self.proposals);
        let trial = version.trial.and_then(|trial| self.plan.trials.get(trial.index()));
        for trial in trial.iter().flat_map(|trial| &trial.versions) {
            probes.conditions(&trial.when);
            probes.conditions(&trial.unless);
        }
        probes.groups(&version.groups);
        probes.conditions(&version.when);
        probes.conditions(&version.unless);
        self.probes = probes.into_found();
    }

    /// That it applies comes first; then limits and probes by turns.
    fn finish(self) -> Goals {
        let goal = |on, stand, probe| Goal { target: self.target, on, stand, probe };
        let mut goals = vec![goal(None, Stand::Begun, None)];
        let stands = self.stands.iter().map(|stand| goal(None, *stand, None));
        let limits = self.limits.iter().map(|limit| goal(Some(*limit), Stand::Begun, None));
        let mut one = stands.chain(limits);
        let mut other = self.probes.iter().map(|probe| goal(None, Stand::Begun, Some(probe.clone())));
        loop {
            let pair = [one.next(), other.next(), other.next()];
            if pair.iter().all(Option::is_none) {
                break;
            }
            goals.extend(pair.into_iter().flatten());
        }
        Goals { target: self.target, proposals: self.proposals, days: self.days, goals }
    }
}

/// Days between a first and a last one on which a rule may well apply, the likeliest first.
fn likely(first: Option<Date>, last: Option<Date>, home: Date) -> Vec<Date> {
    let mut days = vec![home];
    if let (Some(first), Some(last)) = (first, last) {
        let half = first.days_until(last).checked_div(2).unwrap_or(0);
        days.extend(first.plus_days(half).ok());
    }
    for (day, ago) in [(first, [400, 1200, 40, 0]), (last, [-400, -1200, -40, 0])] {
        days.extend(ago.into_iter().filter_map(|ago| day?.plus_days(ago).ok()));
    }
    for further in [400, 800, -400, 1200] {
        days.extend(home.plus_days(further).ok());
    }
    days.retain(|day| first.is_none_or(|first| first <= *day) && last.is_none_or(|last| *day <= last));
    if days.is_empty() {
        days.extend(first.or(last));
    }
    days.dedup();
    days
}
