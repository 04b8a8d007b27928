//! Lines of a calendar.

use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::tree::ClauseKind;
use hjemmel_diagnostic::Message;
use hjemmel_grammar::Rule;
use hjemmel_value::{CalendarDays, Date};

/// A leap year, in which every day of a year can be told.
const LEAP_YEAR: i32 = 2024;

impl Builder<'_> {
    /// `26 days after easter "Great Prayer Day" until 2023-12-31`
    pub(super) fn calendar_days(&mut self, node: Node<'_>) -> Built<ClauseKind> {
        let mut parts = Cursor::of(node);
        let days = next(&mut parts)?;
        let days = match days.as_rule() {
            Rule::weekly_days => CalendarDays::Weekly(self.weekdays(&days)?),
            Rule::easter_days => CalendarDays::Easter(self.easter_offset(days)?),
            Rule::yearly_day => self.yearly(days)?,
            Rule::span_of_days => self.span_of_days(&days)?,
            _ => return Err(Complained),
        };
        let label = parts.take(Rule::label).map(|label| self.label(&label));
        let validity = self.take_validity(&mut parts)?;
        Ok(ClauseKind::CalendarDays { days, label, validity })
    }

    fn easter_offset(&mut self, node: Node<'_>) -> Built<i32> {
        let mut parts = Cursor::of(node);
        let Some(number) = parts.take(Rule::number) else { return Ok(0) };
        parts.skip(Rule::unit_days);
        let count = self.whole_number(&number)?;
        let Some(count) = i32::try_from(count).ok().filter(|count| *count <= 366) else {
            return self.complain(Message::NumberTooLong, &Self::range(&number));
        };
        Ok(if parts.skip(Rule::word_before) { count.saturating_neg() } else { count })
    }

    fn yearly(&mut self, node: Node<'_>) -> Built<CalendarDays> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        parts.skip(Rule::word_on);
        let number = next(&mut parts)?;
        let day = if number.as_rule() == Rule::ordinal { self.ordinal(&number)? } else { self.whole_number(&number)? };
        let month = month(only(need(&mut parts, Rule::month)?)?.as_rule())?;
        if Date::new(LEAP_YEAR, month, day).is_err() {
            let text = whole.as_str().trim_end().to_owned();
            return self.complain(Message::NoSuchDate { text }, &Self::range(&whole));
        }
        Ok(CalendarDays::Yearly { month, day })
    }

    fn span_of_days(&mut self, node: &Node<'_>) -> Built<CalendarDays> {
        let mut dates = Cursor::of(node.clone()).all(Rule::date);
        let first = self.date(&dates.next().ok_or(Complained)?)?;
        let last = self.date(&dates.next().ok_or(Complained)?)?;
        if last < first {
            let message = Message::UntilBeforeFrom { from: first.to_string(), until: last.to_string() };
            return self.complain(message, &Self::range(node));
        }
        Ok(CalendarDays::Span { first, last })
    }
}

fn month(rule: Rule) -> Built<u32> {
    Ok(match rule {
        Rule::month_1 => 1,
        Rule::month_2 => 2,
        Rule::month_3 => 3,
        Rule::month_4 => 4,
        Rule::month_5 => 5,
        Rule::month_6 => 6,
        Rule::month_7 => 7,
        Rule::month_8 => 8,
        Rule::month_9 => 9,
        Rule::month_10 => 10,
        Rule::month_11 => 11,
        Rule::month_12 => 12,
        _ => return Err(Complained),
    })
}
