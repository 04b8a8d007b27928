//! English: situations and evaluation.

use crate::Language::English;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};
use crate::{Message, PlanFault, TypeWord};
use hjemmel_value::Decimal;

pub(super) fn text(message: &Message) -> Option<Text> {
    situation(message).or_else(|| evaluation(message))
}

fn situation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::WrongType { path, fact, expected, found } => {
            let (wanted, given) = (expected.text(English), found.text(English));
            let text = Text::new(if path == fact {
                format!("{} must be {wanted}, and this is {given}", q(fact))
            } else {
                format!("{} must be {wanted}, and at {} stands {given}", q(fact), q(path))
            });
            match expected {
                TypeWord::YesNo => text.help("write `true` or `false`, without quotes"),
                TypeWord::Date => text.help("write a date as in \"2020-01-31\", in quotes"),
                _ => text,
            }
        }
        Message::UnknownFact { path, name } => {
            let text = if path == name {
                Text::new(format!("the rulebook has no fact {}", q(name)))
            } else {
                Text::new(format!("the rulebook has no fact {}, which is given at {}", q(name), q(path)))
            };
            text.help("correct the spelling, or leave it out")
        }
        Message::NullNotOptional { path, fact } => {
            let text = if path == fact {
                Text::new(format!("{} cannot be absent, and `null` stands there", q(fact)))
            } else {
                Text::new(format!("{} cannot be absent, and at {} stands `null`", q(fact), q(path)))
            };
            text.help("leave it out if it is not known: `null` says that it is known to be absent")
        }
        Message::InexactNumber { path, text } => {
            Text::new(format!("the number {} at {} is not exact", q(text), q(path)))
                .help(if Decimal::parse(text).is_ok() { "give it as a text, such as \"160.33\", or with at most 15 digits" } else { "give a number of at most 28 digits, decimals included" })
        }
        Message::BadDate { path, text, why } => {
            Text::new(format!("{} at {} is not a date: {}", q(text), q(path), why.text(English)))
                .help("write a date as in `2020-01-31`")
        }
        Message::UnknownValue { path, value, allowed } => {
            Text::new(format!("{} at {} is not one of the values", q(value), q(path)))
                .help(format!("the values are {}", list(allowed, English)))
        }
        Message::MissingEventDate { path, field } => Text::new(format!("the event at {} has no {}", q(path), q(field)))
            .help("give its date: an event without one cannot be placed in time"),
        Message::UnknownGivenField { path, field, fact, known } => {
            Text::new(format!("{} has no field {}, which is given at {}", q(fact), q(field), q(path)))
                .help(format!("correct the spelling, or leave it out; the fields are {}", list(known, English)))
        }
        Message::NotAnObject { path } if path.is_empty() => {
            Text::new("a situation is an object of facts: `{ \"fact\": value, … }`")
        }
        Message::NotAnObject { path } => Text::new(format!("at {} there must be an object: `{{ … }}`", q(path))),
        Message::BadJson { line, column, detail } => {
            Text::new(format!("the situation cannot be read as JSON: line {line}, column {column}"))
                .note(format!("the reader says: {detail}"))
        }
        Message::PeriodEndsBeforeItStarts { path } => {
            Text::new(format!("the period at {} ends before it starts", q(path))).help("check the two dates")
        }
        Message::TooManyEvents { limit } => Text::new("the situation has too many events")
            .help("leave out what cannot matter any more, or have the limit on events raised")
            .note(format!("{limit} are allowed")),
        Message::UnknownProposal { name } => Text::new(format!("the rulebook has no proposal {}", q(name)))
            .help("only what is marked `proposed` can be switched on"),
        Message::BadAsOf { text } => {
            Text::new(format!("{} is not a date to evaluate on", q(text))).help("write a date as in `2020-01-31`")
        }
        Message::PeriodsOverlap { path, other } => {
            Text::new(format!("{} shares a day with number {other} of the list", q(path)))
                .help("no two periods of this event may overlap: end the earlier on the day before, or leave one out")
        }
        Message::RateOfZero { path, field } => {
            Text::new(format!("{} is zero hours a week, and a date hangs on what {} adds up to", q(path), q(field)))
                .help("leave the period out, or give its hours")
        }
        Message::RateBelowZero { path } => Text::new(format!("{} is below zero hours a week", q(path)))
            .help("give the hours of the period, or leave it out"),
        Message::WindowEndsFirstInRule { rule, from, by } => {
            Text::new(format!("the window of {} has no day: it begins on {from} and ends on {by}", q(rule)))
                .help("one of the two dates that were given is wrong")
        }
        Message::MissingFirstDay { path } => Text::new(format!("the value of {} has no first day", q(path)))
            .help("a fact over time is given as values, each from a day on until the next: `\"from\": \"2020-01-31\"`, in an example `from 2020-01-31`"),
        Message::TwoValuesOfOneDay { path, day } => {
            Text::new(format!("{} has two values from {day} on", q(path))).help("keep one of the two")
        }
        Message::CountsFromLaterDay { path, on, from } => {
            Text::new(format!("the judgement of {} is of {on} and is to count from {from}", q(path.strip_suffix(".from").unwrap_or(path))))
                .help("a judgement counts from its own day, or from an earlier one that it is made for")
        }
        Message::SituationOfAnotherSet => {
            Text::new("the situation was read for another rulebook set, in which the facts are declared otherwise")
                .help("read it again for the set that is to evaluate it")
        }
        Message::UnwritableOutput { why } => Text::new(format!("what the command prints could not be written: {why}"))
            .help("see whether there is room where it goes; what is there already is not whole"),
        Message::NotSerialized { detail } => Text::new("the facts cannot be turned into JSON")
            .help("give a type that serde turns into an object, with texts for keys")
            .note(format!("the writer says: {detail}")),
        Message::GivenTwice { path } => Text::new(format!("{} is given twice", q(path))).help("keep one of the two"),
        _ => return None,
    })
}

fn evaluation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TooManySteps { limit } => Text::new("this case takes more steps than allowed")
            .help("give fewer events, or have the limit on evaluation steps raised")
            .note(format!("{limit} steps are allowed")),
        Message::DateOutOfRangeInRule { rule } => {
            Text::new(format!("the rule {} arrives at a date that is out of range", q(rule)))
                .help("check the dates of the situation and the lengths of time in the rule")
        }
        Message::DivisionByZero { rule } => Text::new(format!("the rule {} divides by zero", q(rule)))
            .help("put a condition before the division that excludes zero"),
        Message::InexactQuotient { rule } => {
            Text::new(format!("the rule {} divides, and the result is not exact", q(rule)))
                .help("write in the rule how to round: `rounded down`, `rounded up`, `rounded to …`")
        }
        Message::NumberOverflow { rule } => {
            Text::new(format!("the rule {} arrives at a number that is too large to be exact", q(rule)))
                .help("check the numbers of the situation")
        }
        Message::ProposalsCollide { a, b } => {
            Text::new(format!("the proposals {} and {} stand in for the same rule", q(a), q(b)))
                .help("switch on only one of them")
        }
        Message::TooManyReasons { limit } => Text::new(format!("the evaluation gives more than {limit} reasons"))
            .help("give the host a higher limit, or fewer events"),
        Message::NoEvaluationDate => {
            Text::new("there is no evaluation date").help("say on which day the situation is to be read")
        }
        Message::UnusablePlan { why: PlanFault::NoPlan { detail } } => Text::new("this is not a compiled plan")
            .help("give what `Rulebook::to_plan` wrote")
            .note(format!("the reader says: {detail}")),
        Message::UnusablePlan { why: PlanFault::Contradiction { what } } => {
            Text::new("the plan contradicts itself").help("compile the rulebooks again").note(what.clone())
        }
        Message::PlanOfAnotherVersion { written_by, read_by } => {
            Text::new(format!("the plan was written by version {written_by}, and this is version {read_by}"))
                .help("compile the rulebooks again with this version")
        }
        Message::PlanAltered => Text::new("the plan is not the one that its fingerprint names")
            .help("compile the rulebooks again, or take the plan as it was written: it was changed since"),
        _ => return None,
    })
}
