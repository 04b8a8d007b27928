//! Which version is in force on a day, as the engine picks it.

use hjemmel_engine::ids::{GroupId, ProposalId, RulebookId};
use hjemmel_engine::plan::{GroupVersion, InForce, Plan};
use hjemmel_value::Date;

/// Everything that has to be on for a version, its rulebook's marks included.
pub(super) fn marks<'a>(plan: &'a Plan, rulebook: RulebookId, in_force: &'a InForce) -> Vec<ProposalId> {
    let book = plan.rulebooks.get(rulebook.index()).map_or(&[][..], |book| book.proposals.as_slice());
    let mut marks: Vec<ProposalId> = book.iter().chain(&in_force.proposals).copied().collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// The place of the version in force on a day: a proposed one that is on stands in for the law's.
pub(super) fn version_on<'a>(
    plan: &Plan,
    rulebook: RulebookId,
    versions: impl Iterator<Item = &'a InForce>,
    day: Date,
    proposals: &[ProposalId],
) -> Option<usize> {
    let (mut law, mut proposed) = (None, None);
    for (place, in_force) in versions.enumerate() {
        if !in_force.covers(day) {
            continue;
        }
        let marks = marks(plan, rulebook, in_force);
        if marks.is_empty() {
            law = law.or(Some(place));
        } else if marks.iter().all(|mark| proposals.contains(mark)) {
            proposed = proposed.or(Some(place));
        }
    }
    proposed.or(law)
}

/// The version of a target group in force on a day.
pub(super) fn group_version<'a>(
    plan: &'a Plan,
    id: GroupId,
    day: Date,
    proposals: &[ProposalId],
) -> Option<&'a GroupVersion> {
    let group = plan.groups.get(id.index())?;
    let versions = group.versions.iter().map(|version| &version.in_force);
    group.versions.get(version_on(plan, group.rulebook, versions, day, proposals)?)
}
