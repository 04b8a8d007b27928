//! The order in which requirements are evaluated: what one depends on comes first.

use super::circle::{self, Step};
use super::depends::{self, References, Touching};
use super::graph::{self, Circles, Graph};
use crate::model::{Expression, ExpressionKind, ForEach, Model};
use crate::walk::{self, read, write};
use hjemmel_diagnostic::{CircleKind, Diagnostics};
use hjemmel_engine::ids::{FactId, RequirementId};
use std::collections::BTreeSet;

/// Sets the order, and tells and cuts what goes round in a circle.
pub(super) fn check(model: &mut Model, diagnostics: &mut Diagnostics) {
    let references = References::of(model);
    let touching = Touching::all(model);
    let asks = asks(&references, &touching);
    let displacers: Graph =
        depends::displacers(model).iter().map(|all| all.iter().map(|id| id.index()).collect()).collect();
    let spenders = spenders(model);
    let decided = decided(model);
    let mut graph: Graph = asks
        .iter()
        .zip(&displacers)
        .zip(&spenders)
        .zip(&decided)
        .map(|(((one, two), three), four)| one.iter().chain(two).chain(three).chain(four).copied().collect())
        .collect();
    let circles = graph::circles(&graph);
    graph::cut(&mut graph, &circles);
    let Circles { told, closing } = circles;
    for circle in told {
        let among = |edges: &Graph| {
            circle::steps(&circle).filter(|(from, to)| edges.get(*from).is_some_and(|all| all.contains(to))).count()
        };
        let kind = if among(&displacers) == circle.len() {
            CircleKind::InsteadOf
        } else if among(&decided) > 0 {
            CircleKind::Decisions
        } else if circle::steps(&circle).any(|step| only_spends(step, &asks, &displacers)) {
            CircleKind::Spends
        } else {
            CircleKind::Statuses
        };
        let steps: Vec<Step> = circle::steps(&circle)
            .filter_map(|(from, to)| step(model, &references, touching.get(from)?, from, RequirementId::at(to)))
            .collect();
        diagnostics.extend(circle::complaint(kind, &steps));
    }
    for (from, to) in closing {
        open(model, &references, touching.get(from), RequirementId::at(from), RequirementId::at(to));
    }
    model.order = graph::dependencies_first(&graph).into_iter().map(RequirementId::at).collect();
}

/// For each requirement those whose status its own clauses or the exemptions from it ask for.
fn asks(references: &References, touching: &[Touching]) -> Graph {
    (touching.iter().enumerate())
        .map(|(place, touching)| {
            let reached = references.with_exemptions(RequirementId::at(place), touching);
            reached.statuses.iter().map(|id| id.index()).collect()
        })
        .collect()
}

/// For each requirement that is owed for each decision those that may be decided.
fn decided(model: &Model) -> Graph {
    let of = |requirement: &crate::model::Requirement| match requirement.for_each {
        Some(ForEach::Decision { by }) => super::decidable_by(model, by).into_iter().map(|id| id.index()).collect(),
        _ => BTreeSet::new(),
    };
    model.requirements.iter().map(of).collect()
}

/// For each requirement that spends nothing those that spend events it could be met by.
fn spenders(model: &Model) -> Graph {
    let lists = |requirement: &crate::model::Requirement, spending: bool| -> BTreeSet<FactId> {
        (requirement.versions.iter())
            .filter(|version| version.spends_its_events || !spending)
            .flat_map(|version| version.met_by.iter().map(|met| met.query.events))
            .collect()
    };
    let spent: Vec<(usize, BTreeSet<FactId>)> = (model.requirements.iter().enumerate())
        .map(|(place, requirement)| (place, lists(requirement, true)))
        .filter(|(_, lists)| !lists.is_empty())
        .collect();
    (model.requirements.iter())
        .map(|requirement| {
            if requirement.versions.iter().any(|version| version.spends_its_events) {
                return BTreeSet::new();
            }
            let read = lists(requirement, false);
            spent.iter().filter(|(_, spent)| !spent.is_disjoint(&read)).map(|(place, _)| *place).collect()
        })
        .collect()
}

/// Whether a step of a circle is there only since the one spends what the other reads.
fn only_spends((from, to): (usize, usize), asks: &Graph, displacers: &Graph) -> bool {
    ![asks, displacers].iter().any(|edges| edges.get(from).is_some_and(|all| all.contains(&to)))
}

fn step(model: &Model, references: &References, touching: &Touching, from: usize, to: RequirementId) -> Option<Step> {
    let requirement = model.requirements.get(from)?;
    // The nearest place first: the requirement's own clauses, then what they name, then the exemptions from it.
    let reached = references.with_exemptions(RequirementId::at(from), touching);
    let definitions = reached.definitions.iter().filter_map(|id| model.definitions.get(id.index()));
    let groups = reached.groups.iter().filter_map(|id| model.groups.get(id.index()));
    let exemptions = touching.exemptions.iter().filter_map(|id| model.exemptions.get(id.index()));
    let trials = touching.trials.iter().filter_map(|id| model.trials.get(id.index()));
    let roots = (requirement.versions.iter().flat_map(read::requirement))
        .chain(definitions.flat_map(|it| &it.versions).flat_map(read::definition))
        .chain(groups.flat_map(|it| &it.versions).flat_map(read::group))
        .chain(exemptions.flat_map(|it| &it.versions).flat_map(read::exemption))
        .chain(trials.flat_map(|it| &it.versions).flat_map(read::trial))
        .collect();
    Some(Step {
        name: requirement.named.name.to_string(),
        header: requirement.versions.first().map(|version| version.span).unwrap_or_default(),
        reference: circle::find(roots, |expression| asks_for(expression, to)),
    })
}

fn asks_for(expression: &Expression, asked: RequirementId) -> bool {
    matches!(
        &*expression.kind,
        ExpressionKind::StatusOf { requirement, .. }
        | ExpressionKind::LiftedBy { requirement, .. }
        | ExpressionKind::StartOf(requirement)
        | ExpressionKind::BreachOf(requirement)
            if *requirement == asked
    )
}

/// Takes out of the model what makes one requirement wait for another.
fn open(
    model: &mut Model,
    references: &References,
    touching: Option<&Touching>,
    from: RequirementId,
    to: RequirementId,
) {
    for version in model.requirements.get_mut(to.index()).into_iter().flat_map(|it| &mut it.versions) {
        version.instead_of.retain(|displaced| *displaced != from);
    }
    let none = Touching::default();
    let touching = touching.unwrap_or(&none);
    let reached = references.with_exemptions(from, touching);
    if !reached.statuses.contains(&to) {
        return;
    }
    let mut roots: Vec<&mut Expression> = Vec::new();
    if let Some(requirement) = model.requirements.get_mut(from.index()) {
        roots.extend(requirement.versions.iter_mut().flat_map(write::requirement));
    }
    for (place, definition) in model.definitions.iter_mut().enumerate() {
        if reached.definitions.iter().any(|id| id.index() == place) {
            roots.extend(definition.versions.iter_mut().flat_map(write::definition));
        }
    }
    for (place, group) in model.groups.iter_mut().enumerate() {
        if reached.groups.iter().any(|id| id.index() == place) {
            roots.extend(group.versions.iter_mut().flat_map(write::group));
        }
    }
    for (place, trial) in model.trials.iter_mut().enumerate() {
        if touching.trials.iter().any(|id| id.index() == place) {
            roots.extend(trial.versions.iter_mut().flat_map(write::trial));
        }
    }
    for (place, exemption) in model.exemptions.iter_mut().enumerate() {
        if touching.exemptions.iter().any(|id| id.index() == place) {
            roots.extend(exemption.versions.iter_mut().flat_map(write::exemption));
        }
    }
    walk::replace(roots, |expression| asks_for(expression, to).then(circle::no));
}
