//! Events: what is asked of them, in which window, under which condition.

use super::expression::{Followed, Level, has_condition, level};
use super::literal;
use super::printer::Printer;
use super::words::Word;
use crate::tree::{Aggregate, Except, Expression, ExpressionKind, Query, Window};

/// Where events are asked for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// In a clause of its own, whose condition runs to the end of the line.
    Clause,
    /// In an expression, where a condition is one test or a bracket.
    Inside,
}

impl Printer<'_> {
    /// What is asked of events.
    pub(super) fn aggregate(&mut self, aggregate: &Aggregate) {
        match aggregate {
            Aggregate::NumberOf => self.word(Word::NumberOf),
            Aggregate::ThereAre => self.word(Word::ThereAre),
            Aggregate::No => self.word(Word::NoEvents),
            Aggregate::DateOfFirst => self.word(Word::DateOfFirst),
            Aggregate::DateOfLatest => self.word(Word::DateOfLatest),
            Aggregate::SumOf(field) => {
                self.word(Word::SumOf);
                self.name(field);
                self.word(Word::OfEvents);
            }
            Aggregate::AverageOf(field) => {
                self.word(Word::AverageOf);
                self.name(field);
                self.word(Word::OfEvents);
            }
        }
    }

    /// Events with their window and condition.
    pub(super) fn query(&mut self, query: &Query, followed: Followed, reading: Reading) {
        self.path(&query.events);
        if let Some(except) = &query.except {
            self.except(except);
        }
        let after_window = if query.condition.is_some() { Followed::Where } else { followed };
        if let Some(window) = &query.window {
            self.window(window, after_window);
        }
        let Some(condition) = &query.condition else { return };
        self.word(Word::Where);
        match reading {
            Reading::Clause => self.condition(condition, followed),
            Reading::Inside => self.one_test(condition),
        }
    }

    /// A window behind events, or behind a definition that adds them up.
    pub(super) fn window(&mut self, window: &Window, followed: Followed) {
        match window {
            Window::InTheLast(length) => self.in_the_last(length, followed),
            Window::Before { length, date } => {
                self.in_the(length);
                self.word(Word::Before);
                self.expression(date, Level::Sum, followed);
            }
            Window::CalendarMonths(count) => {
                self.word(Word::InThe);
                self.text(&count.to_string());
                self.word(Word::PrecedingMonths);
            }
            Window::Since(date) => {
                self.word(Word::Since);
                self.expression(date, Level::Sum, followed);
            }
            Window::Between(low, high) => self.between(low, high, followed),
        }
    }

    /// A condition inside an expression: in brackets, unless it is one test.
    pub(super) fn one_test(&mut self, condition: &Expression) {
        if is_one_test(condition) {
            self.bare(condition, Followed::Closing);
        } else {
            self.line.open();
            self.bare(condition, Followed::Closing);
            self.line.close();
        }
    }

    fn except(&mut self, except: &Except) {
        self.word(Word::ExceptDuring);
        match &except.condition {
            None => self.path(&except.events),
            Some(condition) => {
                self.line.open();
                self.path(&except.events);
                self.word(Word::Where);
                self.condition(condition, Followed::Closing);
                self.line.close();
            }
        }
    }

    /// `in the last 6 months`; Danish has the unit decide the article when there is one of it.
    fn in_the_last(&mut self, length: &Expression, followed: Followed) {
        if let (true, ExpressionKind::Duration(duration)) = (self.is_danish(), &*length.kind)
            && let [(1, unit)] = *literal::parts(*duration)
        {
            self.word(if unit.is_neuter() { Word::InTheLastNeuter } else { Word::InTheLastCommon });
            self.word(unit.each());
        } else {
            self.word(Word::InTheLast);
            self.expression(length, Level::Sum, followed);
        }
    }

    /// `in the 4 months`, `in the month`: Danish says one of a unit as one word with its article.
    fn in_the(&mut self, length: &Expression) {
        if let ExpressionKind::Duration(duration) = &*length.kind
            && let [(1, unit)] = *literal::parts(*duration)
            && let Some(one) = unit.in_the_one()
        {
            self.word(one);
        } else {
            self.word(Word::InThe);
            self.expression(length, Level::Sum, Followed::More);
        }
    }
}

/// Whether a condition inside an expression does without brackets: one test, and no arithmetic in it.
fn is_one_test(condition: &Expression) -> bool {
    let plain = |part: &Expression| level(part) == Level::Primary && !has_condition(part);
    match &*condition.kind {
        ExpressionKind::Compare { left, right, .. } => plain(left) && plain(right),
        ExpressionKind::Between { value, low, high, .. } => plain(value) && plain(low) && plain(high),
        ExpressionKind::In { value, .. } | ExpressionKind::Known { value, .. } => plain(value),
        ExpressionKind::Not(part) => matches!(&*part.kind, ExpressionKind::Path(_)),
        ExpressionKind::Path(_) => true,
        _ => false,
    }
}
