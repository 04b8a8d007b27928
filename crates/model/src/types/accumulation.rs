//! Accumulations: definitions that count or add up events and say no window, so that whoever names one says it.

use super::{Context, made};
use crate::model::{Expression, ExpressionKind};
use crate::resolve::Resolver;
use crate::scope::Symbol;
use crate::walk::{self, read};
use hjemmel_diagnostic::{Diagnostic, Message, Noun, Span, WindowMeant};
use hjemmel_engine::ids::DefinitionId;
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{self, Path};

impl<'t> Resolver<'t> {
    /// `leave_days in the last 18 months`: what the definition adds up, in that window.
    pub(super) fn accumulated(
        &mut self,
        path: &Path,
        window: &'t tree::Window,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let definition = self.accumulation_named(path, window, span, context)?;
        let asked = self.added_up(definition, span, context);
        let window = self.window(window, context)?;
        let mut asked = asked?;
        if let ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. } = &mut *asked.kind {
            query.window = Some(window);
            query.span = span;
        }
        asked.span = span;
        let ty = asked.ty;
        Some(made(ExpressionKind::Accumulated { definition, asked }, ty, span))
    }

    /// Whether a definition can be named with a window alone.
    pub(crate) fn is_accumulation(&self, definition: DefinitionId) -> bool {
        let versions = self.model.definitions.get(definition.index()).map(|it| &it.versions);
        versions.into_iter().flatten().any(|version| version.value.accumulates())
    }

    /// Complains of an accumulation that is named without a window.
    pub(crate) fn wants_window(&mut self, definition: DefinitionId, name: &Path) -> Option<()> {
        if !self.is_accumulation(definition) {
            return Some(());
        }
        self.complain(Diagnostic::new(Message::AccumulationWithoutWindow { name: name.dotted() }, name.at.0));
        None
    }

    fn accumulation_named(
        &mut self,
        path: &Path,
        window: &tree::Window,
        span: Span,
        context: Context,
    ) -> Option<DefinitionId> {
        let mut named = None;
        if !self.is_field_here(path, context) {
            named = match self.names.find(context.book, path, Noun::Definition, Symbol::has_value) {
                Ok(Symbol::Fact(id)) if self.untyped.facts.contains(&id) => return None,
                Ok(symbol) => Some(symbol),
                Err(complaint) => {
                    if let Some(complaint) = complaint {
                        self.complain(*complaint);
                    }
                    return None;
                }
            };
        }
        if let Some(Symbol::Definition(definition)) = named {
            self.definition_type(definition, path.at.0)?;
            if self.is_accumulation(definition) {
                return Some(definition);
            }
        }
        let ty = match named {
            Some(Symbol::Fact(id)) => self.model.facts.get(id.index())?.it.ty,
            _ => self.path(path, context, None)?.ty,
        };
        let meant = match (window, ty) {
            (_, Type::Events(_)) => WindowMeant::Events,
            (tree::Window::Between(..), _) => WindowMeant::Comparison,
            (_, Type::Date) => WindowMeant::Date,
            _ => WindowMeant::Unclear,
        };
        self.complain(Diagnostic::new(Message::WindowOfNoAccumulation { name: path.dotted(), meant }, span));
        None
    }

    /// What an accumulation adds up, for one that says the same on all days.
    fn added_up(&mut self, definition: DefinitionId, span: Span, context: Context) -> Option<Expression> {
        self.outside_where(span, context)?;
        let own = self.rulebook_proposal(context.book);
        let versions = &self.model.definitions.get(definition.index())?.versions;
        let only = match versions.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let always = only.filter(|version| {
            let days = &version.in_force;
            let on = days.proposals.iter().all(|proposal| own.as_ref() == Some(proposal));
            on && days.from.is_none() && days.until.is_none() && days.effect.is_none()
        });
        let asked = always.map(|version| version.value.clone());
        let construct = match &asked {
            None => "definition … is number of E … from DATE",
            Some(asked) if context.event.is_some() && asks_of_its_events(asked) => {
                "where … number of … where … number of"
            }
            Some(_) => return asked,
        };
        self.complain(Diagnostic::new(Message::NotYetSupported { construct: construct.to_owned() }, span));
        None
    }
}

/// Whether a question is asked of the events that are added up: one that is asked of an event itself would be the third.
fn asks_of_its_events(asked: &Expression) -> bool {
    let mut found = false;
    walk::each(read::parts(asked), |part| {
        found |= matches!(
            &*part.kind,
            ExpressionKind::Aggregate { .. } | ExpressionKind::Covered { .. } | ExpressionKind::During(_)
        );
    });
    found
}
