//! Questions about events.

use super::words::{is_number, type_word};
use super::{Context, made};
use crate::checks::windows;
use crate::model::{DaysBefore, Expression, ExpressionKind, Query, Window};
use crate::resolve::Resolver;
use crate::scope::{Symbol, last};
use hjemmel_diagnostic::{Diagnostic, Message, Noun, Span, TypeWord};
use hjemmel_engine::ids::{EventTypeId, FactId, FieldId};
use hjemmel_engine::plan::{Aggregate, Type};
use hjemmel_syntax::tree::{self, Name, Path};
use hjemmel_value::Value;

impl<'t> Resolver<'t> {
    pub(super) fn aggregate(
        &mut self,
        asked: &'t tree::Aggregate,
        query: &'t tree::Query,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        self.outside_where(span, context)?;
        let events = self.event_list(&query.events, context);
        let event = events.and_then(|list| self.events_of(list));
        let field = |this: &mut Self, name: &Name| event.and_then(|event| this.number_field(event, name));
        let asked = match asked {
            tree::Aggregate::NumberOf => Some((Aggregate::NumberOf, Type::Number)),
            tree::Aggregate::ThereAre => Some((Aggregate::ThereAre, Type::YesNo)),
            tree::Aggregate::No => Some((Aggregate::No, Type::YesNo)),
            tree::Aggregate::DateOfFirst => Some((Aggregate::DateOfFirst, Type::Date)),
            tree::Aggregate::DateOfLatest => Some((Aggregate::DateOfLatest, Type::Date)),
            tree::Aggregate::SumOf(name) => field(self, name).map(|(id, ty)| (Aggregate::SumOf(id), ty)),
            tree::Aggregate::AverageOf(name) => field(self, name).map(|(id, ty)| (Aggregate::AverageOf(id), ty)),
        };
        let query = self.narrowed(events, query, context);
        let (aggregate, ty) = asked?;
        Some(made(ExpressionKind::Aggregate { aggregate, query: query? }, ty, span))
    }

    /// Events of a fact, narrowed by a window and a condition.
    pub(crate) fn query(&mut self, query: &'t tree::Query, context: Context) -> Option<Query> {
        let events = self.event_list(&query.events, context);
        self.narrowed(events, query, context)
    }

    fn narrowed(&mut self, events: Option<FactId>, query: &'t tree::Query, context: Context) -> Option<Query> {
        let except = query.except.as_ref().map(|except| self.except(except, context));
        let window = query.window.as_ref().map(|window| self.window(window, context));
        let event = events.and_then(|list| self.events_of(list));
        let condition = match (&query.condition, event) {
            (Some(condition), Some(_)) => Some(self.of_event(condition, event, context)),
            // Without its event, no name in the condition can be told.
            (Some(_), None) => Some(None),
            (None, _) => None,
        };
        let window = match window {
            Some(window) => Some(window?),
            None => None,
        };
        let condition = match condition {
            Some(condition) => Some(condition?),
            None => None,
        };
        let except = match except {
            Some(except) => Some(except?),
            None => None,
        };
        Some(Query { events: events?, except, window, condition, span: query.at.0 })
    }

    /// The condition of a `where`: the kind of event that is at hand already is then the one around it.
    pub(super) fn of_event(
        &mut self,
        condition: &'t tree::Expression,
        event: Option<EventTypeId>,
        context: Context,
    ) -> Option<Expression> {
        let outer = std::mem::replace(&mut self.outer, context.event);
        let condition = self.condition(condition, Context { event, ..context });
        self.outer = outer;
        condition
    }

    pub(super) fn window(&mut self, window: &'t tree::Window, context: Context) -> Option<Window> {
        Some(match window {
            tree::Window::InTheLast(length) => Window::InTheLast {
                length: self.of_type(length, context, Type::Duration)?,
                conventions: context.conventions,
            },
            tree::Window::Before { length, date } => {
                let length = self.of_type(length, context, Type::Duration);
                let date = self.of_type(date, context, Type::Date);
                if let Some(length) = length.as_ref().filter(|length| whole_months(length)) {
                    let construct = "in the … whole calendar months before X".to_owned();
                    self.complain(Diagnostic::new(Message::NotYetSupported { construct }, length.span));
                    return None;
                }
                let conventions = context.conventions;
                Window::Before(Box::new(DaysBefore { length: length?, date: date?, conventions }))
            }
            tree::Window::CalendarMonths(count) => Window::CalendarMonths(*count),
            tree::Window::Since(date) => Window::Since(self.of_type(date, context, Type::Date)?),
            tree::Window::Between(first, last) => {
                let first = self.of_type(first, context, Type::Date);
                let last = self.of_type(last, context, Type::Date);
                let (first, last) = (first?, last?);
                if let Some(message) = windows::of_question(&first, &last) {
                    self.complain(Diagnostic::new(message, last.span));
                }
                Window::Between(first, last)
            }
        })
    }

    /// The kind of event that a fact lists.
    pub(crate) fn events_of(&self, list: FactId) -> Option<EventTypeId> {
        match self.model.facts.get(list.index())?.it.ty {
            Type::Events(event) if !self.untyped.facts.contains(&list) => Some(event),
            _ => None,
        }
    }

    pub(super) fn event_list(&mut self, path: &Path, context: Context) -> Option<FactId> {
        let book = context.book;
        match self.names.find(book, path, Noun::Fact, Symbol::has_value) {
            Ok(Symbol::Fact(id)) => {
                if self.untyped.facts.contains(&id) {
                    self.leave_out();
                    return None;
                }
                if self.events_of(id).is_none() {
                    let ty = self.model.facts.get(id.index())?.it.ty;
                    self.needs_list(path, ty);
                    return None;
                }
                Some(id)
            }
            Ok(Symbol::Definition(id)) => {
                if let Some(ty) = self.definition_type(id, path.at.0) {
                    self.needs_list(path, ty);
                }
                None
            }
            Ok(Symbol::Group(_)) => {
                self.needs_list(path, Type::YesNo);
                None
            }
            Ok(_) => None,
            Err(None) => {
                self.leave_out();
                None
            }
            Err(Some(complaint)) => {
                let unknown = matches!(complaint.message, Message::UnknownName { what: Noun::Fact, .. });
                let event = match self.names.anything(book, path).map(|entry| entry.symbol) {
                    Some(Symbol::Event(event)) => Some(event),
                    _ => None,
                };
                let complaint = match (event, unknown) {
                    (Some(event), _) => {
                        complaint.with_suggestion_if(self.list_of(context, event).map(|(_, name)| name))
                    }
                    (None, true) => {
                        let message = Message::UnknownName { name: path.dotted(), what: Noun::Fact };
                        let near = self.names.nearest(book, last(path), |symbol| match symbol {
                            Symbol::Fact(id) => self.events_of(id).is_some(),
                            _ => false,
                        });
                        Diagnostic::new(message, path.at.0).with_suggestion_if(near)
                    }
                    (None, false) => *complaint,
                };
                self.complain(complaint);
                // Who names the kind means its list: what else is asked of it is looked at as well.
                event.and_then(|event| self.list_of(context, event)).map(|(id, _)| id)
            }
        }
    }

    /// The fact that lists events of a kind, for those who named the kind.
    fn list_of(&self, context: Context, event: EventTypeId) -> Option<(FactId, String)> {
        self.names.all_visible(context.book).find_map(|(name, symbol)| match symbol {
            Symbol::Fact(id) if self.events_of(id) == Some(event) => Some((id, name.to_owned())),
            _ => None,
        })
    }

    fn needs_list(&mut self, path: &Path, found: Type) {
        let found = type_word(&self.model, found);
        self.complain(Diagnostic::new(Message::NeedsList { found }, path.at.0));
    }

    fn number_field(&mut self, event: EventTypeId, name: &Name) -> Option<(FieldId, Type)> {
        let field = self.event_field(event, name)?;
        let ty = self.model.event_types.get(event.index())?.it.fields.get(field.index())?.ty;
        if is_number(ty) {
            return Some((field, ty));
        }
        let found = type_word(&self.model, ty);
        let message = Message::TypeMismatch { expected: TypeWord::Number, found, hint: None };
        self.complain(Diagnostic::new(message, name.at.0));
        None
    }
}

/// Whether a length is written as whole calendar months: the days of the date's own month are then none of them.
fn whole_months(length: &Expression) -> bool {
    matches!(&*length.kind, ExpressionKind::Constant(Value::Duration(length)) if length.calendar_months > 0)
}
