//! Values that are fixed: what a fact is assumed to be, what an example gives and expects.

use super::Context;
use super::words::constant_duration;
use crate::model::ExpressionKind;
use crate::resolve::Resolver;
use hjemmel_diagnostic::{Advice, Diagnostic, Message, Noun};
use hjemmel_engine::ids::RulebookId;
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{self, ExpressionKind as Words};
use hjemmel_value::Value;

impl<'t> Resolver<'t> {
    /// A value that a fact or a field holds: whole calendar months and working days hang on the days around them, so a rule
    /// counts them and nobody gives them.
    pub(crate) fn given_value(&mut self, book: RulebookId, words: &'t tree::Expression, ty: Type) -> Option<Value> {
        if let Words::Path(path) = &*words.kind
            && matches!(path.dotted().as_str(), "unknown" | "ukendt" | "undetermined" | "uafklaret")
            && !matches!(ty, Type::Choice(category) if self.choice(category, crate::scope::last(path)).is_some())
        {
            let message = Message::SaidOtherwise { found: path.dotted(), advice: Advice::LeaveOut };
            self.complain(Diagnostic::new(message, path.at.0));
            return None;
        }
        let value = self.constant(book, words, ty)?;
        if let Value::Duration(length) = &value
            && !length.is_plain()
        {
            let unit = super::words::in_its_unit(length);
            self.complain(Diagnostic::new(Message::LengthNotGiven { unit }, words.at.0));
            return None;
        }
        Some(value)
    }

    /// A value of a type, as it is written in a place where nothing can be computed.
    pub(crate) fn constant(&mut self, book: RulebookId, words: &'t tree::Expression, ty: Type) -> Option<Value> {
        let context: Context = self.context(book);
        // A name can only be a value or an actor: no fact has a place here.
        if let Words::Path(path) = &*words.kind
            && !matches!(ty, Type::Choice(_) | Type::Actor)
        {
            let message = Message::UnknownName { name: path.dotted(), what: Noun::Value };
            let near = super::path::small_answer(&path.dotted());
            self.complain(Diagnostic::new(message, path.at.0).with_suggestion_if(near));
            return None;
        }
        if let (Words::Path(path), Type::Choice(category)) = (&*words.kind, ty)
            && path.parts.len() == 1
            && self.choice(category, crate::scope::last(path)).is_none()
        {
            if let Ok(complaint) = self.unknown_choice(path, category) {
                self.complain(complaint);
            }
            return None;
        }
        let made = self.of_type(words, context, ty)?;
        if let Some(length) = constant_duration(&made) {
            return Some(Value::Duration(length));
        }
        match *made.kind {
            ExpressionKind::Constant(value) => Some(value),
            _ => {
                let message = Message::TypeMismatch {
                    expected: super::words::type_word(&self.model, ty),
                    found: super::words::type_word(&self.model, made.ty),
                    hint: None,
                };
                self.complain(Diagnostic::new(message, made.span));
                None
            }
        }
    }
}
