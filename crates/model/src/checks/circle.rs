//! Circles among definitions and groups, and among exemptions that prevail over each other.
//!
//! A circle is told once and then cut open, so that everything after can follow references without an end.

use super::depends::References;
use super::graph::{self, Circles, Graph};
use crate::model::{Expression, ExpressionKind, Model};
use crate::walk::{self, read, write};
use hjemmel_diagnostic::{CircleKind, Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::{DefinitionId, GroupId};
use hjemmel_value::Value;

pub(super) fn check(model: &mut Model, diagnostics: &mut Diagnostics) {
    definitions(model, diagnostics);
    prevailing(model, diagnostics);
}

/// One step of a circle, as it is told.
pub(super) struct Step {
    pub(super) name: String,
    /// The header of what takes the step.
    pub(super) header: Span,
    /// Where it refers to the next, if that can be shown.
    pub(super) reference: Option<Span>,
}

/// The complaint about a circle; it begins at its first step.
pub(super) fn complaint(kind: CircleKind, steps: &[Step]) -> Option<Diagnostic> {
    let first = steps.first()?;
    let names = steps.iter().map(|step| step.name.clone()).collect();
    let mut complaint = Diagnostic::new(Message::Circle { kind, names }, first.header);
    for (place, step) in steps.iter().enumerate() {
        if let Some(span) = step.reference.or((place > 0).then_some(step.header)) {
            complaint = complaint.with_secondary(span, LabelRole::StepOfCircle);
        }
    }
    Some(complaint)
}

/// What stands in the place of a reference that would close a circle.
pub(super) fn no() -> ExpressionKind {
    ExpressionKind::Constant(Value::YesNo(false))
}

/// Each step of a circle with the one that it goes on to.
pub(super) fn steps(circle: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    circle.iter().copied().zip(circle.iter().copied().cycle().skip(1))
}

/// A definition or a target group. In the graph, groups come after all definitions.
#[derive(Copy, Clone)]
pub(super) enum Node {
    Definition(DefinitionId),
    Group(GroupId),
}

impl Node {
    pub(super) fn at(place: usize, definitions: usize) -> Self {
        match place.checked_sub(definitions) {
            None => Self::Definition(DefinitionId::at(place)),
            Some(group) => Self::Group(GroupId::at(group)),
        }
    }

    pub(super) fn name(self, model: &Model) -> String {
        let named = match self {
            Self::Definition(id) => model.definitions.get(id.index()).map(|item| &item.named),
            Self::Group(id) => model.groups.get(id.index()).map(|item| &item.named),
        };
        named.map(|named| named.name.to_string()).unwrap_or_default()
    }

    pub(super) fn header(self, model: &Model) -> Span {
        let first = match self {
            Self::Definition(id) => {
                model.definitions.get(id.index()).and_then(|item| item.versions.first()).map(|version| version.span)
            }
            Self::Group(id) => {
                model.groups.get(id.index()).and_then(|item| item.versions.first()).map(|version| version.span)
            }
        };
        first.unwrap_or_default()
    }

    pub(super) fn roots(self, model: &Model) -> Vec<&Expression> {
        match self {
            Self::Definition(id) => model
                .definitions
                .get(id.index())
                .into_iter()
                .flat_map(|it| &it.versions)
                .flat_map(read::definition)
                .collect(),
            Self::Group(id) => {
                model.groups.get(id.index()).into_iter().flat_map(|it| &it.versions).flat_map(read::group).collect()
            }
        }
    }

    fn roots_mut(self, model: &mut Model) -> Vec<&mut Expression> {
        match self {
            Self::Definition(id) => (model.definitions.get_mut(id.index()).into_iter())
                .flat_map(|it| &mut it.versions)
                .flat_map(write::definition)
                .collect(),
            Self::Group(id) => (model.groups.get_mut(id.index()).into_iter())
                .flat_map(|it| &mut it.versions)
                .flat_map(write::group)
                .collect(),
        }
    }

    /// Whether an expression refers to it.
    pub(super) fn is_named_by(self, expression: &Expression) -> bool {
        match (self, &*expression.kind) {
            (
                Self::Definition(own),
                ExpressionKind::Definition(id) | ExpressionKind::Accumulated { definition: id, .. },
            ) => own == *id,
            (Self::Group(own), ExpressionKind::InGroup(id)) => own == *id,
            _ => false,
        }
    }
}

/// For each definition and each group the ones that it names.
pub(super) fn named_in(model: &Model) -> Graph {
    let count = model.definitions.len();
    let references = References::of(model);
    (references.definitions.iter().chain(&references.groups))
        .map(|uses| {
            let definitions = uses.definitions.iter().map(|id| id.index());
            definitions.chain(uses.groups.iter().map(|id| count.saturating_add(id.index()))).collect()
        })
        .collect()
}

fn definitions(model: &mut Model, diagnostics: &mut Diagnostics) {
    let count = model.definitions.len();
    let graph = named_in(model);
    let Circles { told, closing } = graph::circles(&graph);
    for circle in told {
        let steps: Vec<Step> = steps(&circle)
            .map(|(from, to)| {
                let (from, to) = (Node::at(from, count), Node::at(to, count));
                let reference = find(from.roots(model), |expression| to.is_named_by(expression));
                Step { name: from.name(model), header: from.header(model), reference }
            })
            .collect();
        diagnostics.extend(complaint(CircleKind::Definitions, &steps));
    }
    for (from, to) in closing {
        let to = Node::at(to, count);
        let roots = Node::at(from, count).roots_mut(model);
        walk::replace(roots, |expression| to.is_named_by(expression).then(no));
    }
}

/// Where the first expression stands that is as asked.
pub(super) fn find(roots: Vec<&Expression>, mut is: impl FnMut(&Expression) -> bool) -> Option<Span> {
    let mut found = None;
    walk::each(roots, |expression| {
        if found.is_none() && is(expression) {
            found = Some(expression.span);
        }
    });
    found
}

fn prevailing(model: &mut Model, diagnostics: &mut Diagnostics) {
    let graph: Graph = (model.exemptions.iter())
        .map(|exemption| exemption.versions.iter().flat_map(|it| &it.prevails_over).map(|id| id.index()).collect())
        .collect();
    let Circles { told, closing } = graph::circles(&graph);
    for circle in told {
        let steps: Vec<Step> = circle
            .iter()
            .filter_map(|place| model.exemptions.get(*place))
            .map(|exemption| Step {
                name: exemption.named.name.to_string(),
                header: exemption.versions.first().map(|version| version.span).unwrap_or_default(),
                reference: None,
            })
            .collect();
        diagnostics.extend(complaint(CircleKind::Prevails, &steps));
    }
    for (from, to) in closing {
        for version in model.exemptions.get_mut(from).into_iter().flat_map(|it| &mut it.versions) {
            version.prevails_over.retain(|id| id.index() != to);
        }
    }
}
