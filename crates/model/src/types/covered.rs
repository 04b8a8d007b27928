//! What periods cover, and the days on which sums of events come to so much.

use super::{Context, made};
use crate::model::{Except, Expression, ExpressionKind, Query};
use crate::resolve::Resolver;
use crate::scope::Symbol;
use hjemmel_diagnostic::{Diagnostic, Message, Noun, Span};
use hjemmel_engine::ids::{EventTypeId, FactId};
use hjemmel_engine::plan::{Aggregate, CoveredUnit, SearchStep, Type};
use hjemmel_syntax::tree;
use hjemmel_value::{Decimal, Value};

impl<'t> Resolver<'t> {
    /// `days covered by E …`: a length of time.
    pub(super) fn covered(
        &mut self,
        unit: tree::Unit,
        query: &'t tree::Query,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let unit = match unit {
            tree::Unit::Days => Some(CoveredUnit::Days),
            tree::Unit::Weeks => Some(CoveredUnit::Weeks),
            tree::Unit::Months => Some(CoveredUnit::Months),
            tree::Unit::Years => {
                self.complain(Diagnostic::new(Message::CoveredByYears, span));
                None
            }
        };
        let query = self.periods(query, span, context);
        let (unit, query) = (unit?, query?);
        Some(made(ExpressionKind::Covered { unit, query }, Type::Duration, span))
    }

    /// `during E …`: yes or no.
    pub(super) fn during(&mut self, query: &'t tree::Query, span: Span, context: Context) -> Option<Expression> {
        let query = self.periods(query, span, context)?;
        Some(made(ExpressionKind::During(query), Type::YesNo, span))
    }

    /// `first day from X when C`: a date.
    pub(super) fn first_day(
        &mut self,
        step: tree::SearchStep,
        from: &'t tree::Expression,
        when: &'t tree::Expression,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let (from, when) = (self.of_type(from, context, Type::Date), self.condition(when, context));
        let step = match step {
            tree::SearchStep::Day => SearchStep::Day,
            tree::SearchStep::MonthEnd => SearchStep::MonthEnd,
        };
        Some(made(ExpressionKind::FirstDay { step, from: from?, when: when? }, Type::Date, span))
    }

    /// Events that last, narrowed.
    pub(crate) fn periods(&mut self, query: &'t tree::Query, span: Span, context: Context) -> Option<Query> {
        self.outside_where(span, context)?;
        let narrowed = self.query(query, context)?;
        self.lasting(narrowed.events, query.events.at.0)?;
        Some(narrowed)
    }

    /// Questions about events stand inside one other, and no deeper.
    pub(super) fn outside_where(&mut self, span: Span, context: Context) -> Option<()> {
        if self.around(context).is_none() {
            return Some(());
        }
        let construct = "where … number of … where … number of".to_owned();
        self.complain(Diagnostic::new(Message::NotYetSupported { construct }, span));
        None
    }

    /// The kind of event around the one at hand, where a question is asked of it.
    pub(super) fn around(&self, context: Context) -> Option<EventTypeId> {
        self.outer.filter(|_| context.event.is_some())
    }

    /// Complains of events that happen on a day.
    fn lasting(&mut self, events: FactId, span: Span) -> Option<()> {
        let event = self.model.event_types.get(self.events_of(events)?.index())?;
        if event.it.until.is_some() {
            return Some(());
        }
        let event = event.it.named.name.to_string();
        self.complain(Diagnostic::new(Message::NeedsPeriods { event }, span));
        None
    }

    /// `except during F`
    pub(super) fn except(&mut self, except: &'t tree::Except, context: Context) -> Option<Except> {
        let wanted = |symbol| matches!(symbol, Symbol::Calendar(_));
        if let Some(Symbol::Calendar(calendar)) = self.names.lookup(context.book, &except.events, wanted) {
            if let Some(condition) = &except.condition {
                let name = except.events.dotted();
                let message = Message::WrongKindOfName { name, is: Noun::Calendar, wanted: Noun::Fact };
                self.complain(Diagnostic::new(message, condition.at.0));
                return None;
            }
            return Some(Except::Calendar(calendar));
        }
        let events = self.event_list(&except.events, context);
        let event = events.and_then(|list| self.events_of(list));
        let condition = match (&except.condition, event) {
            (Some(condition), Some(_)) => Some(self.of_event(condition, event, context)),
            (Some(_), None) => Some(None),
            (None, _) => None,
        };
        self.lasting(events?, except.events.at.0)?;
        let condition = match condition {
            Some(condition) => Some(condition?),
            None => None,
        };
        Some(Except::Periods { events: events?, condition })
    }

    /// `day on which S reaches N`
    pub(super) fn day_on_which(
        &mut self,
        sum: &'t tree::Expression,
        reaches: &'t tree::Expression,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let (sum, reaches) = (self.typed(sum, context, None), self.typed(reaches, context, None));
        let (sum, reaches) = (sum?, reaches?);
        self.comparable(&sum, &reaches, super::Order::Less)?;
        if reaches_nothing(&reaches) {
            self.complain(Diagnostic::new(Message::NothingToReach, reaches.span));
            return None;
        }
        self.mark_rate(&sum);
        Some(made(ExpressionKind::DayOnWhich { sum, reaches }, Type::Date, span))
    }

    /// A date hangs on what hours a week add up to: then they cannot be zero.
    fn mark_rate(&mut self, sum: &Expression) {
        let ExpressionKind::Aggregate { aggregate: Aggregate::SumOf(field), query } = &*sum.written_out().kind else {
            return;
        };
        let Some(Type::Events(kind)) = self.model.facts.get(query.events.index()).map(|it| it.it.ty) else { return };
        let kind = self.model.event_types.get(kind.index());
        let rate = kind.and_then(|kind| kind.it.fields.get(field.index())).is_some_and(|it| it.a_week_on.is_some());
        let Some(fact) = self.model.facts.get_mut(query.events.index()).filter(|_| rate) else { return };
        if !fact.it.behind_reaches.contains(field) {
            fact.it.behind_reaches.push(*field);
            fact.it.behind_reaches.sort_unstable();
        }
    }
}

/// Whether an amount is always nothing, or less.
fn reaches_nothing(amount: &Expression) -> bool {
    match &*amount.kind {
        ExpressionKind::Constant(Value::Number(number) | Value::Hours(number) | Value::Percent(number)) => {
            *number <= Decimal::ZERO
        }
        ExpressionKind::Constant(Value::Money(money)) => money.amount <= Decimal::ZERO,
        ExpressionKind::Constant(Value::Duration(length)) => length.is_zero(),
        _ => false,
    }
}
