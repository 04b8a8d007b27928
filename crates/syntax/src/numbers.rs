//! What a run of digits with dots, commas, hyphens and slashes between them means, and what it is refused for.

use hjemmel_diagnostic::{Advice, Message};
use hjemmel_value::{Date, DateError, Decimal, NumberError};

/// What a run of digits is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Digits {
    /// `160.33`
    Number(Decimal),
    /// `2020-01-31`
    Date(Date),
}

/// A refusal, and the text to write instead if there is only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) message: Message,
    pub(crate) fix: Option<String>,
}

pub(crate) type Judged<T> = Result<T, Box<Refused>>;

impl From<Message> for Box<Refused> {
    fn from(message: Message) -> Self {
        Box::new(Refused { message, fix: None })
    }
}

/// Judges a run of digits, perhaps with a minus before it.
pub(crate) fn judge(text: &str) -> Judged<Digits> {
    let plain = text.replace('–', "-");
    let unsigned = plain.strip_prefix('-').unwrap_or(&plain);
    let separators: String = unsigned.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<&str> = unsigned.split(['.', ',', '-', '/']).collect();
    match separators.as_str() {
        "" => number(&plain),
        "." => match parts.as_slice() {
            [whole, decimals] if reads_as_thousands(whole, decimals) => Err(thousands(&plain, whole, decimals)),
            _ => number(&plain),
        },
        "," => match parts.as_slice() {
            [whole, decimals] => Err(decimal_comma(format!("{whole}.{decimals}"))),
            _ => Err(Message::BadNumber.into()),
        },
        "--" if unsigned.len() == plain.len() => date(&plain, &parts),
        "--" | "//" | ".." | "-/" | "/-" => match dotted_thousands(&separators, &parts) {
            Some(refused) => Err(refused),
            None => Err(not_iso(&plain, &parts)),
        },
        _ => Err(long(unsigned, &separators, &parts)),
    }
}

/// Reads a date that must stand there.
pub(crate) fn judge_date(text: &str) -> Judged<Date> {
    match judge(text)? {
        Digits::Date(date) => Ok(date),
        Digits::Number(_) => Err(Message::DateNotIso { text: text.to_owned(), fixed: None }.into()),
    }
}

/// Reads a number that must stand there.
pub(crate) fn judge_number(text: &str) -> Judged<Decimal> {
    match judge(text)? {
        Digits::Number(number) => Ok(number),
        Digits::Date(_) => Err(Message::BadNumber.into()),
    }
}

fn number(text: &str) -> Judged<Digits> {
    match Decimal::parse(text) {
        Ok(number) => Ok(Digits::Number(number)),
        Err(NumberError::Overflow | NumberError::NotExact) => Err(Message::NumberTooLong.into()),
        Err(_) => Err(Message::BadNumber.into()),
    }
}

/// `10.000` is ten in programs and ten thousand in Denmark.
fn reads_as_thousands(whole: &str, decimals: &str) -> bool {
    (1..=3).contains(&whole.len()) && !whole.starts_with('0') && decimals.len() == 3
}

fn thousands(text: &str, whole: &str, decimals: &str) -> Box<Refused> {
    let zeros = decimals.bytes().all(|b| b == b'0');
    let as_decimal = if zeros { format!("{whole}.0") } else { format!("{whole}.{decimals}0") };
    Message::ThousandsMark { text: text.to_owned(), fixed_a: format!("{whole}{decimals}"), fixed_b: as_decimal }.into()
}

fn decimal_comma(fixed: String) -> Box<Refused> {
    Box::new(Refused { message: Message::DecimalComma { fixed: fixed.clone() }, fix: Some(fixed) })
}

/// `10.000.000`: no date, since its last part is no year.
fn dotted_thousands(separators: &str, parts: &[&str]) -> Option<Box<Refused>> {
    let (first, rest) = parts.split_first()?;
    let groups = separators.bytes().all(|b| b == b'.') && rest.iter().all(|part| part.len() == 3) && first.len() <= 3;
    groups.then(|| {
        let joined = parts.concat();
        let text = parts.join(".");
        Message::ThousandsMark { text, fixed_b: format!("{joined}.0"), fixed_a: joined }.into()
    })
}

/// Longer runs: thousands with a decimal comma, thousands of many groups, or nothing.
fn long(text: &str, separators: &str, parts: &[&str]) -> Box<Refused> {
    if let Some((decimals, whole)) = parts.split_last()
        && separators.strip_suffix(',').is_some_and(|dots| dots.bytes().all(|b| b == b'.'))
    {
        return decimal_comma(format!("{}.{decimals}", whole.concat()));
    }
    if separators.bytes().all(|b| b == b'-' || b == b'/') && separators.len() == 1 && text.contains('-') {
        let [low, high] = parts else { return Message::BadNumber.into() };
        // From the greater to the smaller is no range.
        let ends = (Decimal::parse(low).ok(), Decimal::parse(high).ok());
        if !matches!(ends, (Some(low), Some(high)) if low < high) {
            return Message::MinusNeedsBlanks.into();
        }
        let advice = Advice::Between { low: (*low).to_owned(), high: (*high).to_owned() };
        return Message::SaidOtherwise { found: text.to_owned(), advice }.into();
    }
    dotted_thousands(separators, parts).unwrap_or_else(|| Message::BadNumber.into())
}

fn date(text: &str, parts: &[&str]) -> Judged<Digits> {
    match Date::parse(text) {
        Ok(date) => Ok(Digits::Date(date)),
        Err(DateError::NoSuchDay { .. }) => Err(Message::NoSuchDate { text: text.to_owned() }.into()),
        Err(DateError::OutOfRange { .. }) => Err(Message::DateOutOfRange { text: text.to_owned() }.into()),
        Err(_) => Err(not_iso(text, parts)),
    }
}

fn not_iso(text: &str, parts: &[&str]) -> Box<Refused> {
    let fixed = match parts {
        [year, month, day] if year.len() == 4 => iso(year, month, day),
        [day, month, year] if year.len() == 4 => iso(year, month, day).or_else(|| iso(year, day, month)),
        _ => None,
    };
    Box::new(Refused { message: Message::DateNotIso { text: text.to_owned(), fixed: fixed.clone() }, fix: fixed })
}

/// The date as it is to be written, if there is such a day.
pub(crate) fn iso(year: &str, month: &str, day: &str) -> Option<String> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

/// The number of a month from its name in Danish or English, whole or its first three letters.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let starts = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let first: String = word.chars().take(3).collect();
    let known = match first.as_str() {
        "may" => Some(4),
        "oct" => Some(9),
        other => starts.iter().position(|start| *start == other),
    };
    u32::try_from(known?.saturating_add(1)).ok()
}
