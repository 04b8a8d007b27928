//! English: profiles of caseloads.

use crate::Language::English;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};

pub(super) fn text(message: &Message) -> Option<Text> {
    shape(message).or_else(|| numbers(message))
}

fn shape(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ProfileNotJson { line, column, detail } => {
            Text::new(format!("the profile cannot be read as JSON: line {line}, column {column}"))
                .help("see `hjemmel schema --caseload-profile` for what a profile looks like")
                .note(detail.clone())
        }
        Message::ProfileWrongType { path, expected, found } => {
            let (wanted, given) = (expected.text(English), found.text(English));
            Text::new(format!("{} must be {wanted}, and this is {given}", q(path)))
        }
        Message::ProfileMissing { path, key } => Text::new(format!("{} has no {}", q(path), q(key)))
            .help("see `hjemmel schema --caseload-profile` for what a profile looks like"),
        Message::ProfileUnknownKey { path, key } => Text::new(format!("a profile has no {} at {}", q(key), q(path)))
            .help("correct the spelling, or leave it out"),
        Message::ProfileUnknownFact { path, fact } => {
            Text::new(format!("the rulebook has no {}, which {} draws", q(fact), q(path)))
                .help("correct the spelling, or leave it out: a fact that is not drawn is not known")
        }
        Message::ProfileNotOneDistribution { path, found } => Text::new(if *found == 0 {
            format!("{} does not say how it is drawn", q(path))
        } else {
            format!("{} says in {found} ways how it is drawn", q(path))
        })
        .help("give one of `value`, `choices`, `date`, `number` and `events`"),
        Message::ProfileValueRefused { path } => {
            Text::new(format!("the rulebook does not take the value at {}", q(path)))
        }
        Message::ProfileSituationRefused { number } => {
            Text::new(format!("the rulebook does not take situation {number}, which the profile made"))
                .help("two facts of the profile do not go together; change how one of them is drawn")
        }
        _ => return None,
    })
}

fn numbers(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ProfileNoWeight { path } => Text::new(format!("no weight at {} is above zero", q(path)))
            .help("give at least one a weight of 1 or more, or nothing can be drawn"),
        Message::ProfileRangeBackwards { path, from, to } => {
            Text::new(format!("the range at {} ends before it begins: from {from} to {to}", q(path)))
                .help("write the earlier or smaller end first; a length with a minus counts back")
        }
        Message::ProfileNoLength { path, text } => {
            Text::new(format!("{} at {} is not a length of time", q(text), q(path)))
                .help("write it as in `P18Y`, `P3M`, `P2W` or `-P10D`")
        }
        Message::ProfileNoSource { path } => Text::new(format!("{} does not say where its numbers come from", q(path)))
            .help("add a `source`: a public source by name, or \"assumed, no source\""),
        Message::ProfileCircle { path, facts } => {
            Text::new(format!("dates at {} are counted from each other: {}", q(path), list(facts, English)))
                .help("count one of them from the day of the profile, by leaving out `relative_to`")
        }
        Message::ProfileUnknownAnchor { path, name } => {
            Text::new(format!("{} is counted from {}, which is not drawn", q(path), q(name)))
                .help("draw that fact too, or count from the day of the profile, by leaving out `relative_to`")
        }
        Message::ProfileOutOfBounds { path, least, most } => {
            Text::new(format!("the number at {} must be from {least} to {most}", q(path)))
        }
        Message::ProfileNoDate { path, text } => {
            Text::new(format!("{} at {} is not a date", q(text), q(path))).help("write a date as in \"2025-06-16\"")
        }
        Message::ProfileDateOutOfRange { path } => {
            Text::new(format!("{} leads to a date that the calendar does not have", q(path)))
                .help("give a shorter length of time")
        }
        _ => return None,
    })
}
