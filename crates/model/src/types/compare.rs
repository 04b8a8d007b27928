//! Comparisons.

use super::words::{in_its_unit, is_measure, is_ordered, type_word, units_of, unrelated};
use super::{Context, made};
use crate::model::{Expression, ExpressionKind};
use crate::resolve::Resolver;
use hjemmel_diagnostic::{Diagnostic, DurationUnit, LabelRole, Message, Span, TypeHint};
use hjemmel_engine::plan::{self, Type};
use hjemmel_syntax::tree::{self, ExpressionKind as Words};
use hjemmel_value::Value;

impl<'t> Resolver<'t> {
    pub(super) fn compare(
        &mut self,
        left: &'t tree::Expression,
        comparison: tree::Comparison,
        right: &'t tree::Expression,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        if let Some(complaint) = self.status_misworded(left, right, context) {
            self.complain(complaint);
            return None;
        }
        let (left, right) = self.sides(left, comparison, right, context)?;
        let (comparison, ordered) = comparison_of(comparison);
        self.comparable(&left, &right, ordered)?;
        Some(made(ExpressionKind::Compare { left, comparison, right }, Type::YesNo, span))
    }

    /// Both sides; names of values are read by the other side's type, on whichever side they stand.
    fn sides(
        &mut self,
        left: &'t tree::Expression,
        comparison: tree::Comparison,
        right: &'t tree::Expression,
        context: Context,
    ) -> Option<(Expression, Expression)> {
        if self.needs_hint(left, context) && !self.needs_hint(right, context) {
            let right = self.typed(right, context, None)?;
            let left = self.typed(left, context, Some(right.ty))?;
            return Some((left, right));
        }
        let left = self.typed(left, context, None);
        match left {
            Some(left) => {
                if let Some(complaint) = self.misworded(left.ty, comparison, right, context) {
                    self.complain(complaint);
                    return None;
                }
                let right = self.typed(right, context, Some(left.ty))?;
                Some((left, right))
            }
            None => {
                self.look_at(right, context);
                None
            }
        }
    }

    /// Looks at the other side of something that could not be made out; a name alone may be anything then.
    fn look_at(&mut self, words: &'t tree::Expression, context: Context) {
        if !matches!(&*words.kind, Words::Path(_)) {
            self.typed(words, context, None);
        }
    }

    /// Whether something is a name that means nothing by itself.
    fn needs_hint(&self, words: &tree::Expression, context: Context) -> bool {
        match &*words.kind {
            Words::Path(path) => !self.stands_alone(path, context),
            _ => false,
        }
    }

    /// Complains of sides that cannot be compared.
    pub(crate) fn comparable(&mut self, left: &Expression, right: &Expression, order: Order) -> Option<()> {
        let suits = match order {
            Order::Equal => true,
            Order::Less => is_ordered(left.ty),
            Order::Earlier => left.ty == Type::Date,
        };
        if left.ty != right.ty || !suits {
            self.incomparable(left, right, order);
            return None;
        }
        if let Some((left_unit, right_unit)) = units_apart(left, right) {
            let message = Message::ComparedUnits { left: left_unit, right: right_unit };
            let complaint = Diagnostic::new(message, right.span);
            self.complain(complaint.with_secondary(left.span, LabelRole::ComparedWithThis));
            return None;
        }
        Some(())
    }

    fn incomparable(&mut self, left: &Expression, right: &Expression, order: Order) {
        let literal = matches!(&*right.kind, ExpressionKind::Constant(Value::Number(_) | Value::Text(_)));
        let lacks_unit = literal && matches!(left.ty, Type::Duration | Type::Money | Type::Choice(_) | Type::Actor);
        if lacks_unit && left.ty != right.ty {
            return self.mismatch(left.ty, right);
        }
        if order == Order::Earlier {
            let odd = if left.ty == Type::Date { right } else { left };
            // Both sides are something else that has more and less: the words are those of dates.
            if left.ty == right.ty && is_measure(odd.ty) {
                let (expected, found) = (type_word(&self.model, Type::Date), type_word(&self.model, odd.ty));
                let message = Message::TypeMismatch { expected, found, hint: Some(TypeHint::WordsOfDates) };
                return self.complain(Diagnostic::new(message, odd.span));
            }
            return self.mismatch(Type::Date, odd);
        }
        // `age is at least 18 years`: a number has no unit.
        if let (Type::Number, ExpressionKind::Constant(Value::Duration(length))) = (left.ty, &*right.kind)
            && let Some(count) =
                length.to_string().split(' ').next().filter(|_| length.to_string().split(' ').count() == 2)
        {
            let message = Message::TypeMismatch {
                expected: type_word(&self.model, left.ty),
                found: type_word(&self.model, right.ty),
                hint: None,
            };
            return self.complain(Diagnostic::new(message, right.span).with_fix(right.span, count));
        }
        let message =
            Message::CannotCompare { left: type_word(&self.model, left.ty), right: type_word(&self.model, right.ty) };
        let complaint = Diagnostic::new(message, right.span);
        self.complain(complaint.with_secondary(left.span, LabelRole::ComparedWithThis));
    }

    pub(super) fn between(
        &mut self,
        [value, low, high]: [&'t tree::Expression; 3],
        negated: bool,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let Some(value) = self.typed(value, context, None) else {
            self.look_at(low, context);
            self.look_at(high, context);
            return None;
        };
        let hint = Some(value.ty);
        let (low, high) = (self.typed(low, context, hint), self.typed(high, context, hint));
        let (low, high) = (low?, high?);
        let (first, second) = (self.comparable(&value, &low, Order::Less), self.comparable(&value, &high, Order::Less));
        first.and(second)?;
        Some(made(ExpressionKind::Between { value, negated, low, high }, Type::YesNo, span))
    }

    pub(super) fn membership(
        &mut self,
        value: &'t tree::Expression,
        negated: bool,
        list: &'t [tree::Expression],
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let Some(value) = self.typed(value, context, None) else {
            for one in list {
                self.look_at(one, context);
            }
            return None;
        };
        let typed: Vec<Option<Expression>> = list
            .iter()
            .map(|one| {
                let one = self.typed(one, context, Some(value.ty))?;
                self.comparable(&value, &one, Order::Equal)?;
                Some(one)
            })
            .collect();
        let list = typed.into_iter().collect::<Option<Vec<_>>>()?;
        Some(made(ExpressionKind::In { value, negated, list }, Type::YesNo, span))
    }

    /// What `is known` asks about: anything with a value.
    pub(crate) fn known_of(&mut self, value: &'t tree::Expression, context: Context) -> Option<Expression> {
        // A list of events is asked for its events, not whether it is known; the hint makes the complaint say so.
        self.typed(value, context, Some(Type::YesNo))
    }
}

/// What a comparison needs of its sides.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// To be of one type.
    Equal,
    /// That one can be more than the other.
    Less,
    /// To be dates.
    Earlier,
}

/// A comparison of the engine, and what it needs of its sides.
pub(crate) fn comparison_of(comparison: tree::Comparison) -> (plan::Comparison, Order) {
    match comparison {
        tree::Comparison::Is => (plan::Comparison::Is, Order::Equal),
        tree::Comparison::IsNot => (plan::Comparison::IsNot, Order::Equal),
        tree::Comparison::Less => (plan::Comparison::Less, Order::Less),
        tree::Comparison::AtMost => (plan::Comparison::AtMost, Order::Less),
        tree::Comparison::More => (plan::Comparison::More, Order::Less),
        tree::Comparison::AtLeast => (plan::Comparison::AtLeast, Order::Less),
        tree::Comparison::Before => (plan::Comparison::Less, Order::Earlier),
        tree::Comparison::After => (plan::Comparison::More, Order::Earlier),
        tree::Comparison::NoLaterThan => (plan::Comparison::AtMost, Order::Earlier),
        tree::Comparison::NoEarlierThan => (plan::Comparison::AtLeast, Order::Earlier),
    }
}

/// The units of two lengths of time of which nobody can say which is longer.
fn units_apart(left: &Expression, right: &Expression) -> Option<(DurationUnit, DurationUnit)> {
    // What is given holds neither whole calendar months nor working days.
    let given = |side: &Expression| {
        use ExpressionKind::{Fact, Field, InstanceField};
        matches!(&*side.kind, Fact(_) | Field(_) | InstanceField(..))
    };
    match (units_of(left), units_of(right)) {
        (Some(one), Some(other)) => unrelated(&one, &other),
        (Some(one), None) if given(right) && !one.is_plain() => Some((in_its_unit(&one), DurationUnit::Days)),
        (None, Some(other)) if given(left) && !other.is_plain() => Some((DurationUnit::Days, in_its_unit(&other))),
        _ => None,
    }
}
