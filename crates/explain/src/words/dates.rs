//! Dates as they are read aloud.

use hjemmel_value::{Date, Language, Weekday};

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DANISH_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// `Thursday 10 October 2024`, `torsdag den 10. oktober 2024`.
pub(crate) fn day(date: Date, language: Language) -> String {
    let months = language.pick((&ENGLISH_MONTHS, &DANISH_MONTHS));
    let month = usize::try_from(date.month()).ok().and_then(|month| months.get(month.checked_sub(1)?)).unwrap_or(&"");
    let weekday = weekday(date, language);
    match language {
        Language::English => format!("{weekday} {} {month} {}", date.day(), date.year()),
        Language::Danish => format!("{weekday} den {}. {month} {}", date.day(), date.year()),
    }
}

/// `Thu 2024-10-10`, `tor 2024-10-10`: for columns.
pub(crate) fn short_day(date: Date, language: Language) -> String {
    let weekday: String = weekday(date, language).chars().take(3).collect();
    format!("{weekday} {date}")
}

fn weekday(date: Date, language: Language) -> &'static str {
    language.pick(match date.weekday() {
        Weekday::Monday => ("Monday", "mandag"),
        Weekday::Tuesday => ("Tuesday", "tirsdag"),
        Weekday::Wednesday => ("Wednesday", "onsdag"),
        Weekday::Thursday => ("Thursday", "torsdag"),
        Weekday::Friday => ("Friday", "fredag"),
        Weekday::Saturday => ("Saturday", "lørdag"),
        Weekday::Sunday => ("Sunday", "søndag"),
    })
}
