//! What is told beside the lines: groups, sets of which at most one may hold, provisions left out, questions.

use super::frame::{Frame, Standing, covers};
use super::{Lines, Oracle, Reads};
use hjemmel_engine::findings::{AtMostOneBroken, Findings, GroupFinding, Need, Question, ReliedOn, Status};
use hjemmel_engine::ids::{AtMostOneId, FactId, GroupId, NotEncodedId, RequirementId};
use hjemmel_value::{Citation, Date};
use std::collections::{BTreeMap, BTreeSet};

impl Oracle<'_> {
    pub(crate) fn findings(&self, relied: Reads) -> Findings {
        let settled = self.settled.borrow();
        let lines: Vec<&Lines> = settled.values().collect();
        let mut findings = Findings {
            groups: Vec::new(),
            duties: lines.iter().flat_map(|it| it.duties.clone()).collect(),
            lifted: lines.iter().flat_map(|it| it.lifted.clone()).collect(),
            undetermined: lines.iter().flat_map(|it| it.undetermined.clone()).collect(),
            not_applicable: lines
                .iter()
                .flat_map(|it| it.not_applicable.iter().chain(&it.each_not_applicable).cloned())
                .collect(),
            outside: lines.iter().flat_map(|it| it.outside.iter().chain(&it.each_outside).cloned()).collect(),
            periods: lines.iter().flat_map(|it| it.periods.clone()).collect(),
            conflicts: lines.iter().flat_map(|it| it.conflicts.clone()).collect(),
            at_most_one: Vec::new(),
            not_encoded: self.not_encoded(&settled),
            would_touch: lines.iter().flat_map(|it| it.would_touch.clone()).collect(),
            questions: Vec::new(),
            relied_on: ReliedOn::default(),
            steps: 0,
        };
        self.reads.take();
        findings.groups = self.groups();
        findings.duties.sort_by_key(|it| (it.due.is_none(), it.due, it.requirement, it.instance, it.occurrence));
        findings.conflicts.sort_by_key(|it| (it.requirement, it.aspect, it.between.clone()));
        findings.conflicts.dedup();
        findings.would_touch.sort();
        let mut relied = relied;
        let read = self.reads.take();
        relied.facts.extend(read.facts);
        relied.assumed.extend(read.assumed);
        findings.relied_on = self.relied_on(relied);
        findings.at_most_one = self.at_most_one(&findings);
        findings.questions = questions(&findings);
        findings
    }

    fn is_in(&self, group: GroupId) -> hjemmel_value::Truth {
        let a = self.as_of();
        self.settle(&Frame::on(a, a), |frame| self.group(group, frame)).truth
    }

    fn groups(&self) -> Vec<GroupFinding> {
        let found = |place: usize| {
            let group = &self.model.groups[place];
            let days = group.versions.iter().map(|it| &it.in_force);
            let version = self.version_on(group.rulebook, days, self.as_of())?;
            let outer = self.reads.borrow().clone();
            let group = GroupId::at(place);
            if !self.is_in(group).is_true() {
                // Only a group that is listed is a line.
                self.reads.replace(outer);
                return None;
            }
            Some(GroupFinding { group, version, because: Vec::new() })
        };
        (0..self.model.groups.len()).filter_map(found).collect()
    }

    fn at_most_one(&self, findings: &Findings) -> Vec<AtMostOneBroken> {
        let broken = |(place, row): (usize, &hjemmel_model::model::AtMostOne)| {
            let days = row.versions.iter().map(|it| &it.in_force);
            let version = self.version_on(row.rulebook, days, self.as_of())?;
            let set = &row.versions[version];
            let groups: BTreeSet<GroupId> = set.groups.iter().copied().filter(|it| self.is_in(*it).is_true()).collect();
            let owed = |it: &RequirementId| findings.duties.iter().any(|duty| duty.requirement == *it);
            let requirements: BTreeSet<RequirementId> = set.requirements.iter().copied().filter(owed).collect();
            (groups.len() > 1 || requirements.len() > 1).then(|| AtMostOneBroken {
                set: AtMostOneId::at(place),
                version,
                proposals: self.marks(row.rulebook, &set.in_force),
                groups: groups.into_iter().collect(),
                requirements: requirements.into_iter().collect(),
            })
        };
        self.model.at_most_one.iter().enumerate().filter_map(broken).collect()
    }

    fn not_encoded(&self, settled: &BTreeMap<RequirementId, Lines>) -> Vec<NotEncodedId> {
        let a = self.as_of();
        let told = |(place, item): (usize, &hjemmel_model::model::NotEncoded)| {
            let laws: BTreeSet<&str> = item.citations.iter().map(|it| &*it.law).collect();
            let mut touched = false;
            let mut days: Vec<Date> = vec![a];
            for (requirement, lines) in settled {
                let same = |version: usize| {
                    let text = &self.version(*requirement, version).text;
                    text.citations.iter().any(|it: &Citation| laws.contains(&*it.law))
                };
                let rule = &self.model.requirements[requirement.index()];
                let off = |it: &usize| self.standing(rule.rulebook, &rule.versions[*it].in_force) == Standing::Off;
                let any = || (0..rule.versions.len()).filter(|it| !off(it)).any(same);
                touched |= lines.duties.iter().any(|it| same(it.version))
                    || lines.lifted.iter().any(|it| same(it.version))
                    || lines.undetermined.iter().any(|it| it.version.map_or_else(any, same));
                days.extend(lines.clocks.iter().filter(|(it, _)| it.map_or_else(any, same)).map(|(_, day)| *day));
            }
            let frame = Frame::on(a, a);
            let tells = touched
                && self.standing(item.rulebook, &item.in_force) != Standing::Off
                && days.iter().any(|day| covers(&item.in_force, *day))
                && !self.settle(&frame, |frame| self.any_group(&item.groups, frame)).truth.is_false()
                && !self.conditions(&item.when, &[], &frame).is_false();
            tells.then(|| NotEncodedId::at(place))
        };
        self.model.not_encoded.iter().enumerate().filter_map(told).collect()
    }

    fn relied_on(&self, relied: Reads) -> ReliedOn {
        let judged = |fact: &FactId| self.model.facts[fact.index()].it.judgement.is_some();
        ReliedOn {
            assessments: relied.facts.iter().copied().filter(judged).collect(),
            facts: relied.facts.into_iter().collect(),
            assumptions: relied.assumed.into_iter().collect(),
        }
    }
}

/// Every need of a line that is undetermined or unknown.
fn questions(findings: &Findings) -> Vec<Question> {
    let mut decides: BTreeMap<Need, BTreeSet<RequirementId>> = BTreeMap::new();
    let undetermined = findings.undetermined.iter().map(|it| (it.requirement, &it.needs));
    let unknown = findings
        .duties
        .iter()
        .filter(|it| it.status == Status::Unknown || it.due_between.is_some())
        .map(|it| (it.requirement, &it.needs));
    for (requirement, needs) in undetermined.chain(unknown) {
        for need in needs {
            decides.entry(*need).or_default().insert(requirement);
        }
    }
    let mut questions: Vec<Question> =
        decides.into_iter().map(|(need, decides)| Question { need, decides: decides.into_iter().collect() }).collect();
    questions.sort_by_key(|it| (std::cmp::Reverse(it.decides.len()), it.need));
    questions
}
