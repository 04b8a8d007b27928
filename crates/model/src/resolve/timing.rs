//! Deadlines.

use super::Resolver;
use crate::model::{Expression, ExpressionKind, Timing};
use crate::types::Context;
use hjemmel_diagnostic::{Diagnostic, Message, Span};
use hjemmel_engine::ids::{CalendarId, RulebookId};
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{self, Expression as Words, Side};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn timing(&mut self, timing: &'t tree::Timing, context: Context) -> Option<Timing> {
        Some(match timing {
            tree::Timing::Within { length, side, from } => self.within(1, length, *side, from, context)?,
            tree::Timing::Times { times, length, side, from } => self.within(*times, length, *side, from, context)?,
            tree::Timing::By(date) => Timing::By(self.of_type(date, context, Type::Date)?),
            tree::Timing::Before(date) => Timing::Before(self.of_type(date, context, Type::Date)?),
            tree::Timing::Between { times, from, included, by } => {
                let from = self.of_type(from, context, Type::Date);
                let by = self.of_type(by, context, Type::Date);
                Timing::Between { times: *times, from: from?, included: *included, by: by? }
            }
            tree::Timing::AtLeastEvery { first, length, from } => {
                let first = first.as_ref().map(|first| self.of_type(first, context, Type::Duration));
                let length = self.of_type(length, context, Type::Duration);
                let from = self.of_type(from, context, Type::Date);
                Timing::AtLeastEvery {
                    first: first.map_or(Some(None), |first| first.map(Some))?,
                    length: length?,
                    from: from?,
                }
            }
            tree::Timing::Every { length, from } => {
                let length = self.of_type(length, context, Type::Duration);
                let from = self.of_type(from, context, Type::Date);
                Timing::Every { length: length?, from: from? }
            }
            tree::Timing::Together(other) => {
                let with = self.requirement(context.book, other)?;
                let kind = Box::new(ExpressionKind::StartOf(with));
                Timing::Together { with, start: Expression { kind, ty: Type::Date, span: other.at.0 } }
            }
            tree::Timing::Moved(timing) | tree::Timing::Stays(timing) => self.timing(timing, context)?,
            tree::Timing::AtAllTimes => Timing::AtAllTimes,
            tree::Timing::NotEncoded(why) => Timing::NotEncoded(Arc::clone(&why.text)),
        })
    }

    /// The calendar from whose days a due date moves: as the rule says, else as the head does.
    pub(super) fn moves_by(
        &mut self,
        book: RulebookId,
        timing: Option<(&'t tree::Timing, Span)>,
    ) -> Option<CalendarId> {
        let head = self.model.rulebooks.get(book.index())?;
        let (working_days, holidays_move) = (head.head.working_days, head.head.holidays_move);
        let names_calendar = head.names_calendar;
        match timing {
            Some((tree::Timing::Moved(_), span)) if working_days.is_none() => {
                // Where the head names a calendar that is not there, that is what is wrong.
                if !names_calendar {
                    self.complain(Diagnostic::new(Message::NoWorkingDays, span));
                }
                None
            }
            Some((tree::Timing::Moved(_), _)) => working_days,
            Some((tree::Timing::Stays(_), _)) => None,
            Some(_) if holidays_move => working_days,
            _ => None,
        }
    }

    fn within(
        &mut self,
        times: u32,
        length: &'t Words,
        side: Side,
        from: &'t Words,
        context: Context,
    ) -> Option<Timing> {
        let length = self.of_type(length, context, Type::Duration);
        let from = self.of_type(from, context, Type::Date);
        Some(Timing::Within { times, length: length?, from: from?, before: side == Side::Before })
    }
}
