//! English: numbers, dates and citations.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    number(message).or_else(|| citation(message))
}

fn number(message: &Message) -> Option<Text> {
    Some(match message {
        Message::DateNotIso { text, fixed } => {
            let right = fixed.as_deref().unwrap_or("2020-01-31");
            let help = match fixed {
                Some(_) => format!("write {}", q(right)),
                None => format!("write it as in {}", q(right)),
            };
            Text::new(format!("{} is not how a date is written", q(text)))
                .label("year, month, day, with hyphens")
                .help(help)
        }
        Message::NoSuchDate { text } => Text::new(format!("there is no day {}", q(text)))
            .label("not in the calendar")
            .help("check the month's number of days, and leap years"),
        Message::DateOutOfRange { text } => {
            Text::new(format!("the year of {} is out of range", q(text))).help("check the year")
        }
        Message::ThousandsMark { text, fixed_a, fixed_b } => {
            Text::new(format!("{} can be read as thousands or as decimals", q(text)))
                .label("which of the two?")
                .help(format!("write {} or {}", q(fixed_a), q(fixed_b)))
        }
        Message::DecimalComma { fixed } => {
            Text::new("decimals are written with a point, since a comma separates values")
                .help(format!("write {}; for two values, put a blank after the comma", q(fixed)))
        }
        Message::TwoNumbersInRow => Text::new("two numbers stand in a row")
            .label("what has this to do with the number before it?")
            .help("write large numbers without blanks (`10000`), and a list with commas"),
        Message::NumberTooLong => {
            Text::new("this number has too many digits to be exact").help("a number has at most 28 digits")
        }
        Message::MonthNameDate { fixed } => {
            Text::new("the month of a date is written as a number").help(format!("write {}", q(fixed)))
        }
        Message::NoWeekZero => Text::new("weeks are counted from 1")
            .help("the date is itself the first day of week 1, so its last day is 6 days later"),
        Message::NoMonthsInWindow => Text::new("a window of no months holds no day")
            .help("write how many whole months before the day count: `in the 9 preceding calendar months`"),
        Message::WeekdaysBackwards => Text::new("the days of a week run from monday to sunday")
            .help("write the earlier day first: `hours a week on monday to friday`"),
        Message::CoveredByYears => Text::new("covered time is counted in days, weeks or months")
            .help("write `months covered by …`; twelve months are compared with a year"),
        Message::NothingToReach => Text::new("a sum reaches this on every day")
            .label("no more than nothing")
            .help("write how much it must come to: `reaches 480.99 hours`, `reaches 12 months`"),
        Message::NoTimes => Text::new("what is owed no times is always met")
            .label("no times")
            .help("say how often: `at least 2 times within …`; what is not owed needs no line"),
        Message::ShareOutOfBounds { percent } => {
            Text::new(format!("{} per cent is a share that no group could keep, or none could break", q(percent)))
                .label("at least more than 0 and up to 100, at most 0 or more and under 100")
                .help("write the share that the law asks for: `at least 75 percent where …`")
        }
        Message::BadNumber => {
            Text::new("this is not a number").help("a number is digits, perhaps with a point and decimals: `160.33`")
        }
        _ => return None,
    })
}

fn citation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::CitationWithoutLaw => Text::new("this citation does not say which law")
            .help("put the law's short name before it: `lab § 31`")
            .note("the short name is given in the head: `law \"…\" as lab`"),
        Message::OneSignForMany => Text::new("one § stands for one section")
            .label("these are several")
            .help("write `§§` before a range or a list: `lab §§ 31-38`"),
        Message::TwoSignsForOne => Text::new("`§§` stands for several sections")
            .label("this is one")
            .help("write one `§`, or give the range: `lab §§ 31-38`"),
        Message::CitationLetterList => Text::new("after a comma a letter would be read as a name")
            .help("write `litra a og b`, or `litra a-c` for a range"),
        Message::NoCitation { text } => Text::new(format!("{} is not a citation", q(text)))
            .help("a citation names the law and the section: `lab § 31, stk. 5, nr. 2`, `lab kap. 7`"),
        Message::CitationMissingNumber => Text::new("the number is missing in this citation")
            .label("number of what?")
            .help("write the number after it: `§ 31`, `stk. 5`, `nr. 2`"),
        Message::CitationBackwards => {
            Text::new("this range of a citation runs backwards").help("write the lower number first: `§§ 31-38`")
        }
        Message::UnknownLaw { alias } => Text::new(format!("the rulebook names no law {}", q(alias)))
            .label("which law is this?")
            .help(format!("name it in the head of the rulebook: `law \"…\" as {alias}`")),
        Message::ChapterNotDescribed { law, chapter } => Text::new(format!(
            "the rulebook does not say which sections {} of {} has",
            q(&format!("kap. {chapter}")),
            q(law)
        ))
        .label("so it cannot be told what this touches")
        .help(format!("say it in the head: `{law} kap. {chapter} has §§ …`, or cite the sections themselves")),
        _ => return None,
    })
}
