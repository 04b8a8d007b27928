//! What to ask: every need of an undetermined or unknown line, or of one due between two days, and the requirements that hang on it.

use crate::findings::{Duty, Findings, Need, Question, Status};
use crate::ids::RequirementId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The questions, most decisive first, then by what is asked.
pub(crate) fn questions(findings: &Findings) -> Vec<Question> {
    let mut decides: BTreeMap<Need, BTreeSet<RequirementId>> = BTreeMap::new();
    let undetermined = findings.undetermined.iter().map(|line| (line.requirement, &line.needs));
    let unknown = |line: &&Duty| line.status == Status::Unknown || line.due_between.is_some();
    let unknown = findings.duties.iter().filter(unknown);
    let unknown = unknown.map(|line| (line.requirement, &line.needs));
    for (requirement, needs) in undetermined.chain(unknown) {
        for need in needs {
            decides.entry(*need).or_default().insert(requirement);
        }
    }
    let question =
        |(need, decides): (Need, BTreeSet<RequirementId>)| Question { need, decides: decides.into_iter().collect() };
    let mut questions: Vec<Question> = decides.into_iter().map(question).collect();
    questions.sort_by_key(|question| Reverse(question.decides.len()));
    questions
}
