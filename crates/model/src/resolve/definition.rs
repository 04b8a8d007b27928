//! Definitions: typed when they are first asked for, since they may stand on each other in any order.

use super::proposal::version_order;
use super::{Once, Resolver, Typing};
use crate::model::{Definition, DefinitionVersion};
use hjemmel_diagnostic::{CircleKind, Diagnostic, LabelRole, Message, Span};
use hjemmel_engine::ids::DefinitionId;
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::Header;
use std::sync::Arc;

/// Definitions are typed in such an order that one is inside another only in a circle. One as long as this is told as
/// it was found, without going all the way round.
const LONGEST_CIRCLE: usize = 100;

impl<'t> Resolver<'t> {
    /// A place for every definition, so that identifiers are those of the names.
    pub(super) fn skeletons(&mut self) {
        let declared = Arc::clone(&self.declared);
        self.model.definitions = (declared.definitions.iter())
            .map(|definition| Definition {
                rulebook: definition.rulebook,
                named: definition.named.clone(),
                ty: Type::YesNo,
                parameter: None,
                versions: Vec::new(),
            })
            .collect();
    }

    pub(super) fn all_definitions(&mut self) {
        for id in self.definitions_in_order() {
            self.definition_type(id, Span::default());
        }
    }

    /// What a definition gives; `asked` is where it is named.
    pub(crate) fn definition_type(&mut self, id: DefinitionId, asked: Span) -> Option<Type> {
        match self.definitions.get(id.index()).copied()? {
            Typing::Done(ty) => ty,
            Typing::Underway => {
                self.circle(id, asked);
                None
            }
            Typing::Waiting if self.underway.len() >= LONGEST_CIRCLE => {
                self.circle(id, asked);
                None
            }
            Typing::Waiting => {
                self.set_typing(id, Typing::Underway);
                self.underway.push(id);
                let ty = self.definition(id);
                self.underway.pop();
                self.set_typing(id, Typing::Done(ty));
                ty
            }
        }
    }

    fn set_typing(&mut self, id: DefinitionId, typing: Typing) {
        if let Some(known) = self.definitions.get_mut(id.index()) {
            *known = typing;
        }
    }

    fn circle(&mut self, id: DefinitionId, asked: Span) {
        let start = self.underway.iter().position(|other| *other == id).unwrap_or(0);
        let mut circle: Vec<DefinitionId> = self.underway.iter().skip(start).copied().collect();
        // Told from the first by name, whichever was typed first.
        let first = circle.iter().enumerate().min_by_key(|(_, id)| **id).map_or(0, |(place, _)| place);
        circle.rotate_left(first);
        let steps: Vec<_> = circle.iter().filter_map(|id| self.declared.definitions.get(id.index())).collect();
        let names = steps.iter().map(|step| step.named.name.to_string()).collect();
        let message = Message::Circle { kind: CircleKind::Definitions, names };
        let place = steps.first().map_or(asked, |step| step.span);
        let complaint = Diagnostic::new(message, place);
        let complaint = steps
            .iter()
            .skip(1)
            .fold(complaint, |complaint, step| complaint.with_secondary(step.span, LabelRole::StepOfCircle));
        self.complain(complaint);
    }

    fn definition(&mut self, id: DefinitionId) -> Option<Type> {
        let declared = Arc::clone(&self.declared);
        let rule = declared.definitions.get(id.index())?;
        if rule.items.iter().any(|item| matches!(item.header, Header::Parameter(_))) {
            return self.parameter(id, rule);
        }
        if rule.items.iter().any(|item| matches!(item.header, Header::Table(_))) {
            return self.table(id, rule);
        }
        let context = self.context(rule.rulebook);
        let mut ty: Option<Type> = None;
        let mut versions = Vec::new();
        for item in &rule.items {
            let Header::Definition { value: words, .. } = &item.header else { continue };
            let (value, broken) = self.watched(|this| {
                this.rule_text(rule.rulebook, item, &mut Once::default());
                match ty {
                    Some(ty) => this.of_type(words, context, ty),
                    None => this.typed(words, context, None),
                }
            });
            let Some(value) = value else { continue };
            ty = Some(value.ty);
            versions.push(DefinitionVersion {
                in_force: self.in_force(rule, item, None),
                value,
                settings: Vec::new(),
                proposed: None,
                table: None,
                words: words.clone(),
                span: item.header_at.0,
                broken: broken || super::clauses::has_broken_line(item),
            });
        }
        versions.sort_by_key(|version| version_order(&version.in_force));
        let definition = self.model.definitions.get_mut(id.index())?;
        definition.versions = versions;
        definition.ty = ty.unwrap_or(Type::YesNo);
        ty
    }
}
