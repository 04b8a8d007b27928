//! Windows that have no day, whatever date they are counted from.
//!
//! Both ends have to be counted from one and the same date by lengths that are always the same. Months and days have no
//! fixed relation, so the ends are counted from every date of the 400 years after which the calendar repeats itself.

use crate::model::{EffectKind, Expression, ExpressionKind, Model, Timing};
use crate::types::words::constant_duration;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Message, Span};
use hjemmel_engine::ids::CalendarId;
use hjemmel_engine::plan::Calendar;
use hjemmel_value::{Date, Duration, Value};
use std::collections::BTreeMap;

/// As many days as 400 years have: after them leap years, months and weekdays come again as they were.
const ALL_DATES: i64 = 146_097;

/// A window: its two ends, whether the first is a day of it, and by whose days the last may move.
struct Ends<'m> {
    from: &'m Expression,
    included: bool,
    by: &'m Expression,
    moved_by: Option<&'m Calendar>,
}

/// The deadlines that have two ends; those of a question are told where its window is read.
pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let calendar = |id: CalendarId| model.calendars.get(id.index()).map(|placed| &placed.it);
    let requirements = model.requirements.iter().flat_map(|it| &it.versions);
    let own = requirements.filter_map(|version| ends(&version.timing, version.moves_by.and_then(calendar)));
    let effects = model.exemptions.iter().flat_map(|it| &it.versions).flat_map(|it| &it.effects);
    let changed = effects.filter_map(|effect| {
        let EffectKind::ChangeDeadline(timing, _) = &effect.kind else { return None };
        let touched = model.requirements.get(effect.requirement.index())?;
        ends(timing, touched.versions.iter().find_map(|version| version.moves_by).and_then(calendar))
    });
    // The same deadline may have been changed for many requirements.
    let complaints: BTreeMap<Span, Message> =
        own.chain(changed).filter_map(|window| Some((window.by.span, window.without_a_day()?))).collect();
    for (place, message) in complaints {
        diagnostics.push(Diagnostic::new(message, place));
    }
}

/// What is wrong with a window of a question, both days included, if it has no day.
pub(crate) fn of_question(first: &Expression, last: &Expression) -> Option<Message> {
    Ends { from: first, included: true, by: last, moved_by: None }.without_a_day()
}

fn ends<'m>(timing: &'m Timing, moved_by: Option<&'m Calendar>) -> Option<Ends<'m>> {
    match timing {
        Timing::Between { from, included, by, .. } => Some(Ends { from, included: *included, by, moved_by }),
        _ => None,
    }
}

impl Ends<'_> {
    /// What is wrong with it, if it has no day for certain.
    fn without_a_day(&self) -> Option<Message> {
        let told = |from: &str, by: &str, counted_from| Message::WindowEndsFirst {
            from: from.to_owned(),
            by: by.to_owned(),
            counted_from,
        };
        match (anchor(self.from), anchor(self.by)) {
            (None, None) => {
                let (from, by) = (reckon(self.from, None)?, reckon(self.by, None)?);
                let by = self.moved_by.map_or(by, |calendar| calendar.next_working_day(by));
                self.is_empty(from, by).then(|| told(&from.to_string(), &by.to_string(), None))
            }
            (Some(one), Some(other)) if one == other => {
                let example = Date::new(2024, 1, 1).ok()?;
                self.empty_for_all_dates(example, 0).then_some(())?;
                if let Some(calendar) = self.moved_by {
                    let held = calendar.between(Date::MIN, Date::MAX);
                    let further = held.stretches().iter().map(|stretch| stretch.days()).max().unwrap_or(0);
                    self.empty_for_all_dates(example, further).then_some(())?;
                }
                let (from, by) = (reckon(self.from, Some(example))?, reckon(self.by, Some(example))?);
                Some(told(&from.to_string(), &by.to_string(), Some(example.to_string())))
            }
            _ => None,
        }
    }

    fn is_empty(&self, from: Date, by: Date) -> bool {
        by < from || (by == from && !self.included)
    }

    /// Whether there is no day, whatever the date is that both ends are counted from, if the last may move so far.
    fn empty_for_all_dates(&self, first: Date, further: i64) -> bool {
        (0..ALL_DATES).all(|days| {
            let Ok(date) = first.plus_days(days) else { return false };
            match (reckon(self.from, Some(date)), reckon(self.by, Some(date))) {
                (Some(from), Some(by)) => by.plus_days(further).is_ok_and(|by| self.is_empty(from, by)),
                _ => false,
            }
        })
    }
}

/// A date as it is counted from another, one step back.
enum Step<'m> {
    Length { from: &'m Expression, length: Duration },
    Boundary { from: &'m Expression },
}

fn step(date: &Expression) -> Option<Step<'_>> {
    match &*date.kind {
        ExpressionKind::Shift { date: from, length, .. } => {
            // Which days are working days hangs on a calendar, and that does not come again.
            let length = constant_duration(length).filter(|length| length.working_days == 0)?;
            Some(Step::Length { from, length })
        }
        ExpressionKind::Boundary { of: from, .. } => Some(Step::Boundary { from }),
        _ => None,
    }
}

/// The date that something is counted from; none if that is always the same day.
fn anchor(date: &Expression) -> Option<&Expression> {
    match step(date) {
        Some(Step::Length { from, .. } | Step::Boundary { from }) => anchor(from),
        None => (!matches!(&*date.kind, ExpressionKind::Constant(_))).then_some(date),
    }
}

/// The day that something comes to, if this is the one that it is counted from.
fn reckon(date: &Expression, counted_from: Option<Date>) -> Option<Date> {
    match (&*date.kind, step(date)) {
        (ExpressionKind::Constant(Value::Date(date)), _) => Some(*date),
        (ExpressionKind::Shift { earlier, conventions, .. }, Some(Step::Length { from, length })) => {
            let from = reckon(from, counted_from)?;
            let counted =
                if *earlier { from.minus(length, conventions.months) } else { from.plus(length, conventions.months) };
            counted.ok().map(|counted| counted.date)
        }
        (ExpressionKind::Boundary { boundary, .. }, Some(Step::Boundary { from })) => {
            boundary.of(reckon(from, counted_from)?).ok()
        }
        _ => counted_from,
    }
}
