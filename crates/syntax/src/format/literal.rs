//! Values and quoted texts as they are written in a rulebook.

use super::words::Word;
use hjemmel_diagnostic::Language;
use hjemmel_value::{Decimal, Duration, Money};

/// Text in quotes, those inside it doubled.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A number.
pub(super) fn decimal(number: &Decimal) -> String {
    unmistakable(&number.to_string())
}

/// An amount with its currency.
pub(super) fn money(money: &Money) -> String {
    let text = money.to_string();
    match text.split_once(' ') {
        Some((amount, currency)) => format!("{} {currency}", unmistakable(amount)),
        None => text,
    }
}

/// A number of hours.
pub(super) fn hours(number: &Decimal, language: Language) -> String {
    let number = decimal(number);
    let unit = if number == "1" { Word::Hour } else { Word::Hours };
    format!("{number} {}", unit.spelling(language))
}

/// A share in percent.
pub(super) fn percent(number: &Decimal, language: Language) -> String {
    format!("{} {}", decimal(number), Word::Percent.spelling(language))
}

/// One to three digits, a point and exactly three digits are refused as a thousands mark: a naught more tells the
/// reader that this is a fraction.
fn unmistakable(number: &str) -> String {
    let digits = number.trim_start_matches('-');
    match digits.split_once('.') {
        Some((whole, fraction)) if fraction.len() == 3 && whole.len() <= 3 && whole != "0" => format!("{number}0"),
        _ => number.to_owned(),
    }
}

/// The parts of a duration that are not nought, each with its unit; `0 days` if all are.
pub(super) fn parts(duration: Duration) -> Vec<(u32, TimeUnit)> {
    let all = [
        (duration.years, TimeUnit::Year),
        (duration.months, TimeUnit::Month),
        (duration.calendar_months, TimeUnit::CalendarMonth),
        (duration.weeks, TimeUnit::Week),
        (duration.days, TimeUnit::Day),
        (duration.working_days, TimeUnit::WorkingDay),
    ];
    let parts: Vec<_> = all.into_iter().filter(|(count, _)| *count > 0).collect();
    if parts.is_empty() { vec![(0, TimeUnit::Day)] } else { parts }
}

/// A unit of calendar time.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day.
    Day,
    /// A whole calendar month.
    CalendarMonth,
    /// A working day.
    WorkingDay,
}

impl TimeUnit {
    /// The word for one.
    pub(super) fn one(self) -> Word {
        match self {
            TimeUnit::Year => Word::Year,
            TimeUnit::Month => Word::Month,
            TimeUnit::Week => Word::Week,
            TimeUnit::Day => Word::Day,
            TimeUnit::CalendarMonth => Word::CalendarMonth,
            TimeUnit::WorkingDay => Word::WorkingDay,
        }
    }

    /// The word for several.
    pub(super) fn many(self) -> Word {
        match self {
            TimeUnit::Year => Word::Years,
            TimeUnit::Month => Word::Months,
            TimeUnit::Week => Word::Weeks,
            TimeUnit::Day => Word::Days,
            TimeUnit::CalendarMonth => Word::CalendarMonths,
            TimeUnit::WorkingDay => Word::UnitWorkingDays,
        }
    }

    /// The word for so many.
    pub(super) fn counted(self, count: u32) -> Word {
        if count == 1 { self.one() } else { self.many() }
    }

    /// The word for one behind an article or a number of order: *hver 3. hele kalendermåned*.
    pub(super) fn each(self) -> Word {
        if self == TimeUnit::CalendarMonth { Word::EachCalendarMonth } else { self.one() }
    }

    /// The words for a window of one of it, for which there is one.
    pub(super) fn in_the_one(self) -> Option<Word> {
        match self {
            TimeUnit::Year => Some(Word::InTheYear),
            TimeUnit::Month => Some(Word::InTheMonth),
            TimeUnit::Week => Some(Word::InTheWeek),
            TimeUnit::Day => Some(Word::InTheDay),
            TimeUnit::CalendarMonth | TimeUnit::WorkingDay => None,
        }
    }

    /// Whether the Danish word is neuter: *hvert år*, but *hver måned*.
    pub(super) fn is_neuter(self) -> bool {
        self == TimeUnit::Year
    }
}
