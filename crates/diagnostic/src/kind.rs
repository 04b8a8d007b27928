//! What kinds of values are called in messages.

use crate::Language;

/// The type of a value, as messages name it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeWord {
    /// yes/no, also what a condition gives.
    YesNo,
    /// A civil date.
    Date,
    /// A number without a unit.
    Number,
    /// A number without decimals.
    WholeNumber,
    /// An amount in a currency.
    Money,
    /// Hours.
    Hours,
    /// A rate of hours a week.
    HoursAWeek,
    /// Percent.
    Percent,
    /// Days, weeks, months or years.
    Duration,
    /// Text in quotes.
    Text,
    /// A value of a category.
    Category(String),
    /// A value of a list that is written out where it is used.
    OneOf(Vec<String>),
    /// An actor.
    Actor,
    /// One event.
    Event(String),
    /// A list of events.
    Events(String),
    /// How a requirement stands.
    Status,
    /// A list of values.
    List,
    /// Values, each with its first day.
    ValuesOverTime,
    /// JSON `null`.
    Null,
    /// A JSON object.
    Object,
}

impl TypeWord {
    /// Its words with their article: "a date", "en dato".
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let fixed = match self {
            Self::YesNo => ("yes or no", "ja eller nej"),
            Self::Date => ("a date", "en dato"),
            Self::Number => ("a number", "et tal"),
            Self::WholeNumber => ("a whole number", "et helt tal"),
            Self::Money => ("an amount of money", "et beløb"),
            Self::Hours => ("a number of hours", "et antal timer"),
            Self::HoursAWeek => ("hours a week", "timer om ugen"),
            Self::Percent => ("a percentage", "en procentsats"),
            Self::Duration => ("a length of time", "en varighed"),
            Self::Text => ("a text", "en tekst"),
            Self::Actor => ("an actor", "en aktør"),
            Self::Status => ("the status of a requirement", "et kravs status"),
            Self::List => ("a list", "en liste"),
            Self::ValuesOverTime => {
                ("a list of values, each with its first day", "en liste af værdier, hver med sin første dag")
            }
            Self::Null => ("`null`", "`null`"),
            Self::Object => ("an object", "et objekt"),
            Self::Category(name) => {
                return language.pick((format!("a value of `{name}`"), format!("en værdi af `{name}`")));
            }
            Self::OneOf(values) => {
                let list = values.join("`, `");
                return language.pick((format!("one of `{list}`"), format!("en af `{list}`")));
            }
            Self::Event(name) => {
                return language.pick((format!("an event `{name}`"), format!("en hændelse `{name}`")));
            }
            Self::Events(name) => {
                return language
                    .pick((format!("a list of events `{name}`"), format!("en liste af hændelser `{name}`")));
            }
        };
        language.pick(fixed).to_owned()
    }
}

/// What was probably meant when a value is of the wrong type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeHint {
    /// A number stands where a length of time is needed: `6` for `6 months`.
    AddUnit,
    /// A number stands where money is needed: `600` for `600 DKK`.
    AddCurrency,
    /// A date stands where a condition is needed: `x is known`, `x <= today`.
    AskWhetherKnown,
    /// A list of events stands where a number is needed: `number of x`.
    CountEvents {
        /// The list.
        events: String,
    },
    /// A list of events stands where a condition is needed: `there are x where …`.
    AskWhetherAny {
        /// The list.
        events: String,
    },
    /// A list of events stands where a date is needed: `date of latest x`.
    DateOfLatest {
        /// The list.
        events: String,
    },
    /// Two dates are subtracted where a length is needed: `whole months from x to y`.
    WholeUnitsFrom,
    /// Something else than dates is compared with the words of dates: `is before`, `is no later than`.
    WordsOfDates,
    /// A text in quotes stands where a name is needed.
    DropQuotes {
        /// The name without quotes.
        name: String,
    },
    /// A value of a category stands where a condition is needed: `x is value`.
    CompareWithValue {
        /// The fact.
        name: String,
    },
    /// A requirement stands where a condition is needed: `status of x is …`.
    AskStatus {
        /// The requirement.
        requirement: String,
    },
}

impl TypeHint {
    /// What to do.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        language.pick(match self {
            Self::AddUnit => {
                ("say the unit: `6 months`, `2 weeks`".to_owned(), "skriv enheden: `6 måneder`, `2 uger`".to_owned())
            }
            Self::AddCurrency => ("say the currency: `600 DKK`".to_owned(), "skriv valutaen: `600 kr.`".to_owned()),
            Self::AskWhetherKnown => (
                "to ask whether there is a date, write `… is known`; to ask whether it has passed, `… <= today`"
                    .to_owned(),
                "skriv `… er kendt` for at spørge, om der er en dato, eller `… <= i dag` for at spørge, om den er nået"
                    .to_owned(),
            ),
            Self::CountEvents { events } => (
                format!("to count them, write `number of {events}`"),
                format!("skriv `antal {events}` for at tælle dem"),
            ),
            Self::AskWhetherAny { events } => (
                format!("to ask whether there is one, write `there are {events} where …`"),
                format!("skriv `der er {events} hvor …` for at spørge, om der er nogen"),
            ),
            Self::DateOfLatest { events } => (
                format!("for a date, write `date of latest {events}` or `date of first {events}`"),
                format!("skriv `dato for seneste {events}` eller `dato for første {events}` for at få en dato"),
            ),
            Self::WholeUnitsFrom => (
                "the time between two dates is written `whole months from A to B`".to_owned(),
                "tiden mellem to datoer skrives `hele måneder fra A til B`".to_owned(),
            ),
            Self::WordsOfDates => (
                "these are words of dates: of anything else write `is under`, `is at most`, `is more than` or `is at least`"
                    .to_owned(),
                "det er ord om datoer: om alt andet skrives `er under`, `er højst`, `er mere end` eller `er mindst`".to_owned(),
            ),
            Self::DropQuotes { name } => (
                format!("a name stands without quotes: `{name}`"),
                format!("et navn står uden anførselstegn: `{name}`"),
            ),
            Self::CompareWithValue { name } => (
                format!("say which value is meant: `{name} is …`"),
                format!("skriv, hvilken værdi der menes: `{name} er …`"),
            ),
            Self::AskStatus { requirement } => (
                format!("to ask how the requirement stands, write `status of {requirement} is overdue`"),
                format!("skriv `status for {requirement} er overskredet` for at spørge, hvordan det står med kravet"),
            ),
        })
    }
}

/// A unit of time, as messages name it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum DurationUnit {
    /// Days.
    Days,
    /// Working days.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Calendar months.
    CalendarMonths,
    /// Years.
    Years,
    /// Hours.
    Hours,
}

impl DurationUnit {
    /// The plural: "weeks", "uger".
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::Days => ("days", "dage"),
            Self::WorkingDays => ("working days", "arbejdsdage"),
            Self::Weeks => ("weeks", "uger"),
            Self::Months => ("months", "måneder"),
            Self::CalendarMonths => ("calendar months", "kalendermåneder"),
            Self::Years => ("years", "år"),
            Self::Hours => ("hours", "timer"),
        })
    }
}

/// Why a text is not a date.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum DateFault {
    /// It is not written year-month-day.
    NotIso,
    /// The calendar has no such day.
    NoSuchDay,
    /// It lies before or after the years that are handled.
    OutOfRange,
}

impl DateFault {
    /// The reason in words.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::NotIso => ("a date is written year-month-day", "en dato skrives år-måned-dag"),
            Self::NoSuchDay => ("the calendar has no such day", "dagen findes ikke i kalenderen"),
            Self::OutOfRange => ("the year is out of range", "årstallet ligger uden for det mulige"),
        })
    }
}

/// Why a file cannot be read as the snapshot of a case.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum SnapshotFault {
    /// It does not begin with a line `---`.
    NoHead,
    /// The line `---` that ends its head is not there.
    HeadWithoutEnd,
    /// A line of its head, counted in the file, is no `key: value`.
    HeadLine(usize),
    /// It stands for a binary file.
    Binary,
    /// The marks of a merge stand in it; the line of the first.
    MergeMarks(usize),
    /// It is not UTF-8 text.
    NotUtf8,
}

impl SnapshotFault {
    /// The reason in words.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        language.pick(match self {
            Self::NoHead => {
                ("it does not begin with a line `---`".to_owned(), "filen begynder ikke med en linje `---`".to_owned())
            }
            Self::HeadWithoutEnd => (
                "its head has no end, a second line `---`".to_owned(),
                "hovedet slutter ikke med endnu en linje `---`".to_owned(),
            ),
            Self::HeadLine(line) => (
                format!("line {line} of its head is no `key: value`"),
                format!("linje {line} i hovedet er ikke `nøgle: værdi`"),
            ),
            Self::Binary => {
                ("its head says that it is binary".to_owned(), "hovedet siger, at filen er binær".to_owned())
            }
            Self::MergeMarks(line) => (
                format!("the marks of a merge stand in line {line}"),
                format!("der står mærker fra en fletning i linje {line}"),
            ),
            Self::NotUtf8 => ("it is not UTF-8 text".to_owned(), "filen er ikke UTF-8-tekst".to_owned()),
        })
    }
}

/// Why a stored plan cannot be used.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PlanFault {
    /// It is none.
    NoPlan {
        /// What the reader of it says, in English.
        detail: String,
    },
    /// It contradicts itself.
    Contradiction {
        /// Where, in English.
        what: String,
    },
}

/// Why a line of the list of accepted changes cannot be read.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum AcceptedLineFault {
    /// It is no entry.
    NoEntry,
    /// An entry without a reason below it.
    NoReason,
    /// A reason below no entry.
    NothingAbove,
}

impl AcceptedLineFault {
    /// The reason in words.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::NoEntry => ("it is not `RULE: before → after`", "den er ikke `REGEL: før → efter`"),
            Self::NoReason => ("the entry has no reason below it", "der står ingen grund under den"),
            Self::NothingAbove => ("the reason belongs to no entry", "grunden hører ikke til nogen ændring"),
        })
    }
}
