//! Lines of a calendar, and the days of a week.

use super::literal::TimeUnit;
use super::printer::Printer;
use super::words::Word;
use hjemmel_value::{CalendarDays, Weekday, Weekdays};

const MONTHS: [[&str; 2]; 12] = [
    ["January", "januar"],
    ["February", "februar"],
    ["March", "marts"],
    ["April", "april"],
    ["May", "maj"],
    ["June", "juni"],
    ["July", "juli"],
    ["August", "august"],
    ["September", "september"],
    ["October", "oktober"],
    ["November", "november"],
    ["December", "december"],
];

impl Printer<'_> {
    /// Which days a line names.
    pub(super) fn calendar_days(&mut self, days: CalendarDays) {
        match days {
            CalendarDays::Weekly(weekdays) => {
                self.word(Word::Weekly);
                self.weekdays(weekdays);
            }
            CalendarDays::Easter(offset) => {
                if offset != 0 {
                    let count = offset.unsigned_abs();
                    self.text(&count.to_string());
                    self.word(TimeUnit::Day.counted(count));
                    self.word(if offset < 0 { Word::Before } else { Word::After });
                }
                self.word(Word::Easter);
            }
            CalendarDays::Yearly { month, day } => {
                self.word(Word::On);
                let place = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
                let [english, danish] = place.copied().unwrap_or_default();
                if self.is_danish() {
                    self.text(&format!("{day}. {danish}"));
                } else {
                    self.text(&format!("{day} {english}"));
                }
            }
            CalendarDays::Span { first, last } => {
                self.word(Word::Days);
                self.day(first);
                self.word(Word::To);
                self.day(last);
            }
        }
    }

    /// `monday to friday`
    pub(super) fn weekdays(&mut self, weekdays: Weekdays) {
        self.word(weekday(weekdays.first()));
        if weekdays.last() != weekdays.first() {
            self.word(Word::To);
            self.word(weekday(weekdays.last()));
        }
    }
}

fn weekday(day: Weekday) -> Word {
    match day {
        Weekday::Monday => Word::Monday,
        Weekday::Tuesday => Word::Tuesday,
        Weekday::Wednesday => Word::Wednesday,
        Weekday::Thursday => Word::Thursday,
        Weekday::Friday => Word::Friday,
        Weekday::Saturday => Word::Saturday,
        Weekday::Sunday => Word::Sunday,
    }
}
