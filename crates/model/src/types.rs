//! Expressions: from the tree to typed nodes.
//!
//! Typing an expression gives nothing where a complaint has been made, so that one mistake is told once.

mod accumulation;
mod arithmetic;
mod compare;
mod constant;
mod covered;
mod events;
mod path;
mod wording;
pub(crate) mod words;

pub(crate) use compare::{Order, comparison_of};

use crate::model::{Expression, ExpressionKind};
use crate::resolve::Resolver;
use hjemmel_diagnostic::{Diagnostic, Message, Span, TypeHint, TypeWord};
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{EventTypeId, RulebookId};
use hjemmel_engine::plan::{self, Conventions, Type};
use hjemmel_syntax::tree;
use hjemmel_value::{Decimal, Value};
use words::type_word;

/// Where an expression stands.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Context {
    /// The rulebook whose names it sees.
    pub(crate) book: RulebookId,
    /// The kind of event at hand, inside `where`.
    pub(crate) event: Option<EventTypeId>,
    /// By what its lengths of time are counted.
    pub(crate) conventions: Conventions,
}

/// What an expression is expected to be: names of values and actors are read by it. It need not turn out to be so.
pub(crate) type Hint = Option<Type>;

/// A typed expression.
fn made(kind: ExpressionKind, ty: Type, span: Span) -> Expression {
    Expression { kind: Box::new(kind), ty, span }
}

impl<'t> Resolver<'t> {
    /// A condition: yes or no.
    pub(crate) fn condition(&mut self, words: &'t tree::Expression, context: Context) -> Option<Expression> {
        let made = self.typed(words, context, Some(Type::YesNo))?;
        if made.ty == Type::YesNo {
            return Some(made);
        }
        let name = match &*words.kind {
            tree::ExpressionKind::Path(path) => Some(path.dotted()),
            _ => None,
        };
        let hint = match (made.ty, name) {
            (Type::Date, _) => Some(TypeHint::AskWhetherKnown),
            (Type::Choice(_) | Type::Actor, Some(name)) => Some(TypeHint::CompareWithValue { name }),
            _ => None,
        };
        let found = type_word(&self.model, made.ty);
        self.complain(Diagnostic::new(Message::NotACondition { found, hint }, made.span));
        None
    }

    /// An expression of one type.
    pub(crate) fn of_type(&mut self, words: &'t tree::Expression, context: Context, ty: Type) -> Option<Expression> {
        let made = self.typed(words, context, Some(ty))?;
        if made.ty == ty {
            return Some(made);
        }
        self.mismatch(ty, &made);
        None
    }

    /// Complains that an expression has another type than it must.
    pub(crate) fn mismatch(&mut self, expected: Type, found: &Expression) {
        let hint = match (expected, found.ty, &*found.kind) {
            (Type::Duration, Type::Number, _) => Some(TypeHint::AddUnit),
            (Type::Money, Type::Number, _) => Some(TypeHint::AddCurrency),
            (Type::Choice(_) | Type::Actor, Type::Text, ExpressionKind::Constant(Value::Text(text))) => {
                Some(TypeHint::DropQuotes { name: self.labelled(expected, text) })
            }
            _ => None,
        };
        let expected = type_word(&self.model, expected);
        let message = Message::TypeMismatch { expected, found: type_word(&self.model, found.ty), hint };
        self.complain(Diagnostic::new(message, found.span));
    }

    /// `R is lifted by E`, and `R is lifted by E, F`: by any of these, and with `not` by none of them.
    fn lifted_by(
        &mut self,
        requirement: &'t tree::Path,
        negated: bool,
        exemptions: &'t [tree::Path],
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let requirement = self.requirement(context.book, requirement);
        let found: Vec<_> = exemptions.iter().map(|path| self.exemption(context.book, path)).collect();
        let (requirement, found) = (requirement?, found.into_iter().collect::<Option<Vec<_>>>()?);
        if let [exemption] = *found {
            return Some(made(ExpressionKind::LiftedBy { requirement, negated, exemption }, Type::YesNo, span));
        }
        let by = found.into_iter().zip(exemptions).map(|(exemption, path)| {
            let kind = ExpressionKind::LiftedBy { requirement, negated: false, exemption };
            made(kind, Type::YesNo, path.at.0)
        });
        let any = made(ExpressionKind::Or(by.collect()), Type::YesNo, span);
        Some(if negated { made(ExpressionKind::Not(any), Type::YesNo, span) } else { any })
    }

    /// The name of the value or actor that people read as this text; the text itself if there is none.
    fn labelled(&self, ty: Type, text: &str) -> String {
        let reads = |named: &plan::Named| {
            named.label.as_deref().is_some_and(|label| label.to_lowercase() == text.to_lowercase())
                || named.name.to_lowercase() == text.to_lowercase()
        };
        let found = match ty {
            Type::Choice(category) => {
                let values = self.model.categories.get(category.index()).map(|category| &category.it.values);
                values.into_iter().flatten().map(|value| &value.named).find(|named| reads(named))
            }
            _ => self.model.actors.iter().map(|actor| &actor.it.named).find(|named| reads(named)),
        };
        found.map_or_else(|| text.to_owned(), |named| named.name.to_string())
    }

    /// Any expression.
    pub(crate) fn typed(&mut self, words: &'t tree::Expression, context: Context, hint: Hint) -> Option<Expression> {
        use tree::ExpressionKind as K;
        let span = words.at.0;
        let constant = |value: Value, ty| Some(made(ExpressionKind::Constant(value), ty, span));
        match &*words.kind {
            K::YesNo(yes) => constant(Value::YesNo(*yes), Type::YesNo),
            K::Number(number) => constant(Value::Number(*number), Type::Number),
            K::Money(money) => constant(Value::Money(*money), Type::Money),
            K::Hours(hours) => constant(Value::Hours(*hours), Type::Hours),
            K::Percent(percent) => constant(Value::Percent(*percent), Type::Percent),
            K::Duration(duration) => constant(Value::Duration(*duration), Type::Duration),
            K::Date(date) => constant(Value::Date(*date), Type::Date),
            K::Text(text) => constant(Value::Text(std::sync::Arc::clone(&text.text)), Type::Text),
            K::FieldOf { field, of } => self.field_of(field, of),
            K::OnDay { fact, on } => self.on_day(fact, on, span, context),
            K::StartOf(name) => self.start_of(name),
            K::EndOf(name) => self.end_of(name),
            K::Today => Some(made(ExpressionKind::Today, Type::Date, span)),
            K::Path(path) => self.path(path, context, hint),
            K::Or(parts) => {
                let parts = self.conditions_of(parts, context)?;
                Some(made(ExpressionKind::Or(parts), Type::YesNo, span))
            }
            K::And(parts) => {
                let parts = self.conditions_of(parts, context)?;
                Some(made(ExpressionKind::And(parts), Type::YesNo, span))
            }
            K::Not(inner) => {
                let inner = self.condition(inner, context)?;
                Some(made(ExpressionKind::Not(inner), Type::YesNo, span))
            }
            K::Unless(rule, exception) => {
                let (rule, exception) = (self.condition(rule, context), self.condition(exception, context));
                Some(made(ExpressionKind::Unless(rule?, exception?), Type::YesNo, span))
            }
            K::Compare { left, comparison, right } => self.compare(left, *comparison, right, span, context),
            K::Between { value, negated, low, high } => self.between([value, low, high], *negated, span, context),
            K::In { value, negated, list } => self.membership(value, *negated, list, span, context),
            K::Known { value, negated } => {
                let value = self.known_of(value, context)?;
                Some(made(ExpressionKind::Known { value, negated: *negated }, Type::YesNo, span))
            }
            K::Arithmetic { left, operator, right } => self.arithmetic(left, *operator, right, span, context),
            K::Rounded { value, rounding, to } => {
                let value = self.typed(value, context, hint)?;
                if !words::is_measure(value.ty) || value.ty == Type::Duration {
                    let (value_word, step) = (type_word(&self.model, value.ty), TypeWord::Number);
                    let message = Message::UnconvertedRounding { value: value_word, step };
                    self.complain(Diagnostic::new(message, span));
                    return None;
                }
                let ty = value.ty;
                let to = to.unwrap_or(Decimal::ONE);
                Some(made(ExpressionKind::Rounded { value, rounding: *rounding, to }, ty, span))
            }
            K::WholeUnits { unit, from, to } => {
                let from = self.of_type(from, context, Type::Date);
                let to = self.of_type(to, context, Type::Date);
                let unit = unit_of(*unit);
                let kind = ExpressionKind::Whole { unit, from: from?, to: to?, months: context.conventions.months };
                Some(made(kind, Type::Number, span))
            }
            K::Extreme { extreme, of } => self.extreme(*extreme, of, span, context, hint),
            K::Aggregate { aggregate, query } => self.aggregate(aggregate, query, span, context),
            K::StatusOf { requirement, negated, status } => {
                let requirement = self.requirement(context.book, requirement)?;
                let kind = ExpressionKind::StatusOf { requirement, negated: *negated, status: status_of(*status) };
                Some(made(kind, Type::YesNo, span))
            }
            K::LiftedBy { requirement, negated, exemptions } => {
                self.lifted_by(requirement, *negated, exemptions, span, context)
            }
            K::Covered { unit, query } => self.covered(*unit, query, span, context),
            K::Accumulated { definition, window } => self.accumulated(definition, window, span, context),
            K::During(query) => self.during(query, span, context),
            K::FirstDay { step, from, when } => self.first_day(*step, from, when, span, context),
            K::DayOnWhich { sum, reaches } => self.day_on_which(sum, reaches, span, context),
            K::Boundary { boundary, of } => {
                let of = self.of_type(of, context, Type::Date)?;
                Some(made(ExpressionKind::Boundary { boundary: *boundary, of }, Type::Date, span))
            }
            K::BreachOf(requirement) => {
                let requirement = self.requirement(context.book, requirement)?;
                Some(made(ExpressionKind::BreachOf(requirement), Type::Date, span))
            }
        }
    }

    /// All parts as conditions; every part is looked at, whatever is wrong with the others.
    fn conditions_of(&mut self, parts: &'t [tree::Expression], context: Context) -> Option<Vec<Expression>> {
        let mut status_of = None;
        let mut before: Option<&'t tree::Expression> = None;
        let mut typed: Vec<Option<Expression>> = Vec::new();
        for part in parts {
            if let Some(complaint) = status_of.and_then(|of| self.status_alone(of, part, context)) {
                self.complain(complaint);
                typed.push(None);
                continue;
            }
            if let Some(complaint) = before.and_then(|before| self.list_continued(before, part, context)) {
                self.complain(complaint);
                typed.push(None);
                continue;
            }
            before = Some(part);
            if let tree::ExpressionKind::StatusOf { requirement, .. } = &*part.kind {
                status_of = Some(requirement);
            }
            typed.push(self.condition(part, context));
        }
        typed.into_iter().collect()
    }
}

fn unit_of(unit: tree::Unit) -> plan::Unit {
    match unit {
        tree::Unit::Years => plan::Unit::Years,
        tree::Unit::Months => plan::Unit::Months,
        tree::Unit::Weeks => plan::Unit::Weeks,
        tree::Unit::Days => plan::Unit::Days,
    }
}

/// A status as the engine knows it.
pub(crate) fn status_of(status: tree::StatusName) -> Status {
    match status {
        tree::StatusName::Upcoming => Status::Upcoming,
        tree::StatusName::Open => Status::Open,
        tree::StatusName::Met => Status::Met,
        tree::StatusName::Late => Status::Late,
        tree::StatusName::Overdue => Status::Overdue,
        tree::StatusName::Suspended => Status::Suspended,
        tree::StatusName::Standing => Status::Standing,
        tree::StatusName::Broken => Status::Broken,
        tree::StatusName::Unknown => Status::Unknown,
    }
}
