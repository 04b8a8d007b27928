//! English: types.

use crate::Language::English;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;
use crate::{DurationUnit, Message, TypeHint, WindowMeant};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TypeMismatch { expected, found, hint } => {
            let title = format!("{} is needed here, and this is {}", expected.text(English), found.text(English));
            with_hint(Text::new(title).label(format!("this is {}", found.text(English))), hint.as_ref())
        }
        Message::NotACondition { found, hint } => {
            let text = Text::new("this is neither true nor false, so it cannot be a condition")
                .label(format!("this is {}", found.text(English)));
            match hint {
                Some(_) => with_hint(text, hint.as_ref()),
                None => text.help("compare it with something: `… is …`, `… is at least …`"),
            }
        }
        Message::CannotCompare { left, right } => {
            Text::new(format!("{} cannot be compared with {}", left.text(English), right.text(English)))
                .help("compare only what is of the same kind")
        }
        Message::CannotCombine { operator, left, right } => {
            Text::new(format!("{} cannot join {} and {}", q(operator), left.text(English), right.text(English)))
                .help("a length of time is added to a date or a length, money to money, a number to a number")
        }
        Message::ComparedUnits { left, right } => {
            Text::new(format!("{} cannot be compared with {}", left.text(English), right.text(English)))
                .help(unit_help(*left, *right))
        }
        Message::CategoryMismatch { value, category, expected } => {
            Text::new(format!("{} is a value of {}, and one of {} is needed here", q(value), q(category), q(expected)))
                .help(format!("use a value of {}", q(expected)))
        }
        Message::DecisionHasNoStart { name } => {
            Text::new(format!("{} is the day of a decision, which has no start", q(name))).help("write the name alone")
        }
        Message::EffectAlone { effect } => {
            Text::new(format!("it has effect from {effect}, and nothing says from when it is law"))
                .help("add the day on which it comes into force: `from DATE`; if both are one day, write `from` alone")
        }
        Message::EffectAfterUntil { effect, until } => {
            Text::new(format!("it has effect from {effect}, and ends on {until}: it governs nothing"))
                .help("move the day of effect, or the last day")
        }
        Message::KeptAndTakenBack { requirement, on } => {
            Text::new(format!("which law of {on} is kept for {} is not settled", q(requirement)))
                .label("a later version has effect from before this day")
                .help("keep the law of a day before that effect")
        }
        Message::ListOverTime { fact } => Text::new(format!("{} is a list of events, which is not over time", q(fact)))
            .help("leave it out: its events have dates of their own"),
        Message::AccumulationWithoutWindow { name } => {
            Text::new(format!("{} adds up events, and nothing says over which days", q(name)))
                .label("a window of time is needed here")
                .help(format!(
                    "write {} or {}; if all of them so far are meant, ask for them here in the place of the name",
                    q(&format!("{name} in the last 12 months")),
                    q(&format!("{name} since DATE"))
                ))
        }
        Message::WindowOfNoAccumulation { name, meant } => Text::new(format!("no window of time belongs to {}", q(name)))
            .label("a window stands behind events, or behind a definition that adds them up and says none itself")
            .help(match meant {
                WindowMeant::Comparison => format!("to compare it write {}", q(&format!("{name} is between … and …"))),
                WindowMeant::Date => format!("write {}", q(&format!("{name} is at least today - 6 months"))),
                WindowMeant::Events => format!("write {}", q(&format!("number of {name} in the last 6 months"))),
                WindowMeant::Unclear => "leave the window out, or put it right behind the events".to_owned(),
            }),
        Message::OnDayOfNoFact { name, found } => {
            Text::new(format!("{} is no fact, and only a fact can be asked for on another day", q(name)))
                .label(format!("this is {}", found.text(English)))
                .help("write `on` behind the facts that it rests on")
        }
        Message::NeedsList { found } => Text::new("a list of events is needed here")
            .label(format!("this is {}", found.text(English)))
            .help("use a fact that is declared with `events`"),
        Message::FieldOutsideEvent { field, event } => {
            Text::new(format!("{} is a field of the event {}, and no event is meant here", q(field), q(event)))
                .help("say which event: `there are … where …`, `date of latest …`, or `for each … as NAME`")
        }
        Message::TodayInClock => Text::new("the start of this clock depends on `today`")
            .label("`today` moves, so the clock would never start")
            .help(
                "count from a date of the situation or from an event; of a fact over time, from what it is `on` a day",
            ),
        Message::UnconvertedRounding { value, step } => {
            Text::new(format!("{} cannot be rounded to {}", value.text(English), step.text(English)))
                .help("round to a step of the same kind: `rounded down to 100 DKK`")
        }
        Message::EventDateOptional { field, event } => {
            Text::new(format!("{} says when the event {} happened, so it cannot be optional", q(field), q(event)))
                .help("take `optional` out; only the last day of a period may be absent")
        }
        Message::NeedsPeriods { event } => {
            Text::new(format!("{} happens on a day, and only what lasts can cover days", q(event)))
                .help("declare the event as a period: `event … from FIELD until FIELD`")
        }
        Message::RateWithoutPeriod { field } => {
            Text::new(format!("there is no period over which the hours a week of {} could be added up", q(field)))
                .help("declare the field in an event that lasts, `event … from FIELD until FIELD`, or as plain `hours`")
        }
        Message::LengthNotGiven { unit } => {
            Text::new(format!("no fact can be a number of {}", unit.text(English)))
                .help("a length that is given has years, months, weeks and days; write the others in the rule, or as a parameter")
        }
        _ => return None,
    })
}

fn with_hint(text: Text, hint: Option<&TypeHint>) -> Text {
    match hint {
        Some(hint) => text.help(hint.text(English)),
        None => text,
    }
}

fn unit_help(left: DurationUnit, right: DurationUnit) -> &'static str {
    use DurationUnit::{CalendarMonths, Hours, WorkingDays};
    if [left, right].contains(&WorkingDays) {
        "how many days working days take depends on the calendar; compare dates instead"
    } else if [left, right].contains(&CalendarMonths) {
        "how long whole calendar months take depends on the day they are counted from; compare dates instead"
    } else if [left, right].contains(&Hours) {
        "hours are compared with hours only"
    } else {
        "a month has 28 to 31 days: compare weeks with days, and months with months or years"
    }
}
