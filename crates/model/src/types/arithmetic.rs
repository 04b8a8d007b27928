//! Arithmetic: what can be added, multiplied, divided and put in order.

use super::words::{is_measure, is_number, type_word};
use super::{Context, Hint, made};
use crate::model::{Expression, ExpressionKind};
use crate::resolve::Resolver;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Span, TypeHint, TypeWord};
use hjemmel_engine::plan::{self, Type};
use hjemmel_syntax::tree::{self, Extreme};

/// What two types come to.
enum Joined {
    Value(Type),
    /// A date and a length of time; `true` if the date stands on the right.
    Shift(bool),
    No,
}

impl<'t> Resolver<'t> {
    pub(super) fn arithmetic(
        &mut self,
        left: &'t tree::Expression,
        operator: tree::Operator,
        right: &'t tree::Expression,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let (left, right) = (self.typed(left, context, None), self.typed(right, context, None));
        let (left, right) = (left?, right?);
        match joined(left.ty, operator, right.ty) {
            Joined::Value(ty) => {
                let operator = operator_of(operator);
                Some(made(ExpressionKind::Arithmetic { left, operator, right }, ty, span))
            }
            Joined::Shift(swapped) => {
                let (date, length) = if swapped { (right, left) } else { (left, right) };
                let earlier = operator == tree::Operator::Minus;
                let kind = ExpressionKind::Shift { date, length, earlier, conventions: context.conventions };
                Some(made(kind, Type::Date, span))
            }
            Joined::No => {
                let complaint = self.cannot_combine(&left, operator, &right);
                self.complain(complaint);
                None
            }
        }
    }

    fn cannot_combine(&self, left: &Expression, operator: tree::Operator, right: &Expression) -> Diagnostic {
        use tree::Operator::{Minus, Plus};
        let needs_length = |found: TypeWord, hint| {
            let message = Message::TypeMismatch { expected: TypeWord::Duration, found, hint: Some(hint) };
            Diagnostic::new(message, right.span)
        };
        let found = type_word(&self.model, right.ty);
        match (left.ty, operator, right.ty) {
            (Type::Date, Minus, Type::Date) => needs_length(found, TypeHint::WholeUnitsFrom),
            (Type::Date | Type::Duration, Plus | Minus, Type::Number) => needs_length(found, TypeHint::AddUnit),
            _ => {
                let sign = match operator {
                    Plus => "+",
                    Minus => "-",
                    tree::Operator::Times => "*",
                    tree::Operator::Divided => "/",
                };
                let left_word = type_word(&self.model, left.ty);
                let message = Message::CannotCombine { operator: sign.to_owned(), left: left_word, right: found };
                Diagnostic::new(message, left.span.cover(right.span))
            }
        }
    }

    pub(super) fn extreme(
        &mut self,
        extreme: Extreme,
        of: &'t [tree::Expression],
        span: Span,
        context: Context,
        hint: Hint,
    ) -> Option<Expression> {
        let largest = matches!(extreme, Extreme::Larger | Extreme::Latest);
        if matches!(extreme, Extreme::Earliest | Extreme::Latest) {
            let dates: Vec<_> = of.iter().map(|one| self.of_type(one, context, Type::Date)).collect();
            let of = dates.into_iter().collect::<Option<Vec<_>>>()?;
            return Some(made(ExpressionKind::Extreme { largest, of }, Type::Date, span));
        }
        let typed: Vec<_> = of.iter().map(|one| self.typed(one, context, hint)).collect();
        let of = typed.into_iter().collect::<Option<Vec<_>>>()?;
        let first = of.first()?;
        if !is_number(first.ty) {
            self.mismatch(Type::Number, first);
            return None;
        }
        let ty = first.ty;
        let mut fits = true;
        for other in of.iter().skip(1).filter(|other| other.ty != ty) {
            let (left, right) = (type_word(&self.model, ty), type_word(&self.model, other.ty));
            let complaint = Diagnostic::new(Message::CannotCompare { left, right }, other.span);
            self.complain(complaint.with_secondary(first.span, LabelRole::ComparedWithThis));
            fits = false;
        }
        fits.then(|| made(ExpressionKind::Extreme { largest, of }, ty, span))
    }
}

fn joined(left: Type, operator: tree::Operator, right: Type) -> Joined {
    use tree::Operator::{Divided, Minus, Plus, Times};
    match (left, operator, right) {
        (Type::Date, Plus | Minus, Type::Duration) => Joined::Shift(false),
        (Type::Duration, Plus, Type::Date) => Joined::Shift(true),
        (left, Plus | Minus, right) if left == right && is_measure(left) => Joined::Value(left),
        (Type::Number, Times, other) | (other, Times, Type::Number) if is_number(other) => Joined::Value(other),
        // A length a whole number of times: a rule may reckon how many days long a period is.
        (Type::Number, Times, Type::Duration) | (Type::Duration, Times, Type::Number) => Joined::Value(Type::Duration),
        (left, Divided, Type::Number) if is_number(left) => Joined::Value(left),
        (left, Divided, right) if left == right && is_number(left) => Joined::Value(Type::Number),
        _ => Joined::No,
    }
}

fn operator_of(operator: tree::Operator) -> plan::Operator {
    match operator {
        tree::Operator::Plus => plan::Operator::Plus,
        tree::Operator::Minus => plan::Operator::Minus,
        tree::Operator::Times => plan::Operator::Times,
        tree::Operator::Divided => plan::Operator::Divided,
    }
}
