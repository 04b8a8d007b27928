//! The values of hjemmel rulebooks: dates, durations, exact numbers, money, truth, citations.
//!
//! Everything here is a plain value: no clock, no files, no global state, and every operation that can
//! fail says so in its type. Errors carry a stable code (`code()`); their texts here are for developers.
//!
//! - [`Date`], [`Weekday`], [`Weekdays`]: civil dates from 1 March 1700 to the end of the year 9999.
//! - [`Duration`]: years, months, weeks and days, never mixed silently.
//! - [`MonthConvention`], [`Counted`], [`Moved`], [`whole_months`] and its sisters: counting time.
//! - [`CalendarDays`]: weekends, holidays, spans of dates.
//! - [`Stretch`], [`Stretches`]: the days that periods cover, each once.
//! - [`Decimal`], [`Rounding`]: exact numbers; nothing is rounded unless a rule says so.
//! - [`Money`], [`Currency`]: an amount with its currency.
//! - [`Truth`]: true, false or unknown.
//! - [`Value`], [`Kind`]: what a fact can hold, and the names of the types.
//! - [`printable`]: text of a file or a situation, safe for a terminal.
//! - [`Language`]: the languages of messages and keywords.
//! - [`Citation`] and its parts: places in the law.
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic,
        reason = "tests count with plain operators; an overflow there fails the test"
    )
)]

mod boundary;
mod calendar;
mod citation;
mod date;
mod duration;
mod holidays;
mod kind;
mod language;
mod money;
mod number;
mod printable;
mod rounding;
mod stretches;
mod text;
mod truth;
mod value;

pub use boundary::Boundary;
pub use calendar::{Counted, MonthConvention, Moved, whole_days, whole_months, whole_weeks, whole_years};
pub use citation::{
    Chapter, ChapterRange, Citation, CitationError, CitationErrorKind, Level, NumberRange, Ordinal, Part, Place, Range,
    SectionNumber, SectionRange,
};
pub use date::{Date, DateError, Weekday, Weekdays};
pub use duration::{Duration, DurationError};
pub use holidays::{CalendarDays, easter_sunday};
pub use kind::Kind;
pub use language::{Language, UnknownLanguage};
pub use money::{Currency, Money};
pub use number::{Decimal, JSON_NUMBER_KEY, NumberError};
pub use printable::printable;
pub use rounding::Rounding;
pub use stretches::{Stretch, Stretches};
pub use truth::Truth;
pub use value::Value;
