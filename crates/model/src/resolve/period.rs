//! What stays the same in a period that a requirement is owed for: names that can change with time, and what tells from when.

use super::Resolver;
use crate::model::{Expression, ExpressionKind, ForEach, Model};
use crate::types::Context;
use crate::walk;
use hjemmel_diagnostic::{Diagnostic, Message, Span};
use hjemmel_engine::ids::{DefinitionId, FactId, GroupId};
use hjemmel_syntax::tree::Path;
use std::collections::BTreeSet;

impl<'t> Resolver<'t> {
    /// The things of `for each period of the same X, Y`.
    pub(super) fn what_stays_the_same(&mut self, paths: &'t [Path], context: Context) -> Option<ForEach> {
        let mut same: Vec<Expression> = Vec::new();
        let mut from = BTreeSet::new();
        let mut sound = true;
        for path in paths {
            let Some(one) = self.path(path, context, None) else {
                sound = false;
                continue;
            };
            let rests = Rests::of(&self.model, &one);
            if !rests.changes {
                sound = false;
                self.complain(Diagnostic::new(Message::NeverChanges { name: path.dotted() }, path.at.0));
            }
            from.extend(rests.over_time);
            same.push(one);
        }
        if sound && from.is_empty() {
            let place = |path: &Path| path.at.0;
            let whole = paths.first().map(place).zip(paths.last().map(place));
            if let Some((first, last)) = whole {
                let span = Span::new(first.source, first.start, last.end);
                self.complain(Diagnostic::new(Message::NoFirstPeriod, span));
            }
            sound = false;
        }
        sound.then(|| ForEach::Period { same, from: from.into_iter().collect() })
    }
}

/// What an expression rests on that can change with time, through definitions and groups.
#[derive(Debug, Default)]
struct Rests {
    over_time: BTreeSet<FactId>,
    changes: bool,
    definitions: BTreeSet<DefinitionId>,
    groups: BTreeSet<GroupId>,
}

impl Rests {
    fn of(model: &Model, expression: &Expression) -> Rests {
        let mut rests = Rests::default();
        let mut open = vec![expression];
        // One after the other and not one inside the other: a chain of definitions can be long.
        while let Some(next) = open.pop() {
            walk::each(vec![next], |part| rests.part(model, part, &mut open));
        }
        rests
    }

    fn part<'m>(&mut self, model: &'m Model, part: &'m Expression, open: &mut Vec<&'m Expression>) {
        match &*part.kind {
            ExpressionKind::Fact(id) => {
                let Some(fact) = model.facts.get(id.index()) else { return };
                if fact.it.over_time {
                    self.over_time.insert(*id);
                }
                self.changes |= fact.it.over_time || fact.it.judgement.is_some();
            }
            ExpressionKind::Today
            | ExpressionKind::Aggregate { .. }
            | ExpressionKind::Covered { .. }
            | ExpressionKind::During(_) => self.changes = true,
            ExpressionKind::Definition(id) if self.definitions.insert(*id) => {
                let versions = model.definitions.get(id.index()).map(|definition| &definition.versions);
                open.extend(versions.into_iter().flatten().map(|version| &version.value));
            }
            ExpressionKind::InGroup(id) if self.groups.insert(*id) => {
                let versions = model.groups.get(id.index()).map(|group| &group.versions);
                let conditions = versions.into_iter().flatten().flat_map(|it| it.when.iter().chain(&it.unless));
                open.extend(conditions.map(|condition| &condition.expression));
            }
            _ => {}
        }
    }
}
